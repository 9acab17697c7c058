"""What a projection says in words, from its computed numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.assumptions import baseline_forms
from labourtargets.analysis.projected.assumed import (
    assumptions,
    extrapolation,
    interval,
    scenario_label,
    user_baselines,
)
from labourtargets.analysis.projected.extremes import extremes
from labourtargets.analysis.projected.itemised import implied, itemised
from labourtargets.analysis.projected.required import change_unit, required
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.projected.result import Projection

__all__ = ["FINDINGS", "widest_of", "worded"]


def worded(result: Projection, name: str, language: str) -> list[str] | None:
    """Word one of `FINDINGS`, or the title of a chart; None for an unknown name."""
    if name.startswith("scenario:"):
        wanted = name.partition(":")[2]
        one = next((each for each in result.scenarios if each.name == wanted), None)
        return None if one is None else [scenario_label(one, language)]
    if name not in _WORDED:
        return None
    if not result.projected and name in _OF_PATHS:
        from labourtargets import wording

        return [wording.phrase("finding.no_path", language)]
    return _WORDED[name](result, language)


def _answer(result: Projection, language: str) -> list[str]:
    from labourtargets.wording import phrase

    if not result.projected:
        return _why_not(result, language)
    supplied = user_baselines(result, language)
    if result.stated["basis"].eq("extrapolated").any():
        supplied += extrapolation(result, language)
    if len(result.series) == 1:
        return [*required(result, result.series[0], language), *supplied]
    counted = phrase(
        "finding.projectable",
        language,
        total=len(result.series),
        projected=len(result.projected),
    )
    return [counted, *extremes(result, language, ends=True), *supplied]


def _title(result: Projection, language: str) -> list[str]:
    if len(result.series) == 1:
        return required(result, result.series[0], language)[:1]
    return extremes(result, language) or _answer(result, language)[:1]


def _choice(result: Projection, language: str) -> list[str]:
    """Say what the choice of model changes, where it changes most."""
    from labourtargets import wording

    band = result.parts["envelope"]
    if len(result.used) < 2:
        told = wording.label("model", result.model, language)
        return [wording.phrase("finding.one_model", language, model=told)]
    row = widest_of(band)
    if row is None:
        return [wording.phrase("finding.models_agree", language)]
    width = wording.number(row["spread"], change_unit(_unit(result, row["series_id"])), language)
    widest = wording.phrase(
        "finding.envelope_widest",
        language,
        year=wording.year(row["year"], language),
        width=width,
        lowest=wording.label("model", row["low_model"], language),
        highest=wording.label("model", row["high_model"], language),
    )
    share = wording.number(100 * row["spread"] / abs(row["high"]), "%", language)
    changed = wording.phrase("finding.model_choice", language, change=width, share=share)
    return [
        _of(result, row["series_id"], widest, language),
        changed,
        wording.phrase("finding.ends_shared", language),
    ]


def widest_of(band: pd.DataFrame) -> dict[str, Any] | None:
    """Return the year a series' models differ most in, of the series where that is widest."""
    band = band.dropna(subset="spread")  # a range without a value has no path between
    if not band["spread"].max() > 0:
        return None
    widest = band.loc[band.groupby("series_id")["spread"].idxmax()]
    relative = (widest["spread"] / widest["high"].abs()).where(widest["high"] != 0, 0.0)
    if not relative.max() > 1e-9:
        return None
    return records(widest.loc[[relative.idxmax()]])[0]


def _scenarios(result: Projection, language: str) -> list[str]:
    """Say of every scenario where it departs most from the stated path."""
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
            continue
        size = own["difference_percent"].abs().fillna(0.0)
        row = records(own.loc[[size.idxmax()]])[0]
        unit = _unit(result, row["series_id"])
        sentence = wording.phrase(
            "finding.scenario",
            language,
            scenario=label,
            year=wording.year(row["year"], language),
            value=wording.number(row["value"], unit, language),
            difference=wording.number(row["difference"], change_unit(unit), language, signed=True),
        )
        told.append(_of(result, row["series_id"], sentence, language))
    if len(result.series) > 1:
        told.append(wording.phrase("finding.scenarios_tabled", language))
    return told


def _why_not(result: Projection, language: str) -> list[str]:
    """Say what cannot be projected, and how to supply what is missing."""
    from labourtargets import wording

    left = [name for name in result.series if name not in result.projected]
    if not left:
        key = "finding.is_projected" if len(result.series) == 1 else "finding.all_projected"
        more = {} if len(result.series) == 1 else {"count": len(result.series)}
        return [wording.phrase(key, language, **more)]
    names = [result.name_of(name, language) for name in left[:6]]
    if len(left) > 6:
        names.append(wording.phrase("alt.more", language, count=len(left) - 6))
    lines = [
        wording.phrase(
            "finding.left_out", language, count=len(left), names=wording.listed(names, language)
        )
    ]
    reasons = result.parts["coverage"].set_index("series_id").loc[left, "reason"]
    lacking = [name for name, reason in reasons.items() if reason.startswith("no_baseline")]
    if lacking:
        forms = dict(zip(("supplied", "observed"), baseline_forms(str(lacking[0])), strict=True))
        lines.append(wording.phrase("finding.how_to_supply", language, **forms))
    return lines


def _of(result: Projection, series_id: str, told: str, language: str) -> str:
    """Name the series a sentence is about, where there are several."""
    from labourtargets import wording

    if len(result.series) == 1:
        return told
    name = result.name_of(series_id, language)
    return wording.phrase("project.of_series", language, series=name, told=told)


def _unit(result: Projection, series_id: str) -> str:
    anchors = result.parts["anchors"]
    return str(anchors.loc[anchors["series_id"] == series_id, "base_unit"].iloc[0])


_WORDED: dict[str, Callable[[Projection, str], list[str]]] = {
    "answer": _answer,
    "choice": _choice,
    "scenarios": _scenarios,
    "why_not": _why_not,
    "interval": interval,
    "extrapolation": extrapolation,
    "assumptions": assumptions,
    "itemised": itemised,
    "implied": implied,
    "path_title": _title,
    "multiples_title": _title,
    "scenarios_title": _scenarios,
}
_OF_PATHS = ("choice", "scenarios", "extrapolation", "assumptions")
FINDINGS = tuple(name for name in _WORDED if not name.endswith("_title"))
