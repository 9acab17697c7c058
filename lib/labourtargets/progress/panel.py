"""The status panel: eight published ways of judging one observation, side by side."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from labourtargets.progress.measure import SIGN, floats, measure
from labourtargets.progress.meeting import attained
from labourtargets.progress.methods import Method

__all__ = ["agreement", "panel"]

# Where the cut-offs apply to something else than the statistic itself.
_CLASSIFIED_ON = {"escap": "escap_gap", "healthy_people": "healthy_people_move"}


def panel(cases: pd.DataFrame, methods: Sequence[Method]) -> pd.DataFrame:
    """Judge every series by every method.

    Parameters
    ----------
    cases : pandas.DataFrame
        As `measure`, with ``statement_id``, ``lower``, ``upper`` and ``comparator``; rows as
        `labourtargets.progress.build_cases` makes them.
    methods : sequence of Method
        From `labourtargets.progress.read_methods`.

    Returns
    -------
    pandas.DataFrame
        One row per series and method, series in the order of `cases`, methods in the order
        given: ``statement_id``, ``method`` (str), ``statistic`` (float64), ``classified_on``
        (float64, what the cut-offs were applied to), ``label`` (str, empty where none),
        ``level`` (Int64: 2 on course, 1 short, 0 standing still or wrong way), ``shown``
        (bool), ``undefined`` (str, why there is no statistic, else empty).

    Examples
    --------
    >>> case = pd.DataFrame({"statement_id": ["a"], "direction": ["up"], "baseline": [467.5],
    ...     "baseline_year": [2020], "target": [550.0], "target_year": [2025], "observed": [500.5],
    ...     "observed_year": [2022], "lower": [550.0], "upper": [550.0], "comparator": ["exactly"]})
    >>> sdsn = Method("sdsn", False, (">=1", ">=0.5", ">=0", "<0"),
    ...               ("on_track", "moderate", "stagnating", "away"), (2, 1, 1, 0))
    >>> panel(case, [sdsn])[["method", "label"]].iloc[0].tolist()
    ['sdsn', 'on_track']
    """
    measured = measure(cases)
    met = attained(cases)
    why = _undefined(cases, met)
    count, width = len(cases), len(methods)
    statistic = np.full((count, width), np.nan)
    basis, level = statistic.copy(), statistic.copy()
    label = np.full((count, width), "", dtype=object)
    reason = np.full((count, width), "", dtype=object)
    for place, method in enumerate(methods):
        statistic[:, place] = measured[method.method].to_numpy()
        basis[:, place] = measured[_CLASSIFIED_ON.get(method.method, method.method)].to_numpy()
        label[:, place], level[:, place] = method.classify(basis[:, place], met)
        gone = np.isnan(statistic[:, place])
        growth = method.method in ("statcan_eurostat", "unsd", "effort")
        reason[:, place] = np.where(gone, why[1] if growth else why[0], "")
    return pd.DataFrame(
        {
            "statement_id": np.repeat(cases["statement_id"].to_numpy(dtype=object), width),
            "method": np.tile(np.array([method.method for method in methods], dtype=object), count),
            "statistic": statistic.ravel(),
            "classified_on": basis.ravel(),
            "label": label.ravel(),
            "level": pd.array(level.ravel(), dtype="Int64"),
            "shown": np.tile(np.array([method.shown for method in methods], dtype=bool), count),
            "undefined": reason.ravel(),
        }
    )


def _undefined(
    cases: pd.DataFrame, met: NDArray[np.bool_]
) -> tuple[NDArray[np.object_], NDArray[np.object_]]:
    y0, goal, y, end, t = (
        floats(cases, name)
        for name in ("baseline", "target", "observed", "target_year", "observed_year")
    )
    sign = cases["direction"].map(SIGN).to_numpy(dtype=np.float64, na_value=np.nan)
    common = [
        (np.isnan(sign), "no_direction"),
        (np.isnan(goal) | np.isnan(end), "no_target"),
        (np.isnan(y0), "no_baseline"),
        (np.isnan(y), "no_observation"),
        (goal == y0, "maintain"),
        (sign * (goal - y0) < 0, "met_at_baseline"),
    ]
    last = [
        (met, "target_met"),
        (t >= end, "no_time_left"),
        (np.ones(len(cases), bool), "wrong_way"),
    ]
    growth = [*common, ((y0 <= 0) | (goal <= 0) | (y <= 0), "not_positive"), *last]
    linear = [*common, *last]

    def pick(rules: list[tuple[NDArray[np.bool_], str]]) -> NDArray[np.object_]:
        names = np.array([name for _, name in rules], dtype=object)
        first: NDArray[np.object_] = names[np.argmax(np.stack([row for row, _ in rules]), axis=0)]
        return first

    return pick(linear), pick(growth)


def agreement(judged: pd.DataFrame) -> pd.DataFrame:
    """Say how far the methods agree on each series.

    Parameters
    ----------
    judged : pandas.DataFrame
        From `panel`, or its rows with ``shown``.

    Returns
    -------
    pandas.DataFrame
        Indexed by ``statement_id`` in the order of first appearance: ``methods`` (Int64, those
        with a level), ``on_course``, ``short``, ``away`` (Int64, how many at level 2, 1, 0),
        ``agreement`` (float64, share of pairs of methods at the same level; NaN below two),
        ``disagree`` (bool).

    Examples
    --------
    >>> judged = pd.DataFrame({"statement_id": ["a"] * 3, "level": pd.array([2, 2, 1], "Int64")})
    >>> agreement(judged)[["methods", "on_course", "agreement"]].round(2).iloc[0].tolist()
    [3.0, 2.0, 0.33]
    """
    keys, order = pd.factorize(judged["statement_id"])
    level = judged["level"].to_numpy(dtype=np.float64, na_value=np.nan)
    count = [
        np.bincount(keys, weights=(level == wanted).astype(float), minlength=len(order))
        for wanted in (2, 1, 0)
    ]
    total = count[0] + count[1] + count[2]
    pairs = total * (total - 1) / 2
    same = sum((number * (number - 1) / 2 for number in count), start=np.zeros(len(order)))
    with np.errstate(invalid="ignore"):
        share = np.where(pairs > 0, same / pairs, np.nan)
    columns = {"methods": total, "on_course": count[0], "short": count[1], "away": count[2]}
    table = pd.DataFrame(
        {name: pd.array(values, dtype="Int64") for name, values in columns.items()},
        index=pd.Index(order, name="statement_id"),
    )
    return table.assign(agreement=share, disagree=share < 1)
