"""Forecasts: refusals, determinism, intervals, and the test against the naive drift."""

from __future__ import annotations

import os
import subprocess
import sys
import warnings

import numpy as np
import pandas as pd
import pytest

from labourtargets.errors import ProgressError
from labourtargets.forecast import LEAST_YEARS, MODELS, forecast, refusal
from labourtargets.forecast.models import MOVING_AVERAGES, greatest


def around_a_trend(years: int = 20, seed: int = 5) -> pd.Series:
    noise = np.random.default_rng(seed).normal(0, 0.03, years)
    return pd.Series(100 * np.exp(0.04 * np.arange(years) + noise), range(2005, 2005 + years))


def a_walk(years: int = 20, seed: int = 7) -> pd.Series:
    steps = np.random.default_rng(seed).normal(0.03, 0.03, years)
    return pd.Series(100 * np.exp(np.cumsum(steps)), range(2005, 2005 + years))


def test_below_eight_observations_is_refused_with_the_reason() -> None:
    short = around_a_trend(LEAST_YEARS - 1)
    assert refusal(short) == "too_short"
    with pytest.raises(ProgressError, match="at least 8 annual observations"):
        forecast(short, until=2030)
    assert refusal(around_a_trend(LEAST_YEARS)) == ""


def test_gaps_blanks_and_constants_are_refused() -> None:
    whole = around_a_trend(12)
    assert refusal(whole.drop(2010)) == "years_missing"
    assert refusal(whole.where(whole.index != 2010)) == "values_missing"
    assert refusal(whole * 0 + 3) == "no_change"
    with pytest.raises(ProgressError, match="without gaps"):
        forecast(whole.drop(2010), until=2030)


def test_every_wrong_option_is_reported_at_once() -> None:
    with pytest.raises(ProgressError) as caught:
        forecast(around_a_trend(), until=2010, direction="sideways", models=["arimaa"])
    assert [problem.field for problem in caught.value.problems] == ["until", "direction", "model"]
    assert "did you mean 'arima'" in str(caught.value)


def test_naive_drift_by_hand() -> None:
    series = pd.Series(np.exp([0.0, 1, 1, 2, 2, 3, 3, 4, 4]), range(2010, 2019))
    made = forecast(series, until=2020, models=["naive_drift"]).paths
    assert np.log(made["value"]).tolist() == pytest.approx([4.5, 5.0])
    spread = np.std(np.diff(np.log(series)), ddof=1)
    from scipy.stats import t

    half = t.ppf(0.9, 7) * spread * np.sqrt(2 * (1 + 2 / 8))
    assert np.log(made["upper_80"].iloc[1]) == pytest.approx(5.0 + half)


def test_same_series_same_numbers() -> None:
    one, other = (forecast(around_a_trend(12), until=2020, target=200.0) for _ in range(2))
    for part in ("paths", "attainment", "backtest", "warnings"):
        pd.testing.assert_frame_equal(getattr(one, part), getattr(other, part), check_exact=True)
    shuffled = around_a_trend(12).sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(
        forecast(shuffled, until=2020, target=200.0).paths, one.paths, check_exact=True
    )


def test_intervals_hold_each_other_and_probabilities_mirror() -> None:
    up = forecast(around_a_trend(14), until=2022, target=190.0)
    assert (up.paths["lower_95"] < up.paths["lower_80"]).all()
    assert (up.paths["upper_80"] < up.paths["upper_95"]).all()
    assert up.paths["model"].unique().tolist() == list(MODELS)
    down = forecast(around_a_trend(14), until=2022, target=190.0, direction="down")
    total = up.attainment["probability"] + down.attainment["probability"]
    np.testing.assert_allclose(total, 1.0)


def test_shares_stay_between_0_and_100() -> None:
    shares = pd.Series(np.linspace(80, 99, 10), range(2010, 2020))
    made = forecast(shares, until=2024, target=99.5, share=True)
    assert made.paths["upper_95"].max() < 100


