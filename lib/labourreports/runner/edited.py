"""Notebooks whose parameters were edited since the last commit: runs of them may change by it."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence

from labourreports.runner.key import git
from labourreports.spec import Run, RunError, notebook_parameters, read_parameters
from labourtargets.workspace import Workspace

__all__ = ["edited_parameters"]


def edited_parameters(runs: Sequence[Run], workspace: Workspace) -> list[str]:
    """Warn of notebooks whose edited parameters are what runs of them now take.

    Parameters
    ----------
    runs : sequence of Run
        Those to be made.
    workspace : Workspace

    Returns
    -------
    list of str
        One warning a notebook, by its path; none where git or a commit is missing.
    """
    notebooks = {run.notebook for run in runs}
    try:
        told = git(workspace.root, "diff", "--name-only", "--relative", "-z", "HEAD", "--",
                   "notebooks")  # fmt: skip
        changed = sorted(notebooks & set(told.split("\0")))
        before = {name: git(workspace.root, "show", f"HEAD:./{name}") for name in changed}
    except (OSError, subprocess.SubprocessError):
        return []
    warnings = []
    for name, committed in before.items():
        taken = _taken([run for run in runs if run.notebook == name], committed, workspace)
        if taken:
            noun, verb, them = (
                ("parameter", "differs", "it")
                if len(taken) == 1
                else ("parameters", "differ", "them")
            )
            value = "value" if len(taken) == 1 else "values"
            warnings.append(
                f"{name}: {noun} {', '.join(taken)} {verb} from the committed notebook; "
                f"the runs of it that do not set {them} take the new {value} (git diff {name} shows "
                f"what changed, git checkout {name} takes it all back)"
            )
    return warnings


def _taken(runs: Sequence[Run], committed: str, workspace: Workspace) -> list[str]:
    """Name the parameters that differ from the committed ones and that a run takes as they are."""
    name = runs[0].notebook
    try:
        now = notebook_parameters(workspace.root / name, name)
        then = read_parameters(committed, name)
    except RunError:
        # the parameters cell is new, or was no such cell
        return []
    return [
        key
        for key, parameter in now.items()
        if (key not in then or repr(then[key].default) != repr(parameter.default))
        and any(run.parameters.get(key) == parameter.default for run in runs)
        # every run has its own
        and key not in ("language", "as_of")
    ]
