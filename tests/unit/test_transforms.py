"""Level, growth, index and figures per 10 000 residents; and what is impossible."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import labourtargets as lt
from labourtargets.errors import SelectionError
from labourtargets.observations import load_observations


def figures(values: list[float], years: list[int], indicator: str = "hr_revenue") -> pd.DataFrame:
    return pd.DataFrame(
        {"region_id": "mianyang", "indicator_id": indicator, "year": years, "value": values}
    )


def test_level_changes_nothing_but_names_the_unit() -> None:
    series = lt.load_series()
    shown = lt.transform(series)
    assert len(shown) == series["value"].notna().sum()
    assert (shown["unit"] == shown["base_unit"]).all()
    assert set(shown["transform"]) == {"level"}
    wanted = series.dropna(subset="value").sort_values(["series_id", "year"])["value"]
    assert shown["value"].tolist() == wanted.tolist()


def test_growth_is_a_year_even_over_gaps() -> None:
    shown = lt.transform(figures([100.0, 121.0, 133.1], [2020, 2022, 2023]), "growth")
    assert shown["year"].tolist() == [2022, 2023]
    assert shown["value"].tolist() == pytest.approx([10.0, 10.0])
    assert set(shown["unit"]) == {"%/年"}


def test_growth_of_a_share_is_points() -> None:
    shown = lt.transform(figures([15.0, 30.0], [2020, 2025], "high_skilled_share"), "growth")
    assert shown["value"].tolist() == [3.0]
    assert shown["unit"].tolist() == ["个百分点/年"]


def test_bounds_take_both_ends() -> None:
    rows = figures([100.0, 200.0], [2020, 2021]).assign(
        lower=[90.0, 180.0], upper=[110.0, math.nan]
    )
    growth = lt.transform(rows, "growth").iloc[0]
    assert growth["lower"] == pytest.approx(100 * (180 / 110 - 1))
    assert math.isnan(growth["upper"])
    index = lt.transform(rows, "index")
    assert index[["value", "lower", "upper"]].iloc[0].tolist() == [100.0, 100.0, 100.0]
    assert index["lower"].iloc[1] == pytest.approx(100 * 180 / 110)
    assert index["unit"].unique().tolist() == ["2020=100"]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.floats(1, 1e12), min_size=2, max_size=8),
    st.floats(1e-3, 1e3),
)
def test_growth_and_index_do_not_depend_on_the_unit(values: list[float], factor: float) -> None:
    years = list(range(2020, 2020 + len(values)))
    for how in ("growth", "index"):
        here = lt.transform(figures(values, years), how)["value"]
        there = lt.transform(figures([value * factor for value in values], years), how)["value"]
        assert there.tolist() == pytest.approx(here.tolist(), rel=1e-9, abs=1e-9)


def test_models_and_scenarios_are_series_of_their_own() -> None:
    rows = pd.concat(
        figures([100.0, end], [2020, 2021]).assign(model=model)
        for model, end in (("linear", 150.0), ("growth", 200.0))
    )
    shown = lt.transform(rows, "index").set_index(["model", "year"])["value"]
    assert shown["linear", 2021] == 150.0
    assert shown["growth", 2021] == 200.0


def test_base_year_is_the_readers() -> None:
    shown = lt.transform(figures([50.0, 100.0], [2020, 2025]), "index", base_year=2025)
    assert shown["value"].tolist() == [50.0, 100.0]
    assert shown["unit"].iloc[0] == "2025=100"


def test_all_that_is_impossible_is_said_at_once() -> None:
    rows = pd.concat(
        [
            figures([0.0, 2.0], [2020, 2025], "major_science_facilities"),
            figures([5.0], [2025], "hr_revenue"),
            figures([5.0, 6.0], [2025, 2025], "hr_placements"),
        ]
    )
    with pytest.raises(SelectionError) as refused:
        lt.transform(rows, "growth")
    assert len(refused.value.problems) == 3
    for word in ("not above zero", "two years", "one value a year"):
        assert word in str(refused.value)
    with pytest.raises(SelectionError, match=r"base above zero"):
        lt.transform(rows.head(2), "index")
    with pytest.raises(SelectionError, match=r"base year 2019"):
        lt.transform(figures([1.0, 2.0], [2020, 2025]), "index", base_year=2019)


def test_unknown_transform_and_missing_columns() -> None:
    with pytest.raises(SelectionError, match=r"did you mean 'growth'"):
        lt.transform(figures([1.0], [2020]), "growht")
    with pytest.raises(SelectionError, match="indicator_id"):
        lt.transform(figures([1.0], [2020]).drop(columns="indicator_id"))


def test_per_head_divides_by_the_sourced_census() -> None:
    shown = lt.transform(lt.select("绵阳市", "hr_placements"), "per_head")
    seen = load_observations()
    census = seen[
        (seen["region_id"] == "mianyang") & (seen["indicator_id"] == "population_census2020")
    ].iloc[0]
    level = lt.transform(lt.select("绵阳市", "hr_placements"))
    assert shown["value"].tolist() == pytest.approx(
        (level["value"] / census["value"] * 1e4).tolist()
    )
    # occasions per resident are an intensity with a name, never a percentage
    assert set(shown["unit"]) == {"人次/万人"}
    assert set(shown["observation_ids"]) == {census["observation_id"]}


def test_per_head_with_residents_of_ones_own() -> None:
    own = pd.DataFrame(
        {
            "observation_id": ["own:1", "own:2"],
            "region_id": "mianyang",
            "period_end": ["2021-12-31", "2022-12-31"],
            "value": [1e6, 2e6],
            "lower": [1e6, 2e6],
            "upper": [1e6, 2e6],
            "base_unit": "人",
            "source": "yearbook, table 3",
            "as_of": "2023-01-01",
        }
    )
    rows = figures([1e8], [2025])
    assert lt.transform(rows, "per_head", population=own)["value"].tolist() == [5e5]
    for column, value in (("source", ""), ("base_unit", "家"), ("value", 0.0)):
        with pytest.raises(SelectionError, match="mianyang"):
            lt.transform(rows, "per_head", population=own.assign(**{column: value}))
    with pytest.raises(SelectionError, match="source"):
        lt.transform(rows, "per_head", population=own.drop(columns="source"))


def test_per_head_is_refused_where_it_means_nothing() -> None:
    zone = figures([1e5], [2025], "talent_total").assign(region_id="chongqing-hitech")
    with pytest.raises(SelectionError, match="chongqing-hitech"):
        lt.transform(zone, "per_head")
    for share in ("high_skilled_share", "invention_patents_per_10k"):
        with pytest.raises(SelectionError, match="not a ratio"):
            lt.transform(figures([30.0], [2025], share), "per_head")
