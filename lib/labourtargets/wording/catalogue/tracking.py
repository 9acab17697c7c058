"""Observed against promised: sentences on what is known, what follows, what would be needed."""

from __future__ import annotations

TRACKING: dict[str, tuple[str, str]] = {
    "tracking.synthetic": (
        "本页的观测值全部为演示而虚构，不反映任何地区的实际情况。",
        "Every observation on this page is made up for demonstration and says nothing about "
        "any place.",
    ),
    "tracking.known": (
        "截至{date}，{total}个目标中可评估的有{assessed}个。",
        "As of {date}, {assessed} of {total} {total:target|targets} can be assessed.",
    ),
    "tracking.title": (
        "{total}个目标中有{assessed}个可评估",
        "{assessed} of {total} {total:target|targets} can be assessed",
    ),
    "tracking.little": (
        "多数承诺没有同口径的公开结果，这里如实说明，不以他数替代。",
        "Most promises have no published like-for-like outcome; none is substituted here.",
    ),
    "tracking.dropped": (
        "另有{count}条重复表述或引用他人目标的表述不重复计数。",
        "{count} "
        "{count:sentence that repeats a target or quotes somebody else's is|"
        "sentences that repeat a target or quote somebody else's are} not counted again.",
    ),
    "tracking.case": (
        "{region}{indicator}：目标{target}（{due}），{year}观测值"
        "{observed}。结论：{verdict}——{reason}。",
        "{indicator}, {region}: target {target} ({due}), {observed} observed in {year}. "
        "Verdict: {verdict} — {reason}.",
    ),
    "tracking.rounding": (
        "数值经四舍五入，真值可能在目标的任一侧（{low}至{high}）。",
        "The figure is rounded: the true value may lie on either side of the target ({low} "
        "to {high}).",
    ),
    "tracking.rounding_years": (
        "数值经四舍五入，真值可能使某一年由达到变为未达到，或相反。",
        "The figures are rounded: their true values may turn a year from met to missed, or back.",
    ),
    "tracking.rounding_verdict": (
        "若在另一侧，结论是：{verdicts}。",
        "Then the verdict is: {verdicts}.",
    ),
    "tracking.rounding_verdict_alone": (
        "数值经四舍五入（{low}至{high}），真值可能使结论变为：{verdicts}。",
        "The figure is rounded ({low} to {high}): its true value may make the verdict: {verdicts}.",
    ),
    "tracking.conclusion_rounding": (
        "数值经四舍五入（{low}至{high}），真值可能改变{methods}的判定。",
        "The figure is rounded ({low} to {high}): its true value may change the conclusion of "
        "{methods}.",
    ),
    "tracking.outcome.rounding": (
        "其中{count}个的结论会随数值的四舍五入而变。",
        "{count:One of these verdicts|{count} of these verdicts} may change within the rounding of "
        "the figure.",
    ),
    "tracking.caveat": ("须注意：{note}。", "Note: {note}."),
    "tracking.more": ("另有{count}个，见下表。", "{count} more {count:stands|stand} in the table."),
    "tracking.agree": (
        "{region}{indicator}，看{year}的数值：{conclusions}；方法之间{agree}。",
        "{indicator}, {region}, by the figure of {year} — {conclusions}; the methods {agree}.",
    ),
    "tracking.agree.yes": ("一致", "agree"),
    "tracking.agree.no": ("不一致", "disagree"),
    "tracking.conclusion": ("{method}“{conclusion}”", "{method}: {conclusion}"),
    "tracking.path_same": (
        "{region}{indicator}：{year}的数值相对每一条路径都{standing}{rounding}。",
        "{indicator}, {region}: in {year} {standing} on every path{rounding}.",
    ),
    "tracking.path_differs": (
        "{region}{indicator}：{year}的数值相对哪条路径，结论不同——领先{ahead}条，落后{behind}条{rounding}。",
        "{indicator}, {region}: in {year} ahead of {ahead} {ahead:path|paths}, behind "
        "{behind}; the standing depends on the path{rounding}.",
    ),
    "tracking.path_rounding": (
        "，但数值经四舍五入（{low}至{high}），其中有{count}条（{models}）分不出先后",
        "; but rounded as it is ({low} to {high}), the figure cannot be told apart from "
        "{count:one|{count}} of them: {models}",
    ),
    "tracking.path_rounding_all": (
        "，但数值经四舍五入（{low}至{high}），与哪一条都分不出先后",
        "; but rounded as it is ({low} to {high}), the figure cannot be told apart from any of them",
    ),
    "tracking.pace": (
        "{region}{indicator}：到{year}每年{achieved}，此后到{due}每年需{needed}。",
        "{indicator}, {region}: {achieved} a year up to {year}; the target takes {needed} a "
        "year from there to {due}.",
    ),
    "tracking.pace_none": (
        "没有目标既有基期值又有基期之后的观测值。",
        "No target has both a baseline and a figure after it.",
    ),
    "tracking.path_none": (
        "没有哪条路径经过有观测值的年份。",
        "No path runs through a year with a figure.",
    ),
    "tracking.chances_decided": (
        "既有基期值又有此后观测值的{count}个目标都已有定论，无概率可言。",
        "{count:The one target|All {count} targets} with a baseline and a figure after it "
        "{count:is|are} decided: no probability is left.",
    ),
    "tracking.own": (
        "数值都是自有观测（{files}），不是本项目所附的公布值；来源未经核对。",
        "The figures are own observations, from {files}, not the published ones shipped with this "
        "project; their sources were not checked.",
    ),
    "tracking.figure": ("{region}{indicator}（{period}）", "{indicator}, {region}, {period}"),
    "tracking.unknown": (
        "所给的数值有{count}个截至当日还不算已知：{figures}。请在as_of一栏写明公布日期。",
        "{count:One given figure is|{count} given figures are} not yet known on this day: "
        "{figures}; write the day {count:it|each} became known into as_of.",
    ),
    "tracking.source_own": (
        "文件原文与自有观测（{files}）；方法出处见表",
        "the documents and own observations ({files}); methods as cited",
    ),
    "tracking.observations_own": (
        "用到的自有观测（{files}）与所填出处",
        "Own observations used ({files}), and their sources as given",
    ),
    "tracking.assessed_own": (
        "有自有观测值的目标（{files}）",
        "Targets with an own observation ({files})",
    ),
    "tracking.probability": (
        "{region}{indicator}：{due}达到目标的概率为{chance}，前提是先验所假定的{priors}。",
        "{indicator}, {region}: probability of {chance} that {due} meets the target, given a "
        "prior that assumes {priors}.",
    ),
    "tracking.assumed.plan_believer": (
        "规划自身所需的增速（相信规划）",
        "the growth the plan itself needs (plan-believer)",
    ),
    "tracking.assumed.sceptical": (
        "基期以前的趋势（延续既往趋势）",
        "the trend from before the baseline (sceptical)",
    ),
    "tracking.assumed.peers": (
        "同类地区的增速（参照同类地区）",
        "the growth of places of its kind (peers)",
    ),
    "tracking.assumed_or": ("，或", ", or "),
    "tracking.no_evidence": (
        "“相信规划”先验一开始就假定了规划自身的增速，由它得出的概率不是规划可以达成的证据。",
        "The plan-believer prior assumes the plan's own growth from the outset: a probability "
        "under it is no evidence that the plan will be met.",
    ),
    "tracking.calibration": (
        "这种区间只在设定的先验成立时可信：模拟中80%区间覆盖{inside}；真实增速偏离先验"
        "{shift}个标准差时只覆盖{outside}。",
        "Such intervals hold only where the prior does: in simulation the 80% interval "
        "covers {inside}; with true drifts {shift} standard {shift:deviation|deviations} off "
        "it covers only {outside}.",
    ),
    "tracking.own_series": (
        "有{count}个目标的年度数值满{needed}年，可作预测。",
        "{count} {count:target has|targets have} the {needed} annual {needed:figure|figures} a forecast "
        "needs.",
    ),
    "tracking.forecast_context": (
        "只用{region}{indicator}检验方法：数值{years}年，止于{last}，其"
        "后的年份即使已过也只是推算；它不是目标所在地区的观测值。",
        "{indicator}, {region}, only tests the method: {years} {years:year|years} of figures "
        "up to {last}. Later years are forecast, even those that have passed, and the place has no "
        "target here.",
    ),
    "tracking.forecast_own": (
        "序列是{region}{indicator}：{years}年，止于{last}；其后的年份即使已过也只是推算。",
        "The series is {indicator}, {region}: {years} {years:year|years} up to {last}; what "
        "follows is forecast even where it has passed.",
    ),
    "tracking.backtest": (
        "回测（平均绝对百分比误差，简单漂移法{naive}）：{models}。",
        "Backtest (mean absolute percentage error, naive drift {naive}): {models}.",
    ),
    "tracking.no_series": (
        "截至{date}已知的观测值中没有满{needed}年的年度序列，不作预测，预测方法未经真实数据检验。",
        "Among the observations known on {date} there is no annual series of {needed} "
        "{needed:year|years}: nothing is forecast, and the models are untested on real data.",
    ),
    "tracking.missing": (
        "能改变结论的数字有{count}个，列在下面；下载填写后可直接读回。",
        "{count:One figure|{count} figures} would change what can be said; the table can be "
        "downloaded, filled in and read back.",
    ),
    "tracking.nothing_missing": (
        "没有哪个数字能改变结论。",
        "No figure would change what can be said.",
    ),
    "tracking.used": (
        "读入观测值{count}个，截至{date}可用{known}个（同一数字取最新一版）；有修订的"
        "{revisions}个，量级可疑的{suspicious}个。",
        "Observations read: {count}; usable as of {date}, the newest vintage of each: "
        "{known}; revised: {revisions}; of suspicious magnitude: {suspicious}.",
    ),
    "tracking.suspicious": (
        "存疑：{region}{indicator}，{period}——{warning}。",
        "Suspicious: {indicator}, {region}, {period} — {warning}.",
    ),
    "tracking.context": (
        "{region}{year}：{part}{part_value}，{whole}"
        "{whole_value}，占{share}。这是上级地区的背景，不是区县的观测值。",
        "{region}, {year} — {part}: {part_value}; {whole}: {whole_value}; a share of "
        "{share}. This is context of the higher tier, not an observation of a district.",
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
    "tracking.assessed": ("有公布值的目标", "Targets with a published figure"),
    "tracking.verdicts": ("每个目标的结论与理由", "Every target, its verdict and why"),
    "tracking.panel": ("各方法并列", "Methods side by side"),
    "tracking.methods": ("方法、分档界限与出处", "Methods, cut-offs and sources"),
    "tracking.paths": ("对各条路径是领先还是落后", "Ahead or behind, path by path"),
    "tracking.pace_title": ("已实现与余下所需的进度", "Pace achieved and pace still needed"),
    "tracking.priors": ("各先验下的达成概率", "Probability of attainment under each prior"),
    "tracking.coverage": ("80%区间的模拟覆盖率", "Simulated coverage of the 80% interval"),
    "tracking.backtests": ("逐年留出的回测", "Backtest leaving the future out"),
    "tracking.worksheet": (
        "待填：能改变结论的数字",
        "To fill in: figures that would change what can be said",
    ),
    "tracking.observations": ("用到的公布值与出处", "Published figures used, and their sources"),
    "tracking.revisions": ("修订过的数值", "Figures that were revised"),
    "tracking.context_title": ("上级地区同一指标", "The same indicators in a higher tier"),
    "tracking.none_assessed": (
        "没有可评估的目标，因此没有可画的图。",
        "No target can be assessed, so there is nothing to draw.",
    ),
    "tracking.no_prior": (
        "没有一种先验得到数据支持，因此没有可画的概率。",
        "No prior is supported by the data, so there is no probability to draw.",
    ),
    "tracking.none_open": (
        "既有基期值又有观测值的目标都已有定论，因此没有可画的概率。",
        "Every target with a baseline and a figure is decided, so there is no probability to draw.",
    ),
    "tracking.short_series": (
        "观测值中没有满{needed}年的年度序列，因此没有预测。",
        "No annual series of {needed} {needed:year|years} is among the observations, so nothing is forecast.",
    ),
    "tracking.prior": (
        "先验：强度κ0={strength}年，自由度ν0={freedom}，年度波动s0={log}"
        "（对数尺度）、{logit}（占比用对数几率尺度）。",
        "Prior: strength κ0={strength} {strength:year|years}, ν0={freedom} "
        "{freedom:degree|degrees} of freedom, yearly spread s0={log} on the log scale, "
        "{logit} on the logit scale of shares.",
    ),
    "tracking.shift": ("偏离先验的标准差数", "standard deviations off the prior"),
    "tracking.known_none": (
        "截至{date}，{total}个目标中没有一个可以评估。",
        "As of {date}, {total:the one target cannot|none of {total} targets can} be assessed.",
    ),
    "tracking.others": ("其余：{rest}。", "Of the others, {rest}."),
    "tracking.all": ("不能评估，是因为{rest}。", "Why: {rest}."),
    "tracking.band_met": ("达到目标", "target met"),
    "tracking.band_or": ("或", " or "),
    "tracking.joint": ("；", "; "),
    "tracking.count.earlier_figure": (
        "有{count}个只有此前年份的公布值",
        "{count:one has only a figure of an earlier year|"
        "{count} have only figures of earlier years}",
    ),
    "tracking.count.no_observation": (
        "有{count}个没有公布值",
        "{count:one has|{count} have} no published figure",
    ),
    "tracking.count.not_comparable": (
        "有{count}个的公布值不可比或不足以判断",
        "{count:one has a figure that is not comparable or decides nothing|"
        "{count} have figures that are not comparable or decide nothing}",
    ),
    "tracking.count.no_baseline": (
        "有{count}个尚未到期，文件又没有基期",
        "{count:one is|{count} are} not due yet and {count:has|have} no baseline",
    ),
    "tracking.count.incomplete_target": (
        "有{count}个在文件里就没有写明年份或数值",
        "{count:one is|{count} are} not fully stated in the document: no year, or no value",
    ),
    "tracking.count.no_direction": (
        "有{count}个增减都不算成败",
        "for {count:one|{count}} neither a rise nor a fall is success",
    ),
    "tracking.outcome.final": (
        "已到期且有公布值可裁定的{count}个：达成{good}个，未达成{bad}个。",
        "Of {count} due and decided, {good} {good:is|are} met and {bad} {bad:is|are} not.",
    ),
    "tracking.outcome.running": (
        "未到期而有公布值的{count}个：进度足够、已提前达成或保持住的{good}个，各方法结论不一"
        "的{mixed}个，进度不足、背离目标或未能达到的{bad}个。",
        "Of {count} still running with a figure, {good} {good:is|are} on track, met early or "
        "maintained, on {mixed} the methods disagree, and {bad} {bad:is|are} off track, "
        "moving away or failed.",
    ),
    "tracking.outcome.none": (
        "没有可评估的目标，说不出哪个已达成、哪个落后。",
        "No target can be assessed, so none can be called met or behind.",
    ),
    "tracking.title_none": (
        "{total}个目标中没有一个可以评估",
        "{total:The one target cannot|None of {total} targets can} be assessed",
    ),
    "tracking.tally_due": (
        "{total}个目标中有{count}个已到期而当年没有公布值",
        "{count} of {total} {total:target|targets} {count:is|are} due without a published "
        "figure for the due year",
    ),
    "tracking.tally_none": (
        "{total}个目标都还说不出结论",
        "No verdict yet on {total:the one target|any of {total} targets}",
    ),
    "tracking.case_earlier": (
        "{region}{indicator}：目标{target}（{due}）。{due}尚无公布值"
        "，因此到期未报告；最近的公布值是{year}的{observed}，{stand}"
        "{methods}。",
        "{indicator}, {region}: target {target} for {due}. No figure for {due} is published: "
        "due, unreported. The latest figure, {observed} for {year}, {stand}{methods}.",
    ),
    "tracking.stand.reached": ("当时已达到目标值", "already stood at the target"),
    "tracking.stand.short": ("当时还没有达到目标值", "was still short of the target"),
    "tracking.then.all": (
        "，所列方法都认为当年进度足够",
        "; by every method shown it was on track that year",
    ),
    "tracking.then.some": (
        "，所列方法对当年的进度看法不一",
        "; the methods shown disagree on the pace of that year",
    ),
    "tracking.then.none": (
        "，所列方法都认为当年进度不足",
        "; by no method shown was it on track that year",
    ),
    "tracking.case_sum": (
        "{region}{indicator}：目标{target}（{due}），到{year}累计"
        "{observed}。结论：{verdict}——{reason}。",
        "{indicator}, {region}: target {target} ({due}), {observed} in all by the end of "
        "{year}. Verdict: {verdict} — {reason}.",
    ),
    "tracking.doubtful": (
        "数字存疑，未作改动：{warning}。",
        "The figure is suspicious and used as it is: {warning}.",
    ),
    "tracking.no_figure": ("没有任何目标有公布值。", "No target has a published figure."),
    "tracking.not_final": (
        "这些说的是{year}，{due}是否达成要等当年的数值。",
        "This is how {year} stood; whether {due} met the target waits for the figure of that year.",
    ),
    "tracking.path_seen": ("；{year}观测值{observed}。", "; observed in {year}: {observed}."),
    "tracking.pace_over": (
        "{region}{indicator}：到{year}每年{achieved}；目标{due}到期，此后已无进度可言。",
        "{indicator}, {region}: {achieved} a year up to {year}; the target was due in {due}, and "
        "no pace is left to make up.",
    ),
    "tracking.pace_reached": (
        "{region}{indicator}：到{year}每年{achieved}，已达到目标值，此后只需保持。",
        "{indicator}, {region}: {achieved} a year up to {year}, which stands at the target; "
        "from there it only has to be kept.",
    ),
    "tracking.probability_unpublished": (
        "{region}{indicator}：{due}的数值尚未公布；由截至{year}的数值推算，"
        "它达到目标的概率为{chance}，前提是先验所假定的{priors}。",
        "{indicator}, {region}: the figure of {due} is not published; by those up to {year} "
        "it meets the target with a probability of {chance}, given a prior that assumes {priors}.",
    ),
    "tracking.chance": ("{low}至{high}", "{low} to {high}"),
    "tracking.support": (
        "“{prior}”先验需要{takes}：{total}个目标中有{count}个。",
        "The {prior} prior takes {takes}: known for {count} of {total} {total:target|targets}.",
    ),
    "tracking.support_none": (
        "“{prior}”先验需要{takes}，这里一个也没有，因此不用。",
        "The {prior} prior takes {takes}; none is known here, so it is left out.",
    ),
    "tracking.takes.plan_believer": (
        "规划自身的基期与目标，二者都大于0",
        "the plan's own baseline and target, both above zero",
    ),
    "tracking.takes.sceptical": ("基期以前的数值", "a figure from before the baseline"),
    "tracking.takes.peers": (
        "同类地区基期以来至少两年的数值",
        "figures of two years since the baseline in places of its kind",
    ),
    "tracking.without.plan_believer": (
        "基期或目标为0，无从计算增速",
        "baseline or target zero: no growth rate",
    ),
    "tracking.without.sceptical": ("没有基期以前的数值", "no figure from before the baseline"),
    "tracking.without.peers": ("没有同类地区的数值", "no figures of places of its kind"),
    "tracking.own_none": (
        "没有任何目标的年度数值满{needed}年，因此不预测任何目标。",
        "No target has the {needed} annual {needed:figure|figures} a forecast needs, so none "
        "is forecast.",
    ),
    "tracking.rival": ("{model} {error}", "{model} {error}"),
    "tracking.lost_all": (
        "各模型都不及简单漂移法；图中所画为{model}。",
        "Every model loses to the naive drift; the chart shows {model}.",
    ),
    "tracking.lost": (
        "{total}个模型中{count}个不及简单漂移法；图中所画为误差最小的{model}。",
        "{count} of {total} {total:model|models} {count:loses|lose} to the naive drift; the chart shows {model}, "
        "which has the smallest error.",
    ),
    "tracking.expected": (
        "{region}{indicator}：按截至{known}的数据，{model}推算{year}为{value}，80%区间{range}",
        "{indicator}, {region}: {value} in {year} by {model}, from figures up to {known} "
        "(80% interval {range})",
    ),
    "tracking.helpless": (
        "另有{count}个目标，任何数字都无济于事：{undated}个在文件里就没有写明年份或数值，"
        "{aimless}个增减都不算成败。",
        "No figure can help {count} other {count:target|targets}: {undated} not fully stated "
        "in the document, {aimless} for which neither a rise nor a fall counts as success.",
    ),
    "tracking.reliability": (
        "可靠性按数据提供者所填：高为官方网页或原文，中为转载或镜像，低为来路不明。来源未载发布日期的，一律视为次年年底才公布。",
        "Reliability is as supplied with the figure: high means an official page or text, "
        "medium a reprint or mirror, low an unclear origin. A figure without a date of "
        "publication counts as known from the end of the following year.",
    ),
    "tracking.doubted": ("{name}（数字存疑）", "{name} (suspicious figure)"),
    "tracking.undated": ("未载日期，按{date}计", "undated, taken as {date}"),
    "tracking.period_sum": ("{years}合计", "{years}, sum"),
    "tracking.period_mean": ("{years}年均", "{years}, yearly mean"),
    "tracking.period_each": ("{years}每年", "{years}, each year"),
    "tracking.purpose": ("目标{target}（{due}）", "target {target} ({due})"),
    "tracking.tally": (
        "可评估的{count}个目标中，{good}个已达成或进度足够",
        "{good} of {count} assessed {count:target|targets} {good:is|are} met or on track",
    ),
}
