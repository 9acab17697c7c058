"""Commands about the tables: check, data, tables, trace, observations."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from labourreports.cli.main import NewFile, from_here, with_workspace

if TYPE_CHECKING:
    from labourtargets.workspace import Workspace

__all__ = ["check", "data", "observations", "tables", "trace"]

# lines of a file named one by one
_MOST_ROWS = 8


@click.command()
@with_workspace
def check(workspace: Workspace) -> None:
    """Account for every numeral of every document and verify the tables."""
    from labourtargets.errors import TargetTableError
    from labourtargets.statements import check as account

    accounted = account(workspace)
    for document in accounted.documents:
        click.echo(
            f"{document.doc_id}: {document.arabic} Arabic and {document.chinese} Chinese numerals"
        )
        click.echo(f"  statements   {_counts(document.statements)}")
        click.echo(f"  exclusions   {_counts(document.exclusions)}")
        click.echo(f"  unaccounted  {len(document.unaccounted)}")
    if accounted.problems:
        raise TargetTableError(accounted.problems, next_command="labourtargets check")
    from labourtargets.analysis import reconcile, series_coverage
    from labourtargets.comparison import load_comparability
    from labourtargets.observations import load_observations

    for verified in (load_observations, load_comparability, reconcile):
        verified(workspace=workspace)
    status = series_coverage(workspace)["status"]
    projected = int((status == "ok").sum())
    click.echo(f"series: {len(status)}, {projected} project, {len(status) - projected} cannot")
    click.echo("hashes, quotes, digits, keys, closed sets and units hold")


def _counts(counted: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {number}" for name, number in counted.items()) or "none"


@click.command()
@with_workspace
def data(workspace: Workspace) -> None:
    """Rebuild the tables and the data package from texts, annotations and registries."""
    from labourtargets.statements import write_tables

    for path in write_tables(workspace):
        click.echo(workspace.relative(path))


@click.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "parquet", "xlsx", "dta"]),
    default="csv",
    show_default=True,
)
@click.option(
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="Folder to write to.",
)
@with_workspace
def tables(workspace: Workspace, form: str, out: Path) -> None:
    """Export the tables with labels, descriptions and the data package; observations as numbers too."""
    from labourtargets.analysis import export

    for path in export(out, form, workspace):
        click.echo(path)


@click.command()
@click.argument("statement_id", metavar="ID")
@with_workspace
def trace(workspace: Workspace, statement_id: str) -> None:
    """Print document, section, the sentence with the number marked, the row, and its uses.

    ID is ``document:position``, as in the statements table and in every link of a report.
    """
    from labourreports.site import reports_using
    from labourtargets.statements import trace as follow

    click.echo(follow(statement_id, workspace))
    for use in reports_using(workspace, statement_id):
        click.echo(f"used in reports/{use.run_id}/index.html")


@click.group()
def observations() -> None:
    """Observed values: a template to fill in, and a check before they are used."""


@observations.command()
@click.option("--out", type=NewFile(), help="File to write; printed without.")
@with_workspace
def template(workspace: Workspace, out: Path | None) -> None:
    """Write an empty table of observations, ready to fill in; stderr says how."""
    from labourtargets.observations import template as empty
    from labourtargets.tables import load_schema

    if out is not None and out.exists():
        raise click.UsageError(f"{out} exists; a template replaces nothing")
    form = empty(workspace).to_csv(index=False, lineterminator="\n")
    for field in load_schema("observations", workspace).fields:
        optional = "" if field.required else " (may be empty)"
        click.echo(f"{field.name}{optional}: {field.description}", err=True)
    again = shlex.join(["labourtargets", "observations", "validate", str(out or "FILE")])
    click.echo(f"Fill in, a row for each figure, then: {again}", err=True)
    if out is None:
        click.echo(form, nl=False)
    else:
        out.write_text(form, encoding="utf-8")
        click.echo(out)


@observations.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DATE",
    help="A day, YYYY-MM-DD, after which no figure may lie or be published.",
)
@with_workspace
def validate(workspace: Workspace, files: tuple[Path, ...], as_of: dt.datetime | None) -> None:
    """Check FILES of observations, or folders of them, together.

    Every fault is printed, and what is no fault but looks wrong. A path that is not there is
    sought in the workspace, as that of a run is.
    """
    from labourreports.spec import figures_beside
    from labourtargets.observations import examine

    paths = [from_here(file, workspace) for file in files]
    read = examine(paths, workspace=workspace, as_of=as_of.date() if as_of else None)
    doubts: dict[str, list[str]] = {}
    looked = [*read.doubts(figures_beside(workspace)), *read.to_come(dt.date.today())]
    for doubt in sorted(looked, key=lambda each: (each.file, each.row or 0)):
        doubts.setdefault(doubt.file, []).append(f"  {doubt}")
    for file, lines in doubts.items():
        click.echo("\n".join([f"{_doubts(len(lines))} in {file}", *lines]))
    for file, otherwise in read.otherwise.items():
        click.echo(
            f"note: {file} was saved by a spreadsheet ({', '.join(otherwise)}); read as meant"
        )
    read.raise_faults()
    if read.undated:
        rows = ", ".join(map(str, read.undated[:_MOST_ROWS]))
        more = len(read.undated) - _MOST_ROWS
        click.echo(
            f"note: without as_of (row {rows}{f' and {more} more' if more > 0 else ''}) a figure counts "
            "as known from the end of the year after its period; write the day you know"
        )
    noun = "observation" if len(read.frame) == 1 else "observations"
    click.echo(
        f"{', '.join(file.name for file in files)}: {len(read.frame)} {noun}, no fault, "
        f"{_doubts(len(looked))}"
    )


def _doubts(count: int) -> str:
    return f"{count or 'no'} doubt{'' if count < 2 else 's'}"
