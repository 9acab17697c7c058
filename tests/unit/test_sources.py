"""Pages of the documents: no character changed, every statement to be found."""

from __future__ import annotations

import html
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from labourreports.sources import Use, document_markup, write_sources
from labourtargets.codebook import load_codebook
from labourtargets.corpus import load_corpus
from labourtargets.statements import load_statements

CORPUS = load_corpus()


def text_of(markup: str) -> str:
    """Return the characters a reader sees of the document itself."""
    return html.unescape(re.sub(r"<[^>]*>", "", markup))


def rows(doc_id: str) -> list[dict[str, Any]]:
    statements = load_statements()
    own = statements[statements["doc_id"] == doc_id]
    return own[["statement_id", "doc_id", "start", "end"]].to_dict("records")


@pytest.mark.parametrize("doc_id", list(CORPUS.documents))
def test_the_text_is_whole_and_every_statement_anchored(doc_id: str) -> None:
    document = CORPUS.document(doc_id)
    uses = {row["statement_id"]: [Use("r-zh", "<报告>", "zh")] for row in rows(doc_id)}
    for given_uses in ({}, uses):
        written = str(document_markup(document, rows(doc_id), given_uses))
        assert text_of(written) == document.text
        anchors = re.findall(r'id="(s-[^"]+)"', written)
        wanted = [
            "s-" + row["statement_id"].split(":", 1)[1].replace(":", "-") for row in rows(doc_id)
        ]
        assert sorted(anchors) == sorted(wanted)
        assert len(set(anchors)) == len(anchors)
    assert written.count('<a class="statement" href="#u-') > 0


@pytest.mark.parametrize("doc_id", list(CORPUS.documents))
def test_every_anchor_stands_in_a_sentence_before_its_words(doc_id: str) -> None:
    document = CORPUS.document(doc_id)
    written = str(document_markup(document, rows(doc_id), {}))
    for row in rows(doc_id):
        name = "s-" + row["statement_id"].split(":", 1)[1].replace(":", "-")
        before, after = written.split(f'id="{name}"')
        assert before.rfind('<span class="sentence">') > before.rfind("<article")
        words = document.text[int(row["start"]) : int(row["end"])]
        assert text_of("<" + after).startswith(words)


def test_furniture_is_dimmed_and_kept() -> None:
    document = CORPUS.document("hitech-talent-2021")
    written = str(document_markup(document, rows("hitech-talent-2021"), {}))
    assert re.search(r'<span class="furniture">[^<]*\[bookmark: _Toc', written)


@given(
    st.text(alphabet="a<&\"'>。\n1", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 9)), max_size=8),
    st.lists(st.tuples(st.integers(0, 59), st.integers(1, 9)), max_size=4),
)
def test_any_text_with_any_spans_stays_whole(
    text: str, statements: list[tuple[int, int]], furniture: list[tuple[int, int]]
) -> None:
    def sentence(position: int) -> tuple[int, int]:
        start = text.rfind("。", 0, position) + 1
        end = text.find("。", position)
        return start, len(text) if end < 0 else end

    def within(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return sorted({(s, min(s + n, len(text))) for s, n in spans if s < len(text)})

    document = SimpleNamespace(
        doc_id="d", text=text, furniture=within(furniture), sentence=sentence
    )
    marked = [
        {"statement_id": f"d:{start}:{k}", "doc_id": "d", "start": start, "end": end}
        for k, (start, end) in enumerate(within(statements), start=1)
    ]
    written = str(document_markup(document, marked, {}))
    assert text_of(written) == text
    assert written.count('class="anchor"') == len(marked)


def test_pages_are_written_with_their_reports(tmp_path: Path) -> None:
    documents = [CORPUS.document("yongchuan-artisans-2023")]
    uses = {
        "yongchuan-artisans-2023:880": [
            Use("talent-zh", "<报告>", "zh"),
            Use("talent-en", "Talent", "en"),
        ]
    }
    write_sources(tmp_path, documents, rows("yongchuan-artisans-2023"), uses)
    page = (tmp_path / "yongchuan-artisans-2023.html").read_text()
    assert 'id="s-880"' in page
    assert page.count("../talent-en/index.html") == 1
    assert page.count("<报告>") == 0
    assert '<a class="statement" href="#u-880"' in page
    assert '<li id="u-880"><a href="#s-880">20万人</a>' in page
    # those of one language stand together, Chinese first
    assert page.index('<p lang="zh-Hans"><a href="../talent-zh') < page.index(
        '<p lang="en"><a href="../talent-en'
    )
    assert "script-src 'self'" in html.unescape(page)


def test_a_number_says_what_it_is_in_both_languages() -> None:
    document = CORPUS.document("yongchuan-artisans-2023")
    statements = load_statements()
    own = statements[statements["doc_id"] == document.doc_id].to_dict("records")
    written = str(document_markup(document, own, {}, load_codebook()))
    told = html.unescape(written.split('id="s-880"')[1].split('title="')[1].split('"')[0])
    assert told.splitlines() == [
        "永川区 · 技能人才总量 · 目标 · 2025",
        "Yongchuan District · Skilled workers · target · 2025",
        "yongchuan-artisans-2023:880",
    ]
