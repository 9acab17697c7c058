"""Flows: exact allocation, sums, implied quantities."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from labourtargets.errors import TrajectoryError
from labourtargets.intervals import Interval
from labourtargets.trajectories import (
    Scenario,
    accumulate,
    allocate,
    amounts,
    doubling_time,
    implied_quantities,
    implied_whole,
    project,
    remaining_flow,
    required_growth,
)


def series(*rows, measure="stock", **columns):
    """Anchors of one series: (anchor, year, value)."""
    return pd.DataFrame(
        {
            "series_id": "here/thing",
            "region_id": "here",
            "indicator_id": "thing",
            "measure": measure,
            "anchor": [row[0] for row in rows],
            "year": [row[1] for row in rows],
            "value": [row[2] for row in rows],
        }
    ).assign(**columns)


@given(
    st.lists(st.integers(0, 10**12), min_size=1, max_size=20),
    st.integers(1, 30),
    st.one_of(st.just(0.0), st.floats(-0.5, 2)),
)
def test_allocations_add_up_to_the_last_unit(totals, years, growth):
    found = allocate(totals, years, growth)
    assert found.shape == (len(totals), years)
    assert found.sum(axis=1).tolist() == totals
    assert (found >= 0).all()


@given(st.integers(0, 10**9), st.integers(1, 30))
def test_even_allocations_differ_by_one_unit_at_most_and_never_fall(total, years):
    found = allocate([total], years)[0]
    assert found.max() - found.min() <= 1
    assert (np.diff(found) >= 0).all()


@given(st.integers(0, 10**9), st.integers(1, 15), st.floats(0.01, 1))
def test_growing_allocations_are_within_a_unit_of_their_shares(total, years, growth):
    found = allocate([total], years, growth)[0]
    weights = (1 + growth) ** np.arange(years)
    exact = total * weights / weights.sum()
    assert (np.abs(found - exact) < 1 + 1e-6 * total * 1e-6).all()


def test_growing_allocation_by_hand():
    # 1 : 1.1 : 1.21 of 331 is 100, 110, 121
    assert allocate([331], 3, 0.1).tolist() == [[100, 110, 121]]
    # 1 : 2 : 4 of 10 is 1.43, 2.86, 5.71: the two units left go to .86 and .71
    assert allocate([10], 3, 1.0).tolist() == [[1, 3, 6]]


@pytest.mark.parametrize(
    ("totals", "years", "growth", "words"),
    [
        ([-1], 3, 0, "whole number from 0"),
        ([2.5], 3, 0, "whole number from 0"),
        ([float("nan")], 3, 0, "whole number from 0"),
        ([10], 0, 0, "whole number from 1"),
        ([10], 3, -1, "above -1"),
    ],
)
def test_impossible_allocations_are_refused(totals, years, growth, words):
    with pytest.raises(TrajectoryError, match=words):
        allocate(totals, years, growth)


def test_annual_flows_interpolate_the_rate_and_then_sum():
    # 143 → 166: 143 + 150⅔ + 158⅓ + 166 = 618
    revenue = series(("milestone", 2022, 143.0), ("target", 2025, 166.0), measure="annual_flow")
    found = accumulate(project(revenue, models="linear"), revenue)
    assert found["value"].iloc[-1] == pytest.approx(618.0)
    assert found["since"].unique().tolist() == [2022]


def test_a_claim_on_each_year_sums_to_n_times_the_claim():
    claim = series(
        ("target", 2025, 500.0), measure="annual_flow", timing="each_year", period_start=2023
    )
    found = accumulate(project(claim, models="linear"), claim)
    assert found["value"].tolist() == [500.0, 1000.0, 1500.0]


def test_an_open_year_leaves_the_sum_open():
    claim = series(("target", 2025, 500.0), measure="annual_flow", timing="each_year",
                   period_start=2023, comparator="at_least")  # fmt: skip
    found = accumulate(project(claim, models="linear"), claim)
    assert found["lower"].tolist() == [500.0, 1000.0, 1500.0]
    assert found["upper"].isna().all()


def test_a_level_never_accumulates():
    # transfer employment: people at work away from home in a year, counted again every year
    level = series(("milestone", 2022, 842.0), ("target", 2025, 804.0))
    with pytest.raises(TrajectoryError, match="annual_flow"):
        accumulate(project(level), level)


def test_sums_need_every_year():
    revenue = series(("milestone", 2022, 143.0), ("target", 2025, 166.0), measure="annual_flow")
    with pytest.raises(TrajectoryError, match="every year"):
        accumulate(project(revenue, years=[2022, 2024, 2025]), revenue)


total = st.integers(1, 10**7)


@given(total, st.integers(1, 8), st.sampled_from(["linear", "growth", "back_loaded", "logistic"]))
def test_amounts_of_a_cumulative_target_add_up(value, length, model):
    target = series(("target", 2020 + length, float(value)), measure="cumulative_flow",
                    timing="cumulative", period_start=2021)  # fmt: skip
    found = amounts(project(target, models=model), target)
    assert found["year"].tolist() == list(range(2021, 2021 + length))
    assert found["amount"].sum() == value
    assert (found["total"] == value).all()


def test_amounts_meet_a_milestone_exactly():
    stages = series(("milestone", 2022, 5.0), ("target", 2025, 9.0), measure="cumulative_flow",
                    timing="cumulative", period_start=2020)  # fmt: skip
    found = amounts(project(stages, models="linear"), stages)
    # 5 over 3 years, then 4 over 3: the later years get the units left over
    assert found["amount"].tolist() == [1, 2, 2, 1, 1, 2]
    assert found["total"].unique().tolist() == [9]


def test_amounts_refuse_levels_and_fractions():
    level = series(("baseline", 2020, 1.0), ("target", 2025, 2.0))
    with pytest.raises(TrajectoryError, match="cumulative_flow"):
        amounts(project(level), level)
    part = series(
        ("target", 2025, 10.0), measure="cumulative_flow", timing="cumulative", period_start=2021
    )
    rows = project(part, models="linear", scenario=Scenario("short", shortfall=25))
    with pytest.raises(TrajectoryError, match="whole units"):
        amounts(rows, part)


def test_remaining_flow_by_hand():
    assert remaining_flow([20_000, 10], [6_500, 12], 2022, 2025).tolist() == [
        4500.0,
        pytest.approx(-2 / 3),
    ]
    with pytest.raises(TrajectoryError, match="before the target year"):
        remaining_flow(10, 3, 2025, 2025)


def test_required_growth_and_doubling_by_hand():
    assert required_growth(100, 200, 1) == pytest.approx(1.0)
    assert doubling_time(1.0) == pytest.approx(1.0)
    assert np.isnan(required_growth([0, -1, 5], [5, 5, 0], 5)).all()
    assert np.isnan(doubling_time([0.0, -0.1])).all()


def test_denominator_that_a_floor_and_its_share_imply():
    # 技能人才 20万, 占就业人口 30 % and more: at most 66.7万 employed if both floors just hold
    whole = implied_whole(Interval(200_000, 200_000), Interval(30, None))
    assert round(whole.upper / 10_000, 1) == 66.7
    assert whole.lower == 200_000
    assert implied_whole(Interval(200_000, None), Interval(30, None)).upper is None


@pytest.mark.parametrize(
    ("part", "share"),
    [
        (Interval(-1, 5), Interval(30, None)),
        (Interval(1, 5), Interval(0, 5)),
        (Interval(1, 5), Interval(None, 5)),
    ],
)
def test_impossible_denominators_are_refused(part, share):
    with pytest.raises(TrajectoryError):
        implied_whole(part, share)


def test_implied_quantities_by_arithmetic():
    share = series(
        ("baseline", 2020, 15.87), ("target", 2025, 30.0), measure="ratio", base_unit="%"
    )
    row = implied_quantities(share).iloc[0]
    assert row["per_year"] == pytest.approx(2.826)
    # a share moves by points and has no growth, and so no time to double
    assert np.isnan(row["growth"])
    assert np.isnan(row["doubling_years"])
    level = series(("baseline", 2020, 15.87), ("target", 2025, 30.0))
    row = implied_quantities(level).iloc[0]
    assert row["growth"] == pytest.approx((30 / 15.87) ** 0.2 - 1)
    count = series(
        ("target", 2025, 20.0), measure="cumulative_flow", timing="cumulative", period_start=2021
    )
    row = implied_quantities(count).iloc[0]
    assert (row["per_year"], np.isnan(row["growth"])) == (4.0, True)
    none = implied_quantities(series(("target", 2025, 20.0))).iloc[0]
    assert (none["status"], none["reason"]) == ("cannot_project", "no_baseline:2025")


def test_implied_growth_carries_both_intervals():
    talent = series(("baseline", 2020, 8.36), ("target", 2025, 20.0),
                    lower=[8.355, 20.0], upper=[8.365, np.nan], comparator=["exactly", "at_least"])  # fmt: skip
    row = implied_quantities(talent).iloc[0]
    assert row["growth_lower"] == pytest.approx((20 / 8.365) ** 0.2 - 1)
    assert np.isnan(row["growth_upper"])
    assert row["change_lower"] == pytest.approx(11.635)
