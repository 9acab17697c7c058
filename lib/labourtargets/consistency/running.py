"""Run the declared checks and lay their outcomes out as one table."""

from __future__ import annotations

import pandas as pd

from labourtargets.consistency.arithmetic import OPERATORS
from labourtargets.consistency.cases import cases
from labourtargets.consistency.figures import Row
from labourtargets.consistency.layout import COLUMNS, laid_out
from labourtargets.consistency.material import CHECKS, Material
from labourtargets.errors import CheckError, Problem, Problems, suggest

__all__ = ["COLUMNS", "KINDS", "run_checks"]

KINDS = (
    "parts_total",
    "tiers_group",
    "increment",
    "ratio_triangle",
    "implied_base",
    "nested_base",
    "milestones",
    "cumulative_annual",
    "count_list",
    "same_fact",
    "flows_stock",
    "ambition",
    "two_concepts",
    "sought_given",
    "coincidence",
)
_OPTIONAL = ("passage", "item", "count_word", "since", "doc_id", "about_zh", "about_en")
_NUMBERS = ("left_value", "right_value", "gap", "size")


def run_checks(
    checks: pd.DataFrame,
    material: Material,
    wording: pd.DataFrame,
    *,
    attrition: float = 0.0,
) -> pd.DataFrame:
    """Hold the statements against each other as declared, and say what follows.

    Parameters
    ----------
    checks : pandas.DataFrame
        As `load_checks` gives them.
    material : Material
        Statements, registries and, where checks need them, texts and observations.
    wording : pandas.DataFrame
        As `load_wording` gives it.
    attrition : float, default 0.0
        Share of a stock lost each year when named flows are held against a promised stock.

    Returns
    -------
    pandas.DataFrame
        One row per case, in the order of `KINDS`, then ``check_id``; columns `COLUMNS`.
        ``left_value``, ``right_value``, ``gap`` (left − right) are float64 in the printed
        ``unit`` of the right side, no gap where the two are not reconcilable; ``size`` float64 is
        the gap in percent of the right side (for ``flows_stock`` the percent of the gross need
        that is itemised, which without attrition is the net increase); the rest is ``str``.
        Ids are joined by ``|``, sentences by line ends; ``evidence`` holds spans
        ``doc_id:start-end`` of names counted.

    Raises
    ------
    CheckError
        Every declared check that names a statement, document or passage that does not exist.

    References
    ----------
    `labourtargets.consistency.ladder` for the verdicts, ``data/registers/checks.csv`` for what is
    declared.

    Examples
    --------
    >>> checks = pd.DataFrame(
    ...     [{"check_id": "sum", "kind": "parts_total", "doc_id": None, "left": "d:1 + d:2",
    ...       "relation": "=", "right": "d:3", "title_zh": "", "title_en": "Parts, {year}"}])
    >>> row = {"doc_id": "d", "quote": "", "region_id": "x", "indicator_id": "i", "role": "target",
    ...        "unit": "家", "base_unit": "家", "lower": 1.0, "upper": 1.0, "comparator": "exactly",
    ...        "period_end": 2025}
    >>> statements = pd.DataFrame(
    ...     [{**row, "statement_id": f"d:{i}", "number": str(i), "value": float(i)} for i in (1, 2, 3)])
    >>> units = pd.DataFrame({"unit": ["家"], "factor": [1.0]})
    >>> names = pd.DataFrame(columns=["region_id", "indicator_id", "name_zh", "name_en"])
    >>> sentences = pd.DataFrame(columns=["key", "zh", "en"])
    >>> out = run_checks(checks, Material(statements, units, names, names), sentences)
    >>> out[["title_en", "gap_text", "verdict"]].iloc[0].tolist()
    ['Parts, 2025', '0家', 'exact']
    """
    problems = Problems()
    spoken = {str(row["key"]): row for row in wording.to_dict("records")}
    lacking = [name for name in _OPTIONAL if name not in checks.columns]
    declared = checks.reindex(columns=[*checks.columns, *lacking])
    rows = []
    for position, check in enumerate(declared.to_dict("records")):
        faults = _faults(check, position + 2, material)
        problems.extend(faults)
        if faults:
            continue
        try:
            rows += [
                laid_out(case, check, material, spoken)
                for case in cases(check, material, attrition)
            ]
        except CheckError as error:
            problems.extend(_placed(error, check, position + 2))
    problems.raise_as(CheckError, next_command="labourtargets check")
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    order = frame["kind"].map({kind: place for place, kind in enumerate(KINDS)})
    frame = frame.assign(order=order).sort_values(["order", "check_id"], kind="stable")
    typed = {name: "float64" if name in _NUMBERS else "str" for name in COLUMNS}
    return frame.drop(columns="order").astype(typed).reset_index(drop=True)


def _faults(check: Row, row: int, material: Material) -> list[Problem]:
    faults = []
    if check["kind"] not in KINDS:
        hint = suggest(str(check["kind"]), KINDS)
        faults.append(Problem(CHECKS, row, "kind", str(check["kind"]), "a kind of check", hint))
    for side in ("left", "right"):
        if pd.isna(check[side]) or str(check[side]).startswith("group:"):
            continue
        for operand in str(check[side]).split():
            if operand not in OPERATORS and not material.has(operand):
                hint = material.nearest(operand)
                faults.append(Problem(CHECKS, row, side, operand, "a statement", hint))
    return faults


def _placed(error: CheckError, check: Row, row: int) -> list[Problem]:
    return [
        Problem(
            CHECKS,
            row,
            fault.field or "check_id",
            fault.found or str(check["check_id"]),
            fault.expected,
            fault.hint,
        )
        for fault in error.problems
    ]
