"""The language in which results show themselves while none is named."""

from __future__ import annotations

from typing import Literal, get_args

__all__ = [
    "LANGUAGES",
    "Language",
    "LanguageError",
    "checked",
    "language",
    "set_language",
    "spoken",
]

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)

# a session is one process with one reader, as for an option of pandas
_session: Language = "zh"


class LanguageError(ValueError):
    """A language results do not speak."""

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows of the error, and no line of the library.

        The name is IPython's.
        """
        return [f"LanguageError: {self}"]


def language() -> Language:
    """Return the language of the session.

    Returns
    -------
    {"zh", "en"}
        zh until `set_language` says otherwise.

    See Also
    --------
    set_language : where the start value comes from, and what the language governs.

    Examples
    --------
    >>> language()
    'zh'
    """
    return _session


def set_language(language: str) -> None:
    """Set the language in which results show themselves where a call names none.

    It governs what is shown: selections, their charts, tables and sentences, sentences traced,
    names of places and indicators, the explorer. An explicit ``language`` of a call wins. Frames
    hold the same in every language (`labourtargets.find` gives names in both), and errors are in
    English.

    A session starts in Chinese: the documents are Chinese, their terms are authoritative and
    English is a gloss. It starts so on every machine: neither locale nor environment is asked,
    so that a notebook sent to a colleague shows there what it showed here, and says itself, in a
    cell, where it speaks English. Reports name their language in every call.

    A result holds no language: one that was computed before speaks, when shown again, the
    language set since. An explorer is made in one language and keeps it.

    Parameters
    ----------
    language : {"zh", "en"}

    Raises
    ------
    ValueError
        If the language is neither zh nor en.

    Examples
    --------
    >>> import labourtargets as lt
    >>> revenue = lt.select(region="南充市", indicator="hr_revenue")
    >>> lt.set_language("en")
    >>> revenue.view().title
    '2 quantified statements selected'
    >>> lt.set_language("zh")
    """
    global _session
    _session = checked(language)


def spoken(language: str | None) -> Language:
    """Return the language a call speaks: the one it names, or else that of the session.

    Raises
    ------
    ValueError
        If the language is neither zh nor en.

    Examples
    --------
    >>> spoken("en"), spoken(None)
    ('en', 'zh')
    """
    return _session if language is None else checked(language)


def checked(language: str) -> Language:
    """Return a language, if it is one.

    Raises
    ------
    ValueError
        If the language is neither zh nor en.

    Examples
    --------
    >>> checked("en")
    'en'
    """
    for one in LANGUAGES:
        if one == language:
            return one
    raise LanguageError(f"language={language!r}: expected one of {', '.join(LANGUAGES)}")
