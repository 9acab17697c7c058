"""Tidy frame → figure with title, unit, source and alternative text; draws, never computes."""

from __future__ import annotations

from labourtargets.charts.chart import CONFIG, Chart, Column
from labourtargets.charts.multiples import small_multiples
from labourtargets.charts.paths import progress_path, scenarios, trajectory

__all__ = ["CONFIG", "Chart", "Column", "progress_path", "scenarios", "small_multiples",
           "trajectory"]  # fmt: skip
