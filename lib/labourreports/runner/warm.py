"""A parent that has already done everything once, so that its children need not."""

from __future__ import annotations

import gc
import importlib
import logging
import re
import sys
import time
from collections.abc import Collection, Iterable, Mapping
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
    """What the parent has loaded, what it has yet to load, and whether it can be forked.

    Parameters
    ----------
    known : mapping of str to collection of str
        What the notebooks had to load in earlier runs. It is loaded piece by piece, while the
        reports that need none of it are made.
    """

    def __init__(self, known: Mapping[str, Collection[str]] | None = None) -> None:
        self._allowed = _declared_packages()
        self._tried: set[str] = set()
        self._known = {notebook: set(modules) for notebook, modules in (known or {}).items()}
        self._waiting = sorted({name for names in self._known.values() for name in names})
        self.learned: dict[str, set[str]] = {}

    @property
    def waiting(self) -> bool:
        """Tell whether something known is still to be loaded."""
        return bool(self._waiting)

    def ready(self, notebook: str) -> bool:
        """Tell whether all that a notebook is known to need is loaded."""
        return not self._waiting or self._known.get(notebook, set()) <= set(sys.modules)

    def load_some(self, seconds: float = 0.05) -> None:
        """Load what is waiting, for about so long: one import can take longer."""
        end = time.monotonic() + seconds
        while self._waiting and time.monotonic() < end:
            self._load_one(self._waiting.pop(0))
        if not self._waiting:
            self.settle()

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
        loaded = [self._load_one(name) for name in sorted(modules)]
        if any(loaded):
            self.settle()

    def _load_one(self, name: str) -> bool:
        if name in self._tried or name in sys.modules:
            return False
        self._tried.add(name)
        if name.partition(".")[0] in self._allowed:
            try:
                importlib.import_module(name)
            except Exception as fault:
                logger.info("not loaded in advance: %s (%s)", name, type(fault).__name__)
        return True

    @staticmethod
    def settle() -> None:
        """Take everything loaded out of the garbage collector's sight: pages stay shared."""
        gc.collect()
        gc.freeze()


def warm_up(folder: Path, known: Mapping[str, Collection[str]] | None = None) -> Warm:
    """Load and use everything that all reports need, once.

    Parameters
    ----------
    folder : pathlib.Path
        Where IPython may keep its profile.
    known : mapping of str to collection of str, optional
        What each notebook is known to need beyond that; the caller loads it, see `Warm`.
    """
    for name in ALWAYS:
        try:
            importlib.import_module(name)
        except ImportError as fault:
            logger.info("not loaded in advance: %s (%s)", name, type(fault).__name__)
    import pandas

    from labourreports.page.rehearsal import rehearse

    # our frames are small: pyarrow's strings cost more per call than they save per row
    pandas.options.mode.string_storage = "python"
    rehearse(folder)
    warm = Warm(known)
    warm.settle()
    return warm


def read_tables(workspace: Workspace) -> None:
    """Read what nearly every notebook reads: the library keeps it, the children inherit it."""
    from labourtargets.codebook import load_codebook
    from labourtargets.corpus import load_corpus
    from labourtargets.tables import read_table

    try:
        load_codebook(workspace)
        load_corpus(workspace)
        for folder in (workspace.tables, workspace.registers, workspace.registries):
            for path in sorted(folder.glob("*.csv")):
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
