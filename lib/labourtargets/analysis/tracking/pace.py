"""Findings on pace: methods side by side, paths, what was achieved and what is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.tracking.counting import FEW, roundings, say, suspicions
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.tracking.selection import Tracking

__all__ = ["doubts", "measured", "paces", "panels", "path_standings"]


def panels(made: Tracking, language: str) -> list[str]:
    """Say what the methods shown conclude on each target, and of which figure."""
    from labourtargets import wording

    judged = made.parts["panel"]
    judged = judged[judged["shown"]]
    said = []
    for row in measured(made)[:FEW]:
        mine = records(judged[judged["statement_id"] == row["statement_id"]])
        conclusions = [
            say(
                "tracking.conclusion",
                language,
                method=wording.label("method", each["method"], language),
                conclusion=wording.label("conclusion", each["label"], language),
            )
            for each in mine
        ]
        agree = "no" if row["disagree"] else "yes"
        said.append(
            say(
                "tracking.agree",
                language,
                **made.name_of(row, language),
                year=wording.year(row["observed_year"], language),
                conclusions=wording.listed(conclusions, language),
                agree=say(f"tracking.agree.{agree}", language),
            )
        )
        if row["evidence"] == "earlier_figure":
            due = wording.year(row["period_end"], language)
            year = wording.year(row["observed_year"], language)
            said.append(say("tracking.not_final", language, year=year, due=due))
        changing = [each["method"] for each in mine if each["within_rounding"]]
        if changing:
            methods = [wording.label("method", code, language) for code in changing]
            said.append(
                say(
                    "tracking.conclusion_rounding",
                    language,
                    **made.rounding_of(row, language),
                    methods=wording.listed(methods, language),
                )
            )
        said += doubts(made, row, language)
    return said or [say("tracking.pace_none", language)]


def path_standings(made: Tracking, language: str) -> list[str]:
    """Say whether the standing depends on the path."""
    from labourtargets import wording

    said = []
    paths = made.parts["paths"]
    focus = [row for row in measured(made) if row["statement_id"] in set(paths["statement_id"])]
    for row in focus[:FEW]:
        mine = paths[(paths["statement_id"] == row["statement_id"]) & (paths["model"] != "step")]
        told: dict[str, Any] = {
            **made.name_of(row, language),
            "year": wording.year(row["observed_year"], language),
            "rounding": _not_told_apart(made, row, mine, language),
        }
        if mine["path_dependent"].any():
            counts = mine["standing"].value_counts()
            told |= {each: int(counts.get(each, 0)) for each in ("ahead", "behind")}
            said.append(say("tracking.path_differs", language, **told))
        else:
            standing = wording.label("standing", mine["standing"].iloc[0], language)
            said.append(say("tracking.path_same", language, **told, standing=standing))
    if not said:
        return [say("tracking.path_none" if measured(made) else "tracking.pace_none", language)]
    return [
        *said,
        *([say("tracking.step_aside", language)] if (paths["model"] == "step").any() else []),
    ]


def _not_told_apart(made: Tracking, row: dict[str, Any], mine: pd.DataFrame, language: str) -> str:
    """Name the paths within the rounding of the figure; nothing where there are none."""
    from labourtargets import wording

    hidden = mine[mine["within_rounding"].fillna(False)]
    if hidden.empty:
        return ""
    ends = made.rounding_of(row, language)
    if len(hidden) == len(mine):
        return say("tracking.path_rounding_all", language, **ends)
    models = [wording.label("model", model, language) for model in hidden["model"]]
    listed = wording.listed(models, language)
    return say("tracking.path_rounding", language, **ends, count=len(models), models=listed)


def paces(made: Tracking, language: str) -> list[str]:
    """Say what pace was achieved and what the target asked for from there."""
    from labourtargets import wording

    pace = made.parts["pace"].set_index("statement_id")
    said = []
    for row in measured(made)[:FEW]:
        unit = "百分点" if row["base_unit"] == "%" else row["base_unit"]
        mine = pace.loc[row["statement_id"]]
        told = {
            **made.name_of(row, language),
            "year": wording.year(row["observed_year"], language),
            "achieved": wording.number(mine["achieved_per_year"], unit, language, signed=True),
        }
        if row["attained"] is True:
            said.append(say("tracking.pace_reached", language, **told))
            said += roundings(made, row, language)
            continue
        told["due"] = wording.year(row["period_end"], language)
        if not wording.known(mine["needed_per_year"]):
            said.append(say("tracking.pace_over", language, **told))
            continue
        told |= {
            "needed": wording.number(mine["needed_per_year"], unit, language, signed=True),
        }
        said.append(say("tracking.pace", language, **told))
    return said or [say("tracking.pace_none", language)]


def doubts(made: Tracking, row: dict[str, Any], language: str) -> list[str]:
    """Name what is suspicious of the figures a verdict rests on."""
    return [
        say("tracking.doubtful", language, warning=say(f"suspicious.{code}", language))
        for code in suspicions(made, row["observation_ids"])
    ]


def measured(made: Tracking) -> list[dict[str, Any]]:
    """Return the targets whose progress can be measured: assessed ones first."""
    able = set(made.parts["panel"]["statement_id"])
    rows: pd.DataFrame = made.with_figure
    rows = rows[rows["evidence"].isin(["assessed", "earlier_figure"])]
    return [dict(row) for row in records(rows) if row["statement_id"] in able]
