"""One row of a file of observations: names, number, unit and days, every fault noted."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from labourtargets.codebook import Codebook, Indicator, Unit
from labourtargets.errors import CodebookError, Problems, suggest
from labourtargets.observations.mending import mend
from labourtargets.observations.periods import FORMS, Period, is_formed, last_day, read_period
from labourtargets.observations.purposes import remark
from labourtargets.tables import Field

__all__ = ["CENSUS_PUBLISHED", "Entry", "Row", "published_by", "read_entry"]

Entry = dict[str, str]
Row = dict[str, Any]

#: The census of 1 November 2020 was published on this day; annual populations of earlier years
#: published before it are another series.
CENSUS_PUBLISHED = dt.date(2021, 5, 11)
_NUMBER = re.compile(r"(>=|<=|>|<|≥|≤|~)?\s*([+-]?\d+(?:\.(\d+))?)")
_COMPARATORS = {
    "": "exactly",
    ">=": "at_least",
    "≥": "at_least",
    ">": "more_than",
    "<=": "at_most",
    "≤": "at_most",
    "<": "at_most",
    "~": "about",
}
# A population count printed to the last person is no rounded figure.
_WHOLE = ("people", "person_times", "establishments", "establishment_times", "households", "count")


def published_by(as_of: str, period_end: dt.date) -> dt.date:
    """Return the day by which a figure was known.

    Where its source gives none, the end of the year after its period: late rather than early,
    so that a replay never knows what could not be known.

    Examples
    --------
    >>> published_by("", dt.date(2024, 12, 31)).isoformat()
    '2025-12-31'
    """
    stamp = last_day(as_of) if as_of else None
    return stamp or dt.date(period_end.year + 1, 12, 31)


def read_entry(
    entry: Entry,
    number: int,
    label: str,
    fields: Sequence[Field],
    codebook: Codebook,
    problems: Problems,
) -> Row:
    """Read one row, adding its faults to `problems`.

    Parameters
    ----------
    entry : dict of str to str
        Cells by column of ``data/schema/observations.json``.
    number : int
        Line in the file.
    label : str
        File name for messages.
    fields : sequence of Field
        Columns of the schema: what is required, and the closed sets.
    codebook : Codebook
    problems : Problems

    Returns
    -------
    dict
        The row in base units. Of a faulty row only what tells it from others (region, indicator,
        period, vintage, reliability) and the last day of its period, and ``usable`` False.

    Examples
    --------
    >>> from labourtargets.codebook import load_codebook
    >>> from labourtargets.tables import load_schema
    >>> fields = load_schema("observations").fields
    >>> entry = {"region": "永川", "indicator": "skilled_workers", "period": "2024",
    ...     "value": "18.2", "unit": "万人", "status": "reported", "source": "s", "url": "",
    ...     "reliability": "high", "as_of": "", "note": ""}
    >>> row = read_entry(entry, 2, "x.csv", fields, load_codebook(), Problems())
    >>> row["region_id"], row["value"], row["lower"]
    ('yongchuan', 182000.0, 181500.0)
    """
    before = len(problems)

    def fault(column: str, expected: str, hint: str = "") -> None:
        problems.add(label, number, column, entry[column], expected, hint)

    for field in fields:
        cell = entry[field.name]
        if field.required and not cell:
            fault(field.name, "a value")
        elif cell and field.enum and cell not in field.enum:
            fault(field.name, "one of " + ", ".join(field.enum), suggest(cell, field.enum))
    named = {
        column: _known(codebook, column, entry[column], fault) for column in ("region", "indicator")
    }
    indicator: Indicator | None = named["indicator"]
    unit = _unit(codebook, indicator, entry["unit"], fault)
    figure = _figure(entry["value"], unit, codebook, fault)
    period = _period(entry, indicator, fault)
    region = named["region"].region_id if named["region"] else entry["region"]
    counted = indicator.indicator_id if indicator else entry["indicator"]
    row = {
        "region_id": region,
        "indicator_id": counted,
        "period_text": entry["period"],
        "period_end": period.end.isoformat() if period else "",
        "as_of": entry["as_of"],
        "reliability": entry["reliability"],
        "file": label,
        "row": number,
        "cells": entry,
        "usable": False,
    }
    if len(problems) > before or indicator is None or unit is None or period is None:
        return row
    value, lower, upper, comparator = figure
    return row | {
        **{name: entry[name] for name in ("status", "source", "url", "unit")},
        "note": remark(entry["note"]),
        "observation_id": f"{region}/{counted}/{_slug(entry['period'])}",
        "period_start": period.start.isoformat(),
        "value": value,
        "lower": lower,
        "upper": upper,
        "comparator": comparator,
        "base_unit": codebook.unit(indicator.base_unit).unit,
        "published": published_by(entry["as_of"], period.end),
        "usable": True,
    }


def _known(codebook: Codebook, kind: str, name: str, fault: Any) -> Any:
    if not name:
        return None
    try:
        return getattr(codebook, kind)(name)
    except CodebookError as error:
        fault(kind, f"a known {kind}", error.problems[0].hint)
        return None


def _expected(codebook: Codebook, indicator: Indicator | None) -> str:
    if indicator is None:
        return "a unit of units.csv"
    base = codebook.unit(indicator.base_unit)
    fitting = [
        each.unit
        for each in codebook.unit_map.values()
        if each.dimension == base.dimension and each.base_unit == base.base_unit
    ]
    return f"a unit of {base.dimension}: {' '.join(fitting)}"


def _unit(codebook: Codebook, indicator: Indicator | None, name: str, fault: Any) -> Unit | None:
    if not name:
        return None
    try:
        unit = codebook.unit(name)
    except CodebookError as error:
        fault("unit", _expected(codebook, indicator), error.problems[0].hint)
        return None
    if indicator is None:
        return unit
    base = codebook.unit(indicator.base_unit)
    if unit.base_unit != base.base_unit or unit.dimension != base.dimension:
        fault(
            "unit",
            _expected(codebook, indicator),
            f"{name} measures {unit.dimension}; nothing converts it",
        )
        return None
    return unit


def _figure(
    text: str, unit: Unit | None, codebook: Codebook, fault: Any
) -> tuple[float, float, float, str]:
    nothing = (math.nan, math.nan, math.nan, "exactly")
    if not text:
        return nothing
    match = _NUMBER.fullmatch(text)
    if match is None:
        fault("value", "a plain number", mend(text, unit, codebook))
        return nothing
    comparator = _COMPARATORS[match[1] or ""]
    if unit is None:
        return nothing
    factor = Decimal(repr(unit.factor))
    printed = Decimal(match[2])
    value = float(printed * factor)
    if comparator in ("at_least", "more_than"):
        return value, value, math.nan, comparator
    if comparator == "at_most":
        return value, math.nan, value, comparator
    decimals = len(match[3] or "")
    if decimals == 0 and unit.factor == 1 and unit.dimension in _WHOLE:
        return value, value, value, comparator
    half = Decimal(5).scaleb(-decimals - 1)
    low, high = float((printed - half) * factor), float((printed + half) * factor)
    if unit.dimension == "percent" and 0 <= value <= 100:
        low, high = max(low, 0.0), min(high, 100.0)
    return value, low, high, comparator


def _period(entry: Entry, indicator: Indicator | None, fault: Any) -> Period | None:
    text, stamp = entry["period"], entry["as_of"]
    published = last_day(stamp) if stamp else None
    if stamp and published is None:
        dashed = _dashed(stamp)
        hint = suggest(dashed, [dashed]) if last_day(dashed) else ""
        if not hint and is_formed(dashed):
            hint = "the calendar has no such day"
        fault("as_of", "a day, month or year: 2022-10-31, 2022-10 or 2022", hint)
    if not text:
        return None
    period = read_period(text)
    if period is None:
        plain = _dashed(re.sub(r"[年度]", "", text))
        hint = suggest(plain, [plain]) if read_period(plain) else ""
        fault("period", f"a period: {FORMS}", hint)
        return None
    if (
        published is not None
        and entry["status"] in ("reported", "estimated", "imputed")
        and (published < (period.start if period.kind in ("year", "part") else period.end))
    ):
        fault("period", f"over by its as_of, {stamp}", "a figure cannot be known before its time")
        return None
    if (
        indicator is not None
        and indicator.indicator_id == "population_year_end"
        and period.end < dt.date(2020, 11, 1)
        and (published is None or published < CENSUS_PUBLISHED)
    ):
        fault(
            "indicator",
            "population_year_end_precensus for years before the 2020 census",
            "or an as_of after 2021-05-11 where the figure was revised on its basis",
        )
        return None
    return period


def _dashed(text: str) -> str:
    """Write a date as we do: a spreadsheet turns 2026-03-01 into 2026/3/1."""
    parts = re.fullmatch(r"(\d{4})/(\d{1,2})(?:/(\d{1,2}))?", text)
    if parts is None:
        return text
    return "-".join([parts[1], *(part.zfill(2) for part in parts.groups()[1:] if part)])


def _slug(period: str) -> str:
    return re.sub(r"[^0-9A-Za-z]+", "-", period).strip("-")
