"""Headline numbers of an outlook as plain lines that a changed value must change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.errors import ComparisonError
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.zone.outlook import ZoneOutlook

__all__ = ["lines"]

# nbval compares at most fifteen lines, eight of which are not about one indicator
_MOST_LINES = 15
_OTHERS = 8


def lines(found: ZoneOutlook) -> list[str]:
    """Return zone, indicators, shares, contributions, spread, classes, verdicts and sums of the paths.

    Examples
    --------
    >>> from labourtargets.analysis import zone_outlook
    >>> lines(zone_outlook("川东北试验区", ["hr_revenue"]))[0]
    'northeast-sichuan-hr-zone: 6 places, 1 indicators, 2022 to 2025'
    """
    first, last = found.years
    head = (
        f"{found.zone}: {len(found.places)} places, {len(found.frame)} indicators, "
        f"{first} to {last}"
    )
    told = [_indicator(row) for row in records(found.frame)]
    room = _MOST_LINES - _OTHERS
    each = -(-len(told) // room)
    told = ["; ".join(told[start : start + each]) for start in range(0, len(told), each)]
    counted = found.agreement.counted(found.agreement.frame)
    verdicts = ", ".join(f"{row['verdict']} {row['count']}" for row in records(counted))
    left = found.parts["unprojected"]["series_id"].nunique()
    return [
        head,
        *told,
        *_places(found),
        *_classes(found),
        f"checks: {verdicts or 'none'}",
        f"without a starting value: {left}",
        f"paths, summed by unit: {_paths(found)}",
    ]


def _paths(found: ZoneOutlook) -> str:
    """Add the values of all paths, each unit by itself: unlike things are not added, even here."""
    paths = [one for one in (found.whole, found.cities) if one is not None]
    keys = ["series_id", "base_unit"]
    units = pd.concat([one.parts["anchors"][keys] for one in paths]).drop_duplicates()
    rows = pd.concat([one.frame[["series_id", "value"]] for one in paths]).dropna()
    sums = rows.merge(units, on="series_id").groupby("base_unit")["value"].sum()
    return ", ".join(f"{unit} {value:.10g}" for unit, value in sums.items()) or "none"


def _indicator(row: dict[str, Any]) -> str:
    start, end = (
        _figure(row[f"{one}_value"], row[f"{one}_lower"], row[f"{one}_upper"])
        for one in ("start", "end")
    )
    pace = f"{row['growth']:.4f}% a year, " if row["growth"] is not None else ""
    pace = f"{row['points']:.4f} points a year, " if row["points"] is not None else pace
    told = row["verdicts"].replace("parts_total:", "").replace("|", " ")
    verdicts = f", {told}" if told else ""
    return f"{row['indicator_id']}: {start} to {end}, {pace}{row['move']}{verdicts}"


def _figure(value: float | None, lower: float | None, upper: float | None) -> str:
    if value is not None:
        return f"{value:.8g}"
    return "-" if lower is None or upper is None else f"{lower:g}..{upper:g}"


def _places(found: ZoneOutlook) -> list[str]:
    try:
        rows = found.divided
    except ComparisonError:
        return ["places: none stated"]
    told = [_largest(name, own) for name, own in rows.groupby("indicator_id", sort=False)]
    added = all(one.split.adds_up for one in found.by_indicator.values())
    said = [f"largest share of change: {', '.join(told)}; parts add up: {added}"]
    main = found.by_indicator[found.shared[0]]
    try:
        spread = " to ".join(f"{one.sd_log:.6f}" for one in main.spread)
        theil = " to ".join(f"{one.total:.6f}" for one in main.inequality)
        said.append(f"{main.main}: sd of logs {spread}, Theil {theil}")
        slopes = {name: one.slope for name, one in found.by_indicator.items()}
        told = [f"{name} {one.slope:.6f} (p {one.p_value:.4f})" for name, one in slopes.items()]
        said.append(f"slopes: {', '.join(told)}")
    except ComparisonError:
        said.append("spread: refused")
    return said


def _largest(indicator: object, own: pd.DataFrame) -> str:
    """Name every place that has the largest share of an indicator's change."""
    from labourtargets import wording

    shares = own["share_of_change"].tolist()
    top = wording.tied(shares)
    places = " = ".join(own["region_id"].iloc[top])
    return f"{indicator} {places} {shares[top[0]]:.4f}%"


def _classes(found: ZoneOutlook) -> list[str]:
    said = []
    try:
        total, split = found.classes
        told = [f"{row['region_id']} {row['contribution']:.4f}" for row in records(split.frame)]
        said.append(f"classes of {total['indicator_id']}, points: {', '.join(told)}")
    except ComparisonError:
        said.append("classes: none stated")
    items: pd.DataFrame = found.parts["items"]
    for _, own in items.groupby("of_id", sort=False):
        share = 100 * own["value"].sum() / own["of"].iloc[0]
        net = 100 * own["net"].sum() / own["of"].iloc[0]
        said[0] += f"; itemised {share:.4f}%, net {net:.4f}%"
    return said
