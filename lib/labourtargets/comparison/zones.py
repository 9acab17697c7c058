"""A whole and its places: shares, contributions to growth, growth beside the whole's."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from labourtargets.errors import ComparisonError, Problem, Problems

__all__ = ["TOLERANCE", "Decomposition", "contributions", "members", "shares"]

# Every decomposition adds up to this, relative to its total.
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Decomposition:
    """Hold a decomposition with the proof that it adds up.

    Parameters
    ----------
    frame : pandas.DataFrame
        One row per part.
    total : float
        What the parts add to, in the unit of the column decomposed.
    remainder : float
        Sum of the parts less the total: float noise.
    stated : float or None
        The same quantity from the printed total, where one is printed.
    """

    frame: pd.DataFrame
    total: float
    remainder: float
    stated: float | None = None

    @property
    def adds_up(self) -> bool:
        """Whether the parts add to the total within `TOLERANCE`."""
        return abs(self.remainder) <= TOLERANCE * max(1.0, abs(self.total))

    @property
    def stated_gap(self) -> float | None:
        """What the parts add to less what is printed; None where nothing is printed."""
        return None if self.stated is None else self.total - self.stated


def members(statements: pd.DataFrame, zone: str, indicator: str, year: int) -> list[str]:
    """List the places whose figures a zone's printed total consists of.

    Parameters
    ----------
    statements : pandas.DataFrame
        The statements table; ``part_of`` names the total.
    zone, indicator : str
    year : int

    Returns
    -------
    list of str
        Region ids in the order of the text.

    Raises
    ------
    ComparisonError
        If the zone states no total with parts for that year.

    Examples
    --------
    >>> rows = pd.DataFrame({"statement_id": ["d:1", "d:2"], "region_id": ["zone", "city"],
    ...     "indicator_id": "i", "period_end": 2025, "part_of": [None, "d:1"], "start": [1, 2]})
    >>> members(rows, "zone", "i", 2025)
    ['city']
    """
    totals = statements[
        (statements["region_id"] == zone)
        & (statements["indicator_id"] == indicator)
        & (statements["period_end"] == year)
    ]["statement_id"]
    parts = statements[
        statements["part_of"].isin(totals) & (statements["indicator_id"] == indicator)
    ].sort_values("start", kind="stable")
    places = parts["region_id"].astype(str).tolist()
    if not places:
        wanted = f"a total of {indicator} in {year} with its parts"
        raise ComparisonError(Problem("", None, "zone", zone, wanted))
    return places


def shares(
    table: pd.DataFrame, places: Sequence[str], stated: float | None = None
) -> Decomposition:
    """Return what percent of the whole each place has; the whole is the sum of the places.

    Parameters
    ----------
    table : pandas.DataFrame
        ``region_id`` and ``value`` of one indicator and year.
    places : sequence of str
        The parts of the whole.
    stated : float, optional
        The printed total, to show beside the sum.

    Returns
    -------
    Decomposition
        ``frame``: ``region_id`` (str), ``value`` (float64), ``share`` (float64, percent), sorted by
        ``region_id``; ``total`` 100; ``stated`` is the printed total in percent of the sum.

    Raises
    ------
    ComparisonError
        If a place has no figure, or the sum is not positive.

    Examples
    --------
    >>> levels = pd.DataFrame({"region_id": ["a", "b"], "value": [1.0, 3.0]})
    >>> shares(levels, ["a", "b"]).frame["share"].tolist()
    [25.0, 75.0]
    """
    frame = _parts(table, places)
    whole = math.fsum(frame["value"])
    _positive(whole)
    frame["share"] = 100 * frame["value"] / whole
    printed = None if stated is None else 100 * stated / whole
    return Decomposition(frame, 100.0, math.fsum(frame["share"]) - 100.0, printed)


def contributions(
    start: pd.DataFrame,
    end: pd.DataFrame,
    places: Sequence[str],
    years: int,
    stated: tuple[float, float] | None = None,
) -> Decomposition:
    """Split the growth of the whole into what each place adds to it.

    A contribution is the change of the place over the whole at the start; the whole is the sum of
    the places, so that the contributions add up whatever total is printed.

    Parameters
    ----------
    start, end : pandas.DataFrame
        ``region_id`` and ``value`` at the two dates.
    places : sequence of str
    years : int
        Years between them.
    stated : tuple of float, optional
        The printed totals at both dates.

    Returns
    -------
    Decomposition
        ``frame``, sorted by ``region_id``: ``region_id`` (str); ``start``, ``end``, ``change``
        (float64, base unit); ``contribution`` (float64, percentage points of the growth of the
        whole over the span); ``share_of_change`` (float64, percent; missing where the whole does
        not change); ``growth``, ``growth_whole``, ``beside_whole`` (float64, percent a year and
        percentage points a year). ``total`` is the growth of the whole in percent over the span.

    Raises
    ------
    ComparisonError
        If a place lacks a figure, the whole is not positive, or `years` is not.

    References
    ----------
    The growth of a sum is the sum of the changes of its parts over the sum at the start.

    Examples
    --------
    >>> a = pd.DataFrame({"region_id": ["x", "y"], "value": [1.0, 3.0]})
    >>> b = pd.DataFrame({"region_id": ["x", "y"], "value": [2.0, 4.0]})
    >>> split = contributions(a, b, ["x", "y"], 3)
    >>> split.frame["contribution"].tolist(), split.total, split.adds_up
    ([25.0, 25.0], 50.0, True)
    """
    if years <= 0:
        raise ComparisonError(Problem("", None, "years", str(years), "one year or more"))
    before, after = _parts(start, places), _parts(end, places)
    frame = pd.DataFrame({"region_id": before["region_id"], "start": before["value"]})
    frame["end"] = after["value"].to_numpy()
    frame["change"] = frame["end"] - frame["start"]
    whole = math.fsum(frame["start"])
    _positive(whole)
    moved = math.fsum(frame["change"])
    frame["contribution"] = 100 * frame["change"] / whole
    frame["share_of_change"] = 100 * frame["change"] / moved if moved else float("nan")
    frame["growth"] = [
        _annual(*ends, years) for ends in zip(frame["start"], frame["end"], strict=True)
    ]
    frame["growth_whole"] = _annual(whole, math.fsum(frame["end"]), years)
    frame["beside_whole"] = frame["growth"] - frame["growth_whole"]
    growth = 100 * moved / whole
    printed = None if stated is None else 100 * (stated[1] / stated[0] - 1)
    return Decomposition(frame, growth, math.fsum(frame["contribution"]) - growth, printed)


def _parts(table: pd.DataFrame, places: Sequence[str]) -> pd.DataFrame:
    known = table[table["value"].notna()].set_index("region_id")["value"]
    problems = Problems()
    for place in places:
        if place not in known.index:
            problems.add("", None, "region_id", place, "a figure: the parts must be complete")
    for place in known.index[known.index.duplicated()].unique():
        problems.add("", None, "region_id", place, "one figure for each place")
    problems.raise_as(ComparisonError)
    ordered = sorted(places)
    values = known.reindex(ordered).to_numpy(dtype=float)
    return pd.DataFrame({"region_id": pd.Series(ordered, dtype="str"), "value": values})


def _positive(whole: float) -> None:
    if whole <= 0:
        raise ComparisonError(Problem("", None, "total", repr(whole), "more than zero"))


def _annual(start: float, end: float, years: int) -> float:
    if start <= 0 or end <= 0:
        return math.nan
    return float(100 * ((end / start) ** (1 / years) - 1))
