"""Names of regions and indicators under the fingers."""

from __future__ import annotations

import keyword
import pickle

import pandas as pd
import pytest

import labourtargets as lt
from labourtargets import wording
from labourtargets.analysis.names import NameSpace
from labourtargets.codebook import load_codebook
from labourtargets.errors import CodebookError
from labourtargets.statements import load_series, load_statements, load_targets

SPACES = [("region", lt.regions), ("indicator", lt.indicators)]
both = pytest.mark.parametrize(("kind", "space"), SPACES, ids=["regions", "indicators"])


@both
def test_every_attribute_leads_to_an_entry(kind: str, space: NameSpace) -> None:
    known = set(getattr(load_codebook(), f"{kind}s")[f"{kind}_id"])
    attributes = [name for name in dir(space) if name != "frame"]
    assert {getattr(space, name) for name in attributes} == known
    assert all(name.isidentifier() and not keyword.iskeyword(name) for name in attributes)


@both
def test_every_entry_has_a_chinese_and_an_english_attribute(kind: str, space: NameSpace) -> None:
    chinese = {getattr(space, name) for name in dir(space) if not name.isascii()}
    english = {getattr(space, name) for name in dir(space) if name.isascii() and name != "frame"}
    assert set(space) == chinese == english


@both
def test_items_take_every_name_of_the_codebook(kind: str, space: NameSpace) -> None:
    for row in space.frame.itertuples():
        identifier = getattr(row, f"{kind}_id")
        assert space[identifier] == space[row.name_zh] == space[row.name_en] == identifier
        assert row.name_zh in space
        assert row.name_en.upper() in space


def test_aliases_count_and_near_names_are_only_suggested() -> None:
    assert lt.regions.永川 == lt.regions["永川"] == "yongchuan"


def test_a_statement_found_says_its_figure_place_year_and_where_to_go_on() -> None:
    found = lt.find("高技能")
    hits = found.frame[found.frame["kind"] == "statement"]
    statements = load_statements().set_index("statement_id").loc[hits["statement_id"]]
    for column in ("text", "value", "base_unit", "region_id", "role", "period_end"):
        said = statements[column].reset_index(drop=True)
        pd.testing.assert_series_equal(hits[column].reset_index(drop=True), said)
    assert hits[["region_zh", "region_en", "name_zh", "name_en"]].notna().all().all()
    series = load_series()
    for row in hits.dropna(subset=["series_id"]).itertuples():
        assert row.statement_id in set(
            series.loc[series["series_id"] == row.series_id, "statement_id"]
        )
        assert row.series_id == f"{row.region_id}/{row.indicator_id}"
    due = hits[hits["role"] == "target"]
    assert set(due["statement_id"]) <= set(load_targets()["statement_id"])
    assert found.trace(int(hits.index[0])).marked == hits["text"].iloc[0]


@pytest.mark.parametrize(("language", "word"), [("zh", "原文数字"), ("en", "as printed")])
def test_what_is_found_is_shown_as_a_table(language: str, word: str) -> None:
    lt.set_language(language)
    html = lt.find("高技能")._repr_html_()
    assert word in html.split("<details")[0]
    assert wording.label("role", "target", language) in html.split("<details")[0]
    assert 'data-statement="yongchuan-artisans-2023:' in html
    assert len(lt.find("nothing of the sort")) == 0
    assert repr(lt.find("nothing of the sort")) == "Found: nothing"
    assert "<table" in lt.find("nothing of the sort")._repr_html_()
    with pytest.raises(AttributeError, match=r"no region '永川县'; did you mean"):
        _ = lt.regions.永川县
    with pytest.raises(CodebookError, match=r"did you mean"):
        lt.indicators["hr_revenu"]
    assert "永川县" not in lt.regions
    assert not hasattr(lt.regions, "_anything")


