"""One run of the suite: what is out of date is made, the rest is kept, the site is rebuilt."""

from __future__ import annotations

import contextlib
import json
import logging
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from labourreports.job import Job
from labourreports.processes import adopt_orphans, descendants, kill_tree, memory_mb
from labourreports.runner.janitor import janitor, recover
from labourreports.runner.key import Inputs, read_inputs
from labourreports.runner.progress import open_progress
from labourreports.runner.staging import STAGING, lock, new_staging, unwritable, write_atomic
from labourreports.runner.summary import Result, Summary
from labourreports.runner.warm import Warm, warm_up
from labourreports.spec import Run
from labourtargets.workspace import Workspace

__all__ = ["Options", "run_suite"]

logger = logging.getLogger("labourreports")
_WARM = ".warm.json"


@dataclass(frozen=True)
class Options:
    """How to run.

    Parameters
    ----------
    force : bool
        Make reports whose inputs are unchanged, too.
    jobs : int
        Reports made at once; 0 for one on each processor.
    standalone : bool
        Write one file that holds everything beside each report.
    engine : {"auto", "fork", "kernel"}
        ``auto`` forks where that is safe (Linux, one thread).
    due : bool
        Only runs whose period has ended since their last good report.
    """

    force: bool = False
    jobs: int = 0
    standalone: bool = False
    engine: str = "auto"
    due: bool = False


def run_suite(
    runs: Sequence[Run],
    workspace: Workspace | None = None,
    options: Options | None = None,
    *,
    every_run: Sequence[Run] | None = None,
    stream: TextIO | None = None,
) -> Summary:
    """Make reports and rebuild the site.

    Parameters
    ----------
    runs : sequence of Run
        As `labourreports.spec.load_runs` returns them.
    workspace : Workspace, optional
    options : Options, optional
    every_run : sequence of Run, optional
        All runs there are: what the site lists as missing or stale; `runs` by default.
    stream : file, optional
        Where progress is shown.

    Returns
    -------
    Summary

    Raises
    ------
    SuiteError
        If another run is at work or the reports folder cannot be written.
    """
    started = time.monotonic()
    workspace, options = workspace or Workspace.default(), options or Options()
    with lock(workspace):
        lost = recover(workspace)
        inputs = read_inputs(workspace)
        keys = {run.run_id: inputs.key(run, workspace) for run in every_run or runs}
        keys.update({run.run_id: inputs.key(run, workspace) for run in runs})
        wanted = [run for run in runs if _wanted(run, keys[run.run_id], workspace, options)]
        kept = [
            Result(run.run_id, "unchanged") for run in runs if run not in wanted and not options.due
        ]
        summary = Summary(kept, engine=options.engine)
        if wanted:
            summary = _make(wanted, kept, workspace, options, inputs, keys, stream, started)
        _rebuild(workspace, every_run or runs, keys, anew=bool(wanted or lost))
    order = {run.run_id: index for index, run in enumerate(runs)}
    return Summary(
        **{
            **vars(summary),
            "results": tuple(sorted(summary.results, key=lambda result: order[result.run_id])),
            "seconds": time.monotonic() - started,
        }
    )


def _rebuild(
    workspace: Workspace, runs: Sequence[Run], keys: dict[str, str], *, anew: bool
) -> None:
    from labourreports.site import build_site

    try:
        build_site(workspace, runs, keys, anew=anew)
    except OSError as fault:
        raise unwritable(fault) from fault


def _wanted(run: Run, key: str, workspace: Workspace, options: Options) -> bool:
    good = _manifest(workspace.reports / run.run_id)
    if options.due:
        return run.cadence != "manual" and (not good or str(good.get("as_of", "")) < run.as_of)
    if options.force or not good or good.get("key") != key:
        return True
    return options.standalone and not (workspace.reports / run.run_id / "standalone.html").is_file()


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        read = json.loads((folder / "run.json").read_text(encoding="utf-8"))
        return read if isinstance(read, dict) and (folder / "index.html").is_file() else {}
    except (OSError, ValueError):
        return {}


