"""What the grammar hands over: one quantity as the text prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from labourtargets.intervals import DELTA, Interval, admitted, printed
from labourtargets.quantities.numerals import normalise, number_value

__all__ = ["Commitment", "Mention", "Timing", "UnitLike"]

Commitment = Literal["binding", "committed", "strive", "support", "unstated"]
Timing = Literal["at_date", "each_year", "average", "cumulative", "relative", "open"]


class UnitLike(Protocol):
    """What the grammar must know of a unit."""

    @property
    def dimension(self) -> str:
        """What is measured, as in units.csv."""

    @property
    def base_unit(self) -> str:
        """The unit values are expanded to."""

    @property
    def factor(self) -> float:
        """From the unit to the base unit."""


@dataclass(frozen=True)
class Mention:
    """Describe one quantity of a text, as its wording alone tells.

    Parameters
    ----------
    start, end : int
        Indices into the text; `end` is exclusive.
    text : str
        ``text[start:end]``: numeral and unit as printed, inner spaces included, no wording.
        In a table the numeral, or the dash, alone.
    number : str
        As printed: ``8.36``, ``6,000``, ``三百二十``, ``2—4``, ``1：1``, ``-``.
    unit : str
        As printed: ``万人``, ``个百分点``, ``元/人``. A table cell has it from its unit column, a
        number inside a list from the end of the list; empty for ratios and fractions.
    base_unit, dimension : str
        Of the unit mapping; empty where the unit is unknown to it.
    factor : float
        From the printed unit to the base unit.
    value : float or None
        Expanded to the base unit; None for a range and for a missing value.
    lower, upper : float or None
        What the wording admits, in the base unit, with δ at its default; None where open.
    lower_open, upper_open : bool
        Whether the end itself is left out (超过, 低于).
    comparator : str
        One of `intervals.COMPARATORS`; empty for a missing value.
    comparator_text : str
        The words that say so; empty for a bare number.
    commitment : str
        ``binding`` (约束性, 确保), ``strive`` (力争, 争取, 努力, 争创), ``support`` (支持,
        探索, 鼓励) or ``unstated``. The words cannot tell a plain promise from a plain fact: a target
        that is ``unstated`` here is ``committed``.
    commitment_text : str
        The word that says so.
    timing : str
        ``at_date``, ``each_year``, ``average``, ``cumulative``, ``relative`` or ``open``.
    timing_text : str
        The word that says so (每年, 年均, 到2025年, …).
    period_text : str
        The cue that dates the number, verbatim (到2025年, “十四五”期间, a table's 2020年), or
        empty.
    period_at : int or None
        Index of the first character of `period_text`.
    per : str
        ``每个团队``, ``每周``; after a stroke, as in 元/人, ``人``.
    in_table : bool
        Whether it is a table's cell.

    Examples
    --------
    >>> Mention(2, 4, "3家", "3", "家", "家", "organisations", value=3.0).interval()
    Interval(lower=3.0, upper=3.0, lower_open=False, upper_open=False)
    """

    start: int
    end: int
    text: str
    number: str
    unit: str
    base_unit: str
    dimension: str
    factor: float = 1.0
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    lower_open: bool = False
    upper_open: bool = False
    comparator: str = "exactly"
    comparator_text: str = ""
    commitment: Commitment = "unstated"
    commitment_text: str = ""
    timing: Timing = "open"
    timing_text: str = ""
    period_text: str = ""
    period_at: int | None = None
    per: str = ""
    in_table: bool = False

    def interval(self, delta: float = DELTA) -> Interval:
        """Return what the wording admits, for another half-width of 左右 and 约.

        Examples
        --------
        >>> Mention(0, 2, "9人", "9", "人", "人", "people", value=9.0,
        ...         comparator="about").interval(0)
        Interval(lower=9.0, upper=9.0, lower_open=False, upper_open=False)
        """
        if self.value is None:
            return Interval(self.lower, self.upper, self.lower_open, self.upper_open)
        admits = admitted(self.value, self.comparator, delta)
        # 低于 and 不足 are at_most without the end itself
        return Interval(admits.lower, admits.upper, admits.lower_open, self.upper_open)

    def rounding(self, *, countable: bool = False, share: bool = False) -> Interval:
        """Return the true values that are printed so, for a measured figure.

        Parameters
        ----------
        countable, share : bool
            As in `intervals.printed`.

        Returns
        -------
        Interval
            In the base unit; a ratio, fraction or half is exact, a missing value unbounded,
            a range as printed.

        Examples
        --------
        >>> Mention(0, 6, "8.36万人", "8.36", "万人", "人", "people", 1e4, 83600.0).rounding()
        Interval(lower=83550.0, upper=83650.0, lower_open=False, upper_open=True)
        """
        if self.value is None:
            return Interval(self.lower, self.upper)
        number = number_value(normalise(self.number))
        # forms carry a value that is no numeral times a factor: 三分之一, 1：1, 翻番
        if number is None or float(number) * self.factor != self.value:
            return Interval(self.value, self.value)
        return printed(str(number), self.factor, countable=countable, share=share)
