"""Flows and stocks: what named flows deliver, and whether figures can be running totals."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from labourtargets.consistency.figures import Figure
from labourtargets.consistency.material import CHECKS, Material
from labourtargets.errors import CheckError, Problem

__all__ = ["annual_rates", "flows_figure", "gross_need", "itemised_share"]


def gross_need(baseline: float, target: float, years: int, attrition: float = 0.0) -> float:
    """Return how many must join a stock for it to reach a target while some of it leaves.

    Net increase plus replacement of leavers: the stock loses `attrition` of itself each year and
    gains an equal number each year, those who joined earlier leaving at the same rate.

    Parameters
    ----------
    baseline, target : float
        Stock at the start and at the end.
    years : int
        Years between them.
    attrition : float, default 0.0
        Share of the stock lost each year, in [0, 1).

    Returns
    -------
    float
        In the unit of the stock; without attrition the net increase.

    Raises
    ------
    CheckError
        If `years` is not positive, `attrition` lies outside [0, 1), or nothing is needed.

    References
    ----------
    Stock-flow identity: the stock at the end is the stock at the start, less those who left, plus
    those who came.

    Examples
    --------
    >>> gross_need(8.0, 18.0, 5)
    10.0
    >>> round(gross_need(8.0, 18.0, 5, attrition=0.05), 3)
    13.051
    """
    if years <= 0 or not 0 <= attrition < 1:
        problem = Problem(
            "", None, "attrition", str(attrition), "a share in [0, 1) over whole years"
        )
        raise CheckError(problem)
    kept = 1 - attrition
    due = target - baseline * kept**years
    if due <= 0:
        raise CheckError(Problem("", None, "target", str(target), "more than what is left"))
    # of those who join in equal numbers each year, this share is still there at the end
    staying = sum(kept**age for age in range(years)) / years
    return due / staying


def itemised_share(
    flows: float, baseline: float, target: float, years: int, attrition: float = 0.0
) -> float:
    """Return the share of the gross need that named gross flows cover.

    Parameters
    ----------
    flows : float
        Sum of the named gross inflows over the period, in the unit of the stock.
    baseline, target, years, attrition
        As in `gross_need`, which refuses the same.

    Returns
    -------
    float
        Flows ÷ gross need; 1.0 delivers the target.

    Examples
    --------
    >>> itemised_share(2.0, 8.0, 18.0, 5)
    0.2
    >>> round(itemised_share(2.0, 8.0, 18.0, 5, attrition=0.05), 3)
    0.153
    """
    return flows / gross_need(baseline, target, years, attrition)


def flows_figure(operand: str, material: Material) -> Figure:
    """Read a promised flow over its whole period: a claim on each year counts for every year.

    Raises
    ------
    CheckError
        If the statement does not exist, or claims each year without years.
    """
    figure = material.figure(operand)
    row = material.rows.get(operand)
    if row is None or row["timing"] not in {"each_year", "average"}:
        return figure
    if row["period_start"] != row["period_start"] or row["period_end"] != row["period_end"]:
        raise CheckError(Problem(CHECKS, None, "statement", operand, "a flow with years"))
    years = int(row["period_end"]) - int(row["period_start"]) + 1
    return replace(
        figure,
        value=None if figure.value is None else figure.value * years,
        rounding=figure.rounding and figure.rounding.scale(years),
        wording=figure.wording and figure.wording.scale(years),
        text=f"{figure.text} × {years}",
    )


def annual_rates(
    earlier: Figure, later: Figure, material: Material, since: str
) -> tuple[Figure, Figure, str, list[str]]:
    """Read two dated figures as running totals and compare the yearly rates this would imply.

    Parameters
    ----------
    earlier, later : Figure
        Figures of one indicator at two dates.
    material : Material
    since : str
        First year of the period a running total would begin with.

    Returns
    -------
    tuple
        Rate of the first span and of the second, verdict and codes. Rates that fall to less than
        half cannot be reconciled with a running total of a growing activity.

    Raises
    ------
    CheckError
        If the figures are undated or `since` is no year.
    """
    years = [material.rows[figure.sources[0]]["period_end"] for figure in (earlier, later)]
    if not since.isdecimal() or any(year != year for year in years):
        raise CheckError(Problem(CHECKS, None, "since", since, "a year, and dated statements"))
    first_span, second_span = int(years[0]) - int(since) + 1, int(years[1]) - int(years[0])
    if earlier.value is None or later.value is None:
        return earlier, later, "cannot_tell", ["missing_figure"]
    before = _rate(earlier.value, earlier, first_span, f"{earlier.text} ÷ {first_span}")
    after = _rate(
        later.value - earlier.value,
        later,
        second_span,
        f"({later.text} − {earlier.text}) ÷ {second_span}",
    )
    assert before.value is not None
    assert after.value is not None
    if after.value * 2 < before.value:
        return before, after, "not_reconcilable", ["running_total_collapses"]
    return before, after, "no_claim", ["either_reading"]


def _rate(value: Decimal, figure: Figure, years: int, text: str) -> Figure:
    return replace(figure, value=value / years, rounding=None, wording=None, text=text)
