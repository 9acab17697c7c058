"""The command's group, and what its commands share: a workspace, and errors without tracebacks."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

if TYPE_CHECKING:
    from labourtargets.workspace import Workspace

__all__ = ["LazyGroup", "NewFile", "from_here", "main", "with_workspace", "workspace_of"]

_COMMANDS = {
    "check": ("labourreports.cli.data", "Account for every numeral and verify every table."),
    "data": ("labourreports.cli.data", "Rebuild the tables from the texts and annotations."),
    "tables": ("labourreports.cli.data", "Export the tables for other programs."),
    "trace": ("labourreports.cli.data", "Follow a number back to its sentence."),
    "observations": (
        "labourreports.cli.data",
        "Write a template for observations, or check a file.",
    ),
    "find": ("labourreports.cli.questions", "Look statements up."),
    "project": ("labourreports.cli.questions", "Project a series to its target."),
    "report": ("labourreports.cli.report", "Make the reports that are out of date."),
    "notebooks": (
        "labourreports.cli.notebooks",
        "Run the notebooks in place; keep their contract cells.",
    ),
    "schedule": ("labourreports.cli.report", "Print entries that make reports every day."),
}


class LazyGroup(click.Group):
    """Load a command's module only when it is called: the others cost nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load one command."""
        if cmd_name not in _COMMANDS:
            return None
        import importlib

        module = importlib.import_module(_COMMANDS[cmd_name][0])
        return cast(click.Command, getattr(module, cmd_name))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Suggest the command that was probably meant."""
        import difflib

        if args and args[0] not in _COMMANDS:
            near = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            hint = f" Did you mean {near[0]!r}?" if near else ""
            ctx.fail(f"No such command {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in sorted(_COMMANDS.items())])

    def invoke(self, ctx: click.Context) -> Any:
        """Turn a user's mistake into a message and exit code 2."""
        try:
            return super().invoke(ctx)
        except Exception as fault:
            code = _explained(fault)
            if code is None:
                raise
            ctx.exit(code)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--workspace",
    "root",
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder with data/, params/ and notebooks/; this clone by default.",
)
@click.version_option(package_name="labourtargets")
@click.pass_context
def main(ctx: click.Context, root: Path | None) -> None:
    """Labour-market targets of regional plans: tables, traces, projections, reports."""
    logging.basicConfig(
        stream=sys.stderr, level=logging.WARNING, format="%(levelname)s: %(message)s"
    )
    ctx.obj = root


def workspace_of(ctx: click.Context) -> Workspace:
    """Return the workspace asked for, or the default one."""
    from labourtargets.workspace import Workspace, work_in

    if not ctx.obj:
        return Workspace.default()
    workspace = Workspace(ctx.obj)
    # what is read or said by the way is of the same place; several calls may share a process
    work_in(workspace)
    ctx.call_on_close(lambda: work_in(None))
    return workspace


def from_here(path: Path, workspace: Workspace) -> Path:
    """Return a path given on the command line, or that of the workspace where it is not there."""
    return path if path.exists() else workspace.root / path


class NewFile(click.Path):
    """A file to write, in a folder that is there to write to."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, writable=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Refuse a path whose folder is missing or closed before any work is done."""
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        if not path.parent.is_dir():
            self.fail(f"{path}: there is no folder {path.parent}; make it first", param, ctx)
        if not os.access(path.parent, os.W_OK):
            self.fail(f"{path}: the folder {path.parent} cannot be written to", param, ctx)
        return path


Function = TypeVar("Function", bound=Callable[..., Any])


def with_workspace(function: Function) -> Function:
    """Give a command the workspace as its first argument."""

    @click.pass_context
    @wraps(function)
    def called(ctx: click.Context, /, *args: Any, **kwargs: Any) -> Any:
        return function(workspace_of(ctx), *args, **kwargs)

    return cast(Function, called)


def _explained(fault: Exception) -> int | None:
    """Print what a reader can mend; say with which code to exit, None for a defect of ours."""
    errors = sys.modules.get("labourtargets.errors")
    if errors is None or not isinstance(fault, errors.LabourTargetsError):
        return None
    click.echo(f"{type(fault).__name__}: {fault.in_terminal()}", err=True)
    staging = sys.modules.get("labourreports.runner.staging")
    return 1 if staging is not None and isinstance(fault, staging.SuiteError) else 2
