"""Findings on chances: probability of attainment, how far it can be trusted, forecasts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.tracking.counting import FEW, say, tell
from labourtargets.analysis.tracking.pace import doubts, measured
from labourtargets.forecast import LEAST_YEARS
from labourtargets.progress import PRIOR
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.tracking.selection import Tracking

__all__ = ["calibration", "expected", "forecasts", "probabilities", "whole"]


def probabilities(made: Tracking, language: str) -> list[str]:
    """Say how probable attainment is, as a band over the priors, and which priors are supported."""
    from labourtargets import wording

    found = made.parts["attainment"].dropna(subset=["probability"])
    said: list[str] = []
    for row in measured(made):
        mine = found[found["statement_id"] == row["statement_id"]]
        if mine.empty or len(said) >= FEW:
            continue
        low, high = (
            wording.number(100 * float(mine[name].iloc[0]), "%", language, decimals=1)
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
        said += doubts(made, row, language)
    if (found["prior"] == "plan_believer").any():
        said.append(say("tracking.no_evidence", language))
    if said or len(made.parts["attainment"]):
        return [*said, *_support(made, language)]
    decided = len(measured(made))
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
        _drawn_from(made, region, indicator, values.index, language),
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


def _drawn_from(
    made: Tracking, region: str, indicator: str, years: pd.Index[Any], language: str
) -> str:
    """Name the sources of the figures forecast from: the table of recent ones holds but a few."""
    from labourtargets import wording

    rows = made.parts["known"]
    rows = rows[(rows["region_id"] == region) & (rows["indicator_id"] == indicator)]
    rows = rows[rows["period_end"].str[:4].astype(int).isin(years)]
    sources = [wording.one_language(source, language) for source in rows["source"].unique()]
    return say(
        "tracking.forecast_from",
        language,
        years=wording.period(years[0], years[-1], language),
        sources=wording.listed(sources, language),
    )


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
