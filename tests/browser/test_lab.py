"""JupyterLab really opened: every notebook run, a parameter changed in place, the explorer used."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]
START = "00_start_here"
REPORTS = [path.stem for path in sorted((ROOT / "notebooks").glob("0[1-9]_*.ipynb"))]
_CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
# how long a busy machine may take: nothing is said of speed
_SECONDS = 180_000
_FAULTS = "[data-mime-type='application/vnd.jupyter.error'],[data-mime-type*='stderr']"
# all cells have run once more than before, or one has failed
_RUN = """last => {
  const prompts = [...document.querySelectorAll('.jp-CodeCell .jp-InputPrompt')]
    .map(prompt => prompt.textContent);
  if (prompts.some(text => text.includes('*'))) return false;
  if (document.querySelector("[data-mime-type='application/vnd.jupyter.error']")) return true;
  const numbers = prompts.map(text => Number(text.replace(/\\D/g, '')));
  return numbers.every(number => number > last);
}"""
_MARKS = ".points path, .lines path, .bars path, .shapelayer path, .js-fill, .heatmaplayer image"
_DRAWN = f"""() => [...document.querySelectorAll('.js-plotly-plot')].map(figure => ({{
  width: figure.querySelector('svg.main-svg')?.getBoundingClientRect().width || 0,
  height: figure.getBoundingClientRect().height,
  marks: figure.querySelectorAll('{_MARKS}').length,
  words: figure.querySelectorAll('text').length,
}}))"""

_EDGES = """() => {
  const explorer = document.querySelector('.lt-explorer');
  const edges = (chosen, side) => [...explorer.querySelectorAll(chosen)]
    .map(one => Math.floor(one.getBoundingClientRect()[side]));
  return {
    right: Math.ceil(explorer.getBoundingClientRect().right),
    label: edges('.lt-models>.widget-label', 'right')[0],
    tables: edges('.lt-scroll', 'right'),
    models: edges('.lt-models input', 'left'),
  };
}"""


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the notebooks, which readers may change."""
    return Path(shutil.copytree(ROOT / "notebooks", tmp_path_factory.mktemp("lab") / "notebooks"))


@pytest.fixture(scope="module")
def lab(copies: Path) -> Iterator[str]:
    """The address of a JupyterLab started by the recipe of `make lab`, on a copy of the notebooks."""
    if _CHROMIUM is None:
        assert not os.environ.get("CI"), "CI needs Chromium"
        pytest.skip("no Chromium found: install the package chromium")
    place = copies.parent
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    recipe = subprocess.run(
        ["make", "--no-print-directory", "-n", "lab"],
        cwd=ROOT,
        env=_outside_make(),
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()[-1]
    command = shlex.split(recipe)
    assert command[:2] == [".venv/bin/jupyter", "lab"]
    command[0] = str(Path(sys.executable).with_name("jupyter"))
    command += ["--no-browser", "--allow-root", "--ip=127.0.0.1", f"--port={port}"]
    command += ["--ServerApp.port_retries=0", "--IdentityProvider.token="]
    command += ["--ServerApp.disable_check_xsrf=True"]
    folders = ("CONFIG_DIR", "DATA_DIR", "RUNTIME_DIR")
    environment = os.environ | {f"JUPYTER_{name}": str(place / name) for name in folders}
    environment |= {
        f"JUPYTERLAB_{name}": str(place / name) for name in ("SETTINGS_DIR", "WORKSPACES_DIR")
    }
    _set(place, "notebook-extension/tracker", {"windowingMode": "none"})
    _set(place, "apputils-extension/notification", {"fetchNews": "false"})
    address = f"http://127.0.0.1:{port}"
    with (place / "server.log").open("w") as log:
        server = subprocess.Popen(
            command, cwd=place, env=environment, stdout=log, stderr=log, start_new_session=True
        )
    try:
        _answering(address, server, place / "server.log")
        yield address
    finally:
        os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
            server.wait(20)


def _outside_make() -> dict[str, str]:
    """Forget a make that runs the tests: its flags would change what this one prints."""
    return {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}


def _set(place: Path, plugin: str, values: dict[str, str]) -> None:
    """Have every cell of a notebook in the page, and no question about news before it."""
    file = place / "SETTINGS_DIR" / "@jupyterlab" / f"{plugin}.jupyterlab-settings"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(values))


