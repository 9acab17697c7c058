"""Spoil a file at one place, for tests of what is then refused."""

from __future__ import annotations

from pathlib import Path


def replace_once(path: Path, old: str, new: str) -> None:
    """Replace words that occur exactly once, so that a test cannot spoil another place."""
    content = path.read_bytes().decode("utf-8")
    assert content.count(old) == 1, f"{old!r} occurs {content.count(old)} times in {path.name}"
    path.write_bytes(content.replace(old, new).encode("utf-8"))
