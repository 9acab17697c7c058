"""Three priors, those the data support, and the probability of attainment under each."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from labourtargets.progress.measure import SIGN, floats
from labourtargets.progress.posterior import PRIOR, Prior, posterior, scaled

__all__ = ["attainment", "prior_drifts"]

Floats = NDArray[np.float64]


def prior_drifts(
    cases: pd.DataFrame,
    history: pd.DataFrame,
    shares: Mapping[str, bool],
    peers: Mapping[str, Collection[str]] | None = None,
) -> pd.DataFrame:
    """Compute the three prior drifts that the data support.

    Parameters
    ----------
    cases : pandas.DataFrame
        From `labourtargets.progress.build_cases`.
    history : pandas.DataFrame
        ``region_id``, ``indicator_id``, ``year``, ``value``: known annual figures
        (`labourtargets.observations.annual`). The baselines of `cases` are added.
    shares : mapping of str to bool
        Whether an indicator is a share in percent.
    peers : mapping of str to collection of str, optional
        Regions that may stand for a region as its peers: places of its kind, not the province
        or the country it lies in. None by default.

    Returns
    -------
    pandas.DataFrame
        One row per case and prior, cases in their order: ``statement_id``, ``prior``
        (plan_believer, sceptical, peers), ``drift`` (float64, a year on the scale of x; NaN
        where not supported), ``supported`` (bool), ``years`` (Int64, points it rests on).
        plan_believer: what the target itself needs. sceptical: the trend up to the baseline,
        which takes a figure from before it. peers: the mean drift of the same indicator since
        the baseline year in the peers with figures.

    Examples
    --------
    >>> cases = pd.DataFrame({"statement_id": ["a"], "region_id": ["x"], "indicator_id": ["i"],
    ...     "kind": ["level"], "baseline": [467.5], "baseline_year": [2020], "target": [550.0],
    ...     "target_year": [2025]})
    >>> none = pd.DataFrame(columns=["region_id", "indicator_id", "year", "value"])
    >>> prior_drifts(cases, none, {"i": False})[["prior", "supported"]].values.tolist()
    [['plan_believer', True], ['sceptical', False], ['peers', False]]
    """
    known = _with_baselines(cases, history)
    by_indicator = {str(key): rows for key, rows in known.groupby("indicator_id")}
    rows: list[tuple[object, str, float, int]] = []
    for case in cases.to_dict("records"):
        logit = np.array([bool(shares.get(str(case["indicator_id"]), False))])
        related = by_indicator.get(str(case["indicator_id"]), known.iloc[:0])
        own = related[related["region_id"] == case["region_id"]]
        alike = set((peers or {}).get(str(case["region_id"]), ())) - {case["region_id"]}
        others = related[related["region_id"].isin(list(alike))]
        for name, (drift, points) in {
            "plan_believer": _needed(case, logit),
            "sceptical": _before(case, own, logit),
            "peers": _elsewhere(case, others, logit),
        }.items():
            rows.append((case["statement_id"], name, drift, points))
    table = pd.DataFrame(rows, columns=["statement_id", "prior", "drift", "years"])
    table = table.astype({"drift": "float64", "years": "Int64"})
    return table.assign(supported=table["drift"].notna())[
        ["statement_id", "prior", "drift", "supported", "years"]
    ]


def _with_baselines(cases: pd.DataFrame, history: pd.DataFrame) -> pd.DataFrame:
    columns = ["region_id", "indicator_id", "year", "value"]
    stated = cases[cases["kind"] == "level"].rename(
        columns={"baseline_year": "year", "baseline": "value"}
    )
    both = pd.concat([history[columns].astype({"year": "Int64"}), stated[columns]])
    known = both.dropna(subset=["year", "value"]).astype({"year": "float64", "value": "float64"})
    return known.drop_duplicates(columns[:3]).sort_values("year", kind="stable")


def _slope(years: list[float], values: list[float], logit: NDArray[np.bool_]) -> float:
    x = scaled(np.array(values, dtype=np.float64), np.repeat(logit, len(values)))
    span = years[-1] - years[0]
    return float((x[-1] - x[0]) / span) if span > 0 else float("nan")


def _needed(case: dict[Any, Any], logit: NDArray[np.bool_]) -> tuple[float, int]:
    ends = [case["baseline"], case["target"], case["baseline_year"], case["target_year"]]
    if any(pd.isna(end) for end in ends):
        return float("nan"), 0
    y0, goal, t0, end = (float(number) for number in ends)
    return _slope([t0, end], [y0, goal], logit), 2


def _before(case: dict[Any, Any], own: pd.DataFrame, logit: NDArray[np.bool_]) -> tuple[float, int]:
    if pd.isna(case["baseline"]) or pd.isna(case["baseline_year"]):
        return float("nan"), 0
    t0 = float(case["baseline_year"])
    earlier = own[own["year"] < t0]
    if earlier.empty:
        return float("nan"), 0
    years = [*earlier["year"], t0]
    return _slope(years, [*earlier["value"], float(case["baseline"])], logit), len(years)


def _elsewhere(
    case: dict[Any, Any], others: pd.DataFrame, logit: NDArray[np.bool_]
) -> tuple[float, int]:
    if pd.isna(case["baseline_year"]):
        return float("nan"), 0
    since = others[others["year"] >= float(case["baseline_year"])]
    slopes = [
        _slope(list(rows["year"]), list(rows["value"]), logit)
        for _, rows in since.groupby("region_id")
        if len(rows) > 1
    ]
    slopes = [slope for slope in slopes if not np.isnan(slope)]
    return (float(np.mean(slopes)), len(slopes)) if slopes else (float("nan"), 0)


def attainment(
    cases: pd.DataFrame,
    history: pd.DataFrame,
    shares: Mapping[str, bool],
    *,
    peers: Mapping[str, Collection[str]] | None = None,
    prior: Prior = PRIOR,
) -> pd.DataFrame:
    """Compute the probability of attainment under every prior the data support.

    Parameters
    ----------
    cases, history, shares, peers
        As in `prior_drifts`; figures of a case's own region between baseline and target year
        are its observations.
    prior : Prior

    Returns
    -------
    pandas.DataFrame
        As `prior_drifts`, with the columns of `posterior` (``drift`` stays the prior's,
        ``drift_after`` is the updated one) and ``lowest``, ``highest`` (float64, the band over
        the supported priors of the case). Only cases with a direction, a value path (level) and
        time left after the last figure have a probability.

    Examples
    --------
    >>> cases = pd.DataFrame({"statement_id": ["a"], "region_id": ["x"], "indicator_id": ["i"],
    ...     "kind": ["level"], "direction": ["up"], "baseline": [467.5], "baseline_year": [2020],
    ...     "target": [550.0], "target_year": [2025]})
    >>> history = pd.DataFrame({"region_id": ["x"], "indicator_id": ["i"], "year": [2022],
    ...                         "value": [490.0]})
    >>> attainment(cases, history, {"i": False})["probability"].round(4).iloc[0].item()
    0.2436
    """
    drifts = prior_drifts(cases, history, shares, peers)
    times = len(drifts) // len(cases) if len(cases) else 0
    years, values = _points(cases, history)
    sign = cases["direction"].map(SIGN).to_numpy(dtype=np.float64, na_value=np.nan)
    level = (cases["kind"] == "level").to_numpy(dtype=bool)
    logit = np.array([bool(shares.get(str(name), False)) for name in cases["indicator_id"]], bool)
    threshold = np.where(level, floats(cases, "target"), np.nan)
    found = posterior(
        np.repeat(years, times, axis=0),
        np.repeat(values, times, axis=0),
        np.repeat(floats(cases, "target_year"), times),
        np.repeat(threshold, times),
        drifts["drift"],
        direction=np.repeat(sign, times),
        share=np.repeat(logit, times),
        prior=prior,
    ).rename(columns={"drift": "drift_after"})
    table = pd.concat([drifts, found], axis=1)
    band = table.groupby("statement_id")["probability"]
    return table.assign(lowest=band.transform("min"), highest=band.transform("max"))


def _points(cases: pd.DataFrame, history: pd.DataFrame) -> tuple[Floats, Floats]:
    known = history.dropna(subset=["year", "value"]).sort_values("year")
    by_pair = dict(iter(known.groupby(["region_id", "indicator_id"])))
    points = []
    for case in cases.to_dict("records"):
        start, end = case["baseline_year"], case["target_year"]
        own = by_pair.get((case["region_id"], case["indicator_id"]))
        run = [] if pd.isna(start) else [(float(start), float(case["baseline"]))]
        if own is not None and not pd.isna(start) and not pd.isna(end):
            run += [
                (float(year), float(value))
                for year, value in zip(own["year"], own["value"], strict=True)
                if start < year < end
            ]
        points.append(run)
    width = max((len(run) for run in points), default=1) or 1
    filled = np.full((len(points), width, 2), np.nan)
    for place, run in enumerate(points):
        if run:
            filled[place, : len(run)] = run
    return filled[..., 0], filled[..., 1]
