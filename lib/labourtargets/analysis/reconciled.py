"""Outcomes of the checks on the page: charts, findings, tables, contract."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from labourtargets.analysis.selection import Selection, View
from labourtargets.consistency import KINDS, VERDICTS
from labourtargets.errors import Problem, SelectionError
from labourtargets.statements import load_statements
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.charts import Chart, Column

__all__ = ["Reconciliation"]

_MANY = ("milestones", "same_fact")
_CHARTS = ("verdicts", "totals", "items")
_FINDINGS = ("answer", "verdicts", "totals", "discrepancies", "items", "same_figure", "direction")
_TABLES = ("checks", "sentences", "milestones", "same_fact")


@dataclass(frozen=True, repr=False)
class Reconciliation(Selection):
    """Outcomes of the checks; see `reconcile`."""

    attrition: float = 0.0

    QUESTION: ClassVar[str] = "question.04_do_the_numbers_agree"

    @property
    def single(self) -> pd.DataFrame:
        """Checks declared one by one: all but milestones and facts stated twice."""
        return self.frame[~self.frame["kind"].isin(_MANY)]

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
            counted = self._counted(self.frame)
            counted["label"] = [
                wording.label("agreement", code, language) for code in counted["verdict"]
            ]
            subtitle = wording.phrase("agree.counted", language)
            return charts.counts(counted, subtitle=subtitle, **shared)
        if name == "totals":
            totals, parts = self._totals(language)
            subtitle = wording.phrase("agree.source", language)
            return charts.parts_and_total(totals, parts, subtitle=subtitle, **shared)
        items, needed = self._items(language)
        subtitle = wording.phrase("agree.items", language)
        return charts.contributions(items, unit="人", total=needed, subtitle=subtitle, **shared)

    def sentences(self, name: str = "answer", language: str = "zh") -> list[str]:
        """Word one of the findings; numbers of documents carry their statement."""
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
                    verdicts=self._told(self._counted(self.frame), language),
                )
            ]
        if name == "discrepancies":
            return [self._discrepancies(language)]
        if name == "totals":
            totals = self._of("parts_total", "title")
            verdicts = totals["verdict"]
            rounded = verdicts.isin(["total_rounded", "parts_rounded"]).sum()
            exact = (verdicts == "exact").sum()
            return [
                phrase(
                    "agree.title.parts", language, count=len(totals), exact=exact, rounded=rounded
                )
            ]
        if name == "items":
            return self._itemised(language)
        if name == "same_figure":
            return self._same_figures(language)
        if name == "direction":
            rows = self._of("milestones", "direction")
            return [
                phrase(
                    "finding.agreement",
                    language,
                    count=len(rows),
                    verdicts=self._told(self._counted(rows), language),
                )
            ]
        raise self._unknown("finding", name, _FINDINGS)

    def view(self, name: str = "", language: str = "zh") -> View:
        """Return ``checks``, ``sentences``, ``milestones`` or ``same_fact``."""
        from labourtargets import wording

        name = name or "checks"
        if name not in _TABLES:
            raise self._unknown("table", name, _TABLES)
        chosen = self.frame[self.frame["kind"] == name] if name in _MANY else self.single
        shown = self._worded(chosen, language)
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
        ['increment: exact 1, holds 4', 'discrepancies: none']
        """
        lines = []
        for kind in KINDS:
            rows = self.frame[self.frame["kind"] == kind]
            if not rows.empty:
                counted = self._counted(rows)
                told = ", ".join(f"{row['verdict']} {row['count']}" for row in records(counted))
                lines.append(f"{kind}: {told}")
        gaps = self.frame[self.frame["verdict"] == "discrepancy"]
        named = [f"{row['check_id']} {row['gap_text']}" for row in records(gaps)]
        return [*lines[:13], "discrepancies: " + (", ".join(named) or "none")]

    def _counted(self, rows: pd.DataFrame) -> pd.DataFrame:
        counts = rows["verdict"].value_counts()
        known = [code for code in VERDICTS if code in counts.index]
        return pd.DataFrame({"verdict": known, "count": [int(counts[code]) for code in known]})

    def _told(self, counted: pd.DataFrame, language: str) -> str:
        from labourtargets import wording

        parts = [
            f"{wording.label('agreement', row['verdict'], language)} {row['count']}"
            for row in records(counted)
        ]
        return wording.listed(parts, language)

    def _of(self, kind: str, name: str) -> pd.DataFrame:
        rows = self.frame[self.frame["kind"] == kind]
        if rows.empty:
            raise SelectionError(
                Problem("", None, "kind", kind, f"a check of this kind for {name}")
            )
        return rows

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
                value = self._linked(row["left_text"], row["left_ids"])
                words = {
                    f"{place}{part}": text
                    for place, side in zip(("first", "second"), sides, strict=True)
                    for part, text in zip(("", "_concept"), side, strict=True)
                }
                said.append(wording.phrase("finding.same_figure", language, value=value, **words))
        return said

    def _side(self, ids: str, language: str) -> tuple[str, str]:
        from labourtargets import wording

        statement = self._statement(ids.split("|")[0])
        place = wording.region_name(str(statement["region_id"]), language)
        return place, wording.indicator_name(str(statement["indicator_id"]), language)

    def _itemised(self, language: str) -> list[str]:
        from labourtargets import wording

        row = self._items_check()
        unit = self._statement(row["right_ids"].split("|")[0])["base_unit"]
        scale = self._statement(row["right_ids"].split("|")[0])
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

    def _items_check(self) -> dict[str, Any]:
        rows = self._of("flows_stock", "items")
        known = rows[rows["verdict"] != "cannot_tell"]
        if known.empty:
            raise SelectionError(
                Problem("", None, "kind", "flows_stock", "a stock with a baseline")
            )
        return dict(records(known)[-1])

    def _items(self, language: str) -> tuple[pd.DataFrame, float]:
        from labourtargets import wording

        row = self._items_check()
        rows = [self._statement(one) for one in str(row["left_ids"]).split("|")]
        items = pd.DataFrame(
            {
                "label": [wording.indicator_name(one["indicator_id"], language) for one in rows],
                "contribution": [float(one["value"]) for one in rows],
                "statement_id": [one["statement_id"] for one in rows],
            }
        )
        target, baseline = (self._statement(one) for one in str(row["right_ids"]).split("|"))
        needed = float(target["value"]) - float(baseline["value"])
        items["share"] = 100 * items["contribution"] / needed
        return items.sort_values("contribution", ascending=False), needed

    def _totals(self, language: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        rows, parts = [], []
        for row in records(self._of("parts_total", "totals")):
            total = self._statement(row["right_ids"])
            factor = float(total["value"]) / float(total["number"])
            rows.append(
                {
                    "check_id": row["check_id"],
                    "label": row[f"title_{language}"],
                    "parts_sum": row["left_value"] * factor,
                    "total": float(total["value"]),
                    "gap": row["gap"] * factor,
                    "base_unit": total["base_unit"],
                    "verdict": row["verdict"],
                    "statement_id": row["right_ids"],
                }
            )
            parts += [
                {"check_id": row["check_id"], **self._statement(one)}
                for one in row["left_ids"].split("|")
            ]
        names = ["check_id", "region_id", "value", "statement_id"]
        return pd.DataFrame(rows), pd.DataFrame(parts)[names]

    def _worded(self, rows: pd.DataFrame, language: str) -> pd.DataFrame:
        from labourtargets import wording

        shown = [
            {
                "check": row[f"title_{language}"],
                "left": self._linked(row["left_text"], row["left_ids"]),
                "right": self._linked(row["right_text"], row["right_ids"]),
                "gap": row["gap_text"],
                "verdict": wording.label("agreement", row["verdict"], language),
                "explanation": " ".join(
                    filter(None, (row[f"explanation_{language}"], row[f"about_{language}"]))
                ),
                "effect": row[f"consequence_{language}"],
                "left_sentence": row["left_sentences"],
                "right_sentence": row["right_sentences"],
            }
            for row in records(rows)
        ]
        return pd.DataFrame(shown)

    def _linked(self, text: str, ids: str) -> str:
        """Link every printed figure of an expression to the statement it was read from."""
        from labourtargets import wording

        linked, rest = "", text
        for one in filter(None, ids.split("|")):
            statement = self._statement(one)
            printed = f"{statement['number']}{statement['unit']}"
            before, found, after = rest.partition(printed)
            if not found:
                continue
            linked += before + wording.link(printed, one)
            rest = after
        return linked + rest

    def _statement(self, statement_id: object) -> dict[str, Any]:
        return self._statements[str(statement_id)]

    @cached_property
    def _statements(self) -> dict[str, dict[str, Any]]:
        return {row["statement_id"]: row for row in records(load_statements(self.workspace))}


def _columns(names: list[str], language: str) -> list[Column]:
    from labourtargets import wording
    from labourtargets.charts import Column

    return [Column(name, wording.phrase(f"column.{name}", language)) for name in names]
