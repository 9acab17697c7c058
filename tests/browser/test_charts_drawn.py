"""Every chart really drawn: no console message, no text over another or outside, no request."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import plotly
import pytest

from chart_examples import examples

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


@pytest.mark.parametrize("width", [375, 768, 1440])
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
