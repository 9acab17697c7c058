"""What the page on the data says of a new document is true of one that is there."""

from __future__ import annotations

import dataclasses
import re

import pytest
import yaml

from labourtargets.corpus import Source, load_corpus
from labourtargets.tables import load_schema
from labourtargets.workspace import Workspace


@pytest.fixture(scope="module")
def section(workspace: Workspace) -> str:
    page = (workspace.data / "README.md").read_text(encoding="utf-8")
    return page.split("## Adding a document")[1].split("\n## ")[0]


def block(section: str, language: str) -> str:
    (found,) = re.findall(rf"   ```{language}\n(.*?)   ```", section, re.DOTALL)
    return re.sub(r"^   ", "", found, flags=re.MULTILINE)


def test_the_sidecar_shown_has_every_key_and_is_a_real_one(section: str) -> None:
    shown = yaml.safe_load(block(section, "yaml"))
    assert list(shown) == [field.name for field in dataclasses.fields(Source)]
    source = load_corpus().document(shown["doc_id"]).source
    assert {key: shown[key] for key in shown if key not in ("notes", "furniture")} == {
        key: getattr(source, key) for key in shown if key not in ("notes", "furniture")
    }
    assert set(shown["notes"]) <= set(source.notes)


def test_the_rows_shown_stand_below_the_header_of_a_real_file(
    section: str, workspace: Workspace
) -> None:
    header, *rows = block(section, "csv").splitlines()
    assert header.split(",") == load_schema("annotations").columns
    doc_id = yaml.safe_load(block(section, "yaml"))["doc_id"]
    written = (workspace.annotations / f"{doc_id}.csv").read_text(encoding="utf-8").splitlines()
    assert header == written[0]
    assert set(rows) <= set(written)
    assert [row.split(",")[3] for row in rows] == ["statement", "exclusion"]


def test_every_column_of_an_annotation_is_explained(section: str) -> None:
    table = [line.split("|")[1] for line in section.splitlines() if line.startswith("   | `")]
    assert sorted(re.findall(r"`(\w+)`", "".join(table))) == sorted(
        load_schema("annotations").columns
    )
