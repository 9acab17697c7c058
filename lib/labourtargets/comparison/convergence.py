"""Planned convergence: do the plans ask faster growth where the level is lower?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations

import numpy as np
import pandas as pd

from labourtargets.errors import ComparisonError, Problem

__all__ = ["PlannedConvergence", "planned_convergence"]

# All orders of eight places are 40 320; more would be sampled, which is no exact test.
_MOST_PLACES = 8
_FEWEST_PLACES = 4


@dataclass(frozen=True)
class PlannedConvergence:
    """Slope of planned growth on the initial level, with how little so few places can say.

    Parameters
    ----------
    slope, intercept : float
        Log growth a year on the log of the initial level.
    r_squared : float
    lowest, highest : float
        Range of the slope when each place is left out in turn.
    p_value : float
        Two-sided, exact: share of all orders of the growth rates whose slope is at least as steep.
    orders : int
        How many orders that were.
    places : int
    years : int
    without : pandas.DataFrame
        ``region_id`` left out (str) and the ``slope`` then (float64), sorted by ``region_id``.
    points : pandas.DataFrame
        ``region_id`` (str), ``log_start``, ``growth`` (float64), sorted by ``region_id``.
    """

    slope: float
    intercept: float
    r_squared: float
    lowest: float
    highest: float
    p_value: float
    orders: int
    places: int
    years: int
    without: pd.DataFrame
    points: pd.DataFrame


def planned_convergence(start: pd.Series, end: pd.Series, years: int) -> PlannedConvergence:
    """Regress planned annual log growth on the log of the initial level, by ordinary least squares.

    It describes the figures of a plan. It is no estimate of what makes places grow: no cause, no
    speed, no half-life.

    Parameters
    ----------
    start, end : pandas.Series of float64
        Positive levels at the two dates, indexed by place.
    years : int
        Years between them.

    Returns
    -------
    PlannedConvergence

    Raises
    ------
    ComparisonError
        If the places differ, are fewer than four or more than eight, a level is not positive, all
        initial levels are equal, or `years` is not positive.

    References
    ----------
    Barro, R. J., and Sala-i-Martin, X. (1992), Convergence, Journal of Political Economy 100.

    Examples
    --------
    >>> start = pd.Series({"a": 1.0, "b": 2.0, "c": 4.0, "d": 8.0})
    >>> round(planned_convergence(start, start**0.5 * 3, 1).slope, 9)
    -0.5
    """
    names, level, growth = _levels(start, end, years)
    slope, intercept, r_squared = _ols(level, growth)
    without = [
        _ols(np.delete(level, place), np.delete(growth, place))[0] for place in range(len(names))
    ]
    p_value, orders = _exact_p(level, growth, slope)
    labels = pd.Series(names, dtype="str")
    return PlannedConvergence(
        slope=slope,
        intercept=intercept,
        r_squared=r_squared,
        lowest=min(without),
        highest=max(without),
        p_value=p_value,
        orders=orders,
        places=len(names),
        years=years,
        without=pd.DataFrame({"region_id": labels, "slope": without}),
        points=pd.DataFrame({"region_id": labels, "log_start": level, "growth": growth}),
    )


def _levels(
    start: pd.Series, end: pd.Series, years: int
) -> tuple[list[str], np.ndarray, np.ndarray]:
    names = sorted(str(place) for place in start.index)
    problems = []
    if names != sorted(str(place) for place in end.index) or len(set(names)) != len(names):
        problems.append(Problem("", None, "places", ", ".join(names), "the same places twice"))
    counted = _FEWEST_PLACES <= len(names) <= _MOST_PLACES
    if not counted:
        expected = (
            f"{_FEWEST_PLACES} to {_MOST_PLACES}: fewer say nothing, more have too many orders"
        )
        problems.append(Problem("", None, "places", str(len(names)), expected))
    if years <= 0:
        problems.append(Problem("", None, "years", str(years), "one year or more"))
    if not ((start > 0).all() and (end > 0).all()):
        problems.append(Problem("", None, "level", "not positive", "a positive level everywhere"))
    if not problems and start.nunique() == 1:
        problems.append(Problem("", None, "level", "all equal", "levels that differ"))
    if problems:
        # only the number of places is a matter of what was chosen
        told = "" if counted else "compare.no_convergence"
        ends = {} if counted else {"fewest": _FEWEST_PLACES, "most": _MOST_PLACES}
        raise ComparisonError(problems, phrase=told, values=ends)
    before = start.reindex(names).to_numpy(dtype=float)
    after = end.reindex(names).to_numpy(dtype=float)
    return names, np.log(before), np.log(after / before) / years


def _ols(level: np.ndarray, growth: np.ndarray) -> tuple[float, float, float]:
    import statsmodels.api as sm

    if np.ptp(level) == 0:
        return float("nan"), float("nan"), float("nan")
    fitted = sm.OLS(growth, sm.add_constant(level)).fit()
    intercept, slope = (float(value) for value in fitted.params)
    flat = np.ptp(growth) == 0
    return slope, intercept, float("nan") if flat else float(fitted.rsquared)


def _exact_p(level: np.ndarray, growth: np.ndarray, slope: float) -> tuple[float, int]:
    """Compare the slope with those of every order of the growth rates; ties count as as steep."""
    centred = level - level.mean()
    orders = np.array(list(permutations(growth)))
    slopes = orders @ centred / (centred @ centred)
    least = abs(slope) - 1e-12 * max(1.0, abs(slope))
    return float((np.abs(slopes) >= least).mean()), len(orders)
