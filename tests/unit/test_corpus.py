"""Texts that are never edited, and what stands where in them."""

from __future__ import annotations

import hashlib
import itertools
import re
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labourtargets.corpus import (
    SECTION_SEPARATOR,
    Document,
    NumeralRun,
    Source,
    fold,
    load_corpus,
    numeral_runs,
)
from labourtargets.errors import CorpusError
from labourtargets.workspace import Workspace
from spoiling import replace_once

CORPUS = load_corpus()
ARABIC = set("0123456789０１２３４５６７８９")
CHINESE = set("〇零一二两三四五六七八九十百千万亿廿半")
YONGCHUAN = "yongchuan-artisans-2023"


def document(text: str, furniture: tuple[str, ...] = ()) -> Document:
    words = dict.fromkeys(
        ("title_zh", "title_en", "issuer_zh", "issuer_en", "document_number"), "plan"
    )
    source = Source(
        doc_id="plan-2021",
        issued_on="2021-01-01",
        level="district",
        region_id="yongchuan",
        sha256="",
        furniture=furniture,
        **words,
    )
    return Document(source, text)


# --- the independent scanner


@given(st.text(st.sampled_from("12０９ ,.万亿一半廿两人到年\n") | st.characters(), max_size=60))
def test_numeral_runs_and_the_gaps_between_them_partition_the_text(text: str) -> None:
    runs = numeral_runs(text)
    assert all(run.start < run.end and text[run.start : run.end] == run.text for run in runs)
    assert all(one.end <= other.start for one, other in itertools.pairwise(runs))
    covered = {place for run in runs for place in range(run.start, run.end)}
    assert covered == {place for place, mark in enumerate(text) if mark in ARABIC | CHINESE}
    for run in runs:
        members = ARABIC if run.script == "arabic" else CHINESE
        assert set(run.text) <= members
        # a run is as long as it can be
        assert text[run.start - 1 : run.start] not in members or run.start == 0
        assert text[run.end : run.end + 1] not in members


def test_scripts_are_apart() -> None:
    assert numeral_runs("20万、二十") == [
        NumeralRun(0, 2, "20", "arabic"),
        NumeralRun(2, 3, "万", "chinese"),
        NumeralRun(4, 6, "二十", "chinese"),
    ]


@pytest.mark.parametrize(
    ("doc_id", "arabic", "chinese"),
    [
        ("hitech-talent-2021", 309, 233),
        ("jiangjin-jobs-2018", 30, 83),
        ("jiangjin-park-2021", 30, 42),
        ("nesichuan-hr-2021", 122, 156),
        ("yongchuan-artisans-2023", 87, 44),
    ],
)
def test_the_documents_hold_so_many_numerals(doc_id: str, arabic: int, chinese: int) -> None:
    scripts = [run.script for run in numeral_runs(CORPUS.document(doc_id).text)]
    assert (scripts.count("arabic"), scripts.count("chinese")) == (arabic, chinese)


# --- sections


@pytest.mark.parametrize(
    ("doc_id", "words", "section"),
    [
        (
            "hitech-talent-2021",
            "人才资源总量达到8.36万人",
            "第一章 序言 › 第一节 主要成效 › 一是人才队伍建设初见成效",
        ),
        (
            "hitech-talent-2021",
            "8.36\n\t20",
            "第二章 总体思路 › 第三节 发展目标 › 表1 “十四五”时期主要人才发展指标",
        ),
        (
            "hitech-talent-2021",
            "建立全球战略科学家信息平台，绘制",
            "第三章 主要任务 › 第一节 实施“金凤凰”人才领飞工程 › 1.筑牢塔式人才体系"
            " › （1）实施“顶尖人才招引工程” › 专栏1 建立全球战略科学家信息平台",
        ),
        (
            "yongchuan-artisans-2023",
            "技能人才总量达到20万人以上",
            "二、建设目标",
        ),
        ("jiangjin-park-2021", "入驻人力资源服务机构20家", "一、构建市级人力资源服务产业园"),
        ("nesichuan-hr-2021", "143亿元", "一、总体要求 › (三)发展目标"),
        (
            "jiangjin-jobs-2018",
            "突出就业在经济社会发展中的优先位置",
            "一、坚持就业优先战略和更加积极的就业政策，努力提高就业质量"
            " › （一）促进经济发展与扩大就业联动",
        ),
    ],
)
def test_the_five_heading_styles(doc_id: str, words: str, section: str) -> None:
    found = CORPUS.document(doc_id)
    assert found.section(found.text.index(words)) == section


