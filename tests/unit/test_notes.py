"""A note is a sequence of registered sentences, and a page shows it in its own language."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import labourtargets as lt
from labourtargets import wording
from labourtargets.analysis import catalogue
from labourtargets.codebook import NoteWording, load_note_wording
from labourtargets.errors import AnnotationError, CodebookError
from labourtargets.statements import build_tables, load_series, load_statements, trace
from labourtargets.workspace import Workspace
from spoiling import replace_once

WORDS = NoteWording({"New.": "系新增。", "Once.": "一次。", "Once. Each.": "各一次。"})


@pytest.mark.parametrize(
    ("note", "chinese"),
    [
        ("New.", "系新增。"),
        ("New. Once.", "系新增。一次。"),
        ("Once. Each. New.", "各一次。系新增。"),
        ("Once. New.", "一次。系新增。"),
    ],
)
def test_a_note_is_told_sentence_by_sentence_the_longest_first(note: str, chinese: str) -> None:
    assert WORDS.chinese(note) == chinese


@pytest.mark.parametrize(
    ("note", "unknown"),
    [
        ("Now.", ["Now."]),
        ("New", ["New"]),
        ("New.Once.", ["New.Once."]),
        ("New.  Once.", [" Once."]),
        ("Now! New. Then? Once.", ["Now!", "Then?"]),
        ("A 0.5 share. New.", ["A 0.5 share."]),
        ("New. 首年。 Once.", ["首年。"]),
    ],
)
def test_every_unregistered_sentence_is_named(note: str, unknown: list[str]) -> None:
    assert [problem.found for problem in WORDS.unregistered(note)] == unknown
    with pytest.raises(CodebookError) as caught:
        WORDS.chinese(note)
    assert len(caught.value.problems) == len(unknown)


@given(st.text())
def test_sentences_hold_the_whole_note(note: str) -> None:
    sentences = WORDS.sentences(note)
    assert " ".join(sentences).strip(" ") == note.strip(" ")


@given(st.lists(st.sampled_from(sorted(load_note_wording().registered)), min_size=1))
def test_registered_sentences_are_found_again(sentences: list[str]) -> None:
    registered = load_note_wording()
    assert registered.sentences(" ".join(sentences)) == sentences
    assert registered.chinese(" ".join(sentences)) == "".join(
        registered.registered[sentence] for sentence in sentences
    )


def test_missing_and_empty_notes_stay() -> None:
    told = pd.Series(["Undated.", None, ""], dtype="str")
    assert wording.notes(told, "en").equals(told)
    shown = wording.notes(told, "zh")
    assert shown.fillna("—").tolist() == ["未注明时间。", "—", ""]
    assert wording.notes(told.iloc[1:], "zh").fillna("—").tolist() == ["—", ""]
    with pytest.raises(ValueError, match="language"):
        wording.notes(told, "de")


def test_the_register_of_the_workspace_words_its_notes(copied: Workspace) -> None:
    replace_once(
        copied.registers / "note_wording.csv", "Undated.,未注明时间。", "Undated.,无日期。"
    )
    told = pd.Series(["Undated."], dtype="str")
    assert wording.notes(told, "zh", copied).tolist() == ["无日期。"]
    shown = catalogue(workspace=copied).view("statements", "zh").frame["note"]
    assert shown.str.contains("无日期。", regex=False).any()
    assert not shown.str.contains("未注明时间。", regex=False).any()


def test_a_broken_register_is_one_fault_and_no_fault_of_the_notes(copied: Workspace) -> None:
    replace_once(copied.registers / "note_wording.csv", "en,zh", "english,zh")
    with pytest.raises(AnnotationError) as caught:
        build_tables(copied)
    assert {problem.file for problem in caught.value.problems} == {
        "data/registers/note_wording.csv"
    }


def test_the_catalogue_shows_notes_in_the_language_of_the_page() -> None:
    promised = catalogue(document="nesichuan-hr-2021")
    english = promised.view("statements", "en").frame["note"]
    chinese = promised.view("statements", "zh").frame["note"]
    # what English adds to the notes are glosses
    bare = english.str.replace(r"(?<=[\u3400-\u9fff]) \([a-z][^)]*\)", "", regex=True)
    assert bare.tolist() == promised.frame["note"].tolist()
    assert english.str.contains("省级 (provincial level)", regex=False).any()
    assert chinese.tolist() == wording.notes(promised.frame["note"], "zh").tolist()
    assert chinese.str.endswith("未印2020年数字。").sum() == len(chinese) - 2
    assert not chinese.str.contains("[A-Za-z]").any()


def test_the_anchors_of_a_projection_do_too() -> None:
    result = lt.project("高新区", "顶尖人才")
    zh, en = (result.view("anchors", language).frame["note"] for language in ("zh", "en"))
    assert zh.str.startswith("表1“20").all()
    assert en.str.startswith("Table 1, column").all()


def test_a_supplied_baseline_has_no_note() -> None:
    supplied = ["永川区/技能人才总量: year=2022, value=150000, owner=test"]
    frame = lt.project("永川区", "技能人才总量", baselines=supplied).view("anchors", "zh").frame
    assert frame["note"].tolist()[0] == ""
    assert frame["note"].tolist()[1].startswith("总体目标，文件未给出基期数字")


def test_a_trace_prints_both_wordings() -> None:
    statement = load_statements().dropna(subset=["note"]).iloc[0]
    told = str(trace(statement["statement_id"])).splitlines()
    assert f"note = {statement['note']}" in told
    assert f"note_zh = {load_note_wording().chinese(statement['note'])}" in told
    noted = set(load_series()["statement_id"][load_series()["note"].notna()])
    bare = load_statements().loc[lambda rows: rows["note"].isna(), "statement_id"].iloc[0]
    assert bare not in noted
    assert "note_zh" not in str(trace(bare))
    # shown in Lab, the note of the session's language
    assert f"说明：{load_note_wording().chinese(statement['note'])}" in str(
        lt.trace(statement["statement_id"])
    )
    lt.set_language("en")
    assert f"note: {statement['note']}" in str(lt.trace(statement["statement_id"]))
    assert "note" not in lt.trace(bare).lines()


def test_an_english_note_glosses_every_term_it_does_not_put_in_brackets() -> None:
    told = wording.notes(load_statements()["note"], "en").dropna()
    for note in told.unique():
        seen: set[str] = set()
        for found in re.finditer(r"(?<![\d\u3400-\u9fff])[\u3400-\u9fff]{3,}", note):
            inside = note[: found.start()].count("(") > note[: found.start()].count(")")
            glossed = note[found.end() :].startswith((" (", "”")) or found[0] in seen
            assert inside or glossed, (found[0], note)
            seen.add(found[0])
