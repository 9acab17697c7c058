"""Path models: golden vectors, invariants, limits."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.interpolate import PchipInterpolator

from labourtargets import wording
from labourtargets.errors import TrajectoryError
from labourtargets.trajectories import MODELS, beyond, path, share
from labourtargets.trajectories.models import shape_of

YEARS = [2021, 2022, 2023, 2024]
GOLDEN = [
    ("linear", {}, [484.00, 500.50, 517.00, 533.50]),
    ("growth", {}, [482.95, 498.90, 515.38, 532.41]),
    ("logistic", {"s": 8, "m": 0.5}, [473.08, 492.49, 525.01, 544.42]),
    ("gompertz", {"b": 4, "c": 5}, [485.75, 516.19, 536.70, 546.19]),
    ("bass", {"H": 10}, [476.13, 491.16, 512.08, 533.65]),
    ("back_loaded", {"p": 2}, [470.80, 480.70, 497.20, 520.30]),
    ("front_loaded", {"p": 2}, [497.20, 520.30, 536.80, 546.70]),
]
SHAPED = [name for name in MODELS if name not in ("growth", "logit_linear", "pchip")]


@pytest.mark.parametrize(("name", "shape", "expected"), GOLDEN)
def test_golden_vector_of_the_methods(name, shape, expected):
    found = path(name, [2020, 2025], [[467.5, 550.0]], YEARS, shape)
    assert found.round(2).tolist() == [expected]


def test_golden_back_loaded_default_by_hand():
    # (2/5)^1.2 = e^(1.2·ln 0.4) = 0.33302
    found = path("back_loaded", [2020, 2025], [[0.0, 1.0]], [2022])
    assert found[0, 0] == pytest.approx(0.333021, abs=1e-6)


def test_growth_over_uneven_years_by_hand():
    # 10 % a year: 2021, 2024 and 2026 stand 1, 4 and 6 years after 100
    found = path("growth", [2020, 2027], [[100.0, 100.0 * 1.1**7]], [2021, 2024, 2026])
    assert found[0].tolist() == pytest.approx([110.0, 146.41, 177.1561])


def test_logit_linear_by_hand():
    # halfway between the logits of 20 % and 80 % stands 50 %
    assert path("logit_linear", [2020, 2024], [[20.0, 80.0]], [2022])[0, 0] == pytest.approx(50.0)


def test_step_gives_nothing_before_the_last_year():
    found = path("step", [2020, 2025], [[5.0, 9.0]], range(2020, 2026))
    assert found.tolist() == [[5.0, 5.0, 5.0, 5.0, 5.0, 9.0]]


def test_names_agree_with_the_wording():
    for name, each in MODELS.items():
        assert wording.phrase(f"model.{name}", "zh") == each.name_zh
        assert wording.phrase(f"model.{name}", "en") == each.name_en


def test_only_step_stays_out_of_the_envelope():
    assert [name for name, each in MODELS.items() if not each.in_envelope] == ["step"]


# sizes of published quantities: shares of a percent to trillions of yuan
values = st.floats(1e-3, 1e13)
signed = st.one_of(values, values.map(lambda number: -number), st.just(0.0))
shares = st.floats(0.01, 99.99)


@given(st.sampled_from(sorted(MODELS)), st.data())
def test_ends_are_exact_and_the_path_never_turns(name, data):
    kind = {"ratio": values, "logit": shares}.get(MODELS[name].scale, signed)
    start, end = data.draw(kind), data.draw(kind)
    first, span = data.draw(st.integers(1950, 2050)), data.draw(st.integers(1, 40))
    years = np.arange(first, first + span + 1)
    found = path(name, [first, first + span], [[start, end]], years)[0]
    assert found[0] == start
    assert found[-1] == pytest.approx(end, rel=1e-12, abs=0)
    steps = np.diff(found) * (1 if end >= start else -1)
    assert (steps >= -1e-12 * max(abs(start), abs(end))).all()


@given(st.sampled_from(SHAPED), st.data())
def test_shares_stay_monotone_over_the_whole_range_of_shapes(name, data):
    limits = MODELS[name].limits
    shape = {key: data.draw(st.floats(low, high)) for key, (low, high) in limits.items()}
    tau = np.linspace(0, 1, 21)
    found = share(name, tau, **shape)
    assert found[0] == 0
    assert found[-1] == pytest.approx(1, rel=1e-12)
    assert np.isfinite(found).all()
    assert (np.diff(found) >= -1e-12).all()


@given(st.floats(0, 1))
def test_back_and_front_loaded_with_p_1_are_linear(tau):
    at = np.array([tau])
    assert share("back_loaded", at, p=1) == pytest.approx(at, abs=1e-15)
    assert share("front_loaded", at, p=1) == pytest.approx(at, abs=1e-15)


@given(st.floats(0, 1), st.floats(0, 1), st.sampled_from([0.0, 1e-300, 1e-13, 1e-9, 1e-6]))
def test_logistic_without_steepness_is_linear(tau, middle, steepness):
    found = share("logistic", np.array([tau]), s=steepness, m=middle)[0]
    assert found == pytest.approx(tau, abs=max(steepness, 1e-15))


@given(st.floats(0, 1), st.floats(1, 20))
def test_front_loaded_mirrors_back_loaded(tau, p):
    mirrored = 1 - share("back_loaded", np.array([1 - tau]), p=p)
    assert share("front_loaded", np.array([tau]), p=p) == pytest.approx(mirrored)


anchors = st.lists(st.tuples(st.integers(1, 8), st.floats(-1e6, 1e6)), min_size=2, max_size=6)


@given(anchors)
def test_pchip_never_overshoots_its_milestones(steps):
    known = np.cumsum([gap for gap, _ in steps])
    heights = np.array([height for _, height in steps])
    years = np.arange(known[0], known[-1] + 1)
    found = path("pchip", known, [heights], years)[0]
    for left in range(len(known) - 1):
        stretch = found[(years >= known[left]) & (years <= known[left + 1])]
        low, high = sorted(heights[left : left + 2])
        slack = 1e-9 * max(1, abs(low), abs(high))
        assert stretch.min() >= low - slack
        assert stretch.max() <= high + slack
    at = np.isin(years, known)
    assert found[at].tolist() == heights.tolist()
    assert found == pytest.approx(PchipInterpolator(known, heights)(years), rel=1e-9, abs=1e-9)


@given(st.sampled_from(sorted(MODELS)), st.lists(st.tuples(shares, shares, shares), min_size=1))
def test_every_model_meets_every_milestone(name, known):
    found = path(name, [2020, 2022, 2025], known, [2020, 2022, 2025])
    assert found == pytest.approx(np.array(known), rel=1e-12)


@given(st.sampled_from(sorted(MODELS)), st.lists(st.tuples(shares, shares), min_size=2, max_size=9))
def test_series_do_not_influence_each_other(name, known):
    years = [2020, 2021, 2023, 2025]
    together = path(name, [2020, 2025], known, years)
    alone = [path(name, [2020, 2025], [one], years)[0] for one in known]
    assert np.array_equal(together, np.array(alone))


def test_years_outside_the_anchors_are_no_path():
    found = path("linear", [2020, 2025], [[0.0, 5.0]], [2019, 2021, 2026])[0]
    assert np.isnan(found).tolist() == [True, False, True]


def test_open_ends_stay_open_where_they_matter():
    for name in MODELS:
        found = path(
            name, [2020, 2022, 2025], [[20.0, 30.0, np.inf]], [2020, 2021, 2022, 2024, 2025]
        )
        assert found[0, 0] == 20.0
        assert found[0, 2] == 30.0
        beyond_last = np.nan_to_num(found[0, 4], posinf=np.inf)
        assert not np.isfinite(found[0, 4]) or beyond_last == np.inf


def test_an_open_end_reaches_one_anchor_further_on_a_smooth_curve():
    # the slope at an anchor looks at both neighbours, so two stretches depend on an open end
    known = [[-np.inf, 30.0, 40.0, 60.0, 70.0, 75.0]]
    found = path("pchip", [2020, 2022, 2024, 2026, 2028, 2030], known, range(2020, 2031))[0]
    assert np.isnan(found[[1, 3]]).all()
    assert np.isfinite(found[[2, 4, 5, 6, 7, 8, 9, 10]]).all()


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("growth", 143 * (143 / 166) ** (2 / 3)), ("linear", 127.0 + 2 / 3), ("flat", 143)],
)
def test_extrapolation_rules_by_hand(rule, expected):
    assert beyond(rule, [2022, 2025], [[143.0, 166.0]], [2020])[0, 0] == pytest.approx(expected)


@pytest.mark.parametrize("rule", ["growth", "linear", "flat"])
def test_extrapolation_after_the_last_anchor_goes_on(rule):
    found = beyond(rule, [2022, 2025], [[100.0, 133.1]], [2026])[0, 0]
    assert found == pytest.approx({"growth": 146.41, "linear": 144.1 + 1 / 30, "flat": 133.1}[rule])


def test_unknown_model_is_refused_with_a_suggestion():
    with pytest.raises(TrajectoryError, match="did you mean 'logistic'"):
        path("logisitc", [2020, 2025], [[1.0, 2.0]], [2021])


@pytest.mark.parametrize(
    ("name", "shape", "words"),
    [
        ("linear", {"p": 2}, "no parameter"),
        ("back_loaded", {"p": 0.5}, "from 1 to 20"),
        ("logistic", {"s": -1, "k": 2}, "from 0 to 200"),
        ("bass", {"q": float("nan")}, "from 0 to 5"),
        ("gompertz", {"b": "4"}, "a number from"),
    ],
)
def test_impossible_shapes_are_refused(name, shape, words):
    with pytest.raises(TrajectoryError, match=words):
        shape_of(name, shape)


def test_all_impossible_parameters_are_named_at_once():
    with pytest.raises(TrajectoryError) as caught:
        shape_of("logistic", {"s": -1, "k": 2, "m": 3})
    assert len(caught.value.problems) == 3
