"""Status panel and posterior for many series at once, and forecasts a second on one core."""

from __future__ import annotations

# ruff: noqa: E402 — numpy reads the number of threads when it is imported
import os

# One thread a process: small matrices lose more to threads than they gain.
for _name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_name] = "1"

import math
import statistics
import time
from collections.abc import Callable

import numpy as np
import pandas as pd
from scipy.special import stdtr, stdtrit

from labourtargets.forecast import MODELS, forecast
from labourtargets.progress import measure, panel, posterior, read_methods
from labourtargets.tables import read_table

SERIES = 100_000
ALONE = 300


def seconds(run: Callable[[], object], times: int = 3) -> float:
    measured = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        measured.append(time.perf_counter() - start)
    return statistics.median(measured)


def made_up_cases(count: int) -> pd.DataFrame:
    random = np.random.default_rng(11)
    baseline = random.lognormal(10, 1, count)
    goal = baseline * random.uniform(1.05, 2, count)
    return pd.DataFrame(
        {
            "statement_id": [f"d:{number}" for number in range(count)],
            "direction": "up",
            "baseline": baseline,
            "baseline_year": 2020,
            "target": goal,
            "lower": goal,
            "upper": np.nan,
            "target_year": 2025,
            "comparator": "at_least",
            "observed": baseline * random.uniform(0.9, 2, count),
            "observed_year": 2022,
        }
    )


def report(name: str, together: float, alone: float, plain: float | None = None) -> None:
    one_by_one = alone / ALONE * SERIES
    print(
        f"{name}: {SERIES:,} series in {together:.2f} s; the same function series by series about"
        f" {one_by_one:.0f} s (measured on {ALONE}), {one_by_one / together:,.0f} times as long"
        + (f"; a plain Python loop {plain:.2f} s, {plain / together:.1f} times" if plain else "")
    )


def plain_statistics(y0: float, goal: float, y: float) -> tuple[float, ...]:
    growth, needed = math.sqrt(y / y0) - 1, (goal / y0) ** 0.2 - 1
    share, reached = (y - y0) / (goal - y0), y + (y - y0) / 2 * 3
    return (
        growth / abs(needed),
        (y * (1 + growth) ** 3 - y0) / (goal - y0),
        share / 0.4,
        (goal - reached) / (goal - y) if goal > y else math.nan,
        10 * share,
        share,
        share - 0.4,
        ((goal / y) ** (1 / 3) - 1) / growth if goal > y and growth > 0 else math.nan,
    )


def plain_posterior(y0: float, goal: float, y: float) -> tuple[float, ...]:
    drift, move = math.log(goal / y0) / 5, math.log(y / y0)
    mean = (2 * drift + move) / 4
    spread = (4 * 0.02**2 + move**2 / 2 + 2 * drift**2 - 4 * mean**2) / 5
    centre, width = math.log(y) + 3 * mean, math.sqrt(spread * 3 * (1 + 3 / 4))
    ends = (math.exp(centre + width * stdtrit(5, tail)) for tail in (0.1, 0.5, 0.9))
    return stdtr(5, (centre - math.log(goal)) / width), *ends


def bench_panel(cases: pd.DataFrame) -> None:
    methods = read_methods(read_table("progress_methods"))
    few = [cases.iloc[[place]] for place in range(ALONE)]
    rows = list(zip(cases["baseline"], cases["target"], cases["observed"], strict=True))
    report(
        "statistics of eight methods",
        seconds(lambda: measure(cases)),
        seconds(lambda: [measure(one) for one in few], 1),
        seconds(lambda: [plain_statistics(*row) for row in rows]),
    )
    report(
        "status panel with labels",
        seconds(lambda: panel(cases, methods)),
        seconds(lambda: [panel(one, methods) for one in few], 1),
    )


def bench_posterior(cases: pd.DataFrame) -> None:
    years = np.column_stack([np.full(SERIES, 2020.0), np.full(SERIES, 2022.0)])
    values = cases[["baseline", "observed"]].to_numpy()
    goal = cases["target"].to_numpy()
    drift = np.log(goal / values[:, 0]) / 5
    end = np.full(SERIES, 2025.0)

    def some(rows: slice) -> pd.DataFrame:
        return posterior(years[rows], values[rows], end[rows], goal[rows], drift[rows])

    rows = list(zip(values[:, 0], goal, values[:, 1], strict=True))
    found = some(slice(0, 1)).iloc[0]
    assert math.isclose(plain_posterior(*rows[0])[0], found["probability"])
    report(
        "posterior of attainment",
        seconds(lambda: some(slice(None))),
        seconds(lambda: [some(slice(n, n + 1)) for n in range(ALONE)], 1),
        seconds(lambda: [plain_posterior(*row) for row in rows], 1),
    )


def bench_forecast() -> None:
    random = np.random.default_rng(3)
    walks = [
        pd.Series(100 * np.exp(np.cumsum(random.normal(0.03, 0.03, 12))), range(2013, 2025))
        for _ in range(5)
    ]
    forecast(walks[0], until=2027, target=200.0)
    for model in MODELS:
        taken = seconds(
            lambda model=model: [
                forecast(one, until=2027, target=200.0, models=[model]) for one in walks
            ],
            1,
        )
        print(
            f"forecast of 12 years with backtest, {model}: {len(walks) / taken:.1f} a second a core"
        )
    taken = seconds(lambda: [forecast(one, until=2027, target=200.0) for one in walks], 1)
    print(
        f"forecast of 12 years with backtest, all models: {len(walks) / taken:.1f} a second a core"
    )


def main() -> None:
    cases = made_up_cases(SERIES)
    bench_panel(cases)
    bench_posterior(cases)
    bench_forecast()


if __name__ == "__main__":
    main()
