"""The observations that are missing, as a form that a statistics office can fill in."""

from __future__ import annotations

import datetime as dt
import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from labourtargets.codebook import Codebook, load_codebook
from labourtargets.observations.loading import template
from labourtargets.observations.periods import read_period
from labourtargets.observations.purposes import purpose
from labourtargets.observations.vintages import known
from labourtargets.tables import load_schema, serialise
from labourtargets.workspace import Workspace

__all__ = ["worksheet", "write_worksheet"]

_FLOWS = ("annual_flow", "cumulative_flow")
_LEVELS = ("stock", "ratio", "capacity")


def worksheet(
    targets: pd.DataFrame,
    observations: pd.DataFrame,
    as_of: str | dt.date,
    workspace: Workspace | None = None,
) -> pd.DataFrame:
    """List the figures that would change what can be said of the targets, ready to be filled in.

    Parameters
    ----------
    targets : pandas.DataFrame
        Rows of the ``targets`` table a figure can still help; those decided are the caller's to
        leave out.
    observations : pandas.DataFrame
        From `labourtargets.observations.load_observations`.
    as_of : str or datetime.date
        Only periods over by then are asked for.
    workspace : Workspace, optional

    Returns
    -------
    pandas.DataFrame
        The columns of `labourtargets.observations.template`: ``region`` and ``indicator`` by
        identifier, ``period``, ``unit`` as in the document; ``value``, ``status``, ``source``,
        ``url``, ``reliability`` and ``as_of`` empty, for whoever knows the figure; ``note`` says
        what it is for, with the statement, and is no remark when it comes back. One row per
        figure, sorted. A target that is due asks for the figure of its year, a sum or an average
        over a period for that one figure, a claim on each year for every year. A target still running asks for the last
        year, and without a baseline for the year before as well: one figure to start from, one to
        judge by. No figure can help undated targets and indicators for which neither more nor
        less is wanted: they are not asked for. Saved and filled in, it loads again; rows left
        empty are passed over.

    Examples
    --------
    >>> target = pd.DataFrame({"statement_id": ["d:1"], "region_id": ["yongchuan"],
    ...     "indicator_id": ["skilled_workers"], "timing": ["at_date"], "measure": ["stock"],
    ...     "number": ["20"], "unit": ["万人"], "period_start": [2025], "period_end": [2025],
    ...     "baseline_year": [pd.NA]})
    >>> from labourtargets.observations import load_observations
    >>> worksheet(target, load_observations(), "2026-01-31")[["period", "unit"]].values.tolist()
    [['2025', '万人']]
    >>> worksheet(target, load_observations(), "2024-01-31")["period"].tolist()
    ['2022', '2023']
    """
    codebook = load_codebook(workspace)
    day = as_of if isinstance(as_of, dt.date) else dt.date.fromisoformat(as_of)
    there = _answers(known(observations, day))
    asked: dict[tuple[str, str, str], dict[str, Any]] = {}
    for target in targets.to_dict("records"):
        indicator = codebook.indicator(str(target["indicator_id"]))
        if indicator.desired_direction == "none":
            continue
        pair = (str(target["region_id"]), str(target["indicator_id"]))
        flow = str(target["measure"]) in _FLOWS
        for period in _periods(target, day, indicator.measure in _LEVELS):
            if not _answered((*pair, period), flow, there):
                row = asked.setdefault((*pair, period), _blank((*pair, period), target, codebook))
                row["note"] = "; ".join(filter(None, (row["note"], purpose(target))))
    rows = [asked[key] for key in sorted(asked)]
    return pd.DataFrame(rows, columns=list(template(workspace).columns)).astype("str")


def write_worksheet(
    rows: pd.DataFrame, path: Path | str, workspace: Workspace | None = None
) -> Path:
    """Save a worksheet, empty cells as they are.

    Returns
    -------
    pathlib.Path
        The file, UTF-8, replaced in one step.

    Examples
    --------
    >>> import tempfile
    >>> write_worksheet(template(), Path(tempfile.mkdtemp()) / "missing.csv").name
    'missing.csv'
    """
    file = Path(path)
    beside = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    beside.write_bytes(serialise(rows, load_schema("observations", workspace)))
    os.replace(beside, file)
    return file


def _answers(known_then: pd.DataFrame) -> set[tuple[str, str, str, bool]]:
    """List what is known: region, indicator, period, and whether of a flow."""
    found = set()
    for row in known_then.to_dict("records"):
        period = read_period(str(row["period_text"]))
        # A projection is no figure, and a bound is none that settles what is still open.
        if period is None or row["status"] == "projected" or row["comparator"] != "exactly":
            continue
        pair = (str(row["region_id"]), str(row["indicator_id"]))
        if period.kind == "each year":
            texts = [str(year) for year in range(period.start.year, period.end.year + 1)]
        else:
            whole = period.kind in ("sum", "mean/yr")
            texts = [str(row["period_text"]) if whole else str(period.end.year)]
        # A stock is counted on any day of its year; part of a year of a flow is another thing.
        flows = (False,) if period.kind in ("part", "day") else (False, True)
        found |= {(*pair, text, flow) for text in texts for flow in flows}
    return found


def _answered(
    key: tuple[str, str, str], flow: bool, there: set[tuple[str, str, str, bool]]
) -> bool:
    region, indicator, text = key
    if (*key, flow) in there:
        return True
    period = read_period(text)
    if period is None or period.kind not in ("sum", "mean/yr"):
        return False
    years = range(period.start.year, period.end.year + 1)
    return all((region, indicator, str(year), True) in there for year in years)


def _periods(target: Mapping[Any, Any], day: dt.date, level: bool) -> list[str]:
    start, end = _year(target["period_start"]), _year(target["period_end"])
    if end is None:
        return []
    last = min(end, day.year - 1)
    timing = str(target["timing"])
    each = timing == "each_year"
    summed = timing == "cumulative" or str(target["measure"]) == "cumulative_flow"
    if start is not None and (each or timing == "average" or summed):
        if each and not level:
            return [str(year) for year in range(start, last + 1)]
        # One figure over the period so far; levels of single years are never added.
        kind = "each year" if each else "mean/yr" if timing == "average" else "sum"
        return [f"{start}-{last} ({kind})"] if start <= last else []
    if day.year > end:
        return [str(end)]
    since = None if target.get("basis") == "milestone" else _year(target["baseline_year"])
    if since is None:
        # An increase starts from the level its document means, not from whatever is published.
        return [] if str(target["measure"]) == "increment" else [str(last - 1), str(last)]
    return [str(last)] if last > since else []


def _blank(
    key: tuple[str, str, str], target: Mapping[Any, Any], codebook: Codebook
) -> dict[str, Any]:
    region, indicator, period = key
    unit = target["unit"]
    named = isinstance(unit, str) and unit in codebook.unit_map
    return {
        "region": region,
        "indicator": indicator,
        "period": period,
        "value": "",
        "unit": unit if named else codebook.indicator(indicator).base_unit,
        "status": "",
        "source": "",
        "url": "",
        "reliability": "",
        "as_of": "",
        "note": "",
    }


def _year(cell: Any) -> int | None:
    return None if cell is None or cell is pd.NA or math.isnan(float(cell)) else int(cell)
