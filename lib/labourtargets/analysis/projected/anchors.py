"""Anchors as they were used: about admits delta, supplied baselines have owners, values sources."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from labourtargets.intervals import admitted
from labourtargets.tables import records
from labourtargets.trajectories import Baseline

__all__ = ["admitting", "sourced", "with_supplied"]


def admitting(series: pd.DataFrame, delta: float) -> pd.DataFrame:
    """Let 左右 and 约 admit `delta`, as the projection does."""
    anchors = series.copy()
    for index, row in anchors[anchors["comparator"] == "about"].iterrows():
        ends = admitted(float(row["value"]), "about", delta, share=row["base_unit"] == "%")
        anchors.loc[index, ["lower", "upper"]] = [ends.lower, ends.upper]
    return anchors


def with_supplied(anchors: pd.DataFrame, supplied: Sequence[Baseline]) -> pd.DataFrame:
    """Set supplied baselines among the anchors, with their owner and without a statement."""
    anchors = anchors.assign(owner="")
    rows = []
    for given in supplied:
        own = records(anchors[anchors["series_id"] == given.series_id])[0]
        ends = {
            "lower": given.value if given.lower is None else given.lower,
            "upper": given.value if given.upper is None else given.upper,
        }
        rows.append(
            {**own, "anchor": "baseline", "year": given.year, "value": float(given.value), **ends,
             "comparator": "exactly", "timing": "at_date", "period_start": given.year,
             "statement_id": None, "owner": given.owner, "note": ""}
        )  # fmt: skip
    if not rows:
        return anchors
    replaced = anchors["series_id"].isin([row["series_id"] for row in rows]) & (
        anchors["anchor"] == "baseline"
    )
    order = {str(name): place for place, name in enumerate(anchors["series_id"].unique())}
    joined = pd.concat([anchors[~replaced], pd.DataFrame(rows).astype(anchors.dtypes.to_dict())])
    joined = joined.assign(order=joined["series_id"].map(order)).sort_values(["order", "year"])
    return joined.drop(columns="order").reset_index(drop=True)


def sourced(frame: pd.DataFrame, series: pd.DataFrame) -> pd.DataFrame:
    """Add unit and, where a value stands in a document, its statement."""
    units = series.drop_duplicates("series_id").set_index("series_id")["base_unit"]
    sentences: dict[tuple[str, int], str] = {}
    for row in records(series[series["value"].notna() | series["lower"].notna()]):
        first = row["year"]
        if row["timing"] == "each_year" and row["period_start"] is not None:
            first = row["period_start"]
        for year in range(int(first), int(row["year"]) + 1):
            sentences[row["series_id"], year] = row["statement_id"]
    stands = frame["basis"].isin(["baseline", "stated"]) & ~frame["reason"].str.contains(
        "supplied_baseline"
    ).where(frame["basis"] == "baseline", False)
    found = [
        sentences.get((series_id, int(year))) if stated and pd.notna(year) else None
        for series_id, year, stated in zip(frame["series_id"], frame["year"], stands, strict=True)
    ]
    return frame.assign(
        base_unit=frame["series_id"].map(units).astype("str"),
        statement_id=pd.array(found, dtype="str"),
    )
