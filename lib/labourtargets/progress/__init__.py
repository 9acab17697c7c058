"""Observed against promised: status panel, verdicts, paths, probability of attainment; pure."""

from __future__ import annotations

from labourtargets.progress.assessment import Assessment, assess
from labourtargets.progress.cases import CASE_COLUMNS, build_cases
from labourtargets.progress.measure import measure, remaining_pace
from labourtargets.progress.meeting import attained
from labourtargets.progress.methods import Method, read_methods
from labourtargets.progress.panel import agreement, panel
from labourtargets.progress.paths import against_paths
from labourtargets.progress.posterior import PRIOR, Prior, calibrate, posterior
from labourtargets.progress.priors import attainment, prior_drifts
from labourtargets.progress.reasons import EVIDENCE, REASONS, VERDICTS
from labourtargets.progress.verdicts import give_verdicts

__all__ = [
    "CASE_COLUMNS",
    "EVIDENCE",
    "PRIOR",
    "REASONS",
    "VERDICTS",
    "Assessment",
    "Method",
    "Prior",
    "against_paths",
    "agreement",
    "assess",
    "attained",
    "attainment",
    "build_cases",
    "calibrate",
    "give_verdicts",
    "measure",
    "panel",
    "posterior",
    "prior_drifts",
    "read_methods",
    "remaining_pace",
]
