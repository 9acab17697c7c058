"""Gather everything the documents say about a zone: paths, places, checks, classes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from labourtargets.analysis.comparing import compare
from labourtargets.analysis.projected import Projection
from labourtargets.analysis.projecting import project
from labourtargets.analysis.reconciled import Reconciliation
from labourtargets.analysis.reconciling import reconcile
from labourtargets.analysis.zone.outlook import ZoneOutlook
from labourtargets.analysis.zone.rows import overview
from labourtargets.codebook import load_codebook
from labourtargets.comparison import load_comparability, members
from labourtargets.corpus import load_corpus
from labourtargets.errors import ComparisonError, Problem, SelectionError
from labourtargets.statements import load_statements
from labourtargets.workspace import Workspace

__all__ = ["zone_outlook"]

# found case by case for every series: the overview says which way each goes
_CASE_BY_CASE = ("milestones", "same_fact")


def zone_outlook(
    zone: str,
    indicators: Sequence[str] = (),
    *,
    models: str | Sequence[str] = ("linear", "growth"),
    before: str = "none",
    as_of: str = "",
    workspace: Workspace | None = None,
) -> ZoneOutlook:
    """Look at a zone as a whole: its indicators, its places, whether they add up.

    Parameters
    ----------
    zone : str
        Identifier, official name, gloss or alias of a place.
    indicators : sequence of str, default ()
        In the order wanted; by default every indicator with a dated figure of the zone, in the
        order of the document.
    models : str or sequence of str, default ("linear", "growth")
        As in `labourtargets.analysis.project`.
    before : {"none", "growth", "linear", "flat"}, default "none"
        Rule for the years between the issue of the document and its first figure; such rows are
        extrapolated. Without a rule, paths begin with the first figure.
    as_of : str, default ""
        Hold the figures of upper tiers known on this day against the zone's; all by default.
    workspace : Workspace, optional

    Returns
    -------
    labourtargets.analysis.ZoneOutlook
        ``frame``: one row per indicator, by 22 columns: indicator_id, measure, base_unit,
        direction (str); start_year, end_year (Int64); start_value, start_lower, start_upper,
        end_value, end_lower, end_upper, change (float64, base unit); start_comparator,
        comparator (str); growth (percent a year), points (percentage points a year, of shares);
        start_id, statement_id, move (rises, falls, holds, open, accumulates, each_year, no_start),
        verdicts (of a figure against its parts, its tiers or baseline and increment:
        ``year:kind:verdict`` joined by ``|``), reason (str).
        ``parts`` holds the frames it rests on.

    Raises
    ------
    SelectionError
        Unknown names, models and rules, all at once; or nothing dated about the zone.

    References
    ----------
    Paths, comparisons and checks are those of `labourtargets.project`, `labourtargets.compare`
    and `labourtargets.reconcile`, with their sources.

    Examples
    --------
    >>> found = zone_outlook("川东北试验区", ["hr_revenue", "农村劳动力转移就业"])
    >>> found.frame[["move", "verdicts"]].values.tolist()[1]
    ['falls', '2022:parts_total:exact|2025:parts_total:exact']
    >>> len(found.places)
    6
    """
    if not isinstance(zone, str) or not zone.strip():
        raise SelectionError(Problem("", None, "zone", str(zone), "the name of one zone"))
    workspace = workspace or Workspace.default()
    wanted = list(indicators) or None
    shared: dict[str, Any] = {
        "models": models, "before": before, "as_of": as_of, "workspace": workspace,
    }  # fmt: skip
    # the first projection names whatever is unknown: zone, indicators, models, rule
    whole = project(zone, wanted, **shared)
    shared["years"] = _years(whole, before, workspace)
    if shared["years"] is not None:
        whole = project(zone, wanted, **shared)
    everything = whole if wanted is None else project(zone, **shared)
    anchors = whole.parts["anchors"]
    zone_id = str(anchors["region_id"].iloc[0])
    chosen = list(dict.fromkeys(anchors["indicator_id"]))
    statements = load_statements(workspace)
    divided = {one: _members(statements, zone_id, one, anchors) for one in chosen}
    places = next(filter(None, divided.values()), [])
    # an indicator of other places has another whole, and is no column beside the rest
    divided = {one: own for one, own in divided.items() if own and set(own) == set(places)}
    cities = comparison = None
    if places:
        cities = project(places, list(divided), **shared)
        comparison = compare(places, list(divided), as_of=as_of, workspace=workspace)
    agreement = _touching(
        reconcile(as_of=as_of, workspace=workspace), statements, [zone_id, *places], chosen
    )
    unprojected = everything.parts["coverage"].query("status != 'ok'")["series_id"]
    refused = everything.parts["anchors"]
    return ZoneOutlook(
        overview(whole, agreement, load_codebook(workspace)),
        workspace,
        {
            "anchors": anchors,
            "of_places": anchors.head(0) if cities is None else cities.parts["anchors"],
            "used": agreement.parts["used"],
            "items": whole.parts["items"],
            "unprojected": refused[refused["series_id"].isin(unprojected)],
            "register": load_comparability(workspace),
        },
        zone=zone_id,
        places=tuple(places),
        whole=whole,
        everything=everything,
        cities=cities,
        comparison=comparison,
        agreement=agreement,
    )


def _years(whole: Projection, before: str, workspace: Workspace) -> range | None:
    """Years from the issue of the documents on, where a rule is to fill those before a figure."""
    if before == "none":
        return None
    used = set(whole.parts["anchors"]["doc_id"])
    issued = [
        int(document.source.issued_on[:4])
        for document in load_corpus(workspace)
        if document.source.doc_id in used
    ]
    years = whole.parts["anchors"]["year"]
    return range(min(*issued, int(years.min())), int(years.max()) + 1)


def _members(
    statements: pd.DataFrame, zone: str, indicator: str, anchors: pd.DataFrame
) -> list[str]:
    last = int(anchors.loc[anchors["indicator_id"] == indicator, "year"].max())
    try:
        return members(statements, zone, indicator, last)
    except ComparisonError:
        return []


def _touching(
    found: Reconciliation, statements: pd.DataFrame, places: list[str], indicators: list[str]
) -> Reconciliation:
    """Keep the checks about these places and indicators that stay within their documents."""
    mine = statements[
        statements["region_id"].isin(places) & statements["indicator_id"].isin(indicators)
    ]
    ids = set(mine["statement_id"])
    rows = found.frame[~found.frame["kind"].isin(_CASE_BY_CASE)]
    sides = [
        {*str(left).split("|"), *str(right).split("|")} - {""}
        for left, right in zip(rows["left_ids"], rows["right_ids"], strict=True)
    ]
    documents = set(mine["doc_id"])
    kept = [bool(side & ids) and {one.split(":")[0] for one in side} <= documents for side in sides]
    used = sorted({one for side, keep in zip(sides, kept, strict=True) if keep for one in side})
    listed = pd.DataFrame({"statement_id": pd.array(used, dtype="str")})
    return replace(
        found, frame=rows[kept].reset_index(drop=True), parts={**found.parts, "used": listed}
    )