def test_before_the_first_heading_there_is_no_section() -> None:
    for found in CORPUS:
        assert found.section(0) == ""


HEADINGS = {
    1: "第二章 任务",
    2: "第三节 目标",
    3: "四、措施",
    4: "（五）培训",
    5: "6.园区",
    6: "(7)评价",
    7: "八是保障",
    8: "专栏9 行动",
}


@given(st.lists(st.sampled_from([*HEADINGS, 0, None]), max_size=14))
def test_a_position_lies_under_every_heading_not_closed_since(levels: list[int | None]) -> None:
    """A heading is open until one of its own or of a higher level follows."""
    lines, marks = [], []
    for number, level in enumerate(levels):
        if level is None:
            lines.append(f"正文{number}，说明。")
        else:
            lines.append(f"# 方案{number}" if level == 0 else f"{HEADINGS[level]}{number}")
            marks.append((sum(len(line) + 1 for line in lines[:-1]), level, lines[-1].lstrip("# ")))
    found = document("".join(f"{line}\n" for line in lines))
    assert [(level, words) for _, level, words in found.headings] == [mark[1:] for mark in marks]
    for position in range(len(found.text)):
        before = [mark for mark in marks if mark[0] + (2 if mark[1] == 0 else 0) <= position]
        path = [
            words
            for place, (_, level, words) in enumerate(before)
            if level > 0 and all(later > level for _, later, _ in before[place + 1 :])
        ]
        assert found.section(position) == SECTION_SEPARATOR.join(path)


@pytest.mark.parametrize(
    "line",
    ["2.5万人参加", "第五章", "十二、", "一个平台", "共三项", "30.5%", "专栏", "表 1", "1、二"],
)
def test_numbers_in_prose_open_no_section(line: str) -> None:
    headings = document(f"文字\n{line}\n文字").headings
    assert headings == [] or line in ("第五章", "十二、")


def test_converter_marks_before_a_heading_are_dropped_from_its_words() -> None:
    found = document("[bookmark: _Toc1][bookmark: _Toc2]第一章 序言\n正文")
    assert found.headings == [(34, 1, "第一章 序言")]
    assert found.section(len(found.text) - 1) == "第一章 序言"


def test_a_long_heading_is_cut_at_its_sentence_or_its_length() -> None:
    sentence = document("一是提高质量。加强领导，落实责任。").headings
    assert sentence == [(0, 7, "一是提高质量")]
    (heading,) = document("一、" + "长" * 80).headings
    assert heading[2] == "一、" + "长" * 45 + "…"


def test_a_title_in_the_furniture_is_none() -> None:
    text = "# 页眉\n## 方案\n正文"
    assert [words for *_, words in document(text).headings] == ["页眉", "方案"]
    assert [words for *_, words in document(text, ("^# 页眉$",)).headings] == ["方案"]


# --- furniture, tables, sentences, quotes


def test_furniture_and_converter_marks_are_known_not_deleted() -> None:
    found = CORPUS.document("nesichuan-hr-2021")
    dimmed = [found.text[start:end] for start, end in found.furniture]
    assert "网站支持IPv6" in dimmed
    assert any(words.startswith("发布时间") for words in dimmed)
    talent = CORPUS.document("hitech-talent-2021")
    marks = [talent.text[start:end] for start, end in talent.furniture]
    assert sum(mark.startswith("[bookmark: ") for mark in marks) > 100
    assert "[footnoteRef:2]" in marks
    assert talent.furniture == sorted(talent.furniture)


