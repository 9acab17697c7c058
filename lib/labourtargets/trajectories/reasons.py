"""Why a row stands as it stands: closed codes, and the sentence for each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["REASONS", "WANTED", "explain", "missing"]

#: code: (Chinese, English); ``{}`` takes what follows the colon. Several are joined by "; ".
REASONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        # cannot project
        "no_baseline": (
            "文件没有给出起点：缺少{}年以前的一个已知值",
            "no starting value: a known value before {} is missing",
        ),
        "no_target": ("只有起点，没有目标值", "a starting value without a target"),
        "missing_value": ("{}年的锚点没有数值", "the anchor of {} has no value"),
        "no_year": ("锚点没有年份", "an anchor without a year"),
        "not_finite": ("锚点的数值不是有限数", "the value of an anchor is not finite"),
        "bounds_inverted": ("下限高于上限", "a lower end above the upper end"),
        "mixed_units": ("同一序列混用了不同单位", "anchors in different units"),
        "mixed_measures": ("同一序列混用了不同口径的量", "anchors of different measures"),
        "same_year_twice": ("同一年份有两个锚点：{}", "two anchors in one year: {}"),
        "end_not_after_start": (
            "目标年份不晚于基期年份：{}",
            "the target does not lie after its baseline: {}",
        ),
        "not_a_course": (
            "{}是条件，不是随时间变化的量",
            "a {} is a condition, not a course in time",
        ),
        "no_first_year": (
            "累计数没有说明从哪一年起计",
            "a cumulative total whose first year of counting is not stated",
        ),
        "counts_start_apart": (
            "各累计数的起计年份不同",
            "cumulative totals counted from different years",
        ),
        "growth_needs_positive": (
            "等比增长要求各值大于零，现有{}",
            "constant growth needs values above zero, found {}",
        ),
        "share_outside": (
            "对数几率线性要求比例在0与100之间（不含端点），现有{}",
            "logit-linear needs shares strictly between 0 and 100, found {}",
        ),
        "not_a_share": ("对数几率线性只用于以%计的比例", "logit-linear is for shares in % only"),
        "scenario_too_long": (
            "推迟与提前合计不短于目标期",
            "delay and early finish together leave no time for the path",
        ),
        "claim_has_no_road": (
            "每年的承诺没有路径可推迟或提前",
            "a claim on each year has no road to delay or shorten",
        ),
        "outside_anchors": (
            "{}年在文件所述年份之外，没有适用的外推规则",
            "{} lies outside the stated years and no rule of extrapolation applies",
        ),
        # how a projected row was made
        "supplied_baseline": (
            "起点由使用者提供：{}",
            "starting value supplied, not from the document: {}",
        ),
        "counted_from_zero": ("自{}年起累计", "running total counted from {}"),
        "claim_each_year": ("文件对每一年都作承诺", "the text promises it for each year"),
        "average_over_period": (
            "期内年均数，单个年份可以不同",
            "an average over the period; single years may differ",
        ),
        "range_without_value": (
            "文件给出的是区间，没有单一数值",
            "the text states a range, no single value",
        ),
        "increment_on_baseline": (
            "目标为起点加所述增加量",
            "target reckoned as the starting value plus the stated increase",
        ),
        "extrapolated_by": (
            "按“{}”规则外推，文件没有这一年的数",
            "extrapolated by the rule “{}”; the text has no figure",
        ),
    }
)

#: What would let a refused series be projected: code: (Chinese, English).
WANTED: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "no_baseline": (
            "{}年以前的一个已知值及其出处",
            "a value of a year before {}, with its source",
        ),
        "no_target": ("一个注明年份的目标值", "a dated target"),
        "missing_value": ("{}年的数值，或区间的两端", "a value for {}, or both ends of a range"),
        "no_year": ("每个锚点的年份", "a year for every anchor"),
        "not_finite": ("有限的数值", "finite values"),
        "bounds_inverted": ("下限≤数值≤上限", "lower ≤ value ≤ upper"),
        "mixed_units": (
            "同一单位；增加量用个百分点",
            "one unit; points for what is added to a share",
        ),
        "mixed_measures": ("同一口径", "one measure"),
        "same_year_twice": ("每年一个锚点", "one anchor a year"),
        "end_not_after_start": ("晚于基期的目标年份", "a target later than its baseline"),
        "not_a_course": ("随时间变化的量", "a quantity that has a course in time"),
        "no_first_year": ("累计的起始年份", "the first year of counting"),
        "counts_start_apart": ("从同一年起计的累计数", "totals counted from one year"),
        "growth_needs_positive": (
            "大于零的数值，或另选模型",
            "values above zero, or another model",
        ),
        "share_outside": (
            "0与100之间的比例，或另选模型",
            "shares between 0 and 100, or another model",
        ),
        "not_a_share": ("以%计的比例，或另选模型", "a share in %, or another model"),
        "scenario_too_long": (
            "较短的推迟或提前",
            "a shorter delay or an earlier finish that leaves time",
        ),
        "claim_has_no_road": ("不推迟也不提前的情景", "a scenario without delay or early finish"),
        "outside_anchors": (
            "一条外推规则；累计数与逐年承诺不外推",
            "a rule of extrapolation; running totals and yearly promises take none",
        ),
    }
)

_RULES = {
    "growth": ("等比增长", "growth"),
    "linear": ("线性", "linear"),
    "flat": ("保持不变", "flat"),
}
_CONDITIONS = {
    "duration": ("时长", "duration"),
    "frequency": ("频次", "frequency"),
    "threshold": ("门槛", "threshold"),
}


def explain(reason: str, language: str = "en") -> str:
    """Turn the ``reason`` of a row into a sentence.

    Parameters
    ----------
    reason : str
        As in the projection: ``code`` or ``code:detail``, joined by "; ".
    language : {"zh", "en"}, default "en"

    Returns
    -------
    str
        Empty for an empty reason.

    Raises
    ------
    KeyError
        For a code that is not in `REASONS`.

    Examples
    --------
    >>> explain("no_baseline:2025")
    'no starting value: a known value before 2025 is missing'
    """
    return _sentences(reason, REASONS, language)


def missing(reason: str, language: str = "en") -> str:
    """Say what would let a refused series be projected.

    Parameters
    ----------
    reason : str
        As in the projection.
    language : {"zh", "en"}, default "en"

    Returns
    -------
    str
        Empty where nothing is missing.

    Examples
    --------
    >>> missing("no_baseline:2025")
    'a value of a year before 2025, with its source'
    """
    return _sentences(reason, WANTED, language)


def _sentences(reason: str, words: Mapping[str, tuple[str, str]], language: str) -> str:
    column = ("zh", "en").index(language)
    sentences = []
    for part in (reason or "").split("; "):
        code, _, detail = part.partition(":")
        if code and code not in REASONS:
            raise KeyError(f"no reason {code!r}")
        if code not in words:
            continue
        names = _RULES if code == "extrapolated_by" else _CONDITIONS
        shown = names[detail][column] if detail in names else detail
        sentences.append(words[code][column].format(shown))
    return ("；" if column == 0 else "; ").join(sentences)
