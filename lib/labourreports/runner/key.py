"""What a report depends on, as one hash: equal keys, equal report."""

from __future__ import annotations

import hashlib
import json
import platform
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import labourreports
import labourtargets
from labourreports.spec import Run
from labourtargets.workspace import Workspace

__all__ = ["Inputs", "file_hash", "git", "read_hashes", "read_inputs"]

_DATA_KINDS = {".csv", ".txt", ".yaml", ".json"}
_SHOWN_PACKAGES = ("labourtargets", "pandas", "numpy", "plotly", "statsmodels", "scipy", "papermill",
                   "nbconvert", "ipython", "jinja2")  # fmt: skip


@dataclass(frozen=True)
class Inputs:
    """What all reports of a run share: hashes of data and code, versions, commit."""

    data_sha256: str
    library_sha256: str
    lock_sha256: str
    versions_sha256: str
    versions: dict[str, str]
    python: str
    platform: str
    commit: str
    changed: bool

    def key(self, run: Run, workspace: Workspace) -> str:
        """Return the hash of everything that makes a report what it is."""
        declared = {name: file_hash(workspace.root / name) for name in run.inputs}
        parts = {
            "notebook": file_hash(workspace.root / run.notebook),
            "parameters": run.parameters,
            "title": run.title,
            "name": run.name,
            "twins": run.twins,
            "inputs": declared,
            "data": self.data_sha256,
            "library": self.library_sha256,
            "versions": self.versions_sha256,
            "python": self.python,
            "platform": self.platform,
        }
        written = json.dumps(parts, sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(written.encode()).hexdigest()


def read_inputs(workspace: Workspace) -> Inputs:
    """Hash data, library and installed versions, and name the commit."""
    commit, changed = _commit(workspace.root)
    data, library, versions = read_hashes(workspace)
    return Inputs(
        data_sha256=data,
        library_sha256=library,
        lock_sha256=file_hash(workspace.root / "requirements.lock"),
        versions_sha256=versions,
        versions={name: metadata.version(name) for name in _SHOWN_PACKAGES},
        python=platform.python_version(),
        platform=f"{sys.platform}-{platform.machine()}",
        commit=commit,
        changed=changed,
    )


def read_hashes(workspace: Workspace) -> tuple[str, str, str]:
    """Hash the data, the code of the library and what is installed beside it."""
    code = [
        Path(package.__file__).parent
        for package in (labourtargets, labourreports)
        if package.__file__
    ]
    return _tree_hash([workspace.data], _DATA_KINDS), _tree_hash(code, None), _installed_hash()


def _tree_hash(folders: Iterable[Path], kinds: set[str] | None) -> str:
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if "__pycache__" in path.parts or not path.is_file():
                continue
            if kinds is None or path.suffix.lower() in kinds:
                total.update(f"{path.relative_to(folder).as_posix()}\0{file_hash(path)}\n".encode())
    return total.hexdigest()


def file_hash(path: Path) -> str:
    """Hash a file; empty where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def _installed_hash() -> str:
    # a distribution's folder carries name and version: no metadata need be parsed
    names = {
        entry.name
        for folder in sys.path
        if folder and Path(folder).is_dir()
        for entry in Path(folder).glob("*.dist-info")
    }
    return hashlib.sha256("\n".join(sorted(names)).encode()).hexdigest()


def _commit(root: Path) -> tuple[str, bool]:
    try:
        head = git(root, "rev-parse", "HEAD")
        return head, bool(git(root, "status", "--porcelain", "--untracked-files=no"))
    except (OSError, subprocess.SubprocessError):
        return "", False


def git(root: Path, *arguments: str) -> str:
    """Return what git says of a folder.

    Raises
    ------
    OSError, subprocess.SubprocessError
        If there is no git, or it refuses.
    """
    command = ["git", "-C", str(root), *arguments]
    done = subprocess.run(command, capture_output=True, check=True, timeout=20)
    return done.stdout.decode("utf-8", errors="replace").strip()
