"""A run file read as plain values, whatever is written in it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from labourtargets.errors import Problem

__all__ = ["MAX_FILE", "hostile_strings", "read_yaml"]

MAX_FILE = 64 * 1024
MAX_STRING = 500
_CALLED: Mapping[type, str] = {type(None): "nothing", list: "a list", str: "text alone"}
_MEANT: Mapping[str, str] = {
    "mapping values are not allowed": "a text with a colon stands in quotes: title: 'One: two'",
    "but got '<stream end>'": "what [, { or a quote opens has to be closed",
}
# C0 and C1 controls, bidirectional marks, line separators, noncharacters: no title needs them
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]"
)


class _Loader(yaml.SafeLoader):
    """Safe YAML without the aliases that multiply and the keys that silently win."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        if self.check_event(yaml.events.AliasEvent):
            event = self.peek_event()  # type: ignore[no-untyped-call]
            raise yaml.constructor.ConstructorError(
                None, None, "an alias; write the value out", event.start_mark
            )
        return super().compose_node(parent, index)

    def construct_mapping(self, node: Any, deep: bool = False) -> dict[Any, Any]:
        seen = set()
        for key_node, _ in node.value:
            key = (
                key_node.value if isinstance(key_node.value, str) else str(key_node.start_mark.line)
            )
            if key in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key[:60]!r} twice", key_node.start_mark
                )
            seen.add(key)
        return super().construct_mapping(node, deep)


def read_yaml(path: Path, shown_as: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Read one YAML mapping.

    Returns
    -------
    tuple
        The mapping, or None where it cannot be used, and what is wrong.
    """
    try:
        raw = path.read_bytes()
    except OSError as fault:
        return None, [Problem(shown_as, None, "file", type(fault).__name__, "a readable file")]
    if len(raw) > MAX_FILE:
        return None, [
            Problem(shown_as, None, "file", f"{len(raw)} bytes", f"at most {MAX_FILE} bytes")
        ]
    try:
        content = yaml.load(raw.decode("utf-8"), Loader=_Loader)  # a SafeLoader
    except UnicodeDecodeError:
        return None, [Problem(shown_as, None, "file", "bytes that are no text", "UTF-8")]
    except yaml.MarkedYAMLError as fault:
        # what was opened and not closed is named where it begins, not where its lack is felt
        opened = fault.context_mark if "flow" in str(fault.context) else None
        mark = opened or fault.problem_mark
        row = mark.line + 1 if mark else None
        hint = next((told for begin, told in _MEANT.items() if begin in str(fault.problem)), "")
        return None, [Problem(shown_as, row, "YAML", str(fault.problem)[:200], "plain YAML", hint)]
    except (yaml.YAMLError, ValueError, RecursionError) as fault:
        text = raw.decode("utf-8")
        no_days = _no_days(text, shown_as)
        if no_days:
            # the rest is read with days that exist, so that all that is wrong comes at once
            for day in {problem.found for problem in no_days}:
                text = text.replace(day, "2000-01-01")
            try:
                rest = yaml.load(text, Loader=_Loader)  # a SafeLoader
            except (yaml.YAMLError, ValueError, RecursionError):
                rest = None
            return (rest if isinstance(rest, dict) else None), no_days
        return None, [Problem(shown_as, None, "YAML", str(fault)[:200], "plain YAML")]
    if not isinstance(content, dict):
        found = _CALLED.get(type(content), "a single value")
        return None, [Problem(shown_as, 1, "YAML", found, "keys and values, as `title: …`")]
    return content, hostile_strings(content, shown_as)


def hostile_strings(content: Any, shown_as: str, where: str = "") -> list[Problem]:
    """Find strings that are too long or hold control or direction marks.

    Examples
    --------
    >>> [problem.field for problem in hostile_strings({"title": "a\\u202eb"}, "params/x.yaml")]
    ['title']
    """
    if isinstance(content, dict):
        return [
            problem
            for key, value in content.items()
            for part in (key, value)
            for problem in hostile_strings(part, shown_as, f"{where}.{key}".lstrip(".")[:80])
        ]
    if isinstance(content, list):
        return [p for item in content for p in hostile_strings(item, shown_as, where)]
    if not isinstance(content, str):
        return []
    if len(content) > MAX_STRING:
        found = f"{len(content)} characters"
        return [Problem(shown_as, None, where, found, f"at most {MAX_STRING} characters")]
    mark = _FORBIDDEN.search(content)
    if mark:
        return [
            Problem(shown_as, None, where, f"U+{ord(mark[0]):04X}", "no control or direction marks")
        ]
    return []


def _no_days(text: str, shown_as: str) -> list[Problem]:
    """Name the dates that the calendar does not have, which YAML refuses without their place."""
    found = []
    for row, line in enumerate(text.splitlines(), 1):
        for written in re.findall(r"(?<![\w-])\d{4}-\d\d?-\d\d?(?![\w-])", line):
            try:
                dt.date(*map(int, written.split("-")))
            except ValueError:
                key = line.partition(":")[0].strip(" -{")
                found.append(Problem(shown_as, row, key, written, "a day of the calendar"))
    return found
