"""Join mentions, annotations and codebook into statements and exclusions."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from labourtargets import intervals, quantities
from labourtargets.codebook import Codebook, load_codebook
from labourtargets.corpus import Document, load_corpus, numeral_runs
from labourtargets.errors import AnnotationError, LabourTargetsError, Problems, suggest
from labourtargets.statements.anchors import build_series, build_targets
from labourtargets.tables import load_schema, parse_table, read_table, records, serialise
from labourtargets.workspace import Workspace

__all__ = ["Tables", "build_tables"]

MEASURED_ROLES = ("baseline", "achieved")
# Whole numbers of these are counts, exact as printed; the others are measured and rounded.
COUNTED_DIMENSIONS = (
    "people",
    "person_times",
    "establishments",
    "establishment_times",
    "count",
    "occurrences",
)
_MEANING = ("role", "region_id", "indicator_id", "measure")
# An increment of a share is printed in percentage points while the share itself is in percent.
_INCREMENT_UNITS = {"%": "百分点"}


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
        another dimension, a period that is not in the text, a numeral nobody accounted for.
    CorpusError, CodebookError, TargetTableError
        If a text, registry or annotation file is faulty in itself.

    Examples
    --------
    >>> tables = build_tables()
    >>> tables.targets["statement_id"].is_unique
    True
    """
    workspace = workspace or Workspace.default()
    corpus, codebook = load_corpus(workspace), load_codebook(workspace)
    rules = read_table("exclusion_rules", workspace)
    problems = Problems()
    statements: list[dict[str, Any]] = []
    exclusions: list[dict[str, Any]] = []
    for document in corpus:
        try:
            annotations = _annotations(workspace, codebook, document.doc_id)
        except LabourTargetsError as fault:
            problems.extend(fault.problems)
            continue
        reader = _Reader(workspace, document, codebook, problems, delta)
        found, excluded = reader.read(annotations)
        statements += found
        exclusions += excluded + _by_rule(document, found, excluded, rules)
        _account(workspace, document, found, exclusions, problems)
    _references(workspace, statements, problems)
    problems.raise_as(AnnotationError, next_command="make data")
    frame = _frame("statements", statements, workspace)
    series = build_series(frame, codebook, load_schema("series", workspace).columns)
    return Tables(
        statements=frame,
        exclusions=_frame("exclusions", exclusions, workspace),
        targets=build_targets(frame, load_schema("targets", workspace).columns),
        series=series,
    )


def annotation_file(doc_id: str) -> str:
    """Name the annotation file of a document, as messages show it."""
    return f"data/annotations/{doc_id}.csv"


def _annotations(workspace: Workspace, codebook: Codebook, doc_id: str) -> pd.DataFrame:
    path = workspace.root / annotation_file(doc_id)
    return read_table("annotations", workspace, path, codebook.sets())


def _frame(name: str, rows: list[dict[str, Any]], workspace: Workspace) -> pd.DataFrame:
    schema = load_schema(name, workspace)
    rough = pd.DataFrame(rows, columns=schema.columns, dtype=object)
    # Through the bytes and back: the frame in hand is exactly the frame a reader will load.
    return parse_table(serialise(rough, schema), schema, schema.path)


