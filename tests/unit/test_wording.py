"""Numbers and phrases in both languages."""

from __future__ import annotations

import math
import re
from string import Formatter

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from labourtargets import wording
from labourtargets.codebook import load_codebook
from labourtargets.tables import load_schema, read_table
from labourtargets.wording.catalogue import CATALOGUE

# what phrases count: singular, plural
_COUNTED = {
    "chart": "charts", "check": "checks", "city": "cities", "column": "columns",
    "degree": "degrees", "deviation": "deviations", "document": "documents",
    "exclusion": "exclusions", "figure": "figures", "indicator": "indicators",
    "observation": "observations", "pair": "pairs", "panel": "panels", "place": "places",
    "point": "points", "promise": "promises", "rate": "rates", "region": "regions", "row": "rows", "rule": "rules",
    "sentence": "sentences", "share": "shares", "statement": "statements", "target": "targets", "total": "totals",
    "year": "years",
}  # fmt: skip
# words in -s that follow a count or a name and are no plural
_NO_PLURAL = {
    "across", "adds", "as", "asks", "carries", "comes", "compares", "consists", "contributes", "ends", "fails",
    "falls", "follows", "goes", "has", "holds", "is", "lies", "meets", "plans", "ranks", "recurs", "rises",
    "series", "sets", "stands", "starts", "wants", "was",
}  # fmt: skip


def _placeholders(template: str) -> set[str]:
    found: set[str] = set()
    for _, name, words, _ in Formatter().parse(template):
        if name:
            found |= {name, *_placeholders(words or "")}
    return found


def _english(key: str, count: str) -> str:
    values = dict.fromkeys(_placeholders(CATALOGUE[key][1]), count)
    return wording.phrase(key, "en", **values)


@pytest.mark.parametrize("key", sorted(CATALOGUE))
def test_counted_nouns_are_right_for_one_and_for_many(key: str) -> None:
    one, two = _english(key, "1"), _english(key, "2")
    # up to two adjectives may stand between a count and its noun
    between = r"(?:(?!(?:a|among|and|as|each|in|no|of|on|or|that|the|to)\b)[a-z-]+ ){0,2}"
    many_of_one = re.search(rf"\b1 {between}({'|'.join(_COUNTED.values())})\b", one)
    one_of_many = re.search(rf"\b2 {between}({'|'.join(_COUNTED)})\b", two)
    assert not many_of_one, one
    assert not one_of_many, two
    unknown = [word for word in re.findall(r"\b1 ([a-z]+s)\b", one) if word not in _NO_PLURAL]
    assert not unknown, f"neither a plural of ours nor known as none: {unknown} in {one!r}"


def test_a_count_may_be_linked_and_other_numbers_are_many() -> None:
    for count, said in ((1, "Of 1 pair: x."), ("⟦1|a-2021:7⟧", "Of ⟦1|a-2021:7⟧ pair: x."),
                        (0, "Of 0 pairs: x."), ("11", "Of 11 pairs: x."),
                        ("1,001", "Of 1,001 pairs: x.")):  # fmt: skip
        assert wording.phrase("compare.grades", "en", count=count, grades="x") == said
    made = wording.phrase("finding.statements", "en", documents=1, statements=46, targets=1)
    assert made == "The document makes 46 quantified statements, 1 of them a target."


@pytest.mark.parametrize("key", sorted(CATALOGUE))
def test_phrase_has_both_languages_with_the_same_placeholders(key: str) -> None:
    chinese, english = CATALOGUE[key]
    assert chinese.strip() or key == "chart.join"
    assert english.strip() or key == "chart.join"
    assert _placeholders(chinese) == _placeholders(english)


@pytest.mark.parametrize("key", [key for key in CATALOGUE if key.startswith("own.")])
def test_what_is_said_of_own_figures_stands_for_what_is_said_of_published_ones(key: str) -> None:
    usual = CATALOGUE[key.removeprefix("own.")]
    assert _placeholders(usual[0]) == _placeholders(CATALOGUE[key][0])
    assert "公布" not in CATALOGUE[key][0]
    assert "publish" not in CATALOGUE[key][1]


