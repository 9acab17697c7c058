"""What a wording admits, what a rounding hides, and arithmetic that stays clean."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labourtargets.errors import LabourTargetsError
from labourtargets.intervals import COMPARATORS, Interval, admitted, printed

amounts = st.decimals(0, 10**9, places=3, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("comparator", "expected"),
    [
        ("exactly", Interval(200.0, 200.0)),
        ("at_least", Interval(200.0, None)),
        ("more_than", Interval(200.0, None, lower_open=True)),
        ("at_most", Interval(None, 200.0)),
        ("about", Interval(190.0, 210.0)),
    ],
)
def test_each_wording_admits_what_the_methods_say(comparator, expected):
    assert admitted(200, comparator) == expected


def test_a_range_admits_its_ends_and_needs_both():
    assert admitted(2, "range", upper=4) == Interval(2.0, 4.0)
    with pytest.raises(LabourTargetsError, match="upper end"):
        admitted(2, "range")


def test_an_unknown_wording_is_refused_with_the_known_ones():
    with pytest.raises(LabourTargetsError, match="at_least"):
        admitted(2, "around")


@given(amounts, st.decimals(0, 1, places=3))
def test_about_is_recomputed_for_any_delta(amount, delta):
    value, width = float(amount), float(delta)
    about = admitted(value, "about", width)
    assert about.contains(value)
    assert about.upper == float(amount * (1 + delta))
    assert about.lower == float(amount * (1 - delta))


def test_about_a_negative_number_keeps_its_ends_in_order():
    assert admitted(-100, "about") == Interval(-105.0, -95.0)
    with pytest.raises(LabourTargetsError, match="delta"):
        admitted(100, "about", -0.1)


def test_about_a_share_stays_a_share():
    assert admitted(98, "about", share=True) == Interval(93.1, 100.0)


@pytest.mark.parametrize(
    ("number", "factor", "kind", "expected"),
    [
        ("8.36", 1e4, {}, Interval(83550.0, 83650.0, upper_open=True)),
        ("20.5", 1e4, {}, Interval(204500.0, 205500.0, upper_open=True)),
        ("842", 1e4, {"countable": True}, Interval(8415000.0, 8425000.0, upper_open=True)),
        ("5", 1e8, {}, Interval(4.5e8, 5.5e8, upper_open=True)),
        ("272", 1.0, {"countable": True}, Interval(272.0, 272.0)),
        ("44.5", 1.0, {"countable": True}, Interval(44.45, 44.55, upper_open=True)),
        ("15.87", 1.0, {"share": True}, Interval(15.865, 15.875, upper_open=True)),
        ("100", 1.0, {"share": True}, Interval(99.5, 100.0)),
        ("0", 1.0, {"share": True}, Interval(0.0, 0.5, upper_open=True)),
        ("6,000", 1.0, {}, Interval(5999.5, 6000.5, upper_open=True)),
    ],
)
def test_rounding_hides_half_a_unit_of_the_last_decimal(number, factor, kind, expected):
    assert printed(number, factor, **kind) == expected


@pytest.mark.parametrize("number", ["-", "", "2—4", "三", "1：1", "nan", "Infinity"])
def test_what_is_no_plain_number_has_no_rounding(number):
    with pytest.raises(LabourTargetsError, match="digits"):
        printed(number)


@given(amounts, st.sampled_from([0, 1, 2, 3]), st.sampled_from([1, 10**4, 10**8]))
def test_a_printed_number_covers_what_rounds_to_it(amount, decimals, factor):
    shown = round(amount, decimals)
    hidden = printed(f"{shown:f}", factor)
    assert hidden.contains(float(shown * factor))
    step = Decimal(1).scaleb(-decimals)
    assert not hidden.contains(float((shown + step) * factor))
    assert not hidden.contains(float((shown - step) * factor))


@given(amounts, amounts)
def test_sums_are_those_of_decimals(first, second):
    one = Interval(float(first), float(first))
    two = Interval(float(second), float(second))
    assert one.add(two) == Interval(float(first + second), float(first + second))
    assert one.subtract(two) == Interval(float(first - second), float(first - second))


def test_openness_and_unbounded_ends_carry_through():
    more, least = admitted(5, "more_than"), admitted(3, "at_least")
    assert more.add(least) == Interval(8.0, None, lower_open=True)
    assert least.subtract(more) == Interval(None, None, upper_open=True)
    assert more.scale(-2) == Interval(None, -10.0, upper_open=True)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (Interval(1.0, 2.0), Interval(2.0, 3.0), True),
        (Interval(1.0, 2.0, upper_open=True), Interval(2.0, 3.0), False),
        (Interval(1.0, 2.0), Interval(2.0, 3.0, lower_open=True), False),
        (Interval(None, 2.0), Interval(3.0, None), False),
        (Interval(None, None), Interval(3.0, 3.0), True),
        (Interval(0.0, 9.0), Interval(3.0, 4.0), True),
    ],
)
def test_overlap_is_symmetric_and_minds_open_ends(one, other, meet):
    assert one.overlaps(other) is meet
    assert other.overlaps(one) is meet


def test_an_interval_is_never_inside_out():
    with pytest.raises(LabourTargetsError, match="upper end"):
        Interval(2.0, 1.0)


def test_every_comparator_is_known_to_admitted():
    assert all(admitted(1, comparator, upper=2) for comparator in COMPARATORS)
