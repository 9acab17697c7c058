"""What the path of each target rests on: whether its series projects, from where, or why not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from labourtargets.statements import load_series, load_statements, load_targets
from labourtargets.statements.anchors import SERIES_MEASURES
from labourtargets.tables import records
from labourtargets.trajectories import coverage, project
from labourtargets.workspace import Workspace

__all__ = [
    "FOOTINGS",
    "PROJECTED",
    "UNFOOTED",
    "footing",
    "series_coverage",
    "worded_by",
    "years_judged",
]

# the registered sentence of a note that says so
_JUDGED = "Years read from the implementation stage of the plan"
PROJECTED = "projected"
UNFOOTED = "none"
#: What a path can rest on, the firmest first.
FOOTINGS = ("stated", "earlier", "first", "each_year", "from_zero", UNFOOTED)


def footing(workspace: Workspace | None = None) -> pd.DataFrame:
    """Say of every target what its path rests on, or why it has none.

    Parameters
    ----------
    workspace : Workspace, optional

    Returns
    -------
    pandas.DataFrame
        One row per target, in the order of the targets, all columns text:

        ===================  ====================================================================
        statement_id         the target
        outlook              ``projected``, or the code of the reason why not
        footing              one of `FOOTINGS`: ``stated`` (a baseline of the document),
                             ``earlier`` (an earlier target of the document), ``first`` (the
                             target is itself the earlier one: nothing leads up to it),
                             ``each_year`` (a promise repeated in every year), ``from_zero`` (a
                             running total, counted from nothing), ``none`` (not projected)
        series_id            the series of the target; empty where it anchors none
        from_id              the statement the path starts from; for ``stated`` and ``earlier``
        onward_id            the target that goes on from this one; for ``first``
        ===================  ====================================================================

    Examples
    --------
    >>> rows = footing().set_index("statement_id")
    >>> rows.loc[["hitech-talent-2021:4768", "nesichuan-hr-2021:1424"], "footing"].tolist()
    ['stated', 'first']
    >>> rows.loc["nesichuan-hr-2021:1424", "onward_id"]
    'nesichuan-hr-2021:1907'
    """
    targets, series = load_targets(workspace), load_series(workspace)
    status = series_coverage(workspace).set_index("series_id")
    facts = load_statements(workspace).set_index("statement_id")["same_fact_as"]
    anchors = series.set_index("statement_id")["series_id"]
    rows = []
    for row in records(targets):
        name = row["statement_id"]
        found = anchors.get(name)
        series_id = found if isinstance(found, str) else None
        outlook = _outlook(row, facts.get(name), series_id, status)
        rests = _rests_on(row) if outlook == PROJECTED else UNFOOTED
        rows.append(
            {
                "statement_id": name,
                "outlook": outlook,
                "footing": rests,
                "series_id": series_id,
                "from_id": row["baseline_id"] if rests in ("stated", "earlier") else None,
                "onward_id": _onward(series, series_id, row["period_end"])
                if rests == "first"
                else None,
            }
        )
    columns = ["statement_id", "outlook", "footing", "series_id", "from_id", "onward_id"]
    return pd.DataFrame(rows, columns=columns).astype("str")


def worded_by(target: Mapping[str, Any]) -> tuple[str, str]:
    """Return topic and code of the phrase that says what a path rests on, or why there is none.

    Parameters
    ----------
    target : mapping
        A row of `footing`.

    Examples
    --------
    >>> worded_by({"footing": "stated", "outlook": "projected"})
    ('footing', 'stated')
    >>> worded_by({"footing": "none", "outlook": "no_year"})
    ('outlook', 'no_year')
    """
    if target["footing"] == UNFOOTED:
        return "outlook", target["outlook"]
    return "footing", target["footing"]


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


def _outlook(
    target: dict[str, Any], same_fact: Any, series_id: str | None, status: pd.DataFrame
) -> str:
    """Return ``projected``, or the code of the first reason that stands against it."""
    if target["authority"] is not None:
        return "quoted_goal"
    if isinstance(same_fact, str):
        return "same_fact"
    if target["measure"] not in SERIES_MEASURES:
        return "increment" if target["measure"] == "increment" else "not_a_course"
    if target["period_end"] is None:
        return "no_year"
    if series_id is None:
        return "not_a_course"
    if status.loc[series_id, "status"] == "ok":
        return PROJECTED
    return str(status.loc[series_id, "reason"]).split(":")[0]


def _rests_on(target: dict[str, Any]) -> str:
    """Return what the path of a projected target rests on."""
    if target["basis"] != "none":
        return "earlier" if target["basis"] == "milestone" else "stated"
    if target["measure"] == "cumulative_flow":
        return "from_zero"
    return "each_year" if target["timing"] in ("each_year", "average") else "first"


def _onward(series: pd.DataFrame, series_id: str | None, year: int) -> str | None:
    """Return the next target of a series after a year."""
    own = series[series["series_id"] == series_id]
    later = own[own["year"] > year].sort_values("year")
    return None if later.empty else str(later["statement_id"].iloc[0])


def years_judged(notes: pd.Series[str]) -> pd.Series[bool]:
    """Tell rows whose years stand in no clause and were read from the stage of the plan.

    Examples
    --------
    >>> targets = load_targets()
    >>> set(targets.loc[years_judged(targets["note"]), "doc_id"])
    {'yongchuan-artisans-2023'}
    """
    return notes.fillna("").str.contains(_JUDGED, regex=False)
