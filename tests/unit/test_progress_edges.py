"""Days, bounds, sums and priors at their edges, each worked out by hand."""

from __future__ import annotations

import datetime as dt
import warnings
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from test_progress_panel import case, labels
from test_progress_posterior import BELIEVED, cases, history
from test_progress_verdicts import COLUMNS, METHODS, counted, judge, paths, seen, target, told

from labourtargets.errors import Problem, ProgressError
from labourtargets.progress import (
    EVIDENCE,
    VERDICTS,
    Prior,
    against_paths,
    agreement,
    assess,
    attained,
    attainment,
    build_cases,
    calibrate,
    measure,
    panel,
    posterior,
    prior_drifts,
    read_methods,
    remaining_pace,
)
from labourtargets.progress.cases import CASE_COLUMNS, read_day
from labourtargets.progress.figures import figures_for, observed_baseline, to_number, to_year
from labourtargets.progress.methods import Method
from labourtargets.progress.posterior import scaled
from labourtargets.tables import read_table

BARE = {"baseline_value": np.nan, "baseline_year": pd.NA, "basis": "none"}


def built(
    promised: dict[str, Any], *known: dict[str, Any], as_of: str | dt.date, **kind: str
) -> dict[str, Any]:
    found = build_cases(
        pd.DataFrame([promised]),
        pd.DataFrame(list(known), columns=COLUMNS),
        as_of=as_of,
        indicators=counted(**kind),
    )
    assert tuple(found.columns) == CASE_COLUMNS
    row: dict[str, Any] = found.iloc[0].to_dict()
    return row


def yearly(**changes: Any) -> dict[str, Any]:
    flow = {"timing": "each_year", "measure": "annual_flow", "period_start": 2021}
    return target(value=60.0, lower=60.0, **BARE, **flow) | changes


def total(**changes: Any) -> dict[str, Any]:
    flow = {"timing": "cumulative", "measure": "cumulative_flow", "period_start": 2021}
    return target(value=100.0, lower=100.0, **BARE, **flow) | changes


# days


def test_a_day_is_read_from_words_or_taken_as_it_is() -> None:
    assert read_day("2026-06-30") == read_day(dt.date(2026, 6, 30)) == dt.date(2026, 6, 30)
    for nonsense in ("2026", "30.6.2026", None):
        with pytest.raises(ProgressError) as refusal:
            read_day(nonsense)  # type: ignore[arg-type]
        assert refusal.value.problems == (
            Problem("", None, "as_of", str(nonsense), "a day, YYYY-MM-DD"),
        )


def test_a_target_is_final_on_the_first_day_after_its_year() -> None:
    assert not built(target(), as_of="2025-12-31")["final"]
    assert built(target(), as_of="2026-01-01")["final"]


def test_a_figure_is_used_from_the_last_day_of_its_period_on() -> None:
    assert built(target(), seen(2022, 490), as_of="2022-12-31")["observed"] == 490
    assert np.isnan(built(target(), seen(2022, 490), as_of="2022-12-30")["observed"])


@pytest.mark.parametrize(
    ("stamp", "day", "refused"),
    [
        ("2023", "2023-12-31", False),
        ("2023", "2023-12-30", True),
        ("2023-02", "2023-02-28", False),
        ("2023-02", "2023-02-27", True),
        ("2023-02-10", "2023-02-10", False),
        ("2023-02-10", "2023-02-09", True),
        (None, "2023-01-01", False),
    ],
)
def test_a_figure_known_only_later_is_refused(stamp: str | None, day: str, refused: bool) -> None:
    known = seen(2022, 490, as_of=stamp)
    if not refused:
        assert built(target(), known, as_of=day)["observed"] == 490
        return
    with pytest.raises(ProgressError) as refusal:
        built(target(), known, as_of=day)
    hint = "pass labourtargets.observations.known(observations, as_of)"
    assert refusal.value.problems == (
        Problem("observations", None, "as_of", str(stamp), f"no later than {day}", hint),
    )


# cases


def test_a_case_carries_what_it_was_made_from() -> None:
    made = built(target(), seen(2022, 490, note="a note"), as_of="2023-02-01")
    assert (made["kind"], made["direction"], made["comparator"]) == ("level", "up", "at_least")
    assert (made["baseline"], made["baseline_year"], made["baseline_basis"]) == (
        467.5,
        2020,
        "stated",
    )
    assert (made["target"], made["lower"], made["target_year"]) == (550.0, 550.0, 2025)
    assert (made["observed_lower"], made["observed_upper"]) == (489.95, 490.05)
    assert (made["observation_id"], made["observations"]) == ("r/i/2022", 1)
    assert (made["first_due"], made["observed_year"], made["caveat"]) == (2021, 2022, "a note")
    assert (made["unusable"], made["as_of"]) == ("", "2023-02-01")
    assert pd.isna(made["years_due"])


def test_nothing_known_leaves_the_observed_part_blank() -> None:
    made = built(target(), as_of="2023-02-01")
    assert np.isnan([made["observed"], made["observed_lower"], made["observed_upper"]]).all()
    assert (made["observations"], made["observation_id"], made["caveat"]) == (0, "", "")
    assert pd.isna(made["observed_year"])
    assert not made["observed_bound"]


def test_the_bound_that_counts_is_the_one_of_the_direction() -> None:
    between = target(lower=5.0, upper=7.0, value=np.nan, comparator="range")
    assert built(between, as_of="2023-02-01", direction="up")["target"] == 5.0
    assert built(between, as_of="2023-02-01", direction="down")["target"] == 7.0
    floor = target(lower=5.0, upper=np.nan, value=6.0)
    assert built(floor, as_of="2023-02-01", direction="down")["target"] == 6.0


