"""One base error; a fault is a list of problems, collected and raised once."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

__all__ = [
    "AnnotationError",
    "CheckError",
    "CodebookError",
    "ComparisonError",
    "CorpusError",
    "LabourTargetsError",
    "ObservationError",
    "Problem",
    "Problems",
    "ProgressError",
    "SelectionError",
    "TargetTableError",
    "TrajectoryError",
    "WorkspaceError",
    "suggest",
]


# what a reader of an error in Python does where one in a terminal types a command
_CALLS = {
    "labourtargets find WORD": 'lt.find("WORD")',
    "labourtargets project --help": "help(lt.project)",
}


@dataclass(frozen=True)
class Problem:
    """Name one fault: where it is, what was found and what was expected.

    Parameters
    ----------
    file : str
        Path as a reader would type it, relative to the workspace; a series or run name
        where no file is concerned.
    row : int or None
        Line of the file, the header being line 1; None where no line is concerned.
    field : str
        Column, key or parameter.
    found, expected : str
        What stands there, and what would have been accepted.
    hint : str, default ""
        A suggestion ("did you mean …"), or where the allowed values are listed.

    Examples
    --------
    >>> print(Problem("a.csv", 88, "indicator_id", "hr_revenu", "a known indicator",
    ...               "did you mean 'hr_revenue'?"))
    row 88  indicator_id='hr_revenu'  expected a known indicator; did you mean 'hr_revenue'?
    """

    file: str
    row: int | None
    field: str
    found: str
    expected: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"row {self.row}  " if self.row is not None else ""
        what = f"{self.field}={self.found!r}" if self.field else self.found
        wanted = f"  expected {self.expected}" if self.expected else ""
        return f"{place}{what}{wanted}" + (f"; {self.hint}" if self.hint else "")


class LabourTargetsError(Exception):
    """Base of every error of the library: a batch of problems and the next command.

    Parameters
    ----------
    problems : Problem, str or iterable of Problem
        Everything that is wrong, in reading order.
    next_command : str, default ""
        What to type after mending; read in Python, the error says the call that does the same.
    phrase : str, default ""
        Key of the wording catalogue that says the same where the error is shown on a page, in
        the language of the page.
    values : mapping, optional
        What the phrase is filled with.

    Examples
    --------
    >>> raise TargetTableError(Problem("t.csv", 2, "unit", "人人", "a unit of units.csv"))
    Traceback (most recent call last):
    ...
    labourtargets.errors.TargetTableError: 1 problem in t.csv
      row 2  unit='人人'  expected a unit of units.csv
    """

    def __init__(
        self,
        problems: Problem | str | Iterable[Problem],
        *,
        next_command: str = "",
        phrase: str = "",
        values: Mapping[str, object] | None = None,
    ) -> None:
        if isinstance(problems, str):
            problems = [Problem("", None, "", problems, "")]
        elif isinstance(problems, Problem):
            problems = [problems]
        self.problems: tuple[Problem, ...] = tuple(problems)
        self.next_command = next_command
        self.phrase, self.values = phrase, dict(values or {})
        super().__init__(self._told(_CALLS.get(next_command, next_command)))

    def in_terminal(self) -> str:
        """Return the text with the command to type next, also where Python has a call.

        Examples
        --------
        >>> unknown = SelectionError("no such place", next_command="labourtargets find WORD")
        >>> print(unknown)
        no such place
        Fix, then: lt.find("WORD")
        >>> print(unknown.in_terminal())
        no such place
        Fix, then: labourtargets find WORD
        """
        return self._told(self.next_command)

    def _told(self, following: str) -> str:
        if len(self.problems) == 1 and not self.problems[0].field and not self.problems[0].file:
            text = str(self.problems[0])
        else:
            by_file: dict[str, list[Problem]] = {}
            for problem in self.problems:
                by_file.setdefault(problem.file, []).append(problem)
            blocks = []
            for file, problems in by_file.items():
                noun = "problem" if len(problems) == 1 else "problems"
                where = f" in {file}" if file else ""
                lines = "".join(f"\n  {problem}" for problem in problems)
                blocks.append(f"{len(problems)} {noun}{where}{lines}")
            text = "\n".join(blocks)
        return text + (f"\nFix, then: {following}" if following else "")

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows of the error: what is wrong, and no line of the library.

        The name is IPython's.
        """
        return f"{type(self).__name__}: {self}".splitlines()

    def __reduce__(self) -> tuple[object, ...]:
        return (
            _rebuild,
            (type(self), self.problems, self.next_command, self.phrase, self.values),
        )


