"""One display bundle: what a notebook shows, and the evidence a page is made from."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts import Column
from labourtargets.session import checked

__all__ = ["EVIDENCE", "STYLE", "evidence", "led", "linked", "show", "statement_list"]

EVIDENCE = "application/vnd.labourtargets.evidence+json"

# A page brings its own sheet for the same classes; this one makes JupyterLab readable, whose
# rules for td and th it must outweigh. Colours are the surroundings' own: light and dark alike.
STYLE = (
    "<style data-lt>"
    ".lt-table td.lt-text,.lt-table th.lt-text{text-align:left;white-space:normal}"
    ".lt-table td.lt-num,.lt-table th.lt-num{text-align:right;white-space:nowrap;"
    "font-variant-numeric:tabular-nums}"
    ".lt-table th.lt-num{white-space:normal;word-break:keep-all;min-width:5rem}"
    ".lt-table td.lt-short{white-space:nowrap}.lt-table td.lt-words{min-width:7rem}"
    ".lt-table td.lt-long{min-width:11rem}.lt-table td a.lt-number{word-break:keep-all}"
    ".lt-table th{vertical-align:bottom}.lt-table th[scope=row]{vertical-align:top;white-space:nowrap}"
    ".lt-table td{vertical-align:top}"
    ".lt-table caption{text-align:left;font-weight:600}"
    # a long table scrolls in a box of its own, so that its scroll bars are at hand
    ".lt-scroll{overflow:auto;max-width:100%;max-height:40rem}"
    ".lt-scroll thead th{position:sticky;top:0;z-index:1;background:var(--jp-layout-color0,Canvas)}"
    # … and a shade at its foot says that rows follow, where a row of another colour would hide one
    ".lt-scroll:has(tbody tr:nth-child(15))::after{content:'';display:block;position:sticky;bottom:0;"
    "height:.8rem;margin-top:-.8rem;pointer-events:none;"
    "background:linear-gradient(to top,var(--jp-border-color1,GrayText),transparent)}"
    ".lt-answer{font-size:1.15em}"
    ".lt-refusal{border-left:3px solid currentColor;padding-left:.8em}"
    ".lt-sources mark{background:none;color:inherit;font-weight:700}"
    ".lt-meta{opacity:.75}"
    ".lt a.lt-number{text-decoration:underline dotted;text-underline-offset:.2em}"
    "</style>"
)


def evidence(
    kind: str,
    *,
    name: str,
    language: str,
    title: str = "",
    subtitle: str = "",
    statement_ids: Iterable[str] = (),
    observation_ids: Iterable[str] = (),
    unit: str = "",
    alt: str = "",
    summary: str = "",
    columns: Sequence[Column] = (),
    rows: Iterable[Sequence[Any]] = (),
) -> dict[str, Any]:
    """Return the evidence of one display: the contract with the report suite.

    Parameters
    ----------
    kind : {"question", "answer", "finding", "figure", "table", "refusal", "sources", "inputs"}
    name : str
        Slug, unique in the notebook: lower-case letters, digits, hyphen, underscore.
    language : {"zh", "en"}
    title, subtitle, unit, alt, summary : str
        Plain text.
    statement_ids, observation_ids : iterable of str
        What the display rests on.
    columns : sequence of Column
    rows : iterable of sequences
        Raw values, in base units.

    Returns
    -------
    dict
        JSON values only.

    Raises
    ------
    ValueError
        If the name is no slug or the language is unknown.

    Examples
    --------
    >>> evidence("finding", name="gap", language="zh", title="缺口")["kind"]
    'finding'
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name):
        raise ValueError(f"name={name!r}: expected lower-case letters, digits, hyphen, underscore")
    return {
        "version": 1,
        "kind": kind,
        "name": name,
        "title": wording.plain(title),
        "subtitle": wording.plain(subtitle),
        "language": checked(language),
        "statement_ids": list(dict.fromkeys(statement_ids)),
        "observation_ids": list(dict.fromkeys(observation_ids)),
        "unit": unit,
        "alt": wording.plain(alt),
        "summary": wording.plain(summary),
        "columns": [
            {"name": column.name, "label": column.label, "unit": column.unit,
             "type": column.type, "decimals": column.decimals}
            for column in columns
        ],
        "rows": [list(row) for row in rows],
    }  # fmt: skip


def led(statement_id: str, shown: str) -> str:
    """Lead what is shown to its statement: a page makes it a link, elsewhere a tip names the call.

    Parameters
    ----------
    statement_id : str
    shown : str
        HTML.

    Examples
    --------
    >>> print(led("a-2021:7", "<b>20</b>"))
    <a class="lt-number" data-statement="a-2021:7" title="lt.trace('a-2021:7')"><b>20</b></a>
    """
    mark = escape(statement_id)
    return f'<a class="lt-number" data-statement="{mark}" title="lt.trace(\'{mark}\')">{shown}</a>'


def linked(text: str) -> str:
    """Escape a text for HTML and turn its marks into links to their statements.

    The sign behind a term of a sum stays on the line of that term.

    Examples
    --------
    >>> print(linked("< ⟦20万人|a-2021:7⟧"))
    &lt; <a class="lt-number" data-statement="a-2021:7" title="lt.trace('a-2021:7')">20万人</a>
    """
    return "".join(
        led(mark, escape(piece)) if mark else escape(piece).replace(" + ", "&nbsp;+ ")
        for piece, mark in wording.spans(text)
    )


def statement_list(statements: object) -> list[str]:
    """Return statement identifiers given as a frame, a column, a list or one identifier.

    Missing ones are passed over; ``|`` divides several in one cell.

    Examples
    --------
    >>> statement_list(["a:1|a:2", None, "a:1"])
    ['a:1', 'a:2']
    """
    if statements is None:
        return []
    if isinstance(statements, pd.DataFrame):
        statements = statements["statement_id"]
    cells = [statements] if isinstance(statements, str) else list(statements)  # type: ignore[call-overload]
    parts = [part for cell in cells if isinstance(cell, str) for part in cell.split("|")]
    return list(dict.fromkeys(part.strip() for part in parts if part.strip()))


def show(bundle: dict[str, Any]) -> None:
    """Display a bundle in a notebook; elsewhere write its plain text.

    Parameters
    ----------
    bundle : dict
        MIME type → content, text/plain among them.

    Examples
    --------
    >>> show({"text/plain": "20万人"})
    20万人
    """
    if sys.modules.get("IPython") is not None:
        from IPython import get_ipython
        from IPython.display import display

        if get_ipython() is not None:
            display(bundle, raw=True)
            return
    sys.stdout.write(bundle["text/plain"] + "\n")
