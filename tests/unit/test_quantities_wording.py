"""What the words around a number say: bounds, firmness, timing, per what."""

from __future__ import annotations

import pytest
from quantity_units import mentions, only

from labourtargets.intervals import Interval
from labourtargets.quantities import names_rate, parse_years, parse_years_passed

COMPARATORS = [
    # sentence, comparator, lower, upper, words
    ("总量达到200人。", "exactly", 200, 200, "达到"),
    ("总量为200人。", "exactly", 200, 200, "为"),
    ("引进200人。", "exactly", 200, 200, ""),
    ("达到200人以上。", "at_least", 200, None, "以上"),
    ("达到200人及以上。", "at_least", 200, None, "及以上"),
    ("引进200人（含）以上", "at_least", 200, None, "（含）以上"),
    ("不少于200人。", "at_least", 200, None, "不少于"),
    ("不低于 200人", "at_least", 200, None, "不低于"),
    ("至少200人", "at_least", 200, None, "至少"),
    ("至少引进教师200人", "at_least", 200, None, "至少"),
    ("≥200人", "at_least", 200, None, "≥"),
    ("超过200人", "more_than", 200, None, "超过"),
    ("突破200人", "more_than", 200, None, "突破"),
    ("引进200余人", "more_than", 200, None, "余"),
    ("引进200多人", "more_than", 200, None, "多"),
    ("200人以内", "at_most", None, 200, "以内"),
    ("不超过200人", "at_most", None, 200, "不超过"),
    ("最高补助200人", "at_most", None, 200, "最高补助"),
    ("稳定在200人以上", "at_least", 200, None, "以上"),
    ("最高200人", "at_most", None, 200, "最高"),
    ("最高每户200人", "at_most", None, 200, "最高"),
    ("控制在200人", "at_most", None, 200, "控制在"),
    ("控制在200人以内", "at_most", None, 200, "以内"),
    ("低于200人", "at_most", None, 200, "低于"),
    ("控制在200人左右", "about", 190, 210, "左右"),
    ("200人左右", "about", 190, 210, "左右"),
    ("控制在全市总人口的200人", "at_most", None, 200, "控制在"),
    ("不低于总数的200人", "at_least", 200, None, "不低于"),
    ("超过部分的200人", "exactly", 200, 200, ""),
    ("约200人", "about", 190, 210, "约"),
    ("节约200人", "exactly", 200, 200, ""),
    ("约束性指标200人", "exactly", 200, 200, ""),
]


@pytest.mark.parametrize(("sentence", "comparator", "lower", "upper", "words"), COMPARATORS)
def test_wording_bounds(sentence, comparator, lower, upper, words):
    mention = only(sentence)
    assert mention.comparator == comparator
    assert (mention.lower, mention.upper) == (lower, upper)
    assert mention.comparator_text == words
    assert mention.value == 200


def test_above_and_below_leave_the_number_itself_out():
    assert only("超过200人").interval() == Interval(200.0, None, lower_open=True)
    assert only("低于200人").interval() == Interval(None, 200.0, upper_open=True)


def test_about_is_recomputed_for_another_width():
    assert only("200人左右").interval(0.1) == Interval(180.0, 220.0)


@pytest.mark.parametrize(
    "grade", ["市级以上平台", "高级技师以上人才", "规模以上企业", "省级及以上项目"]
)
def test_above_a_grade_bounds_no_number(grade):
    assert only(f"{grade}16个").comparator == "exactly"


def test_at_least_before_the_verb_governs_the_whole_clause():
    found = mentions("每年至少引进高级技师以上教师10名、高级工以上教师50名，新建2所")
    assert [m.comparator for m in found] == ["at_least", "at_least", "exactly"]


def test_a_word_before_a_list_bounds_each_number_of_it():
    found = mentions("分别不超过5人和10人，超过500元、100元，20余家、30家")
    assert [m.comparator for m in found] == [*["at_most"] * 2, *["more_than"] * 3, "exactly"]


def test_two_dates_before_two_numbers_are_left_to_the_reader():
    found = mentions("到2022年底、2025年底，总量分别达到5人、6人")
    assert {m.period_text for m in found} == {"到2022年底、2025年底"}
    assert parse_years(found[0].period_text) == (2022, 2025)


def test_within_bounds_a_span_of_time_only():
    assert only("离校 2 年内").comparator == "at_most"
    assert only("离校2年之内").comparator == "at_most"
    assert only("引进5人内部").comparator == "exactly"


def test_a_footnote_mark_does_not_come_between_word_and_number():
    mention = only("比例达到[footnoteRef:12]30%[footnoteRef:13]以上")
    assert (mention.comparator, mention.text) == ("at_least", "30%")


