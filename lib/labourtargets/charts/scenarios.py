"""Charts of one series under several scenarios."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from labourtargets import wording
from labourtargets.charts.assembly import PLOT_HEIGHT, path_chart
from labourtargets.charts.axes import value_axis
from labourtargets.charts.chart import Chart, require
from labourtargets.charts.lines import Sketch, drawn_values, runs, usable
from labourtargets.charts.marks import anchor_marks
from labourtargets.charts.style import INK, Mark, mark

__all__ = ["scenarios"]


def scenarios(
    projection: pd.DataFrame,
    anchors: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    stated: str = "stated",
    labels: Mapping[str, str] | None = None,
    unit: str | None = None,
    name: str = "scenarios",
) -> Chart:
    """Draw one series under several scenarios beside the path as stated.

    Parameters
    ----------
    projection : pandas.DataFrame
        series_id, scenario, model, year, value, basis of one series under one model.
    anchors : pandas.DataFrame
        Rows of the series table.
    title, subtitle, language, source, unit, name
        As in `trajectory`.
    stated : str, default "stated"
        The scenario drawn boldly in ink.
    labels : mapping, optional
        Scenario → name; the phrases ``scenario.*`` by default, or the scenario's own name.

    Returns
    -------
    Chart
        Its rows are the drawn projection.

    Raises
    ------
    LabourTargetsError
        If a frame lacks a column.

    Examples
    --------
    >>> projection = pd.DataFrame({"series_id": "a/b", "region_id": "yongchuan",
    ...     "indicator_id": "skilled_workers", "model": "linear", "year": [2020, 2025] * 2,
    ...     "scenario": ["stated", "stated", "q80", "q80"],
    ...     "value": [1e5, 2e5, 1e5, 1.8e5], "basis": ["baseline", "stated"] * 2})
    >>> anchors = projection.head(2).assign(anchor=["baseline", "target"], comparator="exactly",
    ...     base_unit="人", statement_id=["d:1", "d:9"])
    >>> chart = scenarios(projection, anchors, title="t", subtitle="", language="en", source="d")
    >>> len(chart.rows)
    4
    """
    require(projection, ["series_id", "scenario", "year", "value", "basis"], name)
    paths = usable(projection)
    unit = unit or str(anchors["base_unit"].iloc[0])
    axis = value_axis(drawn_values(paths, anchors), unit, language, space=0.14)
    order = list(dict.fromkeys(paths["scenario"]))
    names = {one: (labels or {}).get(one) or _scenario(one, language) for one in order}
    sketch = Sketch()
    arrived: list[tuple[tuple[float, ...], tuple[str, float, float, Mark]]] = []
    for number, one in enumerate(sorted(order, key=lambda item: item == stated)):
        own = Mark(INK, "circle", "●") if one == stated else mark(number)
        path = paths[paths["scenario"] == one]
        sketch.data += runs(path, own.colour, language, unit)
        sketch.keys |= set(path["basis"]) & {"interpolated", "extrapolated"}
        tail = path.iloc[-1]
        # paths that meet at the end fan out as they came, so that no leader crosses another
        came = tuple(float(value) for value in reversed(path["value"].tolist()))
        arrived.append((came, (names[one], int(tail["year"]), float(tail["value"]), own)))
    ends = [end for _, end in sorted(arrived, key=lambda entry: entry[0])]
    anchor_marks(sketch, anchors, Mark(INK, "circle", "●"), language, axis, PLOT_HEIGHT)
    return path_chart(
        sketch, axis, paths, anchors, ends=ends, title=title, subtitle=subtitle,
        language=language, source=source, unit=unit, name=name, names=names, by="scenario",
    )  # fmt: skip


def _scenario(name: str, language: str) -> str:
    key = f"scenario.{name}"
    return wording.phrase(key, language) if key in wording.keys("scenario") else name
