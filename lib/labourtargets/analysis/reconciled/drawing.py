"""Charts of the checks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.reconciled.needing import about
from labourtargets.analysis.reconciled.outcomes import CLASSES
from labourtargets.analysis.reconciled.words import WORDED
from labourtargets.consistency import VERDICTS

if TYPE_CHECKING:
    from labourtargets.analysis.reconciled.outcomes import Outcomes
    from labourtargets.charts import Chart

__all__ = ["CHARTS", "draw"]

CHARTS = ("verdicts", "totals", "items")
_TITLES = {"verdicts": "discrepancies", "totals": "totals", "items": "headline"}


def draw(found: Outcomes, name: str, language: str) -> Chart:
    """Draw ``verdicts`` (counted by class), ``totals`` (parts and total) or ``items`` (flows)."""
    from labourtargets import charts, wording

    shared: dict[str, Any] = {
        "title": wording.plain(WORDED[_TITLES[name]](found, language)[0]),
        "source": wording.phrase(
            "agree.source" if name == "verdicts" else "agree.source.texts", language
        ),
        "language": language,
        "name": name,
    }
    if name == "verdicts":
        subtitle = wording.phrase("agree.counted", language)
        return charts.heatmap(_counts(found, language), unit="", subtitle=subtitle, **shared)
    if name == "totals":
        totals, parts = found.totals(language)
        years = [found.statement(one)["period_end"] for one in totals["statement_id"]]
        subtitle = wording.phrase(
            "agree.totals", language, years=wording.period(min(years), max(years), language)
        )
        return charts.parts_and_total(totals, parts, subtitle=subtitle, **shared)
    return _items(found, shared, language)


def _items(found: Outcomes, shared: dict[str, Any], language: str) -> Chart:
    from labourtargets import charts, wording

    flows, net, gross = found.need(found.attrition)
    against = [
        (wording.phrase("agree.itemised", language), flows, 100 * flows / net),
        (wording.phrase("agree.net", language), net, None),
    ]
    if found.attrition:
        loss = wording.number(100 * found.attrition, "%", language)
        name = wording.phrase("agree.gross", language, attrition=loss)
        against.append((name, about(gross), None))
    target, _ = found.ends()
    subtitle = wording.phrase("agree.items", language)
    return charts.contributions(
        found.items(language), unit=str(target["base_unit"]), against=against, subtitle=subtitle,
        **shared,
    )  # fmt: skip


def _counts(found: Outcomes, language: str) -> pd.DataFrame:
    """Count every verdict in every class of checks; what does not occur stays empty."""
    from labourtargets import wording

    classes = found.classes
    here = set(found.frame["verdict"])
    counts = found.frame.groupby([found.frame["verdict"], classes]).size()
    return pd.DataFrame(
        [
            {
                "row": wording.label("agreement", verdict, language),
                "column": wording.phrase(f"evidence_class.{name}", language),
                "value": float(counts[(verdict, name)])
                if (verdict, name) in counts.index
                else None,
            }
            for verdict in VERDICTS
            if verdict in here
            for name in CLASSES
            if (classes == name).any()
        ]
    )