def test_rows_of_table_1() -> None:
    found = CORPUS.document("hitech-talent-2021")
    rows = [(cells, found.text[start:end]) for start, end, cells in found.table_rows]
    wide = [cells for cells, _ in rows if len(cells) == 5]
    assert len(wide) == 17
    assert wide[0] == ("类别", "指 标", "单位", "2020年", "2025年")
    assert wide[1] == ("人才 规模", "人才资源总量", "万人", "8.36", "20")
    broken = next(cells for cells in wide if "高层次专业技术人才[" in cells[1])
    assert broken[2:] == ("%", "20.53", "30")
    assert all(words.startswith("\t") for _, words in rows)


def test_a_row_that_lacks_cells_breaks_nothing() -> None:
    rows = document("表1 指标\n\t名称\t单位\t2020年\n\n\t人才\t人").table_rows
    assert rows[0][2] == ("名称", "单位", "2020年")
    assert rows[1][2] == ("人才", "人")
    assert len(rows) == 2


@given(st.text(st.sampled_from("\t\n人1。，（）"), max_size=40))
def test_any_text_has_rows_sentences_and_quotes(text: str) -> None:
    found = document(text)
    for start, end, _ in found.table_rows:
        assert text[start] == "\t"
        assert start < end <= len(text)
    for position in range(len(text)):
        first, last = found.sentence(position)
        assert 0 <= first <= last <= len(text)
        quote = found.quote(position, position + 1)
        assert fold(text[position]) in quote
        assert quote == " ".join(quote.split())


@pytest.mark.parametrize("doc_id", sorted(CORPUS.documents))
def test_every_numeral_stands_in_its_sentence_and_quote(doc_id: str) -> None:
    found = CORPUS.document(doc_id)
    folded = fold(found.prose())
    for run in numeral_runs(found.text):
        first, last = found.sentence(run.start)
        assert first <= run.start
        assert run.end <= last
        if "\t" not in found.text[first:last]:
            assert not set(found.prose(first, last)) & set("。；！？\n")
        quote = found.quote(run.start, run.end)
        if not any(start <= run.start < end for start, end in found.furniture):
            assert run.text in quote
            assert quote in folded


def test_a_long_sentence_is_quoted_by_its_clause() -> None:
    clause = "力争（含江津、永川，下同）培养20万人"
    text = "开展工作，" * 40 + clause + "，" + "落实责任，" * 40 + "完。"
    found = document(text)
    start = text.index("20万人")
    assert found.quote(start, start + 4) == clause
    short = document("一是甲，二是20万人，三是乙。")
    assert short.quote(6, 10) == "一是甲，二是20万人，三是乙"


def test_a_page_break_within_a_word_is_closed() -> None:
    text = "甲。实施创业促\n\n\n\n进计划，培养20万人。\n\n\n\n（二）乙"
    found = document(text)
    start = text.index("20万人")
    assert found.quote(start, start + 4) == "实施创业促进计划，培养20万人"
    assert found.sentence(start) == (2, text.index("。\n"))
    assert found.prose().endswith("。\n\n\n\n（二）乙")


