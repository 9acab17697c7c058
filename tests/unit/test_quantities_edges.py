"""The rarer ways of writing a number, a unit, a table or a cue, and the limits of each."""

from __future__ import annotations

from decimal import Decimal
from types import SimpleNamespace

import pytest
from quantity_units import UNITS, mentions, only

from labourtargets.intervals import Interval
from labourtargets.quantities import Mention, parse_years, read
from labourtargets.quantities.forms import forms
from labourtargets.quantities.names import NOT_QUANTITIES, shielded, without_marks
from labourtargets.quantities.numerals import normalise, number_value
from labourtargets.quantities.timing import Clauses
from labourtargets.quantities.units import UnitReader

MAGNITUDES = [
    ("百", 10**2),
    ("千", 10**3),
    ("万", 10**4),
    ("十万", 10**5),
    ("百万", 10**6),
    ("千万", 10**7),
    ("亿", 10**8),
    ("十亿", 10**9),
    ("百亿", 10**10),
    ("千亿", 10**11),
    ("万亿", 10**12),
]


@pytest.mark.parametrize(("magnitude", "worth"), MAGNITUDES)
def test_each_magnitude_before_a_unit_multiplies_it(magnitude, worth):
    mention = only(f"投入3{magnitude}元。")
    assert (mention.number, mention.unit, mention.value) == ("3", f"{magnitude}元", 3 * worth)
    assert mention.factor == worth


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("零", 0),
        ("十", 10),
        ("十五", 15),
        ("一百一十五", 115),
        ("一千零五", 1005),
        ("三千零五十", 3050),
        ("廿", 20),
        ("卅五", 35),
        ("十五万三千", 153000),
        ("二亿零五百万", 205_000_000),
        ("三万亿", 3 * 10**12),
        ("一万二千亿", 12 * 10**11),
        ("两亿", 2 * 10**8),
        ("三点零五", Decimal("3.05")),
        ("十点五", Decimal("10.5")),
    ],
)
def test_chinese_numerals_by_hand(written, value):
    assert number_value(written) == value


@pytest.mark.parametrize(
    ("printed", "value"),
    [("1亿2000万", 120_000_000), ("3万5千", 35_000), ("1亿5", 100_000_005), ("12 345", 12345)],
)
def test_arabic_numerals_with_magnitudes_inside_add_up(printed, value):
    assert number_value(printed) == value


@pytest.mark.parametrize("written", ["十三五", "一〇〇", "二〇二五"])
def test_digits_read_off_one_by_one_are_no_number(written):
    assert number_value(written) is None


def test_a_superscript_is_no_digit_and_a_serial_number_is_no_quantity():
    assert number_value("²") is None
    assert number_value("1" * 30) is not None
    assert number_value("1" * 31) is None


@pytest.mark.parametrize(
    ("printed", "half_width"),
    [("＞５％", ">5%"), ("＜３．５", "<3.5"), ("元／人", "元/人"), ("５，０００", "5,000")],
)
def test_full_width_signs_are_read_as_half_width(printed, half_width):
    assert normalise(printed) == half_width


def test_a_full_width_comma_between_two_numbers_separates_them():
    assert normalise("５人，３００人") == "5人，300人"
    assert normalise("５，００００") == "5，0000"


@pytest.mark.parametrize("text", ["1.234.5人", "型号A35人", "v2.5人"])
def test_a_numeral_inside_another_word_counts_nothing(text):
    assert mentions(text) == []


# a bare number is a quantity only between a bounding word and the end of its clause


@pytest.mark.parametrize("sentence", ["总量达到500。", "达到500以上", "不少于500", "超过500，"])
def test_a_bare_number_between_a_bound_and_the_end_of_its_clause_counts(sentence):
    mention = only(sentence)
    assert (mention.text, mention.unit, mention.base_unit, mention.value) == ("500", "", "", 500)


