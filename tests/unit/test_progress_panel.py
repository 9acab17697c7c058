"""The status panel against golden figures, cut-offs, edges."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from labourtargets.errors import ProgressError
from labourtargets.progress import (
    agreement,
    attained,
    measure,
    panel,
    read_methods,
    remaining_pace,
)
from labourtargets.progress.methods import STATISTICS
from labourtargets.tables import read_table

METHODS = read_methods(read_table("progress_methods"))


def case(observed: float = 490.0, **changes: object) -> pd.DataFrame:
    row: dict[str, object] = {
        "statement_id": "d:1",
        "direction": "up",
        "baseline": 467.5,
        "baseline_year": 2020,
        "target": 550.0,
        "target_year": 2025,
        "observed": observed,
        "observed_year": 2022,
        "lower": 550.0,
        "upper": np.nan,
        "comparator": "at_least",
    }
    return pd.DataFrame([row | changes])


def labels(cases: pd.DataFrame) -> dict[str, str]:
    judged = panel(cases, METHODS)
    return dict(zip(judged["method"], judged["label"], strict=True))


GOLDEN = {
    478.0: {
        "statcan_eurostat": ".338",
        "unsd": ".324",
        "sdsn": ".318",
        "escap": "1.27",
        "pace": "-.273",
        "german_dns": ".781",
        "effort": "4.29",
    },
    490.0: {
        "statcan_eurostat": ".720",
        "unsd": ".707",
        "sdsn": ".682",
        "escap": "2.73",
        "pace": "-.127",
        "german_dns": ".438",
        "effort": "1.65",
    },
    500.5: {
        "statcan_eurostat": "1.050",
        "unsd": "1.054",
        "sdsn": "1.000",
        "escap": "4.00",
        "pace": "0.000",
        "german_dns": ".000",
        "effort": ".92",
    },
    465.0: {"statcan_eurostat": "-.081", "unsd": "-.075", "escap": "-.30", "german_dns": "1.044"},
}


@pytest.mark.parametrize("observed", GOLDEN)
def test_golden_panel_holds_to_the_printed_digits(observed: float) -> None:
    found = measure(case(observed)).iloc[0]
    for method, printed in GOLDEN[observed].items():
        decimals = len(printed.split(".")[1])
        # half up, as printed: .4375 is .438
        assert abs(found[method] - float(printed)) <= 0.5 * 10**-decimals + 1e-9, method


def test_golden_labels() -> None:
    assert labels(case(490.0)) == {
        "statcan_eurostat": "moderate",
        "unsd": "accelerate",
        "sdsn": "moderate",
        "german_dns": "cloud",
        "escap": "accelerate",
        "healthy_people": "improving",
        "pace": "behind",
        "effort": "",
    }
    assert labels(case(500.5)) == {
        "statcan_eurostat": "on_track",
        "unsd": "on_track",
        "sdsn": "on_track",
        "german_dns": "sun",
        "escap": "maintain",
        "healthy_people": "improving",
        "pace": "ahead",
        "effort": "",
    }
    assert labels(case(465.0)) == {
        "statcan_eurostat": "away",
        "unsd": "stagnation_or_regression",
        "sdsn": "away",
        "german_dns": "storm",
        "escap": "reverse",
        "healthy_people": "little_change",
        "pace": "behind",
        "effort": "",
    }


def test_effort_is_undefined_when_the_pace_is_not_towards_the_target() -> None:
    judged = panel(case(465.0), METHODS).set_index("method")
    assert np.isnan(judged.loc["effort", "statistic"])
    assert judged.loc["effort", "undefined"] == "wrong_way"
    assert panel(case(467.5), METHODS).set_index("method").loc["effort", "undefined"] == "wrong_way"


@pytest.mark.parametrize("change", [{"baseline": 0.0}, {"baseline": -5.0}, {"observed": -1.0}])
def test_zero_or_sign_change_leaves_growth_undefined_and_linear_measures_used(
    change: dict[str, object],
) -> None:
    judged = panel(case(**{"observed": 490.0, **change}), METHODS).set_index("method")
    for method in ("statcan_eurostat", "unsd", "effort"):
        assert np.isnan(judged.loc[method, "statistic"])
        assert judged.loc[method, "undefined"] == "not_positive"
        assert judged.loc[method, "label"] == ""
    for method in ("sdsn", "escap", "healthy_people", "pace"):
        assert np.isfinite(judged.loc[method, "statistic"])


def test_a_maintain_target_has_no_pace() -> None:
    judged = panel(case(observed=551.0, baseline=550.0), METHODS).set_index("method")
    assert judged["statistic"].isna().all()
    assert set(judged["undefined"]) == {"maintain"}
    assert judged.loc["healthy_people", "label"] == "met"


def test_met_at_the_baseline_is_not_achieved_since() -> None:
    judged = panel(case(observed=560.0, baseline=555.0), METHODS).set_index("method")
    assert set(judged["undefined"]) == {"met_at_baseline"}
    assert judged.loc["pace", "label"] == ""


def test_overshoot_stays_above_all_of_it() -> None:
    found = measure(case(observed=600.0)).iloc[0]
    assert found["healthy_people"] > 1
    assert labels(case(observed=600.0))["german_dns"] == "sun"
    assert labels(case(observed=600.0))["healthy_people"] == "met"


def test_a_target_to_go_down_mirrors_one_to_go_up() -> None:
    down = case(observed=8.0, direction="down", baseline=10.0, target=5.0, lower=np.nan, upper=5.0)
    found = measure(down).iloc[0]
    assert found["pace"] == pytest.approx(0.0)
    assert found["statcan_eurostat"] > 0
    assert not attained(down)[0]
    assert attained(down.assign(observed=5.0))[0]


def test_direction_none_has_no_statistic_and_no_label() -> None:
    judged = panel(case(direction="none"), METHODS)
    assert judged["statistic"].isna().all()
    assert set(judged["label"]) == {""}
    assert set(judged["undefined"]) == {"no_direction"}


def test_no_baseline_and_no_observation_name_themselves() -> None:
    assert set(panel(case(baseline=np.nan), METHODS)["undefined"]) == {"no_baseline"}
    assert set(panel(case(observed=np.nan), METHODS)["undefined"]) == {"no_observation"}


def test_in_the_target_year_nothing_is_left_to_project() -> None:
    judged = panel(case(observed=540.0, observed_year=2025), METHODS).set_index("method")
    assert judged.loc["german_dns", "undefined"] == "no_time_left"
    assert judged.loc["effort", "undefined"] == "no_time_left"
    assert judged.loc["statcan_eurostat", "statistic"] < 1


def test_more_than_is_not_met_by_the_bound_itself() -> None:
    assert not attained(case(observed=550.0, comparator="more_than"))[0]
    assert attained(case(observed=550.0, comparator="at_least"))[0]


@pytest.mark.parametrize(
    ("method", "statistic", "label"),
    [
        ("statcan_eurostat", 0.95, "on_track"),
        ("statcan_eurostat", 0.9499, "moderate"),
        ("statcan_eurostat", 0.60, "moderate"),
        ("statcan_eurostat", 0.5999, "limited"),
        ("statcan_eurostat", 0.0, "limited"),
        ("statcan_eurostat", -0.0001, "away"),
        ("unsd", 0.95, "on_track"),
        ("unsd", 0.10, "accelerate"),
        ("unsd", 0.0999, "stagnation_or_regression"),
        ("sdsn", 1.0, "on_track"),
        ("sdsn", 0.5, "moderate"),
        ("sdsn", 0.0, "stagnating"),
        ("german_dns", 0.0499, "sun"),
        ("german_dns", 0.05, "sun_cloud"),
        ("german_dns", 0.20, "sun_cloud"),
        ("german_dns", 0.2001, "cloud"),
        ("german_dns", 1.0, "storm"),
        ("escap", 10.0, "maintain"),
        ("escap", 100.0, "accelerate"),
        ("escap", 100.1, "reverse"),
        ("healthy_people", 0.10, "improving"),
        ("healthy_people", 0.0999, "little_change"),
        ("healthy_people", -0.0999, "little_change"),
        ("healthy_people", -0.10, "worse"),
        ("pace", 0.0, "ahead"),
        ("pace", -0.0001, "behind"),
        # 0.1 + 0.2 − 0.3 is not 0 in binary fractions: it is still on time
        ("pace", 0.3 - (0.1 + 0.2), "ahead"),
    ],
)
def test_cut_offs_of_the_table(method: str, statistic: float, label: str) -> None:
    made = {each.method: each for each in METHODS}[method]
    assert made.classify(np.array([statistic]), np.array([False]))[0].tolist() == [label]


def test_three_methods_are_shown_by_default_and_eight_exist() -> None:
    assert [made.method for made in METHODS if made.shown] == [
        "statcan_eurostat",
        "healthy_people",
        "pace",
    ]
    assert {made.method for made in METHODS} == set(STATISTICS)


def test_every_method_cites_its_source_and_says_whether_it_was_read() -> None:
    table = read_table("progress_methods")
    assert table[["source_zh", "source_en"]].notna().all(axis=None)
    unread = set(table.loc[table["read_at_source"] == "no", "method"])
    assert unread == {"sdsn", "escap"}


def test_unknown_method_is_suggested() -> None:
    with pytest.raises(ProgressError, match="did you mean 'escap'"):
        read_methods(read_table("progress_methods"), ("escapp",))


def test_faulty_method_rows_are_reported_together() -> None:
    table = read_table("progress_methods").head(2).copy()
    table.loc[0, "method"] = "statcam"
    table.loc[1, "labels"] = "on_track"
    with pytest.raises(ProgressError) as caught:
        read_methods(table)
    assert len(caught.value.problems) == 2
    bad = read_table("progress_methods").head(1).assign(cut_offs="~1", labels="x", levels="1")
    with pytest.raises(ProgressError, match="no cut-off"):
        read_methods(bad)[0].classify(np.array([1.0]), np.array([False]))


def test_agreement_counts_pairs() -> None:
    judged = panel(pd.concat([case(500.5), case(478.0).assign(statement_id="d:2")]), METHODS)
    found = agreement(judged[judged["shown"]])
    assert found.loc["d:1", "agreement"] == 1.0
    assert not found.loc["d:1", "disagree"]
    # 478: limited, improving, behind
    assert found.loc["d:2", "agreement"] == pytest.approx(1 / 3)
    assert found.loc["d:2", "disagree"]


def test_agreement_of_one_method_is_not_a_number() -> None:
    judged = panel(case(490.0), METHODS[:1])
    assert np.isnan(agreement(judged)["agreement"].item())


def test_remaining_pace() -> None:
    found = remaining_pace(case(490.0)).iloc[0]
    assert found["achieved_per_year"] == pytest.approx(11.25)
    assert found["needed_per_year"] == pytest.approx(20.0)
    assert found["times_achieved"] == pytest.approx(20 / 11.25)
    assert found["needed_growth"] == pytest.approx((550 / 490) ** (1 / 3) - 1)
    assert remaining_pace(case(560.0))["needed_per_year"].item() == 0.0
    assert np.isnan(remaining_pace(case(465.0))["times_achieved"].item())


def test_remaining_pace_of_a_cumulative_target_is_what_is_left_a_year() -> None:
    found = remaining_pace(case(3.0, baseline=0.0, target=10.0, lower=10.0))
    assert found["needed_per_year"].item() == pytest.approx((10 - 3) / (2025 - 2022))


@given(
    start=st.floats(1, 1e6),
    ratio=st.floats(1.01, 5),
    share=st.floats(-0.5, 2),
    passed=st.integers(1, 4),
    unit=st.sampled_from([1e-4, 1.0, 1e4, 1e8]),
)
def test_statistics_do_not_depend_on_the_unit(
    start: float, ratio: float, share: float, passed: int, unit: float
) -> None:
    # a step or a remainder of binary dust has no rate that could survive a change of unit
    assume(min(abs(share), abs(share - 1)) > 1e-6)
    goal = start * ratio
    seen = start + share * (goal - start)
    here = measure(case(seen, baseline=start, target=goal, observed_year=2020 + passed))
    there = measure(
        case(seen * unit, baseline=start * unit, target=goal * unit, observed_year=2020 + passed)
    )
    np.testing.assert_allclose(here, there, rtol=1e-6, atol=1e-6)


def test_rows_of_a_long_frame_equal_rows_alone() -> None:
    several = pd.concat([case(v).assign(statement_id=f"d:{v}") for v in GOLDEN], ignore_index=True)
    together = panel(several, METHODS)
    alone = pd.concat([panel(several.iloc[[i]], METHODS) for i in range(4)], ignore_index=True)
    pd.testing.assert_frame_equal(together, alone)
