"""What was assumed in a projection, what is extrapolated, and how wide it is, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from labourtargets.analysis.footing import years_judged
from labourtargets.analysis.projected.required import change_unit, undirected
from labourtargets.analysis.projected.supposed import scenario_label, shaped
from labourtargets.tables import records
from labourtargets.trajectories import MODELS, accumulate, explain

if TYPE_CHECKING:
    from labourtargets.analysis.projected.result import Projection

__all__ = ["assumptions", "extrapolation", "interval", "user_baselines"]


def interval(result: Projection, language: str) -> list[str]:
    """Say how wide wording and rounding leave the ends, and the paths."""
    from labourtargets import wording

    anchors = result.parts["anchors"]
    if len(result.series) == 1:
        lines = _ends(anchors, language)
    else:
        kinds = anchors.loc[anchors["anchor"] != "baseline", "comparator"].value_counts()
        counts = [
            wording.phrase(
                "project.counted",
                language,
                count=count,
                kind=wording.label("comparator", kind, language),
            )
            for kind, count in kinds.items()
        ]
        lines = [
            wording.phrase("finding.wordings", language, kinds=wording.listed(counts, language))
        ]
    if not result.projected:
        return lines
    rows = result.stated[(result.stated["status"] == "ok") & result.stated["value"].ne(0)]
    width = (rows["upper"] - rows["lower"]) / rows["value"].abs()
    if not width.max() > 0:
        return [*lines, wording.phrase("finding.no_interval", language)]
    row = records(rows.loc[[width.idxmax()]])[0]
    wide = row["upper"] - row["lower"]
    several = len(result.series) > 1
    told = {"year": wording.year(row["year"], language)}
    if several:
        told["series"] = result.name_of(row["series_id"], language, inline=True)
    carried = wording.phrase(
        "finding.interval_carried",
        language,
        where=wording.phrase(
            "project.where" if several else "project.where_alone", language, **told
        ),
        width=wording.number(wide, change_unit(row["base_unit"]), language),
        share=wording.number(100 * width.max(), "%", language, decimals=1),
    )
    return [*lines, carried]


def _ends(anchors: pd.DataFrame, language: str) -> list[str]:
    from labourtargets import wording

    lines = []
    for row in records(anchors[anchors["lower"].notna() | anchors["upper"].notna()]):
        if row["lower"] == row["upper"]:
            continue
        if row["upper"] is None and row["value"] is not None:
            said = wording.stated(row, language)
            lines.append(wording.phrase("finding.open_upper", language, value=said))
            continue
        # beside a figure the range is reckoned, and only the figure stands in the document
        said = wording.stated(row, language) if row["value"] is not None else ""
        ends = wording.interval(
            row["lower"], row["upper"], row["base_unit"], language,
            None if said else row["statement_id"],
        )  # fmt: skip
        told = {"interval": ends, "year": wording.year(row["year"], language)}
        lines.append(
            wording.phrase("finding.interval", language, **told, value=said)
            if said
            else wording.phrase("finding.interval_ranged", language, **told)
        )
    return lines


def extrapolation(result: Projection, language: str) -> list[str]:
    """Name the years without a figure in the text, and the rule that fills them, if any."""
    from labourtargets import wording

    rows = result.stated[result.stated["basis"] == "extrapolated"]
    lines = []
    done, none = rows["status"].eq("ok"), result.takes_no_rule(rows)
    for own, key in (
        (rows[done], "finding.extrapolated"),
        (rows[none], "finding.outside_takes_none"),
        (rows[~(done | none)], "finding.outside"),
    ):
        if len(own):
            years = [wording.year(year, language) for year in sorted(set(own["year"]))]
            ruled = key == "finding.extrapolated"
            rule = {"rule": wording.label("model", result.before, language)} if ruled else {}
            told = wording.listed(years, language)
            lines.append(wording.phrase(key, language, years=told, **rule))
    return lines or [wording.phrase("finding.none_extrapolated", language)]


def assumptions(result: Projection, language: str) -> list[str]:
    """List everything assumed beyond the text."""
    from labourtargets import wording

    told = [
        shaped(name, {k: v for k, v in MODELS[name].shape.items() if k != "g"}, language)
        for name in result.used
    ]
    lines = [
        wording.phrase(
            "finding.models_used",
            language,
            models=wording.listed(told, language),
            bold=wording.label("model", result.model, language),
        )
    ]
    if result.stated["basis"].eq("interpolated").any():
        lines.append(wording.phrase("finding.way_assumed", language))
    apart = [
        wording.label("model", one, language) for one in result.models if one not in result.used
    ]
    if apart:
        names = wording.listed(apart, language)
        lines.append(wording.phrase("finding.models_apart", language, models=names))
    if (result.parts["anchors"]["comparator"] == "about").any():
        share = wording.number(100 * result.delta, "%", language)
        lines.append(wording.phrase("finding.about_admits", language, share=share))
    lines += _judged_years(result, language)
    lines += [*user_baselines(result, language), *_made(result, language), *_sums(result, language)]
    if result.scenarios:
        told = [scenario_label(one, language) for one in result.scenarios]
        listed = wording.listed(told, language)
        lines.append(wording.phrase("finding.supposed", language, told=listed))
    return lines


def _judged_years(result: Projection, language: str) -> list[str]:
    """Name the series whose years were read from outside their clause."""
    from labourtargets import wording

    anchors = result.parts["anchors"]
    judged = set(anchors.loc[years_judged(anchors["note"]), "series_id"])
    reason = wording.phrase("project.years_judged", language)
    return [_of_series(result, judged, reason, language)] if judged else []


def user_baselines(result: Projection, language: str) -> list[str]:
    """Say whose the supplied baselines are."""
    from labourtargets import wording

    anchors = result.parts["anchors"]
    lines = []
    for row in records(anchors[anchors["owner"].ne("")]):
        named = wording.phrase(
            "project.value_of",
            language,
            value=wording.number(row["value"], row["base_unit"], language),
            series=result.name_of(row["series_id"], language),
            year=wording.year(row["year"], language),
        )
        lines.append(
            wording.phrase("finding.user_baseline", language, value=named, source=row["owner"])
        )
    return lines


def _made(result: Projection, language: str) -> list[str]:
    """Say how claims, totals, ranges and undirected levels were reckoned."""
    from labourtargets import wording

    lines = []
    rows = result.stated[(result.stated["status"] == "ok") & result.stated["reason"].ne("")]
    rows = rows.assign(code=rows["reason"].str.split("; ")).explode("code")
    for code, own in rows.groupby("code"):
        if str(code).startswith(("supplied_baseline", "extrapolated_by")):
            continue
        reason = explain(str(code), language)
        lines.append(_of_series(result, set(own["series_id"]), reason, language))
    names = [
        wording.indicator_name(name, language)
        for name in dict.fromkeys(result.parts["anchors"]["indicator_id"])
        if undirected(result, name)
    ]
    if names:
        told = wording.listed(names, language)
        lines.append(wording.phrase("finding.undirected", language, names=told))
    return lines


def _of_series(result: Projection, series: set[str], reason: str, language: str) -> str:
    """Say something of the series it holds for, which are named unless they are all."""
    from labourtargets import wording

    if len(result.series) == 1:
        return wording.phrase("finding.made_one", language, reason=reason)
    if series == set(result.series):
        return wording.phrase("finding.made_all", language, reason=reason)
    names = [result.name_of(one, language) for one in result.series if one in series]
    told = wording.named(names, language)
    return wording.phrase("finding.made", language, names=told, reason=reason)


def _sums(result: Projection, language: str) -> list[str]:
    """Sum the yearly rates of annual flows; of a lone one, say what they come to."""
    from labourtargets import wording

    anchors = result.parts["anchors"]
    if not (anchors["measure"].eq("annual_flow") & anchors["timing"].ne("each_year")).any():
        return []
    lines = [wording.phrase("finding.rates", language)]
    rows = result.stated[result.stated["value"].notna() & result.stated["basis"].ne("extrapolated")]
    if len(result.series) > 1 or rows.empty:
        return lines
    totals = accumulate(rows, anchors)
    last = totals[totals["year"] == totals["year"].max()]
    told = [
        wording.phrase(
            "project.by_model",
            language,
            model=wording.label("model", row["model"], language),
            value=wording.number(row["value"], row["base_unit"], language),
        )
        for row in records(last)
        if row["model"] in ("linear", "growth")
    ]
    if told:
        years = wording.period(last["since"].iloc[0], last["year"].iloc[0], language)
        summed = wording.listed(told, language)
        lines.append(wording.phrase("finding.summed", language, years=years, totals=summed))
    return lines
