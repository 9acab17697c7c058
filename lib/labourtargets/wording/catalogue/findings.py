"""Sentences that report computed values: findings, answers, refusals and what is missing."""

from __future__ import annotations

FINDINGS: dict[str, tuple[str, str]] = {
    # paths
    "finding.growth_required": (
        "{region}的{indicator}须由{start_year}的{start}到{end_year}的{end}，年均增长率为{rate}。",
        "{indicator} in {region} must go from {start} in {start_year} to {end} in {end_year}: "
        "{rate} a year on average.",
    ),
    "finding.points_required": (
        "{region}的{indicator}须由{start_year}的{start}到{end_year}的{end}，平均每年{points}。",
        "{indicator} in {region} must go from {start} in {start_year} to {end} in {end_year}: "
        "{points} a year.",
    ),
    "finding.gap": (
        "{start_year}至{end_year}的差距为{gap}，平均每年{per_year}。",
        "The gap between {start_year} and {end_year} is {gap}, or {per_year} a year.",
    ),
    "finding.doubling": (
        "按这一速度，{years}翻一番。",
        "At that rate the figure doubles in {years}.",
    ),
    "finding.envelope": (
        "{year}各模型相差{width}（{lower}至{upper}）；起点与终点相同，只有途中不同。",
        "In {year} the models differ by {width} ({lower} to {upper}); they share start and end "
        "and differ only on the way.",
    ),
    "finding.envelope_widest": (
        "各模型在{year}分歧最大，为{width}：最低为{lowest}，最高为{highest}。",
        "The models disagree most in {year}, by {width}: {lowest} is lowest, {highest} highest.",
    ),
    "finding.model_choice": (
        "换一个模型最多改变{change}（{share}）。",
        "Choosing another model changes the figure by at most {change} ({share}).",
    ),
    "finding.one_model": (
        "只用一个模型（{model}），没有模型范围可报。",
        "One model alone was used ({model}): there is no range over models to report.",
    ),
    "finding.extrapolated": (
        "{years}文件没有数字：所示为按“{rule}”外推的值，并非文件所述。",
        "The documents print no figure for {years}: what is shown is an extrapolation "
        "by the rule “{rule}”, not a statement.",
    ),
    "finding.interval": (
        "{year}的措辞与取整容许{interval}。",
        "Wording and rounding of {year} admit {interval}.",
    ),
    "finding.open_upper": (
        "目标措辞为下限，上端开放：{value}即算达成。",
        "The target is a floor, open above: {value} meets it.",
    ),
    "finding.projectable": (
        "{total}个序列中有{projected}个可以推算。",
        "{projected} of {total} series can be projected.",
    ),
    "finding.user_baseline": (
        "基期{value}由使用者提供（{source}），并非文件所述。",
        "The baseline {value} was supplied by the reader ({source}); no document states it.",
    ),
    "finding.scenario": (
        "在“{scenario}”情景下，{year}为{value}，比文件所述路径{difference}。",
        "Under “{scenario}”, {year} comes to {value}, {difference} against the stated path.",
    ),
    "finding.implied_denominator": (
        "若{part}与{share}都恰好实现，{whole}至多为{value}。",
        "If {part} and {share} both just hold, the total they imply ({whole}) is at most {value}.",
    ),
    "finding.itemised": (
        "规划逐项列出的流量合计{flow}，占所需增量{gap}的{share}。",
        "The flows the plan itemises add to {flow}, {share} of the increase of {gap}.",
    ),
    # catalogue
    "finding.statements": (
        "{documents}份文件共有{statements}条定量表述，其中目标{targets}条。",
        "{documents:The document makes|The {documents} documents make} {statements} quantified "
        "{statements:statement|statements}, {targets} of them {targets:a target|targets}.",
    ),
    "finding.statements_all": (
        "{documents}份文件共有{statements}条定量表述，全部是目标。",
        "{documents:The document makes|The {documents} documents make} {statements} quantified "
        "{statements:statement, a target|statements, all of them targets}.",
    ),
    "finding.accounted": (
        "每个数字都有交代：{statements}条为表述，{exclusions}处注明理由后排除，{left}处未处理。",
        "Every numeral is accounted for: {statements} {statements:statement|statements}, "
        "{exclusions} {exclusions:exclusion|exclusions} with a reason, {left} left.",
    ),
    "finding.dated": (
        "{targets}条目标中，{dated}条注明年份，{baseline}条有基期。",
        "Of {targets} {targets:target|targets}, "
        "{dated} {dated:carries|carry} a year and {baseline} a baseline.",
    ),
    "finding.dated_all": (
        "{targets}条目标都注明年份，有基期的{baseline}条。",
        "{targets:The one target carries|All {targets} targets carry} a year, {baseline} a baseline.",
    ),
    "finding.milestones": (
        "另有{count}条只有此前的阶段目标；那也是承诺，不算基期。",
        "{count} more {count:has|have} only an earlier milestone, which is a promise itself and no "
        "baseline.",
    ),
    "finding.same_figure": (
        "{first}与{second}数字同为{value}，概念不同：前者计{first_concept}，后者计{second_concept}。",
        "{first} and {second} print the same figure, {value}, for different concepts: "
        "{first_concept} and {second_concept}.",
    ),
    # comparison
    "finding.highest": (
        "{year}，{indicator}最高的是{highest}（{highest_value}），最低的是{lowest}（{lowest_value}）。",
        "In {year}, {indicator} is highest in {highest} ({highest_value}) and lowest in {lowest} "
        "({lowest_value}).",
    ),
    "finding.fastest": (
        "{start_year}至{end_year}，{fastest}计划增长最快（年均{fastest_rate}），"
        "{slowest}最慢（年均{slowest_rate}）。",
        "Between {start_year} and {end_year}, {fastest} plans the fastest growth ({fastest_rate} "
        "a year) and {slowest} the slowest ({slowest_rate}).",
    ),
    "finding.rank": (
        "{region}列第{rank}位；取整与措辞容许第{lower}至第{upper}位。",
        "{region} ranks {rank}; rounding and wording admit ranks {lower} to {upper}.",
    ),
    "finding.rank_sure": (
        "{region}列第{rank}位，取整与措辞不改变名次。",
        "{region} ranks {rank}, whatever rounding and wording hide.",
    ),
    "finding.contribution": (
        "{region}对{zone}增量的贡献最大，为{contribution}（{share}）。",
        "{region} contributes most to the increase of {zone}: {contribution} ({share}).",
    ),
    "finding.adds_up": (
        "各项贡献相加等于总量，误差不超过{tolerance}。",
        "The contributions add up to the total within {tolerance}.",
    ),
    "finding.sigma": (
        "按规划，{count}市{indicator}对数的标准差由{start_year}的{start}变为{end_year}的{end}。",
        "As planned, the standard deviation of log {indicator} across {count} "
        "{count:city|cities} goes from {start} in {start_year} to {end} in {end_year}.",
    ),
    "finding.beta": (
        "规划增长率对初始水平的斜率为{slope}（逐一剔除：{lowest}至{highest}；"
        "精确置换p＝{p}，{count}市）。",
        "The slope of planned growth on the initial level is {slope} (leave-one-out {lowest} to "
        "{highest}; exact permutation p = {p}; {count} {count:city|cities}).",
    ),
    "finding.theil": (
        "泰尔指数由{start}变为{end}，其中组间{between}、组内{within}。",
        "The Theil index goes from {start} to {end}: {between} between groups, {within} within.",
    ),
    "finding.side_by_side": (
        "{first}{first_value}，{second}{second_value}，只能并列：{reason}",
        "{first} {first_value}, {second} {second_value}, side by side only: {reason}",
    ),
    # agreement
    "finding.agreement": (
        "{count}项核对：{verdicts}。",
        "{count} {count:check|checks}: {verdicts}.",
    ),
    "finding.sum_gap": (
        "{year}，{indicator}：各地相加{parts}，文件合计{total}，相差{gap}（{verdict}）。",
        "{indicator}, {year}: the places add to {parts}, the stated total is {total}, "
        "the gap {gap} ({verdict}).",
    ),
    "finding.discrepancies": (
        "取整与措辞解释不了的有{count}项：{names}。",
        "Rounding and wording do not explain {count}: {names}.",
    ),
    # what is missing
    "missing.baseline": (
        "缺基期值；提供一个早于目标年份的观测值即可。",
        "a baseline is missing; an observed value of an earlier year would do.",
    ),
    "missing.target": ("缺目标值。", "a target is missing."),
    "missing.year": ("目标未注明年份。", "the target carries no year."),
    "missing.value": ("文件在该处印“-”，没有数值。", "the document prints “-” and no value."),
    "missing.observation": (
        "缺目标年份的观测值。",
        "an observed value of the due year is missing.",
    ),
    "missing.observations": (
        "需要至少{needed}个年度观测值，现有{found}个。",
        "at least {needed} annual {needed:observation is|observations are} needed; there {found:is|are} {found}.",
    ),
    "missing.denominator": (
        "缺有出处的分母：{denominator}。",
        "a sourced denominator is missing: {denominator}.",
    ),
    "missing.definition": ("文件未给定义。", "the document gives no definition."),
    "missing.comparable": (
        "已有观测值的地域或定义不同。",
        "the observed value covers another territory or definition.",
    ),
    # refusals
    "refusal.cannot_project": ("无法推算", "Cannot project"),
}
