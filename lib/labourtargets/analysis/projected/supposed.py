"""What a scenario supposes, and what it changes, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from labourtargets.analysis.assumptions import PREDEFINED
from labourtargets.analysis.projected.required import change_unit
from labourtargets.analysis.projected.standing import reference, unit_of
from labourtargets.tables import records
from labourtargets.trajectories import Scenario

if TYPE_CHECKING:
    from labourtargets.analysis.projected.result import Projection

__all__ = ["scenario_label", "scenarios", "shaped"]


def scenario_label(scenario: Scenario, language: str) -> str:
    """Say what a scenario supposes; one of the reader's own keeps its name."""
    from labourtargets import wording

    told = []
    for key in ("delayed_start", "early_finish"):
        if getattr(scenario, key):
            years = wording.number(getattr(scenario, key), "年", language)
            told.append(wording.phrase(f"project.{key}", language, years=years))
    if scenario.shortfall:
        share = wording.number(scenario.shortfall, "%", language)
        told.append(wording.phrase("project.shortfall", language, share=share))
    if scenario.delta is not None:
        share = wording.number(100 * scenario.delta, "%", language)
        told.append(wording.phrase("project.delta", language, share=share))
    told += [shaped(model, dict(shape), language) for model, shape in scenario.shapes.items()]
    joined = wording.listed(told, language)
    if scenario.name in PREDEFINED or not joined:
        return joined or scenario.name
    return wording.phrase("project.own_scenario", language, name=scenario.name, told=joined)


def shaped(model: str, shape: dict[str, float], language: str) -> str:
    """Name a model with the values of its shape."""
    from labourtargets import wording

    label = wording.label("model", model, language)
    if not shape:
        return label
    values = ", ".join(f"{key} = {value:g}" for key, value in shape.items())
    return wording.phrase("project.shape", language, model=label, values=values)


def scenarios(result: Projection, language: str) -> list[str]:
    """Say of every scenario what it does to the end, or else to the pace."""
    from labourtargets import wording

    if not result.scenarios:
        return [wording.phrase("finding.no_scenario", language)]
    rows = result.compared
    rows = rows[(rows["model"] == result.model) & rows["difference"].notna()]
    told = []
    for one in result.scenarios:
        own, label = rows[rows["scenario"] == one.name], scenario_label(one, language)
        if own.empty:
            told.append(wording.phrase("finding.scenario_fails", language, scenario=label))
        elif len(result.series) == 1:
            told.append(_of_one(result, own, label, language))
        else:
            told.append(_of_several(result, own, label, language))
    if len(result.series) > 1:
        told.append(wording.phrase("finding.scenarios_tabled", language))
    return told


def _of_one(result: Projection, own: pd.DataFrame, label: str, language: str) -> str:
    from labourtargets import wording

    unit = unit_of(result, result.series[0])
    shared = {"scenario": label, "reference": reference(result, language)}
    rows, last = records(own), records(own.tail(1))[0]
    if _differs(last["difference"], last["stated"]):
        return wording.phrase(
            "finding.scenario_end",
            language,
            **shared,
            year=wording.year(last["year"], language),
            value=wording.number(last["value"], unit, language),
            apart=wording.apart(last["difference"], change_unit(unit), language),
        )
    most, usual = _fastest(own)
    if _differs(most - usual, usual):
        paces = {
            name: wording.number(pace, change_unit(unit), language)
            for name, pace in (("most", most), ("usual", usual))
        }
        return wording.phrase("finding.scenario_pace", language, **shared, **paces)
    off = max(rows, key=lambda row: abs(row["difference"]))
    if _differs(off["difference"], off["stated"]):
        return wording.phrase(
            "finding.scenario_way",
            language,
            **shared,
            year=wording.year(off["year"], language),
            apart=wording.apart(off["difference"], change_unit(unit), language),
        )
    return wording.phrase("finding.scenario_same", language, **shared)


def _of_several(result: Projection, own: pd.DataFrame, label: str, language: str) -> str:
    """Name the series a scenario changes most, by shares: amounts are of different sizes."""
    from labourtargets import wording

    shared = {"scenario": label, "reference": reference(result, language)}
    series = [name for name in result.series if name in set(own["series_id"])]
    parts = [own[own["series_id"] == name] for name in series]

    def most(sizes: list[float]) -> str:
        names = [
            result.name_of(series[place], language, inline=True) for place in wording.tied(sizes)
        ]
        return wording.named(names, language)

    shares = [abs(float(part["difference_percent"].iloc[-1])) for part in parts]
    shares = [0.0 if share != share else share for share in shares]
    if max(shares) > 1e-9:
        share = wording.number(max(shares), "%", language, decimals=1)
        return wording.phrase(
            "finding.scenario_ends", language, **shared, series=most(shares), share=share
        )
    ratios = [fast / usual if usual else 1.0 for fast, usual in map(_fastest, parts)]
    if max(ratios) > 1 + 1e-9:
        ratio = wording.number(max(ratios), "", language)
        return wording.phrase(
            "finding.scenario_paces", language, **shared, series=most(ratios), ratio=ratio
        )
    return wording.phrase("finding.scenario_same", language, **shared)


def _fastest(own: pd.DataFrame) -> tuple[float, float]:
    """Return the largest change from year to year, of the scenario and of the reference path."""
    changes = own.sort_values("year")[["value", "stated"]].diff().abs().max().fillna(0.0)
    return float(changes["value"]), float(changes["stated"])


def _differs(difference: float, beside: float) -> bool:
    return abs(difference) > 1e-9 * max(1.0, abs(beside))
