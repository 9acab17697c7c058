"""Marks of path charts: what documents state and what was observed, with whiskers and arrows."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import ValueAxis
from labourtargets.charts.chart import records
from labourtargets.charts.lines import Sketch, Trace
from labourtargets.charts.style import INK, PAPER, Mark, annotation
from labourtargets.charts.text import escape

__all__ = ["anchor_marks", "observed_marks"]

_WHISKER = 18
# what was found when the document was written, not promised by it
_OPEN = ("baseline", "achieved")


def anchor_marks(
    sketch: Sketch,
    anchors: pd.DataFrame,
    mark: Mark,
    language: str,
    axis: ValueAxis,
    height: int,
    size: int = 10,
    topic: str = "anchor",
    **place: Any,
) -> None:
    """Draw what the documents state: open baselines, filled targets, whiskers and arrows.

    Parameters
    ----------
    sketch : Sketch
        Takes the traces, the arrows and the reading keys.
    anchors : pandas.DataFrame
        year, value, lower, upper, anchor, comparator, base_unit.
    mark : Mark
    language : {"zh", "en"}
    axis : ValueAxis
    height : int
        Height of the plot in pixels.
    size : int, default 10
        Size of the markers.
    topic : {"anchor", "role"}, default "anchor"
        Column that says what a row is, and the closed set of its members.
    **place
        Plotly's xaxis and yaxis of a panel.
    """
    refs = {f"{name[0]}ref": place.get(name, name[0]) for name in ("xaxis", "yaxis")}
    for row in records(anchors):
        kind = str(row[topic])
        year, value = int(row["year"]), row["value"]
        ends = [row.get(name, math.nan) for name in ("lower", "upper")]
        if all(wording.known(end) for end in ends):
            _interval(sketch, year, ends, mark.colour, axis, height, place)
        elif wording.known(value) and any(wording.known(end) for end in ends):
            up = wording.known(ends[0])
            sketch.notes.append(_arrow(year, value, mark.colour, up=up, refs=refs))
            sketch.keys.add("open_above" if up else "open_below")
        if not wording.known(value):
            continue
        sketch.keys.add(kind if kind in _OPEN else "stated")
        said = wording.stated(row, language, linked=False)
        text = wording.label(topic, kind, language)
        sketch.data.append({
            "type": "scatter", "mode": "markers", "hoverinfo": "text", "name": kind,
            "x": [year], "y": [float(value)],
            "text": [escape(f"{wording.year(year, language)} · {text} · {said}")],
            "marker": {
                "symbol": mark.symbol + ("-open" if kind in _OPEN else ""), "size": size,
                "color": mark.colour, "line": {"width": 2, "color": mark.colour},
            },
            **place,
        })  # fmt: skip


def observed_marks(
    sketch: Sketch,
    observations: pd.DataFrame,
    language: str,
    unit: str,
    axis: ValueAxis,
    height: int,
    **place: Any,
) -> None:
    """Draw observed values as crosses, with a whisker for what their rounding hides.

    Parameters
    ----------
    sketch : Sketch
        Takes the traces and the reading keys.
    observations : pandas.DataFrame
        year or period_end, value, status and, for whiskers, lower and upper.
    language : {"zh", "en"}
    unit : str
        Base unit of the values.
    axis, height, **place
        As in `anchor_marks`.
    """
    for row in records(observations[observations["value"].notna()]):
        year = int(row["year"] if "year" in row else str(row["period_end"])[:4])
        ends = [row.get(name) for name in ("lower", "upper")]
        status = wording.label("observation", row.get("status"), language)
        said = [wording.year(year, language), status, wording.number(row["value"], unit, language)]
        if all(wording.known(end) for end in ends):
            _interval(sketch, year, ends, INK, axis, height, place)
            if ends[0] != ends[1]:
                said.append(wording.interval(ends[0], ends[1], unit, language))
        sketch.keys.add("observed")
        sketch.data.append({
            "type": "scatter", "mode": "markers", "hoverinfo": "text", "name": "observed",
            "x": [year], "y": [float(row["value"])],
            "text": [escape(" · ".join(said))],
            "marker": {"symbol": "x", "size": 9, "color": INK, "line": {"width": 1, "color": PAPER}},
            **place,
        })  # fmt: skip


def _interval(
    sketch: Sketch, year: int, ends: list[Any], colour: str, axis: ValueAxis, height: int,
    place: dict[str, Any],
) -> None:  # fmt: skip
    """Draw a whisker where it is long enough to be seen."""
    if abs(axis.pixel(ends[1], height) - axis.pixel(ends[0], height)) >= 3:
        sketch.data.append(_whisker(year, ends, colour, place))
        sketch.keys.add("whisker")


def _whisker(year: int, ends: list[Any], colour: str, place: dict[str, Any]) -> Trace:
    middle = (ends[0] + ends[1]) / 2
    reach = (ends[1] - ends[0]) / 2
    return {
        "type": "scatter", "mode": "markers", "hoverinfo": "skip", "name": "whisker",
        "x": [year], "y": [middle], "marker": {"size": 1, "color": colour, "opacity": 0},
        "error_y": {"type": "data", "symmetric": True, "array": [reach], "color": colour,
                    "thickness": 1.5, "width": 5},
        **place,
    }  # fmt: skip


def _arrow(
    year: int, value: float, colour: str, *, up: bool, refs: dict[str, Any]
) -> dict[str, Any]:
    away = _WHISKER if up else -_WHISKER
    return annotation(
        "", arrow=True, x=year, y=float(value), ax=0, ay=away, yshift=away, arrowhead=2,
        arrowsize=1, arrowwidth=1.5, arrowcolor=colour, **refs,
    )  # fmt: skip
