"""From anchors and a model to the years between: arrays in, arrays out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import pairwise

import numpy as np
from numpy.typing import ArrayLike, NDArray

from labourtargets.trajectories.models import FloatArray, growing, model, shape_of

__all__ = ["beyond", "path"]

WHOLE = 100.0


def path(
    name: str,
    known_years: ArrayLike,
    known: ArrayLike,
    years: ArrayLike,
    shape: Mapping[str, float] | None = None,
    *,
    from_zero: bool = False,
) -> FloatArray:
    """Compute the values of many series that are known in the same years.

    Every model runs from one anchor to the next, so a milestone is never contradicted; PCHIP
    alone looks at all anchors together.

    Parameters
    ----------
    name : str
        A model of `MODELS`.
    known_years : array_like, shape (anchors,)
        Strictly rising; at least two.
    known : array_like, shape (series, anchors)
        Values at the anchors; infinite ends of an interval give NaN (open) where they matter.
    years : array_like, shape (years,)
        Within the anchors, rising; fractions are allowed. NaN comes back for years outside.
    shape : mapping, optional
        Parameters that differ from the model's defaults.
    from_zero : bool, default False
        The values are running totals that start at zero: constant growth is then growth of the
        yearly amounts (parameter g), not of the total.

    Returns
    -------
    numpy.ndarray, shape (series, years)
        Exact at the anchors. Laid out year by year in memory.

    Raises
    ------
    TrajectoryError
        For an unknown model or parameter.

    References
    ----------
    `labourtargets.trajectories.models`.

    Examples
    --------
    >>> path("growth", [2020, 2025], [[467.5, 550.0]], [2021, 2022]).round(2)
    array([[482.95, 498.9 ]])
    """
    chosen = model(name)
    parameters = shape_of(name, shape)
    rate = parameters.pop("g", 0.0)
    at, wanted = np.asarray(known_years, dtype=float), np.asarray(years, dtype=float)
    values = np.asarray(known, dtype=float)
    with np.errstate(all="ignore"):
        if chosen.scale == "knots":
            return _through_all(at, values, wanted)
        out = np.empty((len(wanted), len(values)))
        inside = wanted[0] >= at[0] and wanted[-1] <= at[-1]
        if not inside:
            out[:] = np.nan
        for left, (start, end) in enumerate(pairwise(at.tolist())):
            if inside and len(at) == 2:
                columns = slice(None)
            else:
                chosen_years = np.flatnonzero((wanted >= start) & (wanted <= end))
                if not len(chosen_years):
                    continue
                columns = slice(chosen_years[0], chosen_years[-1] + 1)
            scale, due = chosen.scale, partial(chosen.share, **parameters)
            if from_zero and scale == "ratio":
                scale, due = "gap", partial(growing, g=rate, years=end - start)
            _BETWEEN[scale](
                np.ascontiguousarray(values[:, left]),
                np.ascontiguousarray(values[:, left + 1]),
                due((wanted[columns] - start) / (end - start)),
                out[columns],
            )
    return out.T


def beyond(rule: str, known_years: ArrayLike, known: ArrayLike, years: ArrayLike) -> FloatArray:
    """Extend a path past its first or last anchor by a named rule.

    Parameters
    ----------
    rule : {"growth", "linear", "flat"}
    known_years : array_like, shape (2,)
        The two anchors nearest to the years wanted.
    known : array_like, shape (series, 2)
        Values there; for "growth" both positive.
    years : array_like, shape (years,)
        Outside the two.

    Returns
    -------
    numpy.ndarray, shape (series, years)

    Examples
    --------
    >>> beyond("linear", [2022, 2025], [[143.0, 166.0]], [2020]).round(2)
    array([[127.67]])
    """
    first, last = np.asarray(known_years, dtype=float)
    values = np.asarray(known, dtype=float)
    start, end = values[:, :1], values[:, 1:]
    wanted = np.asarray(years, dtype=float)[None, :]
    tau = (wanted - first) / (last - first)
    with np.errstate(all="ignore"):
        if rule == "growth":
            return np.asarray(start * (end / start) ** tau)
        if rule == "linear":
            return np.asarray(start + (end - start) * tau)
        return np.asarray(np.where(tau < 0.5, start, end))


def _by_gap(start: FloatArray, end: FloatArray, due: FloatArray, out: FloatArray) -> None:
    # Measured from the nearer end: exact at both ends whatever their sizes.
    gap = end - start
    for row, share in zip(out, due.tolist(), strict=True):
        if share == 0 or share == 1:
            row[:] = end if share else start
            continue
        near, part = (start, share) if share < 0.5 else (end, share - 1.0)
        np.multiply(gap, part, out=row)
        np.add(row, near, out=row)


def _by_ratio(start: FloatArray, end: FloatArray, due: FloatArray, out: FloatArray) -> None:
    gap = np.log(end / start)
    reached, last, factor, width = 0.0, start, gap, 0.0
    for row, share in zip(out, due.tolist(), strict=True):
        if share == 0 or share == 1:
            row[:] = end if share else start
            continue
        # equal steps share one factor: an exponential a series, not one a year
        if abs(share - reached - width) > 1e-14:
            width = share - reached
            factor = np.exp(gap * width)
        np.multiply(last, factor, out=row)
        reached, last = share, row


def _by_logit(start: FloatArray, end: FloatArray, due: FloatArray, out: FloatArray) -> None:
    low, high = (np.log(ends) - np.log(WHOLE - ends) for ends in (start, end))
    for row, share in zip(out, due.tolist(), strict=True):
        if share == 0 or share == 1:
            row[:] = end if share else start
            continue
        row[:] = WHOLE / (1.0 + np.exp(-((1.0 - share) * low + share * high)))


_BETWEEN = {"gap": _by_gap, "ratio": _by_ratio, "logit": _by_logit}


def _through_all(at: FloatArray, values: FloatArray, wanted: FloatArray) -> FloatArray:
    from scipy.interpolate import PchipInterpolator

    inside = (wanted >= at[0]) & (wanted <= at[-1])
    unbounded: NDArray[np.bool_] = ~np.isfinite(values)
    solid = np.where(unbounded, np.float64(0), values)
    out = np.full((len(values), len(wanted)), np.nan)
    if len(values):
        out[:, inside] = PchipInterpolator(at, solid, axis=1)(wanted[inside])
    for column, year in enumerate(wanted):
        anchor = np.flatnonzero(at == year)
        if len(anchor):
            out[:, column] = values[:, anchor[0]]
        elif unbounded.any():
            # a slope looks one anchor past the interval's own ends
            right = int(np.searchsorted(at, year))
            touched = unbounded[:, max(right - 2, 0) : right + 2].any(axis=1)
            out[touched, column] = np.nan
    return out
