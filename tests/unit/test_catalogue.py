"""The catalogue of promises: counts, and where each target starts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from labourtargets import wording
from labourtargets.analysis import catalogue, footing
from labourtargets.analysis.catalogue import Catalogue
from labourtargets.analysis.footing import FOOTINGS


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
    dated, judged, apart, undated, milestones = everything.sentences("dated", "en")
    by_stage = everything.parts["targets"]["note"].str.contains("implementation stage", na=False)
    assert judged.startswith(f"Of those with a year, {by_stage.sum()} have it from")
    assert f"{basis.isin(['stated', 'achieved']).sum()} a baseline" in dated
    assert apart.startswith("Of those with a baseline, 5 have no path of their own")
    targets = everything.parts["targets"]
    years, no_year = targets["period_end"].notna().sum(), (targets["outlook"] == "no_year").sum()
    elsewhere = len(targets) - years - no_year
    assert undated.startswith(f"Of those without a year, {elsewhere} stand in the table")
    assert milestones.startswith(f"{(basis == 'milestone').sum()} more have only an earlier")
    assert sichuan.sentences("dated", "en")[0].endswith("carry a year, none a baseline.")
    alone = catalogue(document="yongchuan-artisans-2023")
    assert len(alone.sentences("dated", "zh")) == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_baselines_and_milestones_stand_in_columns_of_their_own(
    everything: Catalogue, language: str
) -> None:
    frame = everything.view("targets", language).frame
    for name, bases in (("baseline", ["stated", "achieved"]), ("milestone", ["milestone"])):
        filled = frame[name] != wording.MISSING
        assert (filled == frame["basis"].isin(bases)).all()
        assert frame.loc[~filled, f"{name}_in"].isna().all()


def test_what_a_target_promises_is_told_from_what_is_there(everything: Catalogue) -> None:
    """An increase is no level, and a promise for each year no total."""
    for language, said in (
        ("zh", {"each_year": "每年", "average": "年均", "increment": "增加"}),
        (
            "en",
            {"each_year": " each year", "average": " on average", "increment": "an increase of "},
        ),
    ):
        frame = everything.view("targets", language).frame
        for name, mine in (
            ("each_year", frame["timing"] == "each_year"),
            ("average", frame["timing"] == "average"),
            ("increment", frame["measure"] == "increment"),
        ):
            assert mine.any()
            assert (frame["said"].str.contains(said[name], regex=False) == mine).all()


def test_where_nothing_projects_no_other_part_is_spoken_of() -> None:
    found = catalogue(document="jiangjin-jobs-2018")
    assert found.sentences("outlook", "en") == [
        "None of the 5 targets can be projected from the documents' own figures; the reason is "
        "given for each."
    ]
    assert found.sentences("outlook", "zh") == ["5条目标都不能由文件自身的数字推算，逐条注明原因。"]


def test_what_the_paths_rest_on_is_told_apart(everything: Catalogue, sichuan: Catalogue) -> None:
    assert everything.sentences("answer", "en")[1] == (
        "Of the 183 targets, 14 start from a stated baseline; 35 go on from an earlier target; 35 "
        "are the first targets of paths, with nothing before them; 25 recur yearly; 25 add up "
        "from zero; 49 cannot be projected, for the reason given with each."
    )
    statements, outlook = sichuan.sentences("answer", "zh")
    assert "目标" in statements
    assert outlook == (
        "72条目标中，35条由此前的阶段目标起算；35条是路径的第一个目标（此前没有数字）；2条从零累计。"
    )
    line = "rests on: stated 14, earlier 35, first 35, each_year 25, from_zero 25, none 49"
    assert line in everything.contract()
    assert sum("basis: milestone" in line for line in sichuan.contract()) == 1


def test_the_table_of_footings_counts_every_target_once(everything: Catalogue) -> None:
    frame = everything.view("footing", "en").frame
    assert frame["count"].sum() == len(everything.parts["targets"])
    assert frame["footing"].drop_duplicates().tolist() == list(FOOTINGS)
    assert frame["label"].is_unique


def test_targets_of_one_footing_are_said_to_be_alike(everything: Catalogue) -> None:
    targets = everything.parts["targets"]
    alone = replace(
        everything, parts={**everything.parts, "targets": targets[targets["footing"] == "stated"]}
    )
    assert alone.sentences("outlook", "en") == ["All 14 targets: from a stated baseline."]
    empty = replace(everything, parts={**everything.parts, "targets": targets.head(0)})
    assert empty.sentences("outlook", "zh") == ["所选表述中没有目标。"]


def test_a_path_is_linked_to_what_it_rests_on() -> None:
    rows = footing().set_index("statement_id")
    assert rows.loc[rows["footing"].isin(["stated", "earlier"]), "from_id"].notna().all()
    first = rows[rows["footing"] == "first"]
    # what goes on from a first target rests on that very target
    assert rows.loc[first["onward_id"], "from_id"].tolist() == first.index.tolist()
    assert set(rows.loc[first["onward_id"], "footing"]) == {"earlier"}
    assert (rows["footing"].eq("none") == rows["outlook"].ne("projected")).all()


def test_a_dash_is_a_statement_without_a_value_and_counted_as_such(everything: Catalogue) -> None:
    dashes = int((everything.frame["text"] == "-").sum())
    assert everything.sentences("accounted", "en")[1:] == [
        f"{dashes} of the statements print “-” and no value."
    ]
    assert len(catalogue(document="yongchuan-artisans-2023").sentences("accounted", "zh")) == 1


def test_the_answer_counts_targets_as_tracking_does(everything: Catalogue) -> None:
    from labourtargets.analysis import assess

    counted = len(assess(as_of="2026-10-31").frame)
    dropped = len(everything.parts["targets"]) - counted
    assert dropped > 0
    told = f"{dropped} of the targets repeat another or quote somebody else's"
    assert any(
        told in line and f"{counted} count" in line for line in everything.sentences("answer", "en")
    )
    # nothing is said where all are counted
    assert len(catalogue(document="yongchuan-artisans-2023").sentences("answer", "zh")) == 2