def test_an_attribute_shared_by_two_entries_belongs_to_neither(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    named = {"甲·乙": "one", "甲（乙": "two", "丙": "three"}
    monkeypatch.setattr("labourtargets.analysis.names._names", lambda *_: named)
    assert set(dir(NameSpace("region"))) == {"丙", "frame"}


def test_the_shell_completes_names_of_both_languages() -> None:
    from IPython.core.completer import IPCompleter, provisionalcompleter

    completer = IPCompleter(namespace={"lt": lt})
    with provisionalcompleter():
        for typed, wanted in (
            ("lt.regions.永", "永川区"),
            ("lt.regions.Yong", "Yongchuan_District"),
            ("lt.indicators.talent_", "talent_total"),
            ('lt.indicators["高技', "高技能人才"),
        ):
            assert wanted in {found.text for found in completer.completions(typed, len(typed))}


@both
def test_shown_as_a_table_and_survives_pickling(kind: str, space: NameSpace) -> None:
    html = space._repr_html_()
    assert html.count("<tr>") == len(space) + 1
    first = space.frame.iloc[0]
    assert first["name_zh"] in html
    assert first["name_zh"] in repr(space)
    assert list(pickle.loads(pickle.dumps(space))) == list(space)


def test_find_reaches_names_aliases_and_quotes() -> None:
    found = lt.find("高技能").frame
    assert {"indicator", "statement"} <= set(found["kind"])
    assert "high_skilled_share" in set(found["id"])
    spoken = found["where"].str.contains("高技能") | found["name_zh"].str.contains("高技能")
    assert spoken[found["kind"] == "statement"].all()
    assert lt.find("永川").frame["id"].iloc[0] == "yongchuan"


def test_find_brings_the_statements_of_what_goes_by_the_words() -> None:
    statements = load_statements()
    about = statements.loc[statements["region_id"] == "dazhou", "statement_id"].tolist()
    assert lt.find("Dazhou").frame["statement_id"].dropna().tolist() == about
    # in Chinese, sentences that name the city among others come after its own
    named = lt.find("达州").frame["statement_id"].dropna().tolist()
    assert named[: len(about)] == about
    assert len(named) > len(about)
    assert not set(lt.find("Skilled workers").frame["statement_id"].dropna()).isdisjoint(
        statements.loc[statements["indicator_id"] == "skilled_workers", "statement_id"]
    )


@pytest.mark.parametrize(
    ("words", "found", "passed_by"),
    [
        ("20万", {"20万人", "20万人次"}, {"120万人"}),
        ("20", {"20"}, {"120万人"}),
    ],
)
def test_find_takes_numbers_whole(words: str, found: set[str], passed_by: set[str]) -> None:
    shown = lt.find(words).frame
    texts = shown["text"].dropna().tolist()
    assert found <= set(texts)
    assert not passed_by & set(texts)
    # what is printed so itself, before what stands in a sentence with it
    own = shown.loc[shown["kind"] == "statement", "matched"].eq("statement").tolist()
    assert own[: sum(own)] == [True] * sum(own)
    assert sum(own) >= sum(words in text for text in texts)


def test_find_takes_no_decimals_for_a_number() -> None:
    assert "1.65万家次" in set(lt.find("1.65万家次").frame["text"])
    assert lt.find("65万家次").frame.empty


@pytest.mark.parametrize(("language", "level", "measure"), [
    ("zh", "地级市", "年度流量"), ("en", "prefecture-level city", "annual flow"),
])  # fmt: skip
def test_registries_show_labels_and_no_codes(language: str, level: str, measure: str) -> None:
    lt.set_language(language)
    try:
        regions, indicators = lt.regions._repr_html_(), lt.indicators._repr_html_()
    finally:
        lt.set_language("zh")
    assert level in regions
    assert measure in indicators
    assert "prefecture_city" not in regions
    assert "annual_flow" not in indicators


def test_find_takes_digits_for_a_figure_and_hyphens_for_spaces() -> None:
    shown = lt.find("200,000").frame
    assert shown.loc[shown["kind"] == "statement", "value"].eq(200_000).all()
    assert len(shown) == len(lt.find("200000").frame) > 1
    assert set(lt.find("high-skilled").frame["id"]) <= set(lt.find("high skilled").frame["id"])
    assert "high_skilled_share" in set(lt.find("high-skilled").frame["id"])


def test_a_place_asked_for_without_a_figure_is_named() -> None:
    for found in (
        lt.project(["绵阳", "成都市"], "hr_revenue"),
        lt.compare(["绵阳", "广元", "成都市"], "hr_revenue"),
    ):
        assert found.sentences("answer", "en")[-1].startswith("Chengdu: no document gives")
    assert "no document gives" not in " ".join(
        lt.project(["绵阳", "广元"], "hr_revenue").sentences("answer", "en")
    )


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("skiled workers", "skilled workers"),
        ("高技能材", "高技能人才"),
        ("furlongs", ""),
        ("2071", ""),
    ],
)
def test_what_is_not_found_says_what_may_be_meant(asked: str, meant: str) -> None:
    found = lt.find(asked)
    assert found.meant == meant
    assert repr(found) == "Found: nothing" + (f"; did you mean {meant!r}?" if meant else "")
    for language in wording.LANGUAGES:
        note = found.view(language=language).note
        phrases = (
            ("found.meant", language, {"words": meant})
            if meant
            else ("found.nothing", language, {})
        )
        assert note == wording.phrase(*phrases[:2], **phrases[2])
    assert lt.find("高技能").meant == ""


def test_of_several_words_an_entry_has_each_wherever_they_stand() -> None:
    placements = lt.find("Nanchong placements").frame
    assert set(placements["region_id"]) == {"nanchong"}
    assert set(placements["indicator_id"]) == {"hr_placements"}
    assert (
        placements["statement_id"].tolist()
        == lt.find("placements nanchong").frame["statement_id"].tolist()
    )
    assert lt.find("employment placements").frame["id"].str.contains("hr_placements").any()
    # a figure, and a place that is named in the other language than the quote
    assert lt.find("Nanchong 26万人次").frame["text"].tolist()[0] == "26万人次"
    assert lt.find("Nanchong 27万人次").frame.empty
