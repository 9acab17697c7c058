"""Load the generated tables."""

from __future__ import annotations

import pandas as pd

from labourtargets.tables import read_table
from labourtargets.workspace import Workspace

__all__ = ["load_exclusions", "load_series", "load_statements", "load_targets"]


def load_statements(workspace: Workspace | None = None) -> pd.DataFrame:
    """Load every quantified statement of the documents.

    Parameters
    ----------
    workspace : Workspace, optional

    Returns
    -------
    pandas.DataFrame
        One row per statement, sorted by document and position, by the 31 columns of
        ``data/schema/statements.json``: ``number`` and ``unit`` as printed (str), ``value``,
        ``lower`` and ``upper`` (float64) in ``base_unit``, positions and years Int64, the rest
        str; missing where the text says nothing.

    Raises
    ------
    TargetTableError
        If the table is missing or broken.

    Examples
    --------
    >>> statements = load_statements()
    >>> row = statements[statements["indicator_id"] == "talent_total"].iloc[0]
    >>> row["text"], row["value"]
    ('8.36万人', np.float64(83600.0))
    """
    return read_table("statements", workspace)


def load_targets(workspace: Workspace | None = None) -> pd.DataFrame:
    """Load the statements that are targets, joined to their baselines.

    Parameters
    ----------
    workspace : Workspace, optional

    Returns
    -------
    pandas.DataFrame
        One row per target, sorted by document and statement, by the 25 columns of
        ``data/schema/targets.json``: values, bounds and those of the baseline float64 in
        ``base_unit``, years Int64, the rest str; ``basis`` says where the baseline comes from.

    Raises
    ------
    TargetTableError
        If the table is missing or broken.

    Examples
    --------
    >>> targets = load_targets()
    >>> bool((targets["region_id"] == "yongchuan").any())
    True
    """
    return read_table("targets", workspace)


def load_series(workspace: Workspace | None = None) -> pd.DataFrame:
    """Load the anchors in time of every (region, indicator).

    Parameters
    ----------
    workspace : Workspace, optional

    Returns
    -------
    pandas.DataFrame
        One row per anchor, sorted by series and year, by the 16 columns of
        ``data/schema/series.json``: ``value``, ``lower``, ``upper`` float64 in ``base_unit``,
        ``year`` and ``period_start`` Int64, the rest str; ``anchor`` is baseline, milestone or
        target.

    Raises
    ------
    TargetTableError
        If the table is missing or broken.

    Examples
    --------
    >>> load_series().loc[lambda rows: rows["series_id"] == "mianyang/hr_revenue", "year"].tolist()
    [2022, 2025]
    """
    return read_table("series", workspace)


def load_exclusions(workspace: Workspace | None = None) -> pd.DataFrame:
    """Load the numerals that are no statement, with reasons.

    Parameters
    ----------
    workspace : Workspace, optional

    Returns
    -------
    pandas.DataFrame
        One row per excluded span, sorted by document and position; columns as in
        ``data/schema/exclusions.json``.

    Raises
    ------
    TargetTableError
        If the table is missing or broken.

    Examples
    --------
    >>> "date" in set(load_exclusions()["reason"])
    True
    """
    return read_table("exclusions", workspace)
