"""Read what people write about the documents: annotations, exclusion rules, sidecars."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

import pandas as pd

from labourtargets.codebook import Codebook, NoteWording, load_note_wording
from labourtargets.corpus import Corpus, Document
from labourtargets.errors import (
    CodebookError,
    LabourTargetsError,
    Problems,
    TargetTableError,
    suggest,
)
from labourtargets.tables import Field, load_schema, parse_table, read_table, records
from labourtargets.workspace import Workspace

__all__ = [
    "Rule",
    "annotation_file",
    "claimed_words",
    "hold_to_corpus",
    "read_annotations",
    "read_note_wording",
    "read_rules",
]

Read = TypeVar("Read")


@dataclass(frozen=True)
class Rule:
    """Words that hold numerals and state nothing: see ``data/registers/exclusion_rules.csv``."""

    rule_id: str
    pattern: re.Pattern[str]
    reason: str
    note: str | None


def annotation_file(doc_id: str) -> str:
    """Name the annotation file of a document, as messages show it."""
    return f"data/annotations/{doc_id}.csv"


def read_annotations(
    workspace: Workspace, codebook: Codebook, doc_id: str, problems: Problems
) -> pd.DataFrame | None:
    """Read what the numerals of one document mean; None where the file is faulty."""
    path = workspace.root / annotation_file(doc_id)
    if not path.is_file():
        header = ",".join(load_schema("annotations", workspace).columns)
        problems.add(
            annotation_file(doc_id), None, "", "no file", "a table", f"its first line is {header}"
        )
        return None
    return _collect(lambda: read_table("annotations", workspace, path, codebook.sets()), problems)


def claimed_words(workspace: Workspace, document: Document) -> list[tuple[int, int]] | None:
    """Find the spans that the rows of a faulty annotation file speak of.

    Returns
    -------
    list of (int, int) or None
        The words at a row's start, or wherever they occur if they do not stand there; empty
        without a file, None where its rows cannot be told apart.
    """
    path = workspace.root / annotation_file(document.doc_id)
    if not path.is_file():
        return []
    schema = load_schema("annotations", workspace)
    words_alone = tuple(Field(column.name, "string", "") for column in schema.fields)
    any_cells = replace(schema, primary_key=(), fields=words_alone)
    try:
        frame = parse_table(path.read_bytes(), any_cells, annotation_file(document.doc_id))
    except TargetTableError:
        return None
    spans = []
    for row in records(frame):
        words, start = row["text"], row["start"]
        if words is None:
            continue
        places = [m.start() for m in re.finditer(re.escape(words), document.text)]
        there = [place for place in places if str(place) == start]
        spans += [(place, place + len(words)) for place in there or places]
    return spans


def read_note_wording(workspace: Workspace, problems: Problems) -> NoteWording | None:
    """Read the sentences that notes are made of; None where the file is faulty."""
    return _collect(lambda: load_note_wording(workspace), problems)


def read_rules(workspace: Workspace, problems: Problems) -> list[Rule] | None:
    """Read the exclusion rules in their order; None where the file or a pattern is faulty."""
    rules: list[Rule] | None = []
    frame = _collect(lambda: read_table("exclusion_rules", workspace), problems)
    if frame is None:
        return None
    for row, rule in enumerate(records(frame), start=2):
        try:
            pattern = re.compile(rule["pattern"], re.MULTILINE)
        except re.error as error:
            file = "data/registers/exclusion_rules.csv"
            expected = "a Python regular expression"
            problems.add(file, row, "pattern", rule["pattern"], expected, str(error))
            rules = None
            continue
        if rules is not None:
            rules.append(Rule(rule["rule_id"], pattern, rule["reason"], rule["note"]))
    return rules


def hold_to_corpus(
    workspace: Workspace, corpus: Corpus, codebook: Codebook, problems: Problems
) -> None:
    """Collect annotation files without a document, and documents of unknown regions."""
    for path in sorted(workspace.annotations.glob("*.csv")):
        if path.stem not in corpus.documents:
            problems.add(
                annotation_file(path.stem),
                None,
                "doc_id",
                path.stem,
                "a document of data/documents",
                suggest(path.stem, corpus.documents),
            )
    for document in corpus:
        try:
            codebook.region(document.source.region_id)
        except CodebookError as fault:
            file = f"data/documents/{document.doc_id}/source.yaml"
            for problem in fault.problems:
                problems.add(
                    file, None, problem.field, problem.found, problem.expected, problem.hint
                )


def _collect(read: Callable[[], Read], problems: Problems) -> Read | None:
    try:
        return read()
    except LabourTargetsError as fault:
        problems.extend(fault.problems)
        return None
