"""Put each target beside what is known of it on a given day."""

from __future__ import annotations

import calendar
import datetime as dt
import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from labourtargets.errors import Problems, ProgressError
from labourtargets.progress.adding import added, observed_part
from labourtargets.progress.figures import figures_for, observed_baseline, to_number, to_year

__all__ = ["CASE_COLUMNS", "build_cases", "read_day"]

CASE_COLUMNS = (
    "statement_id",
    "region_id",
    "indicator_id",
    "kind",
    "increase",
    "direction",
    "comparator",
    "baseline",
    "baseline_year",
    "baseline_basis",
    "target",
    "lower",
    "upper",
    "target_year",
    "observed",
    "observed_lower",
    "observed_upper",
    "observed_bound",
    "observed_year",
    "observation_id",
    "observation_ids",
    "observations",
    "years_due",
    "years_reported",
    "years_missed",
    "years_missed_least",
    "years_missed_most",
    "final",
    "first_due",
    "unusable",
    "caveat",
    "as_of",
)

_YEARS = ("baseline_year", "target_year", "observed_year")
_COUNTS = (
    "observations",
    "years_due",
    "years_reported",
    "years_missed",
    "years_missed_least",
    "years_missed_most",
    "first_due",
)
_REALS = (
    "baseline",
    "target",
    "lower",
    "upper",
    "observed",
    "observed_lower",
    "observed_upper",
)
_LEVELS = ("stock", "ratio", "capacity")
_YEARLY = ("each_year", "average")
_KINDS = {"each_year": "each_year", "average": "average", "cumulative": "cumulative"}
_BLANK: dict[str, Any] = {
    "observed": math.nan,
    "observed_lower": math.nan,
    "observed_upper": math.nan,
    "observed_bound": False,
    "observed_year": pd.NA,
    "observation_id": "",
    "observation_ids": "",
    "observations": 0,
    "years_due": pd.NA,
    "years_reported": pd.NA,
    "years_missed": pd.NA,
    "years_missed_least": pd.NA,
    "years_missed_most": pd.NA,
    "unusable": "",
    "caveat": "",
}


def read_day(as_of: str | dt.date) -> dt.date:
    """Read the day on which knowledge ends.

    Raises
    ------
    ProgressError
        If it is no day of the form YYYY-MM-DD.

    Examples
    --------
    >>> read_day("2026-06-30").year
    2026
    """
    if isinstance(as_of, dt.date):
        return as_of
    try:
        return dt.date.fromisoformat(as_of)
    except (TypeError, ValueError):
        problems = Problems()
        problems.add("", None, "as_of", as_of, "a day, YYYY-MM-DD")
        problems.raise_as(ProgressError)
        raise


def build_cases(
    targets: pd.DataFrame,
    observations: pd.DataFrame,
    *,
    as_of: str | dt.date,
    indicators: pd.DataFrame,
) -> pd.DataFrame:
    """Join targets to the observations that speak of them on one day.

    Parameters
    ----------
    targets : pandas.DataFrame
        The ``targets`` table.
    observations : pandas.DataFrame
        Observations known on that day, newest vintage of each
        (`labourtargets.observations.known`, `labourtargets.observations.newest`).
    as_of : str or datetime.date
        The day; a period that is not over by then is not used.
    indicators : pandas.DataFrame
        The ``indicators`` registry: ``indicator_id``, ``desired_direction``, ``measure`` (what
        an observation of the indicator is).

    Returns
    -------
    pandas.DataFrame
        One row per target, in their order; columns `CASE_COLUMNS`; values in base units.
        ``kind``: level, cumulative (a sum over the period, however it is worded), each_year or
        average. A cumulative target starts from 0 at
        the end of the year before its period, and its observed value is the sum so far. An
        increment (``increase``) is added to its baseline. An earlier milestone is a promise, not
        a baseline: ``baseline_basis`` names it, ``baseline`` stays empty.
        Where the document states no baseline of a level and two or more figures are known, the
        earliest stands in (``baseline_basis`` observed).
        ``observation_ids`` are all that were used, divided by ``|``, ``observation_id`` the last.
        ``years_missed`` counts by the printed figures, ``years_missed_least`` and
        ``years_missed_most`` whatever their rounding hides. ``observed_bound`` marks an
        observation printed as a bound (>670), ``unusable`` says why observations of the pair
        could not be used (``partial_year``, ``projected``, ``years_missing``,
        ``before_baseline``, ``other_measure``: levels where the target counts a flow),
        ``first_due`` the first year whose figure could show progress. Years are Int64.

    Raises
    ------
    ProgressError
        If `as_of` is no day, or an observation became known only after it.

    Examples
    --------
    >>> target = pd.DataFrame({"statement_id": ["d:1"], "region_id": ["yongchuan"],
    ...     "indicator_id": ["skilled_workers"], "measure": ["stock"], "timing": ["at_date"],
    ...     "comparator": ["at_least"], "period_start": [2025], "period_end": [2025],
    ...     "value": [2e5], "lower": [2e5], "upper": [float("nan")],
    ...     "baseline_value": [float("nan")], "baseline_year": [pd.NA], "note": [None]})
    >>> nothing = pd.DataFrame(columns=["region_id", "indicator_id", "as_of", "period_end"])
    >>> kinds = pd.DataFrame({"indicator_id": ["skilled_workers"], "desired_direction": ["up"],
    ...                       "measure": ["stock"]})
    >>> case = build_cases(target, nothing, as_of="2026-01-01", indicators=kinds)
    >>> case[["kind", "baseline_basis", "target_year", "final"]].values.tolist()
    [['level', 'none', 2025, True]]
    """
    day = read_day(as_of)
    _refuse_unknown(observations, day)
    by_pair = {
        pair: rows.to_dict("records")
        for pair, rows in observations.groupby(["region_id", "indicator_id"], sort=False)
    }
    counted = indicators.set_index("indicator_id")[["desired_direction", "measure"]].T.to_dict()
    built = [
        _case(
            row,
            by_pair.get((row["region_id"], row["indicator_id"]), []),
            day,
            counted.get(row["indicator_id"], {}),
        )
        for row in targets.to_dict("records")
    ]
    cases = pd.DataFrame(built, columns=list(CASE_COLUMNS))
    whole = dict.fromkeys((*_YEARS, *_COUNTS), "Int64")
    real = dict.fromkeys(_REALS, "float64")
    return cases.astype(
        {**whole, **real, "final": "bool", "observed_bound": "bool", "increase": "bool"}
    )


