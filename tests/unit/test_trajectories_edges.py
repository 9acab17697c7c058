"""Bounds, refusals and words of trajectories, each case small enough to be worked out by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from test_trajectories_allocation import series
from test_trajectories_project import NAN, STOCK, anchor, table, values

from labourtargets.errors import Problem, TrajectoryError
from labourtargets.intervals import Interval
from labourtargets.trajectories import (
    MODELS,
    STATED,
    Baseline,
    Scenario,
    accumulate,
    against_stated,
    allocate,
    amounts,
    beyond,
    coverage,
    doubling_time,
    envelope,
    explain,
    implied_quantities,
    implied_whole,
    missing,
    path,
    project,
    read_scenario,
    remaining_flow,
    share,
)
from labourtargets.trajectories.models import model, shape_of


def problems_of(call):
    with pytest.raises(TrajectoryError) as refusal:
        call()
    return refusal.value.problems


def row_of(frame, **where):
    for key, wanted in where.items():
        frame = frame[frame[key] == wanted]
    assert len(frame) == 1
    return frame.iloc[0]


# whole units


def test_equal_remainders_go_to_the_later_years():
    assert allocate([4], 3).tolist() == [[1, 1, 2]]
    assert allocate([5], 3).tolist() == [[1, 2, 2]]
    assert allocate([0], 2).tolist() == [[0, 0]]
    assert allocate(7, 1).tolist() == [[7]]


def test_falling_amounts_are_shared_out_too():
    # 1 : 1/2 : 1/4 of 7
    assert allocate([7], 3, -0.5).tolist() == [[4, 2, 1]]


def test_a_total_of_any_size_is_shared_out_to_the_last_unit():
    most = 2**53 - 1
    assert allocate([most], 7).sum() == most
    [problem] = problems_of(lambda: allocate([1, 2**53], 7))
    assert problem == Problem(
        "allocation", None, "totals[1]", f"{2**53:g}", "a whole number from 0 to 2^53"
    )


@pytest.mark.parametrize("years", [0, -1, 2.5, True])
def test_years_of_an_allocation_are_a_whole_number(years):
    [problem] = problems_of(lambda: allocate([1], years))
    expected = "a whole number from 1"
    assert problem == Problem("allocation", None, "years", str(years), expected)


@pytest.mark.parametrize("growth", [-1, -2, NAN, np.inf])
def test_growth_of_an_allocation_is_above_minus_one(growth):
    [problem] = problems_of(lambda: allocate([1], 3, growth))
    assert (problem.field, problem.expected) == ("growth", "a number above -1")


def test_sums_run_within_their_series_model_and_scenario():
    two = pd.concat(
        [
            series(("milestone", 2022, 10.0), ("target", 2023, 20.0), measure="annual_flow"),
            series(("target", 2023, 5.0), measure="annual_flow", timing="each_year",
                   period_start=2022).assign(series_id="here/other"),
        ]
    )  # fmt: skip
    short = Scenario("short", shortfall=50)
    found = accumulate(project(two, models="linear", scenario=[STATED, short]), two)
    sums = {key: rows["value"].tolist() for key, rows in found.groupby(["series_id", "scenario"])}
    assert sums == {
        ("here/other", "short"): [2.5, 5.0],
        ("here/other", "stated"): [5.0, 10.0],
        ("here/thing", "short"): [10.0, 25.0],
        ("here/thing", "stated"): [10.0, 30.0],
    }
    assert found.index.tolist() == list(range(8))
    assert set(found["since"]) == {2022}


def test_both_ends_of_a_sum_are_summed():
    claim = series(("target", 2024, 100.0), measure="annual_flow", timing="each_year",
                   period_start=2023, comparator="about")  # fmt: skip
    found = accumulate(project(claim, models="linear"), claim)
    assert found[["lower", "upper"]].to_numpy().tolist() == [[95.0, 105.0], [190.0, 210.0]]


def test_missing_years_of_a_sum_are_named():
    revenue = series(("milestone", 2022, 143.0), ("target", 2025, 166.0), measure="annual_flow")
    rows = project(revenue, models="linear", years=[2022, 2024, 2025])
    expected = "every year from the first to the last"
    assert problems_of(lambda: accumulate(rows, revenue)) == (
        Problem("here/thing", None, "year", "2024", expected),
    )


def test_what_does_not_accumulate_says_what_it_is():
    level = series(("baseline", 2020, 1.0), ("target", 2025, 2.0))
    [problem] = problems_of(lambda: accumulate(project(level), level))
    assert problem == Problem("series", None, "measure", "stock", "annual_flow, projected")
    lone = series(("target", 2025, 2.0), measure="cumulative_flow")
    [problem] = problems_of(lambda: amounts(project(lone), lone))
    assert problem.expected == "cumulative_flow, projected"


def test_running_totals_without_a_first_year_have_no_amounts():
    known = series(("milestone", 2022, 3.0), ("target", 2025, 8.0), measure="cumulative_flow")
    [problem] = problems_of(lambda: amounts(project(known), known))
    expected = "a cumulative target counted from a stated year"
    assert problem == Problem("series", None, "measure", "none", expected)


def test_amounts_are_told_by_series_model_and_year():
    count = series(
        ("target", 2023, 7.0), measure="cumulative_flow", timing="cumulative", period_start=2022
    )
    found = amounts(project(count, models=["linear", "step"]), count)
    assert found.columns.tolist() == [
        "series_id", "region_id", "indicator_id", "model", "scenario", "year", "amount", "total",
    ]  # fmt: skip
    assert found[["model", "year", "amount", "total"]].to_numpy().tolist() == [
        ["linear", 2022, 3, 7],
        ["linear", 2023, 4, 7],
        ["step", 2022, 0, 7],
        ["step", 2023, 7, 7],
    ]
    assert (found["amount"].dtype, found["total"].dtype) == ("Int64", "Int64")


def test_a_part_of_a_unit_is_refused_for_each_series_once():
    count = series(
        ("target", 2023, 7.0), measure="cumulative_flow", timing="cumulative", period_start=2022
    )
    half = Scenario("half", shortfall=50)
    rows = project(count, models=["linear", "back_loaded"], scenario=half)
    expected = "totals in whole units (a scenario may leave a part of one)"
    assert problems_of(lambda: amounts(rows, count)) == (
        Problem("here/thing", None, "value", "a fraction", expected),
    )


# what a promise implies


def test_what_is_left_needs_a_year():
    assert remaining_flow(10, 4, 2023, 2025) == 3.0
    [problem] = problems_of(lambda: remaining_flow([10, 10], 4, [2023, 2026], 2025))
    assert problem == Problem(
        "remaining flow", None, "year", "[2023 2026]", "a year before the target year 2025"
    )


def test_doubling_needs_growth():
    assert doubling_time([1.0, 0.5]).tolist() == [1.0, pytest.approx(np.log(2) / np.log(1.5))]
    assert np.isnan(doubling_time(0.0))


def test_ends_of_an_implied_whole_and_their_openness():
    both = implied_whole(Interval(10.0, 20.0), Interval(25.0, 50.0))
    assert (both.lower, both.upper) == (20.0, 80.0)
    assert not both.lower_open
    assert not both.upper_open
    assert implied_whole(Interval(10.0, 20.0), Interval(25.0, 150.0)).lower == 10.0
    assert implied_whole(Interval(None, 20.0), Interval(25.0, 50.0)).lower is None
    rounded = implied_whole(
        Interval(10.0, 20.0, upper_open=True), Interval(25.0, 50.0, upper_open=True)
    )
    assert (rounded.lower_open, rounded.upper_open) == (True, True)
    above = implied_whole(Interval(10.0, 20.0), Interval(25.0, None, lower_open=True))
    assert (above.lower_open, above.upper_open) == (False, True)
    cut = implied_whole(Interval(10.0, 20.0), Interval(25.0, 101.0, upper_open=True))
    assert not cut.lower_open
    assert implied_whole(Interval(0.0, 20.0), Interval(100.0, 100.0)).upper == 20.0


def test_impossible_parts_and_shares_are_named():
    expected = "above 0 and up to 100"
    assert problems_of(lambda: implied_whole(Interval(-1.0, 5.0), Interval(30.0, None))) == (
        Problem("implied whole", None, "part", "-1.0", "0 or more"),
    )
    for lower in (0.0, 101.0, None):
        assert problems_of(
            lambda low=lower: implied_whole(Interval(1.0, 5.0), Interval(low, None))
        ) == (Problem("implied whole", None, "share", str(lower), expected),)


def test_what_a_series_asks_for_column_by_column():
    rows = table(
        anchor("a/s", "baseline", 2020, 100.0, lower=95.0, upper=105.0),
        anchor("a/s", "milestone", 2022, 110.0),
        anchor("a/s", "target", 2024, 200.0, lower=190.0, upper=210.0),
        anchor("b/claim", "target", 2025, 30.0, measure="annual_flow", timing="each_year",
               period_start=2023),
        anchor("c/fall", "baseline", 2020, 4.0), anchor("c/fall", "target", 2022, 1.0),
    )  # fmt: skip
    found = implied_quantities(rows)
    assert found["series_id"].tolist() == ["a/s", "b/claim", "c/fall"]
    rise = row_of(found, series_id="a/s")
    assert (rise["from_year"], rise["to_year"]) == (2020, 2024)
    assert (rise["from_value"], rise["to_value"], rise["change"]) == (100.0, 200.0, 100.0)
    assert (rise["change_lower"], rise["change_upper"], rise["per_year"]) == (85.0, 115.0, 25.0)
    assert rise["growth"] == pytest.approx(2**0.25 - 1)
    assert rise["growth_lower"] == pytest.approx((190 / 105) ** 0.25 - 1)
    assert rise["growth_upper"] == pytest.approx((210 / 95) ** 0.25 - 1)
    assert rise["doubling_years"] == pytest.approx(4.0)
    claim = row_of(found, series_id="b/claim")
    assert (claim["per_year"], claim["reason"]) == (30.0, "claim_each_year")
    assert np.isnan(claim[["change", "growth", "doubling_years"]].astype(float)).all()
    fall = row_of(found, series_id="c/fall")
    assert (fall["growth"], fall["per_year"]) == (pytest.approx(-0.5), -1.5)
    assert np.isnan(fall["doubling_years"])
    assert set(found["status"]) == {"ok"}


# models and paths


def test_names_and_parameters_are_refused_with_what_there_is():
    [unknown] = problems_of(lambda: model("lineer"))
    known = f"one of {', '.join(MODELS)}"
    assert unknown == Problem("models", None, "model", "lineer", known, "did you mean 'linear'?")
    [none] = problems_of(lambda: shape_of("linear", {"p": 2}))
    assert (none.field, none.found, none.expected) == ("linear.p", "2", "no parameter")
    [other] = problems_of(lambda: shape_of("bass", {"h": 2}))
    assert other.expected == "one of p, q, H"
    [low] = problems_of(lambda: shape_of("back_loaded", {"p": 0.9}))
    assert low.expected == "a number from 1 to 20"


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("back_loaded", {"p": 1}),
        ("front_loaded", {"p": 20}),
        ("logistic", {"s": 0, "m": 1}),
        ("logistic", {"s": 200, "m": 0}),
        ("bass", {"q": 0}),
        ("growth", {"g": -0.9}),
        ("growth", {"g": 10}),
    ],
)
def test_limits_of_a_shape_belong_to_it(name, shape):
    assert shape_of(name, shape) == {**MODELS[name].shape, **shape}


@pytest.mark.parametrize(
    ("name", "shape", "limits"),
    [
        ("back_loaded", {"p": 0.99}, "1 to 20"),
        ("front_loaded", {"p": 20.01}, "1 to 20"),
        ("logistic", {"s": -0.01}, "0 to 200"),
        ("logistic", {"s": 200.5}, "0 to 200"),
        ("logistic", {"m": -0.01}, "0 to 1"),
        ("logistic", {"m": 1.01}, "0 to 1"),
        ("gompertz", {"b": 0}, "1e-06 to 500"),
        ("gompertz", {"b": 500.5}, "1e-06 to 500"),
        ("gompertz", {"c": 0}, "1e-06 to 500"),
        ("gompertz", {"c": 500.5}, "1e-06 to 500"),
        ("bass", {"p": 0}, "1e-06 to 1"),
        ("bass", {"p": 1.01}, "1e-06 to 1"),
        ("bass", {"q": -0.01}, "0 to 5"),
        ("bass", {"q": 5.01}, "0 to 5"),
        ("bass", {"H": 0}, "0.001 to 100"),
        ("bass", {"H": 100.5}, "0.001 to 100"),
        ("growth", {"g": -0.91}, "-0.9 to 10"),
        ("growth", {"g": 10.01}, "-0.9 to 10"),
    ],
)
def test_just_past_its_limits_a_shape_is_refused(name, shape, limits):
    [problem] = problems_of(lambda: shape_of(name, shape))
    [key] = shape
    assert (problem.field, problem.expected) == (f"{name}.{key}", f"a number from {limits}")


@pytest.mark.parametrize("value", [True, "2", None])
def test_a_parameter_is_a_number(value):
    with pytest.raises(TrajectoryError, match="a number from 1 to 20"):
        shape_of("back_loaded", {"p": value})


def test_shares_of_each_model_half_way():
    half = np.array([0.5])
    expected = {
        "linear": 0.5,
        "growth": 0.5,
        "logit_linear": 0.5,
        "pchip": 0.5,
        "back_loaded": 0.5**1.2,
        "front_loaded": 1 - 0.5**1.2,
        "logistic": 0.5,
        "step": 0.0,
    }
    for name, due in expected.items():
        assert share(name, half)[0] == pytest.approx(due)
    early = share("logistic", half, m=0.2)[0]

    def sigmoid(tau):
        return 1 / (1 + np.exp(-8 * (tau - 0.2)))

    assert early == pytest.approx((sigmoid(0.5) - sigmoid(0)) / (sigmoid(1) - sigmoid(0)))

    def rise(u):
        return np.exp(-4 * np.exp(-5 * u))

    gompertz = (rise(0.5) - rise(0)) / (rise(1) - rise(0))
    assert share("gompertz", half)[0] == pytest.approx(gompertz)

    def adopted(u, p=0.03, q=0.38):
        decay = np.exp(-(p + q) * u)
        return (1 - decay) / (1 + q / p * decay)

    assert share("bass", half)[0] == pytest.approx(adopted(5) / adopted(10))


def test_a_total_whose_amounts_do_not_grow_is_linear():
    even = path("growth", [2020, 2024], [[0.0, 8.0]], [2021, 2023], {"g": 0.0}, from_zero=True)
    assert even.tolist() == [[2.0, 6.0]]
    doubling = path("growth", [2020, 2023], [[0.0, 7.0]], [2021, 2022], {"g": 1.0}, from_zero=True)
    assert doubling.tolist() == [[pytest.approx(1.0), pytest.approx(3.0)]]


def test_a_flat_rule_keeps_the_nearer_anchor():
    found = beyond("flat", [2022, 2025], [[1.0, 2.0]], [2020, 2021, 2026])
    assert found.tolist() == [[1.0, 1.0, 2.0]]


def test_a_smooth_curve_is_only_known_between_its_anchors():
    found = path("pchip", [2020, 2022, 2025], [[1.0, 2.0, 4.0]], [2019, 2020, 2025, 2026])[0]
    assert np.isnan(found).tolist() == [True, False, False, True]


@pytest.mark.parametrize("name", ["linear", "growth", "logit_linear", "step"])
def test_a_path_has_no_years_before_or_after_its_anchors(name):
    early = path(name, [2020, 2025], [[20.0, 30.0]], [2019, 2020])[0]
    late = path(name, [2020, 2025], [[20.0, 30.0]], [2025, 2026])[0]
    assert np.isnan(early).tolist() == [True, False]
    assert np.isnan(late).tolist() == [False, True]


# anchors


@pytest.mark.parametrize(
    ("comparator", "lower", "upper"),
    [
        ("exactly", 20.0, 20.0),
        ("at_least", 20.0, NAN),
        ("more_than", 20.0, NAN),
        ("at_most", NAN, 20.0),
        ("about", 19.0, 21.0),
    ],
)
def test_each_wording_bounds_the_target(comparator, lower, upper):
    rows = series(("baseline", 2020, 10.0), ("target", 2025, 20.0))
    found = project(rows.assign(comparator=["exactly", comparator]), models="linear")
    assert found[["lower", "upper"]].iloc[-1].tolist() == pytest.approx([lower, upper], nan_ok=True)
    assert found[["lower", "upper"]].iloc[0].tolist() == [10.0, 10.0]


def test_of_several_faults_the_first_is_named():
    rows = table(
        anchor("x/s", "milestone", 2022, NAN), anchor("x/s", "target", 2025, NAN, base_unit="人次")
    )
    assert coverage(project(rows))["reason"].tolist() == ["mixed_units"]
    gaps = table(anchor("x/s", "milestone", 2022, NAN), anchor("x/s", "target", 2025, NAN))
    assert coverage(project(gaps))["reason"].tolist() == ["missing_value:2022"]


@pytest.mark.parametrize("measure", ["duration", "frequency", "threshold"])
def test_conditions_are_no_course(measure):
    rows = table(anchor("x/s", "target", 2025, 6.0, measure=measure))
    assert coverage(project(rows))["reason"].tolist() == [f"not_a_course:{measure}"]
    assert explain(f"not_a_course:{measure}") == f"a {measure} is a condition, not a course in time"


@pytest.mark.parametrize(
    ("bounds", "reason"),
    [
        ({"lower": 21.0, "upper": 22.0}, "bounds_inverted"),
        ({"lower": 18.0, "upper": 19.0}, "bounds_inverted"),
        ({"lower": 20.0, "upper": 20.0}, ""),
        ({"lower": 19.0, "upper": NAN}, ""),
    ],
)
def test_a_value_lies_within_its_bounds(bounds, reason):
    rows = table(
        anchor("x/s", "baseline", 2020, 10.0), anchor("x/s", "target", 2025, 20.0, **bounds)
    )
    assert coverage(project(rows))["reason"].tolist() == [reason]


def test_a_claim_that_starts_after_it_ends_is_refused():
    rows = table(anchor("y/t", "target", 2023, 3.0, measure="annual_flow", timing="each_year",
                        period_start=2024))  # fmt: skip
    assert coverage(project(rows))["reason"].tolist() == ["end_not_after_start:2023"]


def test_points_are_added_to_both_ends_of_a_share():
    rows = table(
        anchor("z/s", "baseline", 2020, 12.0, lower=11.95, upper=12.05, base_unit="%"),
        anchor(
            "z/s",
            "target",
            2025,
            3.0,
            measure="increment",
            base_unit="百分点",
            comparator="at_least",
            upper=NAN,
        ),
    )
    found = project(rows, models="linear")
    assert values(found, "lower")[2025] == pytest.approx(14.95)
    assert np.isnan(values(found, "upper")[2025])


def test_an_increment_in_another_unit_than_its_level_is_refused():
    def reason(level, points):
        rows = table(
            anchor("z/s", "baseline", 2020, 12.0, base_unit=level),
            anchor("z/s", "target", 2025, 3.0, measure="increment", base_unit=points),
        )
        return coverage(project(rows))["reason"].item()

    assert reason("人", "人") == reason("%", "百分点") == ""
    assert reason("人", "百分点") == reason("%", "%") == reason("人", "人次") == "mixed_units"


# columns at the door


def test_a_column_that_is_missing_is_suggested():
    renamed = table(*STOCK).rename(columns={"value": "values"})
    [problem] = problems_of(lambda: project(renamed))
    assert problem == Problem(
        "series", None, "value", "no such column", "a column of the series table",
        "did you mean 'values'?",
    )  # fmt: skip


def test_faults_of_types_are_named_together():
    rows = table(*STOCK).assign(value="many", anchor=["baseline", None], lower="low")
    found = problems_of(lambda: project(rows))
    assert [(problem.field, problem.expected) for problem in found] == [
        ("value", "numbers"),
        ("lower", "numbers"),
        ("anchor", "a value in every row"),
    ]
    [word] = problems_of(lambda: project(table(*STOCK).assign(anchor=["baseline", "goal"])))
    assert (word.field, word.found) == ("anchor", "goal")
    assert word.expected == "one of baseline, milestone, target"
    [year] = problems_of(lambda: project(pd.DataFrame(STOCK).assign(year=[2020.0, 2025.5])))
    assert year == Problem("series", None, "year", "2025.5", "a whole year")


def test_columns_left_out_or_empty_take_their_defaults():
    needed = ["series_id", "region_id", "indicator_id", "measure", "anchor", "year", "value"]
    bare = project(table(*STOCK)[needed], models="linear")
    assert bare.equals(project(table(*STOCK), models="linear"))
    empty = table(*STOCK).assign(comparator=None, timing=None)
    assert project(empty, models="linear").equals(bare)


def test_a_supplied_baseline_replaces_a_dash():
    rows = table(anchor("a/s", "baseline", 2020, NAN), anchor("a/s", "target", 2024, 20.0))
    found = project(rows, models="linear", baselines=[Baseline("a/s", 2019, 10.0, "me")])
    assert values(found) == {2019 + year: 10.0 + 2 * year for year in range(6)}
    assert values(found, "basis")[2019] == "baseline"
    assert values(found, "upper")[2019] == 10.0


def test_supplied_baselines_say_what_is_wrong_with_them():
    given = [
        Baseline("nobody", 2020, 1.0, "me"),
        Baseline("a/stock", 2019, 1.0, "me"),
        Baseline("g/revenue", 2022, 1.0, "me"),
        Baseline("z/sum", 2020, 1.0, "me"),
    ]
    rows = table(
        *STOCK,
        anchor("g/revenue", "target", 2022, 143.0, measure="annual_flow"),
        anchor("z/sum", "target", 2025, 9.0, measure="cumulative_flow"),
    )
    found = problems_of(lambda: project(rows, baselines=given))
    assert [(problem.file, problem.field, problem.expected) for problem in found] == [
        ("baselines", "series_id", "a series of the table"),
        ("baseline a/stock", "year", "no baseline: the document states one"),
        ("baseline g/revenue", "year", "a year before 2022, the first the documents give"),
        (
            "baseline z/sum",
            "series_id",
            "a level or an annual rate: this series starts from nothing",
        ),
    ]


@pytest.mark.parametrize(
    ("changes", "field", "expected"),
    [
        ({"owner": ""}, "owner", "whose figure it is"),
        ({"year": 2020.0}, "year", "a year"),
        ({"year": True}, "year", "a year"),
        ({"lower": 9.0}, "lower, value, upper", "three numbers in this order"),
        ({"upper": 2.0}, "lower, value, upper", "three numbers in this order"),
    ],
)
def test_a_baseline_is_a_figure_with_an_owner(changes, field, expected):
    [problem] = problems_of(
        lambda: Baseline(**{"series_id": "a", "year": 2020, "value": 3.0, "owner": "me"} | changes)
    )
    assert (problem.file, problem.field, problem.expected) == ("baseline a", field, expected)


def test_a_baseline_that_is_no_number_is_refused():
    found = problems_of(lambda: Baseline("a", 2020, NAN, "me"))
    assert [problem.field for problem in found] == ["value", "lower, value, upper"]
    assert found[0].expected == "a finite number"
    assert found[1].found == "None, nan, None"


# scenarios


def test_a_scenario_knows_how_far_and_when_it_goes():
    slow = Scenario("slow", delayed_start=1, shortfall=25, early_finish=2)
    assert (slow.reach, slow.moves_years) == (0.75, True)
    assert not STATED.moves_years
    assert Scenario("e", early_finish=1).moves_years
    years = np.array([2020.0, 2021.0, 2023.0, 2025.0, 2026.0, 2028.0])
    assert slow.clock(years, 2020, 2028).tolist() == [
        2020.0, 2020.0, 2020 + 8 * 2 / 5, 2020 + 8 * 4 / 5, 2028.0, 2028.0,
    ]  # fmt: skip
    assert STATED.clock(years, 2020, 2028) is years


@pytest.mark.parametrize(
    ("changes", "field", "expected"),
    [
        ({"name": ""}, "name", "a name"),
        ({"name": 3}, "name", "a name"),
        ({"delta": 1.01}, "delta", "a number from 0 to 1"),
        ({"delta": -0.01}, "delta", "a number from 0 to 1"),
        ({"delayed_start": 100}, "delayed_start", "a number from 0 to less than 100"),
        ({"shortfall": "3"}, "shortfall", "a number from 0 to less than 100"),
        ({"shapes": [1]}, "shapes", "parameters by model"),
    ],
)
def test_an_impossible_scenario_names_the_field(changes, field, expected):
    [problem] = problems_of(lambda: Scenario(**{"name": "x"} | changes))
    assert (problem.field, problem.expected) == (field, expected)
    place = "scenario x" if field in ("delta", "delayed_start", "shortfall") else "scenario"
    assert problem.file == place


def test_ends_of_the_scenario_s_ranges_are_allowed():
    assert Scenario("x", delta=0).delta == 0
    assert Scenario("x", delta=1).delta == 1
    assert Scenario("x", shortfall=99.9).reach == pytest.approx(0.001)


def test_entries_of_a_scenario_are_read_strictly():
    found = problems_of(lambda: read_scenario({"shortfal": 1}))
    known = "one of name, delta, shapes, delayed_start, shortfall, early_finish"
    assert found == (
        Problem("scenario", None, "shortfal", "1", known, "did you mean 'shortfall'?"),
        Problem("scenario", None, "name", "", "a name"),
    )


def test_scenarios_are_told_apart_by_name():
    twice = [Scenario("x"), Scenario("y"), Scenario("x", shortfall=1)]
    assert problems_of(lambda: project(table(*STOCK), scenario=twice)) == (
        Problem("scenario", None, "name", "x", "a name of its own for every scenario"),
    )
    assert problems_of(lambda: project(table(*STOCK), scenario=[])) == (
        Problem("scenario", None, "scenario", "", "at least one scenario"),
    )


def test_a_scenario_s_width_of_about_moves_the_interval_only():
    rows = series(("baseline", 2020, 10.0), ("target", 2025, 20.0), base_unit="%")
    rows = rows.assign(comparator=["exactly", "about"])
    found = project(rows, models="linear", scenario=Scenario("none", delta=0))
    assert found[["lower", "value", "upper"]].iloc[-1].tolist() == [20.0] * 3
    wide = project(rows, models="linear", scenario=Scenario("all", delta=1))
    assert wide[["lower", "value", "upper"]].iloc[-1].tolist() == [0.0, 20.0, 40.0]


def test_a_shortfall_keeps_the_start_and_moves_the_interval():
    rows = table(anchor("a/s", "baseline", 2020, 10.0),
                 anchor("a/s", "target", 2022, 20.0, lower=18.0, upper=22.0))  # fmt: skip
    found = project(rows, models="linear", scenario=Scenario("half", shortfall=50))
    assert found[["lower", "value", "upper"]].to_numpy().tolist() == [
        [10.0, 10.0, 10.0],
        [12.0, 12.5, 13.0],
        [14.0, 15.0, 16.0],
    ]
    assert found["basis"].tolist() == ["baseline", "interpolated", "interpolated"]


def test_a_scenario_that_leaves_no_year_is_too_long():
    just = Scenario("just", delayed_start=2, early_finish=2)
    assert set(project(table(*STOCK), models="linear", scenario=just)["status"]) == {"ok"}
    never = Scenario("never", delayed_start=2.5, early_finish=2.5)
    assert set(project(table(*STOCK), models="linear", scenario=never)["reason"]) == {
        "scenario_too_long"
    }


def test_past_years_are_not_changed_by_a_scenario():
    half = Scenario("half", shortfall=50)
    found = project(table(*STOCK), models="linear", scenario=half, years=[2019, 2026],
                    before="linear", after="linear")  # fmt: skip
    assert values(found) == {2019: pytest.approx(451.0), 2026: pytest.approx(508.75 + 8.25)}


def test_corners_of_both_intervals_bound_what_lies_outside():
    rows = table(anchor("a/s", "baseline", 2020, 10.0, lower=9.0, upper=11.0),
                 anchor("a/s", "target", 2022, 14.0, lower=13.0, upper=15.0))  # fmt: skip
    found = project(rows, models="linear", years=[2018, 2024], before="linear", after="linear")
    assert values(found, "lower") == {2018: 3.0, 2024: 15.0}
    assert values(found, "upper") == {2018: 9.0, 2024: 21.0}
    flat = project(rows, models="linear", years=[2018, 2024], before="flat", after="flat")
    assert values(flat) == {2018: 10.0, 2024: 14.0}


def test_a_rule_of_extrapolation_leaves_the_years_between_the_anchors_alone():
    rows = series(("baseline", 2020, 10.0), ("milestone", 2022, 20.0), ("target", 2024, 60.0))
    found = project(rows, models="step", years=range(2018, 2027), before="linear", after="linear")
    assert values(found) == {
        2018: 0.0, 2019: 5.0,
        2020: 10.0, 2021: 10.0, 2022: 20.0, 2023: 20.0, 2024: 60.0,
        2025: 80.0, 2026: 100.0,
    }  # fmt: skip


def test_a_year_between_two_claims_is_claimed_by_neither():
    rows = table(*(
        anchor("y/c", "target", year, 3.0, measure="annual_flow", timing="each_year")
        for year in (2021, 2023)
    ))  # fmt: skip
    found = project(rows, models="linear", years=[2021, 2022, 2023], before="flat", after="flat")
    assert values(found, "status") == {2021: "ok", 2022: "cannot_project", 2023: "ok"}
    assert values(found, "basis") == {2021: "stated", 2022: "extrapolated", 2023: "stated"}
    assert values(found, "reason")[2022].endswith("outside_anchors:2022")


def test_claims_and_totals_know_nothing_outside_their_years():
    rows = table(
        anchor(
            "y/c", "target", 2025, 3.0, measure="annual_flow", timing="each_year", period_start=2024
        ),
        anchor("z/t", "target", 2025, 4.0, measure="cumulative_flow", period_start=2024),
    )
    found = project(rows, models="linear", years=[2022, 2024, 2026], before="flat", after="flat")
    for name in ("y/c", "z/t"):
        assert values(found, "status", series_id=name) == {
            2022: "cannot_project",
            2024: "ok",
            2026: "cannot_project",
        }
        assert values(found, "reason", series_id=name)[2026].endswith("outside_anchors:2026")
        assert values(found, "basis", series_id=name)[2022] == "extrapolated"


def test_rows_are_in_order_over_series_models_and_scenarios():
    rows = table(
        anchor("b/s", "baseline", 2020, 1.0), anchor("b/s", "target", 2022, 3.0),
        anchor("a/s", "baseline", 2020, 1.0), anchor("a/s", "target", 2022, 5.0),
        anchor("c/s", "milestone", 2019, 1.0), anchor("c/s", "target", 2021, 5.0),
        anchor("d/s", "target", 2021, 5.0),
    )  # fmt: skip
    given = [Scenario("short", shortfall=50), STATED, Scenario("late", delayed_start=1)]
    found = project(rows, models=["step", "linear"], scenario=given)
    keys = ["series_id", "model", "scenario", "year"]
    assert found[keys].to_numpy().tolist() == sorted(found[keys].to_numpy().tolist())
    assert len(found) == 3 * 2 * 3 * 3 + 2 * 3
    late = row_of(found, series_id="a/s", model="linear", scenario="late", year=2022)
    short = row_of(found, series_id="b/s", model="linear", scenario="short", year=2022)
    assert (late["value"], short["value"]) == (5.0, 2.0)


# words


def test_a_running_total_says_since_when_it_counts():
    rows = table(anchor("z/t", "target", 2025, 4.0, measure="cumulative_flow", period_start=2024))
    reason = project(rows, models="linear")["reason"].unique().item()
    assert explain(reason) == "running total counted from 2024"
    assert explain(reason, "zh") == "自2024年起累计"


def test_reasons_are_joined_and_translated():
    reason = "supplied_baseline:me; extrapolated_by:growth"
    assert explain(reason) == (
        "starting value supplied, not from the document: me; "
        "extrapolated by the rule “growth”; the text has no figure"
    )
    assert explain(reason, "zh").count("；") == 1
    assert "等比增长" in explain(reason, "zh")
    assert missing(reason) == ""
    assert missing("not_a_course:duration", "zh") == "随时间变化的量"
    assert "时长" in explain("not_a_course:duration", "zh")
    with pytest.raises(KeyError, match="no reason 'nonsense'"):
        explain("no_target; nonsense:1")


def test_options_are_refused_together():
    found = problems_of(lambda: project(table(*STOCK), before="groth", after="cubic", delta=1.1))
    rules = "one of none, growth, linear, flat"
    assert found == (
        Problem("rules", None, "before", "groth", rules, "did you mean 'growth'?"),
        Problem("rules", None, "after", "cubic", rules, found[1].hint),
        Problem("rules", None, "delta", "1.1", "a number from 0 to 1"),
    )
    both = problems_of(lambda: project(table(*STOCK), models=["lineer", "growht"]))
    assert [problem.found for problem in both] == ["lineer", "growht"]
    assert problems_of(lambda: project(table(*STOCK), models=[])) == (
        Problem("models", None, "model", "", "at least one model"),
    )
    for years in ([], [2020.5], [True]):
        [problem] = problems_of(lambda wanted=years: project(table(*STOCK), years=wanted))
        expected = "whole years, at least one"
        assert problem == Problem("years", None, "years", str(years), expected)


def test_ends_of_the_width_of_about_are_allowed():
    for delta in (0, 1):
        assert len(project(table(*STOCK), models="linear", delta=delta)) == 6


def test_strict_names_the_models_that_fail_and_what_would_help():
    rows = table(anchor("x/s", "baseline", 2020, 0.0), anchor("x/s", "target", 2025, 3.0))
    found = problems_of(lambda: project(rows, models=["growth", "linear"], strict=True))
    assert found == (
        Problem(
            "x/s", None, "models", "growth", "values above zero, or another model",
            "constant growth needs values above zero, found 0",
        ),
    )  # fmt: skip


def test_coverage_counts_the_models_that_project():
    rows = table(
        *STOCK,
        anchor("x/s", "baseline", 2020, 0.0), anchor("x/s", "target", 2025, 3.0),
        anchor("b/lone", "target", 2025, 3.0),
    )  # fmt: skip
    found = coverage(project(rows, models=["growth", "linear"]))
    assert found["series_id"].tolist() == ["a/stock", "b/lone", "x/s"]
    assert found["models"].tolist() == [2, 0, 1]
    assert found.columns.tolist() == [
        "series_id", "region_id", "indicator_id", "status", "models", "reason",
    ]  # fmt: skip
    assert found["status"].tolist() == ["ok", "cannot_project", "ok"]
    assert found["reason"].tolist() == ["", "no_baseline:2025", ""]
    assert found.index.tolist() == [0, 1, 2]


def test_each_reason_outside_a_model_s_domain_names_the_worst_value():
    rows = table(
        anchor("x/s", "baseline", 2020, -5.0, base_unit="%"),
        anchor("x/s", "target", 2025, 130.0, base_unit="%"),
        anchor("x/t", "baseline", 2020, 30.0, base_unit="%"),
        anchor("x/t", "target", 2025, 130.0, base_unit="%"),
        anchor("x/u", "baseline", 2020, -7.0, base_unit="%"),
        anchor("x/u", "target", 2025, 30.0, base_unit="%"),
    )
    found = coverage(project(rows, models="logit_linear"))
    assert found["reason"].tolist() == [
        "share_outside:-5",
        "share_outside:130",
        "share_outside:-7",
    ]


# envelope and comparison


def test_an_envelope_names_the_first_model_by_name_where_several_agree():
    found = project(table(*STOCK), models=["linear", "pchip", "back_loaded"])
    year = row_of(envelope(found), year=2022)
    assert (year["low_model"], year["high_model"], year["models"]) == ("back_loaded", "linear", 3)
    assert year["high"] == 500.5
    assert year["spread"] == pytest.approx(500.5 - year["low"])
    assert year["basis"] == "interpolated"
    start = row_of(envelope(found), year=2020)
    assert (start["low_model"], start["high_model"], start["basis"]) == (
        "back_loaded",
        "back_loaded",
        "baseline",
    )


def test_an_envelope_spans_all_intervals():
    rows = table(anchor("a/s", "baseline", 2020, 10.0, lower=9.0, upper=11.0),
                 anchor("a/s", "target", 2022, 40.0, lower=36.0, upper=44.0))  # fmt: skip
    found = project(rows, models=["linear", "growth"])
    year = row_of(envelope(found), year=2021)
    assert year["lower"] == pytest.approx((9 * 36) ** 0.5)
    assert year["upper"] == pytest.approx((11 + 44) / 2)
    assert (year["low"], year["high"]) == (pytest.approx(20.0), pytest.approx(25.0))


def test_a_range_has_an_envelope_without_values():
    rows = table(
        anchor("a/s", "baseline", 2020, 1.0),
        anchor("a/s", "target", 2022, NAN, comparator="range", lower=2.0, upper=4.0),
    )
    last = row_of(envelope(project(rows, models=["linear", "growth"])), year=2022)
    assert np.isnan(last["low"])
    assert (last["lower"], last["upper"]) == (2.0, 4.0)
    assert last[["low_model", "high_model"]].isna().all()


def test_a_model_that_was_not_projected_has_no_part_in_the_envelope():
    found = project(table(*STOCK), models=["linear", "growth"])
    [problem] = problems_of(lambda: envelope(found, ["bass"]))
    assert (problem.file, problem.field, problem.found) == ("models", "model", "bass")
    assert problem.expected == "one of those projected: growth, linear"
    assert set(envelope(found, ["growth"])["low_model"]) == {"growth"}


def test_differences_are_told_in_units_and_in_percent():
    rows = table(anchor("a/s", "baseline", 2020, 0.0), anchor("a/s", "target", 2022, 20.0))
    short = Scenario("short", shortfall=25)
    found = against_stated(project(rows, models="linear", scenario=[STATED, short]))
    assert found[["value", "stated", "difference"]].to_numpy().tolist() == [
        [0.0, 0.0, 0.0],
        [7.5, 10.0, -2.5],
        [15.0, 20.0, -5.0],
    ]
    assert found["difference_percent"].tolist() == pytest.approx([NAN, -25.0, -25.0], nan_ok=True)
    assert set(found["scenario"]) == {"short"}
    [problem] = problems_of(lambda: against_stated(project(rows, scenario=short)))
    expected = "the stated path among them"
    assert problem == Problem("scenario", None, "scenario", "short", expected)


def test_an_open_share_of_a_whole_leaves_the_whole_open_up_to_a_hundred_percent():
    part = Interval(60.0, 60.0)
    below = implied_whole(part, Interval(50.0, 100.0, upper_open=True))
    assert (below.lower, below.lower_open) == (60.0, True)
    # a share above a hundred is read as a hundred, which is then itself possible
    above = implied_whole(part, Interval(50.0, 120.0, upper_open=True))
    assert (above.lower, above.lower_open) == (60.0, False)


def test_differences_are_numbered_in_the_order_they_are_listed():
    rows = table(anchor("b/s", "baseline", 2020, 1.0), anchor("b/s", "target", 2022, 3.0),
                 anchor("a/s", "baseline", 2020, 1.0), anchor("a/s", "target", 2022, 3.0))  # fmt: skip
    late, early = Scenario("late", shortfall=25), Scenario("early", shortfall=50)
    found = against_stated(project(rows, models="linear", scenario=[STATED, late, early]))
    assert found.index.tolist() == list(range(len(found)))
    assert found["series_id"].is_monotonic_increasing


def test_an_empty_identifier_is_told_as_empty():
    rows = table(*STOCK).assign(series_id=None)
    [problem] = problems_of(lambda: project(rows, models="linear"))
    assert (problem.field, problem.found, problem.expected) == (
        "series_id", "empty", "a value in every row",
    )  # fmt: skip
