"""What a projection says in words, from its computed numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import TYPE_CHECKING

from labourtargets.analysis.projected.alike import same_figure
from labourtargets.analysis.projected.assumed import (
    assumptions,
    extrapolation,
    interval,
    user_baselines,
)
from labourtargets.analysis.projected.extremes import extremes
from labourtargets.analysis.projected.itemised import implied, itemised
from labourtargets.analysis.projected.required import promised_starts, required
from labourtargets.analysis.projected.standing import choice, standing
from labourtargets.analysis.projected.supposed import scenario_label, scenarios
from labourtargets.analysis.selection import placeless
from labourtargets.trajectories import missing

if TYPE_CHECKING:
    from labourtargets.analysis.projected.result import Projection

__all__ = ["FINDINGS", "worded"]


def worded(result: Projection, name: str, language: str) -> list[str] | None:
    """Word one of `FINDINGS`, or the title of a chart; None for an unknown name."""
    if name.startswith("scenario:"):
        wanted = name.partition(":")[2]
        one = next((each for each in result.scenarios if each.name == wanted), None)
        return None if one is None else [scenario_label(one, language)]
    if name not in _WORDED:
        return None
    if not result.projected and name in _OF_PATHS:
        from labourtargets import wording

        return [wording.phrase("finding.no_path", language)]
    return _WORDED[name](result, language)


def _answer(result: Projection, language: str) -> list[str]:
    if not result.projected:
        return _why_not(result, language)
    supplied = user_baselines(result, language)
    if result.stated["basis"].eq("extrapolated").any():
        supplied += extrapolation(result, language)
    supplied += placeless(result.without, language)
    if len(result.series) == 1:
        asked = required(result, result.series[0], language)
        return [*standing(result, language), *asked, *supplied]
    return [*_count(result, language), *extremes(result, language, ends=True), *supplied]


def _count(result: Projection, language: str) -> list[str]:
    from labourtargets import wording

    total, projected = len(result.series), len(result.projected)
    key, counted = "finding.projectable", {"total": total, "projected": projected}
    if total == projected:
        key, counted = "finding.all_projected", {"count": total}
    told = [wording.phrase(key, language, **counted)]
    promised = len(promised_starts(result))
    if promised:
        apart = "finding.from_targets_all" if promised == projected else "finding.from_targets"
        told.append(wording.phrase(apart, language, count=promised))
    return told


def _title(result: Projection, language: str) -> list[str]:
    if len(result.series) == 1:
        return required(result, result.series[0], language)[:1]
    return extremes(result, language) or _answer(result, language)[:1]


def _why_not(result: Projection, language: str) -> list[str]:
    """Say what cannot be projected, and how to supply what is missing."""
    from labourtargets import wording

    left = [name for name in result.series if name not in result.projected]
    if not left:
        if len(result.series) == 1:
            return [wording.phrase("finding.is_projected", language)]
        return _count(result, language)[:1]
    names = [result.name_of(name, language, inline=True) for name in left]
    lines = [
        wording.phrase(
            "finding.left_out", language, count=len(left), names=wording.named(names, language, 6)
        )
    ]
    reasons = result.parts["coverage"].set_index("series_id").loc[left, "reason"]
    for wanted, count in Counter(missing(reason, language) for reason in reasons).items():
        lines.append(wording.phrase("finding.lacking", language, count=count, wanted=wanted))
    if reasons.str.startswith("no_baseline").any():
        lines.append(wording.phrase("finding.how_to_supply", language))
    return lines


_WORDED: dict[str, Callable[[Projection, str], list[str]]] = {
    "answer": _answer,
    "choice": choice,
    "scenarios": scenarios,
    "why_not": _why_not,
    "interval": lambda result, language: [
        *interval(result, language),
        *same_figure(result, language),
    ],
    "extrapolation": extrapolation,
    "assumptions": assumptions,
    "itemised": itemised,
    "implied": implied,
    "path_title": _title,
    "index_title": _title,
    "multiples_title": _title,
    "scenarios_title": scenarios,
}
_OF_PATHS = ("choice", "scenarios", "extrapolation", "assumptions")
FINDINGS = tuple(name for name in _WORDED if not name.endswith("_title"))
