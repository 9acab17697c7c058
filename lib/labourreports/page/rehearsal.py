"""Everything a report uses, used once before the first one."""

from __future__ import annotations

from pathlib import Path

__all__ = ["rehearse"]

_CELL = """\
import plotly.graph_objects as go
from IPython.display import display
display(go.Figure(go.Scatter(x=[2020, 2025], y=[1, 2])))
1 / 2
"""


def rehearse(folder: Path) -> None:
    """Run a cell with a figure and write a page from it, to be thrown away.

    Parameters
    ----------
    folder : pathlib.Path
        Where IPython may keep its profile.
    """
    import nbformat

    from labourreports.page.content import read_content
    from labourreports.page.scrub import scrub
    from labourreports.page.templates import render
    from labourreports.shell import open_shell

    shell = open_shell(str(folder))
    shell.fresh()
    outputs, count, _ = shell.run_source(_CELL)
    cells = [
        nbformat.v4.new_markdown_cell("## a\n\n| b |\n|---|\n| *c* |\n\n```python\n1\n```"),
        nbformat.v4.new_code_cell(_CELL, outputs=outputs, execution_count=count),
    ]
    notebook = nbformat.v4.new_notebook(cells=cells)
    nbformat.reads(nbformat.writes(notebook), as_version=4)
    read_content(notebook, "en", {})
    render("rehearsal.html.j2", "en")
    scrub("")
    shell.fresh()