def test_an_indicator_the_registry_lacks_has_no_direction() -> None:
    made = built(target(indicator_id="j"), as_of="2023-02-01")
    assert made["direction"] == "none"


def test_observations_of_another_place_or_indicator_are_left_alone() -> None:
    others = (seen(2022, 1, region_id="s"), seen(2022, 2, indicator_id="j"))
    assert built(target(), *others, as_of="2023-02-01")["observations"] == 0


def test_an_increment_raises_all_its_bounds() -> None:
    points = target(measure="increment", value=3.0, lower=2.5, upper=3.5, baseline_value=10.0)
    made = built(points, as_of="2023-02-01")
    assert (made["lower"], made["target"], made["upper"]) == (12.5, 12.5, 13.5)


def test_a_total_without_first_year_is_counted_from_nothing_known() -> None:
    made = built(total(period_start=pd.NA), seen(2021, 30), as_of="2023-02-01")
    assert (made["kind"], made["baseline_basis"]) == ("cumulative", "none")
    assert np.isnan(made["observed"])
    whole = built(total(), as_of="2023-02-01")
    assert (whole["baseline"], whole["baseline_year"], whole["baseline_basis"]) == (
        0.0,
        2020,
        "counted_from_zero",
    )


@pytest.mark.parametrize("measure", ["cumulative_flow", "annual_flow", "amount"])
def test_a_sum_over_a_period_is_one_however_it_is_measured(measure: str) -> None:
    made = built(total(measure=measure), seen(2021, 30), seen(2022, 20), as_of="2023-02-01")
    assert (made["kind"], made["observed"]) == ("cumulative", 50.0)


def test_half_a_year_of_a_flow_is_no_baseline_and_a_count_in_mid_year_is() -> None:
    known = (seen(2022, 5, period_end="2022-06-30"), seen(2023, 6))
    level = built(target(**BARE), *known, as_of="2024-02-01")
    assert (level["baseline"], level["baseline_basis"]) == (5.0, "observed")
    flow = built(target(measure="annual_flow", **BARE), *known, as_of="2024-02-01")
    assert (np.isnan(flow["baseline"]), flow["baseline_basis"]) == (True, "none")


def test_why_figures_could_not_be_used_is_told_together() -> None:
    known = (seen(2019, 1.0), seen(2023, 41.0, status="projected"))
    assert built(target(), *known, as_of="2024-02-01")["unusable"] == "before_baseline|projected"
    usable = (*known, seen(2022, 490))
    assert built(target(), *usable, as_of="2024-02-01")["unusable"] == ""
    half = seen(2023, 41.0, period_end="2023-06-30", period_text="2023H1")
    flow = target(measure="annual_flow")
    assert built(flow, half, as_of="2024-02-01")["unusable"] == "partial_year"
    assert built(total(), seen(2022, 5), as_of="2024-02-01")["unusable"] == "years_missing"


def test_figures_before_the_first_year_of_an_average_are_told() -> None:
    made = built(yearly(timing="average"), seen(2019, 70.0), as_of="2024-02-01")
    assert made["unusable"] == "before_baseline"


# figures


def test_one_figure_out_of_range_does_not_hide_the_next() -> None:
    known = [seen(2026, 600.0), seen(2022, 490.0)]
    usable, _ = figures_for(known, dt.date(2027, 1, 1), 2021, 2025)
    assert [figure["value"] for figure in usable] == [490.0]


def test_a_figure_over_several_years_is_what_it_says_it_is() -> None:
    years = [seen(2021, 20.0), seen(2022, 25.0)]
    made = built(total(), *years, seen("2021-2022", 46.0), as_of="2025-02-01")
    assert made["observed"] == 45.0
    mean = built(yearly(timing="average"), *years, seen("2021-2023", 64.0), as_of="2025-02-01")
    assert mean["observed"] == 22.5


def test_figures_after_the_target_year_are_not_looked_at() -> None:
    assert built(target(), seen(2025, 540), seen(2026, 600), as_of="2027-02-01")["observed"] == 540


def test_figures_come_in_order_of_their_last_then_first_day() -> None:
    rows = [seen("2021-2023", 1), seen(2022, 2), seen("2022-2023", 3)]
    usable, refused = figures_for(rows, dt.date(2026, 1, 1), None, None)
    assert [figure["value"] for figure in usable] == [2, 1, 3]
    assert refused == set()


def test_empty_cells_are_no_number_and_no_year() -> None:
    assert all(np.isnan(to_number(cell)) for cell in (None, np.nan, pd.NA))
    assert [to_year(cell) for cell in (None, np.nan, pd.NA)] == [None, None, None]
    assert (to_number("3"), to_year(2025.0)) == (3.0, 2025)


def test_an_observed_baseline_takes_exact_figures_of_two_years() -> None:
    def of(*rows: dict[str, Any], flow: bool = False) -> tuple[float, int] | None:
        return observed_baseline(figures_for(rows, dt.date(2026, 1, 1), None, None)[0], flow)

    half = {"period_end": "2022-06-30"}
    assert of(seen(2022, 5), seen(2023, 6)) == (5.0, 2022)
    assert of(seen(2022, 5), seen(2022, 6, **half)) is None
    assert of(seen(2022, 5, **half), seen(2023, 6)) == (5.0, 2022)
    assert of(seen(2022, 5, **half), seen(2023, 6), flow=True) is None
    assert of(seen(2022, 5, comparator="about"), seen(2023, 6)) is None
    assert of(seen("2021-2022", 5), seen(2023, 6)) is None


