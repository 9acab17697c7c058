"""Read a text: every numeral that counts or measures something, with what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from labourtargets.intervals import admitted, exact_decimal
from labourtargets.quantities import tables
from labourtargets.quantities.forms import forms
from labourtargets.quantities.mention import Mention, UnitLike
from labourtargets.quantities.names import shielded, without_marks
from labourtargets.quantities.numerals import (
    ARABIC,
    NUMERAL,
    RANGE,
    normalise,
    number_value,
)
from labourtargets.quantities.timing import Clauses, Cues
from labourtargets.quantities.units import SPAN_OF_TIME, UnitReader, UnitReading
from labourtargets.quantities.wording import Wording, commitment, wording

__all__ = ["read"]

_NUMERAL = re.compile(NUMERAL)
_RANGE_NUMERAL = re.compile(rf"{RANGE}(?P<second>{NUMERAL})")
_LIST_MEMBER = re.compile(rf"、[ ]?(?P<member>{ARABIC})")
_LETTER = re.compile(r"[ ]?[A-Za-z]")
_ENDS_CLAUSE = re.compile(r"[ ]*(?:[，。；;、）)\n]|以上|以下|以内|左右|\Z)")
_PER = re.compile(
    r"每(?:[个名所家项][一-鿿]{2}|[两二三四五六\d]+年|[周月天日人户村镇家次]|季度?|(?:半|学)年)"
)
# Where 一 counts: how often, or how many each
_FREQUENCY = frozenset({"次", "届", "场", "场次", "期", "轮", "回"})
_EVERY = re.compile(r"每[^，。；]{1,12}\Z")
_EACH = re.compile(r"每[一-鿿]{1,3}\Z")
# 周一 and 星期三 are days, 统一 a word
_WITHIN_A_WORD = re.compile(r"(?:第|初|星期|礼拜|(?<!每)周|统|唯|单|逐|同|某|万|之)\Z")
_MOST_MEMBERS = 12


@dataclass(frozen=True)
class _Count:
    """A numeral or a range, with its unit, before its wording is read."""

    start: int
    end: int
    number: str
    unit: UnitReading | None
    lower: Decimal
    upper: Decimal | None = None
    halves: int = 0


def read(text: str, units: Mapping[str, UnitLike]) -> list[Mention]:
    """Read every quantity of a Chinese text.

    Parameters
    ----------
    text : str
        Any text; it is not changed, and positions are indices into it.
    units : mapping of str to UnitLike
        The printed units that may follow a number, with dimension, base unit and factor
        (``load_codebook().units``). Multiples with 万 and 亿 need no entry of their own.

    Returns
    -------
    list of Mention
        Sorted by `start`; no two overlap. Dates, document and list numbers, titles, names
        and ordinary words with a numeral in them are left out.

    References
    ----------
    METHODS.md section 1.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> units = {"人": SimpleNamespace(dimension="people", base_unit="人", factor=1.0)}
    >>> [mention] = read("到2025年，技能人才总量达到20万人以上。", units)
    >>> mention.text, mention.value, mention.comparator, mention.period_text
    ('20万人', 200000.0, 'at_least', '到2025年')
    """
    return _Reader(text, units).mentions()


class _Reader:
    def __init__(self, text: str, units: Mapping[str, UnitLike]) -> None:
        self.printed = text
        self.text = without_marks(normalise(text))
        self.units = units
        self.unit_reader = UnitReader(units)
        self.taken = shielded(self.text)
        self.clauses = Clauses(self.text)
        self.cues = Cues(self.text, shielded(self.text, ("title",)))

    def mentions(self) -> list[Mention]:
        # tables first: a bare number of a cell means nothing to the other readers
        found = [*self._cells(), *self._forms()]
        found += [self._mention(count) for count in self._counts()]
        return sorted(found, key=lambda mention: mention.start)

    def _take(self, start: int, end: int) -> bool:
        if any(self.taken[start:end]):
            return False
        self.taken[start:end] = b"\x01" * (end - start)
        return True

    # tables and forms ---------------------------------------------------------------------

    def _cells(self) -> Iterator[Mention]:
        for cell in tables.cells(self.text):
            if not self._take(cell.start, cell.end):
                continue
            unit = self.unit_reader.at(cell.unit, 0)
            if unit is not None and unit.end < len(cell.unit):
                unit = None
            mention = self._described(
                _Count(cell.start, cell.end, "", unit, Decimal(0)), cell.cell_start
            )
            dated = replace(
                mention,
                number=mention.text,
                unit=cell.unit,
                timing=cell.timing,
                timing_text=cell.period_text,
                period_text=self.printed[cell.period_at:cell.period_at + len(cell.period_text)]
                if cell.period_at is not None
                else "",
                period_at=cell.period_at,
                per=unit.per if unit else "",
                in_table=True,
                commitment="binding" if cell.binding else "unstated",
                commitment_text="约束性" if cell.binding else "",
            )
            if cell.missing:
                yield replace(dated, comparator="", comparator_text="")
                continue
            first, *second = re.split(RANGE, self.text[cell.start:cell.end])
            low = number_value(first)
            high = number_value(second[0]) if second else None
            if low is not None:
                yield self._bounded(dated, low, high, self._wording(dated, unit, cell.cell_start))

    def _forms(self) -> Iterator[Mention]:
        for form in forms(self.text, self.units):
            if not self._take(form.start, form.end):
                continue
            mention = self._described(_Count(form.start, form.end, "", None, Decimal(0)))
            said = self._wording(mention, None, self.clauses.clause_start(form.start))
            number = self.printed[form.start:form.end] if not form.unit else form.number
            mention = replace(
                mention,
                number=number,
                unit=form.unit,
                base_unit=form.base_unit,
                dimension=form.dimension,
            )
            bounded = self._bounded(mention, exact_decimal(form.value), None, said)
            yield replace(bounded, factor=form.factor)

    # numerals -----------------------------------------------------------------------------

    def _counts(self) -> Iterator[_Count]:
        position = 0
        while match := _NUMERAL.search(self.text, position):
            position = match.end()
            if any(self.taken[match.start():match.end()]):
                continue
            count = self._arabic(match) if match.group()[0].isascii() else self._chinese(match)
            if count is not None and self._take(count.start, count.end):
                position = max(position, count.end)
                yield count

    def _arabic(self, match: re.Match[str]) -> _Count | None:
        value = number_value(match.group())
        if value is None:
            return None
        unit = self.unit_reader.at(self.text, match.end())
        ranged = self._range(match, value, unit)
        if ranged is not None:
            return ranged
        if unit is not None:
            return self._with_half(match, value, unit)
        if _LETTER.match(self.text, match.end()):
            return None
        unit = self._unit_of_list(match)
        if unit is None and not self._is_bare_quantity(match):
            return None
        return _Count(match.start(), match.end(), match.group(), unit, value)

    def _chinese(self, match: re.Match[str]) -> _Count | None:
        run = match.group()
        # 五百万元: the last 万 or 亿 is printed as part of the unit
        numeral = re.sub(r"(?<=.)[万亿]+\Z", "", run)
        end = match.start() + len(numeral)
        value = number_value(numeral)
        if value is None or _WITHIN_A_WORD.search(
            self.text, max(0, match.start() - 2), match.start()
        ):
            return None
        unit = self.unit_reader.at(self.text, end)
        ranged = self._range(match, value, unit, end)
        if ranged is not None:
            return ranged
        if unit is None or not unit.base_unit or unit.word in ("级", "大"):
            return None
        count = _Count(match.start(), unit.end, numeral, unit, value)
        if value <= 1 and len(run) == 1 and not self._one_counts(count):
            return None
        return count

    def _range(
        self, match: re.Match[str], value: Decimal, unit: UnitReading | None, end: int | None = None
    ) -> _Count | None:
        """Read 2—4家, 10%-15%, 3万至5万元; 从20万人到30万人 is a change, no range."""
        after = unit.end if unit else (match.end() if end is None else end)
        second = _RANGE_NUMERAL.match(self.text, after)
        if second is None or self.text[max(0, match.start() - 1):match.start()] in ("从", "由"):
            return None
        upper = number_value(second["second"])
        last = self.unit_reader.at(self.text, second.end())
        if upper is None or last is None or (unit and unit.dimension not in ("", last.dimension)):
            return None
        # 3-5万: the unit at the end serves both ends, unless the first would then be the larger
        first_factor = unit.factor if unit else last.factor
        if unit and not unit.base_unit:
            first_factor *= _base_factor(self.units, last)
        lower = value * exact_decimal(first_factor) / exact_decimal(last.factor)
        if lower > upper:
            return None
        number = self.printed[match.start():second.end()]
        return _Count(match.start(), last.end, number, last, lower, upper)

    def _with_half(self, match: re.Match[str], value: Decimal, unit: UnitReading) -> _Count:
        half = unit.word in SPAN_OF_TIME and self.text.startswith("半", unit.end)
        if half:
            return _Count(
                match.start(), unit.end + 1, match.group(), unit, value + Decimal("0.5")
            )
        return _Count(match.start(), unit.end, match.group(), unit, value)

    def _unit_of_list(self, match: re.Match[str]) -> UnitReading | None:
        """Find the unit that 3、5、10万元 prints once, after the last number."""
        position = match.end()
        for _ in range(_MOST_MEMBERS):
            member = _LIST_MEMBER.match(self.text, position)
            if member is None:
                return None
            unit = self.unit_reader.at(self.text, member.end())
            if unit is not None:
                return unit
            position = member.end()
        return None

    def _is_bare_quantity(self, match: re.Match[str]) -> bool:
        start = self.clauses.clause_start(match.start())
        said = wording(self.text, match.start(), match.end(), start)
        return bool(said.text) and _ENDS_CLAUSE.match(self.text, match.end()) is not None

    def _one_counts(self, count: _Count) -> bool:
        """Tell the 一 of 每周一次 or 至少一人 from that of 一项任务."""
        before = self.text[max(0, count.start - 14):count.start]
        if count.unit is None or before.endswith("每"):
            return False
        said = wording(
            self.text,
            count.start,
            count.end,
            self.clauses.clause_start(count.start),
            span_of_time=count.unit.word in SPAN_OF_TIME,
        )
        if said.text and said.comparator != "exactly":
            return True
        if _EACH.search(before):
            return True
        return count.unit.word in _FREQUENCY and _EVERY.search(before) is not None

    # what is said of a count --------------------------------------------------------------

    def _mention(self, count: _Count) -> Mention:
        mention = self._described(count)
        said = self._wording(mention, count.unit, self.clauses.clause_start(count.start))
        return self._bounded(mention, count.lower, count.upper, said)

    def _described(self, count: _Count, clause_start: int | None = None) -> Mention:
        clause = self.clauses.clause_start(count.start) if clause_start is None else clause_start
        when = self.cues.govern(count.start, clause, self.clauses.sentence_start(count.start))
        firmness, firm_word = commitment(self.text, clause, count.start)
        unit = count.unit
        pers = list(_PER.finditer(self.text, max(clause, count.start - 60), count.start))
        inside = unit is not None and unit.end <= count.end and unit.start >= count.start
        number_end = unit.start - len(unit.more) if unit and inside else count.end
        return Mention(
            start=count.start,
            end=count.end,
            text=self.printed[count.start:count.end],
            number=self.printed[count.start:number_end].strip(" \u00a0"),
            unit=self.printed[unit.start:unit.end] if unit else "",
            base_unit=unit.base_unit if unit else "",
            dimension=unit.dimension if unit else "",
            factor=unit.factor if unit else 1.0,
            commitment=firmness,
            commitment_text=firm_word,
            timing=when.timing,
            timing_text=when.timing_text,
            period_text=self.printed[when.period_at:when.period_at + len(when.period_text)]
            if when.period_at is not None
            else "",
            period_at=when.period_at,
            per=(unit.per if unit else "") or (pers[-1].group() if pers else ""),
        )

    def _wording(self, mention: Mention, unit: UnitReading | None, clause_start: int) -> Wording:
        return wording(
            self.text,
            mention.start,
            mention.end,
            clause_start,
            more=unit.more if unit else "",
            span_of_time=unit is not None and unit.word in SPAN_OF_TIME,
        )

    @staticmethod
    def _bounded(
        mention: Mention, low: Decimal, high: Decimal | None, said: Wording
    ) -> Mention:
        factor = exact_decimal(mention.factor)
        value = float(low * factor)
        if high is not None:
            return replace(
                mention,
                lower=value,
                upper=float(high * factor),
                comparator="range",
                comparator_text=said.text,
            )
        admits = admitted(value, said.comparator)
        return replace(
            mention,
            value=value,
            lower=admits.lower,
            upper=admits.upper,
            lower_open=admits.lower_open,
            upper_open=admits.upper_open or said.upper_open,
            comparator=said.comparator,
            comparator_text=said.text,
        )


def _base_factor(units: Mapping[str, UnitLike], last: UnitReading) -> float:
    """Give the factor of the unit inside 万元 alone, for a first end printed 3万."""
    bare = last.word.lstrip("十百千万亿")
    return float(units[bare].factor) if bare in units else 1.0
