"""Headline numbers of a comparison as plain lines that a changed value must change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.compared.result import Comparison

__all__ = ["lines"]


def lines(found: Comparison) -> list[str]:
    """Return grades, levels, ranks of levels and growth, contributions, Theil, dispersion and slope, one line each.

    What the register or the figures refuse is left out; where figures may not even stand side by
    side, the rules that forbid it are named.

    Examples
    --------
    >>> from labourtargets.analysis.comparing import compare
    >>> lines(compare(["永川", "重庆高新区"], ["skilled_workers", "talent_total"]))
    ['pairs: none 1', 'refused: skilled-workers-not-talent']
    """
    counted = found.grades["class"].value_counts()
    said = ["pairs: " + ", ".join(f"{grade} {counted[grade]}" for grade in sorted(counted.index))]
    refused = found.refused("beside")
    if len(refused):
        return [*said, "refused: " + ", ".join(dict.fromkeys(refused["rule_id"]))]
    levels = records(found.ends)
    for end, year in (("start", found.since), ("end", found.year)):
        told = [f"{row['region_id']} {_figure(row[f'{end}_value'])}" for row in levels]
        said.append(f"{year}: " + ", ".join(told))
    return said + _ranked(found)


def _figure(value: float | None) -> str:
    return "-" if value is None else f"{value:.8g}"


def _ranges(ranks: pd.DataFrame) -> str:
    return ", ".join(
        f"{row['region_id']} {row['rank']} [{row['rank_best']}-{row['rank_worst']}]"
        for row in records(ranks)
    )


def _ranked(found: Comparison) -> list[str]:
    ranks = found.attempt(lambda: found.ranks)
    if ranks is None:
        return ["ranks: refused"]
    said = [f"ranks: {_ranges(ranks)}"]
    pace = found.attempt(lambda: found.pace)
    if pace is not None and found.measure != found.paced:
        said.append(f"ranks by {found.paced}: {_ranges(pace)}")
    growth = found.attempt(lambda: found.growth)
    if growth is not None:
        mean = growth.groupby("indicator_id")["value"].mean()
        told = [f"{name} {mean[name]:.4f}%" for name in found.indicators if name in mean]
        said.append("mean required growth: " + ", ".join(told))
    split = found.attempt(lambda: found.split)
    if split is not None:
        first, last = found.inequality
        said.append(f"growth of the whole: {split.total:.6f}%, parts add up: {split.adds_up}")
        said.append(
            f"Theil: {first.total:.6f} to {last.total:.6f}, between groups {last.between:.6f}, "
            f"adds up: {last.adds_up}"
        )
    slope = found.attempt(lambda: found.slope)
    if slope is not None:
        spread = " to ".join(f"{one.sd_log:.6f}" for one in found.spread)
        said.append(
            f"sd of logs: {spread}; slope: {slope.slope:.6f}, one left out {slope.lowest:.6f} to "
            f"{slope.highest:.6f}, p {slope.p_value:.6f} of {slope.orders} orders"
        )
    return said
