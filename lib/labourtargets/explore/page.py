"""The words, the table and the sentences of a view, as HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from labourtargets import wording
from labourtargets.analysis import trace
from labourtargets.analysis.projected import Projection
from labourtargets.present import table_html
from labourtargets.present.bundles import STYLE, led, linked

__all__ = ["LOOK", "answer", "refused", "sentences", "tables", "why_not"]

# inside a widget JupyterLab's own rules for tables and text do not reach
LOOK = (
    "<style>.lt-explorer .widget-html-content"
    "{line-height:1.5;flex:1 1 auto;min-width:0}"
    ".lt-models>.widget-label{justify-content:flex-end;margin-right:4px}"
    ".lt-explorer .lt-table{border-collapse:collapse}"
    ".lt-explorer .lt-table td,.lt-explorer .lt-table th{padding:.25em .7em}"
    ".lt-explorer .lt-table tbody tr{border-top:1px solid var(--jp-border-color2,currentColor)}"
    ".lt-explorer .lt p{margin:.3em 0}.lt-explorer .lt-quotes li{margin:.4em 0}"
    ".lt-heard{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}"
    "</style>"
)


def answer(result: Projection, language: str, alt: str = "") -> str:
    """Word the answer, for the scenario too; `alt` is for those who hear the page.

    Examples
    --------
    >>> from labourtargets.analysis import project
    >>> "19.1%" in answer(project("高新区", "人才资源总量"), "zh")
    True
    """
    told = result.sentences("answer", language)
    if result.scenarios:
        told = [*told, *result.sentences("scenarios", language)]
    lines = "".join(f"<p>{linked(line)}</p>" for line in told)
    heard = f'<p class="lt-heard">{escape(alt)}</p>' if alt else ""
    return (
        f'{STYLE}<div class="lt lt-answer" lang="{language}" aria-live="polite">'
        f"{lines}{heard}</div>"
    )


def why_not(result: Projection, language: str) -> str:
    """Say why there is no path, and what is missing.

    Examples
    --------
    >>> from labourtargets.analysis import project
    >>> "2025" in why_not(project("永川区", "技能人才总量"), "en")
    True
    """
    title = wording.phrase("refusal.cannot_project", language)
    return _box(title, result.sentences("why_not", language), language) + _view(
        result, "why_not", language
    )


def refused(reason: str, language: str) -> str:
    """Show a refusal of the library in place of the view.

    Examples
    --------
    >>> "&lt;b&gt;" in refused("<b>", "en")
    True
    """
    return _box(wording.phrase("refusal.not_shown", language), reason.splitlines(), language)


def tables(result: Projection, names: Iterable[str], language: str) -> str:
    """Return the tables of some names that have rows.

    Examples
    --------
    >>> from labourtargets.analysis import project
    >>> tables(project("高新区", "人才资源总量"), ("years", "scenarios"), "zh").count("<table")
    1
    """
    return "".join(_view(result, name, language) for name in names)


def sentences(result: Projection, language: str) -> str:
    """Quote the sentences the numbers were read from, the number marked.

    Those of years that are not shown are among them: the path rests on every anchor.

    Examples
    --------
    >>> from labourtargets.analysis import project
    >>> sentences(project("南充市", "hr_revenue"), "zh").count("<mark>")
    2
    """
    head = wording.phrase("page.sources", language)
    items = []
    own = result.parts["anchors"]["statement_id"].dropna().unique().tolist()
    again = result.said_again(own)
    for statement in [*own, *again]:
        walk = trace(statement, result.workspace)
        title = walk.source.title_zh if language == "zh" else walk.source.title_en
        where = f"{title} {walk.source.document_number or ''}".strip()
        if statement in again:
            where += wording.phrase("page.again", language)
        quote = f"{escape(walk.before)}<mark>{escape(walk.marked)}</mark>{escape(walk.after)}"
        items.append(
            f"<li>{led(statement, quote)}"
            f'<br><span class="lt-meta">{escape(where)} · {escape(statement)}</span></li>'
        )
    return (
        f'{STYLE}<div class="lt lt-sources" lang="{language}"><p><strong>{head}</strong></p>'
        f'<ol class="lt-quotes">{"".join(items)}</ol></div>'
    )


def _view(result: Projection, name: str, language: str) -> str:
    view = result.view(name, language)
    if view.frame.empty:
        return ""
    return table_html(
        view.frame, columns=view.columns, title=view.title, note=view.note, language=language
    )


def _box(title: str, lines: list[str], language: str) -> str:
    told = "".join(f"<p>{linked(line)}</p>" for line in lines)
    return (
        f'{STYLE}<div class="lt lt-refusal" lang="{language}" role="note" aria-live="polite">'
        f"<p><strong>{escape(title)}</strong></p>{told}</div>"
    )
