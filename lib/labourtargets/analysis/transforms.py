"""The same figures looked at another way: level, growth, index, per 10 000 residents."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from labourtargets.analysis.compared.measured import Measured
from labourtargets.analysis.selection import Selection
from labourtargets.codebook import load_codebook
from labourtargets.comparison.intensity import INTENSITIES, divided
from labourtargets.errors import Problem, Problems, SelectionError, suggest
from labourtargets.observations import load_observations
from labourtargets.workspace import Workspace

__all__ = ["TRANSFORMS", "transform"]

#: What `transform` knows; the phrases ``transform.*`` name them.
TRANSFORMS = ("level", "growth", "index", "per_head")
_NEEDED = ("region_id", "indicator_id", "value")
_KEYS = ("series_id", "region_id", "indicator_id", "doc_id", "model", "scenario")
_ENDS = ("value", "lower", "upper")


def transform(
    figures: pd.DataFrame | Selection,
    how: str = "level",
    *,
    base_year: int | None = None,
    population: pd.DataFrame | None = None,
    workspace: Workspace | None = None,
) -> pd.DataFrame:
    """Show figures as level, growth, index or per 10 000 residents.

    Parameters
    ----------
    figures : pandas.DataFrame or Selection
        Rows with region_id, indicator_id, value and year (or period_end); lower, upper,
        base_unit, series_id, model and scenario where there are any. Rows without a value or a
        year are left out.
    how : {"level", "growth", "index", "per_head"}, default "level"
        ``growth`` is percent a year since the row before; of shares, percentage points a year.
        ``index`` is 100 in the base year. ``per_head`` is a named intensity, figures per 10 000
        residents (人/万人; 人次/万人 counts occasions and is no share of residents).
    base_year : int, optional
        Of the index; the first year of every series by default.
    population : pandas.DataFrame, optional
        Observed residents in the form of `load_observations`, each row with its source; the
        2020 census of the observations by default. A place's latest figure counts, for every
        year.
    workspace : Workspace, optional
        That of the selection, or the default.

    Returns
    -------
    pandas.DataFrame
        The rows of `figures` in the order of their series and years, with ``value``, ``lower``
        and ``upper`` (float64; outer bounds: what both ends of a change or a quotient admit by the bounds given)
        and the columns ``transform`` and ``unit`` (str). Growth has no row for the first year
        of a series; per_head adds ``observation_ids`` (str), the residents it rests on.

    Raises
    ------
    SelectionError
        Everything impossible at once: an unknown transform or column, two values of one series
        in one year, growth or an index from zero, a base year without a value, a share per
        head, residents without a figure or a source.

    References
    ----------
    Growth is the compound annual rate between neighbouring figures of a series. Residents: the
    sourced rows of ``data/observations``.

    Examples
    --------
    >>> here = pd.DataFrame({"region_id": "mianyang", "indicator_id": "hr_placements",
    ...     "year": [2022, 2025], "value": [400000.0, 484000.0]})
    >>> transform(here, "index")["value"].round(1).tolist()
    [100.0, 121.0]
    >>> transform(here, "per_head")["unit"].unique().tolist()
    ['人次/万人']
    """
    given = figures.frame if isinstance(figures, Selection) else figures
    if isinstance(figures, Measured):
        given = figures.anchors
    if workspace is None:
        workspace = figures.workspace if isinstance(figures, Selection) else Workspace.default()
    if how not in TRANSFORMS:
        known = ", ".join(TRANSFORMS)
        hint = suggest(how, TRANSFORMS)
        raise SelectionError(Problem("", None, "transform", how, f"one of {known}", hint))
    rows = _ordered(given, workspace)
    if how == "level":
        shown = rows
    elif how == "per_head":
        shown = _per_head(rows, population, workspace)
    else:
        shown = _by_series(rows, how, base_year)
    return shown.assign(transform=how).astype({"transform": "str", "unit": "str"})


def _ordered(figures: pd.DataFrame, workspace: Workspace) -> pd.DataFrame:
    """Return the rows with a value and a year, sorted, with unit and both bounds."""
    problems = Problems()
    year = "year" if "year" in figures else "period_end"
    for name in (*_NEEDED, year):
        if name not in figures:
            problems.add("", None, "column", name, "a column of the figures")
    problems.raise_as(SelectionError)
    rows = figures[figures["value"].notna() & figures[year].notna()].copy()
    rows["year"] = rows[year].astype("Int64")
    for end in _ENDS:
        rows[end] = (rows[end] if end in rows else rows["value"]).astype("float64")
    if "base_unit" in rows:
        rows["unit"] = rows["base_unit"].astype("str")
    else:
        units = load_codebook(workspace).indicators.set_index("indicator_id")["base_unit"]
        rows["unit"] = rows["indicator_id"].map(units).astype("str")
    keys = _keys(rows)
    return rows.sort_values([*keys, "year"], kind="stable").reset_index(drop=True)


def _by_series(rows: pd.DataFrame, how: str, base_year: int | None) -> pd.DataFrame:
    problems = Problems()
    parts = [rows.iloc[:0]]
    keys = _keys(rows)
    for key, series in rows.groupby(keys, sort=False, dropna=False):
        name = "/".join(str(part) for part in (key if isinstance(key, tuple) else (key,)))
        twice = series["year"][series["year"].duplicated()]
        if len(twice):
            found = ", ".join(map(str, sorted(set(twice))))
            problems.add("", None, name, found, "one value a year")
            continue
        part = (
            _growth(series, name, problems)
            if how == "growth"
            else _index(series, name, base_year, problems)
        )
        parts.append(part)
    problems.raise_as(SelectionError)
    return pd.concat(parts, ignore_index=True)


def _growth(series: pd.DataFrame, name: str, problems: Problems) -> pd.DataFrame:
    if len(series) < 2:
        problems.add("", None, name, "one year", "two years to grow between")
        return series.iloc[:0]
    years = np.diff(series["year"].to_numpy(dtype="float64"))
    result = series.iloc[1:].copy()
    now, before = result[list(_ENDS)].to_numpy(), series[list(_ENDS)].to_numpy()[:-1]
    if (series["unit"] == "%").all():
        change: Callable[..., np.ndarray] = _points
        result["unit"] = "个百分点/年"
    else:
        if (series["value"] <= 0).any():
            hint = "a share of nothing is undefined; look at the level"
            problems.add("", None, name, "a value not above zero", "values above zero", hint)
            return series.iloc[:0]
        change = _rate
        result["unit"] = "%/年"
    # the least change leads from the upper end to the lower one
    for column, (end, start) in enumerate(((0, 0), (1, 2), (2, 1))):
        result[_ENDS[column]] = change(now[:, end], before[:, start], years)
    return result


def _points(now: np.ndarray, before: np.ndarray, years: np.ndarray) -> np.ndarray:
    return np.asarray((now - before) / years)


def _rate(now: np.ndarray, before: np.ndarray, years: np.ndarray) -> np.ndarray:
    with np.errstate(all="ignore"):
        rate = 100 * np.expm1(np.log(now / before) / years)
    return np.where((now > 0) & (before > 0), rate, np.nan)


def _index(
    series: pd.DataFrame, name: str, base_year: int | None, problems: Problems
) -> pd.DataFrame:
    year = int(series["year"].iloc[0]) if base_year is None else base_year
    base = series[series["year"] == year]
    if base.empty:
        known = ", ".join(map(str, series["year"]))
        problems.add("", None, name, f"base year {year}", f"a year with a value: {known}")
        return series.iloc[:0]
    middle, low, high = (float(base[end].iloc[0]) for end in _ENDS)
    if middle <= 0:
        problems.add("", None, name, f"{middle:g} in {year}", "a base above zero")
        return series.iloc[:0]
    result = series.assign(
        value=100 * series["value"] / middle,
        lower=100 * series["lower"] / high,
        upper=100 * series["upper"] / (low if low > 0 else np.nan),
        unit=f"{year}=100",
    )
    result.loc[result["year"] == year, list(_ENDS)] = 100.0
    return result


def _per_head(
    rows: pd.DataFrame, population: pd.DataFrame | None, workspace: Workspace
) -> pd.DataFrame:
    census = INTENSITIES["per_10k_residents"]
    problems = Problems()
    shares = rows[rows["unit"].str.startswith(("%", "：", ":")) | _ratios(rows, workspace)]
    for name in sorted(set(shares["indicator_id"])):
        problems.add("", None, "indicator_id", name, "a count or an amount, not a ratio")
    observed = load_observations(workspace=workspace) if population is None else population
    if population is not None:
        problems.extend(_unsourced(population))
    problems.raise_as(SelectionError)
    residents = observed if population is None else _as_census(observed, census.indicator_id)
    known = set(residents.loc[residents["indicator_id"] == census.indicator_id, "region_id"])
    for region in sorted(set(rows["region_id"]) - known):
        wanted = "observed residents with their source (2020 census)"
        problems.add("data/observations", None, "region_id", region, wanted)
    problems.raise_as(SelectionError)
    return divided(rows.assign(observation_ids=""), census, residents).astype(
        {"year": "Int64", "observation_ids": "str"}
    )


def _as_census(population: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Let the latest given figure of every place stand for its residents in every year."""
    latest = population.sort_values("period_end", kind="stable").drop_duplicates(
        "region_id", keep="last"
    )
    year = INTENSITIES["per_10k_residents"].year
    return latest.assign(indicator_id=indicator, period_end=f"{year}-12-31")


def _unsourced(population: pd.DataFrame) -> list[Problem]:
    wanted = ("observation_id", "region_id", "period_end", "value", "base_unit", "source", "as_of")
    missing = [name for name in wanted if name not in population]
    if missing:
        expected = "columns of load_observations"
        return [Problem("population", None, "column", name, expected) for name in missing]
    return [
        Problem("population", None, str(row.region_id), f"{row.value} {row.base_unit}", expected)
        for row in population.itertuples()
        for expected in [_fault(row.source, row.base_unit, float(str(row.value)))]
        if expected
    ]


def _fault(source: object, unit: object, value: float) -> str:
    if not isinstance(source, str) or not source.strip():
        return "a source"
    if unit != "人":
        return "residents, in 人"
    return "" if value > 0 else "a number above zero"


def _ratios(rows: pd.DataFrame, workspace: Workspace) -> pd.Series:
    measures = load_codebook(workspace).indicators.set_index("indicator_id")["measure"]
    return rows["indicator_id"].map(measures) == "ratio"


def _keys(rows: pd.DataFrame) -> list[str]:
    return [name for name in _KEYS if name in rows]
