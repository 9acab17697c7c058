"""Catalogue statements: with each target, whether it projects and if not why."""

from __future__ import annotations

import pandas as pd

from labourtargets.analysis.catalogue import PROJECTED, Catalogue
from labourtargets.analysis.finding import Names, select
from labourtargets.corpus import load_corpus
from labourtargets.statements import load_exclusions, load_series, load_targets
from labourtargets.statements.anchors import SERIES_MEASURES
from labourtargets.tables import records
from labourtargets.trajectories import coverage, project
from labourtargets.workspace import Workspace

__all__ = ["catalogue", "series_coverage"]


def series_coverage(workspace: Workspace | None = None) -> pd.DataFrame:
    """Say of every series whether it projects, and if not why.

    Parameters
    ----------
    workspace : Workspace, optional

    Returns
    -------
    pandas.DataFrame
        One row per series, sorted: series_id, region_id, indicator_id, status (ok,
        cannot_project), models (how many of all), reason (codes).

    Examples
    --------
    >>> rows = series_coverage().set_index("series_id")
    >>> rows.loc[["chongqing-hitech/talent_total", "yongchuan/skilled_workers"], "status"].tolist()
    ['ok', 'cannot_project']
    """
    return coverage(project(load_series(workspace), models="all"))


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
    Catalogue
        ``frame``: one row per statement, with the columns, dtypes, units and order of
        ``data/schema/statements.json``. ``parts`` holds frames: targets (as in
        ``data/schema/targets.json``, with the column outlook: projected, or why not), documents
        (doc_id, role, count, region_id, issued_on) and exclusions
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
            "targets": _with_outlook(targets, chosen.frame, workspace),
            "documents": _by_document(chosen.frame, workspace),
            "exclusions": exclusions.reset_index(drop=True),
        },
    )


def _with_outlook(
    targets: pd.DataFrame, statements: pd.DataFrame, workspace: Workspace
) -> pd.DataFrame:
    """Add ``outlook``: projected, or the code of the reason."""
    series = load_series(workspace)
    status = series_coverage(workspace).set_index("series_id")
    anchors = series.set_index("statement_id")["series_id"]
    same = statements.set_index("statement_id")["same_fact_as"]
    outlook = []
    for row in records(targets):
        statement = row["statement_id"]
        fact = same.get(statement)
        series_id = anchors.get(statement)
        if row["authority"] is not None:
            outlook.append("quoted_goal")
        elif isinstance(fact, str):
            outlook.append("same_fact")
        elif row["measure"] not in SERIES_MEASURES:
            outlook.append("increment" if row["measure"] == "increment" else "not_a_course")
        elif row["period_end"] is None:
            outlook.append("no_year")
        elif series_id is None:
            outlook.append("not_a_course")
        elif status.loc[series_id, "status"] == "ok":
            outlook.append(PROJECTED)
        else:
            outlook.append(str(status.loc[series_id, "reason"]).split(":")[0])
    return targets.assign(outlook=pd.array(outlook, dtype="str")).reset_index(drop=True)


def _by_document(statements: pd.DataFrame, workspace: Workspace) -> pd.DataFrame:
    counts = statements.groupby(["doc_id", "role"]).size().rename("count").reset_index()
    sources = {document.doc_id: document.source for document in load_corpus(workspace)}
    for column in ("region_id", "issued_on"):
        counts[column] = [getattr(sources[doc_id], column) for doc_id in counts["doc_id"]]
    return counts
