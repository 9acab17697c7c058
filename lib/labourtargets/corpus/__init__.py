"""The documents: text verified by hash, metadata, sections, quotes, and the numeral scanner."""

from __future__ import annotations

from labourtargets.corpus.document import SECTION_SEPARATOR, Document, fold
from labourtargets.corpus.loading import Corpus, load_corpus
from labourtargets.corpus.numerals import NumeralRun, numeral_runs
from labourtargets.corpus.source import Source

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
