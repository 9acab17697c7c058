"""What the places of a zone add to it, and whether the plans draw them together: in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from labourtargets.analysis.compared.ranked import tied
from labourtargets.comparison.zones import TOLERANCE

if TYPE_CHECKING:
    from labourtargets.analysis.zone.outlook import ZoneOutlook

__all__ = ["beside", "contributions", "convergence", "leading", "narrowing"]


def beside(found: ZoneOutlook, language: str) -> list[str]:
    """Name the places whose rate lies above that of the whole, and below."""
    from labourtargets import wording

    said = []
    for name, one in found.by_indicator.items():
        rows = one.split.frame.sort_values("beside_whole", ascending=False)
        above, below = (
            wording.listed(
                [wording.region_name(str(place), language, short=True) for place in side],
                language,
            )
            or wording.MISSING
            for side in (
                rows.loc[rows["beside_whole"] > TOLERANCE, "region_id"],
                rows.loc[rows["beside_whole"] < -TOLERANCE, "region_id"],
            )
        )
        said.append(
            wording.phrase(
                "finding.zone_beside", language, above=above, below=below,
                indicator=wording.indicator_name(name, language),
                rate=wording.number(rows["growth_whole"].iloc[0], "%", language, decimals=2),
            )
        )  # fmt: skip
    return said


def leading(found: ZoneOutlook, language: str) -> list[str]:
    """Name the places that contribute most to the change of most indicators, all that tie."""
    from labourtargets import wording

    largest = pd.concat(
        [tied(rows, "share_of_change") for _, rows in found.divided.groupby("indicator_id")]
    )
    leading = largest["region_id"].value_counts()
    most = [place for place in found.places if leading.get(place, 0) == leading.max()]
    names = wording.listed([wording.region_name(one, language) for one in most], language)
    return [
        wording.phrase(
            f"finding.zone_leading{'_each' if len(most) > 1 else ''}", language,
            count=len(found.shared), led=int(leading.max()), regions=names,
        )
    ]  # fmt: skip


def contributions(found: ZoneOutlook, language: str) -> list[str]:
    """Say what the first indicator owes to whom, and that every split adds up."""
    from labourtargets import wording

    first = found.by_indicator[found.shared[0]]
    said = first.sentences("split", language)[:1]
    if all(one.split.adds_up for one in found.by_indicator.values()):
        said.append(wording.phrase("finding.adds_up", language))
    return said


def narrowing(found: ZoneOutlook, language: str) -> list[str]:
    """Count the indicators whose spread over the places narrows, and those whose widens."""
    from labourtargets import wording

    spreads = [one.spread for one in found.by_indicator.values()]
    change = [last.sd_log - first.sd_log for first, last in spreads]
    narrower = sum(one < -TOLERANCE for one in change)
    wider = sum(one > TOLERANCE for one in change)
    return [
        wording.phrase(
            "finding.zone_narrowing", language, places=len(found.places), narrower=narrower,
            wider=wider,
        )
    ]  # fmt: skip


def convergence(found: ZoneOutlook, language: str) -> list[str]:
    """Say what becomes of the spread, and what the regression behind the chart gives."""
    first = found.by_indicator[found.shared[0]]
    theil = first.sentences("split", language)[-1:]
    # the slope itself is the title of the chart
    return [*narrowing(found, language), *first.sentences("planned", language)[1:], *theil]
