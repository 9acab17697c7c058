"""Export the tables for other tools, the observations as numbers among them."""

from __future__ import annotations

from pathlib import Path

from labourtargets.observations import load_observations
from labourtargets.statements import export_tables
from labourtargets.workspace import Workspace

__all__ = ["export"]


def export(out: Path, table_format: str = "csv", workspace: Workspace | None = None) -> list[Path]:
    """Export all tables as `labourtargets.statements.export_tables`, and ``observed`` with them.

    Parameters
    ----------
    out : pathlib.Path
        Folder; made if missing.
    table_format : {"csv", "parquet", "xlsx", "dta"}
    workspace : Workspace, optional

    Returns
    -------
    list of pathlib.Path
        Files written. ``observations`` holds the figures as published, as words; ``observed`` the
        same in base units, as numbers with the interval their rounding hides.

    Raises
    ------
    SelectionError
        If the format is unknown or the folder cannot be written.
    TargetTableError, ObservationError
        If a table breaks its schema, or an observation cannot be read.

    Examples
    --------
    >>> import tempfile
    >>> files = export(Path(tempfile.mkdtemp()), "parquet")
    >>> "observed.parquet" in [file.name for file in files]
    True
    """
    observed = load_observations(workspace=workspace)
    return export_tables(out, table_format, workspace, {"observed": observed})
