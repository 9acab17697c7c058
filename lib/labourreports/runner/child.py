"""The process that makes one report: run the cells, write the page, say how it went."""

from __future__ import annotations

import contextlib
import errno
import json
import logging
import os
import random
import shutil
import signal
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any

from labourreports.environment import with_limits
from labourreports.job import Job, Outcome, read_job
from labourreports.processes import adopt_orphans, descendants, die_with_parent
from labourtargets.workspace import Workspace, work_in

__all__ = ["make_report", "start_forked"]

logger = logging.getLogger("labourreports")
# characters of a message that a list of reports still shows whole
_LONGEST = 500
_DISK = (errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.ENOENT)


def start_forked(job: Job) -> int:
    """Fork a process that makes one report and ends.

    Returns
    -------
    int
        Its process id. It leads a session of its own, so a Ctrl-C at the terminal reaches the
        parent alone.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    parent = os.getpid()
    pid = os.fork()
    if pid:
        return pid
    status = 70
    try:
        die_with_parent(parent)
        os.setsid()
        adopt_orphans()
        _own_surroundings(job)
        make_report(job, frozenset(sys.modules))
        status = 0
    except BaseException:
        with contextlib.suppress(BaseException):
            traceback.print_exc(file=sys.__stderr__)
    finally:
        with contextlib.suppress(BaseException):
            _end_descendants()
        with contextlib.suppress(BaseException):
            logging.shutdown()
        os._exit(status)


def make_report(job: Job, already: frozenset[str]) -> Outcome:
    """Run a notebook and stage its report; whatever happens, write the outcome.

    Parameters
    ----------
    job : Job
    already : frozenset of str
        Modules loaded before: what came on top is told to the parent.
    """
    from labourreports.engine import Journal

    journal = Journal(job.journal)
    started = time.perf_counter()
    kind, message, executed = _execute(job, journal)
    seconds = time.perf_counter() - started
    if not kind:
        try:
            _stage(job, executed, journal, seconds)
        except OSError as fault:
            kind, message = "disk", f"{fault.strerror or fault}"
            logger.exception("cannot write the report")
        except Exception as fault:
            kind, message = "page", f"{type(fault).__name__}: {fault}"
            logger.exception("cannot make the page")
    modules = tuple(sorted(set(sys.modules) - already))
    outcome = Outcome(
        "failed" if kind else "ok", kind, _cut(message), seconds, journal.cpu_seconds, modules
    )
    outcome.write(job.outcome)
    return outcome


def _cut(message: str) -> str:
    """Shorten a message at a blank; where there is none near, as in Chinese, at a character."""
    if len(message) <= _LONGEST:
        return message
    kept = message[: _LONGEST - 1]
    at = max(kept.rfind(" "), kept.rfind("\n"))
    return f"{kept[:at] if at > _LONGEST // 2 else kept}…"


def _execute(job: Job, journal: Any) -> tuple[str, str, Any]:
    import papermill
    from nbclient.exceptions import DeadKernelError
    from papermill.exceptions import PapermillExecutionError

    from labourreports import engine

    engine.register()
    sockets = tempfile.mkdtemp(prefix=f"lt-{job.mark[:8]}-", dir=_short_folder())
    try:
        executed = papermill.execute_notebook(
            str(Path(job.root) / job.run.notebook),
            None,
            parameters=dict(job.run.parameters),
            engine_name=job.engine,
            kernel_name="python3",
            language="python",
            progress_bar=False,
            request_save_on_cell_execute=False,
            autosave_cell_every=0,
            cwd=str(job.work),
            journal=journal,
            socket_folder=sockets,
            shell_folder=str(job.work),
            workspace=job.root,
        )
    except PapermillExecutionError as fault:
        logger.error("cell %s: %s: %s", fault.exec_count, fault.ename, fault.evalue)
        return "cell", f"{fault.ename}: {fault.evalue}".strip(), None
    except DeadKernelError:
        return "kernel", "the kernel died", None
    except OSError as fault:
        logger.exception("cannot run the notebook")
        of_disk = job.engine == engine.ENGINE or fault.errno in _DISK
        kind = "disk" if of_disk else "kernel"
        return kind, f"{fault.strerror or fault}", None
    except RuntimeError as fault:
        logger.exception("cannot run the notebook")
        return "kernel", str(fault), None
    finally:
        shutil.rmtree(sockets, ignore_errors=True)
    for cell in executed.cells:
        # papermill takes SystemExit for success and calls every later cell completed
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                return "cell", f"{output.ename}: {output.evalue}".strip(), executed
    return "", "", executed


def _stage(job: Job, executed: Any, journal: Any, seconds: float) -> None:
    from labourreports.page import write_report

    write_report(job, executed, cell_seconds=seconds, cell_cpu=journal.cpu_seconds)


def _own_surroundings(job: Job) -> None:
    """Give the process its own log, folder, environment, seeds and signal handlers."""
    # cells name no workspace
    work_in(Workspace(Path(job.root)))
    log = os.open(job.log, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o644)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.dup2(log, 1)
    os.dup2(log, 2)
    os.closerange(3, 3 + _open_files())
    sys.stdout, sys.stderr = sys.__stdout__, sys.__stderr__
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)
    environment = with_limits(str(job.work), job.mark)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(job.work)
    tempfile.tempdir = None
    time.tzset()
    _seed(job)
    logging.basicConfig(stream=sys.__stderr__, level=logging.INFO, force=True,
                        format="%(levelname)s %(name)s: %(message)s")  # fmt: skip


def _open_files() -> int:
    try:
        return max(int(name) for name in os.listdir("/proc/self/fd"))
    except (OSError, ValueError):
        return 256


def _seed(job: Job) -> None:
    """Give every report the seeds that belong to it, whatever ran before."""
    seed = int(str(job.manifest.get("key", "0"))[:8], 16)
    random.seed(seed)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(seed)


def _end_descendants() -> None:
    for pid in descendants(os.getpid()):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _short_folder() -> str | None:
    # sockets need a path of less than 108 bytes
    return "/tmp" if Path("/tmp").is_dir() else None


def main(folder: str) -> None:
    """Make the report of a staging folder: the way where forking is unsafe."""
    job = read_job(Path(folder))
    if job is None:
        raise SystemExit(f"no job in {json.dumps(folder)}")
    die_with_parent()
    if hasattr(os, "setsid") and os.getpgrp() != os.getpid():
        os.setsid()
    adopt_orphans()
    _own_surroundings(job)
    try:
        make_report(job, frozenset(sys.modules))
    finally:
        _end_descendants()


if __name__ == "__main__":
    main(sys.argv[1])
