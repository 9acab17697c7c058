"""Statements selected by a reader: their points over the years, and the table of their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from labourtargets.analysis.provenance import numbered
from labourtargets.analysis.selected.words import (
    course,
    further,
    is_range,
    joined,
    labels,
    moves,
    nothing,
)
from labourtargets.analysis.selection import Selection, View, named
from labourtargets.corpus import load_corpus
from labourtargets.errors import LabourTargetsError
from labourtargets.session import spoken
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.charts import Chart

__all__ = ["Statements"]

_PANEL = ["region_id", "indicator_id", "measure", "base_unit"]
# more small panels than this are a poster
_MOST_PANELS, _MOST_IN_TITLE = 12, 2


@dataclass(frozen=True, repr=False)
class Statements(Selection):
    """Statements selected by place, indicator, document, role or year.

    Parameters
    ----------
    frame, workspace, parts
        As in `Selection`.
    without : mapping of str to int
        Where nothing has all that was asked for: how many statements are left without one part
        of it (region, indicator, document, role, year).

    Examples
    --------
    >>> from labourtargets.analysis import select
    >>> chosen = select(region="南充市", indicator="hr_revenue")
    >>> chosen.chart(language="en").summary
    'Annual revenue of the human-resources services industry 3.1 billion yuan (2022) and 3.6 billion yuan (2025)'
    """

    CHARTS: ClassVar[tuple[str, ...]] = ("points",)
    TABLES: ClassVar[tuple[str, ...]] = ("statements",)
    FINDINGS: ClassVar[tuple[str, ...]] = ("answer",)

    without: Mapping[str, int] = field(default_factory=dict)

    def chart(self, name: str = "", language: str | None = None) -> Chart:
        """Draw ``points``: what is stated for which year, a panel for each thing counted.

        Statements without a year or a value, and panels beyond a dozen, are named below.
        """
        from labourtargets import charts, wording

        language = spoken(language)
        name = name or "points"
        if name not in self.CHARTS:
            raise self._unknown("chart", name, self.CHARTS)
        points = self._points()
        if points.empty:
            if not len(self):
                raise LabourTargetsError(
                    "nothing to draw: no statement is selected", phrase="stated.nothing"
                )
            raise LabourTargetsError(
                f"nothing to draw: none of the {len(self)} statements selected carries a year and "
                "a value",
                phrase="finding.stated_none",
                values={"count": len(self)},
            )
        labelled = points.assign(label=labels(points, language))
        # what is stated for several years tells most; panels keep the order of the documents
        sizes = labelled.groupby("panel", sort=False).size()
        chosen = sizes.sort_values(ascending=False, kind="stable").index[:_MOST_PANELS]
        left_out = labelled[~labelled["panel"].isin(chosen)]
        return charts.stated_points(
            labelled[labelled["panel"].isin(chosen)].reset_index(drop=True),
            title=self.sentences("answer", language)[0],
            subtitle=wording.phrase(
                "project.about", language, regions=self._named("region", language),
                indicators=self._named("indicator", language),
                years=wording.period(
                    points["period_start"].min(), points["period_end"].max(), language
                ),
            ),
            language=language, source=self._source(language), name="points",
            notes=[*self._undrawn(language), *further(left_out, language)],
        )  # fmt: skip

    def sentences(self, name: str = "answer", language: str | None = None) -> list[str]:
        """Word ``answer``: what is stated first and last, or which way the figures go."""
        from labourtargets import wording

        language = spoken(language)
        if name not in self.FINDINGS:
            raise self._unknown("finding", name, self.FINDINGS)
        points = self._points()
        courses = [rows for _, rows in points.groupby("panel", sort=False)]
        if not len(self):
            return [nothing(self.without, language)]
        if not courses:
            return [wording.phrase("finding.stated_none", language, count=len(self))]
        if len(courses) == 1:
            return [course(courses[0], language)]
        moved = moves(courses, language)
        if moved:
            return [moved]
        years = wording.period(points["period_start"].min(), points["period_end"].max(), language)
        return [wording.phrase("finding.stated_points", language, drawn=len(points), years=years)]

    def view(self, name: str = "", language: str | None = None) -> View:
        """Return ``statements``: each with its value and unit, its sentence and its document."""
        from labourtargets import wording
        from labourtargets.charts import Column

        language = spoken(language)
        if name and name not in self.TABLES:
            raise self._unknown("table", name, self.TABLES)
        titles = self._titles(language)
        frame = named(self.frame, language)
        rows = records(self.frame)
        frame["role_label"] = [wording.label("role", row["role"], language) for row in rows]
        frame["said"] = [wording.stated(row, language, linked=False) for row in rows]
        frame["unit_name"] = [wording.unit_name(row["base_unit"], language) for row in rows]
        frame["period"] = [
            wording.period(row["period_start"], row["period_end"], language) for row in rows
        ]
        frame["document"] = [titles[row["doc_id"]] for row in rows]
        columns = [
            Column("region", wording.phrase("column.region", language)),
            Column("indicator", wording.phrase("column.indicator", language)),
            Column("role_label", wording.phrase("column.role", language)),
            Column("period", wording.phrase("column.period", language)),
            Column("text", wording.phrase("column.text", language), statement="statement_id"),
            Column("said", wording.phrase("column.value", language)),
            Column("unit_name", wording.phrase("column.unit", language)),
            Column("quote", wording.phrase("column.quote", language)),
            Column("document", wording.phrase("column.document", language)),
        ]
        return View(
            frame, columns, wording.phrase("catalogue.selected", language, count=len(frame)),
            wording.phrase("chart.source", language, source=self._dated_source(language))
            if rows else nothing(self.without, language),
        )  # fmt: skip

    def __repr__(self) -> str:
        if len(self):
            return super().__repr__()
        return f"{type(self).__name__}: {nothing(self.without, 'en')}"

    def _points(self) -> pd.DataFrame:
        """Return the statements with a year and a value or range, and the panel of each."""
        frame = self.frame
        dated = frame["period_end"].notna() & frame["period_start"].notna()
        points = frame[dated & (frame["value"].notna() | is_range(frame))]
        return points.assign(panel=["|".join(map(str, key)) for key in points[_PANEL].to_numpy()])

    def _undrawn(self, language: str) -> list[str]:
        """Name the statements that are no point, with the reason."""
        from labourtargets import wording

        rest = self.frame[~self.frame["statement_id"].isin(self._points()["statement_id"])]
        blank = rest["value"].isna() & ~is_range(rest)
        notes = []
        for key, rows in (("undated", rest[~blank]), ("no_value", rest[blank])):
            if len(rows):
                labelled = rows.assign(label=labels(rows, language))
                items = [
                    wording.phrase(
                        "alt.item", language, name=row["label"],
                        value=wording.stated(row, language, linked=False),
                    )
                    if key == "undated" else str(row["label"])
                    for row in records(labelled)
                ]  # fmt: skip
                said = joined(items, language)
                notes.append(wording.phrase(f"stated.{key}", language, items=said))
        return notes

    def _named(self, kind: str, language: str) -> str:
        from labourtargets import wording

        name = wording.region_name if kind == "region" else wording.indicator_name
        names = [name(one, language) for one in dict.fromkeys(self._points()[f"{kind}_id"])]
        if len(names) <= _MOST_IN_TITLE:
            return wording.listed(names, language)
        key = "project.indicators" if kind == "indicator" else "stated.regions"
        return wording.phrase(key, language, count=len(names))

    def _titles(self, language: str) -> dict[str, str]:
        return {
            document.doc_id: getattr(document.source, f"title_{language}")
            for document in load_corpus(self.workspace)
        }

    def _source(self, language: str) -> str:
        """Name the documents for the line below a chart: by title, or where and when made."""
        from labourtargets import wording

        used = dict.fromkeys(self._points()["doc_id"])
        sources = {document.doc_id: document.source for document in load_corpus(self.workspace)}
        if len(used) <= _MOST_IN_TITLE:
            titles = self._titles(language)
            return wording.listed([titles[doc_id] for doc_id in used], language)
        return wording.listed(
            [
                f"{wording.region_name(sources[doc_id].region_id, language)} "
                f"{sources[doc_id].issued_on[:4]}"
                for doc_id in used
            ],
            language,
        )

    def _dated_source(self, language: str) -> str:
        from labourtargets import wording

        used = set(self.frame["doc_id"])
        told = [
            wording.phrase(
                "stated.document", language, title=getattr(source, f"title_{language}"),
                **numbered(source, language),
            )
            for source in (document.source for document in load_corpus(self.workspace))
            if source.doc_id in used
        ]  # fmt: skip
        return wording.phrase("alt.separator", language).join(told)
