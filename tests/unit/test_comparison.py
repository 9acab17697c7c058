"""Refusals, measures and ranks: what may be compared, and what the comparison says."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labourtargets.codebook import Codebook, load_codebook
from labourtargets.comparison import (
    Side,
    beside,
    comparability,
    load_comparability,
    measure_table,
    members,
    overlap,
    pairs,
    printed_widths,
    rank,
    refusals,
    require,
    total,
)
from labourtargets.errors import CodebookError, ComparisonError, TargetTableError
from labourtargets.statements import build_tables
from labourtargets.statements.building import Tables
from labourtargets.tables import read_table
from labourtargets.workspace import Workspace

FAULTS = Path(__file__).parents[1] / "faults"
SIX = ["bazhong", "dazhou", "guangan", "guangyuan", "mianyang", "nanchong"]


@pytest.fixture(scope="module")
def codebook() -> Codebook:
    return load_codebook()


@pytest.fixture(scope="module")
def register() -> pd.DataFrame:
    return load_comparability()


@pytest.fixture(scope="module")
def tables(workspace: Workspace) -> Tables:
    return build_tables(workspace)


def levels(values: dict[str, float], indicator: str = "hr_revenue") -> pd.DataFrame:
    frame = pd.DataFrame({"region_id": list(values), "value": list(values.values())})
    return frame.assign(indicator_id=indicator, lower=frame["value"], upper=frame["value"])


# ---- the register


def test_the_register_knows_every_name_it_uses(register: pd.DataFrame, codebook: Codebook) -> None:
    for column, known in (
        ("indicators_a", codebook.indicator),
        ("indicators_b", codebook.indicator),
        ("regions_a", codebook.region),
        ("regions_b", codebook.region),
    ):
        for listed in register[column].dropna():
            for name in listed.split("|"):
                if name != "*":
                    known(name)


def test_six_cities_are_strict_and_the_nearest_pair_across_documents_is_loose(
    register: pd.DataFrame, codebook: Codebook
) -> None:
    sides = [Side(city, "talent_recruited", 2025) for city in SIX]
    assert set(pairs(sides, register, codebook)["class"]) == {"strict"}
    nearest = comparability(
        Side("yongchuan", "high_skilled_share", 2025),
        Side("chongqing-hitech", "high_skilled_share", 2025),
        register,
        codebook,
    )
    assert (nearest.grade, nearest.rule_id) == ("loose", "high-skilled-share-yongchuan-hitech")
    assert nearest.reason_zh
    assert nearest.reason_en


@pytest.mark.parametrize(
    ("a", "b", "rule"),
    [
        (Side("yongchuan", "skilled_workers"), Side("chongqing-hitech", "talent_total"),
         "skilled-workers-not-talent"),
        (Side("chongqing-hitech", "talent_total"), Side("yongchuan", "skilled_workers"),
         "skilled-workers-not-talent"),
        (Side("mianyang", "hr_placements"), Side("mianyang", "rural_transfer_employment"), "units"),
        (Side("yongchuan", "high_skilled_share"), Side("yongchuan", "skilled_share_of_employed"),
         "high-skilled-share-not-skilled-share"),
        (Side("mianyang", "hr_revenue"), Side("chengdu", "hr_revenue"), "unlisted"),
        (Side("mianyang", "hr_placements"), Side("sichuan", "hr_placements_full_scope"),
         "full-scope-not-plan"),
    ],
)  # fmt: skip
def test_what_may_not_stand_side_by_side(
    a: Side, b: Side, rule: str, register: pd.DataFrame, codebook: Codebook
) -> None:
    graded = comparability(a, b, register, codebook)
    assert (graded.grade, graded.rule_id) == ("none", rule)
    with pytest.raises(ComparisonError, match=f"{a.region_id}/{a.indicator_id}"):
        require([a, b], "beside", register, codebook)


def test_years_must_match_to_be_strict(register: pd.DataFrame, codebook: Codebook) -> None:
    a, b = Side("dazhou", "hr_revenue", 2022), Side("bazhong", "hr_revenue", 2025)
    assert comparability(a, b, register, codebook).grade == "loose"
    with pytest.raises(ComparisonError, match="years differ"):
        require([a, b], "rank", register, codebook)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("jiangjin-park", "jiangjin"),
        ("jiangjin-park", "western-science-city"),
        ("chongqing-hitech", "shapingba"),
        ("chongqing-hitech", "jiangjin-park"),
        ("chongqing-hitech", "jiangjin"),
        ("yongchuan", "chongqing"),
        ("northeast-sichuan-hr-zone", "mianyang"),
        ("dazhou", "northeast-sichuan-five"),
    ],
)
def test_overlapping_places_are_never_added(
    a: str, b: str, register: pd.DataFrame, codebook: Codebook
) -> None:
    for first, second in ((a, b), (b, a)):
        sides = [Side(first, "hr_revenue"), Side(second, "hr_revenue")]
        assert overlap(*sides, register, codebook) is not None
        with pytest.raises(ComparisonError):
            require(sides, "add", register, codebook)


def test_lines_that_may_be_nested_are_never_added(
    register: pd.DataFrame, codebook: Codebook
) -> None:
    grades = ("senior_technician", "senior_worker")
    sides = [Side("yongchuan", f"dual_qualified_teachers_{grade}") for grade in grades]
    found = overlap(*sides, register, codebook)
    assert found is not None
    assert found.rule_id == "yongchuan-dual-qualified-teachers"


def test_mianyang_is_not_one_of_the_five(register: pd.DataFrame, codebook: Codebook) -> None:
    sides = [Side("mianyang", "hr_revenue"), Side("northeast-sichuan-five", "hr_revenue")]
    assert overlap(*sides, register, codebook) is None


def test_dividing_person_times_by_people_is_refused_with_the_way_out(
    register: pd.DataFrame, codebook: Codebook
) -> None:
    sides = [Side("mianyang", "hr_placements"), Side("mianyang", "rural_transfer_employment")]
    with pytest.raises(ComparisonError, match="named intensity"):
        require(sides, "divide", register, codebook)
    alike = [Side("yongchuan", "high_skilled_workers"), Side("yongchuan", "skilled_workers")]
    require(alike, "divide", register, codebook)


def test_every_forbidden_pair_is_named_at_once(register: pd.DataFrame, codebook: Codebook) -> None:
    sides = [Side("mianyang", "hr_revenue"), Side("chengdu", "hr_revenue"),
             Side("sichuan", "hr_revenue")]  # fmt: skip
    assert len(refusals(sides, "rank", register, codebook)) == 3


def test_unknown_names_are_met_with_a_suggestion(
    register: pd.DataFrame, codebook: Codebook
) -> None:
    with pytest.raises(CodebookError, match="did you mean") as refusal:
        require([Side("mianyan", "hr_revenu"), Side("dazhou", "hr_revenue")], "rank", register,
                codebook)  # fmt: skip
    assert len(refusal.value.problems) == 2
    with pytest.raises(ComparisonError, match="one of beside, rank"):
        refusals([], "order", register, codebook)


def test_a_class_outside_the_closed_set_breaks_the_register() -> None:
    with pytest.raises(TargetTableError, match="did you mean 'strict'"):
        read_table("comparability", path=FAULTS / "comparison_unknown_class" / "comparability.csv")


# ---- ranks and sums


def test_a_loose_pair_stands_side_by_side_but_is_never_ranked(
    register: pd.DataFrame, codebook: Codebook
) -> None:
    shares = levels({"yongchuan": 35.0, "chongqing-hitech": 30.0}, "high_skilled_share")
    assert beside(shares, register, codebook)["class"].tolist() == ["loose"]
    with pytest.raises(ComparisonError, match="floor"):
        rank(shares, register, codebook)


def test_two_figures_of_twenty_are_not_put_side_by_side(
    register: pd.DataFrame, codebook: Codebook
) -> None:
    both = pd.concat(
        [levels({"yongchuan": 2e5}, "skilled_workers"),
         levels({"chongqing-hitech": 2e5}, "talent_total")]
    )  # fmt: skip
    with pytest.raises(ComparisonError, match="two concepts"):
        beside(both, register, codebook)


def test_ranks_of_the_cities_in_revenue(
    tables: Tables, register: pd.DataFrame, codebook: Codebook
) -> None:
    series = tables.series[
        tables.series["region_id"].isin(SIX) & (tables.series["indicator_id"] == "hr_placements")
    ]
    ranked = rank(measure_table(series, "level", 2022), register, codebook)
    # 广元 and 广安 print the same figure: both may be fifth or sixth
    assert ranked["region_id"].tolist() == [
        "mianyang", "nanchong", "dazhou", "bazhong", "guangan", "guangyuan",
    ]  # fmt: skip
    assert ranked["rank"].tolist() == [1, 2, 3, 4, 5, 5]
    assert ranked["rank_worst"].tolist() == [1, 2, 3, 4, 6, 6]


def test_rounding_widens_the_ranks(
    tables: Tables, register: pd.DataFrame, codebook: Codebook
) -> None:
    series = tables.series[
        tables.series["region_id"].isin(SIX)
        & (tables.series["indicator_id"] == "hr_employers_served")
    ]
    factors = {name: unit.factor for name, unit in codebook.unit_map.items()}
    widths = printed_widths(tables.statements, factors)
    plain = rank(measure_table(series, "level", 2025), register, codebook)
    wide = rank(measure_table(series, "level", 2025, rounding=widths), register, codebook)
    spread = (wide["rank_worst"] - wide["rank_best"]).sum()
    assert spread > (plain["rank_worst"] - plain["rank_best"]).sum()
    # 绵阳 prints a whole 2 (万家次): it hides enough to be level with 达州's 1.9
    assert wide.set_index("region_id").loc["mianyang", ["rank_best", "rank_worst"]].tolist()[1] > 1


figures = st.lists(
    st.tuples(st.floats(1, 1e6), st.floats(0, 1e5), st.floats(0, 1e5)), min_size=1, max_size=6
)


@settings(deadline=None, max_examples=50)
@given(figures, st.integers(0, 1000), st.booleans())
def test_ranks_respect_intervals_and_not_the_order_of_rows(
    drawn: list[tuple[float, float, float]], shuffle: int, highest: bool
) -> None:
    register, codebook = load_comparability(), load_codebook()
    table = pd.DataFrame(drawn, columns=["value", "below", "above"])
    table = table.assign(
        region_id=SIX[: len(drawn)],
        indicator_id="hr_revenue",
        lower=table["value"] - table["below"],
        upper=table["value"] + table["above"],
    )
    ranked = rank(table, register, codebook, highest_first=highest).set_index("region_id")
    mixed = table.sample(frac=1, random_state=shuffle)
    again = rank(mixed, register, codebook, highest_first=highest).set_index("region_id")
    names = ["rank", "rank_best", "rank_worst"]
    pd.testing.assert_frame_equal(ranked[names], again.loc[ranked.index, names])
    assert (ranked["rank_best"] <= ranked["rank"]).all()
    assert (ranked["rank"] <= ranked["rank_worst"]).all()
    for a in ranked.itertuples():
        for b in ranked.itertuples():
            surely = a.lower > b.upper if highest else a.upper < b.lower
            if surely:
                assert a.rank_worst < b.rank_worst or a.rank_best < b.rank_best
                assert a.rank < b.rank


def test_open_ends_reach_the_ends_of_the_ranking(
    register: pd.DataFrame, codebook: Codebook
) -> None:
    table = levels({"dazhou": 1.0, "bazhong": 2.0, "mianyang": 3.0})
    table.loc[table["region_id"] == "dazhou", "upper"] = math.nan
    ranked = rank(table, register, codebook).set_index("region_id")
    assert ranked.loc["dazhou", ["rank", "rank_best", "rank_worst"]].tolist() == [3, 1, 3]
    assert ranked.loc["mianyang", ["rank_best", "rank_worst"]].tolist() == [1, 2]


def test_cities_add_and_shares_do_not(
    register: pd.DataFrame, codebook: Codebook, tables: Tables
) -> None:
    assert total(levels(dict.fromkeys(SIX, 0.1)), register, codebook) == pytest.approx(0.6)
    with pytest.raises(ComparisonError, match="contains the six"):
        total(levels({"mianyang": 1.0, "northeast-sichuan-hr-zone": 6.0}), register, codebook)
    gap = levels({"mianyang": 1.0, "dazhou": math.nan})
    with pytest.raises(ComparisonError, match="dazhou"):
        total(gap, register, codebook)
    found = members(tables.statements, "northeast-sichuan-hr-zone", "hr_revenue", 2025)
    assert sorted(found) == SIX


# ---- measures


def anchors(**ends: float) -> pd.DataFrame:
    years = [int(name[1:]) for name in ends]
    values = list(ends.values())
    return pd.DataFrame(
        {"region_id": "mianyang", "indicator_id": "hr_revenue", "year": years, "value": values,
         "lower": values, "upper": values, "base_unit": "元",
         "statement_id": [f"d:{year}" for year in years]}
    )  # fmt: skip


def test_required_growth_is_the_rate_that_leads_there() -> None:
    table = measure_table(anchors(y2020=83_600.0, y2025=200_000.0), "required_growth", 2025)
    rate = table["value"].item() / 100
    assert 83_600 * (1 + rate) ** 5 == pytest.approx(200_000, rel=1e-12)
    assert (table["unit"].item(), table["since"].item()) == ("%/年", 2020)


def test_growth_from_zero_is_undefined_and_says_so() -> None:
    both = pd.concat([anchors(y2020=0.0, y2025=3.0), anchors(y2020=1.0, y2025=3.0)
                      .assign(region_id="dazhou")])  # fmt: skip
    table = measure_table(both, "required_growth", 2025).set_index("region_id")
    assert math.isnan(table.loc["mianyang", "value"])
    assert "zero" in table.loc["mianyang", "reason"]
    assert table.loc["dazhou", "value"] == pytest.approx(100 * (3 ** (1 / 5) - 1))


def test_points_are_of_shares_only() -> None:
    shares = anchors(y2020=15.87, y2025=30.0).assign(base_unit="%")
    table = measure_table(shares, "points_a_year", 2025)
    assert table["value"].item() == pytest.approx((30 - 15.87) / 5)
    with pytest.raises(ComparisonError, match="share"):
        measure_table(anchors(y2020=1.0, y2025=2.0), "points_a_year", 2025)


def test_a_year_without_a_stated_figure_is_refused() -> None:
    with pytest.raises(ComparisonError, match="no figure is stated for 2023"):
        measure_table(anchors(y2022=1.0, y2025=2.0), "level", 2023)
    with pytest.raises(ComparisonError, match="one of level"):
        measure_table(anchors(y2022=1.0), "density", 2022)


def observed(**more: object) -> pd.DataFrame:
    row = {"observation_id": "census/mianyang", "region_id": "mianyang", "value": 4_868_243.0,
           "indicator_id": "population_census2020", "period_end": "2020-11-01", "lower": math.nan,
           "upper": math.nan, "as_of": None}  # fmt: skip
    return pd.DataFrame([row | more])


def test_intensities_need_a_sourced_denominator_for_every_place() -> None:
    both = pd.concat([anchors(y2025=5e9), anchors(y2025=2e9).assign(region_id="dazhou")])
    with pytest.raises(ComparisonError, match="dazhou/population_census2020/2020") as refusal:
        measure_table(both, "per_10k_residents", 2025, observations=observed())
    assert len(refusal.value.problems) == 1
    table = measure_table(anchors(y2025=5e9), "per_10k_residents", 2025, observations=observed())
    assert table["value"].item() == pytest.approx(5e9 / 486.8243, rel=1e-12)
    assert table["unit"].item() == "元/万人"
    assert table["observation_ids"].item() == "census/mianyang"


def test_a_denominator_of_another_year_or_census_is_not_taken() -> None:
    early = observed(indicator_id="population_year_end_precensus", period_end="2018")
    with pytest.raises(ComparisonError, match="population_census2020"):
        measure_table(anchors(y2025=5e9), "per_10k_residents", 2025, observations=early)
    product = observed(indicator_id="gdp", period_end="2021", value=3.35029e11)
    with pytest.raises(ComparisonError, match="mianyang/gdp/2022"):
        measure_table(anchors(y2022=4.05e9), "per_gdp", 2022, observations=product)
    share = measure_table(anchors(y2021=4.05e9), "per_gdp", 2021, observations=product)
    assert (share["unit"].item(), share["value"].item()) == ("%", pytest.approx(405 / 335.029))


def test_measures_do_not_depend_on_the_order_of_rows(tables: Tables) -> None:
    series = tables.series[tables.series["region_id"].isin(SIX)]
    first = measure_table(series, "required_growth", 2025)
    again = measure_table(series.sample(frac=1, random_state=7), "required_growth", 2025)
    pd.testing.assert_frame_equal(first, again)
    assert np.isfinite(first["value"]).all()
