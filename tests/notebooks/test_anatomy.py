"""Every notebook is built the same way, and its contract cells can fail."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Any

import nbformat
import pytest

NOTEBOOKS = sorted((Path(__file__).parents[2] / "notebooks").glob("*.ipynb"))
REPORTS = [path for path in NOTEBOOKS if not path.name.startswith("00_")]
LONGEST_CELL = 15
LONGEST_SETUP = 6
LONGEST_CONTRACT = 15
CONTRACT_TAGS = {"keep_output", "nbval-check-output"}
FORBIDDEN = re.compile(
    r"sys\.path|\bdatetime\b|\btime\.|\bopen\(|\bPath\(|\bos\.|\brequests\b|\burllib\b|%pip|!pip|"
    r"\bdef \b|\bclass \b|\blambda\b|\bprint\(.*\n?.*\bf\"\d"
)


def read(path: Path) -> Any:
    return nbformat.read(path, as_version=4)


def tags(cell: Any) -> set[str]:
    return set(cell.metadata.get("tags", []))


def code(notebook: Any) -> list[Any]:
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def lines(source: str) -> int:
    return sum(bool(line.strip()) for line in source.splitlines())


each = pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)


def test_all_questions_have_a_notebook() -> None:
    assert [path.stem for path in REPORTS] == [
        "01_what_is_promised",
        "02_trajectory",
        "03_compare_regions",
        "04_do_the_numbers_agree",
        "05_track_progress",
        "06_zone_outlook",
    ]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_is_a_valid_notebook_for_the_ordinary_kernel(path: Path) -> None:
    notebook = read(path)
    nbformat.validate(notebook)
    assert notebook.metadata.kernelspec.name == "python3"
    assert not [key for key in notebook.metadata if key not in {"kernelspec", "language_info"}]


@each
def test_opens_with_the_question(path: Path) -> None:
    first = read(path).cells[0]
    assert first.cell_type == "markdown"
    title = first.source.splitlines()[0]
    assert title.startswith("# ")
    assert "?" in title or "？" in title


@each
def test_has_one_parameters_cell_of_annotated_literals(path: Path) -> None:
    notebook = read(path)
    cells = [cell for cell in code(notebook) if "parameters" in tags(cell)]
    assert len(cells) == 1
    assert cells[0] is code(notebook)[0]
    names = []
    for statement in ast.parse(cells[0].source).body:
        assert isinstance(statement, ast.AnnAssign), ast.unparse(statement)
        ast.literal_eval(statement.value)
        assert statement.lineno == statement.end_lineno, "one parameter a line"
        names.append(statement.target.id)
    assert {"language", "as_of"} <= set(names)


@each
def test_setup_is_short(path: Path) -> None:
    assert lines(code(read(path))[1].source) <= LONGEST_SETUP


@each
def test_cells_are_short_and_hold_no_logic(path: Path) -> None:
    for cell in code(read(path)):
        assert lines(cell.source) <= LONGEST_CELL, cell.source
        assert not FORBIDDEN.search(cell.source), cell.source
        for node in ast.walk(ast.parse(cell.source)):
            assert not isinstance(
                node, ast.FunctionDef | ast.ClassDef | ast.Lambda | ast.While | ast.Try | ast.With
            ), cell.source


@each
def test_no_figure_of_a_document_is_typed(path: Path) -> None:
    """Outside parameters a cell may name years and small counts, never a document's number."""
    for cell in code(read(path)):
        if "parameters" in tags(cell):
            continue
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Constant) and isinstance(node.value, int | float):
                assert isinstance(node.value, bool) or abs(node.value) <= 10, cell.source
    for cell in read(path).cells:
        if cell.cell_type == "markdown":
            assert not re.search(r"\d+(\.\d+)?\s*(万|亿|%|人次|家次|百分点)", cell.source), cell.source


@each
def test_prose_stands_before_every_cell(path: Path) -> None:
    cells = read(path).cells
    for before, cell in zip(cells, cells[1:], strict=False):
        if cell.cell_type == "code" and "parameters" not in tags(cell):
            setup = before.cell_type == "code" and "parameters" in tags(before)
            assert before.cell_type == "markdown" or setup, cell.source


@each
def test_chinese_prose_has_no_breaks_that_would_show_as_spaces(path: Path) -> None:
    chinese = r"[\u4e00-\u9fff，。；：、！？（）“”]"
    for cell in read(path).cells:
        if cell.cell_type == "markdown":
            assert not re.search(f"{chinese}\n{chinese}", cell.source), cell.source


@each
def test_contract_cells_have_count_and_output(path: Path) -> None:
    """A contract cell without either passes nbval silently."""
    contracts = [cell for cell in code(read(path)) if CONTRACT_TAGS & tags(cell)]
    assert contracts
    for cell in contracts:
        assert tags(cell) >= CONTRACT_TAGS
        assert cell.execution_count
        assert [output.output_type for output in cell.outputs] == ["stream"]
        text = cell.outputs[0].text
        assert 1 <= lines(text) <= LONGEST_CONTRACT
        assert re.search(r"\d", text), "a contract is about numbers"


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_all_else_is_stripped(path: Path) -> None:
    for cell in code(read(path)):
        if not CONTRACT_TAGS & tags(cell):
            assert cell.outputs == []


@each
def test_ends_with_its_sources(path: Path) -> None:
    assert ".sources(language)" in code(read(path))[-1].source


@each
def test_cell_ids_are_stable_words(path: Path) -> None:
    ids = [cell.id for cell in read(path).cells]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", one) for one in ids), ids
