"""The observations a run reads, checked before it starts: a faulty file stops who reads it."""

from __future__ import annotations

import os
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pandas as pd

from labourreports.spec.model import Run
from labourtargets.errors import LabourTargetsError, Problem
from labourtargets.observations import csv_files, examine, load_observations, unsaved_workbooks
from labourtargets.statements import load_statements
from labourtargets.workspace import Workspace

__all__ = [
    "doubtful_observations",
    "figures_beside",
    "named_observations",
    "observation_faults",
    "observation_files",
    "shipped_faults",
]

_PARAMETER = "observations"
# More of one file mostly have one reason: the command lists them all.
_TOLD = 3


def shipped_faults(workspace: Workspace) -> list[Problem]:
    """List what is wrong in ``data/observations``: any notebook may read it."""
    if _closed(workspace.observations):
        return [_unreadable(workspace.relative(workspace.observations), workspace.observations)]
    return list(_faults(workspace, (), _stamp(_inside(workspace.observations))))


def observation_faults(
    parameters: Mapping[str, object], file: str, workspace: Workspace
) -> list[Problem]:
    """List what is wrong in the files a run names.

    Parameters
    ----------
    parameters : mapping
        Of a run; only ``observations`` matters: a file or a folder, or a list of them.
    file : str
        The run file, which a path that leads nowhere is a fault of.
    workspace : Workspace

    Returns
    -------
    list of Problem
        Magnitudes that look wrong are no fault: the report warns of them.
    """
    named = named_observations(parameters)
    if not named:
        return []
    closed = [name for name in named if _closed(workspace.root / name)]
    # os.path: a name too long for the disk is missing, too
    missing = [
        name
        for name in named
        if not os.path.exists(workspace.root / name)
        or (name not in closed and not _inside(workspace.root / name))
    ]
    if missing:
        return [
            Problem(
                file,
                None,
                _PARAMETER,
                name[:80],
                "a CSV file or a folder of them",
                "" if os.path.exists(workspace.root / name) else f"sought in {workspace.root}",
            )
            for name in missing
        ]
    if closed:
        return [_unreadable(file, Path(name)) for name in closed]
    paths = [path for name in named for path in _inside(workspace.root / name)]
    found = _faults(workspace, tuple(named), _stamp(paths))
    return [replace(problem, file=problem.file or file) for problem in found]


def observation_files(parameters: Mapping[str, object], workspace: Workspace) -> tuple[str, ...]:
    """Return the files a run's observations come from: a change makes its report out of date.

    Returns
    -------
    tuple of str
        As the run names them; a folder by its CSV files.
    """
    files = []
    for name in named_observations(parameters):
        path = workspace.root / name
        inside = csv_files(path) if os.path.isdir(path) else []
        files += [f"{name.rstrip('/')}/{each.name}" for each in inside] or [name]
    return tuple(files)


def doubtful_observations(runs: Sequence[Run], workspace: Workspace) -> list[str]:
    """Warn of observations that are no fault and look wrong: reports use them as they are.

    Parameters
    ----------
    runs : sequence of Run
        Those to be made. Figures made up to show a report are not doubted.
    workspace : Workspace

    Returns
    -------
    list of str
        By file: its first doubts, each with its row, and the command that lists the rest.
    """
    read = dict.fromkeys(tuple(named_observations(run.parameters)) for run in runs)
    doubts: dict[str, list[Problem]] = {}
    for named in [(), *filter(None, read)]:
        paths = [workspace.root / name for name in named] or None
        try:
            read_through = examine(paths, workspace=workspace)
        except (LabourTargetsError, OSError):
            # gone since the run was checked: it fails by itself
            continue
        if not (read_through.frame["reliability"] == "synthetic").all():
            for doubt in read_through.doubts(figures_beside(workspace)):
                known = doubts.setdefault(doubt.file, [])
                known += [] if doubt in known else [doubt]
    return [line for file, found in doubts.items() for line in _warned(file, found)]


def figures_beside(workspace: Workspace) -> pd.DataFrame:
    """Return the statements whose figures an observation of their series is held against.

    Returns
    -------
    pandas.DataFrame
        Targets, baselines and what was achieved, as `labourtargets.statements.load_statements`.
    """
    stated = load_statements(workspace)
    return stated[stated["role"].isin(["target", "baseline", "achieved"])]


def _warned(file: str, doubts: list[Problem]) -> list[str]:
    lines = [f"{file} {doubt} (used as it is)" for doubt in doubts[:_TOLD]]
    more = len(doubts) - _TOLD
    command = shlex.join(["labourtargets", "observations", "validate", file])
    return [*lines, *([f"{file}: {more} more like these: {command}"] if more > 0 else [])]


def named_observations(parameters: Mapping[str, object]) -> list[str]:
    """Return the files and folders of observations that a run names."""
    value = parameters.get(_PARAMETER)
    given = value if isinstance(value, list) else [value]
    return [name for name in given if isinstance(name, str) and name]


def _inside(path: Path) -> list[Path]:
    """Return a file, or what a folder has of files and of workbooks that nobody saved as one."""
    return [*csv_files(path), *unsaved_workbooks(path)] if os.path.isdir(path) else [path]


def _closed(path: Path) -> bool:
    """Tell a folder that cannot be read, which lists like an empty one."""
    return os.path.isdir(path) and not os.access(path, os.R_OK | os.X_OK)


def _unreadable(file: str, folder: Path) -> Problem:
    return Problem(file, None, _PARAMETER, str(folder.name)[:80], "a folder that can be read")


def _stamp(paths: list[Path]) -> tuple[tuple[str, int, int], ...]:
    """Tell states of files apart, so that a file is read once and again when it changes."""
    return tuple(
        (str(path), path.stat().st_mtime_ns, path.stat().st_size)
        for path in paths
        if path.is_file()
    )


@lru_cache(maxsize=64)
def _faults(
    workspace: Workspace, named: tuple[str, ...], stamp: tuple[tuple[str, int, int], ...]
) -> tuple[Problem, ...]:
    paths = [workspace.root / name for name in named] or None
    try:
        load_observations(paths, workspace=workspace)
    except LabourTargetsError as fault:
        return fault.problems
    except (OSError, ValueError) as fault:
        return (Problem("", None, _PARAMETER, type(fault).__name__, "a readable CSV file"),)
    return ()
