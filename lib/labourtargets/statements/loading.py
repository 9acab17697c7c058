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
        One row per statement, sorted by document and position; columns and units as in
        ``data/schema/statements.json``: ``number`` and ``unit`` as printed, ``value``, ``lower``
        and ``upper`` in ``base_unit``.

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
        One row per target, sorted by document and statement; columns as in
        ``data/schema/targets.json``, values in ``base_unit``.

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
        One row per anchor, sorted by series and year; columns as in
        ``data/schema/series.json``, values in ``base_unit``.

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
