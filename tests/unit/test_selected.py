"""A selection for hands: frame, chart, table, trace, and a view with units and sources."""

from __future__ import annotations

import dataclasses
import re

import pytest

import labourtargets as lt
from labourtargets import wording
from labourtargets.errors import LabourTargetsError, SelectionError
from labourtargets.statements import load_statements


def test_a_selection_is_frozen() -> None:
    chosen = lt.select(region="南充市")
    with pytest.raises(dataclasses.FrozenInstanceError):
        chosen.frame = chosen.frame.head(1)  # type: ignore[misc]


def test_one_thing_counted_is_one_panel_with_its_course_as_title() -> None:
    chosen = lt.select(region="南充市", indicator="hr_revenue")
    chart = chosen.chart(language="zh")
    assert wording.plain(chart.title) == "南充市的年产业总营业收入：2022年31亿元，2025年36亿元。"
    assert chart.unit == "元"
    assert chart.statement_ids == tuple(chosen.frame["statement_id"])
    points = [trace for trace in chosen.plot().data if trace.mode == "markers"]
    assert [(trace.x, trace.y) for trace in points] == [((2022,), (3.1e9,)), ((2025,), (3.6e9,))]


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_every_statement_is_drawn_or_named_or_counted(language: str) -> None:
    chosen = lt.select(region="重庆高新区", document="hitech-talent-2021")
    chart = chosen.chart(language=language)
    drawn = set(chart.statement_ids)
    undated = chosen.frame[chosen.frame["period_end"].isna()]
    dashes = chosen.frame[
        chosen.frame[["value", "lower", "upper"]].isna().all(axis=1)
        & chosen.frame["period_end"].notna()
    ]
    assert drawn.isdisjoint(undated["statement_id"])
    assert len(dashes) == 2
    for statement in dashes["indicator_id"]:
        assert wording.indicator_name(statement, language) in chart.summary
    first = undated.iloc[0]
    assert wording.indicator_name(first["indicator_id"], language) in chart.summary
    left = len(chosen.frame) - len(drawn) - len(undated) - len(dashes)
    told = re.search(r"另有(\d+)项未画|(\d+) quantities more not drawn", chart.summary)
    assert told, chart.summary
    assert int(told[1] or told[2]) <= left


def test_units_that_differ_get_panels_of_their_own() -> None:
    chart = lt.select(region="南充市").chart(language="en")
    panels = {trace.yaxis for trace in chart.figure.data}
    assert len(panels) == 5
    assert chart.unit == ""
    assert "4 rise and 1 stays level" in chart.title
    assert "Unit: beside each figure" in chart.figure.layout.annotations[0].text.replace(
        "<br>", " "
    )


def test_what_counts_differently_is_not_set_in_one_panel() -> None:
    chart = lt.select(region="重庆高新区", indicator="人才资源总量").chart(language="en")
    labels = {row[0] for row in chart.rows}
    assert labels == {"Total talent resources, stock", "Total talent resources, increment"}


def test_what_was_reached_is_open_and_what_is_promised_filled() -> None:
    figure = lt.select(region="重庆高新区", indicator="rd_institutions_municipal").plot()
    symbols = {trace.name: trace.marker.symbol for trace in figure.data if trace.mode == "markers"}
    assert symbols == {
        "achieved": "circle-open",
        "baseline": "circle-open",
        "target": "circle",
    }


def test_at_most_a_dozen_panels() -> None:
    figure = lt.select().plot(language="en")
    panels = {trace.yaxis for trace in figure.data}
    assert len(panels) == 12


def test_what_has_no_year_is_refused_with_its_reason(capsys: pytest.CaptureFixture[str]) -> None:
    awards = lt.select(role="award")
    with pytest.raises(LabourTargetsError, match=f"none of the {len(awards)} statements"):
        awards.plot()
    awards.figure(language="en")
    assert f"Of the {len(awards)} statements selected, none" in capsys.readouterr().out
    assert awards.sentences(language="en") == [
        f"Of the {len(awards)} statements selected, none carries a year and a value."
    ]
    with pytest.raises(LabourTargetsError, match="no statement is selected"):
        lt.select(region="永川区", role="baseline").plot()


def test_other_names_are_refused() -> None:
    chosen = lt.select(region="南充市")
    for call in (chosen.plot, chosen.figure, chosen.table, chosen.sentences):
        with pytest.raises(SelectionError, match="expected one of"):
            call("pie")


def test_figure_table_and_trace(capsys: pytest.CaptureFixture[str]) -> None:
    chosen = lt.select(region="永川区", indicator="技能人才总量")
    chosen.figure(language="en")
    chosen.table(language="en")
    told = capsys.readouterr().out
    assert "Skilled workers At least 200,000 people (2025)" not in told
    assert "at least 200,000 people (2025)" in told
    assert "1 quantified statement selected" in told
    assert chosen.trace().marked == "20万人"
    assert repr(chosen).startswith("Statements: 1 row\n")


