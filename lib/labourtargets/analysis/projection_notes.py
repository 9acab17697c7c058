"""What was assumed in a projection, how wide it is, and what the document says beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.assumptions import PREDEFINED
from labourtargets.tables import records
from labourtargets.trajectories import MODELS, Scenario, accumulate, explain

if TYPE_CHECKING:
    from labourtargets.analysis.projection import Projection

__all__ = ["ASSUMING", "assumed", "scenario_label"]


def assumed(result: Projection, name: str, language: str) -> list[str]:
    """Word one of `ASSUMING`."""
    return _ASSUMED[name](result, language)


def scenario_label(scenario: Scenario, language: str) -> str:
    """Say what a scenario supposes; one of the reader's own keeps its name."""
    from labourtargets import wording

    told = []
    for key in ("delayed_start", "early_finish"):
        years = getattr(scenario, key)
        if years:
            told.append(wording.phrase(f"project.{key}", language,
                                       years=wording.number(years, "年", language)))  # fmt: skip
    if scenario.shortfall:
        share = wording.number(scenario.shortfall, "%", language)
        told.append(wording.phrase("project.shortfall", language, share=share))
    if scenario.delta is not None:
        share = wording.number(100 * scenario.delta, "%", language)
        told.append(wording.phrase("project.delta", language, share=share))
    for model, shape in scenario.shapes.items():
        values = ", ".join(f"{key} = {value:g}" for key, value in shape.items())
        told.append(wording.phrase("project.shape", language, values=values,
                                   model=wording.label("model", model, language)))  # fmt: skip
    joined = wording.listed(told, language)
    if scenario.name in PREDEFINED or not joined:
        return joined or scenario.name
    return wording.phrase("project.own_scenario", language, name=scenario.name, told=joined)


def _interval(result: Projection, language: str) -> list[str]:
    """Say how wide wording and rounding leave the ends, and the paths."""
    from labourtargets import wording

    anchors = result.parts["anchors"]
    lines = []
    if len(result.series) == 1:
        for row in records(anchors[anchors["lower"].notna() | anchors["upper"].notna()]):
            if row["lower"] == row["upper"]:
                continue
            if row["upper"] is None and row["value"] is not None:
                lines.append(wording.phrase("finding.open_upper", language,
                                            value=wording.stated(row, language)))  # fmt: skip
                continue
            shown = wording.interval(row["lower"], row["upper"], row["base_unit"], language,
                                     row["statement_id"])  # fmt: skip
            lines.append(
                wording.phrase(
                    "finding.interval", language, interval=shown,
                    year=wording.year(row["year"], language),
                )
            )  # fmt: skip
    else:
        kinds = anchors[anchors["anchor"] != "baseline"]["comparator"].value_counts()
        told = [
            wording.phrase("project.counted", language, count=count,
                           kind=wording.label("comparator", kind, language))  # fmt: skip
            for kind, count in kinds.items()
        ]
        lines.append(
            wording.phrase("finding.wordings", language, kinds=wording.listed(told, language))
        )
    rows = result.stated[(result.stated["status"] == "ok") & result.stated["value"].ne(0)]
    width = (rows["upper"] - rows["lower"]) / rows["value"].abs()
    if width.notna().any() and width.max() > 0:
        row = records(rows.loc[[width.idxmax()]])[0]
        lines.append(
            wording.phrase(
                "finding.interval_carried",
                language,
                series=result.name_of(row["series_id"], language),
                year=wording.year(row["year"], language),
                width=wording.number(
                    row["upper"] - row["lower"],
                    "百分点" if row["base_unit"] == "%" else row["base_unit"],
                    language,
                ),
                share=wording.number(100 * width.max(), "%", language),
            )
        )
    else:
        lines.append(wording.phrase("finding.no_interval", language))
    return lines


