"""Flows: whole units to every year of a total, and totals of yearly rates."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from labourtargets.errors import Problem, Problems, TrajectoryError
from labourtargets.trajectories.models import FloatArray

__all__ = ["accumulate", "allocate", "amounts"]

FLOWS = ("annual_flow", "cumulative_flow")


def allocate(totals: ArrayLike, years: int, growth: float = 0.0) -> NDArray[np.int64]:
    """Share out totals over years in whole units.

    Parameters
    ----------
    totals : array_like, shape (series,)
        Whole numbers, not negative.
    years : int
        At least one.
    growth : float, default 0.0
        By which every year's amount exceeds the one before: 0 is even, above −1.

    Returns
    -------
    numpy.ndarray of int64, shape (series, years)
        Largest remainders get the units left over; where remainders agree, the later year does,
        since nothing says it is due sooner. Rows add up to the totals exactly.

    Raises
    ------
    TrajectoryError
        For totals that are negative or not whole, no years, or growth of −1 or less.

    References
    ----------
    With growth g the share due after k of n years is ((1+g)^k − 1) / ((1+g)^n − 1), k/n at g = 0.

    Examples
    --------
    >>> allocate([20000, 10], 3)
    array([[6666, 6667, 6667],
           [   3,    3,    4]])
    """
    whole = np.atleast_1d(np.asarray(totals, dtype=np.float64))
    problems = Problems()
    if isinstance(years, bool) or int(years) != years or years < 1:
        problems.add("allocation", None, "years", years, "a whole number from 1")
    if not growth > -1 or not np.isfinite(growth):
        problems.add("allocation", None, "growth", growth, "a number above -1")
    # beyond 2^53 a float cannot tell one unit from the next
    for position in np.flatnonzero(~((whole >= 0) & (whole < 2**53) & (whole % 1 == 0))):
        found = f"{whole[position]:g}"
        problems.add(
            "allocation", None, f"totals[{position}]", found, "a whole number from 0 to 2^53"
        )
    problems.raise_as(TrajectoryError)
    weights = (1.0 + growth) ** np.arange(years)
    return _largest_remainder(whole, whole[:, None] * (weights / weights.sum()))


def accumulate(projection: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """Sum the yearly rates of annual flows.

    Parameters
    ----------
    projection : pandas.DataFrame
        As from `project`.
    series : pandas.DataFrame
        The series it was made from; says which series are annual flows.

    Returns
    -------
    pandas.DataFrame
        The rows of annual flows that are projected, sorted as they were, with value, lower and
        upper replaced by their sums since ``since`` (added column: first year of the sum). Levels,
        shares and running totals are left out: transfer employment never accumulates.

    Raises
    ------
    TrajectoryError
        If no series is an annual flow, or years are missing inside a sum.

    Examples
    --------
    >>> from labourtargets.trajectories import project
    >>> anchors = pd.DataFrame({
    ...     "series_id": "here/revenue", "region_id": "here", "indicator_id": "revenue",
    ...     "measure": "annual_flow", "anchor": ["milestone", "target"], "year": [2022, 2025],
    ...     "value": [143.0, 166.0]})
    >>> accumulate(project(anchors, models="linear"), anchors)["value"].round(1).tolist()
    [143.0, 293.7, 452.0, 618.0]
    """
    rows = _of_measure(projection, series, "annual_flow").copy()
    keys = ["series_id", "model", "scenario"]
    year = rows["year"].astype("int64")
    gap = year.groupby([rows[key] for key in keys]).diff().fillna(1) != 1
    if gap.any():
        problems = [
            Problem(name, None, "year", f"{number}", "every year from the first to the last")
            for name, number in zip(rows["series_id"][gap], year[gap], strict=True)
        ]
        raise TrajectoryError(problems)
    groups = rows.groupby(keys, sort=False)
    rows["since"] = groups["year"].transform("min")
    for column in ("value", "lower", "upper"):
        # one open year leaves every later sum open
        rows[column] = groups[column].cumsum(skipna=False)
    return rows.reset_index(drop=True)


def amounts(projection: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """Turn running totals into the whole units due in each year.

    Parameters
    ----------
    projection : pandas.DataFrame
        As from `project`, every year from the start of counting to the target.
    series : pandas.DataFrame
        The series it was made from.

    Returns
    -------
    pandas.DataFrame
        Rows of cumulative targets with one stated total: series_id, region_id, indicator_id,
        model, scenario, year (Int64, from the first year of counting), amount (Int64), total
        (Int64). Amounts add up to the total to the last unit.

    Raises
    ------
    TrajectoryError
        If no series is a cumulative target counted from a stated year, or a total is not whole.

    Examples
    --------
    >>> from labourtargets.trajectories import project
    >>> anchors = pd.DataFrame({
    ...     "series_id": "here/bases", "region_id": "here", "indicator_id": "bases",
    ...     "measure": "cumulative_flow", "anchor": ["target"], "year": [2025], "value": [10.0],
    ...     "timing": "cumulative", "period_start": 2023})
    >>> amounts(project(anchors, models="linear"), anchors)["amount"].tolist()
    [3, 3, 4]
    """
    rows = _of_measure(projection, series, "cumulative_flow")
    rows = rows[rows["reason"].str.contains("counted_from_zero") & rows["value"].notna()]
    if rows.empty:
        expected = "a cumulative target counted from a stated year"
        raise TrajectoryError(Problem("series", None, "measure", "none", expected))
    keys = ["series_id", "region_id", "indicator_id", "model", "scenario"]
    course = rows.groupby(keys, sort=False)
    due = course["value"].diff()
    # between two stated totals the units are shared out apart: a milestone is met exactly
    ends = rows["basis"].eq("stated") | (course.cumcount(ascending=False) == 0)
    stretch = ends[::-1].cumsum()[::-1]
    counted = due.notna()
    found = rows.loc[counted, [*keys, "year"]].reset_index(drop=True)
    due, stretch = due[counted].reset_index(drop=True), stretch[counted].reset_index(drop=True)
    total = due.groupby(stretch).transform("sum").round(6)
    uneven = total % 1 != 0
    if uneven.any():
        names = found.loc[uneven, "series_id"].unique()
        expected = "totals in whole units (a scenario may leave a part of one)"
        raise TrajectoryError(
            [Problem(name, None, "value", "a fraction", expected) for name in names]
        )
    length = stretch.groupby(stretch).transform("size").to_numpy()
    amount = np.zeros(len(found), dtype=np.int64)
    for years in np.unique(length):
        index = np.flatnonzero(length == years).reshape(-1, years)
        exact, sums = due.to_numpy()[index], total.to_numpy()[index[:, 0]]
        amount[index] = _largest_remainder(sums, exact)
    found["amount"] = pd.array(amount, dtype="Int64")
    # the total of the whole count, not of a stretch of it
    found["total"] = found.groupby(keys)["amount"].transform("sum")
    return found


def _largest_remainder(totals: FloatArray, exact: FloatArray) -> NDArray[np.int64]:
    # a remainder that differs by rounding errors alone is the same remainder
    noise = np.maximum(1e-9, totals * 1e-14)[:, None]
    floor = np.floor(exact + noise)
    remainder = np.round((exact - floor) / noise)
    left = (totals - floor.sum(axis=1)).astype(np.int64)
    # near 2^53 the floors themselves may miss by more than one unit a year: the largest takes it
    beyond = np.where((left < 0) | (left > exact.shape[1]), left, 0)
    floor[np.arange(len(exact)), exact.argmax(axis=1)] += beyond
    later_first = np.argsort(-remainder[:, ::-1], axis=1, kind="stable")
    rank = np.argsort(later_first, axis=1)[:, ::-1]
    return np.asarray(floor + (rank < (left - beyond)[:, None]), dtype=np.int64)


def _of_measure(projection: pd.DataFrame, series: pd.DataFrame, measure: str) -> pd.DataFrame:
    wanted = series.loc[series["measure"] == measure, "series_id"].unique()
    rows = projection[projection["series_id"].isin(wanted) & (projection["status"] == "ok")]
    if rows.empty:
        found = ", ".join(sorted(series["measure"].dropna().unique())) or "none"
        raise TrajectoryError(Problem("series", None, "measure", found, f"{measure}, projected"))
    return rows
