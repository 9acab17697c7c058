"""Regional labour-market targets of Chinese government plans, each traceable to its sentence.

>>> import labourtargets as lt
>>> lt.select(region="永川区", indicator="技能人才总量").frame["text"].tolist()
['20万人']
"""

from __future__ import annotations

from labourtargets.analysis import catalogue, compare, find, project, reconcile, select
from labourtargets.statements import load_series, load_statements, load_targets, trace

__version__ = "0.1.0"
__all__ = [
    "catalogue",
    "compare",
    "find",
    "load_series",
    "load_statements",
    "load_targets",
    "project",
    "reconcile",
    "select",
    "trace",
]
