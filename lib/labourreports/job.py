"""One report to make: what the parent hands to the process that makes it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from labourreports.spec import Run

__all__ = ["Job", "Outcome", "read_job", "write_job"]

PAGE, WORK = "page", "work"
JOURNAL, LOG, OUTCOME, JOB = "cells.jsonl", "run.log", "outcome.json", "job.json"


@dataclass(frozen=True)
class Job:
    """A run, the folder it is staged in, and what its manifest says beforehand.

    Parameters
    ----------
    run : Run
    root : str
        The workspace.
    folder : str
        Staging folder of this report: ``page/`` will be renamed into place.
    engine : str
        Name of the papermill engine.
    mark : str
        Marks the environment of every program the report starts.
    standalone : bool
        Also write one file that holds everything.
    manifest : dict
        Key, hashes, versions, commit.
    beside : bool
        Whether the report in the other language is published, or made in the same round.
    """

    run: Run
    root: str
    folder: str
    engine: str
    mark: str
    standalone: bool
    manifest: dict[str, Any] = field(default_factory=dict)
    beside: bool = True

    @property
    def page(self) -> Path:
        """What readers will see."""
        return Path(self.folder) / PAGE

    @property
    def work(self) -> Path:
        """Working directory, home and temporary folder of the cells."""
        return Path(self.folder) / WORK

    @property
    def journal(self) -> Path:
        """What the cells did so far."""
        return Path(self.folder) / JOURNAL

    @property
    def log(self) -> Path:
        """What the process wrote to its descriptors 1 and 2."""
        return Path(self.folder) / LOG

    @property
    def outcome(self) -> Path:
        """How it ended, if it could still say so."""
        return Path(self.folder) / OUTCOME


@dataclass(frozen=True)
class Outcome:
    """How a report ended.

    Parameters
    ----------
    status : {"ok", "failed"}
    kind : str
        ``cell`` · ``kernel`` · ``killed`` · ``time`` · ``memory`` · ``disk`` · ``page`` ·
        ``interrupted``; empty when all is well.
    message : str
        One line for a reader.
    cell_seconds, cell_cpu : float
        What the cells themselves needed.
    modules : tuple of str
        What the cells imported beyond the warm parent.
    """

    status: str
    kind: str = ""
    message: str = ""
    cell_seconds: float = 0.0
    cell_cpu: float = 0.0
    modules: tuple[str, ...] = ()

    @property
    def of_the_machine(self) -> bool:
        """Tell whether trying again can help: never after an error in a cell."""
        return self.kind in ("killed", "kernel")

    def write(self, path: Path) -> None:
        """Write it where the parent looks."""
        path.write_text(json.dumps(asdict(self)), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Outcome | None:
        """Read it; None where the process could not write it."""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
            return cls(**{**content, "modules": tuple(content["modules"])})
        except (OSError, ValueError, TypeError, KeyError):
            return None


def write_job(job: Job) -> None:
    """Make the folder of a report and write down what it is."""
    for folder in (job.page, job.work):
        folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(asdict(job), ensure_ascii=False)
    (Path(job.folder) / JOB).write_text(content, encoding="utf-8")


def read_job(folder: Path) -> Job | None:
    """Read what a folder in staging was to become."""
    try:
        content = json.loads((folder / JOB).read_text(encoding="utf-8"))
        run = content.pop("run")
        for name in ("twins", "inputs"):
            run[name] = tuple(run[name])
        return Job(run=Run(**run), **content)
    except (OSError, ValueError, TypeError, KeyError):
        return None
