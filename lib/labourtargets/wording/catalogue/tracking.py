"""Observed against promised: why a verdict, what is known, what would be needed."""

from __future__ import annotations

TRACKING: dict[str, tuple[str, str]] = {
    "because.reached": ("目标年的数值达到目标", "the figure of the target year meets the target"),
    "because.short": (
        "目标年的数值未达到目标",
        "the figure of the target year falls short of the target",
    ),
    "because.sum_reached": (
        "累计数已达到目标，累计数不会回落",
        "the sum so far has reached the target, and a sum does not fall again",
    ),
    "because.met_at_baseline": (
        "基期即已达到，并非此后取得",
        "it was met at the baseline already; nothing was achieved since",
    ),
    "because.never_reported": (
        "目标年已过，当年没有公布值",
        "the target year is over and no figure of it is published",
    ),
    "because.reached_before_due": (
        "此前年份已达到目标值，目标年本身尚无公布值",
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
        "期限已过，部分年份没有公布值",
        "the period is over and some of its years are not reported",
    ),
    "because.no_year_reported": (
        "期限已过，没有任何一年的公布值",
        "the period is over and no year of it is reported",
    ),
    "because.average_reached": ("全期平均达到", "the average over the period meets the target"),
    "because.average_short": (
        "全期平均未达到",
        "the average over the period falls short of the target",
    ),
    "because.reported_years_met": (
        "已公布的年份均达到",
        "every year reported so far meets the target",
    ),
    "because.average_so_far_reached": (
        "已公布年份的平均达到",
        "the average of the years reported so far meets the target",
    ),
    "because.average_so_far_short": (
        "已公布年份的平均未达到",
        "the average of the years reported so far falls short of the target",
    ),
    "because.reached_early": ("未到目标年即已达到", "it is reached before its year"),
    "because.still_met": (
        "基期即已达到，至今保持",
        "it was met at the baseline and still is",
    ),
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
        "只有基期值，此后没有可用的公布值",
        "only the baseline is known; no usable figure since",
    ),
    "because.none_reported": ("期内尚无公布值", "no year of the period is reported"),
    "because.too_early": (
        "基期之后尚无一个完整年份",
        "no year after the baseline is over yet",
    ),
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
        "the document gives only an earlier milestone, itself a promise and no baseline, so progress "
        "cannot be measured",
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
    "tracking.synthetic": (
        "本页的观测值全部为演示而虚构，不反映任何地区的实际情况。",
        "Every observation on this page is made up for demonstration and says nothing about any "
        "place.",
    ),
    "tracking.known": (
        "截至{date}，{total}个目标中可评估{assessed}个；无基期{no_baseline}个，"
        "无观测值{no_observation}个，观测值不可比{not_comparable}个，"
        "目标本身不完整{incomplete_target}个，不设期望方向{no_direction}个。",
        "As of {date}, {assessed} of {total} {total:target|targets} can be assessed; "
        "{no_baseline} {no_baseline:has|have} no baseline, {no_observation} no observation, "
        "{not_comparable} no comparable observation, "
        "{incomplete_target} {incomplete_target:is incomplete itself|are incomplete themselves}, "
        "{no_direction} {no_direction:wants|want} no direction.",
    ),
    "tracking.title": (
        "{total}个目标中只有{assessed}个可评估",
        "{assessed} of {total} {total:target|targets} can be assessed",
    ),
    "tracking.most": (
        "{total}个目标中{count}个的结论是“{verdict}”",
        "{count} of {total} {total:target|targets}: {verdict}",
    ),
    "tracking.little": (
        "多数承诺没有同口径的公开结果，这里如实说明，不以他数替代。",
        "Most promises have no published like-for-like outcome; none is substituted here.",
    ),
    "tracking.dropped": (
        "另有{count}条重复表述或引用他人目标的表述不重复计数。",
        "{count} {count:sentence that repeats a target or quotes somebody else's is|"
        "sentences that repeat a target or quote somebody else's are} not counted again.",
    ),
    "tracking.case": (
        "{region}{indicator}：目标{target}（{due}），{year}观测值{observed}。结论：{verdict}——{reason}。",
        "{indicator}, {region}: target {target} ({due}), {observed} observed in {year}. "
        "Verdict: {verdict} — {reason}.",
    ),
    "tracking.rounding": (
        "公布值经四舍五入，真值可能在目标的任一侧（{low}至{high}）。",
        "The figure is rounded: the true value may lie on either side of the target ({low} to "
        "{high}).",
    ),
    "tracking.caveat": ("须注意：{note}。", "Note: {note}."),
    "tracking.more": ("另有{count}个，见下表。", "{count} more in the table."),
    "tracking.tally": ("结论：{verdicts}。", "Verdicts: {verdicts}."),
    "tracking.agree": (
        "{region}{indicator}：{conclusions}；方法之间{agree}。",
        "{indicator}, {region} — {conclusions}; the methods {agree}.",
    ),
    "tracking.agree.yes": ("一致", "agree"),
    "tracking.agree.no": ("不一致", "disagree"),
    "tracking.conclusion": ("{method}“{conclusion}”", "{method}: {conclusion}"),
    "tracking.path_same": (
        "{region}{indicator}：无论采用哪条路径，结论都是{standing}。",
        "{indicator}, {region}: {standing} on every path.",
    ),
    "tracking.path_differs": (
        "{region}{indicator}：结论随路径而变——领先{ahead}条，落后{behind}条。",
        "{indicator}, {region}: the verdict depends on the path — ahead of {ahead}, behind {behind}.",
    ),
    "tracking.pace": (
        "{region}{indicator}：此前每年{achieved}，余下每年需{needed}。",
        "{indicator}, {region}: {achieved} a year so far, {needed} a year needed from now on.",
    ),
    "tracking.pace_none": (
        "没有目标既有基期值又有基期之后的观测值。",
        "No target has both a baseline and a figure after it.",
    ),
    "tracking.probability": (
        "{region}{indicator}：目标年达到目标的概率为{lowest}至{highest}（先验：{priors}）。",
        "{indicator}, {region}: probability of {lowest} to {highest} that the target year meets "
        "the target (priors: {priors}).",
    ),
    "tracking.probability_one": (
        "{region}{indicator}：目标年达到目标的概率为{lowest}（先验：{priors}）。",
        "{indicator}, {region}: probability of {lowest} that the target year meets the target "
        "(prior: {priors}).",
    ),
    "tracking.calibration": (
        "这种区间只在设定的先验成立时可信：模拟中80%区间覆盖{inside}；真实增速偏离先验"
        "{shift}个标准差时只覆盖{outside}。",
        "Such intervals hold only where the prior does: in simulation the 80% interval covers "
        "{inside}; with true drifts {shift} standard {shift:deviation|deviations} off it covers only {outside}.",
    ),
    "tracking.own_series": (
        "{total}个可评估目标中，年度观测值够{needed}年可作预测的有{count}个。",
        "{count} of {total} assessed {total:target|targets} {count:has|have} the {needed} annual "
        "{needed:observation|observations} a forecast needs.",
    ),
    "tracking.forecast_context": (
        "下图的序列是{region}{indicator}（{years}年公布值），只用来检验方法，不是目标所在地区的观测值。",
        "The series below is {indicator}, {region} ({years} published {years:year|years}): it tests the method "
        "and is no observation of a place with a target.",
    ),
    "tracking.forecast_own": (
        "下图的序列是{region}{indicator}（{years}年）。",
        "The series below is {indicator}, {region} ({years} {years:year|years}).",
    ),
    "tracking.backtest": (
        "回测（平均绝对百分比误差，简单漂移法{naive}）：{models}。",
        "Backtest (mean absolute percentage error, naive drift {naive}): {models}.",
    ),
    "tracking.loses": ("{model}{error}，不及简单漂移法", "{model} {error}, loses to naive drift"),
    "tracking.holds": ("{model}{error}", "{model} {error}"),
    "tracking.no_series": (
        "截至{date}已知的观测值中没有满{needed}年的年度序列，不作预测，预测方法未经真实数据检验。",
        "Among the observations known on {date} there is no annual series of {needed} "
        "{needed:year|years}: nothing is forecast, and the models are untested on real data.",
    ),
    "tracking.missing": (
        "补齐以下{count}个数字，即可评估其余目标；表格下载填写后可直接读回。",
        "With {count:this figure|these {count} figures} the other targets could be assessed; the table can be "
        "downloaded, filled in and read back.",
    ),
    "tracking.nothing_missing": ("没有缺少的数字。", "No figure is missing."),
    "tracking.used": (
        "读入观测值{count}个，截至{date}可用{known}个（同一数字取最新一版）；有修订的{revisions}个，"
        "量级可疑的{suspicious}个。",
        "Observations read: {count}; usable as of {date}, the newest vintage of each: {known}; "
        "revised: {revisions}; of suspicious magnitude: {suspicious}.",
    ),
    "tracking.suspicious": ("{observation}：{warning}。", "{observation}: {warning}."),
    "suspicious.wan_forgotten": (
        "比同类低四个数量级，是否漏了“万”",
        "10⁴ below its series; was 万 forgotten in the unit?",
    ),
    "suspicious.wan_doubled": (
        "比同类高四个数量级，是否数字与单位都带了“万”",
        "10⁴ above its series; is 万 in the number and in the unit?",
    ),
    "suspicious.yi_forgotten": (
        "比同类低八个数量级，是否漏了“亿”",
        "10⁸ below its series; was 亿 forgotten in the unit?",
    ),
    "suspicious.yi_doubled": (
        "比同类高八个数量级，是否数字与单位都带了“亿”",
        "10⁸ above its series; is 亿 in the number and in the unit?",
    ),
    "suspicious.percent_as_fraction": (
        "像是小数而非百分数",
        "looks like a fraction instead of a percentage",
    ),
    "suspicious.share_above_100": ("占比超过100%", "a share above 100%"),
    "suspicious.far_off": ("与同类相差十倍以上", "ten times above or below its series"),
    "tracking.context": (
        "{region}{year}：{part}{part_value}，{whole}{whole_value}，占{share}。这是上级地区的背景，"
        "不是区县的观测值。",
        "{region}, {year}: {part} {part_value}, {whole} {whole_value}, a share of {share}. "
        "Context of the higher tier, not an observation of a district.",
    ),
    "tracking.no_context": (
        "没有上级地区同一指标的公布值。",
        "There is no published figure of the same indicators for a higher tier.",
    ),
    "tracking.unread": (
        "{methods}的分档界限未在原始出处核对。",
        "The cut-offs of {methods} were not read at their source.",
    ),
    "tracking.source": (
        "文件原文与所列公布值；方法出处见表",
        "the documents and the published figures listed; methods as cited",
    ),
    "tracking.targets_counted": ("目标个数", "number of targets"),
    "tracking.assessed": ("可评估的目标", "Targets that can be assessed"),
    "tracking.verdicts": ("每个目标的结论与理由", "Every target, its verdict and why"),
    "tracking.panel": ("各方法并列", "Methods side by side"),
    "tracking.methods": ("方法、分档界限与出处", "Methods, cut-offs and sources"),
    "tracking.paths": ("对各条路径是领先还是落后", "Ahead or behind, path by path"),
    "tracking.pace_title": ("已实现与余下所需的进度", "Pace achieved and pace still needed"),
    "tracking.priors": ("三种先验下的达成概率", "Probability of attainment under three priors"),
    "tracking.coverage": ("80%区间的模拟覆盖率", "Simulated coverage of the 80% interval"),
    "tracking.backtests": ("逐年留出的回测", "Backtest leaving the future out"),
    "tracking.worksheet": ("待填：缺少的观测值", "To fill in: observations that are missing"),
    "tracking.observations": ("用到的公布值与出处", "Published figures used, and their sources"),
    "tracking.revisions": ("修订过的公布值", "Figures that were revised"),
    "tracking.context_title": ("上级地区同一指标", "The same indicators in a higher tier"),
    "tracking.none_assessed": (
        "没有可评估的目标，因此没有可画的图",
        "no target can be assessed, so there is nothing to draw",
    ),
    "tracking.prior": (
        "先验：强度κ0={strength}年，自由度ν0={freedom}，年度波动s0={log}（对数尺度）、{logit}（占比用对数几率尺度）。",
        "Prior: strength κ0={strength} {strength:year|years}, ν0={freedom} {freedom:degree|degrees} of "
        "freedom, yearly spread s0={log} on the log scale, {logit} on the logit scale of shares.",
    ),
    "tracking.shift": ("偏离先验的标准差数", "standard deviations off the prior"),
    "reliability.synthetic": ("虚构", "made up"),
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
    "column.achieved": ("此前每年", "achieved a year"),
    "column.needed": ("余下每年需", "needed a year"),
    "column.times": ("所需为已实现的倍数", "needed ÷ achieved"),
    "column.drift": ("先验年均变化", "prior drift"),
    "column.median": ("中位数", "median"),
    "column.coverage": ("覆盖率", "coverage"),
    "column.forecasts": ("预测次数", "forecasts"),
    "column.mape": ("误差MAPE", "MAPE"),
    "column.coverage_80": ("80%区间覆盖率", "80% coverage"),
    "column.coverage_95": ("95%区间覆盖率", "95% coverage"),
    "column.brier": ("布里尔分", "Brier score"),
    "column.loses": ("不及漂移法", "loses to drift"),
    "column.reliability": ("可靠性", "reliability"),
    "column.published": ("发布时间", "published"),
    "column.status": ("状态", "status"),
    "column.url": ("网址", "address"),
    "column.from_value": ("修订前", "before"),
    "column.to_value": ("修订后", "after"),
    "yesno.yes": ("是", "yes"),
    "yesno.no": ("否", "no"),
    "yesno.own": ("自定", "defined here"),
    "forecasting.naive_drift": ("简单漂移法", "naive drift"),
    "forecasting.ets": ("指数平滑（ETS）", "ETS"),
    "forecasting.arima": ("ARIMA", "ARIMA"),
    "forecasting.unobserved_components": ("不可观测成分模型", "unobserved components"),
}
