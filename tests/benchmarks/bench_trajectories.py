"""Projection: ratio to the floor of writing the result once, and to pandas groupby-apply."""

from __future__ import annotations

import time
from collections.abc import Callable

import numpy as np
import pandas as pd

from labourtargets.trajectories import path, project

YEARS = np.arange(2020, 2026)
KNOWN = np.array([2020, 2025])
SIZES = (1_000, 10_000, 100_000, 1_000_000)
# groupby-apply calls Python once a series: beyond this it is scaled up in proportion
APPLIED = 2_000
# six million tidy rows a model take a few gigabytes while they are made
FRAMED = 1_000_000


def main() -> None:
    """Print the ratios; every figure is the best of several runs of the same minute."""
    print(
        f"trajectories, {len(YEARS)} years, two anchors a series; floor = numpy fill, fresh arrays"
    )
    print(f"{'series':>9} {'model':>12} {'path ms':>9} {'÷ floor':>8} {'apply ÷ path':>13}")
    for count in SIZES:
        known = _known(count)
        floor = _best(lambda count=count: np.full((count, len(YEARS)), 1.5))
        for name in ("linear", "growth", "back_loaded", "logistic", "pchip"):
            spent = _best(lambda name=name, known=known: path(name, KNOWN, known, YEARS))
            applied = _apply_seconds(name) * count
            print(
                f"{count:>9,} {name:>12} {spent * 1e3:>9.2f} {spent / floor:>8.1f}"
                f" {applied / spent:>12,.0f}x"
            )
    print(f"apply: timed on {APPLIED:,} series and scaled in proportion")
    print(f"\n{'series':>9} {'project ms':>11} {'µs a series':>12} {'apply ÷ project':>16}")
    for count in (size for size in SIZES if size <= FRAMED):
        series = _series(count)
        spent = _best(lambda series=series: project(series, models="growth"), least=1)
        applied = _apply_seconds("growth") * count
        print(
            f"{count:>9,} {spent * 1e3:>11.1f} {spent / count * 1e6:>12.2f} {applied / spent:>15,.0f}x"
        )
    print("project: tidy rows with intervals, basis, status and reason; apply: values alone")


def _known(count: int) -> np.ndarray:
    random = np.random.default_rng(5)
    start = random.uniform(1, 1000, count)
    return np.column_stack([start, start * random.uniform(0.8, 2.5, count)])


def _series(count: int) -> pd.DataFrame:
    name = pd.Series(np.repeat(np.arange(count), 2)).map("r/{:07d}".format).astype("str")
    value = _known(count).ravel()
    return pd.DataFrame(
        {
            "series_id": name,
            "region_id": "r",
            "indicator_id": "i",
            "measure": "stock",
            "anchor": np.tile(["baseline", "target"], count),
            "year": np.tile(KNOWN, count),
            "value": value,
            "lower": value - 0.5,
            "upper": value + 0.5,
        }
    )


def _apply_seconds(name: str) -> float:
    series = _series(APPLIED)

    def one(anchors: pd.DataFrame) -> pd.Series:
        return pd.Series(path(name, anchors["year"], [anchors["value"]], YEARS)[0], index=YEARS)

    def plain(anchors: pd.DataFrame) -> pd.Series:
        start, end = anchors["value"].to_numpy()
        tau = (YEARS - 2020) / 5
        if name == "growth":
            return pd.Series(start * (end / start) ** tau, index=YEARS)
        return pd.Series(
            start + (end - start) * (tau**1.2 if name == "back_loaded" else tau), YEARS
        )

    chosen = plain if name in ("linear", "growth", "back_loaded") else one
    grouped = series.groupby("series_id")[["year", "value"]]
    return _best(lambda: grouped.apply(chosen), least=1) / APPLIED


def _best(run: Callable[[], object], least: int = 5) -> float:
    spent = []
    begun = time.perf_counter()
    while len(spent) < least or (time.perf_counter() - begun < 0.2 and len(spent) < 200):
        start = time.perf_counter()
        run()
        spent.append(time.perf_counter() - start)
    return min(spent)


if __name__ == "__main__":
    main()
