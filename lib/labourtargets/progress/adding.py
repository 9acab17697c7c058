"""What the figures that speak of a target add up to."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from labourtargets.progress.figures import Figure, levels, to_number, to_year, whole_year
from labourtargets.progress.measure import SIGN
from labourtargets.progress.meeting import straddles, sure

__all__ = ["added", "observed_part"]


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


def _level(usable: list[Figure], target: Mapping[Any, Any]) -> dict[str, Any]:
    flow = str(target["measure"]) in ("annual_flow", "cumulative_flow")
    fitting = levels(usable, flow)
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
    yearly = {seen["last"].year: seen for seen in usable if whole_year(seen)}
    run: list[Figure] = []
    while start + len(run) in yearly:
        run.append(yearly[start + len(run)])
    if sums and (not run or sums[-1]["last"] >= run[-1]["last"]):
        return _observed(sums[-1], to_number(sums[-1]["value"]), 1)
    if not run:
        return {"unusable": "years_missing"} if usable else {}
    total = {
        name: added(to_number(seen[name]) for seen in run) for name in ("value", "lower", "upper")
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
            **_missed([]),
        }
    bound = to_number(target["upper" if direction == "down" else "lower"])
    sign = SIGN.get(direction, math.nan)
    strict = str(target["comparator"]) == "more_than"
    reported: dict[int, Figure] = {}
    for seen in usable:
        spread = "(each year)" in str(seen["period_text"])
        exact = seen["comparator"] == "exactly"
        for year in range(seen["first"].year, seen["last"].year + 1):
            if (
                year in due
                and (spread or whole_year(seen))
                and (exact or (not average and _meets(seen, bound, sign, strict) is not None))
            ):
                reported[year] = seen
    counted = {"years_due": len(due), "years_reported": len(reported), **_missed([])}
    if not reported:
        return counted
    run = [reported[year] for year in sorted(reported)]
    mean: dict[str, float] = {}
    if average:
        mean = {
            name: added((to_number(seen[name]) for seen in run), len(run))
            for name in ("value", "lower", "upper")
        }
    last = run[-1] | mean
    missed = [
        (_meets(seen, bound, sign, strict) is False, _open(seen, bound, sign, strict))
        for seen in run
    ]
    return _observed(last, to_number(last["value"]), len(run)) | {
        **counted,
        **_missed(missed),
        "observation_ids": _ids(run),
        "observed_year": max(reported),
        "observed_bound": False,
    }


def _missed(years: Sequence[tuple[bool, bool]]) -> dict[str, int]:
    """Count the years missed by the printed figures, and what their rounding makes of it."""
    return {
        "years_missed": sum(missed for missed, _ in years),
        "years_missed_least": sum(missed and not hidden for missed, hidden in years),
        "years_missed_most": sum(missed or hidden for missed, hidden in years),
    }


def _meets(seen: Figure, bound: float, sign: float, strict: bool) -> bool | None:
    """Say whether the figure of a year meets the claim; None where a bound leaves it open."""
    if seen["comparator"] != "exactly":
        return sure(to_number(seen["lower"]), to_number(seen["upper"]), bound, sign, strict)
    value = to_number(seen["value"])
    if sign > 0:
        return value > bound if strict else value >= bound
    return value <= bound if sign < 0 else True


def _open(seen: Figure, bound: float, sign: float, strict: bool) -> bool:
    if seen["comparator"] != "exactly":
        return False
    return bool(straddles(to_number(seen["lower"]), to_number(seen["upper"]), bound, sign, strict))


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


def added(values: Iterable[float], parts: int = 1) -> float:
    """Add up printed figures as decimals, and divide by `parts`; NaN where one is missing.

    A sum that is due at 0.3 is met by 0.1 and 0.2, which binary fractions would miss or overshoot.

    Examples
    --------
    >>> added([0.1, 0.2]), added([0.1, 0.2, 0.3], 3)
    (0.3, 0.2)
    """
    each = list(values)
    if any(math.isnan(value) for value in each):
        return math.nan
    return float(sum((Decimal(repr(value)) for value in each), Decimal()) / parts)
