"""Tables of published figures: those used, those of a higher tier, revised, missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from labourtargets.analysis.selection import named
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.tracking.selection import Tracking
    from labourtargets.charts import Column

__all__ = ["Built", "column", "context", "observations", "revised", "to_fill_in", "who"]

Built = tuple[pd.DataFrame, "list[Column]"]


def column(
    name: str,
    language: str,
    key: str = "",
    unit: str = "",
    type: str = "text",
    decimals: int | None = None,
    statement: str = "",
) -> Column:
    """Return a column headed by the phrase ``column.<key>``."""
    from labourtargets import wording
    from labourtargets.charts import Column

    label = wording.phrase(f"column.{key or name}", language)
    return Column(name, label, unit, type, decimals, statement)


def who(language: str) -> list[Column]:
    """Return the columns region and indicator."""
    return [column("region", language), column("indicator", language)]


def to_fill_in(made: Tracking, language: str) -> Built:
    """Return the worksheet as it is: the CSV of this table is the form itself."""
    # Column names and cells stay as they are: the CSV of this table is the form itself.
    heads = {
        "source": "source",
        "note": "note",
        "unit": "unit",
        "value": "value",
        "url": "url",
        "region": "region",
        "indicator": "indicator",
        "period": "period",
        "status": "status",
        "reliability": "reliability",
        "as_of": "published",
    }
    frame = made.parts["worksheet"]
    return frame, [column(name, language, heads[name]) for name in frame.columns]


def observations(made: Tracking, language: str) -> Built:
    """Return the figures the verdicts rest on."""
    used = set(made.assessed["observation_id"])
    rows = made.parts["known"]
    return _published(rows[rows["observation_id"].isin(used)], language)


def context(made: Tracking, language: str) -> Built:
    """Return recent figures of the same indicators elsewhere."""
    rows = made.parts["known"]
    wanted = rows["indicator_id"].isin(made.frame["indicator_id"])
    elsewhere = ~rows["region_id"].isin(made.frame["region_id"])
    recent = rows["period_end"] >= f"{int(made.as_of[:4]) - 6}"
    return _published(rows[wanted & elsewhere & recent], language)


def _published(rows: pd.DataFrame, language: str) -> Built:
    from labourtargets import wording

    lines = records(rows)
    frame = named(rows, language).assign(
        printed=[
            wording.number(row["value"], row["base_unit"], language, comparator=row["comparator"])
            for row in lines
        ],
        state=[wording.label("observation", row["status"], language) for row in lines],
        trust=[wording.label("reliability", row["reliability"], language) for row in lines],
    )
    return frame, [
        *who(language),
        column("period_text", language, "period"),
        column("printed", language, "value"),
        column("state", language, "status"),
        column("trust", language, "reliability"),
        column("source", language),
        column("as_of", language, "published"),
        column("note", language),
    ]


def revised(made: Tracking, language: str) -> Built:
    """Return the figures that were revised."""
    from labourtargets import wording

    rows = made.parts["revisions"]
    units = made.parts["loaded"].set_index("observation_id")["base_unit"]
    lines = records(rows)
    texts = {
        name: [wording.number(row[name], units[row["observation_id"]], language) for row in lines]
        for name in ("from_value", "to_value")
    }
    return named(rows, language).assign(**texts), [
        *who(language),
        column("period_text", language, "period"),
        column("from_value", language),
        column("to_value", language),
        column("to_as_of", language, "published"),
    ]
