"""The front desk: find, select, catalogue, project, compare, assess, reconcile."""

from __future__ import annotations

from labourtargets.analysis.catalogue import Catalogue, catalogue, series_coverage
from labourtargets.analysis.compared import Comparison
from labourtargets.analysis.comparing import compare
from labourtargets.analysis.finding import find, select
from labourtargets.analysis.projecting import project
from labourtargets.analysis.projection import Projection
from labourtargets.analysis.reconciled import Reconciliation
from labourtargets.analysis.reconciling import reconcile
from labourtargets.analysis.selection import Selection, View

__all__ = [
    "Catalogue",
    "Comparison",
    "Projection",
    "Reconciliation",
    "Selection",
    "View",
    "catalogue",
    "compare",
    "find",
    "project",
    "reconcile",
    "select",
    "series_coverage",
]
