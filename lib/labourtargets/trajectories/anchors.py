"""From the series table to arrays: what is known of every series, or why it is refused."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from labourtargets.trajectories.intake import supplied, typed
from labourtargets.trajectories.models import FloatArray
from labourtargets.trajectories.scenarios import Baseline

__all__ = ["Anchors", "IntArray", "Mask", "Texts", "about", "read_anchors"]

IntArray: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]

CONDITIONS = ("duration", "frequency", "threshold")


class Texts:
    """Reasons as integers: a column of millions of rows holds few different sentences."""

    def __init__(self) -> None:
        self.texts = [""]
        self._codes = {"": 0}

    def code(self, text: str) -> int:
        """Number a text."""
        if text not in self._codes:
            self._codes[text] = len(self.texts)
            self.texts.append(text)
        return self._codes[text]

    def codes(self, texts: Iterable[str]) -> IntArray:
        """Number many texts."""
        numbers, unique = pd.factorize(np.asarray(list(texts), dtype=object))
        return np.array([self.code(text) for text in unique], dtype=np.int64)[numbers]

    def extend(self, codes: IntArray, where: Mask, text: str) -> None:
        """Append `text` to the reasons at `where`, in place."""
        for old in np.unique(codes[where]):
            joined = "; ".join(part for part in (self.texts[old], text) if part)
            codes[where & (codes == old)] = self.code(joined)


@dataclass
class Anchors:
    """The anchors as parallel arrays, a row each, sorted by series and year.

    ``fault`` and ``note`` hold one text code per series: why it is refused, and what a reader
    of its rows must know. Open ends are infinite.
    """

    ids: NDArray[np.object_]
    region: NDArray[np.object_]
    indicator: NDArray[np.object_]
    series: IntArray
    year: FloatArray
    value: FloatArray
    lower: FloatArray
    upper: FloatArray
    about: Mask
    baseline: Mask
    measure: NDArray[np.object_]
    timing: NDArray[np.object_]
    start: FloatArray
    percent: Mask
    fault: IntArray
    note: IntArray
    texts: Texts

    @property
    def count(self) -> int:
        """Number of series."""
        return len(self.ids)

    def any_of(self, rows: Mask) -> Mask:
        """Say for every series whether one of its rows is marked."""
        return np.bincount(self.series[rows], minlength=self.count) > 0

    def refuse(self, where: Mask, code: str, detail: FloatArray | None = None) -> None:
        """Refuse the series marked, unless they are refused already."""
        new = where & (self.fault == 0)
        if not new.any():
            return
        if detail is None:
            self.fault[new] = self.texts.code(code)
        else:
            self.fault[new] = self.texts.codes(f"{code}:{number:g}" for number in detail[new])

    def refuse_rows(self, rows: Mask, code: str) -> None:
        """Refuse the series of the rows marked, naming the year of the first."""
        year = np.full(self.count, np.nan)
        year[self.series[rows][::-1]] = self.year[rows][::-1]
        self.refuse(self.any_of(rows), code, year)

    def remark(self, where: Mask, text: str) -> None:
        """Add a remark to the series marked."""
        if where.any():
            self.texts.extend(self.note, where, text)


def about(value: FloatArray, delta: float, percent: Mask) -> tuple[FloatArray, FloatArray]:
    """Give the interval of 左右 and 约 for whole arrays; shares stay within [0, 100].

    As `labourtargets.intervals.admitted`, which reads one number at a time.
    """
    with np.errstate(invalid="ignore"):
        width = np.abs(value) * delta
        lower, upper = value - width, value + width
    return np.where(percent, np.maximum(lower, 0), lower), np.where(
        percent, np.minimum(upper, 100), upper
    )


def read_anchors(series: pd.DataFrame, baselines: Sequence[Baseline], delta: float) -> Anchors:
    """Check the series table and lay it out as arrays.

    Parameters
    ----------
    series : pandas.DataFrame
        The series table; `REQUIRED` columns, the others have defaults.
    baselines : sequence of Baseline
    delta : float
        Half-width of 左右 and 约.

    Returns
    -------
    Anchors
        Series that break a rule are marked in ``fault``.

    Raises
    ------
    TrajectoryError
        If columns are missing or not of their type, or a supplied baseline does not fit.
    """
    frame = supplied(typed(series), baselines)
    number, unique = pd.factorize(frame["series_id"], sort=True)
    order = np.lexsort((frame["year"].to_numpy(float), number))
    frame, number = frame.iloc[order], number[order].astype(np.int64)
    first = np.flatnonzero(np.diff(number, prepend=-1))
    comparator = frame["comparator"].to_numpy(object)
    unit = frame["base_unit"].to_numpy(object)
    anchors = Anchors(
        ids=np.asarray(unique, dtype=object),
        region=frame["region_id"].to_numpy(object)[first],
        indicator=frame["indicator_id"].to_numpy(object)[first],
        series=number,
        year=frame["year"].to_numpy(float),
        value=frame["value"].to_numpy(float),
        lower=frame["lower"].to_numpy(float).copy(),
        upper=frame["upper"].to_numpy(float).copy(),
        about=comparator == "about",
        baseline=frame["anchor"].to_numpy(object) == "baseline",
        measure=frame["measure"].to_numpy(object),
        timing=frame["timing"].to_numpy(object),
        start=frame["period_start"].to_numpy(float),
        percent=unit == "%",
        fault=np.zeros(len(unique), dtype=np.int64),
        note=np.zeros(len(unique), dtype=np.int64),
        texts=Texts(),
    )
    _bound(anchors, comparator, delta)
    _refuse_faulty(anchors, unit)
    owner = frame["owner"].to_numpy(object)
    for name in sorted(set(owner[owner != ""])):
        text = "supplied_baseline:" + str(name).replace("; ", ", ")
        anchors.remark(anchors.any_of(owner == name), text)
    return anchors


def _bound(anchors: Anchors, comparator: NDArray[np.object_], delta: float) -> None:
    value, lower, upper = anchors.value, anchors.lower, anchors.upper
    floor = np.isin(comparator, ["at_least", "more_than"])
    ceiling = comparator == "at_most"
    no_lower, no_upper = np.isnan(lower), np.isnan(upper)
    lower[no_lower] = np.where(ceiling, -np.inf, value)[no_lower]
    upper[no_upper] = np.where(floor, np.inf, value)[no_upper]
    # what a wording admits is a promise; a measured baseline printed with 约 keeps the same width
    low, high = about(value, delta, anchors.percent)
    lower[anchors.about], upper[anchors.about] = low[anchors.about], high[anchors.about]


def _refuse_faulty(anchors: Anchors, unit: NDArray[np.object_]) -> None:
    a = anchors
    raised = a.measure == "increment"
    a.refuse(a.any_of(np.isnan(a.year)), "no_year")
    a.refuse(a.any_of(np.isinf(a.value)), "not_finite")
    for name in CONDITIONS:
        a.refuse(a.any_of(a.measure == name), f"not_a_course:{name}")
    a.refuse(_differs(a, a.measure, ~raised), "mixed_measures")
    a.refuse(
        _differs(a, unit, ~raised) | a.any_of(raised & _foreign(a, unit, raised)), "mixed_units"
    )
    a.refuse(
        a.any_of((a.lower > a.upper) | (a.value < a.lower) | (a.value > a.upper)), "bounds_inverted"
    )
    a.refuse(~a.any_of(~a.baseline), "no_target")
    known = ~np.isnan(a.value) | (np.isfinite(a.lower) & np.isfinite(a.upper))
    a.refuse_rows(~known & ~a.baseline, "missing_value")


def _differs(anchors: Anchors, words: NDArray[np.object_], rows: Mask) -> Mask:
    number, _ = pd.factorize(words)
    low, high = np.full(anchors.count, len(words)), np.full(anchors.count, -1)
    np.minimum.at(low, anchors.series[rows], number[rows])
    np.maximum.at(high, anchors.series[rows], number[rows])
    return high > low


def _foreign(anchors: Anchors, unit: NDArray[np.object_], raised: Mask) -> Mask:
    # 增加3个百分点 on a share in %, never 3 %; anything else in the unit of the level itself
    own = np.full(anchors.count, None, dtype=object)
    own[anchors.series[~raised]] = unit[~raised]
    level = own[anchors.series]
    points = (level == "%") & (unit == "百分点")
    same = (level == unit) & (unit != "%")
    return np.asarray(~(points | same) & (level != None), dtype=bool)  # noqa: E711
