"""What is said otherwise where the figures are a reader's own: nothing of them is published.

A key is that of the phrase it stands for, after ``own.``.
"""

from __future__ import annotations

OWN: dict[str, tuple[str, str]] = {
    "own.tracking.count.earlier_figure": (
        "有{count}个只有此前年份的自有观测值",
        "{count:one has only an own observation of an earlier year|"
        "{count} have only own observations of earlier years}",
    ),
    "own.tracking.count.no_observation": (
        "有{count}个没有截至当日已知的自有观测值",
        "{count:one has|{count} have} no own observation known on this day",
    ),
    "own.tracking.count.not_comparable": (
        "有{count}个的自有观测值不可比或不足以判断",
        "{count:one has an own observation that is not comparable or decides nothing|"
        "{count} have own observations that are not comparable or decide nothing}",
    ),
    "own.tracking.outcome.final": (
        "已到期且有自有观测值可裁定的{count}个：达成{good}个，未达成{bad}个。",
        "Of {count} due and decided by own observations, {good} {good:is|are} met and {bad} "
        "{bad:is|are} not.",
    ),
    "own.tracking.outcome.running": (
        "未到期而有自有观测值的{count}个：进度足够、已提前达成或保持住的{good}个，各方法结论不一"
        "的{mixed}个，进度不足、背离目标或未能保持的{bad}个。",
        "Of {count} still running with an own observation, {good} {good:is|are} on track, met "
        "early or maintained, on {mixed} the methods disagree, and {bad} {bad:is|are} off track, "
        "moving away or not maintained.",
    ),
    "own.tracking.tally_due": (
        "{total}个目标中有{count}个已到期而当年没有自有观测值",
        "{count} of {total} {total:target|targets} {count:is|are} due without an own observation "
        "for the due year",
    ),
    "own.tracking.case_earlier": (
        "{region}{indicator}：目标{target}（{due}）。没有{due}的自有观测值，因此到期未报告；"
        "最近的自有观测值是{year}的{observed}，{stand}{methods}。",
        "{indicator}, {region}: target {target} for {due}. There is no own observation for {due}: "
        "due, unreported. The latest own observation, {observed} for {year}, {stand}{methods}.",
    ),
    "own.tracking.no_figure": (
        "没有任何目标有自有观测值。",
        "No target has an own observation.",
    ),
    "own.tracking.no_context": (
        "自有观测中没有上级地区同一指标的数值。",
        "The own observations hold no figure of the same indicators for a higher tier.",
    ),
    "own.tracking.probability_unpublished": (
        "{region}{indicator}：没有{due}的自有观测值；由截至{year}的数值推算，"
        "它达到目标的概率为{chance}，前提是先验所假定的{priors}。",
        "{indicator}, {region}: there is no own observation for {due}; by those up to {year} "
        "it meets the target with a probability of {chance}, given a prior that assumes {priors}.",
    ),
    "own.evidence.earlier_figure": ("只有此前年份的自有观测值", "only an earlier own observation"),
    "own.evidence.no_observation": ("没有自有观测值", "no own observation"),
    "own.evidence.not_comparable": ("自有观测值不可比", "own observation not comparable"),
    "own.because.never_reported": (
        "目标年已过，当年没有自有观测值",
        "the target year is over and there is no own observation of it",
    ),
    "own.because.reached_before_due": (
        "此前年份已达到目标值，目标年本身没有自有观测值",
        "the target was reached in an earlier year; there is no own observation of the target year",
    ),
    "own.because.last_seen_short": (
        "目标年已过，最近的自有观测值属于此前年份，且尚未达到目标",
        "the target year is over; the last own observation is of an earlier year and short of the "
        "target",
    ),
    "own.because.years_unreported": (
        "期限已过，部分年份没有自有观测值",
        "the period is over and some of its years have no own observation",
    ),
    "own.because.no_year_reported": (
        "期限已过，没有任何一年的自有观测值",
        "the period is over and no year of it has an own observation",
    ),
    "own.because.only_a_baseline": (
        "起点以后没有可用的自有观测值",
        "there is no usable own observation since the starting point",
    ),
    "own.because.none_reported": (
        "期内没有自有观测值",
        "no year of the period has an own observation",
    ),
    "own.because.bound_only": (
        "自有观测值只是界限，不足以判断",
        "the own observation is a bound that does not decide the question",
    ),
    "own.observation.reported": ("填报值", "reported"),
    "own.lack.observation": ("{period}的观测值", "an observation for {period}"),
    "own.lack.since": ("基期以后的观测值", "an observation since the start"),
}
