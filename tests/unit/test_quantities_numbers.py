"""How numbers and units are written, and that each is read for what it is worth."""

from __future__ import annotations

from itertools import pairwise

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st
from quantity_units import mentions, only

from labourtargets.quantities.numerals import normalise, number_value

ARABIC = [
    # sentence, text, number, unit, value
    ("新增6000人。", "6000人", "6000", "人", 6000),
    ("新增６０００人。", "６０００人", "６０００", "人", 6000),
    ("新增6,000人。", "6,000人", "6,000", "人", 6000),
    ("新增６，０００人。", "６，０００人", "６，０００", "人", 6000),
    ("新增6 000人。", "6 000人", "6 000", "人", 6000),
    ("新增1,234,567.8元。", "1,234,567.8元", "1,234,567.8", "元", 1234567.8),
    ("总量8.36万人。", "8.36万人", "8.36", "万人", 83600),
    ("总量11.64万人。", "11.64万人", "11.64", "万人", 116400),
    ("投入2.3万亿元。", "2.3万亿元", "2.3", "万亿元", 2.3e12),
    ("投入1亿2000万元。", "1亿2000万元", "1亿2000万", "元", 1.2e8),
    ("投入3千万元。", "3千万元", "3", "千万元", 3e7),
    ("最高 15 万元的", "15 万元", "15", "万元", 150000),
    ("占３５．５％。", "３５．５％", "３５．５", "％", 35.5),
    ("提高3个百分点。", "3个百分点", "3", "个百分点", 3),
    ("提高0.5百分点。", "0.5百分点", "0.5", "百分点", 0.5),
    ("按6000 元/人补贴", "6000 元/人", "6000", "元/人", 6000),
    ("给予2万元/人补贴", "2万元/人", "2", "万元/人", 20000),
    ("为上年的2.2倍。", "2.2倍", "2.2", "倍", 2.2),
    ("面积300万平方米", "300万平方米", "300", "万平方米", 3e6),
    ("从业8.5万余人", "8.5万余人", "8.5", "万余人", 85000),
    ("期限3个月", "3个月", "3", "个月", 3),
    ("任期1年半。", "1年半", "1", "年", 18),
    ("服务7万家次", "7万家次", "7", "万家次", 70000),
    ("建成20万套。", "20万", "20", "万", 200000),
]

CHINESE = [
    ("培训三百二十万人。", "三百二十万人", "三百二十", "万人", 3200000),
    ("培训一千五百人。", "一千五百人", "一千五百", "人", 1500),
    ("培训三万五千人。", "三万五千人", "三万五千", "人", 35000),
    ("奖励五百万元。", "五百万元", "五百", "万元", 5e6),
    ("共有一万人", "一万人", "一", "万人", 10000),
    ("新建两所学校", "两所", "两", "所", 2),
    ("新建廿五所学校", "廿五所", "廿五", "所", 25),
    ("十二个项目", "十二个", "十二", "个", 12),
    ("一百零八人", "一百零八人", "一百零八", "人", 108),
    ("投入一亿两千万元", "一亿两千万元", "一亿两千万", "元", 1.2e8),
    ("三点五万人", "三点五万人", "三点五", "万人", 35000),
    ("任期两年半。", "两年半", "两", "年", 30),
    ("任期一年半。", "一年半", "一", "年", 18),
]

FORMS = [
    ("按1：1配套", "1：1", "", 1, "ratio"),
    ("按3:2的比例", "3:2", "", 1.5, "ratio"),
    ("规模翻一番。", "翻一番", "番", 2, "times"),
    ("规模翻两番。", "翻两番", "番", 4, "times"),
    ("收入翻番。", "翻番", "", 2, "times"),
    ("占三分之一以上", "三分之一", "", 100 / 3, "percent"),
    ("超过百分之五十", "百分之五十", "百分之", 50, "percent"),
    ("达到百分之百", "百分之百", "百分之", 100, "percent"),
    ("千分之三", "千分之三", "千分之", 0.3, "percent"),
    ("占一半以上", "一半", "", 50, "percent"),
    ("达到七成以上", "七成", "成", 70, "percent"),
    ("为期半年。", "半年", "年", 6, "duration"),
]

RANGES = [
    ("新建1-2家。", "1-2家", "1-2", "家", 1, 2),
    ("新建2—4家。", "2—4家", "2—4", "家", 2, 4),
    ("新建2——4家。", "2——4家", "2——4", "家", 2, 4),
    ("新建1至2家。", "1至2家", "1至2", "家", 1, 2),
    ("新建1～2家。", "1～2家", "1～2", "家", 1, 2),
    ("培训3-5万人", "3-5万人", "3-5", "万人", 30000, 50000),
    ("培训3万-5万人", "3万-5万人", "3万-5", "万人", 30000, 50000),
    ("奖励5000元至1万元", "5000元至1万元", "5000元至1", "万元", 5000, 10000),
    ("增长10%-15%", "10%-15%", "10%-15", "%", 10, 15),
    ("新建两至三所", "两至三所", "两至三", "所", 2, 3),
    ("共3-5万。", "3-5万", "3-5", "万", 30000, 50000),
]


