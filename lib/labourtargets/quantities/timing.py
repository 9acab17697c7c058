"""When a number holds: the cues of date and rate, and how far each one governs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from labourtargets.quantities.mention import Timing
from labourtargets.quantities.numerals import DIGITS, normalise, number_value

__all__ = ["Clauses", "Cues", "When", "names_rate", "parse_years", "parse_years_passed"]

_YEAR = r"(?<!\d)(?:19|20)\d{2}"
_MONTH = r"(?:\d{1,2}月(?:\d{1,2}日)?)?"
_TO = r"(?:-{1,2}|–|—{1,2}|－|~|～|至|到)"
# 较“十三五”时期下降 compares with those years, it does not date the number
_NOT_COMPARED = r"(?:(?<![比较为])(?=[“\"])|(?<![比较为“\"])(?=十))"
_PLAN = r"[“\"]?十[一二三四五六七八九]?五[”\"]?"

# Cues that date what follows them in the sentence
DATES: tuple[tuple[Timing, str], ...] = (
    (
        "cumulative",
        rf"{_YEAR}年?{_MONTH}\s?{_TO}\s?(?:{_YEAR}年{_MONTH}|\d{{2}}年|\d{{1,2}}月)(?:期间|间)?",
    ),
    ("cumulative", rf"{_NOT_COMPARED}{_PLAN}(?:期间|时期)(?!的|末|以来|收官|规划)"),
    ("at_date", rf"(?:到|至)?{_PLAN}末"),
    ("at_date", r"(?<![比较])(?:到|至|截至)?[〇零○一二三四五六七八九]{4}年(?:底|末|年底|年末)?"),
    (
        "at_date",
        rf"(?<![比较])(?:到|至|截至|截止到?)?{_YEAR}年{_MONTH}"
        r"(?:年?[底末初])?(?:之?前|止)?(?!度)",
    ),
)
# Cues that say at what rate, for their clause
RATES: tuple[tuple[Timing, str], ...] = (
    ("relative", r"首年|(?<![人家场批件台])次年(?!均)|当年|首期|第[一二三四五]年"),
    ("average", r"年均|平均每年|每年平均"),
    ("each_year", r"每年度?|逐年"),
    (
        "each_year",
        r"(?<![每首全当今去本来近多半整学青少老幼往历常跨隔同末底\d一二两三四五六七八九十])年(?=(?:新增|新建|培训|培养|培育|吸纳"
        r"|引进|招引|开展|组织|举办|服务|解决|输送|建设|完成|选派|资助))",
    ),
    ("cumulative", r"累计|总共|共计"),
)
_CLAUSE_END = re.compile(r"[，；;。！？!?\n\t]|,(?!\d)|(?<!\d)[：:]|[：:](?!\d)|\[\d+:(?= )|——")
_SENTENCE_END = re.compile(r"[。！？!?\n\t]|\[\d+:(?= )|\](?=\s)")
_YEARS = re.compile(
    rf"(?P<year>{_YEAR})(?:年?\s?{_TO}\s?(?P<short>\d{{2}})年)?|(?P<words>[〇零○一二三四五六七八九]{{4}})年"
    r"|(?P<plan>[六七八九十]|十[一二三四五六七八九])五"
)
_YEARS_PASSED = re.compile(r"(?<!\d)(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,2})年来")


class When(NamedTuple):
    """How a number stands in time, and the words that say so."""

    timing: Timing
    timing_text: str
    period_text: str
    period_at: int | None


class Clauses:
    """Where the clauses and sentences of a normalised text begin.

    Examples
    --------
    >>> Clauses("每年一次，两届。").clause_start(6)
    5
    """

    def __init__(self, text: str) -> None:
        self._clauses = [0, *(match.end() for match in _CLAUSE_END.finditer(text))]
        self._sentences = [0, *(match.end() for match in _SENTENCE_END.finditer(text))]

    def clause_start(self, position: int) -> int:
        """Return where the clause around `position` begins."""
        return self._clauses[bisect_right(self._clauses, position) - 1]

    def sentence_start(self, position: int) -> int:
        """Return where the sentence around `position` begins."""
        return self._sentences[bisect_right(self._sentences, position) - 1]


class _Found(NamedTuple):
    start: int
    end: int
    timing: Timing


class Cues:
    """All cues of time in a normalised text, found once.

    Parameters
    ----------
    text : str
        Normalised.
    titles : bytearray
        1 where a title or name stands: a year inside one dates nothing.

    Examples
    --------
    >>> text = "到2025年，每年引进5个"
    >>> Cues(text, bytearray(len(text))).govern(11, clause_start=7, sentence_start=0)
    When(timing='each_year', timing_text='每年', period_text='到2025年', period_at=0)
    """

    def __init__(self, text: str, titles: bytearray) -> None:
        self._text = text
        self._dates = _found(text, DATES, titles)
        self._rates = _found(text, RATES, titles)
        self._date_starts = [cue.start for cue in self._dates]
        self._rate_starts = [cue.start for cue in self._rates]

    def govern(self, start: int, clause_start: int, sentence_start: int) -> When:
        """Read when the number at `start` holds: the nearest cue before it, by scope."""
        date = _nearest(self._dates, self._date_starts, sentence_start, start)
        rate = _nearest(self._rates, self._rate_starts, clause_start, start)
        period = self._text[date.start : date.end] if date else ""
        at = date.start if date else None
        governing = rate or date
        if governing is None:
            return When("open", "", "", None)
        return When(governing.timing, self._text[governing.start : governing.end], period, at)


def parse_years(text: str) -> tuple[int, int] | None:
    """Read the first and the last year that a period cue names.

    Parameters
    ----------
    text : str
        A cue as printed: 到2025年, 2023年6月-2025年10月, 二〇三五年, “十四五”期间. Cues joined by
        ``|`` are read together.

    Returns
    -------
    tuple of int, or None
        Both years included, equal for a single date; None where no year is named. The n-th
        five-year plan covers 1951+5n to 1955+5n, from the sixth (1981–1985) on.

    Examples
    --------
    >>> parse_years("2023年6月-2025年10月"), parse_years("截至2020年底")
    ((2023, 2025), (2020, 2020))
    >>> parse_years("“十四五”期间"), parse_years("首年")
    ((2021, 2025), None)
    """
    years: list[int] = []
    for match in _YEARS.finditer(normalise(text)):
        if match["year"]:
            years.append(int(match["year"]))
            if match["short"]:
                years.append(years[-1] // 100 * 100 + int(match["short"]))
        elif match["words"]:
            years.append(int("".join(str(DIGITS[digit]) for digit in match["words"])))
        else:
            plan = int(number_value(match["plan"]) or 0)
            years += [1951 + 5 * plan, 1955 + 5 * plan]
    return (min(years), max(years)) if years else None


def parse_years_passed(text: str) -> int | None:
    """Read how many years a cue such as 实施2年来 looks back over.

    Parameters
    ----------
    text : str
        A cue as printed.

    Returns
    -------
    int, or None
        None where it counts no years. The cue does not say where they end.

    Examples
    --------
    >>> parse_years_passed("实施2年来"), parse_years_passed("近三年来"), parse_years_passed("2020年")
    (2, 3, None)
    """
    match = _YEARS_PASSED.search(normalise(text))
    return int(number_value(match["count"]) or 0) or None if match else None


def names_rate(text: str) -> bool:
    """Tell whether a cue says at what rate, and no year.

    Parameters
    ----------
    text : str
        A cue as printed.

    Examples
    --------
    >>> names_rate("每年"), names_rate("年培训"), names_rate("2025年")
    (True, True, False)
    """
    return any(re.match(pattern, normalise(text)) for _, pattern in RATES)


def _found(text: str, table: tuple[tuple[Timing, str], ...], titles: bytearray) -> list[_Found]:
    cues: list[_Found] = []
    taken = bytearray(len(text))
    for timing, pattern in table:
        for match in re.finditer(pattern, text):
            start, end = match.span()
            if not titles[start] and not any(taken[start:end]):
                taken[start:end] = b"\x01" * (end - start)
                cues.append(_Found(start, end, timing))
    return _merged(text, sorted(cues)) if table is DATES else sorted(cues)


def _merged(text: str, cues: list[_Found]) -> list[_Found]:
    """Join 2022年底、2025年底 before 分别: either may date each number, the reader decides."""
    merged: list[_Found] = []
    for cue in cues:
        if merged and text[merged[-1].end : cue.start] in ("、", "和", "及", "与"):
            merged[-1] = merged[-1]._replace(end=cue.end)
        else:
            merged.append(cue)
    return merged


def _nearest(cues: list[_Found], starts: list[int], scope: int, start: int) -> _Found | None:
    index = bisect_left(starts, start) - 1
    return cues[index] if index >= 0 and cues[index].start >= scope else None
