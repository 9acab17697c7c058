"""What parameter names mean: regions, indicators, documents, years, dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from labourreports.spec.reading import read_yaml
from labourreports.spec.values import UNQUOTED, as_written, false_hint
from labourtargets.analysis.assumptions import years_expected
from labourtargets.codebook import Codebook, load_codebook
from labourtargets.errors import LabourTargetsError, Problem, suggest
from labourtargets.tables import read_table
from labourtargets.workspace import Workspace

__all__ = ["Vocabulary", "load_vocabulary", "named"]

FIRST_YEAR, LAST_YEAR = 1990, 2060
_REGIONS = ("region", "regions", "region_id", "region_ids", "zone")
_INDICATORS = ("indicator", "indicators", "indicator_id", "indicator_ids")
_DOCUMENTS = ("document", "documents", "doc_id", "doc_ids")
_COLUMNS = {"region": "region_id", "indicator": "indicator_id", "document": "doc_id"}
_TABLES = ("statements", "targets", "series")
_GIVEN = {"statements": "a number", "targets": "a target", "series": "a dated figure"}
# names a hint lists before it breaks off
_HINTED = 12


@dataclass(frozen=True)
class Vocabulary:
    """The known regions, indicators and documents, and which occur together in a table."""

    codebook: Codebook
    titles: Mapping[str, Mapping[str, str]]
    tables: Mapping[str, tuple[Mapping[str, str], ...]]

    @property
    def documents(self) -> tuple[str, ...]:
        """Identifiers of the documents, sorted."""
        return tuple(sorted(self.titles["zh"]))

    def settle(self, name: str, value: object, file: str) -> tuple[object, list[Problem]]:
        """Check a parameter's value by the meaning of its name.

        Returns
        -------
        tuple
            The value with regions and indicators as identifiers, and what is wrong.
        """
        if isinstance(value, list):
            settled = [self.settle(name, item, file) for item in value]
            return [item for item, _ in settled], [p for _, found in settled for p in found]
        kind = _kind(name)
        if value is None or not kind:
            return value, []
        if kind == "year":
            if isinstance(value, int) and FIRST_YEAR <= value <= LAST_YEAR:
                return value, []
            hint = UNQUOTED if isinstance(value, str) and value.isdecimal() else ""
            expected = f"a year {FIRST_YEAR}–{LAST_YEAR}"
            return value, [Problem(file, None, name, as_written(value)[:80], expected, hint)]
        if not isinstance(value, str):
            found, expected = as_written(value)[:80], f"the name of a {kind}"
            return value, [Problem(file, None, name, found, expected, false_hint(value))]
        return self._look_up(kind, name, value, file)

    def _look_up(self, kind: str, name: str, value: str, file: str) -> tuple[object, list[Problem]]:
        if kind == "date":
            try:
                dt.date.fromisoformat(value)
            except ValueError:
                return value, [Problem(file, None, name, value, "a date YYYY-MM-DD")]
            return value, []
        if kind == "document":
            if value in self.documents or not value:
                return value, []
            hint = suggest(value, self.documents, "data/documents")
            return value, [Problem(file, None, name, value, "a known document", hint)]
        if not value:
            return value, []
        try:
            if kind == "region":
                return self.codebook.region(value).region_id, []
            return self.codebook.indicator(value).indicator_id, []
        except LabourTargetsError as fault:
            return value, [
                Problem(file, None, name, value[:80], problem.expected, problem.hint)
                for problem in fault.problems
            ]

    def every(self, name: str, fixed: Mapping[str, object], table: str) -> list[str] | None:
        """List what ``"*"`` stands for: the values that stand in a table with what is fixed.

        Parameters
        ----------
        name : str
            A parameter that names a region, an indicator or a document.
        fixed : mapping
            The other parameters of the run; regions, indicators and documents among them
            narrow the list.
        table : {"targets", "series"}

        Returns
        -------
        list of str or None
            Sorted; None where the name has no such list.
        """
        kind = _kind(name)
        if kind not in _COLUMNS:
            return None
        others = {other: value for other, value in fixed.items() if _kind(other) != kind}
        rows = self._rows(named(others), table)
        return sorted({row[_COLUMNS[kind]] for row in rows if row[_COLUMNS[kind]]})

    def empty(self, parameters: Mapping[str, object], table: str, file: str) -> list[Problem]:
        """Refuse a run whose every region and indicator have nothing to show together.

        Parameters
        ----------
        parameters : mapping
            Of the run, settled.
        table : {"statements", "targets", "series"}
            What the notebook shows.
        file : str

        Returns
        -------
        list of Problem
            Nothing where one pair has a row, or the table is not there to look into.
        """
        # a notebook's own defaults may go by any name
        settled = {name: self.settle(name, value, file)[0] for name, value in parameters.items()}
        wanted = named(settled)
        if not wanted or not self.tables[table] or self._rows(wanted, table):
            return []
        hints = []
        for of, listed in (("region_id", "indicator_id"), ("indicator_id", "region_id")):
            rows = self._rows({of: wanted.get(of, frozenset())}, table)
            if rows:
                known = sorted({row[listed] for row in rows})
                hints.append(f"{_cut(sorted(wanted[of]))}: {_cut(known)}")
        names = [name for name, value in settled.items() if _kind(name) in _COLUMNS and value]
        found = " / ".join(_cut(sorted(values)) for values in wanted.values())
        expected = f"what a document gives {_GIVEN[table]} for, together (data/tables/{table}.csv)"
        return [Problem(file, None, ", ".join(names), found, expected, "; ".join(hints))]

    def undated(self, parameters: Mapping[str, object], file: str) -> list[Problem]:
        """Refuse years without a figure.

        Those are the year of a comparison in which what it ranks, its first indicator, has none,
        and paths that go on after the last figure of all they are about.

        Parameters
        ----------
        parameters : mapping
            Of the run, settled; only those of a comparison (``measure``, ``year``) and of paths
            (``models``, ``years``) are judged.
        file : str

        Returns
        -------
        list of Problem
        """
        if "models" in parameters and parameters.get("years"):
            return self._beyond(parameters, file)
        year = parameters.get("year")
        if not year or "measure" not in parameters:
            return []
        ranked = {
            name: each[:1] if name in _INDICATORS and isinstance(each, list) else each
            for name, each in parameters.items()
        }
        wanted = named({name: self.settle(name, each, file)[0] for name, each in ranked.items()})
        years = sorted({row["year"] for row in self._rows(wanted, "series")})
        if not years or str(year) in years:
            return []
        expected = f"a year with figures: {', '.join(years)}"
        return [Problem(file, None, "year", str(year), expected)]

    def _beyond(self, parameters: Mapping[str, object], file: str) -> list[Problem]:
        settled = {name: self.settle(name, each, file)[0] for name, each in parameters.items()}
        years = settled["years"]
        last = max((int(row["year"]) for row in self._rows(named(settled), "series")), default=None)
        asked = [year for year in years if isinstance(year, int)] if isinstance(years, list) else []
        expected = "" if last is None else years_expected(asked, last)
        return [Problem(file, None, "years", str(asked), expected)] if expected else []

    def _rows(self, wanted: Mapping[str, frozenset[str]], table: str) -> list[Mapping[str, str]]:
        return [
            row
            for row in self.tables[table]
            if all(row[column] in values for column, values in wanted.items())
        ]

    def label(self, name: str, value: object, language: str) -> str:
        """Write a parameter's value as a reader of the language knows it."""
        kind = _kind(name)
        if isinstance(value, list):
            return ("、" if language == "zh" else ", ").join(
                self.label(name, item, language) for item in value
            )
        if isinstance(value, str) and kind == "document":
            return self.titles.get(language, {}).get(value, value)
        if not isinstance(value, str) or kind not in ("region", "indicator") or not value:
            return str(value)
        entry: Any = (
            self.codebook.region(value) if kind == "region" else self.codebook.indicator(value)
        )
        return str(entry.name_zh if language == "zh" else entry.name_en)


