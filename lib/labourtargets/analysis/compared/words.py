"""Findings of a comparison, worded from its computed numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from labourtargets.analysis.compared.certain import pace, rank
from labourtargets.analysis.compared.paired import beside, grades, mismatch, stated, title
from labourtargets.analysis.compared.ranked import fastest, highest, moves, points, steepest
from labourtargets.analysis.compared.whole import planned, split
from labourtargets.analysis.selection import placeless

if TYPE_CHECKING:
    from labourtargets.analysis.compared.result import Comparison

__all__ = ["WORDED"]


def _answer(found: Comparison, language: str) -> list[str]:
    from labourtargets.wording import phrase

    if len(found.refused("rank")):
        return [*beside(found, language), *placeless(found.without, language)]
    places = found.measured["value"].notna().sum()
    first = highest(found, language)
    quick = found.attempt(lambda: fastest(found, language)) or []
    unsure = found.ranks["rank_best"].ne(found.ranks["rank_worst"]).any()
    return [
        phrase("compare.answer", language, count=places, finding=first[0]),
        *(rank(found, language)[:1] if unsure else []),
        *quick,
        *(pace(found, language)[:1] if quick else []),
        *mismatch(found, language),
        *placeless(found.without, language),
    ]


WORDED: dict[str, Callable[[Comparison, str], list[str]]] = {
    "answer": _answer,
    "highest": highest,
    "fastest": fastest,
    "moves": moves,
    "steepest": steepest,
    "points": points,
    "rank": rank,
    "pace": pace,
    "split": split,
    "planned": planned,
    "stated": stated,
    "grades": grades,
    "beside": beside,
    "title": title,
}
