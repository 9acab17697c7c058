"""The registries read, and refused where they do not fit together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

import pandas as pd

from labourtargets.codebook.book import Codebook, folded
from labourtargets.codebook.entries import Indicator, Region, Unit
from labourtargets.codebook.faults import faults
from labourtargets.errors import CodebookError, Problem
from labourtargets.tables import read_table, records
from labourtargets.workspace import Workspace

__all__ = ["default_codebook", "load_codebook"]

_REGISTRIES = ("regions", "region_aliases", "indicators", "units", "glossary", "periods")
_BUILT: dict[tuple[bytes, ...], Codebook] = {}
_MOST_BUILT = 8


def default_codebook() -> Codebook:
    """Return the codebook of the default workspace, as it was when first asked for.

    For names, which are asked for by the thousand; its frames are shared and not to be changed.

    Examples
    --------
    >>> default_codebook().region("永川").region_id
    'yongchuan'
    """
    return _first_read(Workspace.default())


@lru_cache(maxsize=4)
def _first_read(workspace: Workspace) -> Codebook:
    return load_codebook(workspace)


def load_codebook(workspace: Workspace | None = None) -> Codebook:
    """Read the registries.

    Parameters
    ----------
    workspace : Workspace, optional

    Returns
    -------
    Codebook

    Raises
    ------
    TargetTableError
        If a registry breaks its schema.
    CodebookError
        If two entries share a name, a parent or base unit is unknown, places lie in each other, or
        a factor is not positive.

    Examples
    --------
    >>> load_codebook().indicator("hr_revenue").desired_direction
    'up'
    """
    workspace = workspace or Workspace.default()
    read = {name: read_table(name, workspace) for name in _REGISTRIES}
    # The same bytes give the same codebook; a notebook asks for it at every step.
    contents = tuple((workspace.registries / f"{name}.csv").read_bytes() for name in _REGISTRIES)
    if contents not in _BUILT:
        if len(_BUILT) >= _MOST_BUILT:
            _BUILT.clear()
        _BUILT[contents] = _build(read)
    # each caller has frames of its own, free to change
    return replace(
        _BUILT[contents],
        regions=read["regions"],
        indicators=read["indicators"],
        units=read["units"],
        glossary=read["glossary"],
        periods=read["periods"],
        region_aliases=read["region_aliases"],
    )


def _build(read: Mapping[str, pd.DataFrame]) -> Codebook:
    regions = {row["region_id"]: Region(**row) for row in records(read["regions"])}
    indicators = {row["indicator_id"]: Indicator(**row) for row in records(read["indicators"])}
    units = {row["unit"]: Unit(**row) for row in records(read["units"])}
    problems = faults(read, regions, indicators, units)
    names: dict[str, str] = {}
    for kind, entries in (("region", regions), ("indicator", indicators)):
        for key, entry in entries.items():
            for name in (key, entry.name_zh, entry.name_en):
                _name(names, f"{kind}:{folded(name)}", key, kind, problems)
    for alias, key in zip(
        read["region_aliases"]["alias"], read["region_aliases"]["region_id"], strict=True
    ):
        _name(names, f"region:{folded(alias)}", key, "region", problems)
    noted: dict[tuple[str, str], list[str]] = {}
    for row in records(read["region_aliases"]):
        noted.setdefault((row["region_id"], row["note"]), []).append(row["alias"])
    if problems:
        raise CodebookError(problems, next_command="labourtargets check")
    return Codebook(
        regions=read["regions"],
        indicators=read["indicators"],
        units=read["units"],
        glossary=read["glossary"],
        periods=read["periods"],
        region_aliases=read["region_aliases"],
        _regions=regions,
        _indicators=indicators,
        _units=units,
        _names=names,
        _noted=noted,
    )


def _name(names: dict[str, str], name: str, key: str, kind: str, problems: list[Problem]) -> None:
    if names.setdefault(name, key) != key:
        problems.append(
            Problem(
                f"data/registries ({kind})",
                None,
                "name",
                name.split(":", 1)[1],
                "a name of one entry",
                f"shared by {names[name]!r} and {key!r}",
            )
        )
