"""Synthetic frames, one example of every chart, for unit and browser tests."""

from __future__ import annotations

import numpy as np
import pandas as pd

from labourtargets import charts
from labourtargets.charts import Chart

CITIES = ["mianyang", "guangyuan", "nanchong", "guangan", "dazhou", "bazhong"]
TIERS = ["top_talent", "outstanding_talent", "leading_talent", "young_talent", "high_end_talent"]
WORDS = {
    "zh": {
        "title": "高新区人才资源总量须年均增长19.1%，五年内由8.36万人增至20万人",
        "subtitle": "重庆高新区，2020—2025年",
        "source": "重庆高新区“十四五”人才发展规划（渝高新发〔2021〕26号）",
        "caveat": "永川未给定义且为下限；高新区有定义。只能并列，不能排序。",
    },
    "en": {
        "title": "Talent in the High-tech Zone must grow by 19.1% a year to go from 83,600 people "
        "to 200,000",
        "subtitle": "Chongqing High-tech Zone, 2020–2025",
        "source": "Talent plan of Chongqing High-tech Zone for 2021–2025 (No. 26 of 2021)",
        "caveat": "Yongchuan gives no definition and a floor; the High-tech Zone a definition. "
        "Side by side only, never ranked.",
    },
}


def projection(
    region: str,
    indicator: str,
    points: dict[int, float],
    model: str = "linear",
    power: float = 1.0,
    extrapolated: tuple[int, ...] = (),
) -> pd.DataFrame:
    """A path from 2020 on that bends by `power` between the points given."""
    years = list(range(min(points), 2026))
    at = sorted(points)
    values = []
    for year in years:
        left = max(known for known in at if known <= year)
        right = min(known for known in at if known >= year)
        share = (year - left) / (right - left) if right > left else 0.0
        values.append(points[left] + (points[right] - points[left]) * share**power)
    basis = [
        "extrapolated" if year in extrapolated
        else "baseline" if year == 2020 and not extrapolated
        else "stated" if year in points
        else "interpolated"
        for year in years
    ]  # fmt: skip
    return pd.DataFrame({
        "series_id": f"{region}/{indicator}", "region_id": region, "indicator_id": indicator,
        "model": model, "scenario": "stated", "year": years, "value": values, "lower": values,
        "upper": values, "basis": basis, "status": "ok", "reason": None,
    })  # fmt: skip


def anchors(
    region: str,
    indicator: str,
    points: dict[int, float],
    unit: str,
    comparator: str = "exactly",
    slack: float = 0.0,
) -> pd.DataFrame:
    """Anchors at the points given: the first of 2020 a baseline, the last the target."""
    rows = []
    for number, (year, value) in enumerate(sorted(points.items())):
        last = number == len(points) - 1
        kind = "target" if last else "baseline" if year == 2020 else "milestone"
        bound = comparator if last else "exactly"
        rows.append({
            "series_id": f"{region}/{indicator}", "region_id": region, "indicator_id": indicator,
            "doc_id": "hitech-talent-2021", "anchor": kind, "year": year, "value": value,
            "lower": value * (1 - slack), "comparator": bound, "base_unit": unit,
            "upper": np.nan if bound == "at_least" else value * (1 + slack),
            "statement_id": f"hitech-talent-2021:{year}{number}",
        })  # fmt: skip
    return pd.DataFrame(rows)


def _city_paths() -> tuple[pd.DataFrame, pd.DataFrame]:
    starts = [560e8, 143e8, 166e8, 98e8, 171e8, 60e8]
    ends = [760e8, 166e8, 265e8, 150e8, 268e8, 102e8]
    paths, points = [], []
    for city, start, end in zip(CITIES, starts, ends, strict=True):
        known = {2022: start, 2025: end}
        early = {2020: start * 0.9, **known}
        paths.append(projection(city, "hr_revenue", early, extrapolated=(2020, 2021)))
        points.append(anchors(city, "hr_revenue", known, "元"))
    return pd.concat(paths), pd.concat(points)


def examples(language: str) -> dict[str, Chart]:
    """Every chart once, in one language."""
    words = {key: WORDS[language][key] for key in ("title", "subtitle", "source")}
    said = {**words, "language": language}
    talent = {2020: 83600.0, 2025: 200000.0}
    one = pd.concat([
        projection("chongqing-hitech", "talent_total", talent, model, power)
        for model, power in (("linear", 1), ("growth", 1.2), ("back_loaded", 2), ("bass", 0.5))
    ])  # fmt: skip
    edges = one.groupby(["series_id", "year"], as_index=False).agg(
        low=("value", "min"), high=("value", "max")
    )
    stated = anchors("chongqing-hitech", "talent_total", talent, "人", "at_least")
    floor = anchors("chongqing-hitech", "talent_total", talent, "人", "about", slack=0.05)
    seen = pd.DataFrame({
        "region_id": "chongqing-hitech", "indicator_id": "talent_total", "year": [2021, 2022],
        "value": [95000.0, 121000.0], "lower": [94000.0, 118000.0], "upper": [96000.0, 124000.0],
        "status": ["reported", "estimated"],
    })  # fmt: skip
    paths, points = _city_paths()
    tiers = [{2020: 10.0 * 3**n, 2025: 30.0 * 3**n} for n in range(len(TIERS))]
    variants = pd.concat([
        projection("chongqing-hitech", "talent_total", talent),
        projection("chongqing-hitech", "talent_total", talent, power=2).assign(
            scenario="delayed_start"),
        projection("chongqing-hitech", "talent_total", {2020: 83600.0, 2025: 176720.0}).assign(
            scenario="shortfall"),
        projection("chongqing-hitech", "talent_total", {2020: 83600.0, 2024: 2e5, 2025: 2e5}
                   ).assign(scenario="early_finish"),
    ])  # fmt: skip
    return {
        "trajectory": charts.trajectory(one, stated, envelope=edges, **said),
        "trajectory_about": charts.trajectory(one.head(6), floor, **said),
        "trajectory_cities": charts.trajectory(paths, points, **said),
        "progress_path": charts.progress_path(
            one.head(6), stated, seen, as_of="2023-05-01", **said
        ),
        "scenarios": charts.scenarios(variants, stated, **said),
        "multiples_regions": charts.small_multiples(
            paths, pd.concat([points, anchors("yongchuan", "hr_revenue", {2025: 5e9}, "元")]),
            **said,
        ),
        "multiples_indicators": charts.small_multiples(
            pd.concat([
                projection("chongqing-hitech", tier, known)
                for tier, known in zip(TIERS, tiers, strict=True)
            ]),
            pd.concat([
                anchors("chongqing-hitech", tier, known, "人")
                for tier, known in zip(TIERS, tiers, strict=True)
            ]),
            facet="indicator_id", **said,
        ),
    }  # fmt: skip
