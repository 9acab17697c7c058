"""Say which way a figure moves, and on which side of another it lies."""

from __future__ import annotations

from labourtargets.codebook import Codebook
from labourtargets.wording.numbers import number
from labourtargets.wording.phrases import phrase

__all__ = ["apart", "moved"]


def moved(start: float, end: float, language: str) -> str:
    """Return the verb that leads from a figure to a later one.

    Examples
    --------
    >>> moved(83600, 200000, "zh"), moved(842, 804, "en"), moved(2, 2, "en")
    ('提高到', 'fall', 'go')
    """
    way = "up" if end > start else "down" if end < start else "flat"
    return phrase(f"move.{way}", language)


def apart(difference: float, unit: str, language: str, *, codebook: Codebook | None = None) -> str:
    """Print a difference with its side in words, not with a sign.

    Examples
    --------
    >>> apart(-23280, "人", "zh"), apart(23280, "人", "en"), apart(0, "人", "zh")
    ('少2.328万人', '23,280 people above', '相同')
    """
    side = "up" if difference > 0 else "down" if difference < 0 else "flat"
    size = number(abs(difference), unit, language, codebook=codebook)
    more = {} if side == "flat" else {"size": size}
    return phrase(f"apart.{side}", language, **more)
