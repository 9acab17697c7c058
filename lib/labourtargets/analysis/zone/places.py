"""What the places of a zone add to it, and whether the plans draw them together: in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from labourtargets.analysis.compared.ranked import tied
from labourtargets.comparison.zones import TOLERANCE

if TYPE_CHECKING:
    from labourtargets.analysis.compared import Comparison
    from labourtargets.analysis.zone.outlook import ZoneOutlook

__all__ = ["beside", "contributions", "convergence", "leading", "narrowing"]


def beside(found: ZoneOutlook, language: str) -> list[str]:
    """Name the places whose rate lies above that of the whole, and below; which ones for certain."""
    from labourtargets import wording

    said = []
    for name, one in found.by_indicator.items():
        rows = one.split.frame.sort_values("beside_whole", ascending=False)
        sides = [
            rows.loc[rows["beside_whole"] > TOLERANCE, "region_id"],
            rows.loc[rows["beside_whole"] < -TOLERANCE, "region_id"],
        ]
        above, below = (_listed(list(side), language) or wording.MISSING for side in sides)
        apart = [place for side in sides for place in side]
        certain = _certain(one)
        sure = [place for place in apart if place in certain]
        much = "none" if not sure else "all" if len(sure) == len(apart) else "some"
        said.append(
            wording.phrase(
                "finding.zone_beside", language, above=above, below=below,
                indicator=wording.indicator_name(name, language),
                rate=wording.number(rows["growth_whole"].iloc[0], "%", language, decimals=2),
                sure=wording.phrase(
                    f"zone.beside.{much}", language,
                    **({"places": _listed(sure, language)} if much == "some" else {}),
                ),
            )
        )  # fmt: skip
    return said


def _listed(places: list[str], language: str) -> str:
    from labourtargets import wording

    return wording.listed(
        [wording.region_name(place, language, short=True) for place in places], language
    )


def _certain(one: Comparison) -> set[str]:
    """Return the places whose rate stays on its side of the whole's, however figures were rounded.

    The sum is widened as if its places were rounded apart from the one beside it: too few places
    are certain rather than too many.
    """
    first, last = (one.table_of("level", year, one.of_main) for year in (one.since, one.year))
    years = one.year - one.since
    low, high = (
        100 * ((last[end].sum(skipna=False) / first[start].sum(skipna=False)) ** (1 / years) - 1)
        for end, start in (("lower", "upper"), ("upper", "lower"))
    )
    rates = one.growth[one.growth["indicator_id"] == one.main]
    return set(rates.loc[(rates["lower"] > high) | (rates["upper"] < low), "region_id"])


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
    said = [_of(found, one, language) for one in first.sentences("split", language)[:1]]
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
    theil = first.sentences("split", language)[-1]
    # the slope itself is the title of the chart
    _, beta, *spread = first.sentences("planned", language)
    return [
        *narrowing(found, language),
        _of(found, beta, language),
        *spread,
        _of(found, theil, language),
    ]


def _of(found: ZoneOutlook, said: str, language: str) -> str:
    """Name the indicator a sentence is about: the first of those stated for the places."""
    from labourtargets import wording

    name = wording.indicator_name(found.shared[0], language)
    return wording.phrase("zone.of", language, indicator=name, said=said)
