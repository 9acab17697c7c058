"""What the index answers when a figure is looked up: all figures of the documents, in one script."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from typing import Any

from labourreports.page.blocks import script_text
from labourreports.page.strings import SEARCH
from labourreports.page.subjects import subjects
from labourreports.spec import LANGUAGES
from labourtargets import wording
from labourtargets.analysis.footing import footing, worded_by
from labourtargets.codebook import Codebook
from labourtargets.comparison.register import Side, load_comparability, rules_of, said_of
from labourtargets.corpus import load_corpus
from labourtargets.statements import load_statements, load_targets
from labourtargets.tables import records
from labourtargets.workspace import Workspace

__all__ = ["lookup_script", "lookup_table"]

# statements of one fact that agree in these say the same thing twice
_SAME = ("region_id", "indicator_id", "measure", "value", "lower", "upper", "comparator",
         "period_start", "period_end")  # fmt: skip
_PLAIN = ("role", "number", "value", "measure", "timing", "commitment", "authority")
# what a path rests on, or why there is none, is said as the catalogue of promises says it
_LABELLED = ("role", "measure", "timing", "commitment", "comparability", "footing", "outlook")

Row = dict[str, Any]
Reports = Sequence[Mapping[str, Any]]


def lookup_script(workspace: Workspace, codebook: Codebook, reports: Reports) -> str:
    """Return the script that the index loads when its search is first used.

    It only names the table of `lookup_table`: what searches it is the same for all sites.
    """
    table = lookup_table(workspace, codebook, reports)
    return f"window.labourtargetsFigures = {script_text(table)};\n"


def lookup_table(workspace: Workspace, codebook: Codebook, reports: Reports) -> Row:
    """Gather every figure with what tells it from others of the same size.

    Parameters
    ----------
    workspace : Workspace
    codebook : Codebook
    reports : sequence of mapping
        Manifests: ``run_id``, ``title``, ``language``, ``parameters``, ``statements``.

    Returns
    -------
    dict
        ``facts``: one for each statement, where another sentence says the same both in its
        ``at``; each belongs to one of the ``things``, an indicator of a place. ``pairs``: what
        the register of comparability says of two things. The rest is what these point into.
        Words come in Chinese and English, in this order.

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> table = lookup_table(Workspace.default(), load_codebook(), [])
    >>> [fact["said"][1] for fact in table["facts"] if fact.get("value") == 200_000]
    ['200,000 people', '200,000 person-times', 'at least 200,000 people']
    """
    kept = {name: _Kept() for name in ("things", "quotes", "sections", "notes", "documents")}
    facts = _facts(workspace, kept, _users(reports))
    things = list(kept["things"])
    about = [set(subjects(each["parameters"], codebook, "zh")) for each in reports]
    for fact in facts:
        # a report that asks about the indicator says more of it than one that mentions it
        name = codebook.indicator(things[fact["thing"]][1]).name_zh
        fact["reports"].sort(key=lambda index, name=name: name not in about[index])
    places, indicators = _Kept(), _Kept()
    pairs, reasons = _pairs(things, workspace, codebook)
    titles = {each.doc_id: each.source for each in load_corpus(workspace)}
    return {
        "facts": [
            {key: value for key, value in fact.items() if value not in (None, [], "")}
            for fact in facts
        ],
        "things": [[places.of(region), indicators.of(indicator)] for region, indicator in things],
        "places": [_place(name, codebook) for name in places],
        "indicators": [_indicator(name, codebook) for name in indicators],
        "pairs": pairs,
        "reasons": reasons,
        "quotes": list(kept["quotes"]),
        "sections": list(kept["sections"]),
        "notes": list(kept["notes"]),
        "documents": [
            [name, titles[name].title_zh, titles[name].title_en] for name in kept["documents"]
        ],
        "reports": [[each["run_id"], each["title"], each["language"]] for each in reports],
        "units": _units(codebook),
        "labels": {topic: _labels(topic) for topic in _LABELLED},
        "words": SEARCH,
    }


class _Kept(dict[Any, int]):
    """Values kept once each, in the order met."""

    def of(self, value: Any) -> int:
        """Keep a value and say where it stands."""
        return self.setdefault(value, len(self))


def _facts(
    workspace: Workspace, kept: Mapping[str, _Kept], users: Mapping[str, list[int]]
) -> list[Row]:
    statements = load_statements(workspace)
    told = [wording.notes(statements["note"], language, workspace) for language in LANGUAGES]
    notes = zip(*(column.fillna("").tolist() for column in told), strict=True)
    starts = {row["statement_id"]: _start(row) for row in records(load_targets(workspace))}
    footings = {row["statement_id"]: list(worded_by(row)) for row in records(footing(workspace))}
    rows = {row["statement_id"]: row for row in records(statements)}
    facts: dict[str, Row] = {}
    for (name, row), note in zip(rows.items(), notes, strict=True):
        first = rows.get(row["same_fact_as"] or "", {})
        twin = bool(first) and all(row[column] == first[column] for column in _SAME)
        # the figure of the table anchors the series; the sentence is the other place of the fact
        fact = facts.setdefault(
            first["statement_id"] if twin else name, {"at": [], "reports": [], "notes": []}
        )
        place = [name, kept["quotes"].of(row["quote"]), kept["sections"].of(row["section"] or "")]
        fact["reports"] = list(dict.fromkeys([*fact["reports"], *users.get(name, ())]))
        fact["at"].insert(len(fact["at"]) if twin else 0, place)
        if any(note):
            fact["notes"].append(kept["notes"].of(note))
        if twin:
            continue
        same = row["lower"] == row["value"] == row["upper"]
        fact |= {column: row[column] for column in _PLAIN} | {
            "thing": kept["things"].of((row["region_id"], row["indicator_id"])),
            "printed": row["number"]
            if row["number"] == "-"
            else f"{row['number']}{row['unit'] or ''}",
            "said": [wording.stated(row, language, linked=False) for language in LANGUAGES],
            "ends": None if same else [row["lower"], row["upper"]],
            "years": [row["period_start"], row["period_end"]],
            "from": starts.get(name),
            "footing": footings.get(name),
            "document": kept["documents"].of(row["doc_id"]),
        }
    return list(facts.values())


def _users(reports: Reports) -> dict[str, list[int]]:
    """List the reports of every statement, those that rest on fewest figures first."""
    users: dict[str, list[int]] = {}
    for index, each in sorted(enumerate(reports), key=lambda item: len(item[1]["statements"])):
        for name in each["statements"]:
            users.setdefault(name, []).append(index)
    return users


def _start(target: Row) -> Row | None:
    """Return what a target starts from: a baseline, or an earlier target of its document."""
    value, unit = target["baseline_value"], target["base_unit"]
    if value is None:
        return None
    return {
        "value": value,
        "said": [wording.number(value, unit, language) for language in LANGUAGES],
        "year": target["baseline_year"],
    }


def _place(region_id: str, codebook: Codebook) -> list[Any]:
    """Return a place's names, and what else a reader may call it."""
    region, aliases = codebook.region(region_id), codebook.region_aliases
    own = aliases.loc[aliases["region_id"] == region_id, "alias"].tolist()
    return [region.name_zh, region.name_en, " ".join([region_id, *own])]


