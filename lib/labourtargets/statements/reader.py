"""Join one document's annotations with what the grammar reads at the same places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from labourtargets import intervals, quantities
from labourtargets.codebook import Codebook, NoteWording
from labourtargets.corpus import Document
from labourtargets.errors import Problems, suggest
from labourtargets.statements.inputs import annotation_file
from labourtargets.tables import records

__all__ = ["Reader"]

MEASURED_ROLES = ("baseline", "achieved")
# 给予10万元补助 is as plain a promise as a target without a cue.
PROMISING_ROLES = ("target", "award")
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
# columns of an annotation that go into the statement as they are
_CARRIED = ("denominator", "subject", "part_of", "group_id", "same_fact_as", "authority", "note")
_DETAILS = ("timing", "period", "comparator", "commitment", "per", *_CARRIED[:-1])
# An increment of a share is printed in percentage points while the share itself is in percent.
_INCREMENT_UNITS = {"%": "百分点"}


class Reader:
    """Read one document's annotations into rows.

    Parameters
    ----------
    document : Document
    codebook : Codebook
    problems : Problems
        Where faults are collected.
    delta : float
        What 左右 and 约 admit, as a share of the number.
    wording : NoteWording, optional
        The sentences notes are made of; where it cannot be read, notes pass unheld.

    Attributes
    ----------
    claims : dict
        Span and identifier → row of the file, of every row that stands where it says, faulty in
        other ways or not: one fault is reported once.
    named : set of str
        Identifiers of the statements among them.
    """

    def __init__(
        self,
        document: Document,
        codebook: Codebook,
        problems: Problems,
        delta: float,
        wording: NoteWording | None = None,
    ) -> None:
        self.document = document
        self.codebook = codebook
        self.problems = problems
        self.delta = delta
        self.wording = wording
        self.file = annotation_file(document.doc_id)
        mentions = quantities.read(document.text, codebook.unit_map)
        self.mentions: Mapping[int, quantities.Mention] = {m.start: m for m in mentions}
        self.claims: dict[tuple[int, int, int | None], int] = {}
        self.named: set[str] = set()
        self.row = 0

    def read(self, annotations: pd.DataFrame) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """Return the rows of statements and of exclusions, in the file's order."""
        statements, exclusions = [], []
        for row, note in enumerate(records(annotations), start=2):
            self.row = row
            self._hold_note(note["note"])
            start = self._locate(note)
            if start is None or not self._claim(note, start):
                continue
            if note["entry"] == "exclusion":
                exclusions.append(self._exclusion(note, start))
            elif (statement := self._statement(note, start)) is not None:
                statements.append(statement)
        return statements, exclusions

    def statement_id(self, start: int, k: int | None) -> str:
        """Name the statement of a place."""
        return f"{self.document.doc_id}:{start}" + ("" if k is None else f":{k}")

    def _hold_note(self, words: str | None) -> None:
        for problem in self.wording.unregistered(words) if self.wording and words else ():
            self._fault(problem.field, problem.found, problem.expected, problem.hint)

    def _claim(self, note: Mapping[str, Any], start: int) -> bool:
        end, k = start + len(note["text"]), note["k"]
        for (first, last, other), row in self.claims.items():
            shared = (first, last) == (start, end) and None not in (k, other) and k != other
            if first < end and start < last and not shared:
                hint = f"row {row} reads them; k numbers what one numeral governs"
                self._fault("start", start, "words no other row reads", hint)
                return False
        self._keep(note, start)
        return True

    def _keep(self, note: Mapping[str, Any], start: int) -> None:
        self.claims[start, start + len(note["text"]), note["k"]] = self.row
        if note["entry"] == "statement":
            self.named.add(self.statement_id(start, note["k"]))

    def _fault(self, field: str, found: object, expected: str, hint: str = "") -> None:
        self.problems.add(self.file, self.row, field, found, expected, hint)

    def _locate(self, note: Mapping[str, Any]) -> int | None:
        text, words, start = self.document.text, note["text"], note["start"]
        if start is None:
            places = [m.start() for m in re.finditer(re.escape(words), text)]
            if len(places) == 1:
                return places[0]
            where = f"found at {len(places)} positions; give `start`"
            if not places:
                meant = suggest(words, [mention.text for mention in self.mentions.values()])
                where = f"not in the text; {meant}" if meant else "not in the text"
            self._fault("text", words, "words that occur once", where)
            return None
        there = text[start : start + len(words)] if start >= 0 else ""
        if there != words:
            near = min(
                (m.start() for m in re.finditer(re.escape(words), text)),
                key=lambda place: abs(place - start),
                default=None,
            )
            hint = "these words are not in the text"
            if near is not None:
                hint = f"{words!r} stands at {near}"
            # what stands there is claimed all the same: one fault, reported once
            self._keep(note, start)
            self._fault("text", words, f"the words at {start}: {there!r}", hint)
            return None
        return int(start)

    def _exclusion(self, note: Mapping[str, Any], start: int) -> dict[str, Any]:
        if note["reason"] is None:
            self._fault("reason", "", "a reason for an exclusion")
        for column in _MEANING + _DETAILS:
            if note[column] is not None:
                self._fault(column, note[column], "nothing, for an exclusion means nothing")
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
        if note["reason"] is not None:
            self._fault("reason", note["reason"], "nothing, for a statement is not excluded")
        mention = self.mentions.get(start)
        if mention is None or mention.text != note["text"]:
            read = repr(mention.text) if mention else "no quantity"
            hint = "" if mention else "is its unit listed in data/registries/units.csv?"
            self._fault("text", note["text"], f"what the grammar reads there: {read}", hint)
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
        years = self._years(note["period"])
        comparator = note["comparator"] or mention.comparator
        lower, upper = self._bounds(mention, comparator, note["role"])
        return {
            "statement_id": self.statement_id(start, note["k"]),
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
            **{column: note[column] for column in (*_MEANING, *_CARRIED)},
        }

    def _bounds(
        self, mention: quantities.Mention, comparator: str, role: str
    ) -> tuple[float | None, float | None]:
        if comparator == "range":
            return mention.lower, mention.upper
        if mention.value is None:
            return None, None
        if role in MEASURED_ROLES and comparator == "exactly":
            span = mention.rounding(
                countable=mention.dimension in COUNTED_DIMENSIONS, share=mention.base_unit == "%"
            )
        else:
            span = intervals.admitted(mention.value, comparator, self.delta)
        return span.lower, span.upper

    def _years(self, period: str | None) -> tuple[int | None, int | None]:
        if period is None:
            return None, None
        cues = [cue.strip() for cue in period.split("|")]
        found = [self._cue_years(cue) for cue in cues]
        if any(years is None for years in found):
            return None, None
        years = [pair for pair in found if pair]
        if not years:
            return None, None
        first, last = min(pair[0] for pair in years), max(pair[1] for pair in years)
        passed = [span for cue in cues if (span := quantities.parse_years_passed(cue))]
        return min([first, *(last - span + 1 for span in passed)]), last

    def _cue_years(self, cue: str) -> tuple[int, int] | tuple[()] | None:
        """Return the years a cue names; none of an inherited 每年 or of 实施2年来."""
        if cue not in self.document.text:
            self._fault("period", cue, "words of the document")
            return None
        years = self.codebook.years_of(cue) or quantities.parse_years(cue)
        if years is not None:
            return years
        if quantities.names_rate(cue) or quantities.parse_years_passed(cue):
            return ()
        self._fault("period", cue, "words that name a year or a named period")
        return None

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
    # Words alone cannot tell a plain promise from a plain fact; the role does.
    firmness = str(note["commitment"] or mention.commitment)
    return "committed" if note["role"] in PROMISING_ROLES and firmness == "unstated" else firmness
