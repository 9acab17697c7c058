"""The comparison on the page: what it says, what it draws, what it refuses and how."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

import pytest

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
    with pytest.raises(SelectionError, match="one of ranks"):
        pair.section("nothing")


@pytest.mark.parametrize("name", ["dumbbell", "slope", "multiples"])
def test_a_loose_pair_is_drawn_without_a_ranking_title(name: str) -> None:
    chart = compare(["永川区", "重庆高新区"], "high_skilled_share").chart(name, "zh")
    assert "最高" not in chart.title
    assert "仅可并列" in chart.subtitle
    assert "30%" in chart.title


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
