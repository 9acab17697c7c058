"""Counts that rest on names in the text: a word of number held against the list it counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from labourtargets.errors import CheckError, Problem

__all__ = ["Counted", "count_word", "named_items"]

LONGEST_QUOTE = 300
_DIGITS = {word: value for value, word in enumerate("零一二三四五六七八九十")} | {"两": 2, "〇": 0}


@dataclass(frozen=True)
class Counted:
    """What a pattern found: the distinct names, where they stand and the words to quote."""

    names: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    words: str


def named_items(texts: Mapping[str, str], doc_id: str, passage: str, item: str) -> Counted:
    """Count the distinct names in a passage of a document.

    Parameters
    ----------
    texts : mapping of str to str
        Document texts by id.
    doc_id : str
    passage : str
        Regular expression of the passage; group 1 if it has one, else the whole match.
    item : str
        Regular expression of one name in the passage; group 1 if it has one.

    Returns
    -------
    Counted
        Spans are string indices into the document.

    Raises
    ------
    CheckError
        If the document is not there or the passage does not occur.

    Examples
    --------
    >>> named_items({"d": "四大方向为：甲、乙、丙、丁。"}, "d", "为：([^。]+)", "[^、]+").names
    ('甲', '乙', '丙', '丁')
    """
    found = _search(texts, doc_id, passage)
    group = 1 if found.re.groups else 0
    start, end = found.span(group)
    pattern = re.compile(item)
    names: dict[str, tuple[int, int]] = {}
    clauses = []
    for match in pattern.finditer(texts[doc_id], start, end):
        inner = 1 if pattern.groups else 0
        if match.group(inner) not in names:
            names[match.group(inner)] = match.span(inner)
            clauses.append(match.group(0))
    # a list is quoted whole; names strewn over a chapter are quoted clause by clause
    whole = found.group(0)
    words = whole if len(whole) <= LONGEST_QUOTE else "\n".join(clauses)
    return Counted(tuple(names), tuple(names.values()), words)


def count_word(texts: Mapping[str, str], doc_id: str, pattern: str) -> tuple[int, str, int, int]:
    """Read the number in group 1 of a pattern, in digits or as a Chinese numeral up to 99.

    Returns
    -------
    tuple of (int, str, int, int)
        The number, the words matched, and the span of the numeral.

    Raises
    ------
    CheckError
        If the words do not occur, or hold no number.

    Examples
    --------
    >>> count_word({"d": "实施十大行动"}, "d", "(.)大行动")
    (10, '十大行动', 2, 3)
    """
    found = _search(texts, doc_id, pattern)
    word = found.group(1).strip()
    try:
        number = int(word) if word.isdecimal() else _chinese(word)
    except (KeyError, ValueError) as error:
        problem = Problem("data/registers/checks.csv", None, "count_word", word, "a number")
        raise CheckError(problem) from error
    return number, found.group(0), found.start(1), found.end(1)


def _search(texts: Mapping[str, str], doc_id: str, pattern: str) -> re.Match[str]:
    if doc_id not in texts:
        raise CheckError(
            Problem("data/registers/checks.csv", None, "doc_id", doc_id, "a document with text")
        )
    found = re.search(pattern, texts[doc_id])
    if found is None:
        raise CheckError(
            Problem("data/registers/checks.csv", None, "passage", pattern, f"words of {doc_id}")
        )
    return found


def _chinese(word: str) -> int:
    if "十" not in word or len(word) == 1:
        return _DIGITS[word]
    tens, ones = word.split("十")
    return (_DIGITS[tens] if tens else 1) * 10 + (_DIGITS[ones] if ones else 0)
