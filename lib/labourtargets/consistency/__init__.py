"""Declared relations between statements: the printed gap, the verdict, and what it does."""

from labourtargets.consistency.arithmetic import evaluate
from labourtargets.consistency.figures import Figure, printed_figure
from labourtargets.consistency.ladder import VERDICTS, judge
from labourtargets.consistency.material import Material, load_checks, load_wording
from labourtargets.consistency.running import KINDS, run_checks
from labourtargets.consistency.stocks import itemised_share

__all__ = [
    "KINDS",
    "VERDICTS",
    "Figure",
    "Material",
    "evaluate",
    "itemised_share",
    "judge",
    "load_checks",
    "load_wording",
    "printed_figure",
    "run_checks",
]
