"""Rows of files of observations as they stand."""

from __future__ import annotations

import csv
import io
import logging
import re
from pathlib import Path

from labourtargets.codebook import Codebook
from labourtargets.errors import Problems
from labourtargets.observations.places import is_workbook, label_of, workbook_problem
from labourtargets.observations.rows import Entry
from labourtargets.tables import load_schema, read_rows
from labourtargets.workspace import Workspace

__all__ = ["read_entries"]

logger = logging.getLogger("labourtargets")
_MARK = b"\xef\xbb\xbf"
_BLANK_END = re.compile(rb"\n[,\s]*\Z")


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
    label = label_of(file, workspace)
    if is_workbook(content):
        problems.items.append(workbook_problem(label))
        return [], []
    if not file.resolve().is_relative_to(workspace.observations.resolve()):
        content, otherwise = _as_ours(content, codebook)
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
