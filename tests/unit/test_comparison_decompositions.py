"""Shares, contributions, Theil, σ and planned β against formulas worked another way."""

from __future__ import annotations

import itertools
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from labourtargets.comparison import (
    contributions,
    dispersion,
    planned_convergence,
    shares,
    theil,
)
from labourtargets.errors import ComparisonError

# revenue of the six cities in the notice, 亿元
REVENUE = pd.DataFrame(
    {
        "region_id": ["mianyang", "guangyuan", "nanchong", "guangan", "dazhou", "bazhong"],
        "start": [40.5, 22.5, 31.0, 22.0, 19.0, 8.0],
        "end": [47.0, 26.0, 36.0, 25.5, 22.0, 9.5],
    }
)
START = REVENUE.rename(columns={"start": "value"})[["region_id", "value"]]
END = REVENUE.rename(columns={"end": "value"})[["region_id", "value"]]
SIX = REVENUE["region_id"].tolist()
FIVE = {city: ("mianyang" if city == "mianyang" else "five") for city in SIX}


def column(name: str) -> pd.Series:
    return REVENUE.set_index("region_id")[name]


def test_contributions_are_those_worked_by_hand() -> None:
    split = contributions(START, END, SIX, 3, stated=(143.0, 166.0))
    by_hand = dict(zip(SIX, (100 * d / 143 for d in (6.5, 3.5, 5.0, 3.5, 3.0, 1.5)), strict=True))
    for row in split.frame.to_dict("records"):
        assert row["contribution"] == pytest.approx(by_hand[row["region_id"]], abs=1e-9)
        assert row["growth_whole"] == pytest.approx(100 * ((166 / 143) ** (1 / 3) - 1), abs=1e-9)
        assert row["beside_whole"] == pytest.approx(row["growth"] - row["growth_whole"], abs=1e-12)
    assert split.total == pytest.approx(100 * 23 / 143, abs=1e-9)
    assert split.adds_up
    assert split.stated_gap == pytest.approx(0.0, abs=1e-9)


def test_the_printed_total_stands_beside_the_sum() -> None:
    parts = [1.65, 0.9, 1.1, 1.0, 1.6, 0.9]
    table = pd.DataFrame({"region_id": SIX, "value": parts})
    split = shares(table, SIX, stated=7.0)
    assert math.fsum(split.frame["share"]) == pytest.approx(100, abs=1e-9)
    assert split.stated_gap == pytest.approx(100 - 100 * 7 / 7.15)


def test_an_incomplete_whole_is_refused() -> None:
    with pytest.raises(ComparisonError, match="bazhong"):
        shares(START[START["region_id"] != "bazhong"], SIX)
    with pytest.raises(ComparisonError, match="one figure"):
        shares(pd.concat([START, START]), SIX)
    with pytest.raises(ComparisonError, match="more than zero"):
        shares(START.assign(value=0.0), SIX)
    with pytest.raises(ComparisonError, match="one year or more"):
        contributions(START, END, SIX, 0)


def test_theil_is_the_published_formula() -> None:
    values = column("start").to_numpy()
    # T = (1/n) Σ (y/ȳ) ln(y/ȳ)
    ratio = values / values.mean()
    split = theil(column("start"), FIVE)
    assert split.total == pytest.approx(float((ratio * np.log(ratio)).mean()), abs=1e-12)
    # between: s ln(s/w) over the two groups
    s, w = 40.5 / 143, 1 / 6
    between = s * math.log(s / w) + (1 - s) * math.log((1 - s) / (1 - w))
    assert split.between == pytest.approx(between, abs=1e-12)
    assert split.adds_up


def test_theil_with_residents_compares_what_each_has() -> None:
    residents = pd.Series([4868243, 2305657, 5607565, 3254883, 5385422, 2712894.0], index=SIX)
    equal = theil(residents * 7.0, FIVE, residents)
    assert equal.total == pytest.approx(0, abs=1e-12)
    values, p = column("end") / column("end").sum(), residents / residents.sum()
    assert theil(column("end"), FIVE, residents).total == pytest.approx(
        float((values * np.log(values / p)).sum()), abs=1e-12
    )


def test_theil_of_one_owner_is_log_n() -> None:
    lone = pd.Series({"a": 0.0, "b": 0.0, "c": 5.0})
    assert theil(lone).total == pytest.approx(math.log(3), abs=1e-12)


@pytest.mark.parametrize(
    "values", [pd.Series(dtype="float64"), pd.Series({"a": -1.0, "b": 2.0}),
               pd.Series({"a": 0.0}), pd.Series({"a": math.nan, "b": 1.0})]
)  # fmt: skip
def test_theil_refuses_what_has_no_index(values: pd.Series) -> None:
    with pytest.raises(ComparisonError):
        theil(values)
    with pytest.raises(ComparisonError, match="a group"):
        theil(pd.Series({"a": 1.0, "b": 2.0}), {"a": "x"})
    with pytest.raises(ComparisonError, match="weight"):
        theil(pd.Series({"a": 1.0, "b": 2.0}), weights=pd.Series({"a": 1.0}))


