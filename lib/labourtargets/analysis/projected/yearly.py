"""The table of years: a row a series and year, a column a model."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.selection import View
from labourtargets.trajectories import accumulate, amounts, explain

if TYPE_CHECKING:
    from labourtargets.analysis.projected.result import Projection
    from labourtargets.charts import Column

__all__ = ["columns_in", "decimals", "years"]

_KEYS = ["series_id", "year"]


def years(result: Projection, language: str, series: list[str]) -> View:
    """Tabulate the paths as stated of series in one unit, those that are projected."""
    from labourtargets import wording

    chosen = [name for name in series if name in result.projected]
    rows = result.stated[result.stated["series_id"].isin(chosen)]
    unit = str(rows["base_unit"].iloc[0]) if len(rows) else ""
    ok = rows[rows["status"] == "ok"]
    models = [name for name in result.models if name in set(ok["model"])]
    # a model that fails keeps the anchors of its series: rows that are projected come first
    first = rows.sort_values("status", ascending=False, kind="stable").drop_duplicates(_KEYS)
    table = first[[*_KEYS, "basis", "status", "reason"]]
    found = {
        (series_id, year, name): (value, statement)
        for series_id, year, name, value, statement in zip(
            *(ok[name].tolist() for name in (*_KEYS, "model", "value", "statement_id")), strict=True
        )
    }
    keys = list(zip(*(table[name].tolist() for name in _KEYS), strict=True))
    for name in models:
        points = [found.get((*key, name), (math.nan, None)) for key in keys]
        table[name], table[f"{name}_id"] = map(list, zip(*points, strict=True))
    bold = ok[ok["model"] == (result.model if result.model in models else "".join(models[:1]))]
    table = table.merge(bold[[*_KEYS, "lower", "upper"]], on=_KEYS, how="left")
    order = {name: number for number, name in enumerate(result.series)}
    table = table.assign(order=table["series_id"].map(order)).sort_values(["order", "year"])
    table = table.reset_index(drop=True).assign(
        series=[result.name_of(name, language) for name in table["series_id"]],
        basis=[
            wording.phrase("project.counter", language)
            if basis == "baseline" and "counted_from_zero" in reason
            else wording.label("basis", basis if status == "ok" else None, language)
            for basis, status, reason in zip(
                table["basis"], table["status"], table["reason"], strict=True
            )
        ],
        made=[_made(reason, language) for reason in table["reason"]],
    )
    column = columns_in(language)
    columns = [] if len(result.series) == 1 else [column("series")]
    columns += [column("year", type="year"), column("basis")]
    shown = decimals(result, chosen, ok["value"], language) if chosen else 0
    columns += [
        column(name, label=wording.label("model", name, language), unit=unit, type="number",
               statement=f"{name}_id", decimals=shown)
        for name in models
    ]  # fmt: skip
    if _bounded(bold):
        # rounding hides half of the last digit
        fine = shown + 1 if shown else 0
        columns += [
            column(end, key=f"{end}_admitted", unit=unit, type="number", decimals=fine)
            for end in ("lower", "upper")
        ]
    table, more = _with_sums(table, result, bold, language)
    columns += more
    if table["made"].ne("").any():
        columns.append(column("made"))
    bold_name = wording.label("model", result.model, language)
    told = [wording.phrase("project.years.note", language)]
    if _bounded(bold):
        told.append(wording.phrase("project.years.bounded", language, model=bold_name))
    if more:
        heads = wording.listed([each.label for each in more], language)
        told.append(
            wording.phrase("project.years.summed", language, model=bold_name, columns=heads)
        )
    if table["reason"].str.contains("counted_from_zero").any():
        told.append(wording.phrase("project.years.counted", language))
    note = wording.joined(told, language)
    title = wording.phrase("project.years", language)
    if len(series) < len(result.series):
        names = [result.name_of(name, language) for name in chosen]
        listed = wording.listed(names, language)
        title = wording.phrase("project.of_series", language, series=title, told=listed)
    return View(table, columns, title, note)


def _made(reason: str, language: str) -> str:
    """Say how a row was made; of an extrapolated one, by which rule."""
    from labourtargets import wording

    parts = [_said(one, language) for one in reason.split("; ")]
    return wording.phrase("alt.separator", language).join(filter(None, parts))


def _said(reason: str, language: str) -> str:
    from labourtargets import wording

    code, _, rule = reason.partition(":")
    if code == "extrapolated_by":
        name = wording.label("model", rule, language)
        return wording.phrase("project.by_rule", language, rule=name)
    if code == "outside_anchors":
        return wording.phrase("project.outside", language)
    return explain(reason, language)


def columns_in(language: str) -> Callable[..., Column]:
    """Return a maker of columns whose heading is the phrase of their name, or of `key`."""
    from labourtargets import wording
    from labourtargets.charts import Column

    def column(name: str, *, key: str = "", label: str = "", **more: Any) -> Column:
        return Column(name, label or wording.phrase(f"column.{key or name}", language), **more)

    return column


def _bounded(rows: pd.DataFrame) -> bool:
    """Tell whether an interval of any row is more, or less, than its value."""
    wide = (rows["upper"] - rows["lower"]).abs() > 1e-9 * rows["upper"].abs()
    return bool((wide | (rows["upper"].isna() != rows["lower"].isna())).any())


def _with_sums(
    table: pd.DataFrame, result: Projection, bold: pd.DataFrame, language: str
) -> tuple[pd.DataFrame, list[Column]]:
    """Add what annual flows sum to, and what a running total has due in each year."""
    column = columns_in(language)
    columns: list[Column] = []
    unit = str(bold["base_unit"].iloc[0]) if len(bold) else ""
    # an extrapolated year is no part of what the plan promises in sum
    usable = bold[bold["value"].notna() & bold["basis"].ne("extrapolated")]
    anchors = result.parts["anchors"]
    held = anchors[anchors["series_id"].isin(usable["series_id"])]
    if held["measure"].eq("annual_flow").any():
        summed = accumulate(usable, held)
        label = _summed_from(sorted(set(summed["since"].astype(int))), language)
        summed = summed[[*_KEYS, "value"]].rename(columns={"value": "summed"})
        table = table.merge(summed, on=_KEYS, how="left")
        shown = decimals(result, list(held["series_id"].unique()), table["summed"], language)
        columns.append(column("summed", label=label, unit=unit, type="number", decimals=shown))
    valued = held[held["series_id"].isin(held.loc[held["value"].isna(), "series_id"]) == False]  # noqa: E712
    counted = usable[usable["series_id"].isin(valued["series_id"])]
    if counted["reason"].str.contains("counted_from_zero").any():
        due = amounts(counted, valued)[[*_KEYS, "amount"]]
        table = table.merge(due.rename(columns={"amount": "due"}), on=_KEYS, how="left")
        columns.append(column("due", key="due_in_year", unit=unit, type="number", decimals=0))
    return table, columns


def _summed_from(since: list[int], language: str) -> str:
    """Head a column of running sums with the year they begin in, which the first row need not be."""
    from labourtargets import wording

    if len(since) > 1:
        return wording.phrase("column.summed_each", language)
    return wording.phrase("column.summed", language, year=since[0])


def decimals(result: Projection, series: list[str], values: pd.Series, language: str) -> int:
    """Choose decimals for all models alike: those of the text, two where 万 or million are counted.

    What is counted in ones, as people are, has no tenths on its way either.
    """
    from labourtargets import wording

    anchors = result.parts["anchors"]
    own = anchors[anchors["series_id"].isin(series)]
    unit = str(own["base_unit"].iloc[0])
    factor = wording.scale([*values, *own["value"]], unit, language).factor
    stated = wording.places(own["value"], factor)
    return stated if factor == 1 and unit != "%" else max(stated, 2)
