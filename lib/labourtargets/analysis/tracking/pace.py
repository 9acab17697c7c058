"""Findings on pace: methods side by side, paths, probability, forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.forecast import LEAST_YEARS
from labourtargets.progress import PRIOR
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.tracking.selection import Tracking

__all__ = ["calibration", "forecasts", "paces", "panels", "path_standings", "probabilities", "say"]

#: Cases worded one by one; the rest is in the tables.
FEW = 4


def say(key: str, language: str, **values: object) -> str:
    """Return a phrase; `labourtargets.wording.phrase`, imported when used.

    Examples
    --------
    >>> say("verdict.met", "en")
    'met'
    """
    from labourtargets import wording

    return wording.phrase(key, language, **values)


def panels(made: Tracking, language: str) -> list[str]:
    """Say what the methods shown conclude on each assessed target."""
    from labourtargets import wording

    judged = made.parts["panel"]
    judged = judged[judged["shown"]]
    said = []
    for row in _measured(made)[:FEW]:
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
                conclusions=wording.listed(conclusions, language),
                agree=say(f"tracking.agree.{agree}", language),
            )
        )
    return said or [say("tracking.pace_none", language)]


def path_standings(made: Tracking, language: str) -> list[str]:
    """Say whether the verdict depends on the path."""
    from labourtargets import wording

    said = []
    paths = made.parts["paths"]
    focus = [row for row in _measured(made) if row["statement_id"] in set(paths["statement_id"])]
    for row in focus[:FEW]:
        mine = paths[(paths["statement_id"] == row["statement_id"]) & (paths["model"] != "step")]
        names = made.name_of(row, language)
        if mine["path_dependent"].any():
            counts = mine["standing"].value_counts()
            said.append(
                say(
                    "tracking.path_differs",
                    language,
                    **names,
                    ahead=int(counts.get("ahead", 0)),
                    behind=int(counts.get("behind", 0)),
                )
            )
        else:
            standing = wording.label("standing", mine["standing"].iloc[0], language)
            said.append(say("tracking.path_same", language, **names, standing=standing))
    return said or [say("tracking.pace_none", language)]


def paces(made: Tracking, language: str) -> list[str]:
    """Say what pace was achieved and what is still needed."""
    from labourtargets import wording

    pace = made.parts["pace"].set_index("statement_id")
    said = []
    for row in _measured(made)[:FEW]:
        unit = "百分点" if row["base_unit"] == "%" else row["base_unit"]
        mine = pace.loc[row["statement_id"]]
        said.append(
            say(
                "tracking.pace",
                language,
                **made.name_of(row, language),
                achieved=wording.number(mine["achieved_per_year"], unit, language, signed=True),
                needed=wording.number(mine["needed_per_year"], unit, language, signed=True),
            )
        )
    return said or [say("tracking.pace_none", language)]


def probabilities(made: Tracking, language: str) -> list[str]:
    """Say how probable attainment is, as a band over the priors."""
    from labourtargets import wording

    found = made.parts["attainment"].dropna(subset=["probability"])
    said: list[str] = []
    for row in _measured(made):
        mine = found[found["statement_id"] == row["statement_id"]]
        if mine.empty or len(said) == FEW:
            continue
        priors = [wording.label("prior", prior, language) for prior in mine["prior"]]
        ends = {
            name: wording.number(100 * float(mine[name].iloc[0]), "%", language, decimals=0)
            for name in ("lowest", "highest")
        }
        one = ends["lowest"] == ends["highest"]
        key = "tracking.probability_one" if one else "tracking.probability"
        told = {"lowest": ends["lowest"]} if one else ends
        names = made.name_of(row, language)
        said.append(say(key, language, **names, **told, priors=wording.listed(priors, language)))
    return said or [say("tracking.pace_none", language)]


def calibration(made: Tracking, language: str) -> list[str]:
    """Say where the intervals hold and where they fail."""
    from labourtargets import wording

    table = made.coverage
    shares = [
        wording.number(100 * float(share), "%", language, decimals=0) for share in table["coverage"]
    ]
    shift = wording.number(float(table["shift"].iloc[-1]), "", language)
    prior = say(
        "tracking.prior",
        language,
        **{
            name: wording.number(value, "", language)
            for name, value in (
                ("strength", PRIOR.strength),
                ("freedom", PRIOR.freedom),
                ("log", PRIOR.spread_log),
                ("logit", PRIOR.spread_logit),
            )
        },
    )
    said = say("tracking.calibration", language, inside=shares[0], outside=shares[-1], shift=shift)
    return [prior, said]


def forecasts(made: Tracking, language: str) -> list[str]:
    """Say whether anything can be forecast, of what, and how the models did."""
    from labourtargets import wording

    if made.long_series is None:
        date = wording.date(made.as_of, language)
        return [say("tracking.no_series", language, needed=LEAST_YEARS, date=date)] * 2
    region, indicator, values, own = made.long_series
    names = made.name_of({"region_id": region, "indicator_id": indicator}, language)
    first = say(
        "tracking.own_series",
        language,
        total=len(made.assessed),
        count=int(own),
        needed=LEAST_YEARS,
    )
    which = "own" if own else "context"
    tested = made.forecast.backtest
    errors = {
        row["model"]: wording.number(row["mape"], "%", language, decimals=2)
        for row in records(tested)
    }
    told = [
        say(
            "tracking.loses" if row["loses"] else "tracking.holds",
            language,
            model=say(f"forecasting.{row['model']}", language),
            error=errors[row["model"]],
        )
        for row in records(tested.iloc[1:])
    ]
    return [
        first,
        say(f"tracking.forecast_{which}", language, **names, years=len(values)),
        say(
            "tracking.backtest",
            language,
            naive=errors["naive_drift"],
            models=wording.listed(told, language),
        ),
    ]


def _measured(made: Tracking) -> list[dict[str, Any]]:
    measured = set(made.parts["panel"]["statement_id"])
    rows: pd.DataFrame = made.assessed
    return [dict(row) for row in records(rows) if row["statement_id"] in measured]
