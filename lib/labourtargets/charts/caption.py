"""The words around a chart, and the chart made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.chart import Chart, Column, drawn
from labourtargets.charts.frame import Frame, frame

__all__ = ["Caption", "listed_items", "told"]


@dataclass(frozen=True)
class Caption:
    """Name, title, subtitle, language and source of one chart."""

    name: str
    title: str
    subtitle: str
    language: str
    source: str

    def __post_init__(self) -> None:
        # whatever the words were put together from, they begin a line
        for name in ("title", "subtitle"):
            words = wording.sentence(getattr(self, name), self.language)
            object.__setattr__(self, name, words)

    def frame(self, *, unit: str = "", notes: Sequence[str] = (), **place: Any) -> Frame:
        """Lay out the chart; `unit`, as the axis prints it, joins the subtitle."""
        subtitle = self.subtitle
        if unit:
            caption = wording.phrase("chart.unit", self.language, unit=unit)
            subtitle = (
                wording.phrase("chart.subtitle", self.language, text=subtitle, unit=caption)
                if subtitle
                else caption
            )
        return frame(
            title=self.title, subtitle=subtitle, source=self.source, language=self.language,
            notes=notes, **place,
        )  # fmt: skip

    def chart(
        self,
        data: list[dict[str, Any]],
        look: Frame,
        shown: pd.DataFrame,
        columns: Sequence[Column],
        *,
        unit: str = "",
        alt: str,
        summary: str,
        statements: pd.DataFrame | None = None,
    ) -> Chart:
        """Return the chart of some traces, with the rows it draws and their statements.

        Statements are those named in the drawn rows, or in the frame of `statements`.
        """
        described, rows = drawn(shown, columns)
        ids = [
            part
            for rows_of in (shown, statements)
            if rows_of is not None
            for name in map(str, rows_of.columns)
            if name.endswith(("statement_id", "statement_ids"))
            for cell in rows_of[name]
            if isinstance(cell, str)
            for part in cell.split("|")
            if part
        ]
        # plotly writes no empty list
        layout = {key: part for key, part in look.layout.items() if part != []}
        return Chart(
            drawing={"data": data, "layout": layout}, name=self.name, title=self.title,
            subtitle=self.subtitle, language=self.language, source=self.source, unit=unit,
            alt=alt, summary=wording.sentence(summary, self.language), columns=described, rows=rows,
            statement_ids=tuple(dict.fromkeys(ids)),
        )  # fmt: skip


def told(kind: str, items: Sequence[tuple[str, str]], language: str) -> str:
    """Word an alternative text from names and values.

    Examples
    --------
    >>> told("bars", [("Targets", "3"), ("Rules", "5")], "en")
    'Bar chart: Targets 3; Rules 5.'
    """
    return wording.phrase(f"alt.{kind}", language, items=listed_items(items, language))


def listed_items(items: Sequence[tuple[str, str]], language: str, most: int = 12) -> str:
    """Join names and values; a long list is cut and the rest counted.

    Examples
    --------
    >>> listed_items([("达州", "3"), ("巴中", "5")], "zh", most=1)
    '达州3；另有1项'
    """
    parts = [
        wording.phrase("alt.item", language, name=name, value=value) for name, value in items[:most]
    ]
    if len(items) > most:
        parts.append(wording.phrase("alt.more", language, count=len(items) - most))
    return wording.phrase("alt.separator", language).join(parts)
