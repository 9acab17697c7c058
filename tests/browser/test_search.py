"""A figure looked up on the index: what fits, what it is, and the way to it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from labourreports.site import LOOKUP
from labourtargets.workspace import Workspace
from report_examples import run

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Opened = Callable[..., Any]
TALENT, SKILLED = "人才资源总量 · 重庆高新区", "技能人才总量 · 永川区"
PLACED = "促进就业和流动 · 达州市"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports on the talent total and on what is promised, in a workspace of their own."""
    root = tmp_path_factory.mktemp("search")
    for name in ("data", "notebooks", "params"):
        (root / name).symlink_to(Workspace.default().root / name)
    done = run(root, "report", "trajectory-talent", "promised", "--quiet")
    assert done.returncode == 0, done.stderr
    return root / "reports"


def looked_up(page: Any, words: str) -> list[str]:
    """Type into the search and return the headings of what is found, without their units."""
    from playwright.sync_api import expect

    page.get_by_role("searchbox").fill(words)
    # until the figures are there the status counts reports alone, as "3 / 12"
    expect(page.locator("[data-found]")).not_to_have_text(re.compile(r"^\d+ / \d+$"))
    headings = page.locator(".figures .found h3").all_inner_texts()
    return [heading.partition(" 单位")[0].partition(" unit")[0] for heading in headings]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("20万", [TALENT, PLACED, SKILLED]),
        ("200000", [TALENT, PLACED, SKILLED]),
        ("200,000", [TALENT, PLACED, SKILLED]),
        ("２０万", [TALENT, PLACED, SKILLED]),
        ("0.2 million", [TALENT, PLACED, SKILLED]),
        ("20 万人", [TALENT, SKILLED]),
        ("20万人次", [PLACED]),
        ("200,000 person-times", [PLACED]),
        ("20万人以上", [SKILLED]),
        ("20万 永川", [SKILLED]),
        ("20万人才", [TALENT, SKILLED]),
        ("哪些规划承诺20万", [TALENT, PLACED, SKILLED]),
        ("8.36", [TALENT]),
        ("8.36万人", [TALENT]),
        ("2-4家", ["新建省级人力资源服务产业园 · 川东北人力资源协同振兴发展试验区"]),
        ("21万", []),
    ],
)
def test_a_number_is_found_however_it_is_written(
    look: Opened, words: str, found: list[str]
) -> None:
    assert looked_up(look("index.html#lang=zh"), words) == found


@pytest.mark.parametrize(
    "words", ["高技能 永川", "highly skilled yongchuan", "High-skilled 永川区"]
)
def test_words_name_what_they_name_before_what_they_stand_beside(look: Opened, words: str) -> None:
    found = looked_up(look("index.html#lang=zh"), words)
    assert "高技能" in found[0]
    assert all("永川" in heading for heading in found)


@pytest.mark.parametrize(
    ("language", "kinds", "verdict"),
    [
        ("zh", ["目标", "存量"], r"不可比：重庆高新区人才资源总量与永川区技能人才总量。"),
        ("en", ["target", "stock"], r"Not comparable: Total talent resources, Chongqing .* with"),
    ],
)
def test_two_equal_figures_are_not_taken_for_one(
    look: Opened, language: str, kinds: list[str], verdict: str
) -> None:
    page = look(f"index.html#lang={language}")
    looked_up(page, "20万人")
    assert re.search(verdict, page.locator(".compared").inner_text())
    talent, skilled = page.locator(".found > li").all()
    assert talent.locator(".badge").all_inner_texts() == kinds
    told = talent.inner_text()
    assert "8.36万人（2020年）→ 20万人（2025年）" in told or "83,600 people (2020) →" in told
    assert {"zh": "由文件写明的基期起算", "en": "from a stated baseline"}[language] in told
    assert {"zh": "文件没有给出起点", "en": "no starting value"}[language] in skilled.inner_text()
    # one language at a time: the other button turns the results as well
    page.get_by_role("button", name={"zh": "English", "en": "中文"}[language]).click()
    assert page.locator(".found > li").first.locator(".badge").all_inner_texts() != kinds


def test_a_result_leads_to_the_row_and_to_the_sentence(look: Opened) -> None:
    page = look("index.html#lang=en")
    looked_up(page, "20万人次")
    page.get_by_role("link", name="What the five documents promise").first.click()
    page.wait_for_url("**/promised-en/index.html#of=nesichuan-hr-2021:1967")
    row = page.locator("tr.sought")
    assert "Dazhou" in row.inner_text()
    box = row.bounding_box()
    assert 0 <= box["y"] < 900
    assert page.evaluate("document.activeElement.getAttribute('href')").endswith("#s-1967")
    page.go_back()
    page.wait_for_selector(".found")
    assert page.get_by_role("searchbox").input_value() == "20万人次"
    page.get_by_role("link", name="see the sentence").click()
    page.wait_for_url("**/sources/nesichuan-hr-2021.html#s-1967")


def test_the_figures_are_loaded_at_first_use_and_told_aloud(look: Opened) -> None:
    page = look("index.html#lang=en")
    assert page.locator(f"script[src='{LOOKUP}']").count() == 0
    assert looked_up(page, "20万人次")
    assert page.locator(f"script[src='{LOOKUP}']").count() == 1
    status = page.get_by_role("status")
    assert status.inner_text().startswith("1 figure, 1 indicator; ")
    looked_up(page, "21万")
    assert status.inner_text().startswith("no such figure; ")
    assert page.locator("[data-nothing]").is_visible()
    assert page.locator(".figures").is_hidden()
    looked_up(page, "")
    assert status.inner_text() == ""
    assert page.locator("[data-nothing]").is_hidden()


def test_the_search_is_worked_from_the_keyboard(look: Opened) -> None:
    page = look("index.html#lang=en")
    page.get_by_role("searchbox").focus()
    page.keyboard.type("8.36")
    page.wait_for_selector(".found")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "figures-title"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "see the sentence"
    page.keyboard.press("Enter")
    page.wait_for_url("**/sources/hitech-talent-2021.html#s-*")


def test_many_results_wait_to_be_asked_for(look: Opened) -> None:
    page = look("index.html#lang=en")
    first = looked_up(page, "2025")
    page.locator(".figures").get_by_role("button", name="Show all").click()
    assert page.locator(".found > li").count() > len(first) == 12
    assert page.evaluate("!!document.activeElement.closest('.found')")


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_results_fit_their_window(look: Opened, language: str, width: int) -> None:
    page = look(f"index.html#lang={language}", width)
    for words in ("20万", "30%", "2025"):
        looked_up(page, words)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
