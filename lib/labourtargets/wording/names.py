"""Names of regions, indicators and units in either language, from the codebook."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from labourtargets.codebook import Codebook, default_codebook
from labourtargets.wording.phrases import index_of

__all__ = [
    "COUNTED",
    "indicator_name",
    "joined",
    "listed",
    "one_language",
    "region_name",
    "unit_name",
]

_CHINESE = re.compile("[\u4e00-\u9fff]")
_SHORT = ("short name", "English short name")
_WITH_ARTICLE = frozenset({"functional_zone", "park", "city_group"})
_SINGULAR = {"people": "person", "classes": "class"}
_PROPER = ("Bayu", "Dachuanggu", "Jiangjin", "Chongqing")
# measure words of things of any kind: English names the thing and gives it no unit
COUNTED = frozenset({"个", "件", "家", "项"})


def region_name(
    region: str,
    language: str,
    *,
    short: bool = False,
    inline: bool = False,
    codebook: Codebook | None = None,
) -> str:
    """Return the name of a region.

    Parameters
    ----------
    region : str
        Identifier, official name or alias.
    language : {"zh", "en"}
    short : bool, default False
        The short name of ``region_aliases.csv`` where there is one, for labels in charts.
    inline : bool, default False
        The name inside a sentence, where English says *the* of zones, parks and groups of cities.
    codebook : Codebook, optional
        That of the default workspace where none is given.

    Returns
    -------
    str

    Raises
    ------
    CodebookError
        If the region is unknown.

    Examples
    --------
    >>> region_name("guangan", "en"), region_name("guangan", "zh", short=True)
    ("Guang'an", '广安')
    >>> region_name("chongqing-hitech", "en", inline=True)
    'the Chongqing High-tech Zone'
    >>> region_name("northeast-sichuan-five", "en", inline=True)
    'the five north-eastern Sichuan cities'
    """
    column = index_of(language)
    codebook = codebook or default_codebook()
    entry = codebook.region(region)
    name = (entry.name_zh, entry.name_en)[column]
    if short:
        name = min([*codebook.noted(entry.region_id, _SHORT[column]), name], key=len)
    if inline and column == 1 and entry.level in _WITH_ARTICLE:
        # a description, which ends in a small letter, is no proper name
        described = name.split()[-1].islower()
        name = f"the {name[0].lower() if described else name[0]}{name[1:]}"
    return name


def indicator_name(
    indicator: str, language: str, *, inline: bool = False, codebook: Codebook | None = None
) -> str:
    """Return the name of an indicator.

    Parameters
    ----------
    indicator : str
        Identifier or name.
    language : {"zh", "en"}
    inline : bool, default False
        The name inside a sentence, where English begins it small.
    codebook : Codebook, optional
        That of the default workspace where none is given.

    Returns
    -------
    str

    Raises
    ------
    CodebookError
        If the indicator is unknown.

    Examples
    --------
    >>> indicator_name("talent_total", "zh"), indicator_name("talent_total", "en", inline=True)
    ('人才资源总量', 'total talent resources')
    """
    entry = (codebook or default_codebook()).indicator(indicator)
    name = (entry.name_zh, entry.name_en)[index_of(language)]
    # an abbreviation or a proper name keeps its capital
    if inline and name[1:2].islower() and not name.startswith(_PROPER):
        return name[0].lower() + name[1:]
    return name


def unit_name(
    unit: str, language: str, *, one: bool = False, codebook: Codebook | None = None
) -> str:
    """Return the name of a unit: the printed one in Chinese, the gloss in English.

    Parameters
    ----------
    unit : str
        A unit of ``units.csv``, or two of them as ``人次/人``; empty gives an empty name.
    language : {"zh", "en"}
    one : bool, default False
        The English singular.
    codebook : Codebook, optional
        That of the default workspace where none is given.

    Returns
    -------
    str

    Raises
    ------
    CodebookError
        If the unit is unknown.

    Examples
    --------
    >>> unit_name("人次", "en"), unit_name("人", "en", one=True), unit_name("%/年", "en")
    ('person-times', 'person', '% a year')
    >>> unit_name("家", "en"), unit_name("元/家", "en")
    ('number', 'yuan per establishment')
    """
    if index_of(language) == 0 or not unit:
        return unit
    if unit in {"%", "％"}:
        return "%"
    if unit in COUNTED:
        return "number"
    registered = (codebook or default_codebook()).unit_map
    base, _, per = unit.partition("/")
    if per and unit not in registered:
        # a computed intensity or pace: 人次/人, %/年
        whole = unit_name(base, language, one=one, codebook=codebook)
        if per == "年":
            return f"{whole} a year"
        return f"{whole} per {_singular((codebook or default_codebook()).unit(per).name_en)}"
    name = (codebook or default_codebook()).unit(unit).name_en
    return _singular(name) if one else name


def one_language(text: object, language: str) -> str:
    """Return the half of a bilingual note in one language; any other text as it is.

    Parameters
    ----------
    text : str, or missing
        ``Chinese / English``, divided once by a slash between spaces; missing gives an empty text.
    language : {"zh", "en"}

    Returns
    -------
    str

    Examples
    --------
    >>> one_language("已取整 / rounded", "zh"), one_language("已取整 / rounded", "en")
    ('已取整', 'rounded')
    >>> one_language("my own count", "zh")
    'my own count'
    """
    column = index_of(language)
    if not isinstance(text, str):
        return ""
    halves = text.split(" / ")
    bilingual = len(halves) == 2 and _CHINESE.search(halves[0])
    return halves[column].strip() if bilingual else text


def joined(sentences: Iterable[str], language: str) -> str:
    """Write sentences after one another, empty ones left out; Chinese has no space between them.

    Examples
    --------
    >>> joined(["甲。", "", "乙。"], "zh"), joined(["One.", "", "Two."], "en")
    ('甲。乙。', 'One. Two.')
    """
    return ("", " ")[index_of(language)].join(filter(None, sentences))


def listed(names: Sequence[str], language: str) -> str:
    """Join names into a list as prose has it.

    Examples
    --------
    >>> listed(["绵阳市", "广元市", "南充市"], "zh"), listed(["a", "b", "c"], "en")
    ('绵阳市、广元市和南充市', 'a, b and c')
    """
    comma, conjunction = (("、", "和"), (", ", " and "))[index_of(language)]
    if len(names) < 2:
        return "".join(names)
    return comma.join(names[:-1]) + conjunction + names[-1]


def _singular(name: str) -> str:
    head, per, tail = name.partition(" per ")
    if head in _SINGULAR:
        head = _SINGULAR[head]
    elif head.endswith("s") and not head.endswith("ss"):
        head = head[:-1]
    return head + per + tail
