"""Every note of the tables has its wording in both languages, and the register holds no other."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from labourtargets.codebook import NoteWording, load_note_wording
from labourtargets.statements import load_exclusions, load_series, load_statements, load_targets
from labourtargets.tables import read_table
from labourtargets.workspace import Workspace

HAN = re.compile(r"[\u4e00-\u9fff]+")
# a numeral with what tells a chapter, a clause or a scale: Chinese writes these in words
IN_WORDS = re.compile(r"chapter \d|clause \d|10 000|100 billion|June|October", re.IGNORECASE)
MONTHS = {"June": "6", "October": "10"}


@pytest.fixture(scope="module")
def registered() -> NoteWording:
    return load_note_wording()


@pytest.fixture(scope="module")
def annotated(workspace: Workspace) -> list[str]:
    paths = sorted(workspace.annotations.glob("*.csv"))
    frames = [read_table("annotations", workspace, path) for path in paths]
    return pd.concat(frames)["note"].dropna().tolist()


def shown() -> dict[str, pd.DataFrame]:
    exclusions = load_exclusions()
    return {
        "statements": load_statements(),
        "targets": load_targets(),
        "series": load_series(),
        # the notes of rules explain a pattern; no page shows them
        "exclusions": exclusions[exclusions["source"] == "annotation"],
    }


@pytest.mark.parametrize("table", ["statements", "targets", "series", "exclusions"])
def test_every_note_is_worded_in_both_languages(registered: NoteWording, table: str) -> None:
    notes = shown()[table]["note"].dropna().unique()
    assert len(notes) > 5
    for note in notes:
        assert registered.unregistered(note) == []
        assert HAN.search(registered.chinese(note))


def test_every_registered_sentence_is_used(registered: NoteWording, annotated: list[str]) -> None:
    used = {sentence for note in annotated for sentence in registered.sentences(note)}
    assert set(registered.registered) - used == set()


def test_no_chinese_wording_serves_two_sentences(registered: NoteWording) -> None:
    chinese = list(registered.registered.values())
    assert len(set(chinese)) == len(chinese)


def test_each_is_one_sentence(registered: NoteWording) -> None:
    for english, chinese in registered.registered.items():
        assert re.fullmatch(r"\S(?:.*\S)?\.", english)
        assert re.fullmatch(r"[^。]+。", chinese)
        assert not re.search(r"[,;:.!?()](?![0-9])|\s", chinese), chinese


def test_quoted_words_stand_in_both(registered: NoteWording) -> None:
    for english, chinese in registered.registered.items():
        for words in HAN.findall(english):
            assert words in chinese, (english, words)


def test_no_number_is_added_or_lost(registered: NoteWording) -> None:
    for english, chinese in registered.registered.items():
        numbers = set(re.findall(r"\d+(?:\.\d+)?", IN_WORDS.sub("", english)))
        numbers |= {number for month, number in MONTHS.items() if month in english}
        assert set(re.findall(r"\d+(?:\.\d+)?", chinese)) == numbers, english
