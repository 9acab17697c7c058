"""A frame as a table on the page: aligned numbers, units in the heading, links to sentences."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from typing import Any
from unicodedata import east_asian_width

import pandas as pd
from pandas.api import types

from labourtargets import wording
from labourtargets.charts import Column
from labourtargets.charts.chart import drawn, require
from labourtargets.present.bundles import EVIDENCE, STYLE, evidence, linked, show, statement_list

__all__ = ["table", "table_html"]


def table(
    frame: pd.DataFrame,
    *,
    name: str,
    title: str,
    language: str,
    columns: Sequence[Column] | None = None,
    subtitle: str = "",
    statement_column: str = "statement_id",
    observations: Sequence[str] = (),
    note: str = "",
) -> None:
    """Display a frame.

    Numbers of a column share one scale (万 or 亿; million or billion), named in its heading, and
    one number of decimals. What the evidence carries, and the CSV is written from, stays raw and
    in base units.

    Parameters
    ----------
    frame : pandas.DataFrame
    name : str
        Slug, unique in the notebook; the CSV is named after it.
    title : str
    language : {"zh", "en"}
    columns : sequence of Column, optional
        What is shown, in this order; all columns, typed by their dtype, by default. A number
        column with `statement` links each number to the statement named in that column; a
        column of type statement shows a link to each sentence.
    subtitle : str, default ""
    statement_column : str, default "statement_id"
        Column that names the statement of a row. If no column says which of its numbers that
        is, the column "value" is linked, where there is one.
    observations : sequence of str, optional
        observation_id of observed values shown.
    note : str, default ""
        A line below the table.

    Raises
    ------
    LabourTargetsError
        If the frame lacks a column that is to be shown.

    Examples
    --------
    >>> rows = pd.DataFrame({"name": ["永川", "高新区"], "value": [200000.0, 83600.0]})
    >>> table(rows, name="levels", title="人才", language="zh",
    ...       columns=[Column("name", "地区"), Column("value", "数值", "人", "number")])
    人才
    地区    数值（万人）
    永川    20.00
    高新区  8.36
    """
    shown = _shown(frame, columns, statement_column, name)
    printed = [_Printed(column, frame, language) for column in shown]
    ids = [
        mark
        for entry in (statement_column, *(column.statement for column in shown))
        if entry in frame
        for mark in statement_list(frame[entry])
    ]
    described, rows = drawn(frame, shown)
    words = [
        [wording.plain(cell) if isinstance(cell, str) else cell for cell in row] for row in rows
    ]
    ids += [mark for row in rows for cell in row if isinstance(cell, str)
            for mark in wording.statement_ids(cell)]  # fmt: skip
    payload = evidence(
        "table", name=name, language=language, title=title, subtitle=subtitle, columns=described,
        rows=words, statement_ids=ids, observation_ids=observations, summary=note,
    )  # fmt: skip
    show({
        EVIDENCE: payload,
        "text/html": STYLE + _html(printed, frame, title, subtitle, note, language),
        "text/plain": _plain(printed, len(frame), title, note, language),
    })  # fmt: skip


def table_html(
    frame: pd.DataFrame,
    *,
    title: str,
    language: str,
    columns: Sequence[Column] | None = None,
    statement_column: str = "statement_id",
    note: str = "",
) -> str:
    """Return a frame as the HTML that `table` displays, for the HTML view of an object.

    Parameters as in `table`.

    Examples
    --------
    >>> "20万" in table_html(pd.DataFrame({"a": ["20万"]}), title="t", language="zh")
    True
    """
    shown = _shown(frame, columns, statement_column, title)
    printed = [_Printed(column, frame, language) for column in shown]
    return STYLE + _html(printed, frame, title, "", note, language)


def _shown(
    frame: pd.DataFrame, columns: Sequence[Column] | None, statement_column: str, name: str
) -> list[Column]:
    shown = list(columns) if columns is not None else _inferred(frame)
    require(frame, [column.name for column in shown], f"table {name}")
    return _with_links(shown, frame, statement_column)


class _Printed:
    """One column as printed: heading, alignment, cells."""

    def __init__(self, column: Column, frame: pd.DataFrame, language: str) -> None:
        values = list(frame[column.shown or column.name])
        self.addresses = [
            cell if isinstance(cell, str) and cell.startswith(("http://", "https://")) else ""
            for cell in (frame[column.href] if column.href else [""] * len(values))
        ]
        self.number = column.type in {"number", "year"}
        self.heading = column.label
        self.marks: list[list[str]] = (
            [statement_list([cell]) for cell in frame[column.statement]]
            if column.statement in frame
            else [[] for _ in values]
        )
        if column.type == "number":
            scale = wording.scale(values, column.unit, language)
            if column.unit:
                self.heading = wording.phrase(
                    "page.heading", language, label=column.label, unit=scale.unit
                )
            places = column.decimals
            if places is None:
                places = wording.places(values, scale.factor)
            self.cells = [
                wording.digits(_or_none(v), language, scale.factor, places) for v in values
            ]
        elif column.type == "statement":
            self.marks = [statement_list([value]) for value in values]
            word = wording.phrase("page.statement", language)
            self.cells = [word if marks else wording.MISSING for marks in self.marks]
        else:
            self.cells = [_text(value, column.type, language) for value in values]

    @property
    def size(self) -> str:
        """Class of a column of words: short ones never break, sentences are given room."""
        longest = max((_width(wording.plain(cell)) for cell in self.cells), default=0)
        return "lt-short" if longest <= 18 else "lt-words" if longest <= 48 else "lt-long"

    def html(self, row: int) -> str:
        cell, marks = self.cells[row], self.marks[row]
        if cell == wording.MISSING and not marks:
            return cell
        if self.addresses[row]:
            return f'<a href="{escape(self.addresses[row])}">{escape(wording.plain(cell))}</a>'
        if not marks:
            return linked(cell)
        first = linked(wording.link(wording.plain(cell), marks[0]))
        # further sentences behind one number follow it as numbered links
        more = "".join(
            f" {linked(wording.link(str(place), mark))}" for place, mark in enumerate(marks[1:], 2)
        )
        return first + more


def _html(
    printed: list[_Printed], frame: pd.DataFrame, title: str, subtitle: str, note: str,
    language: str,
) -> str:  # fmt: skip
    under = f'<br><span class="lt-meta">{linked(subtitle)}</span>' if subtitle else ""
    kinds = ["lt-num" if column.number else f"lt-text {column.size}" for column in printed]
    head = "".join(
        f'<th scope="col" class="{kind}">{escape(column.heading)}</th>'
        for column, kind in zip(printed, kinds, strict=True)
    )
    body = (
        "".join(
            "<tr>"
            + "".join(
                f'<td class="{kind}">{column.html(row)}</td>'
                for column, kind in zip(printed, kinds, strict=True)
            )
            + "</tr>"
            for row in range(len(frame))
        )
        or f'<tr><td class="lt-text" colspan="{len(printed)}">{_empty(language)}</td></tr>'
    )
    below = f'<p class="lt-meta">{linked(note)}</p>' if note else ""
    return (
        f'<div class="lt" lang="{language}"><div class="lt-scroll" tabindex="0">'
        f'<table class="lt-table"><caption>{linked(title)}{under}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>{below}</div>"
    )


def _plain(printed: list[_Printed], count: int, title: str, note: str, language: str) -> str:
    def pad(text: str, width: int) -> str:
        return text + " " * (width - _width(text))

    grid = [[column.heading, *(wording.plain(cell) for cell in column.cells)] for column in printed]
    widths = [max(map(_width, texts)) for texts in grid]
    lines = [
        "  ".join(
            pad(texts[row], width) for texts, width in zip(grid, widths, strict=True)
        ).rstrip()
        for row in range(count + 1)
    ]
    empty = [] if count else [_empty(language)]
    return "\n".join(filter(None, [title, *lines, *empty, note]))


def _width(text: str) -> int:
    """Return the width of a text in half-width characters."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def _inferred(frame: pd.DataFrame) -> list[Column]:
    columns = []
    for name in map(str, frame.columns):
        kind = "text"
        if name.startswith("statement_id"):
            kind = "statement"
        elif name == "year" or name.endswith("_year"):
            kind = "year"
        elif types.is_numeric_dtype(frame[name]) and not types.is_bool_dtype(frame[name]):
            kind = "number"
        columns.append(Column(name, name, type=kind))
    return columns


def _with_links(columns: list[Column], frame: pd.DataFrame, statement_column: str) -> list[Column]:
    said = any(column.statement or column.type == "statement" for column in columns)
    if said or statement_column not in frame:
        return columns
    return [
        replace(column, statement=statement_column)
        if column.name == "value" and column.type == "number"
        else column
        for column in columns
    ]


def _or_none(value: Any) -> float | None:
    return float(value) if wording.known(value) else None


def _text(value: Any, kind: str, language: str) -> str:
    if value is None or value is pd.NA or value != value or value == "":
        return wording.MISSING
    if types.is_bool(value):
        return wording.phrase("page.yes" if value else "page.no", language)
    if kind == "year":
        return str(int(value))
    return str(value)


def _empty(language: str) -> str:
    return wording.phrase("page.no_rows", language)
