"""The front function: columns, measures, intervals, refusals."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labourtargets.errors import TrajectoryError
from labourtargets.trajectories import (
    COLUMNS,
    MODELS,
    REASONS,
    Baseline,
    coverage,
    explain,
    missing,
    path,
    project,
)
from labourtargets.trajectories.reasons import WANTED

NAN = float("nan")


def anchor(series, kind, year, value, **columns):
    region, _, indicator = series.partition("/")
    row = {
        "series_id": series, "region_id": region, "indicator_id": indicator, "measure": "stock",
        "base_unit": "人", "anchor": kind, "year": year, "value": value, "lower": value,
        "upper": value, "comparator": "exactly", "timing": "at_date", "period_start": year,
    }  # fmt: skip
    return {**row, **columns}


def table(*rows):
    return pd.DataFrame(rows).astype({"year": "Int64"})


def values(projection, column="value", **where):
    rows = projection
    for key, wanted in where.items():
        rows = rows[rows[key] == wanted]
    return dict(zip(rows["year"], rows[column], strict=True))


STOCK = (anchor("a/stock", "baseline", 2020, 467.5), anchor("a/stock", "target", 2025, 550.0))
REVENUE = tuple(
    anchor("g/revenue", kind, year, value, measure="annual_flow")
    for kind, year, value in (("milestone", 2022, 143.0), ("target", 2025, 166.0))
)


def test_columns_types_and_order_are_the_contract():
    found = project(table(*REVENUE, *STOCK), models=["pchip", "linear"])
    assert tuple(found.columns) == COLUMNS
    keys = ["series_id", "model", "scenario", "year"]
    assert found[keys].equals(found[keys].sort_values(keys, ignore_index=True))
    assert not found.duplicated(keys).any()
    assert found["year"].dtype == "Int64"
    assert {str(found[name].dtype) for name in ("value", "lower", "upper")} == {"float64"}
    assert {str(found[name].dtype) for name in ("basis", "status", "reason", "model")} == {"str"}


def test_every_row_says_how_it_was_made():
    found = project(table(*STOCK), models="linear")
    assert list(values(found, "basis").values()) == ["baseline", *["interpolated"] * 4, "stated"]


def test_a_milestone_is_stated_and_met():
    rows = (*STOCK, anchor("a/stock", "milestone", 2022, 500.0))
    for model in ("linear", "growth", "logistic", "pchip"):
        found = project(table(*rows), models=model)
        assert values(found)[2022] == 500.0
        assert values(found, "basis")[2022] == "stated"
    assert values(project(table(*rows), models="linear"))[2021] == pytest.approx(483.75)


def test_the_order_of_the_table_does_not_matter():
    rows = [*STOCK, *REVENUE]
    assert project(table(*rows)).equals(project(table(*reversed(rows))))


def test_intervals_run_from_the_rounding_to_the_wording():
    # 8.36万 is [8.355, 8.365)万; 20万左右 admits 19万 to 21万
    rows = table(
        anchor("z/talent", "baseline", 2020, 83_600.0, lower=83_550.0, upper=83_650.0),
        anchor(
            "z/talent",
            "target",
            2025,
            200_000.0,
            comparator="about",
            lower=190_000.0,
            upper=210_000.0,
        ),
    )
    found = project(rows, models="linear")
    assert values(found, "lower")[2022] == pytest.approx(83_550 * 0.6 + 190_000 * 0.4)
    assert values(found, "upper")[2022] == pytest.approx(83_650 * 0.6 + 210_000 * 0.4)
    wider = project(rows, models="linear", delta=0.1)
    assert values(wider, "lower")[2025] == pytest.approx(180_000)
    assert values(wider, "upper")[2025] == pytest.approx(220_000)


def test_about_never_takes_a_share_beyond_the_whole():
    rows = table(
        anchor("z/share", "baseline", 2020, 90.0, measure="ratio", base_unit="%"),
        anchor("z/share", "target", 2025, 98.0, measure="ratio", base_unit="%", comparator="about"),
    )
    found = project(rows, models="linear")
    assert values(found, "upper")[2025] == 100.0
    assert values(found, "lower")[2025] == pytest.approx(93.1)


def test_the_interval_of_a_smooth_curve_holds_its_value():
    # a lower milestone far below bends the lower curve above the other one before it
    rows = table(
        anchor("a/s", "baseline", 2020, 0.0),
        anchor("a/s", "milestone", 2023, 10.0),
        anchor("a/s", "milestone", 2026, 11.0, lower=10.0, upper=30.0),
        anchor("a/s", "target", 2029, 40.0),
    )
    found = project(rows, models="pchip")
    assert (found["lower"] <= found["value"]).all()
    assert (found["value"] <= found["upper"]).all()


@pytest.mark.parametrize("name", sorted(set(MODELS) - {"logit_linear"}))
def test_a_floor_leaves_the_upper_end_open(name):
    rows = table(
        anchor("a/s", "baseline", 2020, 10.0, lower=9.5, upper=10.5),
        anchor("a/s", "target", 2025, 20.0, comparator="at_least", lower=20.0, upper=NAN),
    )
    found = project(rows, models=name)
    assert values(found, "upper")[2020] == 10.5
    assert np.isnan(values(found, "upper")[2025])
    assert values(found, "lower")[2025] == 20.0
    assert (found["lower"] <= found["value"]).all()


@given(
    st.sampled_from(sorted(MODELS)),
    st.lists(
        st.tuples(st.floats(1, 99), st.floats(0, 0.2), st.floats(0, 0.2)), min_size=2, max_size=4
    ),
    st.floats(0, 90),
)
@settings(max_examples=60, deadline=None)
def test_the_interval_holds_the_value_in_every_year(name, known, shortfall):
    from labourtargets.trajectories import Scenario

    kinds = ["baseline", *["milestone"] * (len(known) - 2), "target"]
    rows = table(*[
        anchor("a/s", kind, 2020 + 3 * place, value, lower=value * (1 - below),
               upper=min(value * (1 + above), 99.9), base_unit="%")
        for place, (kind, (value, below, above)) in enumerate(zip(kinds, known, strict=True))
    ])  # fmt: skip
    found = project(rows, models=name, scenario=Scenario("s", shortfall=shortfall),
                    years=range(2019, 2033), before="linear", after="growth")  # fmt: skip
    ok = found[found["status"] == "ok"]
    slack = 1e-9 * ok["value"].abs().clip(lower=1)
    assert (ok["lower"] <= ok["value"] + slack).all()
    assert (ok["value"] <= ok["upper"] + slack).all()


# each measure by its own arithmetic


def test_a_claim_on_each_year_repeats():
    rows = table(anchor("y/trained", "target", 2025, 300.0, measure="annual_flow", timing="each_year",
                        period_start=2023, comparator="at_least", upper=NAN))  # fmt: skip
    for model in ("growth", "step"):
        found = project(rows, models=model)
        assert values(found) == {2023: 300.0, 2024: 300.0, 2025: 300.0}
        assert set(found["basis"]) == {"stated"}
        assert set(found["reason"]) == {"claim_each_year"}
    outside = project(rows, models="linear", years=[2022, 2023], before="growth")
    assert values(outside, "status") == {2022: "cannot_project", 2023: "ok"}


def test_an_average_repeats_without_being_stated_for_any_year():
    rows = table(
        anchor(
            "y/t", "target", 2025, 30.0, measure="annual_flow", timing="average", period_start=2023
        )
    )
    found = project(rows, models="linear")
    assert values(found) == {2023: 30.0, 2024: 30.0, 2025: 30.0}
    assert set(found["basis"]) == {"interpolated"}
    assert set(found["reason"]) == {"average_over_period"}


def test_a_cumulative_target_is_a_running_total_from_zero():
    rows = table(
        anchor(
            "z/graduates", "target", 2025, 20_000.0, measure="cumulative_flow", period_start=2021
        )
    )
    even = project(rows, models="linear")
    assert values(even)[2020] == 0.0
    assert values(even)[2022] == 8_000.0
    assert values(even, "basis")[2020] == "baseline"
    # growing by 10 % a year: (1.1² − 1)/(1.1⁵ − 1) after two of five years
    growing = project(rows, models="growth")
    assert values(growing)[2022] == pytest.approx(20_000 * (1.1**2 - 1) / (1.1**5 - 1))
    assert values(growing)[2025] == 20_000.0


def test_a_cumulative_target_needs_its_first_year():
    rows = table(anchor("z/parks", "target", 2022, 2.0, measure="cumulative_flow"))
    assert coverage(project(rows))["reason"].tolist() == ["no_first_year"]
    said = rows.assign(timing="cumulative")
    assert values(project(said, models="linear")) == {2021: 0.0, 2022: 2.0}


def test_totals_counted_from_different_years_are_not_one_course():
    rows = table(
        anchor("z/p", "milestone", 2022, 2.0, measure="cumulative_flow", period_start=2021),
        anchor("z/p", "target", 2025, 4.0, measure="cumulative_flow", period_start=2023),
    )
    assert coverage(project(rows))["reason"].tolist() == ["counts_start_apart"]


def test_a_dash_in_the_baseline_cell_does_not_stop_a_cumulative_target():
    rows = table(
        anchor("z/awards", "baseline", 2020, NAN, measure="cumulative_flow"),
        anchor(
            "z/awards",
            "target",
            2025,
            20.0,
            measure="cumulative_flow",
            timing="cumulative",
            period_start=2021,
        ),
    )
    assert values(project(rows, models="linear"))[2023] == 12.0


def test_increments_are_added_to_the_baseline():
    rows = table(
        anchor("z/talent", "baseline", 2020, 83_600.0, lower=83_550.0, upper=83_650.0),
        anchor("z/talent", "target", 2025, 116_400.0, measure="increment"),
    )
    found = project(rows, models="linear")
    assert values(found)[2025] == 200_000.0
    assert values(found, "lower")[2025] == 199_950.0
    assert set(found["reason"]) == {"increment_on_baseline"}


def test_points_are_added_to_a_share_and_percent_is_not():
    share = anchor("z/share", "baseline", 2020, 12.0, measure="ratio", base_unit="%")
    points = anchor("z/share", "target", 2025, 3.0, measure="increment", base_unit="百分点")
    assert values(project(table(share, points), models="linear"))[2025] == 15.0
    percent = {**points, "base_unit": "%"}
    assert coverage(project(table(share, percent)))["reason"].tolist() == ["mixed_units"]


def test_an_increment_without_its_baseline_cannot_be_projected():
    rows = table(
        anchor("z/t", "milestone", 2022, 3.0, measure="increment"),
        anchor("z/t", "target", 2025, 5.0, measure="increment"),
    )
    assert coverage(project(rows))["reason"].tolist() == ["no_baseline:2022"]


def test_shares_run_on_the_logit_scale():
    rows = table(
        anchor("z/share", "baseline", 2020, 20.0, measure="ratio", base_unit="%"),
        anchor("z/share", "target", 2024, 80.0, measure="ratio", base_unit="%"),
    )
    assert values(project(rows, models="logit_linear"))[2022] == pytest.approx(50.0)


def test_a_range_projects_its_ends_and_says_that_there_is_no_value():
    rows = table(
        anchor("n/parks", "milestone", 2022, NAN, measure="cumulative_flow", comparator="range",
               lower=1.0, upper=2.0, period_start=2021),
        anchor("n/parks", "target", 2025, NAN, measure="cumulative_flow", comparator="range",
               lower=2.0, upper=4.0, period_start=2021),
    )  # fmt: skip
    found = project(rows, models="linear")
    assert values(found, "lower")[2024] == pytest.approx(1 + 2 / 3)
    assert values(found, "upper")[2024] == pytest.approx(2 + 4 / 3)
    assert found["value"].notna().sum() == 1
    assert found["reason"].str.contains("range_without_value").all()
    assert set(found["status"]) == {"ok"}


# outside the anchors


def test_the_years_before_the_first_anchor_need_a_rule():
    asked = project(table(*REVENUE), models="linear", years=range(2020, 2026))
    assert values(asked, "status")[2021] == "cannot_project"
    assert values(asked, "reason")[2021] == "outside_anchors:2021"
    assert np.isnan(values(asked)[2021])
    by_growth = project(table(*REVENUE), models="linear", years=range(2020, 2026), before="growth")
    assert values(by_growth)[2020] == pytest.approx(143 * (166 / 143) ** (-2 / 3))
    assert values(by_growth, "basis")[2020] == "extrapolated"
    assert values(by_growth, "reason")[2020] == "extrapolated_by:growth"
    assert values(by_growth, "basis")[2023] == "interpolated"


def test_default_years_never_leave_the_anchors():
    assert set(project(table(*REVENUE), before="growth")["year"]) == {2022, 2023, 2024, 2025}


def test_extrapolation_after_the_target_is_marked():
    found = project(table(*STOCK), models="linear", years=[2025, 2026], after="linear")
    assert values(found)[2026] == pytest.approx(566.5)
    assert values(found, "basis") == {2025: "stated", 2026: "extrapolated"}


def test_growth_cannot_extrapolate_from_zero():
    rows = table(anchor("a/s", "baseline", 2020, 0.0), anchor("a/s", "target", 2025, 3.0))
    found = project(rows, models="linear", years=[2019, 2020], before="growth")
    assert values(found, "status") == {2019: "cannot_project", 2020: "ok"}
    assert "growth_needs_positive" in values(found, "reason")[2019]


# no baseline


def test_without_a_baseline_the_target_stands_and_the_reason_says_what_is_missing():
    found = project(table(anchor("y/skilled", "target", 2025, 200_000.0)), models="linear")
    assert found[["year", "value", "basis", "status"]].to_numpy().tolist() == [
        [2025, 200_000.0, "stated", "cannot_project"]
    ]
    reason = found["reason"].iloc[0]
    assert explain(reason, "zh").startswith("文件没有给出起点")
    assert "2025" in missing(reason, "en")


def test_a_supplied_baseline_is_named_on_every_row():
    rows = table(anchor("y/skilled", "target", 2025, 200_000.0))
    mine = Baseline(
        "y/skilled", 2020, 150_000, "parameter of this run", lower=140_000, upper=155_000
    )
    found = project(rows, models="linear", baselines=[mine])
    assert values(found)[2021] == 160_000.0
    assert values(found, "lower")[2020] == 140_000.0
    basis = values(found, "basis")
    assert (basis[2020], basis[2021], basis[2025]) == ("baseline", "interpolated", "stated")
    assert set(found["reason"]) == {"supplied_baseline:parameter of this run"}
    assert "parameter of this run" in explain(found["reason"].iloc[0], "zh")


def test_a_supplied_baseline_goes_before_a_milestone():
    mine = Baseline("g/revenue", 2020, 120.0, "bureau: yearbook; table 3")
    found = project(table(*REVENUE), models="linear", baselines=[mine])
    assert values(found)[2021] == 131.5
    basis = values(found, "basis")
    assert (basis[2020], basis[2022]) == ("baseline", "stated")
    assert explain(found["reason"].iloc[0]).endswith("bureau: yearbook, table 3")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (Baseline("a/stock", 2019, 1.0, "me"), "the document states one"),
        (Baseline("g/revenue", 2022, 1.0, "me"), "a year before 2022"),
        (Baseline("g/revenues", 2020, 1.0, "me"), "did you mean 'g/revenue'"),
        (Baseline("y/trained", 2020, 1.0, "me"), "starts from nothing"),
    ],
)
def test_misfitting_baselines_are_refused(given, words):
    claim = anchor("y/trained", "target", 2025, 3.0, measure="annual_flow", timing="each_year")
    with pytest.raises(TrajectoryError, match=words):
        project(table(*STOCK, *REVENUE, claim), baselines=[given])


def test_a_baseline_without_owner_is_refused():
    with pytest.raises(TrajectoryError, match="whose figure"):
        Baseline("a/b", 2020, 1.0, " ")


# faults: one bad series beside a good one

FAULTS = {
    "nan_target": ([anchor("x/s", "baseline", 2020, 1.0), anchor("x/s", "target", 2025, NAN)], "missing_value:2025"),
    "dash_baseline": ([anchor("x/s", "baseline", 2020, NAN), anchor("x/s", "target", 2025, 1.0)], "no_baseline:2025"),
    "infinite": ([anchor("x/s", "baseline", 2020, 1.0), anchor("x/s", "target", 2025, np.inf)], "not_finite"),
    "no_target": ([anchor("x/s", "baseline", 2020, 1.0)], "no_target"),
    "end_before_start": (
        [anchor("x/s", "baseline", 2025, 1.0), anchor("x/s", "target", 2020, 2.0)], "end_not_after_start:2020",
    ),
    "end_at_start": (
        [anchor("x/s", "baseline", 2025, 1.0), anchor("x/s", "target", 2025, 2.0)], "end_not_after_start:2025",
    ),
    "two_in_a_year": (
        [anchor("x/s", "milestone", 2022, 1.0), anchor("x/s", "target", 2022, 2.0)], "same_year_twice:2022",
    ),
    "mixed_units": (
        [anchor("x/s", "baseline", 2020, 1.0), anchor("x/s", "target", 2025, 2.0, base_unit="人次")], "mixed_units",
    ),
    "mixed_measures": (
        [anchor("x/s", "baseline", 2020, 1.0), anchor("x/s", "target", 2025, 2.0, measure="ratio")], "mixed_measures",
    ),
    "inverted": (
        [anchor("x/s", "baseline", 2020, 1.0), anchor("x/s", "target", 2025, 2.0, lower=3.0, upper=4.0)],
        "bounds_inverted",
    ),
    "condition": ([anchor("x/s", "target", 2025, 6.0, measure="duration")], "not_a_course:duration"),
    "no_year": ([anchor("x/s", "baseline", 2020, 1.0), anchor("x/s", "target", pd.NA, 2.0)], "no_year"),
    "claims_overlap": (
        [
            anchor("x/s", "milestone", 2023, 1.0, measure="annual_flow", timing="each_year", period_start=2021),
            anchor("x/s", "target", 2025, 2.0, measure="annual_flow", timing="each_year", period_start=2023),
        ],
        "same_year_twice:2023",
    ),
    "claim_beside_level": (
        [
            anchor("x/s", "milestone", 2022, 1.0, measure="annual_flow", timing="each_year"),
            anchor("x/s", "target", 2025, 2.0, measure="annual_flow"),
        ],
        "mixed_measures",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "reason"), FAULTS.values(), ids=FAULTS)
def test_one_faulty_series_is_named_and_the_rest_projected(rows, reason):
    found = project(table(*rows, *STOCK), models="linear")
    bad, good = found[found["series_id"] == "x/s"], found[found["series_id"] == "a/stock"]
    assert set(bad["status"]) == {"cannot_project"}
    assert set(bad["reason"]) == {reason}
    assert len(good) == 6
    assert set(good["status"]) == {"ok"}
    with pytest.raises(TrajectoryError) as caught:
        project(table(*rows, *STOCK), models="linear", strict=True)
    assert [problem.file for problem in caught.value.problems] == ["x/s"]
    assert explain(reason) in str(caught.value)


@pytest.mark.parametrize(
    ("model", "start", "end", "unit", "reason"),
    [
        ("growth", 0.0, 3.0, "个", "growth_needs_positive:0"),
        ("growth", 5.0, -2.5, "个", "growth_needs_positive:-2.5"),
        ("logit_linear", 0.0, 30.0, "%", "share_outside:0"),
        ("logit_linear", 20.0, 100.0, "%", "share_outside:100"),
        ("logit_linear", 20.0, 30.0, "人", "not_a_share"),
    ],
)
def test_a_model_outside_its_domain_is_refused_and_the_others_are_not(
    model, start, end, unit, reason
):
    rows = table(
        anchor("x/s", "baseline", 2020, start, base_unit=unit),
        anchor("x/s", "target", 2025, end, base_unit=unit),
    )
    found = project(rows, models=[model, "linear"])
    assert set(values(found, "status", model=model).values()) == {"cannot_project"}
    assert set(values(found, "reason", model=model).values()) == {reason}
    assert values(found, model=model) == {2020: start, 2025: end}
    assert set(values(found, "status", model="linear").values()) == {"ok"}
    with pytest.raises(TrajectoryError, match=model):
        project(rows, models=[model, "linear"], strict=True)


def test_strict_reports_every_series_at_once():
    rows = table(anchor("x/a", "target", 2025, 1.0), anchor("x/b", "baseline", 2020, 1.0), *STOCK)
    with pytest.raises(TrajectoryError) as caught:
        project(rows, strict=True)
    assert [problem.file for problem in caught.value.problems] == ["x/a", "x/b"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"models": ["linear", "lineer"]}, "did you mean 'linear'"),
        ({"models": []}, "at least one model"),
        ({"before": "groth"}, "did you mean 'growth'"),
        ({"after": "cubic"}, "one of none, growth, linear, flat"),
        ({"delta": -1}, "from 0 to 1"),
        ({"years": []}, "at least one"),
        ({"years": [2020.5]}, "whole years"),
        ({"scenario": []}, "at least one scenario"),
    ],
)
def test_impossible_options_are_refused(options, words):
    with pytest.raises(TrajectoryError, match=words):
        project(table(*STOCK), **options)


def test_missing_and_mistyped_columns_are_refused_together():
    with pytest.raises(TrajectoryError) as caught:
        project(table(*STOCK).drop(columns=["value", "measure"]))
    assert [problem.field for problem in caught.value.problems] == ["measure", "value"]
    with pytest.raises(TrajectoryError, match="numbers"):
        project(table(*STOCK).assign(value="many"))
    with pytest.raises(TrajectoryError, match="did you mean 'target'"):
        project(table(*STOCK).assign(anchor="targett"))
    with pytest.raises(TrajectoryError, match="whole year"):
        project(pd.DataFrame(STOCK).assign(year=[2020.0, 2025.5]))


def test_an_empty_table_gives_an_empty_projection():
    found = project(table(*STOCK).iloc[:0])
    assert tuple(found.columns) == COLUMNS
    assert found.empty


@given(st.lists(
    st.tuples(st.integers(2015, 2022), st.integers(0, 9), st.floats(0.1, 1e6), st.floats(0.1, 1e6)),
    min_size=1, max_size=12,
))  # fmt: skip
@settings(max_examples=50, deadline=None)
def test_a_batch_of_any_years_is_the_series_one_by_one(entries):
    rows = []
    for number, (first, span, start, end) in enumerate(entries):
        rows += [anchor(f"r/{number:02d}", "baseline", first, start),
                 anchor(f"r/{number:02d}", "target", first + span, end)]  # fmt: skip
    found = project(table(*rows), models=["growth", "linear"])
    for number, (first, span, start, end) in enumerate(entries):
        mine = found[found["series_id"] == f"r/{number:02d}"]
        if span == 0:
            assert set(mine["status"]) == {"cannot_project"}
            continue
        years = list(range(first, first + span + 1))
        for model in ("growth", "linear"):
            expected = path(model, [first, first + span], [[start, end]], years)[0].tolist()
            assert list(values(mine, model=model).values()) == expected


def test_no_row_is_silently_empty():
    rows = [row for bad, _ in FAULTS.values() for row in bad]
    for number, row in enumerate(rows):
        rows[number] = {**row, "series_id": f"x/{number // 2}"}
    found = project(table(*rows, *STOCK, *REVENUE), models="all", years=range(2018, 2028))
    empty = found[found["value"].isna()]
    assert (empty["reason"] != "").all()
    assert (found[found["status"] != "ok"]["reason"] != "").all()


def test_every_reason_can_be_said_in_both_languages():
    assert set(WANTED) < set(REASONS)
    for code in REASONS:
        for language in ("zh", "en"):
            sentence = explain(f"{code}:2025", language)
            assert sentence
            assert "{" not in sentence
    with pytest.raises(KeyError):
        explain("nonsense")
    assert explain("") == missing("claim_each_year") == ""
