"""Cell outputs, recorded as a notebook client records those of a kernel."""

from __future__ import annotations

import base64
import io
import json
from typing import Any

import nbformat
from nbformat import NotebookNode

__all__ = ["OutputStream", "Outputs"]

_WIDGET = ("application/vnd.jupyter.widget-view+json",)


class Outputs:
    """Collect what the cells of one notebook print, show and raise.

    `cell` starts a new list; display ids reach back into the lists of earlier cells. Bundles are
    plain once recorded, and the page refuses a notebook that is not valid: none is held to the
    schema of notebooks one by one.
    """

    def __init__(self) -> None:
        self.current: list[Any] = []
        self._displays: dict[str, list[Any]] = {}
        self._clear_first = False

    def cell(self) -> list[Any]:
        """Start a cell and return the list its outputs will stand in."""
        self.current = []
        self._clear_first = False
        return self.current

    def stream(self, name: str, text: str) -> None:
        """Record printed text; neighbours of one stream are one output."""
        self._clear_if_asked()
        last = self.current[-1] if self.current else None
        if last is not None and last.output_type == "stream" and last.name == name:
            last.text += text
        else:
            self.current.append(nbformat.v4.new_output("stream", name=name, text=text))

    def display(
        self,
        bundle: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
    ) -> None:
        """Record a display; an update changes every earlier one of its id instead."""
        written = nbformat.from_dict(_plain(bundle))
        described = nbformat.from_dict(_plain(metadata or {}))
        display_id = (transient or {}).get("display_id")
        if display_id:
            for output in self._displays.get(display_id, ()):
                output.data, output.metadata = written, described
        if update or not written:
            return
        self._clear_if_asked()
        output = NotebookNode(output_type="display_data", data=written, metadata=described)
        self.current.append(output)
        if display_id:
            self._displays.setdefault(display_id, []).append(output)

    def result(self, count: int, bundle: dict[str, Any], metadata: dict[str, Any]) -> None:
        """Record the value of a cell's last expression."""
        self._clear_if_asked()
        self.current.append(
            NotebookNode(
                output_type="execute_result",
                data=nbformat.from_dict(_plain(bundle)),
                metadata=nbformat.from_dict(_plain(metadata)),
                execution_count=count,
            )
        )

    def error(self, name: str, value: str, traceback: list[str]) -> None:
        """Record an exception."""
        self._clear_if_asked()
        self.current.append(
            nbformat.v4.new_output("error", ename=name, evalue=value, traceback=list(traceback))
        )

    def clear(self, wait: bool = False) -> None:
        """Drop the outputs of the cell, at once or when the next one comes."""
        if wait:
            self._clear_first = True
        else:
            self.current.clear()

    def _clear_if_asked(self) -> None:
        if self._clear_first:
            self._clear_first = False
            self.current.clear()


class OutputStream(io.TextIOBase):
    """What a cell sees as standard output or standard error."""

    encoding = "utf-8"
    errors = "replace"

    def __init__(self, outputs: Outputs, name: str) -> None:
        self._outputs = outputs
        self.name = name

    def write(self, text: str) -> int:
        """Record text, as the kernel's stream does."""
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text)}")
        if text:
            self._outputs.stream(self.name, text)
        return len(text)

    def writable(self) -> bool:
        """Say that text can be written."""
        return True

    def isatty(self) -> bool:
        """Say that nobody sits at it."""
        return False


def _plain(bundle: dict[str, Any]) -> dict[str, Any]:
    """Make a bundle what it would be after a journey as JSON."""
    plain: dict[str, Any] = {}
    for key, value in bundle.items():
        if key in _WIDGET:
            continue
        if isinstance(value, bytes):
            plain[key] = base64.b64encode(value).decode("ascii")
        elif isinstance(value, str) or value is None:
            plain[key] = value
        else:
            plain[key] = json.loads(json.dumps(value, default=str))
    return plain
