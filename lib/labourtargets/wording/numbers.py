"""Numbers, bounds, years and dates as a reader of either language expects them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from labourtargets.codebook import Codebook
from labourtargets.wording.links import link
from labourtargets.wording.names import COUNTED, unit_name
from labourtargets.wording.phrases import index_of, phrase
from labourtargets.wording.scales import LONGER, MISSING, Scale, digits, known, places, scale

__all__ = ["date", "interval", "number", "period", "stated", "year"]

# heads and houses, and the times they were served
_INDIVISIBLE = frozenset({"人", "人次", "家", "家次", "户"})
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def number(
    value: float | None,
    unit: str = "",
    language: str = "zh",
    statement_id: str | None = None,
    decimals: int | None = None,
    *,
    comparator: str = "exactly",
    signed: bool = False,
    codebook: Codebook | None = None,
) -> str:
    """Print a value with its unit.

    Parameters
    ----------
    value : float or None
        In `unit`; a missing one prints "—".
    unit : str, default ""
        Base unit of ``units.csv``; percent and percentage points stay what they are.
    language : {"zh", "en"}
    statement_id : str, optional
        The statement the value was read from: the text is marked so that a page links it.
    decimals : int, optional
        Decimals of the printed number. By default as many as a whole number of units needs,
        and at most two for any other; ten people or more, reckoned, are whole people.
    comparator : str, default "exactly"
        exactly, at_least, at_most, about or more_than.
    signed : bool, default False
        Print a plus before a positive value, as differences need.
    codebook : Codebook, optional
        The shipped one by default.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If the language is neither zh nor en.
    KeyError
        If the comparator is unknown.
    CodebookError
        If the unit is unknown.

    Examples
    --------
    >>> number(200000, "人", "zh"), number(200000, "人", "en")
    ('20万人', '200,000 people')
    >>> number(4.5e10, "元", "en"), number(-3, "百分点", "zh", signed=True)
    ('45 billion yuan', '−3个百分点')
    >>> number(200000, "人", "zh", comparator="at_least")
    '20万人以上'
    >>> number(320, "个", "en"), number(24, "个月", "en"), number(1440, "分钟", "zh")
    ('320', '2 years', '24小时')
    """
    index_of(language)
    bound = "{}" if comparator == "exactly" else phrase(f"bound.{comparator}", language, value="{}")
    if not known(value):
        return link(MISSING, statement_id)
    chosen = scale([value], unit, language, codebook=codebook)
    if decimals is None and unit in _INDIVISIBLE and chosen.factor == 1 and abs(value) >= 10:
        decimals = 0
    text = digits(value, language, chosen.factor, decimals, signed=signed)
    full = _with_unit(text, value, unit, chosen, language, codebook)
    return link(bound.format(full), statement_id)


def interval(
    lower: float | None,
    upper: float | None,
    unit: str = "",
    language: str = "zh",
    statement_id: str | None = None,
    decimals: int | None = None,
    *,
    codebook: Codebook | None = None,
) -> str:
    """Print the range between two values; a missing end is open.

    Parameters
    ----------
    lower, upper : float or None
        In `unit`.
    unit, language, statement_id, decimals, codebook
        As in `number`.

    Returns
    -------
    str

    Examples
    --------
    >>> interval(83550, 83650, "人", "zh"), interval(2, 4, "家", "en")
    ('8.355—8.365万人', '2–4')
    >>> interval(200000, None, "人", "en")
    'at least 200,000 people'
    """
    if not known(lower) or not known(upper):
        end, comparator = (lower, "at_least") if known(lower) else (upper, "at_most")
        return number(
            end, unit, language, statement_id, decimals, comparator=comparator, codebook=codebook
        )
    if lower == upper:
        return number(lower, unit, language, statement_id, decimals, codebook=codebook)
    chosen = scale([lower, upper], unit, language, codebook=codebook)
    shown = places([lower, upper], chosen.factor) if decimals is None else decimals
    ends = [digits(end, language, chosen.factor, shown) for end in (lower, upper)]
    # a dash between signed numbers reads as a third sign
    dash = phrase("bound.to_signed" if lower < 0 else "bound.to", language)
    text = _with_unit(dash.join(ends), upper, unit, chosen, language, codebook)
    return link(text, statement_id)


def stated(statement: Mapping[str, Any], language: str, *, linked: bool = True) -> str:
    """Print what a statement says: its value with the bound its wording gives.

    Parameters
    ----------
    statement : mapping
        A row of statements, targets or series: value, lower, upper, comparator, base_unit and,
        to be linked, statement_id.
    language : {"zh", "en"}
    linked : bool, default True

    Returns
    -------
    str

    Examples
    --------
    >>> stated({"value": 35.0, "comparator": "at_least", "base_unit": "%"}, "en")
    'at least 35%'
    """
    mark = statement.get("statement_id") if linked else None
    unit = str(statement["base_unit"])
    if statement["comparator"] == "range" or not known(statement["value"]):
        return interval(statement.get("lower"), statement.get("upper"), unit, language, mark)
    return number(statement["value"], unit, language, mark, comparator=str(statement["comparator"]))


def sum_comparator(terms: Iterable[str]) -> str:
    """Return the comparator of a sum: it is as exact as its terms.

    Parameters
    ----------
    terms : iterable of str
        Comparators of the terms.

    Examples
    --------
    >>> sum_comparator(["exactly", "exactly"]), sum_comparator(["exactly", "about"])
    ('exactly', 'about')
    """
    return "exactly" if set(terms) <= {"exactly"} else "about"


def promised(target: Mapping[str, Any], language: str, *, linked: bool = True) -> str:
    """Print what a target promises: as `stated`, and that it is due each year, or an increase.

    Parameters
    ----------
    target : mapping
        A row of targets: what `stated` reads, timing and measure.
    language : {"zh", "en"}
    linked : bool, default True

    Returns
    -------
    str

    Examples
    --------
    >>> target = {"value": 5000.0, "comparator": "at_least", "base_unit": "人",
    ...           "timing": "each_year", "measure": "annual_flow"}
    >>> promised(target, "en"), promised(target, "zh")
    ('at least 5,000 people each year', '每年5000人以上')
    """
    said = stated(target, language, linked=linked)
    if target["measure"] == "increment":
        return phrase("promised.increase", language, value=said)
    if target["timing"] in ("each_year", "average"):
        return phrase(f"promised.{target['timing']}", language, value=said)
    return said


def year(value: float | None, language: str) -> str:
    """Print a year.

    Examples
    --------
    >>> year(2025, "zh"), year(2025, "en")
    ('2025年', '2025')
    """
    if not known(value):
        return MISSING
    return phrase("date.year", language, year=int(value))


def period(start: float | None, end: float | None, language: str) -> str:
    """Print the years from `start` to `end`, both included.

    Examples
    --------
    >>> period(2021, 2025, "zh"), period(2025, 2025, "en"), period(None, None, "en")
    ('2021—2025年', '2025', '—')
    """
    if not known(start) or not known(end) or start == end:
        return year(end if known(end) else start, language)
    return phrase("date.period", language, start=int(start), end=int(end))


def date(iso: str, language: str) -> str:
    """Print a date, a month or a year given as ISO text.

    Raises
    ------
    ValueError
        If the text is no ISO date.

    Examples
    --------
    >>> date("2021-08-04", "zh"), date("2021-08-04", "en"), date("2022-10", "en")
    ('2021年8月4日', '4 August 2021', 'October 2022')
    """
    parts = [int(part) for part in str(iso)[:10].split("-")]
    if not 1 <= len(parts) <= 3 or not all(1 <= part <= 12 for part in parts[1:2]):
        raise ValueError(f"date {iso!r}: expected YYYY, YYYY-MM or YYYY-MM-DD")
    if index_of(language) == 0:
        return "".join(f"{part}{word}" for part, word in zip(parts, "年月日", strict=False))
    words = [str(parts[0]), *(_MONTHS[month - 1] for month in parts[1:2]), *map(str, parts[2:])]
    return " ".join(reversed(words))


def _with_unit(
    text: str, value: float, unit: str, chosen: Scale, language: str, codebook: Codebook | None
) -> str:
    if unit in {"：", ":"}:
        return text + ("：1" if language == "zh" else ":1")
    if unit.startswith(("%", "％")):
        return text + chosen.unit.replace("％", "%")
    if index_of(language) == 0:
        return text + ("个百分点" if unit == "百分点" else chosen.unit)
    if unit in COUNTED and chosen.factor == 1:
        return text
    name = chosen.unit
    told = LONGER[unit][1] if unit in LONGER and chosen.factor == LONGER[unit][0] else unit
    if text in {"1", "+1", "−1"} and (chosen.factor == 1 or told != unit):
        name = unit_name(told, language, one=True, codebook=codebook)
    return f"{text} {name}".rstrip()
