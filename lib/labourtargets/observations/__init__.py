"""Observed values with source, status and vintage; never in one column with targets."""

from __future__ import annotations

from labourtargets.observations.files import from_spreadsheet
from labourtargets.observations.loading import (
    COLUMNS,
    load_observations,
    row_numbers,
    template,
)
from labourtargets.observations.periods import Period, read_period
from labourtargets.observations.rows import published_by
from labourtargets.observations.suspicion import improper, suspicious
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
    "Period",
    "annual",
    "from_spreadsheet",
    "improper",
    "known",
    "known_since",
    "load_observations",
    "newest",
    "one_series",
    "published_by",
    "read_period",
    "revisions",
    "row_numbers",
    "suspicious",
    "template",
    "worksheet",
    "write_worksheet",
]
