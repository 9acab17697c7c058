"""Commands that ask the library: find and project."""

from __future__ import annotations

import sys
from pathlib import Path
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
@click.option("--region", multiple=True, help="Identifier, name or alias; may be repeated.")
@click.option("--indicator", multiple=True, help="Identifier or name; may be repeated.")
@click.option("--model", "models", multiple=True, help="Path model, or all; may be repeated.")
@click.option(
    "--scenario", "scenarios", multiple=True, help='A name, or "name: key=value, key=value".'
)
@click.option("--years", metavar="FIRST-LAST", help="By default those the documents name.")
@click.option(
    "--before",
    default="none",
    metavar="RULE",
    help="For years before the first figure: growth, linear or flat.",
)
@click.option("--baseline", "baselines", multiple=True, help='"region/indicator: year=…, value=…"')
@click.option("--as-of", default="", metavar="DATE", help="Use observations known on this day.")
@click.option("--format", "form", type=click.Choice(["table", "csv", "parquet"]), default="table")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), help="File to write.")
@with_workspace
def project(
    workspace: Workspace,
    models: tuple[str, ...],
    years: str | None,
    form: str,
    out: Path | None,
    **asked: Any,
) -> None:
    """Print the yearly path from a baseline to its target, a row a model and year."""
    from labourtargets.analysis import project as projected

    if form == "parquet" and out is None:
        raise click.UsageError("--format parquet needs --out FILE")
    asked = {name: list(v) if isinstance(v, tuple) else v for name, v in asked.items()}
    found = projected(
        models=list(models) or ("linear", "growth"),
        years=_years(years),
        workspace=workspace,
        **asked,
    ).frame
    if form == "parquet":
        found.to_parquet(out, index=False)
    elif out:
        out.write_text(found.to_csv(index=False, lineterminator="\n"), encoding="utf-8")
    else:
        columns = ["series_id", "model", "scenario", "year", "value", "lower", "upper"]
        columns += ["base_unit", "basis", "status", "reason", "statement_id"]
        show(found if form == "csv" else found.round(2), columns, form == "csv")
    if out:
        click.echo(f"{len(found)} rows: {out}")


def _years(years: str | None) -> list[int] | None:
    if years is None:
        return None
    parts = years.split("-")
    if len(parts) > 2 or not all(part.strip().isdecimal() for part in parts):
        raise click.BadParameter(
            f"{years!r}: expected FIRST-LAST, as 2020-2025", param_hint="--years"
        )
    return [int(part) for part in parts]


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
