"""Hints on a value that is no plain number: never one that changes what was meant."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from math import prod

from labourtargets.codebook import Codebook, Unit

__all__ = ["mend"]

# Commas only where they group thousands: 18,5 is no 185.
_LOOSE = re.compile(r"[+-]?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?")
_MAGNITUDES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_MAGNITUDE = re.compile(f"[{''.join(_MAGNITUDES)}]+")
_SHARES = re.compile("[%％‰]")


def mend(text: str, unit: Unit | None, codebook: Codebook) -> str:
    """Say what a value that is no plain number probably means, counted in its unit.

    Parameters
    ----------
    text : str
        The cell ``value``.
    unit : Unit or None
        Of the cell ``unit``, where it is known.
    codebook : Codebook

    Returns
    -------
    str
        A hint for `labourtargets.errors.Problem.hint`.

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> codebook = load_codebook()
    >>> mend("18万", codebook.unit("人"), codebook)
    "did you mean '180000'? or keep '18' and write the unit 万人"
    >>> mend("约18万人", codebook.unit("万人"), codebook)
    "did you mean '18'? the unit column has 万人 already"
    """
    loose = _LOOSE.search(text)
    if loose is None:
        return "write digits"
    number = loose[0].replace(",", "").replace("，", "")
    before, after = text[: loose.start()], text[loose.end() :]
    if re.search(r"\d", before + after):
        return _in_digits(text)
    suffix = re.sub("^[多余]|[多余]$|左右$", "", after.strip()).strip()
    if unit is None or not (before + after).strip():
        plain = not _MAGNITUDE.match(suffix)
        return f"did you mean {number!r}?" if plain else f"write {text} in digits"
    kept = f"did you mean {number!r}? the unit column has {unit.unit} already"
    named = codebook.unit_map.get(suffix)
    if _SHARES.match(suffix) and unit.dimension != "percent":
        return f"{suffix} is a share, and {unit.unit} is not: write the number of {unit.unit}"
    if named is not None and named.unit != unit.unit:
        if (named.dimension, named.base_unit) != (unit.dimension, unit.base_unit):
            return f"{suffix} measures {named.dimension}, {unit.unit} measures {unit.dimension}"
        factor = Decimal(repr(named.factor)) / Decimal(repr(unit.factor))
        return _expanded(number, factor, suffix)
    magnitude, own = (_MAGNITUDE.match(each) for each in (suffix, unit.unit))
    if magnitude is None or (own is not None and own[0] == magnitude[0]):
        return kept
    if own is not None:
        return f"write {text} in digits, as a number of {unit.unit}"
    larger = magnitude[0] + unit.unit
    factor = Decimal(prod(_MAGNITUDES[each] for each in magnitude[0]))
    return _expanded(number, factor, larger if larger in codebook.unit_map else "")


def _expanded(number: str, factor: Decimal, unit: str) -> str:
    value = format((Decimal(number) * factor).normalize(), "f")
    keep = f" or keep {number!r} and write the unit {unit}" if unit else ""
    return f"did you mean {value!r}?{keep}"


def _in_digits(text: str) -> str:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return "write one number, with a point before decimals and no spaces or commas"
    return f"did you mean {format(value.normalize(), 'f')!r}?"
