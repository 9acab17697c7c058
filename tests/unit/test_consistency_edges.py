"""Every kind of check on statements made by hand: intervals, codes, words and faults."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from labourtargets.consistency import (
    KINDS,
    Figure,
    Material,
    evaluate,
    itemised_share,
    judge,
    printed_figure,
    run_checks,
)
from labourtargets.consistency.arithmetic import combine
from labourtargets.consistency.counting import LONGEST_QUOTE, count_word, named_items
from labourtargets.consistency.figures import statement_figure
from labourtargets.consistency.ladder import differences, gap
from labourtargets.consistency.layout import COLUMNS
from labourtargets.consistency.material import observed_number
from labourtargets.consistency.stocks import annual_rates, flows_figure
from labourtargets.errors import CheckError, Problem
from labourtargets.intervals import Interval

UNITS = {
    "家": ("家", 1.0),
    "人": ("人", 1.0),
    "人次": ("人次", 1.0),
    "万人": ("人", 1e4),
    "%": ("%", 1.0),
}


def figure(number: str, comparator: str = "exactly", unit: str = "家", **more: Any) -> Figure:
    base, factor = UNITS[unit]
    role = str(more.pop("role", "target"))
    return printed_figure(f"d:{number}", number, unit, base, factor, comparator, role, **more)


def statement(start: int, number: str, unit: str = "家", **changes: Any) -> dict[str, Any]:
    base, factor = UNITS[unit]
    try:
        value = float(number) * factor
    except ValueError:
        value = float("nan")
    row = {
        "statement_id": f"d:{start}",
        "doc_id": "d",
        "number": number,
        "text": f"{number}{unit}",
        "unit": unit,
        "base_unit": base,
        "value": value,
        "lower": value,
        "upper": value,
        "comparator": "exactly",
        "role": "target",
        "quote": f"到{start}。",
        "region_id": "r",
        "indicator_id": "i",
        "measure": "stock",
        "timing": "at_date",
        "commitment": "committed",
        "period_start": 2025,
        "period_end": 2025,
        "same_fact_as": None,
        "group_id": None,
    }
    return row | changes


def observation(value: float, as_of: str | None = "2026-01-01", **changes: Any) -> dict[str, Any]:
    row = {
        "observation_id": f"o/{value:g}",
        "region_id": "r",
        "indicator_id": "i",
        "period_end": "2025-12-31",
        "value": value,
        "unit": "家",
        "base_unit": "家",
        "comparator": "exactly",
        "as_of": as_of,
    }
    return row | changes


def material(
    *rows: dict[str, Any],
    observations: list[dict[str, Any]] | None = None,
    direction: str = "up",
    texts: dict[str, str] | None = None,
) -> Material:
    return Material(
        pd.DataFrame(list(rows)),
        pd.DataFrame({"unit": list(UNITS), "factor": [factor for _, factor in UNITS.values()]}),
        pd.DataFrame(
            {
                "indicator_id": ["i"],
                "name_zh": ["机构"],
                "name_en": ["agencies"],
                "desired_direction": [direction],
            }
        ),
        pd.DataFrame({"region_id": ["r"], "name_zh": ["某区"], "name_en": ["some district"]}),
        texts or {},
        None if observations is None else pd.DataFrame(observations),
    )


def check(
    kind: str, left: str | None = None, right: str | None = None, **more: Any
) -> dict[str, Any]:
    row = {
        "check_id": f"one-{kind}",
        "kind": kind,
        "doc_id": None,
        "left": left,
        "relation": "=",
        "right": right,
        "title_zh": "标题",
        "title_en": "Title",
    }
    return row | more


NO_WORDS = pd.DataFrame(columns=["key", "zh", "en"])


def table(
    made: Material, *checks: dict[str, Any], wording: pd.DataFrame = NO_WORDS, **options: float
) -> pd.DataFrame:
    return run_checks(pd.DataFrame(list(checks)), made, wording, **options)


def outcome(made: Material, asked: dict[str, Any], **options: Any) -> dict[str, Any]:
    rows = table(made, asked, **options).to_dict("records")
    assert len(rows) == 1
    return {str(name): cell for name, cell in rows[0].items()}


def told(row: dict[str, Any]) -> tuple[str, str]:
    return row["verdict"], row["explanation"]


def problems_of(call: Callable[[], object]) -> tuple[Problem, ...]:
    with pytest.raises(CheckError) as refusal:
        call()
    return refusal.value.problems


# figures


def test_a_figure_knows_its_printed_decimals() -> None:
    assert [figure(number).decimals for number in ("8", "8.3", "8.30", "1e2", "-")] == [
        0,
        1,
        2,
        0,
        0,
    ]


def test_only_two_printed_ends_make_a_range() -> None:
    assert figure("2—4", "range", ends=(2, 4)).is_range
    assert not figure("3").is_range
    assert not figure("-").is_range
    for ends in ((2, None), (None, 4)):
        half = figure("2—", "range", ends=ends)
        assert (half.rounding, half.wording) == (None, None)


def test_a_measured_figure_is_rounded_and_a_promised_one_exact() -> None:
    for role in ("baseline", "achieved", "observed"):
        assert figure("8.3", role=role, unit="%").wording == Interval(8.25, 8.35, upper_open=True)
    assert figure("8.3", unit="%").wording == Interval(8.3, 8.3)
    assert figure("8.3", unit="%").rounding == Interval(8.25, 8.35, upper_open=True)
    assert figure("8.3", "at_least", "%", role="baseline").wording == Interval(8.3, None)


def test_what_is_counted_one_by_one_hides_no_rounding() -> None:
    assert figure("83").rounding == Interval(83.0, 83.0)
    assert figure("83", unit="万人").rounding == Interval(82.5, 83.5, upper_open=True)
    for unit in ("元", "元/人", "平方米", "百分点"):
        measured = printed_figure("d:1", "83", unit, unit, 1.0, "exactly", "target")
        assert measured.rounding == Interval(82.5, 83.5, upper_open=True)


def test_a_share_about_its_whole_ends_at_a_hundred() -> None:
    assert figure("98", "about", "%").wording == Interval(93.1, 100.0)
    assert figure("98", "about").wording == Interval(93.1, 102.9)


def test_thousands_may_be_set_apart() -> None:
    assert figure("6,000").value == figure("6 000").value == Decimal(6000)
    assert figure("6,000").text == "6,000家"


def test_a_figure_moves_to_another_unit_with_its_intervals() -> None:
    people = figure("2500", "about", "人").to(figure("1", unit="万人"))
    assert (people.value, people.unit, people.factor) == (Decimal("0.25"), "万人", Decimal(10000))
    assert people.wording == Interval(0.2375, 0.2625)
    assert figure("-", unit="人").to(figure("1", unit="万人")).value is None
    assert figure("5000", unit="人").to(figure("1", unit="万人")).decimals == 1


def test_a_unit_of_the_same_size_keeps_the_printed_decimals() -> None:
    named = printed_figure("d:1", "20.0", "名", "人", 1.0, "exactly", "target")
    moved = named.to(figure("3", unit="人"))
    assert (moved.unit, moved.decimals, moved.rounding) == ("人", 1, named.rounding)


def test_a_statement_keeps_its_printed_digits() -> None:
    read = statement_figure(pd.Series(statement(1, "6,000.50", value=6000.5)), 1.0, 0.05)
    assert (read.value, read.decimals, read.text) == (Decimal("6000.50"), 2, "6,000.50家")


def test_a_chinese_numeral_takes_the_value_of_its_statement() -> None:
    row = pd.Series(statement(1, "三百", value=300.0))
    read = statement_figure(row, 1.0, 0.05)
    assert (read.value, read.text) == (Decimal(300), "三百家")
    wan = pd.Series(statement(1, "三百", "万人", value=3e6))
    assert statement_figure(wan, 1e4, 0.05).value == Decimal(300)


def test_a_statement_without_unit_is_shown_in_its_base_unit() -> None:
    read = statement_figure(pd.Series(statement(1, "3") | {"unit": float("nan")}), 1.0, 0.05)
    assert (read.unit, read.text) == ("家", "3家")


def test_a_range_of_a_statement_is_read_in_the_printed_unit() -> None:
    row = statement(1, "2—4", "万人", comparator="range", lower=2e4, upper=4e4)
    assert statement_figure(pd.Series(row), 1e4, 0.05).wording == Interval(2.0, 4.0)


# arithmetic


def test_sums_add_values_intervals_sources_and_words() -> None:
    total = combine("+", figure("5", "at_least"), figure("3"))
    assert (total.value, total.wording) == (Decimal(8), Interval(8.0, None))
    assert (total.text, total.sources) == ("5家 + 3家", ("d:5", "d:3"))
    less = combine("-", figure("5", "at_least"), figure("3"))
    assert (less.value, less.wording, less.text) == (Decimal(2), Interval(2.0, None), "5家 − 3家")
    assert combine("-", figure("5"), figure("3", "at_least")).wording == Interval(None, 2.0)


def test_a_dash_in_a_sum_leaves_it_without_value() -> None:
    for sign in "+-":
        total = combine(sign, figure("5"), figure("-"))
        assert (total.value, total.rounding, total.wording) == (None, None, None)
        assert combine(sign, figure("-"), figure("5")).value is None


def test_figures_side_by_side_keep_words_and_sources_and_have_no_value() -> None:
    both = combine("&", figure("500", unit="万人"), figure("100", unit="万人"))
    assert (both.text, both.sources) == ("500万人、100万人", ("d:500", "d:100"))
    assert (both.value, both.rounding, both.wording) == (None, None, None)
    [problem] = problems_of(lambda: combine("&", figure("1", unit="人"), figure("1", unit="人次")))
    assert problem.found == "人 and 人次 never stand for one thing"


def test_the_larger_of_two_printed_units_is_kept_whichever_comes_first() -> None:
    small, large = figure("5000", unit="人"), figure("1", unit="万人")
    assert combine("+", small, large).unit == combine("+", large, small).unit == "万人"
    assert combine("-", large, small).value == Decimal("0.5")


def test_a_share_of_a_figure_keeps_its_unit_and_bounds() -> None:
    part = combine("*", figure("20", "at_least", "万人"), figure("35", "about", "%"))
    assert (part.value, part.unit, part.base_unit) == (Decimal(7), "万人", "人")
    assert part.factor == Decimal(10000)
    assert part.wording == Interval(6.65, None)
    assert part.rounding is not None
    assert part.rounding.lower == pytest.approx(19.5 * 34.5 / 100)
    assert part.rounding.upper == pytest.approx(20.5 * 35.5 / 100)
    assert part.rounding.upper_open
    assert part.text == "20万人 × 35%"


def test_a_ceiling_leaves_a_product_open_below() -> None:
    part = combine("*", figure("20", "at_most", "万人"), figure("35", unit="%"))
    assert part.wording == Interval(None, 7.0)
    part = combine("*", figure("20", unit="万人"), figure("35", "at_most", "%"))
    assert part.wording == Interval(None, 7.0)


def test_a_figure_divided_by_a_share_implies_the_whole() -> None:
    whole = combine("/", figure("7", unit="万人"), figure("35", "at_least", "%"))
    assert (whole.value, whole.unit, whole.text) == (Decimal(20), "万人", "7万人 ÷ 35%")
    assert whole.wording is not None
    assert (whole.wording.lower, whole.wording.upper) == (0.0, pytest.approx(20.0))


def test_like_divided_by_like_is_a_percentage() -> None:
    share = combine("/", figure("5000", "at_least", "人"), figure("2", "at_most", "万人"))
    assert (share.value, share.unit, share.base_unit) == (Decimal(25), "%", "%")
    assert share.factor == Decimal(1)
    assert share.wording is not None
    assert (share.wording.lower, share.wording.upper) == (pytest.approx(25.0), None)
    assert share.sources == ("d:5000", "d:2")


def test_an_open_end_of_a_divisor_opens_the_other_end() -> None:
    whole = combine("/", figure("7", "more_than", "万人"), figure("35", unit="%"))
    assert whole.wording is not None
    assert (whole.wording.lower_open, whole.wording.upper_open) == (True, False)
    measured = combine("/", figure("7", unit="万人"), figure("35", unit="%", role="baseline"))
    assert measured.wording is not None
    assert (measured.wording.lower_open, measured.wording.upper_open) == (True, False)


@pytest.mark.parametrize(("first", "second"), [("-", "35"), ("7", "-"), ("7", "0")])
def test_a_dash_or_nought_gives_a_quotient_without_value(first: str, second: str) -> None:
    assert combine("/", figure(first, unit="万人"), figure(second, unit="%")).value is None


def test_refusals_name_both_units() -> None:
    people, visits = figure("1", unit="人"), figure("1", unit="人次")
    expected = {
        "+": "人 and 人次 are never added",
        "-": "人 and 人次 are never added",
        "/": "人 / 人次 has no unit of its own",
    }
    for sign, words in expected.items():
        [problem] = problems_of(lambda sign=sign: combine(sign, people, visits))
        assert problem.found == words
    [problem] = problems_of(lambda: combine("*", people, people))
    assert problem.found == "人 × 人 has no unit of its own"


def test_an_expression_runs_from_left_to_right() -> None:
    figures = {"a": figure("9"), "b": figure("3"), "c": figure("2")}
    assert evaluate("a - b - c", figures.__getitem__).value == 4
    assert evaluate("a - b + c", figures.__getitem__).value == 8
    assert evaluate("a", figures.__getitem__) == figures["a"]


def test_a_malformed_expression_is_shown() -> None:
    [problem] = problems_of(lambda: evaluate("a b", lambda _: figure("1")))
    assert problem.found == "'a b' is no expression: operands with + - * / & between spaces"


# the ladder


@pytest.mark.parametrize(
    ("comparator", "code"), [("at_least", "floor"), ("at_most", "ceiling"), ("about", "about")]
)
def test_the_wording_that_reconciles_is_named_on_either_side(comparator: str, code: str) -> None:
    near = {"at_least": "98", "at_most": "102", "about": "98"}[comparator]
    plain, worded = figure("100"), figure(near, comparator)
    assert judge(plain, "=", worded) == ("within_wording", [code])
    assert judge(worded, "=", plain) == ("within_wording", [code])
    assert judge(figure("101", comparator), "=", figure("100", comparator)) == (
        "within_wording",
        [code],
    )


def test_a_range_on_the_left_is_named_too() -> None:
    between = figure("2—4", "range", ends=(2, 4))
    assert judge(between, "=", figure("3")) == ("within_wording", ["inside_range"])
    assert judge(between, "=", figure("5")) == ("discrepancy", [])


def test_a_gap_is_told_in_the_unit_of_the_right_side() -> None:
    assert gap(figure("5000", unit="人"), figure("1", unit="万人")) == Decimal("-0.5")
    assert gap(figure("5", unit="人"), figure("3", unit="人次")) == 2
    assert gap(figure("-"), figure("3")) is None
    assert gap(figure("3"), figure("-")) is None
    between = figure("2—4", "range", ends=(2, 4))
    assert [gap(figure(n), between) for n in ("1", "2", "4", "5")] == [-1, 0, 0, 1]
    assert gap(between, figure("3")) is None


def test_order_is_held_by_equality_and_by_the_top_of_a_range() -> None:
    between = figure("2—4", "range", ends=(2, 4))
    assert judge(figure("3"), "<=", figure("3")) == ("holds", [])
    assert judge(between, "<=", figure("4")) == ("holds", [])
    assert judge(between, "<=", figure("3")) == ("within_wording", ["inside_range"])
    assert judge(between, "<=", figure("1")) == ("discrepancy", [])
    assert judge(figure("5", "about"), "<=", figure("4.8")) == ("within_wording", ["about"])
    assert judge(figure("5", "about"), "<=", figure("4.7")) == ("discrepancy", [])
    assert judge(figure("5", "at_most"), "<=", figure("4")) == ("within_wording", ["ceiling"])


def test_where_nothing_is_claimed_the_figures_are_only_shown() -> None:
    assert judge(figure("3"), "~", figure("9")) == ("no_claim", [])
    assert judge(figure("-"), "~", figure("9")) == ("cannot_tell", ["missing_figure"])
    assert judge(figure("9"), "=", figure("-")) == ("cannot_tell", ["missing_figure"])
    assert judge(figure("3", unit="人"), "~", figure("3", unit="人次")) == (
        "not_reconcilable",
        ["unit_differs"],
    )


@pytest.mark.parametrize(
    ("column", "other", "code"),
    [
        ("base_unit", "人次", "unit_differs"),
        ("indicator_id", "j", "concept_differs"),
        ("region_id", "s", "territory_differs"),
        ("period_end", 2022, "date_differs"),
        ("commitment", "strive", "commitment_differs"),
        ("measure", "annual_flow", "measure_differs"),
        ("period_end", None, "date_differs"),
    ],
)
def test_each_difference_has_its_code(column: str, other: object, code: str) -> None:
    row = statement(1, "3")
    assert differences([pd.Series(row)], [pd.Series(row | {column: other})]) == [code]
    assert differences([pd.Series(row | {column: None})], [pd.Series(row | {column: None})]) == []


# names and number words


def test_a_list_is_taken_from_the_group_of_the_pattern_or_from_all_of_it() -> None:
    text = {"d": "方向为：甲、乙、甲。"}
    grouped = named_items(text, "d", "为：([^。]+)", "[^、]+")
    assert (grouped.names, grouped.spans, grouped.words) == (
        ("甲", "乙"),
        ((4, 5), (6, 7)),
        "为：甲、乙、甲",
    )
    assert named_items(text, "d", "甲、乙", "[^、]+").names == ("甲", "乙")
    assert named_items(text, "d", "方向.*", "([甲乙])、").spans == ((4, 5), (6, 7))


def test_a_long_passage_is_quoted_clause_by_clause() -> None:
    filler = "略" * (LONGEST_QUOTE - 6)
    text = {"d": f"支持甲市{filler}支持乙市"}
    assert len(text["d"]) == LONGEST_QUOTE + 2
    assert named_items(text, "d", ".*", "支持(.市)").words == "支持甲市\n支持乙市"
    short = {"d": text["d"].replace("略略", "", 1)}
    assert named_items(short, "d", ".*", "支持(.市)").words == short["d"]


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("5", 5),
        ("12", 12),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("九十九", 99),
        ("两", 2),
        ("〇", 0),
    ],
)
def test_number_words_up_to_ninety_nine(word: str, number: int) -> None:
    assert count_word({"d": f"共 {word} 家"}, "d", "共(.+)家") == (
        number,
        f"共 {word} 家",
        1,
        3 + len(word),
    )


def test_what_is_not_in_the_register_s_document_is_named() -> None:
    place = ("data/registers/checks.csv", None)
    [unknown] = problems_of(lambda: count_word({}, "d", "x"))
    assert unknown == Problem(*place, "doc_id", "d", "a document with text")
    [absent] = problems_of(lambda: named_items({"d": "正文"}, "d", "没有", "."))
    assert absent == Problem(*place, "passage", "没有", "words of d")
    [no_number] = problems_of(lambda: count_word({"d": "若干家"}, "d", "(若干)家"))
    assert no_number == Problem(*place, "count_word", "若干", "a number")


# flows and stocks


def test_a_yearly_flow_counts_for_every_year_of_its_period() -> None:
    made = material(
        statement(1, "5", timing="each_year", period_start=2021),
        statement(2, "5", timing="average", period_start=2023),
        statement(3, "5", timing="cumulative", period_start=2021),
        statement(4, "5", "万人", timing="each_year", period_start=2021, comparator="about"),
        statement(5, "5", timing="each_year", period_start=float("nan")),
        statement(6, "-", timing="each_year", period_start=2021),
    )
    unprinted = flows_figure("d:6", made)
    assert (unprinted.value, unprinted.rounding, unprinted.wording) == (None, None, None)
    assert [flows_figure(f"d:{i}", made).value for i in (1, 2, 3)] == [25, 15, 5]
    yearly = flows_figure("d:4", made)
    assert (yearly.wording, yearly.text) == (Interval(23.75, 26.25), "5万人 × 5")
    assert yearly.rounding == Interval(22.5, 27.5, upper_open=True)
    [undated] = problems_of(lambda: flows_figure("d:5", made))
    place = ("data/registers/checks.csv", None)
    assert undated == Problem(*place, "statement", "d:5", "a flow with years")


def test_named_flows_are_held_against_the_increase_of_a_stock() -> None:
    made = material(
        statement(1, "1", "万人", timing="cumulative", indicator_id="j"),
        statement(2, "20", "万人"),
        statement(3, "10", "万人", role="baseline", period_end=2020),
    )
    row = outcome(made, check("flows_stock", "d:1", "d:2 - d:3", relation="<="))
    assert told(row) == ("holds", "itemises_part")
    assert row["size"] == pytest.approx(10.0)
    lossy = outcome(made, check("flows_stock", "d:1", "d:2 - d:3", relation="<="), attrition=0.1)
    share = itemised_share(1, 10, 20, 5, 0.1)
    assert lossy["size"] == pytest.approx(100 * share)
    made = material(
        statement(1, "-", "万人", timing="cumulative", indicator_id="j"),
        statement(2, "20", "万人"),
        statement(3, "10", "万人", role="baseline", period_end=2020),
    )
    unprinted = outcome(made, check("flows_stock", "d:1", "d:2 - d:3", relation="<="))
    assert told(unprinted) == ("cannot_tell", "missing_figure|itemises_part")
    assert pd.isna(unprinted["size"])


def test_a_stock_without_its_start_itemises_nothing() -> None:
    made = material(
        statement(1, "1", "万人", timing="cumulative", indicator_id="j"), statement(2, "20", "万人")
    )
    alone = outcome(made, check("flows_stock", "d:1", "d:2"))
    assert told(alone) == ("cannot_tell", "no_baseline")
    assert alone["size"] == pytest.approx(5.0)


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        ((1, 1, 2, 0, 0.0), ("attrition", "0.0", "a share in [0, 1) over whole years")),
        ((1, 1, 2, 5, 1.0), ("attrition", "1.0", "a share in [0, 1) over whole years")),
        ((1, 2, 2, 5, 0.0), ("target", "2", "more than what is left")),
    ],
)
def test_impossible_shares_say_why(arguments: Any, problem: tuple[str, str, str]) -> None:
    assert problems_of(lambda: itemised_share(*arguments)) == (Problem("", None, *problem),)
    assert itemised_share(1, 1, 2, 1) == 1.0


def test_running_totals_may_slow_down_to_half_but_not_below() -> None:
    def rates(later: str) -> tuple[Figure, Figure, str, list[str]]:
        made = material(statement(1, "20", period_end=2022), statement(2, later))
        return annual_rates(made.figure("d:1"), made.figure("d:2"), made, "2021")

    before, after, verdict, codes = rates("35")
    assert (before.value, after.value) == (10, 5)
    assert (before.text, after.text) == ("20家 ÷ 2", "(35家 − 20家) ÷ 3")
    assert (before.rounding, before.wording) == (None, None)
    assert (verdict, codes) == ("no_claim", ["either_reading"])
    assert rates("34.9")[2:] == ("not_reconcilable", ["running_total_collapses"])
    assert rates("-")[2:] == ("cannot_tell", ["missing_figure"])


@pytest.mark.parametrize(("since", "year"), [("soon", 2022), ("2021", float("nan"))])
def test_running_totals_need_dates(since: str, year: float) -> None:
    made = material(statement(1, "20", period_end=year), statement(2, "35"))
    [problem] = problems_of(
        lambda: annual_rates(made.figure("d:1"), made.figure("d:2"), made, since)
    )
    expected = "a year, and dated statements"
    assert problem == Problem("data/registers/checks.csv", None, "since", since, expected)


def test_a_check_of_running_totals_shows_the_rates() -> None:
    made = material(statement(1, "20", period_end=2022), statement(2, "35"))
    row = outcome(made, check("cumulative_annual", "d:1", "d:2", relation="~", since="2021"))
    assert (row["left_text"], row["right_text"]) == ("20家 ÷ 2", "(35家 − 20家) ÷ 3")
    assert (row["verdict"], row["gap"], row["size"]) == ("no_claim", 5.0, 100.0)


# declared pairs


def test_equal_figures_nobody_relates_are_a_coincidence() -> None:
    made = material(statement(1, "3"), statement(2, "3"), statement(3, "4"))
    assert outcome(made, check("coincidence", "d:1", "d:2"))["verdict"] == "coincidence"
    assert told(outcome(made, check("coincidence", "d:1", "d:3"))) == ("no_claim", "")
    assert told(outcome(made, check("nested_base", "d:1", "d:3", relation="~"))) == ("no_claim", "")


@pytest.mark.parametrize(
    ("own", "code"), [("5", "above_tier"), ("3", "below_tier"), ("4", "level_with_tier")]
)
def test_ambition_is_above_below_or_level_with_the_tier(own: str, code: str) -> None:
    made = material(statement(1, own), observations=[observation(4.0)])
    row = outcome(made, check("ambition", "d:1", "obs:r/i/2025", relation="~"))
    assert told(row) == ("no_claim", code)
    assert (row["left_ids"], row["right_ids"], row["observation_ids"]) == ("d:1", "", "o/4")


def test_ambition_without_a_printed_figure_cannot_be_told() -> None:
    made = material(statement(1, "-"), observations=[observation(4.0)])
    row = outcome(made, check("ambition", "d:1", "obs:r/i/2025", relation="~"))
    assert told(row) == ("cannot_tell", "missing_figure")
    without = material(statement(1, "4"))
    row = outcome(without, check("ambition", "d:1", "obs:r/i/2025", relation="~"))
    assert told(row) == ("cannot_tell", "missing_observation")
    assert (row["right_text"], row["gap_text"], row["unit"]) == ("", "", "家")


def test_two_observations_may_be_held_against_each_other() -> None:
    seen = [observation(4.0), observation(5.0, region_id="s")]
    made = material(statement(1, "3"), observations=seen)
    row = outcome(made, check("ambition", "obs:r/i/2025", "obs:s/i/2025", relation="~"))
    assert (row["observation_ids"], row["left_ids"], row["right_ids"]) == ("o/5|o/4", "", "")
    missing = outcome(made, check("ambition", "obs:r/i/2024", "d:1", relation="~"))
    assert told(missing) == ("cannot_tell", "missing_observation")
    assert (missing["left_text"], missing["right_text"], missing["unit"]) == ("", "3家", "家")


def test_an_observation_is_told_in_the_unit_of_the_document() -> None:
    seen = observation(25_000, unit="人", base_unit="人")
    made = material(statement(1, "3", "万人"), observations=[seen])
    row = outcome(made, check("ambition", "d:1", "obs:r/i/2025", relation="~"))
    assert (row["right_value"], row["gap"], row["gap_text"]) == (2.5, 0.5, "+0.5万人")


def test_unlike_things_are_not_reconcilable_even_where_the_figures_agree() -> None:
    made = material(
        statement(1, "3"),
        statement(2, "3", indicator_id="j"),
        statement(3, "4", region_id="s"),
        statement(4, "4", measure="annual_flow"),
    )
    same = outcome(made, check("two_concepts", "d:1", "d:2"))
    assert told(same) == ("not_reconcilable", "same_figure|concept_differs")
    other = outcome(made, check("sought_given", "d:1", "d:3"))
    assert told(other) == ("not_reconcilable", "territory_differs")
    alike = outcome(made, check("two_concepts", "d:1", "d:4"))
    assert told(alike) == ("discrepancy", "measure_differs")


# lists


TEXT = {"d": "共二家：甲、乙。"}


def test_a_list_is_held_against_a_word_a_statement_or_a_group() -> None:
    made = material(
        statement(1, "3"),
        statement(2, "甲", value=1.0, group_id="g"),
        statement(3, "乙", value=1.0, group_id="g"),
        statement(4, "丙", value=1.0, group_id="g", doc_id="e"),
        texts=TEXT,
    )
    listed = {"doc_id": "d", "passage": "：([^。]+)", "item": "[^、]+"}
    word = outcome(made, check("count_list", count_word="共(.)家", **listed))
    assert told(word) == ("exact", "")
    assert (word["left_text"], word["right_text"]) == ("甲、乙", "二")
    assert (word["left_sentences"], word["right_sentences"]) == ("：甲、乙", "共二家")
    assert (word["evidence"], word["gap_text"], word["doc_id"]) == ("d:4-5|d:6-7", "0", "d")
    claim = outcome(made, check("count_list", right="d:1", **listed))
    assert (claim["verdict"], claim["gap_text"], claim["right_ids"]) == (
        "discrepancy",
        "−1家",
        "d:1",
    )
    grouped = outcome(made, check("count_list", right="group:g", **listed))
    assert (grouped["verdict"], grouped["right_ids"]) == ("exact", "d:2|d:3")
    assert grouped["right_text"] == "甲家、乙家"


def test_more_names_than_a_floor_asks_for_are_admitted() -> None:
    made = material(statement(1, "1", comparator="at_least"), texts=TEXT)
    listed = {"doc_id": "d", "passage": "：([^。]+)", "item": "[^、]+"}
    row = outcome(made, check("count_list", right="d:1", **listed))
    assert told(row) == ("within_wording", "floor")


# milestones and facts stated twice


def milestones(direction: str = "up", **changes: Any) -> Callable[..., list[tuple[str, str]]]:
    def judged(*numbers: str) -> list[tuple[str, str]]:
        rows = [
            statement(place, number, period_end=2020 + place, **changes)
            for place, number in enumerate(numbers)
        ]
        # out of order in the document, in order of time in the table
        found = table(material(*reversed(rows), direction=direction), check("milestones"))
        return [told(row) for row in found.to_dict("records")]

    return judged


@pytest.mark.parametrize(
    ("direction", "first", "second", "verdict"),
    [
        ("up", "3", "5", ("holds", "")),
        ("up", "5", "3", ("discrepancy", "")),
        ("up", "3", "3", ("holds", "unchanged")),
        ("down", "5", "3", ("holds", "")),
        ("down", "3", "5", ("discrepancy", "")),
        ("none", "5", "3", ("no_claim", "no_direction|planned_fall")),
        ("none", "3", "5", ("no_claim", "no_direction|planned_rise")),
        ("none", "3", "3", ("no_claim", "no_direction|unchanged")),
        ("up", "-", "3", ("cannot_tell", "no_baseline")),
        ("up", "3", "-", ("cannot_tell", "missing_figure")),
    ],
)
def test_milestones_go_the_wanted_way(
    direction: str, first: str, second: str, verdict: tuple[str, str]
) -> None:
    assert milestones(direction)(first, second) == [verdict]


def test_three_milestones_are_two_steps_named_by_place_and_indicator() -> None:
    rows = [statement(i, str(i), period_end=2020 + i) for i in (1, 2, 3)]
    found = table(
        material(*rows), check("milestones", title_en="{region}: {indicator}, {since} to {year}")
    )
    assert found["check_id"].tolist() == ["one-milestones/r/i"] * 2
    assert found["title_en"].tolist() == [
        "some district: agencies, 2021 to 2022",
        "some district: agencies, 2022 to 2023",
    ]
    assert found[["left_ids", "right_ids"]].to_numpy().tolist() == [["d:1", "d:2"], ["d:2", "d:3"]]


@pytest.mark.parametrize(
    "changes",
    [
        {"role": "rule"},
        {"timing": "each_year"},
        {"measure": "increment"},
        {"same_fact_as": "d:0"},
        {"period_end": float("nan")},
    ],
)
def test_what_is_no_dated_level_is_no_milestone(changes: dict[str, Any]) -> None:
    rows = [statement(0, "3", period_end=2022), statement(1, "5", **changes)]
    assert table(material(*rows), check("milestones")).empty


def test_milestones_of_one_document_only_where_the_check_says_so() -> None:
    rows = [
        statement(
            place, str(place), period_end=2020 + place, doc_id=doc, statement_id=f"{doc}:{place}"
        )
        for doc in ("d", "e")
        for place in (1, 2)
    ]
    assert table(material(*rows), check("milestones"))["doc_id"].tolist() == ["d", "e"]
    assert table(material(*rows), check("milestones", doc_id="e"))["doc_id"].tolist() == ["e"]


def test_a_fact_stated_twice_is_compared_with_its_first_statement() -> None:
    made = material(
        statement(1, "3"),
        statement(2, "3", comparator="about", same_fact_as="d:1", measure="annual_flow"),
        statement(3, "9", same_fact_as="d:1"),
    )
    found = table(made, check("same_fact"))
    assert found["check_id"].tolist() == ["one-same_fact/d:2", "one-same_fact/d:3"]
    assert [told(row) for row in found.to_dict("records")] == [
        ("exact", "measure_differs|wording_differs"),
        ("discrepancy", ""),
    ]
    assert found["gap"].tolist() == [0.0, 6.0]
    assert found["size"].tolist() == [0.0, 200.0]


# the table


def test_rows_come_by_kind_then_by_name_and_are_typed() -> None:
    made = material(statement(1, "3"), statement(2, "3"))
    asked = [
        check("coincidence", "d:1", "d:2"),
        check("parts_total", "d:1", "d:2", check_id="b"),
        check("parts_total", "d:1", "d:2", check_id="a"),
    ]
    found = table(made, *asked)
    assert found["check_id"].tolist() == ["a", "b", "one-coincidence"]
    assert tuple(found.columns) == COLUMNS
    assert found.index.tolist() == [0, 1, 2]
    numbers = {"left_value", "right_value", "gap", "size"}
    assert {name for name in found if found[name].dtype == "float64"} == numbers
    assert KINDS.index("parts_total") < KINDS.index("coincidence")


def test_gaps_are_printed_with_sign_and_unit() -> None:
    made = material(
        statement(1, "3"),
        statement(2, "5.5"),
        statement(3, "30", "%"),
        statement(4, "35", "%"),
        statement(5, "1", "人"),
        statement(6, "3", "万人"),
        statement(7, "7", "人次"),
    )

    def shown(left: str, right: str) -> tuple[str, str]:
        row = outcome(made, check("increment", left, right))
        return row["gap_text"], row["unit"]

    assert shown("d:1", "d:2") == ("−2.5家", "家")
    assert shown("d:2", "d:1") == ("+2.5家", "家")
    assert shown("d:1", "d:1") == ("0家", "家")
    assert shown("d:4", "d:3") == ("+5个百分点", "个百分点")
    assert shown("d:5", "d:6") == ("−2.9999万人", "万人")
    assert shown("d:5", "d:7") == ("", "人 / 人次")
    assert shown("d:1 / d:2", "d:3")[0] == "+24.55个百分点"


def test_both_sides_are_shown_in_the_unit_of_the_right_one() -> None:
    made = material(
        statement(1, "5000", "人"), statement(2, "1", "万人"), statement(3, "7", "人次")
    )
    row = outcome(made, check("increment", "d:1", "d:2"))
    assert (row["left_value"], row["right_value"], row["size"]) == (0.5, 1.0, 50.0)
    unlike = outcome(made, check("increment", "d:1", "d:3"))
    assert (unlike["left_value"], unlike["right_value"]) == (5000.0, 7.0)
    assert pd.isna(unlike["size"])


def test_a_range_and_a_dash_have_no_value_to_show() -> None:
    made = material(
        statement(1, "3"),
        statement(2, "2—4", comparator="range", lower=2.0, upper=4.0),
        statement(3, "-"),
    )
    row = outcome(made, check("increment", "d:1", "d:2"))
    assert told(row) == ("within_wording", "inside_range")
    assert pd.isna(row["right_value"])
    dash = outcome(made, check("increment", "d:3", "d:1"))
    assert pd.isna(dash["left_value"])
    assert pd.isna(dash["gap"])
    assert dash["gap_text"] == ""


def test_sentences_are_quoted_once_and_ids_joined() -> None:
    made = material(
        statement(1, "1", quote="甲一家、乙二家。"),
        statement(2, "2", quote="甲一家、乙二家。"),
        statement(3, "3"),
    )
    row = outcome(made, check("parts_total", "d:1 + d:2", "d:3", about_zh="说明"))
    assert (row["left_ids"], row["right_ids"]) == ("d:1|d:2", "d:3")
    assert row["left_sentences"] == "甲一家、乙二家。"
    two = outcome(made, check("parts_total", "d:1 + d:3", "d:3"))
    assert two["left_sentences"] == "甲一家、乙二家。\n到3。"
    assert (row["region_id"], row["indicator_id"], row["doc_id"]) == ("r", "i", "d")
    assert (row["about_zh"], row["about_en"], row["evidence"]) == ("说明", "", "")


def test_words_of_a_kind_win_over_those_of_a_verdict() -> None:
    words = pd.DataFrame(
        [
            ("code:floor", "下限。", "A floor."),
            ("consequence:*/exact", "通用", "general"),
            ("consequence:increment/exact", "专用", "particular"),
        ],
        columns=["key", "zh", "en"],
    )
    made = material(statement(1, "3"), statement(2, "3"), statement(3, "2", comparator="at_least"))
    sums = outcome(made, check("parts_total", "d:1", "d:2"), wording=words)
    assert (sums["consequence_zh"], sums["consequence_en"]) == ("通用", "general")
    increments = outcome(made, check("increment", "d:1", "d:2"), wording=words)
    assert (increments["consequence_zh"], increments["consequence_en"]) == ("专用", "particular")
    floor = outcome(made, check("increment", "d:1", "d:3"), wording=words)
    assert (floor["explanation_zh"], floor["explanation_en"]) == ("下限。", "A floor.")
    assert floor["consequence_en"] == ""


def test_titles_fall_back_on_ids_and_leave_missing_years_out() -> None:
    made = material(
        statement(1, "3", region_id="s", indicator_id="j", period_end=float("nan")),
        statement(2, "3"),
    )
    title = "{region}/{indicator}/{since}/{year}"
    row = outcome(made, check("increment", "d:2", "d:1", title_en=title, title_zh=title))
    assert row["title_en"] == "s/j/2025/"
    back = outcome(made, check("increment", "d:1", "d:2", title_en=title, title_zh=title))
    assert (back["title_en"], back["title_zh"]) == (
        "some district/agencies//2025",
        "某区/机构//2025",
    )


# what declarations point at


def test_every_fault_of_the_register_is_placed_at_once() -> None:
    made = material(statement(1, "3"), statement(20, "3"))
    asked = [
        check("part_total", "d:1", "d:20"),
        check("increment", "d:1 + d:19", "d:20"),
        check("increment", "d:1", "e:9"),
        check("increment", "d:1 d:20", "d:1", check_id="malformed"),
    ]
    found = problems_of(lambda: table(made, *asked))
    file = "data/registers/checks.csv"
    assert {problem.file for problem in found} == {file}
    assert [(problem.row, problem.field) for problem in found] == [
        (2, "kind"),
        (3, "left"),
        (4, "right"),
        (5, "check_id"),
    ]
    assert (found[0].expected, found[0].hint) == (
        "a kind of check",
        "did you mean 'parts_total'?",
    )
    assert found[1] == Problem(file, 3, "left", "d:19", "a statement", "did you mean 'd:20'?")
    assert found[2].expected == "a statement"
    assert "no expression" in found[3].found
    with pytest.raises(CheckError) as refusal:
        table(made, *asked)
    assert refusal.value.next_command == "labourtargets check"


def test_the_newest_observation_of_the_year_is_meant() -> None:
    made = material(
        statement(1, "3"),
        observations=[
            observation(4.0, "2026-03-01"),
            observation(5.0, "2026-02-01"),
            observation(6.0, None),
            observation(7.0, "2027-01-01", period_end="2024-12-31"),
            observation(8.0, "2027-01-01", region_id="s"),
            observation(9.0, "2027-01-01", indicator_id="j"),
        ],
    )
    assert made.figure("obs:r/i/2025").value == 4
    assert made.figure("obs:r/i/2024").value == 7
    seen = made.figure("obs:r/i/2025")
    assert (seen.text, seen.sources) == ("4家", ("o/4",))


def test_an_observed_figure_is_printed_without_binary_dust() -> None:
    observed = [observation(83_600.0, unit="万人", base_unit="人")]
    seen = material(statement(1, "3"), observations=observed).figure("obs:r/i/2025")
    assert (seen.value, seen.text) == (Decimal("8.36"), "8.36万人")
    assert seen.wording == Interval(8.355, 8.365, upper_open=True)


@given(hundredths=st.integers(0, 10**9), factor=st.sampled_from([1.0, 100.0, 1_000.0, 1e4, 1e8]))
def test_two_decimals_come_back_from_any_unit_as_printed(hundredths: int, factor: float) -> None:
    printed = Decimal(hundredths) / 100
    digits = format(printed.normalize(), "f")
    assert observed_number(float(printed) * factor, factor) == digits


def test_nine_decimals_of_an_observed_figure_are_shown() -> None:
    assert observed_number(123_456_789.1, 1e8) == "1.234567891"
    assert observed_number(123_456_789.14, 1e8) == "1.234567891"


def test_a_unit_the_registry_lacks_is_its_own() -> None:
    unlisted = {"unit": "座", "base_unit": "座"}
    made = material(statement(1, "3") | unlisted, observations=[observation(4.0, **unlisted)])
    for operand, value in (("d:1", 3), ("obs:r/i/2025", 4)):
        found = made.figure(operand)
        assert (found.value, found.factor, found.text) == (value, 1, f"{value}座")


def test_what_does_not_exist_is_named_with_what_might_be_meant() -> None:
    made = material(statement(1, "3"))
    [statement_problem] = problems_of(lambda: made.figure("d:2"))
    assert (statement_problem.field, statement_problem.found) == ("statement", "d:2")
    assert statement_problem.expected == "a statement"
    [observed] = problems_of(lambda: made.figure("obs:r/i/2025"))
    assert observed == Problem(
        "data/observations", None, "observation", "obs:r/i/2025", "an observed figure"
    )
    assert made.has("d:1")
    assert made.has("obs:x/y/1")
    assert not made.has("d:2")


def test_the_nearest_statement_is_suggested_within_its_document() -> None:
    made = material(*(statement(start, "3") for start in (10, 30, 70)))
    assert made.nearest("d:45") == "did you mean 'd:30'?"
    assert made.nearest("d:59") == "did you mean 'd:70'?"
    assert "d:10" in made.nearest("d:10x")


def test_names_and_directions_the_registries_lack() -> None:
    made = material(statement(1, "3"), direction="down")
    assert made.name("region", "r", "zh") == "某区"
    assert made.name("indicator", "j", "en") == "j"
    assert (made.direction("i"), made.direction("j")) == ("down", "none")


def test_a_gap_of_like_things_is_told_though_they_cannot_be_reconciled() -> None:
    made = material(statement(1, "3"), statement(2, "4", region_id="s"))
    elsewhere = outcome(made, check("sought_given", "d:2", "d:1"))
    assert told(elsewhere) == ("not_reconcilable", "territory_differs")
    assert elsewhere["gap_text"] == "+1家"
    assert pd.isna(elsewhere["size"])
    unlike = material(statement(1, "3"), statement(2, "4", indicator_id="j"))
    assert pd.isna(outcome(unlike, check("two_concepts", "d:2", "d:1"))["gap"])
