"""The front desk: find, select, catalogue, project, compare, assess, reconcile."""

from __future__ import annotations

from labourtargets.analysis.assessing import assess
from labourtargets.analysis.catalogue import Catalogue
from labourtargets.analysis.cataloguing import catalogue
from labourtargets.analysis.compared import Comparison
from labourtargets.analysis.comparing import compare
from labourtargets.analysis.exporting import export
from labourtargets.analysis.finding import find, select
from labourtargets.analysis.footing import footing, series_coverage
from labourtargets.analysis.names import indicators, regions
from labourtargets.analysis.projected import Projection
from labourtargets.analysis.projecting import project
from labourtargets.analysis.provenance import Provenance, trace
from labourtargets.analysis.reconciled import Reconciliation
from labourtargets.analysis.reconciling import reconcile
from labourtargets.analysis.selection import Selection, View
from labourtargets.analysis.tracking import Tracking
from labourtargets.analysis.transforms import transform
from labourtargets.analysis.zone import ZoneOutlook, zone_outlook

__all__ = [
    "Catalogue",
    "Comparison",
    "Projection",
    "Provenance",
    "Reconciliation",
    "Selection",
    "Tracking",
    "View",
    "ZoneOutlook",
    "assess",
    "catalogue",
    "compare",
    "export",
    "find",
    "footing",
    "indicators",
    "project",
    "reconcile",
    "regions",
    "select",
    "series_coverage",
    "trace",
    "transform",
    "zone_outlook",
]