class _Reader:
    """Read one document's annotations into rows."""

    def __init__(
        self,
        workspace: Workspace,
        document: Document,
        codebook: Codebook,
        problems: Problems,
        delta: float,
    ) -> None:
        self.document = document
        self.codebook = codebook
        self.problems = problems
        self.delta = delta
        self.file = annotation_file(document.doc_id)
        mentions = quantities.read(document.text, codebook.unit_map)
        self.mentions: Mapping[int, quantities.Mention] = {m.start: m for m in mentions}
        self.row = 0

    def read(self, annotations: pd.DataFrame) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        statements, exclusions = [], []
        seen: Counter[tuple[int, Any]] = Counter()
        for index, note in enumerate(records(annotations)):
            self.row = index + 2
            start = self._locate(note)
            if start is None:
                continue
            seen[start, note["k"]] += 1
            if seen[start, note["k"]] > 1:
                self._fault("start", start, "one row for each mention (and k)")
            elif note["entry"] == "exclusion":
                exclusions.append(self._exclusion(note, start))
            else:
                statement = self._statement(note, start)
                if statement is not None:
                    statements.append(statement)
        return statements, exclusions

    def _fault(self, field: str, found: object, expected: str, hint: str = "") -> None:
        self.problems.add(self.file, self.row, field, found, expected, hint)

    def _locate(self, note: Mapping[str, Any]) -> int | None:
        text, words, start = self.document.text, note["text"], note["start"]
        if start is None:
            places = [m.start() for m in re.finditer(re.escape(words), text)]
            if len(places) == 1:
                return places[0]
            where = f"found at {len(places)} positions" if places else "not in the text"
            self._fault("text", words, "words that occur once", f"{where}; give `start`")
            return None
        if text[start : start + len(words)] != words:
            there = text[start : start + len(words)]
            near = text.find(words, max(0, start - 200))
            hint = f"{words!r} stands at {near}" if near >= 0 else "these words are not in the text"
            self._fault("text", words, f"the words at {start}: {there!r}", hint)
            return None
        return int(start)

    def _exclusion(self, note: Mapping[str, Any], start: int) -> dict[str, Any]:
        if note["reason"] is None:
            self._fault("reason", "", "a reason for an exclusion")
        return {
            "doc_id": self.document.doc_id,
            "start": start,
            "end": start + len(note["text"]),
            "text": note["text"],
            "reason": note["reason"],
            "source": "annotation",
            "note": note["note"],
        }

    def _statement(self, note: Mapping[str, Any], start: int) -> dict[str, Any] | None:
        missing = [column for column in _MEANING if note[column] is None]
        for column in missing:
            self._fault(column, "", "a value for a statement")
        mention = self.mentions.get(start)
        if mention is None or mention.text != note["text"]:
            read = repr(mention.text) if mention else "no quantity"
            self._fault("text", note["text"], f"what the grammar reads there: {read}")
            return None
        if missing:
            return None
        indicator = self.codebook.indicator(note["indicator_id"])
        base_unit = mention.base_unit or ""
        wanted = {indicator.base_unit}
        if note["measure"] == "increment":
            wanted.add(_INCREMENT_UNITS.get(indicator.base_unit, indicator.base_unit))
        if base_unit not in wanted:
            self._fault(
                "indicator_id",
                indicator.indicator_id,
                f"an indicator in {base_unit}",
                f"it is counted in {indicator.base_unit} (data/registries/indicators.csv)",
            )
            return None
        years = self._years(note["period"], start)
        comparator = note["comparator"] or mention.comparator
        lower, upper = self._bounds(mention, comparator, note["role"])
        suffix = "" if note["k"] is None else f":{note['k']}"
        return {
            "statement_id": f"{self.document.doc_id}:{start}{suffix}",
            "doc_id": self.document.doc_id,
            "start": start,
            "end": mention.end,
            "text": mention.text,
            "quote": self.document.quote(start, mention.end),
            "section": self.document.section(start),
            "timing": note["timing"] or mention.timing,
            "period_text": self._period_text(mention, note["period"]),
            "number": mention.number,
            "unit": mention.unit,
            "value": mention.value,
            "base_unit": base_unit,
            "lower": lower,
            "upper": upper,
            "comparator": comparator or None,
            "commitment": _commitment(note, mention),
            "period_start": years[0],
            "period_end": years[1],
            "per": note["per"] or mention.per,
            **{
                column: note[column]
                for column in (
                    *_MEANING,
                    "denominator",
                    "subject",
                    "part_of",
                    "group_id",
                    "same_fact_as",
                    "authority",
                    "note",
                )
            },
        }

    def _bounds(
        self, mention: quantities.Mention, comparator: str, role: str
    ) -> tuple[float | None, float | None]:
        if comparator == "range":
            return mention.lower, mention.upper
        if mention.value is None:
            return None, None
        if role in MEASURED_ROLES and comparator == "exactly":
            span = intervals.printed(
                mention.number,
                factor=mention.factor,
                countable=mention.dimension in COUNTED_DIMENSIONS,
                share=mention.base_unit == "%",
            )
        else:
            span = intervals.admitted(mention.value, comparator, self.delta)
        return span.lower, span.upper

    def _years(self, period: str | None, start: int) -> tuple[int | None, int | None]:
        if period is None:
            return None, None
        found = [self._cue_years(cue.strip(), start) for cue in period.split("|")]
        if any(years is None for years in found):
            return None, None
        years = [pair for pair in found if pair is not None]
        first, last = min(pair[0] for pair in years), max(pair[1] for pair in years)
        return first, last

    def _cue_years(self, cue: str, start: int) -> tuple[int, int] | None:
        text = self.document.text
        if cue not in text:
            self._fault("period", cue, "words of the document")
            return None
        years = self.codebook.years_of(cue) or quantities.parse_years(cue)
        if years is None:
            self._fault("period", cue, "words that name a year or a named period")
        return years

    @staticmethod
    def _period_text(mention: quantities.Mention, period: str | None) -> str | None:
        cues = [mention.timing_text, mention.period_text, *(period or "").split("|")]
        distinct = [cue for n, cue in enumerate(cues) if cue and cue not in cues[:n]]
        # 到2025年 as read beside the numeral already holds a bare 2025年 of the annotation
        kept = [
            cue for cue in distinct if not any(cue != other and cue in other for other in distinct)
        ]
        return "；".join(kept) or None


