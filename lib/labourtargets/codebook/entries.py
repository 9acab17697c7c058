"""Entries of the registries."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Indicator", "Region", "Unit"]


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
