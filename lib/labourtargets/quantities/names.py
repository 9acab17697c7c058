"""Numerals that count nothing: dates, document and list numbers, marks, titles and names."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["NOT_QUANTITIES", "Name", "shielded", "without_marks"]

# What a word processor leaves in the middle of a sentence, read as if it were not there
_MARKS = re.compile(r"\[footnoteRef:\d+\]|\[bookmark: [^\]\n]{0,80}\]")

_N = "[〇零○一二三四五六七八九十]"
_YEAR = r"(?<!\d)(?:19|20)\d{2}"
_TO = r"(?:-{1,2}|–|—{1,2}|－|~|～|至|到)"


class Name(NamedTuple):
    """A named kind of text whose numerals are no quantities."""

    name: str
    pattern: re.Pattern[str]


# A reader who meets a new kind of name adds a line here.
NOT_QUANTITIES: tuple[Name, ...] = tuple(
    Name(name, re.compile(pattern, re.MULTILINE))
    for name, pattern in (
        # the word processor and the web page
        ("footnote opening", r"\[\d+:(?= )"),
        ("web address", r"(?:https?://|www\.)[\w./?=&%#-]+"),
        # numbers that order things
        ("ordinal", r"第[ ]?(?:\d+|[〇零○一二三四五六七八九十百千两廿]+)"),
        ("heading number", rf"^[ \t#\u3000\0]*[（(]?(?:\d{{1,2}}|{_N}{{1,3}})(?:[）)、]|\.(?!\d))"),
        ("heading of a box or table", r"(?:表|图|专栏|附件|附表)[ ]?\d+"),
        ("clause number", r"(?:^|(?<=[。；;\s]))[（(]\d{1,2}[）)]"),
        # documents
        ("document number", r"[〔\[【(（]\d{4}[〕\]】)）] ?第?\d+ ?号|[〔【]\d{4,}[〕】]?"),
        ("title", r"《[^》\n]{1,80}》"),
        ("name in quotation marks", r"[“‘「『][^“”‘’「」『』，。；！？\n]{1,20}[”’」』]"),
        # dates
        ("date", r"\d{4}年(?:\d{1,2}月(?:\d{1,2}[日号])?)?"),
        (
            "date in figures",
            rf"{_YEAR}(?:[-/](?:0?[1-9]|1[0-2])(?:[-/]\d{{1,2}})?|\.\d{{1,2}}\.\d{{1,2}})(?!\d)",
        ),
        ("years", rf"{_YEAR}\s?{_TO}\s?(?:{_YEAR}|\d{{2}})年"),
        ("month", r"(?<![\d个])\d{1,2}月(?:\d{1,2}[日号]|[底末初份中上下]|(?=[-–—－~～至）)]))"),
        ("months", r"(?<=[-–—－~～至])\d{1,2}月(?:\d{1,2}[日号])?"),
        ("year in words", rf"{_N}{{4}}年(?:{_N}{{1,2}}月(?:{_N}{{1,3}}日)?)?"),
        ("month in words", rf"(?<!个){_N}{{1,2}}月(?:{_N}{{1,3}}日|[底末初份中])"),
        ("clock", r"(?<![\d按比])\d{1,2}[:：]\d{2}(?::\d{2})?(?!\d|的?比|配)"),
        # politics and geography
        ("five-year plan", r"十[一二三四五六七八九]?五[“”]?(?=期间|时期|规划|末|以来|开局|收官)"),
        ("five years of a plan", rf"{_N}{{1,3}}个五年(?=规划|计划)"),
        ("party congress", r"(?:十[五六七八九]|二十)大(?=[以报精会和召、，。])"),
        (
            "session",
            rf"{_N}{{1,3}}届(?:{_N}[次中]、?)*(?:历次|全国|全会|全体|中央|人大|政协|人民|{_N}[次中])",
        ),
        ("session", rf"{_N}[次中](?:全会|全体会议|代表大会)"),
        (
            "articles of a policy",
            rf"(?:(?<!\d)\d+ ?|{_N}{{1,3}})条"
            r"(?=[^，。；、\n]{0,14}(?:政策|措施|意见|举措|办法|细则|规定))",
        ),
        (
            "plan of some years",
            rf"{_N}{{1,2}}年(?=[^，。；、\n]{{0,3}}(?:行动|攻坚|计划|规划|义务教育))",
        ),
        ("named rules", r"八项规定"),
        ("sum of parts", r"(?<!\d)\d+(?:\+(?:\d+|[A-Za-z]))+"),
        ("class of people", r"4050 ?人员"),
        ("rank", r"(?<!\d)\d+强"),
    )
)


def without_marks(text: str) -> str:
    """Blank footnote marks and bookmarks with NUL, keeping every position.

    Examples
    --------
    >>> without_marks("人才[footnoteRef:0]50名").replace("\\0", "")
    '人才50名'
    """
    return _MARKS.sub(lambda mark: "\0" * len(mark.group()), text)


def shielded(text: str, names: tuple[str, ...] = ()) -> bytearray:
    """Mark the characters of a normalised text whose numerals are no quantities.

    Parameters
    ----------
    text : str
    names : tuple of str, default all
        Which of `NOT_QUANTITIES` to mark.

    Returns
    -------
    bytearray
        1 where a name, date or mark stands, as long as `text`.

    Examples
    --------
    >>> mask = shielded("第13次会议，13次")
    >>> [mask[position] for position in (1, 7)]
    [1, 0]
    """
    mask = bytearray(len(text))
    for name, pattern in NOT_QUANTITIES:
        if names and name not in names:
            continue
        for match in pattern.finditer(text):
            mask[match.start() : match.end()] = b"\x01" * (match.end() - match.start())
    return mask
