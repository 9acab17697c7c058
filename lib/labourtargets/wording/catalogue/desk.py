"""Words of the front desk: the catalogue of statements and why a target is not projected."""

from __future__ import annotations

DESK: dict[str, tuple[str, str]] = {
    "column.text": ("原文数字", "as printed"),
    "column.outlook": ("能否推算", "can it be projected"),
    "column.sentence": ("原句", "sentence"),
    "column.section": ("章节", "section"),
    "column.position": ("位置", "position"),
    "column.used_in": ("用于", "used in"),
    "trace.title": ("这个数字的出处", "Where this number comes from"),
    "trace.row": ("数据行", "Row of the table"),
    "trace.position": (
        "第{first}至{end}个字符（{id}）",
        "characters {first} to {end} ({id})",
    ),
    "trace.use": ("{kind}{id}（{how}）", "{kind} {id} ({how})"),
    "trace.anchor": ("{year}{anchor}", "{anchor}, {year}"),
    "trace.series": ("序列", "series"),
    "trace.target": ("目标", "target"),
    "trace.statement": ("表述", "statement"),
    "trace.baseline": ("基期", "its baseline"),
    "trace.total_of": ("其合计", "a part of this total"),
    "trace.same_fact_as": ("同一事实", "the same fact"),
    "column.found_in": ("出现在", "where it stands"),
    "column.id": ("标识", "identifier"),
    "found.region": ("地区", "place"),
    "found.indicator": ("指标", "indicator"),
    "found.term": ("术语", "term"),
    "found.statement": ("表述", "statement"),
    "found_in.name": ("名称", "its name"),
    "found_in.definition": ("定义", "its definition"),
    "found.title": ("“{words}”：{count}条", "“{words}”: {count} {count:entry|entries}"),
    "found.note": (
        "标识用于继续查询：地区和指标用lt.select，表述用lt.trace，序列用lt.project（地区/指标）。",
        "Go on by identifier: places and indicators with lt.select, statements with lt.trace, a series "
        "(place/indicator) with lt.project.",
    ),
    "page.document": ("{number}，{date}", "{number}, {date}"),
    "refusal.not_shown": ("此处不予显示", "Not shown"),
    "outlook.projected": ("可推算", "projected"),
    "outlook.same_fact": ("与另一处为同一事实", "same fact stated elsewhere"),
    "outlook.quoted_goal": ("引用他方目标", "goal of another authority"),
    "outlook.increment": ("增量，由存量序列推算", "increment, projected with its stock"),
    "outlook.not_a_course": (
        "条件或频次，不随时间变化",
        "condition or frequency, no course in time",
    ),
    "outlook.no_year": ("未注明年份", "carries no year"),
    "outlook.no_baseline": ("文件没有给出起点", "no starting value in the document"),
    "outlook.missing_value": ("文件该处印“-”", "the document prints “-”"),
    "catalogue.statements": ("全部定量表述", "All quantified statements"),
    "catalogue.targets": ("各目标与其起点", "Targets and where they start from"),
    "catalogue.exclusions": ("非表述的数字及理由", "Numerals that are no statement, and why"),
    "catalogue.counted": ("条数", "number of rows"),
    "catalogue.source": ("所列文件原文", "the texts of the documents listed"),
    "catalogue.outlook": (
        "{targets}条目标中有{projected}条可由文件自身的数字推算，其余{left}条注明原因。",
        "{projected} of {targets} {targets:target|targets} can be projected "
        "from the documents' own figures; for the other {left:one|{left}} the reason is given.",
    ),
    "catalogue.outlook_none": (
        "{targets}条目标都不能由文件自身的数字推算，逐条注明原因。",
        "{targets:The one target cannot|None of the {targets} targets can} be projected from the "
        "documents' own figures; {targets:the reason is given|the reason is given for each}.",
    ),
    "catalogue.outlook_all": (
        "{targets}条目标都可由文件自身的数字推算。",
        "{targets:The one target can|All {targets} targets can} be projected from the documents' "
        "own figures.",
    ),
    "catalogue.none": ("0", "none"),
    "catalogue.start": ("{value}（{year}）", "{value} ({year})"),
    "column.milestone": ("此前的阶段目标", "earlier milestone"),
    "catalogue.selected": (
        "所选{count}条定量表述",
        "{count} quantified {count:statement|statements} selected",
    ),
    "finding.stated_once": (
        "{region}的{indicator}：{years}{values}。",
        "{indicator} in {region}: {values} in {years}.",
    ),
    "finding.stated_course": (
        "{region}的{indicator}：{start_year}{start}，{end_year}{end}。",
        "{indicator} in {region}: {start} in {start_year}, {end} in {end_year}.",
    ),
    "finding.stated_courses": (
        "有{count}项写明了两个以上年份的数值：{moves}。",
        "{count} {count:quantity is|quantities are} stated for two years or more: {moves}.",
    ),
    "finding.stated_points": (
        "{drawn}条表述注明了年份与数值，涉及{years}。",
        "{drawn} {drawn:statement carries|statements carry} a year and a value, {years}.",
    ),
    "finding.stated_none": (
        "所选{count}条表述都没有同时注明年份与数值。",
        "Of the {count} {count:statement|statements} selected, none carries a year and a value.",
    ),
    "stated.nothing": (
        "没有选出任何表述，因此没有可画的图。",
        "No statement is selected, so there is nothing to draw.",
    ),
    "stated.document": ("{title}（{number}，{date}）", "{title} ({number}, {date})"),
    "stated.join": (" · ", ", "),
    "stated.more": ("另有{count}条", "{count} more"),
    "stated.regions": ("{count}个地区", "{count} {count:region|regions}"),
    "stated.undated": ("未注明年份，不画点：{items}", "without a year, not drawn: {items}"),
    "stated.no_value": ("文件印“-”，不画点：{items}", "printed “-”, not drawn: {items}"),
    "stated.further": (
        "另有{count}项未画，见表：{items}",
        "{count} {count:quantity|quantities} more not drawn, see the table: {items}",
    ),
}
