"""Join mentions, annotations and codebook into statements and exclusions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from labourtargets.codebook import load_codebook
from labourtargets.corpus import load_corpus
from labourtargets.errors import AnnotationError, Problems, suggest
from labourtargets.statements.anchors import build_series, build_targets
from labourtargets.statements.excluding import exclude_by_rule, hold_to_account
from labourtargets.statements.inputs import (
    annotation_file,
    claimed_words,
    hold_to_corpus,
    read_annotations,
    read_note_wording,
    read_rules,
)
from labourtargets.statements.reader import Reader
from labourtargets.tables import load_schema, parse_table, serialise
from labourtargets.workspace import Workspace

__all__ = ["Tables", "build_tables"]


@dataclass(frozen=True)
class Tables:
    """The four generated tables, as `data/schema/` describes them."""

    statements: pd.DataFrame
    exclusions: pd.DataFrame
    targets: pd.DataFrame
    series: pd.DataFrame


def build_tables(workspace: Workspace | None = None, delta: float = 0.05) -> Tables:
    """Read every quantified statement out of the documents.

    Parameters
    ----------
    workspace : Workspace, optional
    delta : float, default 0.05
        What 左右 and 约 admit, as a share of the number.

    Returns
    -------
    Tables
        Statements sorted by document and position; values in base units.

    Raises
    ------
    AnnotationError
        Everything wrong in every document at once: an annotation that points nowhere or at other
        words, a number the grammar reads differently, an unknown region or indicator, a unit of
        another dimension, a period that is not in the text, a note with a sentence that is not
        registered, a numeral nobody accounted for, a file of annotations, rules or sentences that
        breaks its schema.
    CorpusError, CodebookError, TargetTableError
        If a text or a registry is faulty in itself.

    Examples
    --------
    >>> tables = build_tables()
    >>> tables.targets["statement_id"].is_unique
    True
    """
    workspace = workspace or Workspace.default()
    corpus, codebook = load_corpus(workspace), load_codebook(workspace)
    problems = Problems()
    hold_to_corpus(workspace, corpus, codebook, problems)
    rules = read_rules(workspace, problems)
    wording = read_note_wording(workspace, problems)
    statements: list[dict[str, Any]] = []
    exclusions: list[dict[str, Any]] = []
    named: set[str] = set()
    for document in corpus:
        annotations = read_annotations(workspace, codebook, document.doc_id, problems)
        reader = Reader(document, codebook, problems, delta, wording)
        found: list[dict[str, Any]] = []
        if annotations is None:
            # a faulty file, or none, hides no numeral that it does not speak of
            spoken_of = claimed_words(workspace, document)
            if spoken_of is None:
                continue
            claimed = spoken_of
        else:
            found, excluded = reader.read(annotations)
            statements += found
            exclusions += excluded
            named |= reader.named
            claimed = [(start, end) for start, end, _ in reader.claims]
        if rules is not None:
            stated = [(row["start"], row["end"]) for row in found]
            by_rule = exclude_by_rule(document, stated, claimed, rules)
            exclusions += by_rule
            ruled = [(row["start"], row["end"]) for row in by_rule]
            hold_to_account(document, claimed, ruled, reader.mentions.values(), problems)
    _hold_references(statements, named, problems)
    problems.raise_as(AnnotationError, next_command="make data")
    frame = _frame("statements", statements, workspace)
    series = build_series(frame, codebook, load_schema("series", workspace).columns)
    return Tables(
        statements=frame,
        exclusions=_frame("exclusions", exclusions, workspace),
        targets=build_targets(frame, load_schema("targets", workspace).columns),
        series=series,
    )


def _frame(name: str, rows: list[dict[str, Any]], workspace: Workspace) -> pd.DataFrame:
    schema = load_schema(name, workspace)
    rough = pd.DataFrame(rows, columns=schema.columns, dtype=object)
    # Through the bytes and back: the frame in hand is exactly the frame a reader will load.
    return parse_table(serialise(rough, schema), schema, f"data/{schema.path}")


def _hold_references(statements: list[dict[str, Any]], named: set[str], problems: Problems) -> None:
    for row in statements:
        for column in ("part_of", "same_fact_as"):
            target, own = row[column], row["statement_id"]
            if target is not None and (target not in named or target == own):
                expected = f"another statement (from {own})"
                hint = suggest(target, named - {own})
                file = annotation_file(row["doc_id"])
                problems.add(file, None, column, target, expected, hint)
