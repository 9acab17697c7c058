"""Where each year should stand, and what the choice of a model changes, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.projected.required import change_unit
from labourtargets.analysis.projected.yearly import decimals
from labourtargets.tables import records
from labourtargets.trajectories import MODELS

if TYPE_CHECKING:
    from labourtargets.analysis.projected.result import Projection

__all__ = ["choice", "range_over", "reference", "standing", "unit_of", "widest"]

# what follows the last digit of a number; a percent sign alone is no burden
_UNIT = re.compile(r"[^\d%]+$")
# a sentence holds so many years; further ones stand in the table
_MOST_YEARS = 6
# … and so many amounts, where series tie: of more it says the proportion they share
_MOST_AMOUNTS = 3


def reference(result: Projection, language: str) -> str:
    """Name the path drawn boldly, which the others are held against."""
    from labourtargets import wording

    model = wording.label("model", result.model, language)
    return wording.phrase("project.reference", language, model=model)


def unit_of(result: Projection, series_id: str) -> str:
    """Return the base unit of a series."""
    anchors = result.parts["anchors"]
    return str(anchors.loc[anchors["series_id"] == series_id, "base_unit"].iloc[0])


def standing(result: Projection, language: str) -> list[str]:
    """Say where a lone series should stand in every year between its figures, and how surely."""
    from labourtargets import wording

    band = _beside_reference(result)
    band = band[band["basis"].eq("interpolated") & band["bold"].notna()]
    if band.empty:
        return []
    rows = records(band.iloc[:: -(-len(band) // _MOST_YEARS)])
    unit = unit_of(result, result.series[0])
    shown = decimals(result, result.series, band["bold"], language)
    ranged = bool((band["spread"] > 1e-9 * band["high"].abs()).any())
    told = []
    for row in rows:
        value = wording.number(row["bold"], unit, language, decimals=shown)
        if ranged:
            ends = wording.interval(row["low"], row["high"], unit, language, decimals=shown)
            ends = _without_unit(ends, value)
            value = wording.phrase("project.ranged", language, value=value, range=ends)
        year = wording.year(row["year"], language)
        told.append(wording.phrase("project.in_year", language, year=year, value=value))
    own = records(result.parts["anchors"])[0]
    thing = wording.phrase(
        "project.thing_in_place",
        language,
        region=wording.region_name(own["region_id"], language, inline=True),
        indicator=wording.indicator_name(own["indicator_id"], language, inline=True),
    )
    shared = {"reference": reference(result, language), "series": thing}
    years = wording.listed(told, language)
    if not ranged:
        return [wording.phrase("finding.standing", language, **shared, years=years)]
    over = range_over(result, language)
    return [wording.phrase("finding.standing_ranged", language, **shared, over=over, years=years)]


def range_over(result: Projection, language: str) -> str:
    """Name the models that a range is over: all there are, or those that were asked for."""
    from labourtargets import wording

    if set(result.models) == set(MODELS):
        but_step = "step" in result.used
        key = "project.over_models_but_step" if but_step else "project.over_models"
        return wording.phrase(key, language)
    names = [wording.label("model", name, language) for name in result.used if name != "step"]
    models = wording.listed(names, language)
    return wording.phrase("project.over_some_models", language, models=models)


def _without_unit(ends: str, value: str) -> str:
    """Drop the unit from a range that stands in brackets behind a value of the same unit.

    Examples
    --------
    >>> _without_unit("91,471–110,944 people", "106,880 people"), _without_unit("1–2%", "1.5%")
    ('91,471–110,944', '1–2%')
    """
    unit = _UNIT.search(value)
    return ends.removesuffix(unit[0]) if unit and ends.endswith(unit[0]) else ends


def choice(result: Projection, language: str) -> list[str]:
    """Say how far the models lie apart, and what leaving the reference path changes."""
    from labourtargets import wording

    if len(result.used) < 2:
        told = wording.label("model", result.model, language)
        return [wording.phrase("finding.one_model", language, model=told)]
    row = widest(result)
    if row is None:
        return [wording.phrase("finding.models_agree", language)]
    unit = change_unit(unit_of(result, row["series_id"]))
    alone = len(result.series) == 1
    tied = _widest(result)
    name = _series(result, tied, language)
    share = wording.number(100 * row["spread"] / abs(row["bold"]), "%", language, decimals=1)
    amounts = _listed([wording.number(one["spread"], unit, language) for one in tied], language)
    width = share
    if len(tied) <= _MOST_AMOUNTS:
        width = wording.phrase("project.ranged", language, value=amounts, range=share)
    apart = wording.phrase(
        "finding.envelope_widest" if alone else "finding.envelope_widest_of",
        language,
        reference=reference(result, language),
        year=wording.year(row["year"], language),
        lowest=wording.label("model", row["low_model"], language),
        highest=wording.label("model", row["high_model"], language),
        over=range_over(result, language),
        **({"width": amounts, "share": share} if alone else {"width": width, "series": name}),
    )
    return [
        apart,
        *_left(result, language),
        *_step_aside(result, language),
        wording.phrase("finding.ends_shared", language),
    ]


def widest(result: Projection) -> dict[str, Any] | None:
    """Return the series and year in which the models lie furthest apart, by the reference path."""
    tied = _widest(result)
    return tied[0] if tied else None


def _widest(result: Projection) -> list[dict[str, Any]]:
    """Return every series whose models lie furthest apart, in the year they first do so."""
    band = _beside_reference(result)
    band = band[band["spread"].notna() & band["bold"].notna() & band["bold"].ne(0)]
    band = _where_most(band, band["spread"])
    return _most(band, band["spread"] / band["bold"].abs(), ["year", "low_model", "high_model"])


def _where_most(rows: pd.DataFrame, gap: pd.Series[Any]) -> pd.DataFrame:
    """Keep of each series the row of its widest gap, in its own unit.

    Among series of unlike size a gap counts in proportion; of one series it does not, or else a
    sum counted from zero would differ most where there is least of it.
    """
    return rows.loc[gap.groupby(rows["series_id"], sort=False).idxmax()]


def _most(rows: pd.DataFrame, share: pd.Series[Any], alike: list[str]) -> list[dict[str, Any]]:
    """Return the rows of the greatest share, all that tie with the first of them and are alike."""
    from labourtargets import wording

    if not share.max() > 1e-9:
        return []
    top = records(rows.iloc[wording.tied(list(share))])
    return [row for row in top if all(row[one] == top[0][one] for one in alike)]


def _series(result: Projection, rows: list[dict[str, Any]], language: str) -> str:
    from labourtargets import wording

    names = [result.name_of(row["series_id"], language, inline=True) for row in rows]
    return wording.named(names, language)


def _listed(told: list[str], language: str) -> str:
    """Join what is told of several series, each value once."""
    from labourtargets import wording

    return wording.listed(list(dict.fromkeys(told)), language)


def _left(result: Projection, language: str) -> list[str]:
    """Say what another model than the bold one changes most, in proportion to the bold figure."""
    from labourtargets import wording

    band = _beside_reference(result)
    band = band[band["bold"].notna() & band["bold"].ne(0)]
    ends = [
        band.assign(other=band[end], model=band[f"{end}_model"], off=band[end] - band["bold"])
        for end in ("low", "high")
    ]
    rows = pd.concat(ends, ignore_index=True)
    rows = _where_most(rows, rows["off"].abs())
    share = (rows["off"] / rows["bold"]).abs()
    tied = _most(rows, share, ["year", "model"])
    if not tied:
        return []
    row = tied[0]
    told = {"year": wording.year(row["year"], language)}
    if len(result.series) > 1:
        told["series"] = _series(result, tied, language)
    unit = change_unit(unit_of(result, row["series_id"]))
    off = [wording.apart(one["off"], unit, language) for one in tied]
    if len(tied) > _MOST_AMOUNTS:
        off = [wording.apart(round(100 * row["off"] / row["bold"], 1), "%", language)]
    return [
        wording.phrase(
            "finding.model_choice",
            language,
            reference=reference(result, language),
            other=_other(result, language),
            share=wording.number(100 * share.max(), "%", language, decimals=1),
            where=wording.phrase(
                "project.where" if "series" in told else "project.where_alone", language, **told
            ),
            model=wording.label("model", row["model"], language),
            apart=_listed(off, language),
        )
    ]


def _other(result: Projection, language: str) -> str:
    """Name the models beside the reference path: any other, or those that were asked for."""
    from labourtargets import wording

    if set(result.models) == set(MODELS):
        return wording.phrase("project.another_model", language)
    others = [name for name in result.used if name not in ("step", result.model)]
    names = wording.listed([wording.label("model", name, language) for name in others], language)
    if len(others) == 1:
        return names
    return wording.phrase("project.one_of_models", language, models=names)


def _beside_reference(result: Projection) -> pd.DataFrame:
    """Set the range over the models beside the path drawn boldly."""
    keys = ["series_id", "year"]
    rows = result.stated[result.stated["status"] == "ok"]
    bold = rows.loc[rows["model"] == result.model, [*keys, "value"]]
    return result.parts["envelope"].merge(
        bold.rename(columns={"value": "bold"}), on=keys, how="left"
    )


def _step_aside(result: Projection, language: str) -> list[str]:
    from labourtargets import wording

    return [wording.phrase("finding.step_aside", language)] if "step" in result.used else []
