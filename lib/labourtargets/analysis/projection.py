"""Projected series on the page: charts, findings, tables, refusals, contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from labourtargets.analysis.projection_findings import FINDINGS, worded
from labourtargets.analysis.projection_tables import TABLES, tabled
from labourtargets.analysis.selection import Selection, View
from labourtargets.corpus import load_corpus
from labourtargets.errors import Problem, TrajectoryError
from labourtargets.intervals import DELTA
from labourtargets.statements import load_statements
from labourtargets.tables import records
from labourtargets.trajectories import STATED, Baseline, Scenario, against_stated, missing

if TYPE_CHECKING:
    from labourtargets.charts import Chart

__all__ = ["Projection"]

_SHOWN_IN_CONTRACT = 8


@dataclass(frozen=True, repr=False)
class Projection(Selection):
    """Series projected year by year; see `project`."""

    models: tuple[str, ...] = ()
    scenarios: tuple[Scenario, ...] = ()
    before: str = "none"
    delta: float = DELTA
    baselines: tuple[Baseline, ...] = ()
    as_of: str = ""

    QUESTION: ClassVar[str] = "question.02_trajectory"
    CHARTS: ClassVar[tuple[str, ...]] = ("path", "multiples", "scenarios")

    @property
    def series(self) -> list[str]:
        """Identifiers of the series, in the order asked for."""
        return list(dict.fromkeys(self.parts["anchors"]["series_id"]))

    @property
    def stated(self) -> pd.DataFrame:
        """Rows of the paths as stated, without the scenarios."""
        return self.frame[self.frame["scenario"] == STATED.name]

    @property
    def used(self) -> tuple[str, ...]:
        """Models that project one series at least, in the order of the registry."""
        ok = set(self.frame.loc[self.frame["status"] == "ok", "model"])
        return tuple(name for name in self.models if name in ok)

    @property
    def model(self) -> str:
        """The model drawn boldly: linear, or else the first that projects anything."""
        usable = self.used or self.models
        return "linear" if "linear" in usable else usable[0]

    @property
    def projected(self) -> list[str]:
        """Identifiers of the series that one model at least projects."""
        coverage = self.parts["coverage"]
        ok = set(coverage.loc[coverage["status"] == "ok", "series_id"])
        return [name for name in self.series if name in ok]

    @property
    def compared(self) -> pd.DataFrame:
        """Every scenario beside the stated path."""
        return against_stated(self.frame)

    def question(self, language: str = "zh", subtitle: str = "") -> None:
        """Display the question, with what the run is about."""
        super().question(language, subtitle or self.about(language))

    def about(self, language: str = "zh") -> str:
        """Name regions, indicators and years in a line."""
        from labourtargets import wording

        anchors = self.parts["anchors"]
        regions = [
            wording.region_name(name, language, short=anchors["region_id"].nunique() > 2)
            for name in dict.fromkeys(anchors["region_id"])
        ]
        indicators = list(dict.fromkeys(anchors["indicator_id"]))
        told = wording.listed(
            [wording.indicator_name(name, language) for name in indicators[:4]], language
        )
        if len(indicators) > 4:
            told = wording.phrase("project.indicators", language, count=len(indicators))
        years = self.frame["year"].dropna()
        return wording.phrase(
            "project.about",
            language,
            regions=wording.listed(regions, language),
            indicators=told,
            years=wording.period(int(years.min()), int(years.max()), language),
        )

    def chart(self, name: str = "", language: str = "zh") -> Chart:
        """Draw ``path`` (models of a series or a few), ``multiples`` or ``scenarios``.

        By default path for one series and multiples for many.
        """
        from labourtargets import charts, wording

        name = name or ("path" if len(self.series) == 1 else "multiples")
        if name not in self.CHARTS:
            raise self._unknown("chart", name, self.CHARTS)
        anchors = self._drawn_anchors()
        shared = {
            "title": wording.plain(self.sentences(f"{name}_title", language)[0]),
            "subtitle": self.about(language),
            "language": language,
            "source": self._source(language),
            "name": name,
        }
        if name == "path":
            self._one_unit(name)
            drawn = self._in_order(self.stated)
            band = self.parts["envelope"] if len(self.used) > 1 else None
            return charts.trajectory(
                drawn, anchors, envelope=band, model=self.model, as_of=self.as_of or None, **shared
            )
        if name == "multiples":
            facet = "series_id"
            if anchors["indicator_id"].nunique() == 1:
                facet = "region_id"
            elif anchors["region_id"].nunique() == 1:
                facet = "indicator_id"
            band = self.parts["envelope"] if len(self.used) > 1 else None
            return charts.small_multiples(
                self._in_order(self.stated), anchors, facet=facet, envelope=band,
                model=self.model, **shared,
            )  # fmt: skip
        self._one_series(name)
        labels = {
            one.name: self.sentences(f"scenario:{one.name}", language)[0]
            for one in self.scenarios
        }
        drawn = self.frame[self.frame["model"] == self.model]
        return charts.scenarios(drawn, anchors, labels=labels, **shared)

    def figure(self, name: str = "", language: str = "zh") -> None:
        """Display a chart; what cannot be projected is refused with what is missing.

        Scenarios are drawn for one series at a time; the finding on scenarios says so.
        """
        from labourtargets import present, wording

        if name == "scenarios" and (not self.scenarios or len(self.series) > 1):
            return
        if self.projected:
            super().figure(name, language)
            return
        coverage = self.parts["coverage"].set_index("series_id")
        wanted = [
            wording.phrase(
                "project.missing",
                language,
                series=self.name_of(one, language),
                missing=missing(str(coverage.loc[one, "reason"]), language),
            )
            for one in self.series
        ]
        present.refusal(
            wording.phrase("refusal.cannot_project", language),
            " ".join(self.sentences("refusal", language)),
            missing=wanted,
            language=language,
            name=f"refused-{name or 'path'}",
            statements=self.parts["anchors"],
        )

    def table(self, name: str = "", language: str = "zh") -> None:
        """Display a table; yearly values of different units stand in a table each."""
        from labourtargets import present

        name = name or "years"
        units = self._units() if name == "years" else [""]
        for number, unit in enumerate(units):
            view = self.view(name, language, unit)
            slug = name.replace("_", "-") + (f"-{number + 1}" if len(units) > 1 else "")
            present.table(
                view.frame, name=slug, title=view.title, columns=view.columns,
                language=language, note=view.note,
            )  # fmt: skip

    def view(self, name: str = "", language: str = "zh", unit: str = "") -> View:
        """Return ``years``, ``anchors``, ``implied``, ``why_not`` or ``scenarios``.

        ``years`` shows the series of one unit: `unit`, or that of the first series.
        """
        name = name or "years"
        if name not in TABLES:
            raise self._unknown("table", name, TABLES)
        return tabled(self, name, language, unit or self._units()[0])

    def sentences(self, name: str = "answer", language: str = "zh") -> list[str]:
        """Word a finding; numbers of documents carry their statement."""
        found = worded(self, name, language)
        if found is None:
            raise self._unknown("finding", name, FINDINGS)
        return found

    def contract(self) -> list[str]:
        """Return the headline numbers as plain lines that do not depend on the language.

        Examples
        --------
        >>> from labourtargets.analysis import project
        >>> project("高新区", "人才资源总量").contract()[1]
        'chongqing-hitech/talent_total: 2020 83600 to 2025 200000, 23280 a year, 19.06%'
        """
        implied = self.parts["implied"].set_index("series_id")
        refused = (self.stated["status"] != "ok").sum()
        beyond = ((self.stated["status"] == "ok") & (self.stated["basis"] == "extrapolated")).sum()
        lines = [
            f"series {len(self.series)}, projected {len(self.projected)}, models {len(self.models)}, "
            f"rows {len(self.frame)}, refused {refused}, extrapolated {beyond}"
        ]
        for one in self.series[:_SHOWN_IN_CONTRACT]:
            row = implied.loc[one]
            if row["status"] != "ok":
                lines.append(f"{one}: {row['reason']}")
                continue
            growth = f", {100 * row['growth']:.2f}%" if pd.notna(row["growth"]) else ""
            lines.append(
                f"{one}: {row['from_year']} {row['from_value']:g} to {row['to_year']} "
                f"{row['to_value']:g}, {row['per_year']:g} a year{growth}"
            )
        band = self.parts["envelope"]
        if len(self.used) > 1 and len(band):
            widest = band.loc[(band["spread"] / band["high"].abs()).fillna(0).idxmax()]
            lines.append(
                f"widest: {widest['series_id']} {widest['year']} {widest['spread']:.2f} "
                f"({widest['low_model']}, {widest['high_model']})"
            )
        if self.scenarios and self.projected:
            least = self.compared.groupby("scenario")["difference_percent"].min()
            lines += [f"scenario {name}: {value:.2f}%" for name, value in least.items()][:3]
        items = self.parts["items"]
        if len(items):
            share = items["value"].sum() / items["of"].iloc[0]
            lines.append(f"itemised: {items['value'].sum():g}, {100 * share:.2f}%")
        sums = self.stated[self.stated["status"] == "ok"].groupby("base_unit")["value"].sum()
        lines.append("checksum: " + ", ".join(f"{unit} {sums[unit]:.10g}" for unit in sums.index))
        return lines

    @property
    def statement_ids(self) -> list[str]:
        """Statements the projection rests on, in the order of the documents."""
        found = {*super().statement_ids, *self.parts["denominators"]["part_id"]}
        known = load_statements(self.workspace)["statement_id"]
        return [statement for statement in known if statement in found]

    def name_of(self, series_id: str, language: str) -> str:
        """Name a series by region and indicator."""
        from labourtargets import wording

        anchors = self.parts["anchors"]
        row = anchors[anchors["series_id"] == series_id].iloc[0]
        return wording.phrase(
            "project.series",
            language,
            region=wording.region_name(str(row["region_id"]), language, short=True),
            indicator=wording.indicator_name(str(row["indicator_id"]), language),
        )

    def _units(self) -> list[str]:
        return list(dict.fromkeys(self.parts["anchors"]["base_unit"]))

    def _in_order(self, rows: pd.DataFrame) -> pd.DataFrame:
        order = {name: number for number, name in enumerate(self.series)}
        return rows.assign(order=rows["series_id"].map(order)).sort_values(
            ["order", "model", "year"], kind="stable"
        )

    def _drawn_anchors(self) -> pd.DataFrame:
        """Repeat a claim on each year in every year it is made for."""
        rows = []
        for row in records(self.parts["anchors"]):
            claimed = row["timing"] == "each_year" and row["period_start"] is not None
            first = int(row["period_start"]) if claimed else row["year"]
            years = range(first, row["year"] + 1) if claimed else [row["year"]]
            rows += [{**row, "year": year} for year in years]
        types = self.parts["anchors"].dtypes.to_dict()
        return pd.DataFrame(rows, columns=self.parts["anchors"].columns).astype(types)

    def _source(self, language: str) -> str:
        from labourtargets import wording

        used = set(self.parts["anchors"]["doc_id"])
        titles = [
            source.title_zh if language == "zh" else source.title_en
            for source in (document.source for document in load_corpus(self.workspace))
            if source.doc_id in used
        ]
        owners = list(dict.fromkeys(given.owner for given in self.baselines))
        return wording.listed([*titles, *owners], language)

    def _one_unit(self, chart: str) -> None:
        if len(self._units()) > 1:
            found = ", ".join(self._units())
            raise TrajectoryError(Problem("", None, chart, found, "series of one unit"))

    def _one_series(self, chart: str) -> None:
        if len(self.series) > 1:
            found = f"{len(self.series)} series"
            raise TrajectoryError(Problem("", None, chart, found, "one series"))
