"""What a page rests on: the sentences, the documents and the files."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts import Column
from labourtargets.charts.chart import records
from labourtargets.present.bundles import evidence, led, statement_list
from labourtargets.present.pieces import display_html

__all__ = ["inputs", "sources"]


def sources(
    statements: pd.DataFrame,
    *,
    language: str,
    documents: Mapping[str, str] | None = None,
    name: str = "sources",
) -> None:
    """Display the sentences a report rests on, each linked to its place in the document.

    Parameters
    ----------
    statements : pandas.DataFrame
        The rows of the statements table to list: statement_id, doc_id, quote, text, section,
        ``place``, where in the quote the text begins, and, where some are listed for saying what
        another one says, ``again``.
    language : {"zh", "en"}
    documents : mapping, optional
        doc_id → title shown above its sentences; the identifier by default.
    name : str, default "sources"

    Examples
    --------
    >>> rows = pd.DataFrame({"statement_id": ["a:7"], "doc_id": ["a"], "quote": ["达到20万人"],
    ...                      "text": ["20万人"], "place": 2, "section": ["目标"]})
    >>> sources(rows, language="zh")
    原文出处
    a：达到20万人（目标）
    """
    head = wording.phrase("page.sources", language)
    colon = wording.phrase("page.colon", language)
    titles = documents or {}
    parts, lines = [f"<h2>{head}</h2>"], [head]
    ordered = statements.drop_duplicates("statement_id")
    for doc_id, rows in ordered.groupby("doc_id", sort=False):
        title = titles.get(str(doc_id), str(doc_id))
        parts.append(f'<h3>{escape(title)}</h3><ol class="lt-quotes">')
        for row in records(rows):
            section = row.get("section")
            where = (
                wording.phrase("page.section", language, section=section)
                if isinstance(section, str) and section
                else ""
            )
            if row.get("again"):
                where += wording.phrase("page.again", language)
            parts.append(f'<li>{_quote(row)}<span class="lt-meta">{escape(where)}</span></li>')
            lines.append(f"{title}{colon}{row['quote']}{where}")
        parts.append("</ol>")
    columns = [
        Column("statement_id", wording.phrase("column.statement", language), type="statement"),
        Column("doc_id", wording.phrase("column.document", language)),
        Column("quote", wording.phrase("column.quote", language)),
    ]
    payload = evidence(
        "sources", name=name, language=language, title=head, columns=columns,
        statement_ids=statement_list(ordered),
        rows=[[str(row[column.name]) for column in columns] for row in records(ordered)],
    )  # fmt: skip
    body = "".join(parts)
    display_html(
        payload, f'<div class="lt lt-sources" lang="{language}">{body}</div>', "\n".join(lines)
    )


def inputs(
    entries: Mapping[str, str], *, language: str, name: str = "inputs", title: str = ""
) -> None:
    """Display the documents and files used.

    Parameters
    ----------
    entries : mapping
        Name of the document or file → what a reader should know of it (number, date, hash).
    language : {"zh", "en"}
    name : str, default "inputs"
    title : str, optional
        "Documents and data used" by default.

    Examples
    --------
    >>> inputs({"data/tables/statements.csv": "sha256 ab12"}, language="en")
    Documents and data used
    data/tables/statements.csv: sha256 ab12
    """
    head = title or wording.phrase("page.inputs", language)
    colon = wording.phrase("page.colon", language)
    items = "".join(
        f'<li>{escape(entry)}<span class="lt-meta">{escape(colon + note) if note else ""}</span></li>'
        for entry, note in entries.items()
    )
    columns = [
        Column("input", wording.phrase("column.source", language)),
        Column("note", wording.phrase("column.note", language)),
    ]
    display_html(
        evidence("inputs", name=name, language=language, title=head, columns=columns,
                 rows=entries.items()),
        f'<div class="lt lt-inputs" lang="{language}"><p>{escape(head)}</p><ul>{items}</ul></div>',
        "\n".join([head, *(f"{entry}{colon}{note}" for entry, note in entries.items())]),
    )  # fmt: skip


def _quote(row: dict[str, Any]) -> str:
    quote, place = str(row["quote"]), int(row["place"])
    before, found, after = (
        escape(part)
        for part in (
            quote[:place],
            quote[place : place + len(row["text"])],
            quote[place + len(row["text"]) :],
        )
    )
    return led(str(row["statement_id"]), f"{before}<mark>{found}</mark>{after}")
