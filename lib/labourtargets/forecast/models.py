"""The models: a mean and a standard error for every year ahead."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

__all__ = ["MODELS", "SCALES", "Predicted", "Scale", "ends", "fit", "probability", "scale_of"]

Floats = NDArray[np.float64]
Complaint = tuple[str, int, str]
#: The naive rival first; the others must beat it.
MODELS = ("naive_drift", "ets", "arima", "unobserved_components")
#: Mean and standard error by year ahead, degrees of freedom.
Predicted = tuple[Floats, Floats, float]


@dataclass(frozen=True)
class Scale:
    """Take values to the scale they are forecast on, and back."""

    to: Callable[[Floats], Floats]
    back: Callable[[Floats], Floats]


def _logit(values: Floats) -> Floats:
    return np.asarray(np.log(values / (100 - values)))


def _expit(x: Floats) -> Floats:
    return np.asarray(100 / (1 + np.exp(-x)))


SCALES = {
    "logit": Scale(_logit, _expit),
    "log": Scale(lambda values: np.asarray(np.log(values)), lambda x: np.asarray(np.exp(x))),
    "level": Scale(lambda values: values, lambda x: x),
}


def scale_of(values: Floats, target: float | None, share: bool) -> str:
    """Choose the scale: logit for shares, log for values above 0, else as they are.

    Examples
    --------
    >>> scale_of(np.array([4.9, 5.5]), 6.0, share=True)
    'logit'
    """
    known = values if target is None else np.append(values, target)
    if share and ((known > 0) & (known < 100)).all():
        return "logit"
    return "log" if (known > 0).all() and not share else "level"


def fit(model: str, x: Floats, ahead: int, complaints: list[Complaint]) -> Predicted | None:
    """Fit a model and predict; None, and a complaint, where it cannot be fitted.

    Examples
    --------
    >>> fit("naive_drift", np.array([1.0, 2.0, 4.0]), 1, [])[0].tolist()
    [5.5]
    """
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            predicted: Predicted | None = _FITS[model](x, ahead)
        except (ValueError, np.linalg.LinAlgError) as error:
            complaints.append((model, len(x), f"no fit: {error}"))
            predicted = None
    complaints.extend((model, len(x), str(each.message).split("\n")[0]) for each in caught)
    if predicted is None or not (np.isfinite(predicted[0]) & np.isfinite(predicted[1])).all():
        return None
    return predicted


def _naive_drift(x: Floats, ahead: int) -> Predicted:
    steps = np.diff(x)
    drift = steps.mean()
    spread = np.sqrt(((steps - drift) ** 2).sum() / (len(steps) - 1))
    far = np.arange(1, ahead + 1)
    # The drift itself is estimated: its error grows with the square of the distance.
    return x[-1] + far * drift, spread * np.sqrt(far * (1 + far / len(steps))), len(steps) - 1.0


def _ets(x: Floats, ahead: int) -> Predicted:
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    made = ETSModel(pd.Series(x), error="add", trend="add", initialization_method="estimated")
    found = made.fit(disp=False)
    predicted = found.get_prediction(start=len(x), end=len(x) + ahead - 1)
    return (
        _numbers(predicted.predicted_mean),
        np.sqrt(_numbers(predicted.forecast_variance)),
        np.inf,
    )


def _arima(x: Floats, ahead: int) -> Predicted:
    from statsmodels.tsa.arima.model import ARIMA

    predicted = ARIMA(x, order=(0, 1, 1), trend="t").fit().get_forecast(ahead)
    return _numbers(predicted.predicted_mean), _numbers(predicted.se_mean), np.inf


def _unobserved_components(x: Floats, ahead: int) -> Predicted:
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    made = UnobservedComponents(x, level="local linear deterministic trend")
    predicted = made.fit(disp=False).get_forecast(ahead)
    return _numbers(predicted.predicted_mean), _numbers(predicted.se_mean), np.inf


def _numbers(given: Any) -> Floats:
    return np.asarray(given, dtype=np.float64)


_FITS: dict[str, Callable[[Floats, int], Predicted]] = {
    "naive_drift": _naive_drift,
    "ets": _ets,
    "arima": _arima,
    "unobserved_components": _unobserved_components,
}


def _below(freedom: float, z: Floats) -> Floats:
    from scipy.special import ndtr, stdtr

    return np.asarray(ndtr(z) if np.isinf(freedom) else stdtr(freedom, z))


def ends(predicted: Predicted, inside: float) -> tuple[Floats, Floats]:
    """Return the ends of the central interval of probability `inside`.

    Examples
    --------
    >>> low, high = ends((np.array([0.0]), np.array([1.0]), np.inf), 0.95)
    >>> high.round(2).tolist()
    [1.96]
    """
    from scipy.special import ndtri, stdtrit

    mean, error, freedom = predicted
    tail = (1 + inside) / 2
    z = float(ndtri(tail) if np.isinf(freedom) else stdtrit(freedom, tail))
    return mean - z * error, mean + z * error


def probability(predicted: Predicted, goal: float | Floats, sign: float) -> Floats:
    """Return the probability of attaining `goal`, upwards (1) or downwards (-1).

    Examples
    --------
    >>> probability((np.array([1.0]), np.array([1.0]), np.inf), 1.0, 1.0).tolist()
    [0.5]
    """
    mean, error, freedom = predicted
    return _below(freedom, sign * (mean - goal) / error)
