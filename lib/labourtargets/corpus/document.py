"""A document: its headings, tables, sentences and quotes, by position in the text."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from labourtargets.corpus.source import Source

__all__ = ["SECTION_SEPARATOR", "Document", "fold"]

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
# A page of a printed edition ends within a sentence, even within a word.
_PAGE_BREAK = re.compile(r"(?<=[\w，、])\n{4}(?=\w)")
_FORM_FEED = "\f"


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
    def _paged(self) -> str:
        # as long as the text, so that positions hold
        return _PAGE_BREAK.sub(lambda found: _FORM_FEED * len(found.group()), self.text)

    def prose(self, start: int = 0, end: int | None = None) -> str:
        """Return the text of a span with the page breaks within sentences closed.

        Parameters
        ----------
        start, end : int, optional
            The whole text by default.

        Examples
        --------
        >>> from labourtargets.corpus import load_corpus
        >>> document = load_corpus().document("jiangjin-jobs-2018")
        >>> start = document.text.index("就业创业促")
        >>> document.prose(start, start + 12)
        '就业创业促进计划'
        """
        return self._paged[start:end].replace(_FORM_FEED, "")

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
        >>> from labourtargets.corpus import load_corpus
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
        """Return the span of the sentence (or table row) around a position, across page breaks."""
        for start, end, cells in self.table_rows:
            # a row of one cell is a box of prose
            if start <= position < end and len(cells) > 1:
                return self._strip(start, end)
        start = max(self._paged.rfind(mark, 0, position) for mark in _SENTENCE_END) + 1
        ends = [self._paged.find(mark, position) for mark in _SENTENCE_END]
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
            brackets; a table gives the row. Page breaks within it are closed.

        Examples
        --------
        >>> from labourtargets.corpus import load_corpus
        >>> document = load_corpus().document("nesichuan-hr-2021")
        >>> start = document.text.index("40.5亿元")
        >>> document.quote(start, start + 6)[:14]
        '年产业总营业收入143亿元('
        """
        first, last = self._quoted(start, end)
        return fold(self.prose(first, last))

    def place_in_quote(self, start: int, end: int) -> int:
        """Return where in its `quote` a span begins: the same words may stand there twice.

        Parameters
        ----------
        start, end : int
            Span of a mention.

        Examples
        --------
        >>> from labourtargets.corpus import load_corpus
        >>> document = load_corpus().document("nesichuan-hr-2021")
        >>> start = document.text.index("广安市1万家次") + 3
        >>> quote, place = (ask(start, start + 4) for ask in (document.quote, document.place_in_quote))
        >>> quote[place - 3 : place + 4], quote.index("1万家次") < place
        ('广安市1万家次', True)
        """
        first, _ = self._quoted(start, end)
        led = fold(self.prose(first, end))
        return len(led) - len(fold(self.text[start:end]))

    def _quoted(self, start: int, end: int) -> tuple[int, int]:
        first, last = self.sentence(start)
        last = max(last, end)
        if last - first > _LONG_SENTENCE and "\t" not in self.text[first:last]:
            return self._clause(first, last, start, end)
        return first, last

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
