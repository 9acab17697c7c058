"""Write the tables with their data package."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from labourtargets.statements.building import build_tables
from labourtargets.tables import Schema, load_schema, parse_table, serialise, write_table
from labourtargets.workspace import Workspace

__all__ = ["NAMES", "package_text", "write_tables"]

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
#: Every table that is described and exported: those built, what they refer to, and what they are
#: held against.
NAMES = (*TABLES, *REGISTRIES, "observations", "comparability")
_FRICTIONLESS_TYPES = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
}
# a tabular resource of the specification is a CSV
_PROFILES = {"csv": "tabular-"}


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
        beside.write_text(package_text(workspace, workspace.data, "csv"), encoding="utf-8")
        os.replace(beside, package)
    finally:
        beside.unlink(missing_ok=True)
    return [*written, package]


def package_text(
    workspace: Workspace, folder: Path, table_format: str, names: Sequence[str] = NAMES
) -> str:
    """Describe the tables of a folder as a Frictionless data package, with their hashes."""
    resources = []
    for name in names:
        schema = load_schema(name, workspace)
        at_home = folder == workspace.data
        path = schema.path if at_home else f"{name}.{table_format}"
        if not (folder / path).is_file() and name == "observations":
            # targets can be read, and their package described, before anything was observed
            continue
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
            "title": column.label_en,
            "title_zh": column.label_zh,
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
