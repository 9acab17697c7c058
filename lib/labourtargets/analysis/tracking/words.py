"""The findings of judged targets, worded from the computed numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from labourtargets.analysis.tracking import pace
from labourtargets.analysis.tracking.pace import FEW, say
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
    >>> word(made, "known", "en")[0][:53]
    'As of 23 November 2026, 1 of 1 target can be assessed'
    """
    return FINDINGS[name](made, language)


def _answer(made: Tracking, language: str) -> list[str]:
    first = [say("tracking.synthetic", language)] if made.synthetic else []
    cases = _cases(made, language)
    told = _tally(made, language) if made.synthetic else cases[:1]
    return [*first, *_known(made, language), *told]


def _known(made: Tracking, language: str) -> list[str]:
    from labourtargets import wording

    counts = made.parts["counts"]
    evidence = counts[counts["axis"] == "evidence"].set_index("code")["targets"]
    return [
        say(
            "tracking.known",
            language,
            date=wording.date(made.as_of, language),
            total=len(made.frame),
            **{str(code): int(n) for code, n in evidence.items()},
        )
    ]


def _little(made: Tracking, language: str) -> list[str]:
    said = [] if made.synthetic else [say("tracking.little", language)]
    if made.dropped:
        said.append(say("tracking.dropped", language, count=made.dropped))
    return said or _known(made, language)


def _tally(made: Tracking, language: str) -> list[str]:
    from labourtargets import wording

    counts = made.parts["counts"]
    rows = counts[(counts["axis"] == "verdict") & (counts["targets"] > 0)]
    told = [
        f"{wording.label('verdict', row['code'], language)} {row['targets']}"
        for row in records(rows)
    ]
    return [say("tracking.tally", language, verdicts=wording.listed(told, language))]


def _cases(made: Tracking, language: str) -> list[str]:
    from labourtargets import wording

    said = []
    for row in records(made.assessed)[:FEW]:
        unit = row["base_unit"]
        said.append(
            say(
                "tracking.case",
                language,
                **made.name_of(row, language),
                target=wording.stated(row, language),
                due=wording.year(row["period_end"], language),
                year=wording.year(row["observed_year"], language),
                observed=wording.number(row["observed"], unit, language),
                verdict=wording.label("verdict", row["verdict"], language),
                reason=say(f"because.{row['reason']}", language),
            )
        )
        if row["within_rounding"]:
            case = records(made.parts["cases"].query("statement_id == @row['statement_id']"))[0]
            ends = {
                end: wording.number(case[f"observed_{side}"], unit, language)
                for end, side in (("low", "lower"), ("high", "upper"))
            }
            said.append(say("tracking.rounding", language, **ends))
        if isinstance(row["caveat"], str) and row["caveat"]:
            said.append(say("tracking.caveat", language, note=row["caveat"].rstrip("。.")))
    if len(made.assessed) > FEW:
        said.append(say("tracking.more", language, count=len(made.assessed) - FEW))
    return said or [say("tracking.pace_none", language)]


def _worksheet(made: Tracking, language: str) -> list[str]:
    count = len(made.parts["worksheet"])
    if not count:
        return [say("tracking.nothing_missing", language)]
    return [say("tracking.missing", language, count=count)]


def _used(made: Tracking, language: str) -> list[str]:
    from labourtargets import wording

    warned = made.parts["suspicious"]
    return [
        say(
            "tracking.used",
            language,
            count=len(made.parts["loaded"]),
            date=wording.date(made.as_of, language),
            known=len(made.parts["known"]),
            revisions=len(made.parts["revisions"]),
            suspicious=len(warned),
        ),
        *(
            say(
                "tracking.suspicious",
                language,
                observation=row["observation_id"],
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
    return said or [say("tracking.no_context", language)]


def _methods(made: Tracking, language: str) -> list[str]:
    from labourtargets import wording

    table = made.parts["methods"]
    unread = table.loc[table["read_at_source"] == "no", f"name_{language}"]
    return [say("tracking.unread", language, methods=wording.listed(list(unread), language))]


FINDINGS: dict[str, Callable[[Tracking, str], list[str]]] = {
    "answer": _answer,
    "known": _known,
    "little": _little,
    "tally": _tally,
    "cases": _cases,
    "conclusions": pace.panels,
    "unread": _methods,
    "standings": pace.path_standings,
    "paces": pace.paces,
    "chances": pace.probabilities,
    "calibration": pace.calibration,
    "forecasting": pace.forecasts,
    "missing": _worksheet,
    "used": _used,
    "higher_tier": _context,
}
