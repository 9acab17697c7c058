"""Everything a page shows, as values: the template only arranges it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup as Safe

from labourreports.page.blocks import Block, Blocks, collect
from labourreports.page.evidence import statement_href
from labourreports.page.markup import SLOT, Heading, Markup, clean
from labourreports.page.strings import STRINGS

__all__ = ["Content", "Note", "answer_text", "read_content"]

_FOOTNOTE = re.compile(r'<sup class="lt-note">.*?</sup>')
_SLOT = re.compile(rf'<div {SLOT}="(\d+)"></div>')


@dataclass(frozen=True)
class Note:
    """A sentence the page's numbers were read from."""

    number: int
    statement_id: str
    href: str
    quote: str
    section: str
    document: str
    document_href: str


@dataclass
class Content:
    """The parts of a report in reading order."""

    heading: str = ""
    question: Safe = field(default_factory=Safe)
    answers: list[Safe] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    body: list[Safe | Block] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    inputs: list[Safe] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)
    tables: list[tuple[str, str]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)


def read_content(
    notebook: Any,
    language: str,
    quotes: Mapping[str, Mapping[str, str]],
    *,
    linked: bool = True,
) -> Content:
    """Turn an executed notebook into the content of its page.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        Changed in place.
    language : {"zh", "en"}
    quotes : mapping
        From a statement id to its ``quote``, ``section`` and ``document``.
    linked : bool, default True
        Whether numbers lead to the pages of the documents; a single file has only its notes.

    Returns
    -------
    Content
    """
    blocks = collect(notebook, language)
    reader = _Reader(language, quotes, linked)
    content = Content(heading=blocks.heading, tables=blocks.tables, blocks=blocks.shown)
    content.question = reader.clean("".join(blocks.questions))
    content.answers = [reader.clean(written) for _, written in blocks.answers]
    content.units = list(dict.fromkeys(e.unit for e, _ in blocks.answers if e.unit))
    body = reader.clean(_basic_body(notebook))
    content.body = reader.arrange(body, blocks)
    content.inputs = [reader.clean(written) for written in blocks.inputs]
    content.headings = [
        heading for heading in reader.headings if heading.level <= 3 and heading.text
    ]
    content.notes = reader.notes()
    used = [*reader.statements, *blocks.statements]
    content.statements = sorted({name for name in used if statement_href(name)})
    content.documents = sorted({name.partition(":")[0] for name in content.statements})
    return content


class _Reader:
    """Clean the pieces of one page, numbering its notes as they are met."""

    def __init__(
        self, language: str, quotes: Mapping[str, Mapping[str, str]], linked: bool
    ) -> None:
        self._words = STRINGS[language]
        self._quotes, self._linked = quotes, linked
        self._numbers: dict[str, int] = {}
        self._referred: set[str] = set()
        self._taken = {"main", "answer", "contents", "notes", "how", "changes", "top"}
        self.statements: list[str] = []
        self.headings: list[Heading] = []

    def clean(self, written: str) -> Safe:
        markup = Markup(self._href, self._footnote, self._taken)
        cleaned = clean(written, markup)
        self.statements += markup.statements
        self.headings += markup.headings
        return Safe(cleaned)

    def arrange(self, body: str, blocks: Blocks) -> list[Safe | Block]:
        """Split the body at its slots."""
        parts: list[Safe | Block] = []
        for index, piece in enumerate(_SLOT.split(body)):
            if index % 2 == 0:
                if piece.strip():
                    parts.append(Safe(piece))
                continue
            block = blocks.shown[int(piece)]
            if block.html:
                block.html = self.clean(block.html)
            parts.append(block)
        return parts

    def notes(self) -> list[Note]:
        made = []
        for name, number in self._numbers.items():
            known = self._quotes.get(name, {})
            made.append(
                Note(
                    number=number,
                    statement_id=name,
                    href=statement_href(name),
                    quote=known.get("quote", ""),
                    section=known.get("section", ""),
                    document=known.get("document", name.partition(":")[0]),
                    document_href=statement_href(name).partition("#")[0],
                )
            )
        return made

    def _href(self, statement_id: str) -> str:
        href = statement_href(statement_id)
        if href and not self._linked:
            return f"#n{self._number(statement_id)}"
        return href

    def _footnote(self, statement_id: str) -> str:
        number = self._number(statement_id)
        first = statement_id not in self._referred
        self._referred.add(statement_id)
        anchor = f' id="r{number}"' if first else ""
        label = f"{self._words['note_label']} {number}"
        return f'<sup class="lt-note"><a{anchor} href="#n{number}" aria-label="{label}">{number}</a></sup>'

    def _number(self, statement_id: str) -> int:
        return self._numbers.setdefault(statement_id, len(self._numbers) + 1)


def _basic_body(notebook: Any) -> str:
    from labourreports.page.export import exporter

    written, _ = exporter().from_notebook_node(notebook)
    return str(written)


def answer_text(content: Content) -> str:
    """Return the answers without markup, for the index."""
    words = (_FOOTNOTE.sub("", answer) for answer in content.answers)
    return " ".join(Safe(answer).striptags() for answer in words)[:400]
