"""Which of several series ask for most and least a year, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.projected.required import change_unit, percent, required, undirected
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.projected.result import Projection

__all__ = ["extremes"]


def extremes(result: Projection, language: str, *, ends: bool = False) -> list[str]:
    """Name the series that ask for most and least a year, with their ends if wanted.

    Growth is compared where there is any but of shares, whose growth is no growth of people;
    else points a year of shares, or what is claimed for each year.
    """
    rows = result.parts["implied"]
    units = rows["series_id"].map(
        result.parts["anchors"].drop_duplicates("series_id").set_index("series_id")["base_unit"]
    )
    rows = rows.assign(unit=units)
    grown = rows[rows["growth"].notna() & rows["unit"].ne("%")]
    if len(grown) > 1:
        planned = all(undirected(result, name) for name in set(grown["indicator_id"]))
        key = "finding.planned_range" if planned else "finding.required_range"
        return [_most_and_least(result, grown, "growth", key, language, ends)]
    shares = rows[rows["per_year"].notna() & rows["unit"].eq("%")]
    claims = rows[rows["per_year"].notna() & rows["reason"].str.contains("claim_each_year")]
    if len(shares) > 1:
        key = "finding.points_range"
        return [_most_and_least(result, shares, "per_year", key, language, ends)]
    if len(claims) > 1 and claims["unit"].nunique() == 1:
        key = "finding.claims_range"
        return [_most_and_least(result, claims, "per_year", key, language, False)]
    if ends:
        return [required(result, name, language)[0] for name in result.projected[:3]]
    return []


def _most_and_least(
    result: Projection, rows: pd.DataFrame, by: str, key: str, language: str, ends: bool
) -> str:
    from labourtargets import wording

    ordered = records(rows.sort_values(by, kind="stable"))
    same = rows["indicator_id"].nunique() == 1
    what = wording.phrase("project.these_series", language)
    if same:
        what = wording.indicator_name(ordered[0]["indicator_id"], language)
    told = {}
    for place, row in (("highest", ordered[-1]), ("lowest", ordered[0])):
        told[place] = result.name_of(row["series_id"], language)
        told[f"{place}_rate"] = _pace(result, row, by, language, ends)
    years = wording.period(int(rows["from_year"].min()), int(rows["to_year"].max()), language)
    return wording.phrase(key, language, what=what, years=years, **told)


def _pace(result: Projection, row: dict[str, Any], by: str, language: str, ends: bool) -> str:
    from labourtargets import wording

    anchors = result.parts["anchors"]
    own = records(anchors[anchors["series_id"] == row["series_id"]])
    if by == "growth":
        pace = wording.number(percent(row[by]), "%", language, decimals=1, signed=True)
    elif row["unit"] == "%":
        pace = wording.number(row[by], change_unit("%"), language, signed=True)
    else:
        pace = wording.stated(own[-1], language)
    if not ends:
        return pace
    first = next(one for one in own if one["year"] == row["from_year"])
    start, end = (wording.stated(one, language) for one in (first, own[-1]))
    return wording.phrase("project.from_to", language, rate=pace, start=start, end=end)
