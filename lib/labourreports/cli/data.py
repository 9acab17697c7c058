"""Commands about the tables: check, data, tables, trace, observations."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from labourreports.cli.main import NewFile, with_workspace

if TYPE_CHECKING:
    from labourtargets.workspace import Workspace

__all__ = ["check", "data", "observations", "tables", "trace"]


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
    from labourtargets.analysis import series_coverage

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
    """Export the tables with their labels and the data package."""
    from labourtargets.statements import export_tables

    for path in export_tables(out, form, workspace):
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


_MORE = {
    "as_of": "Without it a figure counts as known from the end of the year after its period.",
}


@click.group()
def observations() -> None:
    """Observed values: a template to fill in, and a check before they are used."""


@observations.command()
@click.option("--out", type=NewFile(), help="File to write; printed without.")
@with_workspace
def template(workspace: Workspace, out: Path | None) -> None:
    """Write an empty table of observations, ready to fill in; how to is told on stderr."""
    from labourtargets.observations import template as empty
    from labourtargets.tables import load_schema

    for field in load_schema("observations", workspace).fields:
        told = f"{field.description} {_MORE.get(field.name, '')}".strip()
        click.echo(f"{field.name}{'' if field.required else ' (optional)'}: {told}", err=True)
    if out is None:
        click.echo(empty(workspace).to_csv(index=False, lineterminator="\n"), nl=False)
        return
    if out.exists():
        raise click.UsageError(f"{out} exists; a template replaces nothing")
    empty(workspace).to_csv(out, index=False, lineterminator="\n", encoding="utf-8")
    click.echo(out)


@observations.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="A day, YYYY-MM-DD, after which no figure may lie or be published.",
)
@with_workspace
def validate(workspace: Workspace, file: Path, as_of: dt.datetime | None) -> None:
    """Check a file of observations; print every fault, and what looks wrong by its size."""
    from labourtargets.codebook import load_codebook
    from labourtargets.errors import ObservationError
    from labourtargets.observations import (
        from_spreadsheet,
        improper,
        load_observations,
        row_numbers,
        suspicious,
    )
    from labourtargets.statements import load_statements

    day = as_of.date() if as_of else None
    try:
        frame = load_observations(file, workspace=workspace, as_of=day)
    except ObservationError as fault:
        # the library names the check of everything; here one file was asked about
        again = f"labourtargets observations validate {shlex.quote(str(file))}"
        raise ObservationError(fault.problems, next_command=again) from fault
    stated = load_statements(workspace)
    stated = stated[stated["role"].isin(["target", "baseline", "achieved"])]
    rows = row_numbers(file, workspace)
    warned = [
        (rows[key], message)
        for found in (suspicious(frame, stated), improper(frame, load_codebook(workspace)))
        for key, message in zip(found["observation_id"], found["message"], strict=True)
    ]
    for row, message in sorted(warned):
        click.echo(f"warning: row {row}: {message}")
    undated = int(frame["as_of"].isna().sum())
    if undated:
        click.echo(
            f"note: {undated} without as_of count as known from the end of the year after their "
            "period; write the day you know"
        )
    if from_spreadsheet(file):
        click.echo(
            "note: saved by a spreadsheet (byte order mark or CRLF line ends); read as it is"
        )
    click.echo(f"{file.name}: {len(frame)} observations, no fault")
