"""Notes of rows in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pandas as pd

from labourtargets.codebook import load_codebook, load_note_wording
from labourtargets.wording.phrases import index_of
from labourtargets.workspace import Workspace

__all__ = ["notes"]

_TERM = re.compile("“?[\u3400-\u9fff]+(?:”[\u3400-\u9fff]+)?")


def notes(
    told: pd.Series[str], language: str, workspace: Workspace | None = None
) -> pd.Series[str]:
    """Return notes of statements, targets or series in a language; in English with glosses.

    Parameters
    ----------
    told : pandas.Series
        The column ``note``; missing and empty cells stay as they are.
    language : {"zh", "en"}
    workspace : Workspace, optional
        Whose register gives the Chinese sentences; the shipped one by default.

    Returns
    -------
    pandas.Series

    Raises
    ------
    CodebookError
        If a sentence is not registered.

    Examples
    --------
    >>> notes(pd.Series(["New. Undated.", None], dtype="str"), "zh").tolist()
    ['系新增。未注明时间。', nan]
    >>> notes(pd.Series(["每年 is inherited."], dtype="str"), "en").tolist()
    ['每年 (every year) is inherited.']
    """
    if index_of(language) == 1:
        glossary = load_codebook(workspace).glossary
        glosses = dict(zip(glossary["term_zh"], glossary["term_en"], strict=True))
        glossed = {note: _glossed(note, glosses) for note in told.dropna().unique() if note}
        return told.replace(glossed)
    wording = load_note_wording(workspace)
    worded = {note: wording.chinese(note) for note in told.dropna().unique() if note}
    return told.replace(worded)


def _glossed(note: str, glosses: Mapping[str, str]) -> str:
    """Gloss official terms where they first stand in an English note, those in brackets apart."""
    done: set[str] = set()

    def gloss(found: re.Match[str]) -> str:
        term = found[0]
        if term not in glosses or term in done or note[: found.start()].endswith("("):
            return term
        done.add(term)
        if note[found.end() :].startswith(" ("):
            # the note says itself what is meant
            return term
        return f"{term} ({glosses[term]})"

    return _TERM.sub(gloss, note)
