"""Words of the notebook on comparison."""

from __future__ import annotations

COMPARING: dict[str, tuple[str, str]] = {
    "column.pair": ("两方", "pair"),
    "column.grade": ("可比性", "comparability"),
    "column.growth_beside": ("与整体之差", "beside the whole"),
    "column.growth_whole": ("整体增长率", "growth of the whole"),
    "column.slope": ("斜率", "slope"),
    "column.left_out": ("剔除", "left out"),
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
