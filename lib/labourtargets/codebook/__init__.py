"""Regions, indicators, units and the sentences of notes: what is known under which name."""

from __future__ import annotations

from labourtargets.codebook.notes import NoteWording, load_note_wording
from labourtargets.codebook.registries import Codebook, Indicator, Region, Unit, load_codebook

__all__ = [
    "Codebook",
    "Indicator",
    "NoteWording",
    "Region",
    "Unit",
    "load_codebook",
    "load_note_wording",
]