@pytest.mark.parametrize("sentence", ["编号500。", "达到500多种", "500", "达到500A"])
def test_any_other_bare_number_counts_nothing(sentence):
    assert mentions(sentence) == []


@pytest.mark.parametrize("sentence", ["投入三万。", "一千万以上群众", "百万英才"])
def test_a_chinese_numeral_needs_a_unit_that_is_known(sentence):
    assert mentions(sentence) == []


def test_a_number_with_a_magnitude_alone_keeps_its_worth_without_a_unit():
    mention = only("建成3千万。")
    assert (mention.unit, mention.base_unit, mention.dimension) == ("千万", "", "")
    assert mention.value == 3e7


# ranges


@pytest.mark.parametrize(
    ("sentence", "text", "lower", "upper"),
    [
        ("3万-5万。", "3万-5万", 30_000, 50_000),
        ("3百万-5百万元", "3百万-5百万元", 3e6, 5e6),
        ("5-5家", "5-5家", 5, 5),
        ("1 至 2家", "1 至 2家", 1, 2),
        ("1到2家", "1到2家", 1, 2),
        ("1.5-2.5万人", "1.5-2.5万人", 15_000, 25_000),
        ("2小时-3小时", "2小时-3小时", 120, 180),
        ("2-3小时", "2-3小时", 120, 180),
        ("1千-2千小时", "1千-2千小时", 60_000, 120_000),
    ],
)
def test_ranges_bring_both_ends_to_one_unit(sentence, text, lower, upper):
    mention = only(sentence)
    assert (mention.text, mention.lower, mention.upper) == (text, lower, upper)


def test_a_change_told_by_you_is_no_range_either():
    assert [m.text for m in mentions("由3人至5人")] == ["3人", "5人"]
    assert [m.text for m in mentions("总量从3人到5人")] == ["3人", "5人"]


def test_numbers_of_two_dimensions_are_no_range():
    assert [(m.text, m.value) for m in mentions("3万元-5万人")] == [
        ("3万元", 30_000),
        ("5万人", 50_000),
    ]


@pytest.mark.parametrize("sentence", ["2至三五家", "5-亩"])
def test_a_range_without_a_second_number_is_none(sentence):
    assert mentions(sentence) == []


def test_a_range_keeps_the_words_around_it():
    mention = only("每家奖励约3-5万元。")
    assert (mention.comparator, mention.comparator_text) == ("range", "约")


# lists that print the unit once


def test_a_list_without_a_unit_at_its_end_counts_nothing():
    assert mentions("分别奖励3、5、10亩") == []


def test_a_list_of_twelve_numbers_shares_its_unit():
    listed = "、".join(str(number) for number in range(11, 23))
    found = mentions(f"分别奖励{listed}万元。")
    assert [m.value for m in found] == [number * 10_000 for number in range(11, 23)]


def test_a_word_before_a_list_reaches_over_he_ji_and_yu():
    for joint in ("、", "和", "及", "与"):
        assert [m.comparator for m in mentions(f"不超过5人{joint}10人")] == ["at_most"] * 2
    assert [m.comparator for m in mentions("不超过5人或10人")] == ["at_most", "exactly"]


def test_what_leaves_the_first_number_out_leaves_out_those_after_it():
    found = mentions("低于5人、10人")
    assert [m.interval() for m in found] == [
        Interval(None, 5.0, upper_open=True),
        Interval(None, 10.0, upper_open=True),
    ]


def test_a_range_before_it_bounds_no_number_of_a_list():
    assert [m.comparator for m in mentions("约3-5人、10人")] == ["range", "exactly"]


# when 一 counts


@pytest.mark.parametrize("word", ["次", "届", "场次"])
def test_one_counts_what_happens_every_so_often(word):
    assert only(f"各区县每季度组织一{word}活动").value == 1


@pytest.mark.parametrize(
    "sentence",
    ["组织一次活动", "每一次活动", "每季度，组织一次活动", "达到一次", "周一次", "每个乡镇建一所"],
)
def test_one_of_a_single_occasion_counts_nothing(sentence):
    assert mentions(sentence) == []


