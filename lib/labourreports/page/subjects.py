"""What a run is about, in the words of a reader: its places and indicators."""

from __future__ import annotations

from collections.abc import Mapping

from labourtargets.codebook import load_codebook
from labourtargets.errors import LabourTargetsError
from labourtargets.workspace import Workspace

__all__ = ["subjects"]

_PLACES = ("region", "regions", "zone")
_INDICATORS = ("indicator", "indicators")


def subjects(parameters: Mapping[str, object], workspace: Workspace, language: str) -> list[str]:
    """Name the indicators and places a run was given, indicators first.

    Parameters
    ----------
    parameters : mapping
        Of a run that was checked.
    workspace : Workspace
    language : {"zh", "en"}

    Returns
    -------
    list of str
        In the order of the run, each once; names that the codebook no longer has are left out.

    Examples
    --------
    >>> given = {"region": ["yongchuan"], "indicator": "talent_total", "zone": ""}
    >>> subjects(given, Workspace.default(), "en")
    ['Total talent resources', 'Yongchuan District']
    """
    try:
        codebook = load_codebook(workspace)
    except LabourTargetsError:
        return []
    found = []
    for names, look_up in ((_INDICATORS, codebook.indicator), (_PLACES, codebook.region)):
        for value in (item for name in names for item in _listed(parameters.get(name))):
            try:
                entry = look_up(value)
            except LabourTargetsError:
                continue
            found.append(entry.name_zh if language == "zh" else entry.name_en)
    return list(dict.fromkeys(found))


def _listed(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str) and item]