def _answering(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(240):
        assert server.poll() is None, log.read_text()
        try:
            urllib.request.urlopen(f"{address}/api", timeout=5).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.25)
        else:
            return
    pytest.fail(log.read_text())


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if _CHROMIUM is None:
        assert not os.environ.get("CI"), "CI needs Chromium"
        pytest.skip("no Chromium found: install the package chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        started.close()


@pytest.fixture(scope="module")
def context(browser: Any, lab: str) -> Iterator[Any]:
    opened = browser.new_context(viewport={"width": 1440, "height": 1000})
    opened.grant_permissions(["clipboard-read", "clipboard-write"], origin=lab)
    yield opened
    opened.close()


@pytest.fixture
def page(context: Any, lab: str) -> Iterator[Any]:
    opened = context.new_page()
    opened.set_default_timeout(_SECONDS)
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    # the next page of the same notebook would meet the widgets of this kernel
    for kernel in opened.request.get(f"{lab}/api/kernels").json():
        assert opened.request.delete(f"{lab}/api/kernels/{kernel['id']}").ok
    opened.close()
    assert faults == []


def _open(page: Any, address: str) -> None:
    page.goto(address, wait_until="domcontentloaded")
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    page.locator(".jp-CodeCell").first.wait_for()


def _run_all(page: Any, last: int = 0) -> int:
    """Press Run All; return the number of the last cell, from which the next run counts on."""
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(_RUN, arg=last)
    assert page.locator(_FAULTS).all_text_contents() == []
    return last + int(page.locator(".jp-CodeCell").count())


def _replace(page: Any, cell: int, changes: dict[str, str]) -> None:
    """Edit a cell as a reader would."""
    editor = page.locator(".jp-CodeCell").nth(cell).locator(".cm-content")
    source = "\n".join(editor.locator(".cm-line").all_text_contents())
    for old, new in changes.items():
        assert old in source
        source = source.replace(old, new)
    editor.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source)


def _line(name: str, parameter: str) -> str:
    """Return the line of a notebook that sets a parameter."""
    notebook = json.loads((ROOT / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))
    cells = [cell for cell in notebook["cells"] if "parameters" in cell["metadata"].get("tags", [])]
    lines = "".join(cells[0]["source"]).splitlines()
    return next(line for line in lines if line.startswith(f"{parameter}:"))


def _drawn(page: Any) -> int:
    # a figure of a widget is empty before what it draws has arrived
    page.wait_for_function(f"() => ({_DRAWN})().every(figure => figure.marks && figure.width)")
    figures = page.evaluate(_DRAWN)
    assert all(figure["width"] > 300 for figure in figures), figures
    assert all(figure["height"] > 120 and figure["marks"] for figure in figures), figures
    return len(figures)


def test_start_page_leads_to_every_question_and_the_explorer_answers(page: Any, lab: str) -> None:
    _open(page, lab)
    assert START in page.url
    links = page.locator(".jp-MarkdownOutput a[href*='.ipynb']")
    assert [Path(href).stem for href in _hrefs(links)] == REPORTS
    _run_all(page)
    explorer, code = page.locator(".lt-explorer"), page.locator(".lt-code")
    explorer.scroll_into_view_if_needed()
    assert _drawn(page) == 2
    region, indicator = (explorer.locator("select").nth(place) for place in (0, 1))

    # by keyboard alone
    before = code.inner_text()
    region.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function(
        "old => document.querySelector('.lt-code').textContent !== old", arg=before
    )
    page.wait_for_function(
        "() => !document.querySelector('.lt-code').textContent.includes('hitech')"
    )

    # figure, table and sentence together
    region.select_option(label="绵阳市")
    _wait_code(page, '"mianyang"')
    explorer.locator(".lt-answer", has_text="绵阳").wait_for()
    title = explorer.locator(".js-plotly-plot .gtitle, .js-plotly-plot .annotation-text")
    title.filter(has_text="绵阳").first.wait_for()
    explorer.locator(".lt-sources mark").first.wait_for()
    explorer.get_by_label("逻辑斯蒂").check()
    _wait_code(page, '"logistic"')
    explorer.locator("th", has_text="逻辑斯蒂").wait_for()

    explorer.locator(".lt-copy").click()
    explorer.locator(".lt-copy", has_text="已复制").wait_for()
    assert page.evaluate("() => navigator.clipboard.readText()") == code.inner_text()

    # without a starting value there is a refusal where the figure stood
    region.select_option(label="永川区")
    indicator.locator("option", has_text="技能人才总量").first.wait_for(state="attached")
    offered = indicator.locator("option").all_text_contents()
    refused = next(place for place, name in enumerate(offered) if "不能推算" in name)
    indicator.select_option(index=refused)
    explorer.locator(".lt-refusal").wait_for()
    assert not explorer.locator(".js-plotly-plot").is_visible()
    region.select_option(label="绵阳市")
    explorer.locator(".lt-refusal").wait_for(state="detached")
    # a window made lower or narrower keeps every figure
    for size in ((1440, 700), (1000, 700)):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        assert _drawn(page) == 2


