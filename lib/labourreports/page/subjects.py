"""What a run is about, in the words of a reader: its places and indicators."""

from __future__ import annotations

from collections.abc import Mapping

from labourreports.spec import LANGUAGES
from labourtargets.codebook import Codebook, load_codebook
from labourtargets.errors import LabourTargetsError
from labourtargets.workspace import Workspace

__all__ = ["names_of", "subjects", "words_of"]

_PLACES = ("region", "regions", "zone")
_INDICATORS = ("indicator", "indicators")


def names_of(workspace: Workspace) -> Codebook | None:
    """Return the codebook, or None where it cannot be read: a report then names nothing."""
    try:
        return load_codebook(workspace)
    except LabourTargetsError:
        return None


def subjects(
    parameters: Mapping[str, object], codebook: Codebook | None, language: str
) -> list[str]:
    """Name the indicators and places a run was given, indicators first.

    Parameters
    ----------
    parameters : mapping
        Of a run that was checked.
    codebook : Codebook or None
    language : {"zh", "en"}

    Returns
    -------
    list of str
        In the order of the run, each once; names that the codebook no longer has are left out.

    Examples
    --------
    >>> given = {"region": ["yongchuan"], "indicator": "talent_total", "zone": ""}
    >>> subjects(given, load_codebook(), "en")
    ['Total talent resources', 'Yongchuan District']
    """
    if codebook is None:
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


def words_of(parameters: Mapping[str, object], codebook: Codebook | None) -> str:
    """Join what a run is about in both languages, for the search of the index."""
    return " ".join(
        name for language in LANGUAGES for name in subjects(parameters, codebook, language)
    )


def _listed(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [item for item in values if isinstance(item, str) and item]
