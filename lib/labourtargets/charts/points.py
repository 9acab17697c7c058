"""Points on two scales: planned convergence, probabilities under several priors."""

from __future__ import annotations

from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.axes import bare_axis, value_axis
from labourtargets.charts.caption import Caption, told
from labourtargets.charts.chart import Chart, column, records, require
from labourtargets.charts.labels import beside
from labourtargets.charts.rows import lay_rows, row_labels, row_marks
from labourtargets.charts.style import GRID, INK, MUTED, NARROWEST, annotation, mark, tint
from labourtargets.charts.text import escape, width

__all__ = ["convergence_scatter", "probability_band"]

_HEIGHT = 260


def convergence_scatter(
    points: pd.DataFrame,
    *,
    unit: str,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    fit: pd.DataFrame | None = None,
    name: str = "convergence_scatter",
) -> Chart:
    """Draw planned growth against the initial level, on a logarithmic scale of levels.

    Parameters
    ----------
    points : pandas.DataFrame
        region_id or label, level (in `unit`, above zero), growth (percent a year).
    unit : str
        Base unit of the levels.
    title, subtitle, language, source, name
        As in `labourtargets.charts.trajectory`.
    fit : pandas.DataFrame, optional
        level, growth: points of the fitted line, computed elsewhere.

    Returns
    -------
    Chart
        Its rows are the points.

    Raises
    ------
    LabourTargetsError
        If a frame lacks a column.

    Examples
    --------
    >>> points = pd.DataFrame({"region_id": ["dazhou", "bazhong"], "level": [171e8, 60e8],
    ...                        "growth": [16.2, 19.4]})
    >>> convergence_scatter(points, unit="元", title="t", subtitle="", language="en",
    ...                     source="d").figure.layout.xaxis.type
    'log'
    """
    import math

    require(points, ["level", "growth"], name)
    caption = Caption(name, title, subtitle, language, source)
    line = fit if fit is not None else pd.DataFrame({"level": [], "growth": []})
    rates = value_axis([*points["growth"], *line["growth"]], "%", language, space=0.12)
    levels = [float(value) for value in [*points["level"], *line["level"]]]
    ends = [math.log10(min(levels)), math.log10(max(levels))]
    span = (ends[1] - ends[0]) or 1.0
    ends = [ends[0] - 0.06 * span, ends[1] + 0.06 * span]
    scale = wording.scale(levels, unit, language, thousands=True)
    ticks = _log_ticks(10 ** ends[0] / scale.factor, 10 ** ends[1] / scale.factor)
    look = caption.frame(
        plot_height=_HEIGHT, left=rates.room + 22, right=16, above=24, below=44,
        notes=[wording.phrase("chart.key.fit", language)] if len(line) else [],
    )  # fmt: skip
    labels, marks = row_labels(points, language), row_marks(points)
    data: list[dict[str, Any]] = []
    if len(line):
        data.append({
            "type": "scatter", "mode": "lines", "x": list(map(float, line["level"])),
            "y": list(map(float, line["growth"])), "line": {"color": MUTED, "width": 1.5},
            "hoverinfo": "skip", "name": "fit",
        })  # fmt: skip
    items, spots = [], []
    for row, label, own in zip(records(points), labels, marks, strict=True):
        said = wording.phrase(
            "alt.at", language, value=wording.number(row["level"], unit, language),
            year=wording.number(row["growth"], "%", language, decimals=1),
        )  # fmt: skip
        items.append((label, said))
        data.append({
            "type": "scatter", "mode": "markers", "x": [float(row["level"])],
            "y": [float(row["growth"])], "hoverinfo": "text", "name": "point",
            "text": [escape(f"{label} · {said}")],
            "marker": {"symbol": own.symbol, "size": 11, "color": own.colour},
        })  # fmt: skip
        across = (math.log10(row["level"]) - ends[0]) / (ends[1] - ends[0]) * look.plot_width
        spots.append((across, rates.pixel(row["growth"], _HEIGHT)))
    drawn = [
        ((math.log10(row["level"]) - ends[0]) / (ends[1] - ends[0]) * look.plot_width,
         rates.pixel(row["growth"], _HEIGHT))
        for row in records(line)
    ]  # fmt: skip
    for row, label, place in zip(
        records(points), labels, beside(labels, spots, look.plot_width, drawn), strict=True
    ):
        # annotations on a logarithmic axis are placed by the logarithm
        look.layout["annotations"].append(
            annotation(escape(label), x=math.log10(row["level"]), y=float(row["growth"]), **place)
        )
    head = wording.phrase("chart.growth_axis", language)
    foot = wording.phrase("chart.level_axis", language, unit=scale.unit)
    look.layout["annotations"] += [
        annotation(head, size=11, colour=MUTED, x=0, xref="paper", xanchor="left",
                   xshift=4 - look.left, y=1, yref="paper", yanchor="bottom", yshift=6),
        annotation(foot, size=11, colour=MUTED, x=1, xref="paper", xanchor="right",
                   y=0, yref="paper", yanchor="top", yshift=-24),
    ]  # fmt: skip
    look.layout["xaxis"] = bare_axis(
        type="log", range=ends, showticklabels=True, tickmode="array", showline=True,
        linecolor=GRID, tickvals=[tick * scale.factor for tick in ticks],
        ticktext=[wording.digits(tick, language) for tick in ticks],
        tickfont={"size": 11, "color": MUTED}, tickangle=0,
    )  # fmt: skip
    look.layout["yaxis"] = rates.spec(ticktext=[f"{text}%" for text in rates.texts])
    alt = told("scatter", items, language)
    columns = [
        column("label", language),
        column("region_id", language, key="region"),
        column("level", language, unit, "number"),
        column("growth", language, "%", "number"),
    ]
    return caption.chart(data, look, points, columns, unit="%", alt=alt, summary=alt)


