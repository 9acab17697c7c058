"""Faulty files under ``params/``: which runs they stop, and which go on without them.

``case.yaml`` of a folder, beside which a sound ``good.yaml`` lies:

note         what is wrong, in one line
files        further files under ``params/``, by name
refused      words of the error by the name asked for; an empty name asks for everything
problems     how many problems the error of everything names (left out where it does not matter)
chosen       run ids by a name that is still answered
passed_over  files that a run of what is due does without
due          run ids it makes
stops_due    words of the error where nothing can be due
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
import yaml

from labourreports.spec import RunError, load_runs, read_runs
from labourtargets.workspace import Workspace
from report_examples import PARAMETERS, make_workspace, notebook

HERE = Path(__file__).parent
CASES = sorted(path.parent.name for path in HERE.glob("params_*/case.yaml"))
KEYS = {"note", "files", "refused", "problems", "chosen", "passed_over", "due", "stops_due"}
TODAY = dt.date(2026, 11, 23)
NOTEBOOKS = {
    "n": notebook(["1"], PARAMETERS + '\nregion: str = "yongchuan"'),
    "watched": notebook(["1"], PARAMETERS + '\nobservations: str = ""'),
    "other": notebook(["1"]),
}


@pytest.mark.parametrize("name", CASES)
def test_a_faulty_file_stops_what_it_must(tmp_path: Path, name: str) -> None:
    case: dict[str, Any] = yaml.safe_load((HERE / name / "case.yaml").read_text(encoding="utf-8"))
    assert set(case) <= KEYS
    root = make_workspace(tmp_path / "w", NOTEBOOKS, {"good": "notebook: other\ntitle: t\n"})
    for file, text in case["files"].items():
        (root / "params" / file).write_text(text, encoding="utf-8")
    workspace = Workspace(root)
    for asked, words in case["refused"].items():
        with pytest.raises(RunError) as caught:
            load_runs(workspace, [asked] if asked else [], today=TODAY)
        assert words in str(caught.value)
        if not asked:
            assert len(caught.value.problems) == case.get("problems", len(caught.value.problems))
    for asked, run_ids in case.get("chosen", {}).items():
        assert [run.run_id for run in load_runs(workspace, [asked], today=TODAY)] == run_ids
    listed = read_runs(workspace, today=TODAY)
    if "stops_due" in case:
        with pytest.raises(RunError, match=case["stops_due"]):
            listed.choose(passing_over=True)
        return
    assert [each.file for each in listed.concerned()] == case["passed_over"]
    assert all(each.problems for each in listed.concerned())
    assert [run.run_id for run in listed.choose(passing_over=True)] == case["due"]
    assert not (root / "reports").exists()


@pytest.mark.parametrize("made", ["nothing", "file"])
def test_a_folder_that_cannot_be_read_is_no_folder_without_runs(tmp_path: Path, made: str) -> None:
    root = make_workspace(tmp_path / "w", NOTEBOOKS, {})
    (root / "params").rmdir()
    if made == "file":
        (root / "params").write_text("")
    with pytest.raises(RunError, match="a folder that can be read"):
        load_runs(Workspace(root), today=TODAY)
    with pytest.raises(RunError, match="a folder that can be read"):
        read_runs(Workspace(root), today=TODAY).choose(passing_over=True)


def test_observations_that_cannot_be_listed_are_no_empty_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {
        "good": "notebook: other\ntitle: t\n",
        "watched": "notebook: watched\ntitle: t\nparameters: {observations: mine}\n",
    }
    root = make_workspace(tmp_path / "w", NOTEBOOKS, texts)
    (root / "mine").mkdir()
    workspace, closed = Workspace(root), {root / "mine"}
    monkeypatch.setattr("os.access", lambda path, mode: Path(path) not in closed)
    with pytest.raises(RunError, match=r"params/watched\.yaml\n .*a folder that can be read"):
        load_runs(workspace, ["watched"], today=TODAY)
    assert load_runs(workspace, ["good"], today=TODAY)
    closed.add(workspace.observations)
    with pytest.raises(RunError, match=r"data/observations\n .*a folder that can be read"):
        load_runs(workspace, ["good"], today=TODAY)


def test_an_unknown_run_may_stand_in_a_file_that_is_faulty(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w", NOTEBOOKS, {"latest": "notebook: [\n"})
    with pytest.raises(RunError, match="did you mean 'latest'"):
        load_runs(Workspace(root), ["lates"], today=TODAY)


def test_a_day_that_cannot_be_is_told_once(tmp_path: Path) -> None:
    texts = dict.fromkeys(("a", "b"), "notebook: other\ntitle: t\n")
    root = make_workspace(tmp_path / "w", NOTEBOOKS, texts)
    for day in ("yesterday", "2026-11-24"):
        with pytest.raises(RunError) as caught:
            load_runs(Workspace(root), ["a"], today=TODAY, as_of=day)
        assert [problem.file for problem in caught.value.problems] == ["--as-of"]
