"""Account for every numeral, and hold the committed tables to the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from labourtargets.corpus import Document, fold, load_corpus, numeral_runs
from labourtargets.errors import AnnotationError, Problem, Problems, TargetTableError
from labourtargets.statements.building import Tables, build_tables
from labourtargets.tables import load_schema, read_table, records, serialise
from labourtargets.workspace import Workspace

__all__ = ["Account", "DocumentAccount", "check", "unaccounted"]

_REBUILD = "the texts say so; make data"


@dataclass(frozen=True)
class DocumentAccount:
    """Count the numerals of one document.

    Parameters
    ----------
    doc_id : str
    arabic, chinese : int
        Runs the independent scanner finds.
    statements : mapping of str to int
        Statements by role.
    exclusions : mapping of str to int
        Excluded spans by reason.
    unaccounted : tuple of str
        Runs that are neither, with their position; must be empty.
    """

    doc_id: str
    arabic: int
    chinese: int
    statements: Mapping[str, int]
    exclusions: Mapping[str, int]
    unaccounted: tuple[str, ...]


@dataclass(frozen=True)
class Account:
    """Everything `check` verified, and what it found wrong."""

    documents: tuple[DocumentAccount, ...]
    problems: tuple[Problem, ...]


def check(workspace: Workspace | None = None) -> Account:
    """Account for every numeral and hold the committed tables to a fresh reading of the texts.

    Parameters
    ----------
    workspace : Workspace, optional

    Returns
    -------
    Account
        Counts per document; ``problems`` lists every committed cell that differs from the text.

    Raises
    ------
    CorpusError, AnnotationError, TargetTableError, CodebookError
        If the inputs themselves are faulty. What is left to annotate, of a new document too, is
        among the problems.

    Examples
    --------
    >>> account = check()
    >>> sum(len(document.unaccounted) for document in account.documents), account.problems
    (0, ())
    """
    workspace = workspace or Workspace.default()
    corpus = load_corpus(workspace)
    try:
        fresh = build_tables(workspace)
    except AnnotationError as fault:
        raise AnnotationError(fault.problems, next_command="labourtargets check") from None
    problems = Problems()
    for name in ("statements", "exclusions", "targets", "series"):
        try:
            _compare(name, getattr(fresh, name), workspace, problems)
        except TargetTableError as fault:
            problems.extend(fault.problems)
    for document in corpus:
        _digits(document, fresh.statements, problems)
    return Account(
        documents=tuple(_count(document, fresh) for document in corpus),
        problems=tuple(problems),
    )


def unaccounted(
    document: Document, statements: pd.DataFrame, exclusions: pd.DataFrame
) -> tuple[str, ...]:
    """List the numeral runs of a document that no statement and no exclusion covers.

    Parameters
    ----------
    document : Document
    statements, exclusions : pandas.DataFrame
        Rows of this document, with start and end.

    Returns
    -------
    tuple of str
        Position and characters of each run, in order.

    Examples
    --------
    >>> from labourtargets.corpus import load_corpus
    >>> nothing = pd.DataFrame({"start": [], "end": []})
    >>> unaccounted(load_corpus().document("yongchuan-artisans-2023"), nothing, nothing)[0]
    '50: 2023'
    """
    spans = [
        *zip(statements["start"], statements["end"], strict=True),
        *zip(exclusions["start"], exclusions["end"], strict=True),
    ]
    return tuple(
        f"{run.start}: {run.text}"
        for run in numeral_runs(document.text)
        if not any(start <= run.start and run.end <= end for start, end in spans)
    )


def _compare(name: str, fresh: pd.DataFrame, workspace: Workspace, problems: Problems) -> None:
    schema = load_schema(name, workspace)
    label = f"data/{schema.path}"
    committed = read_table(name, workspace)
    if (workspace.data / schema.path).read_bytes() == serialise(fresh, schema):
        return
    before = len(problems)
    key = list(schema.primary_key)
    wanted = {tuple(row[column] for column in key): row for row in records(fresh)}
    for number, row in enumerate(records(committed), start=2):
        name_of_row = tuple(row[column] for column in key)
        expected = wanted.pop(name_of_row, None)
        if expected is None:
            found = ", ".join(map(str, name_of_row))
            problems.add(label, number, ", ".join(key), found, "a row the texts give", _REBUILD)
            continue
        for column in schema.columns:
            if row[column] != expected[column]:
                found, said = _printed(row[column]), _printed(expected[column])
                problems.add(label, number, column, found, said or "nothing", _REBUILD)
    for name_of_row in wanted:
        found = ", ".join(map(str, name_of_row))
        problems.add(label, None, ", ".join(key), found, "to be present", _REBUILD)
    if len(problems) == before:
        found = "rows in another order or form"
        problems.add(label, None, "", found, "the canonical bytes", "make data")


def _printed(value: object) -> str:
    return "" if value is None else str(value)


def _digits(document: Document, statements: pd.DataFrame, problems: Problems) -> None:
    folded = fold(document.prose())
    for row in records(statements[statements["doc_id"] == document.doc_id]):
        there = document.text[row["start"] : row["end"]]
        if there != row["text"] or row["number"] not in there:
            problems.add("data/tables/statements.csv", None, "text", row["text"], repr(there))
        if row["quote"] not in folded:
            problems.add(
                "data/tables/statements.csv", None, "quote", row["quote"], "words of the text"
            )


def _count(document: Document, tables: Tables) -> DocumentAccount:
    statements = tables.statements[tables.statements["doc_id"] == document.doc_id]
    exclusions = tables.exclusions[tables.exclusions["doc_id"] == document.doc_id]
    runs = numeral_runs(document.text)
    return DocumentAccount(
        doc_id=document.doc_id,
        arabic=sum(run.script == "arabic" for run in runs),
        chinese=sum(run.script == "chinese" for run in runs),
        statements=_counts(statements["role"]),
        exclusions=_counts(exclusions["reason"]),
        unaccounted=unaccounted(document, statements, exclusions),
    )


def _counts(values: pd.Series[str]) -> dict[str, int]:
    counted = values.value_counts(sort=False).sort_index()
    return {str(value): int(count) for value, count in counted.items()}
