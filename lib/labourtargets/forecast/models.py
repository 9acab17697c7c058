"""The models: a mean and a standard error for every year ahead."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

__all__ = [
    "MODELS",
    "MOVING_AVERAGES",
    "SCALES",
    "Predicted",
    "Scale",
    "ends",
    "fit",
    "greatest",
    "probability",
    "scale_of",
]

Floats = NDArray[np.float64]
Complaint = tuple[str, int, str]
#: The naive rival first; the others must beat it.
MODELS = ("naive_drift", "ets", "arima", "unobserved_components")
#: Where a search begins: on short series the likelihood has peaks within and at both bounds.
MOVING_AVERAGES = (-0.95, 0.0, 0.95)
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
    from statsmodels.tsa.statespace.sarimax import SARIMAX

    step = _step(x)
    made = SARIMAX(x / step, order=(0, 1, 1), trend="c", concentrate_scale=True)
    drift = np.diff(x).mean() / step
    starts = [[drift, average] for average in MOVING_AVERAGES]
    return _most_likely(made, starts, ahead, step)


def _unobserved_components(x: Floats, ahead: int) -> Predicted:
    from statsmodels.tsa.statespace.structural import UnobservedComponents

    step = _step(x)
    made = UnobservedComponents(x / step, level="local linear deterministic trend")
    return _most_likely(made, [made.start_params], ahead, step)


def _step(x: Floats) -> float:
    """Return the usual size of a step, in which series of every unit look alike to a search."""
    return float(np.diff(x).std(ddof=1)) or 1.0


def _most_likely(made: Any, starts: Sequence[Any], ahead: int, step: float) -> Predicted:
    predicted = greatest(made, starts).get_forecast(ahead)
    return step * _numbers(predicted.predicted_mean), step * _numbers(predicted.se_mean), np.inf


def greatest(made: Any, starts: Sequence[Any]) -> Any:
    """Fit a state-space model by its greatest likelihood, searched without derivatives.

    Derivatives taken by differences stop a search early, at a place that hangs on the last bits
    of the processor's arithmetic: figures would differ from one machine to the next.

    Parameters
    ----------
    made : statsmodels.tsa.statespace.mlemodel.MLEModel
    starts : sequence of array_like
        Parameters to search from; the best place found counts.

    Returns
    -------
    statsmodels.tsa.statespace.mlemodel.MLEResults

    Examples
    --------
    >>> from statsmodels.tsa.statespace.sarimax import SARIMAX
    >>> made = SARIMAX(np.array([0.0, 1.0, 3.0, 4.0]), order=(0, 1, 0), trend="c",
    ...                concentrate_scale=True)
    >>> greatest(made, [[0.0]]).params.round(4).tolist()
    [1.3333]
    """
    fits = [
        made.fit(
            start_params=start, method="nm", maxiter=2000, xtol=1e-9, ftol=1e-12, disp=False,
            cov_type="none",
        )
        for start in starts
    ]  # fmt: skip
    return max(fits, key=lambda found: float(found.llf))


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