def test_days_of_the_week_count_nothing_but_once_a_week_does():
    assert mentions("星期三次日、礼拜五次") == []
    assert only("每周五次").value == 5


@pytest.mark.parametrize("every", ["每两年", "每2年", "每3个月", "每半年", "每半个月"])
def test_the_interval_of_a_frequency_is_no_quantity(every):
    assert [(m.text, m.per) for m in mentions(f"{every}举办5次")] == [("5次", every)]


# ratios, fractions, doublings: number, printed unit and factor give the value


@pytest.mark.parametrize(
    ("sentence", "number", "unit", "factor", "value"),
    [
        ("占百分之五十", "五十", "百分之", 1.0, 50.0),
        ("占千分之三", "三", "千分之", 0.1, 0.3),
        ("占万分之五", "五", "万分之", 0.01, 0.05),
        ("达到七成以上", "七", "成", 10.0, 70.0),
        ("一成左右", "一", "成", 10.0, 10.0),
        ("规模翻三番。", "三", "番", 1.0, 8.0),
        ("规模翻4番。", "4", "番", 1.0, 16.0),
        ("为期半小时", "半", "小时", 60.0, 30.0),
        ("为期半个月", "半", "个月", 1.0, 0.5),
        ("占五分之二", "五分之二", "", 100.0, 40.0),
        ("占十二分之三", "十二分之三", "", 100.0, 25.0),
        ("半数", "半数", "", 100.0, 50.0),
        ("比例1.5:1", "1.5:1", "", 1.0, 1.5),
        ("按1∶2比例", "1∶2", "", 1.0, 0.5),
    ],
)
def test_forms_give_number_unit_and_factor(sentence, number, unit, factor, value):
    mention = only(sentence)
    assert (mention.number, mention.unit, mention.factor) == (number, unit, factor)
    assert mention.value == pytest.approx(value, rel=1e-12)


@pytest.mark.parametrize(
    "text",
    ["百分之三五", "另一半", "大半年", "前半年", "半年度", "2:0", "0:2", "成千上万", "三成熟"],
)
def test_what_only_looks_like_a_form_counts_nothing(text):
    assert mentions(text) == []


def test_a_form_whose_unit_is_not_listed_has_no_base_unit():
    [half] = forms("为期半年", {})
    assert (half.unit, half.base_unit, half.dimension, half.factor) == ("年", "", "", 1.0)
    assert half.value == 0.5


def test_forms_carry_what_is_said_around_them():
    mention = only("到2025年，每人每月不超过三分之一")
    assert (mention.comparator, mention.upper) == ("at_most", pytest.approx(100 / 3))
    assert (mention.period_text, mention.per) == ("到2025年", "每人每月")


# rounding: what the printed decimals of a measured figure hide


@pytest.mark.parametrize(
    ("sentence", "kind", "hidden"),
    [
        ("总量8.36万人", {}, Interval(83550.0, 83650.0, upper_open=True)),
        ("共有528人", {"countable": True}, Interval(528.0, 528.0)),
        ("共有528人", {}, Interval(527.5, 528.5, upper_open=True)),
        ("就业率100%", {"share": True}, Interval(99.5, 100.0)),
        ("就业率100%", {}, Interval(99.5, 100.5, upper_open=True)),
        ("占百分之五十", {"share": True}, Interval(49.5, 50.5, upper_open=True)),
        ("占一半", {}, Interval(50.0, 50.0)),
        ("占五分之二", {}, Interval(40.0, 40.0)),
        ("共2-4家", {"countable": True}, Interval(2.0, 4.0)),
    ],
)
def test_rounding_hides_what_the_printed_number_leaves_open(sentence, kind, hidden):
    assert only(sentence).rounding(**kind) == hidden


