"""Observed against promised: every target judged by what was known on one day."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from labourtargets.analysis.finding import Names, Paths, observation_paths, select
from labourtargets.analysis.tracked import tracked
from labourtargets.analysis.tracking import Tracking
from labourtargets.codebook import load_codebook
from labourtargets.errors import Problem, SelectionError, suggest
from labourtargets.observations import (
    annual,
    known,
    known_since,
    load_observations,
    newest,
    revisions,
    suspicious,
    worksheet,
)
from labourtargets.progress import Assessment, read_methods
from labourtargets.progress import assess as judge
from labourtargets.statements import load_series, load_targets
from labourtargets.tables import read_table
from labourtargets.trajectories import project
from labourtargets.workspace import Workspace

__all__ = ["METHODS", "assess"]

#: How many methods of judging are told: the three of the panel, or all.
METHODS = ("shown", "all")


def assess(
    region: Names = None,
    indicator: Names = None,
    *,
    as_of: str = "",
    document: Names = None,
    observations: Paths = "",
    methods: str = "shown",
    workspace: Workspace | None = None,
) -> Tracking:
    """Judge targets by the published figures known on one day.

    Parameters
    ----------
    region, indicator, document, workspace
        As in `labourtargets.analysis.select`.
    as_of : str, default ""
        The day, YYYY-MM-DD; by default the first on which all the observations are known, and so
        not today: the library has no clock.
    observations : path or sequence of paths, default ""
        CSV files or folders of observations, relative to the workspace; the shipped ones by
        default.
    methods : {"shown", "all"}
        Three methods of the panel, or all eight.

    Returns
    -------
    labourtargets.analysis.Tracking
        ``frame``: one row per target in the order of the documents, by 32 columns. From the
        judgement: statement_id, region_id, indicator_id, stage, verdict, reason, reason_en,
        evidence, missing (str); attained (boolean, missing where undecided), within_rounding,
        disagree (bool); observation_id (str), observation_ids (str, all that were used, divided by
        ``|``), observed_year (Int64), observed and gap (observed less target; float64, base_unit);
        agreement (float64, share of the methods that agree); caveat, as_of (str); other_verdicts
        (str, divided by ``|``: what another value within the rounding would get). From the target:
        doc_id, value, lower, upper, comparator, base_unit, period_start, period_end, measure,
        timing, note, as in ``data/schema/targets.json``.
        Sentences that repeat a target, an increment whose level is stated too among them, or
        quote somebody else's are left out and counted.
        ``parts`` holds frames, among them panel (statistic and conclusion of each method), paths
        (the standing on every path, and whether the rounding of the figure leaves it open), pace,
        attainment (probabilities), worksheet (what to fill in), revisions and suspicious.

    Raises
    ------
    SelectionError
        Unknown names, another `methods`, no such day, or none where nothing is observed.
    ObservationError
        Every fault of the files at once.

    References
    ----------
    Statistics Canada, Open SDG progress measurement methodology; Eurostat, EU SDG monitoring;
    NCHS, Healthy People 2030 progress methods. Cut-offs and sources of all eight methods, and
    whether they were read at their source: ``data/registries/progress_methods.csv``.

    Examples
    --------
    >>> made = assess(indicator="rd_intensity", as_of="2026-11-23")
    >>> made.frame[["verdict", "reason"]].values.tolist()
    [['due_unreported', 'reached_before_due']]
    >>> day = assess("重庆高新区", "rd_intensity").as_of
    >>> day == known_since(load_observations())
    True
    """
    workspace = workspace or Workspace.default()
    _options(as_of, methods)
    chosen = select(
        region, indicator, document=document or None, role="target", workspace=workspace
    ).frame
    targets, dropped = _targets(chosen, workspace)
    paths = observation_paths(observations, workspace)
    loaded = load_observations(paths, workspace=workspace)
    day = as_of or known_since(loaded)
    if not day:
        raise SelectionError(
            Problem(
                "", None, "as_of", "", "a day, YYYY-MM-DD", "without observations none is known"
            )
        )
    seen = newest(known(loaded, day))
    codebook = load_codebook(workspace)
    series = load_series(workspace)
    projection = project(series, models="all")
    stated = series.loc[series["anchor"] == "target", ["series_id", "statement_id", "year"]]
    ends = stated.sort_values("year").drop_duplicates("series_id", keep="last")
    table = read_table("progress_methods", workspace)
    made = judge(
        targets,
        seen,
        as_of=day,
        indicators=codebook.indicators,
        methods=read_methods(table),
        history=annual(seen),
        peers=_peers(codebook.regions),
        # The knots of a model that does not apply are no path of it.
        paths=projection[projection["status"] == "ok"].merge(
            ends[["series_id", "statement_id"]], on="series_id"
        ),
    )
    shipped = workspace.observations.resolve()
    given = [path.resolve() for path in paths or []]
    own = tuple(path.name for path in given if shipped not in (path, *path.parents))
    mine = ends[ends["statement_id"].isin(targets["statement_id"])]
    parts = {
        "targets": targets,
        "loaded": loaded,
        "known": seen,
        "methods": table,
        "projection": projection[projection["series_id"].isin(mine["series_id"])],
        "anchors": series[series["series_id"].isin(mine["series_id"])],
        "worksheet": worksheet(
            targets[_open(made.verdicts)], _on_file(loaded, own), day, workspace
        ),
        "revisions": revisions(known(loaded, day)),
        "suspicious": suspicious(loaded, targets),
        **_frames(made),
    }
    frame = made.verdicts.merge(
        targets[
            [
                "statement_id",
                "doc_id",
                "value",
                "lower",
                "upper",
                "comparator",
                "base_unit",
                "period_start",
                "period_end",
                "measure",
                "timing",
                "note",
            ]
        ],
        on="statement_id",
        how="left",
    )
    return Tracking(frame, workspace, parts, as_of=day, methods=methods, dropped=dropped, own=own)


def _on_file(observations: pd.DataFrame, own: tuple[str, ...]) -> pd.DataFrame:
    """Let a reader's figures without a day count as at hand: the day is asked for, not they."""
    if not own:
        return observations
    return observations.assign(as_of=observations["as_of"].fillna(observations["period_end"]))


