"""The registries answered from, by any name an entry goes by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from difflib import get_close_matches

import pandas as pd

from labourtargets.codebook.entries import Indicator, Region, Unit
from labourtargets.errors import CodebookError, Problem, suggest
from labourtargets.tables import records

__all__ = ["Codebook", "folded"]

# entries that a hint names one by one
_FEW = 4
# a name as near as this is one letter off, not a part of a longer one
_MISSPELT = 0.9
# letters of a word that says something: not "of", not "and"
_A_WORD = 4


@dataclass(frozen=True)
class Codebook:
    """Hold the registries and answer by identifier, official name, gloss or alias.

    Parameters
    ----------
    regions, indicators, units, glossary, periods, region_aliases : pandas.DataFrame
        The registries as `labourtargets.tables.read_table` returns them.

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> load_codebook().region("永川").region_id
    'yongchuan'
    """

    regions: pd.DataFrame
    indicators: pd.DataFrame
    units: pd.DataFrame
    glossary: pd.DataFrame
    periods: pd.DataFrame
    region_aliases: pd.DataFrame
    _regions: Mapping[str, Region] = field(repr=False, compare=False, default_factory=dict)
    _indicators: Mapping[str, Indicator] = field(repr=False, compare=False, default_factory=dict)
    _units: Mapping[str, Unit] = field(repr=False, compare=False, default_factory=dict)
    _names: Mapping[str, str] = field(repr=False, compare=False, default_factory=dict)
    _noted: Mapping[tuple[str, str], Sequence[str]] = field(
        repr=False, compare=False, default_factory=dict
    )

    def region(self, name: str) -> Region:
        """Return the region of an identifier, official name, gloss or alias.

        Raises
        ------
        CodebookError
            If the name is unknown; near names are suggested, never taken.

        Examples
        --------
        >>> from labourtargets.codebook import load_codebook
        >>> load_codebook().region("绵阳市").level
        'prefecture_city'
        """
        key = self._names.get(f"region:{folded(name)}", name)
        if key not in self._regions:
            raise self._unknown("region", name, "data/registries/regions.csv")
        return self._regions[key]

    def indicator(self, name: str) -> Indicator:
        """Return the indicator of an identifier, official name or gloss.

        Raises
        ------
        CodebookError
            If the name is unknown.

        Examples
        --------
        >>> from labourtargets.codebook import load_codebook
        >>> load_codebook().indicator("人才资源总量").base_unit
        '人'
        """
        key = self._names.get(f"indicator:{folded(name)}", name)
        if key not in self._indicators:
            raise self._unknown("indicator", name, "data/registries/indicators.csv")
        return self._indicators[key]

    def unit(self, name: str) -> Unit:
        """Return a unit as printed.

        Raises
        ------
        CodebookError
            If the unit is unknown.

        Examples
        --------
        >>> from labourtargets.codebook import load_codebook
        >>> load_codebook().unit("万人").factor
        10000.0
        """
        if name not in self._units:
            listed = "data/registries/units.csv"
            glossed = [
                each.unit for each in self._units.values() if each.name_en == name.casefold()
            ]
            if glossed:
                # units are written in official terms alone, of which some share a gloss
                raise _refused("unit", name, _one_of(glossed, listed))
            raise _refused("unit", name, suggest(name, list(self._units), listed))
        return self._units[name]

    def noted(self, region_id: str, note: str) -> Sequence[str]:
        """Return the aliases of a region that bear a note.

        Examples
        --------
        >>> from labourtargets.codebook import load_codebook
        >>> load_codebook().noted("guangan", "short name")
        ['广安']
        """
        return self._noted.get((region_id, note), [])

    @property
    def unit_map(self) -> Mapping[str, Unit]:
        """All units by their printed form, as `labourtargets.quantities.read` takes them."""
        return self._units

    @property
    def factors(self) -> dict[str, float]:
        """Base units in one of each printed unit.

        Examples
        --------
        >>> from labourtargets.codebook import load_codebook
        >>> load_codebook().factors["万人"]
        10000.0
        """
        return {name: unit.factor for name, unit in self._units.items()}

    def convert(self, value: float, unit: str, to: str) -> float:
        """Convert a number between units of one dimension.

        Parameters
        ----------
        value : float
            Number in `unit`.
        unit, to : str
            Printed units.

        Returns
        -------
        float
            Number in `to`.

        Raises
        ------
        CodebookError
            If a unit is unknown or the dimensions differ: 人 and 人次, percent and percentage
            point are never converted into each other.

        Examples
        --------
        >>> from labourtargets.codebook import load_codebook
        >>> load_codebook().convert(8.36, "万人", "人")
        83600.0
        """
        here, there = self.unit(unit), self.unit(to)
        if here.dimension != there.dimension or here.base_unit != there.base_unit:
            raise CodebookError(
                Problem(
                    "",
                    None,
                    "unit",
                    unit,
                    f"a unit of {there.dimension}",
                    f"{unit} measures {here.dimension}; nothing converts it into {to}",
                )
            )
        # Decimal keeps 8.36 × 10 000 at 83 600 instead of 83 599.999…
        scaled = (
            Decimal(repr(float(value))) * Decimal(repr(here.factor)) / Decimal(repr(there.factor))
        )
        return float(scaled)

    def years_of(self, period: str) -> tuple[int, int] | None:
        """Return first and last year of a period that has a name (十四五), else None.

        Examples
        --------
        >>> from labourtargets.codebook import load_codebook
        >>> load_codebook().years_of("“十四五”期间")
        (2021, 2025)
        """
        for row in records(self.periods):
            if row["name"] in period:
                return row["year_start"], row["year_end"]
        return None

    def sets(self) -> dict[str, list[str]]:
        """Return the members of the sets that schemas refer to.

        Examples
        --------
        >>> from labourtargets.codebook import load_codebook
        >>> sorted(load_codebook().sets())
        ['indicators', 'regions', 'units']
        """
        return {
            "regions": list(self._regions),
            "indicators": list(self._indicators),
            "units": list(self._units),
        }

    def _unknown(self, kind: str, name: str, listed: str) -> CodebookError:
        """Refuse a name; where several entries have it in theirs, name them instead of one."""
        known = {
            called.split(":", 1)[1]: identifier
            for called, identifier in self._names.items()
            if called.startswith(f"{kind}:")
        }
        asked = _run_together(name)
        holding = dict.fromkeys(
            one for called, one in known.items() if asked and asked in _run_together(called)
        )
        holding = holding or _by_words(name, known)
        misspelt = get_close_matches(folded(name), known, 1, _MISSPELT)
        if not misspelt and 0 < len(holding) <= _FEW:
            return _refused(f"{kind}_id", name, _one_of(holding, listed))
        return _refused(f"{kind}_id", name, suggest(name, known, listed))


def _refused(column: str, name: str, hint: str) -> CodebookError:
    return CodebookError(Problem("", None, column, name, "a known name", hint))


def _one_of(names: Iterable[str], listed: str) -> str:
    return f"did you mean {' or '.join(map(repr, names))}? ({listed})"


def _by_words(name: str, known: Mapping[str, str]) -> dict[str, None]:
    """Return the entries whose names together have most of the words asked for."""
    words = [word for word in re.findall(r"\w+", folded(name)) if len(word) >= _A_WORD]
    pooled: dict[str, list[str]] = {}
    for called, identifier in known.items():
        pooled.setdefault(identifier, []).append(called)
    scores = {
        identifier: sum(any(word in called for called in names) for word in words)
        for identifier, names in pooled.items()
    }
    most = max(scores.values(), default=0)
    return dict.fromkeys(one for one, score in scores.items() if most and score == most)


def _run_together(name: str) -> str:
    """Return a name without what "north-east", "northeast" and "north east" differ in."""
    return re.sub("[ _-]", "", folded(name))


def folded(name: str) -> str:
    """Return a name as it is looked up: upper and lower case alike.

    Examples
    --------
    >>> folded(" Mianyang")
    'mianyang'
    """
    return str(name).strip().casefold()