def test_a_mention_made_by_hand_says_nothing_of_its_own():
    mention = Mention(2, 4, "9人", "9", "人", "人", "people")
    assert (mention.factor, mention.value, mention.lower, mention.upper) == (1.0, None, None, None)
    assert (mention.comparator, mention.commitment, mention.timing) == (
        "exactly",
        "unstated",
        "open",
    )
    said = (mention.comparator_text, mention.commitment_text, mention.timing_text)
    assert (*said, mention.period_text, mention.per) == ("",) * 5
    assert (mention.lower_open, mention.upper_open, mention.in_table) == (False, False, False)
    assert mention.period_at is None
    assert mention.interval() == Interval(None, None)


# wording


@pytest.mark.parametrize(
    ("sentence", "comparator", "words"),
    [
        ("不得超过5人", "at_most", "不得超过"),
        ("最高可给予5元", "at_most", "最高可给予"),
        ("最多5人", "at_most", "最多"),
        ("≤5人", "at_most", "≤"),
        ("<=5人", "at_most", "<="),
        ("5人及以下", "at_most", "及以下"),
        ("不足5人", "at_most", "不足"),
        ("<5人", "at_most", "<"),
        (">=5人", "at_least", ">="),
        (">5人", "more_than", ">"),
        ("逾5人", "more_than", "逾"),
        ("大约5人", "about", "大约"),
        ("近5人", "about", "近"),
        ("最近5人", "exactly", ""),
        ("5人上下", "about", "上下"),
        ("增至5人", "exactly", "增至"),
        ("5人（含）以上", "at_least", "（含）以上"),
        ("至多安排教师5人", "at_most", "至多"),
        ("不得超过总数的5人", "at_most", "不得超过"),
    ],
)
def test_further_words_that_bound(sentence, comparator, words):
    mention = only(sentence)
    assert (mention.comparator, mention.comparator_text) == (comparator, words)


def test_a_bound_of_the_clause_before_bounds_nothing_here():
    assert [m.comparator for m in mentions("至少5人，引进6人")] == ["at_least", "exactly"]
    assert only("不超过，5人").comparator == "exactly"


def test_two_spaces_between_word_and_number_do_not_part_them():
    assert only("不少于  5人").comparator == "at_least"
    above = only("5人 以上")
    assert (above.comparator, above.comparator_text) == ("at_least", "以上")


def test_a_long_bookmark_between_word_and_number_does_not_part_them():
    mention = only("不低于[bookmark: _Toc71652233]30%")
    assert (mention.comparator, mention.comparator_text) == ("at_least", "不低于")


def test_more_than_is_said_between_number_and_unit_once():
    mention = only("培训5万余人")
    assert (mention.value, mention.comparator, mention.comparator_text) == (
        50_000,
        "more_than",
        "余",
    )
    inner = only("培训20余万人")
    assert (inner.value, inner.unit, inner.comparator_text) == (200_000, "万人", "余")


@pytest.mark.parametrize(
    ("sentence", "most", "unit"),
    [
        ("离校6个月内", 6, "个月"),
        ("离校3个月半内", 3.5, "个月"),
        ("离校2年内", 24, "个月"),
        ("离校2小时内", 120, "分钟"),
        ("离校2年之内", 24, "个月"),
    ],
)
def test_within_a_span_of_time_is_at_most_that_long(sentence, most, unit):
    mention = only(sentence)
    assert (mention.comparator, mention.upper, mention.base_unit) == ("at_most", most, unit)
    assert sentence.endswith(mention.comparator_text)


def test_more_than_between_magnitude_and_measure_word_keeps_the_measure():
    mention = only("从业5万余人")
    assert (mention.base_unit, mention.dimension, mention.value) == ("人", "people", 50_000)


def test_support_firms_a_clause_only_at_its_head():
    assert only("在培训中支持企业新建基地90个").commitment == "unstated"
    assert only("在培训中力争新建基地90个").commitment == "strive"


