"""Lay one case out as a row that a reader can follow."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

from labourtargets.consistency.cases import Case
from labourtargets.consistency.figures import Figure, Row
from labourtargets.consistency.ladder import gap
from labourtargets.consistency.material import Material

__all__ = ["COLUMNS", "laid_out"]

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


_UNLIKE = "not_reconcilable"
# what makes two figures unlike things, of which neither is taken from the other
_APART = frozenset({"unit_differs", "concept_differs"})
_NUMERALS = "一二三四五六七八九十"


def laid_out(
    case: Case, check: Row, material: Material, spoken: Mapping[str, Row]
) -> dict[str, Any]:
    """Return the cells of one case under `COLUMNS`; texts in both languages."""
    left, right = case.left, case.right
    both = [figure for figure in (right, left) if figure is not None]
    home = next((material.rows[s] for f in both for s in f.sources if s in material.rows), None)
    difference = _difference(case)
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
        "size": None if case.verdict == _UNLIKE else case.size,
        "explanation": "|".join(case.codes),
        "left_sentences": case.left_words or _quotes(left, material),
        "right_sentences": case.right_words or _quotes(right, material),
        "evidence": "|".join(case.evidence),
    }
    for language in ("zh", "en"):
        row[f"title_{language}"] = _title(check, language, home, left, material)
        space = " " if language == "en" else ""
        row[f"explanation_{language}"] = space.join(
            _said(spoken, f"code:{code}", language) for code in case.codes
        ).strip()
        told = (
            _said(spoken, f"consequence:{scope}/{case.verdict}", language)
            for scope in (check["check_id"], kind, "*")
        )
        row[f"consequence_{language}"] = next(filter(None, told), "")
        about = check[f"about_{language}"]
        row[f"about_{language}"] = "" if pd.isna(about) else about
    return row


def _difference(case: Case) -> Decimal | None:
    """Subtract only like things: of unlike units or concepts both figures are shown, and no gap."""
    if case.left is None or case.right is None:
        return None
    if case.verdict == _UNLIKE and _APART & set(case.codes):
        return None
    return gap(case.left, case.right)


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
    return f"{shown:+f}".replace("-", "−") if shown else "0"


def _said(spoken: Mapping[str, Row], key: str, language: str) -> str:
    return str(spoken[key][language]) if key in spoken else ""


def _title(
    check: Row, language: str, home: Row | None, left: Figure | None, material: Material
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
        "chapter": _chapter(first, language),
        "region": material.name("region", str(home["region_id"]), language),
        "indicator": material.name("indicator", str(home["indicator_id"]), language),
    }
    for name, words in fields.items():
        template = template.replace(f"{{{name}}}", words)
    return template


def _chapter(row: Row, language: str) -> str:
    """Name the chapter a statement stands in, with the comma before it; nothing without one."""
    section = row.get("section")
    found = re.match(f"第([{_NUMERALS}])章", section) if isinstance(section, str) else None
    if found is None:
        return ""
    return f"，{found[0]}" if language == "zh" else f", chapter {_NUMERALS.index(found[1]) + 1}"


def _year(row: Row) -> str:
    return "" if pd.isna(row["period_end"]) else str(int(row["period_end"]))
