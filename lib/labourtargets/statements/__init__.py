"""Every quantified statement of the documents, its targets and series, and the way back."""

from __future__ import annotations

from labourtargets.statements.accounting import Account, DocumentAccount, check, unaccounted
from labourtargets.statements.anchors import build_series, build_targets
from labourtargets.statements.building import Tables, build_tables
from labourtargets.statements.exporting import export_tables
from labourtargets.statements.loading import (
    load_exclusions,
    load_series,
    load_statements,
    load_targets,
)
from labourtargets.statements.package import write_tables
from labourtargets.statements.tracing import Trace, Use, restated, trace

__all__ = [
    "Account",
    "DocumentAccount",
    "Tables",
    "Trace",
    "Use",
    "build_series",
    "build_tables",
    "build_targets",
    "check",
    "export_tables",
    "load_exclusions",
    "load_series",
    "load_statements",
    "load_targets",
    "restated",
    "trace",
    "unaccounted",
    "write_tables",
]