def test_one_year_and_a_half_is_bounded_as_one_span():
    mention = only("任期1年半以内")
    assert (mention.text, mention.value, mention.comparator) == ("1年半", 18, "at_most")


# per whom


@pytest.mark.parametrize(
    ("sentence", "per"),
    [
        ("每人每月5元、期限36个月", ["每人每月", ""]),
        ("每年，每户5元", ["每户"]),
        ("每户补贴，5元", [""]),
        ("每半年5元", ["每半年"]),
        ("每人" + "补" * 59 + "5元", [""]),
        ("每人" + "补" * 58 + "5元", ["每人"]),
        ("每人一次、每户5元", ["每户"]),
    ],
)
def test_what_an_amount_is_counted_by(sentence, per):
    assert [m.per for m in mentions(sentence) if m.unit != "次"] == per


# timing


@pytest.mark.parametrize(
    ("sentence", "timing", "words", "period"),
    [
        ("至2025年总量9人", "at_date", "至2025年", "至2025年"),
        ("截止到2025年6月30日，9人", "at_date", "截止到2025年6月30日", "截止到2025年6月30日"),
        ("到“十四五”末，9人", "at_date", "到“十四五”末", "到“十四五”末"),
        ("到二〇三五年底，9人", "at_date", "到二〇三五年底", "到二〇三五年底"),
        ("2025年度，9人", "open", "", ""),
        ("比2020年增加9人", "open", "", ""),
        ("逐年增加9人", "each_year", "逐年", ""),
        ("平均每年9人", "average", "平均每年", ""),
        ("每年平均9人", "average", "每年平均", ""),
        ("总共9人", "cumulative", "总共", ""),
        ("第二年9人", "relative", "第二年", ""),
        ("当年9人", "relative", "当年", ""),
        ("年新增9人", "each_year", "年", ""),
        ("2021年1月至12月，9人", "cumulative", "2021年1月至12月", "2021年1月至12月"),
    ],
)
def test_further_cues_of_time(sentence, timing, words, period):
    mention = only(sentence)
    assert (mention.timing, mention.timing_text, mention.period_text) == (timing, words, period)


def test_three_dates_in_a_row_are_one_period():
    mention = only("2021年、2022年和2025年，分别为9人")
    assert mention.period_text == "2021年、2022年和2025年"
    assert parse_years(mention.period_text) == (2021, 2025)
    for joint in ("及", "与"):
        assert only(f"2021年{joint}2025年，分别为9人").period_text == f"2021年{joint}2025年"


def test_a_date_further_back_is_no_part_of_a_row_of_dates():
    found = mentions("2020年为7人，2022年、2025年分别为8人、9人")
    assert [(m.text, m.period_text) for m in found] == [
        ("7人", "2020年"),
        ("8人", "2022年、2025年"),
        ("9人", "2022年、2025年"),
    ]


def test_a_cue_that_stands_behind_a_number_does_not_govern_it():
    found = mentions("引进9人，每年培训8人")
    assert [m.timing for m in found] == ["open", "each_year"]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("一，9人", 2),
        ("一；9人", 2),
        ("一：9人", 2),
        ("一1：9人", 0),
        ("一,9人", 0),
        ("一\t9人", 2),
        ("一——9人", 3),
    ],
)
def test_where_a_clause_begins(text, start):
    assert Clauses(text).clause_start(len(text) - 2) == start


@pytest.mark.parametrize(
    ("text", "start"), [("一，9人", 0), ("一。9人", 2), ("一！9人", 2), ("[4:  9人", 3)]
)
def test_where_a_sentence_begins(text, start):
    assert Clauses(text).sentence_start(len(text) - 2) == start


@pytest.mark.parametrize(
    ("cue", "years"),
    [
        ("六五", (1981, 1985)),
        ("“十五”期间", (2001, 2005)),
        ("1998-02年", (1902, 1998)),
        ("到1999年", (1999, 1999)),
        ("二○三五年", (2035, 2035)),
        ("2000-05年", (2000, 2005)),
        ("1998年|2021-25年", (1998, 2025)),
    ],
)
def test_years_of_rarer_cues(cue, years):
    assert parse_years(cue) == years


