"""From the files under ``params/`` to runs, with everything that is wrong in one error."""

from __future__ import annotations

import datetime as dt
import re
import shlex
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from labourreports.spec.expand import expand
from labourreports.spec.model import LANGUAGES, Limits, Run, RunError, RunFile
from labourreports.spec.observed import observation_faults, observation_files, shipped_faults
from labourreports.spec.parameters import Parameter, notebook_parameters
from labourreports.spec.plainly import readable
from labourreports.spec.reading import read_yaml
from labourreports.spec.vocabulary import Vocabulary, load_vocabulary
from labourtargets.errors import LabourTargetsError, Problem, suggest
from labourtargets.workspace import Workspace

__all__ = ["load_runs"]

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
    """Read and check every run file, then choose among the runs.

    Parameters
    ----------
    workspace : Workspace, optional
    names : sequence of str
        Run names, run ids (``name-zh``) or names of run files; empty for all.
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
        With every problem of every file under ``params/``, whatever names were asked for, and
        of every file of observations they read.
    """
    from labourreports.schedule import load_schedule

    workspace = workspace or Workspace.default()
    schedule = load_schedule(workspace)
    today = today or schedule.today()
    vocabulary = load_vocabulary(workspace)
    problems = shipped_faults(workspace)
    runs: list[Run] = []
    known_files = []
    for path in sorted(workspace.params.glob("*.y*ml")):
        if path.name == SCHEDULE:
            continue
        known_files.append(path.stem)
        shown = workspace.relative(path)
        parsed, found = _read(path, shown, workspace)
        problems += found
        if parsed is None:
            continue
        cadence, found = schedule.cadence_of(path.stem, parsed.cadence, shown)
        problems += found
        date = as_of or parsed.as_of or schedule.as_of(cadence, today).isoformat()
        problems += _ahead(date, today, shown if date == parsed.as_of else "--as-of")
        made, found = _runs(parsed, path.stem, shown, cadence, date, workspace, vocabulary)
        problems += found
        runs += made
    problems += schedule.unknown_runs(known_files)
    problems += _duplicates(runs)
    if problems:
        # a title in two languages can be wrong once
        raise RunError(dict.fromkeys(problems), next_command=_next(problems, names, workspace))
    return _choose(runs, names, languages)


def _next(problems: Sequence[Problem], names: Sequence[str], workspace: Workspace) -> str:
    """Name the command that tries again: the files that are wrong, or what was asked for."""
    files = {problem.file for problem in problems}
    if all(file.endswith(".csv") for file in files):
        # shipped ones are read together: a row may be wrong only beside one of another file
        shipped = workspace.relative(workspace.observations)
        wrong_in = {shipped if Path(file).parent == Path(shipped) else file for file in files}
        return shlex.join(["labourtargets", "observations", "validate", *sorted(wrong_in)])
    wrong = {Path(file).stem for file in files if file.startswith("params/")} - {"schedule"}
    again = names or (sorted(wrong) if len(wrong) == len(files) == 1 else ())
    return " ".join(["labourtargets report", *map(shlex.quote, again)])


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
        found = ascii(path.name)[:80]
        return None, [
            Problem(ascii(shown)[:90], None, "file", found, "a name like talent-path.yaml")
        ]
    content, problems = read_yaml(path, shown)
    if content is None or problems:
        return None, problems
    try:
        return RunFile.model_validate(content), []
    except ValidationError as fault:
        known = (*RunFile.model_fields, *Limits.model_fields, *LANGUAGES)
        return None, readable(fault, shown, known)


@lru_cache(maxsize=64)
def _parameters(path: Path, shown: str, changed: int) -> dict[str, Parameter]:
    return notebook_parameters(path, shown)


