"""Printed figures and the small arithmetic that checks declare over them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

import pandas as pd

from labourtargets.errors import CheckError
from labourtargets.intervals import Interval, admitted, exact_decimal, printed

__all__ = ["Figure", "combine", "evaluate", "printed_figure"]

OPERATORS = ("+", "-", "*", "/")
# Everything else is counted in whole numbers; money, areas and shares are measured.
_MEASURED = frozenset({"元", "平方米", "%", "百分点", "元/人"})
_MEASURING_ROLES = frozenset({"baseline", "achieved", "observed"})
_HUNDRED = Decimal(100)


@dataclass(frozen=True)
class Figure:
    """Hold a printed number, or one computed from printed numbers, in a printed unit.

    Parameters
    ----------
    value : decimal.Decimal or None
        As printed; None for a range and for a dash.
    unit, base_unit : str
        Printed unit, and the unit it expands to.
    factor : decimal.Decimal
        Base units in one printed unit.
    rounding : Interval or None
        What the printed decimals leave open, in `unit`; None for a dash.
    wording : Interval or None
        What the wording admits (a target) or the rounding hides (a measured figure), in `unit`.
    sources : tuple of str
        Statements and observations it was read from.
    text : str
        The arithmetic as a reader would write it, each number with its printed unit.
    """

    value: Decimal | None
    unit: str
    base_unit: str
    factor: Decimal
    rounding: Interval | None
    wording: Interval | None
    sources: tuple[str, ...]
    text: str

    @property
    def decimals(self) -> int:
        """Printed decimals."""
        if self.value is None:
            return 0
        exponent = self.value.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0

    @property
    def is_range(self) -> bool:
        """Whether two ends are printed instead of one number."""
        return self.value is None and self.wording is not None

    def to(self, other: Figure) -> Figure:
        """Return the figure in the unit of `other`; both have one base unit.

        Examples
        --------
        >>> people = printed_figure("x:1", "2500", "人", "人", 1.0, "exactly", "target")
        >>> total = printed_figure("x:9", "8.36", "万人", "人", 10_000.0, "exactly", "baseline")
        >>> people.to(total).value
        Decimal('0.25')
        """
        if self.unit == other.unit or self.factor == other.factor:
            return replace(self, unit=other.unit)
        rate = self.factor / other.factor
        return replace(
            self,
            value=None if self.value is None else (self.value * rate).normalize() + 0,
            unit=other.unit,
            factor=other.factor,
            rounding=self.rounding and self.rounding.scale(float(rate)),
            wording=self.wording and self.wording.scale(float(rate)),
        )

    def rounded(self, decimals: int) -> Decimal | None:
        """Return the value at `decimals` decimals, halves away from zero as people round."""
        if self.value is None:
            return None
        return self.value.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def printed_figure(
    source: str,
    number: str,
    unit: str,
    base_unit: str,
    factor: float,
    comparator: str,
    role: str,
    *,
    ends: tuple[float | None, float | None] = (None, None),
    delta: float = 0.05,
) -> Figure:
    """Read one printed number with its unit, wording and precision.

    Parameters
    ----------
    source : str
        Its statement or observation.
    number : str
        As printed; "-" is a missing figure.
    unit, base_unit : str
    factor : float
        Base units in one `unit`.
    comparator : str
        As in the statements table.
    role : str
        Measured figures (baseline, achieved, observed) are rounded; others exact as printed.
    ends : tuple of float, optional
        Ends of a printed range, in `unit`.
    delta : float, default 0.05
        What 左右 admits, as a share.

    Returns
    -------
    Figure

    Examples
    --------
    >>> printed_figure("x:1", "4000", "名", "人", 1.0, "about", "target").wording
    Interval(lower=3800.0, upper=4200.0, lower_open=False, upper_open=False)
    """
    share = base_unit == "%"
    countable = base_unit not in _MEASURED
    scale = exact_decimal(factor)
    try:
        value: Decimal | None = Decimal(number.replace(",", "").replace(" ", ""))
    except InvalidOperation:
        value = None
    plain = Figure(value, unit, base_unit, scale, None, None, (source,), f"{number}{unit}")
    if value is None:
        if ends[0] is None or ends[1] is None:
            return plain
        between = admitted(ends[0], "range", upper=ends[1])
        return replace(plain, rounding=between, wording=between)
    hidden = printed(str(value), 1.0, countable=countable and factor == 1, share=share)
    if role in _MEASURING_ROLES and comparator == "exactly":
        return replace(plain, rounding=hidden, wording=hidden)
    said = admitted(float(value), comparator, delta, share=share)
    return replace(plain, rounding=hidden, wording=said)


def evaluate(expression: str, read: Callable[[str], Figure]) -> Figure:
    """Compute a declared expression: operands and ``+ - * /`` set apart by spaces.

    Products and quotients bind closer than sums; there are no brackets.

    Parameters
    ----------
    expression : str
        For example ``doc:880 * doc:938``.
    read : callable
        Gives the figure of an operand.

    Returns
    -------
    Figure
        In the largest of the printed units; a product with a percentage keeps the other unit.

    Raises
    ------
    CheckError
        If the expression is malformed or the units cannot be combined.

    Examples
    --------
    >>> figures = {"a": printed_figure("a", "20", "万人", "人", 1e4, "at_least", "target"),
    ...            "b": printed_figure("b", "35", "%", "%", 1.0, "at_least", "target")}
    >>> evaluate("a * b", figures.__getitem__).value
    Decimal('7')
    """
    tokens = expression.split()
    operands, operators = tokens[::2], tokens[1::2]
    if len(tokens) % 2 == 0 or any(sign not in OPERATORS for sign in operators):
        raise CheckError(f"{expression!r} is no expression: operands with + - * / between spaces")
    terms = [read(operands[0])]
    signs: list[str] = []
    for sign, operand in zip(operators, operands[1:], strict=True):
        figure = read(operand)
        if sign in "*/":
            terms[-1] = combine(sign, terms[-1], figure)
        else:
            signs.append(sign)
            terms.append(figure)
    total = terms[0]
    for sign, term in zip(signs, terms[1:], strict=True):
        total = combine(sign, total, term)
    return total


def combine(sign: str, first: Figure, second: Figure) -> Figure:
    """Combine two figures by one of ``+ - * /``, with their units and intervals.

    Raises
    ------
    CheckError
        If the units do not go together: only like is added, and only a percentage multiplies.

    Examples
    --------
    >>> one = printed_figure("x:1", "8.36", "万人", "人", 1e4, "exactly", "baseline")
    >>> two = printed_figure("x:2", "11.64", "万人", "人", 1e4, "exactly", "target")
    >>> combine("+", one, two).value
    Decimal('20.00')
    """
    if sign in "+-":
        return _sum(sign, first, second)
    share = second.base_unit == "%"
    if not share and first.base_unit != second.base_unit:
        raise CheckError(f"{first.unit} {sign} {second.unit} has no unit of its own")
    if not share and sign == "*":
        raise CheckError(f"{first.unit} × {second.unit} has no unit of its own")
    aligned = second if share else second.to(first)
    value = None
    if first.value is not None and aligned.value:
        value = first.value * aligned.value if sign == "*" else first.value / aligned.value
        value = value / _HUNDRED if sign == "*" else value * _HUNDRED
    stretch = (0.01 if sign == "*" else 100.0) if share else 100.0
    return Figure(
        value=value,
        unit=first.unit if share else "%",
        base_unit=first.base_unit if share else "%",
        factor=first.factor if share else Decimal(1),
        rounding=_stretched(sign, first.rounding, aligned.rounding, stretch),
        wording=_stretched(sign, first.wording, aligned.wording, stretch),
        sources=(*first.sources, *second.sources),
        text=f"{first.text} {'×' if sign == '*' else '÷'} {second.text}",
    )


def _sum(sign: str, first: Figure, second: Figure) -> Figure:
    if first.base_unit != second.base_unit:
        raise CheckError(f"{first.unit} and {second.unit} are never added")
    if second.factor > first.factor:
        first = first.to(second)
    else:
        second = second.to(first)
    add = sign == "+"
    value = None
    if first.value is not None and second.value is not None:
        value = first.value + second.value if add else first.value - second.value
    return replace(
        first,
        value=value,
        rounding=_added(first.rounding, second.rounding, add),
        wording=_added(first.wording, second.wording, add),
        sources=(*first.sources, *second.sources),
        text=f"{first.text} {'+' if add else '−'} {second.text}",
    )


def _added(first: Interval | None, second: Interval | None, add: bool) -> Interval | None:
    if first is None or second is None:
        return None
    return first.add(second) if add else first.subtract(second)


def _stretched(
    sign: str, first: Interval | None, second: Interval | None, stretch: float
) -> Interval | None:
    """Multiply or divide intervals of numbers that are not negative."""
    if first is None or second is None:
        return None
    if sign == "/":
        lower = None if not second.upper else 1 / second.upper
        upper = None if not second.lower else 1 / second.lower
        second = Interval(lower or 0.0, upper, second.upper_open, second.lower_open)
    low = None if first.lower is None or second.lower is None else first.lower * second.lower
    high = None if first.upper is None or second.upper is None else first.upper * second.upper
    opened = (first.lower_open or second.lower_open, first.upper_open or second.upper_open)
    return Interval(low, high, *opened).scale(stretch)


def statement_figure(row: pd.Series, factor: float, delta: float) -> Figure:
    """Read the figure of one row of the statements table; see `printed_figure`."""
    number = str(row["number"])
    bounds = (row["lower"], row["upper"])
    known = [None if bound != bound else float(bound) / factor for bound in bounds]
    if row["value"] == row["value"]:
        number = _decimal_text(number, float(row["value"]) / factor)
    figure = printed_figure(
        str(row["statement_id"]),
        number,
        str(row["unit"]) if row["unit"] == row["unit"] else str(row["base_unit"]),
        str(row["base_unit"]),
        factor,
        str(row["comparator"]),
        str(row["role"]),
        ends=(known[0], known[1]) if row["comparator"] == "range" else (None, None),
        delta=delta,
    )
    return replace(figure, text=f"{row['number']}{figure.unit}")


def _decimal_text(number: str, value: float) -> str:
    """Keep the printed digits; a Chinese numeral takes the value the statement expands to."""
    try:
        Decimal(number.replace(",", "").replace(" ", ""))
    except InvalidOperation:
        return str(exact_decimal(value).normalize() + 0)
    return number
