"""Read a text: every numeral that counts or measures something, with what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal

from labourtargets.intervals import admitted, exact_decimal
from labourtargets.quantities import tables
from labourtargets.quantities.counts import Count, CountReader
from labourtargets.quantities.forms import forms
from labourtargets.quantities.mention import Mention, UnitLike
from labourtargets.quantities.names import shielded, without_marks
from labourtargets.quantities.numerals import RANGE, normalise, number_value
from labourtargets.quantities.timing import Clauses, Cues, When
from labourtargets.quantities.units import MORE, SPAN_OF_TIME, UnitReader, UnitReading
from labourtargets.quantities.wording import Wording, commitment, wording

__all__ = ["read"]

_RANGE = re.compile(RANGE)
_AND = frozenset({"、", "和", "及", "与"})
_PER = re.compile(
    r"(?:每(?:[个名所家项][一-鿿]{2}|[两二三四五六\d]+(?:年|个月)|半个月|[半学]年"
    r"|[周月天日人户村镇家次]|季度?))+"
)
# How far back 每个团队 is looked for
_PER_REACH = 60


def read(text: str, units: Mapping[str, UnitLike]) -> list[Mention]:
    """Read every quantity of a Chinese text.

    Parameters
    ----------
    text : str
        Any text; it is not changed, and positions are indices into it.
    units : mapping of str to UnitLike
        The printed units that may follow a number, with dimension, base unit and factor.
        Multiples with 万 and 亿 need no entry of their own. A number whose unit is not
        listed is read only with 万 or 亿 behind it, or between a bounding word and the end
        of its clause.

    Returns
    -------
    list of Mention
        Sorted by `start`; no two overlap. Dates, document and list numbers, titles, names
        and ordinary words with a numeral in them are left out.

    References
    ----------
    ``data/README.md``, how a number gets here.

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
        # tables first: to the other readers a bare number in a cell means nothing
        found = [*self._of_tables(), *self._of_forms(), *self._of_counts()]
        return sorted(found, key=lambda mention: mention.start)

    def _is_free(self, start: int, end: int) -> bool:
        return self.taken.find(1, start, end) < 0

    def _take(self, start: int, end: int) -> bool:
        free = self._is_free(start, end)
        self.taken[start:end] = b"\x01" * (end - start)
        return free

    def _of_tables(self) -> Iterator[Mention]:
        for cell in tables.cells(self.text):
            if not self._take(cell.start, cell.end):
                continue
            unit, unit_printed = self._unit_of_cell(cell.units)
            mention = replace(
                self._mention(
                    cell.start,
                    cell.end,
                    unit,
                    When(cell.timing, cell.period_text, cell.period_text, cell.period_at),
                    "",
                ),
                number=self.printed[cell.start : cell.end],
                unit=unit_printed,
                commitment="binding" if cell.binding else "unstated",
                commitment_text=tables.BINDING if cell.binding else "",
                in_table=True,
            )
            if cell.missing:
                yield replace(mention, comparator="")
                continue
            low, *high = (number_value(end) for end in _RANGE.split(mention.text))
            if low is not None:
                said = self._wording(mention, unit, cell.cell_start)
                yield _bounded(mention, low, high[0] if high else None, said)

    def _unit_of_cell(self, places: tuple[tables.Span, ...]) -> tuple[UnitReading | None, str]:
        for place in places:
            unit = self.unit_reader.at(self.text, place.start)
            if unit is not None and unit.end == place.end:
                return unit, self.printed[place.start : place.end]
        return None, self.printed[places[0].start : places[0].end] if places else ""

    def _of_forms(self) -> Iterator[Mention]:
        for form in forms(self.text, self.units):
            if not self._take(form.start, form.end):
                continue
            clause = self.clauses.clause_start(form.start)
            mention = replace(
                self._mention(
                    form.start,
                    form.end,
                    None,
                    self._when(form.start),
                    self._per(clause, form.start),
                ),
                number=form.number,
                unit=form.unit,
                base_unit=form.base_unit,
                dimension=form.dimension,
            )
            mention = _bounded(
                mention, exact_decimal(form.value), None, self._wording(mention, None, clause)
            )
            yield replace(mention, factor=form.factor)

    def _of_counts(self) -> Iterator[Mention]:
        reader = CountReader(self.text, self.units, self.unit_reader, self.clauses)
        previous: Mention | None = None
        for count in reader.counts(self._is_free):
            mention = self._of_count(count, previous)
            self._take(mention.start, mention.end)
            yield mention
            previous = mention

    def _of_count(self, count: Count, previous: Mention | None) -> Mention:
        unit, clause = count.unit, self.clauses.clause_start(count.start)
        per = (unit.per if unit else "") or self._per(clause, count.start)
        firmness, word = commitment(self.text, clause, count.start)
        mention = replace(
            self._mention(count.start, count.end, unit, self._when(count.start), per),
            number=self.printed[count.start : count.number_end],
            unit=self.printed[unit.start : unit.end] if unit else "",
            commitment=firmness,
            commitment_text=word,
        )
        said = self._wording(mention, unit, clause)
        if not said.text and previous is not None and self._goes_on(previous, mention):
            said = Wording(previous.comparator, previous.comparator_text, previous.upper_open)
        return _bounded(mention, count.low, count.high, said)

    def _goes_on(self, previous: Mention, mention: Mention) -> bool:
        """Say whether a word before a list bounds this number too: 分别不超过5人、10人."""
        joined = self.text[previous.end : mention.start] in _AND
        return joined and previous.value is not None and previous.comparator_text not in MORE

    def _mention(
        self, start: int, end: int, unit: UnitReading | None, when: When, per: str
    ) -> Mention:
        at = when.period_at
        return Mention(
            start=start,
            end=end,
            text=self.printed[start:end],
            number="",
            unit="",
            base_unit=unit.base_unit if unit else "",
            dimension=unit.dimension if unit else "",
            factor=unit.factor if unit else 1.0,
            timing=when.timing,
            timing_text=when.timing_text,
            period_text="" if at is None else self.printed[at : at + len(when.period_text)],
            period_at=at,
            per=per,
        )

    def _when(self, start: int) -> When:
        clause, sentence = self.clauses.clause_start(start), self.clauses.sentence_start(start)
        return self.cues.govern(start, clause, sentence)

    def _per(self, clause: int, start: int) -> str:
        found = list(_PER.finditer(self.text, max(clause, start - _PER_REACH), start))
        # 每人每月500元、期限36个月: what follows in a list is another matter
        if not found or "、" in self.text[found[-1].end() : start]:
            return ""
        return found[-1].group()

    def _wording(self, mention: Mention, unit: UnitReading | None, clause: int) -> Wording:
        return wording(
            self.text,
            mention.start,
            mention.end,
            clause,
            more=unit.more if unit else "",
            span_of_time=unit is not None and unit.word in SPAN_OF_TIME,
        )


def _bounded(mention: Mention, low: Decimal, high: Decimal | None, said: Wording) -> Mention:
    """Put value and bounds, expanded to the base unit, beside the wording that sets them."""
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
        upper_open=said.upper_open,
        comparator=said.comparator,
        comparator_text=said.text,
    )
