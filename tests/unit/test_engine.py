"""Cells in this process leave what a kernel would have left."""

from __future__ import annotations

import copy
import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import papermill
import pytest
from papermill.exceptions import PapermillExecutionError

from labourreports import engine
from labourreports.engine import Journal
from report_examples import FIGURE, REPORT, ROOT, notebook

CELLS = {
    "streams": "import sys\nprint('a')\nprint('b')\nprint('e', file=sys.stderr)\nprint('c')",
    "result": "1 + 1",
    "text": "'文字'",
    "silent": "x = 1;",
    "semicolon": "x;",
    "frame": "import pandas as pd\npd.DataFrame({'a': [1, 2]})",
    "figure": FIGURE,
    "picture": "from IPython.display import Image\nImage(b'\\x89PNG\\r\\n\\x1a\\n' + b'0' * 20)",
    "several": "from IPython.display import display, HTML\ndisplay(1)\ndisplay(HTML('<b>x</b>'))\n'end'",
    "updated": "handle = display('first', display_id='d')",
    "update": "handle.update('second')\nprint('after')",
    "cleared": "from IPython.display import clear_output\nprint('gone')\nclear_output()\nprint('kept')",
    "cleared later": "print('gone')\nclear_output(wait=True)\nprint('kept')",
    "magic": "%%capture held\nprint('held')",
    "held": "held.stdout",
    "shell": "!echo from the shell",
    "awaited": "import asyncio\nawait asyncio.sleep(0)\n'awaited'",
    "counted": "get_ipython().execution_count",
    "history": "_",
    "empty": "",
    "repr": "class Odd:\n    def _repr_html_(self):\n        return '<i>odd</i>'\nOdd()",
    "main": "import pickle\nclass Kept:\n    pass\ntype(pickle.loads(pickle.dumps(Kept()))).__name__",
}
FAULTS = {
    "error": "def inner():\n    return 1 / 0\nprint('before')\ninner()",
    "syntax": "a = = 1",
    "exit": "raise SystemExit(3)",
    "input": "input('who? ')",
}


def run(cells: list[str], tmp_path: Path, name: str, journal: Journal | None = None) -> Any:
    return execute(notebook(cells), tmp_path, name, journal)


def execute(made: Any, tmp_path: Path, name: str, journal: Journal | None = None) -> Any:
    engine.register()
    path = tmp_path / "n.ipynb"
    nbformat.write(made, path)
    journal = journal or Journal(None)
    try:
        return papermill.execute_notebook(
            str(path),
            None,
            parameters={"language": "en", "as_of": "2025-06-30"},
            engine_name=name,
            kernel_name="python3",
            language="python",
            progress_bar=False,
            cwd=str(tmp_path),
            journal=journal,
            shell_folder=str(tmp_path),
        )
    except PapermillExecutionError:
        return journal.notebook


@pytest.fixture(autouse=True, scope="module")
def like_a_report() -> Iterator[None]:
    """Set what a report's process has, and give the tests' own back."""
    import plotly.io

    main, hook = sys.modules["__main__"], sys.displayhook
    renderer, plotly.io.renderers.default = plotly.io.renderers.default, "plotly_mimetype"
    os.environ["PLOTLY_RENDERER"] = "plotly_mimetype"
    yield
    os.environ.pop("PLOTLY_RENDERER")
    plotly.io.renderers.default = renderer
    sys.modules["__main__"], sys.displayhook = main, hook


def normalised(executed: Any) -> list[Any]:
    """Return cells without what differs of right: ids, times, places, joins of streams."""
    cells = []
    for cell in copy.deepcopy(executed).cells:
        if cell.cell_type != "code" or cell.metadata.get("tags") == ["papermill-error-cell-tag"]:
            continue
        outputs: list[Any] = []
        streams: dict[str, dict[str, Any]] = {}
        for output in cell.outputs:
            # a kernel sends each stream when it likes: only the order within one is certain
            if output.output_type == "stream" and output.name in streams:
                streams[output.name]["text"] += output.text
                continue
            outputs.append(dict(output))
            if output.output_type == "stream":
                streams[output.name] = outputs[-1]
        outputs.sort(key=lambda each: each.get("name", ""))
        text = json.dumps(outputs, sort_keys=True, default=str)
        text = re.sub(r"\\u001b\[[0-9;]*m", "", text)
        text = re.sub(r"/[^ \"]*ipykernel_\d+/\d+\.py|<ipython-input-[^>]*>", "<cell>", text)
        text = re.sub(r"\(\d+\.py, line", "(<cell>, line", text)
        text = re.sub(r" at 0x[0-9a-f]+", "", text)
        text = text.replace("\\r\\n", "\\n")
        cells.append((cell.source, cell.execution_count, json.loads(text)))
    return cells


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[Any], list[Any]]:
    names = (engine.ENGINE, engine.KERNEL_ENGINE)
    made = [
        normalised(run(list(CELLS.values()), tmp_path_factory.mktemp("e"), name)) for name in names
    ]
    return made[0], made[1]


