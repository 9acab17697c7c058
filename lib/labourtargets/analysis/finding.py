"""Find words and select statements."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from labourtargets.analysis.found import Found, hits
from labourtargets.analysis.selected import Statements
from labourtargets.codebook import Codebook, load_codebook
from labourtargets.errors import CodebookError, Problem, Problems, SelectionError, suggest
from labourtargets.statements import load_statements
from labourtargets.tables import load_schema
from labourtargets.workspace import Workspace

__all__ = ["Paths", "find", "indicator_ids", "observation_paths", "region_ids", "select"]

Names = str | Sequence[str] | None
Paths = str | Path | Sequence[str | Path]


def find(words: str, workspace: Workspace | None = None) -> Found:
    """Search names, aliases, glosses and quotes for words.

    Parameters
    ----------
    words : str
        Chinese or English, upper or lower case; of several, an entry has to have each.
    workspace : Workspace, optional

    Returns
    -------
    Found
        A selection: ``.table()`` shows it, ``.trace(row)`` follows a statement to its sentence.
        ``frame`` has one row per entry found, by 18 columns: kind (region, indicator, term,
        statement), id, name_zh, name_en (of a statement: its indicator's), region_id, region_zh,
        region_en, indicator_id and, for statements alone, role, text (number and unit as
        printed), value (float64, in base_unit; missing for a range or a dash), base_unit,
        period_start and period_end (Int64 years, both included; a target is due in the latter),
        statement_id (of `trace`; of a target, its key in ``load_targets`` too) and series_id
        (the series it is an anchor of, if any: `project` its region and indicator); last, where
        (name, definition, or of a statement its quote) and matched: what has the words (name,
        definition, or of a statement: statement, its figure, place or indicator; baseline, the
        figure its target starts from; quote, nothing but the sentence around it; form, an
        English name with the word in another form, trained for training). Words are str.
        Regions, indicators and terms come first, each kind in the order of its registry, then
        statements, the nearest matches first, each in the order of the documents. Numbers are
        found whole, 20万 not within 120万, and by value: 8.36万人, 83,600 and 83.6 thousand find
        the same.

    Raises
    ------
    SelectionError
        If there are no words.

    Examples
    --------
    >>> found = find("高技能人才占技能人才").frame
    >>> found.loc[found["kind"] == "indicator", "id"].tolist()
    ['high_skilled_share']
    """
    wanted = words.strip().casefold()
    if not wanted:
        raise SelectionError(Problem("", None, "words", words, "something to look for"))
    workspace = workspace or Workspace.default()
    return Found(hits(wanted, workspace), workspace, words=words.strip())


def select(
    region: Names = None,
    indicator: Names = None,
    *,
    document: Names = None,
    role: Names = None,
    year: int | None = None,
    workspace: Workspace | None = None,
) -> Statements:
    """Select statements by place, indicator, document, role and year.

    Parameters
    ----------
    region, indicator : str or list of str, optional
        Identifiers, official names, glosses or aliases.
    document, role : str or list of str, optional
        Document identifiers; roles of the closed set (target, baseline, achieved, award, rule).
    year : int, optional
        A year the statement's period covers.
    workspace : Workspace, optional

    Returns
    -------
    Statements
        A selection: ``frame`` has one row per statement, with the 31 columns, dtypes, units and
        order of ``data/schema/statements.json`` (value, lower and upper: float64 in base_unit),
        and may be empty, which then says what is left without one of the names; ``.plot()`` draws
        its dated figures, ``.table()`` shows its words, ``.trace()`` follows a row to its
        sentence.

    Raises
    ------
    SelectionError
        Every unknown name at once, with suggestions.

    Examples
    --------
    >>> select(region="南充市", indicator="hr_revenue").frame["text"].tolist()
    ['31亿元', '36亿元']
    """
    workspace = workspace or Workspace.default()
    codebook = load_codebook(workspace)
    problems = Problems()
    regions = region_ids(region, codebook, problems)
    indicators = indicator_ids(indicator, codebook, problems)
    statements = load_statements(workspace)
    documents = _members(document, "document", sorted(set(statements["doc_id"])), problems)
    allowed = next(f.enum for f in load_schema("statements", workspace).fields if f.name == "role")
    roles = _members(role, "role", list(allowed), problems)
    problems.raise_as(SelectionError, next_command="labourtargets find WORD")
    holds = {
        asked: statements[column].isin(members)
        for asked, column, members in (
            ("region", "region_id", regions),
            ("indicator", "indicator_id", indicators),
            ("document", "doc_id", documents),
            ("role", "role", roles),
        )
        if members is not None
    }
    if year is not None:
        covers = (statements["period_start"] <= year) & (statements["period_end"] >= year)
        holds["year"] = covers.fillna(False).astype(bool)
    held = pd.DataFrame(holds, index=statements.index)
    chosen = statements[held.all(axis=1)].reset_index(drop=True)
    without = {
        asked: int(held.drop(columns=asked).all(axis=1).sum()) for asked in holds if chosen.empty
    }
    return Statements(chosen, workspace, without=without)


def region_ids(names: Names, codebook: Codebook, problems: Problems) -> list[str] | None:
    """Resolve region names, recording the unknown ones; None means all.

    Examples
    --------
    >>> region_ids(["永川", "绵阳市"], load_codebook(), Problems())
    ['yongchuan', 'mianyang']
    """
    return _resolve(names, lambda name: codebook.region(name).region_id, problems)


def indicator_ids(names: Names, codebook: Codebook, problems: Problems) -> list[str] | None:
    """Resolve indicator names, recording the unknown ones; None means all.

    Examples
    --------
    >>> indicator_ids("人才资源总量", load_codebook(), Problems())
    ['talent_total']
    """

    def lookup(name: str) -> str:
        try:
            return codebook.indicator(name).indicator_id
        except CodebookError:
            try:
                codebook.region(name)
            except CodebookError:
                pass
            else:
                place = Problem(
                    "", None, "indicator", name, "an indicator",
                    f"{name} is a place: pass several places as one list",
                )  # fmt: skip
                raise CodebookError(place) from None
            raise

    return _resolve(names, lookup, problems)


def _resolve(names: Names, lookup: Any, problems: Problems) -> list[str] | None:
    if not names:
        return None
    found = []
    for name in [names] if isinstance(names, str) else list(names):
        try:
            found.append(lookup(str(name)))
        except CodebookError as unknown:
            problems.extend(unknown.problems)
    return found


def _members(names: Names, field: str, allowed: list[str], problems: Problems) -> list[str] | None:
    if not names:
        return None
    chosen = [names] if isinstance(names, str) else list(names)
    for name in chosen:
        if name not in allowed:
            problems.add(
                "", None, field, name, f"one of {', '.join(allowed)}", suggest(name, allowed)
            )
    return chosen


def observation_paths(given: Paths, workspace: Workspace) -> list[Path] | None:
    """Return files and folders of observations, from the workspace; None for the shipped ones.

    Examples
    --------
    >>> observation_paths("", Workspace.default()) is None
    True
    """
    if isinstance(given, (str, Path)):
        given = [given] if str(given) else []
    return [workspace.root / path for path in given] or None
