"""Ranks of places with the ranks that rounding and wording admit."""

from __future__ import annotations

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import bare_axis
from labourtargets.charts.caption import Caption, told
from labourtargets.charts.chart import Chart, column, records, require
from labourtargets.charts.rows import lay_rows, row_labels, row_marks
from labourtargets.charts.style import GRID, MUTED
from labourtargets.charts.text import escape

__all__ = ["rank_ranges"]


def rank_ranges(
    ranks: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    name: str = "rank_ranges",
) -> Chart:
    """Draw the rank of every place with the ranks that rounding and wording admit.

    Parameters
    ----------
    ranks : pandas.DataFrame
        region_id or label, rank, rank_lower (best), rank_upper (worst): whole numbers from 1,
        drawn in the order given; perhaps value and statement_id.
    title, subtitle, language, source, name
        As in `labourtargets.charts.trajectory`.

    Returns
    -------
    Chart
        Its rows are `ranks`.

    Raises
    ------
    LabourTargetsError
        If the frame lacks a column.

    Examples
    --------
    >>> ranks = pd.DataFrame({"region_id": ["dazhou", "bazhong"], "rank": [1, 2],
    ...                       "rank_lower": [1, 1], "rank_upper": [2, 2]})
    >>> rank_ranges(ranks, title="t", subtitle="", language="zh", source="d").alt
    '点图：达州第1位（1—2）；巴中第2位（1—2）。'
    """
    require(ranks, ["rank", "rank_lower", "rank_upper"], name)
    caption = Caption(name, title, subtitle, language, source)
    labels = row_labels(ranks, language)
    rows = lay_rows(labels)
    last = int(ranks["rank_upper"].max())
    look = caption.frame(
        plot_height=rows.height, left=rows.left, right=16, above=24, below=6,
        notes=[wording.phrase("chart.key.rank", language)],
    )  # fmt: skip
    data, items = [], []
    for row, label, at, own in zip(
        records(ranks), labels, rows.centres, row_marks(ranks), strict=True
    ):
        low, high, rank = int(row["rank_lower"]), int(row["rank_upper"]), int(row["rank"])
        said = wording.phrase("chart.rank", language, rank=rank)
        if low < high:
            dash = wording.phrase("bound.to", language)
            said = wording.phrase("alt.at", language, value=said, year=f"{low}{dash}{high}")
        items.append((label, said))
        data.append({
            "type": "scatter", "mode": "lines", "x": [low, high], "y": [at, at],
            "line": {"color": own.colour, "width": 6}, "opacity": 0.35, "hoverinfo": "skip",
            "name": "range",
        })  # fmt: skip
        data.append({
            "type": "scatter", "mode": "markers", "x": [rank], "y": [at], "name": "rank",
            "hoverinfo": "text", "hovertext": [escape(f"{label} · {said}")],
            "marker": {"symbol": own.symbol, "size": 13, "color": own.colour},
        })  # fmt: skip
    ticks = list(range(1, last + 1, 1 if last <= 12 else 5))
    look.layout["xaxis"] = bare_axis(
        range=[0.6, last + 0.4], side="top", showticklabels=True, tickmode="array",
        tickvals=ticks, ticktext=[str(tick) for tick in ticks],
        tickfont={"size": 11, "color": MUTED}, showgrid=True, gridcolor=GRID,
    )  # fmt: skip
    look.layout["yaxis"] = rows.spec()
    alt = told("dots", items, language)
    columns = [
        column("label", language),
        column("region_id", language, key="region"),
        *(column(one, language, type="number") for one in ("rank", "rank_lower", "rank_upper")),
    ]
    return caption.chart(data, look, ranks, columns, alt=alt, summary=alt)
