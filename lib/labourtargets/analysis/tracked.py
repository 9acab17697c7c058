"""Which targets are tracked: one promise is counted once, and only by the authority it binds."""

from __future__ import annotations

import math

import pandas as pd

from labourtargets.statements import load_statements
from labourtargets.workspace import Workspace

__all__ = ["tracked"]


def tracked(targets: pd.DataFrame, workspace: Workspace | None = None) -> pd.Series[bool]:
    """Tell which targets are counted where promises are held against figures.

    Not counted are sentences that repeat a target, goals of another authority that a document
    quotes, and an increment whose level is stated as well.

    Parameters
    ----------
    targets : pandas.DataFrame
        Rows of ``load_targets``.
    workspace : Workspace, optional

    Returns
    -------
    pandas.Series of bool
        With the index of ``targets``.

    Examples
    --------
    >>> from labourtargets.statements import load_targets
    >>> targets = load_targets()
    >>> targets.loc[~tracked(targets), "statement_id"].iloc[0]
    'hitech-talent-2021:3964'
    """
    facts = load_statements(workspace).set_index("statement_id")["same_fact_as"]
    repeats = targets["statement_id"].map(facts).notna()
    return ~repeats & targets["authority"].isna() & ~_stated_as_level(targets)


def _stated_as_level(targets: pd.DataFrame) -> pd.Series[bool]:
    """Mark the increments that, added to their baseline, are a level stated as well."""
    place = ["doc_id", "region_id", "indicator_id", "period_end"]
    levels = targets[targets["measure"].isin(["stock", "ratio", "capacity"])]
    stated = {key: rows["value"].tolist() for key, rows in levels.groupby(place)}
    raised = targets["baseline_value"] + targets["value"]
    return pd.Series(
        [
            row["measure"] == "increment"
            and any(
                math.isclose(level, reached)
                for level in stated.get(tuple(row[name] for name in place), [])
            )
            for row, reached in zip(targets.to_dict("records"), raised, strict=True)
        ],
        index=targets.index,
        dtype=bool,
    )