def test_a_level_may_be_read_in_mid_year_and_a_flow_may_not() -> None:
    half = seen(2023, 500.0, period_end="2023-06-30")
    late = seen(2023, 510.0, period_start="2023-07-01")
    assert built(target(), half, as_of="2024-02-01")["observed"] == 500
    assert built(target(), half, late, as_of="2024-02-01")["observations"] == 2
    flow = built(target(measure="annual_flow"), half, late, as_of="2024-02-01")
    assert flow["observations"] == 0


def test_a_sum_of_years_stops_at_the_first_gap() -> None:
    years = [seen(2021, 20.0), seen(2022, 25.0), seen(2024, 30.0)]
    made = built(total(), *years, as_of="2025-02-01")
    assert (made["observed"], made["observations"], made["observed_year"]) == (45.0, 2, 2022)
    assert (made["observed_lower"], made["observed_upper"]) == (44.9, 45.1)
    assert not made["observed_bound"]


def test_a_sum_with_a_bound_among_its_years_is_a_bound() -> None:
    years = [seen(2021, 20.0, comparator="more_than"), seen(2022, 25.0)]
    assert built(total(), *years, as_of="2025-02-01")["observed_bound"]


def test_a_reported_sum_wins_where_it_reaches_as_far_as_the_years() -> None:
    years = [seen(2021, 20.0), seen(2022, 25.0)]
    same = built(total(), *years, seen("2021-2022 (sum)", 46.0), as_of="2025-02-01")
    assert (same["observed"], same["observations"]) == (46.0, 1)
    third = seen(2023, 30.0)
    shorter = built(total(), *years, third, seen("2021-2022 (sum)", 46.0), as_of="2025-02-01")
    assert shorter["observed"] == 75.0
    alone = built(total(), seen("2021-2022 (sum)", 46.0), as_of="2025-02-01")
    assert alone["observed"] == 46.0
    later = built(total(), seen("2022-2023 (sum)", 46.0), as_of="2025-02-01")
    assert later["unusable"] == "years_missing"


@pytest.mark.parametrize(
    ("as_of", "due", "reported"),
    [
        ("2021-06-01", 0, 0),
        ("2022-01-01", 1, 1),
        ("2024-06-01", 3, 3),
        ("2026-06-01", 5, 3),
        ("2030-01-01", 5, 3),
    ],
)
def test_years_fall_due_one_by_one(as_of: str, due: int, reported: int) -> None:
    known = [seen(year, 70.0) for year in (2021, 2022, 2023)]
    made = built(yearly(), *known, as_of=as_of)
    assert (made["years_due"], made["years_reported"]) == (due, reported)


def test_every_year_below_the_floor_is_a_year_missed() -> None:
    known = [seen(2021, 60.0), seen(2022, 59.0), seen(2023, 58.0)]
    made = built(yearly(), *known, as_of="2024-02-01")
    assert (made["years_missed"], made["observed"], made["observed_year"]) == (2, 58.0, 2023)
    assert made["observations"] == 3


def test_a_ceiling_for_each_year_is_missed_from_above() -> None:
    ceiling = yearly(lower=np.nan, upper=60.0, comparator="at_most")
    known = [seen(2021, 60.0), seen(2022, 61.0)]
    made = built(ceiling, *known, as_of="2023-02-01", direction="down")
    assert made["years_missed"] == 1
    assert built(ceiling, *known, as_of="2023-02-01", direction="none")["years_missed"] == 0


def test_a_bound_on_a_year_counts_where_it_is_enough() -> None:
    more = {"comparator": "more_than", "upper": np.nan}
    enough = built(yearly(), seen(2021, 60.0, lower=60.0, **more), as_of="2022-02-01")
    assert (enough["years_reported"], enough["observed_bound"]) == (1, False)
    short = built(yearly(), seen(2021, 59.0, lower=59.0, **more), as_of="2022-02-01")
    assert short["years_reported"] == 0
    less = {"comparator": "at_most", "lower": np.nan}
    ceiling = yearly(lower=np.nan, upper=60.0)
    under = built(
        ceiling, seen(2021, 60.0, upper=60.0, **less), as_of="2022-02-01", direction="down"
    )
    assert under["years_reported"] == 1
    assert (
        built(ceiling, seen(2021, 61.0, upper=61.0, **less), as_of="2022-02-01", direction="down")[
            "years_reported"
        ]
        == 0
    )


def test_an_average_takes_exact_years_or_a_reported_mean_from_its_first_year() -> None:
    mean = yearly(timing="average")
    known = [seen(2021, 50.0), seen(2022, 61.0)]
    made = built(mean, *known, as_of="2023-02-01")
    assert (made["observed"], made["years_missed"]) == (55.5, 1)
    bounds = built(mean, *known, seen(2023, 90.0, comparator="more_than"), as_of="2024-02-01")
    assert (bounds["observed"], bounds["years_reported"]) == (55.5, 2)
    printed = built(mean, *known, seen("2021-2024 (mean/yr)", 64.0), as_of="2026-02-01")
    assert (printed["observed"], printed["years_due"], printed["years_reported"]) == (64.0, 5, 4)
    assert (printed["observations"], printed["years_missed"]) == (1, 0)
    late = built(mean, *known, seen("2022-2024 (mean/yr)", 64.0), as_of="2026-02-01")
    assert late["observed"] == 55.5


def test_a_yearly_target_without_years_counts_none() -> None:
    for missing in ({"period_start": pd.NA}, {"period_end": pd.NA}):
        made = built(yearly(**missing), seen(2021, 70.0), as_of="2022-02-01")
        assert pd.isna(made["years_due"])


# statistics


