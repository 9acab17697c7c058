"""The manifest of a report, beside its page: which run made it, of what, and how it ended."""

from __future__ import annotations

import json
from typing import Any

from labourreports.job import Job
from labourreports.page.scrub import scrub

__all__ = ["write_manifest"]


def write_manifest(job: Job, **outcome: Any) -> None:
    """Write ``run.json``: what the job knew beforehand, its run, and what came of it.

    Parameters
    ----------
    job : Job
        Its manifest (key, hashes, versions, commit) and its run are always said.
    **outcome
        status, made, and whatever else an ending has to tell; JSON values.
    """
    run = job.run
    manifest = {
        **job.manifest,
        "run_id": run.run_id,
        "name": run.name,
        "file": run.file,
        "title": run.title,
        "language": run.language,
        "notebook": run.notebook,
        "question": run.question,
        "parameters": dict(run.parameters),
        "as_of": run.as_of,
        "cadence": run.cadence,
        "engine": job.engine,
        **outcome,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    (job.page / "run.json").write_text(scrub(text, job.root, job.folder) + "\n", encoding="utf-8")
