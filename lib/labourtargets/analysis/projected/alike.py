"""Targets elsewhere that print the figure of a series, and what the register says of the pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labourtargets.codebook import load_codebook
from labourtargets.comparison import Comparability, Side
from labourtargets.comparison.register import load_comparability, rules_of, said_of
from labourtargets.statements import load_targets
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.projected.result import Projection

__all__ = ["alike", "same_figure"]


def same_figure(result: Projection, language: str) -> list[str]:
    """Name the targets with the last figure of a lone series that the register sets beside it.

    Returns
    -------
    list of str
        One sentence for each target of another place or indicator, its number linked, with the
        verdict on comparing the two and the reason; empty for several series.

    Examples
    --------
    >>> from labourtargets.analysis import project
    >>> from labourtargets.wording import plain
    >>> plain(same_figure(project("高新区", "人才资源总量"), "en")[0])[:79]
    'The same figure stands elsewhere: skilled workers in Yongchuan District, at lea'
    """
    from labourtargets import wording

    return [
        wording.phrase(
            "finding.same_figure",
            language,
            indicator=wording.indicator_name(row["indicator_id"], language, inline=True),
            region=wording.region_name(row["region_id"], language, inline=True),
            value=wording.stated(row, language),
            year=wording.year(row["period_end"], language),
            grade=wording.label("comparability", judged.grade, language),
            reason=judged.reason_zh if language == "zh" else judged.reason_en,
        )
        for row, judged in alike(result)
    ]


def alike(result: Projection) -> list[tuple[dict[str, Any], Comparability]]:
    """Return the targets that `same_figure` names, each with what the register says of it."""
    if len(result.series) > 1:
        return []
    own = records(result.parts["anchors"])[-1]
    codebook = load_codebook(result.workspace)
    rules = rules_of(load_comparability(result.workspace))
    targets = load_targets(result.workspace)
    same = targets["value"].eq(own["value"]) & targets["base_unit"].eq(own["base_unit"])
    itself = targets["region_id"].eq(own["region_id"]) & targets["indicator_id"].eq(
        own["indicator_id"]
    )
    found = []
    for row in records(targets[same & ~itself]):
        here, there = (Side(one["region_id"], one["indicator_id"]) for one in (own, row))
        judged = said_of(here, there, rules, codebook)
        # a pair that nobody has looked at is not spoken of
        if judged is not None:
            found.append((row, judged))
    return found
