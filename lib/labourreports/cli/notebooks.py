"""``labourtargets notebooks``: accept what the contract cells print now."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from labourreports.cli.main import with_workspace

if TYPE_CHECKING:
    from labourtargets.workspace import Workspace


@click.command()
@click.argument("names", nargs=-1)
@click.option(
    "--executed",
    metavar="DIR",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write the notebooks as run into this folder and leave the committed ones alone.",
)
@with_workspace
def notebooks(workspace: Workspace, names: tuple[str, ...], executed: Path | None) -> None:
    """Run notebooks in place and strip them but for contract cells.

    NAMES are notebooks without ending; without any, those of the project: your own keep what
    they show unless you name them. A changed contract is a changed headline number: read the
    difference before you commit it.
    """
    from labourreports.contracts import COMMITTED, keep_executed, refresh_contracts
    from labourtargets.errors import LabourTargetsError, Problem, suggest

    known = {path.stem: path for path in sorted(workspace.notebooks.glob("*.ipynb"))}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise LabourTargetsError(
            [
                Problem("notebooks", None, "name", name, "a notebook", suggest(name, known))
                for name in unknown
            ]
        )
    rewritten = COMMITTED & known.keys() if executed is None else known.keys()
    for name in names or sorted(rewritten):
        if executed is not None:
            failure = keep_executed(known[name], executed)
            click.echo(
                f"{'failed' if failure else 'ran':8} {executed / f'{name}.ipynb'}  {failure}"
            )
            continue
        changed = refresh_contracts(known[name], workspace)
        click.echo(f"{'changed' if changed else 'same':8} notebooks/{name}.ipynb")
