"""A kernel over sockets in a folder where there are such, over TCP with retries elsewhere."""

from __future__ import annotations

import contextlib
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from papermill.clientwrap import PapermillNotebookClient

__all__ = ["KernelClient", "kernel_manager", "sockets_in_folders"]

# a Unix socket's path must fit in 108 bytes, the kernel adds its number to it
_LONGEST = 90


class KernelClient(PapermillNotebookClient):  # type: ignore[misc]
    """papermill's client, telling the journal of every cell."""

    def __init__(self, nb_man: Any, *, journal: Any, **kwargs: Any) -> None:
        super().__init__(nb_man, **kwargs)
        self._journal = journal

    def execute_cell(self, cell: Any, cell_index: int, **kwargs: Any) -> Any:
        """Run one cell between two entries of the journal."""
        self._journal.start(cell_index)
        try:
            return super().execute_cell(cell, cell_index, **kwargs)
        finally:
            self._journal.end(cell_index, self.nb.cells[cell_index])


def sockets_in_folders() -> bool:
    """Tell whether kernels can be reached by sockets in a folder: no port, no race."""
    import zmq

    return sys.platform != "win32" and bool(zmq.has("ipc"))


@contextlib.contextmanager
def kernel_manager(
    folder: str | None = None, workspace: str | None = None, attempts: int = 3
) -> Iterator[AsyncKernelManager]:
    """Prepare a kernel of this very Python, whatever kernels are installed.

    Parameters
    ----------
    folder : str, optional
        An absolute, short path for the sockets; a new folder under ``/tmp`` by default.
    workspace : str, optional
        The root of the workspace that cells work in; the package's own by default.
    attempts : int, default 3
        How often a start is tried over TCP, where two kernels may pick one port.
    """
    made = tempfile.mkdtemp(prefix="lt-", dir="/tmp" if Path("/tmp").is_dir() else None)
    place = Path(folder or made).resolve()
    manager = _Manager(connection_file=str(place / "kernel.json"))
    manager._kernel_spec = KernelSpec(
        argv=[
            sys.executable,
            "-m",
            "labourreports.kernelmain",
            workspace or "",
            "-f",
            "{connection_file}",
        ],
        display_name="Python",
        language="python",
    )
    manager.attempts = attempts
    if sockets_in_folders() and len(str(place)) < _LONGEST:
        manager.transport = "ipc"
        manager.ip = str(place / "k")
    try:
        yield manager
    finally:
        shutil.rmtree(made, ignore_errors=True)


class _Manager(AsyncKernelManager):  # type: ignore[misc]
    attempts = 3

    async def _async_start_kernel(self, **kwargs: Any) -> None:
        for attempt in range(self.attempts):
            try:
                await super()._async_start_kernel(**kwargs)
                return
            except (OSError, RuntimeError):
                if self.transport == "ipc" or attempt + 1 == self.attempts:
                    raise
                self.cleanup_random_ports()

    start_kernel = _async_start_kernel
