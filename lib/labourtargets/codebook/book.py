"""Regions, indicators and units: lookup, aliases, explicit conversion only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

import pandas as pd

from labourtargets.errors import CodebookError, Problem, suggest
from labourtargets.tables import read_table, records
from labourtargets.workspace import Workspace

__all__ = ["Codebook", "Indicator", "Region", "Unit", "load_codebook"]


@dataclass(frozen=True)
class Region:
    """A place: see ``data/registries/regions.csv``."""

    region_id: str
    name_zh: str
    name_en: str
    level: str
    parent_id: str | None
    gb_code: str | None
    note: str | None


@dataclass(frozen=True)
class Indicator:
    """What is counted: see ``data/registries/indicators.csv``."""

    indicator_id: str
    name_zh: str
    name_en: str
    definition_zh: str | None
    definition_en: str | None
    definition_source: str | None
    base_unit: str
    measure: str
    desired_direction: str
    aggregation: str
    note: str | None


@dataclass(frozen=True)
class Unit:
    """A printed unit: value in base units = number × factor."""

    unit: str
    dimension: str
    base_unit: str
    factor: float
    name_en: str
    note: str | None = None


@dataclass(frozen=True)
class Codebook:
    """Hold the registries and answer by identifier, official name, gloss or alias.

    Parameters
    ----------
    regions, indicators, units, glossary, periods, region_aliases : pandas.DataFrame
        The registries as `labourtargets.tables.read_table` returns them.

    Examples
    --------
    >>> load_codebook().region("永川").region_id
    'yongchuan'
    """

    regions: pd.DataFrame
    indicators: pd.DataFrame
    units: pd.DataFrame
    glossary: pd.DataFrame
    periods: pd.DataFrame
    region_aliases: pd.DataFrame
    _regions: Mapping[str, Region] = field(repr=False, compare=False, default_factory=dict)
    _indicators: Mapping[str, Indicator] = field(repr=False, compare=False, default_factory=dict)
    _units: Mapping[str, Unit] = field(repr=False, compare=False, default_factory=dict)
    _names: Mapping[str, str] = field(repr=False, compare=False, default_factory=dict)

    def region(self, name: str) -> Region:
        """Return the region of an identifier, official name, gloss or alias.

        Raises
        ------
        CodebookError
            If the name is unknown; near names are suggested, never taken.

        Examples
        --------
        >>> load_codebook().region("绵阳市").level
        'prefecture_city'
        """
        key = self._names.get(f"region:{_fold(name)}", name)
        if key not in self._regions:
            raise _unknown("region_id", name, self._known("region"), "data/registries/regions.csv")
        return self._regions[key]

    def indicator(self, name: str) -> Indicator:
        """Return the indicator of an identifier, official name or gloss.

        Raises
        ------
        CodebookError
            If the name is unknown.

        Examples
        --------
        >>> load_codebook().indicator("人才资源总量").base_unit
        '人'
        """
        key = self._names.get(f"indicator:{_fold(name)}", name)
        if key not in self._indicators:
            listed = "data/registries/indicators.csv"
            raise _unknown("indicator_id", name, self._known("indicator"), listed)
        return self._indicators[key]

    def unit(self, name: str) -> Unit:
        """Return a unit as printed.

        Raises
        ------
        CodebookError
            If the unit is unknown.

        Examples
        --------
        >>> load_codebook().unit("万人").factor
        10000.0
        """
        if name not in self._units:
            raise _unknown("unit", name, list(self._units), "data/registries/units.csv")
        return self._units[name]

    @property
    def unit_map(self) -> Mapping[str, Unit]:
        """All units by their printed form, as `labourtargets.quantities.read` takes them."""
        return self._units

    def convert(self, value: float, unit: str, to: str) -> float:
        """Convert a number between units of one dimension.

        Parameters
        ----------
        value : float
            Number in `unit`.
        unit, to : str
            Printed units.

        Returns
        -------
        float
            Number in `to`.

        Raises
        ------
        CodebookError
            If a unit is unknown or the dimensions differ: 人 and 人次, percent and percentage
            point are never converted into each other.

        Examples
        --------
        >>> load_codebook().convert(8.36, "万人", "人")
        83600.0
        """
        here, there = self.unit(unit), self.unit(to)
        if here.dimension != there.dimension or here.base_unit != there.base_unit:
            raise CodebookError(
                Problem(
                    "",
                    None,
                    "unit",
                    unit,
                    f"a unit of {there.dimension}",
                    f"{unit} measures {here.dimension}; nothing converts it into {to}",
                )
            )
        # Decimal keeps 8.36 × 10 000 at 83 600 instead of 83 599.999…
        scaled = (
            Decimal(repr(float(value))) * Decimal(repr(here.factor)) / Decimal(repr(there.factor))
        )
        return float(scaled)

    def years_of(self, period: str) -> tuple[int, int] | None:
        """Return first and last year of a period that has a name (十四五), else None.

        Examples
        --------
        >>> load_codebook().years_of("“十四五”期间")
        (2021, 2025)
        """
        for row in records(self.periods):
            if row["name"] in period:
                return row["year_start"], row["year_end"]
        return None

    def sets(self) -> dict[str, list[str]]:
        """Return the members of the sets that schemas refer to.

        Examples
        --------
        >>> sorted(load_codebook().sets())
        ['indicators', 'regions', 'units']
        """
        return {
            "regions": list(self._regions),
            "indicators": list(self._indicators),
            "units": list(self._units),
        }

    def _known(self, kind: str) -> list[str]:
        return [name.split(":", 1)[1] for name in self._names if name.startswith(f"{kind}:")]


def _fold(name: str) -> str:
    return str(name).strip().casefold()


def _unknown(column: str, name: str, known: list[str], listed: str) -> CodebookError:
    return CodebookError(
        Problem("", None, column, name, "a known name", suggest(name, known, listed))
    )


_REGISTRIES = ("regions", "region_aliases", "indicators", "units", "glossary", "periods")
_BUILT: dict[tuple[bytes, ...], Codebook] = {}
_MOST_BUILT = 8


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
    problems = _faults(read, regions, indicators, units)
    names: dict[str, str] = {}
    for kind, entries in (("region", regions), ("indicator", indicators)):
        for key, entry in entries.items():
            for name in (key, entry.name_zh, entry.name_en):
                _name(names, f"{kind}:{_fold(name)}", key, kind, problems)
    for alias, key in zip(
        read["region_aliases"]["alias"], read["region_aliases"]["region_id"], strict=True
    ):
        _name(names, f"region:{_fold(alias)}", key, "region", problems)
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
    )


def _faults(
    read: Mapping[str, pd.DataFrame],
    regions: Mapping[str, Region],
    indicators: Mapping[str, Indicator],
    units: Mapping[str, Unit],
) -> list[Problem]:
    problems = []
    references = (
        ("regions", "parent_id", regions),
        ("region_aliases", "region_id", regions),
        ("indicators", "base_unit", units),
        ("units", "base_unit", units),
    )
    for table, column, allowed in references:
        for index, found in read[table][column].dropna().items():
            if found not in allowed:
                problems.append(
                    Problem(
                        f"data/registries/{table}.csv",
                        int(str(index)) + 2,
                        column,
                        found,
                        "a known entry",
                        suggest(found, allowed),
                    )
                )
    for index, region in enumerate(regions.values()):
        if region.region_id in _above(region, regions):
            problems.append(
                Problem(
                    "data/registries/regions.csv",
                    index + 2,
                    "parent_id",
                    str(region.parent_id),
                    "a place that does not lie in this one",
                )
            )
    for index, unit in enumerate(units.values()):
        if unit.factor <= 0:
            problems.append(
                Problem(
                    "data/registries/units.csv",
                    index + 2,
                    "factor",
                    str(unit.factor),
                    "a number above 0",
                )
            )
        base = units.get(unit.base_unit)
        if base and (base.dimension != unit.dimension or base.factor != 1):
            problems.append(
                Problem(
                    "data/registries/units.csv",
                    index + 2,
                    "base_unit",
                    unit.base_unit,
                    f"a unit of {unit.dimension} with factor 1",
                )
            )
    return problems


def _above(region: Region, regions: Mapping[str, Region]) -> list[str]:
    found: list[str] = []
    parent = region.parent_id
    while parent is not None and parent in regions and parent not in found:
        found.append(parent)
        parent = regions[parent].parent_id
    return found


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
