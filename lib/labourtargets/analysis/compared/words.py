"""Findings of a comparison, worded from its computed numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from labourtargets.comparison import require
from labourtargets.comparison.zones import TOLERANCE
from labourtargets.errors import ComparisonError
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.compared.result import Comparison

__all__ = ["WORDED"]


def _answer(found: Comparison, language: str) -> list[str]:
    from labourtargets.wording import phrase

    if len(found.refused("rank")):
        return _beside(found, language)
    places = found.measured["value"].notna().sum()
    highest = _highest(found, language)
    fastest = found.attempt(lambda: _fastest(found, language)) or []
    return [phrase("compare.answer", language, count=places, finding=highest[0]), *fastest]


def _highest(found: Comparison, language: str) -> list[str]:
    from labourtargets import wording

    require(found.sides, "rank", found.register, found.codebook)
    rows = records(found.ranks)
    best, last = rows[0], rows[-1]
    return [
        wording.phrase(
            "finding.highest",
            language,
            year=wording.year(found.year, language),
            indicator=found.described(language),
            highest=wording.region_name(best["region_id"], language),
            highest_value=_value(found, best, language),
            lowest=wording.region_name(last["region_id"], language),
            lowest_value=_value(found, last, language),
        )
    ]


def _value(found: Comparison, row: dict[str, Any], language: str) -> str:
    from labourtargets import wording

    level = found.measure == "level"
    statement = str(row["statement_ids"]) if level else None
    return wording.number(row["value"], found.unit, language, statement)


def _fastest(found: Comparison, language: str) -> list[str]:
    from labourtargets import wording

    require(found.sides, "rank", found.register, found.codebook)
    growth = found.growth[found.growth["indicator_id"] == found.main]
    ordered = records(growth[growth["value"].notna()].sort_values("value", ascending=False))
    if not ordered:
        raise ComparisonError("no growth is stated: there is no earlier figure")
    ends = {
        name: wording.region_name(row["region_id"], language)
        for name, row in (("fastest", ordered[0]), ("slowest", ordered[-1]))
    }
    return [
        wording.phrase(
            "finding.fastest",
            language,
            start_year=wording.year(found.since, language),
            end_year=wording.year(found.year, language),
            fastest_rate=wording.number(ordered[0]["value"], "%", language),
            slowest_rate=wording.number(ordered[-1]["value"], "%", language),
            **ends,
        )
    ]


def _steepest(found: Comparison, language: str) -> list[str]:
    from labourtargets import wording

    known = found.growth[found.growth["value"].notna()]
    if known.empty:
        raise ComparisonError("no growth is stated: there is no earlier figure")
    most = records(known.sort_values("value", ascending=False))[0]
    return [
        wording.phrase(
            "compare.steepest",
            language,
            count=len(known),
            region=wording.region_name(most["region_id"], language),
            indicator=wording.indicator_name(most["indicator_id"], language),
            rate=wording.number(most["value"], "%", language),
        )
    ]


def _whole(found: Comparison, language: str) -> list[str]:
    from labourtargets import wording

    try:
        first, last = (found.stated(year) for year in (found.since, found.year))
    except ComparisonError:
        return _fastest(found, language)
    unit = str(last["base_unit"])
    rate = 100 * ((last["value"] / first["value"]) ** (1 / (found.year - found.since)) - 1)
    return [
        wording.phrase(
            "finding.growth_required",
            language,
            region=wording.region_name(found.zone, language),
            indicator=wording.indicator_name(found.main, language),
            start_year=wording.year(found.since, language),
            start=wording.number(first["value"], unit, language, first["statement_id"]),
            end_year=wording.year(found.year, language),
            end=wording.number(last["value"], unit, language, last["statement_id"]),
            rate=wording.number(rate, "%", language),
            move=wording.moved(first["value"], last["value"], language),
        )
    ]


def _rank(found: Comparison, language: str) -> list[str]:
    from labourtargets import wording

    said = []
    for row in records(found.ranks):
        sure = row["rank_best"] == row["rank_worst"]
        values = {"region": wording.region_name(row["region_id"], language), "rank": row["rank"]}
        if not sure:
            values |= {"lower": row["rank_best"], "upper": row["rank_worst"]}
        said.append(
            (sure, wording.phrase(f"finding.rank{'_sure' if sure else ''}", language, **values))
        )
    # the uncertain ranks are the finding; where all are sure, the first place is
    return [text for sure, text in said if not sure] or [said[0][1]]


def _split(found: Comparison, language: str) -> list[str]:
    from labourtargets import wording

    split = found.split
    most = records(split.frame.sort_values("contribution", ascending=False))[0]
    first, last = found.inequality
    zone = wording.region_name(found.zone, language)
    gap = sum(split.frame["end"]) - found.stated(found.year)["value"]
    same = abs(gap) <= TOLERANCE * sum(split.frame["end"])
    whole = (
        wording.phrase("compare.whole.same", language, zone=zone)
        if same
        else wording.phrase(
            "compare.whole",
            language,
            zone=zone,
            gap=wording.number(gap, found.codebook.indicator(found.main).base_unit, language),
        )
    )
    return [
        wording.phrase(
            "finding.contribution",
            language,
            region=wording.region_name(most["region_id"], language),
            zone=zone,
            contribution=wording.number(most["contribution"], "百分点", language),
            share=wording.number(most["share_of_change"], "%", language, decimals=1),
        ),
        wording.phrase("finding.adds_up", language, tolerance=f"{TOLERANCE:.9f}"),
        whole,
        wording.phrase(
            "finding.theil",
            language,
            start=f"{first.total:.4f}",
            end=f"{last.total:.4f}",
            between=f"{last.between:.4f}",
            within=f"{last.within:.4f}",
        ),
    ]


def _planned(found: Comparison, language: str) -> list[str]:
    from labourtargets import wording

    slope, (first, last) = found.slope, found.spread
    years = {"start_year": found.since, "end_year": found.year}
    return [
        wording.phrase(
            "finding.beta",
            language,
            slope=f"{slope.slope:.4f}",
            lowest=f"{slope.lowest:.4f}",
            highest=f"{slope.highest:.4f}",
            p=f"{slope.p_value:.3f}",
            count=slope.places,
        ),
        *_turning(found, language),
        wording.phrase(
            "finding.sigma",
            language,
            count=first.places,
            indicator=wording.indicator_name(found.main, language),
            start=f"{first.sd_log:.4f}",
            end=f"{last.sd_log:.4f}",
            **{name: wording.year(value, language) for name, value in years.items()},
        ),
    ]


def _turning(found: Comparison, language: str) -> list[str]:
    """Name the places without which the slope changes its sign."""
    from labourtargets import wording

    slope = found.slope
    turned = slope.without[slope.without["slope"] * slope.slope < 0]
    if turned.empty:
        return []
    places = [wording.region_name(one, language) for one in turned["region_id"]]
    return [wording.phrase("compare.turning", language, places=wording.listed(places, language))]


def _stated(found: Comparison, language: str) -> list[str]:
    from labourtargets import wording

    rows = found.frame[found.frame["year"] == found.year]
    return [
        wording.phrase(
            "compare.stated",
            language,
            region=wording.region_name(row["region_id"], language),
            indicator=wording.indicator_name(row["indicator_id"], language),
            year=wording.year(row["year"], language),
            value=wording.stated(row, language),
        )
        for row in records(rows)
    ]


def _grades(found: Comparison, language: str) -> list[str]:
    from labourtargets import wording

    counted = found.grades["class"].value_counts()
    told = [
        f"{wording.label('comparability', grade, language)} {counted[grade]}"
        for grade in ("strict", "loose", "none")
        if grade in counted.index
    ]
    grades = wording.listed(told, language)
    return [wording.phrase("compare.grades", language, count=len(found.grades), grades=grades)]


def _beside(found: Comparison, language: str) -> list[str]:
    from labourtargets import wording

    require(found.sides, "beside", found.register, found.codebook)
    said = []
    rows = found.frame[found.frame["year"] == found.year]
    keyed = {(row["region_id"], row["indicator_id"]): row for row in records(rows)}
    loose = found.grades[found.grades["class"] == "loose"]
    for pair in records(loose):
        first, second = (
            keyed[(pair[f"region_{letter}"], pair[f"indicator_{letter}"])] for letter in ("a", "b")
        )
        said.append(
            wording.phrase(
                "finding.side_by_side",
                language,
                first=wording.region_name(first["region_id"], language),
                first_value=wording.stated(first, language),
                second=wording.region_name(second["region_id"], language),
                second_value=wording.stated(second, language),
                reason=pair[f"reason_{language}"],
            )
        )
    return said or _grades(found, language)


WORDED: dict[str, Callable[[Comparison, str], list[str]]] = {
    "answer": _answer,
    "highest": _highest,
    "fastest": _fastest,
    "steepest": _steepest,
    "whole": _whole,
    "rank": _rank,
    "split": _split,
    "planned": _planned,
    "stated": _stated,
    "grades": _grades,
    "beside": _beside,
}
