"""Exclude numerals by rule, and find those that nobody accounted for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from labourtargets.corpus import Document, numeral_runs
from labourtargets.errors import Problems
from labourtargets.quantities import Mention
from labourtargets.statements.inputs import Rule, annotation_file

__all__ = ["exclude_by_rule", "hold_to_account"]

Span = tuple[int, int]


def exclude_by_rule(
    document: Document, statements: Sequence[Span], excluded: Sequence[Span], rules: Sequence[Rule]
) -> list[dict[str, Any]]:
    """Exclude the numerals that lie inside a rule's words and that no annotation claims.

    Parameters
    ----------
    document : Document
    statements, excluded : sequence of (int, int)
        Spans that annotations claim.
    rules : sequence of Rule
        The first that matches gives the reason.

    Returns
    -------
    list of dict
        Rows of the exclusions table, each starting where no other exclusion starts.
    """
    claimed = [*statements, *excluded]
    starts = {start for start, _ in excluded}
    matches = [
        (rule, match.span()) for rule in rules for match in rule.pattern.finditer(document.text)
    ]
    found: dict[int, dict[str, Any]] = {}
    for run in numeral_runs(document.text):
        if any(start <= run.start and run.end <= end for start, end in claimed):
            continue
        for rule, (start, end) in matches:
            if not start <= run.start or not run.end <= end:
                continue
            here = found.get(start)
            if (
                start in starts
                or (here is not None and here["end"] != end)
                or any(start < last and first < end for first, last in statements)
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


def hold_to_account(
    document: Document,
    claimed: Sequence[Span],
    by_rule: Sequence[Span],
    mentions: Iterable[Mention],
    problems: Problems,
) -> None:
    """Collect every numeral that lies in none of the spans, one problem for what is one entry.

    Parameters
    ----------
    document : Document
    claimed, by_rule : sequence of (int, int)
        Spans of the annotations and of the rules.
    mentions : iterable of Mention
        What the grammar reads. It has no say in what is left: runs that it reads as one quantity
        are told as the words an annotation takes, before those that it does not read.
    problems : Problems
    """
    left = [
        run
        for run in numeral_runs(document.text)
        if not any(start <= run.start and run.end <= end for start, end in [*claimed, *by_rule])
    ]
    unread = left
    for mention in mentions:
        # a row for a mention that another row reads in part would be refused
        if any(start < mention.end and mention.start < end for start, end in claimed):
            continue
        own = [run for run in unread if run.start < mention.end and mention.start < run.end]
        # of 1亿千瓦 the grammar may read 1亿 alone: its words would leave half a run behind
        if any(run.start < mention.start or mention.end < run.end for run in own):
            continue
        if own:
            unit = f", unit {mention.unit}," if mention.unit else ""
            told = f"{mention.text!r}{unit}"
            _tell(document, mention.start, mention.end, told, problems)
            unread = [run for run in unread if run not in own]
    for run in unread:
        _tell(document, run.start, run.end, repr(run.text), problems)


def _tell(document: Document, start: int, end: int, told: str, problems: Problems) -> None:
    around = document.text[max(0, start - 8) : end + 8].replace("\n", "⏎")
    problems.add(
        annotation_file(document.doc_id),
        None,
        "start",
        start,
        "a statement or an exclusion with a reason",
        f"{told} in {around!r}",
    )
