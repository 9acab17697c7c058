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
_OPEN = {"at_least": "→", "more_than": "→", "at_most": "←"}


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
    across: list[float] = []
    down_at: list[float] = []
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
        across.append((left + right) / 2)
        down_at.append(at)
        texts = [
            ("<br>".join(map(escape, names[place])), 12, top + _PAD, "top"),
            (_figure(row, own, language), 20, at, "middle"),
            ("<br>".join(map(escape, words[place])), 11, at + _FIGURE / 2, "top"),
        ]
        for text, size, y, anchor in texts:
            look.layout["annotations"].append(
                annotation(text, size=size, x=left, xanchor="left", xshift=_PAD, y=y,
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
    data = [{
        "type": "scatter", "mode": "markers", "hoverinfo": "text", "name": "cards", "x": across,
        "y": down_at, "marker": {"size": 20, "opacity": 0},
        "text": [escape(f"{label} · {text}") for label, text in zip(labels, printed, strict=True)],
    }]  # fmt: skip
    return caption.chart(
        data, look, pair, columns, unit=unit, alt=alt, summary=f"{alt} {wording.plain(caveat)}"
    )


def _figure(row: dict[str, Any], own: Mark, language: str) -> str:
    """Print a figure behind the mark of its place, an arrow where it is open."""
    glyph = "○" if row.get("anchor") == "baseline" else own.glyph
    arrow = _OPEN.get(str(row["comparator"]), "")
    shown = escape(_printed(row, language))
    ahead = f"{arrow} {shown}" if row["comparator"] == "at_most" else f"{shown} {arrow}".strip()
    return f'<span style="color:{own.colour}">{glyph}</span> {ahead}'


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
