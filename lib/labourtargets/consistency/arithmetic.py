"""The small arithmetic that checks declare over printed figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from labourtargets.consistency.figures import Figure
from labourtargets.errors import CheckError
from labourtargets.intervals import Interval

__all__ = ["OPERATORS", "combine", "evaluate"]

OPERATORS = ("+", "-", "*", "/", "&")
_HUNDRED = Decimal(100)


def evaluate(expression: str, read: Callable[[str], Figure]) -> Figure:
    """Compute a declared expression: operands and ``+ - * / &`` set apart by spaces.

    Products and quotients bind closer than sums; there are no brackets. ``&`` sets figures side by
    side that are never added.

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
    >>> from labourtargets.consistency.figures import printed_figure
    >>> figures = {"a": printed_figure("a", "20", "万人", "人", 1e4, "at_least", "target"),
    ...            "b": printed_figure("b", "35", "%", "%", 1.0, "at_least", "target")}
    >>> evaluate("a * b", figures.__getitem__).value
    Decimal('7')
    """
    tokens = expression.split()
    operands, operators = tokens[::2], tokens[1::2]
    if len(tokens) % 2 == 0 or any(sign not in OPERATORS for sign in operators):
        raise CheckError(f"{expression!r} is no expression: operands with + - * / & between spaces")
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
    """Combine two figures by one of ``+ - * / &``, with their units and intervals.

    Figures set side by side (``&``) keep their texts and sources and have no value of their own.

    Raises
    ------
    CheckError
        If the units do not go together: only like is added, and only a percentage multiplies.

    Examples
    --------
    >>> from labourtargets.consistency.figures import printed_figure
    >>> one = printed_figure("x:1", "8.36", "万人", "人", 1e4, "exactly", "baseline")
    >>> two = printed_figure("x:2", "11.64", "万人", "人", 1e4, "exactly", "target")
    >>> combine("+", one, two).value
    Decimal('20.00')
    """
    if sign in "+-":
        return _sum(sign, first, second)
    if sign == "&":
        return _beside(first, second)
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


def _beside(first: Figure, second: Figure) -> Figure:
    if first.base_unit != second.base_unit:
        raise CheckError(f"{first.unit} and {second.unit} never stand for one thing")
    return replace(
        first,
        value=None,
        rounding=None,
        wording=None,
        sources=(*first.sources, *second.sources),
        text=f"{first.text}、{second.text}",
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
