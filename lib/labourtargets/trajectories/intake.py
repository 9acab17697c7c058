"""The series table at the door: columns, types and supplied baselines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from labourtargets.errors import Problems, TrajectoryError, suggest
from labourtargets.trajectories.scenarios import Baseline

__all__ = ["REQUIRED", "supplied", "typed"]

#: Columns a series table must have; the others have defaults.
REQUIRED = ("series_id", "region_id", "indicator_id", "measure", "anchor", "year", "value")
_KINDS = ("baseline", "milestone", "target")
_OPTIONAL: dict[str, Any] = {
    "base_unit": "",
    "lower": np.nan,
    "upper": np.nan,
    "comparator": "exactly",
    "timing": "at_date",
    "period_start": np.nan,
    "owner": "",
}


def typed(series: pd.DataFrame) -> pd.DataFrame:
    """Take the columns needed, as their types; raise for what is missing or of another type."""
    problems = Problems()
    for column in REQUIRED:
        if column not in series.columns:
            hint = suggest(column, map(str, series.columns))
            problems.add(
                "series", None, column, "no such column", "a column of the series table", hint
            )
    problems.raise_as(TrajectoryError)
    held = [column for column in (*REQUIRED, *_OPTIONAL) if column in series.columns]
    frame = series[held].reset_index(drop=True)
    for column, default in _OPTIONAL.items():
        if column not in held:
            frame[column] = default
        elif isinstance(default, str):
            frame[column] = frame[column].fillna(default)
    for column in ("year", "value", "lower", "upper", "period_start"):
        try:
            frame[column] = frame[column].astype("Float64").to_numpy(float, na_value=np.nan)
        except (TypeError, ValueError):
            problems.add("series", None, column, f"dtype {series[column].dtype}", "numbers")
    for column in ("series_id", "anchor"):
        if frame[column].isna().any():
            problems.add("series", None, column, "empty", "a value in every row")
    for word in sorted(set(frame["anchor"].dropna().unique()) - set(_KINDS), key=str):
        expected = f"one of {', '.join(_KINDS)}"
        problems.add("series", None, "anchor", word, expected, suggest(str(word), _KINDS))
    if not len(problems):
        years = frame["year"].to_numpy(float)
        for year in np.unique(years[np.nan_to_num(years) % 1 > 0]):
            problems.add("series", None, "year", f"{year:g}", "a whole year")
    problems.raise_as(TrajectoryError)
    return frame


def supplied(frame: pd.DataFrame, baselines: Sequence[Baseline]) -> pd.DataFrame:
    """Add the baselines a reader supplies; raise for those that do not fit."""
    if not baselines:
        return frame
    problems = Problems()
    rows = []
    groups = {str(name): own for name, own in frame.groupby("series_id", sort=True)}
    for given in baselines:
        place = f"baseline {given.series_id}"
        if given.series_id not in groups:
            hint = suggest(given.series_id, groups)
            problems.add(
                "baselines", None, "series_id", given.series_id, "a series of the table", hint
            )
            continue
        own = groups[given.series_id]
        stated = own[(own["anchor"] == "baseline") & own["value"].notna()]
        if len(stated):
            problems.add(place, None, "year", given.year, "no baseline: the document states one")
        elif given.year >= own["year"].min() and (own["anchor"] != "baseline").any():
            # what is known of later years does not start a path: it is held against one
            hint = "later figures: lt.assess, or the parameter observations of 05_track_progress"
            expected = f"a year before {own['year'].min():g}, the first the documents give"
            problems.add(place, None, "year", given.year, expected, hint)
        elif own["measure"].eq("cumulative_flow").any() or own["timing"].eq("each_year").any():
            expected = "a level or an annual rate: this series starts from nothing"
            problems.add(place, None, "series_id", given.series_id, expected)
        lower = given.value if given.lower is None else given.lower
        upper = given.value if given.upper is None else given.upper
        rows.append(
            {
                **own.iloc[0].to_dict(),
                "anchor": "baseline",
                "year": float(given.year),
                "value": float(given.value),
                "lower": lower,
                "upper": upper,
                "timing": "at_date",
                "comparator": "exactly",
                "period_start": np.nan,
                "owner": given.owner,
            }
        )
    problems.raise_as(TrajectoryError)
    kept = frame[
        ~(
            frame["series_id"].isin([row["series_id"] for row in rows])
            & (frame["anchor"] == "baseline")
        )
    ]
    return pd.concat([kept, pd.DataFrame(rows, columns=frame.columns)], ignore_index=True)
