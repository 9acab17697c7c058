"""Tidy frame → figure with title, unit, source and alternative text; draws, never computes."""

from __future__ import annotations

from labourtargets.charts.bars import contributions, counts
from labourtargets.charts.cards import side_by_side
from labourtargets.charts.chart import CONFIG, Chart, Column
from labourtargets.charts.grids import heatmap
from labourtargets.charts.multiples import small_multiples
from labourtargets.charts.parts import parts_and_total
from labourtargets.charts.paths import progress_path, trajectory
from labourtargets.charts.places import dumbbell, slope
from labourtargets.charts.points import convergence_scatter, probability_band
from labourtargets.charts.ranks import rank_ranges
from labourtargets.charts.scenarios import scenarios
from labourtargets.charts.stated import stated_points
from labourtargets.charts.times import forecast_fan, timeline
from labourtargets.charts.verdicts import status_panel

__all__ = [
    "CONFIG",
    "Chart",
    "Column",
    "contributions",
    "convergence_scatter",
    "counts",
    "dumbbell",
    "forecast_fan",
    "heatmap",
    "parts_and_total",
    "probability_band",
    "progress_path",
    "rank_ranges",
    "scenarios",
    "side_by_side",
    "slope",
    "small_multiples",
    "stated_points",
    "status_panel",
    "timeline",
    "trajectory",
]
