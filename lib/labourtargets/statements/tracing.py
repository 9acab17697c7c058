"""From a statement back to its sentence, and on to where it is used."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from labourtargets.codebook import load_note_wording
from labourtargets.corpus import Source, load_corpus
from labourtargets.errors import Problem, SelectionError, suggest
from labourtargets.session import spoken
from labourtargets.statements.loading import load_series, load_statements, load_targets
from labourtargets.workspace import Workspace

__all__ = ["Trace", "trace"]


@dataclass(frozen=True, repr=False)
class Trace:
    """The walk from a number to its place in the document.

    Parameters
    ----------
    statement : pandas.Series
        The row of the statements table.
    source : Source
        The document's metadata.
    section : str
        Heading path.
    note_zh : str
        Its note in Chinese; empty without one.
    before, marked, after : str
        The sentence, cut around the numeral with its unit.
    used_in : tuple of str
        Targets, series and statements that refer to it.
    """

    statement: pd.Series[Any]
    source: Source
    section: str
    note_zh: str
    before: str
    marked: str
    after: str
    used_in: tuple[str, ...]

    def __str__(self) -> str:
        row, chinese = self.statement, spoken(None) == "zh"
        lines = [
            f"{self._title}  {self.source.document_number}  {self.source.issued_on}",
            self.section,
            f"…{self.before}【{self.marked}】{self.after}…",
        ]
        lines += [f"{name} = {value}" for name, value in row.items() if pd.notna(value)]
        lines += [f"note_zh = {self.note_zh}"] if self.note_zh and chinese else []
        lines += [f"used in {place}" for place in self.used_in]
        return "\n".join(lines)

    def __repr__(self) -> str:
        return str(self)

    @property
    def _title(self) -> str:
        """The document's title in the language of the session; its text stays Chinese."""
        return self.source.title_zh if spoken(None) == "zh" else self.source.title_en

    def _repr_html_(self) -> str:
        """Show the sentence with the number marked; the row and its uses when unfolded."""
        language = spoken(None)
        named = (self._title, self.source.document_number, self.source.issued_on)
        where = " · ".join(escape(str(one)) for one in (*named, self.section) if one)
        quote = f"{escape(self.before)}<mark>{escape(self.marked)}</mark>{escape(self.after)}"
        rest = "\n".join(str(self).splitlines()[3:])
        return (
            f'<div class="lt" lang="{language}"><p lang="zh">…{quote}…</p>'
            f'<p class="lt-meta">{where}</p>'
            f'<details lang="en"><summary>{escape(str(self.statement["statement_id"]))}</summary>'
            f"<pre>{escape(rest)}</pre></details></div>"
        )


def trace(statement_id: str, workspace: Workspace | None = None) -> Trace:
    """Follow a statement to its sentence.

    Parameters
    ----------
    statement_id : str
        ``doc_id:start`` or ``doc_id:start:k``.
    workspace : Workspace, optional

    Returns
    -------
    Trace
        ``statement`` is the row of the statements table (pandas.Series), ``source`` the
        document's metadata, ``section`` the heading path, ``before``, ``marked`` and ``after``
        the sentence cut around the number, ``used_in`` what refers to it. Printed, it reads
        document, section, sentence with the number marked, row, uses.

    Raises
    ------
    SelectionError
        If there is no such statement; near identifiers are suggested.

    Examples
    --------
    >>> walk = trace(load_statements()["statement_id"].iloc[0])
    >>> walk.marked in walk.source.title_zh + walk.before + walk.marked
    True
    """
    workspace = workspace or Workspace.default()
    statements = load_statements(workspace)
    rows = statements[statements["statement_id"] == statement_id]
    if rows.empty:
        known = statements["statement_id"]
        raise SelectionError(
            Problem(
                "data/tables/statements.csv",
                None,
                "statement_id",
                statement_id,
                "a known statement",
                suggest(statement_id, known),
            ),
            next_command="labourtargets find WORD",
        )
    row = rows.iloc[0]
    document = load_corpus(workspace).document(str(row["doc_id"]))
    start, end = int(row["start"]), int(row["end"])
    first, last = document.sentence(start)
    return Trace(
        statement=row,
        source=document.source,
        section=document.section(start),
        note_zh="" if pd.isna(row["note"]) else load_note_wording(workspace).chinese(row["note"]),
        before=document.prose(first, start),
        marked=document.text[start:end],
        after=document.prose(end, last),
        used_in=tuple(_uses(statement_id, statements, workspace)),
    )


def _uses(statement_id: str, statements: pd.DataFrame, workspace: Workspace) -> list[str]:
    targets, series = load_targets(workspace), load_series(workspace)
    uses = [
        f"series {anchor.series_id} ({anchor.anchor} {anchor.year})"
        for anchor in series[series["statement_id"] == statement_id].itertuples()
    ]
    uses += [
        f"target {target} (baseline)"
        for target in targets.loc[targets["baseline_id"] == statement_id, "statement_id"]
    ]
    for column, words in (("part_of", "total of"), ("same_fact_as", "same fact as")):
        linked = statements.loc[statements[column] == statement_id, "statement_id"]
        uses += [f"statement {other} ({words})" for other in linked]
    return uses
