"""Contract cells: refreshed by running, never by a notebook that fails; runs kept on demand."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from labourreports.contracts import keep_executed, refresh_contracts, stripped
from labourtargets.errors import LabourTargetsError
from labourtargets.workspace import Workspace

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
