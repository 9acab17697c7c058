"""What the words around a number say of it: how it bounds, and how firmly it is meant."""

from __future__ import annotations

import re
from typing import NamedTuple

from labourtargets.quantities.mention import Commitment

__all__ = ["AFTER", "ANYWHERE", "BEFORE", "COMMITMENTS", "Wording", "commitment", "wording"]


class Wording(NamedTuple):
    """How a number bounds, and the words that say so."""

    comparator: str
    text: str
    upper_open: bool = False


_SPACE = r"[ \u00a0\x00]*"
# 最高每人10万元: what the amount is counted by may stand between
_PER = r"(?:每[一-鿿]{1,3})?"

# Right before the numeral
BEFORE: tuple[tuple[str, str], ...] = (
    (
        "at_most",
        r"不超过|不得超过|不高于|不大于|不多于|最高(?:可?(?:给予|补助|奖励|资助|补贴|支持|贷款))?|最多|至多|控制在|≤|<=",
    ),
    ("below", r"低于|少于|小于|不到|不足|<"),
    ("at_least", r"不少于|不低于|不小于|至少|最少|最低|≥|>="),
    ("more_than", r"超过|突破|高于|大于|多于|逾|超|>"),
    ("about", r"大约|约为|(?<![节条预合特制集])约|接近|(?<![最附临邻就亲])近"),
    (
        "exactly",
        r"达到|达至|达|增至|增加到|提高到|提高至|提升到|提升至|下降到|下降至|降至|降到|升至|稳定在|保持在|维持在|为|至",
    ),
)
# Right behind numeral and unit
AFTER: tuple[tuple[str, str], ...] = (
    ("at_least", r"[（(]含[）)]以上|及以上|或以上|以上"),
    ("at_most", r"以内|之内|以下|及以下"),
    ("about", r"左右|上下"),
)
# 2 年内, 30天内: only behind a span of time
WITHIN = re.compile(rf"{_SPACE}(?P<at_most>之内|内)")
# Before the verb: 至少引进……10名、……50名 bounds both
ANYWHERE = re.compile(r"(?P<at_least>至少|最少)|(?P<at_most>至多|最多)")

_BEFORE = re.compile(
    "(?:" + "|".join(f"(?P<{name}>{words})" for name, words in BEFORE) + rf"){_PER}{_SPACE}\Z"
)
# 不超过培养人数的30%: the whole may stand between; 超过部分的30% bounds nothing
_OF_A_WHOLE = re.compile(
    r"(?:(?P<at_most>不得?超过|不高于|控制在)|(?P<at_least>不少于|不低于))(?!部分)[一-鿿]{1,10}的\Z"
)
_GAP = " \u00a0\0"
_AFTER = re.compile(
    _SPACE + "(?:" + "|".join(f"(?P<{name}>{words})" for name, words in AFTER) + ")"
)
# No word of the table, with the number per whom between, is longer
_REACH = 16
# A clause that goes on longer is no clause: keeps reading linear in the text
_SCOPE = 200

COMMITMENTS: tuple[tuple[Commitment, re.Pattern[str]], ...] = (
    ("binding", re.compile(r"约束性|确保")),
    ("strive", re.compile(r"力争|争取|争创|努力|力求")),
    # 支持 heads the clause; 重点支持300名 promises the support itself
    (
        "support",
        re.compile(
            r"(?:大力|积极|优先|重点|鼓励|，)?(?P<word>支持|鼓励|探索)"
            r"(?!(?:[一-鿿]{0,2}[ \x00]*)?\Z)(?!英才|人才计划)"
        ),
    ),
)


def wording(
    text: str,
    start: int,
    end: int,
    clause_start: int,
    *,
    more: str = "",
    span_of_time: bool = False,
) -> Wording:
    """Read how the words around ``text[start:end]`` make it bound.

    What follows the number wins (控制在5.5%左右 is about), then what stands right before it,
    then an adverb before the verb of its clause.

    Parameters
    ----------
    text : str
        Normalised.
    start, end : int
        Of numeral and unit.
    clause_start : int
        Where its clause begins.
    more : str
        多 or 余 between numeral and unit.
    span_of_time : bool
        Whether 内 behind it bounds it.

    Returns
    -------
    Wording

    Examples
    --------
    >>> wording("达到20万人以上", 2, 6, 0)
    Wording(comparator='at_least', text='以上', upper_open=False)
    >>> wording("市级以上平台16个", 6, 9, 0).comparator
    'exactly'
    """
    edge = start
    # a footnote mark may stand between the word and its number
    while edge > max(clause_start, start - _SCOPE) and text[edge - 1] in _GAP:
        edge -= 1
    reach = max(clause_start, edge - _REACH)
    before = _BEFORE.search(text, reach, edge) or _OF_A_WHOLE.search(text, reach, edge)
    behind = _AFTER.match(text, end) or (WITHIN.match(text, end) if span_of_time else None)
    if behind is not None:
        return Wording(behind.lastgroup or "", behind.group(behind.lastgroup or 0))
    if more:
        return Wording("more_than", more)
    if before is not None:
        said = before.group(before.lastgroup or 0)
        if before.lastgroup == "below":
            return Wording("at_most", said, upper_open=True)
        return Wording(before.lastgroup or "", said)
    adverb = ANYWHERE.search(text, max(clause_start, start - _SCOPE), start)
    if adverb is not None:
        return Wording(adverb.lastgroup or "", adverb.group())
    return Wording("exactly", "")


def commitment(text: str, clause_start: int, start: int) -> tuple[Commitment, str]:
    """Read how firmly the clause before a number means it.

    Examples
    --------
    >>> commitment("力争入驻机构20家", 0, 6)
    ('strive', '力争')
    >>> commitment("重点支持300名", 0, 4)
    ('unstated', '')
    """
    for kind, pattern in COMMITMENTS:
        # 支持 and its like head their clause; the others may stand before any verb
        found = (
            pattern.match(text, clause_start, start)
            if kind == "support"
            else pattern.search(text, max(clause_start, start - _SCOPE), start)
        )
        if found is not None:
            return kind, found.group(found.lastgroup or 0)
    return "unstated", ""