@pytest.mark.parametrize(
    ("sentence", "commitment", "words"),
    [
        ("确保就业率不低于90%", "binding", "确保"),
        ("约束性指标为90%", "binding", "约束性"),
        ("力争入驻机构90家", "strive", "力争"),
        ("争取给予90元", "strive", "争取"),
        ("努力实现90%", "strive", "努力"),
        ("争创基地90个", "strive", "争创"),
        ("支持企业新建基地90个", "support", "支持"),
        ("大力支持企业新建基地90个", "support", "支持"),
        ("鼓励企业设置90个", "support", "鼓励"),
        ("探索建立站点90个", "support", "探索"),
        ("重点支持90名人才", "unstated", ""),
        ("入选支持英才90人", "unstated", ""),
        ("引进人才90人", "unstated", ""),
        ("支持创新，新建基地90个", "unstated", ""),
        ("力争创新，新建基地90个", "unstated", ""),
    ],
)
def test_firmness_is_said_in_the_clause(sentence, commitment, words):
    mention = only(sentence)
    assert (mention.commitment, mention.commitment_text) == (commitment, words)
    assert mention.value == 90


TIMING = [
    # sentence, timing, words, period
    ("到2025年，总量达到9人", "at_date", "到2025年", "到2025年"),
    ("截至2020年底，总量达到9人", "at_date", "截至2020年底", "截至2020年底"),
    ("2025年底前，总量达到9人", "at_date", "2025年底前", "2025年底前"),
    ("到2025年，总量增长，达到9人", "at_date", "到2025年", "到2025年"),
    ("到2025年，比2020年增加9人", "at_date", "到2025年", "到2025年"),
    ("到2025年，总量增长。达到9人", "open", "", ""),
    ("每年引进9人", "each_year", "每年", ""),
    ("到2025年，每年引进9人", "each_year", "每年", "到2025年"),
    ("每年开展活动，引进9人", "open", "", ""),
    ("年培训教师9人", "each_year", "年", ""),
    ("青年培训9人", "open", "", ""),
    ("全年培训9人", "open", "", ""),
    ("年均引进9人", "average", "年均", ""),
    ("人次年均增长9%", "average", "年均", ""),
    ("累计引进9人", "cumulative", "累计", ""),
    ("“十四五”期间，培育9人", "cumulative", "“十四五”期间", "“十四五”期间"),
    ("为“十三五”时期的9倍", "open", "", ""),
    ("较“十三五”时期下降9%", "open", "", ""),
    ("十四五期间，培育9人", "cumulative", "十四五期间", "十四五期间"),
    ("2021—2025年，引进9人", "cumulative", "2021—2025年", "2021—2025年"),
    ("2023年6月-2025年10月，引进9人", "cumulative", "2023年6月-2025年10月", "2023年6月-2025年10月"),
    ("首年实现产值9元", "relative", "首年", ""),
    ("《规划（2020—2025年）》提出引进9人", "open", "", ""),
    ("引进9人", "open", "", ""),
]


@pytest.mark.parametrize(("sentence", "timing", "words", "period"), TIMING)
def test_timing(sentence, timing, words, period):
    mention = only(sentence)
    assert (mention.timing, mention.timing_text, mention.period_text) == (timing, words, period)
    if period:
        assert sentence[mention.period_at :].startswith(period)
    else:
        assert mention.period_at is None


def test_each_number_takes_the_nearest_date_before_it():
    found = mentions("比重从2020年的53.2%提升到2025年的57.7%")
    assert [m.period_text for m in found] == ["2020年", "到2025年"]


def test_every_year_governs_a_list_but_not_the_next_clause():
    found = mentions("每年引进专家10名、人才300名，新建学校5所")
    assert [m.timing for m in found] == ["each_year", "each_year", "open"]


@pytest.mark.parametrize(
    ("sentence", "per"),
    [
        ("每个团队高技能人才不少于5人", "每个团队"),
        ("每周一次招聘会", "每周"),
        ("每两年举办一届", "每两年"),
        ("每人10元", "每人"),
        ("每人每月10元", "每人每月"),
        ("按6000元/人补贴", "人"),
        ("引进5人", ""),
    ],
)
def test_per_what(sentence, per):
    assert only(sentence).per == per


@pytest.mark.parametrize(
    ("cue", "years"),
    [
        ("到2025年", (2025, 2025)),
        ("2020年", (2020, 2020)),
        ("截至2020年底", (2020, 2020)),
        ("2017—2021年", (2017, 2021)),
        ("2021-25年", (2021, 2025)),
        ("2011年--2020年期间", (2011, 2020)),
        ("2023年6月-2025年10月", (2023, 2025)),
        ("2023年3月-5月", (2023, 2023)),
        ("2020年|到2025年", (2020, 2025)),
        ("“十四五”", (2021, 2025)),
        ("“十三五”期间", (2016, 2020)),
        ("二〇三五年", (2035, 2035)),
        ("２０２５年", (2025, 2025)),
        ("首年", None),
        ("每年", None),
        ("", None),
    ],
)
def test_years_of_a_cue(cue, years):
    assert parse_years(cue) == years


@pytest.mark.parametrize(
    ("cue", "rate", "passed"),
    [
        ("每年", True, None),
        ("年培训", True, None),
        ("年吸纳", True, None),
        ("2025年", False, None),
        ("到2025年", False, None),
        ("实施2年来", False, 2),
        ("近三年来", False, 3),
        ("2019年来", False, None),
    ],
)
def test_cues_that_name_no_year(cue, rate, passed):
    assert (names_rate(cue), parse_years_passed(cue)) == (rate, passed)
