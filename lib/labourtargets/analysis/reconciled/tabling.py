"""Tables of the checks: sides, gaps, verdicts, sentences, observed figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.published import published
from labourtargets.analysis.reconciled.outcomes import MANY
from labourtargets.analysis.reconciled.printing import change, gap, side
from labourtargets.analysis.selection import View
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.reconciled.outcomes import Outcomes
    from labourtargets.charts import Column

__all__ = ["TABLES", "lay"]

TABLES = ("checks", "sentences", "milestones", "same_fact", "observed")
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


def lay(found: Outcomes, name: str, language: str) -> View:
    """Lay out one of the tables, named as in `TABLES`."""
    from labourtargets import wording

    if name == "observed":
        ids = {
            one for cell in found.frame["observation_ids"] for one in str(cell).split("|") if one
        }
        rows = found.parts["observations"]
        return published(
            rows[rows["observation_id"].isin(ids)],
            language,
            wording.phrase("agree.observed", language),
        )
    chosen = found.frame[found.frame["kind"] == name] if name in MANY else found.single
    order = {code: place for place, code in enumerate(_TELLING)}
    ranked = chosen.assign(order=chosen["verdict"].map(order))
    rows = ranked.sort_values("order", kind="stable")
    title = wording.phrase(f"agree.{name}", language)
    if name == "sentences":
        names = ["check", "left_sentence", "right_sentence"]
        rows = rows[rows["left_sentences"] != ""]
        shown = [_sentences(row, language) for row in records(rows)]
    else:
        # from the earlier to the later figure, a change is told and no gap
        apart = "change" if name == "milestones" else "gap"
        names = ["check", "left", "right", apart, "verdict", "explanation", "effect"]
        shown = [_check(found, row, language) for row in records(rows)]
    return View(pd.DataFrame(shown, columns=names), _columns(names, language), title)


def _check(found: Outcomes, row: dict[str, Any], language: str) -> dict[str, str]:
    from labourtargets import wording

    sources = dict.fromkeys(
        wording.one_language(str(found.observed(one)["source"]), language)
        for one in row["observation_ids"].split("|")
        if one
    )
    told = [row[f"explanation_{language}"], row[f"about_{language}"]]
    if sources:
        listed = wording.phrase("agree.join", language).join(sources)
        told.append(wording.phrase("agree.observed_from", language, source=listed))
    return {
        "check": row[f"title_{language}"],
        "left": side(found, row, "left", language),
        "right": side(found, row, "right", language),
        "gap": gap(found, row, language),
        "change": change(found, row, language),
        "verdict": wording.label("agreement", row["verdict"], language),
        "explanation": wording.joined(told, language),
        "effect": row[f"consequence_{language}"],
    }


def _sentences(row: dict[str, Any], language: str) -> dict[str, str]:
    from labourtargets import wording

    same = row["right_sentences"] == row["left_sentences"]
    return {
        "check": row[f"title_{language}"],
        "left_sentence": row["left_sentences"],
        "right_sentence": wording.phrase("agree.same_sentence", language)
        if same
        else row["right_sentences"],
    }


def _columns(names: list[str], language: str) -> list[Column]:
    from labourtargets import wording
    from labourtargets.charts import Column

    return [Column(name, wording.phrase(f"column.{name}", language)) for name in names]
