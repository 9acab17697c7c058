"""Tables of a projection: years, anchors, implied quantities, refusals, scenarios."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.projection_notes import scenario_label
from labourtargets.analysis.selection import View
from labourtargets.tables import records
from labourtargets.trajectories import accumulate, amounts, explain, missing

if TYPE_CHECKING:
    from labourtargets.analysis.projection import Projection
    from labourtargets.charts import Column

__all__ = ["TABLES", "tabled"]


def tabled(result: Projection, name: str, language: str, unit: str) -> View:
    """Make one of `TABLES`; `unit` is for ``years`` alone."""
    return _TABLED[name](result, language, unit)


def _years(result: Projection, language: str, unit: str) -> View:
    """A row a series and year, a column a model."""
    from labourtargets import wording

    rows = result.stated[result.stated["base_unit"] == unit]
    ok = rows[(rows["status"] == "ok") & rows["value"].notna()]
    models = [name for name in result.models if name in set(ok["model"])]
    keys = ["series_id", "year"]
    first = rows[rows["model"].isin(models or result.models)].sort_values(
        ["status"], ascending=False, kind="stable"
    )
    table = first.drop_duplicates(keys).drop(columns=["value", "lower", "upper", "statement_id"])
    sources = rows.dropna(subset="statement_id").drop_duplicates(keys)
    table = table.merge(sources[[*keys, "statement_id"]], on=keys, how="left")
    for name in models:
        own = ok.loc[ok["model"] == name, [*keys, "value"]]
        table = table.merge(own.rename(columns={"value": name}), on=keys, how="left")
    bold = rows.loc[rows["model"] == (result.model if result.model in models else (models or [""])[0])]
    table = table.merge(bold[[*keys, "lower", "upper"]], on=keys, how="left")
    order = {name: number for number, name in enumerate(result.series)}
    table["order"] = table["series_id"].map(order)
    table = table.sort_values(["order", "year"]).reset_index(drop=True)
    table["series"] = [result.name_of(name, language) for name in table["series_id"]]
    known = table["status"] == "ok"
    table["basis"] = [
        wording.label("basis", basis, language) if ok else wording.MISSING
        for basis, ok in zip(table["basis"], known, strict=True)
    ]
    table["made"] = [explain(reason, language) for reason in table["reason"]]
    column = _columns(language)
    columns = [] if len(result.series) == 1 else [column("series")]
    columns += [column("year", type="year"), column("basis")]
    columns += [
        column(name, label=wording.label("model", name, language), unit=unit, type="number",
               statement="statement_id", decimals=_decimals(ok["value"], unit, language))
        for name in models
    ]  # fmt: skip
    if (table["lower"] != table["upper"]).any():
        columns += [
            column(end, unit=unit, type="number", decimals=_decimals(ok["value"], unit, language, 3))
            for end in ("lower", "upper")
        ]
    table, more = _with_sums(table, result, bold, language, unit)
    columns += more
    if table["made"].ne("").any():
        columns.append(column("made", key="reason"))
    title = wording.phrase("project.years", language)
    note = wording.phrase(
        "project.years.note", language, model=wording.label("model", result.model, language)
    )
    return View(table, columns, title, note)


def _with_sums(
    table: pd.DataFrame, result: Projection, bold: pd.DataFrame, language: str, unit: str
) -> tuple[pd.DataFrame, list[Column]]:
    """Add what annual flows sum to, and what a running total has due in each year."""
    anchors = result.parts["anchors"]
    anchors = anchors[anchors["base_unit"] == unit]
    column, columns, keys = _columns(language), [], ["series_id", "year"]
    usable = bold[(bold["status"] == "ok") & bold["value"].notna()]
    held = anchors[anchors["series_id"].isin(usable["series_id"])]
    if held["measure"].eq("annual_flow").any():
        summed = accumulate(usable, held)[[*keys, "value"]]
        table = table.merge(summed.rename(columns={"value": "summed"}), on=keys, how="left")
        columns.append(column("summed", unit=unit, type="number"))
    if usable["reason"].str.contains("counted_from_zero").any():
        due = amounts(usable, held)[[*keys, "amount"]]
        table = table.merge(due.rename(columns={"amount": "due"}), on=keys, how="left")
        columns.append(column("due", key="due_in_year", unit=unit, type="number", decimals=0))
    return table, columns


def _anchors(result: Projection, language: str, unit: str) -> View:
    """What the text says, number by number."""
    from labourtargets import wording
    from labourtargets.statements import load_statements

    quotes = load_statements(result.workspace).set_index("statement_id")["quote"]
    rows = []
    for row in records(result.parts["anchors"]):
        supplied = bool(row["owner"])
        quote = quotes.get(row["statement_id"], "") if not supplied else row["owner"]
        about = row["lower"] != row["upper"]
        rows.append(
            {**row, "series": result.name_of(row["series_id"], language),
             "kind": wording.label("anchor", row["anchor"], language),
             "said": wording.stated(row, language, linked=False)
             if row["value"] is not None or row["lower"] is not None else wording.MISSING,
             "admitted": wording.interval(row["lower"], row["upper"], row["base_unit"], language)
             if about and (row["lower"] is not None or row["upper"] is not None)
             else wording.MISSING,
             "how": wording.label("timing", row["timing"], language), "quote": quote}
        )  # fmt: skip
    column = _columns(language)
    columns = [
        column("series"), column("kind", key="anchor"), column("year", type="year"),
        column("said", statement="statement_id"), column("admitted"),
        column("how", key="timing"), column("quote"), column("note"),
    ]  # fmt: skip
    note = wording.phrase("project.anchors.note", language)
    return View(pd.DataFrame(rows), columns, wording.phrase("project.anchors", language), note)


def _implied(result: Projection, language: str, unit: str) -> View:
    """What every series asks for without saying so."""
    from labourtargets import wording

    anchors = result.parts["anchors"].set_index("series_id")
    implied = result.parts["implied"].set_index("series_id", drop=False)
    rows = []
    for row in records(implied.loc[[name for name in result.series if name in result.projected]]):
        own = anchors.loc[[row["series_id"]]]
        base = str(own["base_unit"].iloc[0])
        change = "百分点" if base == "%" else base
        start = own[(own["year"] == row["from_year"]) & own["value"].notna()]
        percent = {
            name: None if row[name] is None else 100 * row[name]
            for name in ("growth", "growth_lower", "growth_upper")
        }
        rows.append(
            {**row, **percent, "series": result.name_of(row["series_id"], language),
             "span": wording.period(row["from_year"], row["to_year"], language),
             "start": wording.number(row["from_value"], base, language),
             "start_id": start["statement_id"].iloc[0] if len(start) else None,
             "end": wording.stated(records(own)[-1], language, linked=False),
             "end_id": own["statement_id"].iloc[-1],
             "change": wording.number(row["change"], change, language, signed=True),
             "per_year": wording.number(row["per_year"], change, language)}
        )  # fmt: skip
    column = _columns(language)
    columns = [
        column("series"), column("span", key="period"), column("start", statement="start_id"),
        column("end", key="target", statement="end_id"), column("change"),
        column("per_year"), column("growth", key="growth_needed", unit="%", type="number",
                                   decimals=2),
        column("growth_lower", unit="%", type="number", decimals=2),
        column("growth_upper", unit="%", type="number", decimals=2),
        column("doubling_years", unit="年", type="number", decimals=1),
    ]  # fmt: skip
    names = ["series", "span", "start", "start_id", "end", "end_id", "change", "per_year",
             "growth", "growth_lower", "growth_upper", "doubling_years"]  # fmt: skip
    note = wording.phrase("project.implied.note", language)
    frame = pd.DataFrame(rows, columns=names)
    return View(frame, columns, wording.phrase("project.implied", language), note)


def _why_not(result: Projection, language: str, unit: str) -> View:
    """What is not projected: which series, model or year, why, and what would help."""
    from labourtargets import wording

    refused = result.frame[result.frame["status"] != "ok"]
    rows: list[dict[str, Any]] = []
    for (series_id, reason), own in refused.groupby(["series_id", "reason"], sort=False):
        models = [name for name in result.models if name in set(own["model"])]
        outside = own["basis"].eq("extrapolated")
        every = len(models) == len(result.models)
        rows.append(
            {"series_id": series_id, "series": result.name_of(str(series_id), language),
             "models": wording.phrase("project.all_models", language) if every
             else wording.listed([wording.label("model", name, language) for name in models],
                                 language),
             "years": wording.listed([str(year) for year in sorted(set(own["year"][outside]))],
                                     language) or wording.MISSING,
             "why": explain(str(reason), language), "missing": missing(str(reason), language)}
        )  # fmt: skip
    column = _columns(language)
    columns = [
        column("series"), column("models", key="model"), column("years", key="year"),
        column("why", key="reason"), column("missing", key="needed"),
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=["series_id", "series", "models", "years", "why", "missing"])
    return View(frame, columns, wording.phrase("project.why_not", language))


def _scenarios(result: Projection, language: str, unit: str) -> View:
    """Every scenario beside the stated path, under the model drawn boldly."""
    from labourtargets import wording

    rows = result.compared if result.projected else result.frame.head(0)
    rows = rows[rows["model"] == result.model] if len(rows) else rows
    labels = {one.name: scenario_label(one, language) for one in result.scenarios}
    units = result.parts["anchors"].drop_duplicates("series_id").set_index("series_id")["base_unit"]
    shown = []
    for row in records(rows):
        base = str(units[row["series_id"]])
        change = "百分点" if base == "%" else base
        shown.append(
            {**row, "series": result.name_of(row["series_id"], language),
             "told": labels[row["scenario"]],
             "value_text": wording.number(row["value"], base, language),
             "stated_text": wording.number(row["stated"], base, language),
             "difference_text": wording.number(row["difference"], change, language, signed=True)}
        )  # fmt: skip
    column = _columns(language)
    columns = [] if len(result.series) == 1 else [column("series")]
    columns += [
        column("told", key="scenario"), column("year", type="year"),
        column("value_text", key="value"), column("stated_text", key="stated_path"),
        column("difference_text", key="less_stated"),
        column("difference_percent", key="less_stated", unit="%", type="number", decimals=2),
    ]  # fmt: skip
    names = ["series_id", "series", "told", "year", "value_text", "stated_text",
             "difference_text", "difference_percent"]  # fmt: skip
    title = wording.phrase("project.scenarios", language)
    note = wording.phrase(
        "project.years.note", language, model=wording.label("model", result.model, language)
    )
    return View(pd.DataFrame(shown, columns=names), columns, title, note)


def _decimals(values: pd.Series, unit: str, language: str, fine: int = 0) -> int:
    """Choose decimals for all models alike; a tenth of a person is precision enough."""
    from labourtargets import wording

    factor = wording.scale(values, unit, language).factor
    exact = wording.places(values, factor)
    if factor == 1 and unit != "%" and values.max() >= 10:
        return min(exact, 1)
    return max(exact, fine)


def _columns(language: str) -> Callable[..., Column]:
    from labourtargets import wording
    from labourtargets.charts import Column

    def column(name: str, *, key: str = "", label: str = "", **more: Any) -> Column:
        return Column(name, label or wording.phrase(f"column.{key or name}", language), **more)

    return column


_TABLED: dict[str, Callable[[Projection, str, str], View]] = {
    "years": _years,
    "anchors": _anchors,
    "implied": _implied,
    "why_not": _why_not,
    "scenarios": _scenarios,
}
TABLES = tuple(_TABLED)
