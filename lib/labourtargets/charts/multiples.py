"""Many small path charts: one panel a region or an indicator."""

from __future__ import annotations

from typing import Any, Literal

import pandas as pd

from labourtargets import wording
from labourtargets.charts.assembly import path_columns, series_names, told
from labourtargets.charts.axes import value_axis
from labourtargets.charts.caption import Caption
from labourtargets.charts.chart import Chart, records, require
from labourtargets.charts.lines import (
    Sketch,
    anchor_marks,
    band,
    first_model,
    key_phrases,
    runs,
    usable,
)
from labourtargets.charts.panels import Panels
from labourtargets.charts.style import MUTED, annotation, mark
from labourtargets.charts.text import escape

__all__ = ["small_multiples"]


def small_multiples(
    projection: pd.DataFrame,
    anchors: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    facet: Literal["region_id", "indicator_id", "series_id"] = "region_id",
    envelope: pd.DataFrame | None = None,
    model: str | None = None,
    name: str = "small_multiples",
) -> Chart:
    """Draw one small panel for each region or indicator, each on its own value axis.

    Parameters
    ----------
    projection : pandas.DataFrame
        series_id, region_id, indicator_id, model, year, value, basis, perhaps status and label
        (a panel's own heading). Every panel shows one series; a series that cannot be projected
        says so in its panel.
    anchors : pandas.DataFrame
        Rows of the series table, base_unit among them; the units of panels may differ.
    title, subtitle, language, source, model, name
        As in `labourtargets.charts.trajectory`.
    facet : {"region_id", "indicator_id", "series_id"}
        What a panel is headed with: the region, the indicator, or whatever tells series apart.
    envelope : pandas.DataFrame, optional
        series_id, year, low, high: least and greatest value over the models.

    Returns
    -------
    Chart
        Its rows are the drawn projection; its unit is empty where units differ.

    Raises
    ------
    LabourTargetsError
        If a frame lacks a column.

    Examples
    --------
    >>> projection = pd.DataFrame({"series_id": ["a", "a", "b", "b"], "model": "linear",
    ...     "region_id": ["dazhou"] * 2 + ["bazhong"] * 2, "indicator_id": "hr_revenue",
    ...     "year": [2022, 2025] * 2, "value": [1e9, 2e9, 3e9, 4e9], "basis": "stated"})
    >>> anchors = projection.assign(anchor=["milestone", "target"] * 2, base_unit="元",
    ...     comparator="exactly", statement_id="d:1")
    >>> chart = small_multiples(projection, anchors, title="t", subtitle="", language="zh",
    ...                         source="d")
    >>> [note.text for note in chart.figure.layout.annotations if note.yshift == 4]
    ['达州', '巴中']
    """
    needed = ["series_id", "region_id", "indicator_id", "model", "year", "value", "basis"]
    require(projection, needed, name)
    require(anchors, ["series_id", "anchor", "year", "value", "base_unit"], name)
    paths = usable(projection)
    chosen = model or first_model(projection)
    paths = paths[paths["model"] == chosen]
    everything = pd.concat([projection, anchors])
    series = list(dict.fromkeys(everything["series_id"]))
    names = _headings(everything, series, facet, language)
    years = [int(year) for year in pd.concat([paths["year"], anchors["year"].dropna()])]
    panels = Panels(len(series))
    sketch = Sketch()
    axes: dict[str, Any] = {}
    for number, one in enumerate(series):
        panel: dict[str, Any] = panels.axes(number)
        mine, stated = (rows[rows["series_id"] == one] for rows in (paths, anchors))
        first = everything[everything["series_id"] == one].iloc[0]
        unit = str(stated["base_unit"].iloc[0]) if len(stated) else ""
        edges = envelope[envelope["series_id"] == one] if envelope is not None else mine.head(0)
        own = mark(str(first["region_id"]))
        values = [
            *mine["value"], *stated["value"], *(edges["low"] if len(edges) else ()),
            *(edges["high"] if len(edges) else ()),
        ]  # fmt: skip
        axis = value_axis(values, unit, language, space=0.4)
        if len(edges):
            edges = edges.sort_values("year")
            sketch.data += band(edges["year"], edges["low"], edges["high"], own.colour, **panel)
            sketch.keys.add("envelope")
        if len(mine):
            sketch.data += runs(mine, own.colour, language, unit, **panel)
            sketch.keys |= set(mine["basis"]) & {"interpolated", "extrapolated"}
        anchor_marks(sketch, stated, own, language, axis, panels.plot, 8, **panel)
        sketch.notes += _labels(mine, stated, unit, language, panel, axis.low)
        sketch.notes.append(panels.heading(names[one], number))
        axes |= panels.layout(number, years, axis)
    caption = Caption(name, title, subtitle, language, source)
    look = caption.frame(
        plot_height=panels.height,
        notes=key_phrases(sketch, language),
        left=8,
        right=12,
        above=4,
        below=0,
    )
    look.layout.update(axes)
    look.layout["annotations"] += sketch.notes
    units = dict(zip(anchors["series_id"], anchors["base_unit"], strict=True))
    summary = wording.phrase("alt.separator", language).join(
        told(paths[paths["series_id"] == one], names, "series_id", units[one], language)
        for one in series
        if one in units and (paths["series_id"] == one).any()
    )
    alt = wording.phrase(
        "alt.multiples", language, count=len(series), ends=summary,
        years=wording.period(min(years), max(years), language),
    )  # fmt: skip
    same = next(iter(units.values())) if len(set(units.values())) == 1 else ""
    return caption.chart(
        sketch.data, look, paths, path_columns(language, same), unit=same, alt=alt,
        summary=summary, statements=anchors,
    )  # fmt: skip