@pytest.mark.parametrize("name", REPORTS)
def test_runs_top_to_bottom_and_again_after_a_change(page: Any, lab: str, name: str) -> None:
    _open(page, f"{lab}/lab/tree/{name}.ipynb?reset")
    last = _run_all(page)
    assert page.locator(".lt-question").get_attribute("lang") == "zh"
    assert _drawn(page) >= 1
    assert page.locator("table.lt-table").count() >= 1
    before = page.locator(".lt-answer").inner_text()
    changes = {'language: str = "zh"': 'language: str = "en"'}
    if name == "02_trajectory":
        changes |= {
            _line(name, "region"): 'region: list[str] = ["南充市"]',
            _line(name, "indicator"): 'indicator: list[str] = ["hr_revenue"]',
        }
    _replace(page, 0, changes)
    _run_all(page, last)
    assert page.locator(".lt-question").get_attribute("lang") == "en"
    answer = page.locator(".lt-answer").inner_text()
    assert answer != before
    assert name != "02_trajectory" or "Nanchong" in answer
    assert _drawn(page) >= 1


@pytest.mark.parametrize("name", [START, "02_trajectory"])
def test_a_notebook_that_was_run_is_saved_as_committed(
    page: Any, lab: str, copies: Path, name: str
) -> None:
    committed = (ROOT / "notebooks" / f"{name}.ipynb").read_bytes()
    copy = copies / f"{name}.ipynb"
    # earlier tests changed parameters
    copy.write_bytes(committed)
    _open(page, f"{lab}/lab/tree/{name}.ipynb?reset")
    last = _run_all(page)
    with page.expect_response(
        lambda answer: answer.request.method == "PUT" and f"{name}.ipynb" in answer.url
    ) as stored:
        page.keyboard.press("Control+s")
    assert stored.value.ok
    assert copy.read_bytes() == committed
    # what was shown is still there, and the page may be run and saved again
    assert page.locator(".jp-OutputArea-output").count() > 3
    _run_all(page, last)
    with page.expect_response(lambda answer: answer.request.method == "PUT") as stored:
        page.keyboard.press("Control+s")
    assert stored.value.ok
    assert page.locator(".jp-Dialog").count() == 0
    assert copy.read_bytes() == committed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_one_cell_sets_the_language_of_the_page(page: Any, lab: str, language: str) -> None:
    _open(page, f"{lab}/lab/tree/{START}.ipynb?reset")
    _replace(page, 0, {'set_language("zh")': f'set_language("{language}")'})
    _run_all(page)
    assert page.locator(".lt-answer").count() == 2
    for answer in page.locator(".lt-answer").all():
        assert answer.get_attribute("lang") == language
    assert page.locator(".lt-explorer .lt-copy").inner_text() == (
        "复制代码" if language == "zh" else "Copy as code"
    )
    # both figures take the width of the output, and their titles few lines
    page.wait_for_function(f"() => ({_DRAWN})().every(figure => figure.width > 900)")
    assert page.locator(".gtitle").count() == _drawn(page) == 2
    assert page.locator(".gtitle tspan").count() <= 2 * 3

    # a scenario chosen by keyboard is spoken of in answer, tables and code
    explorer = page.locator(".lt-explorer")
    explorer.locator("select").nth(2).focus()
    page.keyboard.press("ArrowDown")
    _wait_code(page, '"delayed_start"')
    told = "推迟" if language == "zh" else "Under “"
    explorer.locator(".lt-answer", has_text=told).wait_for()
    assert explorer.locator("table").count() == 2

    # wide tables scroll within the explorer, and no control of the models stands below its label
    for model in range(explorer.locator(".lt-models input").count()):
        explorer.locator(".lt-models input").nth(model).check()
    page.set_viewport_size({"width": 1100, "height": 900})
    page.wait_for_function(
        "() => [...document.querySelectorAll('.lt-explorer .lt-scroll')]"
        ".some(box => box.scrollWidth > box.clientWidth)"
    )
    edges = page.evaluate(_EDGES)
    assert all(right <= edges["right"] for right in edges["tables"])
    assert all(left >= edges["label"] for left in edges["models"])
    assert len(edges["models"]) > 2


def _wait_code(page: Any, text: str) -> None:
    page.wait_for_function(
        "text => document.querySelector('.lt-code').textContent.includes(text)", arg=text
    )


def _hrefs(links: Any) -> list[str]:
    return [str(link.get_attribute("href")) for link in links.all()]
