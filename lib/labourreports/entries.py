"""Every report as the index shows it: current, failed, out of date, kept or not made yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from labourreports.page.subjects import names_of, words_of
from labourreports.published import kept_for, manifests
from labourreports.runner.staging import FAILED
from labourreports.spec import LANGUAGES, Faulty, Run
from labourtargets.workspace import Workspace

__all__ = ["ORDER", "Entry", "read_entries"]

#: Statuses, those that need attention first.
ORDER = {"failed": 0, "faulty": 1, "stale": 2, "missing": 3, "ok": 4}


@dataclass(frozen=True)
class Entry:
    """One report as the index shows it.

    Parameters
    ----------
    status : {"failed", "faulty", "stale", "missing", "ok"}
        ``faulty``: its run file has mistakes, so the report is the one of an earlier day, if there
        is one. ``stale``: what it was made from has changed since, or its run is no longer listed.
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

    @property
    def mark(self) -> tuple[str, bool, bool]:
        """What its badge says; a report and its twin in the other language often share one."""
        return self.status, self.listed, bool(self.href)


def read_entries(
    workspace: Workspace,
    runs: Sequence[Run] = (),
    keys: Mapping[str, str] | None = None,
    faulty: Sequence[Faulty] = (),
) -> list[Entry]:
    """Read what is published and what failed.

    Returns
    -------
    list of Entry
        Failed and faulty first, then stale, then by question, name and language.
    """
    keys = keys or {}
    good = manifests(workspace.reports)
    failed = manifests(workspace.reports / FAILED)
    known = {run.run_id: run for run in runs}
    kept = kept_for({**failed, **good}, runs, faulty)
    # reading the registries is most of the work where nothing has changed
    codebook = cache(lambda: names_of(workspace))
    entries = []
    for run_id in sorted({*good, *failed, *known}):
        page, fault, run = good.get(run_id), failed.get(run_id), known.get(run_id)
        told = page or fault or {}
        if fault:
            status = "failed"
        elif run_id in kept:
            status = "faulty"
        elif page is None:
            status = "missing"
        elif known and (run is None or keys.get(run_id, page.get("key")) != page.get("key")):
            status = "stale"
        else:
            status = "ok"
        parameters = run.parameters if run else told.get("parameters", {})
        current = status == "ok" and known and "words" in told
        words = str(told["words"]) if current else words_of(parameters, codebook())
        entry = _entry(run_id, status, told, page, fault, run, parameters, words)
        entries.append(
            replace(
                entry,
                listed=run is not None or run_id in kept or not (known or faulty),
                message="; ".join(
                    filter(None, (entry.message, _reason(kept[run_id]) if run_id in kept else ""))
                ),
            )
        )
    entries += [_without_report(each) for each in faulty if each not in kept.values()]
    return sorted(entries, key=lambda e: (ORDER[e.status], e.question, e.name, e.language != "zh"))


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


def _without_report(faulty: Faulty) -> Entry:
    """Show a run file that made no report before it went wrong."""
    return Entry(
        run_id=faulty.file,
        name=faulty.stem,
        title=faulty.file,
        language=LANGUAGES[0],
        question="",
        heading="",
        place="",
        words="",
        status="faulty",
        as_of="",
        made="",
        seconds=0.0,
        answer="",
        message=_reason(faulty),
        href="",
        failure_href="",
    )


def _reason(faulty: Faulty) -> str:
    """Say what is wrong with a run file: its first problem, and how many more there are."""
    first, more = faulty.problems[0], len(faulty.problems) - 1
    where = "" if first.file == faulty.file else f"{first.file}: "
    return f"{faulty.file}: {where}{first}" + (f" (+{more})" if more else "")
