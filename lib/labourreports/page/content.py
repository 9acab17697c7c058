"""Everything a page shows, as values: the template only arranges it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup as Safe

from labourreports.page.blocks import Block, Blocks, collect
from labourreports.page.evidence import statement_href
from labourreports.page.markup import SLOT, Heading, Markup, clean
from labourreports.page.strings import STRINGS

__all__ = ["Content", "Note", "answer_text", "read_content"]

_FOOTNOTE = re.compile(r'<sup class="lt-note">.*?</sup>')
_META = re.compile(r'<p class="lt-meta">.*?</p>', re.DOTALL)
# characters of an answer on the index: a reserve at its end is not to be lost
_ANSWER = 600
_SENTENCE = re.compile(r".+?(?:[。！？]|[.!?](?= |$))\s*")
_PARAGRAPH = re.compile(r"<p>(.*?)</p>", re.DOTALL)
_SLOT = re.compile(rf'<div {SLOT}="(\d+)"></div>')


@dataclass(frozen=True)
class Note:
    """A sentence the page's numbers were read from.

    `links` are the numbers in it: their words, and their place on the document's page.
    """

    number: int
    quote: str
    links: tuple[tuple[str, str], ...]
    referred: bool


@dataclass
class Content:
    """The parts of a report in reading order."""

    heading: str = ""
    question: Safe = field(default_factory=Safe)
    answers: list[Safe] = field(default_factory=list)
    units: list[str] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    body: list[Safe | Block] = field(default_factory=list)
    notes: list[tuple[str, list[tuple[str, list[Note]]]]] = field(default_factory=list)
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
    # figures and tables keep their names, by which other pages lead to them
    reader.taken |= {block.slug for block in blocks.shown}
    content = Content(heading=blocks.heading, tables=blocks.tables, blocks=blocks.shown)
    content.question = reader.clean("".join(blocks.questions), headings=False)
    content.answers = [reader.clean(written, headings=False) for _, written in blocks.answers]
    content.units = list(dict.fromkeys(e.unit for e, _ in blocks.answers if e.unit))
    body = reader.clean(_basic_body(notebook))
    content.body = reader.arrange(body, blocks)
    content.inputs = [reader.clean(written, headings=False) for written in blocks.inputs]
    content.headings = [
        heading for heading in reader.headings if heading.level <= 3 and heading.text
    ]
    content.notes = reader.notes(blocks.sources)
    used = [*reader.statements, *blocks.statements]
    content.statements = sorted({name for name in used if statement_href(name)})
    content.documents = sorted({name.partition(":")[0] for name in content.statements})
    return content


class _Reader:
    """Clean the pieces of one page, numbering the sentences as they are met."""

    def __init__(
        self, language: str, quotes: Mapping[str, Mapping[str, str]], linked: bool
    ) -> None:
        self._words = STRINGS[language]
        self._quotes, self._linked = quotes, linked
        self._numbers: dict[tuple[str, str], int] = {}
        self._members: dict[int, list[str]] = {}
        self._referred: set[int] = set()
        self._refused: dict[str, str] = {}
        self._drawn: dict[str, str] = {}
        self.taken = {"main", "answer", "contents", "notes", "how", "changes", "top"}
        self.statements: list[str] = []
        self.headings: list[Heading] = []

    def clean(self, written: str, *, headings: bool = True) -> Safe:
        markup = Markup(self._href, self._footnote, self.taken, headings)
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
            if block.evidence.kind == "refusal":
                self._point_back(block, self._refused, str(block.html), "refused_again")
            elif block.figure:
                shown = f"{block.evidence.title}\n{block.figure_json}"
                self._point_back(block, self._drawn, shown, "drawn_again")
            before = parts[-1] if parts else None
            if isinstance(before, Block) and _says_title(block, before):
                continue
            parts.append(block)
        return parts

    def _point_back(self, block: Block, met: dict[str, str], shown: str, words: str) -> None:
        """Replace what the page has shown before by a link to it."""
        first = met.setdefault(shown, block.slug)
        if first != block.slug:
            block.figure = None
            block.html = Safe('<p><a href="#{}">{}</a></p>').format(first, self._words[words])

    def notes(self, more: Sequence[str]) -> list[tuple[str, list[tuple[str, list[Note]]]]]:
        """Gather the sentences by document and section: what the text refers to, then `more`."""
        for statement_id in more:
            if statement_href(statement_id):
                self._number(statement_id)
        by_document: dict[str, dict[str, list[Note]]] = {}
        for (document, quote), number in self._numbers.items():
            members = self._members[number]
            known = self._quotes.get(members[0], {})
            links = tuple(
                (self._quotes.get(name, {}).get("text", name), statement_href(name))
                for name in members
            )
            sections = by_document.setdefault(known.get("document", document), {})
            note = Note(number, quote, links, number in self._referred)
            sections.setdefault(known.get("section", ""), []).append(note)
        return [(document, list(sections.items())) for document, sections in by_document.items()]

    def _href(self, statement_id: str) -> str:
        href = statement_href(statement_id)
        if href and not self._linked:
            return f"#n{self._number(statement_id)}"
        return href

    def _footnote(self, statement_id: str) -> str:
        number = self._number(statement_id)
        anchor = "" if number in self._referred else f' id="r{number}"'
        self._referred.add(number)
        label = f"{self._words['note_label']} {number}"
        return f'<sup class="lt-note"><a{anchor} href="#n{number}" aria-label="{label}">{number}</a></sup>'

    def _number(self, statement_id: str) -> int:
        known = self._quotes.get(statement_id, {})
        key = (statement_id.partition(":")[0], known.get("quote") or statement_id)
        number = self._numbers.setdefault(key, len(self._numbers) + 1)
        members = self._members.setdefault(number, [])
        if statement_id not in members:
            members.append(statement_id)
        return number


def _says_title(finding: Block, figure: Block) -> bool:
    """Move a finding's first line into the title of the figure it repeats; tell if that was all.

    The line has its numbers linked to their sentences, the title of a figure has not.
    """
    first = _PARAGRAPH.search(finding.html) if finding.evidence.kind == "finding" else None
    if first is None or not figure.figure:
        return False
    said = " ".join(Safe(_FOOTNOTE.sub("", first[1])).striptags().split())
    if said != " ".join(figure.evidence.title.split()):
        return False
    figure.title_html = Safe(first[1])
    finding.html = Safe(str(finding.html).replace(first[0], "", 1))
    return "<p>" not in finding.html


def _basic_body(notebook: Any) -> str:
    from labourreports.page.export import exporter

    written, _ = exporter().from_notebook_node(notebook)
    return str(written)


def answer_text(content: Content) -> str:
    """Return the answers without markup, for the index, which gives their date apart."""
    words = (_META.sub("", _FOOTNOTE.sub("", answer)) for answer in content.answers)
    written = " ".join(Safe(answer.replace("</p>", "</p> ")).striptags() for answer in words)
    if len(written) <= _ANSWER:
        return written
    # a sentence, or at least a word, is never cut in two
    kept = _SENTENCE.findall(written[:_ANSWER])
    return "".join(kept).strip() or written[:_ANSWER].rsplit(" ", 1)[0] + " …"
