"""Words of the two notebooks on agreement and comparison."""

from __future__ import annotations

COMPARING: dict[str, tuple[str, str]] = {
    # verdicts beyond the ladder: order relations, and what nobody claims
    "agreement.holds": ("成立", "holds"),
    "agreement.no_claim": ("仅并列", "no claim"),
    "agreement.cannot_tell": ("无从判断", "cannot tell"),
    "agreement.explained.holds": (
        "部分不超过整体，或方向一致。",
        "The order stated or implied holds.",
    ),
    "agreement.explained.no_claim": (
        "文件并未主张二者有关系，只作并列。",
        "The documents claim nothing between the two: side by side only.",
    ),
    "agreement.explained.cannot_tell": ("缺少一方的数字。", "One of the figures is missing."),
    "column.left": ("一方", "one side"),
    "column.right": ("另一方", "other side"),
    "column.effect": ("对分析的影响", "what it does to the analysis"),
    "column.explanation": ("解释", "explanation"),
    "column.left_sentence": ("一方原文", "one side, sentence"),
    "column.right_sentence": ("另一方原文", "other side, sentence"),
    "column.pair": ("两方", "pair"),
    "column.grade": ("可比性", "comparability"),
    "column.growth_beside": ("与整体之差", "beside the whole"),
    "column.growth_whole": ("整体增长率", "growth of the whole"),
    "column.slope": ("斜率", "slope"),
    "column.left_out": ("剔除", "left out"),
    "agree.checks": ("逐项核对", "Every check"),
    "agree.sentences": ("原文对照", "Sentences side by side"),
    "agree.milestones": ("里程碑与期望方向", "Milestones and the wanted direction"),
    "agree.same_fact": ("同一事实两处所述", "Facts stated twice"),
    "agree.items": ("逐项流量与所需增量", "Itemised flows and the increase needed"),
    "agree.source": (
        "所列文件原文；上级数字见观测表",
        "texts of the documents; upper tiers from observations",
    ),
    "agree.counted": ("核对项数", "number of checks"),
    "agree.same_sentence": ("（同一句）", "(the same sentence)"),
    "agree.nothing": (
        "所选范围内没有这类核对。",
        "No check of this kind is in the selection.",
    ),
    "agree.none": ("取整与措辞足以解释所有差额。", "Rounding and wording explain every gap."),
    "agree.title.parts": (
        "{count}组分项与合计：{exact}组完全一致，{rounded}组需由取整解释",
        "{count} {count:total and its parts|totals and their parts}: "
        "{exact} equal, {rounded} explained by rounding",
    ),
    "agree.items.finding": (
        "规划逐项列出{flow}，占所需增量{gap}的{share}（每年流失按{attrition}计）。",
        "The plan itemises {flow}: {share} of the increase of {gap} "
        "(attrition of {attrition} a year).",
    ),
    "agree.loss": ("每年流失{attrition}时占{share}", "{share} at {attrition} a year"),
    "agree.losses": (
        "所列各项占所需增量的份额随流失而变：{shares}。",
        "What the items cover of the increase needed depends on how many leave: {shares}.",
    ),
    "compare.source": ("所列文件原文", "the texts of the documents listed"),
    "compare.source.observed": (
        "文件原文；分母为观测值",
        "texts of the documents; denominators observed",
    ),
    "compare.measure.level": ("水平", "level"),
    "compare.measure.required_growth": ("所需年均增长率", "required growth a year"),
    "compare.measure.points_a_year": ("每年百分点", "points a year"),
    "compare.measure.per_10k_residents": (
        "每万常住人口（2020年普查）",
        "per 10,000 residents (2020 census)",
    ),
    "compare.measure.per_gdp": ("与地区生产总值之比", "in relation to gross domestic product"),
    "compare.measured": ("{indicator}，{measure}", "{indicator}, {measure}"),
    "compare.steepest": (
        "{count}项所需年均增长率中，{region}的{indicator}最高（{rate}）。",
        "Of {count} {count:rate|rates} of growth required, "
        "that of {indicator} in {region} is the highest ({rate} a year).",
    ),
    "compare.join": ("；", "; "),
    "compare.turning": (
        "剔除{places}后斜率变号：这一斜率系于个别地区，不能当作规律。",
        "Without {places} the slope changes its sign: it hangs on single places and is no rule.",
    ),
    "compare.stated": (
        "{region}{indicator}（{year}）：{value}",
        "{indicator}, {region} ({year}): {value}",
    ),
    "compare.no_denominator": (
        "没有{year}的{indicator}可作分母：{places}。",
        "No {indicator} of {year} is known to divide by: {places}.",
    ),
    "compare.ranks": ("名次及其可能范围", "Ranks, and the ranks that are possible"),
    "compare.pairs": ("逐对可比性", "Comparability, pair by pair"),
    "compare.contributions": (
        "各地对整体增长的贡献",
        "Contribution of each place to growth of the whole",
    ),
    "compare.whole": (
        "{zone}：所印合计与各地之和相差{gap}。",
        "{zone}: the sum of the places differs from the printed total by {gap}.",
    ),
    "compare.whole.same": (
        "{zone}：所印合计等于各地之和。",
        "{zone}: the printed total is the sum of the places.",
    ),
    "compare.leave_one_out": ("逐一剔除后的斜率", "Slope with each place left out in turn"),
    "compare.answer": (
        "{count}个地区可严格比较：{finding}",
        "{count} {count:place is|places are} strictly comparable: {finding}",
    ),
    "compare.caveat": ("仅可并列：{reason}", "Side by side only: {reason}"),
    "compare.rounding": (
        "名次范围按所印小数的取整计；承诺值本身以所印为准。",
        "Rank ranges take the rounding of printed decimals; a promise itself is exact as printed.",
    ),
    "compare.grades": (
        "{count}对：{grades}。",
        "{count} {count:pair|pairs}: {grades}.",
    ),
    "compare.refused": ("{pairs}：{reason}", "{pairs}: {reason}"),
    "compare.pair": ("{first}与{second}", "{first} and {second}"),
    "compare.pair_side": ("{region}{indicator}", "{indicator}, {region}"),
}
