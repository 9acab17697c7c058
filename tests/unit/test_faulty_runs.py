"""The command beside faulty run files: what is made, what is kept, what is said, how it exits."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from labourreports.entries import read_entries
from labourreports.spec import Faulty
from labourtargets.errors import Problem
from labourtargets.workspace import Workspace
from report_examples import left_behind, make_workspace, notebook, run

pytestmark = pytest.mark.slow
RUN = "notebook: n\ntitle: {0}\nlanguages: [en]\n"
BROKEN = "notebook: n\ntitle: Kept\nlanguage: [en]\n"
MISTAKE = "did you mean 'languages'?"
FIRST, SECOND = ("--as-of", "2025-10-31"), ("--as-of", "2025-11-30")


@pytest.fixture(scope="module")
def nightly(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes], Any]:
    """Two runs that were good once; one file is then spoilt, and both fall due again."""
    runs = {"sound": RUN.format("Sound"), "kept": RUN.format("Kept")}
    root = make_workspace(tmp_path_factory.mktemp("faulty"), {"n": notebook(["1"])}, runs)
    first = run(root, "report", *FIRST)
    assert first.returncode == 0, first.stderr
    before = _bytes(root / "reports" / "kept-en")
    (root / "params" / "kept.yaml").write_text(BROKEN)
    (root / "params" / "new.yaml").write_text("title: [\n")
    return (
        root,
        before,
        run(root, "report", "--due", *SECOND, "--notify", "tee told.json", cwd=root),
    )


def _bytes(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_what_is_due_is_made_without_the_faulty_files(nightly: Any) -> None:
    root, before, done = nightly
    assert done.returncode == 3
    assert "1 made" in done.stdout
    assert "stays as it is: params/kept.yaml, params/new.yaml" in done.stdout
    for words in (MISTAKE, "1 problem in params/kept.yaml", "1 problem in params/new.yaml",
                  "Fix, then: labourtargets report kept new"):  # fmt: skip
        assert words in done.stderr
    assert json.loads((root / "reports/sound-en/run.json").read_text())["as_of"] == "2025-11-30"
    assert _bytes(root / "reports" / "kept-en") == before
    assert left_behind(root) == []


def test_the_summary_and_the_index_say_what_was_passed_over(nightly: Any) -> None:
    root, before, _ = nightly
    told = json.loads((root / "told.json").read_text())
    assert [each["file"] for each in told["passed_over"]] == ["params/kept.yaml", "params/new.yaml"]
    assert MISTAKE in told["passed_over"][0]["problems"][0]
    listed = {each["run_id"]: each for each in _site(root)}
    assert {run_id: each["status"] for run_id, each in listed.items()} == {
        "kept-en": "faulty",
        "params/new.yaml": "faulty",
        "sound-en": "ok",
    }
    made = json.loads(before["run.json"])["made"]
    assert (listed["kept-en"]["made"], listed["kept-en"]["as_of"]) == (made, "2025-10-31")
    assert MISTAKE in listed["kept-en"]["message"]
    page = (root / "reports" / "index.html").read_text()
    for words in (f"The report made on {made[:10]} is kept", f"沿用 {made[:10]} 生成的报告",
                  "run file or its data faulty, earlier report kept", "run file or its data faulty, not made",
                  "1 not renewed, their run file or its data being faulty",
                  "; 1 faulty file never made a report"):  # fmt: skip
        assert words in page


def _site(root: Path) -> Any:
    return json.loads((root / "reports" / "site.json").read_text())["reports"]


def test_what_is_due_is_listed_with_what_is_wrong(nightly: Any) -> None:
    root = nightly[0]
    done = run(root, "report", "--due", "--list", *SECOND)
    assert (done.returncode, done.stdout) == (3, "")
    assert MISTAKE in done.stderr
    assert "nothing is due" in done.stderr


def test_a_named_run_is_made_beside_faulty_files(nightly: Any) -> None:
    root, before, _ = nightly
    for arguments in (("report", "sound", "--force"), ("report", "sound-en", "--due")):
        done = run(root, *arguments, *SECOND)
        assert done.returncode == 0, done.stderr
        (warning,) = [line for line in done.stderr.splitlines() if "warning" in line]
        assert "params/kept.yaml, params/new.yaml" in warning
        assert MISTAKE not in done.stderr
        assert {each["status"] for each in _site(root)} == {"faulty", "ok"}
    assert _bytes(root / "reports" / "kept-en") == before


def test_a_named_faulty_run_and_everything_are_refused_whole(nightly: Any) -> None:
    root, before, _ = nightly
    index = (root / "reports" / "index.html").read_bytes()
    named = run(root, "report", "kept", *SECOND)
    assert named.returncode == 2
    assert MISTAKE in named.stderr
    assert [line for line in named.stderr.splitlines() if "params/new.yaml" in line] == [
        "warning: faulty beside what was asked for: params/new.yaml "
        "(labourtargets report --list says how)"
    ]
    for arguments in (("report",), ("report", "kept", "--list"), ("report", "kept", "sound")):
        done = run(root, *arguments, *SECOND)
        assert (done.returncode, done.stdout) == (2, "")
        assert MISTAKE in done.stderr
    assert (root / "reports" / "index.html").read_bytes() == index
    assert _bytes(root / "reports" / "kept-en") == before


def test_sound_runs_are_listed_beside_what_is_wrong(nightly: Any) -> None:
    done = run(nightly[0], "report", "--list", *SECOND)
    assert (done.returncode, done.stdout) == (2, "sound-en  2025-11-30  monthly  Sound\n")
    for words in (
        MISTAKE,
        "1 problem in params/new.yaml",
        "Fix, then: labourtargets report --list",
    ):
        assert words in done.stderr
    # nothing was to be made
    assert "passed over" not in done.stderr


def test_a_failure_weighs_more_than_a_faulty_file(tmp_path: Path) -> None:
    runs = {"fails": RUN.format("Fails"), "kept": BROKEN}
    root = make_workspace(tmp_path / "w", {"n": notebook(["1 / 0"])}, runs)
    assert run(root, "report", "--due", *FIRST).returncode == 1
    (root / "params" / "fails.yaml").write_text(BROKEN)
    # its evidence stays, too
    assert run(root, "report", "--due", *FIRST).returncode == 3
    assert (root / "reports" / "failed" / "fails-en" / "run.json").is_file()
    (entry,) = [each for each in _site(root) if each["run_id"] == "fails-en"]
    assert entry["status"] == "failed"
    assert "ZeroDivisionError" in entry["message"]
    assert MISTAKE in entry["message"]


def test_a_report_of_a_faulty_file_is_not_replaced_under_its_name(tmp_path: Path) -> None:
    matrix = "notebook: n\ntitle: t\nlanguages: [en]\nmatrix: {number: [1, 2]}\n"
    declared = 'language: str = "zh"\nas_of: str = "2025-12-31"\nnumber: int = 1'
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"], declared)}, {"a": matrix})
    assert run(root, "report", *FIRST).returncode == 0
    before = _bytes(root / "reports" / "a-1-en")
    (root / "params" / "a.yaml").write_text("[")
    (root / "params" / "a-1.yaml").write_text(RUN.format("Another"))
    done = run(root, "report", "--due", *SECOND)
    assert done.returncode == 1
    assert "failed: a-1-en  name: published by params/a.yaml" in done.stdout
    assert _bytes(root / "reports" / "a-1-en") == before


def test_reports_made_before_manifests_named_their_file_are_known_by_name(tmp_path: Path) -> None:
    for run_id in ("talent-zh", "talent-path-zh", "talent-path-growth-zh", "other-zh"):
        place = tmp_path / "reports" / run_id
        place.mkdir(parents=True)
        told = {"run_id": run_id, "name": run_id.removesuffix("-zh"), "made": "2026-01-01T00:00:00"}
        (place / "run.json").write_text(json.dumps(told))
    (tmp_path / "data").mkdir()
    problem = Problem("params/talent-path.yaml", None, "title", "", "some text")
    faulty = [
        Faulty(problem.file, "talent-path", (problem,)),
        Faulty("params/x.yaml", "x", (problem,)),
    ]
    found = {each.run_id: each for each in read_entries(Workspace(tmp_path), faulty=faulty)}
    kept = {run_id for run_id, each in found.items() if each.status == "faulty" and each.href}
    assert kept == {"talent-path-zh", "talent-path-growth-zh"}
    assert found["params/x.yaml"].made == ""
    assert found["params/x.yaml"].message.startswith("params/x.yaml: params/talent-path.yaml: ")
