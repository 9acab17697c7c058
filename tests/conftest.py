"""Shared fixtures: the workspace as committed, and copies that a test may spoil."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from labourtargets import session
from labourtargets.workspace import Workspace

# A busy machine is no fault of an example: examples are bounded in number, not in time.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def no_shell_left() -> Iterator[None]:
    """End the in-process shell a test may have started: others write plain text without one."""
    yield
    loaded = sys.modules.get("IPython.core.interactiveshell")
    if loaded is not None and loaded.InteractiveShell.initialized():
        type(loaded.InteractiveShell._instance).clear_instance()


@pytest.fixture(autouse=True)
def start_language() -> Iterator[None]:
    """Begin and leave every test in the language a session starts in."""
    yield
    session.set_language("zh")


@pytest.fixture(scope="session")
def workspace() -> Workspace:
    return Workspace.default()


@pytest.fixture
def copied(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Return a workspace with the data, parameters and notebooks copied, free to spoil."""
    for name in ("data", "params", "notebooks"):
        if (workspace.root / name).is_dir():
            shutil.copytree(workspace.root / name, tmp_path / name)
    return Workspace(tmp_path)
