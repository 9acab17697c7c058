"""What a search finds: places, indicators, terms and statements, each with where to go on."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any

import pandas as pd

from labourtargets.analysis.selection import Selection, View, named
from labourtargets.codebook import Codebook, load_codebook
from labourtargets.quantities import read
from labourtargets.session import spoken
from labourtargets.statements import load_series, load_statements, load_targets
from labourtargets.tables import records
from labourtargets.workspace import Workspace

__all__ = ["Found", "hits"]

_ENTRY = ["kind", "id", "name_zh", "name_en", "region_id", "indicator_id", "where"]
_STATED = ["text", "value", "base_unit", "period_start", "period_end"]
_KEYS = ["statement_id", "series_id"]
_COLUMNS = [
    *_ENTRY[:4], "region_id", "region_zh", "region_en", "indicator_id", "role", *_STATED, *_KEYS,
    "where", "matched",
]  # fmt: skip

# how a statement goes by the words, the nearest first
_MATCHED = ("statement", "baseline", "form", "quote")
_ENDED = re.compile(r"([a-z]{4,}?)(?:ing|ed|es|s)")
_SCALED = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s+(thousand|million|billion)\b")
_SCALES = {"thousand": 1e3, "million": 1e6, "billion": 1e9}
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True, repr=False)
class Found(Selection):
    """The entries and statements that hold some words; see `find`.

    Parameters
    ----------
    frame, workspace, parts
        As in `Selection`.
    words : str
        What was looked for.
    """

    words: str = ""

    @cached_property
    def meant(self) -> str:
        """The words with those misspelt put right by the names of the registries.

        Empty where something was found, or nothing is near.

        Examples
        --------
        >>> from labourtargets.analysis import find
        >>> find("skiled workers").meant, find("skilled workers").meant
        ('skilled workers', '')
        """
        if len(self.frame):
            return ""
        codebook = load_codebook(self.workspace)
        known = {
            word
            for registry in (codebook.regions, codebook.indicators)
            for name in [*registry["name_en"].str.casefold(), *registry["name_zh"]]
            for word in re.findall(r"\w+", name)
        }
        asked = self.words.casefold().split()
        near = [
            word if word in known else next(iter(get_close_matches(word, known, 1, 0.66)), word)
            for word in asked
        ]
        meant = " ".join(near)
        # no number is a misspelt one; and what finds nothing either is no help
        if near == asked or not self.words.strip(" 0123456789.,"):
            return ""
        return "" if hits(meant, self.workspace).empty else meant

    def __repr__(self) -> str:
        hint = f"; did you mean {self.meant!r}?" if self.meant else ""
        return super().__repr__() if len(self.frame) else f"Found: nothing{hint}"

    def view(self, name: str = "", language: str | None = None) -> View:
        """Return ``found``: what each entry is, its figure and period, and the identifier."""
        from labourtargets import wording
        from labourtargets.charts import Column

        language = spoken(language)
        if name not in ("", "found"):
            raise self._unknown("table", name, ("found",))
        rows = records(self.frame)
        stated = {row["statement_id"]: row for row in records(load_statements(self.workspace))}
        frame = self.frame.assign(
            name=self.frame[f"name_{language}"],
            region=self.frame[f"region_{language}"],
            kind_label=[wording.label("found", row["kind"], language) for row in rows],
            role_label=[
                wording.label("role", None if pd.isna(row["role"]) else row["role"], language)
                for row in rows
            ],
            said=[
                wording.stated(stated[row["id"]], language, linked=False)
                if row["kind"] == "statement"
                else wording.MISSING
                for row in rows
            ],
            period=[
                wording.period(row["period_start"], row["period_end"], language) for row in rows
            ],
            held=[_held(row, language) for row in rows],
        )
        columns = [
            Column("kind_label", wording.phrase("column.kind", language)),
            Column("name", wording.phrase("column.label", language)),
            Column("id", wording.phrase("column.id", language)),
            Column("region", wording.phrase("column.region", language)),
            Column("role_label", wording.phrase("column.role", language)),
            Column("period", wording.phrase("column.period", language)),
            Column("text", wording.phrase("column.text", language), statement="statement_id"),
            Column("said", wording.phrase("column.value", language)),
            Column("held", wording.phrase("column.found_in", language)),
        ]
        title = wording.phrase("found.title", language, words=self.words, count=len(frame))
        note = wording.phrase("found.note", language)
        if self.meant:
            note = wording.phrase("found.meant", language, words=self.meant)
        elif frame.empty:
            note = wording.phrase("found.nothing", language)
        return View(frame, columns, title, note)


def _held(row: Mapping[str, Any], language: str) -> str:
    """Say where the words of an entry stand; of a statement whether they are its own."""
    from labourtargets import wording

    if row["kind"] != "statement":
        return wording.label("found_in", row["where"], language)
    if row["matched"] in ("quote", "baseline"):
        return wording.phrase(f"found.by_{row['matched']}", language, quote=row["where"])
    return str(row["where"])


def hits(wanted: str, workspace: Workspace) -> pd.DataFrame:
    """Return the rows of `find` for folded words.

    Examples
    --------
    >>> hits("20万人", Workspace.default())["statement_id"].dropna().iloc[0].split(":")[0]
    'hitech-talent-2021'
    """
    codebook, statements = load_codebook(workspace), load_statements(workspace)
    words = _SCALED.sub(_in_digits, wanted).split()
    ranks = pd.DataFrame({
        number: _rank(statements, word, codebook, workspace) for number, word in enumerate(words)
    }).max(axis=1)  # fmt: skip
    ranks = ranks[ranks < len(_MATCHED)].sort_values(kind="stable")
    rows = statements.loc[ranks.index].assign(matched=[_MATCHED[rank] for rank in ranks])
    entries = _named_so(codebook, words)
    rows = rows.rename(columns={"quote": "where"})
    anchors = load_series(workspace).set_index("statement_id")["series_id"]
    things = codebook.indicators.set_index("indicator_id")
    rows = rows.assign(
        kind="statement",
        id=rows["statement_id"],
        series_id=rows["statement_id"].map(anchors),
        **{name: rows["indicator_id"].map(things[name]) for name in ("name_zh", "name_en")},
    )
    for language in ("zh", "en"):
        rows[f"region_{language}"] = named(rows, language)["region"]
    found = pd.concat([entries.reindex(columns=_COLUMNS), rows[_COLUMNS]], ignore_index=True)
    kinds = {"value": "float64", "period_start": "Int64", "period_end": "Int64"}
    return found.astype({name: kinds.get(name, "str") for name in _COLUMNS})


def _rank(
    statements: pd.DataFrame, word: str, codebook: Codebook, workspace: Workspace
) -> pd.Series[int]:
    """Tell of each statement how a word matches it, as a place in `_MATCHED`; past it, not at all."""
    whole, form = _whole(word), _form(word)
    quoted = statements["quote"].str.casefold().str.contains(whole)
    ranks = quoted.map({True: _MATCHED.index("quote"), False: len(_MATCHED)})
    if form is not None:
        ranks = ranks.mask(_goes_by(statements, form, codebook), _MATCHED.index("form"))
    own = statements["text"].str.casefold().str.contains(whole)
    own |= _goes_by(statements, whole, codebook)
    figure = _figure(word, codebook)
    if figure is not None:
        value, base = figure
        alike = statements["base_unit"].eq(base) if base else pd.Series(True, statements.index)
        targets = load_targets(workspace)
        begun = targets.loc[targets["baseline_value"].eq(value), "statement_id"]
        from_it = statements["statement_id"].isin(begun) & alike
        ranks = ranks.mask(from_it, _MATCHED.index("baseline"))
        own |= statements["value"].eq(value) & alike
    return ranks.mask(own, _MATCHED.index("statement"))


def _figure(word: str, codebook: Codebook) -> tuple[float, str] | None:
    """Read a word that is a figure: its value in base units, and the base unit if it names one."""
    if _NUMBER.fullmatch(word):
        return float(word.replace(",", "")), ""
    mentions = read(word, codebook.unit_map)
    if len(mentions) == 1 and mentions[0].text == word and mentions[0].value is not None:
        return mentions[0].value, mentions[0].base_unit
    return None


def _in_digits(found: re.Match[str]) -> str:
    return f"{float(found[1].replace(',', '')) * _SCALES[found[2]]:.15g}"


def _goes_by(
    statements: pd.DataFrame, whole: re.Pattern[str], codebook: Codebook
) -> pd.Series[bool]:
    """Tell of each statement whether its place or indicator goes by a word."""
    found = pd.Series(False, index=statements.index)
    named_so = pd.DataFrame(_entries(codebook, [whole]), columns=_ENTRY, dtype="str")
    named_so = named_so[named_so["where"] == "name"]
    for column in ("region_id", "indicator_id"):
        ids = named_so.loc[named_so["kind"] == column.removesuffix("_id"), "id"]
        found |= statements[column].isin(ids)
    return found


def _named_so(codebook: Codebook, words: Sequence[str]) -> pd.DataFrame:
    """Return the entries that go by all the words, by other forms of them after the others."""
    wholes = [_whole(word) for word in words]
    forms = [_form(word) or whole for word, whole in zip(words, wholes, strict=True)]
    exact = pd.DataFrame(_entries(codebook, wholes), columns=_ENTRY, dtype="str")
    if forms == wholes:
        return exact.assign(matched=exact["where"])
    formed = pd.DataFrame(_entries(codebook, forms), columns=_ENTRY, dtype="str")
    more = formed[~(formed["kind"] + formed["id"]).isin(exact["kind"] + exact["id"])]
    found = pd.concat([exact.assign(matched=exact["where"]), more.assign(matched="form")])
    order = {kind: place for place, kind in enumerate(("region", "indicator", "term"))}
    return found.sort_values("kind", key=lambda kinds: kinds.map(order), kind="stable")


def _form(word: str) -> re.Pattern[str] | None:
    """Return a pattern of other forms of an English word: training, trained, trains."""
    ended = _ENDED.fullmatch(word)
    return re.compile(rf"\b{ended[1]}(?:ing|ed|es|s|ers?)?\b") if ended else None


def _whole(wanted: str) -> re.Pattern[str]:
    """Return a word as a pattern; a number in it is found whole, 20 not within 120 or 1.20."""
    before = r"(?<!\d)(?<!\d[.,])" if wanted[0].isdigit() else ""
    after = r"(?!\d|[.,]\d)" if wanted[-1].isdigit() else ""
    # "high skilled" stands in names, high_skilled in identifiers
    words = "[ _-]".join(map(re.escape, re.split("[_-]", wanted)))
    return re.compile(before + words + after)


def _entries(codebook: Codebook, wanted: Sequence[re.Pattern[str]]) -> list[tuple[Any, ...]]:
    """Return the entries that go by all the words; of indicators, definitions count last."""
    rows: list[tuple[Any, ...]] = []
    aliases = codebook.region_aliases.groupby("region_id")["alias"].agg(list)
    for row in codebook.regions.itertuples():
        names = [row.name_zh, row.name_en, row.region_id, *aliases.get(row.region_id, [])]
        if _all(wanted, names):
            place = row.region_id
            rows.append(("region", place, row.name_zh, row.name_en, place, None, "name"))
    for row in codebook.indicators.itertuples():
        thing = row.indicator_id
        names = [row.name_zh, row.name_en, thing]
        if _all(wanted, names):
            rows.append(("indicator", thing, row.name_zh, row.name_en, None, thing, "name"))
        elif _all(wanted, [*names, row.definition_zh, row.definition_en]):
            rows.append(("indicator", thing, row.name_zh, row.name_en, None, thing, "definition"))
    for row in codebook.glossary.itertuples():
        if _all(wanted, [row.term_zh, row.term_en]):
            rows.append(("term", row.term_zh, row.term_zh, row.term_en, None, None, "name"))
    return rows


def _all(wanted: Sequence[re.Pattern[str]], names: Sequence[Any]) -> bool:
    folded = [name.casefold() for name in names if isinstance(name, str)]
    return all(any(word.search(name) for name in folded) for word in wanted)
