"""The grammar of quantities in Chinese plans: text and a unit mapping in, mentions out.

Pure: no files, no clock. One module a part, each a table of words or patterns that a reader can
extend, and the functions over it:

==========  ==================================================================
numerals    how a number is written
units       what may follow it, and how 万, 亿, 个 and /人 combine with it
forms       ratios, fractions, halves, doublings
names       numerals that count nothing
wording     how a number bounds (以上, 左右) and how firmly it is meant (确保)
timing      when it holds (到2025年, 每年) and how far a cue governs
tables      tab-separated tables
counts      a number with its unit, ranges, lists that share a unit
reading     all of them over one text
==========  ==================================================================
"""

from __future__ import annotations

from labourtargets.quantities.mention import Commitment, Mention, Timing, UnitLike
from labourtargets.quantities.reading import read
from labourtargets.quantities.timing import names_rate, parse_years, parse_years_passed

__all__ = [
    "Commitment",
    "Mention",
    "Timing",
    "UnitLike",
    "names_rate",
    "parse_years",
    "parse_years_passed",
    "read",
]
