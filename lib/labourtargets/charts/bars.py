"""Bars, which all start at zero: counts, contributions, two figures side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import bare_axis
from labourtargets.charts.caption import Caption, told
from labourtargets.charts.chart import Chart, column, records, require
from labourtargets.charts.rows import Rows, lay_rows, row_labels, row_marks
from labourtargets.charts.style import INK, MUTED, NARROWEST, PAPER, Frame, Mark, annotation
from labourtargets.charts.text import escape, width, wrap

__all__ = ["contributions", "counts", "side_by_side"]

_BAR = 18


def counts(
    frame: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    unit: str = "",
    name: str = "counts",
) -> Chart:
    """Draw how many there are of each.

    Parameters
    ----------
    frame : pandas.DataFrame
        label (or region_id), count; drawn in the order given.
    title, subtitle, language, source, name
        As in `labourtargets.charts.trajectory`.
    unit : str, default ""
        Base unit of what is counted.

    Returns
    -------
    Chart
        Its rows are the frame's.

    Raises
    ------
    LabourTargetsError
        If the frame lacks a column.

    Examples
    --------
    >>> frame = pd.DataFrame({"label": ["Targets", "Rules"], "count": [30, 5]})
    >>> counts(frame, title="t", subtitle="", language="en", source="d").figure.layout.xaxis.range[0]
    0.0
    """
    require(frame, ["count"], name)
    caption = Caption(name, title, subtitle, language, source)
    labels = row_labels(frame, language)
    rows = lay_rows(labels, most=128)
    texts = [wording.number(value, unit, language) for value in frame["count"]]
    data, axis, notes, room = _bars(
        list(frame["count"]), texts, row_marks(frame), rows, [False] * len(frame)
    )
    look = caption.frame(plot_height=rows.height, left=rows.left, right=12, below=2)
    _place(look, axis, rows, notes, room)
    alt = told("bars", list(zip(labels, texts, strict=True)), language)
    columns = [
        column("label", language),
        column("region_id", language, key="region"),
        column("count", language, unit, "number"),
    ]
    return caption.chart(data, look, frame, columns, unit=unit, alt=alt, summary=alt)


def contributions(
    frame: pd.DataFrame,
    *,
    unit: str,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    total: float | None = None,
    name: str = "contributions",
) -> Chart:
    """Draw parts that add up to a total, and the total below them as an open bar.

    Parameters
    ----------
    frame : pandas.DataFrame
        region_id or label, contribution (in `unit`, may be negative), perhaps share (of the
        total, in percent); drawn in the order given.
    unit : str
        Base unit of the contributions.
    title, subtitle, language, source, name
        As in `labourtargets.charts.trajectory`.
    total : float, optional
        Computed total; no total is drawn without it.

    Returns
    -------
    Chart
        Its rows are the frame's.

    Raises
    ------
    LabourTargetsError
        If the frame lacks a column.

    Examples
    --------
    >>> frame = pd.DataFrame({"region_id": ["dazhou", "bazhong"], "contribution": [97e8, 42e8],
    ...                       "share": [69.8, 30.2]})
    >>> contributions(frame, unit="元", total=139e8, title="t", subtitle="", language="zh",
    ...               source="d").alt
    '条形图：达州97亿元（69.8%）；巴中42亿元（30.2%）；合计139亿元。'
    """
    require(frame, ["contribution"], name)
    caption = Caption(name, title, subtitle, language, source)
    labels, marks = row_labels(frame, language), row_marks(frame)
    values = [float(value) for value in frame["contribution"]]
    shares = list(frame["share"]) if "share" in frame else [None] * len(frame)
    texts = []
    for value, share in zip(values, shares, strict=True):
        text = wording.number(value, unit, language)
        if wording.known(share):
            said = wording.number(share, "%", language, decimals=1)
            text = wording.phrase("alt.at", language, value=text, year=said)
        texts.append(text)
    if total is not None:
        labels.append(wording.phrase("chart.total", language))
        marks.append(Mark(INK, "circle", "●"))
        values.append(total)
        texts.append(wording.number(total, unit, language))
    rows = lay_rows(labels)
    open_bars = [index >= len(frame) for index in range(len(values))]
    data, axis, notes, room = _bars(values, texts, marks, rows, open_bars)
    look = caption.frame(plot_height=rows.height, left=rows.left, right=12, below=2)
    _place(look, axis, rows, notes, room)
    alt = told("bars", list(zip(labels, texts, strict=True)), language)
    columns = [
        column("label", language),
        column("region_id", language, key="region"),
        column("contribution", language, unit, "number"),
        column("share", language, "%", "number"),
    ]
    return caption.chart(data, look, frame, columns, unit=unit, alt=alt, summary=alt)


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

    Parameters
    ----------
    pair : pandas.DataFrame
        label (or region_id), value, base_unit, comparator, perhaps lower, upper, anchor
        (a baseline is an open bar) and statement_id; all in one base unit, in the order given.
    caveat : str
        Why they stand side by side only: printed inside the chart.
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
    labels = row_labels(pair, language)
    rows = lay_rows(labels)
    texts = [wording.stated(row, language, linked=False) for row in records(pair)]
    unit = str(pair["base_unit"].iloc[0])
    open_bars = [row.get("anchor") == "baseline" for row in records(pair)]
    data, axis, notes, room = _bars(list(pair["value"]), texts, row_marks(pair), rows, open_bars)
    lines = wrap(wording.plain(caveat), NARROWEST - 40, 12)
    box = 17 * len(lines) + 16
    look = caption.frame(
        plot_height=rows.height, left=rows.left, right=12, below=box + 16,
        notes=[wording.phrase("chart.key.baseline", language)] if any(open_bars) else [],
    )  # fmt: skip
    _place(look, axis, rows, notes, room)
    look.layout["annotations"].append(
        annotation(
            "<br>".join(map(escape, lines)), x=0, xref="paper", xanchor="left",
            xshift=8 - look.left, y=0, yref="paper", yanchor="top", yshift=-8, align="left",
            bordercolor=MUTED, borderwidth=1,
        )
        | {"borderpad": 6}
    )  # fmt: skip
    alt = told("bars", list(zip(labels, texts, strict=True)), language)
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


def _bars(
    values: Sequence[Any],
    texts: Sequence[str],
    marks: Sequence[Mark],
    rows: Rows,
    open_bars: Sequence[bool],
) -> tuple[list[dict[str, Any]], tuple[float, float], list[dict[str, Any]], float]:
    """Return traces, least and greatest value, texts at the bars' ends and room for them."""
    known = [float(value) if wording.known(value) else 0.0 for value in values]
    data, notes = [], []
    for value, text, own, at, empty in zip(
        known, texts, marks, rows.centres, open_bars, strict=True
    ):
        data.append({
            "type": "bar", "orientation": "h", "x": [value], "y": [at], "width": [_BAR],
            "hoverinfo": "text", "hovertext": [escape(text)], "name": "open" if empty else "bar",
            "marker": {"color": PAPER if empty else own.colour,
                       "line": {"color": own.colour, "width": 1.5}},
        })  # fmt: skip
        left = value < 0
        notes.append(
            annotation(escape(text), x=value, y=at, xanchor="right" if left else "left",
                       yanchor="middle", xshift=-5 if left else 5)
        )  # fmt: skip
    room = max((width(text, 12) for text in texts), default=0.0) + 10
    return data, (min([0.0, *known]), max([0.0, *known])), notes, room


def _place(
    look: Frame,
    ends: tuple[float, float],
    rows: Rows,
    notes: list[dict[str, Any]],
    room: float,
) -> None:
    low, high = ends
    span = (high - low) or 1.0
    sides = (low < 0) + (high > 0 or low == 0)
    free = span * room / max(look.plot_width - sides * room, 30)
    look.layout["xaxis"] = bare_axis(
        range=[low - free if low < 0 else 0.0, high + free if high > 0 or low == 0 else 0.0],
        zeroline=True, zerolinecolor=MUTED, zerolinewidth=1,
    )  # fmt: skip
    look.layout["yaxis"] = rows.spec()
    look.layout["annotations"] += notes
    look.layout["barmode"] = "overlay"
