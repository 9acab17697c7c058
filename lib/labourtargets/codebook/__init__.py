"""Regions, indicators and units: lookup, aliases, explicit conversion only."""

from __future__ import annotations

from labourtargets.codebook.book import Codebook
from labourtargets.codebook.entries import Indicator, Region, Unit
from labourtargets.codebook.loading import load_codebook

__all__ = ["Codebook", "Indicator", "Region", "Unit", "load_codebook"]
