"""The index: what needs attention first, what is current by question."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from labourreports.runner.publish import withdraw_failures
from labourreports.site import build_site, read_entries, reports_using
from labourreports.spec import Run
from labourtargets.workspace import Workspace


def report(root: Path, run_id: str, folder: str = "", **told: Any) -> None:
    place = root / "reports" / folder / run_id
    place.mkdir(parents=True)
    name, language = run_id.rsplit("-", 1)
    manifest = {
        "run_id": run_id, "name": name, "title": f"T {run_id}", "language": language, "question": "q",
        "as_of": "2025-06-30", "made": "2025-07-01T00:00:00+00:00", "key": "k", "answer": "An answer.",
        "heading": "How many?", "parameters": {"region": "yongchuan"},
        "timings": {"cells_seconds": 1.0, "page_seconds": 0.5}, "statements": ["a:1"], **told,
    }  # fmt: skip
    (place / "run.json").write_text(json.dumps(manifest))
    (place / "index.html").write_text("x")


def planned(run_id: str) -> Run:
    name, language = run_id.rsplit("-", 1)
    return Run(
        name, language, "params/x.yaml", "notebooks/q.ipynb", f"T {run_id}", {"as_of": "2025-06-30"}
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("data/documents", "reports"):
        (tmp_path / name).mkdir(parents=True)
    return tmp_path


def test_failed_and_stale_come_first(root: Path) -> None:
    for run_id in ("a-zh", "b-zh", "c-zh", "gone-zh"):
        report(root, run_id)
    report(root, "b-zh", "failed", kind="cell", message="ZeroDivisionError")
    runs = [planned(run_id) for run_id in ("a-zh", "b-zh", "c-zh", "d-zh")]
    keys = {"a-zh": "k", "b-zh": "k", "c-zh": "changed", "d-zh": "k"}
    entries = read_entries(Workspace(root), runs, keys)
    assert [(entry.run_id, entry.status) for entry in entries] == [
        ("b-zh", "failed"),
        ("c-zh", "stale"),
        ("gone-zh", "stale"),
        ("d-zh", "missing"),
        ("a-zh", "ok"),
    ]


def test_a_report_that_a_reader_removed_leaves_no_trace(root: Path) -> None:
    for run_id in ("a-zh", "b-zh"):
        report(root, run_id)
    runs, keys = [planned("a-zh"), planned("b-zh")], {"a-zh": "k", "b-zh": "k"}
    written: list[Path] = []

    def rebuilt() -> bool:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr("labourreports.site._sources", lambda *_: written.append(root))
            before = len(written)
            build_site(Workspace(root), runs, keys, anew=False)
        return len(written) > before

    (root / "reports" / "sources").mkdir()
    assert rebuilt()
    assert not rebuilt()
    shutil.rmtree(root / "reports" / "b-zh")
    assert rebuilt()
    assert not rebuilt()


def test_a_run_that_lost_its_file_is_told_from_one_to_make_anew(root: Path) -> None:
    for run_id in ("a-zh", "c-zh", "gone-zh"):
        report(root, run_id)
    runs, keys = [planned("a-zh"), planned("c-zh")], {"a-zh": "k", "c-zh": "changed"}
    listed = {entry.run_id: entry.listed for entry in build_site(Workspace(root), runs, keys)}
    assert listed == {"a-zh": True, "c-zh": True, "gone-zh": False}
    page = (root / "reports" / "index.html").read_text()
    for badge, words in (
        ("stale removed", ("已不在 params/ 中", "no longer in params/")),
        ("stale", ("待更新", "out of date")),
    ):
        assert page.count(f'class="badge {badge}"') == 1
        for word in words:
            assert page.count(word) == 2
    assert "1 current, 1 out of date, 1 no longer in params/" in page


def test_the_skip_link_of_the_index_speaks_both_languages(root: Path) -> None:
    build_site(Workspace(root))
    page = (root / "reports" / "index.html").read_text()
    link = page.split('<a class="skip" href="#main">')[1].split("</a>")[0]
    assert '<span class="zh" lang="zh-Hans">跳到正文</span>' in link
    assert '<span class="en" lang="en">Skip to the reports</span>' in link


def test_what_both_languages_share_is_marked_once(root: Path) -> None:
    for run_id in ("a-zh", "a-en", "b-zh", "b-en"):
        report(root, run_id)
    runs = [planned(run_id) for run_id in ("a-zh", "a-en", "b-zh", "b-en")]
    keys = {"a-zh": "new", "a-en": "new", "b-zh": "k", "b-en": "new"}
    build_site(Workspace(root), runs, keys)
    page = (root / "reports" / "index.html").read_text()
    # each language is read alone: both entries of a, and both of b for its one stale twin
    marks = [line.count('class="badge stale"') for line in page.splitlines() if "badge" in line]
    assert marks == [1, 1, 1, 1]


def test_the_index_is_whole_without_a_request(root: Path) -> None:
    report(root, "a-zh", title="<script>alert(1)</script>", answer="{{7*7}}")
    report(root, "a-en")
    report(root, "x-zh", "failed", kind="cell", message="<img src=x onerror=alert(1)>")
    build_site(Workspace(root))
    page = (root / "reports" / "index.html").read_text()
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "{{7*7}}" in page
    assert "fetch(" not in (root / "reports" / "assets" / "site.js").read_text()
    assert page.index("failed/x-zh/index.html") < page.index("a-zh/index.html")
    assert page.count('href="a-zh/index.html"') == 1
    listed = json.loads((root / "reports" / "site.json").read_text())
    assert listed["version"] == 1
    assert {each["run_id"] for each in listed["reports"]} == {"a-zh", "a-en", "x-zh"}


def test_what_is_unchanged_is_not_written_again(root: Path) -> None:
    report(root, "a-zh")
    build_site(Workspace(root))
    shared = root / "reports" / "assets" / "plotly.min.js"
    os.utime(shared, (0, 0))
    build_site(Workspace(root))
    assert shared.stat().st_mtime == 0


def test_failures_of_runs_that_are_no_more_are_removed(root: Path) -> None:
    report(root, "a-zh")
    report(root, "old-zh", "failed", kind="cell", message="x")
    build_site(Workspace(root), [planned("a-zh")], {"a-zh": "k"})
    assert not (root / "reports" / "failed" / "old-zh").exists()


@pytest.mark.parametrize(
    ("key", "failure_key", "unchanged", "kept"),
    [
        # restored: the report is again what it would be, whoever was asked for
        ("k", "broken", True, False),
        ("k", "broken", False, False),
        # failed on the same inputs by force: kept until the run itself is found as it would be
        ("k", "k", False, True),
        ("k", "k", True, False),
        # still broken
        ("broken", "broken", False, True),
    ],
)
def test_a_failure_goes_when_its_report_is_again_what_it_would_be(
    root: Path, key: str, failure_key: str, unchanged: bool, kept: bool
) -> None:
    report(root, "a-zh")
    report(root, "a-zh", "failed", kind="cell", message="x", key=failure_key)
    report(root, "no-good-one-zh", "failed", kind="cell", message="x")
    keys = {"a-zh": key, "no-good-one-zh": "k"}
    withdraw_failures(root / "reports", keys, ["a-zh"] if unchanged else [])
    found = {path.name for path in (root / "reports" / "failed").iterdir()}
    assert found == {"no-good-one-zh", *(["a-zh"] if kept else [])}


def test_reports_that_use_a_statement(root: Path) -> None:
    report(root, "a-zh")
    report(root, "b-zh", statements=[])
    assert [use.run_id for use in reports_using(Workspace(root), "a:1")] == ["a-zh"]


def test_a_broken_manifest_is_no_report(root: Path) -> None:
    report(root, "a-zh")
    (root / "reports" / "b-zh").mkdir()
    (root / "reports" / "b-zh" / "run.json").write_text("{")
    assert [entry.run_id for entry in read_entries(Workspace(root))] == ["a-zh"]


def test_a_report_is_found_by_its_places_in_both_languages(root: Path) -> None:
    for name in ("registries", "schema"):
        shutil.copytree(Workspace.default().data / name, root / "data" / name)
    report(root, "a-zh")
    entry = read_entries(Workspace(root))[0]
    assert entry.words == "永川区 Yongchuan District"


def test_the_words_of_a_current_report_are_those_it_was_made_with(root: Path) -> None:
    for name in ("registries", "schema"):
        shutil.copytree(Workspace.default().data / name, root / "data" / name)
    report(root, "a-zh", words="as made")
    run = replace(planned("a-zh"), parameters={"as_of": "2025-06-30", "region": "yongchuan"})
    for key, words in (("k", "as made"), ("changed", "永川区 Yongchuan District")):
        assert read_entries(Workspace(root), [run], {"a-zh": key})[0].words == words


def test_a_fact_stated_twice_is_used_wherever_either_sentence_is(root: Path) -> None:
    shutil.rmtree(root / "data")
    shutil.copytree(Workspace.default().data, root / "data")
    # the sentence says again what the table says; the report was made from the table
    report(root, "a-zh", statements=["hitech-talent-2021:4768"])
    build_site(Workspace(root))
    page = (root / "reports" / "sources" / "hitech-talent-2021.html").read_text()
    for start in ("4768", "3964"):
        assert "a-zh/index.html" in page.split(f'<li id="u-{start}">')[1].split("</li>")[0]


def test_a_page_leads_to_the_other_language_where_that_is_made(tmp_path: Path) -> None:
    from report_examples import make_workspace, notebook, run

    root = make_workspace(tmp_path / "w", {"n": notebook(["1"])}, {"a": "notebook: n\ntitle: t\n"})
    assert run(root, "report", "--lang", "en").returncode == 0
    page = root / "reports" / "a-en" / "index.html"
    assert 'href="../index.html#lang=zh" hreflang="zh"' in page.read_text()
    assert run(root, "report", "--lang", "zh").returncode == 0
    assert (
        'href="../a-en/index.html" hreflang="en"'
        in (root / "reports" / "a-zh" / "index.html").read_text()
    )
    assert run(root, "report", "--force").returncode == 0
    assert 'href="../a-zh/index.html" hreflang="zh"' in page.read_text()
