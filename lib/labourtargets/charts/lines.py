"""Pieces of path charts: what is collected, solid and dashed runs, end labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import ValueAxis, spread
from labourtargets.charts.chart import records
from labourtargets.charts.style import Mark, annotation, tint
from labourtargets.charts.text import escape, width, wrap

__all__ = [
    "Sketch",
    "Trace",
    "drawn_values",
    "end_labels",
    "first_model",
    "key_phrases",
    "label_room",
    "runs",
    "usable",
]

Trace = dict[str, Any]
_KEYS = (
    "baseline", "achieved", "stated", "period", "observed", "interpolated", "extrapolated",
    "envelope", "stated_range", "models", "models_numbered", "whisker", "open_above", "open_below",
)  # fmt: skip


@dataclass
class Sketch:
    """Collect what a chart draws: traces, annotations, the reading keys they need, their words."""

    data: list[Trace] = field(default_factory=list)
    notes: list[dict[str, Any]] = field(default_factory=list)
    keys: set[str] = field(default_factory=set)
    words: dict[str, dict[str, str]] = field(default_factory=dict)


def key_phrases(sketch: Sketch, language: str) -> list[str]:
    """Word the reading keys of the marks that were used."""
    return [
        wording.phrase(f"chart.key.{key}", language, **sketch.words.get(key, {}))
        for key in _KEYS
        if key in sketch.keys
    ]


def usable(projection: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows of a projection that can be drawn, by series, model, scenario and year."""
    kept = projection[projection["value"].notna()]
    if "status" in kept:
        kept = kept[kept["status"] == "ok"]
    order = [name for name in ("series_id", "model", "scenario", "year") if name in kept]
    return kept.sort_values(order, kind="stable")


def drawn_values(*frames: pd.DataFrame | None) -> list[float]:
    """Return all values an axis must hold, the ends of intervals among them."""
    return [
        float(value)
        for rows in frames
        if rows is not None
        for name in ("value", "lower", "upper", "low", "high")
        if name in rows
        for value in rows[name].dropna()
    ]


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
    # where a label has several lines, more room between labels than between lines
    apart = 8 if any(len(lines) > 1 for lines in wrapped) else 2
    placed = spread(wanted, [len(lines) * (size + 3.0) + apart for lines in wrapped], height)
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
