"""What a reader assumes beyond the texts, read from plain values: scenarios and baselines."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from types import MappingProxyType
from typing import Any, TypeAlias

import pandas as pd

from labourtargets.analysis.finding import indicator_ids, region_ids
from labourtargets.codebook import Codebook
from labourtargets.errors import (
    LabourTargetsError,
    ObservationError,
    Problems,
    TrajectoryError,
    suggest,
)
from labourtargets.trajectories import STATED, Baseline, Scenario, read_scenario

__all__ = [
    "PREDEFINED",
    "Supplied",
    "Supposed",
    "baseline_forms",
    "read_baselines",
    "read_scenarios",
    "years_expected",
]

Supposed: TypeAlias = Scenario | Mapping[str, Any] | str
Supplied: TypeAlias = Baseline | Mapping[str, Any] | str

#: Scenarios that go by a name alone.
PREDEFINED: Mapping[str, Mapping[str, Any]] = MappingProxyType(
    {
        "delayed_start": {"delayed_start": 1},
        "shortfall": {"shortfall": 20},
        "early_finish": {"early_finish": 1},
    }
)
_FORM = "a name, or name: key=value, key=value"


def read_scenarios(given: Iterable[Supposed], problems: Problems) -> tuple[Scenario, ...]:
    """Read scenarios from objects, mappings or texts, recording what is wrong.

    Parameters
    ----------
    given : iterable of Scenario, mapping or str
        A text is one of `PREDEFINED`, or ``name: key=value, key=value`` with the parameters of
        `Scenario`; the shape of a model is written ``back_loaded.p=2``.
    problems : Problems

    Returns
    -------
    tuple of Scenario

    Examples
    --------
    >>> read_scenarios(["late: delayed_start=1, shortfall=10"], Problems())[0].reach
    0.9
    """
    found: list[Scenario] = []
    for entry in [given] if isinstance(given, str | Mapping | Scenario) else given:
        try:
            one = entry if isinstance(entry, Scenario) else read_scenario(_scenario(entry))
        except LabourTargetsError as fault:
            problems.extend(fault.problems)
            continue
        if one.name == STATED.name or one.name in [other.name for other in found]:
            problems.add("scenario", None, "name", one.name, "a name of its own, not “stated”")
        else:
            found.append(one)
    return tuple(found)


def read_baselines(
    given: Iterable[Supplied],
    codebook: Codebook,
    observations: Callable[[], pd.DataFrame],
    problems: Problems,
) -> tuple[Baseline, ...]:
    """Read supplied starting values from objects, mappings or texts, recording what is wrong.

    Parameters
    ----------
    given : iterable of Baseline, mapping or str
        A mapping has the parameters of `Baseline`, or series_id and ``observation``, the
        identifier of an observed value. A text is ``region/indicator: year=2022, value=150000,
        owner=whose figure it is`` or ``region/indicator: observation=…``.
    codebook : Codebook
        Resolves the names of regions and indicators.
    observations : callable
        Loads the observed values, if one is named.
    problems : Problems

    Returns
    -------
    tuple of Baseline

    Raises
    ------
    ObservationError
        If the observed values cannot be loaded.

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> text = "永川/技能人才总量: year=2022, value=150000, owner=assumed, for illustration"
    >>> read_baselines([text], load_codebook(), pd.DataFrame, Problems())[0].owner
    'assumed, for illustration'
    """
    found: list[Baseline] = []
    for entry in [given] if isinstance(given, str | Mapping | Baseline) else given:
        if isinstance(entry, Baseline):
            found.append(entry)
            continue
        keys = _baseline(entry, problems) if isinstance(entry, str) else dict(entry)
        series_id = _series_id(str(keys.pop("series_id", "")), codebook, problems) if keys else ""
        if not keys or not _complete(keys, series_id, problems):
            continue
        try:
            if "observation" in keys:
                keys = _observed(keys, series_id, observations())
            found.append(Baseline(series_id, **keys))
        except ObservationError:
            # the files are at fault, not what was asked: the error names how to check them
            raise
        except LabourTargetsError as fault:
            problems.extend(fault.problems)
    return tuple(found)


def baseline_forms(series_id: str = "region/indicator") -> tuple[str, str]:
    """Show how a baseline of a series is written: with a value, or naming an observation.

    Examples
    --------
    >>> baseline_forms("yongchuan/skilled_workers")[1]
    'yongchuan/skilled_workers: observation=…'
    """
    return f"{series_id}: year=…, value=…, owner=…", f"{series_id}: observation=…"


def _expected() -> str:
    return " or ".join(baseline_forms())


def _scenario(entry: Mapping[str, Any] | str) -> Mapping[str, Any]:
    if not isinstance(entry, str):
        return entry
    name, colon, told = entry.partition(":")
    name = name.strip()
    if not colon:
        if name not in PREDEFINED:
            problems = Problems()
            expected = f"{_FORM}; by name alone: {', '.join(PREDEFINED)}"
            problems.add("scenario", None, "scenario", name, expected, suggest(name, PREDEFINED))
            problems.raise_as(TrajectoryError)
        return {"name": name, **PREDEFINED[name]}
    keys: dict[str, Any] = {"name": name}
    for key, value in _pairs(told).items():
        model, dot, parameter = key.partition(".")
        if dot:
            keys.setdefault("shapes", {}).setdefault(model, {})[parameter] = value
        else:
            keys[key] = value
    if len(keys) == 1:
        problems = Problems()
        problems.add("scenario", None, "scenario", entry, _FORM)
        problems.raise_as(TrajectoryError)
    return keys


def _baseline(entry: str, problems: Problems) -> dict[str, Any]:
    # an identifier of an observation holds no colon, a region or an indicator neither
    series, colon, told = entry.partition(":")
    keys = _pairs(told)
    if not colon or not keys:
        problems.add("baseline", None, "baselines", entry, _expected())
        return {}
    return {"series_id": series.strip(), **keys}


def _complete(keys: Mapping[str, Any], series_id: str, problems: Problems) -> bool:
    """Record the keys no baseline has; where there are none, those that are missing."""
    known = [*(each.name for each in fields(Baseline) if each.name != "series_id"), "observation"]
    place, before = f"baseline {series_id}", len(problems)
    for key in keys:
        if key not in known:
            problems.add(
                place, None, key, keys[key], f"one of {', '.join(known)}", suggest(key, known)
            )
    if len(problems) == before and "observation" not in keys:
        for key in ("year", "value", "owner"):
            if key not in keys:
                problems.add(place, None, key, "", f"to be given: {_expected()}")
    return len(problems) == before


def _pairs(told: str) -> dict[str, Any]:
    """Read ``key=value, key=value``; a piece without a key belongs to the value before it."""
    pairs: dict[str, str] = {}
    key = ""
    for piece in told.split(","):
        before, equals, after = piece.partition("=")
        if equals and re.fullmatch(r"\s*[a-z_.A-Z]+\s*", before):
            key = before.strip()
            pairs[key] = after.strip()
        elif key:
            pairs[key] = f"{pairs[key]}, {piece.strip()}"
    return {name: _number(text) for name, text in pairs.items()}


def _number(text: str) -> int | float | str:
    try:
        value = float(text)
    except ValueError:
        return text
    return int(value) if value.is_integer() and "." not in text else value


def _series_id(name: str, codebook: Codebook, problems: Problems) -> str:
    region, slash, rest = name.partition("/")
    if not slash:
        problems.add("baseline", None, "series_id", name, "region/indicator")
        return name
    indicator, _, document = rest.partition("/")
    regions = region_ids(region, codebook, problems) or [region]
    indicators = indicator_ids(indicator, codebook, problems) or [indicator]
    return "/".join([regions[0], indicators[0], *([document] if document else [])])


def _observed(keys: dict[str, Any], series_id: str, observations: pd.DataFrame) -> dict[str, Any]:
    """Take year, value, interval and source of an observation of the same place and thing."""
    name, problems = str(keys["observation"]), Problems()
    rows = observations[observations["observation_id"] == name]
    if rows.empty:
        near = suggest(name, observations["observation_id"])
        hint = near or "by its observation_id, region/indicator/period"
        problems.add("baseline", None, "observation", name, "a known observation", hint)
    problems.raise_as(TrajectoryError)
    row = rows.iloc[0]
    measured = [str(row["region_id"]), str(row["indicator_id"])]
    if measured != series_id.split("/")[:2]:
        # a figure of the municipality says nothing of where a district started
        problems.add("baseline", None, "observation", name, f"an observation of {series_id}")
    problems.raise_as(TrajectoryError)
    taken = {"year": int(str(row["period_end"])[:4]), "value": float(row["value"])}
    ends = {end: float(row[end]) for end in ("lower", "upper") if pd.notna(row[end])}
    rest = {key: value for key, value in keys.items() if key != "observation"}
    return {**taken, **ends, "owner": str(row["source"]), **rest}


def years_expected(years: Sequence[int], last: int) -> str:
    """Say which years are expected where some lie after the last figure; nothing where none does.

    Examples
    --------
    >>> years_expected([2022, 2027], 2025), years_expected([2020, 2025], 2025)
    ('years up to 2025, the last with a figure of what is chosen', '')
    """
    beyond = max(years, default=last) > last
    return f"years up to {last}, the last with a figure of what is chosen" if beyond else ""
