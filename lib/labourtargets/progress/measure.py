"""The arithmetic of progress: statistics of all methods, remaining pace."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

__all__ = ["SIGN", "floats", "measure", "remaining_pace"]

Floats = NDArray[np.float64]
SIGN = {"up": 1.0, "down": -1.0}
_FIGURES = ("baseline", "baseline_year", "target", "target_year", "observed", "observed_year")


def floats(cases: pd.DataFrame, column: str) -> Floats:
    """Return a column as float64, NaN where missing.

    Examples
    --------
    >>> floats(pd.DataFrame({"year": pd.array([2025, None], "Int64")}), "year").tolist()
    [2025.0, nan]
    """
    return np.asarray(cases[column].to_numpy(dtype=np.float64, na_value=np.nan))


def measure(cases: pd.DataFrame) -> pd.DataFrame:
    """Compute the statistics of all eight methods.

    Parameters
    ----------
    cases : pandas.DataFrame
        One row per series: ``direction``, ``baseline``, ``baseline_year``, ``target``,
        ``target_year``, ``observed``, ``observed_year``; values in one unit.

    Returns
    -------
    pandas.DataFrame
        Same index, float64, NaN where undefined. One column per method, and
        ``escap_gap`` (gap left at the target year, % of the distance) and
        ``healthy_people_move`` (share of the targeted change; where the value moved away, the
        change as a share of the baseline), which those two methods' cut-offs apply to.
        Growth measures need baseline, target and observed value above 0: nothing is put in
        for a zero. A target at or behind the baseline has no pace to compare with.

    References
    ----------
    Cut-offs and sources: ``data/registries/progress_methods.csv``.

    Examples
    --------
    >>> case = pd.DataFrame({"direction": ["up"], "baseline": [467.5], "baseline_year": [2020],
    ...     "target": [550.0], "target_year": [2025], "observed": [490.0], "observed_year": [2022]})
    >>> measure(case)[["statcan_eurostat", "unsd", "pace"]].round(3).iloc[0].tolist()
    [0.72, 0.707, -0.127]
    """
    y0, t0, goal, end, y, t = (floats(cases, name) for name in _FIGURES)
    sign = cases["direction"].map(SIGN).to_numpy(dtype=np.float64, na_value=np.nan)
    whole, passed, left = end - t0, t - t0, end - t
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        usable = (sign * (goal - y0) > 0) & (whole > 0) & (passed > 0) & (left >= 0)
        grows = usable & (y0 > 0) & (goal > 0) & (y > 0)
        gap = np.where(usable, goal - y0, np.nan)
        ratio = np.where(grows, y / y0, np.nan)
        growth = ratio ** (1 / passed) - 1
        needed = np.where(grows, goal / y0, np.nan) ** (1 / whole) - 1
        share = (y - y0) / gap
        reached = y + (y - y0) / passed * left
        ahead = left > 0
        short = sign * (goal - y) > 0
        remaining = np.where(short, goal / y, np.nan) ** (1 / left) - 1
        statistics = {
            "statcan_eurostat": sign * growth / np.abs(needed),
            "unsd": (y * (1 + growth) ** left - y0) / gap,
            "sdsn": share / (passed / whole),
            "german_dns": np.where(usable & ahead & short, (goal - reached) / (goal - y), np.nan),
            "escap": 10 * sign * (y - y0) / np.abs(gap),
            "healthy_people": share,
            "pace": share - passed / whole,
            "effort": np.where(
                grows & ahead & short & (sign * growth > 0), remaining / growth, np.nan
            ),
            "escap_gap": 100 * sign * (goal - reached) / np.abs(gap),
            "healthy_people_move": np.where(
                (share >= 0) | (y0 == 0), share, sign * (y - y0) / np.abs(y0)
            ),
        }
    return pd.DataFrame(statistics, index=cases.index)


def remaining_pace(cases: pd.DataFrame) -> pd.DataFrame:
    """Compute what is still needed, beside what was achieved.

    Parameters
    ----------
    cases : pandas.DataFrame
        As `measure`. For a cumulative target the observed value is the sum so far, so that
        ``needed_per_year`` is (C − C_t)/(T − t).

    Returns
    -------
    pandas.DataFrame
        Same index, float64: ``achieved_per_year``, ``needed_per_year`` (unit a year),
        ``achieved_growth``, ``needed_growth`` (share a year), ``times_achieved`` (needed ÷
        achieved change, NaN where nothing was achieved or nothing is left to do).

    Examples
    --------
    >>> case = pd.DataFrame({"direction": ["up"], "baseline": [467.5], "baseline_year": [2020],
    ...     "target": [550.0], "target_year": [2025], "observed": [490.0], "observed_year": [2022]})
    >>> remaining_pace(case)["needed_per_year"].item()
    20.0
    """
    y0, t0, goal, end, y, t = (floats(cases, name) for name in _FIGURES)
    sign = cases["direction"].map(SIGN).to_numpy(dtype=np.float64, na_value=np.nan)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        passed, left = np.where(t > t0, t - t0, np.nan), np.where(end > t, end - t, np.nan)
        short = sign * (goal - y) > 0
        achieved = (y - y0) / passed
        needed = np.where(short, (goal - y) / left, np.where(np.isnan(left), np.nan, 0.0))
        positive = (y0 > 0) & (y > 0) & (goal > 0)
        achieved_growth = np.where(positive, y / y0, np.nan) ** (1 / passed) - 1
        needed_growth = np.where(positive & short, goal / y, np.nan) ** (1 / left) - 1
        times = np.where(short & (sign * achieved > 0), needed / achieved, np.nan)
    return pd.DataFrame(
        {
            "achieved_per_year": achieved,
            "needed_per_year": needed,
            "achieved_growth": achieved_growth,
            "needed_growth": needed_growth,
            "times_achieved": times,
        },
        index=cases.index,
    )
