"""Do the numbers agree: every declared check with its verdict, on the page."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from labourtargets.analysis.reconciled import Reconciliation
from labourtargets.consistency import (
    KINDS,
    Material,
    load_checks,
    load_wording,
    run_checks,
)
from labourtargets.corpus import load_corpus
from labourtargets.errors import Problem, SelectionError, suggest
from labourtargets.observations import known, load_observations
from labourtargets.statements import load_statements
from labourtargets.tables import read_table
from labourtargets.workspace import Workspace

__all__ = ["reconcile"]


def reconcile(
    document: str = "",
    kind: Sequence[str] = (),
    *,
    attrition: float = 0.0,
    as_of: str = "",
    delta: float = 0.05,
    workspace: Workspace | None = None,
) -> Reconciliation:
    """Run the declared checks on the tables and the texts.

    Parameters
    ----------
    document : str, default ""
        Keep the checks that touch this document; all by default.
    kind : sequence of str, optional
        Keep these kinds of checks; all by default.
    attrition : float, default 0.0
        Share of a stock lost each year, where named flows are held against it.
    as_of : str, default ""
        Use the observations known on this day; all by default.
    delta : float, default 0.05
        What 左右 admits, as a share.
    workspace : Workspace, optional

    Returns
    -------
    labourtargets.analysis.Reconciliation
        ``frame``: one row per case, sorted by kind of check, then check_id, by 30 columns.
        check_id, kind, doc_id, region_id, indicator_id; left_value, right_value, gap (left less
        right; float64, in the printed ``unit`` of the right side), size (float64, the gap in
        percent of the right side); verdict (exact, total_rounded, parts_rounded, within_wording,
        discrepancy, not_reconcilable, …); the rest are words and identifiers (str; several ids
        are joined by ``|``): title_zh, title_en, left_ids, right_ids, observation_ids,
        left_text, relation, right_text, gap_text, explanation, explanation_zh, explanation_en,
        consequence_zh, consequence_en, about_zh, about_en, left_sentences, right_sentences,
        evidence.

    Raises
    ------
    SelectionError
        If the document or a kind is unknown.
    CheckError
        If a check names what does not exist.

    References
    ----------
    The relations between statements are declared in ``data/registers/checks.csv``; how a
    verdict is reached stands with `labourtargets.consistency.judge`.

    Examples
    --------
    >>> reconcile(kind=["tiers_group"]).frame["verdict"].tolist()
    ['within_wording', 'within_wording']
    """
    workspace = workspace or Workspace.default()
    texts = {document.doc_id: document.text for document in load_corpus(workspace)}
    problems = [
        Problem("", None, "kind", name, "a kind of check", suggest(name, KINDS))
        for name in kind
        if name not in KINDS
    ]
    if document and document not in texts:
        hint = suggest(document, texts)
        problems.append(Problem("", None, "document", document, "a document", hint))
    if problems:
        raise SelectionError(problems)
    checks, observations = load_checks(workspace), _observed(workspace, as_of)
    material = Material(
        load_statements(workspace),
        units=read_table("units", workspace),
        indicators=read_table("indicators", workspace),
        regions=read_table("regions", workspace),
        texts=texts,
        observations=observations,
        delta=delta,
    )
    found = run_checks(
        checks[checks["kind"].isin(list(kind))] if kind else checks,
        material,
        load_wording(workspace),
        attrition=attrition,
    )
    if document:
        touched = found["left_ids"] + "|" + found["right_ids"] + "|" + found["doc_id"].fillna("")
        found = found[touched.str.contains(document, regex=False)].reset_index(drop=True)
    parts = {"used": _used(found), "observations": observations}
    return Reconciliation(found, workspace, parts, attrition, document)


def _observed(workspace: Workspace, as_of: str) -> pd.DataFrame:
    """Return the observations known on a day; all of them without one."""
    observations = load_observations(workspace=workspace)
    return known(observations, as_of) if as_of else observations


def _used(found: pd.DataFrame) -> pd.DataFrame:
    ids = [*found["left_ids"], *found["right_ids"]]
    names = sorted({name for listed in ids for name in str(listed).split("|") if name})
    return pd.DataFrame({"statement_id": pd.array(names, dtype="str")})
