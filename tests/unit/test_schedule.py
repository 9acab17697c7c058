"""When runs are due, and the entries that make them."""

from __future__ import annotations

import datetime as dt
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from labourreports.schedule import Schedule, entries, load_schedule
from labourreports.spec import CADENCES, RunError, load_runs
from labourtargets.workspace import Workspace
from report_examples import ROOT, make_workspace, notebook, run

GOOD = "notebook: n\ntitle: t\nlanguages: [en]\n"


@given(st.dates(dt.date(2000, 1, 1), dt.date(2050, 1, 1)), st.sampled_from(CADENCES))
def test_a_period_that_ended_stays_the_same_until_the_next_ends(day: dt.date, cadence: str) -> None:
    schedule = Schedule()
    end = schedule.as_of(cadence, day)
    assert end == day if cadence == "manual" else end < day
    # on the day after a period's end, that period is the last full one
    assert cadence == "manual" or schedule.as_of(cadence, end + dt.timedelta(days=1)) == end


def test_the_committed_schedule_is_read() -> None:
    assert load_schedule().timezone == "Asia/Shanghai"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("timezone: Asia/Shangai\n", "a zone like Asia/Shanghai"),
        ("timezone: ../../etc/passwd\n", "a zone like Asia/Shanghai"),
        ("at: '25:00'\n", "a time HH:MM"),
        ("cadence: hourly\n", "one of daily, weekly, monthly, quarterly, yearly, manual"),
        ("runs: [r]\n", "keys and values"),
        ("tiemzone: UTC\n", "did you mean 'timezone'?"),
        ("runs: {nosuch: daily}\n", "the name of a run file"),
        ("runs: {r: daily}\n", "daily, as params/schedule.yaml says"),
    ],
)
def test_a_faulty_schedule_is_refused(tmp_path: Path, text: str, words: str) -> None:
    runs = {"r": GOOD + "cadence: weekly\n", "schedule": text}
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"])}, runs)
    with pytest.raises(RunError) as raised:
        load_runs(Workspace(root), today=dt.date(2026, 11, 23))
    assert words in str(raised.value)


def test_cadences_come_from_run_schedule_and_default(tmp_path: Path) -> None:
    runs = {
        "a": GOOD + "cadence: weekly\n",
        "b": GOOD,
        "c": GOOD,
        "schedule": "runs: {b: yearly}\n",
    }
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"])}, runs)
    found = load_runs(Workspace(root), today=dt.date(2026, 11, 23))
    assert [(each.cadence, each.as_of) for each in found] == [
        ("weekly", "2026-11-22"),
        ("yearly", "2025-12-31"),
        ("monthly", "2026-10-31"),
    ]


def test_entries_state_their_time_zone() -> None:
    schedule = Schedule(timezone="Asia/Shanghai", at="06:10")
    assert "CRON_TZ=Asia/Shanghai\n10 6 * * * " in entries(schedule, "cron")
    assert "OnCalendar=*-*-* 06:10:00 Asia/Shanghai" in entries(schedule, "systemd")
    assert 'cron: "10 22 * * *"' in entries(schedule, "github")
    assert ".github/workflows/reports.yml" in entries(schedule, "github")
    for form in ("cron", "systemd"):
        assert "/path/to" not in entries(schedule, form)
        assert "/srv/labour%%20market" in entries(schedule, "systemd", Path("/srv/labour%20market"))
        assert "report --due" in entries(schedule, form)


@pytest.fixture
def awkward(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """A workspace and an installation in folders whose names no shell takes as they are."""
    installed = tmp_path / "my $venv 100%" / "bin"
    installed.mkdir(parents=True)
    launcher = installed / "labourtargets"
    launcher.write_text('#!/bin/sh\nprintf "%s\\n" "$PWD" "$@"\n')
    launcher.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(installed / "python"))
    root = tmp_path / "labour 50% 'market'"
    (root / "data").mkdir(parents=True)
    return root, launcher


