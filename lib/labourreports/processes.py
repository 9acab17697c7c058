"""Processes that end when they should: with their parent, with their limits, with the suite."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import sys
import time
from collections.abc import Iterable
from pathlib import Path

__all__ = [
    "adopt_orphans",
    "descendants",
    "die_with_parent",
    "kill_marked",
    "kill_tree",
    "memory_mb",
    "threads",
]

_SET_PDEATHSIG, _SET_CHILD_SUBREAPER = 1, 36
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


def die_with_parent(parent: int | None = None) -> None:
    """Ask Linux to kill this process when its parent ends, however it ends.

    Parameters
    ----------
    parent : int, optional
        Who the parent was before this process was made; a parent already gone ends it now.
    """
    _prctl(_SET_PDEATHSIG, signal.SIGKILL)
    if parent is not None and os.getppid() != parent:
        os._exit(1)


def adopt_orphans() -> None:
    """Become the parent of every descendant whose own parent ends (Linux)."""
    _prctl(_SET_CHILD_SUBREAPER, 1)


def threads() -> int:
    """Return how many threads of the system this process has; 1 is what a fork needs."""
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:
        import threading

        return threading.active_count()


def memory_mb(pid: int) -> float:
    """Return resident memory of one process in MiB; 0 where it is gone."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_bytes().split()[1]) * _PAGE / 2**20
    except (OSError, IndexError):
        with contextlib.suppress(Exception):
            import psutil

            return float(psutil.Process(pid).memory_info().rss) / 2**20
        return 0.0


def descendants(pid: int) -> list[int]:
    """Return every descendant of a process, nearest first."""
    import psutil

    try:
        return [child.pid for child in psutil.Process(pid).children(recursive=True)]
    except psutil.Error:
        return []


def kill_tree(pid: int) -> None:
    """Kill a process, its descendants and its session's process group, at once."""
    victims = [pid, *descendants(pid)]
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if os.getpgid(pid) == pid:
            os.killpg(pid, signal.SIGKILL)
    _kill(victims)


def kill_marked(marker: str, sessions: Iterable[int] = (), patience: float = 2.0) -> None:
    """Kill whatever a dead runner left behind.

    Parameters
    ----------
    marker : str
        A string in the environment of every program a report started (Linux).
    sessions : iterable of int
        Sessions of the reports' own processes.
    patience : float
        Seconds after which to stop looking for survivors.
    """
    wanted = set(sessions)
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        found = [pid for pid in _pids() if pid != os.getpid() and _belongs(pid, marker, wanted)]
        if not found:
            return
        _kill(found)
        time.sleep(0.02)


def _belongs(pid: int, marker: str, sessions: set[int]) -> bool:
    try:
        state, _, _, session = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[:4]
        if state == "Z":
            return False
        if int(session) in sessions:
            return True
        return marker.encode() in Path(f"/proc/{pid}/environ").read_bytes()
    except (OSError, ValueError):
        return False


def _pids() -> list[int]:
    try:
        return [int(name) for name in os.listdir("/proc") if name.isdigit()]
    except OSError:
        return []


def _kill(pids: Iterable[int]) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.kill(pid, signal.SIGKILL)


def _prctl(option: int, value: int) -> None:
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)
