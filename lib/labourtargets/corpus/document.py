"""The documents: text verified by hash, metadata, sections, quotes, and the numeral scanner."""

from __future__ import annotations

import bisect
import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

import yaml

from labourtargets.errors import CorpusError, Problems, suggest
from labourtargets.workspace import Workspace

__all__ = ["Corpus", "Document", "NumeralRun", "Source", "load_corpus", "numeral_runs"]

SECTION_SEPARATOR = " › "

# Converter marks and line furniture may stand before a heading.
_MARKS = r"(?:\[bookmark: [^\]]*\]|[\t #])*"
# The deeper the level, the more headings it is nested in.
_HEADINGS: tuple[tuple[int, str], ...] = (
    (1, r"第[一二三四五六七八九十]+章"),
    (2, r"第[一二三四五六七八九十]+节"),
    (3, r"[一二三四五六七八九十]+、"),
    (4, r"[（(][一二三四五六七八九十]+[)）]"),
    (5, r"\d{1,2}[.．](?!\d)"),
    (6, r"[（(]\d{1,2}[)）]"),
    (7, r"[一二三四五六七八九十]是"),
    (8, r"专栏\d+"),
    # a table stands under its chapter and section, not under the paragraph before it
    (3, r"表\d+ "),
)
_HEADING_LINE = re.compile(
    rf"^{_MARKS}(?P<title>(?:{'|'.join(f'({form})' for _, form in _HEADINGS)})[^\n]*)$",
    re.MULTILINE,
)
_TITLE_LINE = re.compile(r"^#{1,2} +(?P<title>[^\n]+)$", re.MULTILINE)
_HEADING_LENGTH = 48
_CONVERTER_MARK = re.compile(r"\[(?:bookmark: [^\]]*|footnoteRef:\d+)\]")
_SENTENCE_END = "。；！？\n"
_LONG_SENTENCE = 150
_ARABIC = re.compile(r"[0-9０-９]+")
_CHINESE = re.compile(r"[〇零一二两三四五六七八九十百千万亿廿半]+")


@dataclass(frozen=True)
class Source:
    """What is known about a document besides its text (``source.yaml``)."""

    doc_id: str
    title_zh: str
    title_en: str
    issuer_zh: str
    issuer_en: str
    document_number: str
    issued_on: str
    level: str
    region_id: str
    sha256: str
    language: str = "zh"
    furniture: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class NumeralRun:
    """A run of Arabic digits or Chinese numeral characters."""

    start: int
    end: int
    text: str
    script: str


def numeral_runs(text: str) -> list[NumeralRun]:
    """Find every run of numeral characters, knowing nothing of what they mean.

    This is the independent count that statements and exclusions are held to.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of NumeralRun
        Sorted by start; ``script`` is ``arabic`` or ``chinese``.

    Examples
    --------
    >>> [run.text for run in numeral_runs("到2025年，20万人；三所")]
    ['2025', '20', '万', '三']
    """
    runs = [NumeralRun(*m.span(), m.group(), "arabic") for m in _ARABIC.finditer(text)]
    runs += [NumeralRun(*m.span(), m.group(), "chinese") for m in _CHINESE.finditer(text)]
    return sorted(runs, key=lambda run: run.start)


