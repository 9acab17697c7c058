"""The runner: failures leave the last good report alone, runs never see each other."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from report_examples import REPORT, SHOW, command, left_behind, make_workspace, notebook, run
from spoiling import replace_once

FAULTS = sorted(Path(__file__).parents[1].glob("faults/run_*/expected.yaml"))
RUN = "notebook: {0}\ntitle: {0}\nlanguages: [en]\n"
pytestmark = pytest.mark.slow


def read(root: Path, run_id: str) -> Any:
    return json.loads((root / "reports" / run_id / "run.json").read_text())


def pages(root: Path) -> dict[str, bytes]:
    """Every published file but the index, which shows failures."""
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted((root / "reports").glob("*-en/**/*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def failed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any, dict[str, bytes], Any]:
    """A suite where every run was good once, and where all but one then fail."""
    notebooks, runs = {"good": notebook(REPORT)}, {"good": RUN.format("good")}
    for fault in FAULTS:
        name = fault.parent.name.replace("_", "-")
        notebooks[name] = notebook(["# A title", SHOW, 'show("answer", "<p>1</p>")'])
        limits = yaml.safe_load(fault.read_text()).get("limits", {})
        runs[name] = RUN.format(name) + yaml.safe_dump({"limits": limits})
    root = make_workspace(tmp_path_factory.mktemp("faults"), notebooks, runs)
    first = run(root, "report")
    assert first.returncode == 0, first.stderr
    before = pages(root)
    import nbformat

    for fault in FAULTS:
        name = fault.parent.name.replace("_", "-")
        cell = (fault.parent / "cell.py").read_text()
        spoilt = notebook(["# A title", SHOW, 'show("answer", "<p>1</p>")\nprint("so far")', cell])
        nbformat.write(spoilt, root / "notebooks" / f"{name}.ipynb")
    second = run(root, "report", "--notify", "tee told.json", cwd=root)
    told = json.loads((root / "told.json").read_text())
    return root, second, before, told


def test_one_failure_makes_the_command_fail(failed: Any) -> None:
    assert failed[1].returncode == 1
    assert f"{len(FAULTS)} failed" in failed[1].stdout


@pytest.mark.parametrize("fault", FAULTS, ids=lambda path: path.parent.name)
def test_a_failure_says_why_and_keeps_its_evidence(failed: Any, fault: Path) -> None:
    root, _, _, told = failed
    expected = yaml.safe_load(fault.read_text())
    run_id = fault.parent.name.replace("_", "-") + "-en"
    folder = root / "reports" / "failed" / run_id
    manifest = json.loads((folder / "run.json").read_text())
    assert manifest["kind"] == expected["kind"]
    assert expected["message"] in manifest["message"]
    assert (folder / "run.log").read_text()
    executed = (folder / "executed.ipynb").read_text()
    assert "so far" in executed
    assert expected["message"].split(":")[0][:10] in executed + manifest["message"]
    assert manifest["message"].split()[0] in (folder / "index.html").read_text()
    result = next(each for each in told["reports"] if each["run_id"] == run_id)
    assert result["attempts"] == expected.get("attempts", 1)


def test_the_last_good_reports_are_untouched(failed: Any) -> None:
    root, _, before, _ = failed
    after = pages(root)
    assert after == before


def test_the_index_puts_failures_first_and_links_them(failed: Any) -> None:
    root = failed[0]
    index = (root / "reports" / "index.html").read_text()
    assert index.index("failed/run-cell-error-en/index.html") < index.index("good-en/index.html")
    listed = json.loads((root / "reports" / "site.json").read_text())["reports"]
    assert {each["status"] for each in listed} == {"failed", "ok"}


def test_nothing_is_left_behind(failed: Any) -> None:
    assert left_behind(failed[0]) == []


def test_no_place_of_the_machine_is_published(failed: Any) -> None:
    root = failed[0]
    secrets = [
        str(root),
        str(Path(__file__).parents[2]),
        str(Path.home()),
        "/tmp/",
        os.uname().nodename,
    ]
    for path in (root / "reports").rglob("*"):
        if path.is_file() and path.name != "plotly.min.js":
            text = path.read_text(encoding="utf-8")
            assert [place for place in secrets if place in text] == [], path


def test_a_mended_run_takes_its_failure_away(failed: Any) -> None:
    import nbformat

    root = failed[0]
    nbformat.write(notebook(["# A title", "1 + 1"]), root / "notebooks" / "run-cell-error.ipynb")
    assert run(root, "report", "run-cell-error").returncode == 0
    assert not (root / "reports" / "failed" / "run-cell-error-en").exists()


def test_a_restored_run_takes_its_failure_away(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w", {"a": notebook(["1"])}, {"a": RUN.format("a")})
    path = root / "notebooks" / "a.ipynb"
    sound = path.read_text()
    failure = root / "reports" / "failed" / "a-en"
    assert run(root, "report").returncode == 0
    for again in (("a",), (), ("--due",)):
        path.write_text(sound.replace('"1"', '"1 / 0"'))
        assert run(root, "report").returncode == 1
        # what still fails is not hidden by a run that made nothing
        assert run(root, "report", "--due").returncode == 0
        assert failure.is_dir()
        path.write_text(sound)
        done = run(root, "report", *again)
        assert "0 made" in done.stdout
        assert done.returncode == 0
        assert not failure.exists()
        listed = json.loads((root / "reports" / "site.json").read_text())["reports"]
        assert [each["status"] for each in listed] == ["ok"]


@pytest.fixture
def small(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "w", {"good": notebook(REPORT)}, {"good": RUN.format("good")})


def test_unchanged_runs_are_kept_and_changed_ones_made(small: Path) -> None:
    assert "1 made" in run(small, "report").stdout
    assert "0 made, 1 unchanged" in run(small, "report").stdout
    (small / "data" / "registries" / "units.csv").open("a").write("")
    assert "1 unchanged" in run(small, "report").stdout
    note = small / "data" / "README.md"
    note.write_text("changed")
    assert "1 unchanged" in run(small, "report").stdout
    published = small / "data" / "observations" / "published.csv"
    header = published.read_text(encoding="utf-8").splitlines()[0]
    (published.parent / "more.csv").write_text(header + "\n", encoding="utf-8")
    assert "1 made" in run(small, "report").stdout
    assert "1 made" in run(small, "report", "--as-of", "2024-12-31").stdout
    assert read(small, "good-en")["as_of"] == "2024-12-31"


def test_nothing_is_checked_again_while_nothing_changes(small: Path) -> None:
    told = {**os.environ, "LABOURTARGETS_CLEAN": "1", "PYTHONPROFILEIMPORTTIME": "1"}
    for first, loaded in ((True, True), (False, False)):
        done = run(small, "report", env=told)
        assert ("1 made" in done.stdout) is first, done.stderr
        assert (" pandera" in done.stderr) is loaded
    index = (small / "reports" / "index.html").read_bytes()
    (small / "reports" / ".sound.json").unlink()
    assert "1 unchanged" in run(small, "report").stdout
    assert (small / "reports" / "index.html").read_bytes() == index


def test_two_runs_of_the_same_inputs_write_the_same(small: Path) -> None:
    assert run(small, "report", "--standalone").returncode == 0
    first = {
        name: timeless(content) for name, content in pages(small).items() if "run.json" not in name
    }
    assert run(small, "report", "--standalone", "--force").returncode == 0
    second = {
        name: timeless(content) for name, content in pages(small).items() if "run.json" not in name
    }
    assert first == second
    assert any(name.endswith(".csv") for name in first)


def timeless(content: bytes) -> str:
    text = re.sub(r"<time[^>]*>[^<]*</time>", "<time>", content.decode())
    return re.sub(
        r'"(?:start_time|end_time|duration)": [^,\n]+|"\d{4}-\d\d-\d\dT[^"]+Z?"', "", text
    )


PROBE = """\
import os, random, sys, json, tempfile, pandas as pd
from pathlib import Path
seen = {
 "option": pd.get_option("display.max_rows"),
 "patched": getattr(json, "spoilt", False),
 "module": "this" in sys.modules,
 "seed": random.random(),
 "environment": os.environ.get("SPOILT"),
 "folder": Path.cwd().name,
 "files": sorted(os.listdir()),
 "temporary": Path(tempfile.gettempdir()).name,
 "names": "left_over" in globals(),
 "count": get_ipython().execution_count,
}
print("SEEN", json.dumps(seen))
"""
SPOIL = """\
import contextlib, io
with contextlib.redirect_stdout(io.StringIO()):
    import this
