"""The methods of the status panel: cut-offs and labels read from one cited table."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from labourtargets.errors import Problems, ProgressError, suggest

__all__ = ["STATISTICS", "Method", "read_methods"]

#: Statistics that `labourtargets.progress.measure` computes, one per method.
STATISTICS = (
    "statcan_eurostat",
    "unsd",
    "sdsn",
    "german_dns",
    "escap",
    "healthy_people",
    "pace",
    "effort",
)
TABLE = "data/registries/progress_methods.csv"

_COMPARISONS: dict[str, Callable[[Any, Any], Any]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
}
_CUT_OFF = re.compile(r"(>=|<=|>|<)(-?\d+(?:\.\d+)?)")
# A pace of exactly 0.6 of what is needed counts as 0.6 whatever binary fractions make of it.
_TOLERANCE = 1e-9


@dataclass(frozen=True)
class Method:
    """Hold one way of judging progress.

    Parameters
    ----------
    method : str
        One of the names in ``data/registries/progress_methods.csv``.
    shown : bool
        Whether it is shown unless more are asked for.
    cut_offs : tuple of str
        Conditions tried in order: ``met``, or a comparison such as ``>=0.95``; the first that
        holds gives the label.
    labels : tuple of str
        One per condition.
    levels : tuple of int
        One per condition: 2 on course, 1 short of it, 0 standing still or going the wrong way.
    """

    method: str
    shown: bool
    cut_offs: tuple[str, ...]
    labels: tuple[str, ...]
    levels: tuple[int, ...]

    def classify(
        self, statistic: NDArray[np.float64], attained: NDArray[np.bool_]
    ) -> tuple[NDArray[np.object_], NDArray[np.float64]]:
        """Return label and level of each statistic; empty and NaN where no condition holds.

        Examples
        --------
        >>> made = Method("sdsn", False, (">=1", "<1"), ("on_track", "short"), (2, 1))
        >>> made.classify(np.array([1.0, 0.3, np.nan]), np.array([False, False, False]))[0].tolist()
        ['on_track', 'short', '']
        """
        conditions = [_holds(cut_off, statistic, attained) for cut_off in self.cut_offs]
        if not conditions:
            return np.full(statistic.shape, "", dtype=object), np.full(statistic.shape, np.nan)
        first = np.select(conditions, list(range(len(conditions))), default=len(conditions))
        labels = np.array([*self.labels, ""], dtype=object)
        levels = np.array([*self.levels, np.nan], dtype=np.float64)
        return labels[first], levels[first]


def _holds(
    cut_off: str, statistic: NDArray[np.float64], attained: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    if cut_off == "met":
        return attained
    match = _CUT_OFF.fullmatch(cut_off)
    if match is None:
        raise ProgressError(f"{cut_off!r} is no cut-off: write met, or a comparison such as >=0.95")
    sign, number = match.groups()
    slack = -_TOLERANCE if sign in (">=", "<") else _TOLERANCE
    compared: NDArray[np.bool_] = _COMPARISONS[sign](statistic, float(number) + slack)
    return compared


def read_methods(table: pd.DataFrame, names: tuple[str, ...] = ()) -> tuple[Method, ...]:
    """Turn the rows of the methods table into methods.

    Parameters
    ----------
    table : pandas.DataFrame
        ``data/registries/progress_methods.csv`` as read: ``method``, ``shown`` (yes, no),
        ``cut_offs``, ``labels`` and ``levels`` (parts divided by ``|``).
    names : tuple of str, optional
        Only these, in this order; all by default, in the order of ``position``.

    Returns
    -------
    tuple of Method

    Raises
    ------
    ProgressError
        Every faulty row and unknown name at once.

    Examples
    --------
    >>> rows = pd.DataFrame({"method": ["sdsn"], "position": [1], "shown": ["no"],
    ...                      "cut_offs": [">=1|<1"], "labels": ["on_track|short"], "levels": ["2|1"]})
    >>> read_methods(rows)[0].levels
    (2, 1)
    """
    problems = Problems()
    methods: dict[str, Method] = {}
    for number, row in enumerate(table.sort_values("position").to_dict("records"), start=2):
        cut_offs, labels, levels = (_parts(row[name]) for name in ("cut_offs", "labels", "levels"))
        name = str(row["method"])
        if name not in STATISTICS:
            problems.add(
                TABLE,
                number,
                "method",
                name,
                "a statistic the library computes",
                suggest(name, STATISTICS),
            )
        elif not len(cut_offs) == len(labels) == len(levels):
            problems.add(
                TABLE, number, "labels", "|".join(labels), "one for each cut-off and level"
            )
        else:
            methods[name] = Method(
                name,
                str(row["shown"]) == "yes",
                cut_offs,
                labels,
                tuple(int(level) for level in levels),
            )
    for name in names:
        if name not in methods:
            problems.add(
                "", None, "method", name, "a method of the table", suggest(name, methods, TABLE)
            )
    problems.raise_as(ProgressError)
    return tuple(methods[name] for name in names) if names else tuple(methods.values())


def _parts(cell: object) -> tuple[str, ...]:
    return tuple(str(cell).split("|")) if isinstance(cell, str) and cell else ()
