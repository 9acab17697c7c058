"""How the models would have done: every later year of the series forecast without it."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from labourtargets.forecast.models import MODELS, Complaint, Scale, ends, fit, probability

__all__ = ["backtest"]

Floats = NDArray[np.float64]
# The shortest past a model is asked to forecast from.
_LEAST_PAST = 5
# Errors this near to the rival's are a tie, not a loss: optimisers stop a little early.
_TIE = 1e-3


def backtest(
    models: list[str],
    x: Floats,
    values: Floats,
    scale: Scale,
    goal: float | None,
    ahead: int,
    sign: float,
    complaints: list[Complaint],
) -> pd.DataFrame:
    """Leave the future out, year by year, and compare with the naive drift.

    Parameters
    ----------
    models : list of str
        The naive drift first.
    x, values : numpy.ndarray
        The series on the scale of the forecast and as published.
    scale : Scale
    goal : float or None
        The target on the scale of the forecast: from each past, the event is that the series
        keeps at least the pace now needed.
    ahead : int
        Longest distance tested, that of the forecast itself.
    sign : float
    complaints : list
        Receives what the fits complained of.

    Returns
    -------
    pandas.DataFrame
        As `labourtargets.forecast.Forecast.backtest`.

    Examples
    --------
    >>> from labourtargets.forecast.models import SCALES
    >>> grown = np.array([100.0, 103, 105, 109, 111, 116, 118, 122, 126])
    >>> made = backtest(["naive_drift"], np.log(grown), grown, SCALES["log"], None, 2, 1.0, [])
    >>> int(made["forecasts"].item())
    7
    """
    pace = None if goal is None else (goal - x[-1]) / ahead
    tested = {
        model: _test(model, x, values, scale, pace, ahead, sign, complaints) for model in models
    }
    naive = tested[MODELS[0]]
    rows = []
    for model, results in tested.items():
        done = results.dropna(subset=["error"])
        # Compared on the forecasts that both could make.
        rival = naive.loc[done.index]
        lost = done["error"].mean() > rival["error"].mean() * (1 + _TIE)
        brier, rival_brier = done["brier"].mean(), rival["brier"].mean()
        rows.append(
            {
                "model": model,
                "forecasts": len(done),
                "failed": len(results) - len(done),
                "mape": 100 * done["error"].mean(),
                "coverage_80": done["inside_80"].mean(),
                "coverage_95": done["inside_95"].mean(),
                "brier": brier,
                "loses": pd.NA if model == MODELS[0] or done.empty else bool(lost),
                "loses_brier": pd.NA
                if model == MODELS[0] or np.isnan(brier)
                else bool(brier > rival_brier * (1 + _TIE)),
            }
        )
    return pd.DataFrame(rows).astype(
        {
            "forecasts": "Int64",
            "failed": "Int64",
            "mape": "float64",
            "brier": "float64",
            "loses": "boolean",
            "loses_brier": "boolean",
        }
    )


def _test(
    model: str,
    x: Floats,
    values: Floats,
    scale: Scale,
    pace: float | None,
    ahead: int,
    sign: float,
    complaints: list[Complaint],
) -> pd.DataFrame:
    rows = []
    for past in range(_LEAST_PAST, len(x)):
        left = min(ahead, len(x) - past)
        predicted = fit(model, x[:past], left, complaints)
        for step in range(left):
            row = {
                "past": past,
                "step": step + 1,
                "error": np.nan,
                "brier": np.nan,
                "inside_80": np.nan,
                "inside_95": np.nan,
            }
            if predicted is not None:
                truth, guessed = values[past + step], scale.back(predicted[0][step : step + 1])[0]
                row["error"] = abs(guessed - truth) / abs(truth) if truth else np.nan
                for inside in (80, 95):
                    low, high = ends(predicted, inside / 100)
                    row[f"inside_{inside}"] = float(low[step] <= x[past + step] <= high[step])
                if pace is not None:
                    bar = x[past - 1] + pace * (step + 1)
                    happened = float(sign * (x[past + step] - bar) >= 0)
                    row["brier"] = (probability(predicted, bar, sign)[step] - happened) ** 2
            rows.append(row)
    return pd.DataFrame(rows).set_index(["past", "step"])
