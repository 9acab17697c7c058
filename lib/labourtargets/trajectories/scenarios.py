"""Named sets of assumptions, compared with the path as stated."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from types import MappingProxyType
from typing import Any

import numpy as np

from labourtargets.errors import Problems, TrajectoryError, suggest
from labourtargets.trajectories.models import FloatArray, shape_of

__all__ = ["STATED", "Baseline", "Scenario", "as_scenarios", "read_scenario"]


def _is_number(value: object) -> bool:
    numeric = isinstance(value, (int, float, np.integer, np.floating))
    return numeric and not isinstance(value, bool) and math.isfinite(float(value))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Scenario:
    """Say what is assumed beyond the text.

    Parameters
    ----------
    name : str
        Appears in the column ``scenario``; "stated" is kept for the path without assumptions.
    delta : float, optional
        Half-width of 左右 and 约 as a share; by default that of the projection.
    shapes : mapping of str to mapping, default {}
        Shape parameters by model: ``{"back_loaded": {"p": 2}}``.
    delayed_start : float, default 0
        Years in which nothing moves.
    shortfall : float, default 0
        Percentage of the gap that is never closed.
    early_finish : float, default 0
        Years by which the target is reached ahead of its date.

    Raises
    ------
    TrajectoryError
        Naming every impossible value at once.

    Examples
    --------
    >>> Scenario("slow", delayed_start=1, shortfall=20).reach
    0.8
    """

    name: str
    delta: float | None = None
    shapes: Mapping[str, Mapping[str, float]] = field(default_factory=dict, hash=False)
    delayed_start: float = 0.0
    shortfall: float = 0.0
    early_finish: float = 0.0

    def __post_init__(self) -> None:
        problems = Problems()
        if not isinstance(self.name, str) or not self.name.strip():
            problems.add("scenario", None, "name", self.name, "a name")
        delta = self.delta
        if delta is not None and not (_is_number(delta) and 0 <= delta <= 1):
            problems.add(f"scenario {self.name}", None, "delta", delta, "a number from 0 to 1")
        for key in ("delayed_start", "shortfall", "early_finish"):
            value = getattr(self, key)
            if not _is_number(value) or not 0 <= value < 100:
                expected = "a number from 0 to less than 100"
                problems.add(f"scenario {self.name}", None, key, value, expected)
        if isinstance(self.shapes, Mapping):
            for name, shape in self.shapes.items():
                try:
                    shape_of(name, shape)
                except TrajectoryError as fault:
                    problems.extend(fault.problems)
            copied = {name: MappingProxyType(dict(shape)) for name, shape in self.shapes.items()}
            object.__setattr__(self, "shapes", MappingProxyType(copied))
        else:
            problems.add("scenario", None, "shapes", self.shapes, "parameters by model")
        problems.raise_as(TrajectoryError)

    @property
    def reach(self) -> float:
        """Share of the gap that is closed in the end."""
        return 1.0 - self.shortfall / 100.0

    @property
    def moves_years(self) -> bool:
        """Whether the calendar of the path differs from the stated one."""
        return self.delayed_start > 0 or self.early_finish > 0

    def clock(self, years: FloatArray, first: float, last: float) -> FloatArray:
        """Give the year of the stated path that the scenario has come to in every year."""
        if not self.moves_years:
            return years
        start, end = first + self.delayed_start, last - self.early_finish
        gone = np.clip((years - start) / (end - start), 0.0, 1.0)
        return np.where(gone == 1.0, last, first + gone * (last - first))


#: The path with no assumption but the model.
STATED = Scenario("stated")


def read_scenario(entry: Mapping[str, Any]) -> Scenario:
    """Read a scenario from plain values, as a run's parameter file holds it.

    Parameters
    ----------
    entry : mapping
        Keys are the parameters of `Scenario`.

    Returns
    -------
    Scenario

    Raises
    ------
    TrajectoryError
        For unknown keys and impossible values.

    Examples
    --------
    >>> read_scenario({"name": "late", "delayed_start": 1})
    ... # doctest: +ELLIPSIS
    Scenario(name='late', delta=None, shapes=mappingproxy({}), delayed_start=1, ...)
    """
    known = [each.name for each in fields(Scenario)]
    problems = Problems()
    for key in entry:
        if key not in known:
            expected = f"one of {', '.join(known)}"
            problems.add("scenario", None, key, entry[key], expected, suggest(key, known))
    if "name" not in entry:
        problems.add("scenario", None, "name", "", "a name")
    problems.raise_as(TrajectoryError)
    return Scenario(**entry)


@dataclass(frozen=True)
class Baseline:
    """Supply a starting value the document does not give, under its owner's name.

    Parameters
    ----------
    series_id : str
    year : int
        Before the first anchor of the series.
    value : float
        In the base unit of the series.
    owner : str
        Whose figure it is ("parameter of this run", a yearbook and its table): printed on every
        row that rests on it.
    lower, upper : float, optional
        Interval of the value.

    Raises
    ------
    TrajectoryError
        If the owner is not named or a number is none.

    Examples
    --------
    >>> Baseline("yongchuan/skilled_workers", 2020, 150_000, "assumed by the reader").value
    150000
    """

    series_id: str
    year: int
    value: float
    owner: str
    lower: float | None = None
    upper: float | None = None

    def __post_init__(self) -> None:
        problems = Problems()
        place = f"baseline {self.series_id}"
        if not str(self.owner).strip():
            problems.add(place, None, "owner", self.owner, "whose figure it is")
        if isinstance(self.year, bool) or not isinstance(self.year, (int, np.integer)):
            problems.add(place, None, "year", self.year, "a year")
        if not _is_number(self.value):
            problems.add(place, None, "value", self.value, "a finite number")
        ends = [end for end in (self.lower, self.value, self.upper) if end is not None]
        if not all(map(_is_number, ends)) or ends != sorted(ends):
            found = f"{self.lower}, {self.value}, {self.upper}"
            problems.add(place, None, "lower, value, upper", found, "three numbers in this order")
        problems.raise_as(TrajectoryError)


def as_scenarios(given: Scenario | Iterable[Scenario]) -> tuple[Scenario, ...]:
    """Take one scenario or several; names must differ."""
    chosen = (given,) if isinstance(given, Scenario) else tuple(given)
    problems = Problems()
    names = [each.name for each in chosen]
    for name in sorted({name for name in names if names.count(name) > 1}):
        problems.add("scenario", None, "name", name, "a name of its own for every scenario")
    if not chosen:
        problems.add("scenario", None, "scenario", "", "at least one scenario")
    problems.raise_as(TrajectoryError)
    return chosen
