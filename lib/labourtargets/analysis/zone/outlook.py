"""The outlook of a zone on the page: charts, findings, tables, refusals, contract."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from labourtargets.analysis.compared import Comparison
from labourtargets.analysis.projected import Projection
from labourtargets.analysis.reconciled import Reconciliation
from labourtargets.analysis.selection import Selection, View
from labourtargets.analysis.zone.rows import about, classes, divided
from labourtargets.comparison import Decomposition
from labourtargets.errors import ComparisonError, LabourTargetsError, Problem
from labourtargets.session import spoken
from labourtargets.statements import load_statements

if TYPE_CHECKING:
    from labourtargets.charts import Chart

__all__ = ["ZoneOutlook"]

_OF_PLACES = ("parts", "spread", "slopes")


@dataclass(frozen=True, repr=False)
class ZoneOutlook(Selection):
    """A zone as a whole; see `zone_outlook`.

    Parameters
    ----------
    zone : str
    places : tuple of str
        The places its printed totals consist of; empty where none are stated.
    whole, everything : Projection
        Of the zone: the indicators chosen, and all.
    agreement : Reconciliation
        The checks that touch zone, places and indicators.
    cities, comparison : Projection, Comparison or None
        Of the places.
    """

    zone: str = ""
    places: tuple[str, ...] = ()
    whole: Projection = field(kw_only=True)
    everything: Projection = field(kw_only=True)
    agreement: Reconciliation = field(kw_only=True)
    cities: Projection | None = field(default=None, kw_only=True)
    comparison: Comparison | None = field(default=None, kw_only=True)

    QUESTION: ClassVar[str] = "question.06_zone_outlook"
    CHARTS: ClassVar[tuple[str, ...]] = (
        "paths",
        "growth",
        "cities",
        "grid",
        "contributions",
        "convergence",
        "tiers",
        "items",
        "totals",
    )

    @property
    def indicators(self) -> list[str]:
        """The indicators chosen, in order."""
        return self.frame["indicator_id"].tolist()

    @property
    def main(self) -> str:
        """The indicator told first: the first with two figures, or else the first."""
        known = self.frame[self.frame["start_value"].notna() & self.frame["end_value"].notna()]
        return str((known if len(known) else self.frame)["indicator_id"].iloc[0])

    @property
    def shared(self) -> list[str]:
        """The indicators that are stated for the places too."""
        return [] if self.comparison is None else list(self.comparison.indicators)

    @cached_property
    def by_indicator(self) -> dict[str, Comparison]:
        """The places, one indicator at a time."""
        if self.comparison is None:
            found = f"{self.zone} without figures of places"
            raise ComparisonError(Problem("", None, "zone", found, "a zone with parts"))
        return {one: self.comparison.about(one) for one in self.shared}

    @cached_property
    def divided(self) -> pd.DataFrame:
        """Every indicator split among the places: levels, shares, contributions."""
        return pd.concat([divided(one) for one in self.by_indicator.values()], ignore_index=True)

    @cached_property
    def classes(self) -> tuple[dict[str, Any], Decomposition]:
        """A total of the zone split into the classes its document lists, and the rest."""
        return classes(self.whole, load_statements(self.workspace), self.indicators)

    @property
    def years(self) -> tuple[int, int]:
        """First and last year with a figure in the document."""
        known = pd.concat([self.frame["start_year"], self.frame["end_year"]]).dropna()
        return int(known.min()), int(known.max())

    def path_of(self, indicator: str, *, places: bool = False) -> Projection:
        """Return the projection of one indicator, of the zone or of its places.

        Raises
        ------
        ComparisonError
            If the places have none.
        """
        projection = self.cities if places else self.whole
        if projection is None:
            found = f"{self.zone} without figures of places"
            raise ComparisonError(Problem("", None, "zone", found, "a zone with parts"))
        return about(projection, indicator)

    @cached_property
    def owned(self) -> Reconciliation:
        """The checks of the zone's own totals against their parts."""
        rows = self.agreement.frame
        rows = rows[rows["kind"] == "parts_total"]
        places = rows["right_ids"].map(lambda one: self.agreement.statement(one)["region_id"])
        return replace(self.agreement, frame=rows[places == self.zone].reset_index(drop=True))

    @cached_property
    def absent(self) -> tuple[str, ...]:
        """The sections that cannot be made of what the document gives."""
        from labourtargets.analysis.zone.sections import SECTIONS, made

        return tuple(name for name in SECTIONS if not made(self, name))

    def section(self, name: str, language: str | None = None) -> None:
        """Display figures, finding and tables on one matter.

        Where they cannot be made a report leaves the section out, and whoever runs the notebook
        is told the reason; the finding ``absent`` says in one sentence what is left out, and why.

        Parameters
        ----------
        name : {"growth", "cities", "contributions", "convergence", "tiers", "items", "totals"}
        language : {"zh", "en"}, optional
            That of the session by default.

        Raises
        ------
        SelectionError
            If there is no such section.
        """
        from labourtargets import present, wording
        from labourtargets.analysis.zone.sections import SECTIONS, show, why_absent

        if name not in SECTIONS:
            raise self._unknown("section", name, tuple(SECTIONS))
        language = spoken(language)
        if name in self.absent:
            why = why_absent(self, name, language)
            present.passed_over(wording.phrase("zone.passed_over", language, why=why))
        else:
            show(self, name, language)

    def question(self, language: str | None = None, subtitle: str = "") -> None:
        """Display the question, with zone and years."""
        from labourtargets import wording

        language = spoken(language)
        values: dict[str, Any] = {
            "zone": wording.region_name(self.zone, language),
            "years": wording.period(*self.years, language),
        }
        key = "zone.about"
        if self.places:
            key, values["count"] = "zone.about_parts", len(self.places)
        super().question(language, subtitle or wording.phrase(key, language, **values))

    def chart(self, name: str = "", language: str | None = None) -> Chart:
        """Draw one of `CHARTS`.

        ``cities`` draws the places of the first indicator stated for them, ``cities:<indicator>``
        those of another.
        """
        from labourtargets.analysis.zone import charting

        language = spoken(language)
        name = name or "paths"
        kind, _, indicator = name.partition(":")
        if kind not in self.CHARTS or (indicator and indicator not in (self.shared or [indicator])):
            raise self._unknown("chart", name, self.CHARTS)
        return charting.DRAWN[kind](self, language, indicator)

    def figure(self, name: str = "", language: str | None = None) -> None:
        """Display a chart; ``cities`` displays one for each indicator stated for the places."""
        # the refusal of the paths of places speaks for their grid too
        if name == "grid" and not self.places:
            return
        names = [f"{name}:{one}" for one in self.shared] if name == "cities" else []
        for one in names or [name]:
            super().figure(one, language)

    def refuse(self, refused: LabourTargetsError, name: str, language: str) -> None:
        """Display what the document does not give, in the language of the page."""
        from labourtargets import present, wording

        key = f"zone.refused.{name}"
        values = {"zone": wording.region_name(self.zone, language, inline=True)}
        if key not in wording.keys("zone"):
            super().refuse(refused, name, language)
            return
        reason = (
            wording.phrase(key, language)
            if name == "growth"
            else wording.phrase(key, language, **values)
        )
        present.refusal(
            wording.phrase("refusal.not_shown", language), reason,
            name=f"refused-{name}", language=language,
        )  # fmt: skip

    def sentences(self, name: str = "answer", language: str | None = None) -> list[str]:
        """Word a finding; empty where the document gives nothing to say it of."""
        from labourtargets.analysis.zone import words

        language = spoken(language)
        if name not in words.WORDED:
            raise self._unknown("finding", name, tuple(words.WORDED))
        try:
            return words.WORDED[name](self, language)
        except ComparisonError:
            return []

    def finding(self, name: str, language: str | None = None) -> None:
        """Display a finding; nothing where a refusal above has said why."""
        from labourtargets import present

        language = spoken(language)
        said = self.sentences(name, language)
        if said:
            # figures and tables have the plain names: all are unique on a page
            present.finding(said, name=f"told-{name}", language=language)

    def table(self, name: str = "", language: str | None = None) -> None:
        """Display a table, ``parts`` one for each indicator stated for the places.

        Nothing is displayed where a refusal above has said why.
        """
        from labourtargets import present

        language = spoken(language)
        if name in _OF_PLACES and not self.places:
            return
        names = [f"{name}:{one}" for one in self.shared] if name == "parts" else [name]
        for one in names:
            try:
                view = self.view(one, language)
            except ComparisonError:
                continue
            present.table(
                view.frame, name=_slug(one or "overview"), title=view.title, columns=view.columns,
                language=language, note=view.note,
            )  # fmt: skip

    def view(self, name: str = "", language: str | None = None) -> View:
        """Return overview, parts, spread, slopes, tiers, checks, missing or overlaps.

        ``parts`` sets out the places of the first indicator stated for them,
        ``parts:<indicator>`` those of another.
        """
        from labourtargets.analysis.zone import tables

        language = spoken(language)
        name = name or "overview"
        kind, _, indicator = name.partition(":")
        if kind == "parts" and indicator in ("", *self.shared):
            return tables.parts(self, language, indicator)
        if name not in tables.TABLED:
            raise self._unknown("table", name, ("parts", *tables.TABLED))
        return tables.TABLED[name](self, language)

    def missing(self, language: str | None = None) -> None:
        """Display what no model projects, with what is missing; then what single models refuse.

        Every indicator of the zone counts here, chosen or not.
        """
        from labourtargets import present, wording
        from labourtargets.trajectories import missing

        language = spoken(language)
        coverage = self.everything.parts["coverage"].set_index("series_id")
        left = [one for one in self.everything.series if coverage.loc[one, "status"] != "ok"]
        if left:
            present.refusal(
                wording.phrase("refusal.cannot_project", language),
                self.sentences("missing", language)[0],
                missing=[
                    wording.phrase(
                        "project.missing", language, series=self.everything.name_of(one, language),
                        missing=missing(str(coverage.loc[one, "reason"]), language),
                    )
                    for one in left
                ],
                language=language, name="refused-paths", statements=self.parts["unprojected"],
            )  # fmt: skip
        else:
            self.finding("missing", language)
        if len(self.view("missing", language).frame):
            self.table("missing", language)

    def contract(self) -> list[str]:
        """Return the headline numbers as plain lines that do not depend on the language.

        Examples
        --------
        >>> from labourtargets.analysis import zone_outlook
        >>> zone_outlook("重庆高新区", ["talent_total"]).contract()[1]
        'talent_total: 83600 to 200000, 19.0597% a year, rises, 2025:increment:exact'
        """
        from labourtargets.analysis.zone.contracting import lines

        return lines(self)


def _slug(name: str) -> str:
    return name.replace(":", "-").replace("_", "-")
