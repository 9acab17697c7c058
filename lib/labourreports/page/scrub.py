"""Keep the machine out of what is published: its folders, its users, its addresses."""

from __future__ import annotations

import functools
import os
import re
import site
import sys
import tempfile
from pathlib import Path
from typing import Any

__all__ = ["scrub", "scrub_notebook"]

_KERNEL_FILE = re.compile(r"(?:[^\s\"'<>]*/)?ipykernel_\d+/\d+\.py")
_OBJECT = re.compile(r"(<[^<>]*? at )0x[0-9a-fA-F]{6,}")
# one of these is in every text that names a folder or an address: most cells of a table do not
_TELLTALE = (os.sep, "/", " at 0x")


def scrub(text: str, *places: str) -> str:
    """Replace folders of this machine by what they are to a reader.

    Parameters
    ----------
    text : str
    *places : str
        More folders to hide; each becomes ``.``.

    Examples
    --------
    >>> scrub("/srv/suite/notebooks/a.ipynb", "/srv/suite")
    './notebooks/a.ipynb'
    """
    if not any(sign in text for sign in _TELLTALE):
        return text
    for place in sorted(set(places), key=len, reverse=True):
        if len(place) > 1:
            text = text.replace(place, ".")
    for place, shown in _machine():
        if place in text:
            text = text.replace(place, shown)
    text = _KERNEL_FILE.sub("<cell>", text)
    return _OBJECT.sub(r"\g<1>0x…", text)


def scrub_notebook(notebook: Any, *places: str) -> Any:
    """Scrub every output of a notebook, and what papermill invented or wrote of its place."""
    for cell in notebook.cells:
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell["id"] = "injected-parameters"
        for output in cell.get("outputs", ()):
            for name, value in output.items():
                if name != "metadata":
                    output[name] = _scrubbed(value, places)
    papermill = notebook.metadata.get("papermill", {})
    for name in ("input_path", "output_path", "environment_variables"):
        papermill.pop(name, None)
    return notebook


def _scrubbed(value: Any, places: tuple[str, ...]) -> Any:
    if isinstance(value, str):
        # an encoded picture holds no path, and is long
        return value if len(value) > 200_000 else scrub(value, *places)
    if isinstance(value, dict):
        return type(value)({key: _scrubbed(item, places) for key, item in value.items()})
    if isinstance(value, list):
        return [_scrubbed(item, places) for item in value]
    return value


@functools.cache
def _machine() -> tuple[tuple[str, str], ...]:
    import labourreports

    library = Path(labourreports.__file__ or ".").resolve().parent.parent
    found = {
        str(library): "lib",
        str(library.parent): ".",
        sys.prefix: "<python>",
        sys.base_prefix: "<python>",
        str(Path(os.__file__).parent): "<python>",
        tempfile.gettempdir(): "<temporary>",
        **dict.fromkeys(site.getsitepackages(), "<python>"),
    }
    home = str(Path("~").expanduser())
    if len(home) > 2:
        found[home] = "~"
    wanted = [(place, shown) for place, shown in found.items() if len(place) > 2]
    return tuple(sorted(wanted, key=lambda item: -len(item[0])))
