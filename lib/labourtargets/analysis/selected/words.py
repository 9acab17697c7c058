"""Words for selected statements: what they count, where they go, what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from labourtargets.tables import records

__all__ = ["course", "further", "is_range", "joined", "labels", "moves", "nothing"]

# more names than these are a table
_MOST_NAMED = 5


def is_range(frame: pd.DataFrame) -> pd.Series[bool]:
    """Tell which rows have both bounds: a range is a figure though it has no value."""
    return frame["lower"].notna() & frame["upper"].notna()


def labels(rows: pd.DataFrame, language: str) -> list[str]:
    """Name each row by what tells the rows apart: region, indicator, measure."""
    from labourtargets import wording

    places, things = rows["region_id"].nunique() > 1, rows["indicator_id"].nunique() > 1
    measures = rows.groupby(["region_id", "indicator_id"])["measure"].nunique()
    named = []
    for row in records(rows):
        parts = []
        if places:
            parts.append(wording.region_name(row["region_id"], language, short=True))
        if things or not places:
            parts.append(wording.indicator_name(row["indicator_id"], language))
        if measures[(row["region_id"], row["indicator_id"])] > 1:
            parts.append(wording.label("measure", row["measure"], language))
        named.append(wording.phrase("stated.join", language).join(parts))
    return named


def course(rows: pd.DataFrame, language: str) -> str:
    """Word the first and the last figure of one thing counted."""
    from labourtargets import wording

    ordered = records(rows.sort_values("period_end", kind="stable"))
    first, last = ordered[0], ordered[-1]
    names = {
        "region": wording.region_name(first["region_id"], language, inline=True),
        "indicator": wording.indicator_name(first["indicator_id"], language),
    }
    if first["period_end"] == last["period_end"]:
        said = dict.fromkeys(wording.stated(row, language) for row in ordered)
        plain = {wording.plain(text): text for text in said}
        return wording.phrase(
            "finding.stated_once", language, **names,
            values=wording.listed(list(plain.values()), language),
            years=wording.period(last["period_start"], last["period_end"], language),
        )  # fmt: skip
    return wording.phrase(
        "finding.stated_course", language, **names,
        start=wording.stated(first, language), end=wording.stated(last, language),
        start_year=wording.period(first["period_start"], first["period_end"], language),
        end_year=wording.period(last["period_start"], last["period_end"], language),
    )  # fmt: skip


def moves(courses: Iterable[pd.DataFrame], language: str) -> str:
    """Count which way the figures stated for two years or more go; nothing where there are none."""
    from labourtargets import wording

    counts = {"rises": 0, "falls": 0, "holds": 0}
    moving = []
    for rows in courses:
        ordered = rows.dropna(subset=["value"]).sort_values("period_end", kind="stable")
        if ordered["period_end"].nunique() > 1:
            moving.append(ordered)
            change = ordered["value"].iloc[-1] - ordered["value"].iloc[0]
            counts["rises" if change > 0 else "falls" if change < 0 else "holds"] += 1
    if len(moving) == 1:
        return course(moving[0], language)
    told = [
        wording.phrase(
            "zone.moved", language, count=count,
            move=wording.label("moved" if count == 1 else "move", move, language),
        )
        for move, count in counts.items()
        if count
    ]  # fmt: skip
    if not told:
        return ""
    return wording.phrase(
        "finding.stated_courses", language, count=sum(counts.values()),
        moves=wording.listed(told, language),
    )  # fmt: skip


def further(left_out: pd.DataFrame, language: str) -> list[str]:
    """Name the panels there was no room for."""
    from labourtargets import wording

    names = dict.fromkeys(zip(left_out["panel"], left_out["label"], strict=True))
    if not names:
        return []
    said = joined([label for _, label in names], language)
    return [wording.phrase("stated.further", language, count=len(names), items=said)]


def nothing(without: Mapping[str, int], language: str) -> str:
    """Say that nothing has all that was asked for, and what is left without one part of it."""
    from labourtargets import wording

    left = [
        wording.phrase(
            "stated.left", language, count=count, part=wording.label("asked", part, language)
        )
        for part, count in without.items()
        if count and len(without) > 1
    ]
    said = [wording.phrase("stated.none_has_all", language)]
    if left:
        said.append(
            wording.phrase("stated.left_without", language, parts=wording.listed(left, language))
        )
    return wording.joined(said, language)


def joined(items: list[str], language: str) -> str:
    """Join items into a line; of a long list the rest is counted."""
    from labourtargets import wording

    shown = items[:_MOST_NAMED]
    if len(items) > _MOST_NAMED:
        shown.append(wording.phrase("stated.more", language, count=len(items) - _MOST_NAMED))
    return wording.phrase("alt.separator", language).join(shown)
