"""Words of the notebook on paths: what is required, assumed, extrapolated, refused."""

from __future__ import annotations

PROJECTING: dict[str, tuple[str, str]] = {
    "project.series": ("{region}{indicator}", "{indicator}, {region}"),
    "project.these_series": ("所选各序列", "the series chosen"),
    "project.indicators": ("{count}项指标", "{count} {count:indicator|indicators}"),
    "project.about": ("{regions}；{indicators}；{years}", "{regions}; {indicators}; {years}"),
    "project.beyond": ("{years}（{beyond}为外推）", "{years} ({beyond} extrapolated)"),
    "project.from_to": ("{rate}，{start}到{end}", "{rate}, from {start} to {end}"),
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
    "project.supposed": ("情景“{name}”：{told}。", "Scenario “{name}”: {told}."),
    "project.years": ("逐年数值", "Year by year"),
    "project.years.note": (
        "有链接的数字为文件所述，其余为推算；区间与累计按“{model}”。",
        "Linked numbers stand in a document, the others are reckoned; intervals, sums and "
        "differences by the model “{model}”.",
    ),
    "project.scenarios.note": (
        "按“{model}”推算；首末两年的文件数字见“文件怎么说”。",
        "By the model “{model}”; what the text says stands in the table of anchors.",
    ),
    "project.outside": (
        "在文件所述年份之外，未选定外推规则",
        "outside the years of the text, and no rule of extrapolation was chosen",
    ),
    "project.outside.wanted": (
        "参数 before 中的一条外推规则",
        "a rule of extrapolation, parameter before",
    ),
    "project.anchors": ("文件怎么说", "What the text says"),
    "project.anchors.note": (
        "“容许”一栏：基期为取整区间，目标为措辞所容许的范围；“—”为确数。",
        "“Admitted”: rounding of a baseline, wording of a target; “—” is exact.",
    ),
    "project.implied": ("隐含的要求", "What this asks for without saying so"),
    "project.implied.note": (
        "增长率为首末两点之间的年均增长率；起点为零、累计数和每年的承诺没有增长率。",
        "Growth is the constant yearly rate between first and last figure; there is none from "
        "zero, for running totals and for claims on each year.",
    ),
    "project.why_not": ("不能推算的部分", "What is not projected"),
    "project.scenarios": ("各情景与文件所述路径", "Scenarios beside the stated path"),
    "column.made": ("说明", "how it was made"),
    "column.summed": ("累计（按年相加）", "sum since the first year"),
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
    "column.stated_path": ("文件所述路径", "stated path"),
    "column.less_stated": ("比文件所述路径", "against the stated path"),
    "finding.required_range": (
        "{years}{what}所需年均增长：{highest}最高（{highest_rate}），{lowest}最低（{lowest_rate}）。",
        "Growth a year asked for by {what}, {years}: {highest} highest ({highest_rate}), "
        "{lowest} lowest ({lowest_rate}).",
    ),
    "finding.points_range": (
        "{years}{what}平均每年：{highest}最多（{highest_rate}），{lowest}最少（{lowest_rate}）。",
        "Points a year asked for by {what}, {years}: {highest} most ({highest_rate}), "
        "{lowest} least ({lowest_rate}).",
    ),
    "finding.claims_range": (
        "{years}{what}每年的承诺：{highest}最多（{highest_rate}），{lowest}最少（{lowest_rate}）；"
        "各项可能重叠，不相加。",
        "Claims of {what} on each year, {years}: {highest} most ({highest_rate}), {lowest} least "
        "({lowest_rate}); lines may overlap and are not added.",
    ),
    "finding.planned_range": (
        "{years}{what}计划年均变化：{highest}{highest_rate}，{lowest}{lowest_rate}；升降均不作好坏判断。",
        "Planned change a year of {what}, {years}: from {lowest_rate} ({lowest}) to "
        "{highest_rate} ({highest}); neither rise nor fall is judged.",
    ),
    "finding.planned_change": (
        "按规划，{region}的{indicator}由{start_year}的{start}到{end_year}的{end}，年均{rate}；"
        "升降均不作好坏判断。",
        "{indicator} in {region} is planned to go from {start} in {start_year} to {end} in "
        "{end_year}, {rate} a year; neither rise nor fall is judged.",
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
        "All models share start and end and differ only on the way; the text does not say which "
        "way is meant.",
    ),
    "finding.models_apart": (
        "不适用于这些序列、因此没有画出的模型：{models}。",
        "Models that do not apply to these series and are not drawn: {models}.",
    ),
    "finding.no_scenario": (
        "本次没有比较情景（参数 scenarios）。",
        "No scenario is compared in this run (parameter scenarios).",
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
    "finding.scenarios_tabled": (
        "情景图只画一个序列；全部序列见下表。",
        "The chart of scenarios draws one series; the table below has all.",
    ),
    "finding.is_projected": (
        "这一序列可以推算。",
        "This series can be projected.",
    ),
    "finding.all_projected": (
        "{count}个序列全部可以推算。",
        "{count:The one|All {count}} series can be projected.",
    ),
    "finding.left_out": (
        "{count}个序列不能推算：{names}。",
        "{count} series cannot be projected: {names}.",
    ),
    "finding.how_to_supply": (
        "文件没有给出起点，这里不替它补上。可由使用者提供并署明出处，例如参数 baselines："
        "“{supplied}”，或“{observed}”引用观测表的一行。",
        "The document gives no starting value and none is filled in for it. A reader can supply "
        "one under its owner's name, in the parameter baselines: “{supplied}”, or “{observed}” "
        "for a row of the observations.",
    ),
    "finding.wordings": (
        "承诺数字的措辞：{kinds}。",
        "Wording of the promised numbers: {kinds}.",
    ),
    "finding.interval_carried": (
        "带到路径上，区间最宽处是{series}的{year}，宽{width}（{share}）。",
        "Carried along the path, the interval is widest for {series} in {year}: {width} ({share}).",
    ),
    "finding.no_interval": (
        "路径上没有由取整或措辞带来的有限区间。",
        "Neither rounding nor wording leaves a bounded interval on the path.",
    ),
    "finding.none_extrapolated": (
        "所有年份都在文件所述的首末两点之间，没有外推。",
        "Every year lies between the first and the last figure of the text: nothing is "
        "extrapolated.",
    ),
    "finding.outside": (
        "{years}没有文件数字，也未选定外推规则，因此不给数值。",
        "For {years} the text has no figure and no rule of extrapolation was chosen: no value is "
        "given.",
    ),
    "finding.models_used": (
        "路径模型：{models}；图中粗线为“{bold}”。文件只给出端点，途中是假设。",
        "Path models: {models}; the bold line is “{bold}”. The text gives end points only: the "
        "way between them is assumed.",
    ),
    "finding.about_admits": (
        "“左右”“约”按±{share}理解。",
        "A number given as “about” is read as ±{share}.",
    ),
    "finding.made_one": ("{reason}。", "{reason}."),
    "finding.made": ("{count}个序列：{reason}。", "{count} series: {reason}."),
    "finding.undirected": (
        "{names}：文件没有说明升高或降低是好是坏，不作判断，也不累加。",
        "{names}: no direction is wanted; rise and fall are not judged, and levels never summed.",
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
        "这些序列没有可由占比反推的总量。",
        "No whole is implied by a share of these series.",
    ),
}