pd.set_option("display.max_rows", 3)
json.spoilt = True
random.seed(1)
os.environ["SPOILT"] = "yes"
Path("left.txt").write_text("x")
Path(tempfile.gettempdir(), "left2.txt").write_text("x")
os.chdir("/")
left_over = 1
"""


def test_no_run_sees_what_another_did(tmp_path: Path) -> None:
    names = ["a", "b", "c"]
    root = make_workspace(
        tmp_path / "w",
        {name: notebook([PROBE, SPOIL]) for name in names},
        {name: RUN.format(name) for name in names},
    )
    done = run(root, "report", "--jobs", "1")
    assert done.returncode == 0, done.stdout + done.stderr
    seen = []
    for name in names:
        text = (root / "reports" / f"{name}-en" / "executed.ipynb").read_text()
        seen.append(json.loads(re.search(r"SEEN (\{.*?\})\\n", text)[1].replace('\\"', '"')))
    seeds = {each.pop("seed") for each in seen}
    assert len(seeds) == 3
    assert seen[0] == seen[1] == seen[2]
    assert seen[0]["option"] == 60
    assert not seen[0]["patched"]
    assert not seen[0]["module"]
    assert seen[0]["environment"] is None
    assert seen[0]["files"] == []
    assert left_behind(root) == []


@pytest.mark.parametrize("engine", ["fork", "kernel"])
def test_a_report_is_made_of_the_data_of_its_workspace(tmp_path: Path, engine: str) -> None:
    """Cells name no workspace: they read, and speak of, the one the report is published in."""
    cells = [
        "# Where?",
        "import labourtargets as lt\nfrom labourtargets import wording\n"
        "print(lt.regions.frame.set_index('region_id').loc['yongchuan', 'name_en'])\n"
        "print(wording.region_name('yongchuan', 'en'))",
    ]
    root = make_workspace(tmp_path / "w", {"where": notebook(cells)}, {"a": RUN.format("where")})
    replace_once(root / "data" / "registries" / "regions.csv", "Yongchuan District", "Elsewhere")
    assert run(root, "report", "--quiet", "--engine", engine).returncode == 0
    executed = (root / "reports" / "a-en" / "executed.ipynb").read_text(encoding="utf-8")
    assert executed.count("Elsewhere") == 2


def test_reports_get_no_secret_of_the_environment(tmp_path: Path) -> None:
    cell = (
        "import os, pathlib\nnames = sorted(os.environ)\nprint('NAMES', names)\n"
        "told = pathlib.Path('/proc/self/environ').read_bytes()\n"
        "print('FOUND', b'hunter2' in told, any('hunter2' in value for value in os.environ.values()))"
    )
    root = make_workspace(tmp_path / "w", {"a": notebook([cell])}, {"a": RUN.format("a")})
    done = run(root, "report", env={**os.environ, "API_TOKEN": "hunter2"})
    assert done.returncode == 0
    assert "FOUND False False" in (root / "reports" / "a-en" / "executed.ipynb").read_text()


def test_programs_a_report_leaves_running_are_ended(tmp_path: Path) -> None:
    cell = (
        "import os, subprocess\n"
        "subprocess.Popen(['sleep', '300'], cwd=os.getcwd())\n"
        "subprocess.Popen(['sleep', '300'], start_new_session=True)\n"
        "if os.fork() == 0:\n    os.setsid()\n    import time\n    time.sleep(300)"
    )
    root = make_workspace(tmp_path / "w", {"a": notebook([cell])}, {"a": RUN.format("a")})
    assert run(root, "report").returncode == 0
    time.sleep(0.2)
    assert sleepers(root) == []


def sleepers(root: Path) -> list[str]:
    """Name the processes that work in a folder of this workspace."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and str(root) in os.readlink(entry / "cwd"):
                found.append(entry.name)
        except OSError:
            continue
    return found


