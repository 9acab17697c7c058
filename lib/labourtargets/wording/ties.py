"""Name all that share a place: the highest, the lowest, whatever ties."""

from __future__ import annotations

import math
from collections.abc import Sequence

from labourtargets.wording.names import listed
from labourtargets.wording.phrases import phrase

__all__ = ["named", "tied"]

_MOST = 4


def tied(values: Sequence[float], *, highest: bool = True) -> list[int]:
    """Return the places of all values that are the highest, or the lowest.

    Parameters
    ----------
    values : sequence of float
        None of them missing.
    highest : bool, default True

    Returns
    -------
    list of int
        In the order given; values that differ by what arithmetic loses are equal.

    Examples
    --------
    >>> tied([6.92, 5.0, 6.92]), tied([6.92, 5.0, 6.92], highest=False)
    ([0, 2], [1])
    """
    if not len(values):
        return []
    end = max(values) if highest else min(values)
    return [
        place
        for place, value in enumerate(values)
        if math.isclose(value, end, rel_tol=1e-9, abs_tol=1e-12)
    ]


def named(names: Sequence[str], language: str, most: int = _MOST) -> str:
    """Join names as `listed` does; where there are many, the first few and how many more.

    Examples
    --------
    >>> named(["广元", "巴中"], "zh"), named(["a", "b", "c", "d", "e"], "en", most=2)
    ('广元和巴中', 'a, b and 3 more')
    """
    if len(names) <= most:
        return listed(names, language)
    more = phrase("list.more", language, count=len(names) - most)
    return listed([*names[:most], more], language)
