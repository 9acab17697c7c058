"""The engines papermill runs a report with: cells in this process, or in a kernel."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from papermill.engines import Engine, NBClientEngine, papermill_engines

from labourreports.shell import open_shell

__all__ = ["ENGINE", "KERNEL_ENGINE", "InProcessEngine", "Journal", "KernelEngine", "register"]

ENGINE = "labourtargets"
KERNEL_ENGINE = "labourtargets-kernel"


class Journal:
    """What the cells did so far, in a file that outlives a killed process.

    One line when a cell starts, one with its outputs when it ends. Whoever started the process
    can rebuild the notebook from it: see `replay`.
    """

    def __init__(self, path: Path | None) -> None:
        self._file = None if path is None else os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND)
        self.cpu_seconds = 0.0
        self.notebook: Any = None
        self._started = 0.0

    def open(self, notebook: Any) -> None:
        """Note the notebook with its parameters in it."""
        self.notebook = notebook
        self._write({"cells": [cell.source for cell in notebook.cells]})

    def start(self, index: int) -> None:
        """Note that a cell starts."""
        self._write({"start": index})
        self._started = time.process_time()

    def end(self, index: int, cell: Any) -> None:
        """Note a cell's outputs."""
        self.cpu_seconds += time.process_time() - self._started
        if cell.cell_type == "code":
            self._write({"end": index, "count": cell.execution_count, "outputs": cell.outputs})

    def _write(self, entry: dict[str, Any]) -> None:
        if self._file is not None:
            os.write(self._file, json.dumps(entry, ensure_ascii=False).encode() + b"\n")

    @staticmethod
    def replay(path: Path, notebook: Any, reason: str) -> Any:
        """Put what a journal says into a notebook, and the reason where it stops.

        Parameters
        ----------
        path : pathlib.Path
            The journal; a last line cut short is left out.
        notebook : nbformat.NotebookNode
            The notebook with its parameters injected.
        reason : str
            Why there is no more: stands as an error below the cell that was running.
        """
        import nbformat

        running = None
        for line in path.read_text("utf-8", errors="replace").splitlines() if path.exists() else ():
            try:
                entry = json.loads(line)
            except ValueError:
                break
            running = entry.get("start", running)
            if "end" in entry:
                cell = notebook.cells[entry["end"]]
                cell.execution_count = entry["count"]
                cell.outputs = nbformat.from_dict(entry["outputs"])
                running = None
        if running is not None and notebook.cells[running].cell_type == "code":
            notebook.cells[running].outputs = [
                nbformat.v4.new_output("error", ename="Stopped", evalue=reason, traceback=[reason])
            ]
        return notebook


class InProcessEngine(Engine):  # type: ignore[misc]
    """Run the cells in the IPython shell of this process; nothing is saved on the way."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, *, journal: Journal | None = None, **kwargs: Any
    ) -> None:
        """Run every cell until one fails."""
        journal = journal or Journal(None)
        shell = open_shell(kwargs.get("shell_folder") or ".ipython")
        shell.fresh()
        journal.open(nb_man.nb)
        for index, cell in enumerate(nb_man.nb.cells):
            nb_man.cell_start(cell, index)
            journal.start(index)
            good = True
            try:
                if cell.cell_type == "code" and cell.source.strip():
                    cell.outputs, cell.execution_count, good = shell.run_source(cell.source)
            finally:
                journal.end(index, cell)
                if not good:
                    nb_man.cell_exception(cell, cell_index=index)
                nb_man.cell_complete(cell, index)
            if not good and "raises-exception" not in cell.metadata.get("tags", []):
                break
        nb_man.nb.metadata["language_info"] = {
            "name": "python",
            "version": ".".join(map(str, sys.version_info[:3])),
            "mimetype": "text/x-python",
            "file_extension": ".py",
            "codemirror_mode": {"name": "ipython", "version": 3},
            "nbconvert_exporter": "python",
            "pygments_lexer": "ipython3",
        }


class KernelEngine(NBClientEngine):  # type: ignore[misc]
    """Run the cells in an ordinary kernel: the reference, and the way where forking is unsafe."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, *, journal: Journal | None = None, **kwargs: Any
    ) -> None:
        """Run every cell until one fails, in a kernel of its own."""
        from labourreports.kernel import KernelClient, kernel_manager

        journal = journal or Journal(None)
        journal.open(nb_man.nb)
        with kernel_manager(kwargs.get("socket_folder"), kwargs.get("workspace")) as manager:
            client = KernelClient(nb_man, km=manager, journal=journal, timeout=None)
            client.execute()


def register() -> None:
    """Make both engines known to papermill; doing it twice changes nothing."""
    papermill_engines.register(ENGINE, InProcessEngine)
    papermill_engines.register(KERNEL_ENGINE, KernelEngine)
