"""A parent that has already done everything once, so that its children need not."""

from __future__ import annotations

import gc
import importlib
import logging
import re
import sys
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path

from labourreports.processes import threads
from labourtargets.errors import LabourTargetsError
from labourtargets.workspace import Workspace

__all__ = ["ALWAYS", "Warm", "read_tables", "warm_up"]

logger = logging.getLogger("labourreports")
ALWAYS = ("labourtargets", "labourtargets.present", "labourtargets.analysis", "numpy", "pandas",
           "plotly.graph_objects", "papermill", "nbconvert", "nbclient.exceptions", "psutil",
           "labourreports.engine", "labourreports.page")  # fmt: skip


class Warm:
    """What the parent has loaded, and whether it can still be forked."""

    def __init__(self) -> None:
        self._allowed = _declared_packages()
        self._tried: set[str] = set()
        self.learned: dict[str, set[str]] = {}

    @property
    def forkable(self) -> bool:
        """Tell whether a fork is safe: one thread only."""
        return threads() == 1

    def learn(self, notebook: str, modules: Iterable[str]) -> None:
        """Load what a child of a notebook had to load, so that the next one finds it.

        Only modules of the packages this project declares: a notebook cannot make the parent
        load anything else.
        """
        wanted = {name for name in modules if name.partition(".")[0] in self._allowed}
        self.learned.setdefault(notebook, set()).update(wanted)
        self.load(wanted)

    def load(self, modules: Iterable[str]) -> None:
        """Load modules of declared packages, each tried once."""
        fresh = [name for name in sorted(modules) if name not in self._tried | set(sys.modules)]
        for name in fresh:
            self._tried.add(name)
            if name.partition(".")[0] in self._allowed:
                try:
                    importlib.import_module(name)
                except Exception as fault:
                    logger.info("not loaded in advance: %s (%s)", name, type(fault).__name__)
        if fresh:
            self.settle()

    @staticmethod
    def settle() -> None:
        """Take everything loaded out of the garbage collector's sight: pages stay shared."""
        gc.collect()
        gc.freeze()


def warm_up(folder: Path, modules: Iterable[str] = ()) -> Warm:
    """Load and use everything a report needs, once.

    Parameters
    ----------
    folder : pathlib.Path
        Where IPython may keep its profile.
    modules : iterable of str
        What earlier reports are known to need.
    """
    for name in ALWAYS:
        try:
            importlib.import_module(name)
        except ImportError as fault:
            logger.info("not loaded in advance: %s (%s)", name, type(fault).__name__)
    from labourreports.page.rehearsal import rehearse

    rehearse(folder)
    warm = Warm()
    warm.load(modules)
    warm.settle()
    return warm


def read_tables(workspace: Workspace) -> None:
    """Read what nearly every notebook reads: the library keeps it, the children inherit it."""
    from labourtargets.codebook import load_codebook
    from labourtargets.tables import read_table

    try:
        load_codebook(workspace)
        for path in sorted(workspace.tables.glob("*.csv")):
            read_table(path.stem, workspace)
    except LabourTargetsError as fault:
        # a notebook that needs the table will say so, on a page of its own
        logger.info("not read in advance: %s", fault)


def _declared_packages() -> set[str]:
    """Return the import names of what this project requires."""
    allowed = {"labourtargets", "labourreports"}
    for requirement in metadata.requires("labourtargets") or ():
        if "extra ==" not in requirement:
            name = re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0]
            try:
                listed = metadata.distribution(name).read_text("top_level.txt") or ""
            except metadata.PackageNotFoundError:
                continue
            allowed |= set(listed.split()) or {name.replace("-", "_")}
    return allowed
