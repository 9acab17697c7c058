"""What one series asks for, in words: from where, to where, how much a year."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labourtargets.codebook import load_codebook
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.projected.result import Projection

__all__ = ["change_unit", "percent", "promised_starts", "required", "undirected"]

Row = dict[str, Any]
#: Anchors that are promises; a path that starts from one has no baseline.
PROMISED = ("milestone", "target")


def required(result: Projection, series_id: str, language: str) -> list[str]:
    """Word what a projected series asks for.

    Each measure by its own arithmetic: a claim on each year is repeated, a running total counted,
    a share moves by points, a level without a wanted direction is planned and not required.
    """
    from labourtargets import wording

    row = records(result.parts["implied"].set_index("series_id", drop=False).loc[[series_id]])[0]
    anchors = result.parts["anchors"]
    own = records(anchors[anchors["series_id"] == series_id])
    last = own[-1]
    place = {
        "region": wording.region_name(last["region_id"], language, inline=True),
        "indicator": wording.indicator_name(last["indicator_id"], language),
    }
    if last["timing"] in ("each_year", "average"):
        return [_claimed(row, last, place, language)]
    if "counted_from_zero" in row["reason"]:
        return [_counted(row, last, place, language)]
    return _level(row, own, place, undirected(result, last["indicator_id"]), language)


def promised_starts(result: Projection) -> list[str]:
    """Return the projected series whose path starts from a target instead of a baseline.

    A promise for each year and a running total need no start and are not among them.
    """
    implied = result.parts["implied"].set_index("series_id")
    anchors, found = result.parts["anchors"], []
    for series_id in result.projected:
        row = implied.loc[series_id]
        own = anchors[anchors["series_id"] == series_id]
        at_start = own.loc[own["year"] == row["from_year"], "anchor"]
        needs_none = any(code in row["reason"] for code in ("counted_from_zero", "claim_each_year"))
        if row["from_year"] < row["to_year"] and at_start.isin(PROMISED).any() and not needs_none:
            found.append(series_id)
    return found


def undirected(result: Projection, indicator_id: str) -> bool:
    """Tell whether neither rise nor fall of an indicator is wanted."""
    codebook = load_codebook(result.workspace)
    return codebook.indicator(indicator_id).desired_direction == "none"


def change_unit(unit: str) -> str:
    """Return the unit of a difference: shares differ by percentage points."""
    return "百分点" if unit == "%" else unit


def percent(share: float | None) -> float | None:
    """Turn a fraction into percent; a missing one stays missing."""
    return None if share is None or share != share else 100 * share


def _claimed(row: Row, last: Row, place: dict[str, str], language: str) -> str:
    from labourtargets import wording

    years = row["to_year"] - row["from_year"] + 1
    total = None if row["per_year"] is None else row["per_year"] * years
    bound = "exactly" if last["comparator"] == "range" else last["comparator"]
    return wording.phrase(
        "finding.claimed",
        language,
        **place,
        value=wording.stated(last, language),
        count=years,
        years=wording.period(row["from_year"], row["to_year"], language),
        total=wording.number(total, last["base_unit"], language, comparator=bound),
    )


def _counted(row: Row, last: Row, place: dict[str, str], language: str) -> str:
    from labourtargets import wording

    told = {
        "years": wording.period(row["from_year"] + 1, row["to_year"], language),
        "total": wording.stated(last, language),
    }
    if row["per_year"] is None:
        return wording.phrase("finding.counted_range", language, **place, **told)
    per_year = wording.number(row["per_year"], last["base_unit"], language)
    return wording.phrase("finding.counted", language, **place, **told, per_year=per_year)


def _level(
    row: Row, own: list[Row], place: dict[str, str], judged: bool, language: str
) -> list[str]:
    from labourtargets import wording

    unit = own[-1]["base_unit"]
    first_row = _first(own, row)
    start_year = wording.year(row["from_year"], language)
    ends = {
        # a target that a path starts from is a promise too, and is not taken for a fact
        "origin": wording.phrase(
            "project.from_target" if first_row["anchor"] in PROMISED else "project.from_figure",
            language,
            start=wording.stated(first_row, language),
            year=start_year,
        ),
        "end": wording.stated(own[-1], language),
        "end_year": wording.year(row["to_year"], language),
        "move": wording.moved(row["from_value"], row["to_value"], language),
    }
    rate = wording.number(percent(row["growth"]), "%", language, decimals=1)
    by_points = not judged and (unit == "%" or row["growth"] is None)
    per_year = wording.number(abs(row["per_year"]), change_unit(unit), language)
    if judged:
        first = wording.phrase("finding.planned_change", language, **place, **ends, rate=rate)
    elif by_points:
        first = wording.phrase(
            "finding.points_required", language, **place, **ends, points=per_year
        )
    else:
        first = wording.phrase("finding.growth_required", language, **place, **ends, rate=rate)
    told, doubling = [first], row["doubling_years"]
    if doubling is not None and doubling < 20:
        years = wording.number(doubling, "年", language, decimals=1)
        told.append(wording.phrase("finding.doubling", language, years=years))
    if not row["change"]:
        return told
    way = "increase" if row["change"] > 0 else "decrease"
    gap = wording.phrase(
        # the first sentence has said how much that is a year
        f"finding.{way}_alone" if by_points else f"finding.{way}",
        language,
        start_year=start_year,
        end_year=ends["end_year"],
        gap=wording.number(abs(row["change"]), change_unit(unit), language),
        **({} if by_points else {"per_year": per_year}),
    )
    return [*told, gap]


def _first(own: list[Row], row: Row) -> Row:
    return next(one for one in own if one["year"] == row["from_year"])