def test_statistics_of_a_falling_target_by_hand() -> None:
    falling = case(8.0, direction="down", baseline=10.0, target=5.0)
    found = measure(falling).iloc[0]
    growth, needed = (8 / 10) ** (1 / 2) - 1, (5 / 10) ** (1 / 5) - 1
    assert found["statcan_eurostat"] == pytest.approx(growth / needed)
    assert found["unsd"] == pytest.approx((8 * (1 + growth) ** 3 - 10) / (5 - 10))
    assert found["sdsn"] == pytest.approx(1.0)
    assert found["escap"] == pytest.approx(4.0)
    assert found["escap_gap"] == pytest.approx(0.0)
    assert found["german_dns"] == pytest.approx(0.0)
    assert found["effort"] == pytest.approx(((5 / 8) ** (1 / 3) - 1) / growth)


def test_what_moved_away_is_told_as_a_share_of_the_baseline() -> None:
    assert measure(case(457.5))["healthy_people_move"].item() == pytest.approx(-10 / 467.5)
    from_nought = measure(case(-5.0, baseline=0.0))["healthy_people_move"].item()
    assert from_nought == pytest.approx(-5 / 550)
    down = case(12.0, direction="down", baseline=10.0, target=5.0)
    assert measure(down)["healthy_people_move"].item() == pytest.approx(-0.2)


@pytest.mark.parametrize(
    "changes",
    [
        {"observed_year": 2020},
        {"observed_year": 2026},
        {"target_year": 2020},
        {"target": 467.5},
        {"target": 400.0},
    ],
)
def test_without_a_road_there_is_no_statistic(changes: dict[str, object]) -> None:
    found = measure(case(490.0, **changes))
    assert found[["statcan_eurostat", "unsd", "sdsn", "escap", "pace"]].isna().all(axis=None)


@pytest.mark.parametrize("changes", [{"baseline": 0.0}, {"target": 0.0, "direction": "down"}])
def test_growth_needs_all_three_values_above_nought(changes: dict[str, object]) -> None:
    found = measure(case(300.0, **changes)).iloc[0]
    assert np.isnan(found[["statcan_eurostat", "unsd", "effort"]].astype(float)).all()
    assert np.isfinite(found["sdsn"])


def test_what_is_left_to_do_by_hand() -> None:
    falling = case(8.0, direction="down", baseline=10.0, target=5.0)
    found = remaining_pace(falling).iloc[0]
    assert (found["achieved_per_year"], found["needed_per_year"]) == (-1.0, -1.0)
    assert found["times_achieved"] == 1.0
    assert found["achieved_growth"] == pytest.approx((8 / 10) ** 0.5 - 1)
    assert found["needed_growth"] == pytest.approx((5 / 8) ** (1 / 3) - 1)
    done = remaining_pace(case(560.0)).iloc[0]
    assert done["needed_per_year"] == 0.0
    assert np.isnan(done[["times_achieved", "needed_growth"]].astype(float)).all()
    over = remaining_pace(case(540.0, observed_year=2025)).iloc[0]
    assert np.isnan(over["needed_per_year"])
    first = remaining_pace(case(467.5, observed_year=2020)).iloc[0]
    assert np.isnan(first["achieved_per_year"])
    signs = remaining_pace(case(-3.0, baseline=-5.0)).iloc[0]
    assert np.isnan(signs[["achieved_growth", "needed_growth"]].astype(float)).all()
    assert remaining_pace(case(480.0, baseline=0.0))["needed_per_year"].item() > 0


@given(
    baseline=st.integers(1, 99),
    goal=st.integers(1, 99),
    observed=st.integers(1, 99),
    unit=st.sampled_from([1e-4, 1e-2, 1e4]),
    direction=st.sampled_from(["up", "down"]),
)
@example(baseline=10, goal=20, observed=15, unit=1e-4, direction="up")
@example(baseline=10, goal=20, observed=10, unit=1e4, direction="up")
@example(baseline=10, goal=20, observed=20, unit=1e4, direction="up")
@example(baseline=20, goal=10, observed=9, unit=1e-4, direction="down")
def test_a_change_of_unit_changes_no_judgement(
    baseline: int, goal: int, observed: int, unit: float, direction: str
) -> None:
    def of(scale: float) -> pd.DataFrame:
        bounds = {"target": goal * scale, "lower": goal * scale, "upper": goal * scale}
        return case(observed * scale, baseline=baseline * scale, direction=direction, **bounds)

    def numbers(frame: pd.DataFrame) -> list[float]:
        found: list[float] = frame.iloc[0].tolist()
        return found

    assert numbers(measure(of(unit))) == pytest.approx(
        numbers(measure(of(1.0))), rel=1e-6, abs=1e-9, nan_ok=True
    )
    a_year = ["achieved_per_year", "needed_per_year"]
    one, other = remaining_pace(of(1.0)), remaining_pace(of(unit))
    other[a_year] = other[a_year] / unit
    assert numbers(other) == pytest.approx(numbers(one), rel=1e-6, abs=1e-9, nan_ok=True)
    judged = [panel(of(scale), METHODS)[["label", "undefined"]] for scale in (1.0, unit)]
    pd.testing.assert_frame_equal(*judged)


def test_attained_looks_at_the_bound_of_its_direction() -> None:
    up = case(550.0, lower=550.0, upper=540.0)
    assert attained(up).tolist() == [True]
    assert attained(up.assign(direction="down")).tolist() == [False]
    assert attained(case(np.nan)).tolist() == [False]
    assert attained(case(550.1, comparator="more_than")).tolist() == [True]


def test_a_target_just_reached_leaves_nothing_to_do() -> None:
    found = remaining_pace(case(550.0)).iloc[0]
    assert found["needed_per_year"] == 0.0
    assert np.isnan(found["times_achieved"])


def test_undefined_statistics_are_no_warnings() -> None:
    nought = pd.concat([case(0.0, baseline=0.0), case(490.0, observed_year=2020), case(np.nan)])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert measure(nought)["unsd"].isna().all()
        assert remaining_pace(nought)["times_achieved"].isna().all()
        assert agreement(panel(nought.iloc[2:], METHODS))["agreement"].isna().all()


