"""Final verdicts at their bounds, and what the rounding of a figure leaves open."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_progress_edges import BARE, total, yearly
from test_progress_verdicts import COLUMNS, METHODS, counted, seen, target

from labourtargets.progress import build_cases, give_verdicts, panel
from labourtargets.progress.rounding import left_open

OVER = "2026-03-01"
CEILING = {"comparator": "at_most", "value": 4.0, "lower": np.nan, "upper": 4.0}


def found(
    promised: dict[str, Any], *known: dict[str, Any], as_of: str = OVER, **kind: str
) -> tuple[dict[str, Any], pd.DataFrame]:
    """Return the verdict, with what its rounding leaves open, and the panel."""
    cases = build_cases(
        pd.DataFrame([promised]),
        pd.DataFrame(list(known), columns=COLUMNS),
        as_of=as_of,
        indicators=counted(**kind),
    )
    cells = panel(cases, METHODS)
    given = give_verdicts(cases, cells)
    others, differs = left_open(cases, METHODS, given, cells)
    ends = cases.iloc[0][["observed_lower", "observed_upper"]].to_dict()
    row = given.iloc[0].to_dict() | ends | {"other_verdicts": others.item()}
    return row, cells.assign(within_rounding=differs)


def judged(*of: dict[str, Any], as_of: str = OVER, **kind: str) -> tuple[str, str, bool]:
    """Return the verdict, the others its rounding admits, and whether that spans the target."""
    row, _ = found(*of, as_of=as_of, **kind)
    return row["verdict"], row["other_verdicts"], bool(row["within_rounding"])


def figure(value: float, half: float = 0.0, year: int | str = 2025) -> dict[str, Any]:
    return seen(year, value, lower=value - half, upper=value + half)


MET, MISSED = ("met", "", False), ("not_met", "", False)
ONLY_JUST, ALMOST = ("met", "not_met", True), ("not_met", "met", True)


@pytest.mark.parametrize(
    ("comparator", "value", "half", "expected"),
    [
        ("at_least", 550.0, 0.0, MET),
        ("at_least", 549.0, 0.0, MISSED),
        ("at_least", 550.0, 0.5, ONLY_JUST),
        ("at_least", 549.6, 0.5, ALMOST),
        ("at_least", 550.5, 0.5, MET),  # the lowest value admitted is the floor itself
        ("at_least", 549.5, 0.5, MISSED),  # the interval ends below the floor
        ("exactly", 550.0, 0.0, MET),
        ("exactly", 551.0, 0.0, MET),  # overshoot is met
        ("exactly", 549.0, 0.0, MISSED),
        ("exactly", 550.0, 0.5, ONLY_JUST),
        ("more_than", 550.0, 0.0, MISSED),
        ("more_than", 551.0, 0.0, MET),
        ("more_than", 550.0, 0.5, ALMOST),
        ("more_than", 550.5, 0.5, ONLY_JUST),  # the lowest value admitted is not enough
    ],
)
def test_a_floor_at_its_bound(
    comparator: str, value: float, half: float, expected: tuple[str, str, bool]
) -> None:
    ends = {"upper": 550.0} if comparator == "exactly" else {}
    promised = target(comparator=comparator, **ends)
    assert judged(promised, figure(value, half)) == expected
    assert judged(promised | BARE, figure(value, half)) == expected


@pytest.mark.parametrize(
    ("value", "half", "expected"),
    [
        (4.0, 0.0, MET),
        (3.0, 0.0, MET),
        (4.1, 0.0, MISSED),
        (4.0, 0.05, ONLY_JUST),
        (4.04, 0.05, ALMOST),
        (4.5, 0.5, ALMOST),  # the lowest value admitted keeps the ceiling
        (3.5, 0.5, MET),  # the interval ends below the ceiling
    ],
)
def test_a_ceiling_on_what_should_fall(
    value: float, half: float, expected: tuple[str, str, bool]
) -> None:
    promised = target(**CEILING, baseline_value=5.0)
    assert judged(promised, figure(value, half), direction="down") == expected


def test_without_a_direction_no_rounding_decides_anything() -> None:
    assert judged(target(), figure(550.0, 0.5), direction="none") == ("no_verdict", "", False)


@pytest.mark.parametrize(
    ("values", "half", "expected"),
    [
        ((60.0, 60.0, 61.0, 70.0, 60.0), 0.0, MET),
        ((60.0, 59.0, 61.0, 70.0, 60.0), 0.0, MISSED),
        ((65.0, 60.0, 65.0, 70.0, 65.0), 0.5, ONLY_JUST),  # not the last year only
        ((65.0, 59.7, 65.0, 70.0, 65.0), 0.5, ALMOST),
        # a year that is missed for certain decides, whatever another year hides
        ((65.0, 59.7, 50.0, 70.0, 65.0), 0.5, MISSED),
        ((65.0, 60.0, 50.0, 70.0, 65.0), 0.5, MISSED),
    ],
)
def test_a_claim_on_each_year_looks_at_the_rounding_of_every_year(
    values: tuple[float, ...], half: float, expected: tuple[str, str, bool]
) -> None:
    known = [figure(value, half, year) for year, value in enumerate(values, start=2021)]
    assert judged(yearly(), *known) == expected


def test_a_yearly_claim_to_exceed_is_not_met_by_the_bound_itself() -> None:
    known = [figure(60.0, 0.0, year) for year in range(2021, 2026)]
    assert judged(yearly(comparator="more_than"), *known) == MISSED


def test_a_yearly_figure_printed_as_a_bound_decides_only_what_it_can() -> None:
    most = [seen(2023, 50.0, comparator="at_most", lower=np.nan, upper=50.0)]
    known = [figure(70.0, 0.0, year) for year in (2021, 2022, 2024, 2025)]
    # at most 50 is short of 60, at most 70 may be anything
    assert judged(yearly(), *known, *most)[0] == "not_met"
    open_one = most[0] | {"value": 70.0, "upper": 70.0}
    assert judged(yearly(), *known, open_one)[0] == "due_unreported"


def test_an_average_is_as_rounded_as_the_mean_of_its_years() -> None:
    average = yearly(timing="average")
    values = (40.0, 55.0, 65.0, 70.0, 70.0)
    known = [figure(value, 0.5, year) for year, value in enumerate(values, start=2021)]
    case = found(average, *known)[0]
    assert (case["observed"], case["observed_lower"], case["observed_upper"]) == (60.0, 59.5, 60.5)
    assert judged(average, *known) == ONLY_JUST
    assert judged(average, *known[:4], figure(75.0, 0.5)) == MET


@pytest.mark.parametrize(
    ("last", "expected"), [(20.0, ONLY_JUST), (19.0, ALMOST), (23.0, MET), (17.0, MISSED)]
)
def test_roundings_add_up_in_a_sum(last: float, expected: tuple[str, str, bool]) -> None:
    known = [figure(20.0, 0.5, year) for year in range(2021, 2025)]
    verdict, others, spans = judged(total(), *known, figure(last, 0.5))
    assert (verdict, others, spans) == expected


def test_sums_means_and_increases_at_exactly_the_target_are_met() -> None:
    """0.1 + 0.2 is 0.3, whatever binary fractions make of it."""
    tenths = [figure(value, 0.0, year) for year, value in ((2021, 0.1), (2022, 0.2), (2023, 0.3))]
    three = {"period_end": 2023}
    assert judged(total(value=0.6, lower=0.6, **three), *tenths)[0] == "met"
    assert judged(yearly(timing="average", value=0.2, lower=0.2, **three), *tenths)[0] == "met"
    three_times = [figure(0.1, 0.0, year) for year in (2021, 2022, 2023)]
    over = total(value=0.3, lower=0.3, comparator="more_than", **three)
    assert judged(over, *three_times)[0] != "met"
    points = target(measure="increment", value=0.2, lower=0.2, baseline_value=0.1)
    assert judged(points, figure(0.3)) == MET


def test_a_sum_that_must_stay_low_is_final_only_once_it_is_exceeded() -> None:
    ceiling = total(comparator="at_most", value=100.0, lower=np.nan, upper=100.0)
    known = [figure(25.0, 0.0, year) for year in range(2021, 2025)]
    running = judged(ceiling, *known, as_of="2025-03-01", direction="down")
    assert running[0] == "maintained"
    # the last year is not known, and may still exceed it
    assert judged(ceiling, *known, direction="down")[0] == "due_unreported"
    row = found(ceiling, *known, figure(1.0), direction="down")[0]
    assert (row["verdict"], row["reason"]) == ("not_met", "sum_exceeded")
    early = [figure(60.0, 0.0, year) for year in (2021, 2022)]
    row = found(ceiling, *early, as_of="2023-03-01", direction="down")[0]
    assert (row["verdict"], row["reason"], row["stage"]) == ("not_met", "sum_exceeded", "running")


@pytest.mark.parametrize(
    ("comparator", "bound", "verdict", "attained"),
    [
        ("at_least", {"comparator": "at_most", "upper": 540.0}, "not_met", False),
        ("at_least", {"comparator": "at_most", "upper": 560.0}, "cannot_assess", None),
        ("at_least", {"comparator": "more_than", "lower": 540.0}, "cannot_assess", None),
        ("at_least", {"comparator": "at_least", "lower": 550.0}, "met", True),
        ("more_than", {"comparator": "at_least", "lower": 550.0}, "cannot_assess", None),
        ("more_than", {"comparator": "at_most", "upper": 550.0}, "not_met", False),
    ],
)
def test_a_figure_printed_as_a_bound_against_a_floor(
    comparator: str, bound: dict[str, Any], verdict: str, attained: bool | None
) -> None:
    value = bound.get("lower", bound.get("upper"))
    known = seen(2025, value, lower=np.nan, upper=np.nan) | bound
    row = found(target(comparator=comparator), known)[0]
    assert row["verdict"] == verdict
    assert not row["other_verdicts"]
    assert not row["within_rounding"]
    assert pd.isna(row["attained"]) if attained is None else row["attained"] == attained


@pytest.mark.parametrize(
    ("value", "half", "verdict", "others"),
    [
        (500.5, 2.0, "on_track", "mixed"),
        (500.5, 0.0, "on_track", ""),
        (467.6, 1.0, "off_track", "moving_away"),
        (549.8, 0.5, "on_track", "met_early"),
        (490.0, 0.5, "mixed", ""),
    ],
)
def test_rounding_that_changes_a_running_verdict_is_told(
    value: float, half: float, verdict: str, others: str
) -> None:
    given = judged(target(), figure(value, half, 2022), as_of="2023-06-30")
    assert given[:2] == (verdict, others)


def test_methods_whose_conclusion_the_rounding_changes_are_marked() -> None:
    cells = found(target(), figure(500.5, 2.0, 2022), as_of="2023-06-30")[1]
    marked = cells.set_index("method")["within_rounding"]
    changed = {"pace", "sdsn"}
    assert set(marked[marked].index) & {*changed, "healthy_people", "effort"} == changed


# properties

TENTHS = st.integers(1, 2000).map(lambda number: number / 10)
HALVES = st.sampled_from([0.0, 0.05, 0.5, 5.0])
RANKS = {
    "moving_away": 0, "off_track": 1, "mixed": 2, "on_track": 3, "met_early": 4,
    "not_maintained": 0, "maintained": 1, "not_met": 0, "met": 1,
}  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(
    start=TENTHS, goal=TENTHS, values=st.tuples(TENTHS, TENTHS), year=st.sampled_from([2022, 2024, 2025]),
    comparator=st.sampled_from(["at_least", "more_than", "exactly"]),
)  # fmt: skip
def test_a_higher_figure_never_worsens_the_verdict_on_a_floor(
    start: float, goal: float, values: tuple[float, float], year: int, comparator: str
) -> None:
    promised = target(value=goal, lower=goal, baseline_value=start, comparator=comparator)
    day = OVER if year == 2025 else "2025-06-30"
    low, high = (
        judged(promised, figure(value, 0.0, year), as_of=day)[0] for value in sorted(values)
    )
    assert RANKS[low] <= RANKS[high]


@settings(max_examples=40, deadline=None)
@given(goal=TENTHS, values=st.tuples(TENTHS, TENTHS))
def test_a_lower_figure_never_worsens_the_verdict_on_a_ceiling(
    goal: float, values: tuple[float, float]
) -> None:
    promised = target(**CEILING | {"value": goal, "upper": goal}, **BARE)
    low, high = (judged(promised, figure(value), direction="down")[0] for value in sorted(values))
    assert RANKS[low] >= RANKS[high]


@settings(max_examples=40, deadline=None)
@given(
    goal=TENTHS, value=TENTHS, half=HALVES, direction=st.sampled_from(["up", "down"]),
    strict=st.booleans(),
)  # fmt: skip
def test_a_final_verdict_is_open_exactly_where_the_rounding_spans_the_target(
    goal: float, value: float, half: float, direction: str, strict: bool
) -> None:
    ends = CEILING | {"value": goal, "upper": goal} if direction == "down" else {
        "value": goal, "lower": goal, "comparator": "more_than" if strict else "at_least",
    }  # fmt: skip
    verdict, others, spans = judged(
        target(**ends, **BARE), figure(value, half), direction=direction
    )
    assert spans == bool(others)
    assert verdict not in others.split("|")


@settings(max_examples=40, deadline=None)
@given(values=st.lists(TENTHS, min_size=5, max_size=5), goal=TENTHS, half=HALVES, add=TENTHS)
def test_a_higher_year_never_worsens_a_yearly_claim(
    values: list[float], goal: float, half: float, add: float
) -> None:
    promised = yearly(value=goal, lower=goal)
    before, after = (
        judged(promised, *(figure(value, half, year) for year, value in enumerate(run, start=2021)))
        for run in (values, [values[0] + add, *values[1:]])
    )
    assert RANKS[before[0]] <= RANKS[after[0]]
    assert before[2] == bool(before[1])
