"""Run the declared checks and lay their outcomes out as one table."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from labourtargets.consistency.cases import Case, cases
from labourtargets.consistency.figures import OPERATORS, Figure
from labourtargets.consistency.ladder import gap
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
COLUMNS = (
    "check_id",
    "kind",
    "doc_id",
    "region_id",
    "indicator_id",
    "title_zh",
    "title_en",
    "left_ids",
    "right_ids",
    "observation_ids",
    "left_text",
    "relation",
    "right_text",
    "left_value",
    "right_value",
    "gap",
    "gap_text",
    "unit",
    "verdict",
    "size",
    "explanation",
    "explanation_zh",
    "explanation_en",
    "consequence_zh",
    "consequence_en",
    "about_zh",
    "about_en",
    "left_sentences",
    "right_sentences",
    "evidence",
)
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
        ``unit`` of the right side; ``size`` float64 is the gap in percent of the right side (for
        ``flows_stock`` the percent of the increase that is itemised); the rest is ``str``.
        Ids are joined by ``|``, sentences by line ends; ``evidence`` holds spans
        ``doc_id:start-end`` of names counted.

    Raises
    ------
    CheckError
        Every declared check that names a statement, document or passage that does not exist.

    References
    ----------
    METHODS.md section 5.

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
    spoken = {str(row["key"]): row for _, row in wording.iterrows()}
    laid_out = []
    for position, (_, given) in enumerate(checks.iterrows()):
        check = given.reindex(
            given.index.union(
                ["passage", "item", "count_word", "since", "doc_id", "about_zh", "about_en"]
            )
        )
        faults = _faults(check, position + 2, material)
        problems.extend(faults)
        if faults:
            continue
        try:
            laid_out += [
                _row(case, check, material, spoken) for case in cases(check, material, attrition)
            ]
        except CheckError as error:
            problems.extend(_placed(error, check, position + 2))
    problems.raise_as(CheckError, next_command="labourtargets check")
    frame = pd.DataFrame(laid_out, columns=list(COLUMNS))
    order = frame["kind"].map({kind: place for place, kind in enumerate(KINDS)})
    frame = frame.assign(order=order).sort_values(["order", "check_id"], kind="stable")
    typed = {name: "float64" if name in _NUMBERS else "str" for name in COLUMNS}
    return frame.drop(columns="order").astype(typed).reset_index(drop=True)


def _faults(check: pd.Series, row: int, material: Material) -> list[Problem]:
    faults = []
    if check["kind"] not in KINDS:
        hint = suggest(str(check["kind"]), KINDS)
        faults.append(Problem(CHECKS, row, "kind", str(check["kind"]), "a kind of check", hint))
    for side in ("left", "right"):
        if pd.isna(check[side]) or str(check[side]).startswith("group:"):
            continue
        for operand in str(check[side]).split():
            if operand not in OPERATORS and not material.has(operand):
                hint = suggest(operand, material.rows)
                faults.append(Problem(CHECKS, row, side, operand, "a statement", hint))
    return faults


def _placed(error: CheckError, check: pd.Series, row: int) -> list[Problem]:
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


def _row(
    case: Case, check: pd.Series, material: Material, spoken: Mapping[str, pd.Series]
) -> dict[str, Any]:
    left, right = case.left, case.right
    both = [figure for figure in (right, left) if figure is not None]
    home = next((material.rows[s] for f in both for s in f.sources if s in material.rows), None)
    difference = gap(left, right) if left is not None and right is not None else None
    unit = _gap_unit(left, right)
    kind = str(check["kind"])
    row: dict[str, Any] = {
        "check_id": case.check_id,
        "kind": kind,
        "doc_id": check["doc_id"] if home is None else home["doc_id"],
        "region_id": None if home is None else home["region_id"],
        "indicator_id": None if home is None else home["indicator_id"],
        "left_ids": _ids(left, material),
        "right_ids": _ids(right, material),
        "observation_ids": "|".join(
            source for figure in both for source in figure.sources if source not in material.rows
        ),
        "left_text": "" if left is None else left.text,
        "relation": case.relation,
        "right_text": "" if right is None else right.text,
        "left_value": _in_unit(left, right),
        "right_value": None if right is None or right.value is None else float(right.value),
        "gap": None if difference is None else float(difference),
        "gap_text": "" if difference is None else f"{_short(difference)}{unit}",
        "unit": unit,
        "verdict": case.verdict,
        "size": case.size,
        "explanation": "|".join(case.codes),
        "left_sentences": case.left_words or _quotes(left, material),
        "right_sentences": case.right_words or _quotes(right, material),
        "evidence": "|".join(case.evidence),
    }
    for language in ("zh", "en"):
        row[f"title_{language}"] = _title(check, language, home, left, material)
        row[f"explanation_{language}"] = " ".join(
            _said(spoken, f"code:{code}", language) for code in case.codes
        ).strip()
        particular = _said(spoken, f"consequence:{kind}/{case.verdict}", language)
        general = _said(spoken, f"consequence:*/{case.verdict}", language)
        row[f"consequence_{language}"] = particular or general
        about = check[f"about_{language}"]
        row[f"about_{language}"] = "" if pd.isna(about) else about
    return row


def _ids(figure: Figure | None, material: Material) -> str:
    return "|".join(s for s in (figure.sources if figure else ()) if s in material.rows)


def _quotes(figure: Figure | None, material: Material) -> str:
    quotes = [
        str(material.rows[s]["quote"])
        for s in (figure.sources if figure else ())
        if s in material.rows
    ]
    return "\n".join(dict.fromkeys(quotes))


def _gap_unit(left: Figure | None, right: Figure | None) -> str:
    if left is None or right is None:
        return right.unit if right else left.unit if left else ""
    if left.base_unit != right.base_unit:
        return f"{left.unit} / {right.unit}"
    return "个百分点" if right.base_unit == "%" else right.unit


def _in_unit(left: Figure | None, right: Figure | None) -> float | None:
    if left is None:
        return None
    same = right is not None and left.base_unit == right.base_unit
    value = left.to(right).value if same and right is not None else left.value
    return None if value is None else float(value)


def _short(difference: Decimal) -> str:
    exponent = difference.as_tuple().exponent
    long = isinstance(exponent, int) and exponent < -4
    shown = (difference.quantize(Decimal("0.01")) if long else difference).normalize() + 0
    return f"{shown:+f}" if shown else "0"


def _said(spoken: Mapping[str, pd.Series], key: str, language: str) -> str:
    return str(spoken[key][language]) if key in spoken else ""


def _title(
    check: pd.Series, language: str, home: pd.Series | None, left: Figure | None, material: Material
) -> str:
    template = str(check[f"title_{language}"])
    if home is None:
        return template
    first = next(
        (material.rows[s] for s in (left.sources if left else ()) if s in material.rows), home
    )
    fields = {
        "year": _year(home),
        "since": _year(first),
        "region": material.name("region", str(home["region_id"]), language),
        "indicator": material.name("indicator", str(home["indicator_id"]), language),
    }
    for name, words in fields.items():
        template = template.replace(f"{{{name}}}", words)
    return template


def _year(row: pd.Series) -> str:
    return "" if pd.isna(row["period_end"]) else str(int(row["period_end"]))
