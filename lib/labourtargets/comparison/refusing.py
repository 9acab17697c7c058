"""Refusals that explain themselves: what the register forbids, pair by pair."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pandas as pd

from labourtargets.codebook import Codebook
from labourtargets.comparison.register import (
    Comparability,
    Rule,
    Side,
    apart,
    grade,
    rules_of,
)
from labourtargets.errors import ComparisonError, Problem

__all__ = ["pairs", "refusals", "require"]

REGISTER = "data/registers/comparability.csv"
PURPOSES = ("beside", "rank", "add", "divide")
_PAIR_COLUMNS = (
    "region_a",
    "indicator_a",
    "region_b",
    "indicator_b",
    "class",
    "rule_id",
    "reason_zh",
    "reason_en",
)


def pairs(sides: list[Side], register: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Grade every pair of sides.

    Parameters
    ----------
    sides : list of Side
    register : pandas.DataFrame
    codebook : Codebook

    Returns
    -------
    pandas.DataFrame
        One row per pair in the order given: ``region_a``, ``indicator_a``, ``region_b``,
        ``indicator_b``, ``class``, ``rule_id``, ``reason_zh``, ``reason_en``, all ``str``.

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> from labourtargets.comparison import load_comparability
    >>> sides = [Side(city, "hr_revenue") for city in ("mianyang", "dazhou", "bazhong")]
    >>> pairs(sides, load_comparability(), load_codebook())["class"].tolist()
    ['strict', 'strict', 'strict']
    """
    rules = rules_of(register)
    rows = [_pair(a, b, grade(a, b, rules, codebook)) for a, b in combinations(sides, 2)]
    return pd.DataFrame(rows, columns=list(_PAIR_COLUMNS), dtype="str")


def refusals(
    sides: list[Side], purpose: str, register: pd.DataFrame, codebook: Codebook
) -> pd.DataFrame:
    """List the pairs that forbid a purpose; an empty frame allows it.

    Parameters
    ----------
    sides : list of Side
    purpose : {"beside", "rank", "add", "divide"}
        ``beside`` needs no pair graded none; ``rank`` all strict and apart in space; ``add`` that
        and an indicator that adds over places; ``divide`` one unit on both sides.
    register : pandas.DataFrame
    codebook : Codebook

    Returns
    -------
    pandas.DataFrame
        As `pairs`, the forbidden ones only.

    Raises
    ------
    ComparisonError
        If the purpose is unknown.
    CodebookError
        If a region or an indicator is unknown.

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> from labourtargets.comparison import load_comparability
    >>> sides = [Side("yongchuan", "skilled_workers"), Side("chongqing-hitech", "talent_total")]
    >>> refusals(sides, "beside", load_comparability(), load_codebook())["rule_id"].tolist()
    ['skilled-workers-not-talent']
    """
    if purpose not in PURPOSES:
        raise ComparisonError(
            Problem("", None, "purpose", purpose, f"one of {', '.join(PURPOSES)}")
        )
    rows, rules = [], rules_of(register)
    for a, b in combinations(sides, 2):
        refused = _refused(a, b, purpose, rules, codebook)
        if refused is not None:
            rows.append(_pair(a, b, refused))
    return pd.DataFrame(rows, columns=list(_PAIR_COLUMNS), dtype="str")


def require(sides: list[Side], purpose: str, register: pd.DataFrame, codebook: Codebook) -> None:
    """Raise when the register forbids a purpose; see `refusals`.

    Raises
    ------
    ComparisonError
        Every forbidden pair, each with its reason.

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> from labourtargets.comparison import load_comparability
    >>> sides = [Side("yongchuan", "high_skilled_share"),
    ...          Side("chongqing-hitech", "high_skilled_share")]
    >>> require(sides, "beside", load_comparability(), load_codebook())
    """
    forbidden = refusals(sides, purpose, register, codebook)
    problems = [
        Problem(
            REGISTER,
            None,
            purpose,
            f"{row['region_a']}/{row['indicator_a']} and {row['region_b']}/{row['indicator_b']}",
            ""
            if row["rule_id"] in {"units", "contained"}
            else f"what rule {row['rule_id']} allows",
            row["reason_en"],
        )
        for row in forbidden.to_dict("records")
    ]
    if problems:
        raise ComparisonError(problems)


def _refused(
    a: Side, b: Side, purpose: str, rules: list[Rule], codebook: Codebook
) -> Comparability | None:
    if purpose == "divide":
        return _division(a, b, codebook)
    overlapping = None if purpose == "beside" else apart(a, b, rules, codebook)
    if overlapping is not None:
        return overlapping
    graded = grade(a, b, rules, codebook)
    if graded.grade == "none" or (purpose != "beside" and graded.grade != "strict"):
        return graded
    if purpose == "add" and codebook.indicator(a.indicator_id).aggregation != "sum":
        return Comparability(
            "none",
            "aggregation",
            "该指标不能跨地区相加。",
            "This indicator does not add over places.",
        )
    return None


def _division(a: Side, b: Side, codebook: Codebook) -> Comparability | None:
    units = [codebook.indicator(side.indicator_id).base_unit for side in (a, b)]
    if units[0] == units[1]:
        return None
    return Comparability(
        "none",
        "units",
        f"{units[0]}除以{units[1]}不是占比，只能作有名称的强度。",
        f"{units[0]} over {units[1]} is no share; only a named intensity divides unlike units.",
    )


def _pair(a: Side, b: Side, graded: Comparability) -> dict[str, Any]:
    return {
        "region_a": a.region_id,
        "indicator_a": a.indicator_id,
        "region_b": b.region_id,
        "indicator_b": b.indicator_id,
        "class": graded.grade,
        "rule_id": graded.rule_id,
        "reason_zh": graded.reason_zh,
        "reason_en": graded.reason_en,
    }
