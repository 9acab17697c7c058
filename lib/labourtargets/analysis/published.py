"""Observed figures as a table: where each comes from, and how far to trust it."""

from __future__ import annotations

import pandas as pd

from labourtargets.analysis.selection import View, named
from labourtargets.tables import records

__all__ = ["published"]


def published(rows: pd.DataFrame, language: str, title: str) -> View:
    """Lay out observed figures with their date, source, link and reliability."""
    from labourtargets import wording
    from labourtargets.charts import Column

    frame = named(rows, language).assign(
        printed=[
            wording.number(
                row["value"], row["base_unit"], language, comparator=str(row["comparator"])
            )
            for row in records(rows)
        ],
        source=[wording.one_language(source, language) for source in rows["source"]],
        trust=[wording.label("reliability", row["reliability"], language) for row in records(rows)],
    )
    keys = {"region": "region", "indicator": "indicator", "period_text": "period",
            "printed": "value", "source": "source", "trust": "reliability_given"}  # fmt: skip
    columns = [
        Column(
            name, wording.phrase(f"column.{key}", language), href="url" if key == "source" else ""
        )
        for name, key in keys.items()
    ]
    return View(frame, columns, title)
