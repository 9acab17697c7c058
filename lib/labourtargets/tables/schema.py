"""The hand-written description of every table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from labourtargets.errors import Problems, WorkspaceError, suggest
from labourtargets.workspace import Workspace

__all__ = ["Field", "Schema", "load_schema"]


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
    label_zh: str = ""
    label_en: str = ""


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
