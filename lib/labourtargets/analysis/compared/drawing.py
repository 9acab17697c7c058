"""Charts of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.compared.certain import rounded
from labourtargets.analysis.compared.measured import LEVELS
from labourtargets.comparison import require
from labourtargets.tables import records
from labourtargets.trajectories import project

if TYPE_CHECKING:
    from labourtargets.analysis.compared.result import Comparison
    from labourtargets.charts import Chart

__all__ = ["CHARTS", "draw"]

CHARTS = (
    "dumbbell",
    "slope",
    "ranks",
    "growth",
    "pace_ranks",
    "multiples",
    "contributions",
    "convergence",
    "side_by_side",
)


def draw(found: Comparison, name: str, language: str) -> Chart:
    """Draw one of the charts of a comparison, named as in `CHARTS`."""
    from labourtargets import charts, wording

    observed = found.measure in {"per_10k_residents", "per_gdp"}
    if name != "side_by_side":
        # on one axis whatever stands there is ranked by eye
        require(found.sides, "rank", found.register, found.codebook)
    shared: dict[str, Any] = {
        "subtitle": found.described(language),
        "source": wording.phrase(
            "compare.source.observed" if observed else "compare.source", language
        ),
        "language": language,
        "name": name,
    }
    if name in ("dumbbell", "slope"):
        unit = found.unit if found.measure.startswith("per_") else found.base
        draw = charts.dumbbell if name == "dumbbell" else charts.slope
        title = found.title("highest" if name == "dumbbell" else "fastest", language)
        return draw(found.ends, unit=unit, title=title, **shared)
    over = wording.period(found.since, found.year, language)
    if name == "ranks":
        when = wording.year(found.year, language) if found.measure in LEVELS else over
        shared["subtitle"] = _dated(shared["subtitle"], when, language)
        return _ranks(found.ranks, found.title("rank", language), shared)
    if name == "growth":
        shared["subtitle"] = over
        title, note = found.title("steepest", language), rounded(found, language)
        return charts.heatmap(_grid(found, language), unit="%", title=title, note=note, **shared)
    if name == "pace_ranks":
        shared["subtitle"] = _dated(found.described(language, found.paced), over, language)
        return _ranks(found.pace, found.title("pace", language), shared)
    if name == "multiples":
        paths = project(found.of_main, models="linear")
        # panels show the levels stated, whatever the measure; the chart says what scale they have
        shared["subtitle"] = wording.indicator_name(found.main, language)
        title = found.title("moves", language)
        return charts.small_multiples(paths, found.of_main, title=title, **shared)
    if name in ("contributions", "convergence"):
        shared["subtitle"] = _dated(shared["subtitle"], over, language)
    if name == "contributions":
        parts = found.split.frame.rename(columns={"share_of_change": "share"})
        parts = parts.sort_values("contribution", ascending=False)
        title = found.title("split", language)
        return charts.contributions(
            parts, unit="百分点", total=found.split.total, title=title, **shared
        )
    if name == "convergence":
        return _scatter(found, shared, language)
    return _beside(found, shared, language)


def _dated(text: str, when: str, language: str) -> str:
    from labourtargets import wording

    return wording.phrase("chart.subtitle", language, text=text, unit=when)


def _ranks(ranks: pd.DataFrame, title: str, shared: dict[str, Any]) -> Chart:
    from labourtargets import charts

    names = {"rank_best": "rank_lower", "rank_worst": "rank_upper"}
    whole = dict.fromkeys(["rank", *names.values()], int)
    return charts.rank_ranges(ranks.rename(columns=names).astype(whole), title=title, **shared)


def _caveat(found: Comparison, language: str) -> str:
    from labourtargets import wording

    loose = found.grades[found.grades["class"] == "loose"]
    reasons = dict.fromkeys(loose[f"reason_{language}"])
    if not reasons:
        return ""
    return wording.phrase("compare.caveat", language, reason=wording.joined(reasons, language))


def _beside(found: Comparison, shared: dict[str, Any], language: str) -> Chart:
    from labourtargets import charts

    require(found.sides, "beside", found.register, found.codebook)
    rows = found.of_main if len(found.sides) > 1 else found.anchors
    ends = rows[rows["year"] == found.year]
    before = rows[(rows["year"] == found.since) & rows["value"].notna()]
    if found.since < found.year:
        starts = before.set_index(["region_id", "indicator_id"])["value"]
        keys = pd.MultiIndex.from_frame(ends[["region_id", "indicator_id"]])
        ends = ends.assign(start_value=starts.reindex(keys).to_numpy(), start_year=found.since)
    caveat, title = _caveat(found, language), found.title("title", language)
    return charts.side_by_side(ends, caveat=caveat, title=title, **shared)


def _scatter(found: Comparison, shared: dict[str, Any], language: str) -> Chart:
    import numpy as np

    from labourtargets import charts

    slope = found.slope
    points = slope.points.assign(
        level=np.exp(slope.points["log_start"]),
        growth=100 * np.expm1(slope.points["growth"]),
    )
    ends = slope.points["log_start"].agg(["min", "max"]).to_numpy()
    line = 100 * np.expm1(slope.intercept + slope.slope * ends)
    fit = pd.DataFrame({"level": np.exp(ends), "growth": line})
    title = found.title("planned", language)
    return charts.convergence_scatter(points, unit=found.base, fit=fit, title=title, **shared)


def _grid(found: Comparison, language: str) -> pd.DataFrame:
    from labourtargets import wording

    cells = [
        {
            "row": wording.region_name(row["region_id"], language, short=True),
            "column": wording.indicator_name(row["indicator_id"], language),
            "value": row["value"],
            "statement_id": str(row["statement_ids"]).split("|")[-1],
        }
        for indicator in found.indicators
        for row in records(found.growth[found.growth["indicator_id"] == indicator])
    ]
    return pd.DataFrame(cells)
