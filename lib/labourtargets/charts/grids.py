"""Grids of cells: values by place and indicator, verdicts by series and method."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import bare_axis
from labourtargets.charts.caption import Caption, listed_items
from labourtargets.charts.chart import Chart, column, records, require
from labourtargets.charts.frame import Frame
from labourtargets.charts.rows import Rows, lay_rows
from labourtargets.charts.style import MUTED, NARROWEST, ON_LIGHT, annotation, ink_on
from labourtargets.charts.text import escape, width, wrap

__all__ = ["heatmap", "status_panel"]

_STEPS = ("#e6eff6", "#bcd6e8", "#8dbad8", "#4f93bf", "#176795")
# below zero, paler towards it: told apart from what is above by hue, in grey by the printed sign
_BELOW = ("#fbeadf", "#f5cdb0", "#e8a576", "#cf7a3f", "#9c4a12")
_APART = "#ffffff"
_BLANK = "#eceff2"
# level → cell colour, glyph: told apart by glyph and words, never by colour alone
_LEVELS = {
    2: ("#bfe3d3", "●"),
    1: ("#f7e2b2", "◐"),
    0: ("#f3c9b8", "○"),
}


def heatmap(
    cells: pd.DataFrame,
    *,
    unit: str,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    decimals: int | None = None,
    name: str = "heatmap",
) -> Chart:
    """Draw values as a grid whose cells darken with the value and print it.

    Values below zero have a hue of their own, and either hue darkens away from zero. Where long
    headings would have to stand on end while the names of the rows are short, the grid is turned.

    Parameters
    ----------
    cells : pandas.DataFrame
        row, column (labels in the page's language), value (in `unit`; a missing one prints
        "—"), perhaps text (printed instead of the value), apart (a total: printed, but no part
        of the scale of colours) and statement_id. Rows and columns stand in the order of first
        appearance.
    unit : str
        Base unit of the values: one for the whole grid.
    title, subtitle, language, source, name
        As in `labourtargets.charts.trajectory`.
    decimals : int, optional
        Decimals of all cells; chosen from the values by default.

    Returns
    -------
    Chart
        Its rows are the cells.

    Raises
    ------
    LabourTargetsError
        If the frame lacks a column.

    Examples
    --------
    >>> cells = pd.DataFrame({"row": ["达州", "巴中"], "column": ["营业收入"] * 2,
    ...                       "value": [16.15, 19.35]})
    >>> heatmap(cells, unit="%", title="t", subtitle="", language="zh", source="d").alt
    '方格图，2行1列：达州营业收入16.15%；巴中营业收入19.35%。'
    """
    require(cells, ["row", "column", "value"], name)
    caption = Caption(name, title, subtitle, language, source)
    scale = wording.scale(list(cells["value"]), unit, language)
    places = decimals if decimals is not None else wording.places(cells["value"], scale.factor, 2)
    shown = _turned(cells)
    known = [
        float(row["value"])
        for row in records(cells)
        if wording.known(row["value"]) and row.get("apart") is not True
    ]
    filled = []
    for row in records(cells):
        value, own = row["value"], row.get("text")
        if not wording.known(value):
            filled.append((_BLANK, own if isinstance(own, str) else wording.MISSING, ON_LIGHT))
            continue
        text = (
            own if isinstance(own, str) else wording.digits(value, language, scale.factor, places)
        )
        colour = _APART if row.get("apart") is True else _shade(float(value), known)
        filled.append((colour, text, ink_on(colour)))
    keys = [wording.phrase(f"chart.key.{_signs(known)}", language)] if len(set(known)) > 1 else []
    look, data = _grid(shown, filled, caption, language, scale.unit, 34, keys)
    items = [
        (wording.phrase("chart.pair", language, first=row["row"], second=row["column"]),
         wording.number(row["value"], unit, language, decimals=decimals))
        for row in records(cells)
    ]  # fmt: skip
    alt = _told_grid(cells, items, language)
    columns = [
        column("row", language),
        column("column", language),
        column("value", language, unit, "number"),
    ]
    return caption.chart(data, look, cells, columns, unit=unit, alt=alt, summary=alt)


def status_panel(
    verdicts: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    name: str = "status_panel",
) -> Chart:
    """Draw what every method concludes about every target: words and glyphs, then colour.

    Up to four methods stand as columns; more stand as rows, one column a target, as long as
    those are no more than four themselves.

    Parameters
    ----------
    verdicts : pandas.DataFrame
        label (the target, in the page's language), method (its name in the page's language),
        verdict (the conclusion in words), level (2 on course, 1 short of it, 0 standing still
        or wrong way; missing where no conclusion is drawn), perhaps statistic (text printed
        below the verdict) and statement_id.
    title, subtitle, language, source, name
        As in `labourtargets.charts.trajectory`.

    Returns
    -------
    Chart
        Its rows are the verdicts.

    Raises
    ------
    LabourTargetsError
        If the frame lacks a column.

    Examples
    --------
    >>> verdicts = pd.DataFrame({"label": ["R&D/GDP"] * 2, "method": ["UNSD", "SDSN"],
    ...                          "verdict": ["on track", "moderate"], "level": [2, 1]})
    >>> chart = status_panel(verdicts, title="t", subtitle="", language="en", source="d")
    >>> [note.text for note in chart.figure.layout.annotations][-2:]
    ['● on track', '◐ moderate']
    """
    require(verdicts, ["label", "method", "verdict", "level"], name)
    caption = Caption(name, title, subtitle, language, source)
    wide = verdicts["method"].nunique() <= max(4, verdicts["label"].nunique())
    first, second = ("label", "method") if wide else ("method", "label")
    cells = verdicts.rename(columns={first: "row", second: "column"})
    filled = []
    for row in records(cells):
        level = int(row["level"]) if wording.known(row["level"]) else None
        colour, glyph = _LEVELS.get(level, (_BLANK, "")) if level is not None else (_BLANK, "")
        verdict = row["verdict"] if isinstance(row["verdict"], str) and row["verdict"] else "—"
        text = f"{glyph} {verdict}".strip()
        extra = row.get("statistic")
        filled.append((colour, f"{text}\n{extra}" if isinstance(extra, str) else text, ON_LIGHT))
    look, data = _grid(cells, filled, caption, language, "", 40)
    items = [
        (wording.phrase("chart.pair", language, first=row["label"], second=row["method"]),
         str(row["verdict"]))
        for row in records(verdicts)
    ]  # fmt: skip
    alt = _told_grid(cells, items, language)
    columns = [
        column("label", language),
        column("method", language),
        column("verdict", language),
        column("statistic", language),
    ]
    return caption.chart(data, look, verdicts, columns, alt=alt, summary=alt)


def _signs(known: Sequence[float]) -> str:
    """Say which key to the colours a scale needs."""
    return "signed" if min(known) < 0 < max(known) else "falling" if max(known) <= 0 else "darker"


def _shade(value: float, known: Sequence[float]) -> str:
    """Choose the colour of a value: away from zero where there are signs, or else from the least."""
    if min(known) < 0:
        steps, span, away = (
            (_BELOW if value < 0 else _STEPS), max(map(abs, known)), abs(value)
        )  # fmt: skip
        if value == 0:
            return _BLANK
    else:
        steps, span, away = _STEPS, max(known) - min(known), value - min(known)
    return steps[min(int(away / (span or 1.0) * len(steps)), len(steps) - 1)]


def _turned(cells: pd.DataFrame) -> pd.DataFrame:
    """Turn a grid whose headings are long while the names of its rows are short."""
    names = {way: list(dict.fromkeys(map(str, cells[way]))) for way in ("row", "column")}
    longest = {way: max((width(name, 11) for name in these), default=0.0)
               for way, these in names.items()}  # fmt: skip
    left = lay_rows(names["row"]).left
    room = (NARROWEST - left - 8) / max(len(names["column"]), 1) - 4
    stands = any(
        width(line, 11) > room for name in names["column"] for line in wrap(name, room, 11)
    )
    if not stands or longest["row"] >= longest["column"]:
        return cells
    return cells.rename(columns={"row": "column", "column": "row"})


def _grid(
    cells: pd.DataFrame,
    filled: Sequence[tuple[str, str, str]],
    caption: Caption,
    language: str,
    unit: str,
    least: int,
    notes: Sequence[str] = (),
) -> tuple[Frame, list[dict[str, Any]]]:
    """Lay out cells of (colour, text, ink); return the frame and one invisible hover trace."""
    names = list(dict.fromkeys(map(str, cells["row"])))
    heads = list(dict.fromkeys(map(str, cells["column"])))
    rows = lay_rows(names, least=least, most=92 if len(heads) > 2 else 120, lines=6)
    room = (NARROWEST - rows.left - 8) / len(heads)
    # Neighbouring cells stand a little apart, and no text touches the edge of its own.
    wrapped = [_fit(text, 0.96 * room - 8) for _, text, _ in filled]
    rows = _heighten(rows, names, cells, wrapped)
    slanted = any(width(line, 11) > room - 4 for head in heads for line in wrap(head, room - 4, 11))
    tops = [[head] if slanted else wrap(head, room - 4, 11) for head in heads]
    above = (
        max(width(head, 11) for head in heads) + 12
        if slanted
        else 14 * max(map(len, tops), default=1) + 10
    )
    look = caption.frame(
        unit=unit, plot_height=rows.height, left=rows.left, right=8, above=round(above), below=4,
        notes=notes,
    )  # fmt: skip
    data = [{
        "type": "scatter", "mode": "markers", "hoverinfo": "text", "name": "cells",
        "x": [heads.index(str(row["column"])) + 0.5 for row in records(cells)],
        "y": [rows.centres[names.index(str(row["row"]))] for row in records(cells)],
        "text": [escape(f"{row['row']} · {row['column']} · {text}").replace("\n", " · ")
                 for row, (_, text, _) in zip(records(cells), filled, strict=True)],
        "marker": {"size": 20, "opacity": 0},
    }]  # fmt: skip
    edges = _edges(rows)
    for row, (colour, _, ink), lines in zip(records(cells), filled, wrapped, strict=True):
        place, at = heads.index(str(row["column"])), names.index(str(row["row"]))
        look.layout["shapes"].append({
            "type": "rect", "layer": "below", "fillcolor": colour, "line": {"width": 0},
            "x0": place + 0.02, "x1": place + 0.98, "y0": edges[at] + 1, "y1": edges[at + 1] - 1,
        })  # fmt: skip
        look.layout["annotations"].append(
            annotation("<br>".join(map(escape, lines)), size=11, colour=ink, x=place + 0.5,
                       y=rows.centres[at], yanchor="middle", xanchor="center")
        )  # fmt: skip
    for place, top in enumerate(tops):
        look.layout["annotations"].insert(
            0,
            annotation(
                "<br>".join(map(escape, top)), size=11, colour=MUTED, x=place + 0.5, y=1,
                yref="paper", yanchor="bottom", yshift=4, xanchor="center",
                textangle=-90 if slanted else 0,
            ),
        )  # fmt: skip
    look.layout["xaxis"] = bare_axis(range=[0, len(heads)])
    look.layout["yaxis"] = rows.spec()
    return look, data


def _fit(text: str, room: float) -> list[str]:
    return [line for part in text.split("\n") for line in (wrap(part, room, 11) or [""])]


def _heighten(
    rows: Rows, names: list[str], cells: pd.DataFrame, wrapped: Sequence[list[str]]
) -> Rows:
    """Make rows as high as the text of their highest cell."""
    edges = _edges(rows)
    needed = [edges[place + 1] - edges[place] for place in range(len(names))]
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


def _told_grid(cells: pd.DataFrame, items: Sequence[tuple[str, str]], language: str) -> str:
    return wording.phrase(
        "alt.grid", language, rows=cells["row"].nunique(), columns=cells["column"].nunique(),
        items=listed_items(items, language),
    )  # fmt: skip
