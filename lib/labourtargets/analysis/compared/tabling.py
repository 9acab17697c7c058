"""Tables of a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from labourtargets.analysis.compared.paired import judged
from labourtargets.analysis.published import published
from labourtargets.analysis.selection import View, named
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.compared.result import Comparison
    from labourtargets.charts import Column

__all__ = ["TABLES", "lay"]

TABLES = ("ranking", "pace_ranking", "shares", "left_out", "pairs", "beside", "denominators")
# units of what is asked a year
_PACES = {"required_growth": "%", "points_a_year": "百分点"}
_TITLES = {
    "ranking": "ranks",
    "pace_ranking": "ranks",
    "shares": "contributions",
    "left_out": "leave_one_out",
}


def lay(found: Comparison, name: str, language: str) -> View:
    """Lay out one of the tables of a comparison, named as in `TABLES`."""
    from labourtargets import wording
    from labourtargets.charts import Column

    if name in ("pairs", "beside"):
        return _pairs(found, language, name == "beside")
    if name == "denominators":
        title = wording.phrase("compare.denominators", language)
        return published(found.denominators, language, title)
    region = Column("region", wording.phrase("column.region", language))
    title = wording.phrase(f"compare.{_TITLES[name]}", language)
    if name in ("ranking", "pace_ranking"):
        return _ranked(found, name, language, f"{title} · ")
    if name == "shares":
        columns = [
            region,
            _number("start", language, found.base, "start_id"),
            _number("end", language, found.base, "end_id"),
            _number("contribution", language, "百分点", decimals=2),
            _number("share_of_change", language, "%", key="share", decimals=1),
            _number("growth", language, "%", decimals=2),
            _number("beside_whole", language, "百分点", key="growth_beside", decimals=2),
        ]
        frame = named(found.split.frame, language)
        for one, year in (("start_id", found.since), ("end_id", found.year)):
            stated = found.of_main[found.of_main["year"] == year].set_index("region_id")
            frame[one] = frame["region_id"].map(stated["statement_id"])
        return View(frame, columns, title)
    columns = [
        Column("region", wording.phrase("column.left_out", language)),
        _number("slope", language, decimals=4),
    ]
    return View(named(found.slope.without, language), columns, title)


def _ranked(found: Comparison, name: str, language: str, title: str) -> View:
    """List the ranks with their ranges, and what the figure itself could be."""
    from labourtargets import wording
    from labourtargets.charts import Column

    of_levels = name == "ranking"
    frame = named(found.ranks if of_levels else found.pace, language)
    measure = found.measure if of_levels else found.paced
    unit = found.unit if of_levels else _PACES[found.paced]
    if measure == "per_10k_residents":
        # the table says by itself what its figures are divided by
        unit = str(found.measured["unit"].iloc[0])
    decimals = 2 if measure in _PACES else None
    statement, key = "", "compare.rounding.reckoned"
    # only a level stands in a sentence; whatever is reckoned from it bears no link
    if measure == "level":
        statement, key = "statement_id", "compare.rounding"
        frame = frame.assign(statement_id=frame["statement_ids"].str.split("|").str[-1])
    columns = [
        Column("region", wording.phrase("column.region", language)),
        _number("value", language, unit, statement, decimals=decimals),
    ]
    if measure in _PACES:
        columns += [
            _number(one, language, unit, key=f"could_be_{one}", decimals=decimals)
            for one in ("lower", "upper")
        ]
    columns += [
        _number(one, language, key=key)
        for one, key in (
            ("rank", "rank"),
            ("rank_best", "rank_lower"),
            ("rank_worst", "rank_upper"),
        )
    ]
    note = wording.phrase(key, language)
    return View(frame, columns, f"{title}{found.described(language, measure)}", note)


def _number(
    name: str, language: str, unit: str = "", statement: str = "", key: str = "",
    decimals: int | None = None,
) -> Column:  # fmt: skip
    from labourtargets import wording
    from labourtargets.charts import Column

    label = wording.phrase(f"column.{key or name}", language)
    places = 0 if name.startswith("rank") else decimals
    return Column(name, label, unit, "number", places, statement)


def _pairs(found: Comparison, language: str, figures: bool) -> View:
    """List every pair with its class and reason, the figures of loose pairs among it if wanted."""
    from labourtargets import wording
    from labourtargets.charts import Column

    shown = [
        {
            "pair": found.pair(row, language),
            "grade": wording.label("comparability", row["class"], language),
            "reason": judged(found, row, language) if figures else row[f"reason_{language}"],
        }
        for row in records(found.grades)
    ]
    names = ["pair", "grade", "reason"]
    columns = [Column(one, wording.phrase(f"column.{one}", language)) for one in names]
    title = f"{wording.phrase('compare.pairs', language)} · {found.described(language)}"
    return View(pd.DataFrame(shown, columns=names), columns, title)
