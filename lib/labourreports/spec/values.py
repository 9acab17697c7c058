"""Values of a run file and what a notebook wants of them, said as they are written there."""

from __future__ import annotations

import json

from labourreports.spec.parameters import Parameter, accepts

__all__ = ["UNQUOTED", "as_written", "false_hint", "hint_for", "wanted"]

UNQUOTED = "write it without quotes"

_ONE = {
    "str": "one text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "None": "nothing",
}
_MANY = {"str": "texts", "int": "whole numbers", "float": "numbers", "bool": "true and false"}


def as_written(value: object) -> str:
    """Write a value as a run file has it.

    Examples
    --------
    >>> print(as_written("hr_placements"), as_written(["a", 1, None]), as_written(True))
    hr_placements [a, 1, null] true
    """
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return f"[{', '.join(map(as_written, value))}]"
    return json.dumps(value, ensure_ascii=False, default=str)


def wanted(parameter: Parameter, value: object) -> str:
    """Say what a parameter takes, to who gave it another value.

    Parameters
    ----------
    parameter : Parameter
    value : object
        Which `labourreports.spec.parameters.accepts` refuses.

    Examples
    --------
    >>> wanted(Parameter("indicators", "list[str]", []), "hr_placements")
    'a list, as [hr_placements]'
    >>> wanted(Parameter("region", "str | None", None), ["绵阳"])
    'one text or nothing'
    """
    if parameter.choices:
        return f"one of {', '.join(map(as_written, parameter.choices))}"
    if accepts(parameter, [value]):
        return f"a list, as {as_written([value])}"
    return " or ".join(_said(each.strip()) for each in parameter.annotation.split("|"))


def _said(annotation: str) -> str:
    item = annotation.removeprefix("list[").removesuffix("]")
    if annotation == item:
        return _ONE.get(annotation, "a list" if annotation == "list" else annotation)
    return f"a list of {_MANY.get(item, item)}"


def false_hint(value: object) -> str:
    """Say where a false in a run file may come from; empty for any other value.

    Examples
    --------
    >>> false_hint(False), false_hint("no")
    ('YAML reads NO, off and n as false: quote it', '')
    """
    return "YAML reads NO, off and n as false: quote it" if value is False else ""


def hint_for(parameter: Parameter, value: object) -> str:
    """Say how quotes make a value what a parameter takes; empty where they are no matter.

    Examples
    --------
    >>> hint_for(Parameter("start_year", "int", 2020), "2020")
    'write it without quotes'
    """
    if value is False:
        return false_hint(value)
    if isinstance(value, str) and any(accepts(parameter, number) for number in _numbers(value)):
        return UNQUOTED
    if not isinstance(value, (str, list)) and value is not None and accepts(parameter, ""):
        return "quote it"
    return ""


def _numbers(text: str) -> list[object]:
    found: list[object] = []
    for kind in (int, float):
        try:
            found.append(kind(text))
        except ValueError:
            continue
    return found
