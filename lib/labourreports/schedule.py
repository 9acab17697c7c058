"""When reports are due, and the entries that make a machine build them."""

from __future__ import annotations

import datetime as dt
import os
import shlex
import shutil
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BaseModel, ConfigDict, Field, StrictStr, ValidationError

from labourreports.spec.model import CADENCES, RunError
from labourreports.spec.plainly import readable
from labourreports.spec.reading import read_yaml
from labourtargets.errors import Problem, suggest
from labourtargets.workspace import Workspace

__all__ = ["FILE", "Schedule", "entries", "load_schedule"]

FILE = "params/schedule.yaml"
Cadence = Literal["daily", "weekly", "monthly", "quarterly", "yearly", "manual"]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    timezone: StrictStr = "Asia/Shanghai"
    at: StrictStr = Field(default="06:10", pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    cadence: Cadence = "monthly"
    runs: dict[StrictStr, Cadence] = {}


@dataclass(frozen=True)
class Schedule:
    """How often each run is made, at which hour of which time zone.

    A report of a cadence looks up to the end of the last full period: a monthly one made on
    any day of November is as of 31 October, so building twice in a month changes nothing.
    """

    timezone: str = "Asia/Shanghai"
    at: str = "06:10"
    cadence: str = "monthly"
    runs: Mapping[str, str] = field(default_factory=dict)

    def today(self) -> dt.date:
        """Return the day it is in the schedule's time zone."""
        return dt.datetime.now(ZoneInfo(self.timezone)).date()

    def as_of(self, cadence: str, today: dt.date) -> dt.date:
        """Return the last day of the last full period.

        Examples
        --------
        >>> Schedule().as_of("quarterly", dt.date(2026, 11, 23)).isoformat()
        '2026-09-30'
        """
        day = dt.timedelta(days=1)
        starts = {
            "daily": today,
            "weekly": today - today.weekday() * day,
            "monthly": today.replace(day=1),
            "quarterly": today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1),
            "yearly": today.replace(month=1, day=1),
        }
        return starts[cadence] - day if cadence in starts else today

    def cadence_of(self, file_name: str, own: str | None, shown: str) -> tuple[str, list[Problem]]:
        """Return a run file's cadence: its own, the schedule's for it, or the default."""
        listed = self.runs.get(file_name)
        if own and listed and own != listed:
            problem = Problem(shown, None, "cadence", own, f"{listed}, as {FILE} says")
            return own, [problem]
        return own or listed or self.cadence, []

    def unknown_runs(self, known: Sequence[str]) -> list[Problem]:
        """Name the runs of the schedule that have no file."""
        return [
            Problem(FILE, None, "runs", name[:80], "the name of a run file", suggest(name, known))
            for name in self.runs
            if name not in known
        ]


def load_schedule(workspace: Workspace | None = None) -> Schedule:
    """Read ``params/schedule.yaml``; the defaults where there is none.

    Raises
    ------
    RunError
        With everything that is wrong in it.
    """
    workspace = workspace or Workspace.default()
    path = workspace.root / FILE
    if not path.is_file():
        return Schedule()
    content, problems = read_yaml(path, FILE)
    if content is not None and not problems:
        try:
            read = _File.model_validate(content)
            ZoneInfo(read.timezone)
            return Schedule(read.timezone, read.at, read.cadence, dict(read.runs))
        except ValidationError as fault:
            problems += readable(fault, FILE, [*_File.model_fields, *CADENCES])
        except (ZoneInfoNotFoundError, ValueError):
            found = str(content.get("timezone"))[:80]
            problems.append(Problem(FILE, None, "timezone", found, "a zone like Asia/Shanghai"))
    raise RunError(problems, next_command="labourtargets schedule")


def entries(schedule: Schedule, form: str, root: Path | None = None) -> str:
    """Write the entries that build due reports each day.

    Parameters
    ----------
    schedule : Schedule
    form : {"cron", "systemd", "github"}
    root : pathlib.Path, optional
        The folder to work in; that of the default workspace without it.

    Returns
    -------
    str
        One entry a day: which runs are due is decided by ``labourtargets report --due``, so
        that a machine that slept through a day makes up for it on the next. It calls the
        command that is running now, by its full path.

    Examples
    --------
    >>> print(entries(Schedule(), "cron").splitlines()[1])
    CRON_TZ=Asia/Shanghai
    """
    hour, minute = schedule.at.split(":")
    folder = str(root or Workspace.default().root)
    command = _command(Path(folder))
    if form == "cron":
        # the shell that appends to the log does not make its folder
        line = (
            f"cd {shlex.quote(folder)} && mkdir -p reports && "
            f"{shlex.join(command)} >> reports/schedule.log 2>&1"
        )
        return (
            "# crontab -e; a cron that does not know CRON_TZ takes the time for its own\n"
            f"CRON_TZ={schedule.timezone}\n"
            # to cron % is the end of a command, wherever it stands
            f"{int(minute)} {int(hour)} * * * {line.replace('%', chr(92) + '%')}\n"
        )
    if form == "systemd":
        return (
            "# ~/.config/systemd/user/labourtargets.service\n"
            "# start: systemctl --user daemon-reload && "
            "systemctl --user enable --now labourtargets.timer\n"
            "# without being logged in: loginctl enable-linger\n"
            "# what it says: journalctl --user --unit labourtargets; exit 3 is a faulty run file\n"
            "[Unit]\nDescription=Build the labour-market reports that are due\n\n"
            f"[Service]\nType=oneshot\nWorkingDirectory={folder.replace('%', '%%')}\n"
            f"ExecStart={_systemd(command)}\n\n"
            "# ~/.config/systemd/user/labourtargets.timer\n"
            "[Unit]\nDescription=Build the labour-market reports every day\n\n"
            f"[Timer]\nOnCalendar=*-*-* {schedule.at}:00 {schedule.timezone}\nPersistent=true\n\n"
            "[Install]\nWantedBy=timers.target\n"
        )
    clock = dt.datetime(2000, 1, 3, int(hour), int(minute), tzinfo=ZoneInfo(schedule.timezone))
    utc = clock.astimezone(dt.UTC)
    return (
        "# in .github/workflows/reports.yml, which the project ships; GitHub counts in UTC: "
        f"{schedule.at} {schedule.timezone} is {utc:%H:%M}\n"
        "on:\n  schedule:\n"
        f'    - cron: "{utc.minute} {utc.hour} * * *"\n  workflow_dispatch:\n'
    )


def _command(folder: Path) -> list[str]:
    """Return the words that call the running installation: its launcher, or else its Python."""
    beside = Path(sys.executable).parent / "labourtargets"
    launcher = str(beside) if os.access(beside, os.X_OK) else shutil.which("labourtargets")
    words = [launcher] if launcher else [sys.executable, "-m", "labourreports"]
    if folder.resolve() != Workspace.installed().root:
        words += ["--workspace", str(folder)]
    return [*words, "report", "--due"]


def _systemd(words: Sequence[str]) -> str:
    """Quote the words of a command for a unit: % and, in arguments, $ are signs of systemd's."""
    escaped = [word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%") for word in words]
    program, *arguments = [
        f'"{word}"' if set(word) & set(" \t'\"\\;") else word for word in escaped
    ]
    return " ".join([program, *(word.replace("$", "$$") for word in arguments)])
