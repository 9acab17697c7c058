"""What can be wrong between registries: entries that refer to nothing, circles, factors."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from labourtargets.codebook.entries import Indicator, Region, Unit
from labourtargets.errors import Problem, suggest

__all__ = ["faults"]


def faults(
    read: Mapping[str, pd.DataFrame],
    regions: Mapping[str, Region],
    indicators: Mapping[str, Indicator],
    units: Mapping[str, Unit],
) -> list[Problem]:
    """List references to nothing, places that lie in each other, and impossible factors.

    Parameters
    ----------
    read : mapping of str to pandas.DataFrame
        The registries by name.
    regions, indicators, units : mapping
        Their entries by identifier.
    """
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
