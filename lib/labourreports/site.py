"""The page that finds every report, and the pages all reports share."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from labourreports.entries import ORDER, Entry, read_entries
from labourreports.page.strings import STRINGS
from labourreports.page.subjects import names_of
from labourreports.page.templates import ASSETS, asset, render
from labourreports.published import manifests
from labourreports.runner.staging import FAILED, write_atomic
from labourreports.sources import Use, write_sources
from labourreports.spec import Faulty, Run
from labourtargets.errors import LabourTargetsError
from labourtargets.workspace import Workspace

__all__ = ["LOOKUP", "Entry", "build_site", "listing", "read_entries", "reports_using"]

# the figures that the search of the index finds; loaded when it is first used
LOOKUP = "figures.js"

Manifests = Mapping[str, Mapping[str, Any]]


def build_site(
    workspace: Workspace,
    runs: Sequence[Run] = (),
    keys: Mapping[str, str] | None = None,
    *,
    faulty: Sequence[Faulty] = (),
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
    faulty : sequence of Faulty
        Run files whose reports stay as they are until they are mended.
    anew : bool, default True
        Write the documents' pages and the figures of the search even where they are in place.

    Returns
    -------
    list of Entry
        Failed and stale first, then by question and name.
    """
    entries = read_entries(workspace, runs, keys or {}, faulty)
    documents = _documents(workspace)
    reports = workspace.reports
    (reports / "assets").mkdir(parents=True, exist_ok=True)
    for name in (*ASSETS, "plotly.min.js"):
        _write_if_new(reports / "assets" / name, asset(name))
    _remove_failures_of_no_run(workspace, {entry.run_id for entry in entries if entry.listed})
    published = cache(lambda: manifests(reports))
    # a report that a reader removed leaves its traces on the pages of the documents
    led_to = {each.get("run_id") for each in listing(reports) if each.get("href")}
    anew = anew or led_to != set(published())
    if anew or not (reports / LOOKUP).is_file():
        _figures(workspace, published())
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
    told = {"version": 1, "reports": [vars(entry) for entry in entries]}
    text = json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    _write_if_new(reports / "site.json", text.encode("utf-8"))
    if anew or not (reports / "sources").is_dir():
        _sources(workspace, documents, published())
    return entries


def listing(reports: Path) -> list[Mapping[str, Any]]:
    """Return what the site now in place lists: the fields of `Entry`; nothing without a site."""
    try:
        told = json.loads((reports / "site.json").read_text(encoding="utf-8"))["reports"]
        return [each for each in told if isinstance(each, Mapping)]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def reports_using(workspace: Workspace, statement_id: str) -> list[Use]:
    """Return the published reports that use a statement, by run id."""
    return [
        Use(run_id, str(manifest.get("title", run_id)), str(manifest.get("language", "zh")))
        for run_id, manifest in manifests(workspace.reports).items()
        if statement_id in manifest.get("statements", ())
    ]


def _counts(entries: Sequence[Entry]) -> dict[str, int]:
    """Count the reports by status, apart those whose run is no longer listed."""
    counts = {status: sum(e.status == status and e.listed for e in entries) for status in ORDER}
    kept = sum(e.status == "faulty" and bool(e.href) for e in entries if e.listed)
    return {
        **counts,
        "faulty": kept,
        "unmade": counts["faulty"] - kept,
        "removed": sum(not e.listed for e in entries),
    }


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
            key=lambda twins: (min(ORDER[e.status] for e in twins), twins[0].place, twins[0].name)
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


def _remove_failures_of_no_run(workspace: Workspace, listed: Collection[str]) -> None:
    for run_id in manifests(workspace.reports / FAILED):
        if run_id not in listed:
            shutil.rmtree(workspace.reports / FAILED / run_id, ignore_errors=True)


def _documents(workspace: Workspace) -> list[Any]:
    from labourtargets.corpus import load_corpus

    try:
        return list(load_corpus(workspace))
    except LabourTargetsError:
        # `labourtargets check` says what is wrong; the reports stand on the texts they had
        return []


def _figures(workspace: Workspace, published: Manifests) -> None:
    """Write the figures that the search finds; faulty data leave those of the last good run."""
    from labourreports.lookup import lookup_script

    codebook = names_of(workspace)
    if codebook is None or not (workspace.tables / "statements.csv").is_file():
        return
    try:
        script = lookup_script(workspace, codebook, list(published.values()))
    except LabourTargetsError:
        return
    _write_if_new(workspace.reports / LOOKUP, script.encode("utf-8"))


def _sources(workspace: Workspace, documents: Sequence[Any], published: Manifests) -> None:
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
    for run_id, manifest in published.items():
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
