"""Look up a phrase by key and language, and fail loudly where there is none."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from string import Formatter

from labourtargets.session import LANGUAGES, Language, checked
from labourtargets.wording.catalogue import CATALOGUE
from labourtargets.wording.links import plain

__all__ = ["LANGUAGES", "Language", "keys", "label", "phrase", "sentence"]

# whole sentences, which English begins with a capital even where a name comes first
_SENTENCES = ("answer.", "finding.", "refusal.", "alt.")
# what is missing stands after a colon, though it ends a sentence
_CONTINUED = ("missing.",)
# parts of an alternative text, which stand inside it
_PARTS = frozenset({"alt.from_to", "alt.at", "alt.item", "alt.more"})


def phrase(key: str, language: str, **values: object) -> str:
    """Return the phrase of a key with its values filled in.

    A counted noun stands in a phrase as ``{count} {count:target|targets}``: the words before the
    bar where the count is one, those after it for any other. They may hold placeholders.

    Parameters
    ----------
    key : str
        ``topic.name``; `keys` lists them.
    language : {"zh", "en"}
    **values : object
        One for every placeholder; numbers come ready-made from
        `labourtargets.wording.number`.

    Returns
    -------
    str

    Raises
    ------
    KeyError
        If the key is unknown or a placeholder has no value.
    TypeError
        If a value has no placeholder.
    ValueError
        If the language is neither zh nor en.

    Examples
    --------
    >>> phrase("role.target", "zh")
    '目标'
    >>> phrase("finding.projectable", "en", projected="41", total="60")
    '41 of 60 series can be projected.'
    >>> [phrase("compare.answer", "en", count=n, finding="") for n in (1, 6)]
    ['1 place is strictly comparable. ', '6 places are strictly comparable. ']
    """
    column = index_of(language)
    if key not in CATALOGUE:
        near = difflib.get_close_matches(key, CATALOGUE, n=1)
        raise KeyError(f"no phrase {key!r}" + (f"; did you mean {near[0]!r}?" if near else ""))
    template = CATALOGUE[key][column]
    wanted = _placeholders(template)
    if wanted - values.keys():
        raise KeyError(f"phrase {key!r} wants a value for {sorted(wanted - values.keys())}")
    if values.keys() - wanted:
        raise TypeError(f"phrase {key!r} has no place for {sorted(values.keys() - wanted)}")
    text = _filled(template, values)
    ends = template.endswith(".") and not key.startswith(_CONTINUED)
    if (ends or key.startswith(_SENTENCES)) and key not in _PARTS:
        text = sentence(text, language)
    return text


def sentence(text: str, language: str) -> str:
    """Begin a text as a sentence or a heading does: English with a capital, a link too.

    Examples
    --------
    >>> sentence("the zone", "en"), sentence("⟦two|d:1⟧ pairs", "en"), sentence("甲", "zh")
    ('The zone', '⟦Two|d:1⟧ pairs', '甲')
    """
    if language != "en":
        return text
    start = 1 if text.startswith("⟦") else 0
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def label(topic: str, value: object, language: str) -> str:
    """Return the label of a member of a closed set, or "—" for a missing one.

    Parameters
    ----------
    topic : str
        role, measure, timing, comparator, commitment, anchor, basis, model, scenario, verdict,
        method, agreement, comparability, observation, reason, …
    value : object
        The member.
    language : {"zh", "en"}

    Returns
    -------
    str

    Raises
    ------
    KeyError
        If the set has no such member.

    Examples
    --------
    >>> label("measure", "annual_flow", "en")
    'annual flow'
    """
    # NaN and NA are the only members unequal to themselves
    if value is None or value is not value or str(value) in {"", "<NA>", "nan"}:
        return "—"
    return phrase(f"{topic}.{value}", language)


def keys(topic: str = "") -> list[str]:
    """Return the keys of a topic, or all of them, sorted.

    Examples
    --------
    >>> keys("anchor")
    ['anchor.baseline', 'anchor.milestone', 'anchor.target']
    """
    return sorted(key for key in CATALOGUE if not topic or key.startswith(f"{topic}."))


def index_of(language: str) -> int:
    """Return the column of a language in the catalogue.

    Raises
    ------
    ValueError
        If the language is neither zh nor en.

    Examples
    --------
    >>> index_of("en")
    1
    """
    return LANGUAGES.index(checked(language))


def _placeholders(template: str) -> set[str]:
    found: set[str] = set()
    for _, name, words, _ in Formatter().parse(template):
        if name:
            found |= {name, *_placeholders(words or "")}
    return found


def _filled(template: str, values: Mapping[str, object]) -> str:
    parts = []
    for literal, name, words, _ in Formatter().parse(template):
        parts.append(literal)
        if name and words:
            one, _, many = words.partition("|")
            counted = plain(str(values[name])).strip()
            parts.append(_filled(one if counted == "1" else many, values))
        elif name:
            parts.append(str(values[name]))
    return "".join(parts)
