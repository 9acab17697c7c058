"""Does the verdict depend on the path one assumes? Ahead or behind each path model."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from labourtargets.progress.measure import SIGN
from labourtargets.progress.meeting import straddles

__all__ = ["against_paths"]

_TOLERANCE = 1e-9
_COLUMNS = {
    "statement_id": "",
    "model": "",
    "year": "Int64",
    "due": "float64",
    "difference": "float64",
    "standing": "",
    "within_rounding": "boolean",
    "years_ahead": "float64",
}


def against_paths(cases: pd.DataFrame, paths: pd.DataFrame) -> pd.DataFrame:
    """Hold each observation against the path of every model.

    Parameters
    ----------
    cases : pandas.DataFrame
        ``statement_id``, ``direction``, ``observed``, ``observed_lower``, ``observed_upper``,
        ``observed_bound``, ``observed_year`` as `labourtargets.progress.build_cases` makes them.
    paths : pandas.DataFrame
        ``statement_id``, ``model``, ``year``, ``value``: the yearly path of each model, as
        projected, in the unit of the cases.

    Returns
    -------
    pandas.DataFrame
        One row per case and model, sorted as the cases, then by model: ``statement_id``,
        ``model``, ``year`` (Int64), ``due`` (float64, value the path asks for in the year
        observed), ``difference`` (float64, observed − due), ``standing`` (ahead, behind;
        on the path counts as ahead), ``within_rounding`` (boolean, another value printed like the
        observed one would stand on the other side of the path; missing where the figure is
        published as a bound), ``years_ahead`` (float64, the year in which the path
        reaches the observed value, less the year observed; straight lines between years; NaN
        where the path never has that value), ``path_dependent`` (bool, the models do not all
        say the same). The step path, which asks for nothing until its last year, does not count
        for ``path_dependent``. Cases without an observation, or without a path through
        the year observed, have no rows.

    Examples
    --------
    >>> cases = pd.DataFrame({"statement_id": ["a"], "direction": ["up"], "observed": [490.0],
    ...     "observed_lower": [485.0], "observed_upper": [495.0], "observed_bound": [False],
    ...     "observed_year": [2022]})
    >>> paths = pd.DataFrame({"statement_id": "a", "model": "linear", "year": range(2020, 2026),
    ...                       "value": np.linspace(467.5, 550, 6)})
    >>> against_paths(cases, paths)[["due", "standing", "years_ahead"]].round(3).values.tolist()
    [[500.5, 'behind', -0.636]]
    """
    known = cases.dropna(subset=["observed", "observed_year"])
    drawn = paths[paths["statement_id"].isin(known["statement_id"])].dropna(subset=["value"])
    tracks = {
        (str(statement), str(model)): rows.sort_values("year")
        for (statement, model), rows in drawn.groupby(["statement_id", "model"])
    }
    rows = []
    for case in known[known["direction"].isin(list(SIGN))].to_dict("records"):
        models = sorted(model for key, model in tracks if key == case["statement_id"])
        for model in models:
            track = tracks[(case["statement_id"], model)]
            years = track["year"].to_numpy(dtype=np.float64)
            if years[0] <= case["observed_year"] <= years[-1]:
                values = track["value"].to_numpy(dtype=np.float64)
                rows.append(_standing(case, model, years, values))
    table = pd.DataFrame(rows, columns=list(_COLUMNS)).astype(
        {name: kind for name, kind in _COLUMNS.items() if kind}
    )
    counted = table[table["model"] != "step"]
    split = counted.groupby("statement_id")["standing"].nunique() > 1
    return table.assign(path_dependent=table["statement_id"].map(split).fillna(False).astype(bool))


def _standing(
    case: dict[Any, Any], model: str, years: NDArray[np.float64], values: NDArray[np.float64]
) -> tuple[Any, ...]:
    observed, year = float(case["observed"]), int(case["observed_year"])
    sign = SIGN[str(case["direction"])]
    due = float(np.interp(year, years, values))
    ahead = sign * (observed - due) >= -_TOLERANCE * max(1.0, abs(due))
    standing = "ahead" if ahead else "behind"
    reached = _year_of(observed, years, values)
    ends = None if case["observed_bound"] else (case["observed_lower"], case["observed_upper"])
    hidden = pd.NA if ends is None else bool(straddles(*ends, due, sign))
    return case["statement_id"], model, year, due, observed - due, standing, hidden, reached - year


def _year_of(observed: float, years: NDArray[np.float64], values: NDArray[np.float64]) -> float:
    for left, right, low, high in zip(years[:-1], years[1:], values[:-1], values[1:], strict=True):
        if low != high and min(low, high) <= observed <= max(low, high):
            return float(left + (observed - low) / (high - low) * (right - left))
    return float("nan")
