"""From statements to targets with their baselines, and to the anchors of series."""

from __future__ import annotations

from typing import Any

import pandas as pd

from labourtargets.codebook import Codebook
from labourtargets.errors import AnnotationError, Problems
from labourtargets.tables import records

__all__ = ["build_series", "build_targets"]

# Awards and rules are conditions, and these measures are no course in time.
SERIES_MEASURES = ("stock", "annual_flow", "cumulative_flow", "ratio", "capacity", "amount")
_BASES = {"baseline": "stated", "achieved": "achieved", "target": "milestone"}
_PREFERENCE = {"baseline": 0, "achieved": 1, "target": 2}
_LEVELS = ("stock", "ratio", "capacity")


def build_targets(statements: pd.DataFrame, columns: list[str]) -> pd.DataFrame:
    """Join every target to the value it starts from.

    Parameters
    ----------
    statements : pandas.DataFrame
        The statements table.
    columns : list of str
        Columns of the targets table, in order.

    Returns
    -------
    pandas.DataFrame
        One row per statement with role target. The baseline is the latest earlier anchor of the
        same document, region, indicator and measure: a stated baseline before an achieved figure
        before an earlier target (basis milestone); basis none where there is nothing, or where
        the baseline's cell is a dash. What another window is to accumulate is no baseline. The
        baseline of an increment is the level in the year that it names.

    Examples
    --------
    >>> from labourtargets.statements import load_targets
    >>> load_targets()["basis"].isin(["stated", "achieved", "milestone", "none"]).all()
    np.True_
    """
    targets = statements[statements["role"] == "target"]
    rows = []
    for target in records(targets):
        base = _baseline(target, statements)
        found = (
            {}
            if base is None
            else {
                "baseline_id": base["statement_id"],
                "baseline_value": base["value"],
                "baseline_lower": base["lower"],
                "baseline_upper": base["upper"],
                "baseline_year": base["period_end"],
            }
        )
        usable = base is not None and pd.notna(base["value"])
        basis = _BASES[base["role"]] if base is not None and usable else "none"
        rows.append({**target, **found, "basis": basis})
    frame = pd.DataFrame(rows, columns=columns)
    return frame.astype({"baseline_year": "Int64", "period_start": "Int64", "period_end": "Int64"})


def _baseline(target: dict[str, Any], statements: pd.DataFrame) -> dict[str, Any] | None:
    if pd.isna(target["period_end"]):
        return None
    same = statements[
        (statements["doc_id"] == target["doc_id"])
        & (statements["region_id"] == target["region_id"])
        & (statements["indicator_id"] == target["indicator_id"])
        & statements["role"].isin(list(_PREFERENCE))
        & (statements["period_end"] < target["period_end"])
        & statements["authority"].isna()
    ]
    if target["measure"] == "increment":
        # percentage points are added to a level in percent, so the units may differ
        named = same["period_end"] == target["period_start"]
        same = same[named & same["measure"].isin(_LEVELS)]
    else:
        other_window = (same["role"] == "target") & (target["measure"] == "cumulative_flow")
        alike = (same["measure"] == target["measure"]) & (same["base_unit"] == target["base_unit"])
        same = same[alike & ~other_window]
    if same.empty:
        return None
    # statements bound to another (same_fact_as) are alternatives: the table's figure comes first
    ordered = same.assign(
        _role=same["role"].map(_PREFERENCE), _alternative=same["same_fact_as"].notna()
    ).sort_values(["_role", "_alternative", "period_end"], ascending=[True, True, False])
    return dict(ordered.iloc[0])


def build_series(statements: pd.DataFrame, codebook: Codebook, columns: list[str]) -> pd.DataFrame:
    """Collect the dated anchors of every (region, indicator).

    Parameters
    ----------
    statements : pandas.DataFrame
        The statements table.
    codebook : Codebook
        Names the measure an indicator usually has.
    columns : list of str
        Columns of the series table, in order.

    Returns
    -------
    pandas.DataFrame
        One row per anchor, sorted by series and year. Prose alternatives of a table's figure
        (``same_fact_as``), quoted goals of other authorities and undated promises are no anchors.
        The identifier is region_id/indicator_id, followed by the measure where it is not the
        indicator's usual one and by the document where two documents state the pair.

    Raises
    ------
    AnnotationError
        If two statements of one role claim the same place in a series with different values.

    Examples
    --------
    >>> from labourtargets.statements import load_series
    >>> sorted(load_series()["anchor"].unique())
    ['baseline', 'milestone', 'target']
    """
    chosen = statements[
        statements["role"].isin(["baseline", "achieved", "target"])
        & statements["measure"].isin(SERIES_MEASURES)
        & statements["period_end"].notna()
        & statements["same_fact_as"].isna()
        & statements["authority"].isna()
        & statements["per"].isna()
    ].copy()
    usual = codebook.indicators.set_index("indicator_id")["measure"]
    pair = chosen["region_id"] + "/" + chosen["indicator_id"]
    other = chosen["measure"] != chosen["indicator_id"].map(usual)
    pair = pair.where(~other, pair + "/" + chosen["measure"])
    documents = chosen.groupby(pair)["doc_id"].transform("nunique")
    chosen["series_id"] = pair.where(documents == 1, pair + "/" + chosen["doc_id"])
    chosen["year"] = chosen["period_end"]
    last = chosen[chosen["role"] == "target"].groupby("series_id")["year"].max()
    is_target = chosen["role"] == "target"
    is_last = chosen["year"] == chosen["series_id"].map(last)
    chosen["anchor"] = "baseline"
    chosen.loc[is_target, "anchor"] = "milestone"
    chosen.loc[is_target & is_last.fillna(False), "anchor"] = "target"
    # An achieved count nobody promises to change is a fact, not a course.
    chosen = chosen[chosen["series_id"].isin(last.index)]
    chosen["_role"] = chosen["role"].map(_PREFERENCE)
    ordered = chosen.sort_values(["series_id", "year", "_role", "start"])
    _refuse_rivals(ordered)
    return ordered.drop_duplicates(["series_id", "anchor", "year"])[columns].reset_index(drop=True)


def _refuse_rivals(anchors: pd.DataFrame) -> None:
    problems = Problems()
    for _, rows in anchors.groupby(["series_id", "anchor", "year", "role"]):
        if rows[["value", "lower", "upper"]].drop_duplicates().shape[0] > 1:
            first, *others = records(rows)
            for other in others:
                problems.add(
                    f"data/annotations/{other['doc_id']}.csv",
                    None,
                    "indicator_id",
                    other["indicator_id"],
                    f"another indicator, or same_fact_as, than {first['statement_id']}",
                    f"{other['statement_id']} claims the same year of {other['series_id']}",
                )
    problems.raise_as(AnnotationError, next_command="make data")
