"""Tables of a projection: years, anchors, implied quantities, refusals, scenarios."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.projected.amounts import Amounts
from labourtargets.analysis.projected.required import change_unit, percent
from labourtargets.analysis.projected.supposed import scenario_label
from labourtargets.analysis.projected.yearly import columns_in, decimals, years
from labourtargets.analysis.selection import View
from labourtargets.statements import load_statements
from labourtargets.tables import records
from labourtargets.trajectories import MODELS, explain, missing

if TYPE_CHECKING:
    from labourtargets.analysis.projected.result import Projection

__all__ = ["TABLES", "tabled"]


def tabled(result: Projection, name: str, language: str, series: list[str]) -> View:
    """Make one of `TABLES`; `series` are those of ``years``."""
    return years(result, language, series) if name == "years" else _TABLED[name](result, language)


def _anchors(result: Projection, language: str) -> View:
    """What the text says, number by number; of a supplied baseline, whose it is."""
    from labourtargets import wording

    quotes = load_statements(result.workspace).set_index("statement_id")["quote"]
    amount, rows = Amounts(result, language), []
    anchors = result.parts["anchors"]
    anchors = anchors.assign(note=wording.notes(anchors["note"], language, result.workspace))
    for row in records(anchors):
        bounded = row["lower"] != row["upper"]
        ends = (row["lower"], row["upper"], row["base_unit"], language)
        rows.append(
            {
                **row,
                "series": result.name_of(row["series_id"], language),
                "kind": wording.label("anchor", row["anchor"], language),
                "said": amount.stated(row),
                "bound": wording.label("comparator", row["comparator"], language),
                "admitted": wording.interval(*ends) if bounded else wording.MISSING,
                "how": _timing(row, language),
                "words": row["owner"] or quotes.get(row["statement_id"], ""),
            }
        )
    column = columns_in(language)
    columns = [
        *([] if len(result.series) == 1 else [column("series")]),
        column("kind", key="anchor"),
        column("year", type="year"),
        amount.column("said", statement="statement_id"),
        column("bound", key="comparator"),
        column("admitted"),
        column("how", key="timing"),
        column("words", key="quote"),
        column("note"),
    ]
    note = wording.phrase("project.anchors.note", language)
    return View(pd.DataFrame(rows), columns, wording.phrase("project.anchors", language), note)


def _timing(row: dict[str, Any], language: str) -> str:
    """Say when a figure holds; one of an annual flow is that of its year, not of a day."""
    from labourtargets import wording

    if row["measure"] == "annual_flow" and row["timing"] == "at_date":
        return wording.phrase("project.of_the_year", language)
    return wording.label("timing", row["timing"], language)


def _implied(result: Projection, language: str) -> View:
    """What every projected series asks for without saying so."""
    from labourtargets import wording

    anchors = result.parts["anchors"].set_index("series_id")
    implied = result.parts["implied"].set_index("series_id", drop=False).loc[result.projected]
    amount, rows = Amounts(result, language), []
    for row in records(implied):
        own = anchors.loc[[row["series_id"]]]
        last = records(own)[-1]
        unit = str(own["base_unit"].iloc[0])
        start = own[(own["year"] == row["from_year"]) & own["value"].notna()]
        rows.append(
            {
                "series": result.name_of(row["series_id"], language),
                "span": wording.period(row["from_year"], row["to_year"], language),
                # a counter starts at nothing: that is how it counts, and stated nowhere
                "start": amount.of(
                    None if "counted_from_zero" in row["reason"] else row["from_value"], unit
                ),
                "start_id": start["statement_id"].iloc[0] if len(start) else None,
                "end": amount.stated(last),
                "end_id": last["statement_id"],
                "bound": wording.label("comparator", last["comparator"], language),
                "change": amount.of(row["change"], change_unit(unit), signed=True),
                "per_year": amount.of(row["per_year"], change_unit(unit)),
                "growth": percent(row["growth"]),
                "growth_lower": percent(row["growth_lower"]),
                "growth_upper": percent(row["growth_upper"]),
                "doubling_years": row["doubling_years"],
            }
        )
    frame = pd.DataFrame(rows, columns=_IMPLIED)
    column = columns_in(language)
    columns = [
        *([] if len(result.series) == 1 else [column("series")]),
        column("span", key="period"),
        amount.column("start", statement="start_id"),
        amount.column("end", key="target", statement="end_id"),
        column("bound", key="comparator"),
        amount.column("change", change=True),
        amount.column("per_year", change=True),
    ]
    wide = implied["growth_upper"].ne(implied["growth_lower"]) & implied["growth"].notna()
    shown = ["growth", "growth_lower", "growth_upper"] if wide.any() else ["growth"]
    if implied["growth"].notna().any():
        columns += [
            column(one, key="growth_needed" if one == "growth" else one, unit="%", type="number",
                   decimals=2)
            for one in shown
        ]  # fmt: skip
        columns.append(column("doubling_years", unit="年", type="number", decimals=1))
    note = wording.phrase("project.implied.note", language)
    return View(frame, columns, wording.phrase("project.implied", language), note)


def _why_not(result: Projection, language: str) -> View:
    """What is not projected: which series, model, scenario or years, why, and what would help."""
    from labourtargets import wording

    refused = result.frame[result.frame["status"] != "ok"]
    # the detail of a year is told in the column of years
    outside = refused["reason"].str.contains("outside_anchors:")
    first = refused.groupby(["series_id", outside])["reason"].transform("first")
    refused = refused.assign(
        shown=refused["reason"].where(~outside, first), outside=outside,
        takes_none=result.takes_no_rule(refused),
    )  # fmt: skip
    rows: list[dict[str, Any]] = []
    together = refused.groupby(["series_id", "shown", "takes_none"], sort=False)
    for (series_id, reason, takes_none), own in together:
        models = [name for name in result.models if name in set(own["model"])]
        named = [wording.label("model", name, language) for name in models]
        every = set(models) == set(MODELS)
        lacking = sorted(set(own.loc[own["outside"], "year"]))
        supposed = [one for one in result.scenarios if one.name in set(own["scenario"])]
        told = [scenario_label(one, language) for one in supposed]
        reasons = (
            ("project.outside.takes_none", "project.outside.wanted_none")
            if takes_none
            else ("project.outside", "project.outside.wanted")
        )
        rows.append(
            {
                "series_id": series_id,
                "series": result.name_of(str(series_id), language),
                "models": wording.phrase("project.all_models", language)
                if every
                else wording.listed(named, language),
                # a scenario is named where it alone fails
                "under": "" if "stated" in set(own["scenario"]) else wording.listed(told, language),
                "years": wording.listed([str(year) for year in lacking], language),
                "why": wording.phrase(reasons[0], language)
                if lacking
                else explain(str(reason), language),
                "wanted": wording.phrase(reasons[1], language)
                if lacking
                else missing(str(reason), language),
            }
        )
    frame = pd.DataFrame(rows, columns=["series_id", "series", "models", "under", "years", "why",
                                        "wanted"])  # fmt: skip
    order = {name: number for number, name in enumerate(result.series)}
    frame = frame.sort_values("series_id", key=lambda ids: ids.map(order), kind="stable")
    column = columns_in(language)
    columns = [column("series"), column("models", key="model")]
    if result.scenarios:
        columns.append(column("under", key="scenario"))
    columns += [
        column("years", key="year"),
        column("why", key="reason"),
        column("wanted", key="would_help"),
    ]
    return View(frame, columns, wording.phrase("project.why_not", language))


def _scenarios(result: Projection, language: str) -> View:
    """Every scenario beside the reference path, under the model drawn boldly."""
    from labourtargets import wording

    rows = result.compared if result.scenarios else result.frame.head(0)
    units = result.parts["anchors"].drop_duplicates("series_id").set_index("series_id")["base_unit"]
    labels = {one.name: scenario_label(one, language) for one in result.scenarios}
    amount, shown = Amounts(result, language), []
    for row in records(rows[rows["model"] == result.model]):
        if row["value"] is None or row["stated"] is None:
            continue
        unit = str(units[row["series_id"]])
        shown.append(
            {
                "series_id": row["series_id"],
                "series": result.name_of(row["series_id"], language),
                "told": labels[row["scenario"]],
                "year": row["year"],
                "reached": amount.of(row["value"], unit),
                "path": amount.of(row["stated"], unit),
                "less": amount.of(row["difference"], change_unit(unit), signed=True),
                "share": row["difference_percent"],
            }
        )
    column = columns_in(language)
    # both stand side by side: one number of decimals
    fine = (
        decimals(result, result.projected, rows["value"].dropna(), language)
        if shown and amount.unit
        else None
    )
    columns = [
        *([] if len(result.series) == 1 else [column("series")]),
        column("told", key="scenario"),
        column("year", type="year"),
        amount.column("reached", key="value", decimals=fine),
        amount.column("path", key="reference", decimals=fine),
        amount.column("less", key="less_reference", change=True),
        column("share", key="less_reference", unit="%", type="number", decimals=1),
    ]
    names = ["series_id", "series", "told", "year", "reached", "path", "less", "share"]
    note = wording.phrase(
        "project.scenarios.note", language, model=wording.label("model", result.model, language)
    )
    order = {name: number for number, name in enumerate(result.series)}
    frame = pd.DataFrame(shown, columns=names)
    frame = frame.sort_values("series_id", key=lambda ids: ids.map(order), kind="stable")
    return View(frame, columns, wording.phrase("project.scenarios", language), note)


_IMPLIED = [
    "series", "span", "start", "start_id", "end", "end_id", "bound", "change", "per_year", "growth",
    "growth_lower", "growth_upper", "doubling_years",
]  # fmt: skip
_TABLED: dict[str, Callable[[Projection, str], View]] = {
    "anchors": _anchors,
    "implied": _implied,
    "why_not": _why_not,
    "scenarios": _scenarios,
}
TABLES = ("years", *_TABLED)
