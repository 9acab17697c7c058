"""Words of the outlook of a whole zone."""

from __future__ import annotations

ZONE: dict[str, tuple[str, str]] = {
    "zone.about": ("{zone}，{years}", "{zone}, {years}"),
    "zone.about_parts": (
        "{zone}（{count}市），{years}",
        "{zone} ({count} {count:city|cities}), {years}",
    ),
    # which way an indicator goes between its first and its last figure
    "move.rises": ("上升", "rise"),
    "move.falls": ("下降", "fall"),
    "move.holds": ("持平", "stay level"),
    "move.accumulates": ("期内累计", "accumulate over the plan"),
    "move.no_start": ("没有起点", "have no starting value"),
    "move.open": ("措辞未定方向", "are left open by their wording"),
    "move.each_year": ("逐年承诺", "are promised for each year"),
    "moved.open": ("措辞未定方向", "is left open by its wording"),
    "moved.each_year": ("逐年承诺", "is promised for each year"),
    "moved.rises": ("上升", "rises"),
    "moved.falls": ("下降", "falls"),
    "moved.holds": ("持平", "stays level"),
    "moved.accumulates": ("期内累计", "accumulates over the plan"),
    "moved.no_start": ("没有起点", "has no starting value"),
    "zone.moved": ("{move}{count}项", "{count} {move}"),
    "zone.moved_named": ("{move}{count}项（{names}）", "{count} {move} ({names})"),
    "zone.verdict_of": ("{kind}：{verdict}", "{kind}: {verdict}"),
    "zone.verdict_in": ("{year}{verdict}", "{year}: {verdict}"),
    "zone.verdict_counted": ("{verdict}{count}组", "{verdict} {count}"),
    "finding.zone_moves": (
        "{count}项指标中：{moves}。",
        "Of {count} {count:indicator|indicators}: {moves}.",
    ),
    "finding.zone_agreement": (
        "分项与合计对照{count}组：{verdicts}。",
        "{count} {count:total against its parts|totals against their parts}: {verdicts}.",
    ),
    "finding.zone_undivided": (
        "文件没有把{zone}的数字分到各地，分项与合计无从对照。",
        "The document does not divide the figures of {zone} among places: there are no parts to "
        "hold against a total.",
    ),
    "finding.zone_beside": (
        "{indicator}：各地相加年均{rate}；高于此的有{above}，低于此的有{below}；{sure}。",
        "{indicator}: {rate} a year for the places together; above that: {above}; below: {below}; {sure}.",
    ),
    "zone.beside.none": ("取整可能改变其中任何一地", "rounding could change each of these"),
    "zone.beside.all": ("取整不改变这一分法", "rounding changes none of these"),
    "zone.beside.some": ("无论怎样取整都成立的有{places}", "whatever the rounding: {places}"),
    "zone.of": ("{indicator}：{said}", "{indicator}: {said}"),
    "finding.zone_rates": (
        "{indicator}的年均增长率：按所印合计为{stated}，按各地之和为{summed}。",
        "{indicator}: growth is {stated} a year by the printed totals, {summed} by the sum of the "
        "places.",
    ),
    "finding.zone_leading": (
        "{count}项可分解的指标中，贡献居首最多的是{regions}（{led}项）。",
        "Of {count} {count:indicator|indicators} that can be split, most often the largest contribution "
        "is that of {regions} ({led}).",
    ),
    "finding.zone_leading_each": (
        "{count}项可分解的指标中，贡献居首最多的是{regions}（各{led}项）。",
        "Of {count} {count:indicator|indicators} that can be split, most often the largest contributions "
        "are those of {regions} ({led} each).",
    ),
    "finding.zone_growth": (
        "{count}项有年均增长率的指标中，{highest}最高（{highest_rate}），{lowest}最低（{lowest_rate}）。",
        "Growth a year, of the {count} {count:indicator|indicators} with a rate: {highest} highest "
        "({highest_rate}), {lowest} lowest ({lowest_rate}).",
    ),
    "finding.zone_growth_one": (
        "有年均增长率的指标只有{highest}（{highest_rate}）。",
        "One indicator alone has a rate of growth: {highest} ({highest_rate} a year).",
    ),
    "finding.zone_narrowing": (
        "{places}市总量（非人均）的差距（对数标准差）按规划缩小的有{narrower}项，扩大的有{wider}项。",
        "As planned, the spread across totals of {places} {places:city|cities}, not per head (standard "
        "deviation of logs), narrows for {narrower} {narrower:indicator|indicators} and widens for {wider}.",
    ),
    "finding.zone_tiers": (
        "{indicator}{years}计划增长{growth}：表中列出类别的（{names}）贡献{named}，其余{rest}没有分类。",
        "{indicator} is to grow by {growth} over {years}: the classes the table lists ({names}) contribute "
        "{named}; {rest} belong to no class listed.",
    ),
    "finding.zone_tier_shares": (
        "所列各类合计占{indicator}的比例：{start_year}为{start}，{end_year}为{end}。",
        "{indicator}: together the classes listed are {start} of it in {start_year} and {end} in "
        "{end_year}.",
    ),
    "finding.zone_group": (
        "{zone}是{outside}加{group}（{inside}），并不等于{group}：两者的数字不能互换。",
        "{zone} is {outside} and {group} ({inside}), not {group} alone: figures of one "
        "do not stand for the other.",
    ),
    "finding.zone_territory": (
        "关于{zone}的表述中，有{count}条所在章节以“{around}”为范围，而标题与目标写{zone}：地域可能不同。",
        "{count} {count:statement|statements} about {zone} {count:stands|stand} in chapters that speak of "
        "{around}, while title and targets name {zone}: the territory may differ.",
    ),
    "finding.zone_never_added": (
        "地域重叠的{count}条登记见下表：所列地区的数字不相加。",
        "The register has {count} {count:rule|rules} on overlapping places, listed below: their figures are "
        "never added.",
    ),
    # what a page leaves out
    "finding.zone_absent": (
        "关于{zone}，本页没有：{parts}。",
        "Left out for {zone}: {parts}.",
    ),
    "zone.passed_over": (
        "（报告略去此节：{why}。）",
        "(A report leaves this section out: {why}.)",
    ),
    "zone.absent.part": ("{names}（{why}）", "{names} ({why})"),
    "zone.absent.growth": ("增长率对照", "rates of growth"),
    "zone.absent.cities": ("各地的路径", "paths of places"),
    "zone.absent.contributions": ("各地的份额与贡献", "shares of places"),
    "zone.absent.convergence": ("差距与趋同", "convergence"),
    "zone.absent.totals": ("分项与合计的对照", "parts against totals"),
    "zone.absent.tiers": ("总量的类别", "classes of a total"),
    "zone.absent.items": ("增量的来源", "sources of an increase"),
    "zone.why.places": (
        "文件只给出整体的数字，没有各地的数字",
        "the document gives figures of the whole and none of places within it",
    ),
    "zone.why.growth": ("没有可算的年均增长率", "none can be computed"),
    "zone.why.cities": ("没有可推算的各地序列", "no series of a place can be projected"),
    "zone.why.contributions": ("各地的数字不全", "a place lacks a figure"),
    "zone.why.convergence": (
        "地区太少，或各地的数字不全",
        "the places are too few, or one lacks a figure",
    ),
    "zone.why.totals": ("没有带分项的合计", "no total is printed with its parts"),
    "zone.why.tiers": ("没有任何总量分成类别", "no total is divided into classes"),
    "zone.why.items": ("没有逐项列出来源的增量", "no increase is itemised"),
    "zone.rest": ("未分类的其余", "In no class listed"),
    "zone.anywhere": ("任何地区", "any place"),
    "zone.sum": ("各地之和", "Sum of places"),
    "zone.together": ("各地合计", "Places together"),
    # where a figure would have stood
    "zone.refused.cities": (
        "文件只给出{zone}整体的数字，没有各地的数字，因此没有各地的路径可画。",
        "The document gives figures of {zone} as a whole and none of places within it: there are "
        "no paths of places to draw.",
    ),
    "zone.refused.contributions": (
        "没有各地的数字，不能分解对{zone}增长的贡献，也没有份额可算。",
        "Without figures of places, growth of {zone} cannot be split into contributions, nor "
        "shares be taken.",
    ),
    "zone.refused.convergence": (
        "没有各地的数字，谈不上{zone}内部的差距与趋同。",
        "Without figures of places nothing can be said on differences or convergence within "
        "{zone}.",
    ),
    "zone.refused.totals": (
        "文件没有给出{zone}的分项，合计没有可对照的一方。",
        "The document gives no parts of {zone}: a total has nothing to be held against.",
    ),
    "zone.refused.tiers": (
        "文件没有把{zone}的任何总量分成类别。",
        "The document divides no total of {zone} into classes.",
    ),
    "zone.refused.items": (
        "文件没有为{zone}另述增量，也没有逐项列出来源。",
        "The document states no increase for {zone} and itemises no sources of one.",
    ),
    "zone.refused.growth": (
        "所选指标没有可算的年均增长率。",
        "None of the indicators chosen has a rate of growth that could be computed.",
    ),
    "zone.growth": ("计划年均增长率", "Planned growth a year"),
    "zone.grid": ("{years}计划年均增长率", "Planned growth a year, {years}"),
    "zone.contributions": (
        "{years}各地对整体变化的贡献，以期初整体为100",
        "Contribution of each place to the change of the whole, {years}, whole at the start = 100",
    ),
    "zone.tiers": ("{indicator}的增长由哪些类别构成", "What growth of {indicator} consists of"),
    "zone.source": ("所列文件原文", "the texts of the documents listed"),
    "zone.table.overview": ("全部指标一览", "All indicators"),
    "zone.table.parts": (
        "{indicator}：各地的水平、份额与贡献",
        "{indicator}: levels, shares and contributions of the places",
    ),
    "zone.table.spread": ("各地差距", "Spread over the places"),
    "zone.table.spread.note": (
        "按各市所印总量计，未计取整，每市权重相同，不是人均。组间、组内为期末泰尔指数的分解，分组为{groups}，两者相加等于总数。",
        "Of totals as printed, whatever rounding hides, every city weighing the same, not per "
        "head. Between and within split the Theil index at the end by the groups {groups}; they add up to it.",
    ),
    "zone.table.slopes": ("计划趋同", "Planned convergence"),
    "zone.table.tiers": ("总量的类别", "Classes of the total"),
    "zone.table.overlaps": ("地域重叠", "Overlapping places"),
    "zone.table.overview.note": (
        "占比类指标以每年百分点计，不计增长率；从零累计的没有增长率。",
        "Shares move in points a year and have no growth rate; nor has what accumulates from zero.",
    ),
    "zone.table.slopes.note": (
        "斜率为每年计划对数增长率对期初总量（非人均）对数的回归，按所印数字计，未计取整；市数太少，只作描述，不作推断。",
        "The slope is that of planned log growth a year on the log of the initial total, not per head, of the "
        "figures as printed, whatever rounding hides. So few places allow a description and no inference.",
    ),
    "column.move": ("走向", "direction"),
    "column.agreement": ("分项与合计", "parts and total"),
    "column.made_of": ("所作核对", "checked against"),
    "column.points": ("每年", "a year"),
    "column.start_share": ("期初占比", "share at start"),
    "column.end_share": ("期末占比", "share at end"),
    "column.change_share": ("占变化", "share of change"),
    "column.start_spread": ("期初对数标准差", "sd of logs, start"),
    "column.end_spread": ("期末对数标准差", "sd of logs, end"),
    "column.start_theil": ("期初泰尔", "Theil, start"),
    "column.end_theil": ("期末泰尔", "Theil, end"),
    "column.between": ("其中组间", "between groups"),
    "column.within": ("其中组内", "within groups"),
    "column.slope_lowest": ("逐一剔除，最低", "one left out, least"),
    "column.slope_highest": ("逐一剔除，最高", "one left out, most"),
    "column.p_value": ("精确置换p", "exact p"),
    "column.places": ("市数", "cities"),
    "column.class": ("类别", "class"),
    "column.place": ("地区", "place"),
    "column.other_place": ("与之重叠", "overlaps with"),
}
