"""Regions, indicators and units: lookup, aliases, explicit conversion only."""

from __future__ import annotations

from labourtargets.codebook.book import Codebook, Indicator, Region, Unit, load_codebook

__all__ = ["Codebook", "Indicator", "Region", "Unit", "load_codebook"]