@pytest.mark.slow
@pytest.mark.parametrize("index", range(len(CELLS) + 2), ids=["declared", "injected", *CELLS])
def test_a_cell_leaves_what_a_kernel_leaves(both: Any, index: int) -> None:
    ours, theirs = both
    assert len(ours) == len(theirs) == len(CELLS) + 2
    assert ours[index] == theirs[index]


@pytest.mark.slow
@pytest.mark.parametrize("source", FAULTS.values(), ids=FAULTS.keys())
def test_an_error_is_the_kernels_error(tmp_path: Path, source: str) -> None:
    cells = [source, "print('never')"]
    ours = normalised(run(cells, tmp_path, engine.ENGINE))
    theirs = normalised(run(cells, tmp_path, engine.KERNEL_ENGINE))
    assert errors(ours[2][2])
    for mine, other in zip(ours, theirs, strict=True):
        assert mine[:2] == other[:2]
        assert errors(mine[2]) == errors(other[2])
    assert "never" not in json.dumps(ours[3][2])


def errors(outputs: list[Any]) -> list[tuple[str, str]]:
    return [(o["ename"], o["evalue"]) for o in outputs if o["output_type"] == "error"]


@pytest.mark.slow
def test_a_report_is_the_same_by_either_engine(tmp_path: Path) -> None:
    ours = normalised(run(REPORT[1:], tmp_path, engine.ENGINE))
    assert ours == normalised(run(REPORT[1:], tmp_path, engine.KERNEL_ENGINE))


def test_parameters_are_injected(tmp_path: Path) -> None:
    executed = run(["print(language, as_of)"], tmp_path, engine.ENGINE)
    assert executed.cells[-1].outputs[0].text == "en 2025-06-30\n"
    assert executed.metadata.papermill.parameters == {"language": "en", "as_of": "2025-06-30"}


def test_a_notebook_starts_from_nothing(tmp_path: Path) -> None:
    run(["left = 1"], tmp_path, engine.ENGINE)
    executed = run(["'left' in globals(), len(In)"], tmp_path, engine.ENGINE)
    assert executed.cells[-1].outputs[0].data["text/plain"] == "(False, 4)"
    assert [cell.execution_count for cell in executed.cells] == [1, 2, 3]


def test_widgets_leave_their_text_only(tmp_path: Path) -> None:
    executed = run(["import ipywidgets\nipywidgets.IntSlider()"], tmp_path, engine.ENGINE)
    assert list(executed.cells[-1].outputs[0].data) == ["text/plain"]


def test_a_result_is_valid_and_nothing_is_saved_on_the_way(tmp_path: Path) -> None:
    executed = run(["1", FIGURE], tmp_path, engine.ENGINE)
    nbformat.validate(executed)
    assert sorted(path.name for path in tmp_path.glob("*.ipynb")) == ["n.ipynb"]


def test_the_journal_rebuilds_what_a_killed_process_did(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "cells.jsonl")
    run(["print('done')", "print('running')"], tmp_path, engine.ENGINE, journal)
    lines = (tmp_path / "cells.jsonl").read_text().splitlines()
    (tmp_path / "cells.jsonl").write_text("\n".join(lines[:-1]) + '\n{"end": 3, "outp')
    fresh = papermill.execute_notebook(
        str(tmp_path / "n.ipynb"),
        None,
        {"language": "en", "as_of": "x"},
        prepare_only=True,
        kernel_name="python3",
        language="python",
    )
    rebuilt = Journal.replay(tmp_path / "cells.jsonl", fresh, "out of memory")
    assert rebuilt.cells[2].outputs[0].text == "done\n"
    assert rebuilt.cells[3].outputs[0].evalue == "out of memory"


@pytest.mark.slow
@pytest.mark.parametrize(
    "path", sorted((ROOT / "notebooks").glob("0[1-9]*.ipynb")), ids=lambda path: path.stem
)
def test_a_committed_notebook_is_the_same_by_either_engine(path: Path, tmp_path: Path) -> None:
    source = nbformat.read(path, as_version=4)
    made = [
        normalised(execute(source, tmp_path, name))
        for name in (engine.ENGINE, engine.KERNEL_ENGINE)
    ]
    assert made[0] == made[1]
