"""Tables of published figures: those used, those of a higher tier, revised, missing."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pandas as pd

from labourtargets.analysis.published import period_words
from labourtargets.analysis.selection import named
from labourtargets.analysis.tracking.counting import FEW, tell
from labourtargets.observations import annual, known, published_by
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.tracking.selection import Tracking
    from labourtargets.charts import Column

__all__ = [
    "Built",
    "column",
    "context",
    "observations",
    "revised",
    "to_fill_in",
    "unknown",
    "who",
]

# 20万人 (2025) and the statement it stands in, as the worksheet notes them.
_STATEMENT = re.compile(r"([a-z0-9-]+:\d+(?::\d+)?): ")
Built = tuple[pd.DataFrame, "list[Column]"]


def column(
    name: str,
    language: str,
    key: str = "",
    unit: str = "",
    type: str = "text",
    decimals: int | None = None,
    statement: str = "",
    shown: str = "",
    href: str = "",
) -> Column:
    """Return a column headed by the phrase ``column.<key>``."""
    from labourtargets import wording
    from labourtargets.charts import Column

    label = wording.phrase(f"column.{key or name}", language)
    return Column(name, label, unit, type, decimals, statement, shown, href)


def who(language: str) -> list[Column]:
    """Return the columns region and indicator."""
    return [column("region", language), column("indicator", language)]


def to_fill_in(made: Tracking, language: str) -> Built:
    """Return the worksheet: identifiers in its CSV, which is the form, and names on the page."""
    from labourtargets import wording

    frame = made.parts["worksheet"]
    targets = {row["statement_id"]: row for row in records(made.frame)}
    lines = records(frame)
    shown = frame.assign(
        place=[wording.region_name(row["region"], language) for row in lines],
        counted=[wording.indicator_name(row["indicator"], language) for row in lines],
        when=[period_words(row["period"], language) for row in lines],
        # The form takes the unit as it is; English adds what it means.
        measured=[
            row["unit"]
            if language == "zh" or row["unit"] == wording.unit_name(row["unit"], language)
            else f"{row['unit']} ({wording.unit_name(row['unit'], language)})"
            for row in lines
        ],
        purpose=[
            wording.listed(
                [
                    wording.phrase(
                        "tracking.purpose",
                        language,
                        target=wording.promised(targets[key], language),
                        due=wording.period(
                            targets[key]["period_start"], targets[key]["period_end"], language
                        ),
                    )
                    for key in _STATEMENT.findall(str(row["note"]))
                ],
                language,
            )
            for row in lines
        ],
    )
    printed = {
        "region": "place",
        "indicator": "counted",
        "period": "when",
        "unit": "measured",
        "note": "purpose",
    }
    heads = {"as_of": _dated(made), "note": "purpose"}
    return shown, [
        column(name, language, heads.get(name, name), shown=printed.get(name, ""))
        for name in frame.columns
    ]


def observations(made: Tracking, language: str) -> Built:
    """Return every figure used: those the verdicts rest on, and the years drawn beside them."""
    used = {
        each for ids in made.with_figure["observation_ids"] for each in str(ids).split("|") if each
    }
    rows = made.parts["known"]
    pairs = set(zip(made.with_figure["region_id"], made.with_figure["indicator_id"], strict=True))
    # Paths, priors and forecasts read the other years of the series of a verdict.
    series = set(annual(rows)["observation_id"])
    beside = [
        row["observation_id"] in series and (row["region_id"], row["indicator_id"]) in pairs
        for row in records(rows)
    ]
    wanted = rows["observation_id"].isin(used) | pd.Series(beside, index=rows.index, dtype=bool)
    return _published(made, rows[wanted], language)


def context(made: Tracking, language: str) -> Built:
    """Return recent figures of the same indicators elsewhere."""
    rows = made.parts["known"]
    wanted = rows["indicator_id"].isin(made.frame["indicator_id"])
    elsewhere = ~rows["region_id"].isin(made.frame["region_id"])
    recent = rows["period_end"] >= f"{int(made.as_of[:4]) - 6}"
    return _published(made, rows[wanted & elsewhere & recent], language)


def _published(made: Tracking, rows: pd.DataFrame, language: str) -> Built:
    from labourtargets import wording

    lines = records(rows)
    sources = [wording.one_language(row["source"], language) for row in lines]
    urls = [row["url"] if isinstance(row["url"], str) else "" for row in lines]
    frame = named(rows, language).assign(
        when=[period_words(row["period_text"], language) for row in lines],
        printed=[
            wording.number(row["value"], row["base_unit"], language, comparator=row["comparator"])
            for row in lines
        ],
        state=[tell(made, f"observation.{row['status']}", language) for row in lines],
        trust=[wording.label("reliability", row["reliability"], language) for row in lines],
        known=[_known_since(row, language) for row in lines],
        told=sources,
        # A downloaded table has no links: its cell holds the address as well.
        cited=[" ".join(filter(None, each)) for each in zip(sources, urls, strict=True)],
        url=urls,
        remark=[wording.one_language(row["note"], language) for row in lines],
    )
    return frame, [
        *who(language),
        column("when", language, "period"),
        column("printed", language, "value"),
        column("state", language, "status"),
        column("cited", language, "source", shown="told", href="url"),
        column("known", language, _dated(made)),
        column("trust", language, "reliability"),
        column("remark", language, "note"),
    ]


def _dated(made: Tracking) -> str:
    """Return what heads the days by which figures became known: own ones are not published."""
    return "known_since" if made.own else "published"


def _known_since(row: dict[str, object], language: str) -> str:
    from labourtargets import wording

    if isinstance(row["as_of"], str):
        return wording.date(row["as_of"], language)
    day = published_by("", dt.date.fromisoformat(str(row["period_end"])))
    return wording.phrase("tracking.undated", language, date=wording.date(str(day), language))


def unknown(made: Tracking, language: str) -> list[str]:
    """Name the reader's figures that are left out only because no day is given for them."""
    from labourtargets import wording

    if not made.own:
        return []
    rows = made.parts["loaded"]
    left = ~rows["observation_id"].isin(known(rows, made.as_of)["observation_id"])
    rows = rows[left & rows["as_of"].isna() & (rows["period_end"] <= made.as_of)]
    if rows.empty:
        return []
    named_ones = [
        wording.phrase(
            "tracking.figure",
            language,
            **made.name_of(row, language),
            period=period_words(row["period_text"], language),
        )
        for row in records(rows)[:FEW]
    ]
    listed = wording.phrase("tracking.joint", language).join(named_ones)
    return [wording.phrase("tracking.unknown", language, count=len(rows), figures=listed)]


def revised(made: Tracking, language: str) -> Built:
    """Return the figures that were revised."""
    from labourtargets import wording

    rows = made.parts["revisions"]
    units = made.parts["loaded"].set_index("observation_id")["base_unit"]
    lines = records(rows)
    texts = {
        name: [wording.number(row[name], units[row["observation_id"]], language) for row in lines]
        for name in ("from_value", "to_value")
    }
    when = [period_words(row["period_text"], language) for row in lines]
    known = [
        wording.date(row["to_as_of"], language) if row["to_as_of"] else wording.MISSING
        for row in lines
    ]
    return named(rows, language).assign(when=when, known=known, **texts), [
        *who(language),
        column("when", language, "period"),
        column("from_value", language),
        column("to_value", language),
        column("known", language, _dated(made)),
    ]
