"""Forecast one annual series, or say why not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from labourtargets.errors import Problems, ProgressError, suggest
from labourtargets.forecast.backtest import backtest
from labourtargets.forecast.models import (
    MODELS,
    SCALES,
    Complaint,
    Predicted,
    Scale,
    ends,
    fit,
    probability,
    scale_of,
)

__all__ = ["LEAST_YEARS", "Forecast", "forecast", "refusal"]

#: Below this many annual observations no model is fitted.
LEAST_YEARS = 8


@dataclass(frozen=True)
class Forecast:
    """Hold the forecasts of one series and how they did on its past.

    Parameters
    ----------
    paths : pandas.DataFrame
        ``model``, ``year`` (Int64), ``value`` (median), ``lower_80``, ``upper_80``,
        ``lower_95``, ``upper_95`` (float64, unit of the series); sorted by model in the order of
        `MODELS`, then year.
    attainment : pandas.DataFrame
        ``model``, ``year`` (Int64), ``probability`` (float64) of attaining the target; empty
        without a target.
    backtest : pandas.DataFrame
        ``model``, ``forecasts`` (Int64, tested), ``failed`` (Int64), ``mape`` (%),
        ``coverage_80``, ``coverage_95`` (shares), ``brier`` (of the event that the pace needed
        is kept; NaN without a target), ``loses`` (boolean: MAPE more than 0.1 % above the naive
        drift's on the same forecasts; missing for the naive drift itself), ``loses_brier`` (boolean).
    warnings : pandas.DataFrame
        ``model``, ``years`` (Int64, length of the past it saw), ``message``: what the fits
        complained of, each once.
    """

    paths: pd.DataFrame
    attainment: pd.DataFrame
    backtest: pd.DataFrame
    warnings: pd.DataFrame


def refusal(series: pd.Series[Any]) -> str:
    """Say why a series is not forecast; empty where it is.

    Parameters
    ----------
    series : pandas.Series
        Annual values indexed by year.

    Returns
    -------
    str
        ``too_short``, ``years_missing``, ``values_missing``, ``no_change`` or empty.

    Examples
    --------
    >>> refusal(pd.Series([1.0, 2.0], index=[2023, 2024]))
    'too_short'
    """
    years = series.index.to_numpy(dtype=np.int64)
    if series.isna().any():
        return "values_missing"
    if len(series) < LEAST_YEARS:
        return "too_short"
    if (np.diff(np.sort(years)) != 1).any():
        return "years_missing"
    if np.ptp(series.to_numpy(dtype=np.float64)) == 0:
        return "no_change"
    return ""


_REFUSALS = {
    "too_short": f"at least {LEAST_YEARS} annual observations",
    "years_missing": "every year once, without gaps",
    "values_missing": "a value for every year",
    "no_change": "a series that moves",
}


def forecast(
    series: pd.Series[Any],
    *,
    until: int,
    target: float | None = None,
    direction: str = "up",
    share: bool = False,
    models: Sequence[str] = MODELS,
) -> Forecast:
    """Forecast an annual series, with intervals and a test on its own past.

    Parameters
    ----------
    series : pandas.Series
        Annual values of one source and definition, indexed by year, eight or more, no gaps.
    until : int
        Last year forecast; the year of the target where there is one.
    target : float, optional
        Value that just meets the target.
    direction : {"up", "down"}
    share : bool, default False
        Whether the values are shares in percent: forecast on the logit scale. Otherwise values
        all above 0 are forecast on the log scale, others as they are.
    models : sequence of str
        Of `MODELS`; the naive drift is always there to compare with.

    Returns
    -------
    Forecast

    Raises
    ------
    ProgressError
        If the series is refused, `until` is not after it, or an option is unknown.

    References
    ----------
    Exponential smoothing with additive error and trend, ARIMA(0,1,1) with drift, local level
    with deterministic trend (statsmodels); random walk with drift as the naive rival. Test:
    from every past of five years or more, every later year is forecast without it.

    Examples
    --------
    >>> grown = pd.Series([100.0, 103, 105, 109, 111, 116, 118, 122, 126], range(2012, 2021))
    >>> made = forecast(grown, until=2022, target=130.0, models=["naive_drift"])
    >>> made.paths["value"].round(1).tolist()
    [129.7, 133.5]
    """
    problems = Problems()
    ordered = series.sort_index()
    reason = refusal(ordered)
    if reason:
        problems.add("", None, "series", f"{len(series)} values ({reason})", _REFUSALS[reason])
    elif until <= int(ordered.index[-1]):
        problems.add("", None, "until", until, f"a year after {int(ordered.index[-1])}")
    if direction not in ("up", "down"):
        problems.add("", None, "direction", direction, "up or down")
    for model in models:
        if model not in MODELS:
            problems.add("", None, "model", model, "a known model", suggest(model, MODELS))
    problems.raise_as(ProgressError)

    values = ordered.to_numpy(dtype=np.float64)
    years = ordered.index.to_numpy(dtype=np.int64)
    scale = SCALES[scale_of(values, target, share)]
    sign = 1.0 if direction == "up" else -1.0
    wanted = [model for model in MODELS if model in models or model == MODELS[0]]
    complaints: list[Complaint] = []
    x = scale.to(values)
    ahead = until - int(years[-1])
    fitted = {model: fit(model, x, ahead, complaints) for model in wanted}
    goal = None if target is None else float(scale.to(np.array([target]))[0])
    return Forecast(
        paths=_paths(fitted, years, scale),
        attainment=_attainment(fitted, until, goal, sign),
        backtest=backtest(wanted, x, values, scale, goal, ahead, sign, complaints),
        warnings=pd.DataFrame(
            sorted(set(complaints)), columns=["model", "years", "message"]
        ).astype({"years": "Int64"}),
    )


def _paths(
    fitted: dict[str, Predicted | None], years: NDArray[np.int64], scale: Scale
) -> pd.DataFrame:
    parts = []
    for model, predicted in fitted.items():
        if predicted is not None:
            future = int(years[-1]) + 1 + np.arange(len(predicted[0]))
            columns: dict[str, Any] = {
                "model": model,
                "year": pd.array(future, dtype="Int64"),
                "value": scale.back(predicted[0]),
            }
            for inside in (80, 95):
                low, high = ends(predicted, inside / 100)
                columns[f"lower_{inside}"] = scale.back(low)
                columns[f"upper_{inside}"] = scale.back(high)
            parts.append(pd.DataFrame(columns))
    return pd.concat(parts, ignore_index=True)


def _attainment(
    fitted: dict[str, Predicted | None], until: int, goal: float | None, sign: float
) -> pd.DataFrame:
    rows = [
        (model, until, float(probability(predicted, goal, sign)[-1]))
        for model, predicted in fitted.items()
        if predicted is not None and goal is not None
    ]
    return pd.DataFrame(rows, columns=["model", "year", "probability"]).astype(
        {"year": "Int64", "probability": "float64"}
    )
