"""The documents: text verified by hash, metadata, sections, quotes, and the numeral scanner."""

from __future__ import annotations

from labourtargets.corpus.document import (
    SECTION_SEPARATOR,
    Corpus,
    Document,
    NumeralRun,
    Source,
    fold,
    load_corpus,
    numeral_runs,
)

__all__ = [
    "SECTION_SEPARATOR",
    "Corpus",
    "Document",
    "NumeralRun",
    "Source",
    "fold",
    "load_corpus",
    "numeral_runs",
]
