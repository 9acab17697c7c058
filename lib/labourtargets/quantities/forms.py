"""Numbers that are no numeral with a unit: ratios, fractions, halves, doublings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from labourtargets.quantities.mention import UnitLike
from labourtargets.quantities.numerals import ARABIC, CHINESE, number_value

__all__ = ["Form", "forms"]

_NUMBER = rf"(?:{ARABIC}|{CHINESE})"
_RATIO = re.compile(rf"(?P<first>{ARABIC})[ ]?[:：∶][ ]?(?P<second>{ARABIC})")
_PARTS_OF = re.compile(
    rf"(?P<whole>百|千|万)分之(?P<part>{_NUMBER}|百)"
    r"|(?P<denominator>[二两三四五六七八九十]{1,2})分之(?P<numerator>[一二两三四五六七八九]{1,2})"
)
_HALF_OF = re.compile(r"(?<!另)一半|半数")
_TENTHS = re.compile(r"(?P<part>[一二两三四五六七八九])成(?=以[上下]|左右|[，。、；）)的]|\Z)")
_DOUBLED = re.compile(r"翻(?P<times>[一两二三\d])?番")
_HALF_A = re.compile(r"(?<![上下前后大多每])半(?P<unit>年|个月|小时|天)(?![度代龄])")

_WHOLE = {"百": 100, "千": 1000, "万": 10_000}


@dataclass(frozen=True)
class Form:
    """One such number, its value already in the base unit."""

    start: int
    end: int
    number: str
    unit: str
    base_unit: str
    dimension: str
    factor: float
    value: float


def forms(text: str, units: Mapping[str, UnitLike]) -> Iterator[Form]:
    """Yield the ratios, fractions, halves and doublings of a normalised text, by kind.

    Fractions of a whole are given in percent, doublings as multiples, ratios as the first
    number to one.

    Parameters
    ----------
    text : str
    units : mapping of str to UnitLike
        Where %, 倍 and ： are looked up; their base unit stays empty where they are missing.

    Yields
    ------
    Form

    Examples
    --------
    >>> [(form.number, form.unit, form.value) for form in forms("占三分之一，翻一番，1：1配套", {})]
    [('1：1', '', 1.0), ('三分之一', '', 33.333333333333336), ('一', '番', 2.0)]
    """
    for match in _RATIO.finditer(text):
        first, second = (number_value(match[part]) for part in ("first", "second"))
        if first and second:
            # the sign belongs to the number: no unit is printed
            yield _form(match, match.group(), "", "：", 1.0, first / second, units)
    for match in _PARTS_OF.finditer(text):
        if match["whole"]:
            part = number_value(match["part"])
            whole: Decimal | None = Decimal(_WHOLE[match["whole"]])
            number, unit = match["part"], f"{match['whole']}分之"
            factor = 100 / _WHOLE[match["whole"]]
        else:
            part, whole = number_value(match["numerator"]), number_value(match["denominator"])
            number, unit, factor = match.group(), "", 100.0
        if part is not None and whole is not None:
            yield _form(match, number, unit, "%", factor, part * 100 / whole, units)
    for match in _HALF_OF.finditer(text):
        yield _form(match, match.group(), "", "%", 100.0, Decimal(50), units)
    for match in _TENTHS.finditer(text):
        part = number_value(match["part"]) or Decimal(0)
        yield _form(match, match["part"], "成", "%", 10.0, part * 10, units)
    for match in _DOUBLED.finditer(text):
        times = number_value(match["times"] or "一") or Decimal(1)
        number, unit = (match["times"], "番") if match["times"] else (match.group(), "")
        yield _form(match, number, unit, "倍", 1.0, Decimal(2) ** int(times), units)
    for match in _HALF_A.finditer(text):
        known = units.get(match["unit"])
        factor = float(known.factor) if known else 1.0
        yield _form(
            match, "半", match["unit"], match["unit"], factor, Decimal(repr(factor)) / 2, units
        )


def _form(
    match: re.Match[str],
    number: str,
    unit: str,
    looked_up: str,
    factor: float,
    value: Decimal,
    units: Mapping[str, UnitLike],
) -> Form:
    known = units.get(looked_up)
    base_unit, dimension = (known.base_unit, known.dimension) if known else ("", "")
    return Form(
        match.start(), match.end(), number, unit, base_unit, dimension, factor, float(value)
    )
