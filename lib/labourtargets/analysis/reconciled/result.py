"""Outcomes of the checks on the page: charts, findings, tables, contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from labourtargets.analysis.reconciled.outcomes import MANY, Outcomes
from labourtargets.analysis.selection import View
from labourtargets.consistency import KINDS, itemised_share
from labourtargets.errors import CheckError
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.charts import Chart, Column

__all__ = ["Reconciliation"]

_CHARTS = ("verdicts", "totals", "items")
_FINDINGS = (
    "answer",
    "verdicts",
    "totals",
    "gaps",
    "discrepancies",
    "items",
    "attrition",
    "same_figure",
    "direction",
)
# yearly losses at which the share of the increase that is itemised is told again
_LOSSES = (0.0, 0.02, 0.05)
# what a reader should see first
_TELLING = (
    "discrepancy",
    "parts_rounded",
    "total_rounded",
    "within_wording",
    "not_reconcilable",
    "coincidence",
    "cannot_tell",
    "no_claim",
    "exact",
    "holds",
)
_TABLES = ("checks", "sentences", "milestones", "same_fact")


@dataclass(frozen=True, repr=False)
class Reconciliation(Outcomes):
    """Outcomes of the checks; see `reconcile`."""

    QUESTION: ClassVar[str] = "question.04_do_the_numbers_agree"

    def chart(self, name: str = "", language: str = "zh") -> Chart:
        """Draw ``verdicts`` (counted), ``totals`` (parts and total) or ``items`` (flows)."""
        from labourtargets import charts, wording

        name = name or "verdicts"
        if name not in _CHARTS:
            raise self._unknown("chart", name, _CHARTS)
        shared = {
            "title": wording.plain(self.sentences(name, language)[0]),
            "source": wording.phrase("agree.source", language),
            "language": language,
            "name": name,
        }
        if name == "verdicts":
            counted = self.counted(self.frame)
            counted["label"] = [
                wording.label("agreement", code, language) for code in counted["verdict"]
            ]
            subtitle = wording.phrase("agree.counted", language)
            return charts.counts(counted, subtitle=subtitle, **shared)
        if name == "totals":
            totals, parts = self.totals(language)
            subtitle = wording.phrase("agree.source", language)
            return charts.parts_and_total(totals, parts, subtitle=subtitle, **shared)
        items, needed = self.items(language)
        subtitle = wording.phrase("agree.items", language)
        return charts.contributions(items, unit="人", total=needed, subtitle=subtitle, **shared)

    def sentences(self, name: str = "answer", language: str = "zh") -> list[str]:
        """Word one of the findings; numbers of documents carry their statement."""
        from labourtargets.wording import phrase

        if name not in _FINDINGS:
            raise self._unknown("finding", name, _FINDINGS)
        try:
            return self._finding(name, language) or [phrase("agree.nothing", language)]
        except CheckError:
            return [phrase("agree.nothing", language)]

    def _finding(self, name: str, language: str) -> list[str]:
        from labourtargets.wording import phrase

        if name == "answer":
            return [
                *self.sentences("verdicts", language),
                *self.sentences("discrepancies", language),
            ]
        if name == "verdicts":
            return [
                phrase(
                    "finding.agreement",
                    language,
                    count=len(self.frame),
                    verdicts=self._told(self.counted(self.frame), language),
                )
            ]
        if name == "discrepancies":
            return [self._discrepancies(language)]
        if name == "totals":
            totals = self.of("parts_total", "title")
            verdicts = totals["verdict"]
            rounded = verdicts.isin(["total_rounded", "parts_rounded"]).sum()
            exact = (verdicts == "exact").sum()
            return [
                phrase(
                    "agree.title.parts", language, count=len(totals), exact=exact, rounded=rounded
                )
            ]
        if name == "gaps":
            return self._gaps(language)
        if name == "items":
            return self._itemised(language)
        if name == "attrition":
            return [self._losses(language)]
        if name == "same_figure":
            return self._same_figures(language)
        rows = self.of("milestones", "direction")
        told = self._told(self.counted(rows), language)
        return [phrase("finding.agreement", language, count=len(rows), verdicts=told)]

    def view(self, name: str = "", language: str = "zh") -> View:
        """Return ``checks``, ``sentences``, ``milestones`` or ``same_fact``."""
        from labourtargets import wording

        name = name or "checks"
        if name not in _TABLES:
            raise self._unknown("table", name, _TABLES)
        chosen = self.frame[self.frame["kind"] == name] if name in MANY else self.single
        order = {code: place for place, code in enumerate(_TELLING)}
        ranked = chosen.assign(order=chosen["verdict"].map(order))
        shown = self._worded(ranked.sort_values("order", kind="stable"), language)
        title = wording.phrase(f"agree.{name}", language)
        columns = ["check", "left", "right"]
        if name == "sentences":
            shown = shown[shown["left_sentence"] != ""]
            return View(
                shown, _columns(["check", "left_sentence", "right_sentence"], language), title
            )
        columns += ["gap", "verdict", "explanation"]
        return View(shown, _columns([*columns, "effect"], language), title)

    def contract(self) -> list[str]:
        """Return the headline numbers as plain lines that do not depend on the language.

        Examples
        --------
        >>> from labourtargets.analysis import reconcile
        >>> reconcile(kind=["increment"]).contract()
        ['increment: exact 1, holds 4', 'itemised: none', 'discrepancies: none']
        """
        lines = []
        for kind in KINDS:
            rows = self.frame[self.frame["kind"] == kind]
            if not rows.empty:
                counted = self.counted(rows)
                told = ", ".join(f"{row['verdict']} {row['count']}" for row in records(counted))
                lines.append(f"{kind}: {told}")
        shares = [
            f"{size:.2f}%" for size in self.frame.loc[self.frame["kind"] == "flows_stock", "size"]
        ]
        gaps = self.frame[self.frame["verdict"] == "discrepancy"]
        named = [f"{row['check_id']} {row['gap_text']}" for row in records(gaps)]
        # nbval compares at most fifteen lines: the last kinds share one
        lines = [*lines[:12], "; ".join(lines[12:])] if len(lines) > 13 else lines
        return [
            *lines,
            "itemised: " + (", ".join(shares) or "none"),
            "discrepancies: " + (", ".join(named) or "none"),
        ]

    def _told(self, counted: pd.DataFrame, language: str) -> str:
        from labourtargets import wording

        parts = [
            f"{wording.label('agreement', row['verdict'], language)} {row['count']}"
            for row in records(counted)
        ]
        return wording.listed(parts, language)

    def _discrepancies(self, language: str) -> str:
        from labourtargets import wording

        rows = self.frame[self.frame["verdict"] == "discrepancy"]
        if rows.empty:
            return wording.phrase("agree.none", language)
        names = wording.listed([row[f"title_{language}"] for row in records(rows)], language)
        return wording.phrase("finding.discrepancies", language, count=len(rows), names=names)

    def _same_figures(self, language: str) -> list[str]:
        from labourtargets import wording

        said = []
        for row in records(self.frame[self.frame["kind"] == "two_concepts"]):
            if "same_figure" in row["explanation"]:
                sides = [self._side(row[f"{side}_ids"], language) for side in ("left", "right")]
                value = self.linked(row["left_text"], row["left_ids"])
                words = {
                    f"{place}{part}": text
                    for place, side in zip(("first", "second"), sides, strict=True)
                    for part, text in zip(("", "_concept"), side, strict=True)
                }
                said.append(wording.phrase("finding.same_figure", language, value=value, **words))
        return said

    def _side(self, ids: str, language: str) -> tuple[str, str]:
        from labourtargets import wording

        statement = self.statement(ids.split("|")[0])
        place = wording.region_name(str(statement["region_id"]), language)
        return place, wording.indicator_name(str(statement["indicator_id"]), language)

    def _itemised(self, language: str) -> list[str]:
        from labourtargets import wording

        row = self.items_check()
        unit = self.statement(row["right_ids"].split("|")[0])["base_unit"]
        scale = self.statement(row["right_ids"].split("|")[0])
        factor = float(scale["value"]) / float(scale["number"])
        return [
            wording.phrase(
                "agree.items.finding",
                language,
                flow=wording.number(row["left_value"] * factor, unit, language),
                gap=wording.number(row["right_value"] * factor, unit, language),
                share=wording.number(row["size"], "%", language, decimals=1),
                attrition=wording.number(100 * self.attrition, "%", language),
            )
        ]

    def _gap(self, row: dict[str, Any], language: str) -> str:
        """Tell a gap in the document's own unit; in English, in numbers English readers use."""
        from labourtargets import wording

        printed = self.frame.set_index("check_id").loc[row["check_id"], "gap_text"]
        if language == "zh":
            return str(printed)
        return wording.number(row["gap"], row["base_unit"], language, signed=True)

    def _losses(self, language: str) -> str:
        from labourtargets import wording

        items, _ = self.items(language)
        target, baseline = self.ends()
        flows, years = items["contribution"].sum(), target["period_end"] - baseline["period_end"]
        told = [
            wording.phrase(
                "agree.loss",
                language,
                attrition=wording.number(100 * loss, "%", language),
                share=wording.number(
                    100 * itemised_share(flows, baseline["value"], target["value"], years, loss),
                    "%",
                    language,
                    decimals=1,
                ),
            )
            for loss in _LOSSES
        ]
        return wording.phrase("agree.losses", language, shares=wording.listed(told, language))

    def _gaps(self, language: str) -> list[str]:
        from labourtargets import wording

        said = []
        for row in records(self.totals(language)[0]):
            if row["gap"]:
                statement, unit = self.statement(row["statement_id"]), row["base_unit"]
                said.append(
                    wording.phrase(
                        "finding.sum_gap",
                        language,
                        year=wording.year(statement["period_end"], language),
                        indicator=wording.indicator_name(statement["indicator_id"], language),
                        parts=wording.number(row["parts_sum"], unit, language),
                        total=wording.number(row["total"], unit, language, row["statement_id"]),
                        gap=self._gap(row, language),
                        verdict=wording.label("agreement", row["verdict"], language),
                    )
                )
        return said

    def _worded(self, rows: pd.DataFrame, language: str) -> pd.DataFrame:
        from labourtargets import wording

        shown = [
            {
                "check": row[f"title_{language}"],
                "left": self.linked(row["left_text"], row["left_ids"]),
                "right": self.linked(row["right_text"], row["right_ids"]),
                "gap": row["gap_text"],
                "verdict": wording.label("agreement", row["verdict"], language),
                "explanation": " ".join(
                    filter(None, (row[f"explanation_{language}"], row[f"about_{language}"]))
                ),
                "effect": row[f"consequence_{language}"],
                "left_sentence": row["left_sentences"],
                "right_sentence": wording.phrase("agree.same_sentence", language)
                if row["right_sentences"] == row["left_sentences"]
                else row["right_sentences"],
            }
            for row in records(rows)
        ]
        return pd.DataFrame(shown)


def _columns(names: list[str], language: str) -> list[Column]:
    from labourtargets import wording
    from labourtargets.charts import Column

    return [Column(name, wording.phrase(f"column.{name}", language)) for name in names]
