"""A run: one notebook with parameters that were checked before anything starts."""

from __future__ import annotations

from labourreports.spec.listed import Faulty, Listed
from labourreports.spec.load import load_runs, read_runs
from labourreports.spec.model import CADENCES, LANGUAGES, Run, RunError
from labourreports.spec.observed import (
    doubtful_observations,
    figures_beside,
    named_observations,
)
from labourreports.spec.parameters import Parameter, notebook_parameters, read_parameters

__all__ = [
    "CADENCES",
    "LANGUAGES",
    "Faulty",
    "Listed",
    "Parameter",
    "Run",
    "RunError",
    "doubtful_observations",
    "figures_beside",
    "load_runs",
    "named_observations",
    "notebook_parameters",
    "read_parameters",
    "read_runs",
]
