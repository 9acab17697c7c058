"""Tab-separated tables: units from the unit column, dates from the head, dashes kept."""

from __future__ import annotations

import pytest
from quantity_units import mentions

# A cell a line, as word processors export merged tables: labels of two lines, a footnote inside
# a cell that breaks it with a blank line, a dash, a merged first column
CELL_A_LINE = (
    "表1  “十四五”时期主要指标\n"
    "\t类别\n\t指 标\n\t单位\n\t2020年\n\t2025年\n\n"
    "\t人才\n规模\n\t人才总量\n\t万人\n\t8.36\n\t20\n\n"
    "\t\n\t高层次人才[footnoteRef:2]占专业技术 [2:  指取得3项职称的人员] \n\n人才比例\n\t%\n\t20.53\n"
    "\t30[footnoteRef:4] [4:  到2025年底，要达到30%以上] \n\n\n"
    "\t人才\n效能\n\t[bookmark: _Hlk62565279]获奖\n\t件\n\t-\n\t20\n\n\n"
    "第三章   主要任务，引进5人\n"
)
ROW_A_LINE = (
    "指标\t单位\t2020年\t2025年目标\t年均增长（%）\t属性\n"
    "人才总量\t万人\t8.36\t20\t19.1\t约束性\n"
    "培训人次\t万人次\t—\t[100]\t-\t预期性\n"
    "就业率\t%\t95.5\t≥96\t—\t预期性\n"
)


def test_cells_take_their_unit_and_date_from_column_and_head():
    found = [m for m in mentions(CELL_A_LINE) if m.in_table]
    assert [(m.number, m.unit, m.value, m.period_text) for m in found] == [
        ("8.36", "万人", 83600, "2020年"),
        ("20", "万人", 200000, "2025年"),
        ("20.53", "%", 20.53, "2020年"),
        ("30", "%", 30, "2025年"),
        ("-", "件", None, "2020年"),
        ("20", "件", 20, "2025年"),
    ]
    assert {m.timing for m in found} == {"at_date"}
    assert all(m.text == m.number for m in found)


def test_a_dash_is_a_missing_value_without_bounds():
    [dash] = [m for m in mentions(CELL_A_LINE) if m.number == "-"]
    assert (dash.value, dash.lower, dash.upper, dash.comparator) == (None, None, None, "")


def test_footnotes_in_a_cell_and_the_text_after_the_table_are_prose():
    prose = [m for m in mentions(CELL_A_LINE) if not m.in_table]
    assert [(m.text, m.comparator, m.period_text) for m in prose] == [
        ("3项", "exactly", ""),
        ("30%", "at_least", "到2025年底"),
        ("5人", "exactly", ""),
    ]


def test_a_row_a_line_is_read_alike():
    found = mentions(ROW_A_LINE)
    assert [(m.number, m.value, m.timing, m.comparator, m.commitment) for m in found] == [
        ("8.36", 83600, "at_date", "exactly", "binding"),
        ("20", 200000, "at_date", "exactly", "binding"),
        ("19.1", 19.1, "average", "exactly", "binding"),
        ("—", None, "at_date", "", "unstated"),
        ("100", 1000000, "cumulative", "exactly", "unstated"),
        ("-", None, "average", "", "unstated"),
        ("95.5", 95.5, "at_date", "exactly", "unstated"),
        ("96", 96, "at_date", "at_least", "unstated"),
        ("—", None, "average", "", "unstated"),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "指标（万人）\t2025年\n人才总量\t20\n",
        "指标\t2025年\n人才总量（万人）\t20\n",
        "指标\t2025年（万人）\n人才总量\t20\n",
        "表2（单位：万人）\n指标\t2025年\n人才总量\t20\n",
    ],
)
def test_a_unit_in_brackets_serves_where_there_is_no_unit_column(table):
    [mention] = mentions(table)
    assert (mention.unit, mention.value) == ("万人", 200000)


def test_indented_paragraphs_are_no_table():
    assert [m.text for m in mentions("\t引进5人。\n\n\t新建6所。\n")] == ["5人", "6所"]


def test_a_table_that_breaks_off_does_not_swallow_what_follows():
    broken = CELL_A_LINE.split("\t20.53")[0] + "\n" + "正文，引进5人。\n" * 20
    assert sum(m.text == "5人" for m in mentions(broken)) == 20
