"""Every run of numeral characters: the count that all reading is held to."""

from __future__ import annotations

import re
from dataclasses import dataclass

__all__ = ["NumeralRun", "numeral_runs"]

_ARABIC = re.compile(r"[0-9０-９]+")
_CHINESE = re.compile(r"[〇零一二两三四五六七八九十百千万亿廿半]+")


@dataclass(frozen=True)
class NumeralRun:
    """A run of Arabic digits or Chinese numeral characters."""

    start: int
    end: int
    text: str
    script: str


def numeral_runs(text: str) -> list[NumeralRun]:
    """Find every run of numeral characters, knowing nothing of what they mean.

    This is the independent count that statements and exclusions are held to.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of NumeralRun
        Sorted by start; ``script`` is ``arabic`` or ``chinese``.

    Examples
    --------
    >>> [run.text for run in numeral_runs("到2025年，20万人；三所")]
    ['2025', '20', '万', '三']
    """
    runs = [NumeralRun(*m.span(), m.group(), "arabic") for m in _ARABIC.finditer(text)]
    runs += [NumeralRun(*m.span(), m.group(), "chinese") for m in _CHINESE.finditer(text)]
    return sorted(runs, key=lambda run: run.start)
