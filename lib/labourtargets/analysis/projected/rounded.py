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
    result: Projection, measure: str, rows: Sequence[dict[str, Any]]
) -> tuple[list[int], list[int]]:
    """Return which of several series rounding or wording could put first, and which last.

    Parameters
    ----------
    result : Projection
    measure : str
        One of `labourtargets.comparison.MEASURES`.
    rows : sequence of dict
        Rows of ``parts["implied"]``; all have a pace by the measure.

    Returns
    -------
    tuple of list of int
        Places in `rows`, those that lead as printed among them; then those that come last.

    References
    ----------
    As `labourtargets.comparison.measure_table` widens figures by their printed decimals, and
    `labourtargets.comparison.rank` reads ranks from what is left. What meets a target by more
    than it asks for is not asked for: an open end counts as printed.
    """
    low, high = _between(result, measure, rows)
    first = [place for place, end in enumerate(high) if end >= low.max() - _NOISE]
    last = [place for place, end in enumerate(low) if end <= high.min() + _NOISE]
    return first, last


def _between(
    result: Projection, measure: str, rows: Sequence[dict[str, Any]]
) -> tuple[np.ndarray, np.ndarray]:
    """Return the least and the most that each series can ask for a year, in the measure's unit."""
    anchors = result.parts["anchors"]
    # where a path sets out is of the series, and a measure has one start for all its places
    begins = {row["series_id"]: int(row["from_year"]) for row in rows}
    own = anchors[anchors["series_id"].isin(list(begins))]
    own = own.assign(**{end: own[end].fillna(own["value"]) for end in ("lower", "upper")})
    statements = load_statements(result.workspace)
    read = statements[statements["statement_id"].isin(own["statement_id"])]
    widths = printed_widths(read, load_codebook(result.workspace).factors)
    last = own.groupby("series_id")["year"].max()
    alike: dict[tuple[int, int], list[str]] = {}
    for one, since in begins.items():
        alike.setdefault((since, int(last[one])), []).append(one)
    found = pd.concat([
        measure_table(
            own[own["series_id"].isin(those)], measure, year,
            since=None if measure == "level" else since, rounding=widths,
        )
        for (since, year), those in alike.items()
    ])  # fmt: skip
    ends = found.set_index(["region_id", "indicator_id"])[["lower", "upper"]]
    ends = ends.loc[[(row["region_id"], row["indicator_id"]) for row in rows]]
    # what figures printed as nothing could grow from is not known: it may be any rate
    return ends["lower"].fillna(-np.inf).to_numpy(), ends["upper"].fillna(np.inf).to_numpy()
