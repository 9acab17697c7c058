"""Sentences that report computed values: findings, answers, refusals and what is missing."""

from __future__ import annotations

FINDINGS: dict[str, tuple[str, str]] = {
    # paths
    "finding.growth_required": (
        "{region}的{indicator}须由{origin}{move}{end_year}的{end}，年均增长率为{rate}。",
        "{indicator} in {region} must {move} from {origin} to {end} in {end_year}: "
        "{rate} a year, compounded.",
    ),
    "finding.points_required": (
        "{region}的{indicator}须由{origin}{move}{end_year}的{end}，平均每年{points}。",
        "{indicator} in {region} must {move} from {origin} to {end} in {end_year}: "
        "{points} a year.",
    ),
    "finding.increase": (
        "{start_year}至{end_year}共增加{gap}，平均每年{per_year}。",
        "That is an increase of {gap} between {start_year} and {end_year}, or {per_year} a year.",
    ),
    "finding.decrease": (
        "{start_year}至{end_year}共减少{gap}，平均每年{per_year}。",
        "That is a decrease of {gap} between {start_year} and {end_year}, or {per_year} a year.",
    ),
    "finding.increase_alone": (
        "{start_year}至{end_year}共增加{gap}。",
        "That is an increase of {gap} between {start_year} and {end_year}.",
    ),
    "finding.decrease_alone": (
        "{start_year}至{end_year}共减少{gap}。",
        "That is a decrease of {gap} between {start_year} and {end_year}.",
    ),
    "finding.doubling": (
        "按这一增长率，{years}翻一番。",
        "At that growth the figure doubles in {years}.",
    ),
    "finding.standing": (
        "按{reference}，{series}应为：{years}。",
        "On the {reference}, {series} should stand at {years}.",
    ),
    "finding.standing_ranged": (
        "按{reference}，{series}应为（括号内为{over}的范围）：{years}。",
        "On the {reference}, and in brackets over {over}, {series} should stand at {years}.",
    ),
    "finding.envelope_widest": (
        "{over}在{year}分歧最大，最低的{lowest}与最高的{highest}相差{width}，"
        "为{reference}数值的{share}。",
        "Over {over}, the paths lie furthest apart in {year}: {lowest}, the lowest, and {highest}, "
        "the highest, differ by {width}, {share} of the {reference}.",
    ),
    "finding.envelope_widest_of": (
        "与{reference}的数值相比，{over}分歧最大的是{year}的{series}：最低的{lowest}与最高的{highest}"
        "相差{width}。",
        "Measured by the {reference} and over {over}, the paths lie furthest apart for {series} in "
        "{year}: {lowest}, the lowest, and {highest}, the highest, differ by {width}.",
    ),
    "finding.model_choice": (
        "不用{reference}而换用{other}，改变最大之处为{share}：{where}按{model}{apart}。",
        "The greatest change from leaving the {reference} for {other} is {share}: {where}, {model} "
        "lies {apart} it.",
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
        "{year}的{value}，按措辞与取整可以是{interval}。",
        "By wording and rounding, {value} in {year} may be {interval}.",
    ),
    "finding.interval_ranged": (
        "{year}的措辞容许{interval}。",
        "By its wording, the figure of {year} may be {interval}.",
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
    "finding.implied_denominator": (
        "若刚好达到{part}、占比不低于{share}，则{whole}至多为{value}。",
        "With just {part} reached and a share of {share} or more, the whole that is shared "
        "({whole}) is at most {value}.",
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
    "finding.dashes": (
        "表述中有{count}条在原文印“-”，没有数值。",
        "{count} of the statements {count:prints|print} “-” and no value.",
    ),
    "finding.dated": (
        "{targets}条目标中，{dated}条有年份，{baseline}条有基期。",
        "Of {targets} {targets:target|targets}, "
        "{dated} {dated:carries|carry} a year and {baseline} a baseline.",
    ),
    "finding.dated_all": (
        "{targets}条目标都有年份，有基期的{baseline}条。",
        "{targets:The one target carries|All {targets} targets carry} a year, {baseline} a baseline.",
    ),
    "finding.judged_years": (
        "有年份的目标中，{count}条的年份不在条文里，系按方案的实施阶段判定。",
        "Of those with a year, {count} {count:has|have} it from the implementation stage of the plan "
        "and not from the clause: a judgement.",
    ),
    "finding.baselines_apart": (
        "有基期的目标中，{count}条没有自己的路径，理由见上表。",
        "Of those with a baseline, {count} {count:has|have} no path of {count:its|their} own, for "
        "the reasons in the table above.",
    ),
    "finding.undated_apart": (
        "未注明年份的目标中，{count}条在上表列于其他理由之下。",
        "Of those without a year, {count} {count:stands|stand} in the table above under another reason.",
    ),
    "finding.milestones": (
        "另有{count}条只有此前的阶段目标；那也是承诺，不算基期。",
        "{count} more {count:has|have} only an earlier milestone, which is a promise itself and no "
        "baseline.",
    ),
    # comparison
    "finding.highest": (
        "{year}，{indicator}最高的是{highest}（{highest_value}），最低的是{lowest}（{lowest_value}）。",
        "{indicator}, {year}: highest in {highest} ({highest_value}), lowest in {lowest} "
        "({lowest_value}).",
    ),
    "finding.fastest": (
        "{start_year}至{end_year}，计划年均增长率最高的是{fastest}（{fastest_rate}），"
        "最低的是{slowest}（{slowest_rate}）。",
        "Between {start_year} and {end_year}, planned growth is highest in {fastest} ({fastest_rate} "
        "a year) and lowest in {slowest} ({slowest_rate}).",
    ),
    "finding.contribution": (
        "对{zone}整体变化贡献最大的是{regions}：{contribution}（占变化的{share}）。",
        "The largest contribution to the change of {zone} is that of {regions}: {contribution} "
        "({share} of the change).",
    ),
    "finding.contribution_each": (
        "对{zone}整体变化贡献最大的是{regions}：各{contribution}（各占变化的{share}）。",
        "The largest contributions to the change of {zone} are those of {regions}: {contribution} "
        "each ({share} of the change each).",
    ),
    "finding.adds_up": (
        "各项贡献在取整之前相加恰为整体的变化，所印数字末位可能有出入。",
        "Before they are rounded for print, the contributions add up exactly to the change of the whole.",
    ),
    "finding.sigma": (
        "按规划，{count}地{indicator}总量（非人均）对数的标准差由{start_year}的{start}变为{end_year}的{end}。",
        "{indicator}, totals of {count} {count:place|places} and not per head: as planned, the standard "
        "deviation of their logs goes from {start} in {start_year} to {end} in {end_year}.",
    ),
    "finding.beta": (
        "以各地总量（非人均）回归：每年的对数增长率对期初水平对数的斜率为{slope}（逐一剔除一地为{lowest}至{highest}；"
        "精确置换p＝{p}；{count}地）。",
        "Regression on totals of the places, not per head: slope of log growth a year on the log of "
        "the initial level {slope} (one place left out {lowest} to {highest}; exact permutation "
        "p = {p}; {count} {count:place|places}).",
    ),
    "finding.theil": (
        "泰尔指数（各地总量，每地权重相同，非人均）由{start_year}的{start}变为{end_year}的{end}；"
        "{end_year}的组间部分为{between}，组内部分为{within}，分组为{groups}。",
        "Theil index of the totals, every place weighing the same, not per head: {start} in "
        "{start_year}, {end} in {end_year}. The latter is {between} between the groups and "
        "{within} within them; the groups are {groups}.",
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
