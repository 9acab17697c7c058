"""How a number is written: Arabic and Chinese digits, separators, 万 and 亿."""

from __future__ import annotations

import re
from decimal import Decimal

__all__ = [
    "ARABIC",
    "CHINESE",
    "MAGNITUDE",
    "MAGNITUDES",
    "NUMERAL",
    "RANGE",
    "normalise",
    "number_value",
]

DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
}
TENS = {"十": 10, "百": 100, "千": 1000}
SCORES = {"廿": 20, "卅": 30}
MYRIADS = {"万": 10**4, "亿": 10**8}

# What may stand between an Arabic numeral and its unit, longest first
MAGNITUDES = {
    "万亿": 10**12,
    "千亿": 10**11,
    "百亿": 10**10,
    "十亿": 10**9,
    "亿": 10**8,
    "千万": 10**7,
    "百万": 10**6,
    "十万": 10**5,
    "万": 10**4,
    "千": 10**3,
    "百": 10**2,
}
MAGNITUDE = "(?:" + "|".join(MAGNITUDES) + ")"

# Bounded repetitions keep reading linear in the text, whatever it holds
_GROUPED = r"\d{1,3}(?:,\d{3}){1,6}(?!\d)"
_SPACED = r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}){1,6}(?!\d)"
_DECIMALS = r"(?:\.\d+)?"
# 1亿2000万 of 1亿2000万元: with two magnitudes the last one, too, belongs to the number
_CHAINED = rf"(?:\d+(?:万亿|亿|万)(?=\d)){{1,3}}\d+{_DECIMALS}[万千]?"
_NOT_INSIDE_A_WORD = r"(?<![0-9A-Za-z_])(?<!\d[.,])"
ARABIC = (
    rf"{_NOT_INSIDE_A_WORD}(?:{_GROUPED}{_DECIMALS}|{_SPACED}{_DECIMALS}|{_CHAINED}|\d+{_DECIMALS})"
    r"(?!\.?\d)"
)
_DIGIT = "[" + "".join(DIGITS) + "]"
CHINESE = rf"[{''.join(DIGITS)}十廿卅][{''.join(DIGITS)}十百千万亿廿卅]*(?:点{_DIGIT}+)?"
NUMERAL = rf"(?:{ARABIC}|{CHINESE})"
RANGE = r"[ \u00a0]?(?:[-–—－~～至到]|--|——)[ \u00a0]?"

_FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)} | {
    ord("％"): "%",
    ord("．"): ".",
    ord("／"): "/",
    ord("＞"): ">",
    ord("＜"): "<",
}
_FULL_WIDTH_COMMA = re.compile(r"(?<=[0-9０-９])，(?=[０-９]{3}(?![0-9０-９]))")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_WELL_FORMED = re.compile(
    rf"(?![万亿])(?:{_DIGIT}?[十百千]|{_DIGIT}|[廿卅]|[万亿])+(?:点{_DIGIT}+)?"
)
# Anything longer is a serial number
_LONGEST = 30
_TWO_DIGITS = re.compile(rf"{_DIGIT}{{2}}")


def normalise(text: str) -> str:
    """Turn full-width digits and signs into half-width ones, keeping every position.

    Examples
    --------
    >>> normalise("６，０００人，占３５．５％")
    '6,000人，占35.5%'
    """
    return _FULL_WIDTH_COMMA.sub(",", text).translate(_FULL_WIDTH)


def number_value(number: str) -> Decimal | None:
    """Give the value of one numeral; None where the characters form no number.

    Parameters
    ----------
    number : str
        A numeral without its unit, normalised.

    Returns
    -------
    Decimal or None

    Examples
    --------
    >>> number_value("6,000"), number_value("三百二十万"), number_value("廿五")
    (Decimal('6000'), Decimal('3200000'), Decimal('25'))
    >>> number_value("三五") is None
    True
    """
    if len(number) > _LONGEST:
        return None
    if number[:1].isdigit() and number[0].isascii():
        return _arabic_value(re.sub(r"[,\s]", "", number))
    return _chinese_value(number)


def _arabic_value(number: str) -> Decimal:
    total = Decimal(0)
    position = 0
    while piece := _PLAIN.match(number, position):
        position = piece.end()
        magnitude = next((m for m in MAGNITUDES if number.startswith(m, position)), "")
        total += Decimal(piece.group()) * MAGNITUDES.get(magnitude, 1)
        position += len(magnitude)
    return total


def _chinese_value(number: str) -> Decimal | None:
    whole, _, decimals = number.partition("点")
    if not _WELL_FORMED.fullmatch(number):
        return None
    # 三五 (three to five) and 二〇三五 (a year) are read off, not counted
    if _TWO_DIGITS.search(whole.replace("零", "").replace("〇", "")) or "〇〇" in whole:
        return None
    total = section = digit = 0
    for character in whole:
        if character in DIGITS:
            digit = DIGITS[character]
        elif character in SCORES:
            section += SCORES[character]
        elif character in TENS:
            section += (digit or 1) * TENS[character]
            digit = 0
        else:
            section += digit
            if section == 0:
                total *= MYRIADS[character]
            elif character == "亿":
                total = (total + section) * MYRIADS[character]
            else:
                total += section * MYRIADS[character]
            section = digit = 0
    fraction = "".join(str(DIGITS[character]) for character in decimals)
    return Decimal(total + section + digit) + (Decimal(f"0.{fraction}") if fraction else 0)
