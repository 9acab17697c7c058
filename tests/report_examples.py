"""Small notebooks and workspaces for tests of the reports."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import nbformat

from labourreports.page.beside import SCRIPT, Beside
from labourreports.page.templates import render
from labourreports.spec import Run

EVIDENCE = "application/vnd.labourtargets.evidence+json"
PARAMETERS = 'language: str = "zh"  # zh or en\nas_of: str = "2025-12-31"  # a day'
ROOT = Path(__file__).resolve().parents[1]

SHOW = f'''\
from IPython.display import display
def show(kind, html, **told):
    told = {{"version": 1, "kind": kind, "name": kind, **told}}
    display({{"text/html": html, "text/plain": kind, "{EVIDENCE}": told}}, raw=True)
'''
FIGURE = f'''\
import plotly.graph_objects as go
from IPython.display import display
drawn = go.Figure(go.Scatter(x=[2020, 2025], y=[8.36, 20]), layout={{"title": {{"text": "Rises"}}}})
bundle = {{k: v for k, v in drawn._repr_mimebundle_().items() if "plotly" in k}}
told = {{"version": 1, "kind": "figure", "name": "path", "title": "Rises to 20", "alt": "A line that rises",
        "summary": "From 8.36 to 20.", "columns": [{{"name": "year", "type": "year"}},
        {{"name": "value", "type": "number", "unit": "万人"}}], "rows": [[2020, 8.36], [2025, 20]]}}
display({{**bundle, "{EVIDENCE}": told}}, raw=True)
'''
NUMBER = '<a class="lt-number" data-statement="yongchuan-artisans-2023:880">20万</a>'
REPORT = [
    "# How many? 有多少？",
    SHOW,
    'show("question", "<p>How many?</p>")\n'
    f"show(\"answer\", '<p>The plan says {NUMBER}.</p>', unit='人')",
    "## 走势 · The path\n\n中文一段。\n\nA paragraph in English.",
    FIGURE,
    "## 表格 · The table",
    'show(\'table\', \'<table><thead><tr><th scope="col">Name</th><th scope="col">Value</th></tr></thead>'
    f"<tbody><tr><td>b</td><td>12</td></tr><tr><td>a</td><td>{NUMBER}</td></tr></tbody></table>', "
    "title='A table', columns=[{'name': 'name'}, {'name': 'value', 'type': 'number'}], "
    "rows=[['=1+1', 12], ['a', 200000]])",
    'show("finding", "<p>A finding.</p>")',
]


def notebook(cells: Sequence[str], parameters: str = PARAMETERS) -> nbformat.NotebookNode:
    """Make a notebook: texts that start with # and a blank are prose, the others code."""
    made = nbformat.v4.new_notebook()
    declared = nbformat.v4.new_code_cell(parameters)
    declared.metadata["tags"] = ["parameters"]
    written = [
        nbformat.v4.new_markdown_cell(text)
        if text.startswith("#")
        else nbformat.v4.new_code_cell(text)
        for text in cells
    ]
    first_is_prose = bool(written) and written[0].cell_type == "markdown"
    made.cells = [*written[:first_is_prose], declared, *written[first_is_prose:]]
    for number, cell in enumerate(made.cells):
        cell["id"] = f"cell-{number}"
    return made


def make_workspace(
    root: Path,
    notebooks: Mapping[str, nbformat.NotebookNode],
    runs: Mapping[str, str],
) -> Path:
    """Make a workspace with our data, these notebooks and these run files."""
    for name in ("notebooks", "params"):
        (root / name).mkdir(parents=True)
    shutil.copytree(ROOT / "data", root / "data")
    for name, made in notebooks.items():
        nbformat.write(made, root / "notebooks" / f"{name}.ipynb")
    for name, text in runs.items():
        (root / "params" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return root


def command(root: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "labourreports", "--workspace", str(root), *arguments]


def run(root: Path, *arguments: str, **more: object) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        command(root, *arguments),
        capture_output=True,
        text=True,
        timeout=180,
        **{"env": {**os.environ, "LC_ALL": "C.UTF-8"}, **more},
    )


def left_behind(root: Path) -> list[str]:
    """Name processes of this workspace that still run, and files a run should have removed."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                told = (entry / "cmdline").read_bytes() + (entry / "environ").read_bytes()
                state = (entry / "stat").read_text().rpartition(") ")[2][:1]
            except OSError:
                continue
            if str(root).encode() in told and state != "Z":
                found.append(f"{entry.name}: {told[:200]!r}")
    # a janitor may be at work: a folder that goes while it is looked through holds nothing
    for folder, _, files in os.walk(root / "reports"):
        found += [str(Path(folder, name)) for name in files if name.endswith(".tmp")]
    if (root / "reports" / ".staging").exists():
        found.append("reports/.staging")
    return found


def page(content: Any, **more: Any) -> str:
    """Render the page of a content, with a run of its own unless told."""
    language = more.pop("language", "en")
    run = Run("r", language, "", "n.ipynb", more.pop("title", "T"), {"as_of": "2025-01-01"})
    values: dict[str, Any] = {
        "run": run,
        "manifest": {
            "commit": "", "changed": False, "data_sha256": "", "key": "", "python": "3", "versions": {}
        },
        "changes": None,
        "made": "2026-01-01T00:00:00+00:00",
        "beside_it": True,
        "command": "c",
        "bibtex": "b",
        "related": [],
        "document_titles": {},
        "parameters": [],
        "standalone": False,
        "beside": Beside(),
        "beside_script": SCRIPT,
        **more,
    }  # fmt: skip
    return render("report.html.j2", language, content=content, **values)
