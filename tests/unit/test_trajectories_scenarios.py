"""Scenarios, the envelope of models, the comparison with the stated path."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from labourtargets.errors import TrajectoryError
from labourtargets.trajectories import (
    MODELS,
    STATED,
    Scenario,
    against_stated,
    envelope,
    project,
    read_scenario,
)


def series(start=467.5, end=550.0, **columns):
    return pd.DataFrame(
        {
            "series_id": "a/stock", "region_id": "a", "indicator_id": "stock", "measure": "stock",
            "anchor": ["baseline", "target"], "year": [2020, 2025], "value": [start, end],
        }
    ).assign(**columns)  # fmt: skip


def course(scenario, model="linear", **options):
    found = project(series(), models=model, scenario=scenario, **options)
    return dict(zip(found["year"], found["value"], strict=True))


def test_a_delayed_start_stands_still_and_then_hurries():
    # one year lost, 82.5 to gain in four: 20.625 a year
    found = course(Scenario("late", delayed_start=1))
    assert found == pytest.approx({2020: 467.5, 2021: 467.5, 2022: 488.125, 2023: 508.75,
                                   2024: 529.375, 2025: 550.0})  # fmt: skip


def test_an_early_finish_is_there_before_its_date():
    found = course(Scenario("early", early_finish=1))
    assert found[2023] == pytest.approx(467.5 + 82.5 * 3 / 4)
    assert found[2024] == found[2025] == 550.0


def test_a_shortfall_closes_a_part_of_the_gap():
    assert course(Scenario("short", shortfall=20))[2025] == pytest.approx(467.5 + 0.8 * 82.5)


def test_shapes_belong_to_their_model():
    stress = Scenario("stress", shapes={"back_loaded": {"p": 2}})
    assert round(course(stress, "back_loaded")[2022], 2) == 480.70
    assert course(stress, "linear") == course(STATED, "linear")


def test_the_width_of_about_is_a_scenario_too():
    found = project(series(comparator=["exactly", "about"]), models="linear",
                    scenario=Scenario("wide", delta=0.2))  # fmt: skip
    assert found["upper"].iloc[-1] == pytest.approx(660.0)
    assert found["value"].iloc[-1] == 550.0


def test_the_target_is_no_longer_stated_when_it_is_missed():
    def basis(scenario):
        return project(series(), models="linear", scenario=scenario)["basis"].iloc[-1]

    assert basis(Scenario("late", delayed_start=1)) == "stated"
    assert basis(Scenario("short", shortfall=1)) == "interpolated"


@given(
    st.sampled_from(sorted(MODELS)), st.floats(0, 2.4), st.floats(0, 2.4), st.floats(0, 99),
    st.floats(1, 99), st.floats(1, 99),
)  # fmt: skip
@settings(max_examples=80, deadline=None)
def test_scenarios_stay_between_the_ends_and_never_turn(model, delay, early, shortfall, start, end):
    scenario = Scenario("s", delayed_start=delay, early_finish=early, shortfall=shortfall)
    found = project(series(start, end, base_unit="%"), models=model, scenario=scenario)
    reached = start + scenario.reach * (end - start)
    assert found["value"].iloc[0] == start
    assert found["value"].iloc[-1] == pytest.approx(reached, rel=1e-12)
    steps = np.diff(found["value"]) * (1 if end >= start else -1)
    assert (steps >= -1e-9).all()


def test_a_scenario_longer_than_the_plan_is_refused_for_its_series():
    found = project(
        series(), models="linear", scenario=Scenario("never", delayed_start=3, early_finish=2)
    )
    assert set(found["reason"]) == {"scenario_too_long"}
    assert found["value"].tolist() == [467.5, 550.0]


def test_a_claim_on_each_year_knows_shortfall_alone():
    claim = series().iloc[1:].assign(
        measure="annual_flow", timing="each_year", period_start=2023, value=300.0)  # fmt: skip
    short = project(claim, models="linear", scenario=Scenario("short", shortfall=50))
    assert short["value"].tolist() == [150.0] * 3
    assert set(short["basis"]) == {"interpolated"}
    late = project(claim, models="linear", scenario=Scenario("late", delayed_start=1))
    assert set(late["reason"]) == {"claim_has_no_road"}


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"name": "x", "shortfal": 3}, "did you mean 'shortfall'"),
        ({"shortfall": 3}, "a name"),
        ({"name": " "}, "a name"),
        ({"name": "x", "shortfall": 100}, "less than 100"),
        ({"name": "x", "delayed_start": -1}, "from 0"),
        ({"name": "x", "early_finish": True}, "from 0"),
        ({"name": "x", "delta": float("nan")}, "from 0 to 1"),
        ({"name": "x", "shapes": {"bass": {"z": 1}}}, "one of p, q, H"),
        ({"name": "x", "shapes": {"bas": {"p": 1}}}, "did you mean 'bass'"),
        ({"name": "x", "shapes": [1]}, "parameters by model"),
    ],
)
def test_impossible_scenarios_are_refused(entry, words):
    with pytest.raises(TrajectoryError, match=words):
        read_scenario(entry)


def test_a_scenario_comes_from_plain_json():
    entry = json.loads('{"name": "slow", "delayed_start": 1, "shapes": {"back_loaded": {"p": 2}}}')
    assert read_scenario(entry) == Scenario(
        "slow", delayed_start=1, shapes={"back_loaded": {"p": 2}}
    )


def test_scenarios_need_names_of_their_own():
    with pytest.raises(TrajectoryError, match="a name of its own"):
        project(series(), scenario=[Scenario("x"), Scenario("x", shortfall=3)])


def test_the_envelope_is_the_least_and_the_greatest_of_the_models():
    found = project(series(), models="all")
    band = envelope(found)
    ok = found[(found["status"] == "ok") & (found["model"] != "step")]
    for row in band.itertuples():
        year = ok[ok["year"] == row.year]
        assert (row.low, row.high) == (year["value"].min(), year["value"].max())
        assert year.loc[year["model"] == row.low_model, "value"].iloc[0] == row.low
        assert year.loc[year["model"] == row.high_model, "value"].iloc[0] == row.high
    assert band["models"].unique().tolist() == [8]
    assert (band.loc[band["year"].isin([2020, 2025]), "spread"] == 0).all()


def test_step_is_never_in_the_envelope_even_when_asked_for():
    found = project(series(), models=["linear", "step"])
    assert envelope(found)["spread"].tolist() == [0.0] * 6
    assert envelope(found, ["linear", "step"])["models"].tolist() == [1] * 6


def test_the_envelope_of_some_models():
    found = project(series(), models="all")
    band = envelope(found, ["linear", "growth"])
    year = band[band["year"] == 2022].iloc[0]
    assert (round(year["low"], 2), year["high"]) == (498.90, 500.50)
    with pytest.raises(TrajectoryError, match="one of those projected"):
        envelope(project(series()), ["bass"])


def test_an_open_interval_leaves_the_envelope_open():
    found = project(series(comparator=["exactly", "at_least"]), models=["linear", "growth"])
    band = envelope(found)
    assert band["upper"].isna().tolist() == [False] + [True] * 5
    assert band["lower"].notna().all()


def test_series_that_cannot_be_projected_have_no_envelope():
    assert envelope(project(series().iloc[1:])).empty


def test_scenarios_stand_beside_the_stated_path():
    found = project(
        series(), models=["linear", "growth"], scenario=[STATED, Scenario("short", shortfall=20)]
    )
    beside = against_stated(found)
    last = beside[(beside["year"] == 2025) & (beside["model"] == "linear")].iloc[0]
    assert (last["stated"], round(last["difference"], 6)) == (550.0, -16.5)
    assert last["difference_percent"] == pytest.approx(-3.0)
    assert len(beside) == 12
    with pytest.raises(TrajectoryError, match="stated path"):
        against_stated(project(series(), scenario=Scenario("short", shortfall=20)))