@pytest.mark.parametrize("key", [k for k in CATALOGUE if k.startswith(("finding.", "question."))])
def test_sentence_ends_as_its_language_ends_sentences(key: str) -> None:
    chinese, english = CATALOGUE[key]
    assert re.search(r"[。？]$|：?\{(missing|reason)\}$", chinese), chinese
    assert re.search(r"[.?]$|\{(missing|reason)\}$", english), english
    assert not re.search(r"[,;:?!]", chinese), "half-width punctuation in Chinese"
    assert not re.search(r"[一-鿿，。；：]", english), "Chinese in English"


@pytest.mark.parametrize(
    ("table", "column", "topic"),
    [
        ("statements", "role", "role"),
        ("statements", "measure", "measure"),
        ("statements", "timing", "timing"),
        ("statements", "comparator", "comparator"),
        ("statements", "commitment", "commitment"),
        ("series", "anchor", "anchor"),
        ("targets", "basis", "source"),
        ("indicators", "desired_direction", "direction"),
        ("exclusions", "reason", "reason"),
    ],
)
def test_every_member_of_a_closed_set_has_a_label(table: str, column: str, topic: str) -> None:
    members = next(field.enum for field in load_schema(table).fields if field.name == column)
    assert members
    for member in members:
        for language in wording.LANGUAGES:
            assert wording.label(topic, member, language)


def test_the_closed_sets_of_the_analyses_have_labels() -> None:
    from labourtargets.consistency import VERDICTS as AGREEMENTS
    from labourtargets.progress.reasons import EVIDENCE, VERDICTS
    from labourtargets.trajectories import MODELS

    for language in wording.LANGUAGES:
        for member in AGREEMENTS:
            assert wording.label("agreement", member, language)
            assert wording.phrase(f"agreement.explained.{member}", language)
        for member in VERDICTS:
            assert wording.label("verdict", member, language)
        for member in EVIDENCE:
            assert wording.label("evidence", member, language)
    for model in MODELS.values():
        assert wording.label("model", model.name, "zh") == model.name_zh
        assert wording.label("model", model.name, "en") == model.name_en


def test_methods_of_the_panel_and_their_conclusions_have_labels() -> None:
    methods = read_table("progress_methods")
    for row in methods.to_dict("records"):
        assert wording.label("method", row["method"], "zh")
        for conclusion in str(row["labels"]).split("|") if row["labels"] == row["labels"] else ():
            assert wording.label("conclusion", conclusion, "en")


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (9.5, "%/年", "9.5%/年", "9.5% a year"),
        (2.83, "个百分点/年", "2.83个百分点/年", "2.83 percentage points a year"),
        (0.27, "人次/人", "0.27人次/人", "0.27 person-times per person"),
        (23280, "人/年", "2.328万人/年", "23,280 people a year"),
    ],
)
def test_compound_units(value: float, unit: str, zh: str, en: str) -> None:
    assert wording.number(value, unit, "zh") == zh
    assert wording.number(value, unit, "en") == en


def test_every_unit_and_place_has_a_name() -> None:
    codebook = load_codebook()
    for unit in codebook.units["unit"]:
        assert wording.unit_name(unit, "en")
        assert wording.number(12345, unit, "zh").count(" ") == 0
    for region in codebook.regions["region_id"]:
        full, short = (wording.region_name(region, "zh", short=s) for s in (False, True))
        assert len(short) <= len(full)
    for level in set(codebook.regions["level"]):
        assert wording.label("level", level, "en")


@pytest.mark.parametrize(
    ("region", "named"),
    [
        ("yongchuan", "Yongchuan District"),
        ("mianyang", "Mianyang"),
        ("northeast-sichuan-hr-zone", "the Northeast Sichuan Human Resources Pilot Zone"),
        ("jiangjin-park", "the Jiangjin Park of the Western (Chongqing) Science City"),
        ("northeast-sichuan-five", "the five north-eastern Sichuan cities"),
    ],
)
def test_a_place_inside_a_sentence_has_its_article(region: str, named: str) -> None:
    assert wording.region_name(region, "en", inline=True) == named
    assert wording.region_name(region, "zh", inline=True) == wording.region_name(region, "zh")


def test_parts_of_an_alternative_text_begin_small() -> None:
    assert wording.phrase("alt.item", "en", name="top talent", value="50") == "top talent 50"
    assert wording.phrase("alt.bars", "en", items="a 1").startswith("Bar chart")


