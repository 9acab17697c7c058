"""What the zone is in space: groups it is not, places it overlaps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from labourtargets.codebook import load_codebook
from labourtargets.comparison import Side, load_comparability, overlap
from labourtargets.statements import load_statements
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.zone.outlook import ZoneOutlook

__all__ = ["overlapping", "overlaps"]


def overlapping(found: ZoneOutlook) -> list[dict[str, list[str] | str]]:
    """List the register's rules on places that overlap the zone or lie in it."""
    register = load_comparability(found.workspace)
    mine = {found.zone, *found.places}
    rows: list[dict[str, list[str] | str]] = []
    for row in records(register[register["use"] == "add"]):
        sides = [str(row[f"regions_{side}"] or row["regions_a"]).split("|") for side in "ab"]
        named = row["indicators_a"] == "*"
        if named and mine & {*sides[0], *sides[1]}:
            rows.append(
                {"place": sides[0], "other": sides[1], "reason_zh": str(row["reason_zh"]),
                 "reason_en": str(row["reason_en"])}
            )  # fmt: skip
    return rows


def overlaps(found: ZoneOutlook, language: str) -> list[str]:
    """Say what the zone is not, whose chapters speak of another place, and what never adds."""
    from labourtargets import wording

    said = [*_groups(found, language), *_territories(found, language)]
    count = len(overlapping(found))
    if count:
        said.append(wording.phrase("finding.zone_never_added", language, count=count))
    return said


def _groups(found: ZoneOutlook, language: str) -> list[str]:
    """Say that a group of places within the zone is not the zone."""
    from labourtargets import wording

    codebook, register = load_codebook(found.workspace), load_comparability(found.workspace)
    regions = codebook.regions
    within = regions[(regions["parent_id"] == found.zone) & (regions["level"] == "city_group")]
    said = []
    for group in within["region_id"]:
        inside = [
            place
            for place in found.places
            if overlap(Side(place, found.main), Side(group, found.main), register, codebook)
        ]
        outside = [place for place in found.places if place not in inside]
        if not inside or not outside:
            continue
        named = {
            key: wording.listed([wording.region_name(place, language) for place in side], language)
            for key, side in (("inside", inside), ("outside", outside))
        }
        zone, short = (
            wording.region_name(one, language, inline=True) for one in (found.zone, str(group))
        )
        said.append(wording.phrase("finding.zone_group", language, zone=zone, group=short, **named))
    return said


def _territories(found: ZoneOutlook, language: str) -> list[str]:
    """Count the statements whose note says that their chapter speaks of another place."""
    from labourtargets import wording

    codebook = load_codebook(found.workspace)
    statements = load_statements(found.workspace)
    notes = statements.loc[statements["region_id"] == found.zone, "note"].fillna("")
    around = {
        place
        for row in overlapping(found)
        for side in ("place", "other")
        for place in row[side]
        if place not in {found.zone, *found.places, "*"}
    }
    aliases = codebook.region_aliases
    said = []
    for place in sorted(around):
        names = aliases.loc[aliases["region_id"] == place, "alias"]
        count = int(notes.map(lambda note, names=names: any(one in note for one in names)).sum())
        if count:
            said.append(
                wording.phrase(
                    "finding.zone_territory", language, count=count,
                    zone=wording.region_name(found.zone, language, inline=True),
                    around=wording.region_name(place, language, inline=True),
                )
            )  # fmt: skip
    return said
