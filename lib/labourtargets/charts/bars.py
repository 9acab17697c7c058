"""Bars, which all start at zero: counts, contributions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import bare_axis
from labourtargets.charts.caption import Caption, told
from labourtargets.charts.chart import Chart, column, require
from labourtargets.charts.frame import Frame
from labourtargets.charts.rows import Rows, lay_rows, row_labels, row_marks
from labourtargets.charts.style import INK, MUTED, PAPER, Mark, annotation
from labourtargets.charts.text import escape, width

__all__ = ["contributions", "counts"]

_BAR = 18
_RATES = frozenset({"%", "百分点"})
_LEAST = 0.05


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
    against: Sequence[tuple[str, float, float | None]] = (),
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
    against : sequence of (str, float, float or None), optional
        What the parts are held against where they make up no total: name, value and perhaps a
        share, drawn as open bars below them.

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
    below = list(against)
    if total is not None:
        below.append((wording.phrase("chart.total", language), total, None))
    for label, value, share in below:
        labels.append(label)
        marks.append(Mark(INK, "circle", "●"))
        values.append(float(value))
        shares.append(share)
    texts = [
        _with_share(value, share, unit, language)
        for value, share in zip(values, shares, strict=True)
    ]
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


def _with_share(value: float, share: Any, unit: str, language: str) -> str:
    """Print a value and its share; rates and points of one chart have the same decimals."""
    text = wording.number(value, unit, language, decimals=2 if unit in _RATES else None)
    if not wording.known(share):
        return text
    # a share that one decimal would print as nothing takes two, or keeps its first digits
    size = abs(share)
    places = 1 if size == 0 or size >= _LEAST else 2 if size >= _LEAST / 10 else None
    said = wording.number(share, "%", language, decimals=places)
    return wording.phrase("alt.at", language, value=text, year=said)


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
