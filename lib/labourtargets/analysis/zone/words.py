"""What an outlook says in words, from its computed numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from labourtargets.analysis.compared.ranked import tied
from labourtargets.analysis.zone.places import (
    beside,
    contributions,
    convergence,
    leading,
    narrowing,
)
from labourtargets.analysis.zone.rows import REST
from labourtargets.analysis.zone.sections import absent
from labourtargets.analysis.zone.territory import overlaps
from labourtargets.comparison.zones import TOLERANCE
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.zone.outlook import ZoneOutlook

__all__ = ["WORDED"]

_MOVES = ("rises", "falls", "holds", "open", "accumulates", "each_year", "no_start")
# moves whose indicators are worth naming, as long as they are few
_NAMED = _MOVES[1:]
_MOST_NAMES = 4


def _answer(found: ZoneOutlook, language: str) -> list[str]:
    from labourtargets import wording

    first = [*found.path_of(found.main).sentences("answer", language)[:1], *_moves(found, language)]
    second = [*_agreement(found, language), *_itemised(found, language)]
    return [wording.joined(first, language), wording.joined(second, language)]


def _moves(found: ZoneOutlook, language: str) -> list[str]:
    from labourtargets import wording

    told = []
    for move in _MOVES:
        rows = found.frame[found.frame["move"] == move]
        if rows.empty:
            continue
        topic = "moved" if len(rows) == 1 else "move"
        values = {"move": wording.label(topic, move, language), "count": len(rows)}
        if move in _NAMED and len(rows) <= _MOST_NAMES:
            names = [
                wording.indicator_name(one, language, inline=True) for one in rows["indicator_id"]
            ]
            listed = wording.listed(names, language)
            told.append(wording.phrase("zone.moved_named", language, **values, names=listed))
        else:
            told.append(wording.phrase("zone.moved", language, **values))
    return [
        wording.phrase(
            "finding.zone_moves", language, count=len(found.frame),
            moves=wording.listed(told, language),
        )
    ]  # fmt: skip


def _undirected(found: ZoneOutlook, language: str) -> list[str]:
    from labourtargets import wording

    undirected = [
        wording.indicator_name(row["indicator_id"], language)
        for row in records(found.frame)
        if row["direction"] == "none"
    ]
    names = wording.listed(undirected, language)
    return [wording.phrase("finding.undirected", language, names=names)] if undirected else []


def _agreement(found: ZoneOutlook, language: str) -> list[str]:
    """Say how parts and totals agree, and what nothing explains."""
    from labourtargets import wording

    totals = found.owned.frame
    if totals.empty:
        zone = wording.region_name(found.zone, language, inline=True)
        said = wording.phrase("finding.zone_undivided", language, zone=zone)
    else:
        told = [
            wording.phrase(
                "zone.verdict_counted", language, count=row["count"],
                verdict=wording.label("agreement", row["verdict"], language),
            )
            for row in records(found.owned.counted(totals))
        ]  # fmt: skip
        verdicts = wording.listed(told, language)
        said = wording.phrase(
            "finding.zone_agreement", language, count=len(totals), verdicts=verdicts
        )
    checked = len(found.agreement.frame)
    left = found.agreement.sentences("discrepancies", language) if checked else []
    return [said, *left]


def _itemised(found: ZoneOutlook, language: str) -> list[str]:
    """Say what part of a stated increase the document itemises."""
    if found.parts["items"].empty:
        return []
    return found.whole.sentences("itemised", language)[1:2]


def _items(found: ZoneOutlook, language: str) -> list[str]:
    if found.parts["items"].empty:
        return []
    return found.whole.sentences("itemised", language)


def _paths(found: ZoneOutlook, language: str) -> list[str]:
    said = found.whole.sentences("choice", language)
    if found.whole.before != "none":
        said += found.whole.sentences("extrapolation", language)
    return said


def _growth(found: ZoneOutlook, language: str) -> list[str]:
    """Name the indicators that are to grow fastest and slowest, among those that have a rate."""
    from labourtargets import wording

    rows = found.frame[found.frame["growth"].notna()]
    if rows.empty:
        return []
    told = {"count": len(rows)}
    ends: dict[str, str] = {}
    for end, most in (("highest", True), ("lowest", False)):
        same = tied(rows, "growth", most=most)
        names = [
            wording.indicator_name(str(one), language, inline=True) for one in same["indicator_id"]
        ]
        ends[end] = wording.listed(names, language)
        rate = float(same["growth"].iloc[0])
        ends[f"{end}_rate"] = wording.number(rate, "%", language, decimals=2)
    if len(rows) == 1:
        shown = {name: ends[name] for name in ("highest", "highest_rate")}
        return [wording.phrase("finding.zone_growth_one", language, **shown)]
    return [wording.phrase("finding.zone_growth", language, **told, **ends)]


def _classes(found: ZoneOutlook, language: str) -> list[str]:
    """Say what the classes of a total contribute to its growth, and what they are of it."""
    from labourtargets import wording

    total, split = found.classes
    rows = split.frame.set_index("region_id")
    named = rows.drop(index=REST)
    name = wording.indicator_name(total["indicator_id"], language)
    points = "百分点"
    first, last = total["start"], total["end"]
    said = [
        wording.phrase(
            "finding.zone_tiers", language, indicator=name,
            growth=wording.number(split.total, "%", language, decimals=2),
            years=wording.period(first["year"], last["year"], language),
            names=wording.listed(
                [wording.indicator_name(str(one), language, inline=True) for one in named.index],
                language,
            ),
            named=wording.number(named["contribution"].sum(), points, language, decimals=2),
            rest=wording.number(float(rows["contribution"][REST]), points, language, decimals=2),
        ),
        wording.phrase(
            "finding.zone_tier_shares", language, indicator=name,
            start_year=wording.year(first["year"], language),
            end_year=wording.year(last["year"], language),
            start=wording.number(100 * named["start"].sum() / first["value"], "%", language,
                                 decimals=2),
            end=wording.number(100 * named["end"].sum() / last["value"], "%", language, decimals=2),
        ),
    ]  # fmt: skip
    if split.adds_up:
        said.append(wording.phrase("finding.adds_up", language))
    return said


def _tiers(found: ZoneOutlook, language: str) -> list[str]:
    # the split itself is the title of the chart
    return _classes(found, language)[1:]


def _gaps(found: ZoneOutlook, language: str) -> list[str]:
    """Tell every gap of parts and total, and what it does to the rate of growth."""
    from labourtargets import wording

    if not found.shared:
        return []
    said = found.owned.sentences("gaps", language)
    rates = found.frame.set_index("indicator_id")["growth"]
    for name, one in found.by_indicator.items():
        summed = float(one.split.frame["growth_whole"].iloc[0])
        if abs(summed - rates[name]) > TOLERANCE * abs(summed):
            told = {"stated": rates[name], "summed": summed}
            said.append(
                wording.phrase(
                    "finding.zone_rates", language,
                    indicator=wording.indicator_name(name, language),
                    **{key: wording.number(rate, "%", language, decimals=2)
                       for key, rate in told.items()},
                )
            )  # fmt: skip
    return said


def _missing(found: ZoneOutlook, language: str) -> list[str]:
    return found.everything.sentences("why_not", language)[:1]


WORDED: dict[str, Callable[[ZoneOutlook, str], list[str]]] = {
    "answer": _answer,
    "undirected": _undirected,
    "moves": _moves,
    "paths": _paths,
    "beside": beside,
    "growth": _growth,
    "leading": leading,
    "contributions": contributions,
    "narrowing": narrowing,
    "convergence": convergence,
    "classes": _classes,
    "tiers": _tiers,
    "items": _items,
    "agreement": _agreement,
    "gaps": _gaps,
    "absent": absent,
    "missing": _missing,
    "overlaps": overlaps,
}
