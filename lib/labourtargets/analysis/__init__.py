"""The front desk: find, select, catalogue, project, compare, assess, reconcile."""

from __future__ import annotations

from labourtargets.analysis.catalogue import Catalogue, catalogue, series_coverage
from labourtargets.analysis.finding import find, select
from labourtargets.analysis.selection import Selection, View

__all__ = ["Catalogue", "Selection", "View", "catalogue", "find", "select", "series_coverage"]