# names that hold no quantity


@pytest.mark.parametrize(
    ("kind", "words", "after"),
    [
        ("footnote opening", "[4:", " "),
        ("web address", "https://a.cn/2021-5", ""),
        ("ordinal", "第13", "次"),
        ("ordinal", "第 二十一", "条"),
        ("heading number", "（二十一）", ""),
        ("heading number", "1.", "引进"),
        ("heading of a box or table", "专栏3", ""),
        ("clause number", "（12）", "引进"),
        ("document number", "〔2021〕26号", ""),
        ("document number", "〔2021581", ""),
        ("title", "《2025年5人》", ""),
        ("name in quotation marks", "“5人”", ""),
        ("date", "2021年7月13日", ""),
        ("date in figures", "2021-08-09", ""),
        ("date in figures", "2021.8.9", ""),
        ("years", "2017—2021年", ""),
        ("month", "12月底", ""),
        ("month", "3月", "至"),
        ("year in words", "二○一一年九月二十二日", ""),
        ("year in words", "二〇三五年九月", ""),
        ("month in words", "九月二十二日", ""),
        ("month in words", "十二月底", ""),
        ("clock", "9:30", ""),
        ("five-year plan", "十四五", "期间"),
        ("five years of a plan", "十四个五年", "规划"),
        ("party congress", "二十大", "以来"),
        ("session", "十九届二中、三中全会", ""),
        ("session", "四中全会", ""),
        ("articles of a policy", "24条", "优惠政策"),
        ("plan of some years", "三年", "行动"),
        ("named rules", "八项规定", ""),
        ("sum of parts", "1+6+N", ""),
        ("class of people", "4050人员", ""),
        ("rank", "500强", ""),
    ],
)
def test_each_kind_of_name_is_shielded_to_its_last_character(kind, words, after):
    assert all(shielded(words + after, (kind,))[: len(words)])


def test_the_second_month_of_a_range_is_shielded():
    assert list(shielded("—5月3日", ("months",))) == [0, 1, 1, 1, 1]


def test_only_the_kinds_of_names_asked_for_are_shielded():
    text = "《2025年》2025年"
    assert list(shielded(text, ("title",))) == [1] * 7 + [0] * 5
    assert list(shielded(text, ("date",))) == [0, *[1] * 5, 0, *[1] * 5]
    assert "title" in {kind.name for kind in NOT_QUANTITIES}


def test_marks_are_blanked_and_keep_every_position():
    text = "人才[bookmark: _Toc7]50名[footnoteRef:12]以上"
    blanked = without_marks(text)
    assert len(blanked) == len(text)
    assert blanked.replace("\0", "") == "人才50名以上"
    assert blanked.index("5") == text.index("50名")


# units


def test_a_listed_unit_wins_over_a_composed_one():
    units = {"元": UNITS["元"], "万元": SimpleNamespace(dimension="wan", base_unit="W", factor=2.0)}
    assert UnitReader(units).at("3万元", 1).factor == 2.0
    assert UnitReader(units).at("3百元", 1).factor == 100.0


def test_without_any_unit_only_magnitudes_are_read():
    [mention] = read("共3万，5人", {})
    assert (mention.text, mention.value, mention.base_unit) == ("3万", 30_000, "")


def test_a_unit_per_something_is_taken_apart():
    reading = UnitReader(UNITS).at("5万元/户", 1)
    assert (reading.word, reading.per, reading.factor) == ("万元/户", "户", 10_000)
    assert (reading.base_unit, reading.dimension) == ("元/户", "money_per_户")
    assert (reading.start, reading.end) == (1, 5)


