"""Where data, parameters and reports are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from labourtargets.errors import Problem, WorkspaceError

__all__ = ["Workspace", "work_in"]


@dataclass(frozen=True)
class Workspace:
    """Name the folders of one copy of the suite.

    Parameters
    ----------
    root : pathlib.Path
        The folder that holds ``data/``, ``params/``, ``notebooks/`` and ``reports/``.

    Raises
    ------
    WorkspaceError
        If `root` has no ``data/`` folder.

    Examples
    --------
    >>> Workspace.default().tables.name
    'tables'
    """

    root: Path

    def __post_init__(self) -> None:
        object.__setattr__(self, "root", Path(self.root).resolve())
        if not (self.root / "data").is_dir():
            raise WorkspaceError(
                Problem(self.root.name, None, "root", self.root.name, "a folder with data/ in it")
            )

    @classmethod
    def default(cls) -> Workspace:
        """Return the workspace that is meant where none is named; see `work_in`."""
        return _working_in or cls.installed()

    @classmethod
    def installed(cls) -> Workspace:
        """Return the workspace this package is installed from (``lib/`` beside ``data/``)."""
        return _of_package()

    @property
    def data(self) -> Path:
        """Everything known: texts, registries, annotations, tables."""
        return self.root / "data"

    @property
    def documents(self) -> Path:
        """One folder per document: ``text.txt`` and ``source.yaml``."""
        return self.data / "documents"

    @property
    def registries(self) -> Path:
        """Regions, indicators, units, glossary."""
        return self.data / "registries"

    @property
    def registers(self) -> Path:
        """Declared checks, comparability, exclusion rules."""
        return self.data / "registers"

    @property
    def annotations(self) -> Path:
        """What each numeral of a document means, one CSV per document."""
        return self.data / "annotations"

    @property
    def observations(self) -> Path:
        """Observed values, one CSV per origin."""
        return self.data / "observations"

    @property
    def schema(self) -> Path:
        """Hand-written schemas of every CSV."""
        return self.data / "schema"

    @property
    def tables(self) -> Path:
        """The generated tables."""
        return self.data / "tables"

    @property
    def notebooks(self) -> Path:
        """The notebooks, one question each."""
        return self.root / "notebooks"

    @property
    def params(self) -> Path:
        """One YAML per run, and the schedule."""
        return self.root / "params"

    @property
    def reports(self) -> Path:
        """What is published."""
        return self.root / "reports"

    def relative(self, path: Path) -> str:
        """Write a path as a reader of this workspace would type it.

        Examples
        --------
        >>> workspace = Workspace.default()
        >>> workspace.relative(workspace.tables / "statements.csv")
        'data/tables/statements.csv'
        """
        try:
            if ".." not in path.parts and path.is_relative_to(self.root):
                return path.relative_to(self.root).as_posix()
            return path.resolve().relative_to(self.root).as_posix()
        except ValueError:
            return path.name


# a process works in one workspace, as a session speaks one language
_working_in: Workspace | None = None


def work_in(workspace: Workspace | None) -> None:
    """Set the workspace that is meant where a call names none.

    A notebook names no workspace: run for another one than the package's own, it must read the
    data of that one, which its report says it was made from.

    Parameters
    ----------
    workspace : Workspace or None
        None for the one this package is installed from, which a process starts with.

    Examples
    --------
    >>> work_in(Workspace.installed())
    >>> Workspace.default() == Workspace.installed()
    True
    >>> work_in(None)
    """
    global _working_in
    _working_in = workspace


@lru_cache(maxsize=1)
def _of_package() -> Workspace:
    return Workspace(Path(__file__).resolve().parents[2])
