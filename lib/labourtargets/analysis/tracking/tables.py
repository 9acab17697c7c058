"""The tables of judged targets: verdicts, panel, paths, priors, backtest."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pandas as pd

from labourtargets.analysis.selection import View
from labourtargets.analysis.tracking import counting, outcomes, prospects, published
from labourtargets.analysis.tracking.outcomes import placed, yes_or_no
from labourtargets.analysis.tracking.published import Built, column, who
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.tracking.selection import Tracking

__all__ = ["TABLES", "build_view"]

_SIGNS = re.compile(r"(>=|<=|>|<)(-?)")
_PRINTED = {">=": "≥", "<=": "≤"}


def build_view(made: Tracking, name: str, language: str) -> View:
    """Build one of `TABLES`.

    Examples
    --------
    >>> from labourtargets.analysis import assess
    >>> made = assess(indicator="rd_intensity", as_of="2026-11-23")
    >>> build_view(made, "judged", "en").frame["method"].tolist()[:2]
    ['StatCan/Eurostat', 'Healthy People']
    """
    from labourtargets import wording

    build, key = TABLES[name]
    frame, columns = build(made, language)
    below = [
        wording.phrase(f"tracking.{line}", language)
        for line, wanted in (
            ("reliability", name in ("observations", "context") and len(frame)),
            ("synthetic", made.synthetic and name not in ("methods", "coverage")),
        )
        if wanted
    ]
    note = wording.joined(below, language)
    title = (
        counting.sourced(made, key, language)
        if name in ("observations", "assessed")
        else wording.phrase(f"tracking.{key}", language)
    )
    return View(frame, columns, title, note)


def _panel(made: Tracking, language: str) -> Built:
    from labourtargets import wording

    judged = made.parts["panel"]
    if made.methods != "all":
        judged = judged[judged["shown"]]
    frame = placed(made, judged, language)
    frame = frame.assign(
        method=[wording.label("method", code, language) for code in frame["method"]],
        conclusion=[wording.label("conclusion", code, language) for code in frame["label"]],
        hidden=[yes_or_no(value, language) for value in frame["within_rounding"]],
    )
    return frame, [
        *who(language),
        column("method", language),
        column("statistic", language, type="number", decimals=3),
        column("conclusion", language),
        column("hidden", language, "changes_within_rounding"),
    ]


def _methods(made: Tracking, language: str) -> Built:
    from labourtargets import wording

    table = made.parts["methods"].sort_values("position")
    frame = table.assign(
        name=table[f"name_{language}"],
        remark=table[f"note_{language}"],
        statistic=table[f"statistic_{language}"]
        + wording.phrase("page.colon", language)
        + table[f"formula_{language}"],
        cited=[
            " ".join(each for each in (row[f"source_{language}"], row["url"]) if pd.notna(each))
            for row in records(table)
        ],
        bands=[_bands(row["cut_offs"], row["labels"], language) for row in records(table)],
        read=[wording.label("yesno", code, language) for code in table["read_at_source"]],
    )
    return frame, [
        column("name", language, "method"),
        column("statistic", language),
        column("bands", language, "cut_offs"),
        column("cited", language, "source", shown=f"source_{language}", href="url"),
        column("read", language, "read_at_source"),
        column("remark", language, "note"),
    ]


def _sign(found: re.Match[str]) -> str:
    return f"{_PRINTED.get(found[1], found[1])}\u00a0{found[2].replace('-', '−')}"


def _bands(cut_offs: object, labels: object, language: str) -> str:
    """Print each label with the conditions that give it."""
    from labourtargets import wording

    if not isinstance(cut_offs, str) or not isinstance(labels, str):
        return wording.MISSING
    conditions: dict[str, list[str]] = {}
    for cut, label in zip(cut_offs.split("|"), labels.split("|"), strict=True):
        told = (
            counting.say("tracking.band_met", language) if cut == "met" else _SIGNS.sub(_sign, cut)
        )
        conditions.setdefault(label, []).append(told)
    either = counting.say("tracking.band_or", language)
    return counting.say("tracking.joint", language).join(
        wording.label("conclusion", label, language)
        + wording.phrase("page.colon", language)
        + either.join(each)
        for label, each in conditions.items()
    )


def _paths(made: Tracking, language: str) -> Built:
    from labourtargets import wording

    frame = placed(made, made.parts["paths"], language)
    lines = records(frame)
    frame = frame.assign(
        model=[wording.label("model", row["model"], language) for row in lines],
        asked=[wording.number(row["due"], row["base_unit"], language) for row in lines],
        apart=[
            wording.number(
                row["difference"],
                _points(row["base_unit"]),
                language,
                signed=True,
                decimals=2 if row["base_unit"] == "%" else None,
            )
            for row in lines
        ],
        standing=[wording.label("standing", row["standing"], language) for row in lines],
        hidden=[yes_or_no(row["within_rounding"], language) for row in lines],
    )
    return frame, [
        *who(language),
        column("model", language),
        column("year", language, type="year"),
        column("asked", language, "path_value"),
        column("apart", language, "difference"),
        column("standing", language),
        column("hidden", language, "within_rounding"),
        column("years_ahead", language, type="number", decimals=1),
    ]


def _points(unit: object) -> str:
    # The difference of two shares is counted in percentage points, never in percent.
    return "百分点" if unit == "%" else str(unit)


def _pace(made: Tracking, language: str) -> Built:
    from labourtargets import wording

    frame = placed(made, made.parts["pace"], language)
    lines = records(frame)
    texts = {
        name: [
            wording.number(row[column], _points(row["base_unit"]), language, signed=True)
            for row in lines
        ]
        for name, column in (("achieved", "achieved_per_year"), ("needed", "needed_per_year"))
    }
    return frame.assign(**texts), [
        *who(language),
        column("achieved", language),
        column("needed", language),
        column("times_achieved", language, "times", type="number", decimals=2),
    ]


TABLES: dict[str, tuple[Callable[[Tracking, str], Built], str]] = {
    "verdicts": (outcomes.verdicts, "verdicts"),
    "assessed": (outcomes.seen, "assessed"),
    "judged": (_panel, "panel"),
    "methods": (_methods, "methods"),
    "paths": (_paths, "paths"),
    "pace": (_pace, "pace_title"),
    "priors": (prospects.priors, "priors"),
    "coverage": (prospects.coverage, "coverage"),
    "backtests": (prospects.backtests, "backtests"),
    "worksheet": (published.to_fill_in, "worksheet"),
    "observations": (published.observations, "observations"),
    "context": (published.context, "context_title"),
    "revisions": (published.revised, "revisions"),
}
