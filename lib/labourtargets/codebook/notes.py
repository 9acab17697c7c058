"""The sentences that notes are made of, in both languages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from labourtargets.errors import CodebookError, Problem, suggest
from labourtargets.tables import read_table
from labourtargets.workspace import Workspace

__all__ = ["NoteWording", "load_note_wording"]

_REGISTER = "data/registers/note_wording.csv"
# up to the end of a sentence, or all there is
_SENTENCE = re.compile(r".+?[.!?。！？](?= )|.+", re.DOTALL)


@dataclass(frozen=True)
class NoteWording:
    """A closed vocabulary: a note is a sequence of registered sentences.

    Parameters
    ----------
    registered : mapping of str to str
        English sentence → Chinese sentence: ``data/registers/note_wording.csv``.

    Examples
    --------
    >>> words = NoteWording({"New.": "系新增。", "Undated.": "未注明时间。"})
    >>> words.chinese("New. Undated.")
    '系新增。未注明时间。'
    """

    registered: Mapping[str, str]

    def sentences(self, note: str) -> list[str]:
        """Cut a note into sentences: the longest registered one first, at every place.

        Examples
        --------
        >>> NoteWording({"A: b. C.": "", "A: b.": ""}).sentences("A: b. C. New one. A: b.")
        ['A: b. C.', 'New one.', 'A: b.']
        """
        found, rest = [], note
        while rest:
            known = [one for one in self.registered if rest == one or rest.startswith(f"{one} ")]
            match = _SENTENCE.match(rest)
            sentence = max(known, key=len) if known else match[0] if match else rest
            found.append(sentence)
            rest = rest[len(sentence) :].removeprefix(" ")
        return found

    def unregistered(self, note: str) -> list[Problem]:
        """Return every sentence of a note that is not registered, as a problem without a place.

        Examples
        --------
        >>> print(*NoteWording({"Undated.": "未注明时间。"}).unregistered("Updated. Undated."))
        note='Updated.'  expected a registered sentence; did you mean 'Undated.'? (data/registers/note_wording.csv)
        """
        return [
            Problem(
                "", None, "note", sentence, "a registered sentence",
                suggest(sentence, self.registered, _REGISTER),
            )
            for sentence in self.sentences(note)
            if sentence not in self.registered
        ]  # fmt: skip

    def chinese(self, note: str) -> str:
        """Return a note in Chinese.

        Raises
        ------
        CodebookError
            Every sentence that is not registered.

        Examples
        --------
        >>> load_note_wording().chinese("Planned to fall.")
        '计划下降。'
        """
        problems = self.unregistered(note)
        if problems:
            raise CodebookError(problems, next_command="labourtargets check")
        return "".join(self.registered[sentence] for sentence in self.sentences(note))


def load_note_wording(workspace: Workspace | None = None) -> NoteWording:
    """Read the register of sentences.

    Parameters
    ----------
    workspace : Workspace, optional

    Returns
    -------
    NoteWording

    Raises
    ------
    TargetTableError
        If the register breaks its schema.

    Examples
    --------
    >>> "Undated." in load_note_wording().registered
    True
    """
    rows = read_table("note_wording", workspace)
    return NoteWording(dict(zip(rows["en"], rows["zh"], strict=True)))
