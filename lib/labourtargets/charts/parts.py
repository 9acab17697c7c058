"""Stated totals beside the parts that should make them up."""

from __future__ import annotations

from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import bare_axis
from labourtargets.charts.caption import Caption
from labourtargets.charts.chart import Chart, column, records, require
from labourtargets.charts.rows import row_labels, row_marks
from labourtargets.charts.style import INK, NARROWEST, ON_LIGHT, PAPER, annotation, ink_on
from labourtargets.charts.text import escape, width, wrap

__all__ = ["parts_and_total"]

_LINE, _BAR, _GAP = 17, 20, 22
# half of the mark of a total, with room around it
_MARK = 8


def parts_and_total(
    checks: pd.DataFrame,
    parts: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    name: str = "parts_and_total",
) -> Chart:
    """Draw for every check the parts in a row, from zero, and the stated total over them.

    Each check has its own scale, since their units differ.

    Parameters
    ----------
    checks : pandas.DataFrame
        check_id, label, parts_sum, total, gap (sum less total), base_unit, verdict (a member of
        the topic ``agreement``); drawn in the order given.
    parts : pandas.DataFrame
        check_id, region_id or label, value (base unit), perhaps statement_id; stacked in the
        order given.
    title, subtitle, language, source, name
        As in `labourtargets.charts.trajectory`.

    Returns
    -------
    Chart
        Its rows are the checks.

    Raises
    ------
    LabourTargetsError
        If a frame lacks a column.

    Examples
    --------
    >>> checks = pd.DataFrame({"check_id": ["a"], "label": ["2022"], "parts_sum": [71500.0],
    ...     "total": [70000.0], "gap": [1500.0], "base_unit": ["家"],
    ...     "verdict": ["total_rounded"]})
    >>> parts = pd.DataFrame({"check_id": "a", "region_id": ["dazhou", "bazhong"],
    ...                       "value": [40000.0, 31500.0]})
    >>> chart = parts_and_total(checks, parts, title="t", subtitle="", language="zh", source="d")
    >>> chart.summary
    '2022：分项之和7.15，合计7，相差+0.15万家（合计取整）'
    """
    require(
        checks, ["check_id", "label", "parts_sum", "total", "gap", "base_unit", "verdict"], name
    )
    require(parts, ["check_id", "value"], name)
    caption = Caption(name, title, subtitle, language, source)
    words = [_words(row, language) for row in records(checks)]
    heads = [wrap(label, NARROWEST - 16, 12) for label, _ in words]
    feet = [wrap(text, NARROWEST - 16, 11) for _, text in words]
    heights = [
        _LINE * len(head) + 4 + _BAR + 6 + 15 * len(foot) + _GAP
        for head, foot in zip(heads, feet, strict=True)
    ]
    height = sum(heights)
    legend = _legend(parts, language)
    look = caption.frame(
        plot_height=height, left=8, right=12, below=2,
        above=8 + (_LINE * len(legend) + 6 if legend else 0),
        notes=[wording.phrase("chart.key.total", language)],
    )  # fmt: skip
    if legend:
        look.layout["annotations"].append(
            annotation("<br>".join(legend), size=11, x=0, xref="paper", xanchor="left", y=1,
                       yref="paper", yanchor="bottom", yshift=6, align="left")
        )  # fmt: skip
    data: list[dict[str, Any]] = []
    top = 0.0
    for number, row in enumerate(records(checks)):
        suffix = str(number + 1) if number else ""
        panel = {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}
        mine = parts[parts["check_id"] == row["check_id"]]
        total = float(row["total"]) if wording.known(row["total"]) else 0.0
        data.append({
            "type": "scatter", "mode": "markers", "x": [total], "y": [0], "name": "total",
            "hoverinfo": "text", "text": [escape(words[number][1])],
            "marker": {"symbol": "diamond-tall", "size": 15, "color": INK,
                       "line": {"color": PAPER, "width": 1.5}},
            **panel,
        })  # fmt: skip
        bar_top = top + _LINE * len(heads[number]) + 4
        data += _stack(mine, str(row["base_unit"]), language, panel)
        most = max(total, float(mine["value"].clip(lower=0).sum()), 1e-12)
        look.layout["annotations"] += _names(
            mine, most * 1.04, total, look.plot_width, language, panel
        )
        look.layout[f"xaxis{suffix}"] = bare_axis(
            domain=[0, 1], anchor=panel["yaxis"], range=[0.0, most * 1.04]
        )
        look.layout[f"yaxis{suffix}"] = bare_axis(
            domain=[max(0.0, 1 - (bar_top + _BAR) / height), 1 - bar_top / height],
            anchor=panel["xaxis"], range=[-0.5, 0.5],
        )  # fmt: skip
        place: dict[str, Any] = {
            "x": 0,
            "xref": "paper",
            "xanchor": "left",
            "yref": "paper",
            "align": "left",
        }
        look.layout["annotations"] += [
            annotation("<br>".join(map(escape, heads[number])), y=1 - bar_top / height,
                       yanchor="bottom", yshift=3, **place),
            annotation("<br>".join(map(escape, feet[number])), size=11,
                       y=1 - (bar_top + _BAR) / height, yanchor="top", yshift=-4, **place),
        ]  # fmt: skip
        top += heights[number]
    look.layout["barmode"] = "stack"
    joined = wording.phrase("alt.separator", language).join(
        label + wording.phrase("page.colon", language) + text for label, text in words
    )
    units = set(checks["base_unit"])
    unit = units.pop() if len(units) == 1 else ""
    columns = [
        column("label", language, key="check"),
        *(column(one, language, unit, "number") for one in ("parts_sum", "total", "gap")),
        column("base_unit", language, key="unit"),
        column("verdict", language),
    ]
    shown = checks.assign(
        statement_ids=[_ids(parts[parts["check_id"] == one]) for one in checks["check_id"]]
    )
    return caption.chart(
        data, look, shown, columns, unit=unit, summary=joined,
        alt=wording.phrase("alt.bars", language, items=joined),
    )  # fmt: skip