def test_the_html_view_names_units_and_documents_in_both_languages() -> None:
    html = lt.select(region="南充市", indicator="hr_revenue")._repr_html_()
    chinese, english = html.split('<details lang="en"><summary>English</summary>')
    assert (
        "川东北人力资源协同振兴发展试验区建设方案（川人社函〔2021〕581号，2021年8月4日）" in chinese
    )
    for words in ("31亿元", ">元<", "nesichuan-hr-2021:", "南充市"):
        assert words in chinese
    for words in ("3.1 billion yuan", ">yuan<", "Nanchong", "4 August 2021", "Plan for Building"):
        assert words in english


def test_the_html_view_of_many_rows_says_what_it_leaves_out() -> None:
    html = lt.select()._repr_html_()
    count = len(load_statements())
    assert f"共{count}行，此处列出前60行" in html
    assert html.count("<tr>") == 2 * 61


def test_other_answers_have_both_languages_too() -> None:
    html = lt.project("chongqing-hitech", "talent_total")._repr_html_()
    assert html.count("<table") == 2


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_a_fact_stated_twice_is_quoted_twice_and_says_so(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    talent = lt.project("高新区", "talent_total")
    talent.sources(language, talent.parts["anchors"]["statement_id"])
    told = capsys.readouterr().out.splitlines()[1:]
    again = wording.phrase("page.again", language)
    prose, tabled = told[:2], told[2:]
    assert [again in line for line in told] == [True, True, False, False]
    assert all("人才资源总量" in line for line in told)
    assert "到2025年，人才资源总量达到20万人" in prose[1]
    assert len(tabled) == 2
    # where every sentence is asked for, none stands there for another one's sake
    lt.select(region="高新区", indicator="talent_total").sources(language)
    assert again not in capsys.readouterr().out


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_a_sentence_says_which_row_of_a_selection_it_is_of(language: str) -> None:
    both = lt.select(region="南充市", indicator="hr_placements")
    heading = wording.phrase("column.of_selection", language)
    for row, another in ((0, 1), (1, 0)):
        told = both.trace(row).lines(language)[heading]
        assert str(row + 1) in told
        assert f".trace({another})" in told
    assert heading not in lt.select(region="永川区", indicator="技能人才总量").trace().lines(
        language
    )
    assert heading not in lt.trace("yongchuan-artisans-2023:880").lines(language)


def test_nothing_selected_says_what_is_left_without_one_part() -> None:
    chosen = lt.select(region="南充市", indicator="rd_intensity")
    assert chosen.frame.empty
    places = len(lt.select(indicator="rd_intensity").frame)
    things = len(lt.select(region="南充市").frame)
    told = f"With one part left out: {places} without the place and {things} without the indicator."
    assert told in repr(chosen)
    assert chosen.sentences("answer", "en") == [f"No statement has all that was asked for. {told}"]
    assert f"不限指标有{things}条" in chosen.view(language="zh").note
    # a single condition leaves nothing to drop
    assert repr(lt.select(year=1999)) == "Statements: No statement has all that was asked for."
    with pytest.raises(SelectionError, match="this one has none"):
        chosen.trace()


def test_what_only_shares_the_sentence_is_marked_in_what_is_found() -> None:
    found = lt.find("20万")
    own = found.frame["value"].eq(200_000)
    assert (found.frame["matched"] == "quote").eq(~own).all()
    held = found.view(language="en").frame["held"]
    assert held.str.startswith("(in the quotation alone)").eq(~own).all()
    assert "the first 12" in repr(found)


def test_a_figure_is_found_by_its_value_and_as_where_a_target_starts() -> None:
    found = [lt.find(words).frame for words in ("8.36万人", "83,600", "83.6 thousand")]
    for frame in found:
        assert frame["statement_id"].tolist() == found[0]["statement_id"].tolist()
        own = frame["matched"] == "statement"
        assert frame.loc[own, "value"].eq(83_600).all()
        assert set(frame.loc[~own, "matched"]) == {"baseline"}
        assert set(frame.loc[~own, "role"]) == {"target"}
    # another unit is another figure
    assert lt.find("8.36万元").frame.empty


def test_an_english_word_is_found_in_its_other_forms() -> None:
    found = lt.find("training Nanchong").frame
    assert set(found["indicator_id"]) == {"talent_recruited"}
    assert set(found["matched"]) == {"form"}
    # the word as written comes first
    entries = lt.find("training").frame
    indicators = entries[entries["kind"] == "indicator"]
    assert indicators["matched"].tolist() == sorted(
        indicators["matched"], key=["name", "definition", "form"].index
    )
