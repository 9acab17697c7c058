"""Numbers, names and findings in Chinese and English: every string of both languages is here."""

from __future__ import annotations

from labourtargets.wording.links import link, plain, spans, statement_ids
from labourtargets.wording.moves import apart, moved
from labourtargets.wording.names import (
    indicator_name,
    joined,
    listed,
    one_language,
    region_name,
    unit_name,
)
from labourtargets.wording.notes import notes
from labourtargets.wording.numbers import (
    date,
    interval,
    number,
    period,
    promised,
    stated,
    sum_comparator,
    year,
)
from labourtargets.wording.phrases import LANGUAGES, Language, keys, label, phrase, sentence
from labourtargets.wording.scales import MISSING, Scale, digits, known, places, scale
from labourtargets.wording.ties import named, tied

__all__ = [
    "LANGUAGES",
    "MISSING",
    "Language",
    "Scale",
    "apart",
    "date",
    "digits",
    "indicator_name",
    "interval",
    "joined",
    "keys",
    "known",
    "label",
    "link",
    "listed",
    "moved",
    "named",
    "notes",
    "number",
    "one_language",
    "period",
    "phrase",
    "places",
    "plain",
    "promised",
    "region_name",
    "scale",
    "sentence",
    "spans",
    "stated",
    "statement_ids",
    "sum_comparator",
    "tied",
    "unit_name",
    "year",
]
