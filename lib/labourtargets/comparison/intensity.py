"""Named intensities: a promised figure over an observed denominator of the same place."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from labourtargets.errors import ComparisonError, Problems

__all__ = ["INTENSITIES", "Denominator", "divided"]


@dataclass(frozen=True)
class Denominator:
    """What an intensity divides by: a census and a product of one year are never mixed.

    Parameters
    ----------
    indicator_id : str
        Observed indicator.
    scale : float
        Base units of the denominator in the one named: 10 000 residents, 100 million yuan.
    unit : str
        That one, as printed behind the stroke.
    year : int or None
        Year of the denominator; None takes the year of the figure.
    """

    indicator_id: str
    scale: float
    unit: str
    year: int | None = None


INTENSITIES = {
    "per_10k_residents": Denominator("population_census2020", 1e4, "万人", 2020),
    "per_gdp": Denominator("gdp", 1e8, "亿元"),
}


def divided(
    table: pd.DataFrame, denominator: Denominator, observations: pd.DataFrame | None
) -> pd.DataFrame:
    """Divide figures by an observed denominator of the same place.

    Raises
    ------
    ComparisonError
        Naming every place whose denominator is missing.
    """
    problems = Problems()
    rows = []
    for row in table.to_dict("records"):
        year = denominator.year or int(row["year"])
        found = _observed(observations, str(row["region_id"]), denominator.indicator_id, year)
        if found is None:
            wanted = f"{row['region_id']}/{denominator.indicator_id}/{year}"
            problems.add("data/observations", None, "denominator", wanted, "an observed figure")
            continue
        # a share of the product has one unit on both sides: percent
        share = row["unit"] == "元" and denominator.unit == "亿元"
        scale = 100.0 if share else denominator.scale
        row["unit"] = "%" if share else f"{row['unit']}/{denominator.unit}"
        row["observation_ids"] = str(found["observation_id"])
        low, middle, high = (_end(found, name) for name in ("lower", "value", "upper"))
        row["value"] = row["value"] * scale / middle
        row["lower"] = row["lower"] * scale / high
        row["upper"] = row["upper"] * scale / low
        rows.append(row)
    problems.raise_as(ComparisonError)
    return pd.DataFrame(rows, columns=table.columns)


def _end(observation: pd.Series, name: str) -> float:
    value = observation[name]
    return float(observation["value"] if pd.isna(value) else value)


def _observed(
    observations: pd.DataFrame | None, region: str, indicator: str, year: int
) -> pd.Series | None:
    if observations is None or observations.empty:
        return None
    years = observations["period_end"].astype(str).str.slice(0, 4)
    found = observations[
        (observations["region_id"] == region)
        & (observations["indicator_id"] == indicator)
        & (years == str(year))
    ].sort_values("as_of", kind="stable", na_position="first")
    return None if found.empty else found.iloc[-1]
