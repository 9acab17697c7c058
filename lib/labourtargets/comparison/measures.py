"""Measures of promised figures, place by place, each with the interval its wording leaves."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

import pandas as pd

from labourtargets.comparison.intensity import INTENSITIES, Denominator, divided
from labourtargets.errors import ComparisonError, Problem

__all__ = ["MEASURES", "measure_table", "printed_widths"]

MEASURES = ("level", "required_growth", "points_a_year", "per_10k_residents", "per_gdp")
_COLUMNS = (
    "region_id",
    "indicator_id",
    "measure",
    "since",
    "year",
    "value",
    "lower",
    "upper",
    "unit",
    "statement_ids",
    "observation_ids",
    "reason",
)
_KEYS = ["indicator_id", "region_id"]


def measure_table(
    series: pd.DataFrame,
    measure: str,
    year: int,
    *,
    since: int | None = None,
    observations: pd.DataFrame | None = None,
    denominator: Denominator | None = None,
    rounding: Mapping[str, float] | None = None,
) -> pd.DataFrame:
    """Measure every (region, indicator) of a series table in one year.

    Parameters
    ----------
    series : pandas.DataFrame
        Anchors, one row each, as in the series table.
    measure : str
        One of `MEASURES`: ``level``; ``required_growth`` (percent a year from `since`);
        ``points_a_year`` (percentage points a year, of shares); ``per_10k_residents``;
        ``per_gdp``.
    year : int
        Year of an anchor; a year between anchors has no stated figure and gets a reason.
    since : int, optional
        Year of the anchor that growth starts from; the earliest of each series by default.
    observations : pandas.DataFrame, optional
        Observed denominators, for the intensities.
    denominator : Denominator, optional
        Another denominator than that of the measure.
    rounding : mapping of str to float, optional
        Half of the last printed decimal by statement (`printed_widths`): widens every figure by
        what its printed decimals could hide, though a promise is exact as printed.

    Returns
    -------
    pandas.DataFrame
        Sorted by ``indicator_id``, ``region_id``: ``region_id``, ``indicator_id``, ``measure``
        (str); ``since``, ``year`` (Int64); ``value``, ``lower``, ``upper`` (float64, in ``unit``;
        an open end is missing); ``unit``, ``statement_ids``, ``observation_ids`` (``|``-joined),
        ``reason`` (str; why there is no value).

    Raises
    ------
    ComparisonError
        For an unknown measure, points of what is no share, a denominator missing for any place,
        or no figure at all.

    References
    ----------
    Growth is the compound annual rate (CAGR); an intensity is named after its denominator and
    never called a share.

    Examples
    --------
    >>> anchors = pd.DataFrame({"region_id": ["x", "x"], "indicator_id": ["i", "i"],
    ...     "year": [2022, 2025], "value": [8.0, 27.0], "lower": [8.0, 27.0],
    ...     "upper": [8.0, 27.0], "base_unit": ["元", "元"], "statement_id": ["d:1", "d:2"]})
    >>> measure_table(anchors, "required_growth", 2025)["value"].round(6).tolist()
    [50.0]
    """
    if measure not in MEASURES:
        known = ", ".join(MEASURES)
        raise ComparisonError(Problem("", None, "measure", measure, f"one of {known}"))
    needed = [*_KEYS, "year", "value", "lower", "upper", "base_unit", "statement_id"]
    anchors = _widened(series, rounding or {})[needed].sort_values([*_KEYS, "year"], kind="stable")
    rows = []
    for (indicator, region), group in groupby(anchors.to_dict("records"), _subject):
        row: dict[str, object] = {"region_id": region, "indicator_id": indicator, "year": year}
        row |= _measured(list(group), measure, year, since)
        rows.append(row)
    table = pd.DataFrame(rows, columns=[name for name in _COLUMNS if name != "measure"])
    table.insert(2, "measure", measure)
    if measure in INTENSITIES:
        divisor = denominator or INTENSITIES[measure]
        table = divided(table, divisor, observations)
    if table["value"].isna().all():
        reasons = sorted(set(table["reason"].dropna().astype(str))) or ["no series"]
        raise ComparisonError(Problem("", None, "year", str(year), "a stated figure", reasons[0]))
    return _typed(table)


def printed_widths(statements: pd.DataFrame, factors: Mapping[str, float]) -> dict[str, float]:
    """Return half of the last printed decimal of every plain number, in base units.

    Parameters
    ----------
    statements : pandas.DataFrame
    factors : mapping of str to float
        Base units in one printed unit.

    Returns
    -------
    dict of str to float
        By ``statement_id``; ranges, dashes and Chinese numerals are left out, and whole counts
        printed without 万 or 亿 are exact.

    Examples
    --------
    >>> rows = pd.DataFrame({"statement_id": ["d:1"], "number": ["1.65"], "unit": ["万家次"]})
    >>> printed_widths(rows, {"万家次": 1e4})
    {'d:1': 50.0}
    """
    widths = {}
    for row in statements.to_dict("records"):
        whole, point, decimals = str(row["number"]).partition(".")
        if not whole.isascii() or not whole.isdecimal() or (point and not decimals.isdecimal()):
            continue
        factor = factors.get(str(row["unit"]), 1.0)
        exact = factor == 1.0 and not decimals
        widths[str(row["statement_id"])] = 0.0 if exact else factor / 2 / 10 ** len(decimals)
    return widths


def _widened(series: pd.DataFrame, rounding: Mapping[str, float]) -> pd.DataFrame:
    half = series["statement_id"].map(dict(rounding)).fillna(0.0).astype(float)
    return series.assign(lower=series["lower"] - half, upper=series["upper"] + half)


def _subject(anchor: Mapping[Any, Any]) -> tuple[str, str]:
    return anchor["indicator_id"], anchor["region_id"]


def _measured(
    anchors: list[dict[Any, Any]], measure: str, year: int, since: int | None
) -> dict[str, object]:
    unit = str(anchors[0]["base_unit"])
    end = next((anchor for anchor in anchors if anchor["year"] == year), None)
    if end is None or pd.isna(end["value"]):
        return {"unit": unit, "reason": f"no figure is stated for {year}"}
    if measure in {"level", *INTENSITIES}:
        return {
            "unit": unit,
            "value": float(end["value"]),
            "lower": float(end["lower"]),
            "upper": float(end["upper"]),
            "statement_ids": str(end["statement_id"]),
        }
    start = next(
        (
            anchor
            for anchor in anchors
            if anchor["year"] < year
            and anchor["year"] == (anchor["year"] if since is None else since)
            and pd.notna(anchor["value"])
        ),
        None,
    )
    if start is None:
        return {"unit": unit, "reason": f"no earlier figure is stated before {year}"}
    return _change(start, end, measure, unit)


def _change(
    start: Mapping[Any, Any], end: Mapping[Any, Any], measure: str, unit: str
) -> dict[str, object]:
    years = int(end["year"]) - int(start["year"])
    found: dict[str, object] = {
        "since": int(start["year"]),
        "statement_ids": f"{start['statement_id']}|{end['statement_id']}",
    }
    if measure == "points_a_year":
        if unit != "%":
            expected = "a share: points are differences of percentages"
            raise ComparisonError(Problem("", None, "measure", measure, expected))
        return found | {
            "unit": "个百分点/年",
            "value": (end["value"] - start["value"]) / years,
            "lower": (end["lower"] - start["upper"]) / years,
            "upper": (end["upper"] - start["lower"]) / years,
        }
    if start["value"] <= 0 or end["value"] <= 0:
        return found | {"unit": "%/年", "reason": "growth is undefined from or to zero"}
    return found | {
        "unit": "%/年",
        "value": _rate(end["value"], start["value"], years),
        "lower": _rate(end["lower"], start["upper"], years),
        "upper": _rate(end["upper"], start["lower"], years),
    }


def _rate(end: float, start: float, years: int) -> float:
    if not (start > 0 and end > 0):
        return math.nan
    return float(100 * ((end / start) ** (1 / years) - 1))


def _typed(table: pd.DataFrame, names: Sequence[str] = _COLUMNS) -> pd.DataFrame:
    forms = {"value": "float64", "lower": "float64", "upper": "float64"}
    forms |= {"since": "Int64", "year": "Int64"}
    typed = table.astype({name: forms.get(name, "str") for name in names})
    return typed.reset_index(drop=True)
