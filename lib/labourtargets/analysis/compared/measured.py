"""What a comparison computes: levels, growth, ranks, contributions, convergence, grades."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

import pandas as pd

from labourtargets.analysis.selection import Selection
from labourtargets.codebook import Codebook, load_codebook
from labourtargets.comparison import (
    Decomposition,
    Dispersion,
    PlannedConvergence,
    Side,
    Theil,
    contributions,
    dispersion,
    measure_table,
    members,
    overlap,
    pairs,
    planned_convergence,
    printed_widths,
    rank,
    refusals,
    require,
    sides,
    theil,
)
from labourtargets.errors import ComparisonError, Problem
from labourtargets.tables import records

__all__ = ["LEVELS", "Measured"]

#: Measures of one date; the others are of two.
LEVELS = ("level", "per_10k_residents", "per_gdp")


@dataclass(frozen=True, repr=False)
class Measured(Selection):
    """Figures of several places, measured; the first indicator is the one ranked and split.

    Parameters
    ----------
    measure : str
        One of `labourtargets.comparison.MEASURES`.
    since, year : int
        Years of the first and the last figure compared.
    indicators : tuple of str
        In the order asked for.
    without : tuple of str
        Places asked for of which no document gives a dated figure of the indicators.
    """

    measure: str = "level"
    since: int = 0
    year: int = 0
    indicators: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def anchors(self) -> pd.DataFrame:
        """The stated figures everything is reckoned from, as in the series table."""
        return self.parts["anchors"]

    def about(self, indicator: str) -> Self:
        """Return the same places by one of the indicators, which is then ranked and split.

        Examples
        --------
        >>> from labourtargets.analysis import compare
        >>> both = compare(["绵阳", "达州"], ["hr_revenue", "hr_placements"])
        >>> both.about("hr_placements").main
        'hr_placements'
        """
        return replace(self, indicators=(indicator,))

    @property
    def main(self) -> str:
        """The indicator that is ranked and decomposed."""
        return self.indicators[0]

    @property
    def statement_ids(self) -> list[str]:
        """Statements compared, in the order of the documents."""
        compared = set(self.anchors["statement_id"])
        return [one for one in self.parts["statements"]["statement_id"] if one in compared]

    @cached_property
    def codebook(self) -> Codebook:
        """The registries of the workspace."""
        return load_codebook(self.workspace)

    @property
    def register(self) -> pd.DataFrame:
        """The comparability register."""
        return self.parts["register"]

    @cached_property
    def sides(self) -> list[Side]:
        """What is compared: the places of the main indicator; all figures where it has one place.

        Indicators beyond the main one stand in columns of their own and are not paired.
        """
        known = self.anchors[self.anchors["year"] == self.year]
        every = sides(known.drop_duplicates(["region_id", "indicator_id"]))
        of_main = [side for side in every if side.indicator_id == self.main]
        return of_main if len(of_main) > 1 else every

    @property
    def of_main(self) -> pd.DataFrame:
        """Anchors of the main indicator."""
        return self.anchors[self.anchors["indicator_id"] == self.main]

    @property
    def base(self) -> str:
        """Base unit of the main indicator."""
        return str(self.codebook.indicator(self.main).base_unit)

    @cached_property
    def unit(self) -> str:
        """Unit that values of the measure are worded in."""
        base = str(self.codebook.indicator(self.main).base_unit)
        if self.measure == "required_growth" or (self.measure == "per_gdp" and base == "元"):
            return "%"
        return "百分点" if self.measure == "points_a_year" else base

    @cached_property
    def widths(self) -> dict[str, float]:
        """Half of the last printed decimal, by statement."""
        return printed_widths(self.parts["statements"], self.codebook.factors)

    def table_of(self, measure: str, year: int, series: pd.DataFrame) -> pd.DataFrame:
        """Measure series in a year, the printed decimals widening the intervals."""
        return measure_table(
            series,
            measure,
            year,
            since=self.since if measure not in LEVELS else None,
            observations=self.parts["observations"],
            rounding=self.widths,
        )

    @cached_property
    def measured(self) -> pd.DataFrame:
        """The main indicator by the chosen measure."""
        return self.table_of(self.measure, self.year, self.of_main)

    @cached_property
    def ranks(self) -> pd.DataFrame:
        """Ranks by the chosen measure, with their ranges.

        Raises
        ------
        ComparisonError
            If the register forbids ranking, or one place alone has a figure.
        """
        known = self.measured.loc[self.measured["value"].notna(), "region_id"]
        if len(known) == 1:
            # where the register has its say on the other figures, that is the reason
            require(self.sides, "rank", self.register, self.codebook)
            problem = Problem("", None, "rank", known.iloc[0], "two places with a figure")
            raise ComparisonError(problem)
        return rank(self.measured, self.register, self.codebook)

    @property
    def paced(self) -> str:
        """The measure of the pace asked for: shares move in points and have no rate of growth."""
        return "points_a_year" if self.base == "%" else "required_growth"

    @cached_property
    def pace(self) -> pd.DataFrame:
        """Ranks of the main indicator by required growth, or points a year, with their ranges.

        Both levels of a rate are rounded: its least value leads from the highest start to the
        lowest end, its greatest from the lowest start to the highest end.

        Raises
        ------
        ComparisonError
            If the register forbids ranking, or fewer than two places have an earlier figure.
        """
        require(self.sides, "rank", self.register, self.codebook)
        asked = self.table_of(self.paced, self.year, self.of_main)
        known = asked.loc[asked["value"].notna(), "region_id"]
        if len(known) == 1:
            problem = Problem("", None, "rank", known.iloc[0], "two places with an earlier figure")
            raise ComparisonError(problem)
        return rank(asked, self.register, self.codebook)

    @cached_property
    def ends(self) -> pd.DataFrame:
        """First and last figure of every place, largest last figure first.

        Growth and points are told as the levels they run between.
        """
        require(sides(self.measured), "beside", self.register, self.codebook)
        measure = self.measure if self.measure in LEVELS else "level"
        tables = {
            end: self.table_of(measure, year, self.of_main).set_index("region_id")
            for end, year in (("start", self.since), ("end", self.year))
        }
        rows = pd.DataFrame({"start_year": self.since, "end_year": self.year}, tables["end"].index)
        for end, table in tables.items():
            rows[f"{end}_value"] = table["value"]
            rows[f"{end}_anchor"], rows[f"{end}_comparator"] = self._wording_of(
                self.since if end == "start" else self.year
            )
            rows[f"{end}_statement_id"] = table["statement_ids"]
        return rows.sort_values("end_value", ascending=False).reset_index()

    def _wording_of(self, year: int) -> tuple[pd.Series, pd.Series]:
        """Return what kind of figure each place states in a year, and its comparator."""
        there = self.of_main[self.of_main["year"] == year].set_index("region_id")
        return there["anchor"], there["comparator"]

    @property
    def growing(self) -> pd.DataFrame:
        """Anchors of what has a rate of growth: shares move in points and have none."""
        shares = [one for one in self.indicators if self.codebook.indicator(one).base_unit == "%"]
        return self.anchors[~self.anchors["indicator_id"].isin(shares)]

    @cached_property
    def growth(self) -> pd.DataFrame:
        """Required growth of every indicator in every place.

        Raises
        ------
        ComparisonError
            If all are shares.
        """
        if self.growing.empty:
            problem = Problem("", None, "growth", ", ".join(self.indicators), "no shares only")
            raise ComparisonError(problem, phrase="compare.no_growth")
        return self.table_of("required_growth", self.year, self.growing)

    @cached_property
    def denominators(self) -> pd.DataFrame:
        """Observed figures that an intensity divides by; empty for any other measure."""
        observations = self.parts["observations"]
        used = {
            one
            for cell in self.measured["observation_ids"].dropna()
            for one in str(cell).split("|")
        }
        return observations[observations["observation_id"].isin(used)]

    @cached_property
    def zone(self) -> str:
        """The place whose printed total consists of exactly these places.

        Raises
        ------
        ComparisonError
            If there is none: the places make up no whole.
        """
        places = set(self.of_main["region_id"])
        statements = self.parts["statements"]
        for zone in statements.loc[statements["indicator_id"] == self.main, "region_id"].unique():
            try:
                parts = members(statements, zone, self.main, self.year)
            except ComparisonError:
                continue
            if set(parts) == places:
                return str(zone)
        raise ComparisonError(
            Problem("", None, "region", ", ".join(sorted(places)), "all places of a printed total"),
            phrase="compare.no_whole",
        )

    @cached_property
    def split(self) -> Decomposition:
        """Contribution of each place to the growth of the whole."""
        tables = [self.table_of("level", year, self.of_main) for year in (self.since, self.year)]
        places = tables[0]["region_id"].tolist()
        require(sides(tables[1]), "add", self.register, self.codebook)
        printed = [self.stated(year)["value"] for year in (self.since, self.year)]
        years = self.year - self.since
        return contributions(tables[0], tables[1], places, years, (printed[0], printed[1]))

    def stated(self, year: int) -> dict[str, Any]:
        """Return the printed total of the zone in a year."""
        statements = self.parts["statements"]
        found = statements[
            (statements["region_id"] == self.zone)
            & (statements["indicator_id"] == self.main)
            & (statements["period_end"] == year)
        ]
        return records(found)[0]

    @cached_property
    def spread(self) -> tuple[Dispersion, Dispersion]:
        """Spread of the levels at both dates."""
        first, last = self._levels
        return dispersion(first), dispersion(last)

    @cached_property
    def inequality(self) -> tuple[Theil, Theil]:
        """Theil's index at both dates, by the groups the places belong to."""
        first, last = self._levels
        groups = {place: self._group(place) for place in first.index}
        return theil(first, groups), theil(last, groups)

    @cached_property
    def slope(self) -> PlannedConvergence:
        """Planned growth regressed on the initial level."""
        first, last = self._levels
        return planned_convergence(first, last, self.year - self.since)

    @cached_property
    def grades(self) -> pd.DataFrame:
        """Comparability of every pair."""
        return pairs(self.sides, self.register, self.codebook)

    def refused(self, purpose: str) -> pd.DataFrame:
        """Return the pairs that forbid a purpose."""
        return refusals(self.sides, purpose, self.register, self.codebook)

    @cached_property
    def _levels(self) -> tuple[pd.Series, pd.Series]:
        require(sides(self.measured), "rank", self.register, self.codebook)
        first, last = (
            self.table_of("level", year, self.of_main).set_index("region_id")["value"]
            for year in (self.since, self.year)
        )
        return first, last

    def _group(self, place: str) -> str:
        """Return the group of places that contains a place, or the place itself."""
        regions = self.codebook.regions
        groups = regions.loc[regions["level"] == "city_group", "region_id"]
        for group in groups:
            inside = overlap(
                Side(place, self.main), Side(str(group), self.main), self.register, self.codebook
            )
            if inside is not None and group != self.zone:
                return str(group)
        return place

    def attempt(self, compute: Callable[[], Any]) -> Any:
        """Return what `compute` gives, or None where the register or the figures refuse it."""
        try:
            return compute()
        except ComparisonError:
            return None
