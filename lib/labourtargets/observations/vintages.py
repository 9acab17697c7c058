"""Vintages of one figure: what was known when, the newest, what was revised, one series of it."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd

from labourtargets.errors import ObservationError, Problem, Problems
from labourtargets.observations.periods import read_period
from labourtargets.observations.rows import published_by

__all__ = ["annual", "known", "known_since", "newest", "one_series", "revisions"]

_FIGURE = ["region_id", "indicator_id", "period_start", "period_end", "period_text"]
# Names of one thing counted on different bases: side by side at most, never one series.
_BREAKS = (
    frozenset({"population_census2020", "population_year_end", "population_year_end_precensus"}),
)


def _published(observations: pd.DataFrame) -> pd.Series:
    stamps = observations["as_of"].fillna("")
    days = [
        published_by(str(stamp), dt.date.fromisoformat(end))
        for stamp, end in zip(stamps, observations["period_end"], strict=True)
    ]
    return pd.Series([day.isoformat() for day in days], index=observations.index, dtype="str")


def known(observations: pd.DataFrame, as_of: str | dt.date) -> pd.DataFrame:
    """Keep the figures known on one day, for a replay of what could be said then.

    Parameters
    ----------
    observations : pandas.DataFrame
        From `labourtargets.observations.load_observations`.
    as_of : str or datetime.date
        A figure whose source gives no day counts as known from the end of the year after its
        period.

    Returns
    -------
    pandas.DataFrame
        The rows published by then, order kept; all vintages.

    Examples
    --------
    >>> from labourtargets.observations import load_observations
    >>> seen = load_observations()
    >>> len(known(seen, "2019-01-01")) < len(known(seen, "2026-12-31")) == len(seen)
    True
    """
    day = as_of.isoformat() if isinstance(as_of, dt.date) else as_of
    return observations[_published(observations) <= day]


def known_since(observations: pd.DataFrame) -> str:
    """Return the first day on which all the figures are known.

    Parameters
    ----------
    observations : pandas.DataFrame
        From `labourtargets.observations.load_observations`.

    Returns
    -------
    str
        The day, YYYY-MM-DD; empty without figures.

    Examples
    --------
    >>> from labourtargets.observations import load_observations
    >>> every = load_observations()
    >>> len(known(every, known_since(every))) == len(every)
    True
    """
    return str(_published(observations).max()) if len(observations) else ""


def newest(observations: pd.DataFrame) -> pd.DataFrame:
    """Keep the newest vintage of every figure; `revisions` lists what this leaves out.

    Returns
    -------
    pandas.DataFrame
        One row per region, indicator and period, order kept.

    Examples
    --------
    >>> from labourtargets.observations import load_observations
    >>> kept = newest(load_observations())
    >>> kept[kept["observation_id"] == "china/rd_intensity/2022"]["value"].item()
    2.56
    """
    order = observations.assign(published=_published(observations)).sort_values(
        "published", kind="stable"
    )
    last = order.drop_duplicates(_FIGURE, keep="last").index
    return observations.loc[observations.index.isin(last)]


def revisions(observations: pd.DataFrame) -> pd.DataFrame:
    """List what was revised.

    Returns
    -------
    pandas.DataFrame
        One row per figure and later vintage, sorted by figure and vintage: ``observation_id``
        (of the later), ``replaces``, ``region_id``, ``indicator_id``, ``period_text``,
        ``from_value``, ``to_value`` (float64, base unit), ``change`` (float64),
        ``change_percent`` (float64), ``from_as_of``, ``to_as_of``.

    Examples
    --------
    >>> from labourtargets.observations import load_observations
    >>> revisions(load_observations())[["from_value", "to_value"]].values.tolist()
    [[2.54, 2.56]]
    """
    order = observations.assign(published=_published(observations)).sort_values(
        [*_FIGURE, "published"], kind="stable"
    )
    earlier = order.groupby(_FIGURE, sort=False)[["value", "as_of", "observation_id"]].shift(1)
    again = earlier["observation_id"].notna()
    old, new = earlier[again], order[again]
    table = new[["observation_id", "region_id", "indicator_id", "period_text"]].assign(
        replaces=old["observation_id"],
        from_value=old["value"],
        to_value=new["value"],
        change=new["value"] - old["value"],
        change_percent=100 * (new["value"] / old["value"].replace(0.0, np.nan) - 1),
        from_as_of=old["as_of"],
        to_as_of=new["as_of"],
    )
    columns = [
        "observation_id",
        "replaces",
        "region_id",
        "indicator_id",
        "period_text",
        "from_value",
        "to_value",
        "change",
        "change_percent",
        "from_as_of",
        "to_as_of",
    ]
    return table[columns].reset_index(drop=True)


def annual(observations: pd.DataFrame) -> pd.DataFrame:
    """Return the yearly figures that say what they measure, one per year.

    Parameters
    ----------
    observations : pandas.DataFrame
        Newest vintages.

    Returns
    -------
    pandas.DataFrame
        ``region_id``, ``indicator_id``, ``year`` (Int64), ``value`` (float64, base unit),
        ``observation_id``, sorted. Whole years and counts on one day; no parts of years, sums or
        averages, no bounds, no projections.

    Examples
    --------
    >>> from labourtargets.observations import load_observations
    >>> years = annual(newest(load_observations()))
    >>> len(years[(years["region_id"] == "china") & (years["indicator_id"] == "rd_intensity")])
    32
    """
    kinds = [getattr(read_period(str(text)), "kind", "") for text in observations["period_text"]]
    plain = (
        pd.Series(kinds, index=observations.index, dtype="str").isin(["year", "day"])
        & (observations["comparator"] == "exactly")
        & (observations["status"] != "projected")
    )
    kept = observations[plain]
    table = kept[["region_id", "indicator_id", "value", "observation_id"]].assign(
        year=kept["period_end"].str.slice(0, 4).astype("Int64")
    )
    table = table.sort_values(["region_id", "indicator_id", "year"], kind="stable")
    columns = ["region_id", "indicator_id", "year", "value", "observation_id"]
    return table.drop_duplicates(columns[:3], keep="last")[columns].reset_index(drop=True)


def one_series(
    observations: pd.DataFrame, region_id: str, indicator_ids: str | list[str]
) -> pd.Series:
    """Return one annual series, refusing to splice counts made on different bases.

    Parameters
    ----------
    observations : pandas.DataFrame
        Newest vintages.
    region_id : str
    indicator_ids : str or list of str

    Returns
    -------
    pandas.Series
        float64 by year (int64), in base units, named after the indicator.

    Raises
    ------
    ObservationError
        If more than one indicator is asked for: a population of the 2020 census and estimates
        of earlier years are two series (达州 and 巴中 drop only because of the re-basing).

    Examples
    --------
    >>> from labourtargets.observations import load_observations
    >>> seen = newest(load_observations())
    >>> one_series(seen, "china", "rd_intensity").loc[2022].item()
    2.56
    >>> one_series(seen, "dazhou", ["population_census2020", "population_year_end_precensus"])
    Traceback (most recent call last):
    ...
    labourtargets.errors.ObservationError: 1 problem in dazhou
      indicator_id='population_census2020, population_year_end_precensus'  expected one indicator; \
counted on different bases: show them side by side, never as one series
    """
    names = [indicator_ids] if isinstance(indicator_ids, str) else list(indicator_ids)
    if len(names) != 1:
        broken = any(len(group & set(names)) > 1 for group in _BREAKS)
        raise ObservationError(
            Problem(
                region_id,
                None,
                "indicator_id",
                ", ".join(names),
                "one indicator",
                "counted on different bases: show them side by side, never as one series"
                if broken
                else "different indicators are different series",
            )
        )
    problems = Problems()
    years = annual(observations)
    mine = years[(years["region_id"] == region_id) & (years["indicator_id"] == names[0])]
    if mine.empty:
        problems.add(region_id, None, "indicator_id", names[0], "annual observations")
    problems.raise_as(ObservationError)
    return pd.Series(
        mine["value"].to_numpy(dtype="float64"),
        index=mine["year"].to_numpy(dtype="int64"),
        name=names[0],
    )
