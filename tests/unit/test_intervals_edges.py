"""Ends, openness and refusals of intervals."""

from __future__ import annotations

import pytest

from labourtargets.errors import LabourTargetsError, Problem
from labourtargets.intervals import COMPARATORS, Interval, admitted, printed


def refusal(error: pytest.ExceptionInfo[LabourTargetsError]) -> Problem:
    [problem] = error.value.problems
    return problem


def test_an_interval_inside_out_is_refused_with_both_ends():
    with pytest.raises(LabourTargetsError) as error:
        Interval(2.0, 1.0)
    assert refusal(error) == Problem("", None, "lower", "2.0", "at most the upper end 1.0")
    assert Interval(2.0, 2.0).contains(2.0)


def test_a_wording_is_refused_with_what_it_may_be():
    with pytest.raises(LabourTargetsError) as error:
        admitted(1, "around")
    known = f"one of {', '.join(COMPARATORS)}"
    assert refusal(error) == Problem("", None, "comparator", "around", known)
    with pytest.raises(LabourTargetsError) as error:
        admitted(1, "range")
    assert refusal(error).expected == "an upper end beside it"


def test_a_negative_width_is_refused_and_none_is_admitted():
    with pytest.raises(LabourTargetsError) as error:
        admitted(1, "about", -0.1)
    assert refusal(error) == Problem("", None, "delta", "-0.1", "zero or more")
    assert admitted(1, "about", 0) == Interval(1.0, 1.0)


def test_a_number_that_is_none_is_refused_as_printed():
    with pytest.raises(LabourTargetsError) as error:
        printed("一千")
    wanted = "digits with at most one decimal point"
    assert refusal(error) == Problem("", None, "number", "一千", wanted)


@pytest.mark.parametrize(
    ("interval", "inside", "outside"),
    [
        (Interval(1.0, 2.0), [1, 1.5, 2], [0.9, 2.1]),
        (Interval(1.0, 2.0, lower_open=True), [1.1, 2], [1]),
        (Interval(1.0, 2.0, upper_open=True), [1, 1.9], [2]),
        (Interval(None, 2.0), [-9, 2], [2.1]),
        (Interval(1.0, None), [1, 9], [0.9]),
        (Interval(None, None), [-9, 0, 9], []),
    ],
)
def test_what_an_interval_contains(interval, inside, outside):
    assert all(interval.contains(value) for value in inside)
    assert not any(interval.contains(value) for value in outside)


def test_scaling_by_a_negative_factor_turns_ends_and_openness_round():
    half_open = Interval(1.0, 2.0, upper_open=True)
    assert half_open.scale(-3) == Interval(-6.0, -3.0, lower_open=True)
    assert half_open.scale(0) == Interval(0.0, 0.0, upper_open=True)


def test_touching_intervals_meet_only_where_both_hold_the_end():
    below, above = Interval(0.0, 1.0), Interval(1.0, 2.0)
    assert below.overlaps(above)
    assert not below.overlaps(Interval(1.0, 2.0, lower_open=True))
    assert not Interval(0.0, 1.0, upper_open=True).overlaps(above)
    assert not below.overlaps(Interval(1.5, 2.0))


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0.3", Interval(0.25, 0.35, upper_open=True)),
        ("0.0", Interval(0.0, 0.05, upper_open=True)),
        ("0.5", Interval(0.45, 0.55, upper_open=True)),
        ("99.9", Interval(99.85, 99.95, upper_open=True)),
        ("100", Interval(99.5, 100.0)),
        ("1e2", Interval(99.5, 100.0)),
    ],
)
def test_a_share_is_cut_at_nought_and_a_hundred_only(number, expected):
    assert printed(number, share=True) == expected


def test_a_cut_end_belongs_to_the_share():
    assert admitted(100, "about", share=True) == Interval(95.0, 100.0)
    assert admitted(96, "about", 0.5, share=True) == Interval(48.0, 100.0)
    assert admitted(50, "about", 2, share=True) == Interval(0.0, 100.0)
    assert admitted(50, "about", 2) == Interval(-50.0, 150.0)
    assert admitted(2, "at_least", share=True) == Interval(2.0, None)


def test_a_counted_number_is_exact_only_as_a_whole_in_its_own_unit():
    assert printed("5", countable=True) == Interval(5.0, 5.0)
    assert printed("5.0", countable=True) == Interval(4.95, 5.05, upper_open=True)
    assert printed("5", 10, countable=True) == Interval(45.0, 55.0, upper_open=True)
    assert printed("5") == Interval(4.5, 5.5, upper_open=True)
