"""A browser with the network off, and pages that must not complain or ask for anything."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or ""
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM:
        assert not os.environ.get("CI"), "CI needs Chromium"
        pytest.skip("no Chromium found: install the package chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def look(browser: Any, reports: Path) -> Iterator[Callable[..., Any]]:
    """Open a page; afterwards its console must be empty and nothing may have been requested."""
    told: list[str] = []
    contexts = []

    def opened(name: str, width: int = 1440, **more: Any) -> Any:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, offline=True, **more
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: told.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda fault: told.append(f"error: {fault}"))
        page.on(
            "request",
            lambda asked: (
                None
                if asked.url.startswith(("file:", "data:", "blob:"))
                else told.append(f"request: {asked.url}")
            ),
        )
        place, _, fragment = name.partition("#")
        page.goto(f"{(reports / place).as_uri()}#{fragment}")
        page.wait_for_timeout(200)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert told == []
