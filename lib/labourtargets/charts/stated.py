"""What documents state, as points over the years: a panel for each thing they count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import ValueAxis, value_axis
from labourtargets.charts.caption import Caption, listed_items
from labourtargets.charts.chart import Chart, column, records, require
from labourtargets.charts.lines import Sketch, key_phrases
from labourtargets.charts.marks import anchor_marks
from labourtargets.charts.panels import Panels
from labourtargets.charts.style import annotation, mark, tint
from labourtargets.charts.text import escape

__all__ = ["stated_points"]

_NEEDED = (
    "panel", "label", "region_id", "role", "period_start", "period_end", "value", "lower", "upper",
    "comparator", "base_unit",
)  # fmt: skip


def stated_points(
    statements: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    notes: Sequence[str] = (),
    name: str = "stated_points",
) -> Chart:
    """Draw dated statements as points over the years, each panel on its own value axis.

    Parameters
    ----------
    statements : pandas.DataFrame
        panel (whatever tells panels apart), label (its heading), region_id, role, period_start,
        period_end (years), value, lower, upper (in base_unit; a range has no value), comparator,
        base_unit and, to be linked, statement_id. A panel has one unit; panels stand in the order
        of their first row.
    title, subtitle, language, source, name
        As in `labourtargets.charts.trajectory`.
    notes : sequence of str
        Lines below the panels: what is not drawn, and why.

    Returns
    -------
    Chart
        Its rows are the frame's; its unit is empty where units differ.

    Raises
    ------
    LabourTargetsError
        If the frame lacks a column.

    Examples
    --------
    >>> rows = pd.DataFrame({"panel": "a", "label": "人才", "region_id": "chongqing-hitech",
    ...     "role": ["baseline", "target"], "period_start": [2020, 2025],
    ...     "period_end": [2020, 2025], "value": [83600.0, 2e5], "lower": [83550.0, 2e5],
    ...     "upper": [83650.0, 2e5], "comparator": "exactly", "base_unit": "人"})
    >>> chart = stated_points(rows, title="t", subtitle="", language="zh", source="d")
    >>> [trace.marker.symbol for trace in chart.figure.data if trace.name != "whisker"]
    ['circle-open', 'circle']
    """
    require(statements, _NEEDED, name)
    names = dict(zip(statements["panel"], statements["label"], strict=True))
    # one panel has the page to itself
    panels = Panels(len(names)) if len(names) > 1 else Panels(1, columns=1, plot=170)
    panels = panels.fitting(names.values())
    years = [int(year) for end in ("period_start", "period_end") for year in statements[end]]
    sketch = Sketch()
    axes: dict[str, Any] = {}
    items = []
    for place, (one, label) in enumerate(names.items()):
        rows = statements[statements["panel"] == one].sort_values("period_end", kind="stable")
        rows = rows.assign(year=rows["period_end"])
        unit, own = str(rows["base_unit"].iloc[0]), mark(str(rows["region_id"].iloc[0]))
        axis = value_axis(
            [*rows["value"], *rows["lower"], *rows["upper"]], unit, language, space=0.5
        )
        panel: dict[str, Any] = panels.axes(place)
        for row in records(rows):
            if row["period_start"] < row["period_end"]:
                sketch.data.append(_period(row, own.colour, panel))
                sketch.keys.add("period")
        anchor_marks(sketch, rows, own, language, axis, panels.plot, 8, "role", **panel)
        sketch.notes += _labels(rows, axis, panels.plot, (min(years), max(years)), language, panel)
        sketch.notes.append(panels.heading(label, place))
        axes |= panels.layout(place, years, axis)
        items.append((label, _told(rows, language)))
    if "achieved" in sketch.keys:
        sketch.keys.discard("baseline")
    units = set(statements["base_unit"])
    unit = units.pop() if len(units) == 1 else ""
    caption = Caption(name, title, subtitle, language, source)
    look = caption.frame(
        plot_height=panels.height, notes=[*key_phrases(sketch, language), *notes], left=8,
        right=12, above=8, below=0,
        unit=wording.phrase("chart.units_differ", language),
    )  # fmt: skip
    look.layout.update(axes)
    look.layout["annotations"] += sketch.notes
    told = listed_items(items, language)
    alt = wording.phrase(
        "alt.stated", language, count=len(names), items=told,
        years=wording.period(min(years), max(years), language),
    )  # fmt: skip
    columns = [
        column("label", language),
        column("region_id", language, key="region"),
        column("role", language),
        column("period_start", language, type="year"),
        column("period_end", language, type="year"),
        *(column(one, language, unit, "number") for one in ("value", "lower", "upper")),
        column("comparator", language),
        column("base_unit", language, key="unit"),
    ]
    return caption.chart(
        sketch.data, look, statements, columns, unit=unit, alt=alt,
        summary=" ".join([told, *notes]),
    )  # fmt: skip


def _period(row: dict[str, Any], colour: str, panel: dict[str, Any]) -> dict[str, Any]:
    value = row["value"] if wording.known(row["value"]) else row["upper"]
    return {
        "type": "scatter", "mode": "lines", "hoverinfo": "skip", "name": "period",
        "x": [int(row["period_start"]), int(row["period_end"])], "y": [float(value)] * 2,
        "line": {"color": tint(colour, 0.5), "width": 2}, **panel,
    }  # fmt: skip


def _labels(
    rows: pd.DataFrame, axis: ValueAxis, height: int, years: tuple[int, int], language: str,
    panel: dict[str, Any],
) -> list[dict[str, Any]]:  # fmt: skip
    """Print the figures at the first and at the last point, away from each other."""
    points: dict[tuple[int, float], list[dict[str, Any]]] = {}
    for row in records(rows):
        value = row["value"] if wording.known(row["value"]) else row["upper"]
        points.setdefault((int(row["year"]), float(value)), []).append(row)
    ordered = sorted(points)
    ends = [ordered[0], ordered[-1]] if len(ordered) > 1 else ordered
    rising = ends[-1][1] >= ends[0][1]
    labels = []
    for place, (year, value) in enumerate(ends):
        row = points[(year, value)][0]
        # a range is named above its upper end
        above = (rising if place or len(ends) == 1 else not rising) or pd.isna(row["value"])
        if wording.known(row["value"]):
            text = wording.number(row["value"], str(row["base_unit"]), language)
        else:
            text = wording.stated(row, language, linked=False)
        side = "left" if year == years[0] else "right" if year == years[1] else "center"
        # an arrow or a whisker takes the place above or below its point
        aside = wording.known(row["value"]) and any(
            _reaches(one, axis, height) for one in points[(year, value)]
        )
        side = "right" if aside and side == "center" else side
        shift = {"left": 8 if aside else -4, "right": -8 if aside else 4, "center": 0}[side]
        labels.append(
            annotation(
                escape(text), size=11, x=year, y=value, xanchor=side, xshift=shift,
                yanchor="bottom" if above else "top", yshift=6 if above else -6,
                xref=panel["xaxis"], yref=panel["yaxis"],
            )
        )  # fmt: skip
    return labels


def _reaches(row: dict[str, Any], axis: ValueAxis, height: int) -> bool:
    """Tell whether something is drawn above or below a point."""
    low, high = row["lower"], row["upper"]
    if wording.known(low) and wording.known(high):
        return abs(axis.pixel(high, height) - axis.pixel(low, height)) >= 3
    return wording.known(low) or wording.known(high)


def _told(rows: pd.DataFrame, language: str) -> str:
    said = [
        wording.phrase(
            "chart.stated_at", language, value=wording.stated(row, language, linked=False),
            year=wording.period(row["period_start"], row["period_end"], language),
        )
        for row in records(rows)
    ]  # fmt: skip
    return wording.listed(list(dict.fromkeys(said)), language)
