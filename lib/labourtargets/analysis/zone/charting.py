"""Charts of an outlook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.compared.certain import rounded
from labourtargets.analysis.zone.rows import REST
from labourtargets.errors import ComparisonError, Problem
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.zone.outlook import ZoneOutlook
    from labourtargets.charts import Chart

__all__ = ["DRAWN"]


def _shared(found: ZoneOutlook, name: str, finding: str, key: str, language: str) -> dict[str, Any]:
    from labourtargets import wording

    years = wording.period(*found.years, language)
    zone = wording.region_name(found.zone, language, short=True)
    subtitle = wording.phrase(key, language, **({"years": years} if key != "zone.growth" else {}))
    if key == "zone.growth":
        about = wording.phrase("zone.about", language, zone=zone, years=years)
        subtitle = wording.phrase("chart.subtitle", language, text=about, unit=subtitle)
    return {
        "title": wording.plain(found.sentences(finding, language)[0]),
        "subtitle": subtitle,
        "source": wording.phrase("zone.source", language),
        "language": language,
        "name": name,
    }


def _paths(found: ZoneOutlook, language: str, indicator: str) -> Chart:
    return replace(found.whole.chart("multiples", language), name="paths")


def _cities(found: ZoneOutlook, language: str, indicator: str) -> Chart:
    one = found.path_of(indicator or (found.shared or [""])[0], places=True)
    name = f"cities-{one.parts['anchors']['indicator_id'].iloc[0]}".replace("_", "-")
    return replace(one.chart("multiples", language), name=name)


def _growth(found: ZoneOutlook, language: str, indicator: str) -> Chart:
    from labourtargets import charts, wording

    rows = found.frame[found.frame["growth"].notna()]
    if rows.empty:
        raise ComparisonError(Problem("", None, "growth", "none", "a rate that can be computed"))
    bars = pd.DataFrame(
        {
            "label": [wording.indicator_name(one, language) for one in rows["indicator_id"]],
            "contribution": rows["growth"].to_numpy(),
            "statement_id": rows["statement_id"].to_numpy(),
        }
    ).sort_values("contribution", ascending=False)
    shared = _shared(found, "growth", "growth", "zone.growth", language)
    return charts.contributions(bars, unit="%", **shared)


def _grid(found: ZoneOutlook, language: str, indicator: str) -> Chart:
    """Growth required of every place, the whole below them."""
    from labourtargets import charts, wording

    rows = found.divided
    wholes = rows.drop_duplicates("indicator_id")
    cells = [
        (
            wording.region_name(row["region_id"], language, short=True),
            wording.indicator_name(row["indicator_id"], language),
            row["growth"],
            row["statement_id"],
        )
        for row in _by_place(found, rows)
    ] + [
        (
            wording.phrase("zone.together", language),
            wording.indicator_name(row["indicator_id"], language),
            row["growth_whole"],
            None,
        )
        for row in records(wholes)
    ]
    shared = _shared(found, "grid", "beside", "zone.grid", language)
    assert found.comparison is not None
    shared["title"] = wording.plain(found.comparison.sentences("steepest", language)[0])
    return charts.heatmap(
        _cells(cells, wording.phrase("zone.together", language)), unit="%", decimals=2,
        note=rounded(found.comparison, language), **shared,
    )  # fmt: skip


def _contributions(found: ZoneOutlook, language: str, indicator: str) -> Chart:
    """Contribution of every place to the change of the whole, which stands below them."""
    from labourtargets import charts, wording

    cells = [
        (
            wording.region_name(row["region_id"], language, short=True),
            wording.indicator_name(row["indicator_id"], language),
            row["contribution"],
            row["statement_id"],
        )
        for row in _by_place(found, found.divided)
    ] + [
        (
            wording.phrase("zone.sum", language),
            wording.indicator_name(name, language),
            one.split.total,
            None,
        )
        for name, one in found.by_indicator.items()
    ]
    shared = _shared(found, "contributions", "leading", "zone.contributions", language)
    return charts.heatmap(
        _cells(cells, wording.phrase("zone.sum", language)), unit="百分点", decimals=2, **shared
    )


def _by_place(found: ZoneOutlook, rows: pd.DataFrame) -> list[dict[str, Any]]:
    order = {place: number for number, place in enumerate(found.places)}
    placed = rows.assign(order=rows["region_id"].map(order))
    return records(placed.sort_values("order", kind="stable"))


def _cells(cells: list[tuple[str, str, float, Any]], whole: str) -> pd.DataFrame:
    """Return cells whose row of the whole stands apart from the scale of colours."""
    frame = pd.DataFrame(cells, columns=["row", "column", "value", "statement_id"])
    return frame.assign(apart=frame["row"] == whole)


def _convergence(found: ZoneOutlook, language: str, indicator: str) -> Chart:
    return replace(found.by_indicator[found.shared[0]].chart("convergence", language), name="slope")


def _tiers(found: ZoneOutlook, language: str, indicator: str) -> Chart:
    from labourtargets import charts, wording

    total, split = found.classes
    rows = split.frame.sort_values("contribution", ascending=False)
    bars = pd.DataFrame(
        {
            "label": [
                wording.phrase("zone.rest", language)
                if one == REST
                else wording.indicator_name(one, language)
                for one in rows["region_id"]
            ],
            "contribution": rows["contribution"].to_numpy(),
            "share": rows["share_of_change"].to_numpy(),
            "statement_id": [total["ids"].get(one, [None])[-1] for one in rows["region_id"]],
        }
    )
    name = wording.indicator_name(total["indicator_id"], language)
    return charts.contributions(
        bars, unit="百分点", total=split.total, name="classes", language=language,
        title=wording.plain(found.sentences("classes", language)[0]),
        subtitle=wording.phrase("zone.tiers", language, indicator=name),
        source=wording.phrase("zone.source", language),
    )  # fmt: skip


def _items(found: ZoneOutlook, language: str, indicator: str) -> Chart:
    return found.agreement.chart("items", language)


def _totals(found: ZoneOutlook, language: str, indicator: str) -> Chart:
    return found.owned.chart("totals", language)


DRAWN: dict[str, Callable[[ZoneOutlook, str, str], Chart]] = {
    "paths": _paths,
    "growth": _growth,
    "cities": _cities,
    "grid": _grid,
    "contributions": _contributions,
    "convergence": _convergence,
    "tiers": _tiers,
    "items": _items,
    "totals": _totals,
}