def _commitment(note: Mapping[str, Any], mention: quantities.Mention) -> str:
    # Words alone cannot tell a plain promise from a plain fact; the role does (METHODS 1: plain).
    firmness = str(note["commitment"] or mention.commitment)
    return "committed" if note["role"] == "target" and firmness == "unstated" else firmness


def _by_rule(
    document: Document,
    statements: list[dict[str, Any]],
    excluded: list[dict[str, Any]],
    rules: pd.DataFrame,
) -> list[dict[str, Any]]:
    taken = [(row["start"], row["end"]) for row in statements]
    claimed = taken + [(row["start"], row["end"]) for row in excluded]
    open_runs = [
        run
        for run in numeral_runs(document.text)
        if not any(start <= run.start and run.end <= end for start, end in claimed)
    ]
    found: dict[int, dict[str, Any]] = {}
    starts = {row["start"] for row in excluded}
    matches = [
        (rule, match.span())
        for rule in rules.itertuples()
        for match in re.finditer(str(rule.pattern), document.text, re.MULTILINE)
    ]
    for run in open_runs:
        for rule, (start, end) in matches:
            if not start <= run.start or not run.end <= end:
                continue
            here = found.get(start)
            if (
                start in starts
                or (here is not None and here["end"] != end)
                or any(start < last and first < end for first, last in taken)
            ):
                start, end = run.start, run.end
            found.setdefault(
                start,
                {
                    "doc_id": document.doc_id,
                    "start": start,
                    "end": end,
                    "text": document.text[start:end],
                    "reason": rule.reason,
                    "source": f"rule:{rule.rule_id}",
                    "note": rule.note,
                },
            )
            break
    return list(found.values())


def _account(
    workspace: Workspace,
    document: Document,
    statements: list[dict[str, Any]],
    exclusions: list[dict[str, Any]],
    problems: Problems,
) -> None:
    spans = [(row["start"], row["end"]) for row in statements]
    spans += [(row["start"], row["end"]) for row in exclusions if row["doc_id"] == document.doc_id]
    for run in numeral_runs(document.text):
        if not any(start <= run.start and run.end <= end for start, end in spans):
            around = document.text[max(0, run.start - 8) : run.end + 8].replace("\n", "⏎")
            problems.add(
                annotation_file(document.doc_id),
                None,
                "start",
                run.start,
                "a statement or an exclusion with a reason",
                f"{run.text!r} in {around!r}",
            )


def _references(workspace: Workspace, statements: list[dict[str, Any]], problems: Problems) -> None:
    known = {row["statement_id"] for row in statements}
    for row in statements:
        for column in ("part_of", "same_fact_as"):
            if row[column] is not None and row[column] not in known:
                problems.add(
                    annotation_file(row["doc_id"]),
                    None,
                    column,
                    row[column],
                    f"a statement (from {row['statement_id']})",
                    suggest(row[column], known),
                )
