"""Write the tables with their data package, and export them for other tools."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pandas as pd

from labourtargets.errors import Problem, SelectionError, suggest
from labourtargets.statements.building import build_tables
from labourtargets.tables import (
    Schema,
    load_schema,
    parse_table,
    read_table,
    serialise,
    write_table,
)
from labourtargets.workspace import Workspace

__all__ = ["FORMATS", "export_tables", "write_tables"]

TABLES = ("statements", "targets", "series", "exclusions")
REGISTRIES = (
    "regions",
    "region_aliases",
    "indicators",
    "units",
    "periods",
    "glossary",
    "note_wording",
)
FORMATS = ("csv", "parquet", "xlsx", "dta")
_FRICTIONLESS_TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
}
# a tabular resource of the specification is a CSV
_PROFILES = {"csv": "tabular-"}
# Stata allows 80 characters in a variable label and 244 in a fixed string.
_STATA_LABEL = 80
_STATA_FIXED = 244
# pandas keeps ``end`` from being a variable of Stata
_STATA_NAMES = {"end": "end_"}


def write_tables(workspace: Workspace | None = None) -> list[Path]:
    """Rebuild the generated tables and the data package from the texts.

    Parameters
    ----------
    workspace : Workspace, optional

    Returns
    -------
    list of pathlib.Path
        Files written, each replaced in one step; nothing is written when anything is wrong.

    Raises
    ------
    AnnotationError, CorpusError, CodebookError, TargetTableError
        As `build_tables`.

    Examples
    --------
    >>> [path.name for path in write_tables()][:2]  # doctest: +SKIP
    ['statements.csv', 'targets.csv']
    """
    workspace = workspace or Workspace.default()
    built = build_tables(workspace)
    for name in TABLES:
        # all four are held to their schemas before the first is written
        schema = load_schema(name, workspace)
        parse_table(serialise(getattr(built, name), schema), schema, f"data/{schema.path}")
    written = [write_table(name, getattr(built, name), workspace) for name in TABLES]
    package = workspace.data / "datapackage.json"
    beside = package.with_name(f".datapackage.{os.getpid()}.tmp")
    try:
        beside.write_text(_package_text(workspace, workspace.data, "csv"), encoding="utf-8")
        os.replace(beside, package)
    finally:
        beside.unlink(missing_ok=True)
    return [*written, package]


def export_tables(
    out: Path, table_format: str = "csv", workspace: Workspace | None = None
) -> list[Path]:
    """Export tables and registries with labels for another tool.

    Parameters
    ----------
    out : pathlib.Path
        Folder; made if missing. Files of the same names are replaced.
    table_format : {"csv", "parquet", "xlsx", "dta"}
        Excel gets one workbook with a sheet per table and one of column descriptions; Stata gets
        variable labels, and ``end_`` for ``end``; CSV and Parquet get a Frictionless data package beside them.
    workspace : Workspace, optional

    Returns
    -------
    list of pathlib.Path
        Files written.

    Raises
    ------
    SelectionError
        If the format is unknown or the folder cannot be written.

    Examples
    --------
    >>> import tempfile
    >>> files = export_tables(Path(tempfile.mkdtemp()), "parquet")
    >>> "statements.parquet" in [file.name for file in files]
    True
    """
    workspace = workspace or Workspace.default()
    if table_format not in FORMATS:
        raise SelectionError(
            Problem(
                "",
                None,
                "format",
                table_format,
                f"one of {', '.join(FORMATS)}",
                suggest(table_format, FORMATS),
            )
        )
    frames = {name: read_table(name, workspace) for name in (*TABLES, *REGISTRIES)}
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out, prefix=".export-") as staging:
            files = _write_all(frames, table_format, Path(staging), workspace)
            return [Path(shutil.move(file, out / file.name)) for file in files]
    except OSError as error:
        raise SelectionError(
            Problem("", None, "out", out.name, "a folder that can be written", str(error.strerror))
        ) from error


def _write_all(
    frames: dict[str, pd.DataFrame], table_format: str, folder: Path, workspace: Workspace
) -> list[Path]:
    schemas = {name: load_schema(name, workspace) for name in frames}
    files = []
    if table_format == "xlsx":
        files.append(_workbook(frames, schemas, folder / "labourtargets.xlsx"))
    for name, frame in frames.items():
        file = folder / f"{name}.{table_format}"
        if table_format == "csv":
            file.write_bytes(serialise(frame, schemas[name]))
        elif table_format == "parquet":
            frame.to_parquet(file, index=False)
        elif table_format == "dta":
            _stata(frame, schemas[name], file)
        else:
            continue
        files.append(file)
    if table_format in ("csv", "parquet"):
        package = folder / "datapackage.json"
        package.write_text(_package_text(workspace, folder, table_format), encoding="utf-8")
        files.append(package)
    return files


def _workbook(frames: dict[str, pd.DataFrame], schemas: dict[str, Schema], file: Path) -> Path:
    described = pd.DataFrame(
        [
            {
                "table": schema.name,
                "column": column.name,
                "type": column.type,
                "unit": column.unit,
                "description": column.description,
            }
            for schema in schemas.values()
            for column in schema.fields
        ]
    )
    with pd.ExcelWriter(file, engine="openpyxl") as book:
        for name, frame in {**frames, "columns": described}.items():
            frame.to_excel(book, sheet_name=name, index=False)
            sheet = book.sheets[name]
            sheet.freeze_panes = "A2"
            for cells in sheet.iter_rows(min_row=2):
                for cell in cells:
                    # words that begin with = are words, never formulas
                    if cell.data_type == "f":
                        cell.data_type = "s"
    return file


def _stata(frame: pd.DataFrame, schema: Schema, file: Path) -> None:
    plain = frame.copy()
    long = []
    for column in schema.fields:
        cells = plain[column.name]
        if column.type in ("integer", "boolean"):
            plain[column.name] = cells.astype("float64")
        elif column.type != "number":
            plain[column.name] = cells.astype(object).where(cells.notna(), "")
            if (
                max((len(text.encode("utf-8")) for text in plain[column.name]), default=0)
                > _STATA_FIXED
            ):
                long.append(column.name)
    labels = {
        _STATA_NAMES.get(column.name, column.name): column.description[:_STATA_LABEL]
        for column in schema.fields
    }
    plain.rename(columns=_STATA_NAMES).to_stata(
        file,
        write_index=False,
        version=118,
        variable_labels=labels,
        data_label=schema.title[:_STATA_LABEL],
        convert_strl=long,
    )


def _package_text(workspace: Workspace, folder: Path, table_format: str) -> str:
    resources = []
    for name in (*TABLES, *REGISTRIES):
        schema = load_schema(name, workspace)
        at_home = folder == workspace.data
        path = schema.path if at_home else f"{name}.{table_format}"
        content = (folder / path).read_bytes()
        resources.append(_resource(schema, path, content, table_format))
    package = {
        "name": "labourtargets",
        "title": "Quantified statements of five labour-market plans of Chongqing and Sichuan",
        "profile": f"{_PROFILES.get(table_format, '')}data-package",
        "licenses": [{"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0"}],
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(schema: Schema, path: str, content: bytes, table_format: str) -> dict[str, Any]:
    fields = []
    for column in schema.fields:
        constraints: dict[str, Any] = {"required": True} if column.required else {}
        if column.enum:
            constraints["enum"] = list(column.enum)
        entry = {
            "name": column.name,
            "type": _FRICTIONLESS_TYPES[column.type],
            "description": column.description,
        }
        if column.unit:
            entry["unit"] = column.unit
        fields.append({**entry, "constraints": constraints} if constraints else entry)
    return {
        "name": schema.name.replace("_", "-"),
        "title": schema.title,
        "description": schema.description,
        "profile": f"{_PROFILES.get(table_format, '')}data-resource",
        "path": path,
        "format": table_format,
        "mediatype": "text/csv" if table_format == "csv" else "application/vnd.apache.parquet",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "schemaVersion": schema.version,
        "schema": {"fields": fields, "primaryKey": list(schema.primary_key), "missingValues": [""]},
    }
