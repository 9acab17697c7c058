"""Catalogue statements: with each target, what its path rests on, or why it has none."""

from __future__ import annotations

import pandas as pd

from labourtargets.analysis.catalogue import Catalogue
from labourtargets.analysis.finding import Names, select
from labourtargets.analysis.footing import footing
from labourtargets.analysis.tracked import tracked
from labourtargets.corpus import load_corpus
from labourtargets.statements import load_exclusions, load_targets
from labourtargets.workspace import Workspace

__all__ = ["catalogue"]


def catalogue(
    region: Names = None,
    indicator: Names = None,
    *,
    document: Names = None,
    role: Names = None,
    year: int | None = None,
    workspace: Workspace | None = None,
) -> Catalogue:
    """Catalogue the statements of documents, with what can and cannot be projected.

    Parameters
    ----------
    region, indicator, document, role, year, workspace
        As in `labourtargets.analysis.select`.

    Returns
    -------
    labourtargets.analysis.Catalogue
        ``frame``: one row per statement, with the columns, dtypes, units and order of
        ``data/schema/statements.json``. ``parts`` holds frames: targets (as in
        ``data/schema/targets.json``, with tracked (bool, see `labourtargets.analysis.tracked`)
        and the columns outlook and footing of `labourtargets.analysis.footing.footing`),
        documents (doc_id, role, count, region_id, issued_on) and exclusions
        (``data/schema/exclusions.json``).

    Raises
    ------
    SelectionError
        Every unknown name at once.

    Examples
    --------
    >>> catalogue(document="yongchuan-artisans-2023").sentences("headline", "en")[0][:42]
    'The document makes 46 quantified statement'
    """
    chosen = select(region, indicator, document=document, role=role, year=year, workspace=workspace)
    workspace = chosen.workspace
    targets = load_targets(workspace)
    targets = targets[targets["statement_id"].isin(chosen.frame["statement_id"])]
    exclusions = load_exclusions(workspace)
    exclusions = exclusions[exclusions["doc_id"].isin(chosen.frame["doc_id"])]
    return Catalogue(
        chosen.frame,
        workspace,
        {
            "targets": _with_footing(targets, workspace),
            "documents": _by_document(chosen.frame, workspace),
            "exclusions": exclusions.reset_index(drop=True),
        },
    )


def _with_footing(targets: pd.DataFrame, workspace: Workspace) -> pd.DataFrame:
    """Add ``outlook``, ``footing`` and ``tracked`` of each target."""
    known = footing(workspace)[["statement_id", "outlook", "footing"]]
    counted = targets.assign(tracked=tracked(targets, workspace))
    return counted.merge(known, on="statement_id", how="left", validate="1:1")


def _by_document(statements: pd.DataFrame, workspace: Workspace) -> pd.DataFrame:
    counts = statements.groupby(["doc_id", "role"]).size().rename("count").reset_index()
    sources = {document.doc_id: document.source for document in load_corpus(workspace)}
    for column in ("region_id", "issued_on"):
        counts[column] = [getattr(sources[doc_id], column) for doc_id in counts["doc_id"]]
    return counts
