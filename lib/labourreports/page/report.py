"""The page of a report that was made."""

from __future__ import annotations

import copy
import datetime as dt
import json
import shlex
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from markupsafe import Markup as Safe

from labourreports.job import Job
from labourreports.page.beside import BUDGET, SCRIPT, Beside, lay_beside
from labourreports.page.changes import changes_since
from labourreports.page.content import Content, answer_text, read_content
from labourreports.page.manifest import write_manifest
from labourreports.page.quotes import load_quotes
from labourreports.page.scrub import scrub_notebook
from labourreports.page.strings import STRINGS
from labourreports.page.subjects import names_of, subjects, words_of
from labourreports.page.templates import asset, render, script_policy
from labourreports.spec import Run
from labourtargets.workspace import Workspace

__all__ = ["command", "write_report"]


def write_report(job: Job, executed: Any, *, cell_seconds: float, cell_cpu: float) -> None:
    """Write everything of a report into its staging folder.

    Parameters
    ----------
    job : Job
    executed : nbformat.NotebookNode
        The notebook as run.
    cell_seconds, cell_cpu : float
        What the cells took, for the manifest.
    """
    import nbformat

    started = time.perf_counter()
    run = job.run
    scrub_notebook(executed, job.root, job.folder)
    written = nbformat.writes(executed)
    (job.page / "executed.ipynb").write_text(written + "\n", encoding="utf-8")
    quotes = _quotes_in(job.root, run.language)
    content = read_content(
        copy.deepcopy(executed) if job.standalone else executed, run.language, quotes
    )
    if content.tables:
        folder = job.page / "tables"
        folder.mkdir(exist_ok=True)
        for name, text in content.tables:
            (folder / name).write_text(text, encoding="utf-8", newline="")
    changes = changes_since(job, content)
    codebook = names_of(Workspace(Path(job.root)))
    made = dt.datetime.now(dt.UTC).replace(microsecond=0)
    values = {
        "run": run,
        "manifest": job.manifest,
        "changes": changes,
        "changes_since": _since(changes, run.language),
        "made": made.isoformat(),
        "beside_it": job.beside,
        "command": command(run),
        "related": subjects(run.parameters, codebook, run.language),
        "document_titles": _document_titles(job.root, run.language),
        "bibtex": _bibtex(run, job.manifest, made.year),
        "parameters": [
            (name, json.dumps(value, ensure_ascii=False)) for name, value in run.parameters.items()
        ],
    }
    page, beside = _light(run, content, values)
    (job.page / "index.html").write_text(page, encoding="utf-8")
    if beside:
        (job.page / SCRIPT).write_text(beside.script, encoding="utf-8")
    if job.standalone:
        (job.page / "standalone.html").write_text(
            _standalone(executed, run, quotes, values), encoding="utf-8"
        )
    write_manifest(
        job,
        status="ok",
        twins=list(run.twins),
        heading=content.heading,
        answer=answer_text(content),
        words=" ".join(
            [words_of(run.parameters, codebook), *(heading.text for heading in content.headings)]
        ),
        statements=content.statements,
        tables=[name for name, _ in content.tables],
        changes=changes,
        made=made.isoformat(),
        timings={
            "cells_seconds": round(cell_seconds, 3),
            "cells_cpu_seconds": round(cell_cpu, 3),
            "page_seconds": round(time.perf_counter() - started, 3),
        },
    )


def command(run: Run) -> str:
    """Return the command that makes a report again.

    Examples
    --------
    >>> command(Run("jobs", "zh", "", "", "", {"as_of": "2025-06-30"}))
    'labourtargets report jobs --lang zh --as-of 2025-06-30 --force'
    """
    return shlex.join(
        [
            "labourtargets",
            "report",
            run.name,
            "--lang",
            run.language,
            "--as-of",
            run.as_of,
            "--force",
        ]
    )


def _light(run: Run, content: Content, values: Mapping[str, Any]) -> tuple[str, Beside]:
    """Render a page; of one that is too heavy, parts lie beside it."""

    def rendered(template: str, beside: Beside) -> str:
        return render(
            template,
            run.language,
            content=content,
            standalone=False,
            beside=beside,
            beside_script=SCRIPT,
            **values,
        )

    page = rendered("report.html.j2", Beside())
    excess = len(page.encode("utf-8")) - BUDGET
    if excess <= 0:
        return page, Beside()
    beside = lay_beside(content.blocks, rendered("notes.html.j2", Beside()), excess)
    return rendered("report.html.j2", beside), beside


def _quotes_in(root: str, language: str) -> dict[str, dict[str, str]]:
    return {
        name: {
            "text": known["text"],
            "quote": known["quote"],
            "section": known["section"],
            "document": known[f"document_{language}"],
        }
        for name, known in load_quotes(root).items()
    }


def _since(changes: Mapping[str, Any] | None, language: str) -> str:
    """Say which report the tables are compared with: another edition may have the same date."""
    if not changes:
        return ""
    told = {name: changes.get(name) or STRINGS[language]["unknown"] for name in ("made", "as_of")}
    return STRINGS[language]["changes_since"].format(**told)


def _document_titles(root: str, language: str) -> dict[str, str]:
    return {
        name.partition(":")[0]: known[f"document_{language}"]
        for name, known in load_quotes(root).items()
    }


def _standalone(
    executed: Any, run: Run, quotes: Mapping[str, Mapping[str, str]], values: dict[str, Any]
) -> str:
    content: Content = read_content(executed, run.language, quotes, linked=False)
    scripts = [_inline(asset(name).decode("utf-8")) for name in ("plotly.min.js", "report.js")]
    return render(
        "report.html.j2",
        run.language,
        content=content,
        standalone=True,
        beside=Beside(),
        policy=script_policy(scripts),
        scripts=[Safe(script) for script in scripts],
        style=Safe(asset("report.css").decode("utf-8")),
        csv_texts=dict(content.tables),
        **values,
    )


def _inline(script: str) -> str:
    """Keep a script from ending its own element."""
    return script.replace("</script", "<\\/script")


def _bibtex(run: Run, manifest: Mapping[str, Any], year: int) -> str:
    title = "".join(character for character in run.title if character not in "{}\\")
    words = STRINGS[run.language]
    version = str(manifest.get("commit", ""))[:12] or words["unknown"]
    noted = f"{words['as_of']} {run.as_of}; {words['commit']} {version}"
    return (
        f"@techreport{{{run.run_id},\n"
        f"  title = {{{title}}},\n"
        f"  institution = {{labourtargets}},\n"
        f"  year = {{{year}}},\n"
        f"  note = {{{noted}}},\n"
        f"  language = {{{run.language}}}\n}}"
    )