def test_the_cron_entry_runs_what_is_installed_wherever_it_lies(awkward: tuple[Path, Path]) -> None:
    root, _ = awkward
    entry = entries(Schedule(), "cron", root).splitlines()[-1]
    line = entry.removeprefix("10 6 * * * ")
    # cron ends the command at a bare % and takes the backslash from the others
    assert not re.search(r"(?<!\\)%", line)
    done = subprocess.run(
        ["/bin/sh", "-c", line.replace("\\%", "%")], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    log = (root / "reports" / "schedule.log").read_text().splitlines()
    assert log == [str(root), "--workspace", str(root), "report", "--due"]


def test_the_systemd_entry_quotes_for_systemd(awkward: tuple[Path, Path]) -> None:
    root, launcher = awkward
    entry = entries(Schedule(), "systemd", root)
    doubled = str(root).replace("%", "%%")
    assert f"\nWorkingDirectory={doubled}\n" in entry
    program = str(launcher).replace("%", "%%")
    assert f'\nExecStart="{program}" --workspace "{doubled}" report --due\n' in entry


def test_without_a_launcher_the_running_python_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    line = f" && {tmp_path / 'python'} -m labourreports report --due >> "
    assert line in entries(Schedule(), "cron")
    (tmp_path / "labourtargets").touch(0o755)
    assert f" && {tmp_path / 'labourtargets'} report --due >> " in entries(Schedule(), "cron")


def test_the_workflow_runs_at_the_committed_time() -> None:
    path = ROOT / ".github" / "workflows" / "reports.yml"
    workflow = yaml.safe_load(path.read_text())
    # YAML reads the key `on` as true
    committed = workflow[True]["schedule"][0]["cron"]
    assert f'cron: "{committed}"' in entries(load_schedule(), "github")


def listed(root: Path, *arguments: str) -> list[str]:
    done = run(root, "report", "--list", *arguments)
    assert done.returncode == 0, done.stderr
    return [line.split()[0] for line in done.stdout.splitlines()]


@pytest.mark.slow
def test_due_runs_are_made_once_a_period(tmp_path: Path) -> None:
    runs = {"a": GOOD, "b": GOOD + "cadence: manual\n"}
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"])}, runs)
    assert listed(root, "--as-of", "2025-10-31") == ["a-en", "b-en"]
    assert listed(root, "--due", "--as-of", "2025-10-31") == ["a-en"]
    assert listed(root, "b", "--due", "--as-of", "2025-10-31") == []
    assert listed(root, "--due", "--lang", "zh", "--as-of", "2025-10-31") == []
    assert not (root / "reports").exists()
    assert "1 made" in run(root, "report", "--due", "--as-of", "2025-10-31").stdout
    done = run(root, "report", "--due", "--list", "--as-of", "2025-10-31")
    assert (done.stdout, done.stderr) == ("", "nothing is due\n")
    assert listed(root, "--due", "--as-of", "2025-10-31") == []
    assert listed(root, "--due", "--as-of", "2025-11-30") == ["a-en"]
    assert (root / "reports" / "a-en").is_dir()
    assert not (root / "reports" / "b-en").exists()
    published = root / "data" / "observations" / "published.csv"
    header = published.read_text(encoding="utf-8").splitlines()[0]
    (published.parent / "new.csv").write_text(header + "\n", encoding="utf-8")
    waiting = run(root, "report", "--due", "--as-of", "2025-10-31").stdout
    assert "0 made" in waiting
    assert "out of date and not due: a (labourtargets report NAME)" in waiting
    assert "out of date" not in run(root, "report", "--list").stdout
    assert "1 made" in run(root, "report", "--due", "--as-of", "2025-11-30").stdout


def test_the_shipped_runs_become_due_again_but_for_those_made_by_hand() -> None:
    now, later = (
        {run.run_id: run for run in load_runs(today=day)}
        for day in (dt.date(2026, 11, 26), dt.date(2027, 1, 1))
    )
    still = {run_id for run_id, run in now.items() if later[run_id].as_of <= run.as_of}
    assert still == {run_id for run_id, run in now.items() if run.cadence == "manual"}
    assert still == {"track-demonstration-en", "track-demonstration-zh"}