# words that begin with a measure word and mean something else
LONGER_WORDS = (
    "人次 人才 人员 人民 人口 人均 人力 人社 人士 人们 人类 人物 人格 年度 年级 年代 年龄 月度 月饼 "
    "家庭 家乡 家属 家具 家电 名额 名牌 名称 名单 名录 名师 名校 名誉 名义 名字 项目 次数 次序 次要 "
    "次生 个人 个性 个体 个税 所有 所以 所在 所得 场次 场所 场地 场馆 场景 支持 支撑 支出 支付 支柱 "
    "支部 支援 件数 户籍 户口 户外 户型 台阶 台账 台湾 条件 条例 条款 条约 种植 种子 种业 种养 门户 "
    "门槛 门类 门诊 类别 类似 类型 级别 位于 位置 位次 位居 位列 天然 届时 元素 元旦"
)


@pytest.mark.parametrize("word", LONGER_WORDS.split())
def test_a_measure_word_inside_a_longer_word_is_no_unit(word):
    known = SimpleNamespace(dimension="count", base_unit=word[0], factor=1.0)
    reader = UnitReader({word[0]: known})
    assert reader.at(f"5{word}", 1) is None
    assert reader.at(f"5{word[0]}，{word}", 1).word == word[0]


def test_a_unit_per_a_listed_unit_of_two_characters():
    reading = UnitReader(UNITS).at("5元/人次", 1)
    assert (reading.word, reading.per, reading.end) == ("元/人次", "人次", 5)


@pytest.mark.parametrize("span", ["工作日", "季度", "学期"])
def test_ge_may_stand_before_spans_of_time(span):
    units = {span: SimpleNamespace(dimension="duration", base_unit=span, factor=1.0)}
    assert UnitReader(units).at(f"3个{span}", 1).word == f"个{span}"


@pytest.mark.parametrize("text", ["5百级", "5百亿级", "5万大"])
def test_classes_are_not_multiplied(text):
    assert all(mention.dimension == "" for mention in mentions(text))


# tables


def test_a_cell_whose_unit_is_not_listed_keeps_the_unit_as_printed():
    [mention] = mentions("指标\t计量单位\t目标\n耕地\t亩\t8.36\n")
    assert (mention.unit, mention.base_unit, mention.value) == ("亩", "", 8.36)
    assert (mention.timing, mention.period_text, mention.period_at) == ("open", "", None)


def test_a_cell_without_any_unit_says_none():
    [mention] = mentions("指标\t2025年\n耕地\t8.36\n")
    assert (mention.unit, mention.base_unit, mention.value) == ("", "", 8.36)


def test_a_unit_may_be_indented_in_its_cell():
    [mention] = mentions("指标\t单位\t目标\n人才\t  万人\t8.36\n")
    assert (mention.unit, mention.per, mention.value) == ("万人", "", 83_600)


def test_a_unit_in_the_head_of_one_column_does_not_serve_another():
    found = mentions("指标\t2025年\t年均增长（%）\n人才\t20\t19\n")
    assert [(m.number, m.unit) for m in found] == [("20", ""), ("19", "%")]


def test_a_cell_of_words_does_not_end_its_row():
    found = mentions("指标\t单位\t2020年\t2025年\n人才\t人\t较多\t40\n")
    assert [(m.number, m.period_text) for m in found] == [("40", "2025年")]


def test_a_head_of_two_lines_is_read_as_one():
    rows = "\t指标\n名称\n\t单位\n\t现状\n2020年\n\n\t人才\n\t人\n\t8\n\n"
    [mention] = mentions(rows)
    assert (mention.number, mention.period_text) == ("8", "2020年")


def test_bare_years_in_the_head_are_no_values():
    found = mentions("指标\t单位\t2020\t2025\n人才\t人\t30\t40\n")
    assert [(m.number, m.period_text) for m in found] == [("30", "2020"), ("40", "2025")]


