"""Regions and indicators under the fingers: completion in both languages, identifiers out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Literal

import pandas as pd

from labourtargets.codebook import Codebook, default_codebook
from labourtargets.errors import suggest
from labourtargets.session import LANGUAGES, spoken
from labourtargets.tables import records
from labourtargets.trajectories import MODELS

__all__ = ["NameSpace", "indicators", "model_name", "regions"]

_SHOWN = {
    "region": ["name_zh", "name_en", "region_id", "level"],
    "indicator": ["name_zh", "name_en", "indicator_id", "base_unit", "measure"],
}


class NameSpace:
    """Names of one registry as attributes; every one gives the identifier.

    Attributes are identifiers and Chinese names, with ``_`` for what Python does not allow in a
    name; square brackets take any name the codebook knows, English glosses and aliases too.

    Parameters
    ----------
    kind : {"region", "indicator"}

    Examples
    --------
    >>> regions.永川区, regions["Yongchuan District"], regions.chongqing_hitech
    ('yongchuan', 'yongchuan', 'chongqing-hitech')
    >>> "talent_total" in dir(indicators), "人才资源总量" in dir(indicators)
    (True, True)
    """

    def __init__(self, kind: Literal["region", "indicator"]) -> None:
        self._kind = kind

    @property
    def _codebook(self) -> Codebook:
        """The registries as first met: reading them anew for every key pressed would be slow."""
        return default_codebook()

    @property
    def frame(self) -> pd.DataFrame:
        """The registry: one row per entry, sorted by identifier."""
        return _registry(self._codebook, self._kind)

    def __getitem__(self, name: str) -> str:
        """Return the identifier of any known name.

        Raises
        ------
        CodebookError
            If the name is unknown; near names are suggested.

        Examples
        --------
        >>> regions["永川"]
        'yongchuan'
        """
        if self._kind == "region":
            return self._codebook.region(name).region_id
        return self._codebook.indicator(name).indicator_id

    def __getattr__(self, name: str) -> str:
        # what IPython and copy probe for is no name of a registry
        if name.startswith("_"):
            raise AttributeError(name)
        names = self._attributes
        if name in names:
            return names[name]
        hint = suggest(name, names)
        raise AttributeError(f"no {self._kind} {name!r}" + (f"; {hint}" if hint else ""))

    def __dir__(self) -> list[str]:
        return [*self._attributes, "frame"]

    def __iter__(self) -> Iterator[str]:
        return iter(self.frame[f"{self._kind}_id"])

    def __len__(self) -> int:
        return len(self.frame)

    def __contains__(self, name: object) -> bool:
        names = _names(self._codebook, self._kind)
        return str(name).strip().casefold() in {known.casefold() for known in names}

    def __repr__(self) -> str:
        return self._shown().to_string(index=False)

    def _repr_html_(self) -> str:
        from labourtargets import present, wording
        from labourtargets.charts import Column

        language, shown = spoken(None), self._shown()
        for topic in {"level", "measure"} & set(shown.columns):
            codes = shown[topic]
            shown = shown.assign(**{topic: [wording.label(topic, one, language) for one in codes]})
        headings = {
            name: wording.phrase(f"names.{name}", language)
            for name in (self._kind, *map(str, shown.columns))
        }
        return present.table_html(
            shown,
            columns=[Column(name, headings[name]) for name in map(str, shown.columns)],
            title=headings[self._kind],
            language=language,
        )

    def _ipython_key_completions_(self) -> list[str]:
        return list(_names(self._codebook, self._kind))

    def _shown(self) -> pd.DataFrame:
        return self.frame[_SHOWN[self._kind]]

    @cached_property
    def _attributes(self) -> dict[str, str]:
        """Attribute → identifier; an attribute two entries would share belongs to neither."""
        owners: dict[str, set[str]] = {}
        for name, identifier in _names(self._codebook, self._kind).items():
            attribute = _attribute(name)
            if attribute.isidentifier():
                owners.setdefault(attribute, set()).add(identifier)
        return {name: ids.pop() for name, ids in sorted(owners.items()) if len(ids) == 1}


#: Every region: ``lt.regions.永川区`` or ``lt.regions.yongchuan``.
regions = NameSpace("region")
#: Every indicator: ``lt.indicators.人才资源总量`` or ``lt.indicators.talent_total``.
indicators = NameSpace("indicator")


def _registry(codebook: Codebook, kind: str) -> pd.DataFrame:
    return codebook.regions if kind == "region" else codebook.indicators


def _names(codebook: Codebook, kind: str) -> Mapping[str, str]:
    """Every name of every entry → its identifier."""
    names = {
        str(row[column]): str(row[f"{kind}_id"])
        for row in records(_registry(codebook, kind))
        for column in (f"{kind}_id", "name_zh", "name_en")
    }
    if kind == "region":
        aliases = codebook.region_aliases
        names |= dict(zip(aliases["alias"], aliases["region_id"], strict=True))
    return names


def _attribute(name: str) -> str:
    """Write a name as Python reads it: NFKC, with ``_`` for signs and blanks."""
    return re.sub(r"\W+", "_", unicodedata.normalize("NFKC", name)).strip("_")


def model_name(asked: str) -> str:
    """Return the name of a path model under which it is registered.

    Parameters
    ----------
    asked : str
        That name, or how reports call the model in either language.

    Returns
    -------
    str
        What was asked for where no model is called so: it is for the caller to refuse it.

    Examples
    --------
    >>> model_name("constant growth"), model_name("constant_growth"), model_name("等比增长")
    ('growth', 'growth', 'growth')
    >>> model_name("linaer")
    'linaer'
    """
    from labourtargets.wording import label

    if asked in MODELS:
        return asked
    wanted = asked.strip().casefold().replace("_", " ")
    called = {label("model", name, one).casefold(): name for name in MODELS for one in LANGUAGES}
    return called.get(wanted, asked)
