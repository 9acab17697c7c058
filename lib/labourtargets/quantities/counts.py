"""Numerals with their units: single numbers, ranges, lists that print the unit once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from labourtargets.intervals import exact_decimal
from labourtargets.quantities.mention import UnitLike
from labourtargets.quantities.numerals import ARABIC, NUMERAL, RANGE, number_value
from labourtargets.quantities.timing import Clauses
from labourtargets.quantities.units import SPAN_OF_TIME, UnitReader, UnitReading
from labourtargets.quantities.wording import wording

__all__ = ["Count", "CountReader"]

_NUMERAL = re.compile(NUMERAL)
_SECOND = re.compile(rf"{RANGE}(?P<numeral>{NUMERAL})")
_MEMBER = re.compile(rf"、[ ]?(?P<numeral>{ARABIC})")
_LETTER = re.compile(r"[ ]?[A-Za-z]")
_ENDS_CLAUSE = re.compile(r"[ ]*(?:[，。；;、）)\n]|以上|以下|以内|左右|\Z)")
_TRAILING_MYRIADS = re.compile(r"(?<=.)[万亿]+\Z")
# 周一 and 星期三 are days, 统一 is a word
_WITHIN_A_WORD = re.compile(r"(?:[第初几数统唯单逐同某万之]|星期|礼拜|(?<!每)周)\Z")
# Where 一 counts: how often (每年开展一次), or how many each (每村一名)
_FREQUENCY = frozenset({"次", "届", "场", "场次", "期", "轮", "回"})
_EVERY = re.compile(r"每[^，。；]{1,12}\Z")
_EACH = re.compile(r"每[一-鿿]{1,3}\Z")
# 二级 and 三大 rank or name, they do not count; 甲、乙、丙等三大中心 counts the list it closes
_NO_CHINESE_NUMERAL = ("级", "大")
_CLOSES_A_LIST = "等"
_MOST_MEMBERS = 12


@dataclass(frozen=True)
class Count:
    """A numeral, a range or one number of a list, before the words around it are read.

    Parameters
    ----------
    start, end : int
        Numeral and, where it stands behind it, the unit.
    number_end : int
        Where the numeral ends.
    unit : UnitReading or None
    low : Decimal
        In the printed unit.
    high : Decimal, optional
        The upper end of a range, in the printed unit.
    """

    start: int
    end: int
    number_end: int
    unit: UnitReading | None
    low: Decimal
    high: Decimal | None = None


class CountReader:
    """Find the numerals of a text that count or measure.

    Parameters
    ----------
    text : str
        Normalised, without marks.
    units : mapping of str to UnitLike
    reader : UnitReader
        Of the same units.
    clauses : Clauses
        Of the text.
    """

    def __init__(
        self, text: str, units: Mapping[str, UnitLike], reader: UnitReader, clauses: Clauses
    ) -> None:
        self._text = text
        self._units = units
        self._reader = reader
        self._clauses = clauses

    def counts(self, is_free: Callable[[int, int], bool]) -> Iterator[Count]:
        """Yield the counts in the order of the text, outside what is already read.

        Parameters
        ----------
        is_free : callable
            Says of a span whether neither a name nor another mention holds it.

        Yields
        ------
        Count
        """
        position = 0
        while match := _NUMERAL.search(self._text, position):
            position = match.end()
            if not is_free(*match.span()):
                continue
            arabic = match.group()[0].isascii()
            count = self._arabic(match) if arabic else self._chinese(match)
            if count is None or self._is_interval(count):
                continue
            if is_free(count.start, count.end):
                position = max(position, count.end)
                yield count

    def _arabic(self, match: re.Match[str]) -> Count | None:
        value = number_value(match.group())
        if value is None:
            return None
        start, end = match.span()
        unit = self._reader.at(self._text, end)
        ranged = self._range(start, end, value, unit)
        if ranged is not None:
            return ranged
        if unit is not None:
            # 1年半
            half = unit.word in SPAN_OF_TIME and self._text.startswith("半", unit.end)
            return Count(start, unit.end + half, end, unit, value + Decimal("0.5") * half)
        if _LETTER.match(self._text, end):
            return None
        unit = self._unit_of_list(end)
        if unit is None and not self._is_bare_quantity(start, end):
            return None
        return Count(start, end, end, unit, value)

    def _chinese(self, match: re.Match[str]) -> Count | None:
        start = match.start()
        # 五百万元: the last 万 or 亿 is printed as part of the unit, unless another stands before
        numeral = _TRAILING_MYRIADS.sub("", match.group())
        if "万" in numeral or "亿" in numeral:
            numeral = match.group()
        end = start + len(numeral)
        value = number_value(numeral)
        if value is None or _WITHIN_A_WORD.search(self._text, max(0, start - 2), start):
            return None
        unit = self._reader.at(self._text, end)
        ranged = self._range(start, end, value, unit)
        if ranged is not None:
            return ranged
        if unit is None or not unit.base_unit:
            return None
        closing = unit.word == "大" and self._text.startswith(_CLOSES_A_LIST, max(0, start - 1))
        if unit.word.endswith(_NO_CHINESE_NUMERAL) and not closing:
            return None
        half = unit.word in SPAN_OF_TIME and self._text.startswith("半", unit.end)
        count = Count(start, unit.end + half, end, unit, value + Decimal("0.5") * half)
        return count if match.group() != "一" or half or self._one_counts(count, unit) else None

    def _is_interval(self, count: Count) -> bool:
        """Tell 每两年 from a span of time that is itself stated; it is kept in `Mention.per`."""
        every = self._text.startswith("每", count.start - 1) if count.start else False
        return every and count.unit is not None and count.unit.word in SPAN_OF_TIME

    def _range(self, start: int, end: int, low: Decimal, unit: UnitReading | None) -> Count | None:
        """Read 2—4家, 10%-15%, 3万至5万元; 从20万人到30万人 is a change, no range."""
        second = _SECOND.match(self._text, unit.end if unit else end)
        if second is None or self._text[max(0, start - 1) : start] in ("从", "由"):
            return None
        high = number_value(second["numeral"])
        last = self._reader.at(self._text, second.end())
        if high is None or last is None or (unit and unit.dimension not in ("", last.dimension)):
            return None
        # 3-5万: the unit at the end serves both ends
        factor = unit.factor if unit else last.factor
        if unit and not unit.base_unit:
            bare = self._units.get(last.word.lstrip("十百千万亿"))
            factor *= bare.factor if bare else 1.0
        low = low * exact_decimal(factor) / exact_decimal(last.factor)
        if low > high:
            return None
        return Count(start, last.end, second.end(), last, low, high)

    def _unit_of_list(self, position: int) -> UnitReading | None:
        """Find the unit that 3、5、10万元 prints once, after the last number."""
        for _ in range(_MOST_MEMBERS):
            member = _MEMBER.match(self._text, position)
            if member is None:
                return None
            unit = self._reader.at(self._text, member.end())
            if unit is not None:
                return unit
            position = member.end()
        return None

    def _is_bare_quantity(self, start: int, end: int) -> bool:
        said = wording(self._text, start, end, self._clauses.clause_start(start))
        return bool(said.text) and _ENDS_CLAUSE.match(self._text, end) is not None

    def _one_counts(self, count: Count, unit: UnitReading) -> bool:
        """Tell the 一 of 每周一次 or 至少一人 from that of 一项任务."""
        before = self._text[max(0, count.start - 14) : count.start]
        if before.endswith("每"):
            return False
        said = wording(
            self._text,
            count.start,
            count.end,
            self._clauses.clause_start(count.start),
            span_of_time=unit.word in SPAN_OF_TIME,
        )
        if said.text and said.comparator != "exactly":
            return True
        if _EACH.search(before):
            return True
        return unit.word in _FREQUENCY and _EVERY.search(before) is not None
