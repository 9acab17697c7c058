"""What a run of the suite did, for a person and for a program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from labourreports.spec import Faulty

__all__ = ["Result", "Summary"]


@dataclass(frozen=True)
class Result:
    """How one report went.

    Parameters
    ----------
    run_id : str
    status : {"ok", "failed", "unchanged"}
    seconds : float
        From start to end of its process.
    cpu_seconds, cell_cpu_seconds : float
        Processor time of the process, and of the cells in it.
    peak_mb : float
    attempts : int
    kind, message : str
        Why it failed.
    """

    run_id: str
    status: str
    seconds: float = 0.0
    cpu_seconds: float = 0.0
    cell_cpu_seconds: float = 0.0
    peak_mb: float = 0.0
    attempts: int = 0
    kind: str = ""
    message: str = ""


@dataclass(frozen=True)
class Summary:
    """All results of one run of the suite, in the order of the runs.

    ``passed_over`` holds the faulty run files that a run of what is due did without; ``warnings``
    what the reports were made with and a reader may not expect.
    """

    results: Sequence[Result]
    seconds: float = 0.0
    warm_seconds: float = 0.0
    first_seconds: float = 0.0
    parent_mb: float = 0.0
    interrupted: bool = False
    engine: str = ""
    warnings: Sequence[str] = field(default_factory=tuple)
    passed_over: Sequence[Faulty] = ()

    def count(self, status: str) -> int:
        """Return how many reports ended in a status."""
        return sum(result.status == status for result in self.results)

    @property
    def exit_code(self) -> int:
        """0 when every report is good; 1 when one failed; 3 when only run files were passed over."""
        if self.interrupted or self.count("failed"):
            return 1
        return 3 if self.passed_over else 0

    def as_json(self) -> dict[str, Any]:
        """Return what ``--notify`` hands on."""
        return {
            "made": self.count("ok"),
            "unchanged": self.count("unchanged"),
            "failed": self.count("failed"),
            "interrupted": self.interrupted,
            "passed_over": [
                {"file": each.file, "problems": [str(problem) for problem in each.problems]}
                for each in self.passed_over
            ],
            "seconds": round(self.seconds, 3),
            "warm_seconds": round(self.warm_seconds, 3),
            "first_seconds": round(self.first_seconds, 3),
            "parent_mb": round(self.parent_mb, 1),
            "engine": self.engine,
            "warnings": list(self.warnings),
            "reports": [
                {key: round(value, 4) if isinstance(value, float) else value
                 for key, value in asdict(result).items()}
                for result in self.results
            ],
        }  # fmt: skip