@dataclass(frozen=True)
class Document:
    """A text that is never edited, and what stands where in it.

    Parameters
    ----------
    source : Source
    text : str
        Positions everywhere are indices into this string.
    """

    source: Source
    text: str = field(repr=False)

    @property
    def doc_id(self) -> str:
        """Identifier of the document."""
        return self.source.doc_id

    @cached_property
    def headings(self) -> list[tuple[int, int, str]]:
        """Position, level (0 title … 8 box or table) and words of every heading, in order."""
        found = [(m.start("title"), 0, _words(m["title"])) for m in self._titles()]
        for match in _HEADING_LINE.finditer(self.text):
            # group 1 is the title; the forms follow in the order of the table above
            level = next(
                level for n, (level, _) in enumerate(_HEADINGS, start=2) if match[n] is not None
            )
            found.append((match.start("title"), level, _words(match["title"])))
        return sorted(found)

    def _titles(self) -> Iterator[re.Match[str]]:
        dimmed = self.furniture
        for match in _TITLE_LINE.finditer(self.text):
            if not any(start <= match.start() < end for start, end in dimmed):
                yield match

    @cached_property
    def furniture(self) -> list[tuple[int, int]]:
        """Spans of web furniture and converter marks: kept in the text, dimmed on the page."""
        spans = [m.span() for m in _CONVERTER_MARK.finditer(self.text)]
        for pattern in self.source.furniture:
            spans += [m.span() for m in re.finditer(pattern, self.text, re.MULTILINE)]
        return sorted(spans)

    @cached_property
    def table_rows(self) -> list[tuple[int, int, tuple[str, ...]]]:
        """Span and cells of every row of the tab-separated tables, header rows included."""
        rows: list[tuple[int, int, tuple[str, ...]]] = []
        position = 0
        while (start := self.text.find("\n\t", position)) >= 0:
            width = 0
            position = start + 1
            while position < len(self.text) and self.text[position] == "\t":
                end, cells = self._row(position, width)
                width = width or len(cells)
                rows.append((position, end, cells))
                position = end
                while position < len(self.text) and self.text[position] == "\n":
                    position += 1
        return rows

    def _row(self, start: int, width: int) -> tuple[int, tuple[str, ...]]:
        # A cell may hold line breaks (a footnote ends one); only the last ends at a blank line,
        # and the first row, which has no footnotes, says how many cells there are.
        position = start
        for _ in range(width - 1):
            following = self.text.find("\t", position + 1)
            if following < 0:
                break
            position = following
        end = self.text.find("\n\n", position)
        end = len(self.text) if end < 0 else end
        cells = self.text[start + 1 : end].split("\t")
        return end, tuple(" ".join(cell.split()) for cell in cells)

    def section(self, position: int) -> str:
        """Return the heading path of a position.

        Parameters
        ----------
        position : int
            Index into the text.

        Returns
        -------
        str
            Headings from the outermost to the nearest, joined by " › "; empty before the first.

        Examples
        --------
        >>> document = load_corpus().document("nesichuan-hr-2021")
        >>> document.section(document.text.index("143亿元"))
        '一、总体要求 › (三)发展目标'
        """
        path: list[tuple[int, str]] = []
        last = bisect.bisect_right([start for start, _, _ in self.headings], position)
        for _, level, words in self.headings[:last]:
            path = [entry for entry in path if entry[0] < level]
            path.append((level, words))
        return SECTION_SEPARATOR.join(words for level, words in path if level > 0)

    def sentence(self, position: int) -> tuple[int, int]:
        """Return the span of the sentence (or table row) around a position."""
        for start, end, cells in self.table_rows:
            # a row of one cell is a box of prose
            if start <= position < end and len(cells) > 1:
                return self._strip(start, end)
        start = max(self.text.rfind(mark, 0, position) for mark in _SENTENCE_END) + 1
        ends = [self.text.find(mark, position) for mark in _SENTENCE_END]
        end = min((place for place in ends if place >= 0), default=len(self.text))
        return self._strip(start, end)

    def quote(self, start: int, end: int) -> str:
        """Return the clause around a span, white space folded and converter marks dropped.

        Parameters
        ----------
        start, end : int
            Span of a mention.

        Returns
        -------
        str
            The sentence, or where that is long the part between commas that stand outside
            brackets; a table gives the row.

        Examples
        --------
        >>> document = load_corpus().document("nesichuan-hr-2021")
        >>> start = document.text.index("40.5亿元")
        >>> document.quote(start, start + 6)[:14]
        '年产业总营业收入143亿元('
        """
        first, last = self.sentence(start)
        last = max(last, end)
        if last - first > _LONG_SENTENCE and "\t" not in self.text[first:last]:
            first, last = self._clause(first, last, start, end)
        return fold(self.text[first:last])

    def _clause(self, first: int, last: int, start: int, end: int) -> tuple[int, int]:
        depth, cuts = 0, [first]
        for index in range(first, last):
            mark = self.text[index]
            depth += (mark in "（(") - (mark in "）)")
            if mark in "，," and depth <= 0:
                cuts.append(index + 1)
        begin = max(cut for cut in cuts if cut <= start)
        finish = min((cut - 1 for cut in cuts if cut > end), default=last)
        return self._strip(begin, finish)

    def _strip(self, start: int, end: int) -> tuple[int, int]:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return start, end


