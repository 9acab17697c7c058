"""How to run the suite."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Options"]


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
