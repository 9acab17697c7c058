"""One case per comparison to make: what a declared check asks of the statements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pandas as pd

from labourtargets.consistency.arithmetic import evaluate
from labourtargets.consistency.counting import Counted, count_word, named_items
from labourtargets.consistency.figures import Figure, Row
from labourtargets.consistency.ladder import differences, gap, judge
from labourtargets.consistency.material import Material, MissingObservationError
from labourtargets.consistency.stocks import annual_rates, flows_figure, itemised_share
from labourtargets.intervals import Interval

__all__ = ["Case", "cases"]

_BLOCKING = {
    "unit_differs",
    "concept_differs",
    "territory_differs",
    "date_differs",
    "commitment_differs",
}


@dataclass(frozen=True)
class Case:
    """One comparison with its verdict; a figure that cannot be had is None."""

    check_id: str
    left: Figure | None
    right: Figure | None
    relation: str
    verdict: str
    codes: tuple[str, ...]
    size: float | None = None
    counted: Counted | None = None
    evidence: tuple[str, ...] = ()
    left_words: str = ""
    right_words: str = ""


def cases(check: Row, material: Material, attrition: float) -> Iterator[Case]:
    """Make the cases of one declared check, in the order of the statements.

    Raises
    ------
    CheckError
        If an operand names nothing, or a passage does not occur.
    """
    kind = str(check["kind"])
    if kind == "milestones":
        yield from _milestones(check, material)
    elif kind == "same_fact":
        yield from _same_facts(check, material)
    elif kind == "count_list":
        yield _count(check, material)
    elif kind == "flows_stock":
        yield _flows(check, material, attrition)
    else:
        yield _declared(check, material)


def _declared(check: Row, material: Material) -> Case:
    kind, relation = str(check["kind"]), str(check["relation"])
    left = _maybe(check["left"], material)
    right = _maybe(check["right"], material)
    if left is None or right is None:
        return _case(check, left, right, "cannot_tell", ["missing_observation"])
    observed = not any(source in material.rows for source in right.sources)
    if observed and left.base_unit == right.base_unit:
        # the gap is told in the document's own unit, not in that of the outside source
        right = right.to(left)
    if kind == "cumulative_annual":
        left, right, verdict, codes = annual_rates(left, right, material, str(check["since"]))
        return _case(check, left, right, verdict, codes)
    if kind in {"two_concepts", "sought_given"}:
        return _unlike(check, left, right, material)
    verdict, codes = judge(left, relation, right)
    if kind == "coincidence":
        verdict = "coincidence" if verdict == "exact" else "no_claim"
    if kind == "ambition" and verdict == "no_claim":
        codes = [_tier(gap(left, right))]
    return _case(check, left, right, verdict, codes)


def _tier(difference: Decimal | None) -> str:
    if difference is None:
        return "missing_figure"
    return "above_tier" if difference > 0 else "below_tier" if difference < 0 else "level_with_tier"


def _unlike(check: Row, left: Figure, right: Figure, material: Material) -> Case:
    found = differences(_rows(left, material), _rows(right, material))
    same = ["same_figure"] if gap(left, right) == 0 else []
    if set(found) & _BLOCKING:
        return _case(check, left, right, "not_reconcilable", [*same, *found])
    verdict, codes = judge(left, "=", right)
    return _case(check, left, right, verdict, [*codes, *found])


def _count(check: Row, material: Material) -> Case:
    doc_id = str(check["doc_id"])
    counted = named_items(material.texts, doc_id, str(check["passage"]), str(check["item"]))
    evidence = [f"{doc_id}:{start}-{end}" for start, end in counted.spans]
    right, words = _count_claimed(check, material, doc_id)
    left = replace(
        right,
        value=Decimal(len(counted.names)),
        sources=(),
        text="、".join(counted.names),
        rounding=None,
        wording=None,
    )
    exact = judge(_exact(left), str(check["relation"]), right)
    return replace(
        _case(check, _exact(left), right, *exact),
        counted=counted,
        evidence=tuple(evidence),
        left_words=counted.words,
        right_words=words,
    )


def _exact(figure: Figure) -> Figure:
    point = float(figure.value or 0)
    return replace(figure, rounding=Interval(point, point), wording=Interval(point, point))


def _count_claimed(check: Row, material: Material, doc_id: str) -> tuple[Figure, str]:
    """Read what the list is held against: a statement, a group of them, or a word of number."""
    empty = Figure(None, "", "", Decimal(1), None, None, (), "")
    if pd.notna(check["count_word"]):
        number, words, start, end = count_word(material.texts, doc_id, str(check["count_word"]))
        claimed = replace(empty, value=Decimal(number), text=material.texts[doc_id][start:end])
        return _exact(claimed), words
    claim = str(check["right"])
    if not claim.startswith("group:"):
        return evaluate(claim, material.figure), ""
    table = material.statements
    members = table[(table["doc_id"] == doc_id) & (table["group_id"] == claim[len("group:") :])]
    texts = [str(text) for text in members["text"]]
    grouped = replace(
        empty,
        value=Decimal(len(members)),
        text="、".join(texts),
        sources=tuple(members["statement_id"].astype(str)),
    )
    return _exact(grouped), ""


def _flows(check: Row, material: Material, attrition: float) -> Case:
    left = evaluate(str(check["left"]), lambda operand: flows_figure(operand, material))
    right = evaluate(str(check["right"]), material.figure)
    stocks = _rows(right, material)
    if len(stocks) == 1:
        case = _case(check, left, right, "cannot_tell", ["no_baseline"])
        return replace(case, size=_percent(left, right))
    verdict, codes = judge(left, str(check["relation"]), right)
    due, begun = (material.figure(source).to(right) for source in right.sources[:2])
    years = int(stocks[0]["period_end"]) - int(stocks[1]["period_end"])
    here = left.to(right)
    share = None
    if here.value is not None and due.value is not None and begun.value is not None:
        share = 100 * itemised_share(
            float(here.value), float(begun.value), float(due.value), years, attrition
        )
    return replace(_case(check, left, right, verdict, [*codes, "itemises_part"]), size=share)


def _milestones(check: Row, material: Material) -> Iterator[Case]:
    rows = _scoped(check, material)
    dated = rows[
        rows["role"].isin(["baseline", "target"])
        & (rows["timing"] == "at_date")
        & (rows["measure"] != "increment")
        & rows["period_end"].notna()
        & rows["same_fact_as"].isna()
    ]
    keys = ["doc_id", "region_id", "indicator_id"]
    for _, group in dated.groupby(keys, sort=True):
        ordered = group.sort_values("period_end", kind="stable")
        ids = ordered["statement_id"].astype(str).tolist()
        for earlier, later in pairwise(ids):
            row = material.rows[later]
            name = f"{check['check_id']}/{row['region_id']}/{row['indicator_id']}"
            first, second = material.figure(earlier), material.figure(later)
            direction = material.direction(str(row["indicator_id"]))
            verdict, codes = _direction(first, second, direction)
            yield replace(_case(check, first, second, verdict, codes), check_id=name)


def _direction(first: Figure, second: Figure, direction: str) -> tuple[str, list[str]]:
    moved = gap(first, second)
    if first.wording is None:
        return "cannot_tell", ["no_baseline"]
    if direction == "none":
        code = (
            "unchanged" if moved == 0 else "planned_fall" if moved and moved > 0 else "planned_rise"
        )
        return "no_claim", ["no_direction", code]
    lesser, greater = (first, second) if direction == "up" else (second, first)
    verdict, codes = judge(lesser, "<=", greater)
    return verdict, [*codes, *(["unchanged"] if moved == 0 and first.value is not None else [])]


def _same_facts(check: Row, material: Material) -> Iterator[Case]:
    rows = _scoped(check, material)
    for row in rows[rows["same_fact_as"].notna()].to_dict("records"):
        here, there = str(row["statement_id"]), str(row["same_fact_as"])
        left, right = material.figure(here), material.figure(there)
        verdict, codes = judge(left, "=", right)
        other = material.rows[there]
        explained = [*codes, *differences([row], [other])]
        if row["comparator"] != other["comparator"]:
            explained.append("wording_differs")
        case = _case(check, left, right, verdict, explained)
        yield replace(case, check_id=f"{check['check_id']}/{here}")


def _scoped(check: Row, material: Material) -> pd.DataFrame:
    rows = material.statements
    return rows if pd.isna(check["doc_id"]) else rows[rows["doc_id"] == check["doc_id"]]


def _maybe(expression: Any, material: Material) -> Figure | None:
    try:
        return evaluate(str(expression), material.figure)
    except MissingObservationError:
        return None


def _case(
    check: Row, left: Figure | None, right: Figure | None, verdict: str, codes: list[str]
) -> Case:
    return Case(
        check_id=str(check["check_id"]),
        left=left,
        right=right,
        relation=str(check["relation"]),
        verdict=verdict,
        codes=tuple(dict.fromkeys(codes)),
        size=_percent(left, right, of_gap=True),
    )


def _percent(left: Figure | None, right: Figure | None, of_gap: bool = False) -> float | None:
    if left is None or right is None or not right.value or left.base_unit != right.base_unit:
        return None
    here = left.to(right).value
    if here is None:
        return None
    return (
        float(abs(here - right.value) / right.value * 100)
        if of_gap
        else float(here / right.value * 100)
    )


def _rows(figure: Figure, material: Material) -> list[Row]:
    return [material.rows[source] for source in figure.sources if source in material.rows]
