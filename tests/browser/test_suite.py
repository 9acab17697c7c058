"""The whole suite as published, page by page in headless Chromium, with the network off."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from labourreports.page.beside import BUDGET, SCRIPT
from labourtargets.workspace import Workspace
from report_examples import run

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Opened = Callable[..., Any]
_RUNS = sorted(path.stem for path in Workspace.default().params.glob("*.yaml"))
_RUN_FILES = [name for name in _RUNS if name != "schedule"]
# every figure drawn with marks in it, none wider than the page
_FIGURES = """() => [...document.querySelectorAll('.plot')].map(plot => ({
  id: plot.id,
  drawn: plot.getAttribute('data-drawn'),
  marks: plot.querySelectorAll('.points path, .lines path, .bars path, .shapelayer path, .js-fill,'
    + ' .heatmaplayer image, .textpoint').length,
}))"""

# what a sheet of A4 cuts off, words set one character a line, headings that the next sheet lacks
_ON_PAPER = """() => [...document.querySelectorAll('.scroll table')].flatMap(table => {
  const faults = [...table.querySelectorAll('th, td')].filter(cell => {
    const range = document.createRange();
    range.selectNodeContents(cell);
    const lines = range.getBoundingClientRect().height / parseFloat(getComputedStyle(cell).lineHeight);
    return lines > 1.5 && [...cell.innerText.trim()].length < 2 * Math.round(lines);
  }).map(cell => cell.innerText);
  if (table.getBoundingClientRect().right > document.body.clientWidth) faults.push('cut off');
  const hidden = [...table.querySelectorAll('button.sort')]
    .some(button => getComputedStyle(button).display !== 'contents');
  return hidden ? [...faults, 'heading in a button'] : faults;
})"""


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every report of params/, made in a workspace of its own."""
    root = tmp_path_factory.mktemp("suite")
    for name in ("data", "notebooks", "params"):
        (root / name).symlink_to(Workspace.default().root / name)
    done = run(root, "report", "--quiet")
    assert done.returncode == 0, done.stderr
    return root / "reports"


@pytest.mark.parametrize("name", _RUN_FILES)
def test_every_report_is_drawn_and_asks_for_nothing(look: Opened, reports: Path, name: str) -> None:
    folders = sorted(path.parent for path in reports.glob(f"{name}*/run.json"))
    assert folders
    for folder in folders:
        page = look(f"{folder.name}/index.html")
        figures = page.evaluate(_FIGURES)
        assert [each for each in figures if not (each["drawn"] and each["marks"])] == []
        for table in page.locator("figure.table").all():
            link = table.locator("a.download")
            if link.count():
                with (folder / str(link.get_attribute("href"))).open(encoding="utf-8-sig") as file:
                    rows = len(list(csv.reader(file))) - 1
                # a table without rows says so in one
                assert table.locator("tbody tr").count() == max(rows, 1)
        page.context.close()


def test_every_page_is_light(reports: Path) -> None:
    heavy = {
        page.parent.name: size
        for page in (reports / "index.html", *reports.glob("*/index.html"))
        if (size := page.stat().st_size) > BUDGET + 500
    }
    assert heavy == {}
    assert list(reports.glob(f"*/{SCRIPT}"))


def test_long_tables_are_narrowed_to_the_rows_that_hold_every_word(look: Opened) -> None:
    page = look("promised-zh/index.html")
    figure = page.locator("#statements")
    rows = figure.locator("tbody tr")
    all_rows = rows.count()
    figure.get_by_label("筛选各行").fill("巴中市 108万人")
    shown = figure.locator("tbody tr:visible").all_inner_texts()
    assert len(shown) == 2
    assert all("巴中市" in text and "108万人" in text for text in shown)
    assert figure.locator("output").inner_text() == f"2 / {all_rows}"
    figure.get_by_label("筛选各行").fill("")
    assert figure.locator("tbody tr:visible").count() == all_rows


def test_numbers_in_later_rows_lead_to_their_sentences(look: Opened) -> None:
    page = look("promised-en/index.html")
    page.locator("#statements tbody tr:last-child a").first.click()
    page.wait_for_url("**/sources/*.html#s-*")


@pytest.mark.parametrize("width", [375, 1440])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_report_is_wider_than_its_window(look: Opened, language: str, width: int) -> None:
    for name in ("track", "agree", "promised", "compare-cities", "zone-northeast-sichuan",
                 "trajectory-talent"):  # fmt: skip
        page = look(f"{name}-{language}/index.html", width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        page.context.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_table_fits_a_sheet_of_paper(look: Opened, language: str) -> None:
    # A4 less the margins of the page
    width = round((210 - 2 * 14) / 25.4 * 96)
    for name in ("track", "agree", "promised", "compare-cities", "zone-northeast-sichuan"):
        page = look(f"{name}-{language}/index.html", width)
        page.emulate_media(media="print")
        assert page.evaluate(_ON_PAPER) == [], name
        page.context.close()
