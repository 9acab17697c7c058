"""Probability of attainment from none to five observations, in closed form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from labourtargets.errors import Problems, ProgressError

__all__ = ["PRIOR", "Prior", "calibrate", "posterior", "scaled"]

Floats = NDArray[np.float64]
#: Least and most probable tenth: an interval of 80 %.
_TAILS = (0.1, 0.5, 0.9)


@dataclass(frozen=True)
class Prior:
    """Hold what is assumed before any observation.

    Parameters
    ----------
    strength : float
        κ0: the prior drift counts as much as this many years of observation.
    freedom : float
        ν0: degrees of freedom of the prior variance.
    spread_log : float
        s0 on the scale of ln y: 0.02 is about 2 % of the value a year.
    spread_logit : float
        s0 on the scale of ln(p/(1−p)) for shares: 0.03 is about 0.6 percentage points a year
        at a share of 30 %, the same 2 % of the value.

    Examples
    --------
    >>> PRIOR.strength
    2.0
    """

    strength: float = 2.0
    freedom: float = 4.0
    spread_log: float = 0.02
    spread_logit: float = 0.03

    def __post_init__(self) -> None:
        problems = Problems()
        for name in ("strength", "freedom", "spread_log", "spread_logit"):
            if not getattr(self, name) > 0:
                problems.add("", None, name, getattr(self, name), "a number above 0")
        problems.raise_as(ProgressError)


PRIOR = Prior()


def posterior(
    years: ArrayLike,
    values: ArrayLike,
    target_year: ArrayLike,
    threshold: ArrayLike,
    drift: ArrayLike,
    *,
    direction: ArrayLike = 1.0,
    share: ArrayLike = False,
    prior: Prior = PRIOR,
) -> pd.DataFrame:
    """Compute the probability that each series attains its target.

    Parameters
    ----------
    years, values : array_like, shape (series, points)
        Baseline first, then observations in order of time; NaN where a series has fewer.
    target_year, threshold : array_like, shape (series,)
        Year of the target, and the value that just meets it.
    drift : array_like, shape (series,)
        μ0, the prior drift a year on the scale of x (`prior_drifts`).
    direction : array_like, default 1
        1 where more is wanted, −1 where less.
    share : array_like of bool, default False
        Whether the values are shares in percent (x = logit), otherwise x = ln y.
    prior : Prior

    Returns
    -------
    pandas.DataFrame
        One row per series, float64: ``probability``, ``lower_80``, ``median``, ``upper_80``
        (value at the target year, unit of `values`), ``drift`` (μn), ``spread`` (sn),
        ``freedom`` (νn), ``strength`` (κn). NaN where a value has no logarithm or no time is
        left.

    References
    ----------
    Normal–inverse-χ² conjugate prior on drift and variance of the yearly increments of x:
    Δ ~ N(μd, σ²d), μ|σ² ~ N(μ0, σ²/κ0), σ² ~ Inv-χ²(ν0, s0²).

    Examples
    --------
    >>> believed = np.log(550 / 467.5) / 5
    >>> row = posterior([[2020, 2022]], [[467.5, 490.0]], [2025], [550.0], [believed]).iloc[0]
    >>> row[["probability", "lower_80", "upper_80"]].round(4).tolist()
    [0.2436, 500.9016, 567.0352]
    """
    from scipy.special import stdtr, stdtrit

    when, what = np.atleast_2d(_array(years)), np.atleast_2d(_array(values))
    count = len(what)
    end, goal, start_drift, sign = (
        np.broadcast_to(_array(given), (count,))
        for given in (target_year, threshold, drift, direction)
    )
    logit = np.broadcast_to(np.asarray(share, dtype=bool), (count,))
    x, x_goal = scaled(what, logit[:, None]), scaled(goal, logit)
    seen = ~(np.isnan(when) | np.isnan(what))
    broken = (np.isnan(x) & seen).any(axis=1) | ~seen.any(axis=1) | np.isnan(x_goal)
    spread0 = np.where(logit, prior.spread_logit, prior.spread_log)

    passed, move, squares, steps, last_year, last_x = _increments(when, x, seen)
    strength = prior.strength + passed
    mean = (prior.strength * start_drift + move) / strength
    freedom = prior.freedom + steps
    variance = (
        prior.freedom * spread0**2 + squares + prior.strength * start_drift**2 - strength * mean**2
    ) / freedom
    left = np.where(broken, np.nan, end - last_year)
    left = np.where(left > 0, left, np.nan)
    centre = last_x + mean * left
    width = np.sqrt(np.maximum(variance, 0.0) * left * (1 + left / strength))
    probability = stdtr(freedom, sign * (centre - x_goal) / width)
    ends = [
        _unscaled(centre + width * stdtrit(freedom, np.full(count, tail)), logit) for tail in _TAILS
    ]
    return pd.DataFrame(
        {
            "probability": probability,
            "lower_80": ends[0],
            "median": ends[1],
            "upper_80": ends[2],
            "drift": np.where(broken, np.nan, mean),
            "spread": np.where(broken, np.nan, np.sqrt(np.maximum(variance, 0.0))),
            "freedom": freedom,
            "strength": strength,
        }
    )


def _array(given: ArrayLike) -> Floats:
    if isinstance(given, (pd.Series, pd.DataFrame)):
        return np.asarray(given.to_numpy(dtype=np.float64, na_value=np.nan))
    return np.asarray(given, dtype=np.float64)


def scaled(values: Floats, logit: NDArray[np.bool_]) -> Floats:
    """Put values on the scale x of the increments: logit of a share in percent, else logarithm.

    Examples
    --------
    >>> scaled(np.array([1.0, 50.0, -1.0]), np.array([False, True, False])).tolist()
    [0.0, 0.0, nan]
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = np.log(np.where(values > 0, values, np.nan))
        odds = np.where((values > 0) & (values < 100), values / (100 - values), np.nan)
        return np.where(logit, np.log(odds), logs)


