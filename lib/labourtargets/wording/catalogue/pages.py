"""Words of pages and tables, and the questions the notebooks answer."""

from __future__ import annotations

PAGES: dict[str, tuple[str, str]] = {
    "page.language": ("中文", "English"),
    "page.colon": ("：", ": "),
    "page.heading": ("{label}（{unit}）", "{label} ({unit})"),
    "page.unit": ("单位：{unit}", "Unit: {unit}"),
    "page.as_of": ("数据截至{date}", "Data as of {date}"),
    "page.statement": ("原文", "source"),
    "page.statements": ("依据原文", "From the text"),
    "page.sources": ("原文出处", "Where the text says so"),
    "page.inputs": ("所用文件", "Documents and data used"),
    "page.missing": ("缺少", "What is missing"),
    "page.no_rows": ("没有符合条件的行。", "No rows."),
    "page.first_rows": (
        "共{count}行，此处列出前{shown}行；.table()列出全部。",
        "The first {shown} of {count} {count:row|rows}; .table() shows all.",
    ),
    "page.yes": ("是", "yes"),
    "page.no": ("否", "no"),
    "page.again": ("（同一事实，另一处所述）", " (the same fact, stated again)"),
    "page.section": ("（{section}）", " ({section})"),
    "question.01_what_is_promised": (
        "这些文件承诺了什么数字？",
        "What numbers do the documents promise?",
    ),
    "question.02_trajectory": (
        "从基期到目标，每一年应走到哪里？",
        "Where should each year stand on the road from baseline to target?",
    ),
    "question.03_compare_regions": (
        "各地的目标相比如何，哪些可以比？",
        "How do the places compare, and which comparisons are allowed?",
    ),
    "question.04_do_the_numbers_agree": ("这些数字彼此一致吗？", "Do the numbers agree?"),
    "question.05_track_progress": (
        "已观测到的进展与承诺相比如何？",
        "How does what was observed compare with what was promised?",
    ),
    "question.06_zone_outlook": (
        "整个区域的目标合起来说明什么？",
        "What do the targets of the whole zone add up to?",
    ),
}
