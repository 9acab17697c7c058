"""The findings of judged targets, worded from the computed numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from labourtargets.analysis.published import period_words
from labourtargets.analysis.tracking import chances, counting, pace, published
from labourtargets.analysis.tracking.counting import FEW, say, tell
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.tracking.selection import Tracking

__all__ = ["FINDINGS", "word"]


def word(made: Tracking, name: str, language: str) -> list[str]:
    """Word one of `FINDINGS`.

    Examples
    --------
    >>> from labourtargets.analysis import assess
    >>> made = assess(indicator="rd_intensity", as_of="2026-11-23")
    >>> word(made, "known", "en")[1]
    'Why: one has only a figure of an earlier year.'
    """
    return FINDINGS[name](made, language)


def _answer(made: Tracking, language: str) -> list[str]:
    first = (
        [say("tracking.synthetic", language)] if made.synthetic else counting.own(made, language)
    )
    count, *others = counting.how_much(made, language)
    one = records(made.with_figure)[:1]
    if len(made.assessed) > 1 or not one:
        told = counting.outcome(made, language) if one else _cases(made, language)
    else:
        told = [
            _case(made, one[0], language),
            *_doubts(made, one[0], language),
            *counting.roundings(made, one[0], language),
        ]
    return [*first, count, *told, *others, *published.unknown(made, language)]


def _doubts(made: Tracking, row: dict[str, Any], language: str) -> list[str]:
    """Name what is suspicious of the figures of a case."""
    return [
        say("tracking.doubtful", language, warning=say(f"suspicious.{code}", language))
        for code in counting.suspicions(made, row["observation_ids"])
    ]


def _cases(made: Tracking, language: str) -> list[str]:
    from labourtargets import wording

    said = []
    for row in records(made.with_figure)[:FEW]:
        said += [_case(made, row, language), *counting.roundings(made, row, language)]
        said += _doubts(made, row, language)
        note = wording.one_language(row["caveat"], language)
        if note:
            said.append(say("tracking.caveat", language, note=note.rstrip("。.")))
    if len(made.with_figure) > FEW:
        said.append(say("tracking.more", language, count=len(made.with_figure) - FEW))
    return said or [tell(made, "tracking.no_figure", language)]


def _case(made: Tracking, row: dict[str, Any], language: str) -> str:
    from labourtargets import wording

    kind = made.case_of(row)["kind"]
    told = {
        **made.name_of(row, language),
        "target": wording.promised(row, language),
        "due": wording.period(row["period_start"], row["period_end"], language),
        "year": wording.year(row["observed_year"], language),
        "observed": wording.number(row["observed"], row["base_unit"], language),
    }
    if row["evidence"] == "earlier_figure" and kind == "level":
        stand = "reached" if row["reason"] == "reached_before_due" else "short"
        return tell(
            made,
            "tracking.case_earlier",
            language,
            **told,
            stand=say(f"tracking.stand.{stand}", language),
            methods=_methods_then(made, row, language),
        )
    key = "tracking.case_sum" if kind == "cumulative" else "tracking.case"
    verdict = wording.label("verdict", row["verdict"], language)
    reason = tell(made, f"because.{row['reason']}", language)
    return say(key, language, **told, verdict=verdict, reason=reason)


def _methods_then(made: Tracking, row: dict[str, Any], language: str) -> str:
    """Say how the methods shown read an earlier figure; nothing where none can."""
    found = made.parts["agreement"]
    if row["statement_id"] not in found.index:
        return ""
    mine = found.loc[row["statement_id"]]
    which = (
        "all" if mine["on_course"] == mine["methods"] else "some" if mine["on_course"] else "none"
    )
    return say(f"tracking.then.{which}", language)


def _worksheet(made: Tracking, language: str) -> list[str]:
    count, helpless = len(made.parts["worksheet"]), made.helpless
    said = [
        say("tracking.missing", language, count=count)
        if count
        else say("tracking.nothing_missing", language)
    ]
    if len(helpless):
        undated = int((helpless["evidence"] == "incomplete_target").sum())
        said.append(
            say(
                "tracking.helpless",
                language,
                count=len(helpless),
                undated=undated,
                aimless=len(helpless) - undated,
            )
        )
    return said


def _used(made: Tracking, language: str) -> list[str]:
    from labourtargets import wording

    warned = made.parts["suspicious"].merge(
        made.parts["loaded"][["observation_id", "region_id", "indicator_id", "period_text"]],
        on="observation_id",
    )
    own = len(
        made.parts["known"].merge(made.frame[["region_id", "indicator_id"]].drop_duplicates())
    )
    return [
        *counting.own(made, language),
        say(
            "tracking.used",
            language,
            count=len(made.parts["loaded"]),
            date=wording.date(made.as_of, language),
            known=len(made.parts["known"]),
            own=own,
            others=len(made.parts["known"]) - own,
            revisions=len(made.parts["revisions"]),
            suspicious=len(warned),
        ),
        *published.unknown(made, language),
        *(
            say(
                "tracking.suspicious",
                language,
                **made.name_of(row, language),
                period=period_words(row["period_text"], language),
                warning=say(f"suspicious.{row['warning']}", language),
            )
            for row in records(warned)[:FEW]
        ),
    ]


def _context(made: Tracking, language: str) -> list[str]:
    from labourtargets import wording

    known = made.parts["known"]
    parts, wholes = (
        known[known["indicator_id"] == name] for name in ("high_skilled_workers", "skilled_workers")
    )
    both = parts.merge(wholes, on=["region_id", "period_text"], suffixes=("", "_all"))
    higher = both[~both["region_id"].isin(made.frame["region_id"])]
    said = []
    for row in records(higher):
        numbers: dict[str, Any] = {
            "part_value": wording.number(row["value"], row["base_unit"], language),
            "whole_value": wording.number(row["value_all"], row["base_unit"], language),
            "share": wording.number(
                100 * row["value"] / row["value_all"], "%", language, decimals=1
            ),
        }
        said.append(
            say(
                "tracking.context",
                language,
                region=wording.region_name(row["region_id"], language),
                year=wording.date(row["period_text"], language),
                **numbers,
                part=wording.indicator_name("high_skilled_workers", language),
                whole=wording.indicator_name("skilled_workers", language),
            )
        )
    return said or [tell(made, "tracking.no_context", language)]


def _methods(made: Tracking, language: str) -> list[str]:
    from labourtargets import wording

    table = made.parts["methods"]
    unread = table.loc[table["read_at_source"] == "no", f"name_{language}"]
    said = [say("tracking.unread", language, methods=wording.listed(list(unread), language))]
    panel = made.parts["panel"]
    applied = set(panel.loc[panel["shown"], "method"])
    if made.methods == "all" or not applied:
        return said
    names = list(table.loc[table["method"].isin(applied), f"name_{language}"])
    listed = wording.listed(names, language)
    count = {"count": len(names), "total": len(table), "methods": listed}
    return [say("tracking.applied", language, **count), *said]


FINDINGS: dict[str, Callable[[Tracking, str], list[str]]] = {
    "answer": _answer,
    "known": counting.how_much,
    "little": counting.little,
    "outcome": counting.outcome,
    "cases": _cases,
    "conclusions": pace.panels,
    "unread": _methods,
    "standings": pace.path_standings,
    "paces": pace.paces,
    "chances": chances.probabilities,
    "calibration": chances.calibration,
    "forecasting": chances.forecasts,
    "missing": _worksheet,
    "used": _used,
    "higher_tier": _context,
}
