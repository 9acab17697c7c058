"""Charts of paths: one or several series, their models and observations."""

from __future__ import annotations

import pandas as pd

from labourtargets.charts.assembly import PLOT_HEIGHT, path_chart, series_names
from labourtargets.charts.axes import ValueAxis, value_axis
from labourtargets.charts.chart import Chart, require
from labourtargets.charts.envelopes import envelope_band, range_over
from labourtargets.charts.labels import stated_labels
from labourtargets.charts.lines import Sketch, drawn_values, first_model, label_room, usable
from labourtargets.charts.marks import anchor_marks, observed_marks
from labourtargets.charts.style import mark
from labourtargets.charts.thin import Drawn, models, tell_apart

__all__ = ["progress_path", "trajectory"]


def trajectory(
    projection: pd.DataFrame,
    anchors: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    envelope: pd.DataFrame | None = None,
    over: str | None = None,
    observations: pd.DataFrame | None = None,
    model: str | None = None,
    as_of: str | None = None,
    unit: str | None = None,
    name: str = "trajectory",
) -> Chart:
    """Draw the path of one series, or of a few in one unit, with all that is known about it.

    Parameters
    ----------
    projection : pandas.DataFrame
        series_id, region_id, indicator_id, model, year, value, basis, perhaps scenario (only
        "stated" is drawn where it occurs), status, lower, upper. Rows without a value, or with
        another status than ok, are not drawn.
    anchors : pandas.DataFrame
        Rows of the series table: series_id, anchor, year, value, lower, upper, comparator,
        base_unit, statement_id.
    title, subtitle : str
        The finding; what is drawn and its date. The unit of the axis is added to the subtitle.
    language : {"zh", "en"}
    source : str
        Documents, for the source line.
    envelope : pandas.DataFrame, optional
        series_id, year, low, high: least and greatest value over the models.
    over : str, optional
        What the envelope is the range over, in words; by default the models of the projection.
    observations : pandas.DataFrame, optional
        region_id, indicator_id, year or period_end, value, lower, upper, status; only those of
        the series are drawn.
    model : str, optional
        The model drawn boldly; linear, or else the first, by default. Others are thin lines,
        with their name or a number that the reading key explains.
    as_of : str, optional
        ISO date marked by a vertical line, where it lies within the years.
    unit : str, optional
        Base unit; that of the anchors by default.
    name : str, default "trajectory"

    Returns
    -------
    Chart
        Its rows are the drawn projection: series_id, region_id, indicator_id, model, scenario,
        year, value, lower, upper, basis.

    Raises
    ------
    LabourTargetsError
        If a frame lacks a column.

    Examples
    --------
    >>> projection = pd.DataFrame({"series_id": "a/b", "region_id": "yongchuan",
    ...     "indicator_id": "skilled_workers", "model": "linear", "year": [2020, 2025],
    ...     "value": [1e5, 2e5], "basis": ["baseline", "stated"]})
    >>> anchors = projection.assign(anchor=["baseline", "target"], comparator="exactly",
    ...     lower=[1e5, 2e5], upper=[1e5, 2e5], base_unit="人", statement_id=["d:1", "d:9"])
    >>> trajectory(projection, anchors, title="t", subtitle="", language="en", source="d").unit
    '人'
    """
    needed = ["series_id", "region_id", "indicator_id", "model", "year", "value", "basis"]
    require(projection, needed, name)
    require(anchors, ["series_id", "region_id", "indicator_id", "anchor", "year", "value"], name)
    paths = usable(projection)
    if "scenario" in paths and (paths["scenario"] == "stated").any():
        paths = paths[paths["scenario"] == "stated"]
    chosen = model or first_model(projection)
    unit = unit or str(anchors["base_unit"].iloc[0])
    seen = _observed(observations, anchors)
    edges = envelope[["series_id", "year", "low", "high"]] if envelope is not None else None
    axis = value_axis(drawn_values(paths, anchors, edges, seen), unit, language, space=0.14)
    series = list(dict.fromkeys([*paths["series_id"], *anchors["series_id"]]))
    names = series_names(pd.concat([paths, anchors]), series, language)
    sketch, ends = Sketch(), []
    colours: dict[str, str] = {}
    drawn: Drawn = {}
    for number, one in enumerate(series):
        mine, stated = (rows[rows["series_id"] == one] for rows in (paths, anchors))
        here = pd.concat([mine, stated])
        own = mark(str(here["region_id"].iloc[0]) if _regions(paths, anchors) else number)
        if edges is not None:
            own_edges = edges[edges["series_id"] == one]
            said = over or range_over(mine["model"], language)
            envelope_band(sketch, own_edges, own.colour, said, axis, PLOT_HEIGHT)
        bold, thin = models(sketch, mine, chosen, own.colour, language, unit, axis, PLOT_HEIGHT)
        drawn |= {(one, name): path for name, path in thin.items()}
        colours[one] = own.colour
        anchor_marks(sketch, stated, own, language, axis, PLOT_HEIGHT)
        _observations(sketch, seen, here, language, unit, axis)
        last = bold if len(bold) else stated[stated["value"].notna()]
        if len(series) == 1:
            sketch.notes += stated_labels(stated, language)
        elif len(last):
            tail = last.sort_values("year").iloc[-1]
            ends.append((names[one], int(tail["year"]), float(tail["value"]), own))
    right = label_room([end[0] for end in ends]) if ends else 16
    tell_apart(sketch, paths, drawn, chosen, colours, language, axis, PLOT_HEIGHT, right)
    return path_chart(
        sketch, axis, paths if len(paths) else anchors, anchors, ends=ends, title=title,
        subtitle=subtitle, language=language, source=source, unit=unit, name=name, as_of=as_of,
        names=names, chosen=chosen,
    )  # fmt: skip