SLOW = "from pathlib import Path\nimport os, time\nprint('begun')\n"
WAIT = "import subprocess\nsleeper = subprocess.Popen(['sleep', '301'])\ntime.sleep(120)"


@pytest.fixture
def stuck(tmp_path: Path) -> tuple[Path, subprocess.Popen[str], dict[str, bytes]]:
    """A suite with a good report, running again and stuck in the middle of a cell."""
    root = make_workspace(tmp_path / "w", {"a": notebook(["# T", "1"])}, {"a": RUN.format("a")})
    assert run(root, "report").returncode == 0
    before = pages(root)
    import nbformat

    nbformat.write(notebook(["# T", SLOW, WAIT]), root / "notebooks" / "a.ipynb")
    started = subprocess.Popen(
        command(root, "report"), stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    deadline = time.monotonic() + 60
    while (
        not list((root / "reports").glob(".staging/*/a-en/cells.jsonl"))
        or b'"start": 3'
        not in next(iter((root / "reports").glob(".staging/*/a-en/cells.jsonl"))).read_bytes()
    ):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    return root, started, before


def settled(root: Path, patience: float = 30) -> list[str]:
    deadline = time.monotonic() + patience
    while left_behind(root) and time.monotonic() < deadline:
        time.sleep(0.1)
    return left_behind(root)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_suite_clears_up_and_exits_1(stuck: Any, number: int) -> None:
    root, started, before = stuck
    os.kill(started.pid, number)
    assert started.wait(30) == 1
    assert pages(root) == before
    assert json.loads((root / "reports/failed/a-en/run.json").read_text())["kind"] == "interrupted"
    assert "begun" in (root / "reports/failed/a-en/executed.ipynb").read_text()
    assert settled(root) == []


def test_a_killed_runner_is_buried_by_its_janitor(stuck: Any) -> None:
    root, started, before = stuck
    os.kill(started.pid, signal.SIGKILL)
    started.wait(10)
    assert settled(root) == []
    assert pages(root) == before
    deadline = time.monotonic() + 30
    failure = root / "reports" / "failed" / "a-en"
    while not (failure / "run.json").exists() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert json.loads((failure / "run.json").read_text())["message"] == "the runner was killed"
    assert "begun" in (failure / "executed.ipynb").read_text()
    index = root / "reports" / "index.html"
    while "failed/a-en" not in index.read_text() and time.monotonic() < deadline:
        time.sleep(0.1)
    assert "failed/a-en" in index.read_text()


def test_a_second_run_at_once_is_refused(stuck: Any) -> None:
    root, started, _ = stuck
    second = run(root, "report")
    assert second.returncode == 1
    assert "another run" in second.stderr
    assert "Traceback" not in second.stderr
    os.kill(started.pid, signal.SIGINT)
    started.wait(30)


def test_what_even_the_janitor_left_is_recovered_at_the_next_start(stuck: Any) -> None:
    root, started, _ = stuck
    helpers = subprocess.run(
        ["pgrep", "-P", str(started.pid)], capture_output=True, text=True, check=True
    )
    for pid in [started.pid, *map(int, helpers.stdout.split())]:
        os.kill(pid, signal.SIGKILL)
    started.wait(10)
    import nbformat

    nbformat.write(notebook(["# T", "2"]), root / "notebooks" / "a.ipynb")
    done = run(root, "report")
    assert done.returncode == 0, done.stderr
    assert settled(root) == []


def test_a_folder_that_cannot_be_written_is_refused(small: Path) -> None:
    # root may write anywhere: without its capabilities it is an ordinary user
    ordinary = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.getuid() == 0 else []
    if ordinary and not shutil.which("setpriv"):
        pytest.skip("root cannot be made an ordinary user here")
    assert run(small, "report").returncode == 0
    before = pages(small)
    reports = small / "reports"
    (reports / ".lock").unlink()
    reports.chmod(0o555)
    try:
        done = subprocess.run(
            [*ordinary, *command(small, "report", "--force")],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    finally:
        reports.chmod(0o755)
    assert done.returncode == 1
    assert "can be written" in done.stderr
    assert "Traceback" not in done.stderr
    assert pages(small) == before


@pytest.mark.parametrize("room", [0, 40_000])
def test_a_full_disk_fails_and_keeps_the_last_good_report(
    small: Path, tmp_path: Path, room: int
) -> None:
    assert run(small, "report").returncode == 0
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no disk of its own can be mounted here")
    try:
        shutil.copytree(small / "reports", disk / "reports")
        shutil.rmtree(small / "reports")
        (small / "reports").symlink_to(disk / "reports")
        before = pages(small)
        assert before
        with (disk / "filler").open("wb", buffering=0) as filler, contextlib.suppress(OSError):
            while True:
                filler.write(b"x" * 4096)
        os.truncate(disk / "filler", (disk / "filler").stat().st_size - room)
        done = run(small, "report", "--force")
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        assert pages(small) == before
        (disk / "filler").unlink()
        assert run(small, "report", "--force").returncode == 0
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)