def test_values_at_or_below_zero_are_forecast_as_they_are() -> None:
    crossing = pd.Series([-3.0, -2, -2, -1, 0, 1, 1, 2, 3], range(2010, 2019))
    made = forecast(crossing, until=2020, models=["naive_drift"])
    assert made.paths["value"].iloc[0] == pytest.approx(3.75)


def test_around_a_trend_smoothing_models_beat_the_naive_drift() -> None:
    tested = forecast(around_a_trend(), until=2027).backtest.set_index("model")
    assert not tested.loc["unobserved_components", "loses"]
    assert pd.isna(tested.loc["naive_drift", "loses"])
    assert tested["brier"].isna().all()


def test_a_model_that_loses_is_shown_as_losing() -> None:
    tested = forecast(a_walk(), until=2027, target=300.0).backtest.set_index("model")
    assert tested.loc["ets", "loses"]
    assert tested.loc["ets", "mape"] > tested.loc["naive_drift", "mape"]
    assert tested["brier"].between(0, 1).all()
    assert tested["coverage_80"].le(tested["coverage_95"]).all()


def test_the_search_finds_the_greatest_likelihood() -> None:
    """Held against a grid over the moving average, each with its best drift and spread."""
    from statsmodels.tsa.statespace.sarimax import SARIMAX

    for series in (a_walk(9), a_walk(15), around_a_trend(8), around_a_trend(14)):
        steps = series.diff().std()
        made = SARIMAX(
            series.to_numpy() / steps, order=(0, 1, 1), trend="c", concentrate_scale=True
        )
        drift = series.diff().mean() / steps
        grid = max(
            made.loglike([drift + shift, average], transformed=True)
            for average in np.linspace(-0.99, 0.99, 67)
            for shift in np.linspace(-0.5, 0.5, 21)
        )
        found = greatest(made, [[drift, average] for average in MOVING_AVERAGES])
        assert found.llf >= grid - 1e-9


@pytest.mark.parametrize("kernels", ["Prescott", "Nehalem"])
def test_figures_do_not_hang_on_the_processor(kernels: str) -> None:
    """The numeric library has other kernels for other processors, which round otherwise."""
    program = (
        "import warnings; warnings.simplefilter('ignore'); import labourtargets as lt;"
        "tested = lt.assess(as_of='2026-10-31').forecast.backtest;"
        "print(tested[['model', 'mape', 'coverage_80', 'coverage_95']].round(4).to_csv())"
    )
    shown = [
        subprocess.run(
            [sys.executable, "-c", program], env=os.environ | more, capture_output=True, text=True,
            check=True,
        ).stdout
        for more in ({}, {"OPENBLAS_CORETYPE": kernels})
    ]  # fmt: skip
    assert shown[0] == shown[1]
    assert "arima" in shown[0]


def test_the_future_is_left_out() -> None:
    # changing the last value changes no forecast made before it
    series = a_walk(12)
    changed = series.copy()
    changed.iloc[-1] *= 3
    near = forecast(series, until=2017, models=["naive_drift"]).backtest
    far = forecast(changed, until=2017, models=["naive_drift"]).backtest
    assert near["forecasts"].item() == far["forecasts"].item() == 12 - 5
    assert far["mape"].item() > near["mape"].item()
    # six of the seven errors are the same
    total = [row["mape"].item() * 7 for row in (near, far)]
    last = [
        100 * abs(1 - _drift_forecast(series.iloc[:-1]) / given.iloc[-1])
        for given in (series, changed)
    ]
    assert total[0] - last[0] == pytest.approx(total[1] - last[1])


def _drift_forecast(series: pd.Series) -> float:
    x = np.log(series.to_numpy())
    return float(np.exp(x[-1] + np.diff(x).mean()))


def test_complaints_of_the_fits_are_kept_and_not_shown() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = forecast(a_walk(9), until=2015)
    assert set(made.warnings.columns) == {"model", "years", "message"}
    assert set(made.warnings["model"]) <= set(MODELS)


def test_the_drift_covers_what_it_says_on_walks() -> None:
    inside = [
        forecast(a_walk(15, seed), until=2020, models=["naive_drift"])
        .backtest["coverage_80"]
        .item()
        for seed in range(60)
    ]
    assert 0.75 < np.mean(inside) < 0.85
