"""What a wording admits, and what a rounding hides: two questions about one printed number."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Literal, get_args

from labourtargets.errors import LabourTargetsError, Problem

__all__ = ["COMPARATORS", "DELTA", "Comparator", "Interval", "admitted", "exact_decimal", "printed"]

Comparator = Literal["exactly", "at_least", "at_most", "about", "more_than", "range"]
COMPARATORS: tuple[str, ...] = get_args(Comparator)

# 左右 and 约 name no width of their own: a convention, to be changed wherever it is used
DELTA = 0.05


@dataclass(frozen=True)
class Interval:
    """Hold the values a statement leaves possible.

    Parameters
    ----------
    lower, upper : float or None
        Ends in one unit; None where the interval is unbounded.
    lower_open, upper_open : bool, default False
        Whether the end itself is left out.

    Raises
    ------
    LabourTargetsError
        If `lower` lies above `upper`.

    Examples
    --------
    >>> Interval(1.0, 2.0).contains(2)
    True
    >>> Interval(1.0, 2.0, upper_open=True).contains(2)
    False
    """

    lower: float | None
    upper: float | None
    lower_open: bool = False
    upper_open: bool = False

    def __post_init__(self) -> None:
        if self.lower is not None and self.upper is not None and self.lower > self.upper:
            raise LabourTargetsError(
                Problem("", None, "lower", str(self.lower), f"at most the upper end {self.upper}")
            )

    def contains(self, value: float) -> bool:
        """Say whether `value` is possible.

        Examples
        --------
        >>> admitted(300, "more_than").contains(300)
        False
        """
        if self.lower is not None and (
            value < self.lower or (value == self.lower and self.lower_open)
        ):
            return False
        return self.upper is None or not (
            value > self.upper or (value == self.upper and self.upper_open)
        )

    def scale(self, factor: float) -> Interval:
        """Multiply both ends by `factor`; a negative one turns the interval round.

        Examples
        --------
        >>> Interval(8.355, 8.365, upper_open=True).scale(10_000)
        Interval(lower=83550.0, upper=83650.0, lower_open=False, upper_open=True)
        """
        lower, upper = (_combine(end, factor, Decimal.__mul__) for end in (self.lower, self.upper))
        if factor < 0:
            return Interval(upper, lower, self.upper_open, self.lower_open)
        return Interval(lower, upper, self.lower_open, self.upper_open)

    def add(self, other: Interval) -> Interval:
        """Add two quantities that are known to an interval each.

        Examples
        --------
        >>> Interval(0.1, None).add(Interval(0.2, 1.0))
        Interval(lower=0.3, upper=None, lower_open=False, upper_open=False)
        """
        return Interval(
            _combine(self.lower, other.lower, Decimal.__add__),
            _combine(self.upper, other.upper, Decimal.__add__),
            self.lower_open or other.lower_open,
            self.upper_open or other.upper_open,
        )

    def subtract(self, other: Interval) -> Interval:
        """Subtract a quantity known to an interval.

        Examples
        --------
        >>> Interval(20.0, 20.0).subtract(Interval(8.355, 8.365, upper_open=True))
        Interval(lower=11.635, upper=11.645, lower_open=True, upper_open=False)
        """
        return self.add(other.scale(-1))

    def overlaps(self, other: Interval) -> bool:
        """Say whether one value could satisfy both.

        Examples
        --------
        >>> Interval(1.0, 2.0, upper_open=True).overlaps(Interval(2.0, 3.0))
        False
        """
        return _reaches(self, other) and _reaches(other, self)


def admitted(
    value: float,
    comparator: str,
    delta: float = DELTA,
    *,
    upper: float | None = None,
    share: bool = False,
) -> Interval:
    """State which outcomes the wording of a promised number admits.

    Parameters
    ----------
    value : float
        The promised number in its base unit; for ``range`` the lower end.
    comparator : str
        One of `COMPARATORS`.
    delta : float, default 0.05
        Half-width of ``about`` (左右, 约) as a share of `value`.
    upper : float, optional
        The upper end of a ``range``.
    share : bool, default False
        Keep ``about`` within [0, 100], for a percentage that is part of a whole.

    Returns
    -------
    Interval
        In the unit of `value`.

    Raises
    ------
    LabourTargetsError
        For an unknown comparator, a range without `upper`, or a negative `delta`.

    References
    ----------
    ``data/README.md``, reading a row of statements.

    Examples
    --------
    >>> admitted(4000, "about")
    Interval(lower=3800.0, upper=4200.0, lower_open=False, upper_open=False)
    >>> admitted(300, "more_than")
    Interval(lower=300.0, upper=None, lower_open=True, upper_open=False)
    """
    if delta < 0:
        raise LabourTargetsError(Problem("", None, "delta", str(delta), "zero or more"))
    number = float(value)
    if comparator == "exactly":
        return Interval(number, number)
    if comparator == "at_least":
        return Interval(number, None)
    if comparator == "more_than":
        return Interval(number, None, lower_open=True)
    if comparator == "at_most":
        return Interval(None, number)
    if comparator == "about":
        width = abs(exact_decimal(number)) * exact_decimal(delta)
        centre = exact_decimal(number)
        return _within_whole(Interval(float(centre - width), float(centre + width)), share)
    if comparator == "range" and upper is not None:
        return Interval(number, float(upper))
    known = f"one of {', '.join(COMPARATORS)}"
    expected = "an upper end beside it" if comparator == "range" else known
    raise LabourTargetsError(Problem("", None, "comparator", comparator, expected))


def printed(
    number: str, factor: float = 1.0, *, countable: bool = False, share: bool = False
) -> Interval:
    """State which true values are printed as `number`: what rounding hides.

    This is for measured figures (a baseline, an achieved or an observed value); a promised
    value is exact as printed.

    Parameters
    ----------
    number : str
        As printed, with its decimals: "8.36" and "8.360" differ. Commas and spaces between
        thousands are allowed.
    factor : float, default 1.0
        From the printed unit to the base unit (万人: 10 000).
    countable : bool, default False
        The base unit is counted, not measured: a whole number of it, printed without 万 or
        亿, is exact.
    share : bool, default False
        A percentage that is part of a whole: stays within [0, 100].

    Returns
    -------
    Interval
        ``[(v - ½·10^-k)·factor, (v + ½·10^-k)·factor)`` for k printed decimals, in the base
        unit.

    Raises
    ------
    LabourTargetsError
        If `number` is no plain decimal number.

    References
    ----------
    A value printed with k decimals stands for all that round to it: half a unit of the last
    place either way.

    Examples
    --------
    >>> printed("8.36", 10_000)
    Interval(lower=83550.0, upper=83650.0, lower_open=False, upper_open=True)
    >>> printed("25", countable=True)
    Interval(lower=25.0, upper=25.0, lower_open=False, upper_open=False)
    """
    try:
        value = Decimal(number.replace(",", "").replace(" ", ""))
        exponent = value.as_tuple().exponent
        decimals = -min(0, int(exponent))
    except (InvalidOperation, ValueError) as error:
        problem = Problem("", None, "number", number, "digits with at most one decimal point")
        raise LabourTargetsError(problem) from error
    unit = exact_decimal(factor)
    if countable and decimals == 0 and unit == 1:
        return Interval(float(value), float(value))
    half = Decimal(5).scaleb(-decimals - 1)
    rounded = Interval(float((value - half) * unit), float((value + half) * unit), upper_open=True)
    return _within_whole(rounded, share)


def exact_decimal(number: float) -> Decimal:
    """Take a float for the shortest decimal that names it, so that sums stay clean.

    Examples
    --------
    >>> float(exact_decimal(0.1) + exact_decimal(0.2))
    0.3
    """
    return Decimal(repr(float(number)))


def _combine(
    first: float | None, second: float | None, operation: Callable[[Decimal, Decimal], Decimal]
) -> float | None:
    if first is None or second is None:
        return None
    return float(operation(exact_decimal(first), exact_decimal(second)))


def _reaches(below: Interval, above: Interval) -> bool:
    if below.lower is None or above.upper is None:
        return True
    if below.lower == above.upper:
        return not (below.lower_open or above.upper_open)
    return below.lower < above.upper


def _within_whole(interval: Interval, share: bool) -> Interval:
    if not share:
        return interval
    lower, upper = interval.lower, interval.upper
    below = lower is not None and lower < 0
    above = upper is not None and upper > 100
    return Interval(
        0.0 if below else lower,
        100.0 if above else upper,
        interval.lower_open and not below,
        interval.upper_open and not above,
    )
