"""Tables laid out with tabs: a unit column, year columns, a dash for a missing value."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from labourtargets.quantities.mention import Timing
from labourtargets.quantities.numerals import ARABIC, RANGE

__all__ = ["BINDING", "Cell", "Span", "cells"]

_YEAR = re.compile(r"(?:到|至)?(?:19|20)\d{2}年?")
_VALUES = re.compile(r"(?:19|20)\d{2}|目标|基期|现状|年均|累计|指标值")
_RATES: tuple[tuple[str, Timing], ...] = (("年均", "average"), ("累计", "cumulative"))
_UNIT_HEADS = ("单位", "计量单位")
_IN_BRACKETS = re.compile(r"[（(](?:单位[:：])?(?P<unit>[^（()）\d]{1,8})[)）]\s*\Z")
# [20] is how plans print a total over the plan's years
_VALUE = re.compile(
    rf"[\s\x00]*(?:[≥≤<>]=?|[\[［])?\s*(?P<number>{ARABIC}(?:{RANGE}{ARABIC})?)"
    r"|[\s\x00]*(?P<dash>-{1,2}|—{1,2}|–|－|/)[\s\x00]*\Z"
)
_CAPTION = re.compile(r"单位[:：][ ]?(?P<unit>[^\s）)，。；]{1,8})")
_CAPTION_REACH = 60
_BLANK = " \t\n\0"
BINDING = "约束性"
# A cell of more lines is no cell: the table has broken off
_MOST_LINES = 8


@dataclass(frozen=True)
class Span:
    """Part of the text, `end` excluded."""

    start: int
    end: int


@dataclass(frozen=True)
class Cell:
    """A value cell: where its numeral stands and what its row and column say.

    `units` are the places where its unit may be printed, the likeliest first.
    """

    start: int
    end: int
    cell_start: int
    units: tuple[Span, ...]
    period_text: str
    period_at: int | None
    timing: Timing
    missing: bool
    binding: bool


def cells(text: str) -> Iterator[Cell]:
    """Yield the value cells of every tab-separated table of a normalised text.

    Two layouts are read: a row a line with tabs between its cells, and a cell a line, each
    beginning with a tab, where the first block of cells is the head and every following as many
    cells are a row; blank lines and footnotes inside a cell do not end it.

    Parameters
    ----------
    text : str

    Yields
    ------
    Cell
        In the order of the text.

    Examples
    --------
    >>> table = "指标\\t单位\\t2020年\\n人才\\t万人\\t8.36\\n"
    >>> [cell] = cells(table)
    >>> table[cell.start:cell.end], cell.period_text, cell.units
    ('8.36', '2020年', (Span(start=15, end=17),))
    """
    for rows in _tables(text):
        yield from _value_cells(text, rows[0], rows[1:])


def _tables(text: str) -> Iterator[list[list[Span]]]:
    lines: list[Span] = []
    start = 0
    for line in text.split("\n"):
        lines.append(Span(start, start + len(line)))
        start += len(line) + 1
    at = 0
    while at < len(lines):
        line = text[lines[at].start : lines[at].end]
        if "\t" not in line:
            at += 1
            continue
        cell_a_line = line.startswith("\t") and "\t" not in line.strip()
        rows, at = (_rows_of_cells if cell_a_line else _rows_of_lines)(text, lines, at)
        yield rows


def _rows_of_lines(text: str, lines: list[Span], at: int) -> tuple[list[list[Span]], int]:
    rows: list[list[Span]] = []
    while at < len(lines) and "\t" in text[lines[at].start : lines[at].end]:
        row, start = [], lines[at].start
        for piece in text[lines[at].start : lines[at].end].split("\t"):
            row.append(Span(start, start + len(piece)))
            start += len(piece) + 1
        rows.append(row)
        at += 1
    return rows, at


def _rows_of_cells(text: str, lines: list[Span], at: int) -> tuple[list[list[Span]], int]:
    flat: list[Span] = []
    width = lines_of_cell = 0
    blank = False
    while at < len(lines):
        line = lines[at]
        opens = text.startswith("\t", line.start)
        if opens:
            flat.append(Span(line.start + 1, line.end))
            lines_of_cell, blank = 1, False
        elif line.start == line.end:
            width, blank = width or len(flat), True
        else:
            # a second line of a heading, or the words after a footnote, unless the row is over
            lines_of_cell += 1
            over = blank and len(flat) % width == 0
            if over or lines_of_cell > _MOST_LINES:
                break
            flat[-1] = Span(flat[-1].start, line.end)
        at += 1
    width = width or len(flat)
    return [flat[i : i + width] for i in range(0, len(flat), width)], at


def _value_cells(text: str, head: list[Span], rows: list[list[Span]]) -> Iterator[Cell]:
    heads = [text[span.start : span.end].strip(_BLANK) for span in head]
    unit_column = next((i for i, name in enumerate(heads) if name in _UNIT_HEADS), None)
    columns = [i for i, name in enumerate(heads) if _VALUES.search(name)]
    labels = [i for i in range(len(head)) if i < min(columns, default=0) and i != unit_column]
    caption = _in_caption(text, head[0].start)
    for row in rows:
        if len(row) != len(head):
            continue
        binding = any(BINDING in text[span.start : span.end] for span in row)
        for column in columns:
            found = _VALUE.match(text, row[column].start, row[column].end)
            if found is None:
                continue
            kind = "number" if found["number"] else "dash"
            year = _YEAR.search(text, head[column].start, head[column].end)
            bracketed = text[row[column].start : found.start(kind)].strip() in ("[", "［")
            timing = next(
                (timing for word, timing in _RATES if word in heads[column]),
                "at_date" if year else "open",
            )
            own_column = [] if unit_column is None else [_stripped(text, row[unit_column])]
            in_brackets = [row[i] for i in labels] + [head[i] for i in labels]
            yield Cell(
                found.start(kind),
                found.end(kind),
                row[column].start,
                (
                    *_in_brackets(text, [head[column]]),
                    *own_column,
                    *_in_brackets(text, in_brackets),
                    *caption,
                ),
                year.group() if year else "",
                year.start() if year else None,
                "cumulative" if bracketed else timing,
                kind == "dash",
                binding,
            )


def _in_brackets(text: str, spans: list[Span]) -> list[Span]:
    found = [_IN_BRACKETS.search(text, span.start, span.end) for span in spans]
    return [Span(*match.span("unit")) for match in found if match]


def _in_caption(text: str, table_start: int) -> list[Span]:
    found = list(_CAPTION.finditer(text, max(0, table_start - _CAPTION_REACH), table_start))
    return [Span(*found[-1].span("unit"))] if found else []


def _stripped(text: str, span: Span) -> Span:
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip(_BLANK))
    return Span(start, start + len(words.strip(_BLANK)))