def test_a_long_table_of_labels_on_two_lines_is_read_to_its_end():
    numbers = range(31, 43)
    rows = "".join(f"\t人才\n总量\n\t人\n\t{number}\n\n" for number in numbers)
    found = mentions(f"\t指标\n\t单位\n\t2025年\n\n{rows}")
    assert [m.number for m in found if m.in_table] == [str(number) for number in numbers]


def test_a_dash_in_the_last_cell_is_not_joined_with_the_text_below():
    found = mentions("\t指标\n\t单位\n\t2025年\n\n\t人才\n\t人\n\t-\n\n正文，引进5人。\n")
    assert [(m.text, m.in_table) for m in found] == [("-", True), ("5人", False)]


def test_a_caption_far_above_belongs_to_another_table():
    near, far = "略" * 50, "略" * 60
    table = "\n指标\t2025年\n人才\t20\n"
    assert [m.unit for m in mentions("单位：万人。" + near + table)] == ["万人"]
    assert [m.unit for m in mentions("单位：万人。" + far + table)] == [""]


def test_a_cell_may_hold_a_range():
    [mention] = mentions("指标\t单位\t2025年\n人才\t万人\t10-15\n")
    assert (mention.value, mention.lower, mention.upper) == (None, 100_000, 150_000)


def test_the_unit_in_the_head_of_a_column_wins_over_the_unit_column():
    table = "指标\t单位\t2025年（%）\n人才\t万人\t20\n"
    [mention] = mentions(table)
    assert (mention.unit, mention.value) == ("%", 20)
    assert table[mention.period_at :].startswith("2025年")


@pytest.mark.parametrize(
    ("head", "timing"),
    [
        ("目标", "open"),
        ("现状", "open"),
        ("2025年", "at_date"),
        ("累计", "cumulative"),
        ("年均", "average"),
    ],
)
def test_the_head_of_a_column_says_how_its_cells_hold(head, timing):
    assert [m.timing for m in mentions(f"指标\t单位\t{head}\n人才\t人\t20\n")] == [timing]


@pytest.mark.parametrize("printed", ["[20]", "［20］", "[ 20 ]"])
def test_a_bracketed_cell_is_a_total_over_the_years(printed):
    [mention] = mentions(f"指标\t单位\t2025年\n人才\t人\t{printed}\n")
    assert (mention.number, mention.timing) == ("20", "cumulative")


@pytest.mark.parametrize("dash", ["-", "--", "—", "——", "–", "－", "/"])
def test_every_dash_is_a_missing_value(dash):
    [mention] = mentions(f"指标\t单位\t2025年\n人才\t人\t{dash}\n")
    assert (mention.text, mention.value, mention.comparator) == (dash, None, "")


def test_a_row_of_another_length_is_no_row_of_the_table():
    found = mentions("指标\t单位\t2025年\n小计\t20\n人才\t人\t30\n")
    assert [m.number for m in found if m.in_table] == ["30"]


def test_words_in_a_cell_before_its_number_leave_it_to_prose():
    [mention] = mentions("指标\t单位\t2025年\n人才\t人\t达到30人\n")
    assert (mention.text, mention.in_table) == ("30人", False)


def test_only_the_rows_that_say_so_are_binding():
    table = "指标\t单位\t2025年\t属性\n人才\t人\t30\t约束性\n学校\t所\t3\t预期性\n"
    assert [(m.commitment, m.commitment_text) for m in mentions(table)] == [
        ("binding", "约束性"),
        ("unstated", ""),
    ]


def test_two_tables_of_one_text_have_their_own_heads():
    table = "指标\t单位\t{}\n人才\t人\t{}\n"
    found = mentions(table.format("2025年", 30) + "正文。\n" + table.format("2030年", 40))
    assert [(m.number, m.period_text) for m in found] == [("30", "2025年"), ("40", "2030年")]


def test_the_nearest_caption_gives_the_unit():
    text = "单位：人\n单位：万人\n指标\t2025年\n人才\t20\n"
    assert [m.unit for m in mentions(text) if m.in_table] == ["万人"]