def _runs(
    parsed: RunFile,
    stem: str,
    shown: str,
    cadence: str,
    as_of: str,
    workspace: Workspace,
    vocabulary: Vocabulary,
) -> tuple[list[Run], list[Problem]]:
    known = sorted(path.stem for path in workspace.notebooks.glob("*.ipynb"))
    wanted = parsed.notebook.removesuffix(".ipynb")
    if wanted not in known:
        hint = suggest(wanted, known, "notebooks/")
        return [], [Problem(shown, None, "notebook", wanted[:80], "a notebook of ours", hint)]
    notebook = workspace.notebooks / f"{wanted}.ipynb"
    try:
        declared = _parameters(notebook, f"notebooks/{wanted}.ipynb", notebook.stat().st_mtime_ns)
    except LabourTargetsError as fault:
        return [], list(fault.problems)
    missing = [name for name in ("language", "as_of") if name not in declared]
    if missing:
        where = f"notebooks/{wanted}.ipynb"
        return [], [
            Problem(where, None, name, "", "a parameter of every notebook") for name in missing
        ]
    problems = _input_problems(parsed, shown, workspace)
    made, found = expand(parsed, stem, shown, as_of, declared, vocabulary)
    runs = []
    for each in made:
        problems += observation_faults(each.parameters, shown, workspace)
        inputs = (*parsed.inputs, *observation_files(each.parameters, workspace))
        for language in parsed.languages:
            title = (
                parsed.title if isinstance(parsed.title, str) else getattr(parsed.title, language)
            )
            title, faults = _title(title, each.parameters, vocabulary, language, shown)
            problems += faults
            runs.append(
                Run(
                    name=each.name,
                    language=language,
                    file=shown,
                    notebook=f"notebooks/{wanted}.ipynb",
                    title=title,
                    parameters={**each.parameters, "language": language},
                    cadence=cadence,
                    twins=tuple(parsed.languages),
                    inputs=inputs,
                    seconds=parsed.limits.seconds,
                    memory_mb=parsed.limits.memory_mb,
                    retries=parsed.limits.retries,
                )
            )
    return runs, problems + found


def _input_problems(parsed: RunFile, shown: str, workspace: Workspace) -> list[Problem]:
    problems = []
    for name in parsed.inputs:
        path = (workspace.root / name).resolve()
        if not path.is_relative_to(workspace.root) or not path.is_file():
            problems.append(Problem(shown, None, "inputs", name[:80], "a file of the workspace"))
    return problems


def _title(
    title: str, parameters: Any, vocabulary: Vocabulary, language: str, shown: str
) -> tuple[str, list[Problem]]:
    """Put a parameter's name in the reader's language where the title says ``{region}``."""
    problems = []

    def replace(match: re.Match[str]) -> str:
        name = match[1]
        if name not in parameters:
            hint = suggest(name, parameters)
            problems.append(Problem(shown, None, "title", name, "a parameter in braces", hint))
            return ""
        return vocabulary.label(name, parameters[name], language)

    # single braces around a name only: {{7*7}} stays the text it is
    written = re.sub(r"(?<!\{)\{([a-z_]+)\}(?!\})", replace, title)
    if not written.strip() and not problems:
        problems.append(Problem(shown, None, "title", title, "some text"))
    return written, problems


def _duplicates(runs: Sequence[Run]) -> list[Problem]:
    first: dict[str, str] = {}
    problems = []
    for run in runs:
        if run.run_id in first:
            expected = f"a name that {first[run.run_id]} does not make"
            problems.append(Problem(run.file, None, "name", run.run_id, expected))
        first.setdefault(run.run_id, run.file)
    return problems


def _choose(runs: Sequence[Run], names: Sequence[str], languages: Sequence[str]) -> list[Run]:
    ordered = sorted(runs, key=lambda run: (run.name, LANGUAGES.index(run.language)))
    labels = {
        label
        for run in ordered
        for label in (run.name, run.run_id, run.question, Path(run.file).stem)
    }
    unknown = [name for name in names if name not in labels]
    if unknown:
        raise RunError(
            [
                Problem(
                    "params", None, "run", ascii(name)[:80], "a known run", suggest(name, labels)
                )
                for name in unknown
            ],
            next_command="labourtargets report --list",
        )
    wanted = set(names)
    return [
        run
        for run in ordered
        if run.language in languages
        and (not wanted or wanted & {run.name, run.run_id, run.question, Path(run.file).stem})
    ]
