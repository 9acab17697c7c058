"""Synthetic frames, one example of every chart, for unit and browser tests."""

from __future__ import annotations

import numpy as np
import pandas as pd

from labourtargets import charts, wording
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
        "stated_points": charts.stated_points(
            _stated(language), notes=[WORDS[language]["caveat"]], **said
        ),
        "stated_points_alone": charts.stated_points(
            _stated(language).head(3), **{**said, "title": said["subtitle"]}
        ),
        **_places(language, said),
        **_grids(language, said),
        **_times(language, said),
    }  # fmt: skip


def _stated(language: str) -> pd.DataFrame:
    """Baseline and floor, a repeated fact, a range over years without a number, a lone level."""
    names = {
        "zh": ["高层次专业技术人才占专业技术人才比例", "引进人才", "新建产业园", "活跃群体"],
        "en": ["High-level professionals among professional and technical staff",
               "Talent recruited", "New parks", "Active groups"],
    }[language]  # fmt: skip
    nan = np.nan
    rows = [
        ("a", 0, "achieved", 2020, 2020, 20.53, 20.525, 20.535, "exactly", "%"),
        ("a", 0, "baseline", 2020, 2020, 20.53, 20.525, 20.535, "exactly", "%"),
        ("a", 0, "target", 2025, 2025, 30.0, 30.0, nan, "at_least", "%"),
        ("b", 1, "target", 2021, 2025, 2e4, 1.9e4, 2.1e4, "about", "人次"),
        ("c", 2, "target", 2021, 2022, nan, 1.0, 2.0, "range", "家"),
        ("c", 2, "target", 2021, 2025, nan, 2.0, 4.0, "range", "家"),
        ("d", 3, "target", 2023, 2023, 7.0, 7.0, 7.0, "exactly", "个"),
    ]  # fmt: skip
    columns = ["panel", "label", "role", "period_start", "period_end", "value", "lower", "upper",
               "comparator", "base_unit"]  # fmt: skip
    frame = pd.DataFrame(rows, columns=columns)
    return frame.assign(
        label=[names[place] for place in frame["label"]], region_id="yongchuan",
        statement_id=[f"yongchuan-artisans-2023:{number}" for number in range(len(frame))],
    )  # fmt: skip


def _places(language: str, said: dict[str, str]) -> dict[str, Chart]:
    levels = pd.DataFrame({
        "region_id": CITIES, "start_year": 2022, "end_year": 2025,
        "start_value": [560e8, 143e8, 166e8, 98e8, 171e8, 60e8],
        "end_value": [760e8, 166e8, 265e8, 150e8, 268e8, 102e8],
        "start_statement_id": [f"nesichuan-hr-2021:{n}" for n in range(6)],
        "end_statement_id": [f"nesichuan-hr-2021:{n}1" for n in range(6)],
    })  # fmt: skip
    falling = pd.DataFrame({
        "region_id": ["nanchong", "bazhong", "dazhou"], "start_year": 2022, "end_year": 2025,
        "start_value": [2.1e6, 1.08e6, np.nan], "end_value": [2.0e6, 1.06e6, 1.9e6],
    })  # fmt: skip
    ranks = pd.DataFrame({
        "region_id": CITIES, "rank": [1, 4, 3, 5, 2, 6], "rank_lower": [1, 4, 2, 5, 2, 6],
        "rank_upper": [1, 4, 3, 5, 3, 6],
    })  # fmt: skip
    growth = (levels["end_value"] / levels["start_value"]) ** (1 / 3) * 100 - 100
    points = pd.DataFrame({"region_id": CITIES, "level": levels["start_value"], "growth": growth})
    line = pd.DataFrame({"level": [60e8, 560e8], "growth": [18.0, 9.0]})
    gains = levels["end_value"] - levels["start_value"]
    parts = pd.DataFrame(
        {"region_id": CITIES, "contribution": gains, "share": gains / gains.sum() * 100}
    )
    signed = pd.DataFrame({"region_id": CITIES[:3], "contribution": [-4e4, 3e4, 9e4]})
    checks = pd.DataFrame({
        "check_id": ["a", "b", "c"], "parts_sum": [71500.0, 86000.0, 3800.0],
        "total": [70000.0, 85000.0, 4000.0], "gap": [1500.0, 1000.0, -200.0],
        "base_unit": ["家", "家", "人"],
        "verdict": ["total_rounded", "parts_rounded", "within_wording"],
        "label": {
            "zh": ["服务用人单位，2022年", "服务用人单位，2025年", "高端人才与三个层次之和，2025年"],
            "en": ["Employers served, 2022", "Employers served, 2025",
                   "High-end talent against the sum of its three tiers, 2025"],
        }[language],
    })  # fmt: skip
    pieces = pd.concat([
        pd.DataFrame({"check_id": "a", "region_id": CITIES,
                      "value": [3e4, 7000.0, 11000.0, 6500.0, 12000.0, 5000.0]}),
        pd.DataFrame({"check_id": "b", "region_id": CITIES,
                      "value": [36000.0, 8000.0, 14000.0, 8000.0, 14000.0, 6000.0]}),
        pd.DataFrame({"check_id": "c", "label": TIERS[1:4], "value": [300.0, 1000.0, 2500.0]}),
    ])  # fmt: skip
    pair = pd.DataFrame({
        "region_id": ["yongchuan", "chongqing-hitech", "chongqing-hitech"], "base_unit": "%",
        "value": [35.0, 30.0, 15.87], "comparator": ["at_least", "exactly", "exactly"],
        "anchor": ["target", "target", "baseline"],
        "label": {"zh": ["永川，2025年", "高新区，2025年", "高新区，2020年"],
                  "en": ["Yongchuan, 2025", "High-tech Zone, 2025", "High-tech Zone, 2020"],
                  }[language],
    })  # fmt: skip
    caveat = WORDS[language]["caveat"]
    return {
        "dumbbell": charts.dumbbell(levels, unit="元", **said),
        "dumbbell_falling": charts.dumbbell(falling, unit="人", **said),
        "slope": charts.slope(levels, unit="元", **said),
        "rank_ranges": charts.rank_ranges(ranks, **said),
        "convergence": charts.convergence_scatter(points, unit="元", fit=line, **said),
        "contributions": charts.contributions(
            parts, unit="元", total=float(gains.sum()), **said
        ),
        "contributions_signed": charts.contributions(signed, unit="人", **said),
        "parts_and_total": charts.parts_and_total(checks, pieces, **said),
        "side_by_side": charts.side_by_side(pair, caveat=caveat, **said),
    }  # fmt: skip


