"""Words of the notebook on comparison."""

from __future__ import annotations

COMPARING: dict[str, tuple[str, str]] = {
    "column.pair": ("两方", "pair"),
    "column.grade": ("可比性", "comparability"),
    "column.growth_beside": ("与整体增速之差", "growth beside the whole"),
    "column.growth_whole": ("整体增长率", "growth of the whole"),
    "column.slope": ("斜率", "slope"),
    "column.could_be_lower": ("取整下限", "least within rounding"),
    "column.could_be_upper": ("取整上限", "most within rounding"),
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
        "{count}项计划年均增长率中，最高的是{names}（{rate}）。",
        "Of {count} {count:rate|rates} of planned growth, the highest is {rate} a year: {names}.",
    ),
    "compare.steepest_one": (
        "可算的计划年均增长率只有一项：{names}，{rate}。",
        "One rate of planned growth can be computed: {names}, {rate} a year.",
    ),
    "compare.equal": (
        "{year}{indicator}各地相同，都是{value}。",
        "{indicator}, {year}: the same everywhere, {value}.",
    ),
    "compare.equal_growth": (
        "{start_year}至{end_year}，各地计划的年均增长率相同，都是{rate}。",
        "Between {start_year} and {end_year} the same growth is planned everywhere, {rate} a year.",
    ),
    "compare.ranks.by.required_growth": ("按所需年均增长率，", " by growth required"),
    "compare.ranks.by.points_a_year": ("按每年百分点，", " by points a year"),
    "compare.ranks.sure": (
        "{by}{count}地的名次都确定：取整与措辞不改变先后。",
        "All {count} ranks{by} are certain: rounding and wording do not change the order.",
    ),
    "compare.ranks.none": (
        "{by}没有一个名次是确定的：取整或措辞可能使{count}地中任何一地居首或居末。",
        "No rank{by} is certain: rounding or wording could put any of the {count} {count:place|places} first or "
        "last.",
    ),
    "compare.ranks.open": (
        "{by}只有{groups}的先后可能因取整或措辞而变，其余{rest}地的名次确定。",
        "Rounding or wording could change the order{by} only of {groups}; "
        "{rest:the one other rank is|the {rest} other ranks are} certain.",
    ),
    "compare.ranks.all_open": (
        "{by}取整或措辞可能改变{groups}的先后。",
        "Rounding or wording could change the order{by} of {groups}.",
    ),
    "compare.ranks.group": (
        "{places}（第{first}至第{last}位）",
        "{places} (ranks {first} to {last})",
    ),
    "compare.ranks.tied": (
        "{by}{places}数值相同，并列第{rank}位。",
        "{places} have the same figure and share rank {rank}{by}.",
    ),
    "compare.growth.rounding": (
        "增长率按所印数字计；若所印数字曾经取整，各格可能的偏差由{least}到{most}不等，最大的是{name}",
        "rates are those of the figures as printed; if these were rounded, a cell could be off by as little "
        "as {least} or as much as {most}, most of all {name}",
    ),
    "compare.slope.down": (
        "按规划，期初总量高一倍的地区，年均对数增速低{points}{turning}。",
        "As planned, a place with twice the initial total has a log growth lower by {points} a year{turning}.",
    ),
    "compare.slope.up": (
        "按规划，期初总量高一倍的地区，年均对数增速高{points}{turning}。",
        "As planned, a place with twice the initial total has a log growth higher by {points} a year{turning}.",
    ),
    "compare.slope.turned": ("；剔除{places}则相反", "; without {places} it is the reverse"),
    "compare.share_points": (
        "{indicator}是占比，按百分点计，没有增长率：{names}。",
        "{indicator}: a share moves in percentage points and has no rate of growth: {names}.",
    ),
    "compare.point": ("{region}每年{points}", "{region} {points} a year"),
    "compare.no_start": ("{region}没有起点", "{region} has no starting value"),
    "compare.join": ("；", "; "),
    "compare.stated": (
        "{region}{indicator}（{year}）：{value}",
        "{indicator}, {region} ({year}): {value}",
    ),
    "compare.no_growth": (
        "没有可以计算的增长率：增长须有更早的数，占比则以百分点变动。",
        "No rate of growth can be computed: growth needs an earlier figure, and shares move in "
        "points.",
    ),
    "compare.passed_over": (
        "（此节讲{places}，不在所选地区之内，或上面已经比较；报告略去。）",
        "(This is about {places}, not among the places chosen or compared above: a report leaves it out.)",
    ),
    "compare.no_whole": (
        "所选地区不构成任何一个印出的合计，因此没有可拆分的整体。",
        "The places chosen make up no printed total, so there is no whole to split.",
    ),
    "compare.no_convergence": (
        "收敛须比较{fewest}至{most}个地区：太少说明不了问题，太多则排列无法逐一检验。",
        "Convergence takes {fewest} to {most} {most:place|places}: fewer say nothing, more have too many "
        "orders to try.",
    ),
    "compare.alone": (
        "只有{region}有这个数字，无从排名。",
        "Only {region} has a figure, so nothing is ranked.",
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
        "{zone}：各地之和减所印合计，{gaps}。",
        "{zone}: the sum of the places less the printed total is {gaps}.",
    ),
    "compare.whole.gap": ("{year}为{gap}", "{gap} in {year}"),
    "compare.whole.same": (
        "{zone}：所印合计等于各地之和。",
        "{zone}: the printed total is the sum of the places.",
    ),
    "compare.leave_one_out": ("逐一剔除后的斜率", "Slope with each place left out in turn"),
    "compare.answer": (
        "{count}个地区严格可比。{finding}",
        "{count} {count:place is|places are} strictly comparable. {finding}",
    ),
    "compare.caveat": ("仅可并列：{reason}", "Side by side only: {reason}"),
    "compare.rounding.reckoned": (
        "这里的数值由所印数字推算，文件并未给出；最前与最后名次只说明：假如各数都曾取整到所印的末位，"
        "名次最多能变多少。",
        "The values are reckoned from the figures as printed; the document does not state them. Best and "
        "worst rank say how far a place could move if every figure had been rounded to its last printed digit.",
    ),
    "compare.rounding": (
        "名次按所印数字排列。承诺以所印为准；最前与最后名次只说明：假如各数都曾取整到所印的末位，"
        "名次最多能变多少。",
        "Ranks are those of the figures as printed, which is what is promised. Best and worst rank say how "
        "far a place could move if every figure had been rounded to its last printed digit.",
    ),
    "compare.grades": (
        "{count}对中：{grades}。",
        "Of {count} {count:pair|pairs}: {grades}.",
    ),
    "compare.grades.one": ("只有一对，{grade}。", "There is one pair, {grade}."),
    "compare.grades.all": (
        "{count}对都{grade}。",
        "All {count} {count:pair is|pairs are} {grade}.",
    ),
    "compare.grade": ("{grade}{count}对", "{count} {grade}"),
    "compare.promised_alone": (
        "可比性说的是分子，即所承诺的数字；分母是观测值，出处见下表。",
        "Comparability is that of the promised figures; the denominators are observed and come from "
        "the sources listed below.",
    ),
    "compare.mismatch": (
        "分子为{year}，分母为{base}：相隔{gap}年，其间人口与产值都会变，所得是量级，不是当年的比率。",
        "The promised figures are of {year}, the denominators of {base}, {gap} {gap:year|years} apart: "
        "the result is an order of magnitude and no rate of that year.",
    ),
    "compare.denominators": (
        "分母：观测值及出处",
        "Denominators: observed figures and where they come from",
    ),
    "compare.refused": ("{pairs}：{reason}", "{pairs}: {reason}"),
    "compare.beside_title": (
        "{figures}：只能并列，不排名",
        "{figures}: side by side only, not ranked",
    ),
    "compare.figure": ("{region}{value}", "{region} {value}"),
    "compare.moves": (
        "{start_year}至{end_year}，{count}地中{moves}",
        "{start_year} to {end_year}, of {count} {count:place|places}: {moves}",
    ),
    "compare.moves_all": (
        "{start_year}至{end_year}，{count}地都{move}",
        "{start_year} to {end_year}: all {count} {count:place|places} {move}",
    ),
    "compare.moved": ("{move}{count}地", "{count} {move}"),
    "compare.pair": ("{first}与{second}", "{first} and {second}"),
    "compare.pair_side": ("{region}{indicator}", "{indicator}, {region}"),
}
