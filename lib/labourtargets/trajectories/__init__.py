"""Pure arithmetic from anchors and a model to a yearly path, with everything assumed on the row."""

from __future__ import annotations

from labourtargets.trajectories.allocation import accumulate, allocate, amounts
from labourtargets.trajectories.implied import (
    doubling_time,
    implied_quantities,
    implied_whole,
    remaining_flow,
    required_growth,
)
from labourtargets.trajectories.models import MODELS, Model, share
from labourtargets.trajectories.paths import beyond, path
from labourtargets.trajectories.projection import RULES, coverage, project
from labourtargets.trajectories.reasons import REASONS, explain, missing
from labourtargets.trajectories.rows import COLUMNS
from labourtargets.trajectories.scenarios import STATED, Baseline, Scenario, read_scenario
from labourtargets.trajectories.summary import against_stated, envelope

__all__ = [
    "COLUMNS",
    "MODELS",
    "REASONS",
    "RULES",
    "STATED",
    "Baseline",
    "Model",
    "Scenario",
    "accumulate",
    "against_stated",
    "allocate",
    "amounts",
    "beyond",
    "coverage",
    "doubling_time",
    "envelope",
    "explain",
    "implied_quantities",
    "implied_whole",
    "missing",
    "path",
    "project",
    "read_scenario",
    "remaining_flow",
    "required_growth",
    "share",
]
