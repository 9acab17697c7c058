"""Outcomes of the checks, what kind of evidence each is, and the figures they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pandas as pd

from labourtargets.analysis.selection import Selection
from labourtargets.codebook import Codebook, load_codebook
from labourtargets.consistency import VERDICTS, gross_need, load_wording, observed_number
from labourtargets.errors import CheckError, Problem
from labourtargets.statements import load_statements
from labourtargets.tables import records

__all__ = ["CLASSES", "MANY", "Outcomes"]

# found case by case, not declared one by one
MANY = ("milestones", "same_fact")
#: What is held against what: kinds of checks by class; every other kind sets figures against figures.
CLASSES = {
    "figures": (),
    "lists": ("count_list",),
    "direction": ("milestones",),
    "restated": ("same_fact",),
}
_CLASS_OF = {kind: name for name, kinds in CLASSES.items() for kind in kinds}
# decimals of a base unit beyond which there is only the noise of floating point
_NOISE = 6


@dataclass(frozen=True, repr=False)
class Outcomes(Selection):
    """Rows of `labourtargets.consistency.run_checks` with the statements behind them.

    Parameters
    ----------
    attrition : float, default 0.0
        Share of a stock lost each year, where named flows are held against it.
    document : str, default ""
        The document whose checks these are; all where empty.
    """

    attrition: float = 0.0
    document: str = ""

    @cached_property
    def codebook(self) -> Codebook:
        """The registries of the workspace."""
        return load_codebook(self.workspace)

    @cached_property
    def kinds(self) -> dict[str, dict[str, str]]:
        """Names of the kinds of checks, by kind and language."""
        rows = load_wording(self.workspace)
        named = rows[rows["key"].str.startswith("kind:")]
        return {
            str(row["key"]).removeprefix("kind:"): {"zh": str(row["zh"]), "en": str(row["en"])}
            for row in records(named)
        }

    @property
    def classes(self) -> pd.Series:
        """Class of evidence of every check, a key of `CLASSES`."""
        return self.frame["kind"].map(_CLASS_OF).fillna("figures")

    @property
    def single(self) -> pd.DataFrame:
        """Checks declared one by one: all but milestones and facts stated twice."""
        return self.frame[~self.frame["kind"].isin(MANY)]

    def counted(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Count the verdicts of `rows`, in the order of the ladder."""
        counts = rows["verdict"].value_counts()
        known = [code for code in VERDICTS if code in counts.index]
        return pd.DataFrame({"verdict": known, "count": [int(counts[code]) for code in known]})

    def has(self, *kinds: str) -> bool:
        """Say whether there are checks of any of these kinds."""
        return bool(self.frame["kind"].isin(kinds).any())

    def of(self, kind: str) -> pd.DataFrame:
        """Return the checks of a kind.

        Raises
        ------
        CheckError
            If there are none.
        """
        if not self.has(kind):
            raise CheckError(
                Problem("", None, "kind", kind, "a check of this kind"), phrase="agree.nothing"
            )
        return self.frame[self.frame["kind"] == kind]

    def items_check(self) -> dict[str, Any]:
        """Return the check that holds itemised flows against an increase with a baseline."""
        rows = self.of("flows_stock")
        known = rows[rows["verdict"] != "cannot_tell"]
        if known.empty:
            raise CheckError(
                Problem("", None, "kind", "flows_stock", "a stock with a baseline"),
                phrase="agree.nothing",
            )
        return dict(records(known)[-1])

    @property
    def itemises(self) -> bool:
        """Whether flows are itemised against an increase with a baseline."""
        rows = self.frame[self.frame["kind"] == "flows_stock"]
        return bool((rows["verdict"] != "cannot_tell").any())

    @property
    def items_comparator(self) -> str:
        """Comparator of the sum of the itemised flows."""
        from labourtargets import wording

        ids = str(self.items_check()["left_ids"]).split("|")
        return wording.sum_comparator(self.statement(one)["comparator"] for one in ids)

    def ends(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return the target and the baseline that the itemised flows lie between."""
        target, baseline = self.items_check()["right_ids"].split("|")[:2]
        return self.statement(target), self.statement(baseline)

    def need(self, attrition: float) -> tuple[float, float, float]:
        """Return flows itemised, net increase, and gross need at a yearly loss, in base units."""
        row = self.items_check()
        target, baseline = self.ends()
        flows = self.in_base(row["left_value"], str(row["unit"]))
        due, begun = float(target["value"]), float(baseline["value"])
        years = int(target["period_end"]) - int(baseline["period_end"])
        return flows, due - begun, gross_need(begun, due, years, attrition)

    def items(self, language: str) -> pd.DataFrame:
        """Return the itemised flows, largest first, each with its share of the net increase."""
        from labourtargets import wording

        rows = [self.statement(one) for one in str(self.items_check()["left_ids"]).split("|")]
        items = pd.DataFrame(
            {
                "label": [wording.indicator_name(one["indicator_id"], language) for one in rows],
                "contribution": [float(one["value"]) for one in rows],
                "statement_id": [one["statement_id"] for one in rows],
            }
        )
        items["share"] = 100 * items["contribution"] / self.need(0.0)[1]
        return items.sort_values("contribution", ascending=False)

    def totals(self, language: str) -> tuple[pd.DataFrame, pd.DataFrame]:
        """Return the totals and their parts, in base units, as charts take them."""
        rows, parts = [], []
        for row in records(self.of("parts_total")):
            total, unit = self.statement(row["right_ids"]), str(row["unit"])
            rows.append(
                {
                    "check_id": row["check_id"],
                    "label": row[f"title_{language}"],
                    "parts_sum": self.in_base(row["left_value"], unit),
                    "total": float(total["value"]),
                    "gap": self.in_base(row["gap"], unit),
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

    def in_base(self, value: float, unit: str) -> float:
        """Expand a printed number, without the noise of floating point."""
        known = self.codebook.unit_map.get(unit)
        return round(float(value) * (known.factor if known else 1.0), _NOISE)

    def observed(self, observation_id: str) -> dict[str, Any]:
        """Return the row of an observation, with its number as the checks print it in ``text``."""
        rows = self.parts["observations"]
        row = dict(records(rows[rows["observation_id"] == observation_id])[0])
        factor = self.codebook.unit_map[str(row["unit"])].factor
        row["text"] = observed_number(float(row["value"]), factor)
        return row

    def statement(self, statement_id: object) -> dict[str, Any]:
        """Return the row of a statement."""
        return self._statements[str(statement_id)]

    @cached_property
    def _statements(self) -> dict[str, dict[str, Any]]:
        return {row["statement_id"]: row for row in records(load_statements(self.workspace))}
