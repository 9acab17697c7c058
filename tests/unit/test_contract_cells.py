"""Contract cells: refreshed by running, never by a notebook that fails; runs kept on demand."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace

import nbformat
import pytest
from click.testing import CliRunner
from nbformat.v4 import new_code_cell, new_notebook, new_output

from labourreports import contracts
from labourreports.cli import main
from labourreports.contracts import keep_executed, refresh_contracts, save_as_committed, stripped
from labourtargets.errors import LabourTargetsError
from labourtargets.workspace import Workspace
from spoiling import replace_once

CONTRACT = {"tags": ["keep_output", "nbval-check-output"]}


def written(folder: Path, *sources: str) -> Path:
    cells = [new_code_cell(source) for source in sources[:-1]]
    made = new_notebook(cells=[*cells, new_code_cell(sources[-1], metadata=CONTRACT)])
    path = folder / "notebooks" / "small.ipynb"
    path.parent.mkdir(exist_ok=True)
    (folder / "data").mkdir(exist_ok=True)
    path.write_text(nbformat.writes(stripped(made)) + "\n", encoding="utf-8")
    return path


def test_a_refreshed_notebook_keeps_the_output_of_its_contract_alone(tmp_path: Path) -> None:
    path = written(tmp_path, "value = 6 * 7\nprint('noise')", "print(value)")
    assert refresh_contracts(path, Workspace(tmp_path))
    noise, contract = nbformat.read(path, as_version=4).cells
    assert (noise.outputs, noise.execution_count) == ([], None)
    assert contract.outputs[0].text == "42\n"
    assert contract.execution_count == 2
    assert not refresh_contracts(path, Workspace(tmp_path))


def test_a_notebook_that_fails_is_not_rewritten_but_kept_where_asked(tmp_path: Path) -> None:
    path = written(tmp_path, "1 / 0", "print('never')")
    before = path.read_bytes()
    with pytest.raises(LabourTargetsError, match=r"notebooks/small\.ipynb.*\n?.*division by zero"):
        refresh_contracts(path, Workspace(tmp_path))
    failure = keep_executed(path, tmp_path / "kept")
    assert failure == "ZeroDivisionError: division by zero"
    failed, contract = nbformat.read(tmp_path / "kept" / "small.ipynb", as_version=4).cells
    assert failed.outputs[0].ename == "ZeroDivisionError"
    assert contract.outputs == []
    assert path.read_bytes() == before
    assert sorted(entry.name for entry in path.parent.iterdir()) == ["small.ipynb"]


def test_a_contract_is_that_of_the_data_of_its_workspace(tmp_path: Path) -> None:
    """Cells name no workspace: those of a copy read the copy."""
    shutil.copytree(Workspace.installed().data, tmp_path / "data")
    replace_once(tmp_path / "data/registries/regions.csv", "Yongchuan District", "Elsewhere")
    asked = "from labourtargets import wording\nprint(wording.region_name('yongchuan', 'en'))"
    path = written(tmp_path, "1", asked)
    assert refresh_contracts(path, Workspace(tmp_path))
    assert nbformat.read(path, as_version=4).cells[1].outputs[0].text == "Elsewhere\n"


def saved(folder: Path, name: str, **changed: str) -> bytes:
    """What JupyterLab stores of a notebook that was run: its hook first, then its own writing."""
    path = folder / name
    notebook = nbformat.read(
        path if path.is_file() else folder / "02_trajectory.ipynb", as_version=4
    )
    for place, cell in enumerate(notebook.cells):
        cell.source = changed.get(f"cell{place}", cell.source)
        cell.execution_count = place + 7
        cell.outputs = [new_output("stream", text="shown\n")]
        cell.metadata["trusted"] = True
    notebook.metadata["widgets"] = {"state": {}}
    model = {"type": "notebook", "content": notebook}
    save_as_committed(model, f"/{name}", SimpleNamespace(root_dir=str(folder)))
    nbformat.write(model["content"], path)
    return path.read_bytes()


def test_lab_saves_what_is_written_and_not_what_is_shown(tmp_path: Path) -> None:
    path = written(tmp_path, "value = 6 * 7", "print(value)")
    refresh_contracts(path, Workspace(tmp_path))
    path = path.rename(path.with_name("02_trajectory.ipynb"))
    before = path.read_bytes()
    assert saved(path.parent, path.name) == before
    changed = saved(path.parent, path.name, cell0="value = 7 * 7").decode()
    assert changed == before.decode().replace("6 * 7", "7 * 7")
    assert "42" in changed


def test_lab_saves_a_readers_own_notebook_with_all_it_shows(tmp_path: Path) -> None:
    path = written(tmp_path, "value = 6 * 7", "print(value)")
    path.rename(path.with_name("02_trajectory.ipynb"))
    (path.parent / "mine").mkdir()
    names = ["02_trajectory-Copy1.ipynb", "my own.ipynb", "07_my_cities.ipynb"]
    for name in (*names, "mine/02_trajectory.ipynb"):
        assert saved(path.parent, name).count(b"shown") == 2
    model = {"type": "file", "content": "text"}
    save_as_committed(model, "notes.txt", SimpleNamespace(root_dir=str(path.parent)))
    assert model["content"] == "text"


def test_the_command_rewrites_no_notebook_of_a_reader_unless_it_is_named(tmp_path: Path) -> None:
    ours = written(tmp_path, "value = 6 * 7", "print(value)")
    own = ours.with_name("07_my_cities.ipynb")
    shutil.copyfile(ours, own)
    ours = ours.rename(ours.with_name("02_trajectory.ipynb"))
    before = own.read_bytes()
    command = ["--workspace", str(tmp_path), "notebooks"]
    done = CliRunner().invoke(main, command)
    assert (done.exit_code, done.output) == (0, "changed  notebooks/02_trajectory.ipynb\n")
    assert "42" in ours.read_text(encoding="utf-8")
    assert own.read_bytes() == before
    done = CliRunner().invoke(main, [*command, "07_my_cities"])
    assert done.output == "changed  notebooks/07_my_cities.ipynb\n"


def test_all_committed_notebooks_are_known_by_name() -> None:
    """A new one is to be named there, or Lab would save what it shows."""
    assert {path.stem for path in Path(__file__).parents[2].glob("notebooks/*.ipynb")} == set(
        contracts.COMMITTED
    )