def test_a_step_back_is_judged_by_its_share_of_the_baseline() -> None:
    # a tenth and more of the distance, yet only a fiftieth of the value
    assert labels(case(457.5))["healthy_people"] == "little_change"
    assert labels(case(420.0))["healthy_people"] == "worse"


# methods


def rows(**columns: Any) -> pd.DataFrame:
    row = {
        "method": "sdsn",
        "position": 1,
        "shown": "no",
        "cut_offs": ">=1|<1",
        "labels": "a|b",
        "levels": "2|0",
    }
    return pd.DataFrame([row | columns])


def test_methods_come_in_the_order_of_their_position_or_of_the_names() -> None:
    both = pd.concat([rows(position=2), rows(method="pace", shown="yes")])
    assert [made.method for made in read_methods(both)] == ["pace", "sdsn"]
    assert [made.method for made in read_methods(both, ("sdsn", "pace"))] == ["sdsn", "pace"]
    assert [made.shown for made in read_methods(both)] == [True, False]
    assert read_methods(rows())[0] == Method("sdsn", False, (">=1", "<1"), ("a", "b"), (2, 0))


def test_a_faulty_row_of_the_methods_is_placed() -> None:
    both = pd.concat([rows(labels="a"), rows(method="pase", position=2)])
    with pytest.raises(ProgressError) as refusal:
        read_methods(both, ("unsd",))
    file = "data/registries/progress_methods.csv"
    short, unknown, unnamed = refusal.value.problems
    assert short == Problem(file, 2, "labels", "a", "one for each cut-off and level")
    assert (unknown.row, unknown.field, unknown.found) == (3, "method", "pase")
    assert unknown.expected == "a statistic the library computes"
    assert unknown.hint == "did you mean 'pace'?"
    assert (unnamed.file, unnamed.field, unnamed.expected) == (
        "",
        "method",
        "a method of the table",
    )


def test_a_method_without_cut_offs_gives_no_label() -> None:
    plain = read_methods(rows(cut_offs=np.nan, labels=np.nan, levels=np.nan))[0]
    found, level = plain.classify(np.array([1.0, 2.0]), np.array([True, False]))
    assert found.tolist() == ["", ""]
    assert np.isnan(level).all()


@pytest.mark.parametrize(
    ("cut_off", "statistic", "holds"),
    [
        (">=1", 1 - 1e-12, True),
        (">1", 1 + 1e-12, False),
        ("<=1", 1 + 1e-12, True),
        ("<1", 1 - 1e-12, False),
        (">1", 1.001, True),
        ("<1", 0.999, True),
        ("<-0.5", -0.6, True),
    ],
)
def test_cut_offs_hold_within_binary_dust(cut_off: str, statistic: float, holds: bool) -> None:
    made = Method("pace", True, (cut_off,), ("yes",), (2,))
    found, level = made.classify(np.array([statistic]), np.array([False]))
    assert (found.tolist(), np.isnan(level).tolist()) == (["yes" if holds else ""], [not holds])


def test_met_is_a_cut_off_of_its_own() -> None:
    made = Method("pace", True, ("met", ">=0"), ("there", "coming"), (2, 1))
    found = made.classify(np.array([-1.0, 1.0]), np.array([True, False]))
    assert found[0].tolist() == ["there", "coming"]


# panel


@pytest.mark.parametrize(
    ("changes", "linear", "growth"),
    [
        ({"direction": "none", "target": np.nan}, "no_direction", "no_direction"),
        ({"target": np.nan, "baseline": np.nan}, "no_target", "no_target"),
        ({"target_year": np.nan}, "no_target", "no_target"),
        ({"baseline": np.nan, "observed": np.nan}, "no_baseline", "no_baseline"),
        ({"baseline": 550.0}, "maintain", "maintain"),
        ({"baseline": 560.0}, "met_at_baseline", "met_at_baseline"),
        ({"baseline": 549.5, "observed": 560.0}, "target_met", "target_met"),
        ({"observed": 560.0, "observed_year": 2025}, "target_met", "target_met"),
        ({"observed_year": 2025}, "no_time_left", "no_time_left"),
        ({"observed": 460.0, "observed_year": 2025}, "no_time_left", "no_time_left"),
        ({"baseline": -1.0, "observed_year": 2025}, "no_time_left", "not_positive"),
        ({"baseline": 0.5, "observed_year": 2025}, "no_time_left", "no_time_left"),
    ],
)
def test_the_first_reason_that_applies_is_given(
    changes: dict[str, object], linear: str, growth: str
) -> None:
    judged = panel(case(**changes), METHODS).set_index("method")["undefined"]  # type: ignore[arg-type]
    assert (judged["german_dns"], judged["effort"]) == (linear, growth)


def test_a_panel_repeats_series_and_methods_in_order() -> None:
    two = pd.concat([case(490.0), case(500.5, statement_id="d:2")])
    judged = panel(two, METHODS[:2])
    assert judged["statement_id"].tolist() == ["d:1", "d:1", "d:2", "d:2"]
    assert judged["method"].tolist() == [made.method for made in METHODS[:2]] * 2
    assert judged["shown"].tolist() == [made.shown for made in METHODS[:2]] * 2
    assert judged["level"].dtype == "Int64"
    assert judged["undefined"].tolist() == [""] * 4


def test_escap_is_classified_on_the_gap_left_at_the_target_year() -> None:
    judged = panel(case(490.0), METHODS).set_index("method")
    assert judged.loc["escap", "classified_on"] == pytest.approx(100 * (1 - 2.5 * 22.5 / 82.5))
    assert judged.loc["escap", "statistic"] == pytest.approx(10 * 22.5 / 82.5)
    assert judged.loc["pace", "classified_on"] == judged.loc["pace", "statistic"]
    assert labels(case(560.0))["healthy_people"] == "met"