def probability_band(
    probabilities: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    name: str = "probability_band",
) -> Chart:
    """Draw the probability of attaining each target under every prior, as a band.

    Parameters
    ----------
    probabilities : pandas.DataFrame
        label (the target) or region_id, prior (a member of the topic ``prior``, or its name in
        words), probability (0 to 1; missing ones are not drawn).
    title, subtitle, language, source, name
        As in `labourtargets.charts.trajectory`.

    Returns
    -------
    Chart
        Its rows are the frame's.

    Raises
    ------
    LabourTargetsError
        If the frame lacks a column.

    Examples
    --------
    >>> frame = pd.DataFrame({"label": ["R&D/GDP"] * 2, "prior": ["plan_believer", "sceptical"],
    ...                       "probability": [0.244, 0.1]})
    >>> probability_band(frame, title="t", subtitle="", language="zh", source="d").alt
    '点图：R&D/GDP10.0—24.4%。'
    """
    require(probabilities, ["prior", "probability"], name)
    caption = Caption(name, title, subtitle, language, source)
    named = probabilities.assign(label=row_labels(probabilities, language))
    names = list(dict.fromkeys(named["label"]))
    priors = list(dict.fromkeys(named["prior"]))
    rows = lay_rows(names, most=110, lines=8)
    glyphs = [
        f"{mark(number).glyph} {_prior(prior, language)}" for number, prior in enumerate(priors)
    ]
    texts, bands = [], []
    for one in names:
        values = [float(p) * 100 for p in named.loc[named["label"] == one, "probability"].dropna()]
        bands.append((min(values), max(values)) if values else None)
        texts.append(
            wording.MISSING if not values
            else wording.interval(min(values), max(values), "%", language, decimals=1)
        )  # fmt: skip
    longest = max((width(text, 12) for text in texts), default=0.0)
    # A text stands beside its own band; only where the band leaves no room, at the margin.
    banded = any(ends is not None and ends[0] < ends[1] for ends in bands)
    beside, right = [""], 16.0
    for right in (16.0, longest + 14):
        share = 104 * (longest + 14) / (NARROWEST - rows.left - right)
        beside = [_side(ends, share) for ends in bands]
        if "margin" not in beside:
            break
    look = caption.frame(
        plot_height=rows.height, left=rows.left, right=right, above=24, below=4,
        notes=[*glyphs, *([wording.phrase("chart.key.priors", language)] if banded else [])],
    )  # fmt: skip
    data: list[dict[str, Any]] = []
    for one, at, text, ends, side in zip(names, rows.centres, texts, bands, beside, strict=True):
        place: dict[str, Any] = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 10}
        if ends is not None and side == "right":
            place = {"x": ends[1], "xanchor": "left", "xshift": 10}
        elif ends is not None and side == "left":
            place = {"x": ends[0], "xanchor": "right", "xshift": -10}
        look.layout["annotations"].append(annotation(text, y=at, yanchor="middle", **place))
        if ends is None:
            continue
        look.layout["shapes"].append({
            "type": "rect", "layer": "below", "x0": ends[0], "x1": ends[1], "y0": at - 7,
            "y1": at + 7, "fillcolor": tint(INK, 0.14), "line": {"width": 0},
        })  # fmt: skip
        for row in records(named[named["label"] == one].dropna(subset=["probability"])):
            own, share = mark(priors.index(row["prior"])), float(row["probability"]) * 100
            said = wording.number(share, "%", language, decimals=1)
            data.append({
                "type": "scatter", "mode": "markers", "x": [share], "y": [at], "name": "prior",
                "hoverinfo": "text", "text": [escape(f"{_prior(row['prior'], language)} · {said}")],
                "marker": {"symbol": own.symbol, "size": 10, "color": own.colour},
            })  # fmt: skip
    look.layout["xaxis"] = bare_axis(
        range=[-2, 102], side="top", showticklabels=True, showgrid=True, gridcolor=GRID,
        tickmode="array", tickvals=[0, 50, 100], ticktext=["0", "50", "100%"],
        tickfont={"size": 11, "color": MUTED},
    )  # fmt: skip
    look.layout["yaxis"] = rows.spec()
    alt = told("dots", list(zip(names, texts, strict=True)), language)
    columns = [
        column("label", language),
        column("prior", language),
        column("probability", language, type="number"),
    ]
    return caption.chart(data, look, named, columns, alt=alt, summary=alt)


def _side(ends: tuple[float, float] | None, needed: float) -> str:
    if ends is None or (ends[0] < needed and ends[1] > 100 - needed):
        return "margin"
    return "right" if ends[1] <= 100 - needed else "left"


def _prior(prior: str, language: str) -> str:
    key = f"prior.{prior}"
    return wording.phrase(key, language) if key in wording.keys("prior") else prior


def _log_ticks(low: float, high: float) -> list[float]:
    import math

    for steps in ((1,), (1, 3), (1, 2, 5), (1, 1.5, 2, 3, 5, 7)):
        ticks = [
            step * 10.0**power
            for power in range(math.floor(math.log10(low)), math.ceil(math.log10(high)) + 1)
            for step in steps
            if low <= step * 10.0**power <= high
        ]
        if len(ticks) >= 3:
            break
    return ticks or [low, high]
