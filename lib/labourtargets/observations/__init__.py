"""Observed values with source, status and vintage; never in one column with targets."""

from __future__ import annotations

from labourtargets.observations.examining import COLUMNS, Examination, examine
from labourtargets.observations.loading import load_observations, template
from labourtargets.observations.periods import Period, read_period
from labourtargets.observations.places import csv_files, unsaved_workbooks
from labourtargets.observations.rows import published_by
from labourtargets.observations.suspicion import suspicious
from labourtargets.observations.vintages import (
    annual,
    known,
    known_since,
    newest,
    one_series,
    revisions,
)
from labourtargets.observations.worksheet import worksheet, write_worksheet

__all__ = [
    "COLUMNS",
    "Examination",
    "Period",
    "annual",
    "csv_files",
    "examine",
    "known",
    "known_since",
    "load_observations",
    "newest",
    "one_series",
    "published_by",
    "read_period",
    "revisions",
    "suspicious",
    "template",
    "unsaved_workbooks",
    "worksheet",
    "write_worksheet",
]
