"""Values by place and indicator, in a grid of colours."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from labourtargets import wording
from labourtargets.charts.caption import Caption
from labourtargets.charts.cells import BLANK, Cell, Steps, lay_grid, told_grid
from labourtargets.charts.chart import Chart, column, records, require
from labourtargets.charts.heads import stand
from labourtargets.charts.rows import lay_rows
from labourtargets.charts.style import NARROWEST, ink_on
from labourtargets.charts.text import width

__all__ = ["heatmap"]

_STEPS = ("#e6eff6", "#bcd6e8", "#8dbad8", "#4f93bf", "#176795")
# below zero, paler towards it: told apart from what is above by hue, in grey by the printed sign
_BELOW = ("#fbeadf", "#f5cdb0", "#e8a576", "#cf7a3f", "#9c4a12")
_APART = "#ffffff"
_MOST_DECIMALS = 2


def heatmap(
    cells: pd.DataFrame,
    *,
    unit: str,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    decimals: int | None = None,
    note: str = "",
    name: str = "heatmap",
) -> Chart:
    """Draw values as a grid whose cells darken with the value and print it.

    Values below zero have a hue of their own, and either hue darkens away from zero, in steps of
    equal width whose bounds stand below the grid. Where the words of the headings are too wide for
    their columns while the names of the rows are short, the grid is turned.

    Parameters
    ----------
    cells : pandas.DataFrame
        row, column (labels in the page's language), value (in `unit`; a missing one prints
        "—"), perhaps text (printed instead of the value), apart (a total: printed, but no part
        of the scale of colours) and statement_id. Rows and columns stand in the order of first
        appearance.
    unit : str
        Base unit of the values: one for the whole grid.
    title, subtitle, language, source, name
        As in `labourtargets.charts.trajectory`.
    decimals : int, optional
        Decimals of all cells; chosen from the values by default.
    note : str, default ""
        What a reader should know of the values, below the key.

    Returns
    -------
    Chart
        Its rows are the cells.

    Raises
    ------
    LabourTargetsError
        If the frame lacks a column.

    Examples
    --------
    >>> cells = pd.DataFrame({"row": ["达州", "巴中"], "column": ["营业收入"] * 2,
    ...                       "value": [16.15, 19.35]})
    >>> heatmap(cells, unit="%", title="t", subtitle="", language="zh", source="d").alt
    '方格图，2行1列：达州营业收入16.15%；巴中营业收入19.35%。'
    """
    require(cells, ["row", "column", "value"], name)
    caption = Caption(name, title, subtitle, language, source)
    scale = wording.scale(list(cells["value"]), unit, language)
    places = decimals if decimals is not None else wording.places(cells["value"], scale.factor, 2)
    shown = _turned(cells)
    known = [
        float(row["value"])
        for row in records(cells)
        if wording.known(row["value"]) and row.get("apart") is not True
    ]
    filled = []
    for row in records(cells):
        value, own = row["value"], row.get("text")
        if not wording.known(value):
            filled.append(Cell(BLANK, own if isinstance(own, str) else wording.MISSING))
            continue
        text = (
            own if isinstance(own, str) else wording.digits(value, language, scale.factor, places)
        )
        colour = _APART if row.get("apart") is True else _shade(float(value), known)
        filled.append(Cell(colour, text, ink_on(colour)))
    notes = [wording.phrase(f"chart.key.{_signs(known)}", language)] if len(set(known)) > 1 else []
    look, data = lay_grid(
        shown, filled, caption, unit=scale.unit, notes=[*notes, *([note] if note else [])],
        key=_key(known, scale.factor, places, language),
    )  # fmt: skip
    items = [
        (wording.phrase("chart.pair", language, first=row["row"], second=row["column"]),
         wording.number(row["value"], unit, language, decimals=decimals))
        for row in records(cells)
    ]  # fmt: skip
    alt = told_grid(shown, items, language)
    columns = [
        column("row", language),
        column("column", language),
        column("value", language, unit, "number"),
    ]
    return caption.chart(data, look, cells, columns, unit=unit, alt=alt, summary=alt)


def _signs(known: Sequence[float]) -> str:
    """Say which key to the colours a scale needs."""
    return "signed" if min(known) < 0 < max(known) else "falling" if max(known) <= 0 else "darker"


def _scale(known: Sequence[float]) -> tuple[float, float]:
    """Return where the colours begin, and how wide a step is: from zero where a value is below it.

    What is counted in ones has no bound between two of them.
    """
    low = 0.0 if min(known) < 0 else min(known)
    each = (max(map(abs, known)) - low) / len(_STEPS)
    return low, float(math.ceil(each)) if all(one == int(one) for one in known) else each


def _shade(value: float, known: Sequence[float]) -> str:
    """Choose the colour of a value: away from zero where there are signs, or else from the least."""
    if min(known) < 0 and value == 0:
        return BLANK
    return (_BELOW if value < 0 else _STEPS)[_step(abs(value), known)]


def _step(away: float, known: Sequence[float]) -> int:
    low, each = _scale(known)
    return min(int((away - low) / (each or 1.0)), len(_STEPS) - 1)


def _key(known: Sequence[float], factor: float, places: int, language: str) -> list[Steps]:
    """Set out the steps of the colours in use with their bounds: above zero, then below."""
    if len(set(known)) < 2:
        return []
    low, each = _scale(known)
    bounds = [low + each * step for step in range(len(_STEPS) + 1)]
    # bounds seldom are as round as the values they stand between
    while places < _MOST_DECIMALS and any(
        abs(bound / factor - round(bound / factor, places)) > each / factor / 100
        for bound in bounds
    ):
        places += 1
    lines = []
    for name, colours, side in (
        ("above", _STEPS, [one for one in known if one > 0 or low > 0 or min(known) == 0]),
        ("below", _BELOW, [one for one in known if one < 0]),
    ):
        if not side:
            continue
        used = 1 + max(_step(abs(one), known) for one in side)
        sign = 1 if name == "above" else -1
        told = [
            wording.digits(sign * bound if bound else 0.0, language, factor, places)
            for bound in bounds[: used + 1]
        ]
        label = "steps" if min(known) >= 0 or max(known) <= 0 else name
        lines.append(
            Steps(wording.phrase(f"chart.key.{label}", language), colours[:used], tuple(told))
        )
    return lines


def _turned(cells: pd.DataFrame) -> pd.DataFrame:
    """Turn a grid whose headings are long while the names of its rows are short."""
    names = {way: list(dict.fromkeys(map(str, cells[way]))) for way in ("row", "column")}
    longest = {way: max((width(name, 11) for name in these), default=0.0)
               for way, these in names.items()}  # fmt: skip
    left = lay_rows(names["row"]).left
    room = (NARROWEST - left - 8) / max(len(names["column"]), 1)
    if stand(names["column"], room) or longest["row"] >= longest["column"]:
        return cells
    return cells.rename(columns={"row": "column", "column": "row"})
