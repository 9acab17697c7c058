"""Which ranks are certain, and which rounding or wording could change: in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from labourtargets.analysis.compared.ranked import places
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.compared.result import Comparison

__all__ = ["pace", "rank", "rounded"]


def rank(found: Comparison, language: str) -> list[str]:
    """Say which ranks by the chosen measure could change, and which places share one."""
    return _told(found.ranks, "", language)


def pace(found: Comparison, language: str) -> list[str]:
    """Say which ranks by required growth, or by points a year, could change.

    Empty where the page ranks by that measure anyway, or there is no pace to rank by.
    """
    from labourtargets import wording

    if found.measure == found.paced or found.attempt(lambda: found.pace) is None:
        return []
    by = wording.phrase(f"compare.ranks.by.{found.paced}", language)
    return _told(found.pace, by, language)


def rounded(found: Comparison, language: str) -> str:
    """Say how far rounding or wording could move a rate of growth, and which one the most."""
    from labourtargets import wording

    rates = found.growth.reset_index(drop=True)
    above, below = rates["upper"] - rates["value"], rates["value"] - rates["lower"]
    moved = pd.concat([above, below], axis=1).max(axis=1).dropna()
    if moved.empty or not moved.max() > 0:
        return ""
    widest = records(rates.loc[[moved.idxmax()]])[0]
    name = wording.phrase(
        "compare.pair_side",
        language,
        region=wording.region_name(widest["region_id"], language),
        indicator=wording.indicator_name(widest["indicator_id"], language),
    )
    least, most = (
        wording.number(float(one), "百分点", language, decimals=1)
        for one in (moved.min(), moved.max())
    )
    return wording.phrase("compare.growth.rounding", language, least=least, most=most, name=name)


def _told(ranks: pd.DataFrame, by: str, language: str) -> list[str]:
    from labourtargets import wording

    open_groups = _open_groups(ranks)
    groups = [
        wording.phrase(
            "compare.ranks.group",
            language,
            places=places(rows, language),
            first=int(rows["rank_best"].min()),
            last=int(rows["rank_worst"].max()),
        )
        for rows in open_groups
    ]
    rest = len(ranks) - sum(map(len, open_groups))
    told = wording.phrase("compare.join", language).join(groups)
    if len(ranks) > 1 and (ranks["rank_worst"] - ranks["rank_best"]).eq(len(ranks) - 1).all():
        said = [wording.phrase("compare.ranks.none", language, count=len(ranks), by=by)]
    elif not groups:
        said = [wording.phrase("compare.ranks.sure", language, count=len(ranks), by=by)]
    elif rest:
        said = [wording.phrase("compare.ranks.open", language, groups=told, rest=rest, by=by)]
    else:
        said = [wording.phrase("compare.ranks.all_open", language, groups=told, by=by)]
    for shared, rows in ranks.groupby("rank"):
        if len(rows) > 1:
            names = places(rows, language)
            said.append(
                wording.phrase("compare.ranks.tied", language, places=names, rank=shared, by=by)
            )
    return said


def _open_groups(ranks: pd.DataFrame) -> list[pd.DataFrame]:
    """Group the places whose ranges of ranks overlap: they may change places with each other."""
    groups: list[list[int]] = []
    reach = 0
    ordered = ranks.reset_index(drop=True).sort_values(["rank_best", "rank_worst"], kind="stable")
    for place, row in ordered.iterrows():
        if row["rank_best"] == row["rank_worst"]:
            continue
        if groups and row["rank_best"] <= reach:
            groups[-1].append(int(str(place)))
        else:
            groups.append([int(str(place))])
        reach = max(reach, int(row["rank_worst"]))
    return [ranks.reset_index(drop=True).loc[sorted(group)] for group in groups]