def _indicator(indicator_id: str, codebook: Codebook) -> list[Any]:
    """Return an indicator's names and unit."""
    entry = codebook.indicator(indicator_id)
    unit = [wording.unit_name(entry.base_unit, language) for language in LANGUAGES]
    return [entry.name_zh, entry.name_en, indicator_id, entry.base_unit, unit]


def _pairs(
    things: Sequence[tuple[str, str]], workspace: Workspace, codebook: Codebook
) -> tuple[list[list[int]], list[tuple[str, str, str]]]:
    """Say of every two things the register speaks of whether they compare, and why."""
    rules = rules_of(load_comparability(workspace))
    found, reasons = [], _Kept()
    for (one, a), (other, b) in itertools.combinations(enumerate(things), 2):
        judged = said_of(Side(*a), Side(*b), rules, codebook)
        if judged is not None:
            reason = (judged.grade, judged.reason_zh, judged.reason_en)
            found.append([one, other, reasons.of(reason)])
    return found, list(reasons)


def _units(codebook: Codebook) -> dict[str, list[Any]]:
    """Return base unit and factor of every name a reader may write a unit by."""
    units: dict[str, list[Any]] = {}
    for unit in codebook.unit_map.values():
        told = [unit.base_unit, unit.factor]
        units[unit.unit] = told
        if unit.factor == 1:
            units.setdefault(unit.name_en, told)
    return units


def _labels(topic: str) -> dict[str, list[str]]:
    return {
        key.partition(".")[2]: [wording.phrase(key, language) for language in LANGUAGES]
        for key in wording.keys(topic)
        if key.count(".") == 1
    }
