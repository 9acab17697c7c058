"""A comparison on the page: charts, findings, tables, refusals, contract."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar

from labourtargets.analysis.compared import contracting, drawing, tabling, words
from labourtargets.analysis.compared.measured import Measured
from labourtargets.analysis.selection import View
from labourtargets.errors import ComparisonError, LabourTargetsError
from labourtargets.session import spoken
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.charts import Chart

__all__ = ["Comparison"]

# figures, finding and table that stand or fall together
_SECTIONS: dict[str, tuple[tuple[str, ...], str, str]] = {
    "levels": (("dumbbell", "slope"), "", ""),
    "ranks": (("ranks",), "rank", "ranking"),
    "growth": (("growth",), "points", ""),
    "pace": (("pace_ranks",), "pace", "pace_ranking"),
    "paths": (("multiples",), "", ""),
    "whole": (("contributions",), "split", "shares"),
    "convergence": (("convergence",), "planned", "left_out"),
}
# pairs named for one reason; more of them add nothing
_MOST_PAIRS = 3
_PURPOSE = {
    "ranks": "rank",
    "ranking": "rank",
    "pace_ranks": "rank",
    "pace_ranking": "rank",
    "contributions": "add",
    "shares": "add",
    "convergence": "rank",
    "left_out": "rank",
}


@dataclass(frozen=True, repr=False)
class Comparison(Measured):
    """Places compared; see `compare`."""

    QUESTION: ClassVar[str] = "question.03_compare_regions"

    def chart(self, name: str = "", language: str | None = None) -> Chart:
        """Draw one of dumbbell, slope, ranks, growth, pace_ranks, multiples, contributions, convergence.

        ``side_by_side`` draws figures that may not be ranked, with the caveat inside the chart; it
        is the default where the register allows no more.

        Raises
        ------
        SelectionError
            If there is no such chart.
        ComparisonError
            If the register forbids it; without a name, if figures may not even stand side by side.
        """
        language = spoken(language)
        if not name and len(self.refused("beside")):
            reasons = " ".join(self._reasons("beside", "en"))
            raise ComparisonError(
                f"Nothing is drawn, as figures may not stand side by side. {reasons} "
                ".table() lists the pairs with the reasons."
            )
        name = name or ("side_by_side" if len(self.refused("rank")) else "dumbbell")
        if name not in drawing.CHARTS:
            raise self._unknown("chart", name, drawing.CHARTS)
        return drawing.draw(self, name, language)

    def title(self, finding: str, language: str) -> str:
        """Word a finding as a title."""
        from labourtargets import wording

        return wording.plain(self._finding(finding, language)[0])

    def described(self, language: str, measure: str = "") -> str:
        """Name the indicator and the measure: the chosen one unless another is given."""
        from labourtargets import wording

        name, measure = wording.indicator_name(self.main, language), measure or self.measure
        if measure == "level":
            return name
        told = wording.phrase(f"compare.measure.{measure}", language)
        return wording.phrase("compare.measured", language, indicator=name, measure=told)

    def sentences(self, name: str = "answer", language: str | None = None) -> list[str]:
        """Word one of the findings; what is refused is worded as the reason."""
        language = spoken(language)
        if name not in words.WORDED:
            raise self._unknown("finding", name, tuple(words.WORDED))
        try:
            return self._finding(name, language)
        except LabourTargetsError as refused:
            return self._explained(refused, _PURPOSE.get(name, "rank"), language)

    def _finding(self, name: str, language: str) -> list[str]:
        return words.WORDED[name](self, language)

    def _reasons(self, purpose: str, language: str) -> list[str]:
        """Word why a purpose is refused: each reason once, with the pairs it forbids."""
        from labourtargets import wording

        said = []
        for reason, rows in self.refused(purpose).groupby(f"reason_{language}", sort=False):
            named_pairs = [self.pair(row, language) for row in records(rows)]
            told = wording.listed(named_pairs[:_MOST_PAIRS], language)
            said.append(wording.phrase("compare.refused", language, pairs=told, reason=str(reason)))
        return said

    def _explained(self, refused: LabourTargetsError, purpose: str, language: str) -> list[str]:
        """Word a refusal in the page's language: the register's reasons, or what is missing."""
        from labourtargets import wording

        for one in (purpose, "rank", "add"):
            reasons = self._reasons(one, language)
            if reasons:
                return reasons
        alone = [fault.found for fault in refused.problems if fault.field == "rank"]
        if alone:
            place = wording.region_name(alone[0], language)
            return [wording.phrase("compare.alone", language, region=place)]
        missing = [fault.found for fault in refused.problems if fault.field == "denominator"]
        if not missing:
            return [self._why(refused, language)]
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

    def leads_to(self, other: Comparison) -> bool:
        """Say whether a further comparison belongs here: of places among these, and not the same.

        Examples
        --------
        >>> from labourtargets.analysis import compare
        >>> pair = compare(["永川", "重庆高新区"], "high_skilled_share")
        >>> compare(["绵阳", "达州"], "hr_revenue").leads_to(pair)
        False
        """
        keys = ["region_id", "indicator_id"]
        mine, others = (set(map(tuple, one.frame[keys].to_numpy())) for one in (self, other))
        return set(other.frame["region_id"]) <= set(self.frame["region_id"]) and others != mine

    def further(
        self, other: Comparison, figure: str, finding: str, language: str | None = None
    ) -> None:
        """Display a figure and a finding of a further comparison where it belongs here.

        Where it does not, a report leaves the section out, and whoever runs the notebook is told.

        Parameters
        ----------
        other : Comparison
        figure, finding : str
            Of the other comparison.
        language : {"zh", "en"}, optional
            That of the session by default.
        """
        from labourtargets import present, wording

        language = spoken(language)
        if not self.leads_to(other):
            ids = dict.fromkeys(other.frame["region_id"])
            names = [wording.region_name(one, language) for one in ids]
            told = wording.listed(names, language)
            present.passed_over(wording.phrase("compare.passed_over", language, places=told))
            return
        other.figure(figure, language)
        other.finding(finding, language)

    def pair(self, row: dict[str, Any], language: str) -> str:
        """Name the two sides of a pair; of one indicator, the places alone."""
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

        reasons = self._explained(refused, _PURPOSE.get(name, "beside"), language)
        if name in tabling.TABLES and self.grades["class"].tolist() == ["loose"]:
            # a reader who asked for a table is left with the figures at least
            reasons = self._finding("beside", language)
        present.refusal(
            wording.phrase("refusal.not_shown", language),
            reasons[0],
            name=f"refused-{name}".replace("_", "-"),
            language=language,
            missing=reasons[1:],
        )

    def section(self, name: str, language: str | None = None) -> None:
        """Display figures, finding and table on one matter, or one refusal for all of them.

        ``levels`` of what stands side by side only are cards without an axis; ``denominators``
        are displayed of intensities alone.

        Parameters
        ----------
        name : {"levels", "ranks", "growth", "pace", "paths", "whole", "convergence", "denominators"}
        language : {"zh", "en"}, optional
            That of the session by default.

        Raises
        ------
        SelectionError
            If there is no such section.
        """
        from labourtargets import present

        language = spoken(language)
        if name == "denominators":
            divided = self.attempt(lambda: self.denominators)
            if divided is not None and len(divided):
                self.table("denominators", language)
            return
        if name not in _SECTIONS:
            raise self._unknown("section", name, (*_SECTIONS, "denominators"))
        figures, finding, table = _SECTIONS[name]
        if name == "levels" and len(self.refused("rank")) and not len(self.refused("beside")):
            present.figure(replace(self.chart("side_by_side", language), name="levels"))
            return
        if name == "growth" and self.growing.empty:
            figures = ()
        if name == "pace" and (
            self.measure == self.paced or self.attempt(lambda: self.pace) is None
        ):
            # ranked above by this measure, or the section of growth has said why not
            return
        try:
            for figure in figures:
                self.chart(figure, language)
        except ComparisonError as refused:
            self.refuse(refused, figure, language)
            return
        for figure in figures:
            self.figure(figure, language)
        if finding and self.sentences(finding, language):
            self.finding(finding, language)
        if table:
            self.table(table, language)

    def view(self, name: str = "", language: str | None = None) -> View:
        """Return one of the tables.

        Parameters
        ----------
        name : {"ranking", "pace_ranking", "shares", "left_out", "pairs", "beside", "denominators"}, optional
            ``shares`` are contributions; ``beside`` is ``pairs`` with the figures of what stands
            side by side only. By default the ranking, and ``beside`` where nothing is ranked.
        language : {"zh", "en"}, optional
            That of the session by default.
        """
        from labourtargets import wording

        language = spoken(language)
        if name and name not in tabling.TABLES:
            raise self._unknown("table", name, tabling.TABLES)
        if name:
            return tabling.lay(self, name, language)
        try:
            return tabling.lay(self, "ranking", language)
        except ComparisonError as refused:
            view = tabling.lay(self, "beside", language)
            # what is no matter of a pair's class, as overlap or a missing figure, stands below
            told = "".join(view.frame["reason"])
            known = [str(one) for one in self.grades[f"reason_{language}"] if one in told]
            reasons = self._explained(refused, "rank", language)
            below = [one for one in reasons if not any(reason in one for reason in known)]
            return replace(view, note=wording.joined(below, language))

    def contract(self) -> list[str]:
        """Return the headline numbers as plain lines that do not depend on the language.

        Examples
        --------
        >>> from labourtargets.analysis import compare
        >>> compare(["绵阳", "达州"], "hr_revenue").contract()[1]
        '2022: mianyang 4.05e+09, dazhou 1.9e+09'
        """
        return contracting.lines(self)
