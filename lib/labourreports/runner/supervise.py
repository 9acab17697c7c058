"""The parent's loop: start, watch, stop, try again, put in place."""

from __future__ import annotations

import contextlib
import logging
import os
import select
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from labourreports.environment import with_limits
from labourreports.job import Job, Outcome, write_job
from labourreports.processes import descendants, kill_tree, memory_mb
from labourreports.runner.child import start_forked
from labourreports.runner.progress import Progress
from labourreports.runner.publish import publish
from labourreports.runner.summary import Result
from labourreports.runner.warm import Warm

__all__ = ["InterruptedSuiteError", "supervise"]

logger = logging.getLogger("labourreports")
_POLL = 0.05
_TREE_EVERY = 5


class InterruptedSuiteError(Exception):
    """Somebody asked the suite to stop; `results` says what was done."""

    def __init__(self, results: list[Result]) -> None:
        super().__init__("interrupted")
        self.results = results


@dataclass
class _Active:
    job: Job
    pid: int
    attempt: int
    started: float
    descriptor: int
    peak_mb: float = 0.0
    polls: int = 0
    stopped: Outcome | None = None
    tree: list[int] = field(default_factory=list)


def supervise(
    jobs: Sequence[Job],
    at_once: int,
    warm: Warm | None,
    progress: Progress,
    announce: Callable[[int], None],
) -> list[Result]:
    """Make reports, several at once.

    Parameters
    ----------
    jobs : sequence of Job
    at_once : int
    warm : Warm or None
        What to fork from; None starts a new Python for each report. Reports for which it has
        loaded everything go first, while it loads the rest.
    progress : Progress
    announce : callable
        Told the process id of every process started.

    Returns
    -------
    list of Result
        In the order the reports ended.

    Raises
    ------
    InterruptedSuiteError
        On Ctrl-C or SIGTERM: everything running has been stopped and its evidence kept.
    """
    queue = deque((job, 1) for job in jobs)
    active: list[_Active] = []
    results: list[Result] = []
    try:
        while queue or active:
            while len(active) < at_once and (chosen := _next(queue, warm)):
                job, attempt = chosen
                try:
                    active.append(_start(job, attempt, warm, announce))
                except OSError as fault:
                    # no room for its folder, or no process left to start: the others go on
                    results.append(_not_started(job, attempt, fault))
                    progress.ended(results[-1])
                    continue
                progress.started([each.job.run.run_id for each in active])
            if warm is not None and warm.waiting:
                warm.load_some()
            else:
                _wait(active)
            for each in list(active):
                ended = _ended(each)
                if ended is None:
                    _hold_to_limits(each)
                    continue
                active.remove(each)
                result, again = _finish(each, ended, warm)
                if again:
                    progress.note(f"again    {each.job.run.run_id}  {result.message}")
                    queue.appendleft((each.job, each.attempt + 1))
                else:
                    results.append(result)
                    progress.ended(result)
            progress.tick()
    except KeyboardInterrupt:
        results += _stop_all(active)
        raise InterruptedSuiteError(results) from None
    return results


def _next(queue: deque[tuple[Job, int]], warm: Warm | None) -> tuple[Job, int] | None:
    """Take the first report that can be made now."""
    for place, (job, _) in enumerate(queue):
        if warm is None or warm.ready(job.run.notebook):
            chosen = queue[place]
            del queue[place]
            return chosen
    return None


def _start(job: Job, attempt: int, warm: Warm | None, announce: Callable[[int], None]) -> _Active:
    shutil.rmtree(job.folder, ignore_errors=True)
    write_job(job)
    # a package loaded meanwhile may have started a thread: then a new Python is the safe way
    if warm is not None and warm.forkable:
        pid = start_forked(job)
    else:
        with open(job.log, "ab") as log:
            pid = subprocess.Popen(
                [sys.executable, "-m", "labourreports.runner.child", job.folder],
                env=with_limits(str(job.work), job.mark),
                cwd=job.work,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            ).pid
    announce(pid)
    descriptor = os.pidfd_open(pid) if hasattr(os, "pidfd_open") else -1
    return _Active(job, pid, attempt, time.monotonic(), descriptor)


def _not_started(job: Job, attempt: int, fault: OSError) -> Result:
    outcome = publish(job, Outcome("failed", "disk", str(fault.strerror)))
    return Result(
        job.run.run_id, "failed", attempts=attempt, kind=outcome.kind, message=outcome.message
    )


def _wait(active: Sequence[_Active]) -> None:
    descriptors = [each.descriptor for each in active if each.descriptor >= 0]
    if descriptors:
        select.select(descriptors, [], [], _POLL)
    else:
        time.sleep(_POLL / 2)


def _ended(each: _Active) -> tuple[int, float] | None:
    try:
        pid, status, used = os.wait4(each.pid, os.WNOHANG)
    except ChildProcessError:
        return -1, 0.0
    if pid == 0:
        return None
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime


def _hold_to_limits(each: _Active) -> None:
    run = each.job.run
    if each.polls % _TREE_EVERY == 0:
        each.tree = descendants(each.pid)
    each.polls += 1
    used = memory_mb(each.pid) + sum(memory_mb(pid) for pid in each.tree)
    each.peak_mb = max(each.peak_mb, used)
    if each.stopped:
        return
    if used > run.memory_mb:
        each.stopped = Outcome(
            "failed", "memory", f"{used:.0f} MB used, {run.memory_mb} MB allowed"
        )
    elif time.monotonic() - each.started > run.seconds:
        each.stopped = Outcome("failed", "time", f"stopped after {run.seconds:g} s")
    if each.stopped:
        kill_tree(each.pid)


def _finish(each: _Active, ended: tuple[int, float], warm: Warm | None) -> tuple[Result, bool]:
    """Clear up after a process and publish what it made, or its failure."""
    code, cpu = ended
    seconds = time.monotonic() - each.started
    _close(each)
    outcome = each.stopped or Outcome.read(each.job.outcome)
    if outcome is None:
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        outcome = Outcome("failed", "killed", f"the process ended with {how}")
    if outcome.of_the_machine and each.attempt <= each.job.run.retries:
        return Result(each.job.run.run_id, "failed", message=outcome.message), True
    if warm is not None and outcome.modules:
        warm.learn(each.job.run.notebook, outcome.modules)
    outcome = publish(each.job, outcome)
    result = Result(
        run_id=each.job.run.run_id,
        status=outcome.status,
        seconds=seconds,
        cpu_seconds=cpu,
        cell_cpu_seconds=outcome.cell_cpu,
        peak_mb=each.peak_mb,
        attempts=each.attempt,
        kind=outcome.kind,
        message=outcome.message,
    )
    return result, False


def _stop_all(active: Sequence[_Active]) -> list[Result]:
    for each in active:
        each.stopped = each.stopped or Outcome("failed", "interrupted", "stopped by hand")
        kill_tree(each.pid)
    results = []
    for each in active:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(each.pid, 0)
        results.append(_finish(each, (-9, 0.0), None)[0])
    return results


def _close(each: _Active) -> None:
    """End what a report started and did not end: whatever was adopted by this process."""
    if each.descriptor >= 0:
        os.close(each.descriptor)
        each.descriptor = -1
    # its session has the number of the process, which is free again only when all are gone
    with contextlib.suppress(ProcessLookupError, PermissionError, AttributeError):
        os.killpg(each.pid, 9)
    for folder in Path("/tmp").glob(f"lt-{each.job.mark[:8]}-*") if Path("/tmp").is_dir() else ():
        if each.stopped or not Outcome.read(each.job.outcome):
            shutil.rmtree(folder, ignore_errors=True)