def test_missing_phrase_fails_and_suggests() -> None:
    with pytest.raises(KeyError, match=r"did you mean 'role.target'"):
        wording.phrase("role.targt", "zh")
    with pytest.raises(KeyError, match="wants a value for"):
        wording.phrase("date.year", "zh")
    with pytest.raises(TypeError, match="no place for"):
        wording.phrase("role.target", "zh", value=1)
    with pytest.raises(ValueError, match="zh, en"):
        wording.phrase("role.target", "de")
    with pytest.raises(KeyError):
        wording.label("role", "aim", "zh")


@pytest.mark.parametrize("missing", [None, math.nan, pd.NA, ""])
def test_missing_member_is_a_dash(missing: object) -> None:
    assert wording.label("role", missing, "zh") == "—"


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (200000, "人", "20万人", "200,000 people"),
        (83600, "人", "8.36万人", "83,600 people"),
        (1, "人", "1人", "1 person"),
        (1, "家", "1家", "1"),
        (6000, "元/人", "6000元/人", "6,000 yuan per person"),
        (45e9, "元", "450亿元", "45 billion yuan"),
        (1.5e6, "元", "150万元", "1.5 million yuan"),
        (2.3e12, "元", "2.3万亿元", "2.3 trillion yuan"),
        (15.87, "%", "15.87%", "15.87%"),
        (14.13, "百分点", "14.13个百分点", "14.13 percentage points"),
        (-3, "百分点", "−3个百分点", "−3 percentage points"),
        (1, "：", "1：1", "1:1"),
        (0, "人", "0人", "0 people"),
        (101234.567, "人", "10.12万人", "101,235 people"),
        (1 / 3, "%", "0.333%", "0.333%"),
        (None, "人", "—", "—"),
        (math.nan, "人", "—", "—"),
        (1520000, "人次", "152万人次", "1.52 million person-times"),
        (71500, "家次", "7.15万家次", "71,500 establishment-times"),
        (326.85, "家次", "327家次", "327 establishment-times"),
        (320, "个", "320个", "320"),
        (1.2e6, "件", "120万件", "1.2 million"),
        (1, "次", "1次", "1 time"),
        (1440, "分钟", "24小时", "24 hours"),
        (45, "分钟", "45分钟", "45 minutes"),
        (12, "个月", "1年", "1 year"),
        (18, "个月", "18个月", "18 months"),
        (23849.999999999996, "人", "2.385万人", "23,850 people"),
    ],
)
def test_number(value: float | None, unit: str, zh: str, en: str) -> None:
    assert wording.number(value, unit, "zh") == zh
    assert wording.number(value, unit, "en") == en


def test_signed_zero_has_no_sign() -> None:
    assert wording.number(-0.001, "%", "en", decimals=1) == "0.0%"
    assert wording.digits(0.0, "en", signed=True) == "0"


def test_bounds_are_said_as_documents_say_them() -> None:
    for comparator, zh in (("at_least", "20万人以上"), ("at_most", "不超过20万人"),
                           ("more_than", "超过20万人"), ("about", "约20万人")):  # fmt: skip
        assert wording.number(200000, "人", "zh", comparator=comparator) == zh


def test_names_inside_a_sentence_begin_small_unless_they_are_proper() -> None:
    names = [wording.indicator_name(one, "en", inline=True)
             for one in ("hr_revenue", "rd_intensity", "brand_trainees")]  # fmt: skip
    assert names[0].startswith("annual revenue")
    assert names[1].startswith("R&D")
    assert names[2].startswith("trainees")


def test_sentences_begin_with_a_capital_whatever_they_begin_with() -> None:
    zone = wording.region_name("northeast-sichuan-hr-zone", "en", inline=True)
    assert zone.startswith("the ")
    assert wording.phrase("compare.whole.same", "en", zone=zone).startswith("The Northeast")
    assert wording.phrase("missing.target", "en").startswith("a target")
    assert wording.sentence("number of rows", "en") == "Number of rows"


def test_bounds() -> None:
    row = {"value": 3.0, "lower": 3.0, "upper": None, "comparator": "more_than", "base_unit": "家"}
    assert wording.stated(row, "en") == "more than 3"
    assert wording.interval(None, 7, "家", "zh") == "不超过7家"
    assert wording.interval(-2, 3, "百分点", "zh") == "−2至3个百分点"
    assert wording.interval(4, 4, "家", "zh") == "4家"
    assert wording.interval(math.nan, math.nan, "家", "zh") == "—"
    row = {
        "value": math.nan,
        "lower": 2.0,
        "upper": 4.0,
        "comparator": "range",
        "base_unit": "家",
        "statement_id": "d:7",
    }
    assert wording.stated(row, "zh") == "⟦2—4家|d:7⟧"
    assert wording.stated(row, "zh", linked=False) == "2—4家"