def load_vocabulary(workspace: Workspace) -> Vocabulary:
    """Read the codebook, the titles of the documents and what occurs together."""
    titles: dict[str, dict[str, str]] = {"zh": {}, "en": {}}
    for path in sorted(workspace.documents.glob("*/source.yaml")):
        # only the titles: the corpus itself is verified where it is read
        content, _ = read_yaml(path, workspace.relative(path))
        for language, known in titles.items():
            known[path.parent.name] = str(
                (content or {}).get(f"title_{language}", path.parent.name)
            )
    tables: dict[str, tuple[Mapping[str, str], ...]] = dict.fromkeys(_TABLES, ())
    for name in _TABLES:
        if (workspace.tables / f"{name}.csv").is_file():
            # the years of anchors are whole, and no other table has a column of years
            columns = [*_COLUMNS.values(), *(["year"] if name == "series" else [])]
            frame = read_table(name, workspace)[columns].drop_duplicates().astype("str")
            tables[name] = tuple(
                {str(column): str(value) for column, value in row.items()}
                for row in frame.fillna("").to_dict("records")
            )
    return Vocabulary(load_codebook(workspace), titles, tables)


def named(parameters: Mapping[str, object]) -> dict[str, frozenset[str]]:
    """Return the regions, indicators and documents that parameters name, by column."""
    found: dict[str, frozenset[str]] = {}
    for name, value in parameters.items():
        values = frozenset(one for one in (value if isinstance(value, list) else [value])
                           if isinstance(one, str) and one)  # fmt: skip
        if _kind(name) in _COLUMNS and values:
            column = _COLUMNS[_kind(name)]
            found[column] = found.get(column, frozenset()) | values
    return found


def _cut(names: list[str]) -> str:
    more = len(names) - _HINTED
    return ", ".join(names[:_HINTED]) + (f" and {more} more" if more > 0 else "")


def _kind(name: str) -> str:
    if name in _REGIONS:
        return "region"
    if name in _INDICATORS:
        return "indicator"
    if name in _DOCUMENTS:
        return "document"
    if name in ("year", "years") or name.endswith("_year"):
        return "year"
    return "date" if name == "as_of" else ""
