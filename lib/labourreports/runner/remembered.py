"""Run files found sound stay sound while nothing they were judged by has changed."""

from __future__ import annotations

import contextlib
import hashlib
import json
import platform
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

from labourreports.runner.key import file_hash, read_hashes
from labourreports.runner.staging import write_atomic
from labourreports.schedule import load_schedule
from labourreports.spec import Listed, Run, RunError, named_observations, read_runs
from labourtargets.workspace import Workspace

__all__ = ["Noted", "list_runs", "remember"]

_FILE = ".sound.json"


@dataclass(frozen=True)
class Noted:
    """What was found sound, and the hashes of all it was judged by, taken before."""

    state: str
    beside: list[list[str]]
    as_of: str | None
    listed: Listed


def list_runs(workspace: Workspace, as_of: str | None = None) -> tuple[Listed, Noted | None]:
    """Read and check every run file, or recall what the same files were found to say.

    Parameters
    ----------
    workspace : Workspace
    as_of : str, optional
        A date that replaces every run's own.

    Returns
    -------
    tuple of Listed and Noted or None
        The second is what `remember` may note; None where there is nothing to note.
    """
    state = _state(workspace, as_of)
    runs = _recalled(workspace, state) if state else None
    if runs is not None:
        return Listed(tuple(runs)), None
    listed = read_runs(workspace, as_of=as_of)
    if not state or listed.faulty or listed.common:
        return listed, None
    beside = _beside(workspace, listed.runs)
    if beside:
        # hashed first, checked then: what is noted as sound is what was found sound
        listed = read_runs(workspace, as_of=as_of)
    return listed, Noted(state, beside, as_of, listed)


def remember(workspace: Workspace, noted: Noted | None) -> None:
    """Note that every run file is sound: the next start need not check the same files again.

    Parameters
    ----------
    workspace : Workspace
        Its reports folder exists.
    noted : Noted or None
        As `list_runs` gave it. Nothing is noted where a file is faulty, or where something has
        changed since.
    """
    if noted is None or noted.listed.faulty or noted.listed.common:
        return
    runs = noted.listed.runs
    if (noted.state, noted.beside) == (_state(workspace, noted.as_of), _beside(workspace, runs)):
        told = {"state": noted.state, "beside": noted.beside, "runs": [asdict(run) for run in runs]}
        with contextlib.suppress(OSError):
            write_atomic(workspace.reports / _FILE, json.dumps(told, ensure_ascii=False))


def _state(workspace: Workspace, as_of: str | None) -> str:
    """Hash what the check of run files depends on but for files that runs name; "" if it cannot."""
    try:
        files = [*workspace.params.iterdir(), *workspace.notebooks.glob("*.ipynb")]
        parts = [
            # cadences and days to come are counted from it
            load_schedule(workspace).today().isoformat(),
            as_of,
            platform.python_version(),
            *read_hashes(workspace),
            # a workbook among them is no data, and a fault
            sorted(path.name for path in workspace.observations.glob("*.*")),
            sorted((workspace.relative(path), path.name, file_hash(path)) for path in files),
        ]
    except (OSError, RunError):
        return ""
    return _hash(parts)


def _beside(workspace: Workspace, runs: Iterable[Run]) -> list[list[str]]:
    """Hash the files and folders that runs name, by name: they may lie outside ``data/``."""
    found = set()
    for run in runs:
        for name in (*run.inputs, *named_observations(run.parameters)):
            path = workspace.root / name
            inside = sorted(each.name for each in path.glob("*")) if path.is_dir() else []
            # where the workspace lies is part of the hash alone: it is not for readers
            found.add((name, _hash([str(path.resolve()), file_hash(path), inside])))
    return sorted(map(list, found))


def _hash(parts: list[Any]) -> str:
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def _recalled(workspace: Workspace, state: str) -> list[Run] | None:
    try:
        noted = json.loads((workspace.reports / _FILE).read_text(encoding="utf-8"))
        if noted["state"] != state:
            return None
        runs = [_run(told) for told in noted["runs"]]
        return runs if _beside(workspace, runs) == noted["beside"] else None
    except (OSError, ValueError, TypeError, KeyError):
        return None


def _run(told: dict[str, Any]) -> Run:
    return Run(**{**told, "twins": tuple(told["twins"]), "inputs": tuple(told["inputs"])})
