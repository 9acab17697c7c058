"""Which reports a run of the suite makes, and what each process is told."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path
from typing import Any

from labourreports.job import Job
from labourreports.runner.key import Inputs
from labourreports.runner.options import Options
from labourreports.runner.staging import write_atomic
from labourreports.runner.warm import Warm
from labourreports.spec import Run
from labourtargets.workspace import Workspace

__all__ = ["is_due", "known_modules", "make_job", "remember_modules", "wanted"]

_WARM = ".warm.json"


def wanted(run: Run, key: str, workspace: Workspace, options: Options) -> bool:
    """Tell whether a report is to be made: it is due, or not what it would be now."""
    if options.due:
        return is_due(run, workspace)
    good = _manifest(workspace.reports / run.run_id)
    if options.force or not good or good.get("key") != key:
        return True
    return options.standalone and not (workspace.reports / run.run_id / "standalone.html").is_file()


def is_due(run: Run, workspace: Workspace) -> bool:
    """Tell whether a period of the run has ended since its last good report."""
    good = _manifest(workspace.reports / run.run_id)
    return run.cadence != "manual" and (not good or str(good.get("as_of", "")) < run.as_of)


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        read = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        return read if isinstance(read, dict) and (folder / "index.html").is_file() else {}
    except (OSError, ValueError):
        return {}


def known_modules(workspace: Workspace, notebooks: set[str]) -> dict[str, list[str]]:
    """Return what earlier runs of these notebooks had to load."""
    try:
        known = json.loads((workspace.reports / _WARM).read_text(encoding="utf-8"))
        return {notebook: sorted(known.get(notebook, ())) for notebook in sorted(notebooks)}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def remember_modules(workspace: Workspace, warm: Warm) -> None:
    """Note what the notebooks had to load, for the next start."""
    path = workspace.reports / _WARM
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    merged = {**known, **{name: sorted(modules) for name, modules in warm.learned.items()}}
    if merged != known:
        with contextlib.suppress(OSError):
            write_atomic(path, json.dumps(merged, indent=0, sort_keys=True) + "\n")


def make_job(
    run: Run,
    workspace: Workspace,
    staging: Path,
    token: str,
    engine: str,
    options: Options,
    inputs: Inputs,
    key: str,
    *,
    beside: bool,
) -> Job:
    """Put together what the process of a report is told."""
    manifest = {
        "key": key,
        "commit": inputs.commit,
        "changed": inputs.changed,
        "data_sha256": inputs.data_sha256,
        "library_sha256": inputs.library_sha256,
        "lock_sha256": inputs.lock_sha256,
        "versions": inputs.versions,
        "python": inputs.python,
        "platform": inputs.platform,
    }
    return Job(
        run=run,
        root=str(workspace.root),
        folder=str(staging / run.run_id),
        engine=engine,
        mark=token,
        standalone=options.standalone,
        manifest=manifest,
        beside=beside,
    )
