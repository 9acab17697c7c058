"""From the files under ``params/`` to runs, with everything that is wrong in one error."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from labourreports.spec.listed import Listed, RunFileRead, put_together
from labourreports.spec.making import make_runs
from labourreports.spec.model import LANGUAGES, Limits, Run, RunError, RunFile
from labourreports.spec.observed import shipped_faults
from labourreports.spec.plainly import readable
from labourreports.spec.reading import read_yaml
from labourreports.spec.vocabulary import Vocabulary, load_vocabulary
from labourtargets.errors import Problem
from labourtargets.workspace import Workspace

if TYPE_CHECKING:
    from labourreports.schedule import Schedule

__all__ = ["load_runs", "read_runs"]

SCHEDULE = "schedule.yaml"
_RUN_NAME = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")


def load_runs(
    workspace: Workspace | None = None,
    names: Sequence[str] = (),
    *,
    languages: Sequence[str] = LANGUAGES,
    as_of: str | None = None,
    today: dt.date | None = None,
) -> list[Run]:
    """Read and check the run files, then choose among the runs.

    Parameters
    ----------
    workspace : Workspace, optional
    names : sequence of str
        Run names, run ids (``name-zh``), notebooks or names of run files; empty for all.
    languages : sequence of str
        The languages wanted.
    as_of : str, optional
        A date that replaces every run's own.
    today : datetime.date, optional
        The day the cadence counts from; the day in the schedule's time zone by default.

    Returns
    -------
    list of Run
        Sorted by name, then zh before en.

    Raises
    ------
    RunError
        With every problem of the files asked for, of the files of observations they read, and
        of what all runs share.
    """
    return read_runs(workspace, as_of=as_of, today=today).choose(names, languages)


def read_runs(
    workspace: Workspace | None = None,
    *,
    as_of: str | None = None,
    today: dt.date | None = None,
) -> Listed:
    """Read and check every run file.

    Parameters
    ----------
    workspace, as_of, today
        As for `load_runs`.

    Returns
    -------
    Listed
        The sound runs beside the faulty files: which of them matter is for the caller to say.
    """
    from labourreports.schedule import Schedule, load_schedule

    workspace = workspace or Workspace.default()
    common: list[Problem] = []
    schedule = Schedule()
    try:
        schedule = load_schedule(workspace)
    except RunError as fault:
        common += fault.problems
    today = today or schedule.today()
    found = _impossible(as_of, today, "--as-of")
    if found:
        # told once, and not again by every file
        as_of = None
    common += [*found, *shipped_faults(workspace)]
    vocabulary = load_vocabulary(workspace)
    paths, found = _run_files(workspace)
    common += found
    files = [
        _read_file(path, workspace, schedule, vocabulary, as_of=as_of, today=today)
        for path in paths
    ]
    return put_together(files, schedule.unknown_runs([path.stem for path in paths]), common)


def _run_files(workspace: Workspace) -> tuple[list[Path], list[Problem]]:
    """List the run files; a folder that cannot be read is no folder without runs."""
    try:
        names = sorted(path.name for path in workspace.params.iterdir())
    except OSError as fault:
        found = fault.strerror or type(fault).__name__
        return [], [Problem("params", None, "folder", found, "a folder that can be read")]
    return [
        workspace.params / name
        for name in names
        if fnmatchcase(name, "*.y*ml") and name != SCHEDULE
    ], []


def _read_file(
    path: Path,
    workspace: Workspace,
    schedule: Schedule,
    vocabulary: Vocabulary,
    *,
    as_of: str | None,
    today: dt.date,
) -> RunFileRead:
    shown = workspace.relative(path)
    parsed, problems = _read(path, shown, workspace)
    if parsed is None:
        shown = problems[0].file
        return RunFileRead(shown, path.stem, problems=tuple(problems))
    cadence, found = schedule.cadence_of(path.stem, parsed.cadence, shown)
    problems += found
    date = as_of or parsed.as_of or schedule.as_of(cadence, today).isoformat()
    if as_of is None:
        problems += _ahead(date, today, shown)
    runs, found = make_runs(parsed, path.stem, shown, cadence, date, workspace, vocabulary)
    question = parsed.notebook.removesuffix(".ipynb")
    return RunFileRead(shown, path.stem, tuple(runs), (*problems, *found), question)


def _impossible(as_of: str | None, today: dt.date, given_in: str) -> list[Problem]:
    try:
        dt.date.fromisoformat(as_of or today.isoformat())
    except ValueError:
        return [Problem(given_in, None, "as_of", str(as_of), "a date YYYY-MM-DD")]
    return _ahead(as_of or today.isoformat(), today, given_in)


def _ahead(as_of: str, today: dt.date, given_in: str) -> list[Problem]:
    """Nothing is known on a day that has not come."""
    try:
        day = dt.date.fromisoformat(as_of)
    except ValueError:
        # what is no date is refused where the parameters are
        return []
    expected = f"a day up to today, {today.isoformat()}"
    return [Problem(given_in, None, "as_of", as_of, expected)] if day > today else []


def _read(path: Path, shown: str, workspace: Workspace) -> tuple[RunFile | None, list[Problem]]:
    if not _RUN_NAME.fullmatch(path.stem) or path.suffix != ".yaml" or len(path.stem) > 80:
        return None, [
            Problem(ascii(shown)[:90], None, "file", path.name[:80], "a name like talent-path.yaml")
        ]
    content, problems = read_yaml(path, shown)
    if content is None:
        return None, problems
    try:
        read = RunFile.model_validate(content)
    except ValidationError as fault:
        known = (*RunFile.model_fields, *Limits.model_fields, *LANGUAGES)
        return None, [*problems, *readable(fault, shown, known)]
    return (None if problems else read), problems
