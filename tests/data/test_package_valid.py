"""The committed data package, judged by a validator that knows nothing of this library."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest
from frictionless import Package

from labourtargets.statements import export_tables, write_tables
from labourtargets.tables import load_schema
from labourtargets.workspace import Workspace


@pytest.fixture(scope="module")
def described(workspace: Workspace) -> dict[str, object]:
    return json.loads((workspace.data / "datapackage.json").read_text(encoding="utf-8"))


def faults(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    # frictionless takes paths relative to where it stands, and none that lead outside
    monkeypatch.chdir(folder)
    report = Package("datapackage.json").validate()
    assert len(report.tasks) == 13
    return [f"{task.name}: {error.message}" for task in report.tasks for error in task.errors] + [
        error.message for error in report.errors
    ]


def test_frictionless_finds_the_committed_package_valid(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert faults(workspace.data, monkeypatch) == []


def test_frictionless_finds_an_exported_package_valid(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export_tables(tmp_path / "out", "csv", workspace)
    assert faults(tmp_path / "out", monkeypatch) == []


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("tables/statements.csv", ",8.36,万人,83600,", ",8.36,万人,83601,", "hash"),
        ("registries/regions.csv", "prefecture_city", "city", "constraint"),
        ("tables/series.csv", "milestone,2022,", "milestone,soon,", "type"),
    ],
)
def test_frictionless_notices_a_change(
    copied: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    file: str,
    old: str,
    new: str,
    said: str,
) -> None:
    path = copied.data / file
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")
    assert any(said in fault for fault in faults(copied.data, monkeypatch))


def test_the_package_holds_every_table_and_registry_with_its_hash(
    workspace: Workspace, described: dict[str, object]
) -> None:
    resources = described["resources"]
    assert isinstance(resources, list)
    paths = {entry["path"] for entry in resources}
    assert paths >= {f"tables/{path.name}" for path in workspace.tables.glob("*.csv")}
    for entry in resources:
        content = (workspace.data / entry["path"]).read_bytes()
        assert entry["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}", entry["name"]
        assert entry["bytes"] == len(content)
        schema = load_schema(entry["name"].replace("-", "_"), workspace)
        assert entry["schemaVersion"] == schema.version
        assert [field["name"] for field in entry["schema"]["fields"]] == schema.columns
        assert entry["schema"]["primaryKey"] == list(schema.primary_key)
        for field, column in zip(entry["schema"]["fields"], schema.fields, strict=True):
            assert field["description"] == column.description
            assert field.get("unit", "") == column.unit
            assert field.get("constraints", {}).get("required", False) == column.required
            assert field.get("constraints", {}).get("enum", []) == list(column.enum)


def test_the_committed_package_is_the_one_make_data_writes(copied: Workspace) -> None:
    before = (copied.data / "datapackage.json").read_bytes()
    write_tables(copied)
    assert (copied.data / "datapackage.json").read_bytes() == before, "run: make data"
    assert not [name for name in os.listdir(copied.data) if name.startswith(".")]
