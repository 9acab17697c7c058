"""A page for each document: its text unchanged, every statement marked, and who uses it."""

from __future__ import annotations

import bisect
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape
from pandas import isna

from labourreports.page.templates import render
from labourreports.runner.staging import write_atomic
from labourtargets.codebook import Codebook

__all__ = ["Use", "document_markup", "write_sources"]


_ROLES = {
    "target": ("目标", "target"),
    "baseline": ("基期值", "baseline"),
    "achieved": ("已实现", "achieved"),
    "award": ("奖补", "award"),
    "rule": ("规定", "rule"),
}


@dataclass(frozen=True)
class Use:
    """A report that uses a statement."""

    run_id: str
    title: str
    language: str


def write_sources(
    folder: Path,
    documents: Sequence[Any],
    statements: Sequence[Mapping[str, Any]],
    uses: Mapping[str, Sequence[Use]],
    codebook: Codebook | None = None,
) -> list[str]:
    """Write the page of every document.

    Parameters
    ----------
    folder : pathlib.Path
    documents : sequence of labourtargets.corpus.Document
    statements : sequence of mapping
        Rows of the statements table.
    uses : mapping of str to sequence of Use
        Which reports use a statement, by its id.
    codebook : labourtargets.codebook.Codebook, optional
        Names places and indicators where a reader points at a number.

    Returns
    -------
    list of str
        The identifiers of the documents.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for document in documents:
        own = [row for row in statements if row["doc_id"] == document.doc_id]
        page = render(
            "source.html.j2",
            "zh",
            source=document.source,
            body=document_markup(document, own, uses, codebook),
            count=len(own),
            used=_uses(document, own, uses, codebook),
            links={int(row["start"]): _place(row) for row in reversed(own)},
        )
        write_atomic(folder / f"{document.doc_id}.html", page)
    return [document.doc_id for document in documents]


def document_markup(
    document: Any,
    statements: Sequence[Mapping[str, Any]],
    uses: Mapping[str, Sequence[Use]],
    codebook: Codebook | None = None,
) -> Markup:
    """Mark furniture, sentences and statements in a text, changing no character of it.

    Parameters
    ----------
    document : labourtargets.corpus.Document
    statements : sequence of mapping
        ``statement_id``, ``start``, ``end`` and ``quote`` of this document's statements.
    uses : mapping of str to sequence of Use
    codebook : labourtargets.codebook.Codebook, optional
        Without it a number is described by its identifier alone.

    Returns
    -------
    markupsafe.Markup
        The text, escaped. An anchor ``s-START`` or ``s-START-K`` stands before the words of
        each statement; where reports use it, they lead to the list of these below the text.
    """
    groups: dict[int, list[Mapping[str, Any]]] = {}
    for row in sorted(statements, key=lambda row: (int(row["start"]), str(row["statement_id"]))):
        groups.setdefault(int(row["start"]), []).append(row)
    text = document.text
    writer = _Writer(text, _merged(document.furniture), uses, codebook)
    sentences = _merged(
        (min(left, start), max(right, int(row["end"])))
        for start, rows in groups.items()
        for row in rows
        for left, right in [document.sentence(start)]
    )
    parts: list[Markup] = []
    position = 0
    for left, right in sentences:
        parts.append(writer.plain(position, left))
        inside = [(start, rows) for start, rows in groups.items() if left <= start < right]
        parts.append(writer.sentence(left, right, inside))
        position = right
    parts.append(writer.plain(position, len(text)))
    return Markup("").join(parts)


@dataclass(frozen=True)
class _Writer:
    text: str
    furniture: Sequence[tuple[int, int]]
    uses: Mapping[str, Sequence[Use]]
    codebook: Codebook | None

    def sentence(
        self, left: int, right: int, groups: Sequence[tuple[int, list[Mapping[str, Any]]]]
    ) -> Markup:
        parts: list[Markup] = []
        position = left
        for start, rows in groups:
            if start < position:
                # a numeral inside another's span: its anchor stands where the outer one ends
                parts.append(Markup("").join(_anchor(row) for row in rows))
                continue
            parts.append(self.plain(position, start))
            position = max(int(row["end"]) for row in rows)
            parts.append(self.statement(self.text[start:position], rows))
        parts.append(self.plain(position, right))
        return Markup('<span class="sentence">{}</span>').format(Markup("").join(parts))

    def statement(self, words: str, rows: Sequence[Mapping[str, Any]]) -> Markup:
        anchors = Markup("").join(_anchor(row) for row in rows)
        label = "\n".join(dict.fromkeys(self.described(row) for row in rows))
        if not any(self.uses.get(str(row["statement_id"])) for row in rows):
            return Markup('{}<mark class="statement" title="{}">{}</mark>').format(
                anchors, label, words
            )
        return Markup('{}<a class="statement" href="#u-{}" title="{}">{}</a>').format(
            anchors, int(rows[0]["start"]), label, words
        )

    def described(self, row: Mapping[str, Any]) -> str:
        """Say what a number is: place, indicator, role and years, in both languages."""
        statement_id = str(row["statement_id"])
        if self.codebook is None:
            return statement_id
        region = self.codebook.region(str(row["region_id"]))
        indicator = self.codebook.indicator(str(row["indicator_id"]))
        ends = [
            str(int(year)) for year in (row["period_start"], row["period_end"]) if not isna(year)
        ]
        years = "–".join(dict.fromkeys(ends))
        zh, en = _ROLES[str(row["role"])]
        return "\n".join(
            " · ".join(filter(None, parts))
            for parts in (
                (region.name_zh, indicator.name_zh, zh, years),
                (region.name_en, indicator.name_en, en, years),
                (statement_id,),
            )
        )

    def plain(self, start: int, end: int) -> Markup:
        parts: list[Markup] = []
        position = start
        first = max(bisect.bisect_right(self.furniture, (start, len(self.text))) - 1, 0)
        for left, right in self.furniture[first:]:
            if left >= end:
                break
            left, right = max(left, position), min(right, end)
            if left < right:
                parts.append(escape(self.text[position:left]))
                parts.append(
                    Markup('<span class="furniture">{}</span>').format(self.text[left:right])
                )
                position = right
        parts.append(escape(self.text[position:end]))
        return Markup("").join(parts)


def _anchor(row: Mapping[str, Any]) -> Markup:
    return Markup('<span class="anchor" id="s-{}"></span>').format(_place(row))


def _place(row: Mapping[str, Any]) -> str:
    return "-".join(str(row["statement_id"]).split(":")[1:])


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _uses(
    document: Any,
    statements: Sequence[Mapping[str, Any]],
    uses: Mapping[str, Sequence[Use]],
    codebook: Codebook | None,
) -> list[tuple[int, str, list[str], list[Use]]]:
    """List position, words, names in both languages and reports of every statement in use."""
    found: dict[int, tuple[str, list[str], set[Use]]] = {}
    for row in statements:
        start, end = int(row["start"]), int(row["end"])
        used = uses.get(str(row["statement_id"]), ())
        if used:
            names = list(_named(row, codebook)) if codebook else []
            found.setdefault(start, (document.text[start:end], names, set()))[2].update(used)
    return [
        (start, words, names, sorted(used, key=lambda use: use.run_id))
        for start, (words, names, used) in sorted(found.items())
    ]


def _named(row: Mapping[str, Any], codebook: Codebook) -> tuple[str, str]:
    region = codebook.region(str(row["region_id"]))
    indicator = codebook.indicator(str(row["indicator_id"]))
    return f"{region.name_zh}{indicator.name_zh}", f"{indicator.name_en}, {region.name_en}"
