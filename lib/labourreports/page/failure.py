"""The page of a report that could not be made: what failed, and where to look."""

from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from pathlib import Path
from typing import Any

from labourreports.job import Job, Outcome
from labourreports.page.report import command
from labourreports.page.scrub import scrub, scrub_notebook
from labourreports.page.templates import render

__all__ = ["write_failure"]

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_LOG_TAIL = 20_000


def write_failure(job: Job, outcome: Outcome) -> None:
    """Write the evidence of a failed run into its staging folder.

    Parameters
    ----------
    job : Job
        Its journal says what the cells did before the end.
    outcome : Outcome
    """
    import nbformat

    from labourreports.engine import Journal

    shutil.rmtree(job.page, ignore_errors=True)
    job.page.mkdir(parents=True)
    notebook = Journal.replay(job.journal, _prepared(job), outcome.message)
    scrub_notebook(notebook, job.root, job.folder)
    (job.page / "executed.ipynb").write_text(nbformat.writes(notebook) + "\n", encoding="utf-8")
    log = scrub(_tail(job.log), job.root, job.folder) or f"{outcome.kind}: {outcome.message}\n"
    (job.page / "run.log").write_text(log, encoding="utf-8")
    source, error = _failed_cell(notebook)
    made = dt.datetime.now(dt.UTC).replace(microsecond=0).isoformat()
    run = job.run
    message = scrub(outcome.message, job.root, job.folder)
    page = render(
        "failure.html.j2",
        run.language,
        run=run,
        outcome=outcome,
        message=message,
        source=source,
        error=error,
        log=log,
        made=made,
        command=command(run),
        last_good=(Path(job.root) / "reports" / run.run_id / "index.html").is_file(),
    )
    (job.page / "index.html").write_text(page, encoding="utf-8")
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
        "status": "failed",
        "kind": outcome.kind,
        "message": message,
        "engine": job.engine,
        "made": made,
    }
    text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
    (job.page / "run.json").write_text(scrub(text, job.root, job.folder) + "\n", encoding="utf-8")


def _prepared(job: Job) -> Any:
    """Return the notebook with its parameters in place, not run."""
    import papermill

    return papermill.execute_notebook(
        str(Path(job.root) / job.run.notebook),
        None,
        parameters=dict(job.run.parameters),
        prepare_only=True,
        engine_name=None,
        kernel_name="python3",
        language="python",
        progress_bar=False,
    )


def _failed_cell(notebook: Any) -> tuple[str, str]:
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if output.output_type == "error":
                lines = "\n".join(output.traceback) or f"{output.ename}: {output.evalue}"
                return cell.source[:4000], _COLOUR.sub("", lines)[:8000]
    return "", ""


def _tail(path: Path) -> str:
    try:
        return path.read_bytes()[-_LOG_TAIL:].decode("utf-8", errors="replace")
    except OSError:
        return ""
