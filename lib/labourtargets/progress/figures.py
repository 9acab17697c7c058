"""Which observations speak of a target."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

__all__ = [
    "Figure",
    "figures_for",
    "levels",
    "observed_baseline",
    "to_number",
    "to_year",
    "whole_year",
]

#: One row of the observations table, with ``first`` and ``last`` as dates.
Figure = dict[str, Any]


def to_number(cell: Any) -> float:
    """Return a cell as a float, NaN where it is empty.

    Examples
    --------
    >>> to_number(pd.NA)
    nan
    """
    return math.nan if cell is None or pd.isna(cell) else float(cell)


def to_year(cell: Any) -> int | None:
    """Return a cell as a year, None where it is empty.

    Examples
    --------
    >>> to_year(2025.0)
    2025
    """
    return None if cell is None or pd.isna(cell) else int(cell)


def figures_for(
    known: Sequence[Mapping[Any, Any]], day: dt.date, earliest: int | None, end: int | None
) -> tuple[list[Figure], set[str]]:
    """Keep the figures that are over by `day` and lie between `earliest` and `end`.

    Returns
    -------
    list of Figure
        In order of time.
    set of str
        Why others were refused: ``projected``, ``before_baseline``.

    Examples
    --------
    >>> row = {"period_start": "2019-01-01", "period_end": "2019-12-31", "status": "reported"}
    >>> figures_for([row], dt.date(2026, 1, 1), 2021, 2025)
    ([], {'before_baseline'})
    """
    usable: list[Figure] = []
    refused = set()
    for row in known:
        first, last = (dt.date.fromisoformat(row[name]) for name in ("period_start", "period_end"))
        if last > day or (end is not None and last.year > end):
            continue
        if row["status"] == "projected":
            refused.add("projected")
        elif earliest is not None and last.year < earliest:
            refused.add("before_baseline")
        else:
            usable.append(dict(row) | {"first": first, "last": last})
    return sorted(usable, key=lambda seen: (seen["last"], seen["first"])), refused


def observed_baseline(usable: list[Figure], flow: bool) -> tuple[float, int] | None:
    """Return the earliest figure as a baseline, where a later one is there to compare with.

    Examples
    --------
    >>> figure = {"first": dt.date(2022, 1, 1), "last": dt.date(2022, 12, 31), "value": 15.0,
    ...           "comparator": "exactly", "period_text": "2022"}
    >>> later = figure | {"first": dt.date(2024, 1, 1), "last": dt.date(2024, 12, 31)}
    >>> observed_baseline([figure, later], flow=False)
    (15.0, 2022)
    """
    fitting = [seen for seen in levels(usable, flow) if seen["comparator"] == "exactly"]
    if len({seen["last"].year for seen in fitting}) < 2:
        return None
    return to_number(fitting[0]["value"]), fitting[0]["last"].year


def levels(usable: list[Figure], flow: bool) -> list[Figure]:
    """Keep the figures that stand for their year.

    Examples
    --------
    >>> half = {"first": dt.date(2022, 1, 1), "last": dt.date(2022, 6, 30)}
    >>> len(levels([half], flow=False)), len(levels([half], flow=True))
    (1, 0)
    """
    # A stock may be counted on any day of its year; a flow over part of a year is another thing.
    return [
        seen
        for seen in usable
        if whole_year(seen) or (not flow and seen["first"].year == seen["last"].year)
    ]


def whole_year(seen: Figure) -> bool:
    """Say whether a figure is of one calendar year from its first to its last day.

    Examples
    --------
    >>> whole_year({"first": dt.date(2022, 1, 1), "last": dt.date(2022, 6, 30)})
    False
    """
    first, last = seen["first"], seen["last"]
    ends = (first.month, first.day, last.month, last.day)
    return bool(first.year == last.year and ends == (1, 1, 12, 31))
