"""Put questions, answers, figures and tables on the page with the statements they rest on."""

from __future__ import annotations

from labourtargets.charts import Column
from labourtargets.present.bundles import EVIDENCE, show
from labourtargets.present.pieces import answer, figure, finding, passed_over, question, refusal
from labourtargets.present.references import inputs, sources
from labourtargets.present.tabular import table, table_html

__all__ = [
    "EVIDENCE",
    "Column",
    "answer",
    "figure",
    "finding",
    "inputs",
    "passed_over",
    "question",
    "refusal",
    "show",
    "sources",
    "table",
    "table_html",
]
