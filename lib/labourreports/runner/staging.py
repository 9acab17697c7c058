"""Where reports are made before they are shown: a lock, a folder, an exchange of names."""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import secrets
import shutil
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from labourtargets.errors import LabourTargetsError, Problem
from labourtargets.workspace import Workspace

__all__ = [
    "FAILED",
    "STAGING",
    "SuiteError",
    "lock",
    "new_staging",
    "put_in_place",
    "unwritable",
    "write_atomic",
]

STAGING = ".staging"
FAILED = "failed"
_LOCK = ".lock"
_EXCHANGE = 2
_AT_FDCWD = -100


class SuiteError(LabourTargetsError):
    """Nothing can be published now: another run is at work, or the folder cannot be written."""


def unwritable(fault: OSError) -> SuiteError:
    """Say that the reports folder cannot be written, and why."""
    wanted = "a folder that can be written"
    return SuiteError(Problem("reports", None, "folder", str(fault.strerror), wanted))


@contextlib.contextmanager
def lock(workspace: Workspace, patience: float = 3.0) -> Iterator[int]:
    """Hold the suite's lock: one run at a time publishes into a reports folder.

    Parameters
    ----------
    workspace : Workspace
    patience : float, default 3
        Seconds to wait: whoever clears up after a killed run needs a moment.

    Yields
    ------
    int
        The file descriptor that holds the lock; processes that inherit it share it.

    Raises
    ------
    SuiteError
        If another run holds it, or the folder cannot be written.
    """
    try:
        workspace.reports.mkdir(parents=True, exist_ok=True)
        held = os.open(workspace.reports / _LOCK, os.O_CREAT | os.O_RDWR, 0o644)
    except OSError as fault:
        raise unwritable(fault) from fault
    try:
        _acquire(held, patience)
        yield held
    finally:
        os.close(held)


def _acquire(held: int, patience: float) -> None:
    try:
        import fcntl
    except ImportError:
        import msvcrt

        msvcrt.locking(held, msvcrt.LK_LOCK, 1)  # type: ignore[attr-defined, unused-ignore]
        return
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise SuiteError(
                    Problem(
                        "reports/.lock",
                        None,
                        "lock",
                        "another run",
                        "one run at a time",
                        "wait for it to end",
                    )
                ) from None
            time.sleep(0.05)


def new_staging(workspace: Workspace) -> tuple[str, Path]:
    """Make the folder one run of the suite stages its reports in.

    Returns
    -------
    tuple of str and pathlib.Path
        A token that marks every process of the run, and the folder.
    """
    token = secrets.token_hex(8)
    folder = workspace.reports / STAGING / token
    try:
        folder.mkdir(parents=True)
    except OSError as fault:
        raise unwritable(fault) from fault
    return token, folder


def put_in_place(made: Path, place: Path, staging: Path) -> None:
    """Make a finished folder the one readers see, without a moment in which there is none.

    Parameters
    ----------
    made, place : pathlib.Path
        The finished folder and its final name, on one file system.
    staging : pathlib.Path
        Where the replaced folder goes to be deleted.
    """
    place.parent.mkdir(parents=True, exist_ok=True)
    if not place.exists():
        os.rename(made, place)
        return
    if _exchange(made, place):
        shutil.rmtree(made, ignore_errors=True)
        return
    kept = staging / f"replaced-{place.name}"
    os.rename(place, kept)
    try:
        os.rename(made, place)
    except OSError:
        os.rename(kept, place)
        raise
    shutil.rmtree(kept, ignore_errors=True)


def restore_replaced(staging: Path, reports: Path) -> None:
    """Put a report back that was set aside by a run killed between two renames."""
    for kept in staging.glob("replaced-*"):
        place = reports / kept.name.removeprefix("replaced-")
        if not place.exists():
            os.rename(kept, place)


def write_atomic(path: Path, content: str | bytes) -> None:
    """Write a file whole or not at all."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        if isinstance(content, str):
            content = content.encode("utf-8")
        beside.write_bytes(content)
        os.replace(beside, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            beside.unlink()


def _exchange(one: Path, other: Path) -> bool:
    """Swap two names in one step (Linux); say whether that was possible."""
    if sys.platform != "linux":
        return False
    library = ctypes.CDLL(None, use_errno=True)
    if not hasattr(library, "renameat2"):
        return False
    done = library.renameat2(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _EXCHANGE)
    if done == 0:
        return True
    if ctypes.get_errno() in (errno.ENOSYS, errno.EINVAL, errno.EOPNOTSUPP):
        return False
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
