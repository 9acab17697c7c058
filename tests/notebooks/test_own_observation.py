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
from labourtargets.analysis.selection import View
from labourtargets.analysis.tracking.tables import TABLES
from labourtargets.analysis.tracking.words import FINDINGS
from labourtargets.errors import SelectionError

# the methods cite who published them; there is no series to test a forecast on
UNFIT = ("methods", "backtests")
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


def _shown(view: View) -> list[str]:
    frame = view.frame[[column.name for column in view.columns]]
    return [str(cell) for cell in frame.to_numpy().ravel()] + [each.label for each in view.columns]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_own_figures_are_not_called_published(one_row: Path, language: str) -> None:
    earlier = one_row.read_text(encoding="utf-8") + ROW.format(value=28).replace("2025", "2024")
    one_row.write_text(earlier.replace("高技能人才占技能人才比例,2024", "rd_intensity,2024"), "utf-8")
    judged = lt.assess(as_of="2026-11-23", observations=str(one_row))
    said = [line for name in FINDINGS for line in judged.sentences(name, language)]
    views = [judged.view(name, language) for name in TABLES if name not in UNFIT]
    said += [view.title for view in views]
    said += [cell for view in views for cell in _shown(view)]
    said += [judged.chart(name, language).alt for name in ("known", "tally")]
    ours = {"zh": "不是本项目所附的公布值", "en": "not the published ones shipped with this project"}
    told = [line.replace(ours[language], "") for line in said]
    assert [line for line in told if "公布" in line or "publish" in line.casefold()] == []
    own = {"zh": "自有观测", "en": "own observation"}[language]
    assert sum(own in line for line in told) > 10


def test_a_fraction_is_pointed_out(tmp_path: Path, one_row: Path) -> None:
    text = one_row.read_text(encoding="utf-8").replace(",29,", ",0.3,")
    one_row.write_text(text, encoding="utf-8")
    told = CliRunner().invoke(main, ["observations", "validate", str(one_row)])
    assert told.exit_code == 0
    assert "shares are written in percent, 30 and not 0.3" in told.output


def test_a_single_place_is_not_compared() -> None:
    with pytest.raises(SelectionError, match=r"chongqing-hitech.*nothing to compare"):
        lt.compare(["绵阳市", "重庆高新区"], "hr_revenue")
