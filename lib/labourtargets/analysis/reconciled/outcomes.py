"""Outcomes of the checks and the figures they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from labourtargets.analysis.selection import Selection
from labourtargets.consistency import VERDICTS
from labourtargets.errors import CheckError, Problem
from labourtargets.statements import load_statements
from labourtargets.tables import records

__all__ = ["MANY", "Outcomes"]

# found case by case, not declared one by one
MANY = ("milestones", "same_fact")


@dataclass(frozen=True, repr=False)
class Outcomes(Selection):
    """Rows of `labourtargets.consistency.run_checks` with the statements behind them.

    Parameters
    ----------
    attrition : float, default 0.0
        Share of a stock lost each year, where named flows are held against it.
    """

    attrition: float = 0.0

    @property
    def single(self) -> pd.DataFrame:
        """Checks declared one by one: all but milestones and facts stated twice."""
        return self.frame[~self.frame["kind"].isin(MANY)]

    def counted(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Count the verdicts of `rows`, in the order of the ladder."""
        counts = rows["verdict"].value_counts()
        known = [code for code in VERDICTS if code in counts.index]
        return pd.DataFrame({"verdict": known, "count": [int(counts[code]) for code in known]})

    def of(self, kind: str, name: str) -> pd.DataFrame:
        """Return the checks of a kind; `name` says what for, should there be none."""
        rows = self.frame[self.frame["kind"] == kind]
        if rows.empty:
            raise CheckError(Problem("", None, "kind", kind, f"a check of this kind for {name}"))
        return rows

    def items_check(self) -> dict[str, Any]:
        """Return the check that holds itemised flows against an increase with a baseline."""
        rows = self.of("flows_stock", "items")
        known = rows[rows["verdict"] != "cannot_tell"]
        if known.empty:
            raise CheckError(Problem("", None, "kind", "flows_stock", "a stock with a baseline"))
        return dict(records(known)[-1])

    def ends(self) -> list[dict[str, Any]]:
        """Return the target and the baseline that the itemised flows lie between."""
        return [self.statement(one) for one in self.items_check()["right_ids"].split("|")]

    def items(self, language: str) -> tuple[pd.DataFrame, float]:
        """Return the itemised flows, largest first, and the increase they are held against."""
        from labourtargets import wording

        row = self.items_check()
        rows = [self.statement(one) for one in str(row["left_ids"]).split("|")]
        items = pd.DataFrame(
            {
                "label": [wording.indicator_name(one["indicator_id"], language) for one in rows],
                "contribution": [float(one["value"]) for one in rows],
                "statement_id": [one["statement_id"] for one in rows],
            }
        )
        target, baseline = self.ends()
        needed = float(target["value"]) - float(baseline["value"])
        items["share"] = 100 * items["contribution"] / needed
        return items.sort_values("contribution", ascending=False), needed

    def totals(self, language: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return the totals and their parts, in base units, as charts take them."""
        rows, parts = [], []
        for row in records(self.of("parts_total", "totals")):
            total = self.statement(row["right_ids"])
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
                {"check_id": row["check_id"], **self.statement(one)}
                for one in row["left_ids"].split("|")
            ]
        names = ["check_id", "region_id", "value", "statement_id"]
        return pd.DataFrame(rows), pd.DataFrame(parts)[names]

    def linked(self, text: str, ids: str) -> str:
        """Link every printed figure of an expression to the statement it was read from."""
        from labourtargets import wording

        linked, rest = "", text
        for one in filter(None, ids.split("|")):
            statement = self.statement(one)
            printed = f"{statement['number']}{statement['unit']}"
            before, found, after = rest.partition(printed)
            if not found:
                continue
            linked += before + wording.link(printed, one)
            rest = after
        return linked + rest

    def statement(self, statement_id: object) -> dict[str, Any]:
        """Return the row of a statement."""
        return self._statements[str(statement_id)]

    @cached_property
    def _statements(self) -> dict[str, dict[str, Any]]:
        return {row["statement_id"]: row for row in records(load_statements(self.workspace))}
