"""Measure, wrap and escape text for a figure, without a browser."""

from __future__ import annotations

import html
import re
import unicodedata

__all__ = ["escape", "width", "wrap"]

# em widths of the Helvetica family, which the font stack asks for first
_NARROW = {**dict.fromkeys("iljI|!.,:;'’‘`", 0.28), **dict.fromkeys("frt()[]-“”", 0.34), " ": 0.28}
_WIDE = {**dict.fromkeys("mwMWOQGCD@%", 0.83), **dict.fromkeys("—…", 1.0)}
# punctuation that may not begin or end a Chinese line
_NO_START = "，。、；：？！）》〉」』”’%—…·"
_NO_END = "（《〈「『“‘"
_PIECE = re.compile(
    # a number keeps its unit
    r"[−+]?\d[\d,.–—]*(?:万亿|亿|万)?(?:人次|家次|平方米|个百分点|百分点|[%人元家年月日号个项次])?"
    r"|\s+|[⺀-鿿豈-﫿＀-￯　-〿●○◆▲■▼★✕“”‘’—…·]"
    r"|[^\s/⺀-鿿豈-﫿＀-￯　-〿“”‘’—…·]*/|[^\s/⺀-鿿豈-﫿＀-￯　-〿“”‘’—…·]+"
)


def width(text: str, size: float) -> float:
    """Return the width of a line in pixels at a font size.

    Examples
    --------
    >>> width("人才", 12), round(width("2025", 12))
    (24.0, 27)
    """
    total = 0.0
    for character in text:
        if character in _NARROW:
            total += _NARROW[character]
        elif unicodedata.east_asian_width(character) in "WF":
            total += 1.0
        elif character in _WIDE:
            total += _WIDE[character]
        else:
            total += 0.68 if character.isupper() else 0.56
    return total * size


def wrap(text: str, pixels: float, size: float, *, most: int = 9) -> list[str]:
    """Break a text into as few lines as fit some pixels, of about equal length.

    Chinese breaks between characters, but not before closing or after opening punctuation, and
    not inside a number with its unit; words of other scripts stay whole, or break after "/".

    Parameters
    ----------
    text : str
    pixels : float
        Greatest width of a line; a longer word stands alone.
    size : float
        Font size in pixels.
    most : int, default 9
        Lines kept; the last ends in "…" where more would follow.

    Returns
    -------
    list of str

    Examples
    --------
    >>> wrap("到2025年，技能人才总量达到20万人。", 130, 12)
    ['到2025年，技能人', '才总量达到20万人。']
    """
    pieces = _pieces(text)
    lines = _filled(pieces, pixels, size)
    narrow, wide = pixels / 2, pixels
    # the narrowest width that needs no further line leaves no orphan behind
    while wide - narrow > size / 2:
        middle = (narrow + wide) / 2
        balanced = _filled(pieces, middle, size)
        if len(balanced) > len(lines):
            narrow = middle
        else:
            wide, lines = middle, balanced
    if len(lines) > most:
        lines = [*lines[: most - 1], lines[most - 1].rstrip("，。、；：,. ") + "…"]
    return lines


def _filled(pieces: list[str], pixels: float, size: float) -> list[str]:
    lines, line = [], ""
    for piece in pieces:
        if line and width((line + piece).rstrip(), size) > pixels:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    if line.strip():
        lines.append(line.rstrip())
    return lines


def escape(text: str) -> str:
    """Escape a text for plotly, which reads a few HTML tags and entities.

    Examples
    --------
    >>> escape("<b>5 & 6</b>")
    '&lt;b&gt;5 &amp; 6&lt;/b&gt;'
    """
    return html.escape(text, quote=False)


def _pieces(text: str) -> list[str]:
    pieces: list[str] = []
    for piece in _PIECE.findall(" ".join(text.split())):
        glued = pieces and (piece[0] in _NO_START or pieces[-1][-1] in _NO_END)
        if glued:
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return pieces
