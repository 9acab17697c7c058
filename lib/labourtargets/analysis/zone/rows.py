"""What an outlook computes: the overview, one indicator at a time, the classes of a total."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from labourtargets.analysis.compared import Comparison
from labourtargets.analysis.projected import Projection
from labourtargets.analysis.reconciled import Reconciliation
from labourtargets.codebook import Codebook
from labourtargets.comparison import Decomposition, contributions, shares
from labourtargets.errors import ComparisonError, Problem
from labourtargets.tables import records

__all__ = ["REST", "about", "classes", "divided", "overview"]

#: Row of a decomposition for what belongs to no class listed.
REST = "rest"
# checks that hold a figure of the zone against what it should be made of
_MADE_OF = ("parts_total", "tiers_group", "increment")
_COLUMNS = {
    "indicator_id": "str", "measure": "str", "base_unit": "str", "direction": "str",
    "start_year": "Int64", "start_value": "float64", "start_lower": "float64",
    "start_upper": "float64", "start_comparator": "str", "start_id": "str",
    "end_year": "Int64", "end_value": "float64", "end_lower": "float64", "end_upper": "float64",
    "comparator": "str", "statement_id": "str", "change": "float64", "growth": "float64",
    "points": "float64", "move": "str", "verdicts": "str", "reason": "str",
}  # fmt: skip


def overview(whole: Projection, agreement: Reconciliation, codebook: Codebook) -> pd.DataFrame:
    """Set out every indicator of a zone: first and last figure, what that asks, whether it adds up.

    Parameters
    ----------
    whole : Projection
        Of the zone.
    agreement : Reconciliation
        The checks that touch it.
    codebook : Codebook
        Knows the wanted directions.

    Returns
    -------
    pandas.DataFrame
        As `labourtargets.analysis.zone_outlook` describes it.

    Examples
    --------
    >>> from labourtargets.analysis import project, reconcile
    >>> from labourtargets.codebook import load_codebook
    >>> whole = project("重庆高新区", ["talent_total", "talent_budget_share"])
    >>> overview(whole, reconcile(kind=["increment"]), load_codebook())["move"].tolist()
    ['rises', 'no_start']
    """
    anchors = whole.parts["anchors"]
    implied = whole.parts["implied"].set_index("series_id")
    verdicts = _verdicts(agreement)
    rows = []
    for series_id, own in anchors.groupby("series_id", sort=False):
        stated = records(own[own["value"].notna() | own["lower"].notna()])
        asked = records(implied.loc[[series_id]])[0]
        first, last = stated[0], stated[-1]
        share = last["base_unit"] == "%"
        growth = None if share or asked["growth"] is None else 100 * asked["growth"]
        told = [
            f"{row['year']}:{kind}:{verdict}"
            for row in stated
            for kind, verdict in verdicts.get(row["statement_id"], ())
        ]
        rows.append(
            {
                **{name: last[name] for name in ("indicator_id", "measure", "base_unit")},
                "direction": codebook.indicator(last["indicator_id"]).desired_direction,
                **(_start(first) if len(stated) > 1 else {}),
                "end_year": last["year"], "end_value": last["value"],
                "end_lower": last["lower"], "end_upper": last["upper"],
                "comparator": last["comparator"], "statement_id": last["statement_id"],
                "change": asked["change"], "growth": growth,
                "points": asked["per_year"] if share else None,
                "move": _move(asked, str(last["timing"])), "verdicts": "|".join(told),
                "reason": asked["reason"],
            }
        )  # fmt: skip
    return pd.DataFrame(rows, columns=list(_COLUMNS)).astype(_COLUMNS)


def _start(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "start_year": row["year"], "start_value": row["value"], "start_lower": row["lower"],
        "start_upper": row["upper"], "start_comparator": row["comparator"],
        "start_id": row["statement_id"],
    }  # fmt: skip


def _move(asked: dict[str, Any], timing: str) -> str:
    """Say which way a series goes; of a range, as far as both its ends go the same way."""
    if asked["status"] != "ok":
        return "no_start"
    if "counted_from_zero" in asked["reason"]:
        return "accumulates"
    if timing in ("each_year", "average"):
        return "each_year"
    if asked["change"] is not None:
        low = high = asked["change"]
    else:
        low, high = asked["change_lower"], asked["change_upper"]
    if low is not None and low > 0:
        return "rises"
    if high is not None and high < 0:
        return "falls"
    return "holds" if low == high == 0 else "open"


def _verdicts(agreement: Reconciliation) -> dict[str, list[tuple[str, str]]]:
    """Gather kind and verdict of every check of a figure against what makes it up."""
    rows = agreement.frame
    rows = rows[rows["kind"].isin(_MADE_OF) & ~rows["right_ids"].str.contains("|", regex=False)]
    found: dict[str, list[tuple[str, str]]] = {}
    for row in records(rows):
        found.setdefault(str(row["right_ids"]), []).append((str(row["kind"]), str(row["verdict"])))
    return found


def about(projection: Projection, indicator: str) -> Projection:
    """Keep the series of one indicator.

    Examples
    --------
    >>> from labourtargets.analysis import project
    >>> about(project("重庆高新区", ["talent_total", "top_talent"]), "top_talent").series
    ['chongqing-hitech/top_talent']
    """
    rows = projection.frame[projection.frame["indicator_id"] == indicator]
    ids = set(rows["series_id"])
    parts = {
        name: part[part["series_id"].isin(ids)] if "series_id" in part else part
        for name, part in projection.parts.items()
    }
    return replace(projection, frame=rows, parts=parts)


def divided(found: Comparison) -> pd.DataFrame:
    """Set out the places of one indicator: levels, shares, contributions, growth beside the whole.

    Parameters
    ----------
    found : Comparison
        Of all places that make up a zone.

    Returns
    -------
    pandas.DataFrame
        The columns of `labourtargets.comparison.contributions`, then ``indicator_id`` (str),
        ``start_share`` and ``end_share`` (float64, percent), ``start_id`` and ``statement_id``
        (str), in the order of the last figure, largest first.

    Examples
    --------
    >>> from labourtargets.analysis import compare
    >>> cities = ["绵阳", "广元", "南充", "广安", "达州", "巴中"]
    >>> rows = divided(compare(cities, "hr_revenue"))
    >>> rows["region_id"].iloc[0], round(float(rows["end_share"].sum()), 9)
    ('mianyang', 100.0)
    """
    rows = found.split.frame.assign(indicator_id=found.main)
    places = rows["region_id"].tolist()
    for end, year in (("start", found.since), ("end", found.year)):
        levels = found.table_of("level", year, found.of_main)
        held = shares(levels, places).frame.set_index("region_id")["share"]
        rows[f"{end}_share"] = rows["region_id"].map(held)
        ids = levels.set_index("region_id")["statement_ids"]
        rows["start_id" if end == "start" else "statement_id"] = rows["region_id"].map(ids)
    return rows.sort_values("end", ascending=False).reset_index(drop=True)


def classes(
    whole: Projection, statements: pd.DataFrame, indicators: Sequence[str]
) -> tuple[dict[str, Any], Decomposition]:
    """Split the growth of a total into the classes stated at both dates, and the rest.

    Parameters
    ----------
    whole : Projection
        Of the zone.
    statements : pandas.DataFrame
        All statements; ``part_of`` names the total.
    indicators : sequence of str
        Where to look for a total, in this order.

    Returns
    -------
    dict, Decomposition
        The total: ``indicator_id``, ``start``, ``end`` (anchors), ``statement_ids``; and its
        decomposition as `labourtargets.comparison.contributions` makes it, classes standing for
        places and `REST` for what belongs to none.

    Raises
    ------
    ComparisonError
        If no total is divided into classes at both dates.

    Examples
    --------
    >>> from labourtargets.analysis import project
    >>> from labourtargets.statements import load_statements
    >>> whole = project("重庆高新区", "talent_total")
    >>> total, split = classes(whole, load_statements(), ["talent_total"])
    >>> len(split.frame), split.adds_up, round(split.total, 1)
    (5, True, 139.2)
    """
    anchors = whole.parts["anchors"]
    for indicator in indicators:
        own = records(anchors[(anchors["indicator_id"] == indicator) & anchors["value"].notna()])
        if len(own) < 2:
            continue
        ends = [_classes_of(row, statements) for row in (own[0], own[-1])]
        named = [one for one in ends[0] if one in ends[1]]
        if not named:
            continue
        tables = []
        for row, parts in zip((own[0], own[-1]), ends, strict=True):
            values = [parts[one]["value"] for one in named]
            tables.append(
                pd.DataFrame(
                    {"region_id": [*named, REST], "value": [*values, row["value"] - sum(values)]}
                )
            )
        years = int(own[-1]["year"] - own[0]["year"])
        split = contributions(tables[0], tables[1], [*named, REST], years)
        in_order = split.frame.set_index("region_id").loc[[*named, REST]].reset_index()
        split = replace(split, frame=in_order)
        ids = {one: [parts[one]["statement_id"] for parts in ends] for one in named}
        total = {"indicator_id": indicator, "start": own[0], "end": own[-1], "ids": ids}
        return total, split
    raise ComparisonError(
        Problem("", None, "indicator", ", ".join(indicators), "a total with classes at two dates")
    )


def _classes_of(total: dict[str, Any], statements: pd.DataFrame) -> dict[str, dict[str, Any]]:
    parts = statements[
        (statements["part_of"] == total["statement_id"])
        & (statements["region_id"] == total["region_id"])
        & (statements["indicator_id"] != total["indicator_id"])
        & (statements["base_unit"] == total["base_unit"])
        & statements["value"].notna()
    ]
    return {str(row["indicator_id"]): row for row in records(parts)}