def _refuse_unknown(observations: pd.DataFrame, day: dt.date) -> None:
    problems = Problems()
    for row in observations.to_dict("records"):
        if isinstance(row["as_of"], str) and _last_day(row["as_of"]) > day:
            problems.add(
                "observations",
                None,
                "as_of",
                row["as_of"],
                f"no later than {day}",
                "pass labourtargets.observations.known(observations, as_of)",
            )
    problems.raise_as(ProgressError)


def _last_day(stamp: str) -> dt.date:
    parts = [int(part) for part in stamp.split("-")]
    year, month = parts[0], parts[1] if len(parts) > 1 else 12
    day = parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1]
    return dt.date(year, month, day)


def _case(
    row: Mapping[Any, Any], known: list[dict[Any, Any]], day: dt.date, counted: Mapping[Any, Any]
) -> dict[str, Any]:
    direction = str(counted.get("desired_direction", "none"))
    summed = str(row["measure"]) == "cumulative_flow"
    kind = _KINDS.get(str(row["timing"]), "cumulative" if summed else "level")
    start, end = to_year(row["period_start"]), to_year(row["period_end"])
    baseline, since = to_number(row["baseline_value"]), to_year(row["baseline_year"])
    basis = "none" if math.isnan(baseline) else str(row.get("basis", "stated"))
    if basis == "milestone":
        # A promised milestone is no measured starting point.
        baseline, since = math.nan, None
    if kind == "cumulative" and start is not None:
        baseline, since, basis = 0.0, start - 1, "counted_from_zero"
    first_due = start if kind in _YEARLY else (None if since is None else since + 1)
    usable, refused = figures_for(known, day, first_due, end)
    if kind != "level" and counted.get("measure") in _LEVELS:
        # The same people counted every year are no flow: their levels are never added.
        flows = [seen for seen in usable if "(" in str(seen["period_text"])]
        refused |= {"other_measure"} if len(flows) < len(usable) else set()
        usable = flows
    increment = kind == "level" and str(row["measure"]) == "increment"
    if kind == "level" and math.isnan(baseline) and not increment:
        flow = str(row["measure"]) in ("annual_flow", "cumulative_flow")
        earliest = observed_baseline(usable, flow)
        if earliest is not None:
            (baseline, since), basis = earliest, "observed"
    lower, upper, value = (to_number(row[name]) for name in ("lower", "upper", "value"))
    if increment:
        lower, upper, value = (added((each, baseline)) for each in (lower, upper, value))
    bound = upper if direction == "down" else lower
    case = _BLANK | {
        "statement_id": row["statement_id"],
        "region_id": row["region_id"],
        "indicator_id": row["indicator_id"],
        "kind": kind,
        "increase": increment,
        "direction": direction,
        "comparator": row["comparator"],
        "baseline": baseline,
        "baseline_year": _or_na(since),
        "baseline_basis": basis,
        "target": value if math.isnan(bound) else bound,
        "lower": lower,
        "upper": upper,
        "target_year": _or_na(end),
        "final": end is not None and day > dt.date(end, 12, 31),
        "first_due": _or_na(first_due),
        "as_of": day.isoformat(),
    }
    case |= observed_part(kind, usable, row, day, direction)
    reasons = ({*str(case["unusable"]).split("|")} | refused) - {""}
    case["unusable"] = "" if case["observations"] else "|".join(sorted(reasons))
    return case


def _or_na(year: int | None) -> Any:
    return pd.NA if year is None else year
