"""The comparison on the page: what it says, what it draws, what it refuses and how."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

import pandas as pd
import pytest

import labourtargets as lt
from labourtargets.analysis import Comparison, compare
from labourtargets.errors import ComparisonError, SelectionError
from labourtargets.present.bundles import EVIDENCE
from labourtargets.wording import plain

SIX = ["绵阳市", "广元市", "南充市", "广安市", "达州市", "巴中市"]
FIVE_INDICATORS = ["hr_revenue", "hr_placements", "hr_employers_served", "talent_recruited",
                   "rural_transfer_employment"]  # fmt: skip


@pytest.fixture(scope="module")
def cities() -> Comparison:
    return compare(SIX, FIVE_INDICATORS)


def shown(call: Callable[[], None]) -> list[dict[str, object]]:
    """Return the evidence of everything a call displays."""
    bundles: list[dict[str, object]] = []
    with pytest.MonkeyPatch.context() as patched:
        for module in ("pieces", "tabular"):
            patched.setattr(f"labourtargets.present.{module}.show", bundles.append)
        call()
    return [json.loads(json.dumps(bundle[EVIDENCE])) for bundle in bundles]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "name",
    ["dumbbell", "slope", "ranks", "growth", "multiples", "contributions", "convergence"],
)
def test_every_chart_of_the_cities_has_a_title_and_words(
    cities: Comparison, name: str, language: str
) -> None:
    chart = cities.chart(name, language)
    assert chart.title
    assert "⟦" not in chart.title
    assert chart.alt


def test_the_frame_holds_levels_growth_and_ranks_of_every_member(cities: Comparison) -> None:
    frame = cities.frame
    assert list(dict.fromkeys(frame["indicator_id"])) == FIVE_INDICATORS
    assert not frame.duplicated(["region_id", "indicator_id"]).any()
    own = frame[frame["indicator_id"] == "hr_revenue"].set_index("region_id")
    ranks = cities.ranks.set_index("region_id")
    for name in ("rank", "rank_best", "rank_worst", "value", "lower", "upper"):
        assert own[name].tolist() == ranks.loc[own.index, name].tolist()
    growth = cities.growth.set_index(["indicator_id", "region_id"])["value"]
    for row in frame.itertuples():
        assert row.growth == pytest.approx(growth[row.indicator_id, row.region_id])
    assert own.loc["mianyang", ["start_value", "end_value"]].tolist() == [4.05e9, 4.7e9]
    assert own.loc["mianyang", "growth"] == pytest.approx(100 * ((47 / 40.5) ** (1 / 3) - 1))
    assert own["rank"].is_monotonic_increasing
    assert set(frame["statement_id"]) | set(frame["start_id"]) == set(cities.statement_ids)
    assert cities.trace(0).marked == "47亿元"
    assert len(cities.anchors) == 2 * len(frame)
    pd.testing.assert_frame_equal(lt.transform(cities), lt.transform(cities.anchors))


def test_what_may_not_be_ranked_has_no_rank_in_the_frame_but_the_reason() -> None:
    frame = compare(["永川区", "重庆高新区"], "high_skilled_share").frame
    assert frame["rank"].isna().all()
    assert frame["growth"].isna().all()
    assert frame["reason"].str.contains("gives no definition").all()
    assert frame.set_index("region_id").loc["yongchuan", "end_value"] == 35
    assert frame.loc[frame["region_id"] == "yongchuan", "start_value"].isna().all()


def test_every_indicator_of_every_place_is_summed_up_once() -> None:
    series = lt.load_series()
    sizes = series.groupby("indicator_id")["region_id"].nunique()
    for indicator in sizes[sizes > 1].index:
        frame = compare(None, str(indicator)).frame
        own = series[series["indicator_id"] == indicator]
        assert sorted(frame["region_id"]) == sorted(set(own["region_id"]))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_answer_names_the_ends_and_links_their_figures(
    cities: Comparison, language: str
) -> None:
    first = cities.sentences("answer", language)[0]
    assert "nesichuan-hr-2021:1865" in first
    assert plain(first) != first


def test_the_printed_total_of_employers_differs_from_the_sum() -> None:
    served = compare(SIX, "hr_employers_served")
    assert "1000家次" in " ".join(served.sentences("split", "zh"))
    assert "等于各地之和" in " ".join(compare(SIX, "hr_revenue").sentences("split", "zh"))


def test_the_slope_hangs_on_one_city(cities: Comparison) -> None:
    assert "巴中市" in " ".join(cities.sentences("planned", "zh"))


def test_a_loose_pair_is_drawn_with_its_caveat_and_not_ranked() -> None:
    pair = compare(["永川区", "重庆高新区"], "high_skilled_share")
    chart = pair.chart("side_by_side", "zh")
    assert "仅可并列" in chart.summary
    with pytest.raises(ComparisonError, match="floor"):
        pair.chart("ranks", "zh")
    refusals = shown(lambda: pair.figure("ranks", "zh"))
    assert [one["kind"] for one in refusals] == ["refusal"]
    assert "下限" in str(refusals[0]["summary"])
    assert shown(lambda: pair.table("ranking", "en"))[0]["kind"] == "refusal"


def test_a_section_stands_or_falls_together(cities: Comparison) -> None:
    kinds = [one["kind"] for one in shown(lambda: cities.section("whole", "zh"))]
    assert kinds == ["figure", "finding", "table"]
    pair = compare(["永川区", "重庆高新区"], "high_skilled_share")
    for name in ("ranks", "whole", "convergence"):
        assert [one["kind"] for one in shown(partial(pair.section, name, "zh"))] == ["refusal"]
    with pytest.raises(SelectionError, match="one of levels"):
        pair.section("nothing")


@pytest.mark.parametrize("name", ["dumbbell", "slope", "multiples", "growth"])
def test_a_loose_pair_is_never_drawn_on_one_axis(name: str) -> None:
    pair = compare(["永川区", "重庆高新区"], "high_skilled_share")
    with pytest.raises(ComparisonError):
        pair.chart(name, "zh")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_loose_pair_has_a_card_each_and_the_whole_caveat(language: str) -> None:
    pair = compare(["永川区", "重庆高新区"], "high_skilled_share")
    chart = pair.chart("side_by_side", language)
    reason = pair.grades[f"reason_{language}"].iloc[0]
    assert chart.summary.endswith(reason)
    notes = [note.text for note in chart.figure.layout.annotations]
    boxed = [note.replace("<br>", "" if language == "zh" else " ") for note in notes]
    assert any(reason in note for note in boxed)
    assert not chart.figure.layout.xaxis.showticklabels
    # the floor has an open end, the plain figure none
    assert sum(note.endswith("→") for note in notes) == 1
    assert [one["name"] for one in shown(lambda: pair.section("levels", language))] == ["levels"]
    paced = shown(lambda: pair.section("growth", language))
    assert [one["kind"] for one in paced] == ["finding"]


def test_all_places_that_tie_are_named() -> None:
    served = compare(SIX, "hr_employers_served")
    for name in ("fastest", "steepest"):
        said = served.sentences(name, "zh")[0]
        assert "巴中市" in said
        assert "广元市" in said
    assert "巴中市和广元市" in served.sentences("highest", "zh")[0]
    transfer = compare(SIX, "rural_transfer_employment").sentences("fastest", "en")[0]
    assert "highest in Bazhong and Nanchong" in transfer


def test_the_ranks_that_could_change_are_the_finding(cities: Comparison) -> None:
    assert "广元市和广安市（第3至第4位）" in cities.sentences("rank", "zh")[0]
    assert "其余4地" in cities.sentences("rank", "zh")[0]
    tied = compare(SIX, "hr_employers_served").sentences("rank", "en")
    assert tied[-1] == "Bazhong and Guangyuan have the same figure and share rank 5."
    assert "certain" in compare(SIX, "rural_transfer_employment").sentences("rank", "en")[0]


def test_ranks_of_growth_have_the_range_that_rounding_leaves() -> None:
    revenue = compare(SIX, "hr_revenue")
    # 40.5 to 47 and 8 to 9.5 (亿元) overlap once each end is off by half its last digit
    assert set(revenue.pace["rank_best"]) == {1}
    assert set(revenue.pace["rank_worst"]) == {6}
    told = revenue.sentences("pace", "en")
    assert told == [
        "No rank by growth required is certain: rounding or wording could put any of the 6 places "
        "first or last."
    ]
    assert told[0] in revenue.sentences("answer", "en")
    transfer = compare(SIX, "rural_transfer_employment").sentences("pace", "zh")
    assert "巴中市和南充市（第1至第2位）" in transfer[0]
    assert transfer[1] == "按所需年均增长率，巴中市和南充市数值相同，并列第1位。"


def test_bounds_of_growth_come_from_the_bounds_at_both_ends() -> None:
    revenue = compare(["绵阳", "达州"], "hr_revenue")
    levels = [revenue.table_of("level", year, revenue.of_main) for year in (2022, 2025)]
    first, last = (one.set_index("region_id") for one in levels)
    for row in revenue.pace.itertuples():
        place = row.region_id
        least = 100 * ((last["lower"][place] / first["upper"][place]) ** (1 / 3) - 1)
        most = 100 * ((last["upper"][place] / first["lower"][place]) ** (1 / 3) - 1)
        assert (row.lower, row.upper) == pytest.approx((least, most))
        assert least < row.value < most


def test_only_a_level_is_linked_to_a_sentence(cities: Comparison) -> None:
    """A rate of growth stands in no document."""
    from labourtargets.present import table_html

    def links(name: str) -> int:
        view = cities.view(name, "en")
        return table_html(view.frame, columns=view.columns, title="t", language="en").count(
            "data-statement"
        )

    assert links("ranking") == len(cities.ranks)
    assert links("pace_ranking") == 0
    # the levels at both ends, and nothing of what they contribute
    assert links("shares") == 2 * len(cities.ranks)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_ranks_of_growth_are_shown_once(cities: Comparison, language: str) -> None:
    kinds = [one["kind"] for one in shown(lambda: cities.section("pace", language))]
    assert kinds == ["figure", "finding", "table"]
    table = cities.view("pace_ranking", language)
    assert [column.name for column in table.columns][-3:] == ["rank", "rank_best", "rank_worst"]
    # ranked by growth anyway, or with nothing to rank
    by_growth = compare(SIX, "hr_revenue", measure="required_growth")
    assert by_growth.sentences("pace", language) == []
    assert shown(lambda: by_growth.section("pace", language)) == []
    pair = compare(["永川区", "重庆高新区"], "high_skilled_share")
    assert shown(lambda: pair.section("pace", language)) == []


def test_the_note_on_ranks_keeps_promise_and_rounding_apart(cities: Comparison) -> None:
    assert "had been rounded" in cities.view("ranking", "en").note
    assert "假如" in cities.view("ranking", "zh").note
    assert any("Guang'an" in note.text for note in cities.chart("growth", "en")
               .figure.layout.annotations if "were rounded" in (note.text or ""))  # fmt: skip


def test_sections_on_other_places_are_left_out(cities: Comparison) -> None:
    pair = compare(["永川区", "重庆高新区"], "high_skilled_share")
    same_figure = compare(["永川区", "重庆高新区"], ["skilled_workers", "talent_total"])
    assert not cities.leads_to(pair)
    assert not cities.leads_to(same_figure)
    assert pair.leads_to(same_figure)
    # the page is about the pair already
    assert not pair.leads_to(pair)
    assert [one["kind"] for one in shown(
        lambda: pair.further(same_figure, "side_by_side", "stated", "en")
    )] == ["refusal", "finding"]  # fmt: skip


def test_who_runs_a_notebook_is_told_of_a_section_left_out(
    cities: Comparison, capsys: pytest.CaptureFixture[str]
) -> None:
    pair = compare(["永川区", "重庆高新区"], "high_skilled_share")
    cities.further(pair, "side_by_side", "beside", "zh")
    cities.further(pair, "side_by_side", "beside", "en")
    zh, en = capsys.readouterr().out.splitlines()
    assert zh.startswith("（此节讲重庆高新区和永川区")
    assert en.startswith("(This is about Chongqing High-tech Zone and Yongchuan District, not")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_denominators_carry_their_source_and_year(language: str) -> None:
    per = compare(SIX, "hr_employers_served", measure="per_10k_residents")
    view = per.view("denominators", language)
    assert len(view.frame) == len(SIX)
    assert view.frame["source"].notna().all()
    assert "2020" in per.sentences("grades", language)[-1]
    assert "2025" in per.sentences("grades", language)[-1]
    assert [one["kind"] for one in shown(lambda: per.section("denominators", language))] == [
        "table"
    ]
    plain_level = compare(SIX, "hr_employers_served")
    assert shown(lambda: plain_level.section("denominators", language)) == []


@pytest.mark.parametrize("name", ["dumbbell", "slope"])
def test_promised_levels_are_filled_marks_and_baselines_open(name: str) -> None:
    promised = compare(SIX, "hr_revenue").chart(name, "zh")
    assert "-open" not in promised.figure.to_json()


def test_totals_are_said_to_be_totals(cities: Comparison) -> None:
    for finding in ("planned", "split"):
        assert "非人均" in " ".join(cities.sentences(finding, "zh"))
        assert "not per head" in " ".join(cities.sentences(finding, "en"))
    assert "个百分点" in cities.sentences("planned", "zh")[0]


def test_two_equal_figures_are_explained_and_not_drawn() -> None:
    twenty = compare(["永川区", "重庆高新区"], ["skilled_workers", "talent_total"])
    refusal = shown(lambda: twenty.figure("side_by_side", "en"))[0]
    assert refusal["kind"] == "refusal"
    assert "two concepts" in str(refusal["summary"])
    assert len(twenty.sentences("stated", "zh")) == 2


def test_a_missing_denominator_is_named_in_the_language_of_the_page() -> None:
    share = compare(SIX, "hr_revenue", measure="per_gdp")
    refusal = shown(lambda: share.figure("ranks", "zh"))[0]
    assert "地区生产总值" in str(refusal["summary"])
    assert "绵阳市" in str(refusal["summary"])
    assert shown(lambda: share.figure("growth", "zh"))[0]["kind"] == "figure"


def test_residents_of_the_census_divide_the_flows() -> None:
    per_resident = compare(SIX, "hr_employers_served", measure="per_10k_residents")
    assert per_resident.ranks["region_id"].iloc[0] == "guangyuan"
    assert per_resident.ranks["observation_ids"].str.contains("census2020").all()


def test_a_part_of_the_zone_is_no_whole() -> None:
    few = compare(["绵阳", "达州"], "hr_revenue")
    assert shown(lambda: few.figure("contributions", "en"))[0]["kind"] == "refusal"


def test_only_what_is_compared_is_cited(cities: Comparison) -> None:
    assert len(cities.statement_ids) == 60
    assert {one.split(":")[0] for one in cities.statement_ids} == {"nesichuan-hr-2021"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"region": ["绵阳市市"], "indicator": ["hr_revenu"]}, "2 problems"),
        ({"region": SIX, "indicator": "hr_revenue", "measure": "levels"}, "did you mean 'level'"),
        ({"region": SIX, "indicator": "hr_revenue", "year": 2023}, "2022, 2025"),
        ({"region": SIX, "indicator": "hr_revenue", "since": 2025}, "a year before"),
        ({"region": ["沙坪坝区"], "indicator": "hr_revenue"}, "dated figure"),
        ({"region": SIX}, "at least one indicator"),
    ],
)
def test_impossible_questions_are_refused(arguments: dict[str, object], words: str) -> None:
    with pytest.raises(SelectionError, match=words):
        compare(**arguments)  # type: ignore[arg-type]


def test_unknown_charts_findings_and_tables_are_named(cities: Comparison) -> None:
    for ask in (cities.chart, cities.sentences, cities.view):
        with pytest.raises(SelectionError, match="one of"):
            ask("nothing", "zh")


TWENTY = ["skilled_workers", "talent_total"]


@pytest.mark.parametrize("indicators", [TWENTY, "high_skilled_share"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_not_ranked_shows_its_pairs_with_class_and_reason(
    indicators: str | list[str], language: str
) -> None:
    pair = compare(["永川区", "重庆高新区"], indicators)
    view = pair.view(language=language)
    assert [column.name for column in view.columns] == ["pair", "grade", "reason"]
    assert pair.grades[f"reason_{language}"].iloc[0] in view.frame["reason"].iloc[0]
    # the figures of a loose pair stand there, those of a forbidden one do not
    assert ("⟦" in view.frame["reason"].iloc[0]) == (indicators == "high_skilled_share")
    assert view.note == ""
    assert pair.grades["reason_zh"].iloc[0] in pair._repr_html_()
    shown_by_default = shown(lambda: pair.table(language=language))
    assert [one["kind"] for one in shown_by_default] == ["table"]


def test_a_refused_table_of_a_loose_pair_tells_both_figures() -> None:
    pair = compare(["永川区", "重庆高新区"], "high_skilled_share")
    told = str(shown(lambda: pair.table("ranking", "zh"))[0]["summary"])
    assert "30%" in told
    assert "35%以上" in told
    assert "只能并列" in told


def test_a_place_alone_is_never_ranked() -> None:
    alone = compare(["永川区", "重庆高新区"], TWENTY)
    assert alone.attempt(lambda: alone.ranks) is None
    # growth needs two figures of a place, and one place alone has them
    paced = compare(["重庆高新区", "永川区"], "high_skilled_share", measure="points_a_year")
    assert paced.attempt(lambda: paced.ranks) is None
    assert "rank" not in [column.name for column in paced.view().columns]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_missing_denominator_is_told_below_the_pairs(language: str) -> None:
    per = compare(SIX, "hr_revenue", measure="per_10k_residents")
    object.__setattr__(per, "parts", {**per.parts, "observations": per.parts["observations"][:0]})
    assert per.view(language=language).note == per.sentences("highest", language)[0]


def test_the_default_chart_is_what_the_register_allows(cities: Comparison) -> None:
    assert cities.chart().name == "dumbbell"
    loose = compare(["永川区", "重庆高新区"], "high_skilled_share")
    assert loose.chart().name == "side_by_side"
    assert loose.plot() is not None
    forbidden = compare(["永川区", "重庆高新区"], TWENTY)
    with pytest.raises(ComparisonError, match=r"may not stand side by side.*two concepts"):
        forbidden.plot()
    assert shown(forbidden.figure)[0]["kind"] == "refusal"


def test_a_place_given_as_an_indicator_is_told_to_be_one() -> None:
    with pytest.raises(SelectionError, match="重庆高新区 is a place: pass several places as one"):
        compare("永川区", "重庆高新区")


def test_a_place_without_the_indicator_is_told_what_the_register_says_of_its_own() -> None:
    """The two plans that print one total: asked for as one indicator, the reason is given."""
    with pytest.raises(SelectionError) as refused:
        compare(["永川区", "重庆高新区"], "talent_total")
    assert "skilled_workers, but: Skilled workers and talent resources" in str(refused.value)
    with pytest.raises(SelectionError, match="with one figure there is nothing to compare"):
        compare(["绵阳市", "江津区"], "hr_revenue")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_charts_of_ranks_and_parts_carry_their_years(cities: Comparison, language: str) -> None:
    for name in ("ranks", "pace_ranks", "contributions", "convergence"):
        assert "2025" in cities.chart(name, language).subtitle
    assert "2022" not in cities.chart("ranks", language).subtitle
    assert not any(one[0].islower() for one in cities.sentences("split", "en"))
