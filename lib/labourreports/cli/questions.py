"""Commands that ask the library: find and project."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from labourreports.cli.main import NewFile, from_here, with_workspace

if TYPE_CHECKING:
    from labourtargets.workspace import Workspace

__all__ = ["find", "project"]

# characters of a line where no terminal says it, unless more are needed
_WIDTH = 200
# … and of a cell of words before it folds
_FOLDED = 28
_FOUND = ["kind", "id", "name", "region", "text", "period_start", "period_end", "matched", "where"]
# what a file of projections can be
_WRITTEN = ("csv", "parquet")


@click.command()
@click.argument("words", nargs=-1)
@click.option("--region", help="Identifier, name or alias.")
@click.option("--indicator", help="Identifier or name.")
@click.option("--role", help="target, baseline, achieved, award or rule.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV.")
@with_workspace
def find(
    workspace: Workspace,
    words: tuple[str, ...],
    region: str | None,
    indicator: str | None,
    role: str | None,
    as_csv: bool,
) -> None:
    """Look up places, indicators, terms and statements.

    WORDS, Chinese or English, are sought in names, aliases, identifiers, definitions and quotes;
    of several, each has to be there.
    With an option, or without WORDS, statements alone are listed: those of the region, indicator
    and role whose quote has the WORDS, or whose place or indicator goes by them.
    """
    from labourtargets.analysis import find as looked_up
    from labourtargets.analysis import select

    asked = looked_up(" ".join(words), workspace) if words else None
    if asked is not None and asked.meant and not as_csv:
        click.echo(f"nothing found; did you mean {asked.meant!r}?")
        return
    found = None if asked is None else asked.frame
    if found is not None and not (region or indicator or role):
        spoken = _language()
        names = {f"name_{spoken}": "name", f"region_{spoken}": "region"}
        show(found if as_csv else found.rename(columns=names), _FOUND, as_csv)
        return
    frame = select(region, indicator, role=role, workspace=workspace).frame
    if found is not None:
        frame = frame[frame["statement_id"].isin(found["statement_id"])]
    show(
        frame,
        ["statement_id", "text", "region_id", "indicator_id", "role", "period_text", "quote"],
        as_csv,
    )


@click.command()
@click.argument("place", required=False)
@click.argument("thing", required=False)
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
@click.option(
    "--baseline",
    "baselines",
    multiple=True,
    help='"region/indicator: year=…, value=…, owner=…" or "region/indicator: observation=…".',
)
@click.option("--as-of", default="", metavar="DATE", help="Use observations known on this day.")
@click.option(
    "--observations",
    multiple=True,
    type=click.Path(path_type=Path),
    help="File or folder of observations that baselines may name; may be repeated.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "parquet"]),
    help="By default what the ending of --out says, a table without it.",
)
@click.option("--out", type=NewFile(), help="File to write: .csv or .parquet.")
@click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help="Language of the names in the table; that of the session by default.",
)
@with_workspace
def project(
    workspace: Workspace,
    place: str | None,
    thing: str | None,
    models: tuple[str, ...],
    years: str | None,
    form: str | None,
    out: Path | None,
    lang: str | None,
    observations: tuple[Path, ...],
    **asked: Any,
) -> None:
    """Print the yearly path from a baseline to its target, a row a model and year.

    PLACE and THING are a region and an indicator, as --region and --indicator take them.
    The table names place and indicator beside their identifiers; CSV and Parquet have the
    columns of ``labourtargets.project`` alone.
    """
    from labourtargets.analysis import project as projected

    form = _form(form, out)
    asked = {name: list(v) if isinstance(v, tuple) else v for name, v in asked.items()}
    asked["region"] += [place] if place else []
    asked["indicator"] += [thing] if thing else []
    found = projected(
        models=list(models) or ("linear", "growth"),
        years=_years(years),
        observations=[from_here(path, workspace).resolve() for path in observations],
        workspace=workspace,
        **asked,
    ).frame
    if out and form == "parquet":
        found.to_parquet(out, index=False)
    elif out:
        out.write_text(found.to_csv(index=False, lineterminator="\n"), encoding="utf-8")
    elif form == "csv":
        show(found, [], as_csv=True)
    else:
        columns = ["series_id", "region", "indicator", "model", "scenario", "year", "value"]
        columns += ["lower", "upper", "base_unit", "basis", "status", "reason", "statement_id"]
        show(_with_names(found.round(2), workspace, lang or _language()), columns, as_csv=False)
    if out:
        click.echo(f"{len(found)} rows: {out}")


def _form(asked: str | None, out: Path | None) -> str:
    """Take the format asked for, or else the one a file's ending names."""
    if out is None:
        if asked == "parquet":
            raise click.UsageError("--format parquet needs --out FILE")
        return asked or "table"
    form = asked or out.suffix.removeprefix(".").lower()
    if form not in _WRITTEN:
        endings = " or ".join(f".{each}" for each in _WRITTEN)
        found = f"--format {asked}" if asked else str(out)
        raise click.BadParameter(f"{found}: expected a file {endings}", param_hint="--out")
    return form


def _with_names(frame: Any, workspace: Workspace, language: str) -> Any:
    """Put the names of place and indicator beside their identifiers."""
    from labourtargets.codebook import load_codebook

    codebook = load_codebook(workspace)
    names = {
        "region": codebook.regions.set_index("region_id")[f"name_{language}"],
        "indicator": codebook.indicators.set_index("indicator_id")[f"name_{language}"],
    }
    return frame.assign(**{kind: frame[f"{kind}_id"].map(own) for kind, own in names.items()})


def _language() -> str:
    """Return the language of the session, as the other programs of a terminal take it."""
    settings = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return "zh" if next(filter(None, settings), "").casefold().startswith("zh") else "en"


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
    if frame.empty:
        click.echo("nothing found")
        return
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = [name for name in columns if name in frame.columns]
    cells = [
        [
            "" if missing else str(value)
            for value, missing in zip(frame[name], frame[name].isna(), strict=True)
        ]
        for name in shown
    ]
    table = Table(box=None, header_style="bold")
    console, needed = Console(), 0
    for name, column in zip(shown, cells, strict=True):
        longest = max(map(cell_len, (name, *column)))
        # an identifier is copied whole, if a line may be as long as it needs; words fold
        whole = name.endswith("_id") and not sys.stdout.isatty()
        table.add_column(name, overflow="fold", no_wrap=whole)
        needed += 2 + (longest if whole else min(longest, _FOLDED))
    if not sys.stdout.isatty():
        console = Console(width=max(_WIDTH, needed))
    for row in zip(*cells, strict=True):
        table.add_row(*map(Text, row))
    console.print(table)
    console.print(f"{len(frame)} row{'' if len(frame) == 1 else 's'}", markup=False)
