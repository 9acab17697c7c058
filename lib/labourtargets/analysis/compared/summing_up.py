"""A comparison in one table: a row a place and indicator, with levels, growth and rank."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from labourtargets.errors import ComparisonError

if TYPE_CHECKING:
    from labourtargets.analysis.compared.measured import Measured

__all__ = ["summary"]

_KEYS = ["region_id", "indicator_id"]
_LEVELS = ["start_year", "start_value", "end_year", "end_value", "base_unit"]
_GROWTH = ["growth", "growth_lower", "growth_upper"]
_RANKED = ["measure", "value", "lower", "upper", "unit", "rank", "rank_best", "rank_worst"]
_COLUMNS = [*_KEYS, *_LEVELS, *_GROWTH, *_RANKED, "reason", "start_id", "statement_id"]
_KINDS = (
    dict.fromkeys(["start_year", "end_year", "rank", "rank_best", "rank_worst"], "Int64")
    | dict.fromkeys(["start_value", "end_value", *_GROWTH, "value", "lower", "upper"], "float64")
)  # fmt: skip


def summary(found: Measured) -> pd.DataFrame:
    """Sum a comparison up, every indicator by the measure chosen; what is refused is missing.

    Parameters
    ----------
    found : Measured
        Its frame is not read.

    Returns
    -------
    pandas.DataFrame
        As `labourtargets.compare` says of its ``frame``.

    Examples
    --------
    >>> from labourtargets.analysis import compare
    >>> rows = summary(compare(["绵阳", "达州"], "hr_revenue"))
    >>> rows[["region_id", "rank"]].to_numpy().tolist()
    [['mianyang', 1], ['dazhou', 2]]
    """
    tables = [_of_one(found.about(one)) for one in found.indicators]
    return pd.concat(tables, ignore_index=True)


def _of_one(found: Measured) -> pd.DataFrame:
    """Sum up one indicator, best rank first; where nothing is ranked, in the order asked for."""
    own = found.of_main
    rows = own[_KEYS].drop_duplicates().reset_index(drop=True)
    rows = rows.assign(base_unit=found.base, measure=found.measure)
    for end, year in (("start", found.since), ("end", found.year)):
        there = own[own["year"] == year].set_index("region_id")
        if end == "start" and found.since == found.year:
            there = there.head(0)
        known = there[there["value"].notna()]
        rows[f"{end}_year"] = rows["region_id"].map(there["year"])
        rows[f"{end}_value"] = rows["region_id"].map(known["value"])
        name = "start_id" if end == "start" else "statement_id"
        rows[name] = rows["region_id"].map(there["statement_id"])
    # shares move in points and have no rate
    growth = None
    if found.base != "%":
        growth = found.attempt(lambda: found.table_of("required_growth", found.year, own))
    if growth is not None:
        by_place = growth.set_index("region_id")
        for end, name in zip(("value", "lower", "upper"), _GROWTH, strict=True):
            rows[name] = rows["region_id"].map(by_place[end])
    measured = found.attempt(lambda: found.measured)
    if measured is not None:
        by_place = measured.set_index("region_id")
        for name in ("value", "lower", "upper", "unit"):
            rows[name] = rows["region_id"].map(by_place[name])
    try:
        ranks = found.ranks.set_index("region_id")
    except ComparisonError as refused:
        said = [fault.hint or fault.expected for fault in refused.problems]
        rows["reason"] = " ".join(dict.fromkeys(said)) or str(refused)
    else:
        for name in ("rank", "rank_best", "rank_worst"):
            rows[name] = rows["region_id"].map(ranks[name])
        missing = found.measured.set_index("region_id")["reason"]
        rows["reason"] = rows["region_id"].map(missing)
        rows = rows.sort_values("rank", kind="stable")
    rows = rows.reindex(columns=_COLUMNS)
    return rows.astype({name: _KINDS.get(name, "str") for name in _COLUMNS})
