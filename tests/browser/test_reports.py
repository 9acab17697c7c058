"""Pages opened as files in headless Chromium, with the network off."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from report_examples import REPORT, make_workspace, notebook, run

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Opened = Callable[..., Any]
WIDTHS = [375, 1440]


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site: one report in both languages, with standalone files, and a failed one."""
    runs = {
        "talent": "notebook: talent\ntitle: {zh: 永川的人才, en: Talent of Yongchuan}\n",
        "broken": "notebook: broken\ntitle: Broken\nlanguages: [en]\n",
    }
    notebooks = {"talent": notebook(REPORT), "broken": notebook(["1 / 0"])}
    root = make_workspace(tmp_path_factory.mktemp("site") / "w", notebooks, runs)
    done = run(root, "report", "--standalone")
    assert "2 made, 0 unchanged, 1 failed" in done.stdout, done.stderr
    return root / "reports"


PAGES = [
    "index.html",
    "talent-zh/index.html",
    "talent-en/index.html",
    "talent-en/standalone.html",
    "failed/broken-en/index.html",
    "sources/yongchuan-artisans-2023.html",
]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_its_width_and_draws_its_figures(look: Opened, name: str, width: int) -> None:
    page = look(name, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    plots = page.locator(".plot")
    if name.startswith("talent"):
        assert plots.count() == 1
        page.wait_for_selector(".plot[data-drawn] .main-svg", timeout=10_000)
        box = page.locator(".plot .main-svg").first.bounding_box()
        assert 200 < box["width"] <= width
        assert page.locator(".plot .scatterlayer .js-line").count() == 1


@pytest.mark.parametrize("name", ["talent-zh/index.html", "talent-en/index.html"])
def test_a_number_reaches_its_marked_sentence_and_comes_back(look: Opened, name: str) -> None:
    page = look(name)
    page.locator(".answer a.lt-number").click()
    page.wait_for_url("**/sources/yongchuan-artisans-2023.html#s-880")
    sentence = page.locator(".sentence:has(#s-880)")
    assert "20万人以上" in sentence.inner_text()
    shown = sentence.evaluate("node => getComputedStyle(node).backgroundColor")
    other = page.locator(".sentence:not(:has(#s-880))").first
    assert shown != other.evaluate("node => getComputedStyle(node).backgroundColor")
    # within the window, wherever a slow machine is with its scrolling
    page.wait_for_function(
        "() => { const y = document.getElementById('s-880').getBoundingClientRect().y;"
        " return y >= 0 && y < innerHeight; }"
    )
    page.locator("#s-880 + a.statement").click()
    page.locator("#u-880 a[href*='talent-en']").click()
    page.wait_for_url("**/talent-en/index.html")


def test_a_note_leads_to_the_quote_and_back(look: Opened) -> None:
    page = look("talent-zh/index.html")
    page.locator(".lt-note a").first.click()
    assert page.url.endswith("#n1")
    assert "20万人以上" in page.locator("#n1 q").inner_text()
    page.locator("#n1 a.back").click()
    assert page.url.endswith("#r1")


def test_twins_lead_to_each_other_and_to_the_index(look: Opened) -> None:
    page = look("talent-zh/index.html")
    assert page.locator("html").get_attribute("lang") == "zh-Hans"
    assert "中文一段" in page.locator("article").inner_text()
    assert "A paragraph" not in page.locator("article").inner_text()
    page.get_by_role("link", name="English", exact=True).click()
    page.wait_for_url("**/talent-en/index.html")
    assert page.locator("html").get_attribute("lang") == "en"
    assert "A paragraph" in page.locator("article").inner_text()
    page.get_by_role("link", name="All reports").click()
    page.wait_for_url("**/reports/index.html#lang=en")


def test_a_table_sorts_by_its_values_from_the_keyboard(look: Opened) -> None:
    page = look("talent-en/index.html")
    header = page.locator("figure.table").get_by_role("columnheader", name="Value")
    header.get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert header.get_attribute("aria-sort") == "ascending"
    assert page.locator("figure.table tbody tr td:first-child").all_inner_texts() == ["b", "a"]
    page.keyboard.press("Enter")
    assert header.get_attribute("aria-sort") == "descending"
    assert page.locator("figure.table tbody tr td:first-child").all_inner_texts() == ["a", "b"]


@pytest.mark.parametrize("name", ["talent-en/index.html", "talent-en/standalone.html"])
def test_tables_and_figures_are_downloaded(look: Opened, name: str) -> None:
    page = look(name, accept_downloads=True)
    page.wait_for_selector(".plot[data-drawn]")
    wanted = {
        "Download the table (CSV)": ("talent-en-table.csv", b"'=1+1,12"),
        "The numbers drawn (CSV)": ("talent-en-path.csv", b"2020,8.36"),
        "Save as PNG": ("talent-en-path.png", b"\x89PNG"),
        "Save as SVG": ("talent-en-path.svg", b"Rises"),
    }
    if "standalone" not in name:
        # a browser keeps the name of a file that it opens from the disk
        for label in ("Download the table (CSV)", "The numbers drawn (CSV)"):
            wanted[label] = (wanted[label][0].removeprefix("talent-en-"), wanted[label][1])
    for label, (file_name, content) in wanted.items():
        with page.expect_download() as held:
            page.get_by_text(label).click()
        assert held.value.suggested_filename == file_name
        assert content in Path(held.value.path()).read_bytes()


def test_the_first_tab_skips_to_the_report(look: Opened) -> None:
    page = look("talent-en/index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_the_index_finds_by_words(look: Opened) -> None:
    page = look("index.html#lang=en")
    assert page.locator(".reports > li:visible").count() == 2
    page.get_by_role("searchbox").fill("永川 talent")
    assert page.locator(".reports > li:visible").count() == 1
    # the words come with the figures, which are loaded when something is first looked for
    page.locator("[data-found]", has_text="reports").wait_for()
    assert (
        page.locator("[data-found]")
        .inner_text()
        .endswith("1 of 2 reports has these words in title, headings or answer")
    )
    page.get_by_role("searchbox").fill("nothing like it")
    assert page.locator(".reports > li:visible").count() == 0
    assert page.locator("[data-nothing]").is_visible()
    assert page.locator(".figures").is_hidden()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_index_speaks_one_language_at_a_time(look: Opened, language: str) -> None:
    page = look(f"index.html#lang={language}")
    other = {"zh": "en", "en": "zh"}[language]
    assert page.locator(f"a[href='talent-{language}/index.html']").is_visible()
    assert page.locator(f"a[href='talent-{other}/index.html']").is_hidden()
    # a report that exists in one language alone is shown in both
    assert page.get_by_text("Broken").first.is_visible()
    page.get_by_role("button", name={"zh": "English", "en": "中文"}[language]).click()
    assert page.locator(f"a[href='talent-{other}/index.html']").is_visible()


def test_a_link_to_the_index_can_bring_its_search(look: Opened) -> None:
    page = look("index.html#lang=en&find=talent")
    assert page.get_by_role("searchbox").input_value() == "talent"
    assert page.locator(".reports > li:visible").count() == 1
    assert "1 of 2 reports" in page.locator("[data-found]").inner_text()


def test_dark_pages_are_dark_and_their_figures_readable(look: Opened) -> None:
    page = look("talent-en/index.html", color_scheme="dark")
    page.wait_for_selector(".plot[data-drawn]")
    assert (
        page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        == "rgb(18, 23, 29)"
    )
    tick = page.locator(".plot .xtick text").first
    assert tick.evaluate("node => getComputedStyle(node).fill") == "rgb(232, 236, 241)"
    assert (
        page.locator(".plot path.xgrid").first.evaluate("n => getComputedStyle(n).stroke")
        == "rgb(42, 51, 61)"
    )


def test_a_page_prints(look: Opened, tmp_path: Path) -> None:
    page = look("talent-zh/index.html")
    page.wait_for_selector(".plot[data-drawn]")
    page.emulate_media(media="print")
    assert page.locator("nav.top").is_hidden()
    assert len(page.pdf(path=str(tmp_path / "page.pdf"), format="A4")) > 20_000


def test_a_report_is_readable_without_scripts(look: Opened) -> None:
    page = look("talent-en/index.html", java_script_enabled=False)
    assert page.locator("noscript, .plot").first.is_visible()
    assert "From 8.36 to 20." in page.locator("details.summary").text_content()
    assert (
        page.locator("a[download='talent-en-path.csv']").get_attribute("href") == "tables/path.csv"
    )


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_serious(look: Opened, name: str, scheme: str) -> None:
    found = importlib.util.find_spec("axe_playwright_python")
    if found is None or not found.submodule_search_locations:
        pytest.skip("axe-core is not installed (axe-playwright-python)")
    script = Path(found.submodule_search_locations[0]) / "axe.min.js"
    page = look(name, color_scheme=scheme, bypass_csp=True)
    page.evaluate(script.read_text(encoding="utf-8"))
    result = page.evaluate("axe.run(document, {resultTypes: ['violations'], preload: false})")
    serious = [
        (each["id"], each["nodes"][0]["html"][:200])
        for each in result["violations"]
        if each["impact"] in ("serious", "critical", "moderate")
    ]
    assert serious == []
