"""Files of observations: where they are, and their rows as they stand."""

from __future__ import annotations

import csv
import io
import logging
from collections.abc import Sequence
from pathlib import Path

from labourtargets.errors import ObservationError, Problems, TargetTableError
from labourtargets.observations.rows import Entry
from labourtargets.tables import load_schema, parse_table
from labourtargets.workspace import Workspace

__all__ = ["find_files", "from_spreadsheet", "read_entries"]

logger = logging.getLogger("labourtargets")
_MARK, _LINE_END = b"\xef\xbb\xbf", b"\r\n"


def from_spreadsheet(file: Path) -> bool:
    """Say whether a file has the byte order mark or the line ends of a spreadsheet.

    Examples
    --------
    >>> from_spreadsheet(Workspace.default().observations / "published.csv")
    False
    """
    content = file.read_bytes()
    return content.startswith(_MARK) or _LINE_END in content


def find_files(
    path: Path | str | Sequence[Path | str] | None, workspace: Workspace, with_shipped: bool
) -> list[Path]:
    """List the CSV files of a path, of a folder all; the shipped ones by default.

    Raises
    ------
    ObservationError
        Every path that leads nowhere.

    Examples
    --------
    >>> [file.name for file in find_files(None, Workspace.default(), False)]
    ['published.csv']
    """
    given = [path] if isinstance(path, (str, Path)) else list(path or [])
    folders = [*([workspace.observations] if path is None or with_shipped else []), *given]
    files: list[Path] = []
    problems = Problems()
    for each in map(Path, folders):
        found = sorted(each.glob("*.csv")) if each.is_dir() else [each]
        for file in found:
            if not file.is_file():
                problems.add(
                    workspace.relative(file),
                    None,
                    "path",
                    file.name,
                    "a CSV file",
                    "labourtargets.observations.template() gives the form",
                )
        files += found
    problems.raise_as(ObservationError)
    return list(dict.fromkeys(files))


def read_entries(
    file: Path, label: str, workspace: Workspace, problems: Problems
) -> list[tuple[int, Entry]]:
    """Return line number and cells of every row of one file, adding faults of its form.

    Examples
    --------
    >>> workspace = Workspace.default()
    >>> file = workspace.observations / "published.csv"
    >>> read_entries(file, file.name, workspace, Problems())[0][0]
    2
    """
    schema = load_schema("observations", workspace)
    content = file.read_bytes()
    if workspace.observations.resolve() not in file.resolve().parents:
        # What a spreadsheet adds is a fault of our tables, which are compared byte by byte.
        content = content.removeprefix(_MARK).replace(_LINE_END, b"\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"), newline="")))
    blank = {
        number
        for number, row in enumerate(rows[1:], start=2)
        if len(row) == len(schema.columns)
        and not row[schema.columns.index("value")].strip()
        and not row[schema.columns.index("source")].strip()
    }
    try:
        parse_table(content, schema, label)
    except TargetTableError as fault:
        # Cells are checked below, so that a ragged row hides no fault of another; rows of a
        # worksheet that nobody could fill in are no fault.
        problems.extend(
            issue
            for issue in fault.problems
            if issue.field not in schema.columns and issue.row not in blank
        )
    if not rows or rows[0] != schema.columns:
        return []
    if blank:
        logger.info("%s: %d rows without a value left out", label, len(blank))
    return [
        (number, dict(zip(schema.columns, (cell.strip() for cell in row), strict=True)))
        for number, row in enumerate(rows[1:], start=2)
        if len(row) == len(schema.columns) and number not in blank
    ]