def _make(
    wanted: Sequence[Run],
    kept: Sequence[Result],
    workspace: Workspace,
    options: Options,
    inputs: Inputs,
    keys: dict[str, str],
    stream: TextIO | None,
    started: float,
) -> Summary:
    from labourreports.runner.supervise import InterruptedSuiteError, supervise

    token, staging = new_staging(workspace)
    interrupted, warm_seconds, parent_mb = False, 0.0, 0.0
    warnings = []
    try:
        with (
            janitor(workspace, token) as helper,
            _stoppable(),
            open_progress(stream, len(wanted)) as progress,
        ):
            adopt_orphans()
            results: list[Result] = []
            warm, engine = None, ""
            try:
                warm, engine, warning = _prepare(wanted, workspace, staging, options)
                if warning:
                    warnings.append(warning)
                    progress.note(warning)
                warm_seconds = time.monotonic() - started
                jobs = [
                    _job(run, workspace, staging, token, engine, options, inputs, keys[run.run_id])
                    for run in wanted
                ]
                at_once = options.jobs or len(
                    os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else [0]
                )
                results = supervise(jobs, at_once, warm, progress, helper.announce)
            except InterruptedSuiteError as stop:
                results, interrupted = stop.results, True
            except KeyboardInterrupt:
                interrupted = True
            parent_mb = memory_mb(os.getpid())
            if warm is not None:
                _remember_modules(workspace, warm)
            _end_orphans(helper.pid)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        with contextlib.suppress(OSError):
            (workspace.reports / STAGING).rmdir()
    done = {result.run_id for result in results}
    stopped = [
        Result(run.run_id, "failed", kind="interrupted", message="not started")
        for run in wanted
        if interrupted and run.run_id not in done
    ]
    return Summary(
        results=[*kept, *results, *stopped],
        warm_seconds=warm_seconds,
        first_seconds=warm_seconds + (results[0].seconds if results else 0.0),
        parent_mb=parent_mb,
        interrupted=interrupted,
        engine=engine,
        warnings=warnings,
    )


def _prepare(
    wanted: Sequence[Run], workspace: Workspace, staging: Path, options: Options
) -> tuple[Any, str, str]:
    """Warm up where a fork is possible; say which engine it is."""
    kernel = (None, "labourtargets-kernel")
    if options.engine == "kernel":
        return (*kernel, "")
    if sys.platform != "linux" or not hasattr(os, "fork"):
        return (*kernel, "forking is not safe here: running in kernels")
    from labourreports.page.quotes import load_quotes

    folder = staging / "ipython"
    try:
        folder.mkdir()
        warm = warm_up(folder, _known_modules(workspace, {run.notebook for run in wanted}))
    except OSError as fault:
        raise unwritable(fault) from fault
    load_quotes(str(workspace.root))
    if not warm.forkable:
        return (*kernel, "this process has several threads: running in kernels")
    return warm, "labourtargets", ""


def _known_modules(workspace: Workspace, notebooks: set[str]) -> list[str]:
    """Return what earlier runs of these notebooks had to load."""
    try:
        known = json.loads((workspace.reports / _WARM).read_text(encoding="utf-8"))
        return sorted({name for notebook in notebooks for name in known.get(notebook, ())})
    except (OSError, ValueError, AttributeError, TypeError):
        return []


def _remember_modules(workspace: Workspace, warm: Warm) -> None:
    path = workspace.reports / _WARM
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = {}
    merged = {**known, **{name: sorted(modules) for name, modules in warm.learned.items()}}
    if merged != known:
        with contextlib.suppress(OSError):
            write_atomic(path, json.dumps(merged, indent=0, sort_keys=True) + "\n")


def _job(
    run: Run,
    workspace: Workspace,
    staging: Path,
    token: str,
    engine: str,
    options: Options,
    inputs: Inputs,
    key: str,
) -> Job:
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
    )


@contextlib.contextmanager
def _stoppable() -> Iterator[None]:
    """Let SIGTERM stop the suite as Ctrl-C does."""

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    try:
        before = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    except ValueError:
        # not the main thread: signals are somebody else's
        yield
        return
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end_orphans(spared: int) -> None:
    """End what reports left running and this process adopted."""
    for pid in descendants(os.getpid()):
        if pid != spared:
            kill_tree(pid)
    with contextlib.suppress(ChildProcessError):
        while True:
            pid, _ = os.waitpid(-1, os.WNOHANG)
            if pid in (0, spared):
                return
