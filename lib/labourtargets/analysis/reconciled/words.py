"""What the checks find, in words: what does not agree, what is explained, what is set apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.reconciled.needing import headline, itemised, losses
from labourtargets.analysis.reconciled.outcomes import CLASSES
from labourtargets.analysis.reconciled.printing import gap
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.reconciled.outcomes import Outcomes

__all__ = ["WORDED"]

_ROUNDED = ("total_rounded", "parts_rounded")


def _answer(found: Outcomes, language: str) -> list[str]:
    """Say first what the run asks: the need at a yearly loss, if one was set; then the verdicts."""
    asked = itemised(found, language) if found.attrition and found.itemises else []
    return [
        *asked,
        *_discrepancies(found, language),
        *_explained(found, language),
        *_unlike(found, language),
        _classes(found, language),
    ]


def _discrepancies(found: Outcomes, language: str) -> list[str]:
    from labourtargets import wording

    rows = found.frame[found.frame["verdict"] == "discrepancy"]
    if rows.empty:
        return [wording.phrase("agree.none", language, count=len(found.frame))]
    names = _named(found, rows, language)
    return [
        wording.phrase(
            "agree.disagree", language, count=len(found.frame), wrong=len(rows), names=names
        )
    ]


def _named(found: Outcomes, rows: pd.DataFrame, language: str) -> str:
    """Name checks with their gaps."""
    from labourtargets import wording

    told = [
        wording.phrase(
            "agree.named_gap",
            language,
            name=_name(found, row, language),
            gap=gap(found, row, language),
        )
        for row in records(rows)
    ]
    return wording.phrase("agree.join", language).join(told)


def _name(found: Outcomes, row: dict[str, Any], language: str) -> str:
    """Name a check; of a total against its parts, indicator and year say enough."""
    from labourtargets import wording

    if row["kind"] != "parts_total":
        return str(row[f"title_{language}"])
    total = found.statement(row["right_ids"])
    return wording.phrase(
        "agree.named_total",
        language,
        indicator=wording.indicator_name(total["indicator_id"], language),
        year=wording.year(total["period_end"], language),
    )


def _explained(found: Outcomes, language: str) -> list[str]:
    """Name the gaps that rounding explains, and those that the wording admits."""
    from labourtargets import wording

    apart = found.frame[found.frame["gap"].fillna(0.0) != 0]
    by = {
        "rounding": apart[apart["verdict"].isin(_ROUNDED)],
        "wording": apart[apart["verdict"] == "within_wording"],
    }
    told = [
        wording.phrase(
            f"agree.by_{reason}", language, count=len(rows), names=_named(found, rows, language)
        )
        for reason, rows in by.items()
        if len(rows)
    ]
    level = found.frame[(found.frame["verdict"] == "within_wording") & (found.frame["gap"] == 0)]
    if len(level):
        names = [_name(found, row, language) for row in records(level)]
        told.append(
            wording.phrase(
                "agree.by_range", language, count=len(level),
                names=wording.phrase("agree.join", language).join(names),
            )
        )  # fmt: skip
    return told


def _unlike(found: Outcomes, language: str) -> list[str]:
    """Count by kind what cannot be set against each other."""
    from labourtargets import wording

    rows = found.frame[found.frame["verdict"] == "not_reconcilable"]
    if rows.empty:
        return []
    counted = rows["kind"].value_counts(sort=False)
    told = [
        wording.phrase(
            "agree.kind", language, count=int(count), name=_kind(found, str(kind), language)
        )
        for kind, count in counted.items()
    ]
    return [
        wording.phrase(
            "agree.unlike", language, count=len(rows), kinds=wording.listed(told, language)
        )
    ]


def _kind(found: Outcomes, kind: str, language: str) -> str:
    name = found.kinds.get(kind, {}).get(language, kind)
    return name[:1].lower() + name[1:] if language == "en" else f"“{name}”"


def _classes(found: Outcomes, language: str) -> str:
    """Say how many checks set figures against figures, and how many are of another kind."""
    from labourtargets import wording

    counts = found.classes.value_counts()
    told = [
        wording.phrase(f"agree.class.{name}", language, count=int(counts[name]))
        for name in CLASSES
        if name in counts.index
    ]
    return wording.phrase(
        "agree.classes", language, count=len(found.frame), classes=wording.listed(told, language)
    )


def _verdicts(found: Outcomes, language: str) -> list[str]:
    """Tell the verdicts of every class of checks on a line of its own."""
    from labourtargets import wording

    classes = found.classes
    return [
        wording.phrase(
            "agree.class_verdicts",
            language,
            name=wording.phrase(
                f"agree.class.{name}", language, count=int((classes == name).sum())
            ),
            verdicts=_told(found, found.frame[classes == name], language),
        )
        for name in CLASSES
        if (classes == name).any()
    ]


def _told(found: Outcomes, rows: pd.DataFrame, language: str) -> str:
    from labourtargets import wording

    parts = [
        wording.phrase(
            "agree.verdict_count",
            language,
            count=row["count"],
            verdict=wording.label("agreement", row["verdict"], language),
        )
        for row in records(found.counted(rows))
    ]
    return wording.listed(parts, language)


def _totals(found: Outcomes, language: str) -> list[str]:
    from labourtargets import wording

    verdicts = found.of("parts_total")["verdict"]
    groups = {
        "exact": verdicts == "exact",
        "rounded": verdicts.isin(_ROUNDED),
        "wording": verdicts == "within_wording",
        "apart": verdicts == "discrepancy",
    }
    told = [
        wording.phrase(f"agree.totals.{name}", language, count=int(here.sum()))
        for name, here in groups.items()
        if here.any()
    ]
    return [
        wording.phrase(
            "agree.title.parts",
            language,
            count=len(verdicts),
            told=wording.phrase("agree.comma", language).join(told),
        )
    ]


def _gaps(found: Outcomes, language: str) -> list[str]:
    from labourtargets import wording

    said = []
    for row in records(found.of("parts_total")):
        if not row["gap"]:
            continue
        total, unit = found.statement(row["right_ids"]), str(row["unit"])
        base = str(total["base_unit"])
        said.append(
            wording.phrase(
                "finding.sum_gap",
                language,
                year=wording.year(total["period_end"], language),
                indicator=wording.indicator_name(total["indicator_id"], language),
                parts=wording.number(found.in_base(row["left_value"], unit), base, language),
                total=wording.number(total["value"], base, language, row["right_ids"]),
                gap=gap(found, row, language),
                verdict=wording.label("agreement", row["verdict"], language),
            )
        )
    return [*(said or [wording.phrase("agree.gaps.none", language)]), *_of_classes(found, language)]


def _of_classes(found: Outcomes, language: str) -> list[str]:
    """Say how classes that a plan sums up stand to the figure over them, which they need not fill."""
    from labourtargets import wording

    several = found.frame["left_ids"].str.contains("|", regex=False)
    rows = found.frame[several & found.frame["kind"].isin(["tiers_group", "nested_base"])]
    return [
        wording.phrase(
            "agree.classes_of",
            language,
            title=str(row[f"title_{language}"]),
            sum=wording.number(
                found.in_base(row["left_value"], str(row["unit"])), whole["base_unit"], language
            ),
            whole=wording.stated(whole, language),
            verdict=wording.label("agreement", row["verdict"], language),
        )
        for row in records(rows)
        for whole in [found.statement(row["right_ids"])]
    ]


def _same_figures(found: Outcomes, language: str) -> list[str]:
    from labourtargets import wording

    said = []
    for row in records(found.frame[found.frame["kind"] == "two_concepts"]):
        if "same_figure" not in row["explanation"].split("|"):
            continue
        sides = {
            which: found.statement(str(row[f"{side}_ids"]).split("|")[0])
            for which, side in (("first", "left"), ("second", "right"))
        }
        words: dict[str, Any] = {}
        for which, own in sides.items():
            words[which] = wording.stated(own, language)
            words[f"{which}_concept"] = wording.indicator_name(str(own["indicator_id"]), language)
        places = {
            which: wording.region_name(str(own["region_id"]), language, inline=True)
            for which, own in sides.items()
        }
        if places["first"] == places["second"]:
            said.append(
                wording.phrase("agree.same.place", language, place=places["first"], **words)
            )
        else:
            words |= {f"{which}_place": place for which, place in places.items()}
            said.append(wording.phrase("agree.same.places", language, **words))
    return said


def _direction(found: Outcomes, language: str) -> list[str]:
    from labourtargets import wording

    rows = found.of("milestones")
    told = _told(found, rows, language)
    return [wording.phrase("finding.agreement", language, count=len(rows), verdicts=told)]


WORDED: dict[str, Callable[[Outcomes, str], list[str]]] = {
    "answer": _answer,
    "by_class": _verdicts,
    "discrepancies": _discrepancies,
    "explained": _explained,
    "unlike": _unlike,
    "totals": _totals,
    "gaps": _gaps,
    "items": itemised,
    "headline": headline,
    "attrition": losses,
    "same_figure": _same_figures,
    "direction": _direction,
}
