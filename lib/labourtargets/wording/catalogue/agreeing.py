"""Words of the notebook on agreement: answers, classes of checks, needs, what is absent."""

from __future__ import annotations

AGREEING: dict[str, tuple[str, str]] = {
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
    # what is held against what
    "evidence_class.figures": ("数字对数字", "figures"),
    "evidence_class.lists": ("数目对名单", "lists"),
    "evidence_class.direction": ("前后方向", "direction"),
    "evidence_class.restated": ("两处所述", "restated"),
    "agree.class.figures": (
        "数字对数字{count}项",
        "{count} {count:sets|set} number against number",
    ),
    "agree.class.lists": (
        "数目对名单{count}项",
        "{count} {count:sets|set} a number against the names it counts",
    ),
    "agree.class.direction": (
        "前后方向{count}项",
        "{count} {count:follows|follow} a direction between two dates",
    ),
    "agree.class.restated": (
        "同一事实两处所述{count}项",
        "{count} {count:compares|compare} a fact with its repetition",
    ),
    "agree.classes": (
        "{count}项核对包括：{classes}。",
        "Of the {count} {count:check|checks}, {classes}.",
    ),
    "agree.class_verdicts": ("{name}：{verdicts}。", "{name}: {verdicts}."),
    "column.reliability_given": ("可靠性（提供者所评）", "reliability (as supplied)"),
    "column.left": ("一方", "one side"),
    "column.right": ("另一方", "other side"),
    "column.effect": ("对分析的影响", "what it does to the analysis"),
    "column.explanation": ("解释", "explanation"),
    "column.left_sentence": ("一方原文", "one side, sentence"),
    "column.right_sentence": ("另一方原文", "other side, sentence"),
    "agree.checks": ("逐项核对", "Every check"),
    "agree.sentences": ("原文对照", "Sentences side by side"),
    "agree.milestones": ("阶段目标与期望方向", "Milestones and the wanted direction"),
    "agree.same_fact": ("同一事实两处所述", "Facts stated twice"),
    "agree.observed": ("核对所用的观测值及出处", "Observed figures used, and where they come from"),
    "agree.items": (
        "逐项流量与所需人数，括号内为占净增量的比例",
        "Itemised flows against what is needed; in brackets the share of the net increase",
    ),
    "agree.net": ("净增量", "Net increase"),
    "agree.gross": ("总需求，每年流失{attrition}", "Gross need, {attrition} leaving a year"),
    "agree.itemised": ("所列合计", "All items"),
    "agree.source": (
        "所列文件原文；上级数字见核对所用的观测值",
        "texts of the documents; upper tiers from observations",
    ),
    "agree.source.texts": ("所列文件原文", "the texts of the documents listed"),
    "agree.counted": (
        "各类核对的结论，项数",
        "Verdicts by class of check; number of checks",
    ),
    "agree.totals": (
        "{years}；各行各用自己的尺度，单位见各数",
        "{years}; each row on its own scale, units beside the figures",
    ),
    "agree.same_sentence": ("（同一句）", "(the same sentence)"),
    # names and numbers of lists, printed on an English page
    "agree.names": ("{count}个：{names}", "{count}: {names}"),
    "agree.word": ("{count}（“{word}”）", "{count} (“{word}”)"),
    "agree.dash": ("文件印“-”", "printed “-”"),
    "agree.observed_from": ("数值来源：{source}。", "Figure from: {source}."),
    # what the checks find
    "agree.named_gap": ("{name}（差额{gap}）", "{name} (gap {gap})"),
    "agree.named_total": ("{year}{indicator}", "{indicator} in {year}"),
    "agree.verdict_count": ("{verdict}{count}项", "{verdict} {count}"),
    "agree.comma": ("，", ", "),
    "agree.nothing": (
        "所选范围内没有这类核对。",
        "No check of this kind is in the selection.",
    ),
    "agree.none": (
        "{count}项核对中没有一项得出“不一致”。",
        "{count:The one check does not end|Not one of the {count} checks ends} in a discrepancy.",
    ),
    "agree.disagree": (
        "{count}项核对中有{wrong}项不一致，取整与措辞都解释不了：{names}。",
        "{wrong} of {count} {count:check|checks} {wrong:ends|end} in a discrepancy that neither "
        "rounding nor wording explains: {names}.",
    ),
    "agree.by_rounding": (
        "{count}组合计与分项之和不等，由取整而来：{names}。",
        "{count} {count:total differs from its parts|totals differ from their parts}, which rounding "
        "explains: {names}.",
    ),
    "agree.by_wording": (
        "{count}项所印数字不等，为措辞所容：{names}。",
        "{count} {count:pair of figures differs|pairs of figures differ} within what the wording "
        "admits: {names}.",
    ),
    "agree.by_range": (
        "另有{count}项落在措辞所容的范围之内，没有差额：{names}。",
        "{count} more {count:lies|lie} within what the wording admits, without a gap: {names}.",
    ),
    "agree.unlike": (
        "{count}项无法对账，两数都列出；只有单位与概念相同的才列差额，也不应视为不一致：{kinds}。",
        "{count} {count:pair|pairs} cannot be set against each other: both figures are shown, a gap only "
        "where unit and concept are the same, and none is to be read as a discrepancy: {kinds}.",
    ),
    "agree.gap.no_discrepancy": (
        "{gap}（不应视为不一致）",
        "{gap} (not to be read as a discrepancy)",
    ),
    "agree.no_gap.unit": ("无差额：单位不同，不能相减", "no gap: unlike units are not subtracted"),
    "agree.no_gap.concept": (
        "无差额：概念不同，不能相减",
        "no gap: unlike concepts are not subtracted",
    ),
    "agree.no_gap.several": (
        "无单一差额：一方不止一个数字",
        "no single gap: one side states several figures",
    ),
    "agree.kind": ("{name}{count}项", "{name} ({count})"),
    "agree.join": ("；", "; "),
    "agree.title.parts": (
        "{count}组分项与合计：{told}",
        "{count} {count:total and its parts|totals and their parts}: {told}",
    ),
    "agree.totals.exact": ("{count}组完全一致", "{count} equal"),
    "agree.totals.rounded": ("{count}组可由取整解释", "{count} explained by rounding"),
    "agree.totals.wording": ("{count}组措辞所容", "{count} within the wording"),
    "agree.totals.apart": ("{count}组不一致", "{count} that {count:does|do} not agree"),
    "agree.classes_of": (
        "{title}：各类相加{sum}，对照的数字是{whole}（{verdict}）。",
        "{title}: the classes add to {sum}, the figure they are held against is {whole} ({verdict}).",
    ),
    "agree.gaps.none": ("各组合计都等于分项之和。", "Every total is the sum of its parts."),
    # flows against a stock
    "agree.items.finding": (
        "规划逐项列出{flow}，占净增量{net}的{net_share}。",
        "The plan itemises {flow}: {net_share} of the net increase of {net}.",
    ),
    "agree.items.gross": (
        "若每年流失{attrition}，到{year}共须引进和培育{gross}：净增{net}，另补流失{leavers}；"
        "规划逐项列出{flow}，占这一总需求的{gross_share}，占净增量的{net_share}。",
        "If each year {attrition} of the stock leaves, {gross} must join by {year}: the net increase of {net}, and "
        "{leavers} to replace those who leave. The plan itemises {flow}: {gross_share} of this gross "
        "need, {net_share} of the net increase.",
    ),
    "agree.items.title": (
        "每年流失{attrition}时，所列各项占总需求{gross}的{gross_share}，占净增量{net}的{net_share}",
        "At {attrition} leaving a year the items cover {gross_share} of a gross need of {gross}, "
        "{net_share} of the net increase of {net}",
    ),
    "agree.need": (
        "总需求＝净增量＋补足流失者。假定存量每年按同一比例流失，每年引进人数相同，新引进者此后也按这一比例流失。",
        "Gross need is the net increase plus the replacement of leavers, if the same share of the stock "
        "leaves each year, equal numbers join each year, and those who joined leave at the same rate.",
    ),
    "agree.loss": (
        "每年流失{attrition}时占{gross}的{share}",
        "{share} of {gross} at {attrition} a year",
    ),
    "agree.loss.own": (
        "每年流失{attrition}（本次所设）时占{gross}的{share}",
        "{share} of {gross} at {attrition} a year (as set here)",
    ),
    "agree.losses": (
        "所列各项占总需求的份额随流失而变：{shares}。",
        "What the items cover of the gross need depends on how many leave: {shares}.",
    ),
    # the same figure for two concepts
    "agree.same.place": (
        "{place}的两个数字看似相同：{first}指“{first_concept}”，{second}指“{second_concept}”。",
        "Two figures that look the same in {place}: {first} for “{first_concept}”, {second} for "
        "“{second_concept}”.",
    ),
    "agree.same.places": (
        "{first_place}的{first}指“{first_concept}”，{second_place}的{second}指“{second_concept}”：数字相同，概念不同。",
        "In {first_place}, {first} for “{first_concept}”; in {second_place}, {second} for "
        "“{second_concept}”: the figure is the same, the concepts differ.",
    ),
    # where a document has nothing of a kind
    "agree.absent.totals": (
        "这份文件没有印出带分项的合计。",
        "This document prints no total with its parts.",
    ),
    "agree.absent.items": (
        "这份文件没有在增量之后逐项列出来源。",
        "This document itemises no sources of an increase.",
    ),
    "agree.absent.same_figure": (
        "这份文件没有与别处数字相同而概念不同的数字。",
        "No figure of this document is printed for another concept as well.",
    ),
    "agree.absent.direction": (
        "这份文件没有两个年份的数字可比先后。",
        "This document states nothing for two years.",
    ),
    "agree.absent.same_fact": (
        "这份文件没有把同一事实写两处。",
        "This document states no fact twice.",
    ),
    "agree.absent.observed": (
        "这些核对没有用到观测值。",
        "These checks use no observed figure.",
    ),
}
