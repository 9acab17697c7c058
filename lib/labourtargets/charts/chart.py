"""What a chart function returns: the figure and, beside it, the numbers it draws."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.errors import LabourTargetsError, Problems, suggest

__all__ = ["CONFIG", "Chart", "Column", "column", "drawn", "records", "require"]

# plotly 7 offers to upload charts unless told not to. JupyterLab fits figures to their place by
# itself; were they responsive too, two resizes at once would lose the height of a figure.
CONFIG: dict[str, Any] = {
    "displaylogo": False,
    "showSendToCloud": False,
    "responsive": False,
    "modeBarButtonsToRemove": ["select2d", "lasso2d", "autoScale2d"],
}


@dataclass(frozen=True)
class Column:
    """Describe a column of a table on the page.

    Parameters
    ----------
    name : str
        Column of the frame.
    label : str
        Heading, in the page's language.
    unit : str, default ""
        Base unit of its numbers.
    type : {"text", "number", "year", "statement"}, default "text"
        A statement column holds identifiers and shows a link to the sentence.
    decimals : int, optional
        Printed decimals, the same in every row; chosen from the values by default.
    statement : str, default ""
        Column of the frame that names the statement each of its numbers was read from.
    shown : str, default ""
        Column of the frame printed in its place; the evidence, and the CSV, keep `name`.
    href : str, default ""
        Column of the frame that holds an http address each of its cells leads to, where known.
    """

    name: str
    label: str
    unit: str = ""
    type: str = "text"
    decimals: int | None = None
    statement: str = ""
    shown: str = ""
    href: str = ""


@dataclass(frozen=True)
class Chart:
    """Hold a drawn figure with everything a page needs to stand beside it.

    Parameters
    ----------
    drawing : mapping of str to Any
        ``data`` and ``layout`` as plotly takes them, unchecked; `figure` is made of them.
    name : str
        Slug, unique in a notebook.
    title, subtitle, language, source, unit : str
        As drawn.
    alt, summary : str
        One line for those who cannot see it; the main numbers in a sentence.
    columns : tuple of Column
    rows : tuple of tuple
        The drawn numbers, raw, as JSON values.
    statement_ids : tuple of str
        Statements whose values are drawn.
    """

    drawing: Mapping[str, Any] = field(repr=False)
    name: str
    title: str
    subtitle: str
    language: str
    source: str
    unit: str
    alt: str
    summary: str
    columns: tuple[Column, ...] = field(repr=False)
    rows: tuple[tuple[Any, ...], ...] = field(repr=False)
    statement_ids: tuple[str, ...] = field(default=(), repr=False)

    @cached_property
    def figure(self) -> Any:
        """The chart as a `plotly.graph_objects.Figure`, every property checked."""
        import plotly.graph_objects as go

        return go.Figure(**self.drawing)

    @property
    def spec(self) -> dict[str, Any]:
        """The figure as plain JSON: data, layout and config, the same on every run."""
        from plotly.utils import PlotlyJSONEncoder

        # plotly checks property by property, which takes longer than drawing: a page goes
        # without, unless somebody took the figure and may have changed it
        taken = vars(self).get("figure")
        drawn = self.drawing if taken is None else taken.to_plotly_json()
        spec: dict[str, Any] = json.loads(json.dumps(drawn, cls=PlotlyJSONEncoder, sort_keys=True))
        return {**spec, "config": dict(CONFIG)}

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {"application/vnd.plotly.v1+json": self.spec, "text/plain": self.alt}


def column(name: str, language: str, unit: str = "", type: str = "text", key: str = "") -> Column:
    """Return a column whose heading is the phrase ``column.<name>``.

    Examples
    --------
    >>> column("region_id", "en", key="region").label
    'region'
    """
    return Column(name, wording.phrase(f"column.{key or name}", language), unit, type)


def drawn(
    frame: pd.DataFrame, columns: Sequence[Column]
) -> tuple[tuple[Column, ...], tuple[tuple[Any, ...], ...]]:
    """Return the columns a frame has, and its rows as JSON values.

    Examples
    --------
    >>> frame = pd.DataFrame({"year": [2025], "value": [float("nan")]})
    >>> drawn(frame, [Column("year", "Year"), Column("value", "Value"), Column("x", "X")])[1]
    ((2025, None),)
    """
    present = tuple(entry for entry in columns if entry.name in frame.columns)
    cells = ([_raw(value) for value in frame[entry.name].tolist()] for entry in present)
    return present, tuple(zip(*cells, strict=True))


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as mappings.

    Examples
    --------
    >>> records(pd.DataFrame({"year": [2025]}))
    [{'year': 2025}]
    """
    names = [str(name) for name in frame.columns]
    cells = (frame[name].tolist() for name in frame.columns)
    return [dict(zip(names, row, strict=True)) for row in zip(*cells, strict=True)]


def require(frame: pd.DataFrame, names: Iterable[str], chart: str) -> None:
    """Refuse a frame that lacks columns a chart draws.

    Raises
    ------
    LabourTargetsError
        Naming every missing column.

    Examples
    --------
    >>> require(pd.DataFrame({"a": [1]}), ["a"], "counts")
    """
    problems = Problems()
    for name in names:
        if name not in frame.columns:
            hint = suggest(name, map(str, frame.columns))
            problems.add(f"charts.{chart}", None, "column", name, "a column of the frame", hint)
    problems.raise_as(LabourTargetsError)


def _raw(value: Any) -> Any:
    if value is None or value is pd.NA or value != value:
        return None
    return value.item() if hasattr(value, "item") else value
