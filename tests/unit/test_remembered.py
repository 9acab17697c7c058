"""What was found sound is not checked again; whatever could make it faulty is."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from labourreports.runner import remembered
from labourreports.runner.remembered import list_runs, remember
from labourreports.schedule import Schedule
from labourreports.spec import read_runs
from labourtargets.errors import TargetTableError
from labourtargets.workspace import Workspace
from report_examples import PARAMETERS, make_workspace, notebook

WATCHED = PARAMETERS + '\nobservations: str = ""'
HEADER = "region,indicator,period,value,unit,status,source,url,reliability,as_of,note\n"
RUNS = {
    "r": "notebook: n\ntitle: t\ninputs: [beside.txt]\n",
    "watched": "notebook: watched\ntitle: t\nparameters: {observations: mine}\n",
}


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace whose run files were found sound."""
    root = make_workspace(
        tmp_path / "w", {"n": notebook(["1"]), "watched": notebook(["1"], WATCHED)}, RUNS
    )
    for folder in ("mine", "reports"):
        (root / folder).mkdir()
    (root / "mine" / "seen.csv").write_text(HEADER)
    (root / "beside.txt").write_text("x")
    found = Workspace(root)
    remember(found, list_runs(found)[1])
    return found


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every check of run files that was made."""
    calls: list[Any] = []

    def counting(workspace: Workspace, **more: Any) -> Any:
        calls.append(more)
        return read_runs(workspace, **more)

    monkeypatch.setattr(remembered, "read_runs", counting)
    return calls


def test_nothing_is_checked_twice(workspace: Workspace, checked: list[Any]) -> None:
    assert str(workspace.root) not in (workspace.reports / ".sound.json").read_text()
    listed, _ = list_runs(workspace)
    assert not checked
    assert listed == read_runs(workspace)
    assert [run.run_id for run in listed.runs] == ["r-zh", "r-en", "watched-zh", "watched-en"]


def _append(place: str, text: str = " \n") -> Callable[[Path], None]:
    def change(root: Path) -> None:
        with (root / place).open("a") as file:
            file.write(text)

    return change


@pytest.mark.parametrize(
    "change",
    [
        _append("params/r.yaml"),
        _append("params/new.yaml", RUNS["r"].replace("inputs", "input")),
        _append("params/schedule.yaml", "cadence: daily\n"),
        _append("notebooks/n.ipynb"),
        _append("notebooks/new.ipynb"),
        _append("data/registries/regions.csv"),
        _append("data/observations/new.csv", "a,b\n"),
        _append("mine/seen.csv", "a,b\n"),
        _append("mine/new.csv", "a,b\n"),
        _append("mine/new.xlsx", "PK"),
        _append("data/observations/new.xlsx", "PK"),
        _append("beside.txt"),
        lambda root: (root / "beside.txt").unlink(),
        lambda root: (root / "params" / "watched.yaml").unlink(),
        lambda root: (root / "reports" / ".sound.json").write_text("[]"),
        lambda root: (root / "reports" / ".sound.json").unlink(),
    ],
)
def test_whatever_changes_is_checked_again(
    workspace: Workspace, checked: list[Any], change: Callable[[Path], None]
) -> None:
    change(workspace.root)
    # a registry that breaks its schema stops everything
    with contextlib.suppress(TargetTableError):
        list_runs(workspace)
    assert checked


def test_another_day_is_checked_again(
    workspace: Workspace, checked: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    list_runs(workspace, "2025-06-30")
    assert {told["as_of"] for told in checked} == {"2025-06-30"}
    tomorrow = Schedule().today() + dt.timedelta(days=1)
    monkeypatch.setattr(Schedule, "today", lambda self: tomorrow)
    list_runs(workspace)
    assert {told["as_of"] for told in checked} == {"2025-06-30", None}


def test_another_version_of_the_library_checks_again(
    workspace: Workspace, checked: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, library, installed = remembered.read_hashes(workspace)
    for other in ((data, "x", installed), (data, library, "x"), ("x", library, installed)):
        monkeypatch.setattr(remembered, "read_hashes", lambda _, hashes=other: hashes)
        checked.clear()
        list_runs(workspace)
        assert checked


def test_a_faulty_file_is_never_noted(workspace: Workspace, checked: list[Any]) -> None:
    noted = workspace.reports / ".sound.json"
    before = noted.read_text()
    (workspace.params / "bad.yaml").write_text("title: [\n")
    for _ in range(2):
        listed, found = list_runs(workspace)
        assert [each.file for each in listed.faulty] == ["params/bad.yaml"]
        assert found is None
        remember(workspace, found)
    assert noted.read_text() == before
    assert len(checked) == 2


@pytest.mark.parametrize("place", ["params/r.yaml", "mine/seen.csv", "mine/new.csv"])
def test_what_changed_after_it_was_read_is_not_noted(workspace: Workspace, place: str) -> None:
    noted = workspace.reports / ".sound.json"
    noted.unlink()
    found = list_runs(workspace)[1]
    # sound when it was read, faulty since
    (workspace.root / place).write_text("a: [\n")
    remember(workspace, found)
    assert not noted.exists()


def test_what_changes_between_hash_and_check_is_not_noted(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = workspace.reports / ".sound.json"
    noted.unlink()
    seen = workspace.root / "mine" / "seen.csv"

    def spoiling(*given: Any, **more: Any) -> Any:
        listed = read_runs(*given, **more)
        seen.write_text("a,b\n")
        return listed

    monkeypatch.setattr(remembered, "read_runs", spoiling)
    listed, found = list_runs(workspace)
    assert [each.file for each in listed.faulty] == ["params/watched.yaml"]
    remember(workspace, found)
    assert not noted.exists()


def test_a_folder_of_runs_that_cannot_be_read_is_checked(
    workspace: Workspace, checked: list[Any]
) -> None:
    for path in workspace.params.iterdir():
        path.unlink()
    workspace.params.rmdir()
    listed, found = list_runs(workspace)
    assert (found, len(checked)) == (None, 1)
    assert listed.common
    remember(workspace, found)
    assert json.loads((workspace.reports / ".sound.json").read_text())["runs"]