def _rebuild(
    kind: type[LabourTargetsError],
    problems: tuple[Problem, ...],
    next_command: str,
    phrase: str,
    values: Mapping[str, object],
) -> LabourTargetsError:
    return kind(problems, next_command=next_command, phrase=phrase, values=values)


class WorkspaceError(LabourTargetsError):
    """The folder is no workspace, or a file of it is missing."""


class TargetTableError(LabourTargetsError):
    """A CSV of ours breaks its schema."""


class CorpusError(LabourTargetsError):
    """A document differs from its recorded hash or has no metadata."""


class CodebookError(LabourTargetsError):
    """A region, indicator or unit is unknown, or a conversion crosses dimensions."""


class AnnotationError(LabourTargetsError):
    """An annotation points nowhere or contradicts the text."""


class TrajectoryError(LabourTargetsError):
    """A series cannot be projected by the model asked for."""


class ProgressError(LabourTargetsError):
    """Progress was asked for with impossible dates or parameters."""


class ObservationError(LabourTargetsError):
    """A file of observations has faulty rows."""


class ComparisonError(LabourTargetsError):
    """The comparability register forbids what was asked for."""


class CheckError(LabourTargetsError):
    """A declared consistency check names what does not exist."""


class SelectionError(LabourTargetsError):
    """A query names an unknown region, indicator, model or option."""


@dataclass
class Problems:
    """Collect problems and raise them together.

    Examples
    --------
    >>> problems = Problems()
    >>> problems.add("a.csv", 2, "unit", "x", "a unit")
    >>> len(problems)
    1
    >>> problems.raise_as(TargetTableError)
    Traceback (most recent call last):
    ...
    labourtargets.errors.TargetTableError: 1 problem in a.csv
      row 2  unit='x'  expected a unit
    """

    items: list[Problem] = field(default_factory=list)

    def add(
        self, file: str, row: int | None, field: str, found: object, expected: str, hint: str = ""
    ) -> None:
        """Record one problem; arguments as in `Problem`."""
        self.items.append(Problem(file, row, field, str(found), expected, hint))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Record several problems."""
        self.items.extend(problems)

    def raise_as(self, kind: type[LabourTargetsError], *, next_command: str = "") -> None:
        """Raise `kind` with everything recorded; do nothing when there is nothing."""
        if self.items:
            raise kind(self.items, next_command=next_command)

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Problem]:
        return iter(self.items)


# one thing under the names of several functions: spelling alone would lead astray
_ONE_THING = (
    frozenset({"per_10k_residents", "per_capita", "per_head"}),
    frozenset({"growth", "required_growth", "cagr"}),
    frozenset({"region", "place", "city"}),
    frozenset({"reported", "published", "official", "final"}),
)


def suggest(word: str, candidates: Iterable[str], listed_in: str = "") -> str:
    """Say which candidate a misspelt word probably meant.

    Parameters
    ----------
    word : str
    candidates : iterable of str
    listed_in : str, default ""
        File that lists the allowed values.

    Returns
    -------
    str
        A hint for `Problem.hint`; empty where nothing is near and no file is named.

    Examples
    --------
    >>> suggest("hr_revenu", ["hr_revenue", "talent_total"], "data/registries/indicators.csv")
    "did you mean 'hr_revenue'? (data/registries/indicators.csv)"
    """
    known = list(candidates)
    alike = {name for names in _ONE_THING if str(word).casefold() in names for name in names}
    near = [name for name in known if name in alike and name != word][:1]
    near = near or difflib.get_close_matches(str(word), known, n=1, cutoff=0.6)
    meant = f"did you mean {near[0]!r}?" if near else ""
    listed = (
        f"({listed_in})" if near and listed_in else (f"listed in {listed_in}" if listed_in else "")
    )
    return " ".join(part for part in (meant, listed) if part)
