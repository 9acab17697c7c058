"""Comparing places: what the register allows, measures, rank ranges, shares, convergence."""

from labourtargets.comparison.convergence import PlannedConvergence, planned_convergence
from labourtargets.comparison.inequality import Dispersion, Theil, dispersion, theil
from labourtargets.comparison.intensity import Denominator
from labourtargets.comparison.measures import (
    MEASURES,
    measure_table,
    printed_widths,
)
from labourtargets.comparison.ranking import beside, rank, sides, total
from labourtargets.comparison.refusing import pairs, refusals, require
from labourtargets.comparison.register import (
    Comparability,
    Side,
    comparability,
    load_comparability,
    overlap,
)
from labourtargets.comparison.zones import Decomposition, contributions, members, shares

__all__ = [
    "MEASURES",
    "Comparability",
    "Decomposition",
    "Denominator",
    "Dispersion",
    "PlannedConvergence",
    "Side",
    "Theil",
    "beside",
    "comparability",
    "contributions",
    "dispersion",
    "load_comparability",
    "measure_table",
    "members",
    "overlap",
    "pairs",
    "planned_convergence",
    "printed_widths",
    "rank",
    "refusals",
    "require",
    "shares",
    "sides",
    "theil",
    "total",
]
