"""The periods an observation can speak of, and the days by which it was published."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

__all__ = ["FORMS", "Period", "is_formed", "last_day", "read_period"]

FORMS = (
    "2024 · 2022-10 · 2020-11-01 · 2023H1 · 2023Q2 · "
    "2021-2025 (sum) · 2021-2025 (each year) · 2021-2025 (mean/yr)"
)
_MONTHS = {"H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}
_SPAN = re.compile(r"(\d{4})-(\d{4}) \((sum|each year|mean/yr)\)")
_PART = re.compile(r"(\d{4})(H[12]|Q[1-4])")
_DAY = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True)
class Period:
    """Hold the days a figure speaks of.

    Parameters
    ----------
    start, end : datetime.date
        Both included.
    kind : str
        ``year``, ``part`` (of a year), ``day``, ``sum``, ``each year`` or ``mean/yr``.
    """

    start: dt.date
    end: dt.date
    kind: str


def read_period(text: str) -> Period | None:
    """Read a period; None where it is none of the known forms.

    Examples
    --------
    >>> read_period("2023H1").end.isoformat()
    '2023-06-30'
    >>> read_period("2021-2025 (sum)").kind
    'sum'
    >>> read_period("last year") is None
    True
    """
    span, part = _SPAN.fullmatch(text), _PART.fullmatch(text)
    if span and int(span[1]) <= int(span[2]):
        return Period(dt.date(int(span[1]), 1, 1), dt.date(int(span[2]), 12, 31), span[3])
    if part:
        first, last = _MONTHS[part[2]]
        year = int(part[1])
        return Period(dt.date(year, first, 1), _month_end(year, last), "part")
    plain = _DAY.fullmatch(text)
    if not plain:
        return None
    try:
        return _plain(int(plain[1]), plain[2], plain[3])
    except ValueError:
        return None


def _plain(year: int, month: str | None, day: str | None) -> Period:
    if month is None:
        return Period(dt.date(year, 1, 1), dt.date(year, 12, 31), "year")
    if day is None:
        return Period(dt.date(year, int(month), 1), _month_end(year, int(month)), "part")
    exact = dt.date(year, int(month), int(day))
    return Period(exact, exact, "day")


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def is_formed(stamp: str) -> bool:
    """Tell whether a text is written as a day, a month or a year, be there one or not.

    Examples
    --------
    >>> is_formed("2024-02-30"), last_day("2024-02-30")
    (True, None)
    """
    return _DAY.fullmatch(stamp) is not None


def last_day(stamp: str) -> dt.date | None:
    """Read the last day of a day, month or year; None where it is none.

    Examples
    --------
    >>> last_day("2026-03").isoformat()
    '2026-03-31'
    """
    plain = _DAY.fullmatch(stamp)
    if not plain:
        return None
    period = read_period(stamp)
    return None if period is None else period.end
