"""Every promised path, year by year, as tidy rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd

from labourtargets.errors import Problem, Problems, TrajectoryError, suggest
from labourtargets.intervals import DELTA
from labourtargets.trajectories.anchors import read_anchors
from labourtargets.trajectories.blocks import blocks
from labourtargets.trajectories.courses import Options, block_rows
from labourtargets.trajectories.models import MODELS, FloatArray, model
from labourtargets.trajectories.reasons import explain, missing
from labourtargets.trajectories.rows import Rows, anchor_rows, tidy
from labourtargets.trajectories.scenarios import STATED, Baseline, Scenario, as_scenarios

__all__ = ["RULES", "coverage", "project"]

#: Rules for years outside the anchors.
RULES = ("none", "growth", "linear", "flat")


def project(
    series: pd.DataFrame,
    *,
    models: str | Sequence[str] = ("linear", "growth"),
    years: Iterable[int] | None = None,
    scenario: Scenario | Iterable[Scenario] = STATED,
    before: str = "none",
    after: str = "none",
    delta: float = DELTA,
    baselines: Iterable[Baseline] = (),
    strict: bool = False,
) -> pd.DataFrame:
    """Project every series by every model under every scenario.

    Stocks, ratios and dated annual flows run from anchor to anchor (an annual flow is a rate:
    `accumulate` sums it); a claim on each year repeats; a cumulative target is the running total
    due by the end of each year, counted from zero; an increment is added to its baseline.

    Parameters
    ----------
    series : pandas.DataFrame
        The series table: series_id, region_id, indicator_id, measure, anchor, year, value and,
        where there are any, base_unit, lower, upper, comparator, timing, period_start.
    models : str or sequence of str, default ("linear", "growth")
        Names of `MODELS`; "all" for every one.
    years : iterable of int, optional
        Years wanted; by default those from the first anchor of a series to its last.
    scenario : Scenario or iterable of Scenario, default the stated path
    before, after : {"none", "growth", "linear", "flat"}, default "none"
        How to go on past the first and the last anchor. With "none" such years, if asked for,
        come back as rows that say so.
    delta : float, default 0.05
        Half-width of 左右 and 约.
    baselines : iterable of Baseline, default ()
        Starting values the documents do not give.
    strict : bool, default False
        Raise if anything cannot be projected, instead of saying so in ``status``.

    Returns
    -------
    pandas.DataFrame
        `COLUMNS`, sorted by series_id, model, scenario and year; year Int64, value, lower and
        upper float64 in base units, the others str. ``lower`` and ``upper`` carry the rounding
        of the baseline and the wording of the target; NaN is an open end. ``value`` is NaN only
        where status is cannot_project or the text states a range (reason
        range_without_value). A series that cannot be projected keeps its anchors as rows.
        ``reason`` holds codes of `REASONS`; `explain` turns them into sentences.

    Raises
    ------
    TrajectoryError
        For unknown models, rules or columns and misfitting baselines; with `strict` also for
        every series and rule that fails, all together.

    References
    ----------
    `labourtargets.trajectories.models` for the paths, `labourtargets.intervals` for the ranges.

    Examples
    --------
    >>> anchors = pd.DataFrame({
    ...     "series_id": "here/stock", "region_id": "here", "indicator_id": "stock",
    ...     "measure": "stock", "anchor": ["baseline", "target"], "year": [2020, 2025],
    ...     "value": [467.5, 550.0]})
    >>> project(anchors, models="linear")[["year", "value", "basis"]].head(2)
       year  value         basis
    0  2020  467.5      baseline
    1  2021  484.0  interpolated
    """
    names = _names(models)
    scenarios = tuple(sorted(as_scenarios(scenario), key=lambda each: each.name))
    wanted = _years(years)
    _check_options(before, after, delta)
    anchors = read_anchors(series, tuple(baselines), delta)
    options = Options(names, scenarios, wanted, before, after)
    parts: list[Rows] = []
    for block in blocks(anchors):
        parts += block_rows(block, anchors, options)
    refused = np.flatnonzero(anchors.fault)
    for number in range(len(names)):
        for which in range(len(scenarios)):
            parts.append(anchor_rows(anchors, refused, anchors.fault[refused], number, which))
    projection = tidy(parts, anchors, names, [each.name for each in scenarios])
    if strict:
        _raise_faults(projection)
    return projection


def coverage(projection: pd.DataFrame) -> pd.DataFrame:
    """Say for every series whether it projects, or why not.

    Parameters
    ----------
    projection : pandas.DataFrame
        As from `project`.

    Returns
    -------
    pandas.DataFrame
        One row per series, sorted: series_id, region_id, indicator_id, status (ok if one model
        at least projects it), models (how many do), reason (codes; empty where status is ok).

    Examples
    --------
    >>> coverage(project(pd.DataFrame({
    ...     "series_id": ["a/b"], "region_id": "a", "indicator_id": "b", "measure": "stock",
    ...     "anchor": "target", "year": 2025, "value": 20.0})))[["status", "reason"]]
               status            reason
    0  cannot_project  no_baseline:2025
    """
    keys = ["series_id", "region_id", "indicator_id"]
    ok = projection["status"] == "ok"
    every = projection[keys].drop_duplicates("series_id").sort_values("series_id")
    models = projection[ok].groupby("series_id")["model"].nunique()
    reason = projection[~ok].groupby("series_id")["reason"].first()
    count = every["series_id"].map(models).fillna(0).astype("int64")
    return every.assign(
        status=(count > 0).map({True: "ok", False: "cannot_project"}).astype("str"),
        models=count,
        reason=every["series_id"].map(reason).where(count == 0, "").astype("str"),
    ).reset_index(drop=True)


def _names(models: str | Sequence[str]) -> tuple[str, ...]:
    if models == "all":
        return tuple(sorted(MODELS))
    given = (models,) if isinstance(models, str) else tuple(models)
    problems = Problems()
    if not given:
        problems.add("models", None, "model", "", "at least one model")
    for name in given:
        try:
            model(name)
        except TrajectoryError as fault:
            problems.extend(fault.problems)
    problems.raise_as(TrajectoryError)
    return tuple(sorted(set(given)))


def _years(years: Iterable[int] | None) -> FloatArray | None:
    if years is None:
        return None
    wanted = list(years)
    whole = [isinstance(year, (int, np.integer)) and not isinstance(year, bool) for year in wanted]
    if not wanted or not all(whole):
        raise TrajectoryError(
            Problem("years", None, "years", str(wanted), "whole years, at least one")
        )
    return np.unique(np.asarray(wanted, dtype=np.float64))


def _check_options(before: str, after: str, delta: float) -> None:
    problems = Problems()
    for field, rule in (("before", before), ("after", after)):
        if rule not in RULES:
            expected = f"one of {', '.join(RULES)}"
            problems.add("rules", None, field, rule, expected, suggest(str(rule), RULES))
    if not 0 <= delta <= 1:
        problems.add("rules", None, "delta", delta, "a number from 0 to 1")
    problems.raise_as(TrajectoryError)


def _raise_faults(projection: pd.DataFrame) -> None:
    failed = projection[projection["status"] != "ok"]
    problems = Problems()
    for (series_id, reason), rows in failed.groupby(["series_id", "reason"], sort=True):
        models = ", ".join(sorted(rows["model"].unique()))
        why = explain(str(reason))
        problems.add(str(series_id), None, "models", models, missing(str(reason)), why)
    problems.raise_as(TrajectoryError)
