"""Printed figures with their unit, precision and wording."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from labourtargets.intervals import Interval, admitted, exact_decimal, printed

__all__ = ["Figure", "Row", "printed_figure", "statement_figure"]

# Everything else is counted in whole numbers; money, areas and shares are measured.
_MEASURED = frozenset({"元", "平方米", "%", "百分点", "元/人"})
_MEASURING_ROLES = frozenset({"baseline", "achieved", "observed"})

# a row of a table by column, cells missing as they are in the frame
Row = Mapping[Any, Any]


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


def statement_figure(row: Row, factor: float, delta: float) -> Figure:
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
