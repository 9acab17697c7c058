"""The thin lines of other models: drawn behind the bold path, and told apart by name or number."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import ValueAxis
from labourtargets.charts.envelopes import apart
from labourtargets.charts.lines import Sketch, runs
from labourtargets.charts.style import INK, MUTED, NARROWEST, PAPER, annotation, tint
from labourtargets.charts.text import escape

__all__ = ["Drawn", "models", "tell_apart"]

Point = tuple[float, float]
Drawn = dict[tuple[str, str], pd.DataFrame]
# a number in its disc; nearer than this two of them, or a disc and a line, cannot be read apart
_DISC = 13
# places on the way between two years where a number may stand, the middle first
_ALONG = (0.5, 0.3, 0.7, 0.1, 0.9)


def models(
    sketch: Sketch, mine: pd.DataFrame, chosen: str, colour: str, language: str, unit: str,
    axis: ValueAxis, height: int,
) -> tuple[pd.DataFrame, dict[str, pd.DataFrame]]:  # fmt: skip
    """Draw one series: its bold path over the thin lines of the other models.

    Returns
    -------
    bold : pandas.DataFrame
        The rows of the bold path.
    thin : dict of str to pandas.DataFrame
        Those of each line drawn thinly, by model, for `tell_apart`.
    """
    bold = mine[mine["model"] == chosen]
    others = {
        str(name): mine[mine["model"] == name]
        for name in dict.fromkeys(mine["model"])
        if name != chosen
    }
    thin = {name: path for name, path in others.items() if not _hidden(path, bold, axis, height)}
    for path in thin.values():
        sketch.data += runs(path, colour, language, unit, thin=True)
        sketch.keys.add("models")
    if len(bold):
        sketch.data += runs(bold, colour, language, unit)
    sketch.keys |= set(mine["basis"]) & {"interpolated", "extrapolated"}
    return bold, thin


def tell_apart(
    sketch: Sketch, paths: pd.DataFrame, drawn: Drawn, chosen: str, colours: dict[str, str],
    language: str, axis: ValueAxis, height: int, right: float,
) -> None:  # fmt: skip
    """Say which thin line is which model: two at most by name, more by number and reading key.

    Parameters
    ----------
    sketch : Sketch
        Takes names or numbers, and the words of the key.
    paths : pandas.DataFrame
        series_id, model, year, value: all that is drawn.
    drawn : dict
        The thin lines among them, as `models` drew them, by series and model.
    chosen : str
        The bold model.
    colours : dict
        Series → colour.
    axis, height
        Of the plot, in pixels.
    right : float
        Pixels kept for labels at the right.
    """
    ordered = _from_the_top(drawn)
    alone = paths["series_id"].nunique() == 1
    ends = _extremes(paths) if alone else []
    if not ordered or set(ordered) <= {row["model"] for row in ends}:
        sketch.notes += [_name(row, language, above=n == 0) for n, row in enumerate(ends)]
        return
    numbers = {name: number for number, name in enumerate(ordered, start=1)}
    wide = NARROWEST - axis.room - 12 - right
    first, last = int(paths["year"].min()), int(paths["year"].max())
    scale = wide / max(last - first, 1)

    def pixels(path: pd.DataFrame) -> list[Point]:
        points = [
            ((year - first) * scale, axis.pixel(value, height))
            for year, value in zip(path["year"], path["value"].astype(float), strict=True)
        ]
        if not (path["model"] == "step").all():
            return points
        corners = [[one, (other[0], one[1])] for one, other in pairwise(points)]
        return [*(point for corner in corners for point in corner), points[-1]]

    lines = {
        (str(one), str(name)): pixels(path)
        for (one, name), path in paths.groupby(["series_id", "model"], sort=False)
    }
    taken: list[Point] = []
    # a line among many finds its place before one that runs alone
    for one, name in sorted(drawn, key=lambda key: _room(lines, key)):
        spot = _spot(lines, (one, name), taken, (wide, float(height)), must=alone)
        if spot is None:
            continue
        taken.append(spot)
        sketch.data.append({
            "type": "scatter", "mode": "markers+text", "name": "model", "hoverinfo": "text",
            "x": [round(first + spot[0] / scale, 3)],
            "y": [axis.low + spot[1] / height * (axis.high - axis.low)],
            "text": [str(numbers[name])], "textfont": {"size": 9, "color": INK},
            "hovertext": [escape(wording.label("model", name, language))],
            "marker": {"symbol": "circle", "size": _DISC, "color": PAPER,
                       "line": {"width": 1, "color": tint(colours[one], 0.5)}},
        })  # fmt: skip
    # a model that gives the bold path too is named with it
    same = dict.fromkeys([chosen, *(name for name in paths["model"] if name not in numbers)])
    sketch.keys.discard("models")
    sketch.keys.add("models_numbered")
    # a number stays on the line of its name
    named = [f"{numbers[name]}\u00a0{wording.label('model', name, language)}" for name in ordered]
    join = wording.phrase("chart.key.models_join", language)
    sketch.words["models_numbered"] = {
        "bold": wording.listed([wording.label("model", each, language) for each in same], language),
        "models": join.join(named),
    }  # fmt: skip


def _hidden(path: pd.DataFrame, bold: pd.DataFrame, axis: ValueAxis, height: int) -> bool:
    """Tell whether a path lies under the bold one from end to end, as claims on each year do."""
    if list(path["year"]) != list(bold["year"]):
        return False
    # a step leaves a road that rises between its years too
    flat = bold["value"].nunique() == 1 or (path["model"] != "step").all()
    return bool(flat) and not apart(path["value"], bold["value"], axis, height)


def _from_the_top(drawn: Drawn) -> list[str]:
    """Order models as their lines stand over each other, so that numbers are read downwards."""
    heights: dict[str, float] = {}
    for (_, name), path in drawn.items():
        heights.setdefault(name, float(path["value"].mean()))
    return sorted(heights, key=lambda name: -heights[name])


def _extremes(mine: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the highest and the lowest model where they lie furthest apart."""
    others = mine[mine["model"] != "step"]
    table = others.pivot_table(index="year", columns="model", values="value")
    if table.shape[1] < 2:
        return []
    spread = table.max(axis=1) - table.min(axis=1)
    # where all models agree there is nothing to tell apart
    if not spread.max() > 1e-9 * table.abs().to_numpy().max():
        return []
    there = others[others["year"] == spread.idxmax()].sort_values("value")
    return [{str(key): value for key, value in there.iloc[place].items()} for place in (-1, 0)]


