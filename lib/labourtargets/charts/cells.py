"""Lay out a grid of cells: rows at the left, headings above, steps of colour below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import bare_axis
from labourtargets.charts.caption import Caption, listed_items
from labourtargets.charts.chart import records
from labourtargets.charts.frame import Frame
from labourtargets.charts.heads import Heads, lay_heads
from labourtargets.charts.rows import Rows, lay_rows
from labourtargets.charts.style import INK, MUTED, NARROWEST, ON_LIGHT, annotation
from labourtargets.charts.text import escape, wrap

__all__ = ["BLANK", "Cell", "Steps", "lay_grid", "told_grid"]

BLANK = "#eceff2"
_SIZE = 11
# pixels of a line of the key: the swatches, the bounds below them
_KEY, _SWATCH = 42, 12


@dataclass(frozen=True)
class Cell:
    """Colour of a cell, the text in it and the colour of that."""

    colour: str
    text: str
    ink: str = ON_LIGHT


@dataclass(frozen=True)
class Steps:
    """One line of the key: what the colours are of, and the bounds between them as printed."""

    label: str
    colours: tuple[str, ...]
    bounds: tuple[str, ...]


def lay_grid(
    cells: pd.DataFrame,
    filled: Sequence[Cell],
    caption: Caption,
    *,
    unit: str = "",
    least: int = 34,
    notes: Sequence[str] = (),
    key: Sequence[Steps] = (),
) -> tuple[Frame, list[dict[str, Any]]]:
    """Lay out a grid.

    Parameters
    ----------
    cells : pandas.DataFrame
        row, column: labels in the page's language, placed in the order of first appearance.
    filled : sequence of Cell
        What stands in each of `cells`.
    caption : Caption
    unit : str, default ""
        As the axis prints it.
    least : int, default 34
        Least height of a row in pixels.
    notes : sequence of str, default ()
        Keys to the marks used.
    key : sequence of Steps, default ()
        Steps of the colours, a line each below the grid.

    Returns
    -------
    Frame, list of dict
        The layout, and one invisible trace that tells a cell to whoever points at it.
    """
    names = list(dict.fromkeys(map(str, cells["row"])))
    columns = list(dict.fromkeys(map(str, cells["column"])))
    rows = lay_rows(
        [*names, *(line.label for line in key)],
        least=least, most=92 if len(columns) > 2 else 120, lines=6,
    )  # fmt: skip
    heads = lay_heads(columns, NARROWEST - rows.left - 8)
    room = heads.room
    # Neighbouring cells stand a little apart, and no text touches the edge of its own.
    wrapped = [_fit(cell.text, 0.96 * room - 8) for cell in filled]
    rows = _heighten(rows, names, cells, wrapped, len(key))
    look = caption.frame(
        unit=unit, plot_height=rows.height, left=rows.left, right=8 + heads.beyond,
        above=heads.height, below=4, notes=notes,
    )  # fmt: skip
    data = [{
        "type": "scatter", "mode": "markers", "hoverinfo": "text", "name": "cells",
        "x": [columns.index(str(row["column"])) + 0.5 for row in records(cells)],
        "y": [rows.centres[names.index(str(row["row"]))] for row in records(cells)],
        "text": [escape(f"{row['row']} · {row['column']} · {cell.text}").replace("\n", " · ")
                 for row, cell in zip(records(cells), filled, strict=True)],
        "marker": {"size": 20, "opacity": 0},
    }]  # fmt: skip
    edges = _edges(rows)
    for row, cell, lines in zip(records(cells), filled, wrapped, strict=True):
        place, at = columns.index(str(row["column"])), names.index(str(row["row"]))
        look.layout["shapes"].append(
            _box(cell.colour, (place + 0.02, place + 0.98), (edges[at] + 1, edges[at + 1] - 1))
        )
        look.layout["annotations"].append(
            annotation("<br>".join(map(escape, lines)), size=_SIZE, colour=cell.ink, x=place + 0.5,
                       y=rows.centres[at], yanchor="middle", xanchor="center")
        )  # fmt: skip
    _put_heads(look, heads)
    for line, centre in zip(key, rows.centres[len(names) :], strict=True):
        _put_steps(look, line, centre, len(columns))
    look.layout["xaxis"] = bare_axis(range=[0, len(columns)])
    look.layout["yaxis"] = rows.spec()
    return look, data


def _put_heads(look: Frame, heads: Heads) -> None:
    for place, (lines, lift) in enumerate(zip(heads.texts, heads.lifts, strict=True)):
        look.layout["annotations"].insert(
            0,
            annotation(
                "<br>".join(map(escape, lines)), size=_SIZE, colour=MUTED, x=place + 0.5, y=1,
                yref="paper", yanchor="bottom", yshift=4 + lift, xanchor="center",
            ),
        )  # fmt: skip
        if lift:
            look.layout["shapes"].append({
                "type": "line", "xref": "x", "yref": "paper", "x0": place + 0.5, "x1": place + 0.5,
                "ysizemode": "pixel", "yanchor": 1, "y0": 2, "y1": lift + 2,
                "line": {"color": MUTED, "width": 0.5},
            })  # fmt: skip


def _put_steps(look: Frame, line: Steps, centre: float, columns: int) -> None:
    """Draw the swatches of a scale, each bound printed where one colour ends and the next begins."""
    each = columns / len(line.colours)
    top = centre - _SWATCH
    for place, colour in enumerate(line.colours):
        look.layout["shapes"].append(
            {
                **_box(colour, (place * each, (place + 1) * each), (top, top + _SWATCH)),
                "name": "step",
            }
        )
    last = len(line.bounds) - 1
    for place, bound in enumerate(line.bounds):
        anchor = "left" if place == 0 else "right" if place == last else "center"
        look.layout["annotations"].append(
            annotation(escape(bound), size=_SIZE, colour=INK, name="bound", x=place * each,
                       y=top + _SWATCH, yanchor="top", xanchor=anchor)
        )  # fmt: skip


def _box(colour: str, x: tuple[float, float], y: tuple[float, float]) -> dict[str, Any]:
    return {
        "type": "rect", "layer": "below", "fillcolor": colour, "line": {"width": 0},
        "x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1],
    }  # fmt: skip


def _fit(text: str, room: float) -> list[str]:
    return [line for part in text.split("\n") for line in (wrap(part, room, _SIZE) or [""])]


def _heighten(
    rows: Rows, names: list[str], cells: pd.DataFrame, wrapped: Sequence[list[str]], keys: int
) -> Rows:
    """Make rows as high as the text of their highest cell."""
    edges = _edges(rows)
    needed = [edges[place + 1] - edges[place] for place in range(len(names))]
    needed += [_KEY] * keys
    for row, lines in zip(records(cells), wrapped, strict=True):
        place = names.index(str(row["row"]))
        needed[place] = max(needed[place], 15 * len(lines) + 10)
    centres, top = [], 0.0
    for high in needed:
        centres.append(top + high / 2)
        top += high
    return Rows(rows.texts, tuple(centres), round(top), rows.left)


def _edges(rows: Rows) -> list[float]:
    edges = [0.0]
    for centre in rows.centres:
        edges.append(2 * centre - edges[-1])
    return edges


def told_grid(cells: pd.DataFrame, items: Sequence[tuple[str, str]], language: str) -> str:
    """Word the alternative text of a grid from names and values of its cells."""
    return wording.phrase(
        "alt.grid", language, rows=cells["row"].nunique(), columns=cells["column"].nunique(),
        items=listed_items(items, language),
    )  # fmt: skip
