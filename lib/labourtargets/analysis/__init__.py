"""The front desk: find, select, catalogue, project, compare, assess, reconcile."""

from __future__ import annotations

from labourtargets.analysis.catalogue import Catalogue, catalogue, series_coverage
from labourtargets.analysis.finding import find, select
from labourtargets.analysis.projected import Projection
from labourtargets.analysis.projecting import project
from labourtargets.analysis.reconciled import Reconciliation
from labourtargets.analysis.reconciling import reconcile
from labourtargets.analysis.selection import Selection, View

__all__ = [
    "Catalogue",
    "Projection",
    "Reconciliation",
    "Selection",
    "View",
    "catalogue",
    "find",
    "project",
    "reconcile",
    "select",
    "series_coverage",
]
