"""Which series could ask for most or least a year, however their figures were rounded."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from labourtargets.codebook import load_codebook
from labourtargets.comparison import measure_table, printed_widths
from labourtargets.statements import load_statements

if TYPE_CHECKING:
    from labourtargets.analysis.projected.result import Projection

__all__ = ["rivals"]

# float noise of a rate in percent a year, far below what a printed decimal hides
_NOISE = 1e-9


def rivals(
    result: Projection, measure: str, rows: Sequence[dict[str, Any]], *, highest: bool
) -> list[int]:
    """Return which of several series rounding or wording could put first, or last.

    Parameters
    ----------
    result : Projection
    measure : str
        One of `labourtargets.comparison.MEASURES`.
    rows : sequence of dict
        Rows of ``parts["implied"]``; all have a pace by the measure.
    highest : bool
        First, or last.

    Returns
    -------
    list of int
        Places in `rows`, those that lead as printed among them.

    References
    ----------
    As `labourtargets.comparison.measure_table` widens figures by their printed decimals, and
    `labourtargets.comparison.rank` reads ranks from what is left. What meets a target by more
    than it asks for is not asked for: an open end counts as printed.
    """
    widths = _widths(result)
    low, high = np.array([_between(result, measure, row, widths) for row in rows]).T
    reach, firm = (high, low.max()) if highest else (-low, -high.min())
    return [place for place, end in enumerate(reach) if end >= firm - _NOISE]


def _widths(result: Projection) -> dict[str, float]:
    units = load_codebook(result.workspace).unit_map
    factors = {name: unit.factor for name, unit in units.items()}
    return printed_widths(load_statements(result.workspace), factors)


def _between(
    result: Projection, measure: str, row: dict[str, Any], widths: dict[str, float]
) -> tuple[float, float]:
    """Return the least and the most that a series can ask for a year, in the measure's unit."""
    anchors = result.parts["anchors"]
    own = anchors[anchors["series_id"] == row["series_id"]]
    closed = {end: own[end].fillna(own["value"]) for end in ("lower", "upper")}
    found = measure_table(
        own.assign(**closed),
        measure,
        int(own["year"].max()),
        since=None if measure == "level" else int(row["from_year"]),
        rounding=widths,
    )
    low, high = (found[end].iloc[0] for end in ("lower", "upper"))
    # what figures printed as nothing could grow from is not known: it may be any rate
    return (-np.inf if pd.isna(low) else float(low)), (np.inf if pd.isna(high) else float(high))