def _extrapolation(result: Projection, language: str) -> list[str]:
    """Name the years without a figure in the text, and the rule that fills them, if any."""
    from labourtargets import wording

    rows = result.stated[result.stated["basis"] == "extrapolated"]
    if rows.empty:
        return [wording.phrase("finding.none_extrapolated", language)]
    lines = []
    filled, empty = rows[rows["status"] == "ok"], rows[rows["status"] != "ok"]
    if len(filled):
        rule = wording.label("model", result.before, language)
        lines.append(wording.phrase("finding.extrapolated", language, rule=rule,
                                    years=_years(filled, language)))  # fmt: skip
    if len(empty):
        lines.append(wording.phrase("finding.outside", language, years=_years(empty, language)))
    return lines


def _assumptions(result: Projection, language: str) -> list[str]:
    """List everything assumed beyond the text."""
    from labourtargets import wording

    told = []
    for name in result.used:
        shape = {key: value for key, value in MODELS[name].shape.items() if key != "g"}
        label = wording.label("model", name, language)
        values = ", ".join(f"{key} = {value:g}" for key, value in shape.items())
        told.append(
            wording.phrase("project.shape", language, model=label, values=values)
            if values
            else label
        )
    lines = [wording.phrase("finding.models_used", language, models=wording.listed(told, language),
                            bold=wording.label("model", result.model, language))]  # fmt: skip
    apart = [wording.label("model", name, language) for name in result.models
             if name not in result.used]  # fmt: skip
    if not result.used:
        lines = []
    elif apart:
        names = wording.listed(apart, language)
        lines.append(wording.phrase("finding.models_apart", language, models=names))
    anchors = result.parts["anchors"]
    if (anchors["comparator"] == "about").any():
        share = wording.number(100 * result.delta, "%", language)
        lines.append(wording.phrase("finding.about_admits", language, share=share))
    for row in records(anchors[anchors["owner"].ne("")]):
        value = wording.number(row["value"], row["base_unit"], language)
        named = wording.phrase("project.value_of", language, value=value,
                               series=result.name_of(row["series_id"], language),
                               year=wording.year(row["year"], language))  # fmt: skip
        lines.append(
            wording.phrase("finding.user_baseline", language, value=named, source=row["owner"])
        )
    lines += _made(result, language)
    lines += [
        wording.phrase("project.supposed", language, name=one.name,
                       told=scenario_label(one, language))  # fmt: skip
        for one in result.scenarios
        if one.name in PREDEFINED
    ]
    return lines


def _made(result: Projection, language: str) -> list[str]:
    """Say how annual flows, claims, totals and undirected levels were reckoned."""
    from labourtargets import wording
    from labourtargets.codebook import load_codebook

    lines = []
    rows = result.stated[(result.stated["status"] == "ok") & result.stated["reason"].ne("")]
    rows = rows.assign(code=rows["reason"].str.split("; ")).explode("code")
    for code, own in rows.groupby("code"):
        if not str(code).startswith(("supplied_baseline", "extrapolated_by")):
            lines.append(
                wording.phrase("finding.made", language, count=own["series_id"].nunique(),
                               reason=explain(str(code), language))
            )  # fmt: skip
    codebook = load_codebook(result.workspace)
    anchors = result.parts["anchors"]
    undirected = [
        wording.indicator_name(name, language)
        for name in dict.fromkeys(anchors["indicator_id"])
        if codebook.indicator(name).desired_direction == "none"
    ]
    if undirected:
        names = wording.listed(undirected, language)
        lines.append(wording.phrase("finding.undirected", language, names=names))
    return [*lines, *_sums(result, language)]


