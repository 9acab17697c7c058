"""Where observations lie: files named, folders of CSV files, and workbooks taken for them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from labourtargets.errors import ObservationError, Problem, Problems
from labourtargets.workspace import Workspace

__all__ = [
    "csv_files",
    "find_files",
    "is_workbook",
    "label_of",
    "unsaved_workbooks",
    "workbook_problem",
]

_WORKBOOKS = {".xlsx", ".xls", ".xlsm", ".xlsb", ".ods", ".et"}
# beside an open workbook spreadsheets keep files of its name that hold no figure
_OPEN = ("~$", ".~")
_HINT = "labourtargets observations template prints the form"
# zip, in which workbooks are packed, and the compound file of older ones
_SIGNATURES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def label_of(path: Path, workspace: Workspace) -> str:
    """Write a path for messages and commands: within the workspace from it, else as given.

    Examples
    --------
    >>> label_of(Path("/tmp/mine.csv"), Workspace.default())
    '/tmp/mine.csv'
    """
    inside = path.resolve().is_relative_to(workspace.root)
    return workspace.relative(path) if inside else str(path)


def csv_files(folder: Path) -> list[Path]:
    """List the CSV files of a folder, whether their names end in small or in capital letters.

    Examples
    --------
    >>> [file.name for file in csv_files(Workspace.default().observations)]
    ['published.csv']
    """
    return sorted(file for file in folder.glob("*.*") if file.suffix.lower() == ".csv")


def unsaved_workbooks(folder: Path) -> list[Path]:
    """List the workbooks of a folder that were not saved as a CSV of their name beside them."""
    saved = {file.stem for file in csv_files(folder)}
    return sorted(
        file
        for file in folder.glob("*.*")
        if file.suffix.lower() in _WORKBOOKS
        and file.stem not in saved
        and not file.name.startswith(_OPEN)
    )


def is_workbook(content: bytes) -> bool:
    """Tell by its first bytes whether a file is a workbook, whatever its name.

    Examples
    --------
    >>> is_workbook(b"PK\x03\x04..."), is_workbook(b"region,indicator")
    (True, False)
    """
    return content.startswith(_SIGNATURES)


def workbook_problem(label: str) -> Problem:
    """Say that a file is a workbook.

    Examples
    --------
    >>> print(workbook_problem("mine.xlsx"))
    a workbook  expected CSV UTF-8; save its sheet as one
    """
    return Problem(label, None, "", "a workbook", "CSV UTF-8", "save its sheet as one")


def find_files(
    path: Path | str | Sequence[Path | str] | None, workspace: Workspace, with_shipped: bool
) -> tuple[list[Path], list[str]]:
    """List the CSV files of a path, of a folder all; the shipped ones by default.

    Returns
    -------
    list of pathlib.Path
        The files.
    list of str
        The files and folders they come from, as one would type them.

    Raises
    ------
    ObservationError
        Every path that leads nowhere or to a folder without a CSV file, and every workbook of a
        folder that no CSV file of its name stands for.

    Examples
    --------
    >>> files, named = find_files(None, Workspace.default(), False)
    >>> [file.name for file in files], named
    (['published.csv'], ['data/observations'])
    """
    given = [path] if isinstance(path, (str, Path)) else list(path or [])
    shipped = [workspace.observations] if path is None or with_shipped else []
    places = list(map(Path, [*shipped, *given]))
    files: list[Path] = []
    problems = Problems()
    for each in places:
        found, workbooks = (
            (csv_files(each), unsaved_workbooks(each)) if each.is_dir() else ([each], [])
        )
        for file in found:
            if not file.is_file():
                problems.add(
                    label_of(file, workspace), None, "path", str(file), "a CSV file that is there",
                    f"looked for in {file.resolve().parent}; {_HINT}",
                )  # fmt: skip
        for workbook in workbooks:
            problems.items.append(workbook_problem(label_of(workbook, workspace)))
        # a workspace may do without published figures; who names a folder means some
        if not (found or workbooks or each in shipped):
            label = label_of(each, workspace)
            problems.add(label, None, "path", each.name, "a folder with a CSV file", _HINT)
        files += found
    problems.raise_as(ObservationError)
    return list(dict.fromkeys(files)), [label_of(each, workspace) for each in places]