def _grids(language: str, said: dict[str, str]) -> dict[str, Chart]:
    chinese = language == "zh"
    names = (
        ["年产业总营业收入", "促进就业和流动", "服务用人单位", "培养招引各类人才", "农村劳动力转移就业"]
        if chinese
        else ["Annual revenue of HR services", "Placements and mobility", "Employers served",
              "Talent trained and recruited", "Rural transfer employment"]
    )  # fmt: skip
    places = [wording.region_name(city, language, short=True) for city in CITIES]
    cells = pd.DataFrame([
        {"row": name, "column": place, "value": np.nan if (i, j) == (3, 2) else i * 3.7 - j + 4.04}
        for i, name in enumerate(names)
        for j, place in enumerate(places)
    ])  # fmt: skip
    methods = (
        ["加拿大、欧盟统计局", "健康国民", "序时进度", "联合国", "SDSN", "德国天气", "亚太经社会",
         "提速倍数（复合增速）"]
        if chinese
        else ["StatCan/Eurostat", "Healthy People", "Time elapsed", "UNSD", "SDSN", "German DNS",
              "ESCAP", "Effort"]
    )  # fmt: skip
    words = (
        ["进展良好", "进展一般", "停滞或倒退", "无定义"] if chinese
        else ["on track", "moderate", "stagnation or regression", "undefined"]
    )  # fmt: skip
    targets = ["R&D／GDP", names[0], names[4]] if chinese else ["R&D/GDP", names[0], names[4]]
    panel = pd.DataFrame([
        {"label": target, "method": method, "verdict": words[(i + j) % 4],
         "level": [2, 1, 0, None][(i + j) % 4], "statistic": ["0.72", "1.05", "−0.08", ""][(i + j) % 4]}
        for i, target in enumerate(targets)
        for j, method in enumerate(methods)
    ])  # fmt: skip
    three = panel[panel["method"].isin(methods[:3])]
    chances = pd.DataFrame([
        {"label": target, "prior": prior, "probability": [0.5, 0.24, 0.1][k] * (0.4 + 0.5 * (i % 2))}
        for i, target in enumerate(targets)
        for k, prior in enumerate(["plan_believer", "sceptical", "peers"])
    ])  # fmt: skip
    return {
        "heatmap": charts.heatmap(cells, unit="%", **said),
        "heatmap_turned": charts.heatmap(
            cells.rename(columns={"row": "column", "column": "row"}), unit="%", **said
        ),
        "status_panel": charts.status_panel(three, **said),
        "status_panel_eight": charts.status_panel(panel, **said),
        "probability_band": charts.probability_band(chances, **said),
    }


def _times(language: str, said: dict[str, str]) -> dict[str, Chart]:
    labels = (
        ["目标", "基期值", "补助奖励标准", "门槛与条件", "每年培训企业职工"] if language == "zh"
        else ["target", "baseline", "award per case", "rule or threshold",
              "Enterprise staff trained each year"]
    )  # fmt: skip
    frame = pd.DataFrame({"label": labels, "count": [181, 22, 140, 64, 7]})
    periods = pd.DataFrame({
        "label": labels, "period_start": [2021, 2020, None, 2022, 2023],
        "period_end": [2025, 2020, None, 2022, 2025], "count": [181, 22, 140, 64, 7],
    })  # fmt: skip
    history = pd.DataFrame({"year": range(2013, 2022), "value": np.linspace(3.1, 4.9, 9)})
    ahead = pd.DataFrame({"year": range(2022, 2026), "value": np.linspace(5.0, 5.6, 4)})
    for name, reach in (("80", 0.12), ("95", 0.2)):
        steps = np.arange(1, 5) * reach
        ahead[f"lower_{name}"], ahead[f"upper_{name}"] = (
            ahead["value"] - steps,
            ahead["value"] + steps,
        )
    return {
        "counts": charts.counts(frame, **said),
        "timeline": charts.timeline(periods, **said),
        "forecast_fan": charts.forecast_fan(history, ahead, unit="%", target=5.5, **said),
    }
