"""Whether a figure meets its target: by its value, by its bound, whatever its rounding hides."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from labourtargets.progress.measure import SIGN, floats

__all__ = ["attained", "met_and_known", "straddles", "sure", "undecided", "within_rounding"]


def attained(cases: pd.DataFrame) -> NDArray[np.bool_]:
    """Say which observed values meet their target.

    Parameters
    ----------
    cases : pandas.DataFrame
        ``direction`` (up, down, none), ``observed``, ``lower``, ``upper``, ``comparator``.

    Returns
    -------
    numpy.ndarray of bool
        Up: at least ``lower`` (above it after 超过); down: at most ``upper``; otherwise False.
        Overshoot is met.

    Examples
    --------
    >>> cases = pd.DataFrame({"direction": ["up", "down", "none"], "observed": [5.5, 3.0, 9.0],
    ...     "lower": [5.5, np.nan, 1.0], "upper": [np.nan, 4.0, 2.0], "comparator": "at_least"})
    >>> attained(cases).tolist()
    [True, True, False]
    """
    observed, lower, upper = (floats(cases, name) for name in ("observed", "lower", "upper"))
    direction = cases["direction"].to_numpy(dtype=object)
    strict = (cases["comparator"] == "more_than").to_numpy(dtype=bool)
    risen = np.where(strict, observed > lower, observed >= lower)
    result: NDArray[np.bool_] = np.select(
        [direction == "up", direction == "down"], [risen, observed <= upper], default=False
    ).astype(bool)
    return result


def met_and_known(cases: pd.DataFrame) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Say which figures meet their target, and of which it is known.

    A figure printed as a bound meets it where every value it admits does.

    Parameters
    ----------
    cases : pandas.DataFrame
        From `labourtargets.progress.build_cases`.
    """
    met = attained(cases)
    known = cases["observed"].notna().to_numpy(copy=True)
    rows = cases.to_dict("records")
    for place in np.flatnonzero(cases["observed_bound"].to_numpy(dtype=bool)):
        case = rows[place]
        if case["direction"] in SIGN:
            found = _of_bound(case)
            met[place], known[place] = found is True, found is not None
    return met, known


def sure(least: float, most: float, bound: float, sign: float, strict: bool) -> bool | None:
    """Say whether a figure printed as a bound meets its target; None where that stays open.

    Parameters
    ----------
    least, most : float
        The values the printed bound admits; NaN where it leaves them open.
    bound, sign, strict
        As in `straddles`.

    Examples
    --------
    >>> sure(670.0, float("nan"), 550.0, 1.0, False), sure(540.0, float("nan"), 550.0, 1.0, False)
    (True, None)
    """
    if sign > 0:
        met, missed = (least > bound, most <= bound) if strict else (least >= bound, most < bound)
    else:
        met, missed = most <= bound, least > bound
    return True if met else False if missed else None


def undecided(case: Mapping[Any, Any]) -> bool:
    """Say whether the figure of a case is a bound that does not decide."""
    return bool(case["observed_bound"]) and _of_bound(case) is None


def _of_bound(case: Mapping[Any, Any]) -> bool | None:
    return sure(
        case["observed_lower"],
        case["observed_upper"],
        case["target"],
        SIGN[case["direction"]],
        case["comparator"] == "more_than",
    )


def straddles(lower: Any, upper: Any, bound: Any, sign: Any, strict: Any = False) -> Any:
    """Say whether a rounding interval holds values on both sides of a bound.

    Parameters
    ----------
    lower, upper : float or array
        What the rounding of a printed figure hides: from `lower` to just below `upper`; both
        equal for an exact figure.
    bound : float or array
        What the figure is held against.
    sign : float or array
        1 where values from the bound upwards are good, -1 where values down from it are.
    strict : bool or array, default False
        Whether the bound itself is not good enough (超过).

    Returns
    -------
    bool or array
        False where anything is missing.

    Examples
    --------
    >>> straddles(5.45, 5.55, 5.5, 1.0), straddles(5.5, 5.5, 5.5, 1.0)
    (True, False)

    A ceiling at the lowest value admitted is kept by that value alone.

    >>> straddles(5.45, 5.55, 5.45, -1.0), straddles(5.45, 5.55, 5.45, 1.0)
    (True, False)
    """
    sign = np.asarray(sign, dtype=np.float64)
    # The lowest value admitted stands apart from those above it unless it is a floor itself.
    below = np.where((sign > 0) & ~np.asarray(strict), lower < bound, lower <= bound)
    result = below & (bound < np.asarray(upper)) & ~np.isnan(sign)
    return bool(result) if np.ndim(result) == 0 else result


def within_rounding(cases: pd.DataFrame) -> NDArray[np.bool_]:
    """Say where the rounding of what was observed decides whether the target is met.

    Parameters
    ----------
    cases : pandas.DataFrame
        From `labourtargets.progress.build_cases`. A claim on each year is met where none missed it.
    """
    lower, upper, bound = (
        cases[name].to_numpy(dtype=np.float64)
        for name in ("observed_lower", "observed_upper", "target")
    )
    sign = cases["direction"].map(SIGN).to_numpy(dtype=np.float64, na_value=np.nan)
    strict = (cases["comparator"] == "more_than").to_numpy(dtype=bool)
    figure = straddles(lower, upper, bound, sign, strict)
    least, most = (
        cases[f"years_missed_{end}"].fillna(0).to_numpy(dtype=np.int64) for end in ("least", "most")
    )
    each = (cases["kind"] == "each_year").to_numpy(dtype=bool)
    result: NDArray[np.bool_] = np.where(
        each,
        (least == 0) & (most > 0),
        figure & ~cases["observed_bound"].to_numpy(dtype=bool),
    )
    return result
