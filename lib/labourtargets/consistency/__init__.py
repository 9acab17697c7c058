"""Declared relations between statements: the printed gap, the verdict, and what it does."""

from labourtargets.consistency.arithmetic import evaluate
from labourtargets.consistency.figures import Figure, printed_figure
from labourtargets.consistency.ladder import VERDICTS, judge
from labourtargets.consistency.material import (
    Material,
    load_checks,
    load_wording,
    observed_number,
)
from labourtargets.consistency.running import KINDS, run_checks
from labourtargets.consistency.stocks import gross_need, itemised_share

__all__ = [
    "KINDS",
    "VERDICTS",
    "Figure",
    "Material",
    "evaluate",
    "gross_need",
    "itemised_share",
    "judge",
    "load_checks",
    "load_wording",
    "observed_number",
    "printed_figure",
    "run_checks",
]
