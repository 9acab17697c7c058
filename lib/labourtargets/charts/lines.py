"""Pieces of path charts: solid and dashed runs, anchors, whiskers, bands, end labels."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import ValueAxis, spread
from labourtargets.charts.chart import records
from labourtargets.charts.style import INK, PAPER, Mark, annotation, tint
from labourtargets.charts.text import escape, width, wrap

__all__ = [
    "Sketch",
    "anchor_marks",
    "end_labels",
    "first_model",
    "key_phrases",
    "label_room",
    "observed_marks",
    "runs",
    "usable",
]

Trace = dict[str, Any]
_WHISKER = 18
# what was found when the document was written, not promised by it
_OPEN = ("baseline", "achieved")
_KEYS = (
    "baseline", "achieved", "stated", "period", "observed", "interpolated", "extrapolated",
    "envelope", "envelope_but_step", "models", "whisker", "open_above", "open_below",
)  # fmt: skip


@dataclass
class Sketch:
    """Collect what a chart draws: traces, annotations, and the reading keys they need."""

    data: list[Trace] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)


def key_phrases(sketch: Sketch, language: str) -> list[str]:
    """Word the reading keys of the marks that were used."""
    return [wording.phrase(f"chart.key.{key}", language) for key in _KEYS if key in sketch.keys]


def usable(projection: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows of a projection that can be drawn, by series, model, scenario and year."""
    kept = projection[projection["value"].notna()]
    if "status" in kept:
        kept = kept[kept["status"] == "ok"]
    order = [name for name in ("series_id", "model", "scenario", "year") if name in kept]
    return kept.sort_values(order, kind="stable")


def first_model(projection: pd.DataFrame) -> str:
    """Return the model drawn boldly unless one is named: linear, or else the first."""
    models = list(projection["model"])
    return "linear" if "linear" in models or not models else str(models[0])


def runs(
    path: pd.DataFrame, colour: str, language: str, unit: str, *, thin: bool = False, **axis: Any
) -> Iterator[Trace]:
    """Draw one path: solid where interpolated, dashed where extrapolated.

    A step between two years is dashed when either of its ends is an extrapolation.

    Parameters
    ----------
    path : pandas.DataFrame
        year, value, basis of one series under one model, sorted by year.
    colour : str
    language : {"zh", "en"}
    unit : str
        Base unit of the values, for the hover text.
    thin : bool, default False
        Draw in the background.
    **axis
        Plotly's xaxis and yaxis of a panel.

    Yields
    ------
    dict
        Plotly traces.
    """
    rows = records(path)
    basis = [str(row.get("basis", "interpolated")) for row in rows]
    texts = [_hover(row, made, language, unit) for row, made in zip(rows, basis, strict=True)]
    dashed = ["extrapolated" in pair for pair in pairwise(basis)] or [False]
    step = "model" in path and bool((path["model"] == "step").all())
    begin = 0
    for index in range(1, len(dashed) + 1):
        if index < len(dashed) and dashed[index] == dashed[begin]:
            continue
        piece = slice(begin, index + 1)
        yield {
            "type": "scatter", "mode": "lines", "hoverinfo": "text",
            "name": "extrapolated" if dashed[begin] else "interpolated",
            "x": [int(row["year"]) for row in rows[piece]],
            "y": [float(row["value"]) for row in rows[piece]],
            "text": texts[piece],
            "line": {
                "color": tint(colour, 0.5) if thin else colour, "width": 1 if thin else 2.5,
                "dash": "dash" if dashed[begin] else "solid", "shape": "hv" if step else "linear",
            },
            **axis,
        }  # fmt: skip
        begin = index


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


def label_room(names: Sequence[str], size: int = 12, most: float = 104) -> float:
    """Return the pixels that labels to the right of the last point need."""
    widest = max(
        (width(line, size) for name in names for line in wrap(name, most, size)), default=0.0
    )
    return widest + 20


def end_labels(
    ends: Sequence[tuple[str, float, float, Mark]], axis: ValueAxis, height: int, size: int = 12,
    most: float = 104,
) -> list[dict[str, Any]]:  # fmt: skip
    """Name the paths at their last point, moved apart where they would touch.

    Parameters
    ----------
    ends : sequence of (name, x, y, Mark)
    axis : ValueAxis
    height : int
        Height of the plot in pixels.
    size : int, default 12
        Font size.
    most : float, default 104
        Width of a line of the label.
    """
    wrapped = [wrap(name, most, size) for name, *_ in ends]
    wanted = [axis.pixel(y, height) for _, _, y, _ in ends]
    placed = spread(wanted, [len(lines) * (size + 3.0) + 2 for lines in wrapped], height)
    labels = []
    for (_, x, y, mark), lines, at, pixel in zip(ends, wrapped, placed, wanted, strict=True):
        # the leader has the colour of its path, the text stays readable on any page
        labels.append(
            annotation(
                "<br>".join(map(escape, lines)), size=size, x=x, y=y, xanchor="left",
                yanchor="middle", align="left", arrow=True, ax=14, ay=pixel - at, arrowhead=0,
                arrowwidth=1.5, standoff=6, arrowcolor=mark.colour,
            )
        )  # fmt: skip
    return labels


def _hover(row: dict[str, Any], basis: str, language: str, unit: str) -> str:
    parts = [
        wording.year(row["year"], language),
        wording.number(row["value"], unit, language),
        wording.label("basis", basis, language),
    ]
    lower, upper = row.get("lower"), row.get("upper")
    if wording.known(lower) and wording.known(upper) and lower != upper:
        parts.append(wording.interval(lower, upper, unit, language))
    if "model" in row:
        parts.append(wording.label("model", row["model"], language))
    return escape(" · ".join(parts))


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
