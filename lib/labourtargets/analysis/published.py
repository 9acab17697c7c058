"""Observed figures as a table: where each comes from, and how far to trust it."""

from __future__ import annotations

import re

import pandas as pd

from labourtargets.analysis.selection import View, named
from labourtargets.observations import read_period
from labourtargets.tables import records

__all__ = ["period_words", "published"]


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
        period=[period_words(text, language) for text in rows["period_text"]],
        source=[wording.one_language(source, language) for source in rows["source"]],
        trust=[wording.label("reliability", row["reliability"], language) for row in records(rows)],
    )
    keys = {"region": "region", "indicator": "indicator", "period": "period",
            "printed": "value", "source": "source", "trust": "reliability_given"}  # fmt: skip
    columns = [
        Column(
            name, wording.phrase(f"column.{key}", language), href="url" if key == "source" else ""
        )
        for name, key in keys.items()
    ]
    return View(frame, columns, title)


def period_words(text: object, language: str) -> str:
    """Print the period of an observation.

    Examples
    --------
    >>> period_words("2021-2025 (sum)", "en"), period_words("2022-10", "en")
    ('2021–2025, sum', 'October 2022')
    """
    from labourtargets import wording

    period = read_period(str(text))
    if period is None:
        return str(text)
    kinds = {"sum": "sum", "mean/yr": "mean", "each year": "each"}
    if period.kind in kinds:
        years = wording.period(period.start.year, period.end.year, language)
        return wording.phrase(f"tracking.period_{kinds[period.kind]}", language, years=years)
    return str(text) if re.search("[HQ]", str(text)) else wording.date(str(text), language)
