"""Charts that give each thing a row: heights and labels at the left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.chart import records
from labourtargets.charts.style import INK, Mark, mark
from labourtargets.charts.text import escape, width, wrap

__all__ = ["Rows", "lay_rows", "row_labels", "row_marks"]


@dataclass(frozen=True)
class Rows:
    """Where each row stands: pixels from the top of the plot."""

    texts: tuple[str, ...]
    centres: tuple[float, ...]
    height: int
    left: float

    def spec(self, **more: Any) -> dict[str, Any]:
        """Layout of the axis that carries the labels; its values are pixels from the top."""
        return {
            "range": [self.height, 0], "tickmode": "array", "tickvals": list(self.centres),
            "ticktext": list(self.texts), "tickfont": {"size": 12, "color": INK},
            "showgrid": False, "zeroline": False, "showline": False, "ticks": "",
            "ticklabelstandoff": 6, "automargin": False, "fixedrange": True, "title": {"text": ""}, **more,
        }  # fmt: skip


def lay_rows(
    labels: Sequence[str], *, least: int = 30, most: float = 104, size: int = 12, lines: int = 4
) -> Rows:
    """Give every label a row that is high enough for it.

    Parameters
    ----------
    labels : sequence of str
    least : int, default 30
        Least height of a row in pixels.
    most : float, default 104
        Greatest width of a line of a label.
    size : int, default 12
        Font size.
    lines : int, default 4
        Lines a label may take.

    Returns
    -------
    Rows

    Examples
    --------
    >>> lay_rows(["绵阳", "广元"]).centres
    (15.0, 45.0)
    """
    wrapped = [wrap(label, most, size, most=lines) or [""] for label in labels]
    centres, top = [], 0.0
    for broken in wrapped:
        high = max(float(least), len(broken) * (size + 4) + 8.0)
        centres.append(top + high / 2)
        top += high
    widest = max((width(line, size) for broken in wrapped for line in broken), default=0.0)
    texts = tuple("<br>".join(map(escape, broken)) for broken in wrapped)
    return Rows(texts, tuple(centres), max(round(top), least), widest + 14)


def row_labels(frame: pd.DataFrame, language: str) -> list[str]:
    """Return the label of each row, or else the short name of its region."""
    return [
        row["label"]
        if isinstance(row.get("label"), str)
        else wording.region_name(str(row["region_id"]), language, short=True)
        for row in records(frame)
    ]


def row_marks(frame: pd.DataFrame) -> list[Mark]:
    """Return the mark of each row's region, or one mark for all."""
    return [
        mark(row["region_id"] if isinstance(row.get("region_id"), str) else 0)
        for row in records(frame)
    ]