def progress_path(
    projection: pd.DataFrame,
    anchors: pd.DataFrame,
    observations: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    envelope: pd.DataFrame | None = None,
    model: str | None = None,
    as_of: str | None = None,
    name: str = "progress_path",
) -> Chart:
    """Draw observed values on the path that was promised; parameters as in `trajectory`.

    Examples
    --------
    >>> projection = pd.DataFrame({"series_id": "a/b", "region_id": "yongchuan",
    ...     "indicator_id": "skilled_workers", "model": "linear", "year": [2020, 2025],
    ...     "value": [1e5, 2e5], "basis": ["baseline", "stated"]})
    >>> anchors = projection.assign(anchor=["baseline", "target"], comparator="exactly",
    ...     lower=[1e5, 2e5], upper=[1e5, 2e5], base_unit="人", statement_id=["d:1", "d:9"])
    >>> seen = pd.DataFrame({"region_id": ["yongchuan"], "indicator_id": ["skilled_workers"],
    ...     "year": [2022], "value": [1.2e5], "status": ["reported"]})
    >>> chart = progress_path(projection, anchors, seen, title="t", subtitle="", language="zh",
    ...                       source="d")
    >>> [trace.name for trace in chart.figure.data][-1]
    'observed'
    """
    return trajectory(
        projection, anchors, observations=observations, envelope=envelope, model=model,
        as_of=as_of, title=title, subtitle=subtitle, language=language, source=source, name=name,
    )  # fmt: skip


def _observations(
    sketch: Sketch, seen: pd.DataFrame, here: pd.DataFrame, language: str, unit: str,
    axis: ValueAxis,
) -> None:  # fmt: skip
    own = seen[seen["region_id"].isin(here["region_id"])]
    own = own[own["indicator_id"].isin(here["indicator_id"])]
    observed_marks(sketch, own, language, unit, axis, PLOT_HEIGHT)


def _observed(observations: pd.DataFrame | None, anchors: pd.DataFrame) -> pd.DataFrame:
    if observations is None:
        return pd.DataFrame(columns=["region_id", "indicator_id", "year", "value"])
    require(observations, ["region_id", "indicator_id", "value"], "observations")
    return observations[observations["value"].notna()]


def _regions(*frames: pd.DataFrame) -> bool:
    """Tell whether regions are what the lines differ by (or there is one line only)."""
    rows = pd.concat(frames)
    return bool(rows["region_id"].nunique() == rows["series_id"].nunique())
