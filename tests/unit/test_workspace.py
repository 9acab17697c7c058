"""One copy of the suite, wherever it lies."""

from __future__ import annotations

from pathlib import Path

import pytest

from labourtargets.errors import WorkspaceError
from labourtargets.workspace import Workspace


def test_the_default_is_the_folder_beside_the_package() -> None:
    workspace = Workspace.default()
    assert workspace.root == Path(__file__).resolve().parents[2]
    assert (workspace.root / "pyproject.toml").is_file()


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("data", "data"),
        ("documents", "data/documents"),
        ("registries", "data/registries"),
        ("registers", "data/registers"),
        ("annotations", "data/annotations"),
        ("observations", "data/observations"),
        ("schema", "data/schema"),
        ("tables", "data/tables"),
        ("notebooks", "notebooks"),
        ("params", "params"),
        ("reports", "reports"),
    ],
)
def test_every_folder_has_its_place(tmp_path: Path, name: str, path: str) -> None:
    (tmp_path / "data").mkdir()
    assert getattr(Workspace(tmp_path), name) == tmp_path.resolve() / path


def test_a_folder_without_data_is_no_workspace(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=r"expected a folder with data/ in it") as caught:
        Workspace(tmp_path)
    assert tmp_path.name in str(caught.value)


def test_a_relative_root_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    workspace = Workspace(Path("."))
    assert workspace.root == tmp_path.resolve()
    assert workspace == Workspace(tmp_path)


def test_paths_are_told_as_a_reader_types_them(tmp_path: Path) -> None:
    root = tmp_path / "copy"
    (root / "data").mkdir(parents=True)
    workspace = Workspace(root)
    assert workspace.relative(workspace.tables / "series.csv") == "data/tables/series.csv"
    assert workspace.relative(root / "data" / ".." / "params") == "params"
    assert workspace.relative(tmp_path / "own.csv") == "own.csv"


def test_data_that_lie_elsewhere_are_told_by_their_place_here(tmp_path: Path) -> None:
    elsewhere, root = tmp_path / "elsewhere", tmp_path / "suite"
    elsewhere.mkdir()
    root.mkdir()
    (root / "data").symlink_to(elsewhere)
    workspace = Workspace(root)
    assert workspace.relative(workspace.tables / "series.csv") == "data/tables/series.csv"
