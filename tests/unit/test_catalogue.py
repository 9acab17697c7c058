"""The catalogue of promises: counts, and where each target starts."""

from __future__ import annotations

import pytest

from labourtargets import wording
from labourtargets.analysis import catalogue
from labourtargets.analysis.catalogue import Catalogue


@pytest.fixture(scope="module")
def everything() -> Catalogue:
    return catalogue()


@pytest.fixture(scope="module")
def sichuan() -> Catalogue:
    return catalogue(document="nesichuan-hr-2021")


def test_a_milestone_is_counted_apart_and_never_as_a_baseline(
    everything: Catalogue, sichuan: Catalogue
) -> None:
    basis = everything.parts["targets"]["basis"]
    dated, milestones = everything.sentences("dated", "en")
    assert f"{basis.isin(['stated', 'achieved']).sum()} a baseline" in dated
    assert milestones.startswith(f"{(basis == 'milestone').sum()} more have only an earlier")
    assert sichuan.sentences("dated", "en")[0].endswith("carry a year, none a baseline.")
    alone = catalogue(document="yongchuan-artisans-2023")
    assert len(alone.sentences("dated", "zh")) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_baselines_and_milestones_stand_in_columns_of_their_own(
    everything: Catalogue, language: str
) -> None:
    frame = everything.view("targets", language).frame
    for name, bases in (("baseline", ["stated", "achieved"]), ("milestone", ["milestone"])):
        filled = frame[name] != wording.MISSING
        assert (filled == frame["basis"].isin(bases)).all()
        assert frame.loc[~filled, f"{name}_in"].isna().all()


def test_where_nothing_projects_no_other_part_is_spoken_of() -> None:
    found = catalogue(document="jiangjin-jobs-2018")
    assert found.sentences("outlook", "en") == [
        "None of the 5 targets can be projected from the documents' own figures; the reason is "
        "given for each."
    ]
    assert found.sentences("outlook", "zh") == ["5条目标都不能由文件自身的数字推算，逐条注明原因。"]


def test_nothing_is_left_over_where_all_projects(sichuan: Catalogue) -> None:
    statements, outlook = sichuan.sentences("answer", "en")
    assert "all of them targets" in statements
    assert (
        outlook
        == f"All {len(sichuan.frame)} targets can be projected from the documents' own figures."
    )
    assert sum("basis: milestone" in line for line in sichuan.contract()) == 1
