"""Parameters edited since the last commit: the summary names what runs take from them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import nbformat
import pytest

from labourreports.runner.edited import edited_parameters
from labourreports.spec import load_runs
from labourtargets.workspace import Workspace
from report_examples import PARAMETERS, make_workspace, notebook, run

DECLARED = PARAMETERS + '\nstart: int = 2020\nkinds: list[str] = ["a"]'
EDITED = DECLARED.replace("2020", "2021").replace('["a"]', '["a", "b"]').replace("12-31", "11-30")
RUNS = {
    "sets-one": "notebook: n\ntitle: t\nlanguages: [en]\nparameters: {start: 2019}\n",
    "sets-both": "notebook: n\ntitle: t\nlanguages: [en]\nparameters: {start: 2019, kinds: [c]}\n",
    "other": "notebook: other\ntitle: t\nlanguages: [en]\n",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = make_workspace(
        tmp_path / "w", {"n": notebook(["1"], DECLARED), "other": notebook(["1"])}, RUNS
    )
    for arguments in (
        ("init", "-q"),
        ("add", "notebooks", "params"),
        ("-c", "user.name=n", "-c", "user.email=e", "commit", "-qm", "m"),
    ):
        subprocess.run(["git", "-C", str(root), *arguments], check=True)
    return root


def edit(root: Path, parameters: str, name: str = "n", cell: str = "1") -> None:
    nbformat.write(notebook([cell], parameters), root / "notebooks" / f"{name}.ipynb")


def warned(root: Path, *names: str) -> list[str]:
    workspace = Workspace(root)
    return edited_parameters(load_runs(workspace, names), workspace)


def test_what_runs_take_from_an_edited_notebook_is_named(root: Path) -> None:
    assert warned(root) == []
    edit(root, EDITED)
    assert warned(root) == [
        "notebooks/n.ipynb: parameter kinds differs from the committed notebook; "
        "the runs of it that do not set it take the new value (git diff notebooks/n.ipynb shows "
        "what changed, git checkout notebooks/n.ipynb takes it all back)"
    ]
    assert warned(root, "sets-both", "other") == []
    (root / "params" / "sets-one.yaml").write_text("notebook: n\ntitle: t\n")
    (line,) = warned(root)
    assert "parameters start, kinds differ" in line
    assert "do not set them take the new values" in line


def test_another_cell_edited_is_no_matter(root: Path) -> None:
    edit(root, DECLARED, cell="2")
    edit(root, PARAMETERS + "\n# a comment", name="other")
    assert warned(root) == []


def test_without_a_commit_there_is_nothing_to_compare(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(root, EDITED)
    edit(root, PARAMETERS, name="new")
    (root / "params" / "new.yaml").write_text("notebook: new\ntitle: t\n")
    assert len(warned(root)) == 1
    (root / ".git").rename(root / "kept")
    assert warned(root) == []
    monkeypatch.setenv("PATH", "")
    assert warned(root) == []


@pytest.mark.slow
def test_the_summary_says_so(root: Path) -> None:
    edit(root, EDITED)
    done = run(root, "report", "sets-one", "--quiet", "--notify", "tee told.json", cwd=root)
    assert done.returncode == 0, done.stderr
    (told,) = json.loads((root / "told.json").read_text())["warnings"]
    assert f"\nwarning: {told}\n" in done.stdout
    assert "parameter kinds differs" in told
    # nothing was made: there is nothing to say
    assert "warning" not in run(root, "report", "sets-one").stdout
