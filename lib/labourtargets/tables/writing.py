"""Write our CSVs in one canonical form."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from labourtargets.tables.reading import parse_table
from labourtargets.tables.schema import Schema, load_schema
from labourtargets.workspace import Workspace

__all__ = ["serialise", "write_table"]


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
        UTF-8, LF, header of the schema, rows sorted by ``schema.sort``
        (as they come where that is empty); whole numbers without a
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
    if isinstance(value, bool | np.bool_):
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
    >>> from labourtargets.tables import read_table
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
