"""Observed against promised: why a verdict, what is missing, headings of its tables."""

from __future__ import annotations

JUDGING: dict[str, tuple[str, str]] = {
    "because.reached": ("目标年的数值达到目标", "the figure of the target year meets the target"),
    "because.short": (
        "目标年的数值未达到目标",
        "the figure of the target year falls short of the target",
    ),
    "because.sum_reached": (
        "累计数已达到目标，累计数不会回落",
        "the sum so far has reached the target, and a sum does not fall again",
    ),
    "because.sum_exceeded": (
        "累计数已超过目标，累计数不会回落",
        "the sum so far is above the target, and a sum does not fall again",
    ),
    "because.met_at_baseline": (
        "基期即已达到，并非此后取得",
        "it was met at the baseline already; nothing was achieved since",
    ),
    "because.never_reported": (
        "目标年已过，未收录到当年的公布值",
        "the target year is over and no published figure of it is on file",
    ),
    "because.reached_before_due": (
        "此前年份已达到目标值，目标年本身未收录到公布值",
        "the target was reached in an earlier year; the figure of the target year is not known",
    ),
    "because.last_seen_short": (
        "目标年已过，最近的公布值属于此前年份，且尚未达到目标",
        "the target year is over; the last figure is of an earlier year and short of the target",
    ),
    "because.every_year_met": ("期内每年均达到", "every year of the period meets the target"),
    "because.year_missed": (
        "至少一年未达到每年目标",
        "at least one year falls short of a target for each year",
    ),
    "because.years_unreported": (
        "期限已过，部分年份未收录到公布值",
        "the period is over and for some of its years no figure is on file",
    ),
    "because.no_year_reported": (
        "期限已过，未收录到任何一年的公布值",
        "the period is over and no figure of any of its years is on file",
    ),
    "because.average_reached": ("全期平均达到", "the average over the period meets the target"),
    "because.average_short": (
        "全期平均未达到",
        "the average over the period falls short of the target",
    ),
    "because.reported_years_met": (
        "已有数值的年份均达到",
        "every year reported so far meets the target",
    ),
    "because.average_so_far_reached": (
        "已有数值年份的平均达到",
        "the average of the years reported so far meets the target",
    ),
    "because.average_so_far_short": (
        "已有数值年份的平均未达到",
        "the average of the years reported so far falls short of the target",
    ),
    "because.reached_early": ("未到目标年即已达到", "it is reached before its year"),
    "because.still_met": ("基期即已达到，至今保持", "it was met at the baseline and still is"),
    "because.fallen_below": (
        "基期曾达到，现已不再达到",
        "it was met at the baseline and no longer is",
    ),
    "because.methods_agree_on_course": (
        "所列方法均认为进度足够",
        "every method shown finds the pace sufficient",
    ),
    "because.methods_agree_short": (
        "所列方法均认为进度不足",
        "no method shown finds the pace sufficient",
    ),
    "because.methods_disagree": ("所列方法结论不一", "the methods shown disagree"),
    "because.wrong_direction": (
        "自基期以来背离目标",
        "the value has moved away from the target since the baseline",
    ),
    "because.only_a_baseline": (
        "未收录到起点以后可用的公布值",
        "no usable figure since the starting point is on file",
    ),
    "because.none_reported": (
        "未收录到期内任何一年的公布值",
        "no figure of a year of the period is on file",
    ),
    "because.too_early": ("基期之后尚无一个完整年份", "no year after the baseline is over yet"),
    "because.no_target_value": (
        "文件未给出目标值",
        "the document leaves the value of the target open",
    ),
    "because.no_target_year": ("文件未写明年份", "the document does not date the target"),
    "because.no_baseline": (
        "没有基期值，无从衡量进展",
        "there is no baseline, so progress cannot be measured",
    ),
    "because.only_a_milestone": (
        "文件只有此前的阶段目标，那也是承诺而非基期，无从衡量进展",
        "the document gives only an earlier milestone, itself a promise and no baseline, so "
        "progress cannot be measured",
    ),
    "because.no_base_of_increase": (
        "承诺的是增量，而文件没有写明在什么水平上增加",
        "an increase is promised on a level the document does not state",
    ),
    "because.bound_only": (
        "公布值只是界限，不足以判断",
        "the figure is published as a bound that does not decide the question",
    ),
    "because.no_direction": (
        "增减都不算成败，规划本身就安排其升降",
        "neither more nor less counts as success: the plan itself lets it rise or fall",
    ),
    "suspicious.wan_forgotten": (
        "比同类低四个数量级，是否漏了“万”",
        "10⁴ below its series; 万 may be missing from the unit",
    ),
    "suspicious.wan_doubled": (
        "比同类高四个数量级，是否数字与单位都带了“万”",
        "10⁴ above its series; 万 may be in the number and in the unit",
    ),
    "suspicious.yi_forgotten": (
        "比同类低八个数量级，是否漏了“亿”",
        "10⁸ below its series; 亿 may be missing from the unit",
    ),
    "suspicious.yi_doubled": (
        "比同类高八个数量级，是否数字与单位都带了“亿”",
        "10⁸ above its series; 亿 may be in the number and in the unit",
    ),
    "suspicious.percent_as_fraction": (
        "像是小数而非百分数",
        "looks like a fraction instead of a percentage",
    ),
    "suspicious.share_above_100": ("占比超过100%", "a share above 100%"),
    "suspicious.far_off": ("与同类相差十倍以上", "more than ten times above or below its series"),
    "lack.year": (
        "文件里的目标年份，任何数字都补不上",
        "a due year in the document; no figure can help",
    ),
    "lack.value": (
        "文件里的目标值，任何数字都补不上",
        "a value in the document; no figure can help",
    ),
    "lack.baseline": ("基期值，或更早年份的数值", "a baseline, or a figure of an earlier year"),
    "lack.observation": ("{period}的公布值", "a published figure for {period}"),
    "lack.since": ("基期以后的公布值", "a published figure since the start"),
    "lack.comparable": ("同口径、完整而确切的数值", "a like-for-like figure, whole and exact"),
    "lack.nothing": ("无：增减都不算成败", "Nothing: neither a rise nor a fall counts"),
    "lack.joint": ("；", "; "),
    "column.evidence": ("证据", "evidence"),
    "column.missing": ("缺什么", "what is missing"),
    "column.due": ("目标年", "due"),
    "column.observed_year": ("观测年", "observed in"),
    "column.conclusion": ("判定", "conclusion"),
    "column.cut_offs": ("分档界限", "cut-offs"),
    "column.read_at_source": ("是否核对原始出处", "read at its source"),
    "column.path_value": ("路径当年应达", "due on the path"),
    "column.difference": ("观测值与路径之差", "observed less path"),
    "column.years_ahead": ("领先年数（负为落后）", "years ahead (− behind)"),
    "column.standing": ("相对路径", "standing"),
    "column.changes_within_rounding": ("取整之内会变", "changes within rounding"),
    "column.within_rounding": ("取整之内分不出先后", "undecided within rounding"),
    "column.achieved": ("此前每年", "achieved a year"),
    "column.needed": ("余下每年需", "needed a year"),
    "column.times": ("所需为已实现的倍数（线性）", "needed ÷ achieved (linear)"),
    "column.drift": ("先验年均变化", "prior drift"),
    "column.median": ("中位数", "median"),
    "column.coverage": ("覆盖率", "coverage"),
    "column.forecasts": ("预测次数", "forecasts"),
    "column.mape": ("误差MAPE", "MAPE"),
    "column.coverage_80": ("80%区间覆盖率", "80% coverage"),
    "column.coverage_95": ("95%区间覆盖率", "95% coverage"),
    "column.brier": ("布里尔评分", "Brier score"),
    "column.loses": ("不及漂移法", "loses to drift"),
    "column.reliability": ("可靠性", "reliability"),
    "column.published": ("发布时间", "published"),
    "column.known_since": ("何时已知", "known since"),
    "column.status": ("状态", "status"),
    "column.url": ("网址", "address"),
    "column.from_value": ("修订前", "before"),
    "column.to_value": ("修订后", "after"),
    "column.purpose": ("用途", "what it is for"),
    "column.rests": ("所据", "what it rests on"),
    "reliability.synthetic": ("虚构", "made up"),
    "yesno.yes": ("是", "yes"),
    "yesno.no": ("否", "no"),
    "yesno.own": ("自定", "defined here"),
    "forecasting.naive_drift": ("简单漂移法", "naive drift"),
    "forecasting.ets": ("指数平滑（ETS）", "ETS"),
    "forecasting.arima": ("ARIMA", "ARIMA"),
    "forecasting.unobserved_components": ("不可观测成分模型", "unobserved components"),
}
