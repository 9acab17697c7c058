"""A comparison on the page: charts, findings, tables, refusals, contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from labourtargets.analysis.measured import Measured
from labourtargets.analysis.selection import View, named
from labourtargets.comparison import require
from labourtargets.errors import LabourTargetsError
from labourtargets.tables import records
from labourtargets.trajectories import project

if TYPE_CHECKING:
    from labourtargets.charts import Chart, Column

__all__ = ["Comparison"]

_CHARTS = (
    "dumbbell",
    "slope",
    "ranks",
    "growth",
    "multiples",
    "contributions",
    "convergence",
    "side_by_side",
)
_FINDINGS = (
    "answer",
    "highest",
    "fastest",
    "steepest",
    "whole",
    "rank",
    "split",
    "planned",
    "stated",
    "grades",
    "beside",
)
_TABLES = ("ranking", "shares", "left_out", "pairs")
# what each chart and table asks of the register
# pairs named for one reason; more of them add nothing
_MOST_PAIRS = 3
_PURPOSE = {
    "ranks": "rank",
    "ranking": "rank",
    "contributions": "add",
    "shares": "add",
    "convergence": "rank",
    "left_out": "rank",
}


@dataclass(frozen=True, repr=False)
class Comparison(Measured):
    """Places compared; see `compare`."""

    QUESTION: ClassVar[str] = "question.03_compare_regions"

    def chart(self, name: str = "", language: str = "zh") -> Chart:
        """Draw one of dumbbell, slope, ranks, growth, multiples, contributions, convergence.

        ``side_by_side`` draws figures that may not be ranked, with the caveat inside the chart.
        """
        from labourtargets import charts, wording

        name = name or "dumbbell"
        if name not in _CHARTS:
            raise self._unknown("chart", name, _CHARTS)
        observed = self.measure in {"per_10k_residents", "per_gdp"}
        shared: dict[str, Any] = {
            "subtitle": self.described(language),
            "source": wording.phrase(
                "compare.source.observed" if observed else "compare.source", language
            ),
            "language": language,
            "name": name,
        }
        if name in ("dumbbell", "slope"):
            unit = self.unit if self.measure.startswith("per_") else self._base
            draw = charts.dumbbell if name == "dumbbell" else charts.slope
            title = self._title("highest" if name == "dumbbell" else "fastest", language)
            return draw(self.ends, unit=unit, title=title, **shared)
        if name == "ranks":
            ranks = self.ranks.rename(
                columns={"rank_best": "rank_lower", "rank_worst": "rank_upper"}
            )
            ranks = ranks.astype(dict.fromkeys(["rank", "rank_lower", "rank_upper"], int))
            return charts.rank_ranges(ranks, title=self._title("rank", language), **shared)
        if name == "growth":
            shared["subtitle"] = wording.period(self.since, self.year, language)
            title = self._title("steepest", language)
            return charts.heatmap(self._grid(language), unit="%", title=title, **shared)
        if name == "multiples":
            paths = project(self.of_main, models="linear")
            return charts.small_multiples(
                paths, self.of_main, title=self._title("whole", language), **shared
            )
        if name == "contributions":
            parts = self.split.frame.rename(columns={"share_of_change": "share"})
            parts = parts.sort_values("contribution", ascending=False)
            title = self._title("split", language)
            return charts.contributions(
                parts, unit="百分点", total=self.split.total, title=title, **shared
            )
        if name == "convergence":
            return self._scatter(shared, language)
        return self._beside(shared, language)

    def _beside(self, shared: dict[str, Any], language: str) -> Chart:
        from labourtargets import charts, wording

        require(self.sides, "beside", self.register, self.codebook)
        rows = self.of_main[self.of_main["year"] == self.year]
        reasons = dict.fromkeys(
            self.grades.loc[self.grades["class"] != "strict", f"reason_{language}"]
        )
        caveat = wording.phrase("compare.caveat", language, reason=" ".join(reasons))
        return charts.side_by_side(
            rows, caveat=caveat, title=self._title("beside", language), **shared
        )

    def _scatter(self, shared: dict[str, Any], language: str) -> Chart:
        import numpy as np

        from labourtargets import charts

        found = self.slope
        points = found.points.assign(
            level=np.exp(found.points["log_start"]),
            growth=100 * np.expm1(found.points["growth"]),
        )
        ends = found.points["log_start"].agg(["min", "max"]).to_numpy()
        line = 100 * np.expm1(found.intercept + found.slope * ends)
        fit = pd.DataFrame({"level": np.exp(ends), "growth": line})
        title = self._title("planned", language)
        return charts.convergence_scatter(points, unit=self._base, fit=fit, title=title, **shared)

    def _grid(self, language: str) -> pd.DataFrame:
        from labourtargets import wording

        cells = [
            {
                "row": wording.region_name(row["region_id"], language, short=True),
                "column": wording.indicator_name(row["indicator_id"], language),
                "value": row["value"],
                "statement_id": str(row["statement_ids"]).split("|")[-1],
            }
            for indicator in self.indicators
            for row in records(self.growth[self.growth["indicator_id"] == indicator])
        ]
        return pd.DataFrame(cells)

    @property
    def _base(self) -> str:
        return str(self.codebook.indicator(self.main).base_unit)

    def _title(self, finding: str, language: str) -> str:
        from labourtargets import wording

        return wording.plain(self._finding(finding, language)[0])

    def described(self, language: str) -> str:
        """Name the indicator and the measure."""
        from labourtargets import wording

        name = wording.indicator_name(self.main, language)
        if self.measure == "level":
            return name
        measure = wording.phrase(f"compare.measure.{self.measure}", language)
        return wording.phrase("compare.measured", language, indicator=name, measure=measure)

    def sentences(self, name: str = "answer", language: str = "zh") -> list[str]:
        """Word one of the findings; what is refused is worded as the reason."""
        if name not in _FINDINGS:
            raise self._unknown("finding", name, _FINDINGS)
        try:
            return self._finding(name, language)
        except LabourTargetsError as refused:
            return self._explained(refused, _PURPOSE.get(name, "rank"), language)

    def _finding(self, name: str, language: str) -> list[str]:
        from labourtargets.analysis import comparison_words as words

        return words.WORDED[name](self, language)

    def _reasons(self, purpose: str, language: str) -> list[str]:
        """Word why a purpose is refused: each reason once, with the pairs it forbids."""
        from labourtargets import wording

        said = []
        for reason, rows in self.refused(purpose).groupby(f"reason_{language}", sort=False):
            named_pairs = [self._pair(row, language) for row in records(rows)]
            told = wording.listed(named_pairs[:_MOST_PAIRS], language)
            said.append(wording.phrase("compare.refused", language, pairs=told, reason=str(reason)))
        return said

    def _explained(self, refused: LabourTargetsError, purpose: str, language: str) -> list[str]:
        """Word a refusal in the page's language: the register's reasons, or what is missing."""
        from labourtargets import wording

        reasons = self._reasons(purpose, language)
        if reasons:
            return reasons
        missing = [fault.found for fault in refused.problems if fault.field == "denominator"]
        if not missing:
            return [str(refused)]
        indicator, year = missing[0].split("/")[1:]
        places = [wording.region_name(one.split("/")[0], language) for one in missing]
        return [
            wording.phrase(
                "compare.no_denominator",
                language,
                indicator=wording.indicator_name(indicator, language),
                year=wording.year(int(year), language),
                places=wording.listed(places, language),
            )
        ]

    def _pair(self, row: dict[str, Any], language: str) -> str:
        from labourtargets import wording

        if row["indicator_a"] == row["indicator_b"]:
            places = [wording.region_name(row[f"region_{letter}"], language) for letter in "ab"]
            return wording.phrase("compare.pair", language, first=places[0], second=places[1])
        names = {
            side: wording.phrase(
                "compare.pair_side",
                language,
                region=wording.region_name(row[f"region_{letter}"], language),
                indicator=wording.indicator_name(row[f"indicator_{letter}"], language),
            )
            for side, letter in (("first", "a"), ("second", "b"))
        }
        return wording.phrase("compare.pair", language, **names)

    def refuse(self, refused: LabourTargetsError, name: str, language: str) -> None:
        """Display why something is not shown, pair by pair in the page's language."""
        from labourtargets import present, wording

        # of a table, too, the name says what it would have shown
        purpose = _PURPOSE.get(name.removesuffix("-table"), "beside")
        reasons = self._explained(refused, purpose, language)
        present.refusal(
            wording.phrase("refusal.not_shown", language),
            reasons[0],
            name=f"refused-{name}".replace("_", "-"),
            language=language,
            missing=reasons[1:],
        )

    def table(self, name: str = "", language: str = "zh") -> None:
        """Display a table; what the register forbids is explained in its place."""
        try:
            super().table(name, language)
        except LabourTargetsError as refused:
            if name and name not in _TABLES:
                raise
            self.refuse(refused, f"{name or 'ranking'}-table", language)

    def view(self, name: str = "", language: str = "zh") -> View:
        """Return ``ranking``, ``shares`` (contributions), ``left_out`` or ``pairs``."""
        from labourtargets import wording
        from labourtargets.charts import Column

        name = name or "ranking"
        if name not in _TABLES:
            raise self._unknown("table", name, _TABLES)
        if name == "pairs":
            return self._pairs(language)
        region = Column("region", wording.phrase("column.region", language))
        title = wording.phrase(f"compare.{_TITLES[name]}", language)
        if name == "ranking":
            frame = named(self.ranks, language)
            frame = frame.assign(statement_id=frame["statement_ids"].str.split("|").str[-1])
            columns = [region, self._number("value", language, self.unit, "statement_id")]
            columns += [
                self._number(one, language, key=key)
                for one, key in (
                    ("rank", "rank"),
                    ("rank_best", "rank_lower"),
                    ("rank_worst", "rank_upper"),
                )
            ]
            note = wording.phrase("compare.rounding", language)
            return View(frame, columns, f"{title} · {self.described(language)}", note)
        if name == "shares":
            columns = [
                region,
                self._number("start", language, self._base),
                self._number("end", language, self._base),
                self._number("contribution", language, "百分点", decimals=2),
                self._number("share_of_change", language, "%", key="share", decimals=1),
                self._number("growth", language, "%", decimals=2),
                self._number("beside_whole", language, "百分点", key="growth_beside", decimals=2),
            ]
            return View(named(self.split.frame, language), columns, title)
        columns = [
            Column("region", wording.phrase("column.left_out", language)),
            self._number("slope", language, decimals=4),
        ]
        return View(named(self.slope.without, language), columns, title)

    def _number(
        self, name: str, language: str, unit: str = "", statement: str = "", key: str = "",
        decimals: int | None = None,
    ) -> Column:  # fmt: skip
        from labourtargets import wording
        from labourtargets.charts import Column

        label = wording.phrase(f"column.{key or name}", language)
        places = 0 if name.startswith("rank") else decimals
        return Column(name, label, unit, "number", places, statement)

    def _pairs(self, language: str) -> View:
        from labourtargets import wording
        from labourtargets.charts import Column

        shown = [
            {
                "pair": self._pair(row, language),
                "grade": wording.label("comparability", row["class"], language),
                "reason": row[f"reason_{language}"],
            }
            for row in records(self.grades)
        ]
        names = ["pair", "grade", "reason"]
        columns = [Column(one, wording.phrase(f"column.{one}", language)) for one in names]
        title = f"{wording.phrase('compare.pairs', language)} · {self.described(language)}"
        return View(pd.DataFrame(shown, columns=names), columns, title)

    def contract(self) -> list[str]:
        """Return the headline numbers as plain lines that do not depend on the language.

        Examples
        --------
        >>> from labourtargets.analysis import compare
        >>> compare(["绵阳", "达州"], "hr_revenue").contract()[1]
        '2022: mianyang 4.05e+09, dazhou 1.9e+09'
        """
        from labourtargets.analysis.comparison_contract import lines

        return lines(self)


_TITLES = {"ranking": "ranks", "shares": "contributions", "left_out": "leave_one_out"}
