"""Files of observations: where they are, and their rows as they stand."""

from __future__ import annotations

import csv
import io
import logging
import re
from collections.abc import Sequence
from pathlib import Path

from labourtargets.codebook import Codebook
from labourtargets.errors import ObservationError, Problems
from labourtargets.observations.rows import Entry
from labourtargets.tables import load_schema, read_rows
from labourtargets.workspace import Workspace

__all__ = ["find_files", "label_of", "read_entries"]

logger = logging.getLogger("labourtargets")
_MARK = b"\xef\xbb\xbf"
_BLANK_END = re.compile(rb"\n[,\s]*\Z")


def label_of(path: Path, workspace: Workspace) -> str:
    """Write a path for messages and commands: within the workspace from it, else as given.

    Examples
    --------
    >>> label_of(Path("/tmp/mine.csv"), Workspace.default())
    '/tmp/mine.csv'
    """
    inside = path.resolve().is_relative_to(workspace.root)
    return workspace.relative(path) if inside else str(path)


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
        Every path that leads nowhere.

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
        found = sorted(each.glob("*.csv")) if each.is_dir() else [each]
        for file in found:
            if not file.is_file():
                problems.add(
                    label_of(file, workspace),
                    None,
                    "path",
                    file.name,
                    "a CSV file",
                    "labourtargets observations template prints the form",
                )
        files += found
    problems.raise_as(ObservationError)
    return list(dict.fromkeys(files)), [label_of(each, workspace) for each in places]


def read_entries(
    file: Path, workspace: Workspace, codebook: Codebook, problems: Problems
) -> tuple[list[tuple[int, Entry]], list[str]]:
    """Return line and cells of every row of one file, adding the faults of its form.

    Returns
    -------
    list of (int, dict of str to str)
        Rows of a worksheet that nobody could fill in are left out and counted in the log.
    list of str
        What a spreadsheet saved otherwise than our tables are. In ``data/observations``, which
        is compared byte by byte, it is a fault instead.

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> workspace, codebook = Workspace.default(), load_codebook()
    >>> file = workspace.observations / "published.csv"
    >>> rows, otherwise = read_entries(file, workspace, codebook, Problems())
    >>> rows[0][0], otherwise
    (2, [])
    """
    schema = load_schema("observations", workspace)
    content, otherwise = file.read_bytes(), list[str]()
    if not file.resolve().is_relative_to(workspace.observations.resolve()):
        content, otherwise = _as_ours(content, codebook)
    label = label_of(file, workspace)
    rows = [
        (number, dict(zip(schema.columns, (cell.strip() for cell in cells), strict=True)))
        for number, cells in read_rows(content, schema, label, problems)
    ]
    filled = [(number, cells) for number, cells in rows if cells["value"] or cells["source"]]
    if len(filled) < len(rows):
        logger.info("%s: %d rows without a value left out", label, len(rows) - len(filled))
    return filled, otherwise


def _as_ours(content: bytes, codebook: Codebook) -> tuple[bytes, list[str]]:
    """Return the bytes of a file as our tables have them, and what they were instead."""
    otherwise = []
    if content.startswith(_MARK):
        otherwise.append("a byte order mark")
        content = content.removeprefix(_MARK)
    chinese = _from_gb18030(content, codebook)
    if chinese is not None:
        otherwise.append("GB18030 text")
        content = chinese.encode()
    if b"\r\n" in content:
        otherwise.append("CRLF line ends")
        content = content.replace(b"\r\n", b"\n")
    ended = _BLANK_END.sub(b"\n", content)
    if len(ended) < len(content):
        otherwise.append("blank lines at its end")
    return ended, otherwise


def _from_gb18030(content: bytes, codebook: Codebook) -> str | None:
    """Decode what a Chinese Windows saves as CSV; None where nothing proves that it is such.

    Most bytes are some text in GB18030. A cell that then is a Chinese name or unit of the
    registries, as hardly a file of figures lacks, shows that they were meant so.
    """
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return None
    try:
        text = content.decode("gb18030")
        cells = {cell.strip() for row in csv.reader(io.StringIO(text, newline="")) for cell in row}
    except (UnicodeDecodeError, csv.Error):
        return None
    names = {
        *codebook.unit_map,
        *codebook.regions["name_zh"],
        *codebook.region_aliases["alias"],
        *codebook.indicators["name_zh"],
    }
    return text if any(not cell.isascii() for cell in cells & names) else None