def test_a_long_row_is_quoted_whole() -> None:
    text = "\n\t指标\t" + "说明，" * 80 + "\t20\n\n"
    start = text.index("20")
    assert document(text).quote(start, start + 2).endswith("说明， 20")
    assert document(text).quote(start, start + 2).startswith("指标 说明")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("[bookmark: _GoBack]17.指导\n 企业", "17.指导 企业"),
        ("比例[footnoteRef:2]占", "比例占"),
        ("[2: 脚注", "[2: 脚注"),
        (" \t", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


# --- loading


def test_the_corpus_is_in_the_order_of_identifiers_and_byte_identical(
    workspace: Workspace,
) -> None:
    assert [found.doc_id for found in CORPUS] == sorted(CORPUS.documents)
    for found in CORPUS:
        content = (workspace.documents / found.doc_id / "text.txt").read_bytes()
        assert found.text.encode() == content
        assert hashlib.sha256(content).hexdigest() == found.source.sha256
        assert re.fullmatch(r"\d{4}-\d{2}-\d{2}", found.source.issued_on)
        assert found.source.language == "zh"


def test_an_unknown_document_is_suggested() -> None:
    with pytest.raises(CorpusError, match=f"did you mean '{YONGCHUAN}'"):
        CORPUS.document("yongchuan-artisan-2023")


def broken(workspace: Workspace) -> str:
    with pytest.raises(CorpusError) as caught:
        load_corpus(workspace)
    return str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("level: district", "level: district\nlevle: x", "key='levle'  expected a known key; did you mean 'level'"),
        ("level: district\n", "", "level=''  expected to be present"),
        ("level: district", "level: 3", "level='3'  expected text in quotes"),
        ("language: zh", "language: NO", "language='False'  expected text in quotes"),
        ('issued_on: "2023-07-25"', "issued_on: 2023-07-25", "issued_on='2023-07-25'  expected text in quotes"),
        (f"doc_id: {YONGCHUAN}", "doc_id: jiangjin-park-2021", f"doc_id='jiangjin-park-2021'  expected {YONGCHUAN}"),
        ("furniture:\n  - '（此件公开发布）'", "furniture: '（此件公开发布）'", "expected a list of texts in quotes"),
        ("furniture:\n  - '（此件公开发布）'", "furniture:\n  - 48", "furniture='[48]'  expected a list of texts"),
        ("  - '（此件公开发布）'", "  - '（此件[公开'", "expected a Python regular expression"),
        ("level: district", "level: [district", "expected YAML"),
    ],
)  # fmt: skip
def test_a_faulty_sidecar_names_file_key_and_what_was_expected(
    copied: Workspace, old: str, new: str, said: str
) -> None:
    replace_once(copied.documents / YONGCHUAN / "source.yaml", old, new)
    message = broken(copied)
    assert f"data/documents/{YONGCHUAN}/source.yaml" in message
    assert said in message


def test_a_sidecar_names_every_missing_key_once(copied: Workspace) -> None:
    (copied.documents / YONGCHUAN / "source.yaml").write_text('title_zh: "x"\n')
    with pytest.raises(CorpusError) as caught:
        load_corpus(copied)
    missing = [problem.field for problem in caught.value.problems]
    required = [field.name for field in fields(Source) if field.default is field.default_factory]
    assert missing == [key for key in required if key != "title_zh"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"- a\n", "list  expected keys and values"),
        (b"", "NoneType  expected keys and values"),
        ("doc_id: 永川".encode("gb18030"), "expected YAML"),
    ],
)
def test_a_sidecar_that_is_no_mapping(copied: Workspace, content: bytes, said: str) -> None:
    (copied.documents / YONGCHUAN / "source.yaml").write_bytes(content)
    assert said in broken(copied)


def test_missing_files_and_changed_bytes_are_told_together(copied: Workspace) -> None:
    (copied.documents / YONGCHUAN / "source.yaml").unlink()
    (copied.documents / "nesichuan-hr-2021" / "text.txt").unlink()
    text = copied.documents / "jiangjin-park-2021" / "text.txt"
    text.write_bytes(text.read_bytes().replace("20家".encode(), "30家".encode()))
    message = broken(copied)
    assert f"data/documents/{YONGCHUAN}/source.yaml\n  source.yaml='no file'" in message
    assert "data/documents/nesichuan-hr-2021\n  text.txt='no file'" in message
    assert "data/documents/jiangjin-park-2021/text.txt\n  sha256=" in message
    assert "the text is never edited: restore it" in message


def test_a_text_in_another_encoding_is_refused(copied: Workspace) -> None:
    folder = copied.documents / YONGCHUAN
    content = "甲\n乙".encode("gb18030")
    before = hashlib.sha256((folder / "text.txt").read_bytes()).hexdigest()
    (folder / "text.txt").write_bytes(content)
    replace_once(folder / "source.yaml", before, hashlib.sha256(content).hexdigest())
    assert "row 1  bytes that are not UTF-8  expected UTF-8" in broken(copied)


def test_no_documents_at_all(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    assert "1 problem in data/documents\n  no folder" in broken(Workspace(tmp_path))
