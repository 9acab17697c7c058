"""The first lines: how many targets can be assessed, why the others cannot, what came of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labourtargets.progress import EVIDENCE
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.tracking.selection import Tracking

__all__ = [
    "FEW",
    "headline",
    "how_much",
    "little",
    "outcome",
    "own",
    "roundings",
    "say",
    "sourced",
    "suspicions",
    "tell",
]

#: Cases worded one by one; the rest is in the tables.
FEW = 4

_GOOD = ("met", "met_early", "on_track", "maintained")
_BAD = ("not_met", "off_track", "moving_away", "not_maintained")


def say(key: str, language: str, **values: object) -> str:
    """Return a phrase; `labourtargets.wording.phrase`, imported when used.

    Examples
    --------
    >>> say("verdict.met", "en")
    'met'
    """
    from labourtargets import wording

    return wording.phrase(key, language, **values)


def tell(made: Tracking, key: str, language: str, **values: object) -> str:
    """Return a phrase, worded for figures of the reader's own where they are.

    Examples
    --------
    >>> from labourtargets.analysis import assess
    >>> tell(assess(indicator="rd_intensity"), "evidence.no_observation", "en")
    'no figure on file'
    """
    from labourtargets import wording

    worded = f"own.{key}"
    return say(worded if made.own and worded in wording.keys("own") else key, language, **values)


def own(made: Tracking, language: str) -> list[str]:
    """Say that the figures are the reader's own, and from which files; nothing of shipped ones."""
    from labourtargets import wording

    if not made.own:
        return []
    return [say("tracking.own", language, files=wording.listed(list(made.own), language))]


def sourced(made: Tracking, key: str, language: str) -> str:
    """Return a phrase that calls the figures published, or names the reader's files instead."""
    from labourtargets import wording

    if not made.own:
        return say(f"tracking.{key}", language)
    files = wording.listed(list(made.own), language)
    return say(f"tracking.{key}_own", language, files=files)


def how_much(made: Tracking, language: str) -> list[str]:
    """Say how many targets can be assessed, then what the others lack."""
    from labourtargets import wording

    counts = made.parts["counts"]
    evidence = counts[counts["axis"] == "evidence"].set_index("code")["targets"]
    assessed = int(evidence["assessed"])
    said = [
        say(
            "tracking.known" if assessed else "tracking.known_none",
            language,
            date=wording.date(made.as_of, language),
            total=len(made.frame),
            **({"assessed": assessed} if assessed else {}),
        )
    ]
    others = [
        tell(made, f"tracking.count.{code}", language, count=int(evidence[code]))
        for code in EVIDENCE[1:]
        if evidence[code]
    ]
    if others:
        rest = say("tracking.joint", language).join(others)
        said.append(say("tracking.others" if assessed else "tracking.all", language, rest=rest))
    return said


def little(made: Tracking, language: str) -> list[str]:
    """Say that nothing is substituted for what is unknown, and what is not counted again."""
    said = [] if made.synthetic or made.own else [say("tracking.little", language)]
    if made.dropped:
        said.append(say("tracking.dropped", language, count=made.dropped))
    return said or how_much(made, language)


def outcome(made: Tracking, language: str) -> list[str]:
    """Say what came of the targets that can be assessed: of those due, and of those running."""
    from labourtargets import wording

    said = []
    for stage in ("final", "running"):
        mine = made.assessed[made.assessed["stage"] == stage]["verdict"]
        if mine.empty:
            continue
        said.append(
            tell(
                made,
                f"tracking.outcome.{stage}",
                language,
                count=len(mine),
                good=int(mine.isin(_GOOD).sum()),
                bad=int(mine.isin(_BAD).sum()),
                **({} if stage == "final" else {"mixed": int((mine == "mixed").sum())}),
            )
        )
    open_ones = int((made.assessed["other_verdicts"] != "").sum())
    if open_ones:
        said.append(say("tracking.outcome.rounding", language, count=open_ones))
    rows = made.assessed[made.assessed["statement_id"].isin(made.doubted)]
    if len(rows):
        names = [
            wording.phrase("compare.pair_side", language, **made.name_of(row, language))
            for row in records(rows)
        ]
        told = say("tracking.joint", language).join(names)
        said.append(say("tracking.outcome.doubted", language, count=len(rows), names=told))
    return said or [say("tracking.outcome.none", language)]


def roundings(made: Tracking, row: dict[str, Any], language: str) -> list[str]:
    """Say what the rounding of a figure leaves open beside its verdict; nothing where it holds."""
    from labourtargets import wording

    each = made.case_of(row)["kind"] == "each_year"
    ends = {} if each else made.rounding_of(row, language)
    said = []
    if row["within_rounding"]:
        said.append(
            say("tracking.rounding_years" if each else "tracking.rounding", language, **ends)
        )
    others = [wording.label("verdict", code, language) for code in _codes(row["other_verdicts"])]
    if others:
        key = "tracking.rounding_verdict" if said else "tracking.rounding_verdict_alone"
        values = {} if said else ends
        listed = wording.listed(others, language)
        said.append(say(key, language, verdicts=listed, **values))
    return said


def _codes(joined: object) -> list[str]:
    return [code for code in str(joined).split("|") if code]


def headline(made: Tracking, language: str) -> str:
    """Word the title of the chart of verdicts."""
    verdicts = made.frame["verdict"]
    if len(made.assessed):
        good = int(made.assessed["verdict"].isin(_GOOD).sum())
        return say("tracking.tally", language, good=good, count=len(made.assessed))
    due = int((verdicts == "due_unreported").sum())
    key = "tracking.tally_due" if due else "tracking.tally_none"
    return tell(made, key, language, total=len(verdicts), **({"count": due} if due else {}))


def suspicions(made: Tracking, observation_ids: object) -> list[str]:
    """Return the warnings on the figures a verdict rests on, as codes."""
    warned = made.parts["suspicious"]
    used = str(observation_ids).split("|")
    return [str(row["warning"]) for row in records(warned[warned["observation_id"].isin(used)])]
