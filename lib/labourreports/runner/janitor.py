"""A small process that clears up when the runner itself is killed."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from labourreports.processes import kill_marked, threads
from labourreports.runner.staging import STAGING
from labourtargets.workspace import Workspace

__all__ = ["Helper", "janitor", "recover"]

_REASON = "the runner was killed"


@dataclass(frozen=True)
class Helper:
    """The janitor as its runner knows it: a process to spare, and one to keep informed."""

    pid: int
    announce: Callable[[int], None]


@contextmanager
def janitor(workspace: Workspace, token: str) -> Iterator[Helper]:
    """Keep a process beside the runner that ends and buries what a killed runner leaves.

    It learns of the runner's end by the end of a pipe, so no signal can be missed; it shares
    the runner's lock until it has finished.

    Parameters
    ----------
    workspace : Workspace
    token : str
        Marks every program the reports start.

    Yields
    ------
    Helper
        To be told the process id of every report's process.
    """
    if not hasattr(os, "fork") or threads() != 1:
        yield Helper(0, lambda pid: None)
        return
    reading, writing = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    helper = os.fork()
    if helper == 0:
        code = 1
        try:
            os.close(writing)
            os.setsid()
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_IGN)
            _stand_by(reading, workspace, token)
            code = 0
        finally:
            os._exit(code)
    os.close(reading)
    try:
        yield Helper(helper, lambda pid: _tell(writing, str(pid)))
    finally:
        _tell(writing, "done")
        os.close(writing)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(helper, 0)


def recover(workspace: Workspace) -> list[str]:
    """Bury what is left in staging when neither runner nor janitor could (lock held).

    Returns
    -------
    list of str
        The run ids that had been under way.
    """
    from labourreports.runner.publish import salvage

    found: list[str] = []
    staging = workspace.reports / STAGING
    for folder in sorted(staging.iterdir()) if staging.is_dir() else ():
        kill_marked(folder.name, patience=0.5)
        found += salvage(folder, workspace.reports, _REASON)
        remove_sockets(folder.name)
    return found


def remove_sockets(token: str) -> None:
    """Remove the socket folders of one run of the suite."""
    if Path("/tmp").is_dir():
        for folder in Path("/tmp").glob(f"lt-{token[:8]}-*"):
            shutil.rmtree(folder, ignore_errors=True)


def _tell(pipe: int, line: str) -> None:
    with contextlib.suppress(OSError):
        os.write(pipe, f"{line}\n".encode())


def _stand_by(pipe: int, workspace: Workspace, token: str) -> None:
    heard = b""
    while piece := os.read(pipe, 4096):
        heard += piece
    lines = heard.decode().split()
    if "done" in lines:
        return
    kill_marked(token, {int(line) for line in lines})
    from labourreports.runner.publish import salvage
    from labourreports.site import build_site

    folder = workspace.reports / STAGING / token
    if folder.is_dir():
        salvage(folder, workspace.reports, _REASON)
    remove_sockets(token)
    with contextlib.suppress(OSError):
        (workspace.reports / STAGING).rmdir()
    build_site(workspace)
