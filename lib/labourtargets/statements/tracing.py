"""From a statement back to its sentence, and on to where it is used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from labourtargets.codebook import load_note_wording
from labourtargets.corpus import Source, load_corpus
from labourtargets.errors import Problem, SelectionError, suggest
from labourtargets.statements.loading import load_series, load_statements, load_targets
from labourtargets.workspace import Workspace

__all__ = ["Trace", "Use", "restated", "trace"]


@dataclass(frozen=True)
class Use:
    """What refers to a statement.

    Parameters
    ----------
    kind : {"series", "target", "statement"}
    identifier : str
    how : str
        The kind of anchor it is of a series; baseline; total of; same fact as.
    year : int, optional
        Of an anchor.

    Examples
    --------
    >>> str(Use("series", "yongchuan/skilled_workers", "target", 2025))
    'series yongchuan/skilled_workers (target 2025)'
    """

    kind: str
    identifier: str
    how: str
    year: int | None = None

    def __str__(self) -> str:
        how = self.how if self.year is None else f"{self.how} {self.year}"
        return f"{self.kind} {self.identifier} ({how})"


@dataclass(frozen=True, repr=False)
class Trace:
    """The walk from a number to its place in the document.

    Parameters
    ----------
    frame : pandas.DataFrame
        The row of the statements table, alone.
    source : Source
        The document's metadata.
    section : str
        Heading path.
    note_zh : str
        Its note in Chinese; empty without one.
    before, marked, after : str
        The sentence, cut around the numeral with its unit.
    uses : tuple of Use
        Targets, series and statements that refer to it.
    """

    frame: pd.DataFrame
    source: Source
    section: str
    note_zh: str
    before: str
    marked: str
    after: str
    uses: tuple[Use, ...]

    @property
    def statement(self) -> pd.Series[Any]:
        """The row of the statements table."""
        return self.frame.iloc[0]

    @property
    def used_in(self) -> tuple[str, ...]:
        """What refers to it, in words: series, targets and statements."""
        return tuple(map(str, self.uses))

    def __str__(self) -> str:
        lines = [
            f"{self.source.title_zh}  {self.source.document_number}  {self.source.issued_on}",
            self.section,
            f"…{self.before}【{self.marked}】{self.after}…",
        ]
        lines += [f"{name} = {value}" for name, value in self.statement.items() if pd.notna(value)]
        lines += [f"note_zh = {self.note_zh}"] if self.note_zh else []
        lines += [f"used in {place}" for place in self.used_in]
        return "\n".join(lines)

    def __repr__(self) -> str:
        return str(self)


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
                _nearest(statement_id, statements) or suggest(statement_id, known),
            ),
            next_command="labourtargets find WORD",
        )
    row = rows.iloc[0]
    document = load_corpus(workspace).document(str(row["doc_id"]))
    start, end = int(row["start"]), int(row["end"])
    first, last = document.sentence(start)
    return Trace(
        frame=rows.reset_index(drop=True),
        source=document.source,
        section=document.section(start),
        note_zh="" if pd.isna(row["note"]) else load_note_wording(workspace).chinese(row["note"]),
        before=document.prose(first, start),
        marked=document.text[start:end],
        after=document.prose(end, last),
        uses=tuple(_uses(statement_id, statements, workspace)),
    )


def _nearest(statement_id: str, statements: pd.DataFrame) -> str:
    """Name the statement a position lies in, or the next one of the document; empty for no position."""
    doc_id, _, start = statement_id.partition(":")
    own = statements[statements["doc_id"] == doc_id]
    if own.empty or not start.isdecimal():
        return ""
    inside = own[(own["start"] <= int(start)) & (own["end"] > int(start))]
    near = inside if len(inside) else own.loc[[(own["start"] - int(start)).abs().idxmin()]]
    return f"did you mean {near['statement_id'].iloc[0]!r}?"


def _uses(statement_id: str, statements: pd.DataFrame, workspace: Workspace) -> list[Use]:
    targets, series = load_targets(workspace), load_series(workspace)
    uses = [
        Use("series", str(anchor.series_id), str(anchor.anchor), int(str(anchor.year)))
        for anchor in series[series["statement_id"] == statement_id].itertuples()
    ]
    uses += [
        # an earlier target is a promise itself and no baseline
        Use(
            "target", str(row.statement_id), "milestone" if row.basis == "milestone" else "baseline"
        )
        for row in targets[targets["baseline_id"] == statement_id].itertuples()
    ]
    for column, how in (("part_of", "total of"), ("same_fact_as", "same fact as")):
        linked = statements.loc[statements[column] == statement_id, "statement_id"]
        uses += [Use("statement", str(other), how) for other in linked]
    return uses


def restated(statements: pd.DataFrame, statement_ids: Iterable[str]) -> list[str]:
    """Return the statements that say again what some statements say.

    Parameters
    ----------
    statements : pandas.DataFrame
        As `load_statements` returns them.
    statement_ids : iterable of str

    Returns
    -------
    list of str
        None of those given, in the order of the documents.

    Examples
    --------
    >>> from labourtargets.statements import load_statements
    >>> restated(load_statements(), ["hitech-talent-2021:4768"])
    ['hitech-talent-2021:3964']
    """
    asked = set(statement_ids)
    own = statements["statement_id"].isin(asked)
    facts = set(statements.loc[own, "same_fact_as"].dropna())
    again = statements["same_fact_as"].isin(asked | facts) | statements["statement_id"].isin(facts)
    return statements.loc[again & ~own, "statement_id"].tolist()
