"""The tables of a report as CSV files a spreadsheet opens without running anything."""

from __future__ import annotations

import csv
import io
import math
import re
from typing import Any

from labourreports.page.evidence import Evidence

__all__ = ["csv_text"]

_FORMULA = re.compile(r"[=+\-@\t\r\n]|[＝＋－＠]")
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?%?")


def csv_text(evidence: Evidence) -> str:
    """Write the rows of a table or figure as CSV: UTF-8, LF, a header of column names.

    Parameters
    ----------
    evidence : Evidence

    Returns
    -------
    str
        Units stand in the header in brackets. A text a spreadsheet would take for a formula
        starts with an apostrophe.

    Examples
    --------
    >>> table = Evidence(version=1, kind="table", name="t", columns=[{"name": "a"}],
    ...                  rows=[["=1+1"], [None], [3]])
    >>> csv_text(table).split()
    ['a', "'=1+1", '""', '3']
    """
    lines = io.StringIO()
    writer = csv.writer(lines, lineterminator="\n")
    writer.writerow(
        [
            _cell(f"{column.name} [{column.unit}]" if column.unit else column.name)
            for column in evidence.columns
        ]
    )
    for row in evidence.rows:
        writer.writerow([_cell(value) for value in row])
    return lines.getvalue()


def _cell(value: Any) -> str:
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return (
            str(int(value))
            if isinstance(value, float) and value.is_integer() and abs(value) < 1e15
            else repr(value)
        )
    # a lone carriage return is a new row to some readers
    text = str(value).replace("\x00", "").replace("\r\n", "\n").replace("\r", " ")
    if (
        _FORMULA.match(text.lstrip(" \u00a0\u3000"))
        and not _NUMBER.fullmatch(text.strip())
        and text != "-"
    ):
        return f"'{text}"
    return text
