"""Ticks, value axes and the spacing of labels, all from pixel heights known beforehand."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from labourtargets import wording
from labourtargets.charts.style import GRID, MUTED
from labourtargets.charts.text import width

__all__ = ["ValueAxis", "bare_axis", "spread", "value_axis", "year_axis"]


@dataclass(frozen=True)
class ValueAxis:
    """A value axis with its scale, range and the room its labels need."""

    low: float
    high: float
    ticks: tuple[float, ...]
    texts: tuple[str, ...]
    unit: str

    @property
    def room(self) -> float:
        """Width of the widest tick label in pixels."""
        return max((width(text, 11) for text in self.texts), default=0.0)

    def pixel(self, value: float, height: float) -> float:
        """Height of a value above the axis in pixels."""
        return (value - self.low) / (self.high - self.low) * height

    def spec(self, **more: Any) -> dict[str, Any]:
        """Layout of the axis for plotly."""
        return {
            "range": [self.low, self.high], "tickmode": "array", "tickvals": list(self.ticks),
            "ticktext": list(self.texts), "tickfont": {"size": 11, "color": MUTED},
            "gridcolor": GRID, "zeroline": False, "ticks": "", "showline": False,
            "automargin": False, "title": {"text": ""}, **more,
        }  # fmt: skip


def value_axis(
    values: Iterable[float],
    unit: str,
    language: str,
    *,
    zero: bool = False,
    space: float = 0.1,
    wanted: int = 5,
) -> ValueAxis:
    """Choose range and ticks that hold some values.

    Parameters
    ----------
    values : iterable of float
        In base `unit`; missing ones are passed over.
    unit : str
    language : {"zh", "en"}
    zero : bool, default False
        Begin at zero, as bars must.
    space : float, default 0.1
        Share of the span left free at either end (none beyond a zero end).
    wanted : int, default 5
        Ticks aimed at.

    Returns
    -------
    ValueAxis

    Examples
    --------
    >>> axis = value_axis([83600, 200000], "人", "zh")
    >>> axis.texts, axis.unit
    (('10', '15', '20'), '万人')
    """
    known = [float(value) for value in values if wording.known(value)] or [0.0, 1.0]
    low, high = min(known), max(known)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    size = max(abs(low), abs(high))
    if size < 1e-12:
        high = low + 1.0
    elif high - low < 1e-9 * size:
        low, high = low - 0.1 * size, high + 0.1 * size
    span = high - low
    start = low if zero and low == 0 else low - space * span
    end = high if zero and high == 0 else high + space * span
    if unit in {"%", "％"} and low >= 0:
        start = max(start, 0.0)
    step = _step((end - start) / wanted)
    first = math.ceil(start / step - 1e-9)
    ticks = [n * step for n in range(first, math.floor(end / step + 1e-9) + 1)]
    scale = wording.scale(ticks, unit, language, thousands=True)
    shown = _places(step / scale.factor)
    texts = [wording.digits(tick, language, scale.factor, shown) for tick in ticks]
    return ValueAxis(start, end, tuple(ticks), tuple(texts), scale.unit)


def year_axis(
    years: Sequence[int],
    pixels: float,
    kept: Iterable[int] = (),
    *,
    sparse: bool = False,
    **more: Any,
) -> dict[str, Any]:
    """Lay out a time axis that labels every year, or else first, last and those to be kept.

    Parameters
    ----------
    years : sequence of int
    pixels : float
        Least width of the plot.
    kept : iterable of int
        Years of stated points, labelled before others.
    sparse : bool, default False
        Never label every year.

    Returns
    -------
    dict

    Examples
    --------
    >>> year_axis([2020, 2021, 2022, 2023, 2024, 2025], 120, [2022])["tickvals"]
    [2020, 2022, 2025]
    """
    first, last = min(years), max(years)
    span = max(last - first, 1)
    room = pixels / (span + 0.5)
    even = (n for n in range(1, span + 1) if n == span or (span % n == 0 and n * room >= 36))
    gap = span if sparse else next(even)
    ticks = list(range(first, last + 1, gap))
    stated = sorted({first, last, *kept})
    if gap == span and all((b - a) * room >= 36 for a, b in pairwise(stated)):
        ticks = stated
    return {
        "range": [first - 0.25, last + 0.25] if last > first else [first - 1, last + 1],
        "tickmode": "array", "tickvals": ticks, "ticktext": [str(tick) for tick in ticks],
        "tickfont": {"size": 11, "color": MUTED}, "showgrid": False, "zeroline": False,
        "ticks": "outside", "ticklen": 4, "tickcolor": GRID, "showline": True, "linecolor": GRID,
        "tickangle": 0, "automargin": False, "title": {"text": ""}, **more,
    }  # fmt: skip


def bare_axis(**more: Any) -> dict[str, Any]:
    """Lay out an axis without ticks, grid or line.

    Examples
    --------
    >>> bare_axis(range=[0, 1])["showgrid"]
    False
    """
    return {
        "showgrid": False, "zeroline": False, "showline": False, "ticks": "",
        "showticklabels": False, "automargin": False, "title": {"text": ""}, **more,
    }  # fmt: skip


def spread(heights: Sequence[float], gaps: Sequence[float], limit: float) -> list[float]:
    """Move labels apart as little as needed.

    Parameters
    ----------
    heights : sequence of float
        Wanted middle of each label, in pixels above the axis.
    gaps : sequence of float
        Height of each label.
    limit : float
        Labels stay between 0 and this, as far as they fit.

    Returns
    -------
    list of float
        The middle of each label, in the order given.

    Examples
    --------
    >>> spread([50, 52], [16, 16], 200)
    [43.0, 59.0]
    """
    order = sorted(range(len(heights)), key=lambda i: (heights[i], i))
    # merge labels that touch into blocks centred on their wanted mean
    blocks: list[tuple[list[int], float]] = []
    for index in order:
        blocks.append(([index], _clamp(heights[index], gaps[index], limit)))
        while len(blocks) > 1 and _touch(blocks[-2], blocks[-1], gaps):
            (lower, _), (upper, _) = blocks[-2], blocks[-1]
            members = lower + upper
            size = sum(gaps[i] for i in members)
            mean = sum(heights[i] for i in members) / len(members)
            blocks[-2:] = [(members, _clamp(mean, size, limit))]
    placed = [0.0] * len(heights)
    for members, middle in blocks:
        edge = middle - sum(gaps[i] for i in members) / 2
        for index in members:
            placed[index] = edge + gaps[index] / 2
            edge += gaps[index]
    return placed


def _touch(
    lower: tuple[list[int], float], upper: tuple[list[int], float], gaps: Sequence[float]
) -> bool:
    need = (sum(gaps[i] for i in lower[0]) + sum(gaps[i] for i in upper[0])) / 2
    return upper[1] - lower[1] < need - 1e-9


def _clamp(middle: float, size: float, limit: float) -> float:
    return max(size / 2, min(middle, limit - size / 2)) if size < limit else limit / 2


def _step(rough: float) -> float:
    power = 10.0 ** math.floor(math.log10(rough))
    return next(n * power for n in (1, 2, 2.5, 5, 10) if n * power >= rough - 1e-12)


def _places(step: float) -> int:
    """Return the decimals that tell ticks of this step apart."""
    return next(
        (n for n in range(15) if abs(step * 10**n - round(step * 10**n)) < 1e-6 * step * 10**n), 15
    )
