"""One figure of one's own is enough for a report, and odd figures are pointed out."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path

import nbformat
import pytest
from click.testing import CliRunner

import labourtargets as lt
from labourreports.cli import main
from labourtargets.errors import SelectionError

NOTEBOOK = Path(__file__).parents[2] / "notebooks" / "05_track_progress.ipynb"
ROW = "重庆高新区,高技能人才占技能人才比例,2025,{value},%,reported,my own count,,low,2026-03-01,\n"


@pytest.fixture
def one_row(tmp_path: Path) -> Path:
    printed = CliRunner().invoke(main, ["observations", "template"])
    assert printed.exit_code == 0
    file = tmp_path / "mine.csv"
    file.write_text(printed.stdout + ROW.format(value=29), encoding="utf-8")
    return file


def test_every_cell_runs_on_a_single_observation(one_row: Path) -> None:
    cells = [c for c in nbformat.read(NOTEBOOK, as_version=4).cells if c.cell_type == "code"]
    namespace: dict[str, object] = {}
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        for cell in cells:
            exec(cell.source, namespace)
            if "parameters" in cell.metadata.get("tags", []):
                namespace["observations"] = str(one_row)
    assert "evidence: assessed 1" in out.getvalue()


def test_the_figure_of_the_target_year_decides(one_row: Path) -> None:
    judged = lt.assess(as_of="2026-11-23", observations=str(one_row))
    own, counted, verdict = judged.sentences("answer", "en")[:3]
    assert one_row.name in own
    assert "1 of 171 targets can be assessed" in counted
    assert "not met" in verdict


def test_a_fraction_is_pointed_out(tmp_path: Path, one_row: Path) -> None:
    text = one_row.read_text(encoding="utf-8").replace(",29,", ",0.3,")
    one_row.write_text(text, encoding="utf-8")
    told = CliRunner().invoke(main, ["observations", "validate", str(one_row)])
    assert told.exit_code == 0
    assert "is 0.3 meant as 30 %?" in told.output


def test_a_single_place_is_not_compared() -> None:
    with pytest.raises(SelectionError, match=r"chongqing-hitech.*nothing to compare"):
        lt.compare(["绵阳市", "重庆高新区"], "hr_revenue")
