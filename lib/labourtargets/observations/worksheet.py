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
from labourtargets.observations.vintages import known
from labourtargets.tables import load_schema, serialise
from labourtargets.workspace import Workspace

__all__ = ["worksheet", "write_worksheet"]


def worksheet(
    targets: pd.DataFrame,
    observations: pd.DataFrame,
    as_of: str | dt.date,
    workspace: Workspace | None = None,
) -> pd.DataFrame:
    """List the figures that are missing to judge the targets, ready to be filled in.

    Parameters
    ----------
    targets : pandas.DataFrame
        The ``targets`` table, or rows of it.
    observations : pandas.DataFrame
        From `labourtargets.observations.load_observations`.
    as_of : str or datetime.date
        Only periods over by then are asked for.
    workspace : Workspace, optional

    Returns
    -------
    pandas.DataFrame
        The columns of `labourtargets.observations.template`: ``region`` and ``indicator`` by
        identifier, ``period``, ``unit`` as in the document; ``value``, ``source``, ``url`` and
        ``as_of`` empty; ``status`` reported and ``reliability`` high to be changed where they
        do not hold; ``note`` says what the figure is for, with the statement. One row per figure,
        sorted. Indicators for which neither more nor less is wanted are not asked for: no figure
        would give a verdict. A target without baseline asks for the first year that is not stated, too. Saved
        and filled in, it loads again; rows left empty are passed over.

    Examples
    --------
    >>> target = pd.DataFrame({"statement_id": ["d:1"], "region_id": ["yongchuan"],
    ...     "indicator_id": ["skilled_workers"], "timing": ["at_date"], "number": ["20"],
    ...     "unit": ["万人"], "period_start": [2025], "period_end": [2025],
    ...     "baseline_year": [pd.NA]})
    >>> from labourtargets.observations import load_observations
    >>> worksheet(target, load_observations(), "2026-01-31")[["period", "unit"]].values.tolist()
    [['2024', '万人'], ['2025', '万人']]
    """
    codebook = load_codebook(workspace)
    day = as_of if isinstance(as_of, dt.date) else dt.date.fromisoformat(as_of)
    there = known(observations, day)
    answered = {
        (row["region_id"], row["indicator_id"], str(row["period_end"])[:4])
        for row in there.to_dict("records")
        if row["status"] != "projected"
    }
    asked: dict[tuple[str, str, str], dict[str, Any]] = {}
    for target in targets.to_dict("records"):
        if codebook.indicator(str(target["indicator_id"])).desired_direction == "none":
            continue
        for year in _years(target, day):
            key = (str(target["region_id"]), str(target["indicator_id"]), str(year))
            if key not in answered:
                row = asked.setdefault(key, _blank(key, target, codebook))
                row["note"] = "; ".join(filter(None, (row["note"], _purpose(target, year))))
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


def _years(target: Mapping[Any, Any], day: dt.date) -> list[int]:
    end = _year(target["period_end"])
    if end is None:
        return []
    start = _year(target["period_start"])
    since = _year(target["baseline_year"])
    last = min(end, day.year - 1)
    yearly = str(target["timing"]) in ("each_year", "average", "cumulative")
    if yearly and start is not None:
        years = list(range(start, last + 1))
    elif since is None or target.get("basis") == "milestone":
        # Two figures: one to start from, one to judge by.
        years = [last - 1, last]
    else:
        years = [last] if last > since else []
    return [year for year in years if year <= last]


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
        "status": "reported",
        "source": "",
        "url": "",
        "reliability": "high",
        "as_of": "",
        "note": "",
    }


def _purpose(target: Mapping[Any, Any], year: int) -> str:
    end = _year(target["period_end"])
    number = target["number"] if isinstance(target["number"], str) else ""
    unit = target["unit"] if isinstance(target["unit"], str) else ""
    return f"{target['statement_id']}: {number}{unit} ({end})"


def _year(cell: Any) -> int | None:
    return None if cell is None or cell is pd.NA or math.isnan(float(cell)) else int(cell)
