"""A projection, and how it shows itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from labourtargets.analysis.projected.alike import alike
from labourtargets.analysis.projected.contract import headlines
from labourtargets.analysis.projected.drawing import drawn, indexed
from labourtargets.analysis.projected.findings import FINDINGS, worded
from labourtargets.analysis.projected.tables import TABLES, tabled
from labourtargets.analysis.selection import Selection, View
from labourtargets.intervals import DELTA
from labourtargets.session import spoken
from labourtargets.statements import load_statements
from labourtargets.trajectories import STATED, Baseline, Scenario, against_stated, missing

if TYPE_CHECKING:
    from labourtargets.charts import Chart

__all__ = ["Projection"]


@dataclass(frozen=True, repr=False)
class Projection(Selection):
    """Series projected year by year; see `project`."""

    models: tuple[str, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    before: str = "none"
    delta: float = DELTA
    baselines: tuple[Baseline, ...] = ()
    as_of: str = ""
    #: places asked for of which no document gives a figure of the indicators
    without: tuple[str, ...] = ()

    QUESTION: ClassVar[str] = "question.02_trajectory"
    CHARTS: ClassVar[tuple[str, ...]] = ("path", "index", "multiples", "scenarios")

    @cached_property
    def series(self) -> list[str]:
        """Identifiers of the series, in the order asked for."""
        return list(dict.fromkeys(self.parts["anchors"]["series_id"]))

    @cached_property
    def projected(self) -> list[str]:
        """Identifiers of the series that one model at least projects."""
        coverage = self.parts["coverage"]
        ok = set(coverage.loc[coverage["status"] == "ok", "series_id"])
        return [name for name in self.series if name in ok]

    def takes_no_rule(self, rows: pd.DataFrame) -> pd.Series:
        """Tell of each row whether it lies before the text, and its series takes no rule chosen."""
        return rows["reason"].str.contains("outside_anchors:") & (self.before != "none")

    @cached_property
    def units(self) -> list[str]:
        """Base units of the series, each once."""
        return list(dict.fromkeys(self.parts["anchors"]["base_unit"]))

    @cached_property
    def scales(self) -> list[list[str]]:
        """Series that can share a column of numbers: one unit, magnitude and kind of decimals."""
        from labourtargets import wording

        anchors = self.parts["anchors"]
        most = anchors.groupby("series_id")["value"].max()
        units = anchors.drop_duplicates("series_id").set_index("series_id")["base_unit"]
        groups: dict[tuple[str, float, bool], list[str]] = {}
        for one in self.series:
            unit = str(units[one])
            # one grouping for both languages, or their files would differ
            factor = wording.scale([float(most[one])], unit, "zh").factor
            stated = anchors.loc[anchors["series_id"] == one, "value"]
            # what is counted in ones keeps apart from what is measured in tenths
            whole = factor == 1 and unit != "%" and wording.places(stated) == 0
            key = (unit, factor, whole)
            groups.setdefault(key, []).append(one)
        return list(groups.values())

    @cached_property
    def used(self) -> tuple[str, ...]:
        """Models that project one series at least, in the order of the registry."""
        ok = set(self.frame.loc[self.frame["status"] == "ok", "model"])
        return tuple(name for name in self.models if name in ok)

    @property
    def model(self) -> str:
        """The model drawn boldly: linear, or else the first that projects anything."""
        usable = self.used or self.models
        return "linear" if "linear" in usable else usable[0]

    @cached_property
    def stated(self) -> pd.DataFrame:
        """Rows of the paths as stated, without the scenarios."""
        return self.frame[self.frame["scenario"] == STATED.name]

    @cached_property
    def compared(self) -> pd.DataFrame:
        """Every scenario beside the reference path."""
        return against_stated(self.frame)

    def question(self, language: str | None = None, subtitle: str = "") -> None:
        """Display the question, with what the run is about."""
        language = spoken(language)
        super().question(language, subtitle or self.about(language))

    def about(self, language: str | None = None) -> str:
        """Name regions, indicators and years in a line."""
        from labourtargets import wording

        language = spoken(language)
        anchors = self.parts["anchors"]
        regions = list(dict.fromkeys(anchors["region_id"]))
        indicators = list(dict.fromkeys(anchors["indicator_id"]))
        things = wording.phrase("project.indicators", language, count=len(indicators))
        if len(indicators) <= 4:
            names = [wording.indicator_name(name, language, inline=True) for name in indicators]
            things = wording.listed(names, language)
        places = [wording.region_name(one, language, short=len(regions) > 2) for one in regions]
        years = self.frame["year"].dropna()
        told = wording.period(int(years.min()), int(years.max()), language)
        beyond = self.stated[
            self.stated["status"].eq("ok") & self.stated["basis"].eq("extrapolated")
        ]
        if len(beyond):
            told = wording.phrase(
                "project.beyond",
                language,
                years=told,
                beyond=wording.listed(
                    [str(year) for year in sorted(set(beyond["year"]))], language
                ),
            )
        return wording.phrase(
            "project.about",
            language,
            regions=wording.listed(places, language),
            indicators=things,
            years=told,
        )

    def chart(self, name: str = "", language: str | None = None) -> Chart:
        """Draw ``path`` (models of a series or a few), ``index``, ``multiples`` or ``scenarios``.

        ``index`` puts levels on one scale. By default path for one series, multiples for many.
        """
        language = spoken(language)
        name = name or ("path" if len(self.series) == 1 else "multiples")
        if name not in self.CHARTS:
            raise self._unknown("chart", name, self.CHARTS)
        return drawn(self, name, language)

    def figure(self, name: str = "", language: str | None = None) -> None:
        """Display a chart; where nothing can be projected, say what is missing instead.

        Scenarios are drawn for one series, the index for several that grow: elsewhere the
        tables and panels say it all.
        """
        language = spoken(language)
        if name == "scenarios" and (not self.scenarios or len(self.series) > 1):
            return
        if name == "index" and indexed(self) is None:
            return
        if self.projected:
            super().figure(name, language)
        else:
            self._cannot_project(name or "path", language)

    def _cannot_project(self, name: str, language: str) -> None:
        from labourtargets import present, wording

        reasons = self.parts["coverage"].set_index("series_id")["reason"]
        wanted = [
            wording.phrase(
                "project.missing",
                language,
                series=self.name_of(one, language),
                missing=missing(str(reasons[one]), language),
            )
            for one in self.series
        ]
        present.refusal(
            wording.phrase("refusal.cannot_project", language),
            wording.joined(self.sentences("why_not", language), language),
            missing=wanted,
            language=language,
            name=f"refused-{name}",
            statements=self.parts["anchors"],
        )

    def sentences(self, name: str = "answer", language: str | None = None) -> list[str]:
        """Word one of the findings; numbers of documents carry their statement.

        They are answer, choice (of the model), scenarios, why_not, interval, extrapolation,
        assumptions, itemised and implied.
        """
        language = spoken(language)
        found = worded(self, name, language)
        if found is None:
            raise self._unknown("finding", name, FINDINGS)
        return found

    def finding(self, name: str, language: str | None = None) -> None:
        """Display a finding: one of the names of `sentences`."""
        from labourtargets import present

        language = spoken(language)
        slug = f"finding-{name}".replace("_", "-")
        present.finding(self.sentences(name, language), name=slug, language=language)

    def view(self, name: str = "", language: str | None = None, part: int = 0) -> View:
        """Return ``years``, ``anchors``, ``implied``, ``why_not`` or ``scenarios``.

        ``years`` shows the series of one of `scales`, the first by default. Without a name it is
        years, or why_not where nothing can be projected.
        """
        language = spoken(language)
        name = name or self._first
        if name not in TABLES:
            raise self._unknown("table", name, TABLES)
        return tabled(self, name, language, self.scales[part])

    def table(self, name: str = "", language: str | None = None) -> None:
        """Display a table; yearly values of different units or magnitudes stand apart.

        A table without rows is left out: the finding beside it says why there is none.
        """
        from labourtargets import present

        language = spoken(language)
        name = name or self._first
        parts = len(self.scales) if name == "years" else 1
        for part in range(parts):
            view = self.view(name, language, part)
            if view.frame.empty:
                continue
            present.table(
                view.frame,
                name=name.replace("_", "-") + (f"-{part + 1}" if parts > 1 else ""),
                title=view.title,
                columns=view.columns,
                language=language,
                note=view.note,
            )

    @property
    def _first(self) -> str:
        """The table that is shown first."""
        return "years" if self.projected else "why_not"

    def contract(self) -> list[str]:
        """Return the headline numbers as plain lines that do not depend on the language.

        Examples
        --------
        >>> from labourtargets.analysis import project
        >>> project("高新区", "人才资源总量").contract()[1]
        'chongqing-hitech/talent_total: 2020 83600 to 2025 200000, 23280 a year, 19.06%'
        """
        return headlines(self)

    @property
    def statement_ids(self) -> list[str]:
        """Statements the projection rests on or names, in the order of the documents."""
        found = {*super().statement_ids, *self.parts["denominators"]["part_id"]}
        found |= {row["statement_id"] for row, _ in alike(self)}
        known = load_statements(self.workspace)["statement_id"]
        return [statement for statement in known if statement in found]

    def name_of(self, series_id: str, language: str, *, inline: bool = False) -> str:
        """Name a series by what tells it from the others; `inline` as a sentence does."""
        from labourtargets import wording

        region_id, indicator_id = self._subjects[series_id]
        region = wording.region_name(region_id, language, short=True)
        indicator = wording.indicator_name(indicator_id, language, inline=inline)
        regions, indicators = (set(ids) for ids in zip(*self._subjects.values(), strict=True))
        if len(self.series) > 1 and len(indicators) == 1:
            return region
        if len(self.series) > 1 and len(regions) == 1:
            return indicator
        return wording.phrase("project.series", language, region=region, indicator=indicator)

    @cached_property
    def _subjects(self) -> dict[str, tuple[str, str]]:
        """Region and indicator of every series."""
        first = self.parts["anchors"].drop_duplicates("series_id")
        subjects = zip(first["region_id"], first["indicator_id"], strict=True)
        return dict(zip(first["series_id"], subjects, strict=True))
