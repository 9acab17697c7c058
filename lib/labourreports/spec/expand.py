"""One run file, one run for each combination of its matrix."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from labourreports.spec.closed import beyond
from labourreports.spec.model import RunFile
from labourreports.spec.parameters import Parameter, accepts
from labourreports.spec.values import as_written, hint_for, wanted
from labourreports.spec.vocabulary import Vocabulary
from labourtargets.errors import Problem, suggest

__all__ = ["Expanded", "expand"]

MAX_RUNS = 2000
# parameters of every notebook that a run file sets by keys of its own
_BESIDE = {"language": "languages", "as_of": "as_of"}


@dataclass(frozen=True)
class Expanded:
    """A run's name and its parameters, language apart."""

    name: str
    parameters: Mapping[str, object]


def expand(
    parsed: RunFile,
    stem: str,
    shown: str,
    as_of: str,
    declared: Mapping[str, Parameter],
    vocabulary: Vocabulary,
) -> tuple[list[Expanded], list[Problem]]:
    """Check the parameters of a run file and multiply its matrix out.

    Parameters
    ----------
    parsed : RunFile
    stem, shown : str
        Name of the run file, and its path as shown in an error.
    as_of : str
        Date of every run made here.
    declared : mapping of str to Parameter
        The notebook's parameters; their defaults fill what the file does not say.
    vocabulary : Vocabulary

    Returns
    -------
    tuple of list of Expanded and list of Problem
    """
    problems = _names(parsed, shown, declared)
    fixed, found = _settle(dict(parsed.parameters), shown, declared, vocabulary)
    problems += found
    _, found = _settle({"as_of": as_of}, shown, declared, vocabulary)
    problems += found
    if problems:
        return [], problems
    defaults = {name: parameter.default for name, parameter in declared.items()}
    # what the file leaves to the notebook is refused as it would be in the file
    left = {name: value for name, value in defaults.items()
            if name not in {*parsed.parameters, *parsed.matrix, "as_of"}}  # fmt: skip
    _, found = _settle(left, f"notebooks/{parsed.notebook}.ipynb", declared, vocabulary)
    if found:
        return [], found
    table = _shown_table(declared)
    # what a notebook says nothing of may still fill a matrix: every value that has a target
    every = "targets" if table == "statements" else table
    runs: list[Expanded] = []
    for chosen in _combinations(list(parsed.matrix), parsed, fixed, declared, vocabulary, every):
        if isinstance(chosen, str):
            problems.append(Problem(shown, None, f"matrix.{chosen}", "*", "a list of values"))
            continue
        # a matrix gives a list parameter one item a run
        values = {name: _listed(value, declared[name]) for name, value in chosen.items()}
        settled, found = _settle(values, shown, declared, vocabulary)
        problems += found
        parameters = {**defaults, **fixed, **settled, "as_of": as_of}
        problems += _order(parameters, shown)
        problems += vocabulary.empty(parameters, table, shown)
        problems += vocabulary.undated(parameters, shown)
        runs.append(
            Expanded("-".join([stem, *(_slug(value) for value in settled.values())]), parameters)
        )
        if len(runs) > MAX_RUNS:
            return [], [
                *problems,
                Problem(shown, None, "matrix", "too many runs", f"{MAX_RUNS} or fewer"),
            ]
    if not runs and not problems:
        problems.append(Problem(shown, None, "matrix", "no run", "a combination that has a target"))
    return runs, list(dict.fromkeys(problems))


def _listed(value: object, parameter: Parameter) -> object:
    return value if accepts(parameter, value) or not accepts(parameter, [value]) else [value]


def _names(parsed: RunFile, shown: str, declared: Mapping[str, Parameter]) -> list[Problem]:
    problems = []
    for place, names in (("parameters", parsed.parameters), ("matrix", parsed.matrix)):
        for name in names:
            if name in _BESIDE:
                expected = f"`{_BESIDE[name]}:` beside `notebook:`"
                problems.append(Problem(shown, None, f"{place}.{name}", name, expected))
            elif name not in declared:
                hint = suggest(name, declared, parsed.notebook)
                problems.append(
                    Problem(
                        shown,
                        None,
                        f"{place}.{name}"[:90],
                        name[:80],
                        "a parameter of the notebook",
                        hint,
                    )
                )
    for name in sorted(set(parsed.parameters) & set(parsed.matrix)):
        problems.append(Problem(shown, None, f"matrix.{name}", name, "not also under parameters"))
    return problems


def _settle(
    values: dict[str, object],
    shown: str,
    declared: Mapping[str, Parameter],
    vocabulary: Vocabulary,
) -> tuple[dict[str, object], list[Problem]]:
    settled: dict[str, object] = {}
    problems: list[Problem] = []
    for name, value in values.items():
        if name not in declared:
            continue
        settled[name], found = vocabulary.settle(name, value, shown)
        if not found and not accepts(declared[name], settled[name]):
            hint = hint_for(declared[name], value)
            expected = wanted(declared[name], value)[:160]
            found = [Problem(shown, None, name, as_written(value)[:80], expected, hint)]
        # a notebook that lists the choices itself has its own
        if not found and not declared[name].choices:
            found = beyond(name, settled[name], shown)
        problems += found
    return settled, problems


def _combinations(
    names: list[str],
    parsed: RunFile,
    fixed: Mapping[str, object],
    declared: Mapping[str, Parameter],
    vocabulary: Vocabulary,
    table: str,
) -> Iterator[dict[str, object] | str]:
    """Yield each combination, or the name of a key whose ``"*"`` stands for nothing known."""

    def rest(index: int, chosen: dict[str, object]) -> Iterator[dict[str, object] | str]:
        if index == len(names):
            yield chosen
            return
        name = names[index]
        values: list[object] | None = list(parsed.matrix[name])
        if parsed.matrix[name] == "*":
            every = vocabulary.every(name, {**fixed, **chosen}, table)
            values = list(declared[name].choices or ()) if every is None else list(every)
            if every is None and not values:
                yield name
                return
        for value in values or ():
            yield from rest(index + 1, {**chosen, name: value})

    yield from rest(0, {})


def _shown_table(declared: Mapping[str, Parameter]) -> str:
    """Tell from its parameters what a notebook shows: paths, verdicts on targets, or statements."""
    return (
        "series" if "models" in declared else "targets" if "observations" in declared
        else "statements"
    )  # fmt: skip


def _order(parameters: Mapping[str, object], shown: str) -> list[Problem]:
    """A period ends after it starts."""
    problems = []
    for name, first in parameters.items():
        if name.startswith(("start", "first", "from")) and name.endswith("year"):
            for ending in ("end", "last", "to"):
                other = re.sub(r"^(start|first|from)", ending, name)
                last = parameters.get(other)
                if isinstance(first, int) and isinstance(last, int) and first > last:
                    problems.append(Problem(shown, None, other, str(last), f"{first} or later"))
    return problems


def _slug(value: object) -> str:
    """Write a matrix value as part of a folder name.

    A list of one item is named by the item.

    Examples
    --------
    >>> _slug("hr_revenue"), _slug(2025), _slug("永川")
    ('hr-revenue', '2025', 'u6c38-u5ddd')
    """
    value = value[0] if isinstance(value, list) and len(value) == 1 else value
    written = "".join(
        character if character.isascii() else f" u{ord(character):x}" for character in str(value)
    )
    return re.sub(r"[^a-z0-9]+", "-", written.casefold()).strip("-")[:60] or "none"
