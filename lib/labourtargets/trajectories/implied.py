"""What a promise asks for without saying so: growth, points a year, what is left to do."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from labourtargets.errors import Problem, TrajectoryError
from labourtargets.intervals import DELTA, Interval
from labourtargets.trajectories.anchors import read_anchors
from labourtargets.trajectories.blocks import Block, blocks
from labourtargets.trajectories.models import FloatArray
from labourtargets.trajectories.scenarios import Baseline

__all__ = [
    "doubling_time",
    "implied_quantities",
    "implied_whole",
    "remaining_flow",
    "required_growth",
]

_COLUMNS = [
    "series_id",
    "region_id",
    "indicator_id",
    "from_year",
    "to_year",
    "from_value",
    "to_value",
    "change",
    "change_lower",
    "change_upper",
    "per_year",
    "growth",
    "growth_lower",
    "growth_upper",
    "doubling_years",
    "status",
    "reason",
]


def required_growth(start: ArrayLike, end: ArrayLike, years: ArrayLike) -> FloatArray:
    """Give the constant yearly growth that leads from one value to another.

    Parameters
    ----------
    start, end : array_like
        Positive; where one is not, the growth is undefined (NaN).
    years : array_like
        Years between them.

    Returns
    -------
    numpy.ndarray
        As a fraction: 0.05 is 5 % a year.

    Examples
    --------
    >>> required_growth(8.36, 20, 5).round(4)
    np.float64(0.1906)
    """
    first, last = np.asarray(start, dtype=np.float64), np.asarray(end, dtype=np.float64)
    with np.errstate(all="ignore"):
        rate = np.expm1((np.log(last) - np.log(first)) / np.asarray(years, dtype=np.float64))
    return np.asarray(np.where((first > 0) & (last > 0), rate, np.nan))[()]


def doubling_time(growth: ArrayLike) -> FloatArray:
    """Give the years in which a constant growth doubles a value.

    Parameters
    ----------
    growth : array_like
        As a fraction.

    Returns
    -------
    numpy.ndarray
        NaN where nothing grows.

    Examples
    --------
    >>> doubling_time(0.07).round(2)
    np.float64(10.24)
    """
    rate = np.asarray(growth, dtype=np.float64)
    with np.errstate(all="ignore"):
        return np.asarray(np.where(rate > 0, np.log(2) / np.log1p(rate), np.nan))[()]


def remaining_flow(
    total: ArrayLike, done: ArrayLike, year: ArrayLike, end: ArrayLike
) -> FloatArray:
    """Give what a cumulative target leaves for each year that is left.

    Parameters
    ----------
    total : array_like
        The target.
    done : array_like
        Running total at the end of `year`.
    year, end : array_like
        The last year counted, and the year of the target.

    Returns
    -------
    numpy.ndarray
        (C − C_t)/(T − t); negative where more than the target is done.

    Raises
    ------
    TrajectoryError
        If no year is left.

    References
    ----------
    A total C of which C_t is done leaves (C − C_t) / (T − t) a year.

    Examples
    --------
    >>> remaining_flow(20000, 6500, 2022, 2025)
    np.float64(4500.0)
    """
    left = np.asarray(end, dtype=np.float64) - np.asarray(year, dtype=np.float64)
    if not (left > 0).all():
        expected = f"a year before the target year {np.asarray(end).max():g}"
        raise TrajectoryError(
            Problem("remaining flow", None, "year", f"{np.asarray(year)}", expected)
        )
    gap = np.asarray(total, dtype=np.float64) - np.asarray(done, dtype=np.float64)
    return np.asarray(gap / left)[()]


def implied_whole(part: Interval, share: Interval) -> Interval:
    """Give the denominator that a part and its share imply.

    Parameters
    ----------
    part : Interval
        Not negative. A floor (20万以上) leaves the whole unbounded; for the question "if the
        floor just holds" pass the floor as an exact value.
    share : Interval
        In percent, above 0.

    Returns
    -------
    Interval
        In the unit of the part; an end is None where nothing bounds it. A share is at most
        100 %, so the whole is at least the part.

    Raises
    ------
    TrajectoryError
        If the part is negative or the share is not a positive percentage.

    Examples
    --------
    >>> whole = implied_whole(Interval(200_000, 200_000), Interval(30, None))
    >>> whole.lower, round(whole.upper)
    (200000.0, 666667)
    """
    if part.lower is not None and part.lower < 0:
        raise TrajectoryError(Problem("implied whole", None, "part", str(part.lower), "0 or more"))
    if share.lower is None or not 0 < share.lower <= 100:
        found = str(share.lower)
        raise TrajectoryError(
            Problem("implied whole", None, "share", found, "above 0 and up to 100")
        )
    most = 100.0 if share.upper is None else min(share.upper, 100.0)
    return Interval(
        None if part.lower is None else part.lower * 100 / most,
        None if part.upper is None else part.upper * 100 / share.lower,
        part.lower_open or (share.upper is not None and share.upper <= 100 and share.upper_open),
        part.upper_open or share.lower_open,
    )


def implied_quantities(
    series: pd.DataFrame, *, delta: float = DELTA, baselines: Iterable[Baseline] = ()
) -> pd.DataFrame:
    """Say what every series asks for between its first and its last anchor.

    Parameters
    ----------
    series : pandas.DataFrame
        As for `project`.
    delta : float, default 0.05
    baselines : iterable of Baseline, default ()

    Returns
    -------
    pandas.DataFrame
        One row per series, sorted: series_id, region_id, indicator_id, from_year, to_year
        (Int64), from_value, to_value, change (base units; percentage points for shares),
        change_lower, change_upper, per_year (change a year; for a cumulative target the flow a
        year, for a claim on each year the claim), growth, growth_lower, growth_upper (constant
        yearly growth as a fraction; NaN where undefined: shares, a value of 0 or less, running
        totals, claims), doubling_years, status, reason. Open ends are NaN.

    Raises
    ------
    TrajectoryError
        If columns are missing or a supplied baseline does not fit.

    Examples
    --------
    >>> anchors = pd.DataFrame({
    ...     "series_id": "here/stock", "region_id": "here", "indicator_id": "stock",
    ...     "measure": "stock", "anchor": ["baseline", "target"], "year": [2020, 2025],
    ...     "value": [8.36, 20.0]})
    >>> implied_quantities(anchors)[["per_year", "growth"]].round(3).iloc[0].tolist()
    [2.328, 0.191]
    """
    anchors = read_anchors(series, tuple(baselines), delta)
    table = pd.DataFrame(
        {
            "series_id": pd.array(anchors.ids, dtype="str"),
            "region_id": pd.array(anchors.region, dtype="str"),
            "indicator_id": pd.array(anchors.indicator, dtype="str"),
        }
    ).reindex(columns=_COLUMNS)
    numeric = _COLUMNS[3:15]
    found = {name: np.full(anchors.count, np.nan) for name in numeric}
    for block in blocks(anchors):
        for name, column in _of_block(block).items():
            found[name][block.series] = column
    for name in numeric:
        table[name] = found[name]
    texts = np.asarray(anchors.texts.texts, dtype=object)
    refused = anchors.fault > 0
    table["status"] = np.where(refused, "cannot_project", "ok")
    table["reason"] = np.where(refused, texts[anchors.fault], texts[anchors.note])
    types = {"from_year": "Int64", "to_year": "Int64", "status": "str", "reason": "str"}
    return table.astype(types)


def _of_block(block: Block) -> dict[str, FloatArray]:
    first, last = 0, len(block.years) - 1
    years = block.years[last] - block.years[first]
    start, end = block.value[:, first], block.value[:, last]
    found = {
        "from_year": np.full(len(start), block.years[first]),
        "to_year": np.full(len(start), block.years[last]),
        "from_value": start,
        "to_value": end,
    }
    if block.claim:
        return {**found, "per_year": block.value.mean(axis=1)}
    with np.errstate(invalid="ignore"):
        change = {
            "change": end - start,
            "change_lower": block.lower[:, last] - block.upper[:, first],
            "change_upper": block.upper[:, last] - block.lower[:, first],
        }
    found |= {name: np.where(np.isfinite(ends), ends, np.nan) for name, ends in change.items()}
    found["per_year"] = found["change"] / years
    if block.from_zero:
        return found
    ends = {
        "growth": (start, end),
        "growth_lower": (block.upper[:, first], block.lower[:, last]),
        "growth_upper": (block.lower[:, first], block.upper[:, last]),
    }
    for name, (one, two) in ends.items():
        rate = required_growth(one, two, years)
        # a share moves by points: its growth would be a rate of a rate
        found[name] = np.where(np.isfinite(rate) & ~block.percent, rate, np.nan)
    found["doubling_years"] = doubling_time(found["growth"])
    return found
