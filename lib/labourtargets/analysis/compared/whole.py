"""What the places make up, and whether the plans draw them together: in words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from labourtargets.analysis.compared.ranked import places, tied
from labourtargets.comparison.zones import TOLERANCE

if TYPE_CHECKING:
    from labourtargets.analysis.compared.result import Comparison

__all__ = ["planned", "split"]


def split(found: Comparison, language: str) -> list[str]:
    """Tell what the places add to growth of the whole, and how unequal they are."""
    from labourtargets import wording

    parts = found.split
    # of a whole that falls, whoever falls most contributes most
    most = tied(parts.frame, "contribution", most=parts.total >= 0)
    first, last = found.inequality
    zone = wording.region_name(found.zone, language, inline=True)
    groups = [wording.region_name(str(one), language, inline=True) for one in last.groups["group"]]
    return [
        wording.phrase(
            f"finding.contribution{'_each' if len(most) > 1 else ''}",
            language,
            regions=places(most, language),
            zone=zone,
            contribution=wording.number(
                float(most["contribution"].iloc[0]), "百分点", language, decimals=2, signed=True
            ),
            share=wording.number(float(most["share_of_change"].iloc[0]), "%", language, decimals=1),
        ),
        *([wording.phrase("finding.adds_up", language)] if parts.adds_up else []),
        _held(found, language),
        wording.phrase(
            "finding.theil",
            language,
            start_year=wording.year(found.since, language),
            end_year=wording.year(found.year, language),
            start=f"{first.total:.4f}",
            end=f"{last.total:.4f}",
            between=f"{last.between:.4f}",
            within=f"{last.within:.4f}",
            groups=wording.listed(groups, language),
        ),
    ]


def _held(found: Comparison, language: str) -> str:
    """Hold the sum of the places against the printed total, at both dates."""
    from labourtargets import wording

    parts, unit = found.split.frame, found.codebook.indicator(found.main).base_unit
    gaps = {
        year: sum(parts[end]) - found.stated(year)["value"]
        for end, year in (("start", found.since), ("end", found.year))
    }
    # a sentence begins with the name
    whole = wording.region_name(found.zone, language)
    if max(map(abs, gaps.values())) <= TOLERANCE * sum(parts["end"]):
        return wording.phrase("compare.whole.same", language, zone=whole)
    told = [
        wording.phrase(
            "compare.whole.gap",
            language,
            year=wording.year(year, language),
            gap=wording.number(gap, unit, language, signed=True),
        )
        for year, gap in gaps.items()
    ]
    return wording.phrase(
        "compare.whole", language, zone=whole, gaps=wording.listed(told, language)
    )


def planned(found: Comparison, language: str) -> list[str]:
    """Say what twice the initial level does to planned growth, then the regression behind it."""
    from labourtargets import wording

    slope, (first, last) = found.slope, found.spread
    years = {"start_year": found.since, "end_year": found.year}
    # log growth at twice the level, in percentage points of growth a year
    points = 100 * math.expm1(abs(slope.slope) * math.log(2))
    way = "down" if slope.slope < 0 else "up"

    def digits(value: float) -> str:
        return wording.digits(value, language, decimals=4)

    return [
        wording.phrase(
            f"compare.slope.{way}",
            language,
            points=wording.number(points, "百分点", language, decimals=2),
            turning=_turning(found, language),
        ),
        wording.phrase(
            "finding.beta",
            language,
            slope=digits(slope.slope),
            lowest=digits(slope.lowest),
            highest=digits(slope.highest),
            p=f"{slope.p_value:.3f}",
            count=slope.places,
        ),
        wording.phrase(
            "finding.sigma",
            language,
            count=first.places,
            indicator=wording.indicator_name(found.main, language),
            start=digits(first.sd_log),
            end=digits(last.sd_log),
            **{name: wording.year(value, language) for name, value in years.items()},
        ),
    ]


def _turning(found: Comparison, language: str) -> str:
    """Name the places without which the slope changes its sign."""
    from labourtargets import wording

    slope = found.slope
    turned = slope.without[slope.without["slope"] * slope.slope < 0]
    if turned.empty:
        return ""
    return wording.phrase("compare.slope.turned", language, places=places(turned, language))
