"""Each measure by its own arithmetic: series that stand in the same years, ready for a path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd

from labourtargets.trajectories.anchors import Anchors, IntArray, Mask
from labourtargets.trajectories.models import FloatArray

__all__ = ["Block", "blocks"]

CLAIM, AVERAGE, TOTAL, LEVEL = 3, 2, 1, 0


@dataclass(frozen=True)
class Block:
    """Series that are known in the same years and follow the same arithmetic.

    Parameters
    ----------
    series : array of int, shape (series,)
        Which ones, as indices into `Anchors.ids`.
    years : array, shape (anchors,)
    value, lower, upper : arrays, shape (series, anchors)
        Open ends are infinite; `value` is NaN where the text states a range.
    about, percent : arrays of bool
        By anchor; by series.
    starts : bool
        The first year is a baseline, stated or supplied.
    claim : bool
        Every year has its own claim (or the average of a period); there is no road between.
    average : bool
        The yearly figures are an average over the period.
    total : bool
        Running totals: nothing is known before the first year or after the last.
    from_zero : bool
        Running totals that start at zero.
    """

    series: IntArray
    years: FloatArray
    value: FloatArray
    lower: FloatArray
    upper: FloatArray
    about: Mask
    percent: Mask
    starts: bool
    claim: bool
    average: bool
    total: bool
    from_zero: bool


@dataclass(frozen=True)
class _Rows:
    series: IntArray
    year: FloatArray
    value: FloatArray
    lower: FloatArray
    upper: FloatArray
    about: Mask
    baseline: Mask
    start: FloatArray
    cumulative: Mask

    def take(self, index: IntArray) -> _Rows:
        return _Rows(*(getattr(self, each.name)[index] for each in fields(self)))


def blocks(anchors: Anchors) -> Iterator[Block]:
    """Sort the series into blocks; the rest is marked in ``anchors.fault``.

    The number of blocks is the number of different year patterns, not of series.

    Parameters
    ----------
    anchors : Anchors
        Faults and remarks are added in place.

    Yields
    ------
    Block
    """
    arithmetic = _arithmetic(anchors)
    rows, from_zero = _countable(_with_increments(anchors), anchors, arithmetic)
    rows = rows.take(np.lexsort((rows.year, rows.series)))
    twice = np.zeros(len(rows.year), dtype=bool)
    twice[1:] = (np.diff(rows.series) == 0) & (np.diff(rows.year) == 0)
    year = np.full(anchors.count, np.nan)
    year[rows.series[twice]] = rows.year[twice]
    anchors.refuse(~np.isnan(year), "same_year_twice", year)
    counts = np.bincount(rows.series, minlength=anchors.count)
    lone = (counts < 2) & np.isin(arithmetic, [LEVEL, TOTAL])
    first_year = np.full(anchors.count, np.nan)
    first_year[rows.series[::-1]] = rows.year[::-1]
    anchors.refuse(lone & (arithmetic == TOTAL), "no_first_year")
    anchors.refuse(lone, "no_baseline", first_year)
    ranged = np.bincount(rows.series[np.isnan(rows.value)], minlength=anchors.count) > 0
    anchors.remark(ranged & (anchors.fault == 0), "range_without_value")
    percent = anchors.any_of(anchors.percent)
    begin = np.concatenate([[0], np.cumsum(counts)[:-1]])
    sound = (anchors.fault == 0) & (counts > 0)
    for count in np.unique(counts[sound]):
        chosen = np.flatnonzero(sound & (counts == count))
        index = begin[chosen][:, None] + np.arange(count)
        pattern = pd.DataFrame(rows.year[index])
        pattern["arithmetic"], pattern["zero"] = arithmetic[chosen], from_zero[chosen]
        pattern["starts"] = rows.baseline[index[:, 0]]
        group = pattern.groupby(list(pattern.columns), sort=True).ngroup().to_numpy()
        for number in range(group.max() + 1):
            mine = group == number if group.max() else slice(None)
            yield _block(rows, chosen[mine], index[mine], pattern[mine].iloc[0], percent)


def _block(
    rows: _Rows, series: IntArray, index: IntArray, pattern: pd.Series, percent: Mask
) -> Block:
    kind = int(pattern["arithmetic"])
    return Block(
        series,
        rows.year[index[0]],
        rows.value[index],
        rows.lower[index],
        rows.upper[index],
        rows.about[index],
        percent[series],
        starts=bool(pattern["starts"]) or bool(pattern["zero"]),
        claim=kind in (CLAIM, AVERAGE),
        average=kind == AVERAGE,
        total=kind == TOTAL,
        from_zero=bool(pattern["zero"]),
    )


def _arithmetic(anchors: Anchors) -> IntArray:
    a = anchors
    promised = ~a.baseline
    arithmetic = np.full(a.count, LEVEL, dtype=np.int64)
    arithmetic[a.any_of(promised & (a.measure == "cumulative_flow"))] = TOTAL
    for timing, kind in (("average", AVERAGE), ("each_year", CLAIM)):
        so = a.any_of(promised & (a.timing == timing))
        a.refuse(so & a.any_of(promised & (a.timing != timing)), "mixed_measures")
        arithmetic[so] = kind
    last = np.full(a.count, -np.inf)
    np.maximum.at(last, a.series[a.baseline], a.year[a.baseline])
    late = promised & (a.year <= last[a.series]) & (arithmetic[a.series] == LEVEL)
    a.refuse_rows(late, "end_not_after_start")
    backwards = promised & (a.start > a.year)
    a.refuse_rows(backwards, "end_not_after_start")
    return arithmetic


def _with_increments(anchors: Anchors) -> _Rows:
    a = anchors
    value, lower, upper = a.value.copy(), a.lower.copy(), a.upper.copy()
    raised = a.measure == "increment"
    # a baseline printed as a dash is no baseline
    known = a.baseline & ~np.isnan(a.value)
    if raised.any():
        start = {name: np.full(a.count, np.nan) for name in ("value", "lower", "upper")}
        for name, column in (("value", value), ("lower", lower), ("upper", upper)):
            start[name][a.series[known]] = column[known]
            column[raised] += start[name][a.series[raised]]
        first = np.full(a.count, np.nan)
        first[a.series[raised][::-1]] = a.year[raised][::-1]
        a.refuse(a.any_of(raised) & ~a.any_of(known), "no_baseline", first)
        a.remark(a.any_of(raised) & (a.fault == 0), "increment_on_baseline")
    start_year = np.where(np.isnan(a.start), a.year, a.start)
    rows = _Rows(
        a.series,
        a.year,
        value,
        lower,
        upper,
        a.about & ~raised,
        a.baseline,
        start_year,
        a.timing == "cumulative",
    )
    usable = (known | ~a.baseline) & (a.fault == 0)[a.series]
    return rows.take(np.flatnonzero(usable))


def _countable(rows: _Rows, anchors: Anchors, arithmetic: IntArray) -> tuple[_Rows, Mask]:
    """Repeat claims over their years; let totals start from zero where the text says when."""
    a = anchors
    kind = arithmetic[rows.series]
    promised = ~rows.baseline
    claims, totals = (kind >= AVERAGE) & promised, (kind == TOTAL) & promised
    levels = kind == LEVEL
    parts = [rows.take(np.flatnonzero(levels | totals))]
    from_zero = np.zeros(a.count, dtype=bool)
    if claims.any():
        parts.append(_each_year(rows.take(np.flatnonzero(claims))))
        a.remark((arithmetic == CLAIM) & (a.fault == 0), "claim_each_year")
        a.remark((arithmetic == AVERAGE) & (a.fault == 0), "average_over_period")
    if totals.any():
        parts.append(_zeros(rows.take(np.flatnonzero(totals)), a, from_zero))
    joined = (
        np.concatenate([getattr(part, each.name) for part in parts]) for each in fields(_Rows)
    )
    return _Rows(*joined), from_zero


def _each_year(claims: _Rows) -> _Rows:
    length = (claims.year - claims.start + 1).clip(min=1).astype(np.int64)
    origin = np.repeat(np.arange(len(length)), length)
    passed = np.arange(length.sum()) - np.repeat(np.cumsum(length) - length, length)
    repeated = claims.take(origin)
    return replace(repeated, year=repeated.start + passed)


def _zeros(totals: _Rows, anchors: Anchors, from_zero: Mask) -> _Rows:
    a = anchors
    low, high = np.full(a.count, np.inf), np.full(a.count, -np.inf)
    np.minimum.at(low, totals.series, totals.start)
    np.maximum.at(high, totals.series, totals.start)
    says_when = np.zeros(a.count, dtype=bool)
    says_when[totals.series[(totals.start < totals.year) | totals.cumulative]] = True
    a.refuse(says_when & (low < high), "counts_start_apart")
    from_zero |= says_when & (low == high) & (a.fault == 0)
    for year in np.unique(low[from_zero]):
        a.remark(from_zero & (low == year), f"counted_from_zero:{year:g}")
    series = np.flatnonzero(from_zero)
    nothing, no = np.zeros(len(series)), np.zeros(len(series), dtype=bool)
    year = low[series] - 1
    return _Rows(series, year, nothing, nothing, nothing, no, ~no, year, no)
