"""Which of several series ask for most and least a year, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.projected.required import change_unit, percent, required, undirected
from labourtargets.analysis.projected.rounded import rivals
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.projected.result import Projection

__all__ = ["extremes"]

Row = dict[str, Any]


def extremes(result: Projection, language: str, *, ends: bool = False) -> list[str]:
    """Name the series that ask for most and least a year, each kind by its own measure.

    Parameters
    ----------
    result : Projection
    language : {"zh", "en"}
    ends : bool, default False
        Say of each from where to where it goes, and name the series of no kind; without, only
        the first sentence, with place and years, as a title has it.

    Returns
    -------
    list of str
        Levels by their growth, shares by points a year, promises for each year by their amount;
        a kind of one series says what that one asks for. Series that tie are all named, and so
        are those that rounding or wording could put in the place of the ones named; a title says
        that it goes by the figures as printed.
    """
    from labourtargets import wording

    kinds = _kinds(result)
    several = {kind: rows for kind, rows in kinds.items() if len(rows) > 1 and kind != "rest"}
    told = [
        _most_and_least(result, kind, rows, language, ends, apart="planned" in kinds)
        for kind, rows in several.items()
    ]
    if not ends:
        return told[:1]
    rest = [row for kind, rows in kinds.items() if kind not in several for row in records(rows)]
    if len(rest) == 1 or not told:
        told += [required(result, row["series_id"], language)[0] for row in rest[:3]]
        rest = rest[3:] if len(rest) > 3 else []
    if rest:
        names = [result.name_of(row["series_id"], language, inline=True) for row in rest]
        named = wording.named(names, language)
        told.append(wording.phrase("finding.no_pace", language, count=len(rest), names=named))
    return told


def _kinds(result: Projection) -> dict[str, pd.DataFrame]:
    """Part the projected series by what their pace is measured in."""
    rows = result.parts["implied"]
    rows = rows[rows["series_id"].isin(result.projected)]
    units = result.parts["anchors"].drop_duplicates("series_id").set_index("series_id")["base_unit"]
    rows = rows.assign(unit=rows["series_id"].map(units))
    order = {name: number for number, name in enumerate(result.series)}
    rows = rows.sort_values("series_id", key=lambda ids: ids.map(order))
    share, paced = rows["unit"].eq("%"), rows["per_year"].notna()
    kind = pd.Series("rest", index=rows.index)
    kind[paced & rows["reason"].str.contains("claim_each_year")] = "claims"
    kind[paced & share & kind.ne("claims")] = "points"
    growing = rows["growth"].notna() & ~share
    # what no direction is wanted of need not grow: it is planned to
    aimless = rows["indicator_id"].map(lambda name: undirected(result, name)).astype(bool)
    kind[growing] = "growth"
    kind[growing & aimless] = "planned"
    found = {name: rows[kind == name] for name in (*_KEYS, "rest")}
    if found["claims"]["unit"].nunique() > 1:
        # amounts in different units are not ordered
        found["rest"] = pd.concat([found["claims"], found["rest"]])
        found["claims"] = found["claims"].head(0)
    return {name: own for name, own in found.items() if len(own)}


def _most_and_least(
    result: Projection, kind: str, rows: pd.DataFrame, language: str, ends: bool, *, apart: bool
) -> str:
    from labourtargets import wording

    by = "growth" if kind in _RATES else "per_year"
    listed, values = records(rows), [float(value) for value in rows[by]]
    most, least = (wording.tied(values, highest=way) for way in (True, False))
    among = _among(result, kind, len(rows), language, apart)
    if len(most) == len(rows):
        lead = "" if ends else _lead(result, rows, language, printed=False)
        pace = _pace(result, listed[0], kind, language)
        return wording.phrase("finding.all_alike", language, lead=lead, among=among, pace=pace)
    able = rivals(result, _MEASURES[kind], listed)
    also = [
        [place for place in those if place not in own]
        for those, own in zip(able, (most, least), strict=True)
    ]
    said = wording.phrase(
        f"finding.{_KEYS[kind]}",
        language,
        lead="" if ends else _lead(result, rows, language, printed=any(also)),
        among=among,
        highest=_named(result, [listed[place] for place in most], kind, language, ends),
        lowest=_named(result, [listed[place] for place in least], kind, language, ends),
    )
    if not (ends and any(also)):
        return said
    if len(rows) > 2 and all(len(those) == len(rows) for those in able):
        reserve = wording.phrase("finding.any_first_or_last", language)
    elif len(rows) == 2:
        # of two, who could be first makes the other last
        reserve = wording.phrase("finding.also_turned", language)
    else:
        reserve = _could_be(result, listed, also, language)
    return wording.joined([said, reserve], language)


def _could_be(result: Projection, rows: list[Row], also: list[list[int]], language: str) -> str:
    """Name the series that could be first or last as well, had the figures been rounded."""
    from labourtargets import wording

    first, last = (
        wording.named(
            [result.name_of(rows[place]["series_id"], language, inline=True) for place in own],
            language,
        )
        for own in also
    )
    if first == last:
        return wording.phrase("finding.also_first_or_last", language, names=first)
    if first and last:
        return wording.phrase("finding.also_either", language, first=first, last=last)
    key = "finding.also_first" if first else "finding.also_last"
    return wording.phrase(key, language, names=first or last)


def _lead(result: Projection, rows: pd.DataFrame, language: str, *, printed: bool) -> str:
    """Say what is compared and over which years, and whether rounding could say otherwise."""
    from labourtargets import wording

    indicators, regions = set(rows["indicator_id"]), set(rows["region_id"])
    what = wording.phrase("project.these_series", language)
    if len(indicators) == 1:
        what = wording.indicator_name(indicators.pop(), language)
    elif len(regions) == 1:
        what = wording.region_name(regions.pop(), language, short=True)
    years = wording.period(int(rows["from_year"].min()), int(rows["to_year"].max()), language)
    key = "project.lead_printed" if printed else "project.lead"
    return wording.phrase(key, language, what=what, years=years)


def _among(result: Projection, kind: str, count: int, language: str, apart: bool) -> str:
    """Name the class that is compared: what stands outside of it was not left out by chance."""
    from labourtargets import wording

    anchors = result.parts["anchors"]
    if kind in _RATES and count == len(result.series):
        kind = "places" if anchors["indicator_id"].nunique() == 1 else "series"
    elif kind == "growth" and apart:
        kind = "wanted"
    return wording.phrase(f"project.among_{kind}", language, count=count)


def _named(result: Projection, rows: list[Row], kind: str, language: str, ends: bool) -> str:
    """Name series that tie, with their pace: once for all, or with the ends of each."""
    from labourtargets import wording

    names = [result.name_of(row["series_id"], language, inline=True) for row in rows]
    paces = [_pace(result, row, kind, language) for row in rows]
    if ends and kind != "claims":
        paces = [
            _with_ends(result, row, pace, language) for row, pace in zip(rows, paces, strict=True)
        ]
    if len({wording.plain(pace) for pace in paces}) == 1 and not ends:
        names, paces = [wording.named(names, language)], paces[:1]
    told = [
        wording.phrase("project.named", language, names=name, pace=pace)
        for name, pace in zip(names, paces, strict=True)
    ]
    return wording.named(told, language)


def _pace(result: Projection, row: Row, kind: str, language: str) -> str:
    from labourtargets import wording

    if kind in _RATES:
        return wording.number(percent(row["growth"]), "%", language, decimals=1, signed=True)
    if kind == "points":
        return wording.number(row["per_year"], change_unit("%"), language, signed=True)
    return wording.stated(_anchors(result, row)[-1], language)


def _with_ends(result: Projection, row: Row, pace: str, language: str) -> str:
    from labourtargets import wording

    own = _anchors(result, row)
    first = next(one for one in own if one["year"] == row["from_year"])
    start, end = (wording.stated(one, language) for one in (first, own[-1]))
    return wording.phrase("project.from_to", language, rate=pace, start=start, end=end)


def _anchors(result: Projection, row: Row) -> list[Row]:
    anchors = result.parts["anchors"]
    return records(anchors[anchors["series_id"] == row["series_id"]])


_KEYS = {
    "growth": "required_range",
    "planned": "planned_range",
    "points": "points_range",
    "claims": "claims_range",
}
_MEASURES = {
    "growth": "required_growth",
    "planned": "required_growth",
    "points": "points_a_year",
    "claims": "level",
}
_RATES = ("growth", "planned")
