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
        "多数承诺在此未收录到同口径的公开结果，不以他数替代；别处是否公布过，这里无从知道。",
        "Of most promises no like-for-like outcome is on file here, and none is substituted; whether one was "
        "published elsewhere is not known.",
    ),
    "tracking.dropped": (
        "另有{count}条重复表述或引用他方目标的表述不重复计数。",
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
        "On the other side the verdict would be: {verdicts}.",
    ),
    "tracking.rounding_verdict_alone": (
        "数值经四舍五入（{low}至{high}），真值可能使结论变为：{verdicts}。",
        "The figure is rounded ({low} to {high}): its true value may make the verdict: {verdicts}.",
    ),
    "tracking.outcome.rounding": (
        "其中{count}个的结论会随数值的四舍五入而变。",
        "{count:One of these verdicts|{count} of these verdicts} may change within the rounding of "
        "the figure.",
    ),
    "tracking.outcome.doubted": (
        "其中{count}个的结论所依据的数值大小可疑：{names}。",
        "{count:One of these verdicts rests on a figure|{count} of these verdicts rest on figures} of "
        "suspicious magnitude: {names}.",
    ),
    "tracking.caveat": ("须注意：{note}。", "Note: {note}."),
    "tracking.more": ("另有{count}个，见下表。", "{count} more {count:stands|stand} in the table."),
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
    "tracking.missing": (
        "能改变结论的数字有{count}个，列在下面；保存填写后可直接读回。",
        "{count:One figure|{count} figures} would change what can be said; the table can be "
        "saved, filled in and read back.",
    ),
    "tracking.nothing_missing": (
        "没有哪个数字能改变结论。",
        "No figure would change what can be said.",
    ),
    "tracking.used": (
        "读入观测值{count}个，截至{date}可用{known}个（同一数字取最新一版）：属于这里目标的{own}个，"
        "上级地区的同一指标、人口等{others}个；有修订的{revisions}个，量级可疑的{suspicious}个。",
        "Observations read: {count}; usable as of {date}, the newest vintage of each: {known}, of which "
        "{own} of targets here and {others} of higher tiers, residents and the like; revised: {revisions}; "
        "of suspicious magnitude: {suspicious}.",
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
        "未收录到上级地区同一指标的公布值。",
        "No published figure of the same indicators for a higher tier is on file.",
    ),
    "tracking.source": (
        "文件原文与所列公布值；方法出处见表",
        "the documents and the published figures listed; methods as cited",
    ),
    "tracking.targets_counted": ("目标个数", "number of targets"),
    "tracking.assessed": ("有公布值的目标", "Targets with a published figure"),
    "tracking.verdicts": ("每个目标的结论与理由", "Every target, its verdict and why"),
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
    "tracking.none_with_pace": (
        "没有目标既有基期又有基期之后的数值，因此没有可画的图。",
        "No target has both a baseline and a figure after it, so there is nothing to draw.",
    ),
    "tracking.known_none": (
        "截至{date}，{total}个目标中没有一个可以评估。",
        "As of {date}, {total:the one target cannot|none of {total} targets can} be assessed.",
    ),
    "tracking.others": ("其余：{rest}。", "Of the others, {rest}."),
    "tracking.all": ("不能评估，是因为{rest}。", "Why: {rest}."),
    "tracking.joint": ("；", "; "),
    "tracking.count.earlier_figure": (
        "有{count}个只有此前年份的公布值",
        "{count:one has only a figure of an earlier year|"
        "{count} have only figures of earlier years}",
    ),
    "tracking.count.no_observation": (
        "有{count}个未收录到公布值",
        "for {count:one|{count}} no published figure is on file",
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
        "的{mixed}个，进度不足、背离目标或未能保持的{bad}个。",
        "Of {count} still running with a figure, {good} {good:is|are} on track, met early or "
        "maintained, on {mixed} the methods disagree, and {bad} {bad:is|are} off track, "
        "moving away or not maintained.",
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
        "{total}个目标中有{count}个已到期而未收录到当年的公布值",
        "{count} of {total} {total:target|targets} {count:is|are} due, with no figure of the "
        "due year on file",
    ),
    "tracking.tally_none": (
        "{total}个目标都还说不出结论",
        "No verdict yet on {total:the one target|any of {total} targets}",
    ),
    "tracking.case_earlier": (
        "{region}{indicator}：目标{target}（{due}）。未收录到{due}的公布值"
        "，因此到期未报告；最近的公布值是{year}的{observed}，{stand}"
        "{methods}。",
        "{indicator}, {region}: target {target} for {due}. No figure for {due} is on file: "
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
    "tracking.helpless": (
        "另有{count}个目标，任何数字都无济于事：{undated}个在文件里就没有写明年份或数值，"
        "{aimless}个增减都不算成败。",
        "No figure can help {count} other {count:target|targets}: {undated} not fully stated "
        "in the document, {aimless} for which neither a rise nor a fall counts as success.",
    ),
    "tracking.reliability": (
        "可靠性按数据提供者所填：高为官方网页或原文，中为转载或镜像，低为来源不明。来源未载发布日期的，一律视为次年年底才公布。",
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
