"""Regional labour-market targets of Chinese government plans, each traceable to its sentence.

>>> import labourtargets as lt
>>> lt.select(region="永川区", indicator="技能人才总量").frame["text"].tolist()
['20万人']
"""

from __future__ import annotations

from labourtargets.analysis import (
    assess,
    catalogue,
    compare,
    find,
    indicators,
    project,
    reconcile,
    regions,
    select,
    trace,
    transform,
    zone_outlook,
)
from labourtargets.explore import explore
from labourtargets.observations import load_observations
from labourtargets.session import language, set_language
from labourtargets.statements import load_series, load_statements, load_targets

__version__ = "0.1.0"
__all__ = [
    "assess",
    "catalogue",
    "compare",
    "explore",
    "find",
    "indicators",
    "language",
    "load_observations",
    "load_series",
    "load_statements",
    "load_targets",
    "project",
    "reconcile",
    "regions",
    "select",
    "set_language",
    "trace",
    "transform",
    "zone_outlook",
]