def test_unknown_comparator_fails() -> None:
    with pytest.raises(KeyError):
        wording.number(1, "家", "zh", comparator="atleast")


@given(st.floats(min_value=-1e13, max_value=1e13, allow_nan=False))
def test_number_reads_back_within_half_a_printed_unit(value: float) -> None:
    for language, words in (
        ("zh", {"万亿": 1e12, "亿": 1e8, "万": 1e4}),
        ("en", {"trillion": 1e12, "billion": 1e9, "million": 1e6}),
    ):
        text = wording.number(value, "元", language)
        match = re.match(r"(−?)([\d,]+(?:\.(\d+))?) ?(\w*)", text)
        assert match, text
        factor = next((f for word, f in words.items() if match[4].startswith(word)), 1.0)
        read = float(match[2].replace(",", "")) * factor * (-1 if match[1] else 1)
        assert abs(read - value) <= 0.5000001 * factor * 10 ** -len(match[3] or "") + 1e-9
        assert "-" not in text


@given(st.integers(min_value=0, max_value=10**8 - 1))
def test_whole_numbers_below_a_hundred_million_print_exactly_in_chinese(value: int) -> None:
    text = wording.number(value, "人", "zh").removesuffix("人")
    scaled = text.endswith("万")
    assert round(float(text.removesuffix("万")) * (10**4 if scaled else 1)) == value


@given(st.lists(st.integers(0, 10**7).map(lambda n: n / 100), min_size=1, max_size=6))
def test_places_print_all_values_exactly(values: list[float]) -> None:
    shown = wording.places(values)
    assert shown <= 2
    for value in values:
        assert float(wording.digits(value, "zh", 1.0, shown)) == value


@given(
    st.text(st.characters(exclude_characters="⟦⟧|"), max_size=20),
    st.text(st.characters(exclude_characters="⟦⟧|"), min_size=1, max_size=9),
    st.integers(0, 99999),
)
def test_links_split_and_strip(prose: str, text: str, start: int) -> None:
    marked = prose + wording.link(text, f"some-doc-2021:{start}:1")
    assert wording.plain(marked) == prose + text
    assert wording.statement_ids(marked) == [f"some-doc-2021:{start}:1"]
    assert "".join(piece for piece, _ in wording.spans(marked)) == prose + text


@pytest.mark.parametrize("wrong", ["doc", 'a:1" onclick="x', "a:1⟧", "A:1", "a:b"])
def test_link_refuses_what_is_no_statement(wrong: str) -> None:
    with pytest.raises(ValueError, match="statement_id"):
        wording.link("7", wrong)


def test_dates() -> None:
    assert wording.period(2021, 2025, "en") == "2021–2025"
    assert wording.period(pd.NA, 2025, "zh") == "2025年"
    assert wording.date("2021", "en") == "2021"
    with pytest.raises(ValueError, match="expected YYYY"):
        wording.date("2021-13-01", "zh")


def test_english_sentences_begin_with_a_capital_even_inside_a_link() -> None:
    text = wording.phrase(
        "finding.side_by_side",
        "en",
        first="⟦at least 35%|d:1⟧",
        first_value="x",
        second="b",
        second_value="y",
        reason="z",
    )
    assert text.startswith("⟦At least 35%|d:1⟧")


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        ("已取整 / rounded", "已取整", "rounded"),
        ("rounded", "rounded", "rounded"),
        ("已取整", "已取整", "已取整"),
        # only a note that begins in Chinese and is divided once is bilingual
        ("a / b", "a / b", "a / b"),
        ("甲 / 乙 / c", "甲 / 乙 / c", "甲 / 乙 / c"),
        ("2024/25年 / 2024/25", "2024/25年", "2024/25"),
        ("", "", ""),
        (None, "", ""),
    ],
)
def test_a_bilingual_note_shows_one_language(text: str | None, zh: str, en: str) -> None:
    assert (wording.one_language(text, "zh"), wording.one_language(text, "en")) == (zh, en)
