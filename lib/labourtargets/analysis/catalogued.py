"""Tables of the catalogue: statements, targets, what their paths rest on, excluded numerals."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.footing import FOOTINGS, worded_by
from labourtargets.analysis.selection import View, named
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.catalogue import Catalogue

__all__ = ["BASELINES", "TABLES", "tabled"]

#: A starting value that was measured; an earlier milestone is a promise itself.
BASELINES = ("stated", "achieved")


def tabled(result: Catalogue, name: str, language: str) -> View:
    """Make one of `TABLES`."""
    return _TABLED[name](result, language)


def _statements(result: Catalogue, language: str) -> View:
    from labourtargets import wording
    from labourtargets.charts import Column

    frame = named(result.frame, language)
    frame["note"] = wording.notes(frame["note"], language, result.workspace)
    frame["role_label"] = [wording.label("role", role, language) for role in frame["role"]]
    frame["period"] = [
        wording.period(start, end, language)
        for start, end in zip(frame["period_start"], frame["period_end"], strict=True)
    ]
    columns = [
        Column("region", wording.phrase("column.region", language)),
        Column("indicator", wording.phrase("column.indicator", language)),
        Column("role_label", wording.phrase("column.role", language)),
        Column("text", wording.phrase("column.text", language), statement="statement_id"),
        Column("period", wording.phrase("column.period", language)),
        Column("note", wording.phrase("column.note", language)),
    ]
    return View(frame, columns, wording.phrase("catalogue.statements", language))


def _targets(result: Catalogue, language: str) -> View:
    from labourtargets import wording
    from labourtargets.charts import Column

    frame = named(result.parts["targets"], language)
    frame["said"] = [wording.promised(row, language, linked=False) for row in records(frame)]
    starts = [
        wording.phrase(
            "catalogue.start",
            language,
            value=wording.number(row["baseline_value"], row["base_unit"], language),
            year=wording.year(row["baseline_year"], language),
        )
        if pd.notna(row["baseline_value"])
        else wording.MISSING
        for row in records(frame)
    ]
    # A milestone is an earlier promise: it never stands in the column of baselines.
    for name, bases in (("baseline", BASELINES), ("milestone", ("milestone",))):
        mine = frame["basis"].isin(bases)
        frame[name] = [
            start if own else wording.MISSING for start, own in zip(starts, mine, strict=True)
        ]
        frame[f"{name}_in"] = frame["baseline_id"].where(mine)
    frame["why"] = [_why(row, language) for row in records(frame)]
    columns = [
        Column("region", wording.phrase("column.region", language)),
        Column("indicator", wording.phrase("column.indicator", language)),
        Column("baseline", wording.phrase("column.baseline", language), statement="baseline_in"),
        Column("milestone", wording.phrase("column.milestone", language), statement="milestone_in"),
        Column("said", wording.phrase("column.target", language), statement="statement_id"),
        Column("period_end", wording.phrase("column.year", language), type="year"),
        Column("why", wording.phrase("column.outlook", language)),
    ]
    return View(frame, columns, wording.phrase("catalogue.targets", language))


def _footing(result: Catalogue, language: str) -> View:
    """Count the targets by what their paths rest on, the firmest first, then by why they have none."""
    from labourtargets import wording
    from labourtargets.charts import Column

    counted = (
        result.parts["targets"].groupby(["footing", "outlook"]).size().rename("count").reset_index()
    )
    counted["order"] = counted["footing"].map(FOOTINGS.index)
    counted = counted.sort_values(["order", "count"], ascending=[True, False], kind="stable")
    counted = counted.drop(columns="order").reset_index(drop=True)
    rows = records(counted)
    frame = counted.assign(
        label=[_why(row, language) for row in rows],
        means=[wording.phrase(f"footing.means.{row['footing']}", language) for row in rows],
    )
    columns = [
        Column("label", wording.phrase("column.outlook", language)),
        Column("count", wording.phrase("column.count", language), type="number", decimals=0),
        Column("means", wording.phrase("column.means", language)),
    ]
    return View(frame, columns, wording.phrase("catalogue.footings", language))


def _exclusions(result: Catalogue, language: str) -> View:
    from labourtargets import wording
    from labourtargets.charts import Column

    counted = result.parts["exclusions"].groupby("reason").size().rename("count").reset_index()
    counted["label"] = [wording.label("reason", reason, language) for reason in counted["reason"]]
    columns = [
        Column("label", wording.phrase("column.reason", language)),
        Column("count", wording.phrase("column.count", language), type="number", decimals=0),
    ]
    title = wording.phrase("catalogue.exclusions", language)
    return View(counted.sort_values("count", ascending=False), columns, title)


def _why(target: dict[str, Any], language: str) -> str:
    """Say what the path of a target rests on, or why it has none."""
    from labourtargets import wording

    return wording.phrase(".".join(worded_by(target)), language)


_TABLED: dict[str, Callable[[Catalogue, str], View]] = {
    "statements": _statements,
    "targets": _targets,
    "footing": _footing,
    "exclusions": _exclusions,
}
TABLES = tuple(_TABLED)
