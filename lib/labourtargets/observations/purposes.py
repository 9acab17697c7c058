"""What a figure of the worksheet is for: written into its note, and taken out again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

__all__ = ["purpose", "remark"]

_PURPOSE = re.compile(r"(?:^|; )[a-z0-9-]+:\d+(?::\d+)?: [^;]* \(\d{4}\)(?=; |$)")


def purpose(target: Mapping[Any, Any]) -> str:
    """Word what a figure is for: the target, its year and its statement.

    Examples
    --------
    >>> purpose({"statement_id": "d:1", "number": "20", "unit": "万人", "period_end": 2025})
    'd:1: 20万人 (2025)'
    """
    number, unit = (
        target[name] if isinstance(target[name], str) else "" for name in ("number", "unit")
    )
    return f"{target['statement_id']}: {number}{unit} ({int(target['period_end'])})"


def remark(note: str) -> str:
    """Return a note without the purposes the worksheet came with.

    Examples
    --------
    >>> remark("d:1: 20万人 (2025); e:7:1: 25万人 (2030)"), remark("d:1: 20万人 (2025); rounded")
    ('', 'rounded')
    """
    return _PURPOSE.sub("", note).removeprefix(";").strip()
