"""Charts that set the levels of places side by side: dumbbell, slope."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import bare_axis, spread, value_axis
from labourtargets.charts.caption import Caption, told
from labourtargets.charts.chart import Chart, Column, column, records, require
from labourtargets.charts.rows import lay_rows, row_labels, row_marks
from labourtargets.charts.style import MUTED, PAPER, annotation
from labourtargets.charts.text import escape, width

__all__ = ["dumbbell", "slope"]

_SLOPE_HEIGHT = 280
_BOUNDS = {"at_least": "≥ ", "more_than": "> ", "at_most": "≤ ", "about": "≈ "}


def dumbbell(
    levels: pd.DataFrame,
    *,
    unit: str,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    name: str = "dumbbell",
) -> Chart:
    """Draw for every place the way from a first to a last value.

    Parameters
    ----------
    levels : pandas.DataFrame
        region_id or label, start_year, start_value, end_year, end_value, perhaps
        start_statement_id and end_statement_id, start_anchor and end_anchor (a baseline has an
        open mark), start_comparator and end_comparator (a bound is printed); drawn in the order
        given. The later figure has the larger mark.
    unit : str
        Base unit of the values.
    title, subtitle, language, source, name
        As in `labourtargets.charts.trajectory`.

    Returns
    -------
    Chart
        Its rows are `levels`.

    Raises
    ------
    LabourTargetsError
        If the frame lacks a column.

    Examples
    --------
    >>> levels = pd.DataFrame({"region_id": ["dazhou"], "start_year": [2022], "end_year": [2025],
    ...                        "start_value": [171e8], "end_value": [268e8]})
    >>> chart = dumbbell(levels, unit="元", title="t", subtitle="", language="zh", source="d")
    >>> chart.alt
    '点图：达州由171亿元（2022年）到268亿元（2025年）。'
    """
    require(levels, ["start_year", "start_value", "end_year", "end_value"], name)
    caption = Caption(name, title, subtitle, language, source)
    labels = row_labels(levels, language)
    rows = lay_rows(labels)
    values = [*levels["start_value"], *levels["end_value"]]
    scale = wording.scale(values, unit, language, thousands=True)
    places = wording.places(values, scale.factor, 2)
    texts = [[_digits(row, end, language, scale.factor, places) for end in ("start", "end")]
             for row in records(levels)]  # fmt: skip
    room = max((width(text, 11) for pair in texts for text in pair), default=0) + 10
    look = caption.frame(
        unit=scale.unit, plot_height=rows.height, left=rows.left, right=12, below=6,
        notes=_year_keys(levels, language),
    )  # fmt: skip
    known = [float(value) for value in values if wording.known(value)] or [0.0, 1.0]
    span = (max(known) - min(known)) or abs(known[0]) or 1.0
    # values stand outside the points: room for them at the narrowest width
    free = span * room / max(look.plot_width - 2 * room, 40)
    data, notes = [], []
    for row, pair, at, own in zip(
        records(levels), texts, rows.centres, row_marks(levels), strict=True
    ):
        start, end = row["start_value"], row["end_value"]
        ends = [end_ for end_ in (start, end) if wording.known(end_)]
        data.append({
            "type": "scatter", "mode": "lines", "x": ends, "y": [at] * len(ends),
            "line": {"color": own.colour, "width": 3}, "opacity": 0.45, "hoverinfo": "skip",
            "name": "span",
        })  # fmt: skip
        rising = not (wording.known(start) and wording.known(end)) or end >= start
        # the small mark lies on the large one where both years are close, set off by a rim of paper
        for value, text, last in ((end, pair[1], True), (start, pair[0], False)):
            if not wording.known(value):
                continue
            year = row["end_year" if last else "start_year"]
            said = wording.number(value, unit, language)
            shape = _open(row, "end" if last else "start")
            if last or shape:
                size, edge, rim = 12 if last else 7, 2.0, own.colour
            else:
                size, edge, rim = 10, 1.2, PAPER
            data.append({
                "type": "scatter", "mode": "markers", "x": [float(value)], "y": [at],
                "name": "end" if last else "start", "hoverinfo": "text",
                "text": [escape(f"{wording.year(year, language)} · {said}")],
                "marker": {"symbol": own.symbol + shape,
                           "size": size, "color": own.colour,
                           "line": {"width": edge, "color": rim}},
            })  # fmt: skip
            right = last == rising
            notes.append(
                annotation(text, size=11, x=float(value), y=at, yanchor="middle",
                           xanchor="left" if right else "right", xshift=10 if right else -10)
            )  # fmt: skip
    look.layout["xaxis"] = bare_axis(range=[min(known) - free, max(known) + free])
    look.layout["yaxis"] = rows.spec()
    look.layout["annotations"] += notes
    alt = _told_levels(levels, labels, unit, language)
    return caption.chart(
        data, look, levels, _level_columns(language, unit), unit=unit, alt=alt, summary=alt
    )


def slope(
    levels: pd.DataFrame,
    *,
    unit: str,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    name: str = "slope",
) -> Chart:
    """Draw first and last values of places as lines between two dates.

    Parameters and result as in `dumbbell`; all rows share one start_year and one end_year.

    Examples
    --------
    >>> levels = pd.DataFrame({"region_id": ["dazhou"], "start_year": [2022], "end_year": [2025],
    ...                        "start_value": [171e8], "end_value": [268e8]})
    >>> chart = slope(levels, unit="元", title="t", subtitle="", language="en", source="d")
    >>> chart.figure.layout.xaxis.ticktext
    ('2022', '2025')
    """
    require(levels, ["start_year", "start_value", "end_year", "end_value"], name)
    caption = Caption(name, title, subtitle, language, source)
    whole = levels.dropna(subset=["start_value", "end_value"])
    labels, marks = row_labels(whole, language), row_marks(whole)
    values = [*whole["start_value"], *whole["end_value"]]
    axis = value_axis(values, unit, language, space=0.06)
    scale = wording.scale(values, unit, language, thousands=True)
    places = wording.places(values, scale.factor, 2)
    data, starts, ends = [], [], []
    for row, label, own in zip(records(whole), labels, marks, strict=True):
        pair = [float(row["start_value"]), float(row["end_value"])]
        data.append({
            "type": "scatter", "mode": "lines+markers", "x": [0, 1], "y": pair, "name": "slope",
            "hoverinfo": "text", "line": {"color": own.colour, "width": 2.5}, "cliponaxis": False,
            "text": [escape(f"{label} · {wording.number(value, unit, language)}")
                     for value in pair],
            "marker": {"symbol": [own.symbol + _open(row, end) for end in ("start", "end")], "size": 9,
                       "color": own.colour, "line": {"width": 2, "color": own.colour}},
        })  # fmt: skip
        first, last = (
            _digits(row, end, language, scale.factor, places) for end in ("start", "end")
        )
        starts.append((first, pair[0], own))
        ends.append((f"{label} {last}", pair[1], own))
    left = max((width(text, 12) for text, *_ in starts), default=0) + 24
    right = max((width(text, 12) for text, *_ in ends), default=0) + 24
    look = caption.frame(
        unit=scale.unit, plot_height=_SLOPE_HEIGHT, left=left, right=right,
        notes=_wording_keys(whole, language),
    )  # fmt: skip
    for side, entries in ((0, starts), (1, ends)):
        wanted = [axis.pixel(value, _SLOPE_HEIGHT) for _, value, _ in entries]
        placed = spread(wanted, [16.0] * len(entries), _SLOPE_HEIGHT)
        for (text, value, own), at, pixel in zip(entries, placed, wanted, strict=True):
            look.layout["annotations"].append(
                annotation(
                    escape(text), x=side, y=value, xanchor="left" if side else "right",
                    yanchor="middle", arrow=True, ax=16 if side else -16, ay=pixel - at,
                    arrowhead=0, arrowwidth=1.5, standoff=6, arrowcolor=own.colour,
                )
            )  # fmt: skip
    years = [wording.year(levels[end].iloc[0], language) for end in ("start_year", "end_year")]
    look.layout["xaxis"] = bare_axis(
        range=[-0.02, 1.02], tickmode="array", tickvals=[0, 1], ticktext=years,
        showticklabels=True, tickfont={"size": 12, "color": MUTED},
    )  # fmt: skip
    look.layout["yaxis"] = bare_axis(range=[axis.low, axis.high])
    alt = _told_levels(whole, labels, unit, language)
    return caption.chart(
        data, look, levels, _level_columns(language, unit), unit=unit, alt=alt, summary=alt
    )


def _year_keys(levels: pd.DataFrame, language: str) -> list[str]:
    years = [
        wording.phrase(f"chart.key.{key}", language, year=wording.period(
            levels[f"{key}_year"].min(), levels[f"{key}_year"].max(), language))
        for key in ("start", "end")
    ]  # fmt: skip
    return [*years, *_wording_keys(levels, language)]


def _wording_keys(levels: pd.DataFrame, language: str) -> list[str]:
    """Say what open marks and bounds mean, where there are any."""
    ends = ("start", "end")
    rows = records(levels)
    keys = []
    if any(_open(row, end) for row in rows for end in ends):
        keys += [wording.phrase(f"chart.key.{key}", language) for key in ("stated", "baseline")]
    if any(row.get(f"{end}_comparator") in _BOUNDS for row in rows for end in ends):
        keys.append(wording.phrase("chart.key.bounds", language))
    return keys


def _open(row: Mapping[str, Any], end: str) -> str:
    """Return the suffix of an open mark for a baseline: what a document promises is filled."""
    return "-open" if row.get(f"{end}_anchor") == "baseline" else ""


def _digits(row: Mapping[str, Any], end: str, language: str, factor: float, places: int) -> str:
    text = wording.digits(row[f"{end}_value"], language, factor, places)
    return _BOUNDS.get(str(row.get(f"{end}_comparator")), "") + text


def _level_columns(language: str, unit: str) -> list[Column]:
    return [
        column("label", language),
        column("region_id", language, key="region"),
        column("start_year", language, type="year"),
        column("start_value", language, unit, "number", key="start"),
        column("end_year", language, type="year"),
        column("end_value", language, unit, "number", key="end"),
    ]


def _told_levels(levels: pd.DataFrame, labels: Sequence[str], unit: str, language: str) -> str:
    items = []
    for row, label in zip(records(levels), labels, strict=True):
        start, end = (
            wording.phrase(
                "alt.at", language, year=wording.year(row[f"{one}_year"], language),
                value=wording.number(row[f"{one}_value"], unit, language),
            )
            for one in ("start", "end")
        )  # fmt: skip
        both = wording.phrase("alt.from_to", language, name="", start=start, end=end).strip()
        items.append((label, both))
    return told("dots", items, language)
