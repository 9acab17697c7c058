"""Figures that may not be ranked: a card each, without a scale that they would share."""

from __future__ import annotations

from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import bare_axis
from labourtargets.charts.caption import Caption, told
from labourtargets.charts.chart import Chart, column, records, require
from labourtargets.charts.rows import row_labels, row_marks
from labourtargets.charts.style import MUTED, NARROWEST, Mark, annotation
from labourtargets.charts.text import escape, wrap

__all__ = ["side_by_side"]

_COLUMNS, _GAP, _PAD = 2, 12, 10
_NAME, _FIGURE, _WORDS = 16, 40, 15
_OPEN = {"at_least": "triangle-right", "more_than": "triangle-right", "at_most": "triangle-left"}


def side_by_side(
    pair: pd.DataFrame,
    *,
    caveat: str,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    name: str = "side_by_side",
) -> Chart:
    """Set figures beside each other that may not be ranked, with the reason in the chart.

    Every figure has a card of its own and there is no common axis: lengths would rank them by
    eye. A floor is drawn open to the right, a ceiling open to the left.

    Parameters
    ----------
    pair : pandas.DataFrame
        label (or region_id), value, base_unit, comparator, perhaps lower, upper, year, anchor
        (a baseline has an open mark), start_value and start_year (an earlier figure), and
        statement_id; in the order given.
    caveat : str
        Why they stand side by side only: printed whole inside the chart.
    title, subtitle, language, source, name
        As in `labourtargets.charts.trajectory`.

    Returns
    -------
    Chart
        Its rows are the frame's; its summary ends in the caveat.

    Raises
    ------
    LabourTargetsError
        If the frame lacks a column.

    Examples
    --------
    >>> pair = pd.DataFrame({"region_id": ["yongchuan", "chongqing-hitech"], "value": [35.0, 30.0],
    ...                      "base_unit": "%", "comparator": ["at_least", "exactly"]})
    >>> side_by_side(pair, caveat="No definition.", title="t", subtitle="", language="en",
    ...              source="d").summary.endswith("No definition.")
    True
    """
    require(pair, ["value", "base_unit", "comparator"], name)
    caption = Caption(name, title, subtitle, language, source)
    labels, rows = row_labels(pair, language), records(pair)
    wide = (NARROWEST - 16 - _GAP) / _COLUMNS
    names = [wrap(label, wide - 2 * _PAD - 16, 12) for label in labels]
    words = [_words(row, wide - 2 * _PAD, language) for row in rows]
    high = 2 * _PAD + _NAME * max(map(len, names)) + _FIGURE + _WORDS * max(map(len, words))
    lines = wrap(wording.plain(caveat), NARROWEST - 40, 12, most=len(caveat) + 1)
    down = -(-len(rows) // _COLUMNS)
    height = down * high + (down - 1) * _GAP
    look = caption.frame(
        plot_height=height, left=8, right=8, below=17 * len(lines) + 32,
        notes=[wording.phrase("chart.key.baseline", language)]
        if any(row.get("anchor") == "baseline" for row in rows) else [],
    )  # fmt: skip
    data: list[dict[str, Any]] = []
    share = _GAP / (2 * (NARROWEST - 16))
    for place, (row, own) in enumerate(zip(rows, row_marks(pair), strict=True)):
        left = (place % _COLUMNS) / _COLUMNS + (share if place % _COLUMNS else 0.0)
        right = (place % _COLUMNS + 1) / _COLUMNS - (0.0 if place % _COLUMNS else share)
        top = (place // _COLUMNS) * (high + _GAP)
        look.layout["shapes"].append({
            "type": "rect", "layer": "below", "fillcolor": "rgba(0, 0, 0, 0)",
            "line": {"width": 1, "color": MUTED}, "x0": left, "x1": right, "y0": top,
            "y1": top + high,
        })  # fmt: skip
        at = top + _PAD + _NAME * max(map(len, names)) + _FIGURE / 2
        data += _mark(row, own, left, right, at, language)
        texts = [
            ("<br>".join(map(escape, names[place])), 12, top + _PAD, "top", 0),
            (escape(_printed(row, language)), 20, at, "middle", 44),
            ("<br>".join(map(escape, words[place])), 11, at + _FIGURE / 2, "top", 0),
        ]
        for text, size, y, anchor, shift in texts:
            look.layout["annotations"].append(
                annotation(text, size=size, x=left, xanchor="left", xshift=_PAD + shift, y=y,
                           yanchor=anchor, align="left")
            )  # fmt: skip
    look.layout["annotations"].append(
        annotation(
            "<br>".join(map(escape, lines)), x=0, xref="paper", xanchor="left", y=0, yref="paper",
            yanchor="top", yshift=-12, align="left", bordercolor=MUTED, borderwidth=1,
        )
        | {"borderpad": 6}
    )  # fmt: skip
    look.layout["xaxis"] = bare_axis(range=[0, 1])
    look.layout["yaxis"] = bare_axis(range=[height, 0], fixedrange=True)
    printed = [wording.stated(row, language, linked=False) for row in rows]
    alt = told("cards", list(zip(labels, printed, strict=True)), language)
    units = set(pair["base_unit"])
    unit = str(units.pop()) if len(units) == 1 else ""
    columns = [
        column("label", language),
        column("region_id", language, key="region"),
        column("anchor", language, key="kind"),
        *(column(one, language, unit, "number") for one in ("value", "lower", "upper")),
        column("comparator", language),
    ]
    return caption.chart(
        data, look, pair, columns, unit=unit, alt=alt, summary=f"{alt} {wording.plain(caveat)}"
    )


def _mark(
    row: dict[str, Any], own: Mark, left: float, right: float, at: float, language: str
) -> list[dict[str, Any]]:
    """Draw the mark of a figure; a line with an arrow head leads to its open end."""
    span = right - left
    middle = left + 0.14 * span
    empty = row.get("anchor") == "baseline"
    text = escape(wording.stated(row, language, linked=False))
    marks = [
        {
            "type": "scatter", "mode": "markers", "x": [middle], "y": [at], "hoverinfo": "text",
            "text": [text], "name": "figure",
            "marker": {"symbol": own.symbol + ("-open" if empty else ""), "size": 11,
                       "color": own.colour, "line": {"width": 2, "color": own.colour}},
        }
    ]  # fmt: skip
    head = _OPEN.get(str(row["comparator"]))
    if head:
        end = middle + (0.11 if head == "triangle-right" else -0.09) * span
        marks.append({
            "type": "scatter", "mode": "lines+markers", "x": [middle, end], "y": [at, at],
            "hoverinfo": "skip", "name": "open", "line": {"color": own.colour, "width": 2.5},
            "marker": {"symbol": ["circle", head], "size": [0, 10], "color": own.colour},
        })  # fmt: skip
    return marks


def _printed(row: dict[str, Any], language: str) -> str:
    unit = str(row["base_unit"])
    if not wording.known(row["value"]):
        return wording.stated(row, language, linked=False)
    return wording.number(row["value"], unit, language)


def _words(row: dict[str, Any], room: float, language: str) -> list[str]:
    """Say what kind of figure a card holds, of which year, and what stood before it."""
    said = [wording.phrase(f"card.{row['comparator']}", language)]
    if wording.known(row.get("year")):
        said.insert(0, wording.year(row["year"], language))
    lines = wrap(wording.phrase("alt.separator", language).join(said), room, 11)
    if wording.known(row.get("start_value")):
        start = wording.number(row["start_value"], str(row["base_unit"]), language)
        year = wording.year(row.get("start_year"), language)
        lines += wrap(wording.phrase("card.start", language, year=year, value=start), room, 11)
    return lines
