"""The range over the models, as a band where there is one to be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import ValueAxis
from labourtargets.charts.lines import Sketch
from labourtargets.charts.style import tint

__all__ = ["apart", "band", "envelope_band", "range_over"]


def envelope_band(
    sketch: Sketch, edges: pd.DataFrame, colour: str, over: str, axis: ValueAxis, height: int,
    **place: Any,
) -> None:  # fmt: skip
    """Draw the range over the models, where it has any height: claims on each year have none.

    Without models (`over` empty) it is the range between ranges that the text states.
    """
    edges = edges.dropna(subset=["low", "high"]).sort_values("year")
    if apart(edges["low"], edges["high"], axis, height, least=2.5):
        sketch.data += band(edges["year"], edges["low"], edges["high"], colour, **place)
        sketch.keys.add("envelope" if over else "stated_range")
        if over:
            sketch.words["envelope"] = {"over": over}


def range_over(models: Iterable[str], language: str) -> str:
    """Name the models that a band is the range over, which never holds the step.

    Examples
    --------
    >>> range_over(["linear", "growth", "linear", "step"], "en")
    'linear and constant growth'
    """
    names = [
        wording.label("model", name, language) for name in dict.fromkeys(models) if name != "step"
    ]
    return wording.listed(names, language)


def band(years: Iterable[int], lower: Iterable[float], upper: Iterable[float], colour: str,
         *, opacity: float = 0.16, **axis: Any) -> Iterator[dict[str, Any]]:  # fmt: skip
    """Draw a light band between two paths."""
    common = {
        "type": "scatter", "mode": "lines", "line": {"width": 0}, "hoverinfo": "skip",
        "x": [int(year) for year in years], "name": "envelope", **axis,
    }  # fmt: skip
    yield {**common, "y": [float(value) for value in lower]}
    yield {**common, "y": [float(value) for value in upper], "fill": "tonexty",
           "fillcolor": tint(colour, opacity)}  # fmt: skip


def apart(
    one: Iterable[float], other: Iterable[float], axis: ValueAxis, height: int, least: float = 1
) -> bool:
    """Tell whether two paths can be seen apart, by a pixel somewhere.

    Examples
    --------
    >>> from labourtargets.charts.axes import value_axis
    >>> axis = value_axis([0, 100], "人", "en")
    >>> apart([50, 60], [50, 60.1], axis, 250), apart([50, 60], [50, 61], axis, 250)
    (False, True)
    """
    return any(
        abs(axis.pixel(high, height) - axis.pixel(low, height)) >= least
        for low, high in zip(one, other, strict=True)
    )
