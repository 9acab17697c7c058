"""What pydantic found wrong in a file, in the words of who wrote the file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from labourreports.spec.values import as_written, false_hint
from labourtargets.errors import Problem, suggest

__all__ = ["readable"]

# the branches of a choice of types, which are no keys of the file
_BRANCHES = ("bool", "int", "float", "str", "none", "Title")
_CHOICES = {
    "title": "text, or `zh` and `en`",
    "parameters": "a plain value or a list of them",
    "matrix": 'a list of plain values, or "*"',
}
# what to write where a key is missing
_LIKE = {
    "title": 'a line such as `title: "…"`',
    "notebook": "a line such as `notebook: 02_trajectory`",
}
_TYPES = {
    "missing": "to be present",
    "dict_type": "keys and values",
    "model_type": "keys and values",
    "list_type": "a list",
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "greater_than": "a number greater than {gt}",
    "greater_than_equal": "{ge} or more",
    "less_than_equal": "{le} or less",
    "too_short": "at least {min_length}",
    "too_long": "at most {max_length}",
    "string_pattern_mismatch": "a time HH:MM",
}


def readable(fault: ValidationError, shown: str, known: Iterable[str]) -> list[Problem]:
    """Put the errors of a file in plain words, one a key.

    Parameters
    ----------
    fault : pydantic.ValidationError
    shown : str
        The file.
    known : iterable of str
        Its keys, to suggest from.

    Returns
    -------
    list of Problem
    """
    by_key: dict[tuple[str, ...], list[Any]] = {}
    for error in fault.errors():
        by_key.setdefault(_place(error), []).append(error)
    # a choice of types that was meant as keys and values is told by its keys alone
    deeper = {place[:1] for place in by_key if len(place) > 1}
    return [
        _told(place, errors, shown, list(known))
        for place, errors in by_key.items()
        if not (place in deeper and isinstance(errors[0].get("input"), dict))
    ]


def _place(error: Mapping[str, Any]) -> tuple[str, ...]:
    parts = [str(part) for part in error["loc"]]
    named = [part for part in parts if not part.startswith(("list[", "literal[", "nullable["))]
    return tuple(part for part in named if part not in _BRANCHES)[:3]


def _told(place: tuple[str, ...], errors: list[Any], shown: str, known: list[str]) -> Problem:
    key, error = ".".join(place)[:80], errors[0]
    found = as_written(error.get("input"))[:80]
    if error["type"] == "extra_forbidden":
        return Problem(shown, None, key, found, "a known key", suggest(place[-1], known))
    hint = false_hint(error.get("input"))
    if error["type"] == "missing":
        found = ""
    elif error.get("input") is None:
        found = "nothing"
    chosen = _CHOICES.get(place[0]) if len(errors) > 1 else None
    if error["type"] == "missing":
        chosen = _LIKE.get(key)
    return Problem(shown, None, key, found, chosen or _expected(error), hint)


def _expected(error: Mapping[str, Any]) -> str:
    context = error.get("ctx", {})
    if error["type"] == "literal_error":
        listed = str(context["expected"]).replace(" or ", ", ").replace("'", "")
        return f"one of {listed}" if "," in listed else listed
    if error["type"] in _TYPES:
        return _TYPES[error["type"]].format(**context)
    return str(error["msg"]).removeprefix("Input should be ").removeprefix("Value error, ")
