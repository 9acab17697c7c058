"""Findings on pace: methods side by side, paths, probability, forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.tracking.counting import FEW, say, suspicions, tell
from labourtargets.forecast import LEAST_YEARS
from labourtargets.progress import PRIOR
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.tracking.selection import Tracking

__all__ = [
    "calibration",
    "expected",
    "forecasts",
    "paces",
    "panels",
    "path_standings",
    "probabilities",
    "whole",
]


def panels(made: Tracking, language: str) -> list[str]:
    """Say what the methods shown conclude on each target, and of which figure."""
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
        said += _doubts(made, row, language)
    return said or [say("tracking.pace_none", language)]


def _doubts(made: Tracking, row: dict[str, Any], language: str) -> list[str]:
    return [
        say("tracking.doubtful", language, warning=say(f"suspicious.{code}", language))
        for code in suspicions(made, row["observation_ids"])
    ]


def path_standings(made: Tracking, language: str) -> list[str]:
    """Say whether the standing depends on the path."""
    from labourtargets import wording

    said = []
    paths = made.parts["paths"]
    focus = [row for row in _measured(made) if row["statement_id"] in set(paths["statement_id"])]
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
    return said or [
        say("tracking.path_none" if _measured(made) else "tracking.pace_none", language)
    ]


def _not_told_apart(made: Tracking, row: dict[str, Any], mine: pd.DataFrame, language: str) -> str:
    """Name the paths within the rounding of the figure; nothing where there are none."""
    from labourtargets import wording

    hidden = mine[mine["within_rounding"].fillna(False)]
    if hidden.empty:
        return ""
    models = [wording.label("model", model, language) for model in hidden["model"]]
    key = "tracking.path_rounding"
    some = {"count": len(models), "models": wording.listed(models, language)}
    return (
        say(f"{key}_all", language, **made.rounding_of(row, language))
        if len(hidden) == len(mine)
        else say(key, language, **made.rounding_of(row, language), **some)
    )


def paces(made: Tracking, language: str) -> list[str]:
    """Say what pace was achieved and what the target asked for from there."""
    from labourtargets import wording

    pace = made.parts["pace"].set_index("statement_id")
    said = []
    for row in _measured(made)[:FEW]:
        unit = "百分点" if row["base_unit"] == "%" else row["base_unit"]
        mine = pace.loc[row["statement_id"]]
        told = {
            **made.name_of(row, language),
            "year": wording.year(row["observed_year"], language),
            "achieved": wording.number(mine["achieved_per_year"], unit, language, signed=True),
        }
        if row["attained"] is True:
            said.append(say("tracking.pace_reached", language, **told))
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


def probabilities(made: Tracking, language: str) -> list[str]:
    """Say how probable attainment is, as a band over the priors, and which priors are supported."""
    from labourtargets import wording

    found = made.parts["attainment"].dropna(subset=["probability"])
    said: list[str] = []
    for row in _measured(made):
        mine = found[found["statement_id"] == row["statement_id"]]
        if mine.empty or len(said) >= FEW:
            continue
        low, high = (
            wording.number(100 * float(mine[name].iloc[0]), "%", language, decimals=0)
            for name in ("lowest", "highest")
        )
        chance = low if low == high else say("tracking.chance", language, low=low, high=high)
        told = {
            **made.name_of(row, language),
            "chance": chance,
            "due": wording.year(row["period_end"], language),
            "priors": say("tracking.assumed_or", language).join(
                say(f"tracking.assumed.{prior}", language) for prior in mine["prior"]
            ),
        }
        key = "tracking.probability"
        if row["evidence"] == "earlier_figure":
            key = "tracking.probability_unpublished"
            told["year"] = wording.year(row["observed_year"], language)
        said.append(tell(made, key, language, **told))
        said += _doubts(made, row, language)
    if (found["prior"] == "plan_believer").any():
        said.append(say("tracking.no_evidence", language))
    if said or len(made.parts["attainment"]):
        return [*said, *_support(made, language)]
    decided = len(_measured(made))
    if not decided:
        return [say("tracking.pace_none", language)]
    return [say("tracking.chances_decided", language, count=decided)]


def _support(made: Tracking, language: str) -> list[str]:
    """Say of every prior not supported throughout what it takes, and how often that is known."""
    from labourtargets import wording

    table = made.parts["attainment"]
    told = []
    for prior, rows in table.groupby("prior", sort=False):
        count, total = int(rows["supported"].sum()), len(rows)
        if count < total:
            told.append(
                say(
                    "tracking.support" if count else "tracking.support_none",
                    language,
                    prior=wording.label("prior", prior, language),
                    takes=say(f"tracking.takes.{prior}", language),
                    **({"count": count, "total": total} if count else {}),
                )
            )
    return told


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
        return [say("tracking.no_series", language, needed=LEAST_YEARS, date=date)]
    region, indicator, values, own = made.long_series
    names = made.name_of({"region_id": region, "indicator_id": indicator}, language)
    which = "own" if own else "context"
    told = {**names, "years": len(values), "last": wording.year(values.index[-1], language)}
    tested = made.forecast.backtest
    errors = {
        row["model"]: wording.number(row["mape"], "%", language, decimals=2)
        for row in records(tested)
    }
    rivals = [
        say(
            "tracking.rival",
            language,
            model=say(f"forecasting.{row['model']}", language),
            error=errors[row["model"]],
        )
        for row in records(tested.iloc[1:])
    ]
    lost = int(tested["loses"].fillna(False).sum())
    return [
        say(
            "tracking.own_series" if own else "tracking.own_none",
            language,
            needed=LEAST_YEARS,
            **({"count": 1} if own else {}),
        ),
        say(f"tracking.forecast_{which}", language, **told),
        say(
            "tracking.backtest",
            language,
            naive=errors["naive_drift"],
            models=wording.listed(rivals, language),
        ),
        say(
            "tracking.lost_all" if lost == len(rivals) else "tracking.lost",
            language,
            **({} if lost == len(rivals) else {"count": lost, "total": len(rivals)}),
            model=say(f"forecasting.{made.best_model}", language),
        ),
    ]


def whole(frame: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Round what a model expects to whole units: fractions of a person are no knowledge.

    Examples
    --------
    >>> whole(pd.DataFrame({"value": [41.85], "lower_80": [38.2]}), "人").iloc[0].tolist()
    [42.0, 38.0]
    """
    if unit == "%":
        return frame
    wanted = ("value", "median", "lower", "upper")
    names = [name for name in map(str, frame.columns) if name.startswith(wanted)]
    return frame.assign(**{name: frame[name].round() for name in names})


def expected(made: Tracking, language: str) -> str:
    """Word the title of the forecast chart: what the model drawn expects, and how surely."""
    from labourtargets import wording

    assert made.long_series is not None
    region, indicator, values, _ = made.long_series
    unit = made.unit_of(indicator)
    paths = made.forecast.paths
    last = records(whole(paths[paths["model"] == made.best_model].tail(1), unit))[0]
    return say(
        "tracking.expected",
        language,
        **made.name_of({"region_id": region, "indicator_id": indicator}, language),
        model=say(f"forecasting.{made.best_model}", language),
        known=wording.year(values.index[-1], language),
        year=wording.year(last["year"], language),
        value=wording.number(last["value"], unit, language),
        range=wording.interval(last["lower_80"], last["upper_80"], unit, language),
    )


def _measured(made: Tracking) -> list[dict[str, Any]]:
    measured = set(made.parts["panel"]["statement_id"])
    rows: pd.DataFrame = made.with_figure
    rows = rows[rows["evidence"].isin(["assessed", "earlier_figure"])]
    return [dict(row) for row in records(rows) if row["statement_id"] in measured]
