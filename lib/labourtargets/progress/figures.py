"""Which observations speak of a target, and what they add up to."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

__all__ = ["Figure", "figures_for", "observed_baseline", "observed_part", "to_number", "to_year"]

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
    fitting = [seen for seen in _levels(usable, flow) if seen["comparator"] == "exactly"]
    if len({seen["last"].year for seen in fitting}) < 2:
        return None
    return to_number(fitting[0]["value"]), fitting[0]["last"].year


def observed_part(
    kind: str, usable: list[Figure], target: Mapping[Any, Any], day: dt.date, direction: str
) -> dict[str, Any]:
    """Sum up the usable figures as the target's kind asks.

    Parameters
    ----------
    kind : str
        level, cumulative, each_year or average.
    usable : list of Figure
    target : mapping
        A row of the ``targets`` table.
    day : datetime.date
    direction : str

    Returns
    -------
    dict
        The observed fields of a case; empty where no figure fits.

    Examples
    --------
    >>> observed_part("level", [], {"measure": "stock"}, dt.date(2026, 1, 1), "up")
    {}
    """
    if kind == "level":
        return _level(usable, target)
    if kind == "cumulative":
        return _cumulative(usable, to_year(target["period_start"]))
    return _yearly(usable, target, day, direction)


def _levels(usable: list[Figure], flow: bool) -> list[Figure]:
    # A stock may be counted on any day of its year; a flow over part of a year is another thing.
    return [
        seen
        for seen in usable
        if _whole_year(seen) or (not flow and seen["first"].year == seen["last"].year)
    ]


def _level(usable: list[Figure], target: Mapping[Any, Any]) -> dict[str, Any]:
    flow = str(target["measure"]) in ("annual_flow", "cumulative_flow")
    fitting = _levels(usable, flow)
    if not fitting:
        return {"unusable": "partial_year"} if usable else {}
    return _observed(fitting[-1], to_number(fitting[-1]["value"]), len(fitting))


def _cumulative(usable: list[Figure], start: int | None) -> dict[str, Any]:
    if start is None:
        return {}
    sums = [
        seen
        for seen in usable
        if seen["first"].year == start and "(sum)" in str(seen["period_text"])
    ]
    yearly = {seen["last"].year: seen for seen in usable if _whole_year(seen)}
    run: list[Figure] = []
    while start + len(run) in yearly:
        run.append(yearly[start + len(run)])
    if sums and (not run or sums[-1]["last"] >= run[-1]["last"]):
        return _observed(sums[-1], to_number(sums[-1]["value"]), 1)
    if not run:
        return {"unusable": "years_missing"} if usable else {}
    total = {
        name: math.fsum(to_number(seen[name]) for seen in run)
        for name in ("value", "lower", "upper")
    }
    return _observed(run[-1] | total, total["value"], len(run)) | {
        "observed_bound": any(seen["comparator"] != "exactly" for seen in run),
        "observation_ids": _ids(run),
    }


def _yearly(
    usable: list[Figure], target: Mapping[Any, Any], day: dt.date, direction: str
) -> dict[str, Any]:
    start, end = to_year(target["period_start"]), to_year(target["period_end"])
    if start is None or end is None:
        return {}
    due = range(start, min(end, day.year - 1) + 1)
    average = target["timing"] == "average"
    means = [seen for seen in usable if "(mean/yr)" in str(seen["period_text"])]
    if average and means and means[-1]["first"].year == start:
        years = len([year for year in due if year <= means[-1]["last"].year])
        return _observed(means[-1], to_number(means[-1]["value"]), 1) | {
            "years_due": len(due),
            "years_reported": years,
            "years_missed": 0,
        }
    lower, upper = to_number(target["lower"]), to_number(target["upper"])
    reported: dict[int, Figure] = {}
    for seen in usable:
        spread = "(each year)" in str(seen["period_text"])
        exact = seen["comparator"] == "exactly"
        for year in range(seen["first"].year, seen["last"].year + 1):
            if (
                year in due
                and (spread or _whole_year(seen))
                and (exact or (not average and not _misses(seen, lower, upper, direction)))
            ):
                reported[year] = seen
    counted = {"years_due": len(due), "years_reported": len(reported), "years_missed": 0}
    if not reported:
        return counted
    missed = sum(_misses(seen, lower, upper, direction) for seen in reported.values())
    last = max(reported)
    value = to_number(reported[last]["value"])
    if average:
        value = math.fsum(to_number(seen["value"]) for seen in reported.values()) / len(reported)
    found = _observed(reported[last], value, len(reported)) | counted
    return found | {
        "observation_ids": _ids(reported[year] for year in sorted(reported)),
        "observed_year": last,
        "years_missed": missed,
        "observed_bound": False,
    }


def _misses(seen: Figure, lower: float, upper: float, direction: str) -> bool:
    # A figure printed as a bound counts as a miss unless the bound itself is enough.
    exact = seen["comparator"] == "exactly"
    if direction == "up":
        return bool(to_number(seen["value"] if exact else seen["lower"]) < lower)
    return bool(
        direction == "down" and not to_number(seen["value"] if exact else seen["upper"]) <= upper
    )


def _observed(seen: Figure, value: float, count: int) -> dict[str, Any]:
    note = seen.get("note")
    return {
        "observed": value,
        "observed_lower": to_number(seen["lower"]),
        "observed_upper": to_number(seen["upper"]),
        "observed_year": seen["last"].year,
        "observed_bound": seen["comparator"] != "exactly",
        "observation_id": seen["observation_id"],
        "observation_ids": str(seen["observation_id"]),
        "observations": count,
        "caveat": note if isinstance(note, str) else "",
    }


def _ids(figures: Iterable[Figure]) -> str:
    return "|".join(dict.fromkeys(str(seen["observation_id"]) for seen in figures))


def _whole_year(seen: Figure) -> bool:
    first, last = seen["first"], seen["last"]
    ends = (first.month, first.day, last.month, last.day)
    return bool(first.year == last.year and ends == (1, 1, 12, 31))
