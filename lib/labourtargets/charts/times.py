"""Charts along the years: what is dated when, and forecasts with their intervals."""

from __future__ import annotations

from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import value_axis, year_axis
from labourtargets.charts.caption import Caption, told
from labourtargets.charts.chart import Chart, column, records, require
from labourtargets.charts.envelopes import band
from labourtargets.charts.rows import lay_rows, row_labels, row_marks
from labourtargets.charts.style import GRID, INK, MUTED, annotation, mark
from labourtargets.charts.text import escape, width

__all__ = ["forecast_fan", "timeline"]

_HEIGHT = 250


def timeline(
    frame: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    name: str = "timeline",
) -> Chart:
    """Draw over which years each thing is stated; single years are points.

    Parameters
    ----------
    frame : pandas.DataFrame
        label or region_id, period_start, period_end (years, both included; missing where
        undated), perhaps count (statements, printed at the end of the row) and statement_id;
        drawn in the order given.
    title, subtitle, language, source, name
        As in `labourtargets.charts.trajectory`.

    Returns
    -------
    Chart
        Its rows are the frame's.

    Raises
    ------
    LabourTargetsError
        If the frame lacks a column or dates nothing at all.

    Examples
    --------
    >>> frame = pd.DataFrame({"label": ["培训"], "period_start": [2023], "period_end": [2025]})
    >>> timeline(frame, title="t", subtitle="", language="zh", source="d").alt
    '时间图：培训2023—2025年。'
    """
    require(frame, ["period_start", "period_end"], name)
    caption = Caption(name, title, subtitle, language, source)
    labels = row_labels(frame, language)
    rows = lay_rows(labels, most=120)
    dated = frame.dropna(subset=["period_start", "period_end"])
    years = [int(year) for year in [*dated["period_start"], *dated["period_end"]]] or [0, 0]
    counted = "count" in frame
    tails = [wording.digits(one, language) for one in frame["count"]] if counted else [""]
    look = caption.frame(
        plot_height=rows.height, left=rows.left, below=26,
        right=max(width(text, 12) for text in tails) + (18 if counted else 14),
    )  # fmt: skip
    data: list[dict[str, Any]] = []
    items = []
    for place, (row, label, at, own) in enumerate(
        zip(records(frame), labels, rows.centres, row_marks(frame), strict=True)
    ):
        start, end = row["period_start"], row["period_end"]
        if counted:
            look.layout["annotations"].append(
                annotation(tails[place], x=1, xref="paper", xanchor="left", xshift=8, y=at,
                           yanchor="middle")
            )  # fmt: skip
        if not (wording.known(start) and wording.known(end)):
            text = wording.phrase("chart.undated", language)
            items.append((label, text))
            look.layout["annotations"].append(
                annotation(text, size=11, colour=MUTED, x=0, xref="paper", xanchor="left",
                           xshift=4, y=at, yanchor="middle")
            )  # fmt: skip
            continue
        said = wording.period(start, end, language)
        items.append((label, said))
        single = int(start) == int(end)
        data.append({
            "type": "scatter", "mode": "markers" if single else "lines+markers",
            "x": [int(end)] if single else [int(start), int(end)],
            "y": [at] if single else [at, at], "hoverinfo": "text",
            "text": [escape(f"{label} · {said}")] * (1 if single else 2), "name": "period",
            "line": {"color": own.colour, "width": 7},
            "marker": {"symbol": own.symbol, "size": 11, "color": own.colour},
        })  # fmt: skip
    look.layout["xaxis"] = year_axis(years, look.plot_width, showgrid=True, gridcolor=GRID)
    look.layout["yaxis"] = rows.spec()
    alt = told("timeline", items, language)
    columns = [
        column("label", language),
        column("region_id", language, key="region"),
        column("period_start", language, type="year"),
        column("period_end", language, type="year"),
        column("count", language, type="number"),
    ]
    return caption.chart(data, look, frame, columns, alt=alt, summary=alt)


