"""Who stands highest and who is to grow fastest: in words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.comparison import require
from labourtargets.errors import ComparisonError
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.compared.result import Comparison

__all__ = ["fastest", "highest", "moves", "places", "points", "steepest", "tied"]


def highest(found: Comparison, language: str) -> list[str]:
    """Name the places with the greatest and the least value: all of them, where they tie."""
    from labourtargets import wording

    require(found.sides, "rank", found.register, found.codebook)
    best, last = tied(found.ranks, "value"), tied(found.ranks, "value", most=False)
    shared = {
        "year": wording.year(found.year, language),
        "indicator": found.described(language),
    }
    ends = {
        name: _value(found, records(rows)[0], language)
        for name, rows in (("highest_value", best), ("lowest_value", last))
    }
    if len(best) == len(found.ranks) > 1:
        return [wording.phrase("compare.equal", language, **shared, value=ends["highest_value"])]
    return [
        wording.phrase(
            "finding.highest",
            language,
            **shared,
            **ends,
            highest=places(best, language),
            lowest=places(last, language),
        )
    ]


def _value(found: Comparison, row: dict[str, Any], language: str) -> str:
    from labourtargets import wording

    level = found.measure == "level"
    statement = str(row["statement_ids"]) if level else None
    return wording.number(row["value"], found.unit, language, statement)


def fastest(found: Comparison, language: str) -> list[str]:
    """Name the places whose growth is planned fastest and slowest."""
    from labourtargets import wording

    require(found.sides, "rank", found.register, found.codebook)
    growth = found.growth[found.growth["indicator_id"] == found.main]
    if growth["value"].isna().all():
        raise ComparisonError(
            "no growth is stated: there is no earlier figure", phrase="compare.no_growth"
        )
    quick, slow = tied(growth, "value"), tied(growth, "value", most=False)
    rates = {
        name: wording.number(float(rows["value"].iloc[0]), "%", language, decimals=2)
        for name, rows in (("fastest_rate", quick), ("slowest_rate", slow))
    }
    years = {
        "start_year": wording.year(found.since, language),
        "end_year": wording.year(found.year, language),
    }
    if len(quick) == growth["value"].notna().sum() > 1:
        rate = rates["fastest_rate"]
        return [wording.phrase("compare.equal_growth", language, **years, rate=rate)]
    return [
        wording.phrase(
            "finding.fastest",
            language,
            **years,
            **rates,
            fastest=places(quick, language),
            slowest=places(slow, language),
        )
    ]


def moves(found: Comparison, language: str) -> list[str]:
    """Count the places that are to rise, to fall and to stay: what panels on own scales show."""
    from labourtargets import wording

    ends = found.ends.dropna(subset=["start_value", "end_value"])
    change = ends["end_value"] - ends["start_value"]
    counts = {
        "rises": int((change > 0).sum()),
        "falls": int((change < 0).sum()),
        "holds": int((change == 0).sum()),
    }
    told = {name: count for name, count in counts.items() if count}
    years = {
        "start_year": wording.year(found.since, language),
        "end_year": wording.year(found.year, language),
    }
    if len(told) == 1:
        move = wording.label("move", next(iter(told)), language)
        return [wording.phrase("compare.moves_all", language, count=len(ends), move=move, **years)]
    listed = [
        wording.phrase(
            "compare.moved", language, count=count, move=wording.label("move", name, language)
        )
        for name, count in told.items()
    ]
    return [
        wording.phrase(
            "compare.moves",
            language,
            count=len(ends),
            moves=wording.listed(listed, language),
            **years,
        )
    ]


def steepest(found: Comparison, language: str) -> list[str]:
    """Name the greatest of all rates of growth required."""
    from labourtargets import wording

    known = found.growth[found.growth["value"].notna()]
    if known.empty:
        raise ComparisonError(
            "no growth is stated: there is no earlier figure", phrase="compare.no_growth"
        )
    most = tied(known, "value")
    names = [
        wording.phrase(
            "compare.pair_side",
            language,
            region=wording.region_name(row["region_id"], language),
            indicator=wording.indicator_name(row["indicator_id"], language),
        )
        for row in records(most)
    ]
    told = {
        "names": wording.phrase("compare.join", language).join(names),
        "rate": wording.number(float(most["value"].iloc[0]), "%", language, decimals=2),
    }
    if len(known) == 1:
        return [wording.phrase("compare.steepest_one", language, **told)]
    return [wording.phrase("compare.steepest", language, count=len(known), **told)]


def points(found: Comparison, language: str) -> list[str]:
    """Say how many points a year the shares ask for: they have no rate of growth."""
    from labourtargets import wording

    said = []
    for indicator in found.indicators:
        if found.codebook.indicator(indicator).base_unit != "%":
            continue
        rows = found.anchors[found.anchors["indicator_id"] == indicator]
        table = found.attempt(partial(found.table_of, "points_a_year", found.year, rows))
        known = {} if table is None else table.set_index("region_id")["value"].to_dict()
        told = []
        for place in dict.fromkeys(rows["region_id"]):
            name, value = wording.region_name(place, language), known.get(place)
            if wording.known(value):
                pace = wording.number(value, "百分点", language, signed=True)
                told.append(wording.phrase("compare.point", language, region=name, points=pace))
            else:
                told.append(wording.phrase("compare.no_start", language, region=name))
        said.append(
            wording.phrase(
                "compare.share_points",
                language,
                indicator=wording.indicator_name(indicator, language),
                names=wording.phrase("compare.join", language).join(told),
            )
        )
    return said


def places(rows: pd.DataFrame, language: str) -> str:
    """List the places of some rows."""
    from labourtargets import wording

    names = [wording.region_name(str(place), language) for place in rows["region_id"]]
    return wording.listed(names, language)


def tied(rows: pd.DataFrame, column: str, *, most: bool = True) -> pd.DataFrame:
    """Return the rows that share the greatest (or the least) value of a column.

    Examples
    --------
    >>> rows = pd.DataFrame({"region_id": ["a", "b", "c"], "value": [0.1 + 0.2, 0.3, 0.2]})
    >>> tied(rows, "value")["region_id"].tolist()
    ['a', 'b']
    """
    from labourtargets import wording

    known = rows[rows[column].notna()]
    return known.iloc[wording.tied(list(known[column]), highest=most)]