def _options(as_of: str, methods: str) -> None:
    problems = []
    try:
        if as_of:
            dt.date.fromisoformat(as_of)
    except ValueError:
        problems.append(Problem("", None, "as_of", as_of, "a day, YYYY-MM-DD"))
    if methods not in METHODS:
        hint = suggest(methods, METHODS)
        problems.append(Problem("", None, "methods", methods, " or ".join(METHODS), hint))
    if problems:
        raise SelectionError(problems)


def _targets(chosen: pd.DataFrame, workspace: Workspace) -> tuple[pd.DataFrame, int]:
    targets = load_targets(workspace)
    targets = targets[targets["statement_id"].isin(chosen["statement_id"])]
    own = tracked(targets, workspace)
    return targets[own].reset_index(drop=True), int((~own).sum())


def _open(verdicts: pd.DataFrame) -> pd.Series[bool]:
    """Mark the targets, in the order of the verdicts, of which a figure could say more."""
    decided = verdicts["verdict"].isin(["met", "not_met"]) | (verdicts["reason"] == "sum_reached")
    return ~decided & ~verdicts["evidence"].isin(["incomplete_target", "no_direction"])


def _peers(regions: pd.DataFrame) -> dict[str, list[str]]:
    # Places of one level under one parent: a province is no peer of its cities.
    groups = regions.groupby(["level", "parent_id"])["region_id"].apply(list)
    return {region: [one for one in group if one != region] for group in groups for region in group}


def _frames(made: Assessment) -> dict[str, pd.DataFrame]:
    return {
        name: getattr(made, name)
        for name in ("counts", "cases", "panel", "agreement", "pace", "paths", "attainment")
    }
