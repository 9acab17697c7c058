"""Mark the words that come from a document, so that a page can link them to their sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["link", "plain", "spans", "statement_ids"]

# ⟦20万人|yongchuan-artisans-2023:812⟧: brackets that occur in none of the documents
_STATEMENT = r"[a-z0-9][a-z0-9-]*:\d+(?::\d+)?"
_MARK = re.compile(rf"⟦([^⟦⟧|]*)\|({_STATEMENT})⟧")
_WHOLE = re.compile(_STATEMENT)


def link(text: str, statement_id: str | None) -> str:
    """Mark a text as the wording of one statement.

    Parameters
    ----------
    text : str
        What the reader sees.
    statement_id : str or None
        ``doc_id:start`` or ``doc_id:start:k``; None leaves the text unmarked.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If the identifier has another form.

    Examples
    --------
    >>> link("20万人", "hitech-talent-2021:3121")
    '⟦20万人|hitech-talent-2021:3121⟧'
    """
    if not isinstance(statement_id, str) or not statement_id:
        return text
    if not _WHOLE.fullmatch(statement_id):
        raise ValueError(f"statement_id={statement_id!r}: expected doc_id:start or doc_id:start:k")
    return f"⟦{text}|{statement_id}⟧"


def spans(text: str) -> Iterator[tuple[str, str | None]]:
    """Split a text into pieces, each with the statement it is linked to or None.

    Examples
    --------
    >>> list(spans("目标⟦20万人|hitech-talent-2021:3121⟧。"))
    [('目标', None), ('20万人', 'hitech-talent-2021:3121'), ('。', None)]
    """
    position = 0
    for mark in _MARK.finditer(text):
        if mark.start() > position:
            yield text[position : mark.start()], None
        yield mark.group(1), mark.group(2)
        position = mark.end()
    if position < len(text):
        yield text[position:], None


def plain(text: str) -> str:
    """Return a text without its marks, for charts and plain output.

    Examples
    --------
    >>> plain("目标⟦20万人|hitech-talent-2021:3121⟧。")
    '目标20万人。'
    """
    return "".join(piece for piece, _ in spans(text))


def statement_ids(text: str) -> list[str]:
    """Return the statements a text is linked to, in reading order, each once.

    Examples
    --------
    >>> statement_ids("⟦7|a:1⟧ ⟦20|a:9⟧ ⟦7|a:1⟧")
    ['a:1', 'a:9']
    """
    return list(dict.fromkeys(mark for _, mark in spans(text) if mark))
