"""Numerals that count nothing, and Chinese numerals that do."""

from __future__ import annotations

import pytest
from quantity_units import mentions, only

from labourtargets.quantities.names import NOT_QUANTITIES

NOTHING_COUNTED = [
    # dates
    "2021年7月13日印发",
    "发布时间: 2021-08-09",
    "2023年3月-5月",
    "2017—2021年",
    "3月5日至6月",
    "二○一一年九月二十二日",
    "二〇三五年远景目标",
    "上午9:30开始",
    # documents and numbering
    "渝高新发〔2021〕26号",
    "川人社函〔2021581",
    "（甬人职专〔1997〕30号）",
    "1.个人发展",
    "\n（1）个人发展",
    "\n二、家庭服务",
    "（二十一）项目",
    "专栏3 家庭服务",
    "表1  “十四五”时期主要人才发展指标",
    "第13次会议、第3届大会",
    "第一、二层次人选",
    "一是人才引领。二是个人",
    "《巴渝工匠2020计划100个项目》",
    "[bookmark: _Toc71652233]个人",
    "[footnoteRef:5]个人 [5:  家庭服务] ",
    # names and formulas
    "“4050”人员、4050人员",
    "“1+6+N”人才政策、1+4市场体系",
    "“职教24条”优惠政策、高地24条激励政策",
    "落实15 条毕业生扶持政策",
    "“151人才工程”、“4321人才工程”",
    "“三个作用”、“五个科学”",
    "五位一体、四川、万州、万达开、三教产业、百万英才、百万产业工人",
    "万人发明专利拥有量",
    "党的十九大和十九届二中、三中、四中、五中全会",
    "市委五届十次全会、十三届历次全会、二十届历次全会",
    "国民经济和社会发展第十四个五年规划",
    "中央八项规定",
    "深入开展三年行动",
    "九年义务教育",
    "中国企业500强",
    "网站支持IPv6，5G基站，PM2.5，A5级",
    # ordinary words
    "一批、一系列、一项任务、进一步、统一、一家独大、一支队伍、同一个",
    "半导体、一定、一次性补助、二级学科、市、区两级、新一代",
    "二三产业、三大、四大科学方向",
    "千亿级集群、五百亿级开发区",
    "几十个、数十家、成百上千",
    "周一次数、十分重要",
]


@pytest.mark.parametrize("text", NOTHING_COUNTED)
def test_nothing_is_counted_here(text):
    assert [mention.text for mention in mentions(text)] == []


COUNTED = [
    ("建设甲中心、乙中心、丙中心等三大中心", "三大"),
    ("主会场每周一次招聘会", "一次"),
    ("每年开展一次评选", "一次"),
    ("每两年举办一届大赛", "一届"),
    ("家庭至少有一人就业", "一人"),
    ("每村一名", "一名"),
    ("经营一年以上", "一年"),
    ("借助三所院校", "三所"),
    ("开展“技能+”培训5人", "5人"),
    ("《规划》提出5人", "5人"),
    ("1.引进5人", "5人"),
    ("（1）引进5人", "5人"),
    ("2025年5人", "5人"),
    ("新建26条产业路", "26条"),
    ("10人以上的争议", "10人"),
    ("[footnoteRef:0]50名左右", "50名"),
    ("[4:  比例达到30%以上] ", "30%"),
    ("四川新增5人", "5人"),
    ("党的二十大以来新增5人", "5人"),
]


@pytest.mark.parametrize(("sentence", "text"), COUNTED)
def test_something_is_counted_here(sentence, text):
    assert only(sentence).text == text


@pytest.mark.parametrize(
    ("sentence", "text"),
    [("引进5家庭", ""), ("5人才", ""), ("5年度", ""), ("5名额", ""), ("5次数", ""), ("5项目", "")],
)
def test_a_measure_word_that_begins_another_word_is_none(sentence, text):
    assert "".join(mention.text for mention in mentions(sentence)) == text


def test_twice_the_same_words_are_two_mentions():
    found = mentions("南充市200万人、广安市140万人；南充市200万人")
    assert [(m.text, m.start) for m in found] == [("200万人", 3), ("140万人", 12), ("200万人", 21)]


def test_a_name_in_quotation_marks_ends_with_them():
    assert [m.text for m in mentions("“百人计划”5人和“千人计划”6人")] == ["5人", "6人"]


def test_every_kind_of_name_is_named():
    assert all(kind.name and kind.pattern.pattern for kind in NOT_QUANTITIES)
