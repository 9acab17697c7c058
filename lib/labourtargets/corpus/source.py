"""The sidecar of a document: what is known about it besides its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import yaml

from labourtargets.errors import Problems, suggest
from labourtargets.workspace import Workspace

__all__ = ["Source", "read_source"]


@dataclass(frozen=True)
class Source:
    """What is known about a document besides its text (``source.yaml``)."""

    doc_id: str
    title_zh: str
    title_en: str
    issuer_zh: str
    issuer_en: str
    document_number: str
    issued_on: str
    level: str
    region_id: str
    sha256: str
    language: str = "zh"
    furniture: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def read_source(workspace: Workspace, doc_id: str, problems: Problems) -> Source | None:
    """Read and check the sidecar of one document; None, with the problems, where it is faulty."""
    path = workspace.documents / doc_id / "source.yaml"
    label = workspace.relative(path)
    if not path.is_file():
        problems.add(label, None, "source.yaml", "no file", "the metadata of the document")
        return None
    try:
        written = _parsed(path.read_bytes())
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        problems.add(label, None, "", str(error).splitlines()[0], "YAML")
        return None
    known = Source.__dataclass_fields__
    before = len(problems)
    if not isinstance(written, dict):
        problems.add(label, None, "", type(written).__name__, "keys and values")
        return None
    for key, value in written.items():
        if key not in known:
            problems.add(label, None, "key", key, "a known key", suggest(str(key), known))
        elif key in ("notes", "furniture"):
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                problems.add(label, None, key, value, "a list of texts in quotes")
            elif key == "furniture":
                _patterns(label, value, problems)
        elif not isinstance(value, str):
            problems.add(label, None, key, value, "text in quotes")
    for key, described in known.items():
        if key not in written and described.default is described.default_factory:
            problems.add(label, None, key, "", "to be present", "the key is missing")
    if written.get("doc_id", doc_id) != doc_id:
        problems.add(label, None, "doc_id", written.get("doc_id"), doc_id)
    if len(problems) > before:
        return None
    lists = {key: tuple(written.get(key, ())) for key in ("notes", "furniture")}
    return Source(**{**written, **lists})


@lru_cache(maxsize=64)
def _parsed(content: bytes) -> object:
    # the same bytes say the same; nothing below changes what they say
    return yaml.safe_load(content.decode("utf-8"))


def _patterns(label: str, patterns: list[str], problems: Problems) -> None:
    for pattern in patterns:
        try:
            re.compile(pattern)
        except re.error as error:
            expected = "a Python regular expression"
            problems.add(label, None, "furniture", pattern, expected, str(error))
