"""The starting values a run supplies, refused before it starts as its notebook would refuse them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd

from labourreports.spec.observed import shipped_faults
from labourreports.spec.vocabulary import named
from labourtargets.analysis.assumptions import read_baselines
from labourtargets.codebook import load_codebook
from labourtargets.errors import LabourTargetsError, Problem, Problems
from labourtargets.observations import known, load_observations
from labourtargets.statements import load_series
from labourtargets.trajectories import Baseline, project
from labourtargets.workspace import Workspace

__all__ = ["baseline_faults"]

_PARAMETER = "baselines"


def baseline_faults(
    parameters: Mapping[str, object], file: str, workspace: Workspace
) -> list[Problem]:
    """List what is wrong in the baselines of a run.

    Parameters
    ----------
    parameters : mapping
        Of a run: ``baselines``, and the places, indicators and day they must fit.
    file : str
        The run file.
    workspace : Workspace

    Returns
    -------
    list of Problem
        Of texts that cannot be read, of names and observations that are not known on the run's
        day, and of values that do not fit the series the run shows.
    """
    given = parameters.get(_PARAMETER)
    # published figures that cannot be read are told on their own, and nothing runs with them
    if not isinstance(given, list) or not given or shipped_faults(workspace):
        return []
    codebook = load_codebook(workspace)

    def observations() -> pd.DataFrame:
        return known(load_observations(workspace=workspace), str(parameters["as_of"]))

    found: list[Problem] = []
    baselines: list[Baseline] = []
    for text in map(str, given):
        problems = Problems()
        read = read_baselines([text], codebook, observations, problems)
        baselines += () if len(problems) else read
        series = text.partition(":")[0].strip()
        found += [_of_the_run(problem, series, file) for problem in problems]
    return list(dict.fromkeys([*found, *_misfits(baselines, parameters, file, workspace)]))


def _misfits(
    baselines: list[Baseline], parameters: Mapping[str, object], file: str, workspace: Workspace
) -> list[Problem]:
    """Hold baselines that can be read against the series the run shows."""
    if not (workspace.tables / "series.csv").is_file():
        return []
    series = load_series(workspace)
    for column, wanted in named(parameters).items():
        if column in ("region_id", "indicator_id"):
            series = series[series[column].isin(list(wanted))]
    if series.empty:
        # told as a pair that has nothing to show
        return []
    try:
        project(series, models=("linear",), baselines=baselines)
    except LabourTargetsError as fault:
        return [
            _of_the_run(problem, problem.file.removeprefix("baseline").strip(), file)
            for problem in fault.problems
        ]
    return []


def _of_the_run(problem: Problem, series: str, file: str) -> Problem:
    """Tell a fault of the library's reader as one of a run file."""
    expected = problem.expected
    if problem.field == "series_id" and expected == "a series of the table":
        series, expected = "", "a series of the run's places and indicators"
    where = f"{series}: " if series and problem.field not in (_PARAMETER, "series_id") else ""
    what = problem.found if problem.field == _PARAMETER else f"{problem.field}={problem.found}"
    return replace(
        problem, file=file, field=_PARAMETER, found=f"{where}{what}"[:120], expected=expected
    )
