"""Headline numbers of a projection as plain lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.projected.standing import widest
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.projected.result import Projection

__all__ = ["headlines"]

_SERIES_SHOWN = 8


def headlines(result: Projection) -> list[str]:
    """Return at most fifteen lines that do not depend on the language."""
    stated = result.stated
    ok = stated["status"] == "ok"
    beyond = (ok & (stated["basis"] == "extrapolated")).sum()
    lines = [
        f"series {len(result.series)}, projected {len(result.projected)}, "
        f"models {len(result.used)} of {len(result.models)}, rows {len(result.frame)}, "
        f"refused {(~ok).sum()}, extrapolated {beyond}"
    ]
    implied = {row["series_id"]: row for row in records(result.parts["implied"])}
    lines += [_headline(implied[one]) for one in result.series[:_SERIES_SHOWN]]
    apart = widest(result)
    if apart:
        lines.append(
            f"widest: {apart['series_id']} {apart['year']} {apart['spread']:.2f} "
            f"({apart['low_model']}, {apart['high_model']})"
        )
    if result.scenarios and result.projected:
        rows = result.compared[result.compared["model"] == result.model]
        rows = rows.dropna(subset="difference_percent")
        far = rows.loc[rows.groupby("scenario")["difference_percent"].agg(_farthest)]
        told = ", ".join(
            f"{row['scenario']} {row['difference_percent']:.2f}%" for row in records(far)
        )
        lines.append(f"scenarios against the reference path: {told}")
    items = result.parts["items"]
    for of_id, own in items.groupby("of_id"):
        share = 100 * own["value"].sum() / own["of"].iloc[0]
        lines.append(f"itemised of {of_id}: {own['value'].sum():g}, {share:.2f}%")
    sums = stated[ok].groupby("base_unit")["value"].sum()
    told = ", ".join(f"{unit} {sums[unit]:.10g}" for unit in sums.index) or "none"
    return [*lines, f"checksum of values: {told}"]


def _farthest(values: pd.Series) -> Any:
    return values.abs().idxmax()


def _headline(row: Mapping[str, Any]) -> str:
    one = row["series_id"]
    if row["status"] != "ok":
        return f"{one}: {row['reason']}"
    ends = [
        f"{row[f'{end}_year']} {'a range' if value is None else f'{value:g}'}"
        for end, value in (("from", row["from_value"]), ("to", row["to_value"]))
    ]
    pace = "" if row["per_year"] is None else f", {row['per_year']:g} a year"
    growth = "" if row["growth"] is None else f", {100 * row['growth']:.2f}%"
    return f"{one}: {' to '.join(ends)}{pace}{growth}"
