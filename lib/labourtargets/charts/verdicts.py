"""Verdicts by series and method, in a grid of words."""

from __future__ import annotations

import pandas as pd

from labourtargets import wording
from labourtargets.charts.caption import Caption
from labourtargets.charts.cells import BLANK, Cell, lay_grid, told_grid
from labourtargets.charts.chart import Chart, column, records, require

__all__ = ["status_panel"]

# level → cell colour, glyph: told apart by glyph and words, never by colour alone
_LEVELS = {
    2: ("#bfe3d3", "●"),
    1: ("#f7e2b2", "◐"),
    0: ("#f3c9b8", "○"),
}


def status_panel(
    verdicts: pd.DataFrame,
    *,
    title: str,
    subtitle: str,
    language: str,
    source: str,
    name: str = "status_panel",
) -> Chart:
    """Draw what every method concludes about every target: words and glyphs, then colour.

    Up to four methods stand as columns; more stand as rows, one column a target, as long as
    those are no more than four themselves.

    Parameters
    ----------
    verdicts : pandas.DataFrame
        label (the target, in the page's language), method (its name in the page's language),
        verdict (the conclusion in words), level (2 on course, 1 short of it, 0 standing still
        or wrong way; missing where no conclusion is drawn), perhaps statistic (text printed
        below the verdict) and statement_id.
    title, subtitle, language, source, name
        As in `labourtargets.charts.trajectory`.

    Returns
    -------
    Chart
        Its rows are the verdicts.

    Raises
    ------
    LabourTargetsError
        If the frame lacks a column.

    Examples
    --------
    >>> verdicts = pd.DataFrame({"label": ["R&D/GDP"] * 2, "method": ["UNSD", "SDSN"],
    ...                          "verdict": ["on track", "moderate"], "level": [2, 1]})
    >>> chart = status_panel(verdicts, title="t", subtitle="", language="en", source="d")
    >>> [note.text for note in chart.figure.layout.annotations][-2:]
    ['● on track', '◐ moderate']
    """
    require(verdicts, ["label", "method", "verdict", "level"], name)
    caption = Caption(name, title, subtitle, language, source)
    wide = verdicts["method"].nunique() <= max(4, verdicts["label"].nunique())
    first, second = ("label", "method") if wide else ("method", "label")
    cells = verdicts.rename(columns={first: "row", second: "column"})
    filled, levels = [], set[int | None]()
    for row in records(cells):
        level = int(row["level"]) if wording.known(row["level"]) else None
        colour, glyph = _LEVELS.get(level, (BLANK, "")) if level is not None else (BLANK, "")
        verdict = row["verdict"] if isinstance(row["verdict"], str) and row["verdict"] else "—"
        extra = row.get("statistic")
        # the glyph stands by the number: the words need the width of the cell
        text = f"{verdict}\n{glyph} {extra}" if isinstance(extra, str) else f"{glyph} {verdict}"
        filled.append(Cell(colour, text.strip()))
        levels |= {level} & set(_LEVELS)
    keys = [wording.phrase(f"chart.key.level{one}", language) for one in _LEVELS if one in levels]
    look, data = lay_grid(cells, filled, caption, least=40, notes=keys)
    items = [
        (wording.phrase("chart.pair", language, first=row["label"], second=row["method"]),
         str(row["verdict"]))
        for row in records(verdicts)
    ]  # fmt: skip
    alt = told_grid(cells, items, language)
    columns = [
        column("label", language),
        column("method", language),
        column("verdict", language),
        column("statistic", language),
    ]
    return caption.chart(data, look, verdicts, columns, alt=alt, summary=alt)
