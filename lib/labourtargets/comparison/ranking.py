"""Ranks with the range that the value intervals leave them, and sums that refuse overlaps."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from labourtargets.codebook import Codebook
from labourtargets.comparison.refusing import pairs, require
from labourtargets.comparison.register import Side
from labourtargets.errors import ComparisonError, Problem

__all__ = ["beside", "rank", "sides", "total"]


def sides(table: pd.DataFrame) -> list[Side]:
    """Return the sides that the rows of a table stand for.

    Examples
    --------
    >>> sides(pd.DataFrame({"region_id": ["x"], "indicator_id": ["i"], "year": [2025]}))
    [Side(region_id='x', indicator_id='i', year=2025)]
    """
    return [
        Side(
            str(row["region_id"]),
            str(row["indicator_id"]),
            None if pd.isna(row.get("year")) else int(row["year"]),
        )
        for row in table.to_dict("records")
    ]


def rank(
    table: pd.DataFrame,
    register: pd.DataFrame,
    codebook: Codebook,
    *,
    highest_first: bool = True,
) -> pd.DataFrame:
    """Rank strictly comparable places, with the best and worst rank their intervals allow.

    Parameters
    ----------
    table : pandas.DataFrame
        ``region_id``, ``indicator_id``, ``value``, ``lower``, ``upper`` and, where the figures are
        dated, ``year``; a missing end is open.
    register : pandas.DataFrame
        The comparability register.
    codebook : Codebook
    highest_first : bool, default True

    Returns
    -------
    pandas.DataFrame
        Rows with a value, sorted by ``rank``, then ``region_id``, with ``rank``, ``rank_best``,
        ``rank_worst`` and ``places`` (Int64) added. Equal values share the better rank.

    Raises
    ------
    ComparisonError
        If the register forbids ranking any pair, or nothing has a value.

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> from labourtargets.comparison import load_comparability
    >>> levels = pd.DataFrame({"region_id": ["dazhou", "mianyang"], "indicator_id": "hr_revenue",
    ...                        "value": [19.0, 40.5], "lower": [18.5, 40.45], "upper": [19.5, 40.55]})
    >>> ranked = rank(levels, load_comparability(), load_codebook())
    >>> ranked[["region_id", "rank", "rank_best", "rank_worst"]].to_numpy().tolist()
    [['mianyang', 1, 1, 1], ['dazhou', 2, 2, 2]]
    """
    known = table[table["value"].notna()]
    if known.empty:
        raise ComparisonError(Problem("", None, "value", "no figure", "at least one to rank"))
    require(sides(known), "rank", register, codebook)
    sign = 1.0 if highest_first else -1.0
    value = sign * known["value"].to_numpy(dtype=float)
    ends = [known[name].to_numpy(dtype=float) for name in ("lower", "upper")]
    low = np.where(np.isnan(ends[0]), -np.inf, ends[0])
    high = np.where(np.isnan(ends[1]), np.inf, ends[1])
    low, high = (low, high) if highest_first else (-high, -low)
    # an interval may lie beside its value only through float noise: keep the value inside
    low, high = np.minimum(low, value), np.maximum(high, value)
    surely_above = (low[None, :] > high[:, None]).sum(axis=1)
    surely_below = (high[None, :] < low[:, None]).sum(axis=1)
    ranked = known.assign(
        rank=1 + (value[None, :] > value[:, None]).sum(axis=1),
        rank_best=1 + surely_above,
        rank_worst=len(known) - surely_below,
        places=len(known),
    )
    counts = ["rank", "rank_best", "rank_worst", "places"]
    ranked = ranked.astype(dict.fromkeys(counts, "Int64"))
    return ranked.sort_values(["rank", "region_id"], kind="stable").reset_index(drop=True)


def total(table: pd.DataFrame, register: pd.DataFrame, codebook: Codebook) -> float:
    """Add the values of strictly comparable places that do not overlap.

    Parameters
    ----------
    table : pandas.DataFrame
        As in `rank`, one date throughout.
    register : pandas.DataFrame
    codebook : Codebook

    Returns
    -------
    float
        In the unit of the values, summed without loss (`math.fsum`).

    Raises
    ------
    ComparisonError
        If any pair must not be added, or a value is missing.

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> from labourtargets.comparison import load_comparability
    >>> levels = pd.DataFrame({"region_id": ["dazhou", "mianyang"], "indicator_id": "hr_revenue",
    ...                        "value": [19.0, 40.5]})
    >>> total(levels, load_comparability(), load_codebook())
    59.5
    """
    missing = table.loc[table["value"].isna(), "region_id"].astype(str).tolist()
    if missing:
        raise ComparisonError(
            Problem("", None, "value", ", ".join(missing), "a figure for every place added")
        )
    require(sides(table), "add", register, codebook)
    return math.fsum(table["value"])


def beside(table: pd.DataFrame, register: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Let figures stand side by side, each pair with its grade and caveat.

    Parameters
    ----------
    table : pandas.DataFrame
        ``region_id``, ``indicator_id`` and, where dated, ``year``.
    register : pandas.DataFrame
    codebook : Codebook

    Returns
    -------
    pandas.DataFrame
        As `labourtargets.comparison.pairs`; no grade is none.

    Raises
    ------
    ComparisonError
        If any pair is not comparable at all: skilled workers beside talent resources.

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> from labourtargets.comparison import load_comparability
    >>> shares = pd.DataFrame({"region_id": ["yongchuan", "chongqing-hitech"],
    ...                        "indicator_id": "high_skilled_share"})
    >>> beside(shares, load_comparability(), load_codebook())["class"].tolist()
    ['loose']
    """
    listed = sides(table)
    require(listed, "beside", register, codebook)
    return pairs(listed, register, codebook)
