"""Many small path charts: one panel a region or an indicator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd

from labourtargets import wording
from labourtargets.charts.assembly import path_columns, series_names, told
from labourtargets.charts.axes import value_axis
from labourtargets.charts.caption import Caption
from labourtargets.charts.chart import Chart, records, require
from labourtargets.charts.envelopes import envelope_band, range_over
from labourtargets.charts.lines import Sketch, first_model, key_phrases, runs, usable
from labourtargets.charts.marks import anchor_marks
from labourtargets.charts.panels import Panels
from labourtargets.charts.style import MUTED, annotation, mark
from labourtargets.charts.text import escape, width

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
    over: str | None = None,
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
    over : str, optional
        As in `labourtargets.charts.trajectory`.

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
    ['各图刻度不同，单位：见各数值', '达州', '巴中']
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
    panels = Panels(len(series)).fitting(names.values())
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
        axis = value_axis(values, unit, language, space=0.55)
        if len(edges):
            drawn = projection[(projection["series_id"] == one) & projection["value"].notna()]
            said = over or range_over(drawn["model"], language)
            # between ranges of the text lies a range, whatever the model
            said = said if stated["value"].notna().any() else ""
            envelope_band(sketch, edges, own.colour, said, axis, panels.plot, **panel)
        if len(mine):
            sketch.data += runs(mine, own.colour, language, unit, **panel)
            sketch.keys |= set(mine["basis"]) & {"interpolated", "extrapolated"}
        anchor_marks(sketch, stated, own, language, axis, panels.plot, 8, **panel)
        room = _Room(panel, panels.width, min(years), max(years))
        sketch.notes += _labels(mine, stated, unit, language, room, axis.low)
        sketch.notes.append(panels.heading(names[one], number))
        axes |= panels.layout(number, years, axis, stated["year"].dropna().astype(int))
    units = dict(zip(anchors["series_id"], anchors["base_unit"], strict=True))
    same = next(iter(units.values())) if len(set(units.values())) == 1 else ""
    if len(series) > 1:
        apart = wording.phrase("chart.own_scale", language)
        both = wording.phrase("chart.subtitle", language, text=subtitle, unit=apart)
        subtitle = both if subtitle else apart
    caption = Caption(name, title, subtitle, language, source)
    look = caption.frame(
        unit=wording.phrase("chart.units_differ", language),
        plot_height=panels.height,
        notes=key_phrases(sketch, language),
        left=8,
        right=12,
        above=4,
        below=0,
    )
    look.layout.update(axes)
    look.layout["annotations"] += sketch.notes
    summary = wording.phrase("alt.separator", language).join(
        _told(
            paths[paths["series_id"] == one], anchors[anchors["series_id"] == one], names, language
        )
        for one in series
        if one in units and (paths["series_id"] == one).any()
    )
    alt = wording.phrase(
        "alt.multiples", language, count=len(series), ends=summary,
        years=wording.period(min(years), max(years), language),
    )  # fmt: skip
    return caption.chart(
        sketch.data, look, paths, path_columns(language, same), unit=same, alt=alt,
        summary=summary, statements=anchors,
    )  # fmt: skip


def _told(mine: pd.DataFrame, stated: pd.DataFrame, names: dict[str, str], language: str) -> str:
    """Say where a path starts and ends; where there is none, which figures are stated."""
    unit = str(stated["base_unit"].iloc[0])
    if mine["year"].nunique() > 1:
        return told(mine, names, "series_id", unit, language)
    figures = [
        wording.phrase(
            "alt.at", language, value=wording.stated(row, language, linked=False),
            year=wording.year(row["year"], language),
        )
        for row in records(stated.sort_values("year"))
    ]  # fmt: skip
    name = names[str(stated["series_id"].iloc[0])]
    value = wording.listed(figures, language)
    return wording.phrase("alt.item", language, name=name, value=value)


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


@dataclass(frozen=True)
class _Room:
    """A panel and its years: labels keep within it."""

    panel: dict[str, str]
    width: float
    first: int
    last: int

    def label(self, text: str, row: dict[str, Any], *, above: bool, aside: int) -> dict[str, Any]:
        """Print a text above or below a point, to the side that has the room for it."""
        at = (row["year"] - self.first) / max(self.last - self.first, 1) * self.width
        left = at < self.width / 2
        shift, long = (-aside if left else aside), width(text, 11)
        start = at + shift - (0 if left else long)
        # what would still leave the panel is moved back into it
        shift += max(0.0, -start) - max(0.0, start + long - self.width)
        return annotation(
            escape(text), size=11, x=int(row["year"]), y=float(row["value"]),
            xanchor="left" if left else "right", yanchor="bottom" if above else "top",
            yshift=6 if above else -6, xshift=round(shift),
            xref=self.panel["xaxis"], yref=self.panel["yaxis"],
        )  # fmt: skip

    def note(self, text: str, **place: Any) -> dict[str, Any]:
        """Print a text at a place of the panel, not at a year."""
        return annotation(
            text, size=11, colour=MUTED, xref=f"{self.panel['xaxis']} domain", **place
        )


def _labels(
    mine: pd.DataFrame, stated: pd.DataFrame, unit: str, language: str, room: _Room, floor: float
) -> list[dict[str, Any]]:
    """Print the first and the last figure of a panel, and the ranges the text states."""
    cannot = wording.phrase("chart.cannot_project", language)
    ranges = stated[stated["value"].isna() & stated.get("lower", stated["value"]).notna()]
    labels = [_range(row, unit, language, room) for row in records(ranges)]
    points = records((mine if len(mine) else stated[stated["value"].notna()]).sort_values("year"))
    if not points:
        if not labels:
            y = f"{room.panel['yaxis']} domain"
            labels.append(room.note(cannot, x=0.5, y=0.5, yref=y))
        return labels
    # an extrapolated start is no number of the document: the first stated one is printed
    points = [row for row in points if row.get("basis") != "extrapolated"] or points
    rising = points[-1]["value"] >= points[0]["value"]
    last = records(stated.sort_values("year"))[-1:]
    # an arrow takes the place above or below the last point
    open_ended = any(
        wording.known(row.get("lower")) != wording.known(row.get("upper")) for row in last
    )
    alone = len(points) == 1
    ends = [(points[-1], False)] if alone else [(points[0], True), (points[-1], False)]
    for row, first in ends:
        said = wording.number(row["value"], unit if ranges.empty else "", language)
        if "counted_from_zero" in str(row.get("reason")) and row.get("basis") == "baseline":
            said = wording.phrase("chart.assumed", language, value=said)
        aside = 4 if first or not open_ended else -8
        above = rising != first and ranges.empty
        labels.append(room.label(said, row, above=above, aside=aside))
    if not len(mine):
        labels.append(
            room.note(cannot, x=0, xanchor="left", y=floor, yanchor="bottom",
                      yref=room.panel["yaxis"])
        )  # fmt: skip
    return labels


def _range(row: dict[str, Any], unit: str, language: str, room: _Room) -> dict[str, Any]:
    """Print a range above its whisker; the last one alone has the room for its unit."""
    printed = unit if row["year"] == room.last else ""
    said = wording.interval(row["lower"], row.get("upper"), printed, language)
    ends = [row.get("upper"), row["lower"]]
    top = next(end for end in ends if wording.known(end))
    return room.label(said, {**row, "value": top}, above=True, aside=4)