def _name(row: dict[str, Any], language: str, *, above: bool) -> dict[str, Any]:
    """Name a model beside its line."""
    return annotation(
        escape(wording.label("model", row["model"], language)), size=11, colour=MUTED,
        x=int(row["year"]), y=float(row["value"]), xanchor="right" if above else "left",
        yanchor="bottom" if above else "top", yshift=3 if above else -3,
    )  # fmt: skip


def _room(lines: dict[tuple[str, str], list[Point]], own: tuple[str, str]) -> float:
    """Return how far a line gets from all others at its best."""
    return max((_clear(spot, lines, own) for spot in _spots(lines[own])), default=0.0)


def _spot(
    lines: dict[tuple[str, str], list[Point]], own: tuple[str, str], taken: Sequence[Point],
    plot: Point, *, must: bool,
) -> Point | None:  # fmt: skip
    """Choose where the number of a line stands: clear of other numbers, then of other lines."""

    def fits(spot: Point) -> float:
        # the stated numbers stand at the ends of the paths
        edge = min(spot[0], plot[0] - spot[0]) - _DISC
        discs = min((math.dist(spot, other) - _DISC for other in taken), default=plot[0])
        return min(edge, discs, 0.0) * 10 + min(_clear(spot, lines, own), _DISC)

    spots = [spot for spot in _spots(lines[own]) if 0 <= spot[1] <= plot[1]]
    best = max(spots, key=fits, default=None)
    return best if best is None or must or fits(best) > 0 else None


def _spots(line: Sequence[Point]) -> list[Point]:
    return [
        (x0 + (x1 - x0) * part, y0 + (y1 - y0) * part)
        for part in _ALONG
        for (x0, y0), (x1, y1) in pairwise(line)
        if x1 > x0
    ]


def _clear(spot: Point, lines: dict[tuple[str, str], list[Point]], own: tuple[str, str]) -> float:
    """Return the pixels between a place and the nearest line other than its own."""
    return min(
        (
            _distance(spot, *piece)
            for key, line in lines.items()
            if key != own
            for piece in pairwise(line)
        ),
        default=math.inf,
    )


def _distance(spot: Point, one: Point, other: Point) -> float:
    """Return the distance of a place from a piece of line."""
    across, up = other[0] - one[0], other[1] - one[1]
    long = across**2 + up**2
    if not long:
        return math.dist(spot, one)
    at = ((spot[0] - one[0]) * across + (spot[1] - one[1]) * up) / long
    at = min(max(at, 0.0), 1.0)
    return math.dist(spot, (one[0] + at * across, one[1] + at * up))
