"""Commands that ask the library: find and project."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from labourreports.cli.main import with_workspace

if TYPE_CHECKING:
    from labourtargets.workspace import Workspace

__all__ = ["find", "project"]


@click.command()
@click.argument("words", required=False)
@click.option("--region", help="Identifier, name or alias.")
@click.option("--indicator", help="Identifier or name.")
@click.option("--role", help="target, baseline, achieved, award or rule.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@with_workspace
def find(
    workspace: Workspace,
    words: str | None,
    region: str | None,
    indicator: str | None,
    role: str | None,
    as_csv: bool,
) -> None:
    """Look statements up by words of their clause, region, indicator or role."""
    from labourtargets.codebook import load_codebook
    from labourtargets.tables import read_table

    codebook = load_codebook(workspace)
    frame = read_table("statements", workspace)
    if region:
        frame = frame[frame["region_id"] == codebook.region(region).region_id]
    if indicator:
        frame = frame[frame["indicator_id"] == codebook.indicator(indicator).indicator_id]
    if role:
        frame = frame[frame["role"] == role]
    if words:
        frame = frame[frame["quote"].str.contains(words, regex=False, na=False)]
    show(
        frame,
        ["statement_id", "text", "region_id", "indicator_id", "role", "period_text", "quote"],
        as_csv,
    )


@click.command()
@click.argument("region")
@click.argument("indicator")
@click.option("--model", "models", multiple=True, help="Path model; may be given more than once.")
@click.option("--as-of", metavar="DATE", help="Look no further than this day.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@with_workspace
def project(
    workspace: Workspace,
    region: str,
    indicator: str,
    models: tuple[str, ...],
    as_of: str | None,
    as_csv: bool,
) -> None:
    """Print the yearly path from a region's baseline to its target."""
    from labourtargets.analysis import project as projected

    asked: dict[str, Any] = {"workspace": workspace}
    if models:
        asked["models"] = list(models)
    if as_of:
        asked["as_of"] = as_of
    found = projected(region=region, indicator=indicator, **asked)
    frame = found.frame if hasattr(found, "frame") else found
    show(
        frame, ["series_id", "model", "year", "value", "lower", "upper", "basis", "status"], as_csv
    )


def show(frame: Any, columns: list[str], as_csv: bool) -> None:
    """Print rows for a person, or all columns as CSV for a program."""
    if as_csv:
        click.echo(frame.to_csv(index=False, lineterminator="\n"), nl=False)
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, header_style="bold")
    shown = [name for name in columns if name in frame.columns]
    for name in shown:
        table.add_column(name, overflow="fold")
    for row in frame[shown].itertuples(index=False):
        table.add_row(
            *(Text("" if value != value or value is None else str(value)) for value in row)
        )
    console = Console() if sys.stdout.isatty() else Console(width=200)
    console.print(table)
    console.print(f"{len(frame)} rows", markup=False)
