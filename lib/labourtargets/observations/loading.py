"""Load observations, shipped or supplied; every faulty row is reported at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from labourtargets.observations.examining import examine
from labourtargets.tables import load_schema
from labourtargets.workspace import Workspace

__all__ = ["load_observations", "template"]


def template(workspace: Workspace | None = None) -> pd.DataFrame:
    """Return the empty table that users fill in.

    Returns
    -------
    pandas.DataFrame
        No rows; columns of ``data/schema/observations.json``, all ``str``.

    Examples
    --------
    >>> template().columns[:5].tolist()
    ['region', 'indicator', 'period', 'value', 'unit']
    """
    return pd.DataFrame(columns=load_schema("observations", workspace).columns, dtype="str")


def load_observations(
    path: Path | str | Sequence[Path | str] | None = None,
    *,
    workspace: Workspace | None = None,
    as_of: str | dt.date | None = None,
    with_shipped: bool = False,
) -> pd.DataFrame:
    """Load published figures: all vintages, in base units, each with its source.

    Parameters
    ----------
    path : path or sequence of paths, optional
        CSV files of the form of `template`; a folder means its CSV files, and
        a workbook in it that no CSV file of its name stands for is a fault. By default the shipped
        ``data/observations/*.csv``; the demonstration in its subfolder is loaded only when asked
        for by path. Files elsewhere may be as a spreadsheet saves them: see
        `labourtargets.observations.examine`.
    workspace : Workspace, optional
    as_of : str or datetime.date, optional
        A day no figure of the files may lie or be published after.
    with_shipped : bool, default False
        Whether to add the shipped figures to those of `path`.

    Returns
    -------
    pandas.DataFrame
        One row per published figure, sorted by region, indicator, period and vintage, by 18
        columns, str unless said otherwise: observation_id, region_id, indicator_id,
        period_start, period_end, period_text, value, lower, upper, comparator, unit, base_unit,
        status, source, url, reliability, as_of, note. ``observation_id`` is
        region/indicator/period, followed by @vintage for figures replaced by a newer one.
        ``period_start`` and ``period_end`` are days, both included. ``value`` (float64) in
        ``base_unit``,
        with ``unit`` as published; ``lower`` and ``upper`` (float64) are what rounding hides, or
        NaN on the open side of a bound, which ``comparator`` names. Rows of a worksheet still
        without a value are left out and counted in the log.

    Raises
    ------
    ObservationError
        Every fault of every row at once: unknown names with suggestions, units that measure
        something else, text in numbers, impossible periods, figures published before their
        period is over, duplicates, synthetic figures among real ones.

    Examples
    --------
    >>> seen = load_observations()
    >>> seen.loc[seen["observation_id"] == "chongqing-hitech/rd_intensity/2024", "value"].item()
    5.5
    """
    read = examine(path, workspace=workspace, as_of=as_of, with_shipped=with_shipped)
    read.raise_faults()
    return read.frame
