"""All run files together: the runs that can start, and the files that must be mended first."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from labourreports.spec.model import LANGUAGES, Run, RunError
from labourtargets.errors import Problem, suggest

__all__ = ["Faulty", "Listed", "RunFileRead", "put_together"]

# as every workspace lays them out, and problems name them
_SHIPPED = "data/observations"


@dataclass(frozen=True)
class RunFileRead:
    """One file under ``params/`` after reading.

    Parameters
    ----------
    file : str
        Its path as shown.
    stem : str
        Its name without ending: what its runs are called, alone or with their matrix joined on.
    runs : tuple of Run
        What it makes, as far as that could be told.
    problems : tuple of Problem
    question : str
        The notebook it names; empty where it names none that can be read.
    """

    file: str
    stem: str
    runs: tuple[Run, ...] = ()
    problems: tuple[Problem, ...] = ()
    question: str = ""


@dataclass(frozen=True)
class Faulty:
    """A file whose runs cannot start.

    Parameters
    ----------
    file, stem : str
    problems : tuple of Problem
        Its own mistakes, and those of the notebook and the observations it names.
    labels : frozenset of str
        What its runs may be asked for by, as far as that can be told.
    """

    file: str
    stem: str
    problems: tuple[Problem, ...]
    labels: frozenset[str] = frozenset()

    @property
    def makes_runs(self) -> bool:
        """Tell whether it is a run file, and not what run files share."""
        return bool(self.labels)

    def may_make(self, name: str) -> bool:
        """Tell whether a name could be one of its runs: what its matrix makes is not known."""
        return name in self.labels or name.startswith(f"{self.stem}-")


@dataclass(frozen=True)
class Listed:
    """What the run files of a workspace say together.

    Parameters
    ----------
    runs : tuple of Run
        Those of files without a mistake, by name, zh before en.
    faulty : tuple of Faulty
        The other files, by path.
    common : tuple of Problem
        What no run can start with, whatever its file says: a schedule that cannot be read, a
        faulty file of published observations, an impossible ``--as-of``.
    """

    runs: tuple[Run, ...]
    faulty: tuple[Faulty, ...] = ()
    common: tuple[Problem, ...] = ()

    def concerned(self, names: Sequence[str] = ()) -> tuple[Faulty, ...]:
        """Return the faulty files that names ask for; without names, every one."""
        if not names:
            return self.faulty
        known = _labels(self.runs)
        return tuple(
            each
            for each in self.faulty
            if any(
                name in each.labels or (name not in known and each.may_make(name)) for name in names
            )
        )

    def choose(
        self,
        names: Sequence[str] = (),
        languages: Sequence[str] = LANGUAGES,
        *,
        passing_over: bool = False,
    ) -> list[Run]:
        """Choose among the runs.

        Parameters
        ----------
        names : sequence of str
            Run names, run ids (``name-zh``), notebooks or names of run files; empty for all.
        languages : sequence of str
        passing_over : bool, default False
            Leave out the runs of faulty files, instead of refusing all that was asked for.

        Returns
        -------
        list of Run

        Raises
        ------
        RunError
            With everything that is wrong in the files asked for, and in what all runs share.
        """
        concerned = self.concerned(names)
        problems = [*self.common, *(problem for each in concerned for problem in each.problems)]
        if self.common or (problems and not passing_over):
            # a name that two files make is wrong once
            problems = list(dict.fromkeys(problems))
            raise RunError(problems, next_command=_next(problems, names))
        self._refuse_unknown(names, concerned)
        wanted = set(names)
        return [
            run
            for run in self.runs
            if run.language in languages and (not wanted or wanted & _labels([run]))
        ]

    def _refuse_unknown(self, names: Sequence[str], concerned: Sequence[Faulty]) -> None:
        known = _labels(self.runs)
        candidates = known | {label for each in self.faulty for label in each.labels}
        unknown = [
            Problem("params", None, "run", name[:80], "a known run", suggest(name, candidates))
            for name in names
            if name not in known and not any(each.may_make(name) for each in concerned)
        ]
        if unknown:
            raise RunError(unknown, next_command="labourtargets report --list")


def put_together(
    files: Sequence[RunFileRead], elsewhere: Sequence[Problem], common: Sequence[Problem]
) -> Listed:
    """Part sound run files from faulty ones.

    Parameters
    ----------
    files : sequence of RunFileRead
    elsewhere : sequence of Problem
        Of files that make no run, such as a schedule of runs that are not there.
    common : sequence of Problem
    """
    files = _with_contested_names(files)
    runs = [run for each in files if not each.problems for run in each.runs]
    faulty = [
        Faulty(
            each.file,
            each.stem,
            each.problems,
            frozenset({each.stem, each.question, *_labels(each.runs)} - {""}),
        )
        for each in files
        if each.problems
    ]
    for file in dict.fromkeys(problem.file for problem in elsewhere):
        told = tuple(problem for problem in elsewhere if problem.file == file)
        faulty.append(Faulty(file, file, told))
    ordered = sorted(runs, key=lambda run: (run.name, LANGUAGES.index(run.language)))
    return Listed(tuple(ordered), tuple(faulty), tuple(common))


def _with_contested_names(files: Sequence[RunFileRead]) -> list[RunFileRead]:
    """Add to files the names that another one makes as well: neither is right without the other.

    A file that makes no run yet is still the one its own name belongs to.
    """
    first: dict[str, int] = {}
    found: dict[int, list[Problem]] = {}
    made = {run.run_id for each in files for run in each.runs}
    for number, each in enumerate(files):
        claimed = [run.run_id for run in each.runs] or [
            f"{each.stem}-{language}" for language in LANGUAGES if f"{each.stem}-{language}" in made
        ]
        for run_id in dict.fromkeys(claimed):
            other = first.setdefault(run_id, number)
            if other != number or claimed.count(run_id) > 1:
                expected = (
                    f"a name that {files[other].file} does not make"
                    if other != number
                    else "a name that no other combination of the matrix makes"
                )
                problem = Problem(each.file, None, "name", run_id, expected)
                for concerned in {number, other}:
                    found.setdefault(concerned, []).append(problem)
    return [
        replace(each, problems=(*each.problems, *found.get(number, ())))
        for number, each in enumerate(files)
    ]


def _labels(runs: Iterable[Run]) -> set[str]:
    """Return what runs may be asked for by."""
    return {
        label for run in runs for label in (run.name, run.run_id, run.question, Path(run.file).stem)
    }


def _next(problems: Sequence[Problem], names: Sequence[str]) -> str:
    """Name the command that tries again: the files that are wrong, or what was asked for."""
    files = {problem.file for problem in problems}
    if all(file.endswith(".csv") for file in files):
        # shipped ones are read together: a row may be wrong only beside one of another file
        wrong_in = {_SHIPPED if str(Path(file).parent) == _SHIPPED else file for file in files}
        return shlex.join(["labourtargets", "observations", "validate", *sorted(wrong_in)])
    wrong = {Path(file).stem for file in files if file.startswith("params/")} - {"schedule"}
    again = names or (sorted(wrong) if len(wrong) == len(files) == 1 else ())
    return " ".join(["labourtargets report", *map(shlex.quote, again)])