@pytest.mark.parametrize(("sentence", "text", "number", "unit", "value"), ARABIC + CHINESE)
def test_numerals_and_units(sentence, text, number, unit, value):
    mention = only(sentence)
    assert (mention.text, mention.number, mention.unit) == (text, number, unit)
    assert mention.value == value


@pytest.mark.parametrize(("sentence", "text", "unit", "value", "dimension"), FORMS)
def test_ratios_fractions_and_doublings(sentence, text, unit, value, dimension):
    mention = only(sentence)
    assert (mention.text, mention.unit, mention.dimension) == (text, unit, dimension)
    assert mention.value == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(("sentence", "text", "number", "unit", "lower", "upper"), RANGES)
def test_ranges_bound_and_have_no_single_value(sentence, text, number, unit, lower, upper):
    mention = only(sentence)
    assert (mention.text, mention.number, mention.unit) == (text, number, unit)
    assert (mention.value, mention.lower, mention.upper) == (None, lower, upper)
    assert mention.comparator == "range"


def test_a_change_from_one_number_to_another_is_no_range():
    assert [m.text for m in mentions("从20万人到30万人")] == ["20万人", "30万人"]


def test_descending_numbers_are_no_range():
    assert [m.text for m in mentions("5家-2家")] == ["5家", "2家"]


def test_lists_share_a_verb_or_a_unit():
    paid = mentions("分别给予500万元、100万元补助，奖励4000元、3000元")
    assert [m.value for m in paid] == [5e6, 1e6, 4000, 3000]
    shared = mentions("分别奖励3、5、10万元。")
    assert [(m.text, m.unit, m.value) for m in shared] == [
        ("3", "万元", 30000),
        ("5", "万元", 50000),
        ("10万元", "万元", 100000),
    ]


def test_percent_and_percentage_points_are_two_dimensions():
    rate, points = mentions("增长3%，增加3个百分点")
    assert (rate.dimension, rate.base_unit) == ("percent", "%")
    assert (points.dimension, points.base_unit) == ("percentage_point", "百分点")


def test_people_and_person_times_firms_and_visits_are_four_dimensions():
    found = mentions("5人、5人次、5家、5家次")
    assert len({m.dimension for m in found}) == 4


def test_a_multiple_that_is_not_listed_is_composed():
    mention = only("奖励20余万元")
    assert (mention.text, mention.number, mention.unit) == ("20余万元", "20", "万元")
    assert (mention.value, mention.dimension, mention.base_unit) == (200000, "money", "元")


def test_a_rate_per_head_that_is_not_listed_is_composed():
    mention = only("补贴30元/户")
    assert (mention.base_unit, mention.dimension, mention.per) == ("元/户", "money_per_户", "户")


whole_numbers = st.integers(2, 10**12 - 1)


@given(whole_numbers)
def test_chinese_numerals_round_trip(number):
    written = cn2an.an2cn(number)
    assert number_value(written) == number
    mention = only(f"共有{written}人。")
    assert mention.value == number
    assert mention.text == f"{written}人"


# from 亿 on the oracle refuses some numerals that it writes itself
@given(st.integers(2, 10**8 - 1))
def test_cn2an_agrees_on_bare_numerals(number):
    written = cn2an.an2cn(number)
    assert number_value(written) == cn2an.cn2an(written)


@given(
    st.decimals(0, 99_999_999, places=2),
    st.sampled_from([("", 1), ("万", 10**4), ("亿", 10**8), ("万亿", 10**12)]),
    st.booleans(),
)
def test_arabic_numerals_round_trip_without_binary_dust(number, magnitude, grouped):
    word, factor = magnitude
    printed = f"{number:,f}" if grouped else f"{number:f}"
    mention = only(f"投入{printed}{word}元。")
    assert mention.value == float(number * factor)
    assert (mention.number, mention.unit) == (printed, f"{word}元")


@given(st.text(max_size=200))
def test_normalising_keeps_every_position(text):
    assert len(normalise(text)) == len(text)


@given(
    st.text(
        alphabet="0123456789,.．，一二两三十百万亿人元%％年个第每到以上-—：“”《》 \n\t", max_size=80
    )
)
def test_any_text_is_read_and_mentions_never_overlap(text):
    found = mentions(text)
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize("characters", ["三五", "二〇三五", "万", "千分", "", "百五点"])
def test_what_is_no_numeral_has_no_value(characters):
    assert number_value(characters) is None
