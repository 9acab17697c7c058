"""``labourtargets report`` and ``labourtargets schedule``."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from labourreports.cli.main import with_workspace, workspace_of
from labourreports.environment import restart_clean

if TYPE_CHECKING:
    from labourreports.runner import Summary
    from labourreports.spec import Faulty, Listed, Run
    from labourtargets.workspace import Workspace

__all__ = ["report", "schedule"]


@click.command()
@click.argument("names", nargs=-1)
@click.option("--force", is_flag=True, help="Make reports whose inputs did not change, too.")
@click.option("--jobs", type=click.IntRange(1, 256), default=None, help="Reports made at once.")
@click.option("--standalone", is_flag=True, help="Also write one file to mail beside each report.")
@click.option("--lang", type=click.Choice(["zh", "en", "both"]), default="both", show_default=True)
@click.option(
    "--as-of",
    metavar="DATE",
    help="Make every report as of this day (YYYY-MM-DD), whatever its file or cadence says.",
)
@click.option("--due", is_flag=True, help="Only runs whose period has ended since the last report.")
@click.option(
    "--engine", type=click.Choice(["auto", "fork", "kernel"]), default="auto", show_default=True
)
@click.option(
    "--notify",
    metavar="COMMAND",
    help="Give the summary as JSON to this program, its arguments split as a shell would. "
    "It is no shell line: for pipes or variables write sh -c '…'.",
)
@click.option(
    "--list", "only_list", is_flag=True, help="List the runs, or with --due those due, and stop."
)
@click.option("--quiet", is_flag=True, help="Print the summary only.")
@click.pass_context
def report(
    ctx: click.Context,
    names: tuple[str, ...],
    force: bool,
    jobs: int | None,
    standalone: bool,
    lang: str,
    as_of: str | None,
    due: bool,
    engine: str,
    notify: str | None,
    only_list: bool,
    quiet: bool,
) -> None:
    """Make the reports that are out of date, and the page that finds them.

    NAMES are runs, run files or notebooks; without any, every run.

    A mistake in a run file, its notebook or its observations stops what was asked for before
    anything starts: without NAMES every file must be sound, with NAMES only theirs. With --due
    the sound runs are made, and faulty files are passed over: what they published stays as it is.
    With --list the sound runs are listed beside what is wrong.

    \b
    Exit codes:
      0  every report asked for is there
      1  a report failed, the run was interrupted, reports/ cannot be used, or --notify failed
      2  a mistake in what was asked for or in a file; nothing was made or written
      3  --due passed faulty run files over; every report that was due beside them is there
    The first of these that holds counts: 1 before 3.

    \b
    The summary that --notify hands on is one JSON object:
      made, unchanged, failed     counts of reports, each language one
      interrupted                 whether the run was stopped
      passed_over                 faulty files: file, problems
      warnings                    what else should be looked at
      reports                     one object a report: run_id, status, kind, message, seconds …
      seconds, warm_seconds, first_seconds, parent_mb, engine     how the run itself went
    """
    # before anything is imported that would have to be imported again
    restart_clean(sys.argv[1:])
    from labourreports.runner import Options, run_suite
    from labourreports.runner.remembered import list_runs, remember
    from labourreports.spec import LANGUAGES

    workspace = workspace_of(ctx)
    listed, noted = list_runs(workspace, as_of)
    languages = LANGUAGES if lang == "both" else (lang,)
    passed_over = listed.concerned(names) if due or only_list else ()
    _warn_of_others(listed, names)
    runs = listed.choose(names, languages, passing_over=due or only_list)
    _tell_faulty(passed_over, "--list" if only_list else _by_name(passed_over))
    if only_list:
        _list(runs, workspace, due=due)
        sys.exit((3 if due else 2) if passed_over else 0)
    options = Options(force=force, jobs=jobs or 0, standalone=standalone, engine=engine, due=due)
    summary = replace(
        run_suite(
            runs,
            workspace,
            options,
            every_run=listed.runs,
            faulty=listed.faulty,
            stream=None if quiet else sys.stderr,
        ),
        passed_over=passed_over,
    )
    remember(workspace, noted)
    click.echo(_told(summary))
    if due:
        _tell_stale(workspace)
    click.echo(f"open {workspace.relative(workspace.reports / 'index.html')}")
    code = summary.exit_code
    # nobody may have been told: that weighs more than files passed over
    if notify and not _notified(notify, summary):
        code = 1
    sys.exit(code)


def _tell_stale(workspace: Workspace) -> None:
    """Name the runs that are out of date and not due: a changed file waits for its period."""
    from labourreports.site import listing

    stale = sorted({
        str(each["name"])
        for each in listing(workspace.reports)
        if each["status"] == "stale" and each["listed"]
    })  # fmt: skip
    if stale:
        click.echo(f"out of date and not due: {', '.join(stale)} (labourtargets report NAME)")


def _warn_of_others(listed: Listed, names: Sequence[str]) -> None:
    """Say in one line which faulty files nobody asked for."""
    concerned = listed.concerned(names)
    others = [each.file for each in listed.faulty if each not in concerned]
    if others:
        click.echo(
            f"warning: faulty beside what was asked for: {', '.join(others)} "
            "(labourtargets report --list says how)",
            err=True,
        )


def _tell_faulty(faulty: Sequence[Faulty], again: str) -> None:
    """Say whole what is wrong in the files that runs are made or listed without."""
    if faulty:
        from labourreports.spec import RunError

        fault = RunError(
            dict.fromkeys(problem for each in faulty for problem in each.problems),
            next_command=f"labourtargets report {again}",
        )
        click.echo(f"RunError: {fault}", err=True)


def _by_name(faulty: Sequence[Faulty]) -> str:
    """Say how what was passed over is made once it is mended: its period may not end for months."""
    return shlex.join(each.stem for each in faulty if each.makes_runs) or "--due"


def _list(runs: Sequence[Run], workspace: Workspace, *, due: bool) -> None:
    from labourreports.runner.plan import is_due

    shown = [run for run in runs if not due or is_due(run, workspace)]
    # the heads and the word for nothing stand beside the list, which a program may read
    if shown:
        click.echo("run  as of  cadence  title", err=True)
    for run in shown:
        click.echo(f"{run.run_id}  {run.as_of}  {run.cadence}  {run.title}")
    if due and not shown:
        click.echo("nothing is due", err=True)


def _told(summary: Summary) -> str:
    made = [result for result in summary.results if result.status == "ok"]
    parts = [
        f"{len(made)} made",
        f"{summary.count('unchanged')} unchanged",
        f"{summary.count('failed')} failed",
    ]
    lines = [", ".join(parts) + f" in {summary.seconds:.1f} s"]
    if made:
        overhead = sorted(result.cpu_seconds - result.cell_cpu_seconds for result in made)
        lines[0] += (
            f" (beside its cells, a report took {overhead[len(overhead) // 2]:.2f} s of processor)"
        )
    lines += [f"warning: {warning}" for warning in summary.warnings]
    # the languages of one run mostly fail for one reason
    reasons: dict[str, list[str]] = {}
    for result in summary.results:
        if result.status == "failed":
            reasons.setdefault(f"{result.kind}: {result.message}", []).append(result.run_id)
    lines += [f"failed: {', '.join(run_ids)}  {reason}" for reason, run_ids in reasons.items()]
    if summary.passed_over:
        files = ", ".join(each.file for each in summary.passed_over)
        lines.append(f"passed over, with mistakes; what they published stays as it is: {files}")
    if summary.interrupted:
        lines.append("interrupted: reports already published stay as they are")
    return "\n".join(lines)


def _notified(command: str, summary: Summary) -> bool:
    try:
        called = shlex.split(command)
        if not called:
            raise ValueError("no program named")
        done = subprocess.run(
            called,
            input=json.dumps(summary.as_json(), ensure_ascii=False),
            text=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as fault:
        reason = (fault.strerror if isinstance(fault, OSError) else "") or str(fault)
        click.echo(f"--notify {shlex.quote(command)}: {reason}", err=True)
        return False
    if done.returncode:
        click.echo(f"--notify {shlex.quote(command)}: exit code {done.returncode}", err=True)
    return done.returncode == 0


@click.command()
@click.argument("form", type=click.Choice(["cron", "systemd", "github", "all"]), default="all")
@with_workspace
def schedule(workspace: Workspace, form: str) -> None:
    """Print entries for cron, systemd timers or GitHub Actions."""
    from labourreports.schedule import entries, load_schedule

    read = load_schedule(workspace)
    forms = ("cron", "systemd", "github") if form == "all" else (form,)
    click.echo("\n".join(entries(read, each, workspace.root) for each in forms))
