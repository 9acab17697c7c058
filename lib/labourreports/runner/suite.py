"""One run of the suite: what is out of date is made, the rest is kept, the site is rebuilt."""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from labourreports.processes import adopt_orphans, descendants, kill_tree, memory_mb
from labourreports.published import is_published, kept_for, manifests
from labourreports.runner.edited import edited_parameters
from labourreports.runner.janitor import janitor, recover
from labourreports.runner.key import Inputs, read_inputs
from labourreports.runner.options import Options
from labourreports.runner.plan import known_modules, make_job, remember_modules, wanted
from labourreports.runner.progress import open_progress
from labourreports.runner.publish import withdraw_failures
from labourreports.runner.staging import STAGING, lock, new_staging, unwritable
from labourreports.runner.summary import Result, Summary
from labourreports.runner.warm import read_tables, warm_up
from labourreports.spec import Faulty, Run, doubtful_observations
from labourtargets.workspace import Workspace

__all__ = ["run_suite"]

logger = logging.getLogger("labourreports")


def run_suite(
    runs: Sequence[Run],
    workspace: Workspace | None = None,
    options: Options | None = None,
    *,
    every_run: Sequence[Run] | None = None,
    faulty: Sequence[Faulty] = (),
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
    faulty : sequence of Faulty, optional
        Run files with mistakes: what they published stays as it is, and the site says why.
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
        owned = kept_for(manifests(workspace.reports), every_run or runs, faulty) if faulty else {}
        chosen = [run for run in runs if wanted(run, keys[run.run_id], workspace, options)]
        # a name that a faulty file published under is not another one's to replace
        kept = [
            Result(
                run.run_id, "failed", kind="name", message=f"published by {owned[run.run_id].file}"
            )
            for run in chosen
            if run.run_id in owned
        ]
        kept += [
            Result(run.run_id, "unchanged") for run in runs if run not in chosen and not options.due
        ]
        chosen = [run for run in chosen if run.run_id not in owned]
        summary = Summary(kept, engine=options.engine)
        if chosen:
            summary = _make(chosen, kept, workspace, options, inputs, keys, stream, started)
        unchanged = {each.run_id for each in summary.results if each.status == "unchanged"}
        withdraw_failures(workspace.reports, keys, unchanged - set(lost))
        _rebuild(workspace, every_run or runs, keys, faulty, anew=bool(chosen or lost))
    order = {run.run_id: index for index, run in enumerate(runs)}
    return Summary(
        **{
            **vars(summary),
            "results": tuple(sorted(summary.results, key=lambda result: order[result.run_id])),
            "seconds": time.monotonic() - started,
        }
    )


def _rebuild(
    workspace: Workspace,
    runs: Sequence[Run],
    keys: dict[str, str],
    faulty: Sequence[Faulty],
    *,
    anew: bool,
) -> None:
    from labourreports.site import build_site

    try:
        build_site(workspace, runs, keys, faulty=faulty, anew=anew)
    except OSError as fault:
        raise unwritable(fault) from fault


def _make(
    chosen: Sequence[Run],
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
    warnings = edited_parameters(chosen, workspace) if inputs.changed else []
    warnings += doubtful_observations(chosen, workspace)
    try:
        with (
            janitor(workspace, token) as helper,
            _stoppable(),
            open_progress(stream, len(chosen)) as progress,
        ):
            adopt_orphans()
            results: list[Result] = []
            warm, engine = None, ""
            try:
                warm, engine, warning = _prepare(chosen, workspace, staging, options)
                if warning:
                    warnings.append(warning)
                warm_seconds = time.monotonic() - started
                made = {run.run_id for run in chosen}
                jobs = [
                    make_job(
                        run, workspace, staging, token, engine, options, inputs, keys[run.run_id],
                        beside=run.twin_id in made or is_published(workspace.reports, run.twin_id),
                    )
                    for run in chosen
                ]  # fmt: skip
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
                remember_modules(workspace, warm)
            _end_orphans(helper.pid)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
        with contextlib.suppress(OSError):
            (workspace.reports / STAGING).rmdir()
    done = {result.run_id for result in results}
    stopped = [
        Result(run.run_id, "failed", kind="interrupted", message="not started")
        for run in chosen
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
    chosen: Sequence[Run], workspace: Workspace, staging: Path, options: Options
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
        warm = warm_up(folder, known_modules(workspace, {run.notebook for run in chosen}))
    except OSError as fault:
        raise unwritable(fault) from fault
    read_tables(workspace)
    load_quotes(str(workspace.root))
    warm.settle()
    if not warm.forkable:
        return (*kernel, "this process has several threads: running in kernels")
    return warm, "labourtargets", ""


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