amounts = st.lists(st.floats(0.01, 1e6), min_size=2, max_size=8)


@given(amounts, st.data())
def test_theil_adds_up_whatever_the_groups_and_the_order(
    drawn: list[float], data: st.DataObject
) -> None:
    values = pd.Series(drawn, index=[f"p{i}" for i in range(len(drawn))])
    groups = {place: data.draw(st.sampled_from("xyz")) for place in values.index}
    weights = pd.Series(data.draw(st.lists(st.floats(1, 1e6), min_size=len(drawn),
                                           max_size=len(drawn))), index=values.index)  # fmt: skip
    split = theil(values, groups, weights)
    assert split.adds_up
    assert split.total >= -1e-12
    turned = theil(values[::-1], groups, weights)
    assert turned.total == pytest.approx(split.total, abs=1e-12)


@given(st.lists(st.tuples(st.floats(0.01, 1e6), st.floats(0.01, 1e6)), min_size=1, max_size=8))
def test_contributions_add_up(drawn: list[tuple[float, float]]) -> None:
    places = [f"p{i}" for i in range(len(drawn))]
    before = pd.DataFrame({"region_id": places, "value": [a for a, _ in drawn]})
    after = pd.DataFrame({"region_id": places, "value": [b for _, b in drawn]})
    split = contributions(before, after, places, 3)
    assert split.adds_up
    assert shares(before, places).adds_up
    again = contributions(before[::-1], after.sample(frac=1, random_state=1), places, 3)
    pd.testing.assert_frame_equal(split.frame, again.frame)


def test_dispersion_is_numpy_s_and_falls_when_places_draw_together() -> None:
    found = dispersion(column("start"))
    values = column("start").to_numpy()
    assert found.sd_log == pytest.approx(math.sqrt(np.log(values).var(ddof=1)), abs=1e-12)
    assert found.cv == pytest.approx(values.std(ddof=1) / values.mean(), abs=1e-12)
    assert dispersion(column("start") ** 0.5).sd_log < found.sd_log
    with pytest.raises(ComparisonError, match="two places"):
        dispersion(pd.Series([1.0]))


def test_planned_slope_is_scipy_s_with_exact_orders_by_brute_force() -> None:
    from scipy import stats

    found = planned_convergence(column("start"), column("end"), 3)
    level = np.log(column("start").sort_index().to_numpy())
    growth = np.log((column("end") / column("start")).sort_index().to_numpy()) / 3
    oracle = stats.linregress(level, growth)
    assert found.slope == pytest.approx(oracle.slope, abs=1e-9)
    assert found.intercept == pytest.approx(oracle.intercept, abs=1e-9)
    assert found.r_squared == pytest.approx(oracle.rvalue**2, abs=1e-9)
    left_out = [stats.linregress(np.delete(level, i), np.delete(growth, i)).slope for i in range(6)]
    assert (found.lowest, found.highest) == pytest.approx((min(left_out), max(left_out)), abs=1e-9)
    as_steep = [
        abs(stats.linregress(level, order).slope) >= abs(oracle.slope) - 1e-12
        for order in itertools.permutations(growth)
    ]
    assert found.orders == len(as_steep) == 720
    assert found.p_value == pytest.approx(float(np.mean(as_steep)), abs=1e-9)
    assert found.places == 6


def test_planned_slope_does_not_depend_on_the_order_of_places() -> None:
    first = planned_convergence(column("start"), column("end"), 3)
    again = planned_convergence(column("start")[::-1], column("end").sample(frac=1), 3)
    assert (first.slope, first.p_value) == (again.slope, again.p_value)


def test_no_convergence_where_all_grow_alike() -> None:
    found = planned_convergence(column("start"), column("start") * 1.1, 3)
    assert found.slope == pytest.approx(0, abs=1e-12)
    assert found.p_value == 1.0


@pytest.mark.parametrize(
    ("start", "end", "years", "words"),
    [
        ({"a": 1.0, "b": 2.0}, {"a": 1.0, "b": 2.0}, 3, "4 to 8"),
        (dict(zip("abcd", [1.0] * 4, strict=True)), dict(zip("abcd", [2.0] * 4, strict=True)), 3,
         "levels that differ"),
        (dict(zip("abcd", [0.0, 1, 2, 3], strict=True)),
         dict(zip("abcd", [1.0, 1, 2, 3], strict=True)), 3, "positive level"),
        (dict(zip("abcd", [1.0, 2, 3, 4], strict=True)),
         dict(zip("abce", [1.0, 2, 3, 4], strict=True)), 3, "same places"),
        (dict(zip("abcd", [1.0, 2, 3, 4], strict=True)),
         dict(zip("abcd", [1.0, 2, 3, 4], strict=True)), 0, "one year"),
    ],
)  # fmt: skip
def test_convergence_is_refused_where_it_says_nothing(
    start: dict[str, float], end: dict[str, float], years: int, words: str
) -> None:
    with pytest.raises(ComparisonError, match=words):
        planned_convergence(pd.Series(start), pd.Series(end), years)
