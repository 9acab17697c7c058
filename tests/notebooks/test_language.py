"""What a report says depends on its parameters alone, not on the language of a session."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import nbformat
import pytest

from labourtargets import session

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
REPORTS = sorted(path.stem for path in NOTEBOOKS.glob("0[1-9]_*.ipynb"))


@pytest.mark.parametrize("language", session.LANGUAGES)
@pytest.mark.parametrize("name", REPORTS)
def test_no_cell_of_a_report_asks_for_the_language_of_the_session(
    name: str, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    # to ask would be an error now
    monkeypatch.setattr(session, "_session", "none at all")
    namespace: dict[str, object] = {}
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        for cell in nbformat.read(NOTEBOOKS / f"{name}.ipynb", as_version=4).cells:
            if cell.cell_type == "code":
                exec(cell.source, namespace)
            if "parameters" in cell.metadata.get("tags", []):
                namespace["language"] = language
    assert told.getvalue()


def test_the_start_page_sets_the_language_first_and_names_none_after() -> None:
    cells = nbformat.read(NOTEBOOKS / "00_start_here.ipynb", as_version=4).cells
    code = [cell.source for cell in cells if cell.cell_type == "code"]
    assert 'lt.set_language("zh")' in code[0]
    assert not [source for source in code[1:] if "language" in source]
