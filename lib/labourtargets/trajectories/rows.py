"""Rows of a projection as parallel arrays, until the frame is made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, TypeAlias

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from labourtargets.trajectories.anchors import Anchors, Mask
from labourtargets.trajectories.models import FloatArray

__all__ = ["COLUMNS", "Codes", "Rows", "anchor_rows", "tidy"]

Codes: TypeAlias = NDArray[np.int64]

#: Columns of a projection, in order.
COLUMNS = (
    "series_id",
    "region_id",
    "indicator_id",
    "model",
    "scenario",
    "year",
    "value",
    "lower",
    "upper",
    "basis",
    "status",
    "reason",
)
BASES = ("baseline", "stated", "interpolated", "extrapolated")
BASELINE, STATED_ANCHOR, INTERPOLATED, EXTRAPOLATED = range(4)
_STATUSES = ("cannot_project", "ok")


@dataclass(frozen=True)
class Rows:
    """Parallel arrays, a row each; text columns as codes."""

    series: Codes
    model: Codes
    scenario: Codes
    year: FloatArray
    value: FloatArray
    lower: FloatArray
    upper: FloatArray
    basis: Codes
    ok: Mask
    reason: Codes

    @classmethod
    def grid(
        cls,
        series: Codes,
        model: int,
        scenario: int,
        years: FloatArray,
        value: FloatArray,
        lower: FloatArray,
        upper: FloatArray,
        basis: Codes,
        ok: Mask,
        reason: Codes,
    ) -> Rows:
        """Flatten arrays of (series, years)."""
        count, length = len(series), len(years)
        return cls(
            np.repeat(series, length),
            np.full(count * length, model),
            np.full(count * length, scenario),
            np.tile(years, count),
            np.ravel(value, order="C"),
            np.ravel(lower, order="C"),
            np.ravel(upper, order="C"),
            np.tile(basis, count),
            ok.ravel(),
            reason.ravel(),
        )


def anchor_rows(anchors: Anchors, series: Codes, fault: Codes, model: int, scenario: int) -> Rows:
    """Keep what is known of the series that cannot be projected."""
    why = np.zeros(anchors.count, dtype=np.int64)
    why[series] = fault
    index = np.flatnonzero(why[anchors.series])
    count = len(index)
    lower, upper = anchors.lower[index], anchors.upper[index]
    return Rows(
        anchors.series[index],
        np.full(count, model),
        np.full(count, scenario),
        anchors.year[index],
        anchors.value[index],
        np.where(np.isfinite(lower), lower, np.nan),
        np.where(np.isfinite(upper), upper, np.nan),
        np.where(anchors.baseline[index], BASELINE, STATED_ANCHOR),
        np.zeros(count, dtype=bool),
        why[anchors.series[index]],
    )


def tidy(
    parts: Sequence[Rows], anchors: Anchors, models: Sequence[str], scenarios: Sequence[str]
) -> pd.DataFrame:
    """Join the parts, sort them and turn codes into words."""
    empty = [np.array([])]
    whole = {
        each.name: np.concatenate([getattr(part, each.name) for part in parts] or empty)
        for each in fields(Rows)
    }
    year = np.nan_to_num(whole["year"], nan=0.0).astype(np.int64)
    rank = whole["series"].astype(np.int64, copy=False) * len(models) + whole["model"].astype(
        np.int64, copy=False
    )
    rank = rank * len(scenarios) + whole["scenario"].astype(np.int64, copy=False)
    step, later = np.diff(rank), np.diff(year)
    if not ((step > 0) | ((step == 0) & (later >= 0))).all():
        order = np.lexsort((year, rank))
        whole = {name: column[order] for name, column in whole.items()}
        year = year[order]
    series = whole["series"].astype(np.int64, copy=False)

    def words(vocabulary: Sequence[str] | NDArray[np.object_], codes: Codes) -> Any:
        return pd.array(np.asarray(vocabulary, dtype=object), dtype="str").take(
            codes.astype(np.int64, copy=False)
        )

    years = pd.arrays.IntegerArray(year, np.isnan(whole["year"].astype(float, copy=False)))
    frame = {
        "series_id": words(anchors.ids, series),
        "region_id": words(anchors.region, series),
        "indicator_id": words(anchors.indicator, series),
        "model": words(models, whole["model"]),
        "scenario": words(scenarios, whole["scenario"]),
        "year": years,
        "value": whole["value"].astype(float, copy=False),
        "lower": whole["lower"].astype(float, copy=False),
        "upper": whole["upper"].astype(float, copy=False),
        "basis": words(BASES, whole["basis"]),
        "status": words(_STATUSES, whole["ok"].astype(np.int64, copy=False)),
        "reason": words(anchors.texts.texts, whole["reason"]),
    }
    return pd.DataFrame(frame, columns=list(COLUMNS))
