"""What the document states beside a series, in words: increases, named flows, implied wholes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.projected.result import Projection

__all__ = ["implied", "itemised"]


def itemised(result: Projection, language: str) -> list[str]:
    """Hold stated increases against the anchors, and itemised flows against the increase."""
    from labourtargets import wording

    lines = []
    for row in records(result.parts["increments"]):
        unit = row["base_unit"]
        told = {
            "start_year": wording.year(row["from_year"], language),
            "end_year": wording.year(row["to_year"], language),
            "increment": wording.number(row["value"], unit, language, row["statement_id"]),
            "difference": wording.number(row["difference"], unit, language),
        }
        if row["gap"]:
            gap = wording.number(row["gap"], unit, language, signed=True)
            lines.append(wording.phrase("finding.increment_differs", language, **told, gap=gap))
        else:
            lines.append(wording.phrase("finding.increment_agrees", language, **told))
    for _, own in result.parts["items"].groupby("of_id", sort=False):
        lines += _of_increase(own, language)
    return lines or [wording.phrase("finding.no_items", language)]


def _of_increase(items: pd.DataFrame, language: str) -> list[str]:
    from labourtargets import wording

    unit, whole = str(items["base_unit"].iloc[0]), float(items["of"].iloc[0])

    comparator = wording.sum_comparator(items["comparator"])

    def shown(flow: float) -> dict[str, Any]:
        return {
            "flow": wording.number(flow, unit, language, comparator=comparator),
            "share": wording.number(100 * flow / whole, "%", language, decimals=1),
        }

    flow, net = float(items["value"].sum()), float(items["net"].sum())
    gap = wording.number(whole, unit, language, items["of_id"].iloc[0])
    named = [
        wording.phrase(
            "alt.item",
            language,
            name=wording.indicator_name(row["indicator_id"], language, inline=True),
            value=wording.stated(row, language),
        )
        for row in records(items)
    ]
    lines = [
        wording.phrase("finding.itemised", language, **shown(flow), gap=gap),
        wording.phrase("finding.items_named", language, items=wording.listed(named, language)),
    ]
    if net != flow:
        lines.append(wording.phrase("finding.items_net", language, **shown(net)))
    return lines


def implied(result: Projection, language: str) -> list[str]:
    """Word the wholes implied by a share and its part."""
    from labourtargets import wording

    lines = [
        wording.phrase(
            "finding.implied_denominator",
            language,
            part=wording.number(row["part"], row["part_unit"], language, row["part_id"]),
            share=wording.number(row["share"], "%", language, row["statement_id"]),
            whole=row[f"whole_{language}"],
            value=wording.number(row["value"], row["part_unit"], language),
        )
        for row in records(result.parts["denominators"])
    ]
    return lines or [wording.phrase("finding.no_denominator", language)]
