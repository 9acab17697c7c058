"""What may be compared: the comparability register and what it says of a pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from labourtargets.codebook import Codebook
from labourtargets.errors import CodebookError, Problem
from labourtargets.tables import read_table
from labourtargets.workspace import Workspace

__all__ = [
    "Comparability",
    "Rule",
    "Side",
    "apart",
    "comparability",
    "grade",
    "load_comparability",
    "overlap",
    "rules_of",
    "said_of",
]


_GRADES = ("none", "loose", "strict")
_RULE_COLUMNS = (
    "rule_id",
    "use",
    "indicators_a",
    "regions_a",
    "indicators_b",
    "regions_b",
    "class",
    "reason_zh",
    "reason_en",
)


# rules that hold for any two indicators: they say nothing of these two
_GENERAL = frozenset({"units", "unlisted"})


class Rule(NamedTuple):
    """One row of the register, in the order of `_RULE_COLUMNS`."""

    rule_id: str
    use: str
    indicators_a: str
    regions_a: str
    indicators_b: str
    regions_b: str
    grade: str
    reason_zh: str
    reason_en: str


@dataclass(frozen=True)
class Side:
    """One side of a comparison: an indicator of a place, in a year if it has one."""

    region_id: str
    indicator_id: str
    year: int | None = None


@dataclass(frozen=True)
class Comparability:
    """How alike two sides are, the rule that says so, and the reason in both languages."""

    grade: str
    rule_id: str
    reason_zh: str
    reason_en: str


def load_comparability(workspace: Workspace | None = None) -> pd.DataFrame:
    """Read the comparability register.

    Parameters
    ----------
    workspace : Workspace, optional

    Returns
    -------
    pandas.DataFrame
        One row per rule, sorted by ``rule_id``; columns of ``data/schema/comparability.json``,
        all ``str``.

    Raises
    ------
    TargetTableError
        If the register breaks its schema.

    Examples
    --------
    >>> sorted(load_comparability()["class"].unique())
    ['loose', 'none', 'strict']
    """
    return read_table("comparability", workspace)


def comparability(a: Side, b: Side, register: pd.DataFrame, codebook: Codebook) -> Comparability:
    """Say whether two sides may be compared: strict, loose or none, with the reason.

    Units of another dimension are never comparable; figures of two years are loose at best; what
    no rule allows is not comparable.

    Parameters
    ----------
    a, b : Side
    register : pandas.DataFrame
        As `load_comparability` gives it.
    codebook : Codebook

    Returns
    -------
    Comparability

    Raises
    ------
    CodebookError
        If a region or an indicator is unknown.

    References
    ----------
    ``data/registers/comparability.csv``, which gives every rule its reason.

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> comparability(Side("yongchuan", "high_skilled_share"),
    ...               Side("chongqing-hitech", "high_skilled_share"),
    ...               load_comparability(), load_codebook()).grade
    'loose'
    """
    return grade(a, b, rules_of(register), codebook)


def overlap(a: Side, b: Side, register: pd.DataFrame, codebook: Codebook) -> Comparability | None:
    """Say why two sides must not be added, or None when they may.

    Places overlap where one lies in the other, or where the register says so.

    Parameters
    ----------
    a, b : Side
    register : pandas.DataFrame
    codebook : Codebook

    Returns
    -------
    Comparability or None

    Raises
    ------
    CodebookError
        If a region or an indicator is unknown.

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> overlap(Side("jiangjin-park", "hr_revenue"), Side("jiangjin", "hr_revenue"),
    ...         load_comparability(), load_codebook()).rule_id
    'contained'
    """
    return apart(a, b, rules_of(register), codebook)


def rules_of(register: pd.DataFrame) -> list[Rule]:
    """Return the register as rules, to grade many pairs without reading it again.

    Examples
    --------
    >>> rules_of(load_comparability())[0].rule_id
    'five-contain-cities'
    """
    columns = (register[name] for name in _RULE_COLUMNS)
    return [Rule(*cells) for cells in zip(*columns, strict=True)]


def grade(a: Side, b: Side, rules: list[Rule], codebook: Codebook) -> Comparability:
    """Grade a pair by rules already read; see `comparability`."""
    _known(a, codebook)
    _known(b, codebook)
    units = [codebook.indicator(side.indicator_id).base_unit for side in (a, b)]
    if units[0] != units[1]:
        return Comparability(
            "none",
            "units",
            f"单位不同：{units[0]}与{units[1]}不能比较。",
            f"The units differ: {units[0]} and {units[1]} are not compared.",
        )
    own = a.region_id == b.region_id and a.indicator_id == b.indicator_id
    if own and a.year == b.year:
        return Comparability("strict", "itself", "同一数字。", "The same figure.")
    if own:
        return _years(a, b)
    found = _rule(a, b, rules, "compare")
    if found is None:
        return Comparability(
            "none",
            "unlisted",
            "可比性登记中没有依据：定义、年份与地域未经核对。",
            "The register has no ground for it: definition, date and territory are unchecked.",
        )
    if found.grade == "strict" and a.year is not None and b.year is not None and a.year != b.year:
        return _years(a, b)
    return Comparability(found.grade, found.rule_id, found.reason_zh, found.reason_en)


def said_of(a: Side, b: Side, rules: list[Rule], codebook: Codebook) -> Comparability | None:
    """Return what the register says of just these two; None where it does not speak of them.

    Parameters
    ----------
    a, b : Side
    rules : list of Rule
        As `rules_of` gives them.
    codebook : Codebook

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> rules, codebook = rules_of(load_comparability()), load_codebook()
    >>> skilled, talent = Side("yongchuan", "skilled_workers"), Side("mianyang", "hr_revenue")
    >>> said_of(skilled, talent, rules, codebook) is None
    True
    """
    judged = grade(a, b, rules, codebook)
    return None if judged.rule_id in _GENERAL else judged


def apart(a: Side, b: Side, rules: list[Rule], codebook: Codebook) -> Comparability | None:
    """Say why a pair must not be added, by rules already read; see `overlap`."""
    _known(a, codebook)
    _known(b, codebook)
    for inner, outer in ((a, b), (b, a)):
        if outer.region_id in _above(inner.region_id, codebook):
            place, around = codebook.region(inner.region_id), codebook.region(outer.region_id)
            return Comparability(
                "none",
                "contained",
                f"{place.name_zh}在{around.name_zh}之内，不能相加。",
                f"{place.name_en} lies in {around.name_en}: never add them.",
            )
    found = _rule(a, b, rules, "add")
    if found is None:
        return None
    return Comparability("none", found.rule_id, found.reason_zh, found.reason_en)


def _years(a: Side, b: Side) -> Comparability:
    return Comparability(
        "loose",
        "years",
        f"年份不同：{a.year}年与{b.year}年。",
        f"The years differ: {a.year} and {b.year}.",
    )


def _rule(a: Side, b: Side, rules: list[Rule], use: str) -> Rule | None:
    """Find the strictest rule that covers the pair: none before loose before strict."""
    found = [
        rule for rule in rules if rule.use == use and (_covers(rule, a, b) or _covers(rule, b, a))
    ]
    return min(found, key=lambda rule: _GRADES.index(rule.grade)) if found else None


def _covers(rule: Rule, a: Side, b: Side) -> bool:
    same_indicator = pd.isna(rule.indicators_b)
    if same_indicator and a.indicator_id != b.indicator_id:
        return False
    return (
        _in(a.indicator_id, rule.indicators_a)
        and _in(a.region_id, rule.regions_a)
        and (same_indicator or _in(b.indicator_id, rule.indicators_b))
        and _in(b.region_id, rule.regions_a if pd.isna(rule.regions_b) else rule.regions_b)
    )


def _in(key: str, listed: str) -> bool:
    return listed == "*" or key in listed.split("|")


def _above(region_id: str, codebook: Codebook) -> set[str]:
    found: set[str] = set()
    parent = codebook.region(region_id).parent_id
    while parent and parent not in found:
        found.add(parent)
        parent = codebook.region(parent).parent_id
    return found


def _known(side: Side, codebook: Codebook) -> None:
    problems: list[Problem] = []
    for look_up, name in (
        (codebook.region, side.region_id),
        (codebook.indicator, side.indicator_id),
    ):
        try:
            look_up(name)
        except CodebookError as error:
            problems += error.problems
    if problems:
        raise CodebookError(problems)
