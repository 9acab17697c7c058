"""Spoil a copy of the data in one way per folder; the error must say what, where and what to do.

``case.yaml`` of a folder:

note      what is wrong, in one line
edits     list of changes to files below the workspace, each with ``file`` and one of
          ``old``/``new`` (words that occur once) · ``append`` · ``byte`` (``[position, value]``) ·
          ``encoding`` · ``separator`` · ``bom`` · ``crlf`` · ``delete`` · ``copy`` (of another file)
call      what is called: write_tables, build_tables, load_codebook, load_corpus, read_tables, check
error     class of the error; without one, `check` reports instead of raising
problems  how many problems it names: one fault is told once (left out where many rows share it)
says      words of the message; ``{start of a line}`` stands for that line's number

Whatever the call, it must leave every file as the edits left it.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from labourtargets import errors
from labourtargets.codebook import load_codebook
from labourtargets.corpus import load_corpus
from labourtargets.statements import (
    build_tables,
    check,
    load_exclusions,
    load_series,
    load_statements,
    load_targets,
    write_tables,
)
from labourtargets.workspace import Workspace
from spoiling import replace_once

HERE = Path(__file__).parent
# faults of runs, their files, observations, checks and comparisons have runners of their own
OTHERS = ("run_", "params_", "observations_", "check_", "comparison_")
CASES = sorted(
    path.parent.name for path in HERE.glob("*/case.yaml") if not path.parent.name.startswith(OTHERS)
)
KEYS = {"note", "edits", "call", "error", "problems", "says"}


def read_tables(workspace: Workspace) -> None:
    for load in (load_statements, load_targets, load_series, load_exclusions):
        load(workspace)


CALLS: dict[str, Callable[[Workspace], Any]] = {
    "build_tables": build_tables,
    "check": check,
    "load_codebook": load_codebook,
    "load_corpus": load_corpus,
    "read_tables": read_tables,
    "write_tables": write_tables,
}


def spoil(root: Path, file: str, *, old: str = "", new: str = "", **change: Any) -> None:
    path = root / file
    if old:
        replace_once(path, old, new)
    if "append" in change:
        path.write_bytes(path.read_bytes() + change["append"].encode())
    if "byte" in change:
        position, value = change["byte"]
        content = bytearray(path.read_bytes())
        assert content[position] != value
        content[position] = value
        path.write_bytes(bytes(content))
    if "encoding" in change:
        path.write_bytes(path.read_bytes().decode().encode(change["encoding"]))
    if "separator" in change:
        path.write_bytes(path.read_bytes().replace(b",", change["separator"].encode()))
    if "bom" in change:
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    if "crlf" in change:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    if "delete" in change:
        path.unlink()
    if "copy" in change:
        path.write_bytes((root / change["copy"]).read_bytes())


def row_of(root: Path, files: list[str], beginning: str) -> str:
    rows = [
        number
        for file in dict.fromkeys(files)
        if (root / file).is_file()
        for number, line in enumerate((root / file).read_text(encoding="utf-8").splitlines(), 1)
        if line.startswith(beginning)
    ]
    assert len(rows) == 1, f"{len(rows)} lines begin with {beginning!r}"
    return str(rows[0])


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def spoilt(workspace: Workspace, tmp_path: Path) -> Workspace:
    shutil.copytree(workspace.data, tmp_path / "data")
    return Workspace(tmp_path)


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_told(spoilt: Workspace, name: str) -> None:
    case = yaml.safe_load((HERE / name / "case.yaml").read_text(encoding="utf-8"))
    assert set(case) <= KEYS
    for edit in case["edits"]:
        spoil(spoilt.root, **edit)
    before = contents(spoilt.root)
    call = CALLS[case["call"]]
    if "error" in case:
        with pytest.raises(errors.LabourTargetsError) as caught:
            call(spoilt)
        assert type(caught.value) is getattr(errors, case["error"])
        problems, message = caught.value.problems, str(caught.value)
    else:
        problems = call(spoilt).problems
        message = "\n".join(f"{problem.file}  {problem}" for problem in problems)
    files = [edit["file"] for edit in case["edits"]]
    for words in case["says"]:
        said = re.sub(r"\{(.+?)\}", lambda mark: row_of(spoilt.root, files, mark[1]), words)
        assert said in message, message
    assert len(problems) == case.get("problems", len(problems)), message
    assert all(problem.file for problem in problems), message
    assert contents(spoilt.root) == before


def test_the_data_without_a_fault_raise_nothing(spoilt: Workspace) -> None:
    before = contents(spoilt.root)
    assert check(spoilt).problems == ()
    write_tables(spoilt)
    assert contents(spoilt.root) == before
