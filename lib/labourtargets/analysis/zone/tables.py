"""Tables of an outlook."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.selection import View, named
from labourtargets.analysis.zone.rows import REST
from labourtargets.analysis.zone.territory import overlapping
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.zone.outlook import ZoneOutlook
    from labourtargets.charts import Column

__all__ = ["TABLED", "parts"]


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
                "agreement": _verdicts(found, row["verdicts"], language),
            }
        )
    column = _columns(language)
    columns = [column("indicator")]
    for which, statement in (("start", "start_id"), ("end", "statement_id")):
        years = found.frame[f"{which}_year"].dropna().unique()
        if len(years) == 1:
            label = wording.year(int(years[0]), language)
            columns.append(column(which, label=label, statement=statement))
        else:
            columns += [column(which, statement=statement), column(f"{which}_year", type="year")]
    columns += [column("change"), column("growth", unit="%", type="number", decimals=2)]
    if found.frame["points"].notna().any():
        columns.append(column("points", unit="百分点", type="number", decimals=2))
    columns.append(column("moved", key="move"))
    if found.frame["verdicts"].ne("").any():
        columns.append(column("agreement", key="agreement" if found.places else "made_of"))
    title = wording.phrase("zone.table.overview", language)
    note = wording.phrase("zone.table.overview.note", language)
    return View(pd.DataFrame(rows), columns, title, note)


def _verdicts(found: ZoneOutlook, told: str, language: str) -> str:
    """Word ``2022:parts_total:exact``: the year unless all agree, the kind of any other check."""
    from labourtargets import wording

    checks = [one.split(":") for one in told.split("|") if one]
    if not checks:
        return wording.MISSING
    alike = len({(kind, verdict) for _, kind, verdict in checks}) == 1
    words = []
    for year, kind, verdict in checks[:1] if alike else checks:
        said = wording.label("agreement", verdict, language)
        if kind != "parts_total":
            name = found.agreement.kinds[kind][language]
            said = wording.phrase("zone.verdict_of", language, kind=name, verdict=said)
        if not alike:
            when = wording.year(int(year), language)
            said = wording.phrase("zone.verdict_in", language, year=when, verdict=said)
        words.append(said)
    return wording.phrase("alt.separator", language).join(words)


def parts(found: ZoneOutlook, language: str, indicator: str = "") -> View:
    """Set out the places of one indicator, their sum below them."""
    from labourtargets import wording

    name = indicator or next(iter(found.by_indicator))
    one = found.by_indicator[name]
    rows = found.divided[found.divided["indicator_id"] == name]
    sums = {
        column: rows[column].sum()
        for column in ("start", "end", "start_share", "end_share", "share_of_change")
    }
    whole = {
        **sums, "region": wording.phrase("zone.sum", language), "contribution": one.split.total,
        "growth": rows["growth_whole"].iloc[0], "beside_whole": 0.0,
    }  # fmt: skip
    shown = pd.concat([named(rows, language), pd.DataFrame([whole])], ignore_index=True)
    column = _columns(language)
    unit = one.unit
    columns = [
        column("region"),
        column("start", label=wording.year(one.since, language), unit=unit, type="number",
               statement="start_id"),
        column("end", label=wording.year(one.year, language), unit=unit, type="number",
               statement="statement_id"),
        column("start_share", unit="%", type="number", decimals=1),
        column("end_share", unit="%", type="number", decimals=1),
        column("contribution", unit="百分点", type="number", decimals=2),
        column("share_of_change", key="change_share", unit="%", type="number", decimals=1),
        column("growth", unit="%", type="number", decimals=2),
        column("beside_whole", key="growth_beside", unit="百分点", type="number", decimals=2),
    ]  # fmt: skip
    title = wording.phrase(
        "zone.table.parts", language, indicator=wording.indicator_name(name, language)
    )
    note = wording.joined(one.sentences("split", language)[1:3], language)
    return View(shown, columns, title, wording.plain(note))


def _spread(found: ZoneOutlook, language: str) -> View:
    from labourtargets import wording

    rows = []
    for name, one in found.by_indicator.items():
        (first, last), (before, after) = one.spread, one.inequality
        rows.append(
            {
                "indicator_id": name, "indicator": wording.indicator_name(name, language),
                "start_spread": first.sd_log, "end_spread": last.sd_log,
                "start_theil": before.total, "end_theil": after.total,
                "between": after.between, "within": after.within,
            }
        )  # fmt: skip
    column = _columns(language)
    numbers = [column(one, type="number", decimals=4) for one in list(rows[0])[2:]]
    title = wording.phrase("zone.table.spread", language)
    first_split = next(iter(found.by_indicator.values())).inequality[1]
    groups = [
        wording.region_name(str(one), language, inline=True) for one in first_split.groups["group"]
    ]
    note = wording.phrase(
        "zone.table.spread.note", language, groups=wording.listed(groups, language)
    )
    return View(pd.DataFrame(rows), [column("indicator"), *numbers], title, note)


def _slopes(found: ZoneOutlook, language: str) -> View:
    from labourtargets import wording

    rows = []
    for name, one in found.by_indicator.items():
        slope = one.slope
        rows.append(
            {
                "indicator_id": name, "indicator": wording.indicator_name(name, language),
                "slope": slope.slope, "slope_lowest": slope.lowest,
                "slope_highest": slope.highest, "p_value": slope.p_value, "places": slope.places,
            }
        )  # fmt: skip
    column = _columns(language)
    numbers = [
        column(one, type="number", decimals=0 if one == "places" else 4)
        for one in list(rows[0])[2:]
    ]
    title = wording.phrase("zone.table.slopes", language)
    note = wording.phrase("zone.table.slopes.note", language)
    return View(pd.DataFrame(rows), [column("indicator"), *numbers], title, note)


def _tiers(found: ZoneOutlook, language: str) -> View:
    from labourtargets import wording

    total, split = found.classes
    wholes = [total[end]["value"] for end in ("start", "end")]
    unit = total["end"]["base_unit"]
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
                "start_text": wording.number(row["start"], unit, language),
                "end_text": wording.number(row["end"], unit, language),
                "start_share": 100 * row["start"] / wholes[0],
                "end_share": 100 * row["end"] / wholes[1],
            }
        )  # fmt: skip
    column = _columns(language)
    years = [wording.year(total[end]["year"], language) for end in ("start", "end")]
    columns = [
        column("class"),
        column("start_text", label=years[0], statement="start_id"),
        column("end_text", label=years[1], statement="statement_id"),
        column("start_share", unit="%", type="number", decimals=2),
        column("end_share", unit="%", type="number", decimals=2),
        column("contribution", unit="百分点", type="number", decimals=2),
        column("share_of_change", key="change_share", unit="%", type="number", decimals=2),
        column("growth", unit="%", type="number", decimals=2),
    ]
    title = wording.phrase("zone.table.tiers", language)
    note = wording.plain(found.sentences("tiers", language)[0])
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

    def listed(places: list[str] | str) -> str:
        names = [
            wording.phrase("zone.anywhere", language)
            if one == "*"
            else wording.region_name(one, language)
            for one in places
        ]
        return wording.listed(names, language)

    rows = [
        {"place": listed(row["place"]), "other_place": listed(row["other"]),
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

    def column(name: str, *, key: str = "", label: str = "", **more: Any) -> Column:
        return Column(name, label or wording.phrase(f"column.{key or name}", language), **more)

    return column


TABLED: dict[str, Callable[[ZoneOutlook, str], View]] = {
    "overview": _overview,
    "spread": _spread,
    "slopes": _slopes,
    "tiers": _tiers,
    "checks": _checks,
    "missing": _missing,
    "overlaps": _overlaps,
}
