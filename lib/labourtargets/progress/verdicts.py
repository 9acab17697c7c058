"""One verdict per target, with the reason for it; saying that nothing can be said is a verdict."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from labourtargets.progress.measure import SIGN, attained
from labourtargets.progress.panel import agreement

__all__ = ["EVIDENCE", "REASONS", "VERDICTS", "give_verdicts"]

#: Every verdict there is, final ones first.
VERDICTS = (
    "met",
    "not_met",
    "due_unreported",
    "met_early",
    "on_track",
    "mixed",
    "off_track",
    "moving_away",
    "maintained",
    "not_maintained",
    "no_evidence",
    "not_yet_due",
    "cannot_assess",
    "no_verdict",
)
#: What there is to judge from: the categories of the honest count.
EVIDENCE = (
    "assessed",
    "no_baseline",
    "no_observation",
    "not_comparable",
    "incomplete_target",
    "no_direction",
)
REASONS = {
    "reached": "The figure of the target year meets the target.",
    "short": "The figure of the target year falls short of the target.",
    "sum_reached": "The sum so far has reached the target; a sum does not fall again.",
    "met_at_baseline": "The target was met at the baseline already; nothing was achieved since.",
    "never_reported": "The target year is over and no figure after the baseline is known.",
    "reached_before_due": "The target was reached in an earlier year; the figure of the target "
    "year itself is not known.",
    "last_seen_short": "The target year is over; the last known figure is of an earlier year and "
    "short of the target.",
    "every_year_met": "Every year of the period was reported and meets the target.",
    "year_missed": "At least one reported year falls short of a target for each year.",
    "years_unreported": "The period is over and some of its years are not reported.",
    "average_reached": "The average over the whole period meets the target.",
    "average_short": "The average over the whole period falls short of the target.",
    "reported_years_met": "Every year reported so far meets the target.",
    "average_so_far_reached": "The average of the years reported so far meets the target.",
    "average_so_far_short": "The average of the years reported so far falls short of the target.",
    "reached_early": "The target is reached before its year.",
    "still_met": "The target was met at the baseline and still is.",
    "fallen_below": "The target was met at the baseline and no longer is.",
    "methods_agree_on_course": "Every method shown finds the pace sufficient.",
    "methods_agree_short": "No method shown finds the pace sufficient.",
    "methods_disagree": "The methods shown disagree.",
    "wrong_direction": "The value has moved away from the target since the baseline.",
    "only_a_baseline": "Only the baseline is known; no figure since.",
    "none_reported": "No year of the period is reported.",
    "too_early": "No year after the baseline is over yet.",
    "no_target_value": "The document leaves the value of the target open.",
    "no_target_year": "The document does not date the target.",
    "no_baseline": "The document states no baseline, so progress cannot be measured.",
    "bound_only": "The figure is published as a bound that does not decide the question.",
    "no_direction": "Neither more nor less counts as success: the plan itself lets it fall or rise.",
}


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
        `REASONS`), ``reason_en``, ``evidence`` (one of `EVIDENCE`), ``missing`` (what would be
        needed: ``value``, ``year``, ``baseline``, ``observation``, ``comparable``, divided by
        ``|``), ``attained`` (boolean, of the last figure; missing where
        there is none), ``within_rounding`` (bool, the printed figure could lie on either side of
        the target), ``observation_id``, ``observed_year`` (Int64), ``observed``, ``gap``
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
    met = attained(cases)
    shown = judged[judged["shown"].astype(bool)]
    agreed = agreement(shown).reindex(cases["statement_id"])
    rows = [
        _verdict(case, bool(met[place]), agreed.iloc[place].to_dict())
        for place, case in enumerate(cases.to_dict("records"))
    ]
    given = pd.DataFrame(rows, columns=["verdict", "reason", "evidence", "missing"])
    observed = cases["observed"].to_numpy(dtype=np.float64)
    bound = cases["target"].to_numpy(dtype=np.float64)
    known = ~np.isnan(observed)
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
            "within_rounding": _straddles(cases, bound),
            "observation_id": cases["observation_id"].to_numpy(dtype=object),
            "observed_year": cases["observed_year"].array,
            "observed": observed,
            "gap": observed - bound,
            "agreement": agreed["agreement"].to_numpy(dtype=np.float64),
            "disagree": agreed["disagree"].fillna(False).to_numpy(dtype=bool),
            "caveat": cases["caveat"].to_numpy(dtype=object),
            "as_of": cases["as_of"].to_numpy(dtype=object),
        }
    ).assign(attained=lambda table: table["attained"].where(pd.Series(known)))


def _straddles(cases: pd.DataFrame, bound: NDArray[np.float64]) -> NDArray[np.bool_]:
    lower = cases["observed_lower"].to_numpy(dtype=np.float64)
    upper = cases["observed_upper"].to_numpy(dtype=np.float64)
    result: NDArray[np.bool_] = (
        ~cases["observed_bound"].to_numpy(dtype=bool) & (lower < bound) & (bound < upper)
    )
    return result


def _verdict(case: dict[Any, Any], met: bool, agreed: dict[Any, Any]) -> tuple[str, str, str, str]:
    missing = {
        "value": _empty(case["target"]),
        "year": _empty(case["target_year"]),
        "baseline": case["kind"] in ("level", "cumulative") and _empty(case["baseline"]),
        "observation": not case["observations"],
    }
    lacking = "|".join(name for name in missing if missing[name])
    if missing["value"] or missing["year"]:
        reason = "no_target_value" if missing["value"] else "no_target_year"
        return "cannot_assess", reason, "incomplete_target", lacking
    if case["direction"] not in SIGN:
        return "no_verdict", "no_direction", "no_direction", ""
    evidence = "assessed"
    if missing["observation"]:
        refused = set(str(case["unusable"]).split("|")) - {"", "before_baseline"}
        evidence = "not_comparable" if refused else "no_observation"
        lacking += "|comparable" if refused else ""
    if missing["baseline"]:
        evidence = "no_baseline"
    judge = _by_year if case["kind"] in ("each_year", "average") else _by_level
    verdict, reason = judge(case, met, agreed)
    if verdict in ("met", "not_met", "met_early"):
        evidence = "assessed"
    if verdict == "due_unreported" and not missing["observation"]:
        lacking = "|".join(filter(None, (lacking, "observation")))
    return verdict, reason, evidence, "" if verdict in ("met", "not_met") else lacking


def _by_year(case: dict[Any, Any], met: bool, agreed: dict[Any, Any]) -> tuple[str, str]:
    due, reported = (
        0 if _empty(case[name]) else int(case[name]) for name in ("years_due", "years_reported")
    )
    each = case["kind"] == "each_year"
    if each and not _empty(case["years_missed"]) and case["years_missed"] > 0:
        return "not_met", "year_missed"
    if case["final"]:
        if reported < due or not due:
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
    if case["observations"] and case["observed_bound"] and not _decided(case, sign):
        return "cannot_assess", "bound_only"
    if met and case["kind"] == "cumulative":
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
            return "cannot_assess", "no_baseline"
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
        return "cannot_assess", "no_baseline"
    if agreed["on_course"] == agreed["methods"]:
        return "on_track", "methods_agree_on_course"
    if agreed["on_course"]:
        return "mixed", "methods_disagree"
    if sign * (case["observed"] - case["baseline"]) < 0:
        return "moving_away", "wrong_direction"
    return "off_track", "methods_agree_short"


def _decided(case: dict[Any, Any], sign: float) -> bool:
    least, most, bound = case["observed_lower"], case["observed_upper"], case["target"]
    sure = least >= bound if sign > 0 else most <= bound
    return bool(sure or (most < bound if sign > 0 else least > bound))


def _empty(cell: Any) -> bool:
    return cell is None or bool(pd.isna(cell))
