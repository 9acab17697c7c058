"""Exclude numerals by rule, and find those that nobody accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from labourtargets.corpus import Document, numeral_runs
from labourtargets.errors import Problems
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


def hold_to_account(document: Document, spans: Sequence[Span], problems: Problems) -> None:
    """Collect every numeral that lies in none of the spans."""
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
