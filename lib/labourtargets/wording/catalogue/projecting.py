"""Words of the notebook on paths: what is required, assumed, extrapolated, refused."""

from __future__ import annotations

PROJECTING: dict[str, tuple[str, str]] = {
    "project.series": ("{region}{indicator}", "{indicator}, {region}"),
    "project.these_series": ("所选各序列", "the series chosen"),
    "project.indicators": ("{count}项指标", "{count} {count:indicator|indicators}"),
    "project.about": ("{regions}；{indicators}；{years}", "{regions}; {indicators}; {years}"),
    "project.beyond": ("{years}（{beyond}为外推）", "{years} ({beyond} extrapolated)"),
    "project.from_to": ("{rate}，由{start}到{end}", "{rate}, from {start} to {end}"),
    "project.from_figure": ("{year}的{start}", "{start} in {year}"),
    "project.from_target": ("{year}的目标{start}", "the target of {start} for {year}"),
    "project.named": ("{names}（{pace}）", "{names} ({pace})"),
    "project.lead": ("{what}（{years}）：", "{what}, {years}: "),
    "project.lead_printed": (
        "{what}（{years}，按所印数字）：",
        "{what}, {years}, figures as printed: ",
    ),
    "project.among_growth": (
        "{count}个有增长率的序列中，",
        "of the {count} series with a growth rate",
    ),
    "project.among_wanted": (
        "{count}个设期望方向且有增长率的序列中，",
        "of the {count} series with a wanted direction and a growth rate",
    ),
    "project.among_planned": (
        "{count}个不设期望方向的序列中，",
        "of the {count} series without a wanted direction",
    ),
    "project.among_points": ("{count}个比例中，", "of the {count} {count:share|shares}"),
    "project.among_claims": (
        "这里的{count}项每年承诺中，",
        "of the {count} {count:promise|promises} for each year shown here",
    ),
    "project.among_series": ("{count}个序列中，", "of the {count} series"),
    "project.among_places": ("{count}地之中，", "of the {count} {count:place|places}"),
    "project.reference": ("参照路径（{model}）", "reference path ({model})"),
    "project.in_year": ("{year}{value}", "{value} in {year}"),
    "project.ranged": ("{value}（{range}）", "{value} ({range})"),
    "project.thing_in_place": ("{region}的{indicator}", "{indicator} in {region}"),
    "project.over_models": ("各模型", "all models"),
    "project.over_models_but_step": ("除“期末一次到位”外的各模型", "all models but “step”"),
    "project.over_some_models": ("{models}", "{models} alone"),
    "project.another_model": ("其他模型", "another model"),
    "project.one_of_models": ("{models}之一", "one of {models}"),
    "project.where": ("{year}{series}", "in {year}, for {series}"),
    "project.where_alone": ("{year}", "in {year}"),
    "project.counter": ("计数从零起（设定）", "counter starts at 0 (assumed)"),
    "project.of_the_year": ("当年", "of the year"),
    "project.by_rule": ("按“{rule}”外推", "extrapolated by “{rule}”"),
    "project.missing": ("{series}：{missing}", "{series}: {missing}"),
    "project.of_series": ("{series}：{told}", "{series}: {told}"),
    "project.all_models": ("全部模型", "all models"),
    "project.value_of": ("{series}{year}{value}", "of {value} for {series} in {year}"),
    "project.by_model": ("{model}{value}", "{value} ({model})"),
    "project.counted": ("“{kind}”{count}个", "{count} “{kind}”"),
    "project.delayed_start": ("推迟{years}起步", "start delayed by {years}"),
    "project.early_finish": ("提前{years}完成", "finished {years} early"),
    "project.shortfall": ("差距的{share}没有补上", "{share} of the gap left open"),
    "project.delta": ("“左右”按±{share}", "“about” as ±{share}"),
    "project.shape": ("{model}（{values}）", "{model} ({values})"),
    "project.own_scenario": ("{name}（{told}）", "{name} ({told})"),
    "project.years": ("逐年数值", "Year by year"),
    "project.years.note": (
        "带下划线的数字为文件所述，其余为推算，显示时取整，CSV 中为全值。",
        "Underlined numbers stand in a document, the others are reckoned and shown rounded; a CSV has "
        "them in full.",
    ),
    "project.years.bounded": (
        "上下限按“{model}”，只含取整与措辞，不含模型之间的差别。",
        "Lower and upper ends are by the model “{model}” and hold rounding and wording only, not the "
        "difference between models.",
    ),
    "project.years.summed": (
        "按“{model}”推算的列：{columns}。",
        "By the model “{model}”: {columns}.",
    ),
    "project.years.counted": (
        "注明“累计”的行，其数值是累计数，不是当年数。",
        "Where a row says so, its figures are running totals, not amounts of one year.",
    ),
    "project.scenarios.note": (
        "按“{model}”推算；首末两年的文件数字见“文件怎么说”。",
        "By the model “{model}”; what the text says stands in the table of anchors.",
    ),
    "project.outside": (
        "在文件所述年份之外，没有适用的外推规则",
        "outside the years of the text, and no rule of extrapolation applies",
    ),
    "project.outside.takes_none": (
        "在文件所述年份之外，而累计数与逐年承诺不外推",
        "outside the years of the text, and running totals and yearly promises are not extrapolated",
    ),
    "project.outside.wanted_none": (
        "无；给出首年之前的数值除外",
        "none but a figure from before the first year",
    ),
    "project.outside.wanted": (
        "选定一条外推规则；累计数与逐年承诺不外推",
        "a choice of a rule of extrapolation; running totals and yearly promises take none",
    ),
    "project.anchors": ("文件怎么说", "What the text says"),
    "project.anchors.note": (
        "“容许”一栏：基期为取整区间，目标为措辞所容许的范围；“—”为确数。",
        "“Admitted”: rounding of a baseline, wording of a target; “—” is exact.",
    ),
    "project.implied": ("隐含的要求", "What this asks for without saying so"),
    "project.implied.note": (
        "增长率为首末两点之间的年均增长率；比例按百分点计，没有增长率；起点为零的、累计数"
        "和逐年承诺也不计增长率。",
        "Growth is the constant yearly rate between first and last figure; shares move by points "
        "and have none, nor is there one from zero, for running totals and for promises for each "
        "year.",
    ),
    "project.why_not": ("不能推算的部分", "What is not projected"),
    "project.one_series": (
        "情景图一次只画一个序列，多个序列见表。",
        "Scenarios are drawn for one series at a time; the table has several.",
    ),
    "project.one_unit": (
        "所选序列单位不同，不能画在同一条数轴上；请用“multiples”分图。",
        "The series differ in unit and cannot share an axis; “multiples” gives each a panel.",
    ),
    "project.no_index": (
        "指数图需要2至{most}个起始年份相同、可以计算增长率的序列。",
        "An index needs 2 to {most} series that begin in one year and have a rate of growth.",
    ),
    "project.scenarios": ("各情景与参照路径", "Scenarios beside the reference path"),
    "column.made": ("说明", "how it was made"),
    "column.summed": ("{year}年起逐年相加", "running sum from {year}"),
    "column.summed_each": (
        "自各序列首个已知年份起逐年相加",
        "running sum, each from its first year",
    ),
    "column.due_in_year": ("当年应完成", "due in the year"),
    "column.said": ("文件所述", "as stated"),
    "column.admitted": ("容许", "admitted"),
    "column.anchor": ("锚点", "anchor"),
    "column.change": ("变化", "change"),
    "column.per_year": ("每年", "a year"),
    "column.growth_needed": ("所需年均增长", "growth needed a year"),
    "column.growth_lower": ("最低", "least"),
    "column.growth_upper": ("最高", "most"),
    "column.doubling_years": ("翻番所需", "doubling time"),
    "column.would_help": ("需要补充", "what would help"),
    "column.lower_admitted": ("下限（仅取整与措辞）", "lower (rounding and wording only)"),
    "column.upper_admitted": ("上限（仅取整与措辞）", "upper (rounding and wording only)"),
    "column.reference": ("参照路径", "reference path"),
    "column.less_reference": ("与参照路径之差", "less the reference path"),
    "finding.required_range": (
        "{lead}{among}所需年均增长最高的是{highest}，最低的是{lowest}。",
        "{lead}{among}, {highest} must grow fastest, {lowest} slowest.",
    ),
    "finding.points_range": (
        "{lead}{among}平均每年要求的百分点最多的是{highest}，最少的是{lowest}。",
        "{lead}{among}, {highest} must gain most a year, {lowest} least.",
    ),
    "finding.claims_range": (
        "{lead}{among}最多的是{highest}，最少的是{lowest}；各项可能重叠，不相加。",
        "{lead}{among}, the largest: {highest}; the smallest: {lowest}. They may overlap and are not "
        "added.",
    ),
    "finding.planned_range": (
        "{lead}{among}计划年均变化最高的是{highest}，最低的是{lowest}；升降均不作好坏判断。",
        "{lead}{among}, the highest planned change a year: {highest}; the lowest: {lowest}. Neither "
        "rise nor fall is judged.",
    ),
    "finding.any_first_or_last": (
        "这是按所印数字说的；若所印数字曾经取整，其中任何一个都可能居首或居末。",
        "That is by the figures as printed; had they been rounded, any of them could be first or last.",
    ),
    "finding.also_first_or_last": (
        "这是按所印数字说的；若所印数字曾经取整，{names}也可能居首或居末。",
        "That is by the figures as printed; had they been rounded, {names} could be first or last as "
        "well.",
    ),
    "finding.also_either": (
        "这是按所印数字说的；若所印数字曾经取整，{first}也可能居首，{last}也可能居末。",
        "That is by the figures as printed; had they been rounded, {first} could be first as well, and "
        "{last} last.",
    ),
    "finding.also_turned": (
        "这是按所印数字说的；若所印数字曾经取整，先后也可能颠倒。",
        "That is by the figures as printed; had they been rounded, it could be the other way round.",
    ),
    "finding.also_first": (
        "这是按所印数字说的；若所印数字曾经取整，{names}也可能居首。",
        "That is by the figures as printed; had they been rounded, {names} could be first as well.",
    ),
    "finding.also_last": (
        "这是按所印数字说的；若所印数字曾经取整，{names}也可能居末。",
        "That is by the figures as printed; had they been rounded, {names} could be last as well.",
    ),
    "finding.all_alike": (
        "{lead}{among}各项每年所需相同，均为{pace}。",
        "{lead}{among}, all ask for the same a year: {pace}.",
    ),
    "finding.no_pace": (
        "另有{count}个序列没有可比的速度（起点为零、累计数、区间或单独一项）：{names}。",
        "{count} more series {count:has|have} no pace to compare (a start at zero, a running total, a "
        "range, or one of {count:its|their} kind): {names}.",
    ),
    "finding.planned_change": (
        "按规划，{region}的{indicator}由{origin}{move}{end_year}的{end}，年均{rate}；"
        "升降均不作好坏判断。",
        "{indicator} in {region} is planned to {move} from {origin} to {end} in {end_year}, "
        "{rate} a year; neither rise nor fall is judged.",
    ),
    "finding.claimed": (
        "{region}的{indicator}：{years}每年{value}，{count}年合计{total}。",
        "{indicator} in {region}: {value} in each year of {years}, {total} over the {count:year|{count} years}.",
    ),
    "finding.counted": (
        "{region}的{indicator}：{years}累计{total}，平均每年{per_year}。",
        "{indicator} in {region}: {total} over {years}, or {per_year} a year.",
    ),
    "finding.counted_range": (
        "{region}的{indicator}：{years}累计{total}，文件给的是区间。",
        "{indicator} in {region}: {total} over {years}; the text gives a range.",
    ),
    "finding.models_agree": (
        "所用模型给出同一条路径。",
        "The models used give one and the same path.",
    ),
    "finding.ends_shared": (
        "各模型的起点与终点相同，只有途中不同；文件没有说走哪一条。",
        "Start and end are the same by every model: only the way differs, and the text does not say "
        "which way is meant.",
    ),
    "finding.step_aside": (
        "“期末一次到位”在期末以前不动：表中列出，不计入上述范围。",
        "The path “step” moves nothing until the end: it stands in the table, and is left "
        "out of these ranges.",
    ),
    "finding.models_apart": (
        "不适用于这些序列、因此没有画出的模型：{models}。",
        "Models that do not apply to these series and are not drawn: {models}.",
    ),
    "finding.no_scenario": (
        "本次没有比较情景。",
        "No scenario is compared in this run.",
    ),
    "finding.no_path": (
        "没有可推算的序列，因此没有路径可言；文件所述的目标见下表。",
        "No series can be projected, so there is no path; what the text promises stands in the "
        "table.",
    ),
    "finding.scenario_fails": (
        "情景“{scenario}”不适用，原因见“不能推算的部分”。",
        "Scenario “{scenario}” does not apply; the table of what is not projected says why.",
    ),
    "finding.scenario_end": (
        "“{scenario}”：{year}为{value}，比{reference}{apart}。",
        "Under “{scenario}”, {year} ends at {value}, {apart} the {reference}.",
    ),
    "finding.scenario_pace": (
        "“{scenario}”：终点不变，但一年最多要变动{most}，{reference}最多为{usual}。",
        "Under “{scenario}” the end stays the same, but one year has to change the figure by up to "
        "{most}, against {usual} on the {reference}.",
    ),
    "finding.scenario_way": (
        "“{scenario}”：终点不变，途中相差最大的是{year}，比{reference}{apart}。",
        "Under “{scenario}” the end stays the same; on the way it is furthest off in {year}, "
        "{apart} the {reference}.",
    ),
    "finding.scenario_same": (
        "“{scenario}”不改变{reference}。",
        "“{scenario}” does not move the {reference}.",
    ),
    "finding.scenario_ends": (
        "“{scenario}”：终点与{reference}相比，按比例差得最多的是{series}（{share}）。",
        "Under “{scenario}” the end departs from the {reference} by most, in proportion, for "
        "{series} ({share}).",
    ),
    "finding.scenario_paces": (
        "“{scenario}”：终点不变，但一年最多要完成{reference}的{ratio}倍（{series}）。",
        "Under “{scenario}” the end stays the same, but one year must bring up to {ratio} {ratio:time|times} what "
        "the {reference} asks for ({series}).",
    ),
    "finding.scenarios_tabled": (
        "各序列逐年的数值见下表。",
        "The table below has every series, year by year.",
    ),
    "finding.supposed": ("比较的情景：{told}。", "Scenarios compared: {told}."),
    "finding.lacking": (
        "{count}个序列缺少的是：{wanted}。",
        "What is missing{count:| for each of them} is {wanted}.",
    ),
    "finding.is_projected": (
        "这一序列可以推算；如有不适用的模型，列在下面。",
        "This series can be projected; models that do not apply to it, if any, are listed below.",
    ),
    "finding.all_projected": (
        "{count}个序列全部可以推算。",
        "{count:The one|All {count}} series can be projected.",
    ),
    "finding.from_targets": (
        "其中{count}个由此前的阶段目标起算，文件没有写明它们的基期。",
        "{count} of them {count:starts|start} from an earlier target: the document states no "
        "baseline for {count:it|them}.",
    ),
    "finding.from_targets_all": (
        "{count}个序列都由此前的阶段目标起算，文件没有写明它们的基期。",
        "{count:It starts|All {count} start} from an earlier target: the document states no "
        "baseline for {count:it|them}.",
    ),
    "finding.left_out": (
        "{count}个序列不能推算：{names}。",
        "{count} series cannot be projected: {names}.",
    ),
    "finding.how_to_supply": (
        "文件没有给出起点，这里不替它补上；使用者可以提供一个，写明年份、数值和出处，"
        "也可以引用观测表的一行。",
        "The document gives no starting value and none is filled in for it; a reader can supply "
        "one with its year, its value and its source, or name a row of the observations.",
    ),
    "finding.wordings": (
        "承诺数字的措辞：{kinds}。",
        "Wording of the promised numbers: {kinds}.",
    ),
    "finding.interval_carried": (
        "沿路径推算，取整与措辞留下的区间最宽处是{where}，宽{width}（为数值的{share}）。",
        "Along the path, what rounding and wording leave open is widest {where}: {width} ({share} "
        "of the figure).",
    ),
    "finding.no_interval": (
        "目标按所印数字为准；沿路径没有由基期取整或目标措辞带来的区间。",
        "Targets count as printed: no rounding of a baseline and no wording of a target leaves an "
        "interval along the path.",
    ),
    "finding.none_extrapolated": (
        "所有年份都在文件所述的首末两点之间，没有外推。",
        "Every year lies between the first and the last figure of the text: nothing is "
        "extrapolated.",
    ),
    "finding.outside_takes_none": (
        "{years}没有文件数字；累计数与逐年承诺不外推，所选规则不适用，因此不给数值。",
        "For {years} the text has no figure; running totals and yearly promises are not extrapolated, "
        "so the rule chosen does not apply and no value is given.",
    ),
    "finding.outside": (
        "{years}没有文件数字，也未选定外推规则，因此不给数值。",
        "For {years} the text has no figure and no rule of extrapolation was chosen: no value is "
        "given.",
    ),
    "finding.models_used": (
        "路径模型：{models}；图中粗线为“{bold}”。",
        "Path models: {models}; the bold line is “{bold}”.",
    ),
    "finding.placeless": (
        "{places}：没有文件给出所问指标有年份的数字。",
        "{places}: no document gives a dated figure of what was asked for.",
    ),
    "project.years_judged": (
        "条文未载明年份，按方案的实施阶段判定；每年的承诺，首尾两年虽非整年亦各计一次",
        "the clause names no years; they are read from the implementation stage of the plan. A yearly "
        "promise counts in its first and last year, though neither is whole",
    ),
    "finding.way_assumed": (
        "文件只给出端点，途中是假设。",
        "The text gives end points only: the way between them is assumed.",
    ),
    "finding.about_admits": (
        "“左右”“约”按±{share}理解。",
        "A number given as “about” is read as ±{share}.",
    ),
    "finding.made_one": ("{reason}。", "{reason}."),
    "finding.made": ("{names}：{reason}。", "{names}: {reason}."),
    "finding.made_all": ("各序列：{reason}。", "All series: {reason}."),
    "finding.undirected": (
        "{names}：文件没有说明升高或降低是好是坏，不作判断，各年水平也不跨年相加。",
        "{names}: no direction is wanted; rise and fall are not judged, and levels are never "
        "added across years.",
    ),
    "finding.rates": (
        "年度流量是每一年的数量：先在年份之间插值，再逐年相加。",
        "An annual flow is the amount of one year: it is interpolated first and summed then.",
    ),
    "finding.summed": (
        "{years}逐年相加：{totals}。",
        "Summed over {years}: {totals}.",
    ),
    "finding.increment_agrees": (
        "文件另称{end_year}比{start_year}增加{increment}，与首末两数之差{difference}一致。",
        "The text also states an increase of {increment} from {start_year} to {end_year}: the "
        "difference of the two figures is {difference}, the same.",
    ),
    "finding.increment_differs": (
        "文件另称{end_year}比{start_year}增加{increment}，首末两数之差为{difference}，相差{gap}。",
        "The text also states an increase of {increment} from {start_year} to {end_year}; the "
        "difference of the two figures is {difference}, {gap} apart.",
    ),
    "finding.same_figure": (
        "同一数字另见：{region}的{indicator}，{year}{value}——{grade}：{reason}",
        "The same figure stands elsewhere: {indicator} in {region}, {value} in {year} – {grade}: "
        "{reason}",
    ),
    "finding.items_named": ("逐项为：{items}。", "They are: {items}."),
    "finding.items_net": (
        "同样的数字在表中又是水平；若只计净增，合计{flow}，占{share}。其余部分文件没有逐项说明。",
        "The same numbers stand as levels in the table; counting net increases alone they add to "
        "{flow}, {share}. The text does not itemise the rest.",
    ),
    "finding.no_items": (
        "文件没有另述增量，也没有逐项列出流量。",
        "The text states no increase and itemises no flows beside these series.",
    ),
    "finding.no_denominator": (
        "文件没有同时给出占比和它的分子，反推不出总量。",
        "No share stands beside the number it is a share of, so no whole can be worked out.",
    ),
}
