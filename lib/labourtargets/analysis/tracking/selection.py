"""Judged targets on the page: the honest count first, then charts, sentences and contract."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from labourtargets.analysis.selection import Selection, View
from labourtargets.analysis.tracking.charts import CHARTS, draw, nothing
from labourtargets.analysis.tracking.counting import suspicions
from labourtargets.analysis.tracking.tables import TABLES, build_view
from labourtargets.analysis.tracking.words import FINDINGS, word
from labourtargets.errors import ProgressError
from labourtargets.forecast import LEAST_YEARS, Forecast, forecast, refusal
from labourtargets.observations import annual
from labourtargets.progress import calibrate
from labourtargets.session import spoken
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.charts import Chart

__all__ = ["Tracking"]

_RECENT = 15
SHIFTS = (0, 2, 4, 8)


@dataclass(frozen=True, repr=False)
class Tracking(Selection):
    """Targets and their verdicts; see `assess`.

    ``own`` names the files of the reader's that the figures are from; empty for shipped ones.
    """

    as_of: str = ""
    methods: str = "shown"
    dropped: int = 0
    own: tuple[str, ...] = ()

    QUESTION: ClassVar[str] = "question.05_track_progress"

    @property
    def synthetic(self) -> bool:
        """Whether the figures are made up."""
        return bool((self.parts["loaded"]["reliability"] == "synthetic").any())

    @cached_property
    def assessed(self) -> pd.DataFrame:
        """Rows of the targets that can be assessed, final verdicts first."""
        rows = self.frame[self.frame["evidence"] == "assessed"]
        return rows.sort_values("stage", kind="stable")

    @cached_property
    def with_figure(self) -> pd.DataFrame:
        """Rows of the targets with a published figure: assessed, earlier ones, the rest."""
        seen = self.frame[self.frame["observed"].notna()]
        order = {"assessed": 0, "earlier_figure": 1}
        ranked = seen.assign(rank=seen["evidence"].map(order).fillna(2))
        return ranked.sort_values(["rank", "stage"], kind="stable").drop(columns="rank")

    @property
    def helpless(self) -> pd.DataFrame:
        """Rows of the targets no figure can help: not fully stated, or without a direction."""
        return self.frame[self.frame["evidence"].isin(["incomplete_target", "no_direction"])]

    @cached_property
    def doubted(self) -> set[str]:
        """Statements whose verdict rests on a figure of suspicious magnitude."""
        rows = records(self.frame)
        return {
            str(row["statement_id"]) for row in rows if suspicions(self, row["observation_ids"])
        }

    @cached_property
    def focus(self) -> dict[str, Any]:
        """The first target with a figure whose path can be drawn.

        Raises
        ------
        ProgressError
            If there is none.
        """
        drawable = set(self.parts["paths"]["statement_id"])
        for row in records(self.with_figure):
            if row["statement_id"] in drawable:
                return dict(row)
        raise nothing(self)

    @cached_property
    def coverage(self) -> pd.DataFrame:
        """Simulated coverage of the 80 % interval: ``shift``, ``coverage``."""
        rows = [(shift, calibrate(shift=shift)) for shift in SHIFTS]
        return pd.DataFrame(rows, columns=["shift", "coverage"])

    @cached_property
    def long_series(self) -> tuple[str, str, pd.Series[Any], bool] | None:
        """The longest series that can be forecast: place, indicator, values, whether a target's."""
        years = annual(self.parts["known"])
        wanted = set(self.parts["targets"]["indicator_id"])
        owned = set(zip(self.frame["region_id"], self.frame["indicator_id"], strict=True))
        found = []
        for pair, rows in years[years["indicator_id"].isin(wanted)].groupby(
            ["region_id", "indicator_id"]
        ):
            region, indicator = map(str, pair) if isinstance(pair, tuple) else ("", "")
            values = pd.Series(rows["value"].to_numpy(), index=rows["year"].astype("int64"))
            if not refusal(values):
                found.append(((region, indicator) in owned, len(values), region, indicator, values))
        if not found:
            return None
        own, _, region, indicator, values = max(found, key=lambda each: each[:4])
        return region, indicator, values.tail(_RECENT), own

    @cached_property
    def forecast(self) -> Forecast:
        """Forecast of the longest series, tested on its past.

        Raises
        ------
        ProgressError
            If no series is long enough.
        """
        if self.long_series is None:
            raise ProgressError(
                f"no annual series of {LEAST_YEARS} years among the observations",
                phrase="tracking.short_series",
                values={"needed": LEAST_YEARS},
            )
        region, indicator, values, own = self.long_series
        cases = self.parts["cases"]
        mine = cases[
            (cases["region_id"] == region)
            & (cases["indicator_id"] == indicator)
            & (cases["kind"] == "level")
            & cases["target"].notna()
        ]
        ahead = mine[mine["target_year"] > values.index[-1]] if own else mine.iloc[:0]
        goal = records(ahead)[0] if len(ahead) else None
        return forecast(
            values,
            until=int(goal["target_year"]) if goal else int(values.index[-1]) + 3,
            target=float(goal["target"]) if goal else None,
            direction="down" if goal and goal["direction"] == "down" else "up",
            share=self.unit_of(indicator) == "%",
        )

    @property
    def best_model(self) -> str:
        """The forecasting model with the smallest error on the past."""
        return str(self.forecast.backtest.sort_values("mape", kind="stable")["model"].iloc[0])

    def unit_of(self, indicator_id: str) -> str:
        """Return the base unit of an indicator among the observations."""
        known = self.parts["known"]
        return str(known.loc[known["indicator_id"] == indicator_id, "base_unit"].iloc[0])

    def chart(self, name: str = "", language: str | None = None) -> Chart:
        """Draw ``known``, ``tally``, ``panel``, ``path``, ``probability`` or ``forecast``."""
        language = spoken(language)
        name = name or "known"
        if name not in CHARTS:
            raise self._unknown("chart", name, tuple(CHARTS))
        return draw(self, name, language)

    def sentences(self, name: str = "answer", language: str | None = None) -> list[str]:
        """Word one of the findings; see `labourtargets.analysis.tracking.words.FINDINGS`."""
        language = spoken(language)
        if name not in FINDINGS:
            raise self._unknown("finding", name, tuple(FINDINGS))
        return word(self, name, language)

    def view(self, name: str = "", language: str | None = None) -> View:
        """Return a table; see `labourtargets.analysis.tracking.tables.TABLES`."""
        language = spoken(language)
        name = name or "verdicts"
        if name not in TABLES:
            raise self._unknown("table", name, tuple(TABLES))
        return build_view(self, name, language)

    def contract(self) -> list[str]:
        """Return the headline numbers as plain lines that do not depend on the language.

        Examples
        --------
        >>> from labourtargets.analysis import assess
        >>> assess(indicator="rd_intensity", as_of="2026-11-23").contract()[1:3]
        ['evidence: earlier_figure 1', 'verdict: due_unreported 1']
        """
        counts = self.parts["counts"]
        told = {
            axis: ", ".join(
                f"{row['code']} {row['targets']}"
                for row in records(counts[counts["axis"] == axis])
                if row["targets"]
            )
            for axis in ("evidence", "verdict")
        }
        measured = self.parts["panel"].dropna(subset=["statistic"])
        band = self.parts["attainment"]["probability"].dropna()
        paths = self.parts["paths"]
        ahead, open_ones = (paths["standing"] == "ahead").sum(), paths["within_rounding"].sum()
        return [
            f"targets: {len(self.frame)}, left out: {self.dropped}, as of {self.as_of}",
            *(f"{axis}: {text}" for axis, text in told.items()),
            f"observations: {len(self.parts['loaded'])}, known: {len(self.parts['known'])}",
            f"panel: {len(measured)} statistics, sum {measured['statistic'].sum():.4f}",
            f"paths: {len(paths)}, ahead {ahead}, within rounding {open_ones}",
            f"within rounding: {(self.frame['other_verdicts'] != '').sum()} verdicts, "
            f"{self.parts['panel']['within_rounding'].sum()} conclusions",
            f"probabilities: {len(band)}, sum {band.sum():.4f}",
            f"figures missing: {len(self.parts['worksheet'])}",
        ]

    def name_of(self, row: dict[str, Any], language: str) -> dict[str, str]:
        """Return region and indicator of a row by name."""
        from labourtargets import wording

        return {
            "region": wording.region_name(row["region_id"], language),
            "indicator": wording.indicator_name(row["indicator_id"], language),
        }

    def case_of(self, row: dict[str, Any]) -> dict[str, Any]:
        """Return what is known of a target; see `labourtargets.progress.build_cases`."""
        cases = self.parts["cases"]
        return records(cases[cases["statement_id"] == row["statement_id"]])[0]

    def rounding_of(self, row: dict[str, Any], language: str) -> dict[str, str]:
        """Return what the rounding of the figure of a target hides: ``low``, ``high``."""
        from labourtargets import wording

        case = self.case_of(row)
        return {
            end: wording.number(case[f"observed_{side}"], row["base_unit"], language)
            for end, side in (("low", "lower"), ("high", "upper"))
        }

    def labels_of(self, rows: pd.DataFrame, language: str) -> list[str]:
        """Return a label of each row: region and indicator, or what tells them apart."""
        from labourtargets import wording

        names = [self.name_of(row, language) for row in records(rows)]
        for row, each in zip(records(rows), names, strict=True):
            if row["statement_id"] in self.doubted:
                each["indicator"] = wording.phrase(
                    "tracking.doubted", language, name=each["indicator"]
                )
        one_place = len({each["region"] for each in names}) == 1
        return [each["indicator"] if one_place else " ".join(each.values()) for each in names]
