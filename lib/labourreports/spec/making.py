"""From one run file that could be read to its runs: notebook, parameters, inputs, title."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from labourreports.spec.expand import expand
from labourreports.spec.model import LANGUAGES, Run, RunFile
from labourreports.spec.observed import observation_faults, observation_files
from labourreports.spec.parameters import Parameter, notebook_parameters
from labourreports.spec.supplied import baseline_faults
from labourreports.spec.vocabulary import Vocabulary
from labourtargets.errors import LabourTargetsError, Problem, suggest
from labourtargets.workspace import Workspace

__all__ = ["make_runs"]


def make_runs(
    parsed: RunFile,
    stem: str,
    shown: str,
    cadence: str,
    as_of: str,
    workspace: Workspace,
    vocabulary: Vocabulary,
) -> tuple[list[Run], list[Problem]]:
    """Make the runs of a file, one a combination of its matrix and a language.

    Parameters
    ----------
    parsed : RunFile
    stem, shown : str
        Name of the run file, and its path as shown in an error.
    cadence, as_of : str
    workspace : Workspace
    vocabulary : Vocabulary

    Returns
    -------
    tuple of list of Run and list of Problem
        Runs may come beside problems: they say what the file would make.
    """
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
        problems += baseline_faults(each.parameters, shown, workspace)
        inputs = (*parsed.inputs, *observation_files(each.parameters, workspace))
        for language in parsed.languages:
            written = (
                parsed.title if isinstance(parsed.title, str) else getattr(parsed.title, language)
            )
            if written is None:
                expected = f"a title in each of the languages: {', '.join(parsed.languages)}"
                other = next(one for one in LANGUAGES if one != language)
                hint = f"`languages: [{other}]` makes it in one alone"
                problems.append(Problem(shown, None, f"title.{language}", "", expected, hint))
                continue
            title, faults = _title(written, each.parameters, vocabulary, language, shown)
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


@lru_cache(maxsize=64)
def _parameters(path: Path, shown: str, changed: int) -> dict[str, Parameter]:
    return notebook_parameters(path, shown)
