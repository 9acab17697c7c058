"""The ladder of verdicts: the first rung that holds, and what explains the gap."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import pandas as pd

from labourtargets.consistency.figures import Figure, Row

__all__ = ["VERDICTS", "differences", "gap", "judge"]

VERDICTS = (
    "exact",
    "total_rounded",
    "parts_rounded",
    "within_wording",
    "holds",
    "discrepancy",
    "not_reconcilable",
    "coincidence",
    "no_claim",
    "cannot_tell",
)
# What makes two figures different things; measure and commitment only explain.
_DIFFERENCES = {
    "base_unit": "unit_differs",
    "indicator_id": "concept_differs",
    "region_id": "territory_differs",
    "period_end": "date_differs",
    "commitment": "commitment_differs",
    "measure": "measure_differs",
}


def gap(left: Figure, right: Figure) -> Decimal | None:
    """Return left minus right as printed, in the unit of `right`; to the nearer end of a range.

    Examples
    --------
    >>> from labourtargets.consistency.figures import printed_figure
    >>> nine = printed_figure("a", "9", "家", "家", 1.0, "exactly", "target")
    >>> two_to_four = printed_figure("b", "2—4", "家", "家", 1.0, "range", "target", ends=(2, 4))
    >>> gap(nine, two_to_four)
    Decimal('5')
    """
    here = left.to(right) if left.base_unit == right.base_unit else left
    if here.value is not None and right.value is not None:
        return here.value - right.value
    if here.value is not None and right.wording is not None:
        low, high = right.wording.lower, right.wording.upper
        if low is not None and here.value < Decimal(repr(low)):
            return here.value - Decimal(repr(low)).normalize()
        if high is not None and here.value > Decimal(repr(high)):
            return here.value - Decimal(repr(high)).normalize()
        return Decimal(0)
    return None


def judge(left: Figure, relation: str, right: Figure) -> tuple[str, list[str]]:
    """Return the first verdict of the ladder that holds, with codes that explain it.

    Parameters
    ----------
    left, right : Figure
        What is computed, and what it is held against.
    relation : str
        ``=`` both state one quantity; ``<=`` the left one lies inside the right one; ``~`` the
        document claims nothing between them.

    Returns
    -------
    tuple of (str, list of str)
        One of `VERDICTS`; codes such as ``about`` or ``at_least``.

    References
    ----------
    The first that holds: the figures are equal; the parts as printed add to what rounds to the
    total at its decimals; the intervals meet once the parts are rounded too; the wording admits
    the gap; else a discrepancy. ``holds`` is the answer of an order relation, which claims no equality.

    Examples
    --------
    >>> from labourtargets.consistency.figures import printed_figure
    >>> parts = printed_figure("a", "7.15", "万家次", "家次", 1e4, "exactly", "target")
    >>> total = printed_figure("b", "7", "万家次", "家次", 1e4, "exactly", "target")
    >>> judge(parts, "=", total)
    ('total_rounded', [])
    """
    if left.base_unit != right.base_unit:
        return "not_reconcilable", ["unit_differs"]
    here = left.to(right)
    if here.wording is None or right.wording is None:
        return "cannot_tell", ["missing_figure"]
    difference = gap(here, right)
    if relation == "~":
        return "no_claim", []
    if relation == "<=":
        return _ordered(here, right, difference)
    return _equal(here, right, difference)


def _equal(left: Figure, right: Figure, difference: Decimal | None) -> tuple[str, list[str]]:
    assert left.wording is not None
    assert right.wording is not None
    if left.value is not None and right.value is not None:
        if difference == 0:
            return "exact", []
        if left.rounded(right.decimals) == right.value:
            return "total_rounded", []
        if left.rounding and right.rounding and left.rounding.overlaps(right.rounding):
            return "parts_rounded", []
    if left.wording.overlaps(right.wording):
        return "within_wording", _wording_codes(left, right)
    return "discrepancy", ["outside_range"] if right.is_range else []


def _ordered(left: Figure, right: Figure, difference: Decimal | None) -> tuple[str, list[str]]:
    assert left.wording is not None
    assert right.wording is not None
    if difference is not None and difference <= 0 and left.value is not None:
        return "holds", []
    top, bottom = left.wording.upper, right.wording.lower
    if left.is_range and top is not None and bottom is not None and top <= bottom:
        return "holds", []
    low, high = left.wording.lower, right.wording.upper
    if low is None or high is None or low <= high:
        return "within_wording", _wording_codes(left, right)
    return "discrepancy", []


def _wording_codes(left: Figure, right: Figure) -> list[str]:
    codes = []
    for figure in (left, right):
        wording = figure.wording
        if wording is None or (wording.lower == wording.upper):
            continue
        if figure.is_range:
            codes.append("inside_range")
        elif wording.upper is None:
            codes.append("floor")
        elif wording.lower is None:
            codes.append("ceiling")
        else:
            codes.append("about")
    return list(dict.fromkeys(codes))


def differences(left: Sequence[Row], right: Sequence[Row]) -> list[str]:
    """Name what differs between two sets of statements: unit, concept, place, date, commitment.

    Examples
    --------
    >>> row = {"base_unit": "人", "indicator_id": "a", "region_id": "x", "period_end": 2025,
    ...        "commitment": "unstated", "measure": "stock"}
    >>> differences([row], [{**row, "base_unit": "人次"}])
    ['unit_differs']
    """
    codes = []
    for column, code in _DIFFERENCES.items():
        here = {_known(row[column]) for row in left}
        there = {_known(row[column]) for row in right}
        if here != there:
            codes.append(code)
    return codes


def _known(cell: object) -> object:
    return "" if pd.isna(cell) else cell  # type: ignore[call-overload]
