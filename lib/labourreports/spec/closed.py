"""Parameters that have few values, or a form of their own: refused as the library would refuse."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from labourtargets.analysis.assessing import METHODS
from labourtargets.analysis.assumptions import read_scenarios
from labourtargets.analysis.names import model_name
from labourtargets.comparison import MEASURES
from labourtargets.consistency import KINDS
from labourtargets.errors import Problem, Problems, suggest
from labourtargets.trajectories import MODELS, RULES

__all__ = ["beyond"]

_SETS: Mapping[str, Sequence[str]] = {
    "models": (*MODELS, "all"),
    "before": RULES,
    "measure": MEASURES,
    "methods": METHODS,
    "kind": KINDS,
}


def beyond(name: str, value: object, file: str) -> list[Problem]:
    """Say what of a parameter's value the library does not know.

    Parameters
    ----------
    name : str
        Of the parameter; one whose name has no closed set here is not judged.
    value : object
        Of the type its notebook declares.
    file : str
        The run file.

    Returns
    -------
    list of Problem

    Examples
    --------
    >>> print(*beyond("before", "groth", "params/path.yaml"))
    before='groth'  expected one of none, growth, linear, flat; did you mean 'growth'?
    """
    if name in _SETS:
        known = _SETS[name]
        expected = f"one of {', '.join(known)}"
        if name == "models" and not value:
            # no model makes no path; of the other lists an empty one means all
            return [Problem(file, None, name, "[]", f"at least {expected}")]
        return [
            Problem(file, None, name, str(one)[:80], expected, suggest(str(one), known))
            for one in (value if isinstance(value, list) else [value])
            if (model_name(str(one)) if name == "models" else one) not in known
        ]
    if name == "scenarios" and isinstance(value, list):
        problems = Problems()
        read_scenarios([str(one) for one in value], problems)
        return [replace(each, file=file, field=name, found=_named(each)[:80]) for each in problems]
    if name == "years" and isinstance(value, list) and value != sorted(value):
        return [Problem(file, None, name, str(value)[:80], "the first year before the last")]
    if name == "delta" and isinstance(value, int | float) and not 0 <= value <= 1:
        return [Problem(file, None, name, str(value), "a share from 0 to 1")]
    if name == "attrition" and isinstance(value, int | float) and not 0 <= value < 1:
        return [Problem(file, None, name, str(value), "a share from 0 to less than 1")]
    return []


def _named(problem: Problem) -> str:
    """Keep the key of a scenario that is wrong beside what was found."""
    plain = problem.field in ("scenario", "name")
    return problem.found if plain else f"{problem.field}={problem.found}"
