"""Scales of an axis, a column or a text: 万 and 亿, or thousand, million and billion."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import TypeGuard

from labourtargets.codebook import Codebook
from labourtargets.wording.names import COUNTED, unit_name
from labourtargets.wording.phrases import index_of

__all__ = ["LONGER", "MISSING", "Scale", "digits", "known", "places", "scale"]

MISSING = "—"
# units whose numbers are never put into 万 or million
_UNSCALED = {"", "%", "％", "‰", "百分点", "个百分点", "倍", "：", ":", "年", "个月", "月", "天"}
# durations in the longer unit that people say, where it holds a whole number of times
LONGER = {"分钟": (60.0, "小时"), "个月": (12.0, "年")}
_STEPS = (
    ((1e12, "万亿"), (1e8, "亿"), (1e4, "万")),
    ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"), (1e3, "thousand")),
)


@dataclass(frozen=True)
class Scale:
    """One scale for an axis or a column: printed number = value ÷ factor, in `unit`."""

    factor: float
    unit: str


def scale(
    values: Iterable[float],
    unit: str,
    language: str,
    *,
    thousands: bool = False,
    codebook: Codebook | None = None,
) -> Scale:
    """Choose the scale that suits the largest of some values.

    Parameters
    ----------
    values : iterable of float
        In `unit`; missing ones are passed over.
    unit : str
        Base unit.
    language : {"zh", "en"}
        Chinese counts in 万 and 亿, English in (thousand,) million, billion, trillion; whole
        hours and years are told as such.
    thousands : bool, default False
        Let English use thousand, as axes do; text and tables print such numbers in full.
    codebook : Codebook, optional

    Returns
    -------
    Scale

    Examples
    --------
    >>> scale([83600, 200000], "人", "zh")
    Scale(factor=10000.0, unit='万人')
    >>> scale([83600, 200000], "人", "en", thousands=True)
    Scale(factor=1000.0, unit='thousand people')
    >>> scale([1440], "分钟", "en")
    Scale(factor=60.0, unit='hours')
    """
    name = unit_name(unit, language, codebook=codebook)
    finite = [abs(float(value)) for value in values if known(value)]
    if unit in LONGER:
        factor, longer = LONGER[unit]
        if any(finite) and not any(value % factor for value in finite):
            return Scale(factor, unit_name(longer, language, codebook=codebook))
    if finite and unit.partition("/")[0] not in _UNSCALED:
        for factor, word in _STEPS[index_of(language)]:
            if max(finite) >= factor * (10 if word == "thousand" else 1) and (
                thousands or word != "thousand"
            ):
                if language == "zh":
                    return Scale(factor, word + name)
                return Scale(factor, word if unit in COUNTED else f"{word} {name}")
    return Scale(1.0, name)


def digits(
    value: float | None,
    language: str,
    factor: float = 1.0,
    decimals: int | None = None,
    *,
    signed: bool = False,
) -> str:
    """Print the bare digits of a value on a scale, with a true minus.

    Parameters
    ----------
    value : float or None
    language : {"zh", "en"}
        English groups thousands.
    factor : float, default 1.0
        Divides the value.
    decimals : int, optional
        As in `number`.
    signed : bool, default False

    Returns
    -------
    str

    Examples
    --------
    >>> digits(-83600, "zh", 1e4), digits(83600, "en"), digits(2, "en", decimals=1, signed=True)
    ('−8.36', '83,600', '+2.0')
    """
    if not known(value):
        return MISSING
    shown = _decimals(value, factor) if decimals is None else decimals
    rounded = _round(value, factor, shown)
    text = f"{abs(rounded):,f}" if language == "en" else f"{abs(rounded):f}"
    sign = "−" if rounded < 0 else "+" if signed and rounded > 0 else ""
    return sign + text


def places(values: Iterable[float], factor: float = 1.0, at_most: int = 3) -> int:
    """Return the fewest decimals that print all values exactly, or two where none does.

    Parameters
    ----------
    values : iterable of float
    factor : float, default 1.0
        Divides the values.
    at_most : int, default 3

    Returns
    -------
    int

    Examples
    --------
    >>> places([83600, 200000], 1e4), places([1 / 3])
    (2, 2)
    """
    finite = [float(value) for value in values if known(value)]
    for shown in range(at_most + 1):
        if all(_round(value, factor, shown) == _exact(value, factor) for value in finite):
            return shown
    return 2


def known(value: object) -> TypeGuard[float]:
    """Tell whether a value is a finite number.

    Examples
    --------
    >>> known(3), known(None), known(float("nan"))
    (True, False, False)
    """
    if value is None or isinstance(value, str):
        return False
    try:
        return math.isfinite(float(value))  # type: ignore[arg-type]
    except TypeError:
        # pandas.NA has no truth and no float
        return False


def _decimals(value: float, factor: float) -> int:
    # a sum of shares of a whole number misses it by a hair
    nearest = round(float(value))
    if abs(value - nearest) <= 1e-9 * max(1.0, abs(nearest)):
        value = nearest
        exact = places([value], factor, at_most=4)
        if _round(value, factor, exact) == _exact(value, factor):
            return exact
    size = abs(float(value)) / factor
    if size >= 1000:
        return 0
    most = 2 if size >= 1 or size == 0 else min(6, 2 - math.floor(math.log10(size)))
    trimmed = _round(value, factor, most).normalize()
    exponent = trimmed.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _exact(value: float, factor: float) -> Decimal:
    return Decimal(repr(float(value))) / Decimal(repr(float(factor)))


def _round(value: float, factor: float, decimals: int) -> Decimal:
    rounded = _exact(value, factor).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return rounded if rounded else abs(rounded)
