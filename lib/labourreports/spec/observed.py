"""The observations a run reads, checked before it starts: a faulty file stops who reads it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from labourtargets.errors import LabourTargetsError, Problem
from labourtargets.observations import csv_files, load_observations, unsaved_workbooks
from labourtargets.workspace import Workspace

__all__ = ["named_observations", "observation_faults", "observation_files", "shipped_faults"]

_PARAMETER = "observations"


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
            Problem(file, None, _PARAMETER, name[:80], "a CSV file or a folder of them")
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
