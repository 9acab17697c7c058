"""Tables of verdicts: every target, and those with a published figure; cells they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.selection import named
from labourtargets.analysis.tracking.counting import roundings, suspicions, tell
from labourtargets.analysis.tracking.published import Built, column, who
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.tracking.selection import Tracking

__all__ = ["placed", "seen", "verdicts", "yes_or_no"]


def verdicts(made: Tracking, language: str, rows: pd.DataFrame | None = None) -> Built:
    """Return every target with its verdict, the reason, and what would change it."""
    from labourtargets import wording

    rows = made.frame if rows is None else rows
    lines = records(rows)
    frame = named(rows, language).assign(
        said=[wording.promised(row, language) for row in lines],
        seen=[wording.number(row["observed"], row["base_unit"], language) for row in lines],
        verdict_label=[wording.label("verdict", row["verdict"], language) for row in lines],
        evidence_label=[tell(made, f"evidence.{row['evidence']}", language) for row in lines],
        why=[tell(made, f"because.{row['reason']}", language) for row in lines],
        lacking=[_lacking(made, row, language) for row in lines],
        remark=[_remark(made, row, language) for row in lines],
    )
    return frame, [
        *who(language),
        column("said", language, "target", statement="statement_id"),
        column("period_end", language, "due", type="year"),
        column("seen", language, "observed"),
        column("observed_year", language, type="year"),
        column("verdict_label", language, "verdict"),
        column("why", language, "reason"),
        column("evidence_label", language, "evidence"),
        column("lacking", language, "missing"),
        column("remark", language, "note"),
    ]


def _lacking(made: Tracking, row: dict[str, Any], language: str) -> str:
    """Name what would change the verdict, with the period a figure is wanted for."""
    from labourtargets import wording

    if row["evidence"] == "no_direction":
        return wording.phrase("lack.nothing", language)
    period = wording.period(row["period_start"], row["period_end"], language)
    told = []
    for code in filter(None, str(row["missing"] or "").split("|")):
        since = code == "observation" and row["stage"] == "running" and row["period_end"]
        if since and row["timing"] == "at_date":
            told.append(tell(made, "lack.since", language))
        else:
            values = {"period": period} if code == "observation" else {}
            told.append(tell(made, f"lack.{code}", language, **values))
    text = wording.phrase("lack.joint", language).join(told)
    return wording.sentence(text, language)


def _remark(made: Tracking, row: dict[str, Any], language: str) -> str:
    from labourtargets import wording

    warned = [
        wording.phrase("tracking.doubtful", language, warning=wording.phrase(key, language))
        for key in (f"suspicious.{code}" for code in suspicions(made, row["observation_ids"]))
    ]
    note = wording.one_language(row["caveat"], language)
    told = [*roundings(made, row, language), *warned, note]
    return " ".join(wording.sentence(each, language) for each in told if each)


def seen(made: Tracking, language: str) -> Built:
    """Return the targets with a published figure."""
    frame, columns = verdicts(made, language, made.with_figure)
    return frame, [each for each in columns if each.name not in ("evidence_label", "lacking")]


def placed(made: Tracking, rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """Add region, indicator and unit of the target to rows that name its statement."""
    from labourtargets import wording

    kept = made.frame[["statement_id", "region_id", "indicator_id", "base_unit"]]
    frame = named(rows.merge(kept, on="statement_id", how="inner"), language)
    doubted = frame["statement_id"].isin(made.doubted)
    marked = [
        wording.phrase("tracking.doubted", language, name=name) for name in frame["indicator"]
    ]
    return frame.assign(indicator=frame["indicator"].mask(doubted, marked))


def yes_or_no(value: Any, language: str) -> str:
    """Print a truth value, and the sign for missing where there is none."""
    from labourtargets import wording

    code = None if pd.isna(value) else "yes" if value else "no"
    return wording.label("yesno", code, language)
