"""How unequal the places are: Theil's index between and within groups, and dispersion."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from labourtargets.comparison.zones import TOLERANCE
from labourtargets.errors import ComparisonError, Problem

__all__ = ["Dispersion", "Theil", "dispersion", "theil"]


@dataclass(frozen=True)
class Theil:
    """Theil's T and its exact split by groups.

    Parameters
    ----------
    total, between, within : float
        In nats; ``between + within`` is ``total``.
    groups : pandas.DataFrame
        ``group`` (str), ``share`` of the quantity, ``weight`` of the places, ``theil`` inside,
        ``between``, ``within`` (float64): contributions, sorted by ``group``.
    """

    total: float
    between: float
    within: float
    groups: pd.DataFrame

    @property
    def remainder(self) -> float:
        """Between plus within less total: float noise."""
        return self.between + self.within - self.total

    @property
    def adds_up(self) -> bool:
        """Whether the split adds up within `TOLERANCE`."""
        return abs(self.remainder) <= TOLERANCE


@dataclass(frozen=True)
class Dispersion:
    """Spread of a quantity over places.

    Parameters
    ----------
    sd_log : float
        Standard deviation of natural logs, n − 1.
    cv : float
        Coefficient of variation, n − 1.
    places : int
    """

    sd_log: float
    cv: float
    places: int


def theil(
    values: pd.Series,
    groups: Mapping[str, str] | None = None,
    weights: pd.Series | None = None,
) -> Theil:
    """Return Theil's T of a quantity over places, between and within groups of them.

    With shares s of the quantity and w of the weight, T = Σ s ln(s/w); for groups g,
    T = Σ s_g ln(s_g/w_g) + Σ s_g T_g.

    Parameters
    ----------
    values : pandas.Series of float64
        Totals of each place, indexed by place; not negative.
    groups : mapping of str to str, optional
        Group of each place; all in one by default.
    weights : pandas.Series of float64, optional
        Residents of each place; equal by default, which compares the totals themselves.

    Returns
    -------
    Theil

    Raises
    ------
    ComparisonError
        If there is no place, a value is missing or negative, all are zero, or a place lacks a
        weight or a group.

    References
    ----------
    Theil, H. (1967), Economics and Information Theory; REAT (R), ``theil``.

    Examples
    --------
    >>> split = theil(pd.Series({"a": 1.0, "b": 1.0, "c": 4.0}), {"a": "x", "b": "x", "c": "y"})
    >>> round(split.total, 6), round(split.within, 6)
    (0.231049, 0.0)
    """
    places = [str(place) for place in values.index]
    amount = values.to_numpy(dtype=float)
    weight = _weights(values, weights)
    _check(places, amount, weight, groups)
    part, base = amount / math.fsum(amount), weight / math.fsum(weight)
    named = ["" if groups is None else groups[place] for place in places]
    rows = []
    for group in sorted(set(named)):
        inside = np.array([name == group for name in named])
        share, mass = math.fsum(part[inside]), math.fsum(base[inside])
        within = _index(part[inside] / share, base[inside] / mass) if share > 0 else 0.0
        rows.append((group, share, mass, within, _term(share, mass), share * within))
    names = ["group", "share", "weight", "theil", "between", "within"]
    table = pd.DataFrame(rows, columns=names)
    return Theil(
        total=_index(part, base),
        between=math.fsum(table["between"]),
        within=math.fsum(table["within"]),
        groups=table,
    )


def dispersion(values: pd.Series) -> Dispersion:
    """Return the spread of a quantity over places at one date; two dates show σ-convergence.

    Parameters
    ----------
    values : pandas.Series of float64
        Positive, one for each place.

    Returns
    -------
    Dispersion

    Raises
    ------
    ComparisonError
        If there are fewer than two places, or a value is missing or not positive.

    References
    ----------
    Sala-i-Martin, X. (1996), The classical approach to convergence analysis, Economic Journal
    106; REAT (R), ``sigmaconv``.

    Examples
    --------
    >>> round(dispersion(pd.Series([1.0, 2.718281828459045])).sd_log, 6)
    0.707107
    """
    amount = values.to_numpy(dtype=float)
    if len(amount) < 2 or not (amount > 0).all():
        expected = "two places or more, each with a positive figure"
        raise ComparisonError(Problem("", None, "values", repr(amount.tolist()), expected))
    return Dispersion(
        sd_log=float(np.std(np.log(amount), ddof=1)),
        cv=float(np.std(amount, ddof=1) / np.mean(amount)),
        places=len(amount),
    )


def _weights(values: pd.Series, weights: pd.Series | None) -> np.ndarray:
    if weights is None:
        return np.ones(len(values))
    return weights.reindex(values.index).to_numpy(dtype=float)


def _check(
    places: list[str],
    amount: np.ndarray,
    weight: np.ndarray,
    groups: Mapping[str, str] | None,
) -> None:
    problems = [
        Problem("", None, "values", f"{place}: {value}", "a figure of zero or more")
        for place, value in zip(places, amount, strict=True)
        if not value >= 0
    ]
    problems += [
        Problem("", None, "weights", place, "a positive weight")
        for place, value in zip(places, weight, strict=True)
        if not value > 0
    ]
    problems += [
        Problem("", None, "groups", place, "a group")
        for place in places
        if groups is not None and place not in groups
    ]
    if not problems and not amount.sum() > 0:
        problems.append(Problem("", None, "values", "nothing", "a positive sum"))
    if problems:
        raise ComparisonError(problems)


def _term(share: float, base: float) -> float:
    return share * math.log(share / base) if share > 0 else 0.0


def _index(part: np.ndarray, base: np.ndarray) -> float:
    return math.fsum(_term(float(s), float(w)) for s, w in zip(part, base, strict=True))