def _unscaled(x: Floats, logit: NDArray[np.bool_]) -> Floats:
    with np.errstate(over="ignore"):
        return np.where(logit, 100 / (1 + np.exp(-x)), np.exp(x))


def _increments(
    when: Floats, x: Floats, seen: NDArray[np.bool_]
) -> tuple[Floats, Floats, Floats, Floats, Floats, Floats]:
    # One pass over the few points of all series at once: the last seen point moves along.
    count = len(x)
    last_year, last_x = np.full(count, np.nan), np.full(count, np.nan)
    passed, move, squares, steps = (np.zeros(count) for _ in range(4))
    for place in range(x.shape[1]):
        here = seen[:, place] & ~np.isnan(x[:, place])
        step = here & ~np.isnan(last_year)
        gap = np.where(step, when[:, place] - last_year, 1.0)
        change = np.where(step, x[:, place] - last_x, 0.0)
        passed += np.where(step, gap, 0.0)
        move += change
        squares += change**2 / gap
        steps += step
        last_year = np.where(here, when[:, place], last_year)
        last_x = np.where(here, x[:, place], last_x)
    return passed, move, squares, steps, last_year, last_x


def calibrate(
    walks: int = 2000,
    *,
    years: int = 5,
    observed: int = 2,
    drift: float = 0.03,
    shift: float = 0.0,
    prior: Prior = PRIOR,
    seed: int = 20251231,
) -> float:
    """Simulate walks and say how often the 80 % interval covers the value at the target year.

    Parameters
    ----------
    walks : int
        Number of series.
    years, observed : int
        Length of the plan, and in how many of its first years a figure is known.
    drift : float
        μ0, a year on the scale of ln y.
    shift : float
        Added to every true drift, in prior standard deviations s0/√κ0: 0 is drawn from the
        prior, anything else is not what the prior expects.
    prior : Prior
    seed : int

    Returns
    -------
    float
        Share of walks covered; 0.8 is promised only for ``shift=0``.

    Examples
    --------
    >>> 0.75 < calibrate() < 0.85
    True
    """
    random = np.random.default_rng(seed)
    variance = prior.freedom * prior.spread_log**2 / random.chisquare(prior.freedom, walks)
    true_drift = random.normal(
        drift, np.sqrt(variance / prior.strength)
    ) + shift * prior.spread_log / np.sqrt(prior.strength)
    steps = random.normal(true_drift[:, None], np.sqrt(variance)[:, None], (walks, years))
    walked = 100 * np.exp(np.concatenate([np.zeros((walks, 1)), np.cumsum(steps, axis=1)], axis=1))
    found = posterior(
        np.tile(np.arange(observed + 1.0), (walks, 1)),
        walked[:, : observed + 1],
        np.full(walks, float(years)),
        np.full(walks, 100.0),
        np.full(walks, drift),
        prior=prior,
    )
    final = walked[:, -1]
    return float(((found["lower_80"] <= final) & (final <= found["upper_80"])).mean())
