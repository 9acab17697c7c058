"""An IPython shell in this process whose outputs are what a kernel would have sent."""

from __future__ import annotations

import builtins
import contextlib
import sys
from collections.abc import Iterator
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell
from traitlets import Any as AnyTrait
from traitlets import Type
from traitlets.config import Config

from labourreports.outputs import Outputs, OutputStream

__all__ = ["ReportShell", "open_shell"]


class _Publisher(DisplayPublisher):  # type: ignore[misc]
    def publish(
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        source: Any = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **_: Any,
    ) -> None:
        self._validate_data(data, metadata)
        self.shell.recorded.display(data, metadata, transient=transient, update=update)

    def clear_output(self, wait: bool = False) -> None:
        self.shell.recorded.clear(wait)


class _Hook(DisplayHook):  # type: ignore[misc]
    def write_output_prompt(self) -> None:
        """Print no prompt."""

    def write_format_data(
        self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None
    ) -> None:
        self.shell.recorded.result(self.shell.running, format_dict, md_dict or {})

    def finish_displayhook(self) -> None:
        self._is_active = False


class ReportShell(InteractiveShell):  # type: ignore[misc]
    """The shell that runs the cells of a report.

    `recorded` is the `labourreports.outputs.Outputs` of the notebook being run.
    """

    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_Hook)
    recorded = AnyTrait()
    running = 0
    untouched = False

    def run_source(self, source: str) -> tuple[list[Any], int, bool]:
        """Run one cell.

        Returns
        -------
        tuple of list, int, bool
            Its outputs, its execution count, and whether it ended without an exception.
        """
        self.untouched = False
        outputs = self.recorded.cell()
        count = self.running = int(self.execution_count)
        with self._streams():
            result = self.run_cell(source, store_history=True)
        return outputs, count, bool(result.success)

    def fresh(self) -> None:
        """Forget every name, result and count of the cells run so far."""
        if self.untouched:
            return
        self.reset(new_session=False, aggressive=False)
        history = self.history_manager
        history.input_hist_parsed[:] = [""]
        history.input_hist_raw[:] = [""]
        for kept in (
            history.output_hist,
            history.output_hist_reprs,
            history.outputs,
            history.exceptions,
        ):
            kept.clear()
        self.execution_count = 1
        self.recorded = Outputs()
        self.untouched = True

    def _showtraceback(self, etype: Any, evalue: Any, stb: list[str]) -> None:
        self.recorded.error(str(etype.__name__), str(evalue), stb)

    def enable_gui(self, gui: Any = None) -> None:
        """Ignore requests for a window."""

    def ask_exit(self) -> None:
        """Let ``exit`` raise like any other end of a cell."""
        raise SystemExit

    system = InteractiveShell.system_piped

    @contextlib.contextmanager
    def _streams(self) -> Iterator[None]:
        kept = sys.stdout, sys.stderr, builtins.input
        sys.stdout = OutputStream(self.recorded, "stdout")
        sys.stderr = OutputStream(self.recorded, "stderr")
        builtins.input = _no_input
        try:
            yield
        finally:
            sys.stdout, sys.stderr, builtins.input = kept


def open_shell(folder: str) -> ReportShell:
    """Return the shell of this process, made on first use.

    Parameters
    ----------
    folder : str
        Where IPython keeps its profile; nothing of the user's own is read.
    """
    if ReportShell.initialized():
        shell: ReportShell = ReportShell.instance()
        return shell
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.autoindent = False
    config.InteractiveShell.banner1 = ""
    config.IPCompleter.use_jedi = False
    opened: ReportShell = ReportShell.instance(
        config=config, ipython_dir=folder, recorded=Outputs()
    )
    return opened


def _no_input(prompt: object = "") -> str:
    raise StdinNotImplementedError(
        "raw_input was called, but this frontend does not support input requests."
    )
