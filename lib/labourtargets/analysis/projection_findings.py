"""What a projection says in words, from its computed numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.projection_notes import ASSUMING, assumed, scenario_label
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.projection import Projection

__all__ = ["FINDINGS", "worded"]


def worded(result: Projection, name: str, language: str) -> list[str] | None:
    """Word one of `FINDINGS`; None for an unknown name."""
    if name.startswith("scenario:"):
        wanted = name.partition(":")[2]
        one = next((each for each in result.scenarios if each.name == wanted), None)
        return None if one is None else [scenario_label(one, language)]
    known = {**_WORDED, **{key: _assuming(key) for key in ASSUMING}}
    return known[name](result, language) if name in known else None


def _assuming(key: str) -> Callable[[Projection, str], list[str]]:
    return lambda result, language: assumed(result, key, language)


def _answer(result: Projection, language: str) -> list[str]:
    if len(result.series) == 1:
        return _required(result, result.series[0], language)
    from labourtargets.wording import phrase

    counted = phrase(
        "finding.projectable",
        language,
        total=len(result.series),
        projected=len(result.projected),
    )
    return [counted, *_range(result, language)]


def _title(result: Projection, language: str) -> list[str]:
    if len(result.series) == 1:
        return _required(result, result.series[0], language)[:1]
    return _range(result, language) or _answer(result, language)[:1]


def _required(result: Projection, series_id: str, language: str) -> list[str]:
    """Say what one series asks for: from where, to where, how much a year."""
    from labourtargets import wording

    row = records(result.parts["implied"].set_index("series_id", drop=False).loc[[series_id]])[0]
    anchors = result.parts["anchors"]
    own = records(anchors[anchors["series_id"] == series_id])
    unit, last = own[-1]["base_unit"], own[-1]
    place = {
        "region": wording.region_name(last["region_id"], language),
        "indicator": wording.indicator_name(last["indicator_id"], language),
    }
    if row["status"] != "ok":
        return _refused(result, language)
    ends = {
        "start": _stated_in(own, row["from_year"], row["from_value"], language),
        "end": wording.stated(last, language),
        "start_year": wording.year(row["from_year"], language),
        "end_year": wording.year(row["to_year"], language),
    }
    per_year = wording.number(row["per_year"], unit, language)
    if last["timing"] in ("each_year", "average"):
        years = row["to_year"] - row["from_year"] + 1
        return [
            wording.phrase(
                "finding.claimed", language, **place, value=ends["end"], count=years,
                years=wording.period(row["from_year"], row["to_year"], language),
                total=wording.number(
                    None if row["per_year"] is None else row["per_year"] * years, unit, language,
                    comparator=last["comparator"] if last["comparator"] != "range" else "exactly",
                ),
            )
        ]  # fmt: skip
    if "counted_from_zero" in row["reason"]:
        counted = wording.period(row["from_year"] + 1, row["to_year"], language)
        if row["per_year"] is None:
            return [wording.phrase("finding.counted_range", language, **place, years=counted,
                                   total=ends["end"])]  # fmt: skip
        return [wording.phrase("finding.counted", language, **place, years=counted,
                               total=ends["end"], per_year=per_year)]  # fmt: skip
    rate = wording.number(_percent(row["growth"]), "%", language, decimals=1)
    points = wording.number(row["per_year"], "百分点" if unit == "%" else unit, language)
    if _undirected(result, last["indicator_id"]):
        first = wording.phrase("finding.planned_change", language, **place, **ends, rate=rate)
    elif unit == "%" or row["growth"] is None:
        first = wording.phrase("finding.points_required", language, **place, **ends, points=points)
    else:
        first = wording.phrase("finding.growth_required", language, **place, **ends, rate=rate)
    change_unit = "百分点" if unit == "%" else unit
    lines = [
        wording.phrase(
            "finding.gap", language, start_year=ends["start_year"], end_year=ends["end_year"],
            gap=wording.number(row["change"], change_unit, language, signed=True),
            per_year=points,
        )
    ]  # fmt: skip
    if unit != "%" and row["doubling_years"] is not None and row["doubling_years"] < 20:
        years_text = wording.number(row["doubling_years"], "年", language, decimals=1)
        lines[0] += _space(language) + wording.phrase(
            "finding.doubling", language, years=years_text
        )
    return [first, *lines]


def _stated_in(
    anchors: list[dict[str, Any]], year: int, value: float | None, language: str
) -> str:
    from labourtargets import wording

    here = [row for row in anchors if row["year"] == year and row["value"] is not None]
    if here:
        return wording.stated(here[0], language)
    return wording.number(value, anchors[0]["base_unit"], language)


def _range(result: Projection, language: str) -> list[str]:
    """Name the series that ask for most and least growth a year."""
    from labourtargets import wording

    rows = result.parts["implied"]
    rows = rows[rows["growth"].notna()].sort_values("growth")
    if len(rows) < 2:
        return []
    low, high = records(rows)[0], records(rows)[-1]
    same = rows["indicator_id"].nunique() == 1
    spans = {(row["from_year"], row["to_year"]) for row in records(rows)}
    years = min(first for first, _ in spans), max(last for _, last in spans)
    return [
        wording.phrase(
            "finding.required_range",
            language,
            what=wording.indicator_name(low["indicator_id"], language)
            if same
            else wording.phrase("project.these_series", language),
            years=wording.period(*years, language),
            highest=_short(result, high, language, same),
            highest_rate=_rate(high["growth"], language),
            lowest=_short(result, low, language, same),
            lowest_rate=_rate(low["growth"], language),
        )
    ]


def _short(result: Projection, row: Mapping[str, Any], language: str, same: bool) -> str:
    from labourtargets import wording

    if same:
        return wording.region_name(row["region_id"], language, short=True)
    if result.parts["anchors"]["region_id"].nunique() == 1:
        return wording.indicator_name(row["indicator_id"], language)
    return result.name_of(row["series_id"], language)


def _choice(result: Projection, language: str) -> list[str]:
    """Say what the choice of model changes, where it changes most."""
    from labourtargets import wording

    band = result.parts["envelope"]
    if len(result.used) < 2 or band.empty:
        told = wording.label("model", result.model, language)
        return [wording.phrase("finding.one_model", language, model=told)]
    relative = (band["spread"] / band["high"].abs()).where(band["high"] != 0, 0.0).fillna(0.0)
    row = records(band.loc[[relative.idxmax()]])[0]
    if not row["spread"]:
        return [wording.phrase("finding.models_agree", language)]
    unit = _unit_of(result, row["series_id"])
    change = "百分点" if unit == "%" else unit
    widest = wording.phrase(
        "finding.envelope_widest",
        language,
        year=wording.year(row["year"], language),
        width=wording.number(row["spread"], change, language),
        lowest=wording.label("model", row["low_model"], language),
        highest=wording.label("model", row["high_model"], language),
    )
    if len(result.series) > 1:
        name = result.name_of(row["series_id"], language)
        widest = wording.phrase("project.of_series", language, series=name, told=widest)
    share = wording.number(100 * row["spread"] / row["high"], "%", language, decimals=1)
    return [
        widest,
        wording.phrase(
            "finding.model_choice",
            language,
            change=wording.number(row["spread"], change, language),
            share=share,
        ),
        wording.phrase("finding.ends_shared", language),
    ]


def _scenarios(result: Projection, language: str) -> list[str]:
    """Say of every scenario where it departs most from the stated path."""
    from labourtargets import wording

    if not result.scenarios or not result.projected:
        return [wording.phrase("finding.no_scenario", language)]
    rows = result.compared
    rows = rows[(rows["model"] == result.model) & rows["difference"].notna()]
    told = []
    for one in result.scenarios:
        own = rows[rows["scenario"] == one.name]
        if own.empty:
            continue
        size = own["difference_percent"].abs().fillna(0.0)
        row = records(own.loc[[size.idxmax()]])[0]
        unit = _unit_of(result, row["series_id"])
        sentence = wording.phrase(
            "finding.scenario",
            language,
            scenario=scenario_label(one, language),
            year=wording.year(row["year"], language),
            value=wording.number(row["value"], unit, language),
            difference=wording.number(
                row["difference"], "百分点" if unit == "%" else unit, language, signed=True
            ),
        )
        if len(result.series) > 1:
            name = result.name_of(row["series_id"], language)
            sentence = wording.phrase("project.of_series", language, series=name, told=sentence)
        told.append(sentence)
    if len(result.series) > 1:
        told.append(wording.phrase("finding.scenarios_tabled", language))
    return told or [wording.phrase("finding.no_scenario", language)]


def _refused(result: Projection, language: str) -> list[str]:
    """Say what cannot be projected, and how to supply what is missing."""
    from labourtargets import wording

    left = [name for name in result.series if name not in result.projected]
    if not left:
        return [wording.phrase("finding.all_projected", language, count=len(result.series))]
    names = wording.listed([result.name_of(name, language) for name in left[:6]], language)
    reasons = set(result.parts["coverage"].set_index("series_id").loc[left, "reason"])
    lines = [wording.phrase("finding.left_out", language, count=len(left), names=names)]
    if any(reason.startswith("no_baseline") for reason in reasons):
        lines.append(
            wording.phrase("finding.how_to_supply", language, series=left[0])
        )
    return lines


def _undirected(result: Projection, indicator_id: str) -> bool:
    from labourtargets.codebook import load_codebook

    direction = load_codebook(result.workspace).indicator(indicator_id).desired_direction
    return str(direction) == "none"


def _unit_of(result: Projection, series_id: str) -> str:
    anchors = result.parts["anchors"]
    return str(anchors.loc[anchors["series_id"] == series_id, "base_unit"].iloc[0])


def _rate(growth: float, language: str) -> str:
    from labourtargets import wording

    return wording.number(_percent(growth), "%", language, decimals=1, signed=True)


def _percent(share: float | None) -> float | None:
    return None if share is None or pd.isna(share) else 100 * share


def _space(language: str) -> str:
    return " " if language == "en" else ""


_WORDED: dict[str, Callable[[Projection, str], list[str]]] = {
    "answer": _answer,
    "path_title": _title,
    "multiples_title": _title,
    "scenarios_title": _scenarios,
    "choice": _choice,
    "scenarios": _scenarios,
    "refusal": _refused,
    "why_not": _refused,
}
FINDINGS = ("answer", "choice", "scenarios", "why_not", *ASSUMING)