def test_agreement_is_a_share_of_pairs() -> None:
    judged = pd.DataFrame(
        {
            "statement_id": ["b", "a", "b", "b", "b", "a"],
            "level": pd.array([2, 0, 2, 1, None, 0], "Int64"),
        }
    )
    found = agreement(judged)
    assert found.index.tolist() == ["b", "a"]
    assert found[["methods", "on_course", "short", "away"]].to_numpy().tolist() == [
        [3, 2, 1, 0],
        [2, 0, 0, 2],
    ]
    assert found["agreement"].tolist() == [pytest.approx(1 / 3), 1.0]
    assert found["disagree"].tolist() == [True, False]


# paths

LINE = [467.5, 484.0, 500.5, 517.0, 533.5, 550.0]


def at(value: float, year: float = 2022, direction: str = "up") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "statement_id": ["d:1"],
            "direction": [direction],
            "observed": [value],
            "observed_lower": [value],
            "observed_upper": [value],
            "observed_bound": [False],
            "observed_year": [year],
        }
    )


def test_a_path_is_read_in_the_year_observed_only() -> None:
    assert len(against_paths(at(484.0, 2020), paths(linear=LINE))) == 1
    assert len(against_paths(at(484.0, 2025), paths(linear=LINE))) == 1
    assert against_paths(at(484.0, 2019), paths(linear=LINE)).empty
    assert against_paths(at(484.0, 2026), paths(linear=LINE)).empty
    assert against_paths(at(484.0, direction="none"), paths(linear=LINE)).empty
    assert against_paths(at(np.nan), paths(linear=LINE)).empty


def test_due_difference_and_years_ahead_by_hand() -> None:
    row = against_paths(at(508.75), paths(linear=LINE)).iloc[0]
    assert (row["due"], row["difference"]) == (500.5, pytest.approx(8.25))
    assert (row["year"], row["years_ahead"]) == (2022, pytest.approx(0.5))
    falling = against_paths(at(508.75, direction="down"), paths(linear=LINE[::-1])).iloc[0]
    assert (falling["due"], falling["standing"]) == (517.0, "ahead")
    assert falling["years_ahead"] == pytest.approx(0.5)


def test_binary_dust_below_the_path_is_on_it() -> None:
    assert against_paths(at(500.5 * (1 - 1e-12)), paths(linear=LINE))["standing"].item() == "ahead"
    assert against_paths(at(500.5 * (1 - 1e-8)), paths(linear=LINE))["standing"].item() == "behind"


def test_a_path_that_stands_still_has_no_year_of_its_value() -> None:
    flat = [500.0] * 6
    assert np.isnan(against_paths(at(500.0), paths(flat=flat))["years_ahead"].item())
    rising = [500.0, 500.0, 500.0, 510.0, 520.0, 530.0]
    assert against_paths(at(500.0), paths(late=rising))["years_ahead"].item() == 0.0


def test_paths_of_other_targets_and_holes_do_not_count() -> None:
    other = paths(linear=LINE).assign(statement_id="d:2")
    assert against_paths(at(490.0), other).empty
    holed = paths(linear=LINE, back=[np.nan] * 6)
    assert against_paths(at(490.0), holed)["model"].tolist() == ["linear"]


# probability


def test_the_posterior_tells_what_it_learnt() -> None:
    row = posterior(
        [[2020, 2021, 2022]], [[467.5, 478.0, 490.0]], [2025], [550.0], [BELIEVED]
    ).iloc[0]
    steps = np.diff(np.log([467.5, 478.0, 490.0]))
    assert (row["strength"], row["freedom"]) == (4.0, 6.0)
    mean = (2 * BELIEVED + steps.sum()) / 4
    assert row["drift"] == pytest.approx(mean)
    square = 4 * 0.02**2 + (steps**2).sum() + 2 * BELIEVED**2 - 4 * mean**2
    assert row["spread"] == pytest.approx(np.sqrt(square / 6))
    assert row["median"] == pytest.approx(490 * np.exp(3 * mean))


def test_a_share_has_a_spread_of_its_own() -> None:
    share = posterior([[2020]], [[30.0]], [2025], [30.0], [0.0], share=True).iloc[0]
    assert (share["median"], share["spread"]) == (pytest.approx(30.0), pytest.approx(0.03))
    assert posterior([[2020]], [[30.0]], [2025], [30.0], [0.0])["spread"].item() == pytest.approx(
        0.02
    )
    wide = posterior([[2020]], [[30.0]], [2025], [30.0], [0.0], prior=Prior(spread_log=0.1))
    assert wide["spread"].item() == pytest.approx(0.1)


@pytest.mark.parametrize(
    ("years", "values", "goal"),
    [
        ([2020, 2022], [467.5, -1.0], 550.0),
        ([np.nan, np.nan], [np.nan, np.nan], 550.0),
        ([2020, 2022], [467.5, 490.0], -1.0),
        ([2020, 2025], [467.5, 490.0], 550.0),
    ],
)
def test_no_probability_without_logarithm_or_time(
    years: list[float], values: list[float], goal: float
) -> None:
    found = posterior([years], [values], [2025], [goal], [BELIEVED]).iloc[0]
    assert np.isnan(found[["probability", "lower_80", "median", "upper_80"]].astype(float)).all()


def test_scales_have_ends() -> None:
    share = scaled(np.array([0.0, 50.0, 100.0]), np.array([True] * 3))
    assert np.isnan(share).tolist() == [True, False, True]
    assert scaled(np.array([75.0]), np.array([True]))[0] == pytest.approx(np.log(3))
    assert np.isnan(scaled(np.array([0.0]), np.array([False])))[0]


