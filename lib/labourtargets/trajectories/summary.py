"""What the choice of model changes, and what a scenario changes."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from labourtargets.errors import Problem, TrajectoryError, suggest
from labourtargets.trajectories.models import MODELS, model
from labourtargets.trajectories.scenarios import STATED

__all__ = ["against_stated", "envelope"]

_SERIES = ["series_id", "region_id", "indicator_id"]


def envelope(projection: pd.DataFrame, models: Sequence[str] | None = None) -> pd.DataFrame:
    """Give the least and the greatest path over the models, year by year.

    Parameters
    ----------
    projection : pandas.DataFrame
        As from `project`.
    models : sequence of str, optional
        Which of the models projected; by default all. `step` is never part of an envelope.

    Returns
    -------
    pandas.DataFrame
        One row per series, scenario and year that a model projects, sorted: series_id,
        region_id, indicator_id, scenario, year (Int64), low, high (least and greatest value),
        low_model, high_model (the first by name where several agree), spread (high − low),
        lower, upper (ends of all intervals together; NaN as soon as one is open), models (how
        many), basis.

    Raises
    ------
    TrajectoryError
        For an unknown model, or one the projection does not hold.

    References
    ----------
    The envelope of a year is the least and the greatest value of the models drawn; a step is no
    model of the way and stays out.

    Examples
    --------
    >>> from labourtargets.trajectories import project
    >>> anchors = pd.DataFrame({
    ...     "series_id": "here/stock", "region_id": "here", "indicator_id": "stock",
    ...     "measure": "stock", "anchor": ["baseline", "target"], "year": [2020, 2025],
    ...     "value": [467.5, 550.0]})
    >>> envelope(project(anchors))[["year", "low", "high", "low_model"]].round(2).iloc[1]
    year           2021
    low          482.95
    high          484.0
    low_model    growth
    Name: 1, dtype: object
    """
    held = sorted(projection["model"].unique())
    for name in models or ():
        model(name)
        if name not in held:
            expected = f"one of those projected: {', '.join(held)}"
            raise TrajectoryError(
                Problem("models", None, "model", name, expected, suggest(name, held))
            )
    chosen = [name for name in (models or held) if MODELS[name].in_envelope]
    keys = [*_SERIES, "scenario", "year"]
    valued = projection["value"].notna() | projection["lower"].notna() | projection["upper"].notna()
    rows = projection[
        (projection["status"] == "ok") & projection["model"].isin(chosen) & valued
    ].sort_values([*keys, "model"])
    groups = rows.groupby(keys, sort=True, dropna=False)
    size = groups.size()
    band = pd.DataFrame(
        {
            "low": groups["value"].min(),
            "high": groups["value"].max(),
            "models": groups["model"].nunique(),
            "lower": groups["lower"].min().where(groups["lower"].count() == size),
            "upper": groups["upper"].max().where(groups["upper"].count() == size),
            "basis": groups["basis"].first(),
        }
    )
    pointed = rows.dropna(subset="value")
    for end, ascending in (("low", True), ("high", False)):
        ordered = pointed.sort_values("value", ascending=ascending, kind="stable")
        first = ordered.groupby(keys, sort=True, dropna=False)["model"].first()
        band[f"{end}_model"] = first.reindex(band.index)
    band = band.reset_index()
    band["spread"] = band["high"] - band["low"]
    return band[
        [
            *keys,
            "low",
            "high",
            "low_model",
            "high_model",
            "spread",
            "lower",
            "upper",
            "models",
            "basis",
        ]
    ]


def against_stated(projection: pd.DataFrame) -> pd.DataFrame:
    """Set every scenario beside the stated path.

    Parameters
    ----------
    projection : pandas.DataFrame
        As from `project`, with the scenario "stated" among its scenarios.

    Returns
    -------
    pandas.DataFrame
        One row per series, model, scenario other than "stated" and year, sorted: series_id,
        region_id, indicator_id, model, scenario, year, value, stated (the value of the stated
        path), difference (value − stated, in base units), difference_percent (of the stated
        value; NaN where that is 0).

    Raises
    ------
    TrajectoryError
        If the stated path is missing.

    Examples
    --------
    >>> from labourtargets.trajectories import Scenario, project
    >>> anchors = pd.DataFrame({
    ...     "series_id": "here/stock", "region_id": "here", "indicator_id": "stock",
    ...     "measure": "stock", "anchor": ["baseline", "target"], "year": [2020, 2025],
    ...     "value": [467.5, 550.0]})
    >>> rows = against_stated(project(
    ...     anchors, models="linear", scenario=[STATED, Scenario("short", shortfall=20)]))
    >>> rows[["value", "stated", "difference"]].iloc[-1].tolist()
    [533.5, 550.0, -16.5]
    """
    held = sorted(projection["scenario"].unique())
    if STATED.name not in held:
        raise TrajectoryError(
            Problem("scenario", None, "scenario", ", ".join(held), "the stated path among them")
        )
    keys = [*_SERIES, "model", "year"]
    ok = projection[projection["status"] == "ok"]
    stated = ok.loc[ok["scenario"] == STATED.name, [*keys, "value"]]
    other = ok.loc[ok["scenario"] != STATED.name, [*keys, "scenario", "value"]]
    rows = other.merge(stated.rename(columns={"value": "stated"}), on=keys, how="left")
    rows["difference"] = rows["value"] - rows["stated"]
    rows["difference_percent"] = (rows["difference"] / rows["stated"] * 100).where(
        rows["stated"] != 0
    )
    columns = [*_SERIES, "model", "scenario", "year", "value", "stated"]
    columns += ["difference", "difference_percent"]
    return rows[columns].sort_values(["series_id", "model", "scenario", "year"], ignore_index=True)
