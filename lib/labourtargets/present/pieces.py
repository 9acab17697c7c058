"""Questions, answers, findings, figures and refusals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from labourtargets import wording
from labourtargets.charts import Chart, Column
from labourtargets.present.bundles import EVIDENCE, STYLE, evidence, linked, show, statement_list

__all__ = [
    "answer",
    "display_html",
    "figure",
    "finding",
    "passed_over",
    "question",
    "refusal",
]


def question(text: str, *, language: str, subtitle: str = "", name: str = "question") -> None:
    """Display the question a notebook answers.

    Parameters
    ----------
    text : str
    language : {"zh", "en"}
    subtitle : str, default ""
        What the run is about: place, indicator, years.
    name : str, default "question"

    Examples
    --------
    >>> question("这些数字彼此一致吗？", language="zh")
    这些数字彼此一致吗？
    """
    under = f'<p class="lt-meta">{escape(subtitle)}</p>' if subtitle else ""
    display_html(
        evidence("question", name=name, language=language, title=text, subtitle=subtitle),
        f'<div class="lt lt-question" lang="{language}"><h1>{linked(text)}</h1>{under}</div>',
        "\n".join(filter(None, (text, subtitle))),
    )


def answer(
    text: str | Sequence[str],
    *,
    language: str,
    statements: object = None,
    unit: str = "",
    as_of: str = "",
    source: str = "",
    name: str = "answer",
) -> None:
    """Display the answer in a line or two, with its unit, date and source.

    Parameters
    ----------
    text : str or sequence of str
        The lines; numbers made by `labourtargets.wording.number` with a statement_id are linked.
    language : {"zh", "en"}
    statements : frame, column, list or str, optional
        Statements it rests on beyond those linked in the text.
    unit : str, default ""
        Base unit of its numbers.
    as_of : str, default ""
        ISO date of what is known.
    source : str, default ""
        Documents it rests on.
    name : str, default "answer"

    Examples
    --------
    >>> answer("目标为⟦20万人|a-2021:7⟧。", language="zh", as_of="2026-11-01")
    目标为20万人。
    数据截至2026年11月1日
    """
    lines = [text] if isinstance(text, str) else list(text)
    meta = [
        wording.phrase("page.unit", language, unit=wording.unit_name(unit, language))
        if unit else "",
        wording.phrase("page.as_of", language, date=wording.date(as_of, language))
        if as_of else "",
        wording.phrase("chart.source", language, source=source) if source else "",
    ]  # fmt: skip
    _text("answer", lines, [entry for entry in meta if entry], language, statements, unit, name)


def finding(
    text: str | Sequence[str],
    *,
    language: str,
    name: str,
    statements: object = None,
    unit: str = "",
) -> None:
    """Display a finding worded from computed numbers; parameters as in `answer`.

    Examples
    --------
    >>> finding("差距为11.64万人。", language="zh", name="gap")
    差距为11.64万人。
    """
    lines = [text] if isinstance(text, str) else list(text)
    _text("finding", lines, [], language, statements, unit, name)


def figure(
    chart: Chart,
    *,
    name: str = "",
    statements: object = None,
    observations: Iterable[str] = (),
) -> None:
    """Display a chart: a living figure, with its alternative text and the numbers it draws.

    Parameters
    ----------
    chart : Chart
        From `labourtargets.charts`.
    name : str, optional
        Slug; the chart's own by default.
    statements : frame, column, list or str, optional
        Statements drawn, where the chart does not know them itself.
    observations : iterable of str, optional
        observation_id of the observed values drawn.

    Examples
    --------
    >>> import pandas as pd
    >>> from labourtargets import charts
    >>> rows = pd.DataFrame({"label": ["目标", "规则"], "count": [3, 5]})
    >>> figure(charts.counts(rows, title="t", subtitle="", language="zh", source="d"))
    条形图：目标3；规则5。
    """
    payload = evidence(
        "figure",
        name=name or chart.name,
        language=chart.language,
        title=chart.title,
        subtitle=chart.subtitle,
        statement_ids=[*chart.statement_ids, *statement_list(statements)],
        observation_ids=observations,
        unit=chart.unit,
        alt=chart.alt,
        summary=chart.summary,
        columns=chart.columns,
        rows=chart.rows,
    )
    # JupyterLab prefers the plotly type to any HTML, so none is given
    show({
        EVIDENCE: payload,
        "application/vnd.plotly.v1+json": chart.spec,
        "text/plain": wording.plain(chart.alt),
    })  # fmt: skip


def refusal(
    title: str,
    reason: str,
    *,
    language: str,
    name: str,
    missing: Sequence[str] = (),
    statements: object = None,
) -> None:
    """Display why something is not shown, where the figure would have stood.

    Parameters
    ----------
    title : str
        What was refused.
    reason : str
    language : {"zh", "en"}
    name : str
        Slug.
    missing : sequence of str, optional
        What would be needed.
    statements : frame, column, list or str, optional

    Examples
    --------
    >>> refusal("无法推算", "永川区的技能人才总量没有基期。", language="zh", name="no_baseline",
    ...         missing=["基期值"])
    无法推算
    永川区的技能人才总量没有基期。
    缺少：基期值
    """
    head = wording.phrase("page.missing", language)
    items = "".join(f"<li>{linked(item)}</li>" for item in missing)
    listed = f'<p>{head}</p><ul class="lt-missing">{items}</ul>' if missing else ""
    colon = wording.phrase("page.colon", language)
    told = f"{head}{colon}{wording.listed(list(missing), language)}" if missing else ""
    payload = evidence(
        "refusal", name=name, language=language, title=title, subtitle="", summary=reason,
        statement_ids=[*wording.statement_ids(reason), *statement_list(statements)],
        columns=[Column("missing", head)] if missing else [],
        rows=[[wording.plain(item)] for item in missing],
    )  # fmt: skip
    display_html(
        payload,
        f'<div class="lt lt-refusal" lang="{language}" role="note"><p><strong>{linked(title)}'
        f"</strong></p><p>{linked(reason)}</p>{listed}</div>",
        "\n".join(filter(None, (title, reason, told))),
    )


def passed_over(text: str) -> None:
    """Tell whoever runs a notebook why nothing is displayed; a report leaves the section out.

    Examples
    --------
    >>> passed_over("No total is printed with its parts.")
    No total is printed with its parts.
    """
    show({"text/plain": text})


def _text(
    kind: str,
    lines: list[str],
    meta: list[str],
    language: str,
    statements: object,
    unit: str,
    name: str,
) -> None:
    ids = [mark for line in lines for mark in wording.statement_ids(line)]
    payload = evidence(
        kind, name=name, language=language, title=lines[0] if lines else "", unit=unit,
        summary=" ".join(lines), statement_ids=[*ids, *statement_list(statements)],
    )  # fmt: skip
    paragraphs = "".join(f"<p>{linked(line)}</p>" for line in lines)
    below = f'<p class="lt-meta">{escape(" · ".join(meta))}</p>' if meta else ""
    display_html(
        payload,
        f'<div class="lt lt-{kind}" lang="{language}">{paragraphs}{below}</div>',
        "\n".join([*lines, *([" · ".join(meta)] if meta else [])]),
    )


def display_html(payload: dict[str, Any], body: str, plain: str) -> None:
    """Display evidence as HTML, and as plain text where there is no notebook."""
    show({EVIDENCE: payload, "text/html": STYLE + body, "text/plain": wording.plain(plain)})
