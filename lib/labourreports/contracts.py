"""Run the committed notebooks and keep of their outputs the contract cells alone."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import nbformat

from labourtargets.errors import LabourTargetsError, Problem
from labourtargets.workspace import Workspace

__all__ = [
    "COMMITTED",
    "CONTRACT_TAGS",
    "keep_executed",
    "refresh_contracts",
    "save_as_committed",
    "stripped",
]

# by name, as a reader may number notebooks too
COMMITTED = frozenset({
    "00_start_here", "01_what_is_promised", "02_trajectory", "03_compare_regions",
    "04_do_the_numbers_agree", "05_track_progress", "06_zone_outlook",
})  # fmt: skip
_FOLDER = "notebooks"
CONTRACT_TAGS = frozenset({"keep_output", "nbval-check-output"})


def refresh_contracts(path: Path, workspace: Workspace, *, seconds: int = 300) -> bool:
    """Run a notebook from a fresh kernel and store what its contract cells print.

    Parameters
    ----------
    path : pathlib.Path
        A notebook; rewritten in one step, or not at all when a cell fails.
    workspace : Workspace
    seconds : int, default 300
        Limit for one cell.

    Returns
    -------
    bool
        Whether the file changed.

    Raises
    ------
    LabourTargetsError
        Naming the notebook and the error of the cell that failed.
    """
    before = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(before, as_version=4)
    failure = _run(notebook, path.parent, workspace, seconds)
    if failure:
        raise LabourTargetsError(
            Problem(workspace.relative(path), None, "cell", failure, "to run from top to bottom")
        )
    after = nbformat.writes(stripped(notebook)) + "\n"
    if after == before:
        return False
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        beside.write_text(after, encoding="utf-8")
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)
    return True


def keep_executed(path: Path, folder: Path, *, seconds: int = 300) -> str:
    """Run a notebook from a fresh kernel and write it, outputs and all, into a folder.

    Parameters
    ----------
    path : pathlib.Path
        A notebook; it stays as it is.
    folder : pathlib.Path
        Made if need be.
    seconds : int, default 300
        Limit for one cell.

    Returns
    -------
    str
        The error of the cell that failed, after which nothing ran; else empty.
    """
    notebook = nbformat.read(path, as_version=4)
    failure = _run(notebook, path.parent, Workspace.default(), seconds)
    folder.mkdir(parents=True, exist_ok=True)
    nbformat.write(notebook, folder / path.name)
    return failure


def save_as_committed(model: dict[str, Any], path: str, contents_manager: Any, **_: Any) -> None:
    """Have JupyterLab save a notebook of ours without what it showed; a hook before saving.

    What a reader writes is saved; results stay on the screen. Contract cells keep the count and
    the output of the file, which only `refresh_contracts` changes: run with other parameters they
    would print another contract. Notebooks of other names, and copies elsewhere, are saved with
    all they show.

    Parameters
    ----------
    model : dict
        What is to be saved, changed in place.
    path : str
        Where, from the folder the server shows.
    contents_manager : jupyter_server.services.contents.manager.ContentsManager
    """
    file = Path(contents_manager.root_dir, path.strip("/"))
    ours = file.parent.name == _FOLDER and file.suffix == ".ipynb" and file.stem in COMMITTED
    if model.get("type") != "notebook" or not ours:
        return
    notebook = stripped(nbformat.from_dict(model["content"]))
    kept = {}
    if file.is_file():
        before = nbformat.read(file, as_version=4)
        kept = {cell.id: cell for cell in before.cells if cell.cell_type == "code"}
    for cell in notebook.cells:
        if CONTRACT_TAGS & set(cell.metadata.get("tags", [])) and cell.id in kept:
            cell.outputs = kept[cell.id].outputs
            cell.execution_count = kept[cell.id].execution_count
    model["content"] = notebook


def _run(notebook: Any, folder: Path, workspace: Workspace, seconds: int) -> str:
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    from labourreports.kernel import kernel_manager

    resources = {"metadata": {"path": str(folder)}}
    # cells name no workspace
    with kernel_manager(workspace=str(workspace.root)) as manager:
        client = NotebookClient(notebook, km=manager, timeout=seconds, resources=resources)
        try:
            client.execute(cleanup_kc=True)
        except CellExecutionError as failure:
            return f"{failure.ename}: {failure.evalue}"
    return ""


def stripped(notebook: Any) -> Any:
    """Drop outputs, counts and the kernel's traces from all cells but contract cells.

    Examples
    --------
    >>> from nbformat.v4 import new_code_cell, new_notebook, new_output
    >>> cell = new_code_cell("1", execution_count=1, outputs=[new_output("stream", text="1")])
    >>> stripped(new_notebook(cells=[cell])).cells[0].outputs
    []
    """
    notebook.metadata = {
        "kernelspec": {
            "name": "python3", "display_name": "Python 3 (ipykernel)", "language": "python",
        },
        "language_info": {"name": "python"},
    }  # fmt: skip
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        cell.metadata = {"tags": tags} if tags else {}
        if cell.cell_type == "code" and not CONTRACT_TAGS & set(tags):
            cell.outputs, cell.execution_count = [], None
    return notebook
