"""What the tables of a report say that those of the report before it did not."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from pathlib import Path
from typing import Any

from labourreports.job import Job
from labourreports.page.content import Content

__all__ = ["changes_since"]


def changes_since(job: Job, content: Content) -> dict[str, Any] | None:
    """Compare the tables with those of the report in place.

    Returns
    -------
    dict or None
        ``as_of`` of the report before, the day it was ``made`` and, for each table that differs,
        the rows added and removed. None for a first report. A report made again from the same inputs says what
        the first of them said.
    """
    place = Path(job.root) / "reports" / job.run.run_id
    try:
        before = json.loads((place / "run.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    if before.get("key") == job.manifest.get("key"):
        kept = before.get("changes")
        return kept if isinstance(kept, dict) else None
    tables = []
    for name, text in content.tables:
        added, removed = _rows(text), _rows(_read(place / "tables" / name))
        if removed and added != removed:
            tables.append(
                {
                    "name": name,
                    "added": (added - removed).total(),
                    "removed": (removed - added).total(),
                }
            )
    return {
        "as_of": str(before.get("as_of", "")),
        "made": str(before.get("made", ""))[:10],
        "tables": tables,
    }


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError:
        return ""


def _rows(text: str) -> Counter[tuple[str, ...]]:
    return Counter(tuple(row) for row in csv.reader(io.StringIO(text)))
