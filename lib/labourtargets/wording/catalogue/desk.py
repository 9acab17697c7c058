"""Words of the front desk: the catalogue of statements and why a target is not projected."""

from __future__ import annotations

DESK: dict[str, tuple[str, str]] = {
    "column.text": ("原文数字", "as printed"),
    "column.outlook": (
        "路径依据什么，或为何不能推算",
        "what the path rests on, or why none",
    ),
    "column.means": ("这说明什么", "what that means"),
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
    "trace.milestone": ("此前的阶段目标", "its earlier milestone"),
    "trace.total_of": ("其合计", "a part of this total"),
    "column.of_selection": ("所在选择", "of the selection"),
    "trace.of_selection": (
        "第{count}行，共{total}行；另一行用.trace({row})",
        "row {count} of {total}; another one with .trace({row})",
    ),
    "trace.same_fact_as": ("同一事实", "the same fact"),
    "column.found_in": ("出现在", "where it stands"),
    "column.id": ("标识", "identifier"),
    "found.region": ("地区", "place"),
    "found.indicator": ("指标", "indicator"),
    "found.term": ("术语", "term"),
    "found.statement": ("表述", "statement"),
    "found_in.name": ("名称", "its name"),
    "found_in.definition": ("定义", "its definition"),
    "found.by_baseline": ("（目标的起点）{quote}", "(where the target starts from) {quote}"),
    "found.by_quote": ("（仅见于引文）{quote}", "(in the quotation alone) {quote}"),
    "found.title": ("“{words}”：{count}条", "“{words}”: {count} {count:entry|entries}"),
    "found.meant": ("没有找到；要找的是“{words}”吗？", "Nothing found; did you mean “{words}”?"),
    "found.nothing": (
        "没有找到；lt.regions和lt.indicators列出全部名称。",
        "Nothing found; lt.regions and lt.indicators list every name.",
    ),
    "found.note": (
        "标识用于继续查询：地区和指标用lt.select，表述用lt.trace，序列用lt.project（地区/指标）。",
        "Go on by identifier: places and indicators with lt.select, statements with lt.trace, a series "
        "(place/indicator) with lt.project.",
    ),
    "page.no_number": ("未载文号", "no number"),
    "page.document": ("{number}，{date}", "{number}, {date}"),
    "refusal.not_shown": ("此处不予显示", "Not shown"),
    "footing.stated": ("由文件写明的基期起算", "from a stated baseline"),
    "footing.earlier": ("由此前的阶段目标起算", "from an earlier target"),
    "footing.first": (
        "路径的第一个目标，此前没有数字",
        "first target of a path, nothing before it",
    ),
    "footing.each_year": ("逐年重复，无需起点", "recurs yearly, needs no start"),
    "footing.from_zero": ("从零累计", "adds up from zero"),
    "footing.count.stated": (
        "{count}条由文件写明的基期起算",
        "{count} {count:starts|start} from a stated baseline",
    ),
    "footing.count.earlier": (
        "{count}条由此前的阶段目标起算",
        "{count} {count:goes|go} on from an earlier target",
    ),
    "footing.count.first": (
        "{count}条是路径的第一个目标（此前没有数字）",
        "{count} {count:is the first target of a path, with nothing before it|are the first "
        "targets of paths, with nothing before them}",
    ),
    "footing.count.each_year": ("{count}条逐年重复", "{count} {count:recurs|recur} yearly"),
    "footing.count.from_zero": ("{count}条从零累计", "{count} {count:adds|add} up from zero"),
    "footing.count.none": (
        "{count}条不能推算并逐条注明原因",
        "{count} cannot be projected, for the reason given with {count:it|each}",
    ),
    "footing.means.stated": (
        "起点是过去的数，终点是承诺：要走多远，文件自己说了",
        "from a figure of the past to a promise: the document says how far there is to go",
    ),
    "footing.means.earlier": (
        "两端都是承诺：第一个目标达到了，这条路径才成立",
        "from one promise to another: the path holds only if the first is met",
    ),
    "footing.means.first": (
        "后来的目标由它起算；此前的进度文件未作规定",
        "a later target goes on from it; of the way up to it the document says nothing",
    ),
    "footing.means.each_year": (
        "每年同一个数，各年分别完成，不计增速",
        "the same figure in every year, each met by itself: there is no slope",
    ),
    "footing.means.from_zero": (
        "规划期内的合计，按定义从零数起，与此前的水平无关",
        "a total over the period, counted from nothing by its nature, whatever went before",
    ),
    "footing.means.none": ("没有自己的路径", "no path of its own"),
    "outlook.same_fact": ("与另一处为同一事实", "same fact stated elsewhere"),
    "outlook.quoted_goal": ("引用他方目标", "goal of another authority"),
    "outlook.increment": ("增量，由存量序列推算", "increment, projected with its stock"),
    "outlook.not_a_course": (
        "条件或频次，不随时间变化",
        "condition or frequency, no course in time",
    ),
    "outlook.no_year": ("未注明具体年份", "names no calendar year"),
    "outlook.no_baseline": ("文件没有给出起点", "no starting value in the document"),
    "outlook.missing_value": ("文件该处印“-”", "the document prints “-”"),
    "catalogue.statements": ("全部定量表述", "All quantified statements"),
    "catalogue.targets": ("各目标与其起点", "Targets and where they start from"),
    "catalogue.exclusions": ("非表述的数字及理由", "Numerals that are no statement, and why"),
    "catalogue.counted": ("条数", "number of statements"),
    "catalogue.source": ("所列文件原文", "the texts of the documents listed"),
    "catalogue.outlook_none": (
        "{targets}条目标都不能由文件自身的数字推算，逐条注明原因。",
        "{targets:The one target cannot|None of the {targets} targets can} be projected from the "
        "documents' own figures; {targets:the reason is given|the reason is given for each}.",
    ),
    "catalogue.footings": ("目标的路径依据什么", "What the paths of the targets rest on"),
    "catalogue.footing": (
        "{targets}条目标中，{parts}。",
        "Of the {targets} {targets:target|targets}, {parts}.",
    ),
    "catalogue.footing_join": ("；", "; "),
    "catalogue.footing_alike": (
        "{targets}条目标都属同一类：{label}。",
        "{targets:The one target|All {targets} targets}: {label}.",
    ),
    "catalogue.footing_empty": ("所选表述中没有目标。", "No target is among these statements."),
    "catalogue.tracked": (
        "其中{dropped}条重复另一目标或引用他方目标，对照公布值时不重复计数，按{tracked}条计。",
        "{dropped} of the targets {dropped:repeats another or quotes|repeat another or quote} somebody "
        "else's: where promises are held against published figures, {tracked} count.",
    ),
    "catalogue.footing_title": (
        "{targets}条目标中，由文件写明的基期起算的有{stated}条",
        "{stated} of {targets} {targets:target|targets} {stated:starts|start} from a baseline "
        "that the document states",
    ),
    "catalogue.footing_title_none": (
        "{targets}条目标中，没有一条由文件写明的基期起算",
        "{targets:The one target does not start|None of the {targets} targets starts} from a "
        "baseline that the document states",
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
    "stated.none_has_all": (
        "没有一条表述同时符合所选各项。",
        "No statement has all that was asked for.",
    ),
    "stated.left_without": ("若放宽一项：{parts}。", "With one part left out: {parts}."),
    "stated.left": ("不限{part}有{count}条", "{count} without the {part}"),
    "asked.region": ("地区", "place"),
    "asked.indicator": ("指标", "indicator"),
    "asked.document": ("文件", "document"),
    "asked.role": ("角色", "role"),
    "asked.year": ("年份", "year"),
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
