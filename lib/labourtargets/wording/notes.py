"""Notes of rows in the language of the page."""

from __future__ import annotations

import pandas as pd

from labourtargets.codebook import load_note_wording
from labourtargets.wording.phrases import index_of
from labourtargets.workspace import Workspace

__all__ = ["notes"]


def notes(
    told: pd.Series[str], language: str, workspace: Workspace | None = None
) -> pd.Series[str]:
    """Return the notes of statements, targets or series in a language.

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
    """
    if index_of(language) == 1:
        return told
    wording = load_note_wording(workspace)
    worded = {note: wording.chinese(note) for note in told.dropna().unique() if note}
    return told.replace(worded)