def test_a_prior_must_be_above_nought() -> None:
    with pytest.raises(ProgressError) as refusal:
        Prior(freedom=0.0, spread_logit=-1.0)
    assert [(problem.field, problem.expected) for problem in refusal.value.problems] == [
        ("freedom", "a number above 0"),
        ("spread_logit", "a number above 0"),
    ]


def test_walks_follow_their_seed() -> None:
    assert calibrate(300, seed=1) != calibrate(300, seed=2)
    assert calibrate(300, years=8, observed=7) == pytest.approx(0.8, abs=0.1)


def test_a_wider_prior_covers_wider_walks() -> None:
    assert 0.75 <= calibrate(2000, prior=Prior(spread_log=0.1)) <= 0.85


# priors


def drifts(*known: tuple[str, int, float], **options: Any) -> pd.DataFrame:
    found = prior_drifts(
        options.pop("of", cases()), history(*known), options.pop("shares", {}), **options
    )
    return found[found["statement_id"] == "d:1"].set_index("prior")


def test_each_prior_says_how_many_points_it_rests_on() -> None:
    known = (
        ("x", 2015, 400.0),
        ("x", 2018, 440.0),
        ("y", 2021, 103.0),
        ("z", 2020, 5.0),
        ("z", 2022, 6.0),
    )
    found = drifts(*known, peers={"x": ["y", "z", "x"]})
    assert found["years"].to_dict() == {"plan_believer": 2, "sceptical": 3, "peers": 2}
    assert found.loc["sceptical", "drift"] == pytest.approx(np.log(467.5 / 400) / 5)
    expected = (np.log(1.03) + np.log(6 / 5) / 2) / 2
    assert found.loc["peers", "drift"] == pytest.approx(expected)


def test_peers_with_one_figure_or_figures_before_the_baseline_say_nothing() -> None:
    alone = drifts(("z", 2021, 5.0), peers={"x": ["z"]})
    assert not alone.loc["peers", "supported"]
    assert alone["years"].to_dict() == {"plan_believer": 2, "sceptical": 0, "peers": 0}
    early = drifts(("z", 2018, 5.0), ("z", 2020, 6.0), peers={"x": ["z"]})
    assert not early.loc["peers", "supported"]
    foreign = drifts(("z", 2020, 5.0), ("z", 2022, 6.0), peers={"y": ["z"]})
    assert not foreign.loc["peers", "supported"]


def test_shares_drift_on_the_logit_scale() -> None:
    share = cases().assign(baseline=20.0, target=50.0)
    found = drifts(of=share, shares={"i": True})
    assert found.loc["plan_believer", "drift"] == pytest.approx(np.log(4) / 5)


def test_a_target_in_its_baseline_year_needs_no_drift() -> None:
    found = drifts(of=cases().assign(target_year=2020))
    assert not found.loc["plan_believer", "supported"]


@pytest.mark.parametrize("column", ["baseline", "baseline_year"])
def test_without_a_baseline_no_prior_is_supported(column: str) -> None:
    found = drifts(("x", 2015, 400.0), of=cases().assign(**{column: np.nan}))
    assert found["supported"].tolist() == [False] * 3
    assert found["years"].tolist() == [0, 0, 0]
    assert found.loc[["plan_believer", "sceptical"], "years"].tolist() == [0, 0]


def test_only_figures_between_baseline_and_target_are_observations() -> None:
    def probability(*known: tuple[str, int, float]) -> float:
        found = attainment(cases().head(1), history(*known), {})
        return float(found.set_index("prior").loc["plan_believer", "probability"])

    assert probability() == pytest.approx(0.5)
    assert probability(("x", 2020, 1.0), ("x", 2025, 900.0), ("x", 2019, 1.0)) == pytest.approx(0.5)
    assert probability(("y", 2022, 490.0)) == pytest.approx(0.5)
    assert probability(("x", 2022, 490.0)) == pytest.approx(0.2436, abs=5e-5)


def test_a_sum_has_no_probability_of_a_level() -> None:
    summed = cases().head(1).assign(kind="cumulative")
    assert attainment(summed, history(), {})["probability"].isna().all()


# verdicts


def test_a_bound_decides_where_it_leaves_no_choice() -> None:
    def bound(
        comparator: str, lower: float, upper: float, direction: str = "up"
    ) -> tuple[str, str]:
        figure = seen(2025, 555.0, comparator=comparator, lower=lower, upper=upper)
        promised = target(upper=550.0) if direction == "down" else target()
        return told(judge(promised, figure, as_of="2026-02-01", direction=direction))

    assert bound("at_least", 550.0, np.nan) == ("met", "reached")
    assert bound("at_least", 549.0, np.nan) == ("cannot_assess", "bound_only")
    assert bound("at_most", np.nan, 549.0)[0] != "cannot_assess"
    assert bound("at_most", np.nan, 550.0) == ("cannot_assess", "bound_only")
    assert bound("at_least", 551.0, np.nan, "down")[0] != "cannot_assess"
    assert bound("at_most", np.nan, 551.0, "down") == ("cannot_assess", "bound_only")


def test_what_is_missing_is_listed_in_one_order() -> None:
    row = judge(target(value=np.nan, lower=np.nan, period_end=pd.NA, **BARE), as_of="2024-02-01")
    # no figure helps a target that is open itself
    assert row["missing"] == "value|year"
    running = judge(target(**BARE), as_of="2024-02-01")
    assert running["missing"] == "baseline|observation"
    final = judge(target(), seen(2024, 540), as_of="2026-02-01")
    assert (final["missing"], final["attained"]) == ("observation", False)
    assert judge(target(), seen(2025, 560), as_of="2026-02-01")["missing"] == ""
    assert judge(yearly(), seen(2021, 70.0), as_of="2022-02-01")["missing"] == ""