def _sums(result: Projection, language: str) -> list[str]:
    """Sum the yearly rates of a lone annual flow."""
    from labourtargets import wording

    anchors = result.parts["anchors"]
    flows = anchors["measure"].eq("annual_flow") & anchors["timing"].ne("each_year")
    if not flows.any() or not result.projected:
        return []
    lines = [wording.phrase("finding.rates", language)]
    if len(result.series) > 1:
        return lines
    totals = accumulate(result.stated[result.stated["value"].notna()], anchors)
    last = totals[totals["year"] == totals["year"].max()]
    told = [
        wording.phrase(
            "project.by_model", language, model=wording.label("model", row["model"], language),
            value=wording.number(row["value"], row["base_unit"], language),
        )
        for row in records(last)
        if row["model"] in ("linear", "growth")
    ]  # fmt: skip
    if told:
        years = wording.period(last["since"].iloc[0], last["year"].iloc[0], language)
        lines.append(wording.phrase("finding.summed", language, years=years,
                                    totals=wording.listed(told, language)))  # fmt: skip
    return lines


def _itemised(result: Projection, language: str) -> list[str]:
    """Hold stated increases against the anchors, and itemised flows against the increase."""
    from labourtargets import wording

    lines = []
    for row in records(result.parts["increments"]):
        number = wording.number
        key = "finding.increment_differs" if row["gap"] else "finding.increment_agrees"
        gap = {"gap": number(row["gap"], row["base_unit"], language)} if row["gap"] else {}
        lines.append(
            wording.phrase(
                key, language, start_year=wording.year(row["from_year"], language),
                end_year=wording.year(row["to_year"], language), **gap,
                increment=number(row["value"], row["base_unit"], language, row["statement_id"]),
                difference=number(row["difference"], row["base_unit"], language),
            )
        )  # fmt: skip
    items = result.parts["items"]
    for _, own in items.groupby("of_id", sort=False):
        lines += _of_increase(own, language)
    return lines or [wording.phrase("finding.no_items", language)]


def _of_increase(items: pd.DataFrame, language: str) -> list[str]:
    from labourtargets import wording

    unit, whole = str(items["base_unit"].iloc[0]), float(items["of"].iloc[0])
    flow, net = float(items["value"].sum()), float(items["net"].sum())

    def shown(value: float) -> dict[str, Any]:
        return {
            "flow": wording.number(value, unit, language),
            "share": wording.number(100 * value / whole, "%", language, decimals=1),
        }

    gap = wording.number(whole, unit, language, items["of_id"].iloc[0])
    lines = [
        wording.phrase("finding.itemised", language, **shown(flow), gap=gap),
        wording.phrase(
            "finding.items_named", language,
            items=wording.listed(
                [
                    wording.phrase(
                        "alt.item", language,
                        name=wording.indicator_name(row["indicator_id"], language),
                        value=wording.number(row["value"], row["base_unit"], language,
                                             row["statement_id"]),
                    )
                    for row in records(items)
                ],
                language,
            ),
        ),
    ]  # fmt: skip
    if net != flow:
        lines.append(wording.phrase("finding.items_net", language, **shown(net)))
    return lines


def _implied(result: Projection, language: str) -> list[str]:
    """Word the wholes implied by a share and its part."""
    from labourtargets import wording

    lines = [
        wording.phrase(
            "finding.implied_denominator",
            language,
            part=wording.number(row["part"], row["part_unit"], language, row["part_id"]),
            share=wording.number(row["share"], "%", language, row["statement_id"]),
            whole=row[f"whole_{language}"],
            value=wording.number(row["value"], row["part_unit"], language, decimals=1),
        )
        for row in records(result.parts["denominators"])
    ]
    return lines or [wording.phrase("finding.no_denominator", language)]


def _years(rows: pd.DataFrame, language: str) -> str:
    from labourtargets import wording

    return wording.listed(
        [wording.year(year, language) for year in sorted(set(rows["year"]))], language
    )


_ASSUMED: dict[str, Callable[[Projection, str], list[str]]] = {
    "interval": _interval,
    "extrapolation": _extrapolation,
    "assumptions": _assumptions,
    "itemised": _itemised,
    "implied": _implied,
}
ASSUMING = tuple(_ASSUMED)
