"""Probability of attainment against figures worked by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from labourtargets.errors import ProgressError
from labourtargets.progress import Prior, attainment, calibrate, posterior, prior_drifts

BELIEVED = np.log(550 / 467.5) / 5


@pytest.mark.parametrize(
    ("years", "values", "probability", "lower", "upper"),
    [
        ([2020], [467.5], 0.5000, 483.79, 625.28),
        ([2020, 2022], [467.5, 490.0], 0.2436, 500.90, 567.04),
        ([2020, 2021, 2022], [467.5, 478.0, 490.0], 0.2216, 504.29, 563.23),
    ],
)
def test_golden_posterior_holds_to_the_printed_digits(
    years: list[int], values: list[float], probability: float, lower: float, upper: float
) -> None:
    found = posterior([years], [values], [2025], [550.0], [BELIEVED]).iloc[0]
    assert round(found["probability"], 4) == probability
    assert round(found["lower_80"], 2) == lower
    assert round(found["upper_80"], 2) == upper
    if len(years) > 1:
        assert round(found["median"], 2) == 532.94


def test_series_of_different_length_stand_side_by_side() -> None:
    years = [[2020, np.nan, np.nan], [2020, 2022, np.nan], [2020, 2021, 2022]]
    values = [[467.5, np.nan, np.nan], [467.5, 490.0, np.nan], [467.5, 478.0, 490.0]]
    found = posterior(years, values, [2025] * 3, [550.0] * 3, [BELIEVED] * 3)
    np.testing.assert_allclose(found["probability"].round(4), [0.5, 0.2436, 0.2216])
    # a hole between two figures changes nothing
    holed = posterior([[2020, np.nan, 2022]], [[467.5, np.nan, 490.0]], [2025], [550.0], [BELIEVED])
    assert round(holed["probability"].item(), 4) == 0.2436


def test_downward_targets_mirror() -> None:
    up = posterior([[2020, 2022]], [[467.5, 490.0]], [2025], [550.0], [BELIEVED])
    down = posterior([[2020, 2022]], [[467.5, 490.0]], [2025], [550.0], [BELIEVED], direction=-1.0)
    assert up["probability"].item() + down["probability"].item() == pytest.approx(1.0)


def test_shares_stay_between_0_and_100() -> None:
    drift = (np.log(30 / 70) - np.log(15.87 / 84.13)) / 5
    found = posterior([[2020]], [[15.87]], [2025], [30.0], [drift], share=True).iloc[0]
    assert found["probability"] == pytest.approx(0.5)
    high = posterior([[2020, 2024]], [[95.0, 99.5]], [2025], [99.9], [1.0], share=True).iloc[0]
    assert 0 < high["lower_80"] < high["upper_80"] < 100


@pytest.mark.parametrize("value", [0.0, -3.0])
def test_a_value_without_logarithm_has_no_probability(value: float) -> None:
    found = posterior([[2020]], [[value]], [2025], [550.0], [BELIEVED]).iloc[0]
    assert np.isnan(found["probability"])


def test_no_time_left_has_no_probability() -> None:
    found = posterior([[2020, 2025]], [[467.5, 560.0]], [2025], [550.0], [BELIEVED]).iloc[0]
    assert np.isnan(found["probability"])


@given(st.floats(470, 560), st.floats(470, 560))
def test_more_observed_is_more_probable(one: float, other: float) -> None:
    low, high = sorted((one, other))
    # the later figure alone moves: same spread is not given, so compare medians
    found = posterior(
        [[2020, 2022]] * 2, [[467.5, low], [467.5, high]], [2025] * 2, [550.0] * 2, [BELIEVED] * 2
    )
    assert found["median"].iloc[0] <= found["median"].iloc[1] + 1e-9


def test_impossible_priors_are_refused_together() -> None:
    with pytest.raises(ProgressError) as caught:
        Prior(strength=0, spread_log=-1)
    assert [problem.field for problem in caught.value.problems] == ["strength", "spread_log"]


def test_intervals_cover_when_the_walk_is_drawn_from_the_prior() -> None:
    for observed in (0, 1, 2, 4):
        assert 0.75 <= calibrate(2000, observed=observed) <= 0.85


def test_coverage_fails_under_drifts_far_from_the_prior() -> None:
    shares = [calibrate(2000, shift=shift) for shift in (0, 2, 4, 8)]
    assert shares == sorted(shares, reverse=True)
    assert shares[-1] < 0.5


def test_calibration_repeats() -> None:
    assert calibrate(500, seed=1) == calibrate(500, seed=1)


# priors


def cases() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "statement_id": ["d:1", "d:2"],
            "region_id": ["x", "y"],
            "indicator_id": ["i", "i"],
            "kind": ["level", "level"],
            "direction": ["up", "up"],
            "baseline": [467.5, 100.0],
            "baseline_year": [2020, 2020],
            "target": [550.0, 120.0],
            "target_year": [2025, 2025],
        }
    )


def history(*rows: tuple[str, int, float]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {"region_id": region, "indicator_id": "i", "year": year, "value": value}
            for region, year, value in rows
        ],
        columns=["region_id", "indicator_id", "year", "value"],
    )


def test_only_priors_with_figures_behind_them_are_supported() -> None:
    bare = prior_drifts(cases(), history(), {})
    assert bare.groupby("prior")["supported"].any().to_dict() == {
        "plan_believer": True,
        "peers": False,
        "sceptical": False,
    }
    known = history(
        ("x", 2015, 400.0), ("y", 2022, 104.0), ("country", 2020, 1.0), ("country", 2022, 9.0)
    )
    assert not prior_drifts(cases(), known, {}).query("prior == 'peers'")["supported"].any()
    full = prior_drifts(cases(), known, {}, {"x": ["x", "y"]})
    drift = full[full["statement_id"] == "d:1"].set_index("prior")["drift"]
    assert drift["plan_believer"] == pytest.approx(BELIEVED)
    assert drift["sceptical"] == pytest.approx(np.log(467.5 / 400) / 5)
    assert drift["peers"] == pytest.approx(np.log(1.04) / 2)


def test_the_band_runs_over_the_supported_priors() -> None:
    known = history(("x", 2015, 460.0), ("x", 2022, 490.0), ("y", 2022, 104.0))
    found = attainment(cases().head(1), known, {})
    assert found["supported"].tolist() == [True, True, False]
    assert found["lowest"].iloc[0] == found["probability"].min()
    assert found["highest"].iloc[0] == pytest.approx(0.2436, abs=5e-5)
    assert np.isnan(found["probability"].iloc[2])


def test_a_shift_of_prior_moves_the_probability() -> None:
    flat = posterior([[2020, 2022]], [[467.5, 490.0]], [2025], [550.0], [0.0])
    steep = posterior([[2020, 2022]], [[467.5, 490.0]], [2025], [550.0], [0.06])
    assert flat["probability"].item() < 0.2436 < steep["probability"].item()
