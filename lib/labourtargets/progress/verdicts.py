"""One verdict per target, with the reason for it; saying that nothing can be said is a verdict."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from labourtargets.progress.measure import SIGN
from labourtargets.progress.meeting import met_and_known, undecided, within_rounding
from labourtargets.progress.panel import agreement
from labourtargets.progress.reasons import DECIDED, REASONS

__all__ = ["give_verdicts"]


def give_verdicts(cases: pd.DataFrame, judged: pd.DataFrame) -> pd.DataFrame:
    """Give every target its verdict.

    Parameters
    ----------
    cases : pandas.DataFrame
        From `labourtargets.progress.build_cases`.
    judged : pandas.DataFrame
        From `labourtargets.progress.panel` for the same cases; the methods with ``shown``
        decide while a target is running, the attainment rules once it is due.

    Returns
    -------
    pandas.DataFrame
        One row per case, same order: ``statement_id``, ``region_id``, ``indicator_id``,
        ``stage`` (final, running), ``verdict`` (one of `VERDICTS`), ``reason`` (code, key of
        `REASONS`), ``reason_en``, ``evidence`` (one of `EVIDENCE`; ``earlier_figure``: the figures
        known are of other years than the due ones), ``missing`` (what would change the verdict:
        ``value``, ``year``, ``baseline``, ``observation``, ``comparable``, divided by
        ``|``; a target that is due needs no baseline), ``attained`` (boolean, of the last figure;
        missing where there is none, or only a bound that does not decide), ``within_rounding``
        (bool, what the rounding hides lies on both sides of the target; for a claim on each year,
        whether a year missed it), ``observation_id``, ``observation_ids`` (all that were used,
        divided by ``|``), ``observed_year`` (Int64), ``observed``, ``gap``
        (float64, observed − target, base unit), ``agreement`` (float64), ``disagree`` (bool),
        ``caveat`` (note of the observation), ``as_of``.

    Examples
    --------
    >>> from labourtargets.progress import build_cases
    >>> target = pd.DataFrame({"statement_id": ["d:1"], "region_id": ["yongchuan"],
    ...     "indicator_id": ["skilled_workers"], "measure": ["stock"], "timing": ["at_date"],
    ...     "comparator": ["at_least"], "period_start": [2025], "period_end": [2025],
    ...     "value": [2e5], "lower": [2e5], "upper": [float("nan")],
    ...     "baseline_value": [float("nan")], "baseline_year": [pd.NA], "note": [None]})
    >>> nothing = pd.DataFrame(columns=["region_id", "indicator_id", "as_of", "period_end"])
    >>> kinds = pd.DataFrame({"indicator_id": ["skilled_workers"], "desired_direction": ["up"],
    ...                       "measure": ["stock"]})
    >>> cases = build_cases(target, nothing, as_of="2022-05-01", indicators=kinds)
    >>> judged = pd.DataFrame({"statement_id": [], "level": pd.array([], "Int64"), "shown": []})
    >>> give_verdicts(cases, judged)[["verdict", "missing"]].iloc[0].tolist()
    ['cannot_assess', 'baseline|observation']
    """
    met, known = met_and_known(cases)
    shown = judged[judged["shown"].astype(bool)]
    agreed = agreement(shown).reindex(cases["statement_id"])
    rows = [
        _verdict(case, bool(met[place]), agreed.iloc[place].to_dict())
        for place, case in enumerate(cases.to_dict("records"))
    ]
    given = pd.DataFrame(rows, columns=["verdict", "reason", "evidence", "missing"])
    observed = cases["observed"].to_numpy(dtype=np.float64)
    bound = cases["target"].to_numpy(dtype=np.float64)
    return pd.DataFrame(
        {
            "statement_id": cases["statement_id"].to_numpy(dtype=object),
            "region_id": cases["region_id"].to_numpy(dtype=object),
            "indicator_id": cases["indicator_id"].to_numpy(dtype=object),
            "stage": np.where(cases["final"], "final", "running"),
            "verdict": given["verdict"].to_numpy(dtype=object),
            "reason": given["reason"].to_numpy(dtype=object),
            "reason_en": given["reason"].map(REASONS).to_numpy(dtype=object),
            "evidence": given["evidence"].to_numpy(dtype=object),
            "missing": given["missing"].to_numpy(dtype=object),
            "attained": pd.array(met, dtype="boolean"),
            "within_rounding": within_rounding(cases),
            "observation_id": cases["observation_id"].to_numpy(dtype=object),
            "observation_ids": cases["observation_ids"].to_numpy(dtype=object),
            "observed_year": cases["observed_year"].array,
            "observed": observed,
            "gap": observed - bound,
            "agreement": agreed["agreement"].to_numpy(dtype=np.float64),
            "disagree": agreed["disagree"].fillna(False).to_numpy(dtype=bool),
            "caveat": cases["caveat"].to_numpy(dtype=object),
            "as_of": cases["as_of"].to_numpy(dtype=object),
        }
    ).assign(attained=lambda table: table["attained"].where(pd.Series(known)))


def _verdict(case: dict[Any, Any], met: bool, agreed: dict[Any, Any]) -> tuple[str, str, str, str]:
    open_ones = [
        name
        for name, cell in (("value", case["target"]), ("year", case["target_year"]))
        if _empty(cell)
    ]
    if open_ones:
        return "cannot_assess", _unstated(case, open_ones), "incomplete_target", "|".join(open_ones)
    if case["direction"] not in SIGN:
        return "no_verdict", "no_direction", "no_direction", ""
    judge = _by_year if case["kind"] in ("each_year", "average") else _by_level
    verdict, reason = judge(case, met, agreed)
    evidence = _evidence(case, verdict, reason)
    return verdict, reason, evidence, "|".join(_lacking(case, evidence))


def _unstated(case: dict[Any, Any], open_ones: list[str]) -> str:
    if "value" not in open_ones:
        return "no_target_year"
    return "no_base_of_increase" if case["increase"] else "no_target_value"


def _evidence(case: dict[Any, Any], verdict: str, reason: str) -> str:
    if verdict in DECIDED:
        return "assessed"
    if reason == "bound_only":
        return "not_comparable"
    if verdict == "cannot_assess":
        return "no_baseline"
    if case["observations"]:
        return "earlier_figure"
    refused = set(str(case["unusable"]).split("|")) - {"", "before_baseline"}
    return "not_comparable" if refused else "no_observation"


def _lacking(case: dict[Any, Any], evidence: str) -> list[str]:
    """Say what would change the verdict: a baseline only while the target is running."""
    if evidence == "assessed":
        return []
    wanted = {
        "baseline": evidence == "no_baseline",
        "observation": evidence == "earlier_figure" or not case["observations"],
        "comparable": evidence == "not_comparable",
    }
    return [name for name, lacks in wanted.items() if lacks]


def _by_year(case: dict[Any, Any], met: bool, agreed: dict[Any, Any]) -> tuple[str, str]:
    due, reported = (
        0 if _empty(case[name]) else int(case[name]) for name in ("years_due", "years_reported")
    )
    each = case["kind"] == "each_year"
    if each and not _empty(case["years_missed"]) and case["years_missed"] > 0:
        return "not_met", "year_missed"
    if case["final"]:
        if not reported:
            return "due_unreported", "no_year_reported"
        if reported < due:
            return "due_unreported", "years_unreported"
        if each:
            return "met", "every_year_met"
        return ("met", "average_reached") if met else ("not_met", "average_short")
    if not due:
        return "not_yet_due", "too_early"
    if not reported:
        return "no_evidence", "none_reported"
    if each:
        return "on_track", "reported_years_met"
    if met:
        return "on_track", "average_so_far_reached"
    return "off_track", "average_so_far_short"


def _by_level(case: dict[Any, Any], met: bool, agreed: dict[Any, Any]) -> tuple[str, str]:
    sign = SIGN[case["direction"]]
    before = not _empty(case["baseline"]) and sign * (case["target"] - case["baseline"]) <= 0
    if case["observations"] and undecided(case):
        return "cannot_assess", "bound_only"
    if case["observations"] and case["kind"] == "cumulative" and met == (sign > 0):
        if not met:
            return "not_met", "sum_exceeded"
        return ("met", "sum_reached") if case["final"] else ("met_early", "sum_reached")
    if case["final"]:
        if not case["observations"]:
            return "due_unreported", "never_reported"
        if case["observed_year"] < case["target_year"]:
            return "due_unreported", "reached_before_due" if met else "last_seen_short"
        if met:
            return "met", "met_at_baseline" if before else "reached"
        return "not_met", "short"
    if not case["observations"]:
        if _empty(case["baseline"]):
            return "cannot_assess", _without_baseline(case)
        if int(case["as_of"][:4]) <= case["first_due"]:
            return "not_yet_due", "too_early"
        return "no_evidence", "only_a_baseline"
    if before:
        return ("maintained", "still_met") if met else ("not_maintained", "fallen_below")
    if met:
        return "met_early", "reached_early"
    return _by_methods(case, agreed, sign)


def _by_methods(case: dict[Any, Any], agreed: dict[Any, Any], sign: float) -> tuple[str, str]:
    if _empty(case["baseline"]) or _empty(agreed.get("methods")):
        return "cannot_assess", _without_baseline(case)
    if agreed["on_course"] == agreed["methods"]:
        return "on_track", "methods_agree_on_course"
    if agreed["on_course"]:
        return "mixed", "methods_disagree"
    if sign * (case["observed"] - case["baseline"]) < 0:
        return "moving_away", "wrong_direction"
    return "off_track", "methods_agree_short"


def _without_baseline(case: dict[Any, Any]) -> str:
    return "only_a_milestone" if case["baseline_basis"] == "milestone" else "no_baseline"


def _empty(cell: Any) -> bool:
    return cell is None or bool(pd.isna(cell))