def _headings(
    everything: pd.DataFrame, series: list[str], facet: str, language: str
) -> dict[str, str]:
    if facet == "series_id" or "label" in everything:
        return series_names(everything, series, language)
    first = {row["series_id"]: row for row in records(everything.drop_duplicates("series_id"))}
    if facet == "region_id":
        return {
            one: wording.region_name(first[one]["region_id"], language, short=True)
            for one in series
        }
    return {one: wording.indicator_name(first[one]["indicator_id"], language) for one in series}


def _labels(
    mine: pd.DataFrame, stated: pd.DataFrame, unit: str, language: str, panel: dict[str, str],
    floor: float,
) -> list[dict[str, Any]]:  # fmt: skip
    refs: dict[str, Any] = {"xref": panel["xaxis"], "yref": panel["yaxis"]}
    points = records((mine if len(mine) else stated[stated["value"].notna()]).sort_values("year"))
    if not points:
        text = wording.phrase("chart.cannot_project", language)
        return [
            annotation(text, size=11, colour=MUTED, x=0.5, xref=f"{panel['xaxis']} domain",
                       y=0.5, yref=f"{panel['yaxis']} domain")
        ]  # fmt: skip
    # an extrapolated start is no number of the document: the first stated one is printed
    told_points = [row for row in points if row.get("basis") != "extrapolated"] or points
    points = [told_points[0], told_points[-1]] if len(told_points) > 1 else told_points
    rising = points[-1]["value"] >= points[0]["value"]
    labels = []
    last = records(stated.sort_values("year"))[-1:]
    open_ended = any(
        wording.known(row.get("lower")) != wording.known(row.get("upper")) for row in last
    )
    ends = [(points[-1], False)] if len(points) == 1 else [(points[0], True), (points[-1], False)]
    for row, first in ends:
        above = rising != first
        labels.append(
            annotation(
                escape(wording.number(row["value"], unit, language)), size=11, x=int(row["year"]),
                y=float(row["value"]), xanchor="left" if first else "right",
                yanchor="bottom" if above else "top", yshift=6 if above else -6,
                # an arrow takes the place above or below the last point
                xshift=-4 if first else -8 if open_ended else 4, **refs,
            )
        )  # fmt: skip
    if not len(mine):
        text = wording.phrase("chart.cannot_project", language)
        labels.append(
            annotation(text, size=11, colour=MUTED, x=0, xref=f"{panel['xaxis']} domain",
                       xanchor="left", y=floor, yanchor="bottom", yref=panel["yaxis"])
        )  # fmt: skip
    return labels