def forecast_fan(
    history: pd.DataFrame,
    forecast: pd.DataFrame,
    *,
    unit: str,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    target: float | None = None,
    name: str = "forecast_fan",
) -> Chart:
    """Draw an observed series and one model's forecast with its intervals.

    Parameters
    ----------
    history : pandas.DataFrame
        year, value: annual observations.
    forecast : pandas.DataFrame
        year, value, lower_80, upper_80, lower_95, upper_95 of one model.
    unit : str
        Base unit of the values.
    title, subtitle, language, source, name
        As in `labourtargets.charts.trajectory`.
    target : float, optional
        Value drawn as a horizontal line.

    Returns
    -------
    Chart
        Its rows are the forecast's.

    Raises
    ------
    LabourTargetsError
        If a frame lacks a column.

    Examples
    --------
    >>> history = pd.DataFrame({"year": range(2014, 2022), "value": range(8)})
    >>> ahead = pd.DataFrame({"year": [2022], "value": [8.0], "lower_80": [7.0],
    ...     "upper_80": [9.0], "lower_95": [6.0], "upper_95": [10.0]})
    >>> chart = forecast_fan(history, ahead, unit="%", title="t", subtitle="", language="en",
    ...                      source="d")
    >>> chart.figure.data[-1].line.dash
    'dash'
    """
    fans = (("lower_95", "upper_95", 0.14), ("lower_80", "upper_80", 0.26))
    ends = [end for *pair, _ in fans for end in pair]
    require(history, ["year", "value"], name)
    require(forecast, ["year", "value", *ends], name)
    caption = Caption(name, title, subtitle, language, source)
    past, ahead = history.sort_values("year"), forecast.sort_values("year")
    extra = [target] if target is not None else []
    values = [*past["value"], *extra, *(value for end in ends for value in ahead[end])]
    axis = value_axis(values, unit, language)
    own = mark(0)
    last = past.iloc[-1]
    # the fan opens from the last observation
    years = [int(last["year"]), *map(int, ahead["year"])]
    data: list[dict[str, Any]] = []
    for low, high, opacity in fans:
        edges = [[float(last["value"]), *map(float, ahead[end])] for end in (low, high)]
        data += band(years, edges[0], edges[1], own.colour, opacity=opacity)
    for rows, dash, label in ((past, "solid", "observed"), (ahead, "dash", "forecast")):
        joined = pd.concat([past.tail(1), rows]) if label == "forecast" else rows
        data.append({
            "type": "scatter", "mode": "lines" if label == "forecast" else "lines+markers",
            "x": [int(year) for year in joined["year"]], "name": label, "hoverinfo": "text",
            "y": [float(value) for value in joined["value"]],
            "text": [escape(f"{wording.year(row['year'], language)} · "
                            f"{wording.number(row['value'], unit, language)}")
                     for row in records(joined)],
            "line": {"color": own.colour, "width": 2.5, "dash": dash},
            "marker": {"symbol": "x", "size": 7, "color": INK},
        })  # fmt: skip
    shown = [int(year) for year in [*past["year"], *ahead["year"]]]
    look = caption.frame(
        unit=axis.unit, plot_height=_HEIGHT, left=axis.room + 12, right=16,
        notes=[wording.phrase(f"chart.key.{key}", language)
               for key in ("observed", "forecast", "interval80", "interval95")],
    )  # fmt: skip
    if target is not None:
        look.layout["shapes"].append({
            "type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": target, "y1": target,
            "line": {"color": INK, "width": 1, "dash": "dot"},
        })  # fmt: skip
        said = wording.phrase("chart.pair", language, first=wording.label("role", "target", language),
                              second=wording.number(target, unit, language))  # fmt: skip
        look.layout["annotations"].append(
            annotation(escape(said), size=11, x=0, xref="paper", xanchor="left", xshift=4,
                       y=target, yanchor="bottom", yshift=2)
        )  # fmt: skip
    look.layout["xaxis"] = year_axis(shown, look.plot_width, [int(last["year"])])
    look.layout["yaxis"] = axis.spec()
    items = [
        (wording.year(row["year"], language), wording.phrase(
            "alt.at", language, value=wording.number(row["value"], unit, language),
            year=wording.interval(row["lower_80"], row["upper_80"], unit, language)))
        for row in records(ahead)
    ]  # fmt: skip
    alt = told("forecast", items, language)
    columns = [
        column("year", language, type="year"),
        *(column(one, language, unit, "number") for one in ("value", *ends)),
    ]
    return caption.chart(data, look, ahead, columns, unit=unit, alt=alt, summary=alt)