def fold(text: str) -> str:
    """Drop converter marks and fold white space, as quotes are written.

    Examples
    --------
    >>> fold("[bookmark: _GoBack]17.指导\\n 企业")
    '17.指导 企业'
    """
    return " ".join(_CONVERTER_MARK.sub("", text).split())


def _words(line: str) -> str:
    line = fold(line)
    sentence = line.split("。", 1)[0]
    return sentence if len(sentence) <= _HEADING_LENGTH else sentence[: _HEADING_LENGTH - 1] + "…"


@dataclass(frozen=True)
class Corpus:
    """The documents by identifier."""

    documents: Mapping[str, Document]

    def document(self, doc_id: str) -> Document:
        """Return one document.

        Raises
        ------
        CorpusError
            If there is none of that name.

        Examples
        --------
        >>> load_corpus().document("yongchuan-artisans-2023").source.region_id
        'yongchuan'
        """
        if doc_id not in self.documents:
            problems = Problems()
            problems.add(
                "data/documents",
                None,
                "doc_id",
                doc_id,
                "a known document",
                suggest(doc_id, self.documents, "data/documents"),
            )
            problems.raise_as(CorpusError)
        return self.documents[doc_id]

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents.values())


def load_corpus(workspace: Workspace | None = None) -> Corpus:
    """Read the documents and hold each to its recorded hash.

    Parameters
    ----------
    workspace : Workspace, optional

    Returns
    -------
    Corpus
        In the order of identifiers.

    Raises
    ------
    CorpusError
        For every document that changed by a byte, lacks its sidecar or has a faulty one.

    Examples
    --------
    >>> len(load_corpus().documents)
    5
    """
    workspace = workspace or Workspace.default()
    problems = Problems()
    documents = {}
    if not workspace.documents.is_dir():
        problems.add(
            workspace.relative(workspace.documents), None, "", "no folder", "the documents"
        )
        problems.raise_as(CorpusError)
    for folder in sorted(path for path in workspace.documents.iterdir() if path.is_dir()):
        label = workspace.relative(folder)
        source = _source(workspace, folder.name, problems)
        text_file = folder / "text.txt"
        if not text_file.is_file():
            problems.add(label, None, "text.txt", "no file", "the text of the document")
        elif source is not None:
            content = text_file.read_bytes()
            found = hashlib.sha256(content).hexdigest()
            if found != source.sha256:
                problems.add(
                    f"{label}/text.txt",
                    None,
                    "sha256",
                    found,
                    source.sha256,
                    "the text is never edited: restore it",
                )
                continue
            try:
                documents[folder.name] = Document(source, content.decode("utf-8"))
            except UnicodeDecodeError as error:
                line = content[: error.start].count(b"\n") + 1
                problems.add(f"{label}/text.txt", line, "", "bytes that are not UTF-8", "UTF-8")
    problems.raise_as(CorpusError, next_command="labourtargets check")
    return Corpus(documents)


def _source(workspace: Workspace, doc_id: str, problems: Problems) -> Source | None:
    path = workspace.documents / doc_id / "source.yaml"
    label = workspace.relative(path)
    if not path.is_file():
        problems.add(label, None, "source.yaml", "no file", "the metadata of the document")
        return None
    try:
        written = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        problems.add(label, None, "", str(error).splitlines()[0], "YAML")
        return None
    known = Source.__dataclass_fields__
    before = len(problems)
    if not isinstance(written, dict):
        problems.add(label, None, "", type(written).__name__, "keys and values")
        return None
    for key, value in written.items():
        if key not in known:
            problems.add(label, None, "key", key, "a known key", suggest(str(key), known))
        elif key in ("notes", "furniture"):
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                problems.add(label, None, key, value, "a list of texts in quotes")
            elif key == "furniture":
                _patterns(label, value, problems)
        elif not isinstance(value, str):
            problems.add(label, None, key, value, "text in quotes")
    for key, described in known.items():
        if key not in written and described.default is described.default_factory:
            problems.add(label, None, key, "", "to be present")
    if written.get("doc_id") != doc_id:
        problems.add(label, None, "doc_id", written.get("doc_id"), doc_id)
    if len(problems) > before:
        return None
    lists = {key: tuple(written.get(key, ())) for key in ("notes", "furniture")}
    return Source(**{**written, **lists})


def _patterns(label: str, patterns: list[str], problems: Problems) -> None:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            expected = "a Python regular expression"
            problems.add(label, None, "furniture", pattern, expected, str(error))
