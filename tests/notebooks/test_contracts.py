"""A changed number or a changed meaning turns a contract cell red."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import nbformat
import pytest

from labourtargets.statements import write_tables
from labourtargets.workspace import Workspace
from spoiling import replace_once

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"

# A number of each notebook's default parameters, changed in the committed series and targets
CHANGED = {
    "01_what_is_promised": ("hitech-talent-2021:3964", "value", 190_000.0),
    "02_trajectory": ("hitech-talent-2021:4768", "value", 190_000.0),
    "03_compare_regions": ("nesichuan-hr-2021:1380", "value", 4.15e9),
    "04_do_the_numbers_agree": ("nesichuan-hr-2021:1380", "number", "41.5"),
    "05_track_progress": ("hitech-talent-2021:5163", "value", 6.5),
    "06_zone_outlook": ("nesichuan-hr-2021:1380", "value", 4.15e9),
}


def committed(name: str) -> str:
    notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
    return "".join(
        output.text
        for cell in notebook.cells
        if "nbval-check-output" in cell.metadata.get("tags", [])
        for output in cell.outputs
    )


def printed(name: str) -> str:
    """Run the parameters, the setup and the contract cells of a notebook in this process."""
    notebook = nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4)
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    namespace: dict[str, object] = {}
    with contextlib.redirect_stdout(io.StringIO()):
        for cell in cells[:2]:
            exec(cell.source, namespace)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        for cell in cells[2:]:
            if "nbval-check-output" in cell.metadata.get("tags", []):
                exec(cell.source, namespace)
    return out.getvalue()


@pytest.fixture
def moved(copied: Workspace, monkeypatch: pytest.MonkeyPatch) -> Workspace:
    """Make the copy the default workspace."""
    monkeypatch.setattr(Workspace, "default", classmethod(lambda cls: copied))
    return copied


@pytest.mark.parametrize("name", CHANGED)
def test_contracts_hold_today(name: str) -> None:
    assert printed(name) == committed(name)


@pytest.mark.parametrize("name", CHANGED)
def test_a_changed_value_turns_the_contract_red(moved: Workspace, name: str) -> None:
    statement_id, column, value = CHANGED[name]
    spoil(moved, statement_id, column, value)
    assert printed(name) != committed(name)


def spoil(workspace: Workspace, statement_id: str, column: str, value: object) -> None:
    """Change one cell of every generated table that has it, as a careless hand would."""
    from labourtargets.tables import load_schema, read_table, serialise

    for name in ("statements", "targets", "series"):
        frame = read_table(name, workspace)
        where = frame["statement_id"] == statement_id
        bounds = {"value": ["value", "lower", "upper"]}.get(column, [column])
        for each in bounds:
            if each in frame.columns and where.any():
                frame.loc[where, each] = value
        schema = load_schema(name, workspace)
        (workspace.data / schema.path).write_bytes(serialise(frame, schema))


def test_a_changed_meaning_turns_the_contract_red(moved: Workspace) -> None:
    """The headline of Yongchuan annotated as a floor of last year's fact, not as a target."""
    annotations = moved.annotations / "yongchuan-artisans-2023.csv"
    line = next(
        line for line in annotations.read_text(encoding="utf-8").splitlines() if "20万人" in line
    )
    replace_once(annotations, line, line.replace(",target,", ",achieved,"))
    write_tables(moved)
    assert printed("01_what_is_promised") != committed("01_what_is_promised")
