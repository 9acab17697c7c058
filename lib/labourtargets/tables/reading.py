"""Read our CSVs: bytes, header and rows first, then cells, then types."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from labourtargets.errors import Problem, Problems, TargetTableError, suggest
from labourtargets.tables.constraints import faults_of
from labourtargets.tables.schema import Schema, load_schema
from labourtargets.workspace import Workspace

__all__ = ["parse_table", "read_rows", "read_table"]

# bytes of a file whose frame is worth keeping: our registries and tables, not a panel
_KEPT = 4_000_000
_LONGEST_CELL = 131_072
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SPREADSHEET_HINT = "a spreadsheet saved it: export as CSV UTF-8, comma separated"
# "CSV UTF-8" of a spreadsheet has both of these: only an editor takes them away
_EDITOR_HINT = "a spreadsheet saved it: save it in an editor as UTF-8 without a mark, line ends LF"
_QUOTES_HINT = 'a text with a comma in it stands between quotes: "one, two"'


def read_table(
    name: str,
    workspace: Workspace | None = None,
    path: Path | None = None,
    sets: Mapping[str, Collection[str]] | None = None,
) -> pd.DataFrame:
    """Read one of our CSVs, typed and checked against its schema.

    Parameters
    ----------
    name : str
        Name of the schema.
    workspace : Workspace, optional
    path : pathlib.Path, optional
        Another file of the same form (a user's observations, an annotation file).
    sets : mapping of str to collection of str, optional
        Members of the sets that the schema's columns refer to (``regions``, ``units``, …); a
        column whose set is not given is not checked against it.

    Returns
    -------
    pandas.DataFrame
        Columns of the schema in its order; string → ``str`` (missing NaN), integer → ``Int64``,
        number → ``float64``, boolean → ``boolean``, date → ``str``. Rows in the file's order.

    Raises
    ------
    TargetTableError
        Every fault of the file at once: no file, encoding, BOM, CR, header, ragged rows, cell forms,
        closed sets, missing values, duplicate keys.

    Examples
    --------
    >>> read_table("regions").loc[lambda rows: rows.region_id == "yongchuan", "name_zh"].item()
    '永川区'
    """
    workspace = workspace or Workspace.default()
    schema = load_schema(name, workspace)
    file = path or workspace.data / schema.path
    label = workspace.relative(file)
    if not file.is_file():
        built = "to build it: make data" if file.parent == workspace.tables else ""
        raise TargetTableError(Problem(label, None, "", "no file", "a table", built))
    content = file.read_bytes()
    if len(content) > _KEPT:
        return parse_table(content, schema, label, sets)
    members = tuple((key, tuple(values)) for key, values in (sets or {}).items())
    # copy-on-write keeps what a caller changes out of the kept frame
    storage = pd.options.mode.string_storage
    return _parsed(content, schema, label, members, storage).copy(deep=False)


@lru_cache(maxsize=64)
def _parsed(
    content: bytes,
    schema: Schema,
    label: str,
    members: tuple[tuple[str, tuple[str, ...]], ...],
    _storage: str,
) -> pd.DataFrame:
    # pandas keeps texts as its option says when a frame is made
    return parse_table(content, schema, label, dict(members))


def parse_table(
    content: bytes,
    schema: Schema,
    label: str,
    sets: Mapping[str, Collection[str]] | None = None,
) -> pd.DataFrame:
    """Turn the bytes of a CSV into a typed frame; `read_table` for content already in hand.

    Parameters
    ----------
    content : bytes
    schema : Schema
    label : str
        File name for messages.
    sets : mapping, optional
        As in `read_table`.

    Returns
    -------
    pandas.DataFrame
        As in `read_table`.

    Raises
    ------
    TargetTableError
        As in `read_table`.

    Examples
    --------
    >>> parse_table(b"alias,region_id,note\\n", load_schema("region_aliases"), "x.csv").shape
    (0, 3)
    """
    problems = Problems()
    rows = [cells for _, cells in read_rows(content, schema, label, problems)]
    problems.raise_as(TargetTableError, next_command="labourtargets check")
    frame = pd.DataFrame(rows, columns=schema.columns, dtype="str").replace("", pd.NA)
    problems.extend(faults_of(frame, schema, label, sets or {}))
    problems.raise_as(TargetTableError, next_command="labourtargets check")
    return _typed(frame, schema)


def read_rows(
    content: bytes, schema: Schema, label: str, problems: Problems
) -> list[tuple[int, list[str]]]:
    """Return line and cells of every whole row of a CSV, adding the faults of its form.

    Parameters
    ----------
    content : bytes
    schema : Schema
    label : str
        File name for messages.
    problems : Problems

    Returns
    -------
    list of (int, list of str)
        The header is line 1; no rows where encoding, quotes or header are wrong.

    Examples
    --------
    >>> problems = Problems()
    >>> content = b"alias,region_id,note\\na,yongchuan,\\nb\\n"
    >>> read_rows(content, load_schema("region_aliases"), "x.csv", problems)
    [(2, ['a', 'yongchuan', ''])]
    >>> print(*problems)
    row 3  1 cells  expected 3 cells
    """
    if content.startswith(_UTF_16):
        problems.add(label, None, "", "UTF-16 text", "UTF-8", _SPREADSHEET_HINT)
        return []
    if content.startswith(b"\xef\xbb\xbf"):
        problems.add(label, 1, "", "a byte order mark", "UTF-8 without one", _EDITOR_HINT)
        content = content[3:]
    if b"\r" in content:
        problems.add(label, None, "", "CR line ends", "LF", _EDITOR_HINT)
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    if b"\0" in content:
        problems.add(label, None, "", "a NUL byte", "text")
        return []
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        problems.add(label, line, "", "bytes that are not UTF-8", "UTF-8", _SPREADSHEET_HINT)
        return []
    lines: list[list[str]] = []
    # The limit belongs to the process, and other packages lift it: a cell of megabytes is no cell.
    lifted = csv.field_size_limit(_LONGEST_CELL)
    try:
        lines.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as error:
        problems.add(label, len(lines) + 1, "", str(error), "cells with their quotes closed")
        return []
    finally:
        csv.field_size_limit(lifted)
    header = lines[0] if lines else []
    if header != schema.columns:
        _header_problems(header, schema, label, problems)
        return []
    rows = []
    for number, row in enumerate(lines[1:], start=2):
        if len(row) == len(header):
            rows.append((number, row))
        else:
            hint = _QUOTES_HINT if len(row) > len(header) else ""
            problems.add(label, number, "", f"{len(row)} cells", f"{len(header)} cells", hint)
    return rows


def _header_problems(header: list[str], schema: Schema, label: str, problems: Problems) -> None:
    wanted = schema.columns
    if len(header) == 1 and ";" in header[0]:
        problems.add(label, 1, "", "semicolons", "commas", _SPREADSHEET_HINT)
        return
    for column in header:
        if column not in wanted:
            missing = [name for name in wanted if name not in header]
            hint = suggest(column, missing) or f"known are {', '.join(wanted)}"
            problems.add(label, 1, "column", column, "a column of the schema", hint)
    for column in wanted:
        if column not in header:
            problems.add(label, 1, "column", column, "to be present")
    if sorted(header) == sorted(wanted):
        problems.add(label, 1, "header", ",".join(header), "the order " + ",".join(wanted))
    elif len(set(header)) != len(header):
        problems.add(label, 1, "header", ",".join(header), "each column once")


def _typed(frame: pd.DataFrame, schema: Schema) -> pd.DataFrame:
    typed: dict[str, pd.Series[Any]] = {}
    for column in schema.fields:
        cells = frame[column.name]
        if column.type == "integer":
            typed[column.name] = cells.astype("Int64")
        elif column.type == "number":
            typed[column.name] = cells.astype("float64")
        elif column.type == "boolean":
            typed[column.name] = cells.map({"true": True, "false": False}).astype("boolean")
        else:
            typed[column.name] = cells.astype("str")
    return pd.DataFrame(typed, columns=schema.columns)
