"""Labels of points, placed without a browser where they touch nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from labourtargets import wording
from labourtargets.charts.chart import records
from labourtargets.charts.style import annotation
from labourtargets.charts.text import escape, width

__all__ = ["beside", "stated_labels"]

# where a label may stand around its point: side, shift across, shift up; the first that is free
_AROUND = (
    (1, 9, 0), (-1, -9, 0), (0, 0, 16), (0, 0, -16),
    (1, 7, 14), (1, 7, -14), (-1, -7, 14), (-1, -7, -14), (0, 0, 28), (0, 0, -28),
)  # fmt: skip


def beside(
    labels: Sequence[str],
    spots: Sequence[tuple[float, float]],
    wide: float,
    line: Sequence[tuple[float, float]] = (),
) -> list[dict[str, Any]]:
    """Place each label around its point, clear of points, other labels and a line.

    Parameters
    ----------
    labels : sequence of str
    spots : sequence of (float, float)
        Pixels across and up, one a label.
    wide : float
        Width of the plot.
    line : sequence of (float, float), optional
        Ends of a line; crossed only where nothing else is free.

    Returns
    -------
    list of dict
        Where an annotation stands beside its point: anchors and shifts.

    Examples
    --------
    >>> beside(["a", "b"], [(100.0, 50.0), (112.0, 50.0)], 300.0)[0]["xanchor"]
    'right'
    """
    points = [(x - 7, y - 7, x + 7, y + 7) for x, y in spots]
    crossed = [(x - 2, y - 2, x + 2, y + 2) for x, y in _along(line)]
    taken: list[tuple[float, float, float, float]] = []
    placed = []
    for label, (x, y) in zip(labels, spots, strict=True):
        long = width(label, 12)
        choices = [
            ((x + dx + (0 if side > 0 else -long if side < 0 else -long / 2),
              y + dy - 8,
              x + dx + (long if side > 0 else 0 if side < 0 else long / 2),
              y + dy + 8),
             {"xanchor": {1: "left", -1: "right", 0: "center"}[side], "yanchor": "middle",
              "xshift": dx, "yshift": dy})
            for side, dx, dy in _AROUND
        ]  # fmt: skip
        box, place = next(
            (
                choice
                for avoided in ([*points, *taken, *crossed], [*points, *taken], points)
                for choice in choices
                if _free(choice[0], avoided, wide)
            ),
            choices[0],
        )
        taken.append(box)
        placed.append(place)
    return placed


def _along(line: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    """Return points along a line, close enough that no label slips between them."""
    if len(line) < 2:
        return []
    (x0, y0), (x1, y1) = line[0], line[-1]
    steps = max(int(max(abs(x1 - x0), abs(y1 - y0)) / 6), 1)
    return [
        (x0 + (x1 - x0) * step / steps, y0 + (y1 - y0) * step / steps) for step in range(steps + 1)
    ]


def _free(
    box: tuple[float, float, float, float],
    taken: Sequence[tuple[float, float, float, float]],
    wide: float,
) -> bool:
    left, low, right, high = box
    if left < -20 or right > wide + 12:
        return False
    return not any(
        left < there[2] and there[0] < right and low < there[3] and there[1] < high
        for there in taken
    )


def stated_labels(stated: pd.DataFrame, language: str) -> list[dict[str, Any]]:
    """Print the stated numbers beside their points, clear of a line that rises or falls."""
    rows = records(stated[stated["value"].notna()].sort_values("year"))
    if not rows:
        return []
    rising = rows[-1]["value"] >= rows[0]["value"]
    labels = []
    for index, row in enumerate(rows):
        first = index == 0 and len(rows) > 1
        above = rising != first
        # whiskers and arrows take the place above and below the point
        aside = 8 if row.get("lower") != row.get("upper") else 0
        labels.append(
            annotation(
                escape(wording.stated(row, language, linked=False)),
                x=int(row["year"]), y=float(row["value"]), xanchor="left" if first else "right",
                yanchor="bottom" if above else "top", xshift=aside if first else -aside,
                yshift=8 if above else -8,
            )
        )  # fmt: skip
    return labels
