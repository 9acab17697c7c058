"""Rows of a frame as plain mappings, for code that reads one row at a time."""

from __future__ import annotations

from typing import Any

import pandas as pd

__all__ = ["records"]


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return rows as dictionaries of plain values, None where a value is missing.

    Parameters
    ----------
    frame : pandas.DataFrame

    Returns
    -------
    list of dict
        In the order of rows.

    Examples
    --------
    >>> records(pd.DataFrame({"year": pd.array([2025, None], dtype="Int64")}))
    [{'year': 2025}, {'year': None}]
    """
    names = [str(name) for name in frame.columns]
    gaps = frame.isna().to_numpy().T.tolist()
    columns = [
        [
            None if missing else value
            for value, missing in zip(frame[name].tolist(), gone, strict=True)
        ]
        for name, gone in zip(frame.columns, gaps, strict=True)
    ]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]
