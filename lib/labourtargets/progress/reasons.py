"""The closed sets of verdicts, of the evidence for them, and of the reasons given."""

from __future__ import annotations

__all__ = ["DECIDED", "EVIDENCE", "REASONS", "VERDICTS"]

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
    "earlier_figure",
    "no_observation",
    "not_comparable",
    "no_baseline",
    "incomplete_target",
    "no_direction",
)
#: Verdicts that a figure carries: a target with one of them is assessed.
DECIDED = frozenset(
    ("met", "not_met", "met_early", "on_track", "mixed", "off_track", "moving_away")
) | {"maintained", "not_maintained"}
#: Why a verdict was given.
REASONS = {
    "reached": "The figure of the target year meets the target.",
    "short": "The figure of the target year falls short of the target.",
    "sum_reached": "The sum so far has reached the target; a sum does not fall again.",
    "sum_exceeded": "The sum so far is above the target; a sum does not fall again.",
    "met_at_baseline": "The target was met at the baseline already; nothing was achieved since.",
    "never_reported": "The target year is over and no figure of it is known.",
    "reached_before_due": "The target was reached in an earlier year; the figure of the target "
    "year itself is not known.",
    "last_seen_short": "The target year is over; the last known figure is of an earlier year and "
    "short of the target.",
    "every_year_met": "Every year of the period was reported and meets the target.",
    "year_missed": "At least one reported year falls short of a target for each year.",
    "years_unreported": "The period is over and some of its years are not reported.",
    "no_year_reported": "The period is over and no year of it is reported.",
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
    "only_a_milestone": "The document gives an earlier milestone, which is a promise itself, but no "
    "baseline, so progress cannot be measured.",
    "no_base_of_increase": "The document promises an increase on a level it does not state.",
    "bound_only": "The figure is published as a bound that does not decide the question.",
    "no_direction": "Neither more nor less counts as success: the plan itself lets it fall or rise.",
}
