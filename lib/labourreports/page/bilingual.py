"""Prose written in both languages, read in one."""

from __future__ import annotations

import re

__all__ = ["in_language"]

_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]")
# "…重新计算。 The numbers …": a Chinese sentence ends, an English one begins
_SEAM = re.compile(r"(?<=[。？！；：”）])[ \n]+(?=[“(*_`]*[A-Z])")


def in_language(source: str, language: str) -> str:
    """Keep the paragraphs of one language of a markdown cell that has both.

    Parameters
    ----------
    source : str
        Headings as ``中文 · English``; paragraphs in either language, or a Chinese sentence
        followed by its English one.
    language : {"zh", "en"}

    Returns
    -------
    str
        A cell in one language only comes back as it is.

    Examples
    --------
    >>> print(in_language("## 简答 · In short\\n\\n每次重算。 Computed on every run.", "en"))
    ## In short
    <BLANKLINE>
    Computed on every run.
    """
    pieces: list[str] = []
    for block in re.split(r"\n\s*\n", source):
        heading = re.match(r"\s*(#+) +(.*)", block)
        if heading:
            parts = re.split(r" · ", heading[2]) if " · " in heading[2] else _SEAM.split(heading[2])
            pieces += [f"{heading[1]} {part.strip()}" for part in parts]
            rest = block[heading.end() :].strip("\n")
            pieces += _SEAM.split(rest) if rest else []
        else:
            pieces += _SEAM.split(block)
    languages = [_language(piece) for piece in pieces]
    if {"zh", "en"} - set(languages):
        return source
    kept = [piece for piece, own in zip(pieces, languages, strict=True) if own in ("", language)]
    return "\n\n".join(kept)


def _language(piece: str) -> str:
    bare = re.sub(r"`[^`]*`|\]\([^)]*\)|<[^>]*>", "", piece)
    han, latin = len(_HAN.findall(bare)), len(_LATIN.findall(bare))
    if not han and not latin:
        return ""
    # a Chinese character says about as much as three letters
    return "zh" if han * 3 >= latin else "en"
