"""What lies under ``reports/``: the manifests, and the run files they came from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from labourreports.spec import Faulty, Run

__all__ = ["is_published", "kept_for", "manifests"]


def manifests(folder: Path) -> dict[str, dict[str, Any]]:
    """Read the manifests of a folder of reports, by run id; what cannot be read is no report."""
    found = {}
    for path in sorted(folder.glob("*/run.json")):
        try:
            read = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(read, dict) and read.get("run_id") == path.parent.name:
            found[path.parent.name] = read
    return found


def is_published(folder: Path, run_id: str) -> bool:
    """Tell whether a folder of reports holds one."""
    return (folder / run_id / "run.json").is_file()


def kept_for(
    told: Mapping[str, Mapping[str, Any]], runs: Iterable[Run], faulty: Sequence[Faulty]
) -> dict[str, Faulty]:
    """Tell which reports a faulty run file made while it was sound: they stay as they are.

    Parameters
    ----------
    told : mapping of str to mapping
        Manifests by run id.
    runs : iterable of Run
        Those of sound files.
    faulty : sequence of Faulty

    Returns
    -------
    dict of str to Faulty
        By run id.

    Examples
    --------
    >>> broken = Faulty("params/jobs.yaml", "jobs", ())
    >>> list(kept_for({"jobs-yongchuan-zh": {"name": "jobs-yongchuan"}}, [], [broken]))
    ['jobs-yongchuan-zh']
    """
    by_stem = {each.stem: each for each in faulty}
    stems = {*by_stem, *(Path(run.file).stem for run in runs)}
    owners = {run_id: _stem(manifest, stems) for run_id, manifest in told.items()}
    return {run_id: by_stem[stem] for run_id, stem in owners.items() if stem in by_stem}


def _stem(manifest: Mapping[str, Any], stems: Iterable[str]) -> str:
    """Return the name of the run file that made a report."""
    if manifest.get("file"):
        return Path(str(manifest["file"])).stem
    # reports made before manifests named the file: a run is called by its file, then its matrix
    name = str(manifest.get("name", ""))
    own = [stem for stem in stems if name == stem or name.startswith(f"{stem}-")]
    return max(own, key=len, default="")
