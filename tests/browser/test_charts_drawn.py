"""Every chart really drawn, alone and on a page: no text over another or outside, no request."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import plotly
import pytest

from chart_examples import examples
from labourreports.page.content import read_content
from labourreports.page.templates import ASSETS, asset
from labourtargets.charts.frame import CAPTIONED
from report_examples import EVIDENCE, notebook
from report_examples import page as written

pytestmark = pytest.mark.browser

_CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
_PAGE = """<!doctype html><html lang="{language}"><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><style>body{{margin:20px}}</style>
<script src="plotly.min.js"></script>{divs}<script>const specs = {specs};
for (const [name, spec] of Object.entries(specs))
  Plotly.newPlot(name, spec.data, spec.layout, spec.config);
document.title = "drawn";</script></html>"""
_FAULTS = """() => {
  const faults = [];
  for (const figure of document.querySelectorAll('.js-plotly-plot')) {
    const page = figure.getBoundingClientRect();
    const texts = [...figure.querySelectorAll('text')]
      .filter(node => !node.closest('.hoverlayer, .modebar') && node.textContent.trim())
      .map(node => [node.textContent, node.getBoundingClientRect()])
      .filter(([, box]) => box.width > 0);
    texts.forEach(([text, box], place) => {
      if (box.left < page.left - 1 || box.right > page.right + 1 ||
          box.top < page.top - 1 || box.bottom > page.bottom + 1)
        faults.push(`${figure.id}: outside: ${text}`);
      for (const [other, there] of texts.slice(place + 1)) {
        const wide = Math.min(box.right, there.right) - Math.max(box.left, there.left);
        const high = Math.min(box.bottom, there.bottom) - Math.max(box.top, there.top);
        if (wide > 1 && high > 2) faults.push(`${figure.id}: ${text} over ${other}`);
      }
    });
    if (!texts.length) faults.push(`${figure.id}: empty`);
  }
  if (document.documentElement.scrollWidth > window.innerWidth)
    faults.push('the page scrolls sideways');
  return faults;
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if _CHROMIUM is None:
        assert os.environ.get("CI") != "true", "CI needs Chromium"
        pytest.skip("no Chromium found: install the package chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


@pytest.fixture(scope="module", params=["zh", "en"])
def gallery(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page with every example in one language, beside plotly's own script."""
    folder = tmp_path_factory.mktemp(f"gallery-{request.param}")
    script = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    shutil.copy(script, folder / "plotly.min.js")
    charts = examples(request.param)
    page = folder / "index.html"
    specs = json.dumps({name: chart.spec for name, chart in charts.items()}).replace("</", "<\\/")
    divs = "".join(f'<div id="{name}"></div>' for name in charts)
    page.write_text(_PAGE.format(language=request.param, divs=divs, specs=specs), encoding="utf-8")
    return page


@pytest.fixture(scope="module", params=["zh", "en"])
def report(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of a report with every example in one language, beside the files pages share."""
    site = tmp_path_factory.mktemp(f"report-{request.param}")
    shown = notebook([])
    for name, chart in examples(request.param).items():
        told = {
            "version": 1,
            "kind": "figure",
            "name": name,
            "title": chart.title,
            "alt": chart.alt,
        }
        data = {**chart._repr_mimebundle_(), EVIDENCE: told}
        output = nbformat.v4.new_output("display_data", data=data)
        shown.cells.append(nbformat.v4.new_code_cell("show()", outputs=[output]))
    (site / "assets").mkdir()
    for asset_name in (*ASSETS, "plotly.min.js"):
        (site / "assets" / asset_name).write_bytes(asset(asset_name))
    (site / "gallery").mkdir()
    page = site / "gallery" / "index.html"
    content = read_content(shown, request.param, {})
    page.write_text(written(content, language=request.param), encoding="utf-8")
    return page


# a figure alone brings its own words, for no place narrower than these
@pytest.mark.parametrize("width", [CAPTIONED + 40, 768, 1440])
def test_charts_are_drawn_without_overlap(browser: Any, gallery: Path, width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    messages: list[str] = []
    requests: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.on("pageerror", lambda error: messages.append(str(error)))
    page.on("request", lambda request: requests.append(request.url))
    page.goto(gallery.as_uri())
    page.wait_for_function("document.title === 'drawn'")
    page.wait_for_timeout(300)
    assert page.evaluate(_FAULTS) == []
    assert messages == []
    assert all(url.startswith("file:") for url in requests), requests
    assert "share" not in page.inner_html("body").lower()
    page.close()


def _examples(report: Path) -> dict[str, Any]:
    """The charts of the page: one that shows what another did is pointed back to there."""
    made = examples(report.parent.parent.name.removeprefix("report-")[:2])
    first: dict[str, str] = {}
    for name, chart in made.items():
        first.setdefault(chart.figure.to_json(), name)
    return {name: made[name] for name in first.values()}


def _opened(browser: Any, report: Path, width: int, told: list[str]) -> Any:
    page = browser.new_page(viewport={"width": width, "height": 900}, accept_downloads=True)
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda request: told.append(request.url))
    page.goto(report.as_uri())
    page.wait_for_function("!document.querySelector('.plot:not([data-drawn])')")
    page.wait_for_timeout(300)
    return page


# where the words around a plot stand: what covers another, or leaves the window
_AROUND = """() => [...document.querySelectorAll('figure.figure')].flatMap(figure => {
  const parts = [...figure.querySelectorAll('.title, .subtitle, .plot svg.main-svg:first-child, .key, .source')]
    .map(part => part.getBoundingClientRect());
  return parts.flatMap((box, place) => [
    ...(box.left < 0 || box.right > innerWidth ? [`${figure.id}: part ${place} leaves the window`] : []),
    ...(place && box.top < parts[place - 1].bottom - 1 ? [`${figure.id}: part ${place} covers another`] : []),
    ...(place && box.top > parts[place - 1].bottom + 40 ? [`${figure.id}: part ${place} is far`] : []),
  ]);
})"""


@pytest.mark.parametrize("width", [375, 768, 1440])
def test_pages_print_the_words_around_charts(browser: Any, report: Path, width: int) -> None:
    told: list[str] = []
    page = _opened(browser, report, width, told)
    assert page.evaluate(_FAULTS) == []
    assert page.evaluate(_AROUND) == []
    for name, chart in _examples(report).items():
        figure = page.locator(f"figure#{name.replace('_', '-')}")
        assert figure.locator("figcaption .title").inner_text() == chart.title
        assert chart.source in figure.locator(".source").inner_text()
        assert chart.subtitle in figure.locator("figcaption").inner_text()
        assert chart.source not in figure.locator(".plot").inner_text()
    # wide pages have wide lines: the words are as broad as the figure
    wide = page.evaluate("""() => [...document.querySelectorAll('.source')].every(
        words => words.getBoundingClientRect().width > 0.95 * words.closest('figure').clientWidth)""")
    assert wide
    assert all(entry.startswith("file:") for entry in told), told
    page.close()


def test_a_narrowed_page_keeps_its_figures_as_high_as_they_were(browser: Any, report: Path) -> None:
    page = _opened(browser, report, 1440, [])
    heights = "() => [...document.querySelectorAll('.plot')].map(plot => plot.clientHeight)"
    before = page.evaluate(heights)
    page.set_viewport_size({"width": 375, "height": 900})
    page.wait_for_function(
        "() => [...document.querySelectorAll('.plot')].every("
        "plot => plot.querySelector('.main-svg').clientWidth === plot.clientWidth)"
    )
    page.wait_for_timeout(300)
    assert page.evaluate(heights) == before
    assert page.evaluate(_FAULTS) == []
    assert page.evaluate(_AROUND) == []
    page.close()


def test_saved_pictures_bring_their_words_within_their_edges(browser: Any, report: Path) -> None:
    page = _opened(browser, report, 375, [])
    faults = []
    for name, chart in _examples(report).items():
        with page.expect_download() as held:
            page.locator(f"figure#{name.replace('_', '-')} .save button").last.click()
        picture = Path(held.value.path()).read_text(encoding="utf-8")
        other = browser.new_page(viewport={"width": 1000, "height": 900})
        other.set_content(
            f'<div class="js-plotly-plot" id="{name}">{picture}</div><style>'
            "body{margin:0}div{width:fit-content}</style>"
        )
        faults += other.evaluate(_FAULTS)
        words = "".join(other.locator("svg").first.text_content().split())
        assert all("".join(text.split()) in words for text in (chart.title, chart.source))
        other.close()
    assert faults == []
    page.close()
