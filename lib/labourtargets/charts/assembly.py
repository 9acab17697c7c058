"""Set a sketch of paths into the house frame, with its numbers and alternative text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import ValueAxis, year_axis
from labourtargets.charts.caption import Caption
from labourtargets.charts.chart import Chart, Column, column, records
from labourtargets.charts.lines import Sketch, end_labels, key_phrases, label_room
from labourtargets.charts.style import MUTED, Mark, annotation, tint

__all__ = ["PLOT_HEIGHT", "path_chart", "path_columns", "series_names", "told"]

PLOT_HEIGHT = 250


def path_chart(
    sketch: Sketch,
    axis: ValueAxis,
    shown: pd.DataFrame,
    anchors: pd.DataFrame,
    *,
    ends: Sequence[tuple[str, float, float, Mark]],
    title: str,
    subtitle: str,
    language: str,
    source: str,
    unit: str,
    name: str,
    names: Mapping[str, str],
    by: str = "series_id",
    chosen: str = "",
    as_of: str | None = None,
) -> Chart:
    """Set a sketch of paths into the house frame; `ends` are the labels at the last points."""
    years = [int(year) for year in [*shown["year"], *anchors["year"].dropna()]]
    caption = Caption(name, title, subtitle, language, source)
    look = caption.frame(
        unit=axis.unit, plot_height=PLOT_HEIGHT, left=axis.room + 12,
        right=label_room([entry[0] for entry in ends]) if ends else 16,
        notes=key_phrases(sketch, language),
    )  # fmt: skip
    layout = look.layout
    layout["xaxis"] = year_axis(years, look.plot_width, anchors["year"].dropna())
    layout["yaxis"] = axis.spec()
    sketch.notes += end_labels(ends, axis, PLOT_HEIGHT)
    if as_of:
        _mark_date(layout, sketch, as_of, years, language)
    layout["annotations"] += sketch.notes
    main = shown[shown["model"] == chosen] if chosen and "model" in shown else shown
    summary = told(main if len(main) else shown, names, by, unit, language)
    alt = wording.phrase(
        "alt.trajectory", language, names=wording.listed(list(names.values()), language),
        years=wording.period(min(years), max(years), language), ends=summary,
    )  # fmt: skip
    return caption.chart(
        sketch.data, look, shown, path_columns(language, unit), unit=unit, alt=alt,
        summary=summary, statements=anchors,
    )  # fmt: skip


def series_names(rows: pd.DataFrame, series: Sequence[str], language: str) -> dict[str, str]:
    """Name series by what tells them apart: region, indicator or both; a label column wins.

    Examples
    --------
    >>> rows = pd.DataFrame({"series_id": ["a", "b"], "region_id": ["dazhou", "bazhong"],
    ...                      "indicator_id": ["hr_revenue"] * 2})
    >>> series_names(rows, ["a", "b"], "en")
    {'a': 'Dazhou', 'b': 'Bazhong'}
    """
    first = {row["series_id"]: row for row in records(rows.drop_duplicates("series_id"))}
    places = len({row["region_id"] for row in first.values()}) > 1
    things = len({row["indicator_id"] for row in first.values()}) > 1
    names = {}
    for one in series:
        row, parts = first[one], []
        if places:
            parts.append(wording.region_name(row["region_id"], language, short=True))
        if things or not places:
            parts.append(wording.indicator_name(row["indicator_id"], language))
        own = row.get("label")
        names[one] = own if isinstance(own, str) else " ".join(parts)
    return names


def path_columns(language: str, unit: str) -> list[Column]:
    """Describe the columns of drawn paths."""
    return [
        column("series_id", language, key="series"),
        column("region_id", language, key="region"),
        column("indicator_id", language, key="indicator"),
        column("model", language),
        column("scenario", language),
        column("year", language, type="year"),
        *(column(end, language, unit, "number") for end in ("value", "lower", "upper")),
        column("basis", language),
    ]


def told(shown: pd.DataFrame, names: Mapping[str, str], by: str, unit: str, language: str) -> str:
    """Say where each path starts and ends."""
    known = shown[shown["value"].notna()]
    paths: dict[str, list[tuple[int, float]]] = {}
    for one, *point in zip(*(known[name].tolist() for name in (by, "year", "value")), strict=True):
        paths.setdefault(str(one), []).append((point[0], point[1]))
    parts = []
    for one, path in paths.items():
        ordered = sorted(path, key=itemgetter(0))
        start, end = (
            wording.phrase(
                "alt.at", language, value=wording.number(value, unit, language),
                year=wording.year(year, language),
            )
            for year, value in (ordered[0], ordered[-1])
        )  # fmt: skip
        parts.append(wording.phrase("alt.from_to", language, name=names[one], start=start, end=end))
    return wording.phrase("alt.separator", language).join(parts)


def _mark_date(
    layout: dict[str, Any], sketch: Sketch, as_of: str, years: list[int], language: str
) -> None:
    parts = [int(part) for part in as_of.split("-")]
    month, day = [*parts, 1, 1][1:3]
    # a level of year t stands at t, its end: 1 January 2023 is 2022 on this axis
    at = parts[0] - 1 + ((month - 1) * 30.4 + day) / 365.25
    if not min(years) <= at <= max(years):
        return
    layout["shapes"].append(
        {"type": "line", "xref": "x", "yref": "paper", "x0": at, "x1": at, "y0": 0, "y1": 1,
         "line": {"color": tint(MUTED, 0.6), "width": 1, "dash": "dot"}}
    )  # fmt: skip
    text = wording.phrase("date.as_of", language, date=wording.date(as_of, language))
    left = at - min(years) > max(years) - at
    sketch.notes.append(
        annotation(text, size=11, colour=MUTED, x=at, xref="x", y=0, yref="paper",
                   yanchor="bottom", xanchor="right" if left else "left",
                   xshift=-4 if left else 4, yshift=2)
    )  # fmt: skip
