"""Tables of an outlook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.selection import View
from labourtargets.analysis.zone.rows import REST
from labourtargets.analysis.zone.territory import overlapping
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.zone.outlook import ZoneOutlook
    from labourtargets.charts import Column

__all__ = ["TABLED"]


def _overview(found: ZoneOutlook, language: str) -> View:
    from labourtargets import wording

    rows = []
    for row in records(found.frame):
        unit = row["base_unit"]
        change = "百分点" if unit == "%" else unit
        start = {**row, **{one: row[f"start_{one}"] for one in ("value", "lower", "upper")}}
        end = {**row, **{one: row[f"end_{one}"] for one in ("value", "lower", "upper")}}
        start["comparator"] = row["start_comparator"]
        rows.append(
            {
                **row,
                "indicator": wording.indicator_name(row["indicator_id"], language),
                "start": wording.stated(start, language, linked=False)
                if row["start_id"]
                else wording.MISSING,
                "end": wording.stated(end, language, linked=False),
                "change": wording.number(row["change"], change, language, signed=True)
                if row["start_id"]
                else wording.MISSING,
                "moved": wording.label("moved", row["move"], language),
                "agreement": _verdicts(row["verdicts"], language),
            }
        )
    column = _columns(language)
    columns = [
        column("indicator"),
        column("start", statement="start_id"),
        column("start_year", type="year"),
        column("end", statement="statement_id"),
        column("end_year", type="year"),
        column("change"),
        column("growth", key="growth_needed", unit="%", type="number", decimals=1),
    ]
    if found.frame["points"].notna().any():
        columns.append(column("points", unit="百分点", type="number", decimals=2))
    columns += [column("moved", key="move"), column("agreement")]
    title = wording.phrase("zone.table.overview", language)
    note = wording.phrase("zone.table.overview.note", language)
    return View(pd.DataFrame(rows), columns, title, note)


def _verdicts(told: str, language: str) -> str:
    """Word ``2022:exact|2025:exact``: once where all dates agree."""
    from labourtargets import wording

    pairs = [one.split(":") for one in told.split("|") if one]
    if not pairs:
        return wording.MISSING
    if len({verdict for _, verdict in pairs}) == 1:
        return wording.label("agreement", pairs[0][1], language)
    return wording.phrase("alt.separator", language).join(
        wording.phrase(
            "zone.verdict_in", language, year=wording.year(int(year), language),
            verdict=wording.label("agreement", verdict, language),
        )
        for year, verdict in pairs
    )  # fmt: skip


def _parts(found: ZoneOutlook, language: str) -> View:
    from labourtargets import wording

    rows = []
    for row in records(found.divided):
        unit = found.by_indicator[row["indicator_id"]].unit
        rows.append(
            {
                **row,
                "indicator": wording.indicator_name(row["indicator_id"], language),
                "region": wording.region_name(row["region_id"], language, short=True),
                "start_text": wording.number(row["start"], unit, language),
                "end_text": wording.number(row["end"], unit, language),
            }
        )
    column = _columns(language)
    columns = [
        column("indicator"),
        column("region"),
        column("start_text", key="start", statement="start_id"),
        column("end_text", key="end", statement="statement_id"),
        column("start_share", unit="%", type="number", decimals=1),
        column("end_share", unit="%", type="number", decimals=1),
        column("contribution", unit="百分点", type="number", decimals=2),
        column("share_of_change", key="change_share", unit="%", type="number", decimals=1),
        column("growth", unit="%", type="number", decimals=1),
        column("beside_whole", key="growth_beside", unit="百分点", type="number", decimals=2),
    ]
    note = wording.plain(found.sentences("contributions", language)[-1])
    title = wording.phrase("zone.table.parts", language)
    return View(pd.DataFrame(rows), columns, title, note)


def _convergence(found: ZoneOutlook, language: str) -> View:
    from labourtargets import wording

    rows = []
    for name, one in found.by_indicator.items():
        (first, last), (before, after), slope = one.spread, one.inequality, one.slope
        rows.append(
            {
                "indicator_id": name,
                "indicator": wording.indicator_name(name, language),
                "start_spread": first.sd_log, "end_spread": last.sd_log,
                "start_theil": before.total, "end_theil": after.total,
                "between": after.between, "within": after.within,
                "slope": slope.slope, "slope_lowest": slope.lowest, "slope_highest": slope.highest,
                "p_value": slope.p_value, "places": slope.places,
            }
        )  # fmt: skip
    column = _columns(language)
    numbers = [
        column(name, type="number", decimals=0 if name == "places" else 4)
        for name in rows[0]
        if name not in ("indicator_id", "indicator")
    ]
    title = wording.phrase("zone.table.convergence", language)
    note = wording.phrase("zone.table.convergence.note", language)
    return View(pd.DataFrame(rows), [column("indicator"), *numbers], title, note)


def _tiers(found: ZoneOutlook, language: str) -> View:
    from labourtargets import wording

    total, split = found.classes
    wholes = [total[end]["value"] for end in ("start", "end")]
    rows = []
    for row in records(split.frame):
        ids = total["ids"].get(row["region_id"], [None, None])
        name = row["region_id"]
        rows.append(
            {
                **row,
                "class": wording.phrase("zone.rest", language)
                if name == REST
                else wording.indicator_name(name, language),
                "start_id": ids[0], "statement_id": ids[1],
                "start_share": 100 * row["start"] / wholes[0],
                "end_share": 100 * row["end"] / wholes[1],
            }
        )  # fmt: skip
    unit = total["end"]["base_unit"]
    column = _columns(language)
    columns = [
        column("class"),
        column("start", unit=unit, type="number", statement="start_id"),
        column("end", unit=unit, type="number", statement="statement_id"),
        column("start_share", unit="%", type="number", decimals=2),
        column("end_share", unit="%", type="number", decimals=2),
        column("contribution", unit="百分点", type="number", decimals=2),
        column("share_of_change", key="change_share", unit="%", type="number", decimals=1),
        column("growth", unit="%", type="number", decimals=1),
    ]
    title = wording.phrase("zone.table.tiers", language)
    note = wording.plain(found.sentences("tiers", language)[1])
    return View(pd.DataFrame(rows), columns, title, note)


def _checks(found: ZoneOutlook, language: str) -> View:
    return found.agreement.view("checks", language)


def _missing(found: ZoneOutlook, language: str) -> View:
    """Set out what some models refuse of series that others project."""
    view = found.everything.view("why_not", language)
    kept = view.frame["series_id"].isin(found.everything.projected)
    return replace(view, frame=view.frame[kept].reset_index(drop=True))


def _overlaps(found: ZoneOutlook, language: str) -> View:
    from labourtargets import wording

    def named(places: list[str] | str) -> str:
        names = [
            wording.phrase("zone.anywhere", language)
            if one == "*"
            else wording.region_name(one, language)
            for one in places
        ]
        return wording.listed(names, language)

    rows = [
        {"place": named(row["place"]), "other_place": named(row["other"]),
         "reason": row[f"reason_{language}"]}
        for row in overlapping(found)
    ]  # fmt: skip
    names = ["place", "other_place", "reason"]
    column = _columns(language)
    title = wording.phrase("zone.table.overlaps", language)
    return View(pd.DataFrame(rows, columns=names), [column(one) for one in names], title)


def _columns(language: str) -> Callable[..., Column]:
    from labourtargets import wording
    from labourtargets.charts import Column

    def column(name: str, *, key: str = "", **more: Any) -> Column:
        return Column(name, wording.phrase(f"column.{key or name}", language), **more)

    return column


TABLED: dict[str, Callable[[ZoneOutlook, str], View]] = {
    "overview": _overview,
    "parts": _parts,
    "convergence": _convergence,
    "tiers": _tiers,
    "checks": _checks,
    "missing": _missing,
    "overlaps": _overlaps,
}
