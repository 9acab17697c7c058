"""What verdicts and conclusions the rounding of the observed figures leaves open."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from labourtargets.progress.methods import Method
from labourtargets.progress.panel import panel
from labourtargets.progress.verdicts import give_verdicts

__all__ = ["left_open"]

# How far below its open upper end the greatest value of an interval is taken.
_INSIDE = 1e-6
_ENDS = ("lower", "upper")


def left_open(
    cases: pd.DataFrame, methods: Sequence[Method], verdicts: pd.DataFrame, judged: pd.DataFrame
) -> tuple[pd.Series[str], pd.Series[bool]]:
    """Judge both ends of what rounding hides, and tell where they are judged otherwise.

    Parameters
    ----------
    cases : pandas.DataFrame
        From `labourtargets.progress.build_cases`. Figures printed as a bound are left as they are:
        their verdict takes the whole interval already.
    methods : sequence of Method
    verdicts, judged : pandas.DataFrame
        From `labourtargets.progress.give_verdicts` and `labourtargets.progress.panel` for the
        same cases and methods.

    Returns
    -------
    pandas.Series of str
        For each row of `verdicts`, the other verdicts its figure admits, divided by ``|``; empty
        where the verdict holds throughout.
    pandas.Series of bool
        For each row of `judged`, whether the method concludes otherwise at one of the ends.

    Examples
    --------
    >>> case = pd.DataFrame({"direction": ["up"], "observed": [5.5], "observed_lower": [5.45],
    ...     "observed_upper": [5.55], "observed_bound": [False], "years_missed": [0],
    ...     "years_missed_least": [0], "years_missed_most": [0]})
    >>> [_at(case, end)["observed"].round(4).item() for end in ("lower", "upper")]
    [5.45, 5.55]
    """
    other: list[list[str]] = [[] for _ in range(len(cases))]
    differs = np.zeros(len(judged), dtype=bool)
    for end in _ENDS:
        moved = _at(cases, end)
        found = panel(moved, methods)
        differs |= (found["label"] != judged["label"]).to_numpy(dtype=bool)
        given = give_verdicts(moved, found)["verdict"]
        for place, (then, now) in enumerate(zip(given, verdicts["verdict"], strict=True)):
            if then != now and then not in other[place]:
                other[place].append(str(then))
    return (
        pd.Series(["|".join(each) for each in other], index=verdicts.index, dtype="str"),
        pd.Series(differs, index=judged.index, dtype="bool"),
    )


def _at(cases: pd.DataFrame, end: str) -> pd.DataFrame:
    """Put the figures at one end of what their rounding hides."""
    least, most = cases["observed_lower"], cases["observed_upper"]
    known = least.notna() & most.notna() & ~cases["observed_bound"]
    value = least if end == "lower" else most - _INSIDE * (most - least)
    good = np.where(cases["direction"] == "down", "lower", "upper")
    missed = cases["years_missed_least"].where(good == end, cases["years_missed_most"])
    return cases.assign(observed=cases["observed"].mask(known, value), years_missed=missed)
