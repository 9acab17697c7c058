"""The series of the five documents: all of them project or say why not."""

from __future__ import annotations

import numpy as np
import pytest

from labourtargets.statements import load_series
from labourtargets.trajectories import (
    MODELS,
    accumulate,
    amounts,
    coverage,
    envelope,
    implied_quantities,
    missing,
    project,
)

CITIES = ("mianyang", "guangyuan", "nanchong", "guangan", "dazhou", "bazhong")


@pytest.fixture(scope="module")
def series():
    return load_series()


@pytest.fixture(scope="module")
def projection(series):
    return project(series, models="all")


def test_every_series_projects_or_says_why_not(series, projection):
    found = coverage(projection)
    assert set(found["series_id"]) == set(series["series_id"])
    assert found["status"].value_counts().to_dict() == {"ok": 98, "cannot_project": 11}
    refused = found[found["status"] == "cannot_project"]
    assert set(refused["reason"]) == {"no_baseline:2025"}
    assert all(missing(reason, "zh") for reason in refused["reason"])


def test_the_four_headline_targets_of_yongchuan_cannot_be_projected(projection):
    found = coverage(projection).set_index("series_id")
    for indicator in ("skilled_workers", "high_skilled_workers", "skilled_share_of_employed",
                      "high_skilled_share"):  # fmt: skip
        assert found.loc[f"yongchuan/{indicator}", "status"] == "cannot_project"


def test_no_value_is_silently_empty(projection):
    empty = projection[projection["value"].isna()]
    assert (empty["reason"] != "").all()
    assert np.isfinite(projection["value"].dropna()).all()


def test_paths_meet_their_anchors(series, projection):
    known = series[series["timing"] != "each_year"].dropna(subset="value")
    ok = projection[projection["status"] == "ok"]
    joined = known.merge(ok, on=["series_id", "year"], suffixes=("_stated", ""))
    gap = (joined["value"] - joined["value_stated"]).abs()
    assert (gap <= 1e-12 * joined["value_stated"].abs()).all()
    assert set(joined["basis"]) == {"baseline", "stated"}


def test_talent_of_the_high_tech_zone_from_the_table(projection):
    rows = projection[projection["series_id"] == "chongqing-hitech/talent_total"]
    linear = rows[rows["model"] == "linear"].set_index("year")
    assert linear["value"].tolist() == pytest.approx([83_600 + 23_280 * k for k in range(6)])
    assert linear.loc[2020, ["lower", "upper"]].tolist() == [83_550, 83_650]
    growth = rows[rows["model"] == "growth"].set_index("year")["value"]
    assert round(growth[2022] / 10_000, 2) == 11.85


def test_cities_have_no_figure_before_2022_unless_a_rule_is_named(series):
    revenue = series[series["indicator_id"] == "hr_revenue"]
    assert project(revenue)["year"].min() == 2022
    asked = project(revenue, models="linear", years=range(2020, 2026), before="growth")
    early = asked[asked["year"] < 2022]
    assert set(early["basis"]) == {"extrapolated"}
    assert set(early["reason"]) == {"extrapolated_by:growth"}
    assert len(early) == 2 * (len(CITIES) + 1)


def test_city_paths_add_up_to_the_zone_where_addition_is_linear(projection):
    rows = projection[
        (projection["indicator_id"] == "hr_revenue") & (projection["model"] == "linear")
    ]
    cities = rows[rows["region_id"].isin(CITIES)].groupby("year")["value"].sum()
    zone = rows[rows["region_id"] == "northeast-sichuan-hr-zone"].set_index("year")["value"]
    assert cities.tolist() == pytest.approx(zone.tolist(), rel=1e-12)


def test_transfer_employment_falls_and_never_accumulates(series, projection):
    sums = accumulate(projection, series)
    assert "rural_transfer_employment" not in set(sums["indicator_id"])
    rows = projection[
        projection["series_id"] == "northeast-sichuan-hr-zone/rural_transfer_employment"
    ]
    linear = rows[rows["model"] == "linear"]["value"].tolist()
    assert linear == sorted(linear, reverse=True)


def test_each_year_lines_of_yongchuan_run_three_years(series, projection):
    ids = series.loc[
        (series["region_id"] == "yongchuan") & (series["timing"] == "each_year"), "series_id"
    ]
    rows = projection[projection["series_id"].isin(ids) & (projection["model"] == "linear")]
    assert len(ids) > 20
    assert rows.groupby("series_id")["year"].agg(tuple).unique().tolist() == [(2023, 2024, 2025)]
    sums = accumulate(rows, series)
    last = sums[sums["year"] == 2025].set_index("series_id")["value"]
    stated = series.set_index("series_id")["value"]
    assert all(last[name] == 3 * stated[name] for name in ids)


def test_cumulative_targets_are_shared_out_to_the_last_unit(series):
    for model in ("linear", "growth"):
        found = amounts(project(series, models=model), series)
        stated = series.dropna(subset="value").set_index("series_id")["value"]
        sums = found.groupby("series_id")["amount"].sum()
        assert len(sums) > 20
        assert all(sums[name] == stated[name] for name in sums.index)


def test_the_envelope_never_holds_the_step(projection):
    assert (envelope(projection)["models"] <= len(MODELS) - 1).all()


def test_implied_growth_of_the_six_cities(series):
    found = implied_quantities(series).set_index("series_id")
    assert found.loc["mianyang/hr_revenue", "growth"] == pytest.approx((47 / 40.5) ** (1 / 3) - 1)
    assert found["status"].value_counts().to_dict() == {"ok": 98, "cannot_project": 11}
