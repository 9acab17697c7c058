"""Sections of the page of a zone, and which of them its document leaves without figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labourtargets.errors import LabourTargetsError

if TYPE_CHECKING:
    from labourtargets.analysis.zone.outlook import ZoneOutlook

__all__ = ["SECTIONS", "absent", "made", "show", "why_absent"]

#: Figures, finding and tables on one matter, all of which stand or fall with the first figure
SECTIONS: dict[str, tuple[tuple[str, ...], str, tuple[str, ...]]] = {
    "growth": (("growth",), "", ()),
    "cities": (("cities", "grid"), "beside", ()),
    "contributions": (("contributions",), "contributions", ("parts",)),
    "convergence": (("convergence",), "convergence", ("spread", "slopes")),
    "tiers": (("tiers",), "tiers", ("tiers",)),
    "items": (("items",), "items", ()),
    "totals": (("totals",), "gaps", ()),
}
# sections that speak of places within the zone
_OF_PLACES = ("cities", "contributions", "convergence", "totals")


def made(found: ZoneOutlook, name: str) -> bool:
    """Say whether the first figure of a section can be drawn."""
    figures, _, _ = SECTIONS[name]
    try:
        found.chart(figures[0], "zh")
    except LabourTargetsError:
        return False
    return True


def show(found: ZoneOutlook, name: str, language: str) -> None:
    """Display figures, finding and tables of a section."""
    figures, finding, tables = SECTIONS[name]
    for figure in figures:
        found.figure(figure, language)
    if finding:
        found.finding(finding, language)
    for table in tables:
        found.table(table, language)


def why_absent(found: ZoneOutlook, name: str, language: str) -> str:
    """Say what a section that cannot be made lacks."""
    from labourtargets import wording

    lacking = not found.places and name in _OF_PLACES
    return wording.phrase(f"zone.why.{'places' if lacking else name}", language)


def absent(found: ZoneOutlook, language: str) -> list[str]:
    """Say in one sentence which sections are left out, those with one reason together."""
    from labourtargets import wording

    zone = wording.region_name(found.zone, language, inline=True)
    together: dict[str, list[str]] = {}
    for name in found.absent:
        why = why_absent(found, name, language)
        together.setdefault(why, []).append(wording.phrase(f"zone.absent.{name}", language))
    if not together:
        return []
    told = [
        wording.phrase("zone.absent.part", language, names=wording.listed(names, language), why=why)
        for why, names in together.items()
    ]
    parts = wording.phrase("compare.join", language).join(told)
    return [wording.phrase("finding.zone_absent", language, zone=zone, parts=parts)]
