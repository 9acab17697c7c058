"""Regions, indicators, units and the sentences of notes: what is known under which name."""

from __future__ import annotations

from labourtargets.codebook.book import Codebook
from labourtargets.codebook.entries import Indicator, Region, Unit
from labourtargets.codebook.loading import default_codebook, load_codebook
from labourtargets.codebook.notes import NoteWording, load_note_wording

__all__ = [
    "Codebook",
    "Indicator",
    "NoteWording",
    "Region",
    "Unit",
    "default_codebook",
    "load_codebook",
    "load_note_wording",
]