def _words(row: dict[str, Any], language: str) -> tuple[str, str]:
    unit = str(row["base_unit"])
    numbers = [row["parts_sum"], row["total"], row["gap"]]
    # one scale for all three: the gap is read against the figures, not on its own
    scale = wording.scale(numbers, unit, language)
    # … and each with its own decimals: a total printed as 7万 is not 7.00
    parts, total, gap = (
        wording.digits(
            number, language, scale.factor, wording.places([number], scale.factor), signed=signed
        )
        for number, signed in zip(numbers, (False, False, True), strict=True)
    )
    said = wording.phrase(
        "chart.check", language, parts=parts, total=total, gap=gap, unit=scale.unit,
        verdict=wording.label("agreement", row["verdict"], language),
    )  # fmt: skip
    return str(row["label"]), said


def _stack(
    mine: pd.DataFrame, unit: str, language: str, panel: dict[str, str]
) -> list[dict[str, Any]]:
    traces = []
    labels, marks = row_labels(mine, language), row_marks(mine)
    for place, (row, label, own) in enumerate(zip(records(mine), labels, marks, strict=True)):
        if not wording.known(row["value"]):
            continue
        said = wording.number(row["value"], unit, language)
        # parts without a place of their own alternate in strength
        strength = 1.0 if isinstance(row.get("region_id"), str) else (0.6, 0.35)[place % 2]
        traces.append({
            "type": "bar", "orientation": "h", "x": [float(row["value"])], "y": [0],
            "width": [1], "name": "part", "hoverinfo": "text", "opacity": strength,
            "hovertext": [escape(f"{label} · {said}")],
            "marker": {"color": own.colour, "line": {"color": PAPER, "width": 1.5}}, **panel,
        })  # fmt: skip
    return traces


def _legend(parts: pd.DataFrame, language: str) -> list[str]:
    """Name the places of all parts with their colours, in lines that fit the narrowest page."""
    if (
        "region_id" not in parts
        or not parts["region_id"].map(lambda one: isinstance(one, str)).all()
    ):
        return []
    named = parts.drop_duplicates("region_id")
    lines: list[str] = []
    long = 0.0
    for label, own in zip(row_labels(named, language), row_marks(named), strict=True):
        wide = width(f"■ {label}", 11) + 12
        entry = f'<span style="color:{own.colour}">■</span> {escape(label)}'
        if lines and long + wide <= NARROWEST - 16:
            lines[-1] += "\u2003" + entry
            long += wide
        else:
            lines.append(entry)
            long = wide
    return lines


def _names(
    mine: pd.DataFrame, most: float, total: float, wide: float, language: str,
    panel: dict[str, str],
) -> list[dict[str, Any]]:  # fmt: skip
    """Name the parts that can hold their name on the narrowest page, clear of the total's mark."""
    notes, at = [], 0.0
    labels, marks = row_labels(mine, language), row_marks(mine)
    for row, label, own in zip(records(mine), labels, marks, strict=True):
        if not wording.known(row["value"]):
            continue
        held = width(label, 11) + 6
        apart = abs(at + float(row["value"]) / 2 - total) / most * wide
        if held < float(row["value"]) / most * wide and apart > held / 2 + _MARK:
            refs: dict[str, Any] = {"xref": panel["xaxis"], "yref": panel["yaxis"]}
            colour = ink_on(own.colour) if isinstance(row.get("region_id"), str) else ON_LIGHT
            notes.append(
                annotation(escape(label), size=11, colour=colour, y=0, yanchor="middle",
                           x=at + float(row["value"]) / 2, xanchor="center", **refs)
            )  # fmt: skip
        at += float(row["value"])
    return notes


def _ids(mine: pd.DataFrame) -> str:
    if "statement_id" not in mine:
        return ""
    return "|".join(cell for cell in mine["statement_id"] if isinstance(cell, str))
