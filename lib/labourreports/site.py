"""The page that finds every report, and the pages all reports share."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from labourreports.lookup import LOOKUP, lookup_script
from labourreports.page.strings import STRINGS
from labourreports.page.subjects import names_of, subjects
from labourreports.page.templates import ASSETS, asset, render
from labourreports.runner.staging import FAILED, write_atomic
from labourreports.sources import Use, write_sources
from labourreports.spec import LANGUAGES, Run
from labourtargets.errors import LabourTargetsError
from labourtargets.workspace import Workspace

__all__ = ["Entry", "build_site", "read_entries", "reports_using"]

_ORDER = {"failed": 0, "stale": 1, "missing": 2, "ok": 3}


@dataclass(frozen=True)
class Entry:
    """One report as the index shows it.

    Parameters
    ----------
    status : {"failed", "stale", "missing", "ok"}
        ``stale``: what it was made from has changed since, or its run is no longer listed.
    words : str
        Places and indicators in both languages, for the search.
    listed : bool
        Whether a file under ``params/`` still makes this run; a stale one may have lost its own.
    made : str
        When the page a reader sees was made; empty where there is none.
    """

    run_id: str
    name: str
    title: str
    language: str
    question: str
    heading: str
    place: str
    words: str
    status: str
    as_of: str
    made: str
    seconds: float
    answer: str
    message: str
    href: str
    failure_href: str
    listed: bool = True


def build_site(
    workspace: Workspace,
    runs: Sequence[Run] = (),
    keys: Mapping[str, str] | None = None,
    *,
    anew: bool = True,
) -> list[Entry]:
    """Write the index, the shared files and the pages of the documents.

    Parameters
    ----------
    workspace : Workspace
    runs : sequence of Run
        Every run there is; without them nothing is called stale or missing.
    keys : mapping of str to str, optional
        The key each run would have now.
    anew : bool, default True
        Write the documents' pages even where they are in place.

    Returns
    -------
    list of Entry
        Failed and stale first, then by question and name.
    """
    entries = read_entries(workspace, runs, keys or {})
    documents = _documents(workspace)
    reports = workspace.reports
    (reports / "assets").mkdir(parents=True, exist_ok=True)
    for name in (*ASSETS, "plotly.min.js"):
        _write_if_new(reports / "assets" / name, asset(name))
    _remove_failures_of_no_run(workspace, runs)
    _figures(workspace)
    page = render(
        "index.html.j2",
        "zh",
        groups=_groups(entries),
        entries=entries,
        counts=_counts(entries),
        documents=[(each.doc_id, each.source.title_zh, each.source.title_en) for each in documents],
        words_en=STRINGS["en"],
        figures=LOOKUP if (reports / LOOKUP).is_file() else "",
    )
    _write_if_new(reports / "index.html", page.encode("utf-8"))
    listing = {"version": 1, "reports": [vars(entry) for entry in entries]}
    text = json.dumps(listing, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    _write_if_new(reports / "site.json", text.encode("utf-8"))
    if anew or not (reports / "sources").is_dir():
        _sources(workspace, documents)
    return entries


def read_entries(
    workspace: Workspace, runs: Sequence[Run] = (), keys: Mapping[str, str] | None = None
) -> list[Entry]:
    """Read what is published and what failed.

    Returns
    -------
    list of Entry
        Failed first, then stale, then by question, name and language.
    """
    keys = keys or {}
    good = _manifests(workspace.reports)
    failed = _manifests(workspace.reports / FAILED)
    known = {run.run_id: run for run in runs}
    codebook = names_of(workspace)
    entries = []
    for run_id in sorted({*good, *failed, *known}):
        page, fault, run = good.get(run_id), failed.get(run_id), known.get(run_id)
        told = page or fault or {}
        if fault:
            status = "failed"
        elif page is None:
            status = "missing"
        elif known and (run is None or keys.get(run_id, page.get("key")) != page.get("key")):
            status = "stale"
        else:
            status = "ok"
        parameters = run.parameters if run else told.get("parameters", {})
        words = " ".join(
            name for language in LANGUAGES for name in subjects(parameters, codebook, language)
        )
        entry = _entry(run_id, status, told, page, fault, run, parameters, words)
        entries.append(replace(entry, listed=run is not None or not known))
    return sorted(entries, key=lambda e: (_ORDER[e.status], e.question, e.name, e.language != "zh"))


def reports_using(workspace: Workspace, statement_id: str) -> list[Use]:
    """Return the published reports that use a statement, by run id."""
    return [
        Use(run_id, str(manifest.get("title", run_id)), str(manifest.get("language", "zh")))
        for run_id, manifest in _manifests(workspace.reports).items()
        if statement_id in manifest.get("statements", ())
    ]


def _entry(
    run_id: str,
    status: str,
    told: Mapping[str, Any],
    page: Mapping[str, Any] | None,
    fault: Mapping[str, Any] | None,
    run: Run | None,
    parameters: Mapping[str, Any],
    words: str,
) -> Entry:
    places = [str(parameters[name]) for name in ("region", "zone") if parameters.get(name)]
    timings = (page or {}).get("timings", {})
    return Entry(
        run_id=run_id,
        name=run.name if run else str(told.get("name", run_id)),
        title=run.title if run else str(told.get("title", run_id)),
        language=run.language if run else str(told.get("language", "zh")),
        question=run.question if run else str(told.get("question", "")),
        heading=str((page or {}).get("heading", "")),
        place="".join(places[:1]),
        words=words,
        status=status,
        as_of=str(told.get("as_of", "")),
        made=str((page or {}).get("made", "")),
        seconds=float(timings.get("cells_seconds", 0)) + float(timings.get("page_seconds", 0)),
        answer=str((page or {}).get("answer", "")),
        message=f"{fault.get('kind', '')}: {fault.get('message', '')}" if fault else "",
        href=f"{run_id}/index.html" if page else "",
        failure_href=f"{FAILED}/{run_id}/index.html" if fault else "",
    )


def _counts(entries: Sequence[Entry]) -> dict[str, int]:
    """Count the reports by status, apart those whose run is no longer listed."""
    counts = {status: sum(e.status == status and e.listed for e in entries) for status in _ORDER}
    return {**counts, "removed": sum(not e.listed for e in entries)}


def _manifests(folder: Path) -> dict[str, dict[str, Any]]:
    found = {}
    for path in sorted(folder.glob("*/run.json")):
        try:
            read = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(read, dict) and read.get("run_id") == path.parent.name:
            found[path.parent.name] = read
    return found


def _groups(entries: Sequence[Entry]) -> list[tuple[list[str], list[list[Entry]]]]:
    """Group twins by run, runs by question; what needs attention stands before."""
    runs: dict[str, list[Entry]] = {}
    for entry in entries:
        runs.setdefault(entry.name, []).append(entry)
    groups: dict[str, list[list[Entry]]] = {}
    for twins in runs.values():
        troubled = any(entry.status != "ok" for entry in twins)
        twins.sort(key=lambda entry: entry.language != "zh")
        groups.setdefault("" if troubled else twins[0].question, []).append(twins)
    made = []
    for question, listed in sorted(groups.items()):
        listed.sort(
            key=lambda twins: (min(_ORDER[e.status] for e in twins), twins[0].place, twins[0].name)
        )
        headings = [entry.heading for entry in listed[0] if entry.heading]
        made.append(
            (
                []
                if not question
                else list(dict.fromkeys(headings)) or [question.replace("_", " ")],
                listed,
            )
        )
    return made


def _remove_failures_of_no_run(workspace: Workspace, runs: Sequence[Run]) -> None:
    if runs:
        known = {run.run_id for run in runs}
        for run_id in _manifests(workspace.reports / FAILED):
            if run_id not in known:
                shutil.rmtree(workspace.reports / FAILED / run_id, ignore_errors=True)


def _documents(workspace: Workspace) -> list[Any]:
    from labourtargets.corpus import load_corpus

    try:
        return list(load_corpus(workspace))
    except LabourTargetsError:
        # `labourtargets check` says what is wrong; the reports stand on the texts they had
        return []


def _figures(workspace: Workspace) -> None:
    """Write the figures that the search finds; faulty data leave those of the last good run."""
    codebook = names_of(workspace)
    if codebook is None or not (workspace.tables / "statements.csv").is_file():
        return
    try:
        script = lookup_script(workspace, codebook, list(_manifests(workspace.reports).values()))
    except LabourTargetsError:
        return
    _write_if_new(workspace.reports / LOOKUP, script.encode("utf-8"))


def _sources(workspace: Workspace, documents: Sequence[Any]) -> None:
    from labourtargets.tables import read_table

    if not documents:
        return
    try:
        statements: list[Any] = []
        codebook = None
        if (workspace.tables / "statements.csv").is_file():
            columns = ["statement_id", "doc_id", "start", "end", "region_id", "indicator_id",
                       "role", "period_start", "period_end", "same_fact_as"]  # fmt: skip
            statements = read_table("statements", workspace)[columns].to_dict("records")
            codebook = names_of(workspace)
    except LabourTargetsError:
        return
    uses: dict[str, list[Use]] = {}
    for run_id, manifest in _manifests(workspace.reports).items():
        use = Use(run_id, str(manifest.get("title", run_id)), str(manifest.get("language", "zh")))
        for statement_id in manifest.get("statements", ()):
            uses.setdefault(statement_id, []).append(use)
    # a fact stated twice is used wherever either sentence is
    for row in statements:
        if isinstance(row["same_fact_as"], str):
            both = [row["statement_id"], row["same_fact_as"]]
            shared = list(dict.fromkeys(use for name in both for use in uses.get(name, ())))
            uses.update(dict.fromkeys(both, shared))
    write_sources(workspace.reports / "sources", documents, statements, uses, codebook)


def _write_if_new(path: Path, content: bytes) -> None:
    try:
        if path.stat().st_size == len(content) and _same(path, content):
            return
    except OSError:
        pass
    write_atomic(path, content)


def _same(path: Path, content: bytes) -> bool:
    return hashlib.sha256(path.read_bytes()).digest() == hashlib.sha256(content).digest()
