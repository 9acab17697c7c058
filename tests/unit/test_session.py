"""One language for a session: what names none speaks it, what names one does not ask for it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

import labourtargets as lt
from labourtargets import session
from labourtargets.explore.panel import Explorer

HAN = re.compile(r"[一-鿿]")
KINDS: dict[str, Callable[[], Any]] = {
    "select": lambda: lt.select(region="南充市", indicator="hr_revenue"),
    "catalogue": lambda: lt.catalogue(document="yongchuan-artisans-2023"),
    "project": lambda: lt.project("南充市", "hr_revenue"),
    "assess": lambda: lt.assess(indicator="rd_intensity", as_of="2026-11-23"),
    "compare": lambda: lt.compare(["绵阳", "达州"], "hr_revenue"),
    "reconcile": lambda: lt.reconcile("nesichuan-hr-2021"),
    "zone_outlook": lambda: lt.zone_outlook("川东北试验区", ["hr_revenue"]),
}
each = pytest.mark.parametrize("kind", KINDS)


def shown(result: Any, **said: str) -> list[str]:
    """What a result says of itself: title of its chart, sentences, headings of its table."""
    chart = result.chart(**said)
    view = result.view(**said)
    return [
        chart.title,
        chart.alt,
        chart.figure.to_json(),
        result.plot(**said).to_json(),
        *result.sentences(**said),
        view.title,
        *(column.label for column in view.columns),
    ]


def test_a_session_starts_in_chinese_whatever_the_machine_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert lt.language() == "zh"
    lt.set_language("en")
    assert lt.language() == "en"


def test_other_languages_are_refused_and_change_nothing() -> None:
    with pytest.raises(ValueError, match="'fr': expected one of zh, en"):
        lt.set_language("fr")
    assert lt.language() == "zh"
    with pytest.raises(ValueError, match="expected one of zh, en"):
        lt.select(region="南充市").view(language="fr")


@each
def test_a_result_speaks_the_language_set_when_it_is_shown(
    kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    result = KINDS[kind]()
    chinese, english = shown(result, language="zh"), shown(result, language="en")
    assert shown(result) == chinese
    result.answer()
    spoken = capsys.readouterr().out
    lt.set_language("en")
    # computed in Chinese, shown in English
    assert shown(result) == english
    assert HAN.search(result.sentences()[0]) is None
    result.answer()
    assert capsys.readouterr().out != spoken
    # what a call names wins
    assert shown(result, language="zh") == chinese


@each
def test_what_names_its_language_does_not_ask_for_that_of_the_session(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "_session", "none at all")
    result = KINDS[kind]()
    for language in session.LANGUAGES:
        assert shown(result, language=language)
        result.table(language=language)
        result.figure(language=language)
        result.sources(language)
        result.inputs(language)


@each
def test_the_html_view_begins_in_the_language_of_the_session(kind: str) -> None:
    result = KINDS[kind]()
    assert "<summary>English</summary>" in result._repr_html_()
    lt.set_language("en")
    first, other = result._repr_html_().split('<details lang="zh"><summary>中文</summary>')
    assert 'lang="en"' in first
    assert 'lang="zh"' in other


def test_names_and_traces_follow() -> None:
    walk = lt.trace("yongchuan-artisans-2023:880")
    assert walk.source.title_zh in str(walk)
    assert "标识" in lt.regions._repr_html_()
    lt.set_language("en")
    assert walk.source.title_en in str(walk)
    assert walk.source.title_zh not in str(walk)
    html = walk._repr_html_()
    # the text itself stays what it is, and says so
    assert walk.source.title_en in html
    assert f'<p lang="zh">…{walk.before}<mark>' in html
    assert "标识" not in lt.regions._repr_html_()
    assert lt.regions.frame["name_zh"].iloc[0] in lt.regions._repr_html_()


@pytest.mark.parametrize(
    ("language", "heads", "value"),
    [
        ("zh", ["原句", "文件", "章节", "位置", "数值", "地区"], "20万人以上"),
        ("en", ["sentence", "document", "section", "position", "value"], "at least 200,000 people"),
    ],
)
def test_a_trace_is_a_table_to_read(language: str, heads: list[str], value: str) -> None:
    lt.set_language(language)
    walk = lt.select(region="永川区", indicator="技能人才总量").trace()
    assert list(walk.lines())[: len(heads)] == heads
    assert value in walk.lines().values()
    shown, raw = walk._repr_html_().split("<details>")
    assert all(f">{head}</th>" in shown for head in heads)
    assert "base_unit" not in shown
    assert "base_unit" not in str(walk)
    assert "base_unit = 人" in raw
    assert f"{walk.before}<mark>{walk.marked}</mark>{walk.after}" in shown
    assert "yongchuan/skilled_workers" in str(walk)
    same = lt.load_statements().query("statement_id == @walk.statement.statement_id")
    pd.testing.assert_frame_equal(walk.frame, same.reset_index(drop=True))


def test_frames_are_the_same_in_every_language() -> None:
    before = lt.find("高技能").frame, lt.project("南充市", "hr_revenue").frame
    lt.set_language("en")
    after = lt.find("高技能").frame, lt.project("南充市", "hr_revenue").frame
    assert all(one.equals(other) for one, other in zip(before, after, strict=True))


def test_an_explorer_keeps_the_language_it_was_made_in() -> None:
    lt.set_language("en")
    explorer = lt.explore(region="mianyang")
    assert isinstance(explorer, Explorer)
    lt.set_language("zh")
    explorer._region.value = "dazhou"
    assert HAN.search(explorer._region.description) is None
    assert 'lang="en"' in explorer._answer.value
    assert 'lang="zh"' in lt.explore(region="mianyang")._answer.value
