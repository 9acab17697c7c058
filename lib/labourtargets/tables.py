"""The only reader and writer of our CSVs; columns, types, keys and closed sets from the schemas."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from labourtargets.errors import Problems, TargetTableError, WorkspaceError, suggest
from labourtargets.workspace import Workspace

__all__ = ["Field", "Schema", "load_schema", "parse_table", "read_table", "serialise", "write_table"]

# What a cell must look like before it is converted; the words say what was expected.
_CELL_FORMS = {
    "integer": (r"[+-]?\d+", "a whole number"),
    "number": (r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", "a number"),
    "boolean": (r"true|false", "true or false"),
    "date": (r"\d{4}-\d{2}-\d{2}", "a date YYYY-MM-DD"),
}
_SPREADSHEET_HINT = "a spreadsheet saved it: export as CSV UTF-8, comma separated, LF"


@dataclass(frozen=True)
class Field:
    """Describe one column of a table."""

    name: str
    type: str
    description: str
    required: bool = False
    unit: str = ""
    enum: tuple[str, ...] = ()
    set: str = ""


@dataclass(frozen=True)
class Schema:
    """Describe one table: its file, columns, key and order of rows."""

    name: str
    title: str
    description: str
    path: str
    version: str
    primary_key: tuple[str, ...]
    sort: tuple[str, ...]
    fields: tuple[Field, ...]

    @property
    def columns(self) -> list[str]:
        """Column names in the order of the contract."""
        return [column.name for column in self.fields]


def load_schema(name: str, workspace: Workspace | None = None) -> Schema:
    """Read the hand-written schema of a table.

    Parameters
    ----------
    name : str
        File name without ending in ``data/schema/``.
    workspace : Workspace, optional

    Returns
    -------
    Schema

    Raises
    ------
    WorkspaceError
        If there is no such schema.

    Examples
    --------
    >>> load_schema("statements").columns[:3]
    ['statement_id', 'doc_id', 'start']
    """
    workspace = workspace or Workspace.default()
    path = workspace.schema / f"{name}.json"
    if not path.is_file():
        known = [file.stem for file in workspace.schema.glob("*.json")]
        problems = Problems()
        problems.add("data/schema", None, "table", name, "a known table", suggest(name, known))
        problems.raise_as(WorkspaceError)
    return _schema(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=64)
def _schema(path: Path, _changed: int) -> Schema:
    described = json.loads(path.read_text(encoding="utf-8"))
    fields = tuple(
        Field(**{**column, "enum": tuple(column.get("enum", ()))}) for column in described["fields"]
    )
    return Schema(
        name=described["name"],
        title=described["title"],
        description=described["description"],
        path=described["path"],
        version=described["version"],
        primary_key=tuple(described["primary_key"]),
        sort=tuple(described["sort"]),
        fields=fields,
    )


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
        Every fault of the file at once: encoding, BOM, CR, header, ragged rows, cell forms,
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
        raise TargetTableError(f"{label} is missing; to build the tables: make data")
    return parse_table(file.read_bytes(), schema, label, sets)


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
    rows = _rows(content, schema, label, problems)
    problems.raise_as(TargetTableError, next_command="labourtargets check")
    frame = pd.DataFrame(rows, columns=schema.columns, dtype="str").replace("", pd.NA)
    for issue in _faults(frame, schema, label, sets or {}):
        problems.items.append(issue)
    problems.raise_as(TargetTableError, next_command="labourtargets check")
    return _typed(frame, schema)


def _rows(content: bytes, schema: Schema, label: str, problems: Problems) -> list[list[str]]:
    if content.startswith(b"\xef\xbb\xbf"):
        problems.add(label, 1, "", "a byte order mark", "UTF-8 without one", _SPREADSHEET_HINT)
        content = content[3:]
    if b"\r" in content:
        problems.add(label, None, "", "CR line ends", "LF", _SPREADSHEET_HINT)
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
    lines = list(csv.reader(io.StringIO(text, newline="")))
    header = lines[0] if lines else []
    if header != schema.columns:
        _header_problems(header, schema, label, problems)
        return []
    rows = []
    for number, row in enumerate(lines[1:], start=2):
        if len(row) == len(header):
            rows.append(row)
        else:
            problems.add(label, number, "", f"{len(row)} cells", f"{len(header)} cells")
    return rows


def _header_problems(header: list[str], schema: Schema, label: str, problems: Problems) -> None:
    wanted = schema.columns
    if len(header) == 1 and ";" in header[0]:
        problems.add(label, 1, "", "semicolons", "commas", _SPREADSHEET_HINT)
        return
    for column in header:
        if column not in wanted:
            problems.add(label, 1, "column", column, "a column of the schema", suggest(column, wanted))
    for column in wanted:
        if column not in header:
            problems.add(label, 1, "column", column, "to be present")
    if sorted(header) == sorted(wanted):
        problems.add(label, 1, "header", ",".join(header), "the order " + ",".join(wanted))
    elif len(set(header)) != len(header):
        problems.add(label, 1, "header", ",".join(header), "each column once")


def _faults(
    frame: pd.DataFrame,
    schema: Schema,
    label: str,
    sets: Mapping[str, Collection[str]],
) -> Problems:
    import pandera.pandas as pa

    members: dict[str, list[str]] = {}
    columns: dict[str, Any] = {}
    for column in schema.fields:
        checks = []
        if column.type in _CELL_FORMS:
            form, words = _CELL_FORMS[column.type]
            checks.append(pa.Check.str_matches(f"^(?:{form})$", error=words))
        allowed = list(column.enum) or sorted(sets.get(column.set, ()))
        if allowed:
            members[column.name] = allowed
            many = column.set if column.set in sets else "the closed set"
            checks.append(pa.Check.isin(allowed, error=f"one of {many}"))
        columns[column.name] = pa.Column(
            None, checks, nullable=not column.required, required=True
        )
    key = list(schema.primary_key)
    form = pa.DataFrameSchema(columns, unique=key or None, report_duplicates="exclude_first")
    problems = Problems()
    try:
        form.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as failure:
        _translate(failure.failure_cases, frame, key, members, label, problems)
    return problems


def _translate(
    cases: pd.DataFrame,
    frame: pd.DataFrame,
    key: list[str],
    members: Mapping[str, list[str]],
    label: str,
    problems: Problems,
) -> None:
    # A duplicate key is reported by pandera once per key column: one problem per row is enough.
    seen: set[tuple[int, str]] = set()
    for case in cases.sort_values("index", kind="stable").itertuples():
        index = int(case.index)
        if case.schema_context == "DataFrameSchema" or "unique" in str(case.check):
            column, found = ", ".join(key), ", ".join(str(frame.loc[index, name]) for name in key)
            expected, hint = "no duplicate", ""
        else:
            column, found = str(case.column), "" if pd.isna(case.failure_case) else str(case.failure_case)
            missing = "nullable" in str(case.check)
            expected = "a value" if missing else str(case.check)
            hint = "" if missing else suggest(found, members.get(column, []))
        if (index, column) not in seen:
            seen.add((index, column))
            problems.add(label, index + 2, column, found, expected, hint)


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


def serialise(frame: pd.DataFrame, schema: Schema) -> bytes:
    """Write a frame as the canonical bytes of its CSV.

    Parameters
    ----------
    frame : pandas.DataFrame
        At least the columns of the schema.
    schema : Schema

    Returns
    -------
    bytes
        UTF-8, LF, header of the schema, rows sorted by ``schema.sort``; whole numbers without a
        decimal point, other floats in their shortest form that reads back the same.

    Examples
    --------
    >>> schema = load_schema("region_aliases")
    >>> serialise(pd.DataFrame({"alias": ["永川"], "region_id": ["yongchuan"], "note": [None]}), schema)
    b'alias,region_id,note\\n\\xe6\\xb0\\xb8\\xe5\\xb7\\x9d,yongchuan,\\n'
    """
    ordered = frame.sort_values(list(schema.sort), kind="stable") if schema.sort else frame
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(schema.columns)
    columns = [[_cell(value) for value in ordered[name]] for name in schema.columns]
    writer.writerows(zip(*columns, strict=True))
    return buffer.getvalue().encode("utf-8")


def _cell(value: Any) -> str:
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(float(value))
    return str(value)


def write_table(
    name: str, frame: pd.DataFrame, workspace: Workspace | None = None, path: Path | None = None
) -> Path:
    """Write a table after checking it; a faulty frame writes nothing.

    Parameters
    ----------
    name : str
        Name of the schema.
    frame : pandas.DataFrame
    workspace : Workspace, optional
    path : pathlib.Path, optional
        Elsewhere than the schema says.

    Returns
    -------
    pathlib.Path
        The file written, replaced in one step.

    Raises
    ------
    TargetTableError
        If what would be written breaks the schema.

    Examples
    --------
    >>> import tempfile
    >>> where = Path(tempfile.mkdtemp()) / "aliases.csv"
    >>> write_table("region_aliases", read_table("region_aliases"), path=where).name
    'aliases.csv'
    """
    workspace = workspace or Workspace.default()
    schema = load_schema(name, workspace)
    file = path or workspace.data / schema.path
    content = serialise(frame, schema)
    parse_table(content, schema, workspace.relative(file))
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.{os.getpid()}.tmp")
    try:
        beside.write_bytes(content)
        os.replace(beside, file)
    finally:
        beside.unlink(missing_ok=True)
    return file