def test_a_verdict_carries_the_figure_it_rests_on() -> None:
    row = judge(target(), seen(2022, 490.0), as_of="2023-02-01")
    assert (row["stage"], row["observation_id"], row["observed_year"]) == (
        "running",
        "r/i/2022",
        2022,
    )
    assert (row["observed"], row["gap"], row["as_of"]) == (490.0, -60.0, "2023-02-01")
    assert (row["agreement"], row["disagree"]) == (pytest.approx(1 / 3), True)
    assert (row["statement_id"], row["region_id"], row["indicator_id"]) == ("d:1", "r", "i")
    nothing = judge(target(), as_of="2023-02-01")
    assert np.isnan([nothing["gap"], nothing["agreement"]]).all()


@pytest.mark.parametrize(
    ("value", "half", "inside"), [(550.0, 0.5, True), (550.5, 0.5, False), (549.5, 0.5, False)]
)
def test_only_a_rounding_that_spans_the_target_hides_the_answer(
    value: float, half: float, inside: bool
) -> None:
    figure = seen(2025, value, lower=value - half, upper=value + half)
    assert judge(target(), figure, as_of="2026-02-01")["within_rounding"] == inside
    bound = figure | {"comparator": "about"}
    assert not judge(target(), bound, as_of="2026-02-01")["within_rounding"]


def test_the_first_year_after_the_baseline_is_waited_for() -> None:
    assert told(judge(target(), as_of="2021-12-31")) == ("not_yet_due", "too_early")
    assert told(judge(target(), as_of="2022-01-01")) == ("no_evidence", "only_a_baseline")


def test_an_average_over_the_whole_period_may_fall_short() -> None:
    mean = yearly(timing="average")
    known = [seen(year, 59.0) for year in range(2021, 2026)]
    assert told(judge(mean, *known, as_of="2026-02-01")) == ("not_met", "average_short")
    assert told(judge(mean, seen(2021, 61.0), as_of="2022-02-01")) == (
        "on_track",
        "average_so_far_reached",
    )


# everything at once


def test_an_assessment_keeps_each_target_where_it_belongs() -> None:
    promised = pd.DataFrame(
        [
            target(base_unit="人"),
            target(statement_id="d:2", indicator_id="j", base_unit="%", value=30.0, lower=30.0,
                   baseline_value=20.0),
            target(statement_id="d:3", indicator_id="k", base_unit="人", **BARE),
            target(statement_id="d:4", indicator_id="l", base_unit="人"),
            yearly(statement_id="d:5", indicator_id="m", base_unit="人"),
            target(statement_id="d:6", indicator_id="n", base_unit="人", period_end=2022),
            target(statement_id="d:7", indicator_id="o", base_unit="人", period_end=2022),
        ]
    )  # fmt: skip
    known = pd.DataFrame(
        [
            seen(2022, 490.0),
            seen(2022, 25.0, indicator_id="j"),
            seen(2022, 490.0, indicator_id="k"),
            seen(2021, 70.0, indicator_id="m"),
            seen(2022, 560.0, indicator_id="n"),
            seen(2022, 540.0, indicator_id="o"),
        ],
        columns=COLUMNS,
    )
    kinds = pd.DataFrame(
        {"indicator_id": list("ijklmno"), "desired_direction": "up", "measure": "stock"}
    )
    years = pd.DataFrame(
        {"region_id": "r", "indicator_id": list("ij"), "year": [2022, 2022], "value": [490.0, 25.0]}
    )
    made = assess(promised, known, as_of="2023-02-01", indicators=kinds, methods=METHODS,
                  history=years, paths=paths(linear=LINE))  # fmt: skip
    assert made.verdicts["statement_id"].tolist() == [f"d:{number}" for number in range(1, 8)]
    assert made.verdicts["verdict"].tolist()[-2:] == ["met", "not_met"]
    measured = ["d:1", "d:2", "d:6", "d:7"]
    assert made.panel["statement_id"].unique().tolist() == measured
    assert made.panel.index.tolist() == list(range(len(METHODS) * 4))
    columns = [*panel(made.cases, METHODS).columns, "within_rounding"]
    assert made.panel.columns.tolist() == columns
    assert made.agreement.index.tolist() == measured
    assert made.agreement["methods"].tolist() == [3, 3, 3, 3]
    assert made.pace["statement_id"].tolist() == measured
    assert made.paths["statement_id"].tolist() == ["d:1"]
    assert made.attainment["statement_id"].unique().tolist() == ["d:1", "d:2"]
    share = made.attainment.query("statement_id == 'd:2' and prior == 'plan_believer'")
    expected = posterior([[2020, 2022]], [[20.0, 25.0]], [2025], [30.0],
                         share["drift"].tolist(), share=True)  # fmt: skip
    assert share["probability"].item() == pytest.approx(expected["probability"].item())
    counts = made.counts
    assert counts["code"].tolist() == [*EVIDENCE, *VERDICTS]
    assert counts["axis"].tolist() == ["evidence"] * len(EVIDENCE) + ["verdict"] * len(VERDICTS)
    assert counts["targets"].dtype == "Int64"
    found = counts.set_index(["axis", "code"])["targets"]
    assert found["evidence", "no_baseline"] == 1
    assert found["evidence"].sum() == found["verdict"].sum() == 7


def test_the_table_of_methods_is_read_in_order() -> None:
    table = read_table("progress_methods")
    assert [made.method for made in METHODS] == table.sort_values("position")["method"].tolist()
