"""What stands beside a series in its document: increases, itemised flows, implied wholes."""

from __future__ import annotations

import re

import pandas as pd

from labourtargets.codebook import Codebook
from labourtargets.intervals import Interval
from labourtargets.tables import records
from labourtargets.trajectories import implied_whole

__all__ = ["implied_parts"]

_SHARE_ZH = re.compile(r"(?P<part>.+)占(?P<whole>.+)比例")
_WHOLE_EN = re.compile(r"(?:as a share of|among) (.+)")
_INCREMENTS = ["series_id", "statement_id", "value", "difference", "gap", "base_unit",
               "from_year", "to_year"]  # fmt: skip
_ITEMS = ["series_id", "statement_id", "indicator_id", "value", "net", "base_unit", "comparator",
          "of_id", "of"]  # fmt: skip
_WHOLES = ["series_id", "part_id", "part", "part_unit", "statement_id", "share", "comparator",
           "whole_zh", "whole_en", "value"]  # fmt: skip


def implied_parts(
    series: pd.DataFrame, statements: pd.DataFrame, codebook: Codebook
) -> dict[str, pd.DataFrame]:
    """Find what the documents state beside the anchors of series.

    Parameters
    ----------
    series : pandas.DataFrame
        Rows of the series table.
    statements : pandas.DataFrame
        All statements.
    codebook : Codebook

    Returns
    -------
    dict of str to DataFrame
        ``increments``: stated increases with the difference of the anchors and the gap between
        the two. ``items``: flows the text names as parts of such an increase, with the net
        increase where table and prose state the same number (``net``), and the increase
        (``of_id``, ``of``). ``denominators``: the whole implied by a share and the level of its
        part at the same date.

    Examples
    --------
    >>> from labourtargets.statements import load_series, load_statements
    >>> from labourtargets.codebook import load_codebook
    >>> rows = load_series().query("series_id == 'chongqing-hitech/talent_total'")
    >>> parts = implied_parts(rows, load_statements(), load_codebook())
    >>> parts["increments"]["gap"].tolist(), len(parts["items"])
    ([0.0], 5)
    """
    increments = _increments(series, statements)
    return {
        "increments": increments,
        "items": _items(increments, statements),
        "denominators": _wholes(series, statements, codebook),
    }


def _increments(series: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    rows = []
    stated = statements[(statements["measure"] == "increment") & (statements["role"] == "target")]
    for increment in records(stated[stated["value"].notna()]):
        own = series[
            (series["region_id"] == increment["region_id"])
            & (series["indicator_id"] == increment["indicator_id"])
            & (series["doc_id"] == increment["doc_id"])
            & series["value"].notna()
        ]
        ends = own[own["year"].isin([increment["period_start"], increment["period_end"]])]
        if len(ends) == 2:
            difference = float(ends["value"].iloc[1] - ends["value"].iloc[0])
            rows.append(
                {**increment, "series_id": own["series_id"].iloc[0], "difference": difference,
                 "gap": difference - float(increment["value"]),
                 "from_year": int(ends["year"].iloc[0]), "to_year": int(ends["year"].iloc[1])}
            )  # fmt: skip
    return pd.DataFrame(rows, columns=_INCREMENTS)


def _items(increments: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    levels = statements[statements["measure"] == "stock"]
    by_id = {row["statement_id"]: row for row in records(levels)}
    before = {
        (row["doc_id"], row["region_id"], row["indicator_id"]): float(row["value"])
        for row in records(levels[(levels["role"] == "baseline") & levels["value"].notna()])
    }
    rows = []
    for whole in records(increments):
        for item in records(statements[statements["part_of"] == whole["statement_id"]]):
            if item["base_unit"] != whole["base_unit"] or item["value"] is None:
                continue
            # the same number stated as a level adds only what was not there before
            level = by_id.get(item["same_fact_as"])
            key = (item["doc_id"], item["region_id"], item["indicator_id"])
            net = level["value"] - before.get(key, 0.0) if level else item["value"]
            rows.append(
                {**item, "series_id": whole["series_id"], "of_id": whole["statement_id"],
                 "of": whole["value"], "net": net}
            )  # fmt: skip
    return pd.DataFrame(rows, columns=_ITEMS)


def _wholes(series: pd.DataFrame, statements: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    names = {row["indicator_id"]: row for row in records(codebook.indicators)}
    stated = statements[(statements["role"] == "target") & statements["value"].notna()]
    levels = records(stated[stated["measure"] == "stock"])
    shares = stated[(stated["measure"] == "ratio") & (stated["base_unit"] == "%")]
    pairs = set(zip(series["region_id"], series["indicator_id"], strict=True))
    ids = series.drop_duplicates(["region_id", "indicator_id"]).set_index(
        ["region_id", "indicator_id"]
    )["series_id"]
    rows = []
    for share in records(shares[shares["authority"].isna()]):
        name = names[share["indicator_id"]]
        zh, en = _SHARE_ZH.fullmatch(name["name_zh"]), _WHOLE_EN.search(name["name_en"])
        if zh is None or en is None or not share["value"] > 0:
            continue
        called = (zh["part"], zh["part"] + "总量")
        parts = [
            level
            for level in levels
            if all(level[key] == share[key] for key in ("region_id", "doc_id", "period_end"))
            and level["period_end"] is not None
            and names[level["indicator_id"]]["name_zh"] in called
        ]
        for part in parts:
            asked = [(share["region_id"], share["indicator_id"]),
                     (part["region_id"], part["indicator_id"])]  # fmt: skip
            if not pairs & set(asked):
                continue
            whole = implied_whole(
                Interval(part["value"], part["value"]), Interval(share["value"], share["value"])
            )
            rows.append(
                {"series_id": next(ids[pair] for pair in asked if pair in pairs),
                 "part_id": part["statement_id"], "part": part["value"],
                 "part_unit": part["base_unit"], "statement_id": share["statement_id"],
                 "share": share["value"], "comparator": share["comparator"],
                 "whole_zh": zh["whole"], "whole_en": en[1], "value": whole.upper}
            )  # fmt: skip
    return pd.DataFrame(rows, columns=_WHOLES)
