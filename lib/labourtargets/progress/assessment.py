"""Everything that can be said of a set of targets on one day, from frames already loaded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from labourtargets.progress.cases import build_cases
from labourtargets.progress.measure import remaining_pace
from labourtargets.progress.methods import Method
from labourtargets.progress.panel import agreement, panel
from labourtargets.progress.paths import against_paths
from labourtargets.progress.posterior import PRIOR, Prior
from labourtargets.progress.priors import attainment
from labourtargets.progress.reasons import EVIDENCE, VERDICTS
from labourtargets.progress.rounding import left_open
from labourtargets.progress.verdicts import give_verdicts

__all__ = ["Assessment", "assess"]

_PATH_COLUMNS = ["statement_id", "model", "year", "value"]


@dataclass(frozen=True)
class Assessment:
    """Hold the judgement on a set of targets; frames share ``statement_id``.

    Parameters
    ----------
    verdicts : pandas.DataFrame
        From `labourtargets.progress.give_verdicts`: one row per target, with ``other_verdicts``
        (str): those which another value within the rounding of the figure would get, divided by
        ``|``.
    counts : pandas.DataFrame
        ``axis`` (evidence, verdict), ``code``, ``targets`` (Int64): the honest count, every
        code in its own order, zeros included.
    cases : pandas.DataFrame
        From `labourtargets.progress.build_cases`.
    panel, agreement : pandas.DataFrame
        All methods for the targets with a baseline and a figure, with ``within_rounding`` (bool,
        another value within the rounding of the figure would change the label), and how far those
        shown agree.
    pace : pandas.DataFrame
        From `labourtargets.progress.remaining_pace`, with ``statement_id``; same targets.
    paths : pandas.DataFrame
        From `labourtargets.progress.against_paths`; empty without paths.
    attainment : pandas.DataFrame
        From `labourtargets.progress.attainment`, for targets not yet decided, one row per prior.
    """

    verdicts: pd.DataFrame
    counts: pd.DataFrame
    cases: pd.DataFrame
    panel: pd.DataFrame
    agreement: pd.DataFrame
    pace: pd.DataFrame
    paths: pd.DataFrame
    attainment: pd.DataFrame


def assess(
    targets: pd.DataFrame,
    observations: pd.DataFrame,
    *,
    as_of: str | dt.date,
    indicators: pd.DataFrame,
    methods: Sequence[Method],
    history: pd.DataFrame,
    paths: pd.DataFrame | None = None,
    peers: Mapping[str, Collection[str]] | None = None,
    prior: Prior = PRIOR,
) -> Assessment:
    """Judge targets by what was known on one day.

    Parameters
    ----------
    targets, observations, as_of, indicators
        As `labourtargets.progress.build_cases`; observations known by then, newest vintages.
    methods : sequence of Method
        From `labourtargets.progress.read_methods`.
    history : pandas.DataFrame
        Annual figures of the same observations (`labourtargets.observations.annual`).
    paths : pandas.DataFrame, optional
        Yearly paths of every model: ``statement_id`` of the target, ``model``, ``year``,
        ``value``.
    peers, prior
        As `labourtargets.progress.attainment`.

    Returns
    -------
    Assessment

    Raises
    ------
    ProgressError
        As `labourtargets.progress.build_cases`.

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> from labourtargets.observations import annual, known, load_observations, newest
    >>> from labourtargets.progress import read_methods
    >>> from labourtargets.statements import load_targets
    >>> from labourtargets.tables import read_table
    >>> seen = newest(known(load_observations(), "2026-11-23"))
    >>> made = assess(load_targets(), seen, as_of="2026-11-23", history=annual(seen),
    ...     indicators=load_codebook().indicators,
    ...     methods=read_methods(read_table("progress_methods")))
    >>> made.verdicts.query("observed.notna()")["indicator_id"].tolist()
    ['rd_intensity']
    """
    cases = build_cases(targets, observations, as_of=as_of, indicators=indicators)
    all_judged = panel(cases, methods)
    verdicts = give_verdicts(cases, all_judged)
    others, differs = left_open(cases, methods, verdicts, all_judged)
    verdicts = verdicts.assign(other_verdicts=others)
    all_judged = all_judged.assign(within_rounding=differs)
    # what is published as a bound and decides nothing is no ground for a method either
    undecided = verdicts.loc[verdicts["evidence"] == "not_comparable", "statement_id"]
    measured = cases[
        cases["baseline"].notna()
        & cases["observed"].notna()
        & cases["kind"].isin(["level", "cumulative"])
        & ~cases["statement_id"].isin(undecided)
    ]
    judged = all_judged[all_judged["statement_id"].isin(measured["statement_id"])]
    open_ones = measured[
        ~measured["statement_id"].isin(
            verdicts.loc[verdicts["verdict"].isin(["met", "not_met", "no_verdict"]), "statement_id"]
        )
    ]
    percent = targets.loc[targets["base_unit"] == "%", "indicator_id"]
    return Assessment(
        verdicts=verdicts,
        counts=_counts(verdicts),
        cases=cases,
        panel=judged.reset_index(drop=True),
        agreement=agreement(judged[judged["shown"]]),
        pace=remaining_pace(measured).assign(statement_id=measured["statement_id"]),
        paths=against_paths(
            measured, pd.DataFrame(columns=_PATH_COLUMNS) if paths is None else paths
        ),
        attainment=attainment(
            open_ones.reset_index(drop=True),
            history,
            dict.fromkeys(percent, True),
            peers=peers,
            prior=prior,
        ),
    )


def _counts(verdicts: pd.DataFrame) -> pd.DataFrame:
    rows = [
        (axis, code, int((verdicts[axis] == code).sum()))
        for axis, codes in (("evidence", EVIDENCE), ("verdict", VERDICTS))
        for code in codes
    ]
    return pd.DataFrame(rows, columns=["axis", "code", "targets"]).astype({"targets": "Int64"})
