"""From a text and its annotations to statements, targets, series, and back to the sentence."""

from __future__ import annotations

import csv
import hashlib
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
import yaml

from labourtargets.corpus import load_corpus
from labourtargets.errors import AnnotationError, SelectionError, TargetTableError
from labourtargets.statements import (
    Tables,
    accounting,
    build_tables,
    check,
    load_exclusions,
    load_series,
    load_statements,
    load_targets,
    trace,
    unaccounted,
    write_tables,
)
from labourtargets.tables import load_schema
from labourtargets.workspace import Workspace
from spoiling import replace_once

ANNOTATION = load_schema("annotations").columns
TALENT = {
    "role": "target",
    "region_id": "yongchuan",
    "indicator_id": "talent_total",
    "measure": "stock",
}
Plan = Callable[..., Workspace]


@pytest.fixture
def plan(workspace: Workspace, tmp_path: Path) -> Plan:
    """Return a maker of workspaces that hold plans of a sentence or two."""
    for name in ("schema", "registries", "registers"):
        shutil.copytree(workspace.data / name, tmp_path / "data" / name)

    def make(text: str, *notes: dict[str, Any], doc_id: str = "plan-2021") -> Workspace:
        folder = tmp_path / "data" / "documents" / doc_id
        folder.mkdir(parents=True)
        (folder / "text.txt").write_bytes(text.encode())
        source = dict.fromkeys(("title_zh", "title_en", "issuer_zh", "issuer_en", "level"), "x") | {
            "doc_id": doc_id,
            "document_number": "",
            "issued_on": "2021-01-01",
            "region_id": "yongchuan",
            "sha256": hashlib.sha256(text.encode()).hexdigest(),
        }
        (folder / "source.yaml").write_text(
            yaml.safe_dump(source, allow_unicode=True), encoding="utf-8"
        )
        file = tmp_path / "data" / "annotations" / f"{doc_id}.csv"
        file.parent.mkdir(exist_ok=True)
        with file.open("w", encoding="utf-8", newline="") as stream:
            rows = csv.DictWriter(stream, ANNOTATION, lineterminator="\n")
            rows.writeheader()
            for note in notes:
                place = {"entry": "statement"} if "reason" not in note else {"entry": "exclusion"}
                if note["text"] in text:
                    place["start"] = text.index(note["text"])
                rows.writerow(place | note)
        return Workspace(tmp_path)

    return make


def only(tables: Tables) -> pd.Series:
    assert len(tables.statements) == 1
    return tables.statements.iloc[0]


# --- one statement


def test_a_plain_target(plan: Plan) -> None:
    text = "第一章 目标\n第一节 总量\n到2025年，人才资源总量达到20万人以上。"
    row = only(build_tables(plan(text, {"text": "20万人", **TALENT, "period": "到2025年"})))
    assert row["statement_id"] == f"plan-2021:{text.index('20万人')}"
    assert (row["text"], row["number"], row["unit"]) == ("20万人", "20", "万人")
    assert (row["value"], row["base_unit"]) == (200_000, "人")
    assert (row["comparator"], row["lower"]) == ("at_least", 200_000)
    assert pd.isna(row["upper"])
    assert row["section"] == "第一章 目标 › 第一节 总量"
    assert row["quote"] == "到2025年，人才资源总量达到20万人以上"
    assert (row["timing"], row["period_text"]) == ("at_date", "到2025年")
    assert (row["period_start"], row["period_end"]) == (2025, 2025)
    assert row["commitment"] == "committed"


@pytest.mark.parametrize(
    ("role", "words", "indicator", "lower", "upper"),
    [
        ("baseline", "8.36万人", "talent_total", 83_550, 83_650),
        ("achieved", "8.36万人", "talent_total", 83_550, 83_650),
        ("target", "8.36万人", "talent_total", 83_600, 83_600),
        ("baseline", "102人", "talent_total", 102, 102),
        ("baseline", "4.9%", "rd_intensity", 4.85, 4.95),
        ("baseline", "20%", "rd_intensity", 19.5, 20.5),
    ],
)
def test_measured_figures_hide_a_rounding_and_promises_do_not(
    plan: Plan, role: str, words: str, indicator: str, lower: float, upper: float
) -> None:
    note = {**TALENT, "role": role, "indicator_id": indicator, "text": words}
    row = only(build_tables(plan(f"总量{words}。", note)))
    assert (row["lower"], row["upper"]) == (lower, upper)
    assert row["commitment"] == ("committed" if role == "target" else "unstated")


@pytest.mark.parametrize(
    ("text", "words", "bounds"),
    [
        ("人才达到200人左右。", "200人", ("about", 200, 190, 210)),
        ("截至2020年底，人才约200人。", "200人", ("about", 200, 190, 210)),
        ("人才超过200人。", "200人", ("more_than", 200, 200, None)),
        ("人才不超过200人。", "200人", ("at_most", 200, None, 200)),
        ("人才100-200人。", "100-200人", ("range", None, 100, 200)),
    ],
)
def test_wording_bounds_the_value(
    plan: Plan, text: str, words: str, bounds: tuple[str, float | None, float | None, float | None]
) -> None:
    role = "achieved" if text.startswith("截至") else "target"
    row = only(build_tables(plan(text, {"text": words, **TALENT, "role": role})))
    found = [None if pd.isna(cell) else cell for cell in row[["value", "lower", "upper"]]]
    assert (row["comparator"], *found) == bounds


def test_the_width_of_about_is_the_callers(plan: Plan) -> None:
    workspace = plan("人才达到200人左右。", {"text": "200人", **TALENT})
    row = only(build_tables(workspace, delta=0.1))
    assert (row["lower"], row["upper"]) == (180, 220)


def test_an_annotation_overrides_the_words(plan: Plan) -> None:
    note = {
        "comparator": "at_least",
        "commitment": "strive",
        "timing": "each_year",
        "per": "每个团队",
    }
    row = only(build_tables(plan("人才200人。", {"text": "200人", **TALENT, **note})))
    assert row[list(note)].to_dict() == note
    assert (row["lower"], row["value"]) == (200, 200)
    assert pd.isna(row["upper"])


def test_words_strive_and_the_role_commits(plan: Plan) -> None:
    row = only(build_tables(plan("力争人才达到200人。", {"text": "200人", **TALENT})))
    assert row["commitment"] == "strive"


@pytest.mark.parametrize(
    ("text", "period", "years", "said"),
    [
        ("到2025年，人才200人。", "到2025年", (2025, 2025), "到2025年"),
        ("2023年6月-2025年10月，人才200人。", "2023年6月-2025年10月", (2023, 2025), None),
        ("2021年起，至2022年，人才200人。", "2021年|2022年", (2021, 2022), None),
        ("2021年起，至2022年，人才200人。", "2022年 | 2021年", (2021, 2022), None),
        ("“十四五”期间，人才200人。", "十四五", (2021, 2025), "“十四五”期间"),
        ("截至2020年底，人才200人。", "截至2020年底", (2020, 2020), "截至2020年底"),
        ("到2025年，人才200人。", None, (None, None), "到2025年"),
    ],
)
def test_a_period_is_years_read_from_words(
    plan: Plan,
    text: str,
    period: str | None,
    years: tuple[int | None, int | None],
    said: str | None,
) -> None:
    row = only(build_tables(plan(text, {"text": "200人", **TALENT, "period": period})))
    found = tuple(
        None if pd.isna(cell) else int(cell) for cell in row[["period_start", "period_end"]]
    )
    assert found == years
    if said is not None:
        assert row["period_text"] == said


@pytest.mark.parametrize(
    ("period", "years", "said"),
    [
        ("每年|2023年-2025年", (2023, 2025), "每年；2023年-2025年"),
        ("每年", (None, None), "每年"),
        ("实施2年来|2020年", (2019, 2020), "实施2年来；2020年"),
    ],
)
def test_a_cue_may_give_a_rate_or_count_years_back(
    plan: Plan, period: str, years: tuple[int | None, int | None], said: str
) -> None:
    text = "2023年-2025年实施。每年培训。2020年，实施2年来。培养200人。"
    duration = {**TALENT, "indicator_id": "yingcai_plan_duration", "measure": "duration"}
    note = {"text": "200人", **TALENT, "period": period}
    row = build_tables(plan(text, {"text": "2年", **duration}, note)).statements.iloc[1]
    found = tuple(
        None if pd.isna(cell) else int(cell) for cell in row[["period_start", "period_end"]]
    )
    assert found == years
    assert row["period_text"] == said


def test_a_plain_award_is_a_promise(plan: Plan) -> None:
    award = {**TALENT, "role": "award", "indicator_id": "master_studio_subsidy"}
    note = {"text": "10万元", **award, "measure": "amount"}
    assert only(build_tables(plan("给予10万元补助。", note)))["commitment"] == "committed"


def test_an_increment_of_a_share_is_in_points(plan: Plan) -> None:
    share = {**TALENT, "indicator_id": "rd_intensity", "measure": "increment"}
    row = only(build_tables(plan("比例提高5个百分点。", {"text": "5个百分点", **share})))
    assert (row["value"], row["base_unit"]) == (5, "百分点")


def test_points_are_no_share(plan: Plan) -> None:
    share = {**TALENT, "indicator_id": "rd_intensity", "measure": "ratio"}
    with pytest.raises(
        AnnotationError, match=r"expected an indicator in 百分点; it is counted in %"
    ):
        build_tables(plan("比例提高5个百分点。", {"text": "5个百分点", **share}))


def test_one_numeral_may_govern_two_places(plan: Plan) -> None:
    notes = [
        {"text": "200人", "k": 1, **TALENT},
        {"text": "200人", "k": 2, **TALENT, "region_id": "jiangjin"},
    ]
    statements = build_tables(plan("永川、江津各200人。", *notes)).statements
    assert statements["statement_id"].tolist() == ["plan-2021:6:1", "plan-2021:6:2"]
    assert statements["region_id"].tolist() == ["yongchuan", "jiangjin"]


def test_words_of_two_rows_may_touch_but_not_overlap(plan: Plan) -> None:
    touching = [{"text": "三甲", "reason": "idiom"}, {"text": "四乙", "reason": "idiom"}]
    assert len(build_tables(plan("三甲四乙。", *touching)).exclusions) == 2
    overlapping = [{"text": "三甲四", "reason": "idiom"}, {"text": "四乙", "reason": "idiom"}]
    with pytest.raises(AnnotationError, match="row 2 reads them"):
        build_tables(plan("三甲四乙。", *overlapping, doc_id="other-2022"))


def test_a_start_counts_from_the_beginning(plan: Plan) -> None:
    # to Python, -5 is a place too, and the words do stand there
    with pytest.raises(AnnotationError, match="'200人' stands at 2"):
        build_tables(plan("人才200人。", {"text": "200人", "start": -5, **TALENT}))


def test_a_start_may_be_left_out_where_the_words_stand_once(plan: Plan) -> None:
    row = only(build_tables(plan("人才200人。", {"text": "200人", "start": "", **TALENT})))
    assert row["start"] == 2


def test_a_dash_is_a_statement_without_a_value(plan: Plan) -> None:
    text = "表1 指标\n\t指标\n\t单位\n\t2020年\n\t2025年\n\n\t人才总量\n\t人\n\t-\n\t50\n"
    dash = {**TALENT, "role": "baseline", "text": "-", "period": "2020年"}
    goal = {**TALENT, "text": "50", "period": "2025年"}
    workspace = plan(text, dash, goal)
    tables = build_tables(workspace)
    row = tables.statements.iloc[0]
    assert (row["number"], row["unit"]) == ("-", "人")
    assert row[["value", "lower", "upper", "comparator"]].isna().all()
    target = tables.targets.iloc[0]
    assert target["baseline_id"] == row["statement_id"]
    assert target["basis"] == "none"
    assert tables.series["anchor"].tolist() == ["baseline", "target"]
    write_tables(workspace)
    assert check(workspace).problems == ()


# --- exclusions


def test_annotations_win_over_rules_and_rules_over_nothing(plan: Plan) -> None:
    text = "进一步引进一批人才，到2025年。"
    note = {"text": "一批", "reason": "idiom"}
    found = build_tables(plan(text, note)).exclusions
    assert found[["text", "reason", "source"]].values.tolist() == [
        ["进一步", "word", "rule:further"],
        ["一批", "idiom", "annotation"],
        ["2025年", "date", "rule:calendar_year"],
    ]


def test_one_match_of_a_rule_is_one_exclusion(plan: Plan) -> None:
    found = build_tables(plan("2023年6月-2025年10月实施。")).exclusions
    assert found["text"].tolist() == ["2023年6月-2025年10月"]


def test_a_rule_never_swallows_a_statement(plan: Plan) -> None:
    workspace = plan("推进三项200人计划。", {"text": "200人", **TALENT})
    rules = workspace.registers / "exclusion_rules.csv"
    rules.write_bytes(rules.read_bytes() + "zz_all,三项200人计划,slogan,\n".encode())
    tables = build_tables(workspace)
    assert tables.statements["text"].tolist() == ["200人"]
    assert tables.exclusions["text"].tolist() == ["三"]
    assert tables.exclusions["source"].tolist() == ["rule:zz_all"]


def test_rules_that_begin_together_give_two_rows(plan: Plan) -> None:
    workspace = plan("三甲四乙。")
    rules = workspace.registers / "exclusion_rules.csv"
    extra = "zz_short,三甲,word,\nzz_wide,三甲四乙,word,\n"
    rules.write_bytes(rules.read_bytes() + extra.encode())
    assert build_tables(workspace).exclusions["text"].tolist() == ["三甲", "四"]


def test_a_rule_that_begins_where_an_annotation_does_gives_the_run_alone(plan: Plan) -> None:
    workspace = plan("三甲四乙。", {"text": "三甲", "reason": "idiom"})
    rules = workspace.registers / "exclusion_rules.csv"
    rules.write_bytes(rules.read_bytes() + "zz_wide,三甲四乙,word,\n".encode())
    found = build_tables(workspace).exclusions
    assert found[["start", "text"]].values.tolist() == [[0, "三甲"], [2, "四"]]


def test_a_numeral_nobody_accounts_for_is_shown_in_its_words(plan: Plan) -> None:
    with pytest.raises(AnnotationError) as caught:
        build_tables(plan("第一行\n共三所学校。"))
    assert [problem.found for problem in caught.value.problems] == ["5", "1"]
    assert "'三所', unit 所, in '第一行⏎共三所学校。'" in str(caught.value)


def told(workspace: Workspace) -> list[tuple[str, str]]:
    with pytest.raises(AnnotationError) as caught:
        check(workspace)
    assert caught.value.next_command == "labourtargets check"
    return [(problem.found, problem.hint.split(" in '")[0]) for problem in caught.value.problems]


def test_what_is_left_of_a_quantity_is_one_line_before_what_is_read_as_none(plan: Plan) -> None:
    workspace = plan("“三所”学校一体化，到2025年新增62.6万人。")
    assert told(workspace) == [("18", "'62.6万人', unit 万人,"), ("1", "'三'")]


def test_a_quantity_that_a_row_reads_in_part_is_told_by_its_runs(plan: Plan) -> None:
    assert told(plan("新增62.6万人。", {"text": "62", "reason": "word"})) == [
        ("5", "'6'"),
        ("6", "'万'"),
    ]


def test_a_quantity_that_ends_within_a_run_is_told_by_its_runs(plan: Plan) -> None:
    assert told(plan("装机规模突破1亿千瓦。")) == [("6", "'1'"), ("7", "'亿千'")]


def test_a_document_without_annotations_is_told_what_to_annotate(plan: Plan) -> None:
    workspace = plan("新增62.6万人。")
    (workspace.annotations / "plan-2021.csv").unlink()
    assert told(workspace) == [
        ("no file", "its first line is " + ",".join(ANNOTATION)),
        ("2", "'62.6万人', unit 万人,"),
    ]
    with pytest.raises(AnnotationError, match="no file"):
        write_tables(workspace)


@pytest.mark.parametrize("start", ["2", "", "9", "two"])
def test_a_fault_in_a_row_hides_nothing_beside_it(plan: Plan, start: str) -> None:
    note = {**TALENT, "region_id": "nosuch", "text": "20万人", "start": start}
    found = told(plan("新增20万人，减少3万人。", note))
    assert ("nosuch", "listed in data/registries/regions.csv") in found
    assert [place for place, _ in found if place not in ("nosuch", "two")] == ["9"]


def test_words_that_are_not_in_the_text_are_told_with_the_nearest(plan: Plan) -> None:
    with pytest.raises(AnnotationError) as caught:
        build_tables(plan("新增20万人。", {"text": "29万人", **TALENT}))
    assert caught.value.problems[0].hint == "not in the text; did you mean '20万人'?"
    with pytest.raises(AnnotationError) as caught:
        build_tables(plan("新增20万人。", {"text": "八仙", "reason": "word"}, doc_id="other-2021"))
    assert caught.value.problems[0].hint == "not in the text"


def test_documents_without_numerals_give_empty_tables(plan: Plan) -> None:
    workspace = plan("无数字。")
    tables = build_tables(workspace)
    assert [len(frame) for frame in vars(tables).values()] == [0, 0, 0, 0]
    write_tables(workspace)
    assert check(workspace).problems == ()
    assert load_series(workspace).empty


# --- targets and series


def two_dates(**extra: str) -> tuple[str, dict[str, Any], dict[str, Any]]:
    return (
        "2020年，人才100人。到2025年，人才200人。",
        {"text": "100人", **TALENT, "role": "baseline", "period": "2020年", **extra},
        {"text": "200人", **TALENT, "period": "到2025年"},
    )


def test_a_target_starts_from_its_baseline(plan: Plan) -> None:
    tables = build_tables(plan(*two_dates()))
    target = tables.targets.iloc[0]
    assert (target["baseline_id"], target["basis"]) == ("plan-2021:8", "stated")
    assert (target["baseline_value"], target["baseline_year"]) == (100, 2020)
    assert (target["baseline_lower"], target["baseline_upper"]) == (100, 100)
    series = tables.series
    assert series["series_id"].unique().tolist() == ["yongchuan/talent_total"]
    assert list(zip(series["anchor"], series["year"], series["value"], strict=True)) == [
        ("baseline", 2020, 100),
        ("target", 2025, 200),
    ]


@pytest.mark.parametrize(
    "other",
    [
        {"region_id": "jiangjin"},
        {"indicator_id": "skilled_workers"},
        {"measure": "annual_flow"},
        {"authority": "国务院办公厅"},
        {"period": ""},
    ],
)
def test_a_figure_of_something_else_is_no_baseline(plan: Plan, other: dict[str, str]) -> None:
    target = build_tables(plan(*two_dates(**other))).targets.iloc[0]
    assert target["basis"] == "none"
    assert pd.isna(target["baseline_id"])


def test_a_baseline_comes_before_an_achieved_figure_before_a_milestone(plan: Plan) -> None:
    text = "2019年，100人。2020年，110人。2021年，120人。到2022年，130人。到2025年，200人。"
    base = {"text": "100人", **TALENT, "role": "baseline", "period": "2019年"}
    achieved = {"text": "110人", **TALENT, "role": "achieved", "period": "2020年"}
    later = {"text": "120人", **TALENT, "role": "achieved", "period": "2021年"}
    mile = {"text": "130人", **TALENT, "period": "到2022年"}
    goal = {"text": "200人", **TALENT, "period": "到2025年"}
    tables = build_tables(plan(text, base, achieved, later, mile, goal))
    assert tables.targets["basis"].tolist() == ["stated", "stated"]
    assert tables.series["anchor"].tolist() == ["baseline"] * 3 + ["milestone", "target"]
    assert tables.series["year"].tolist() == [2019, 2020, 2021, 2022, 2025]


def test_the_latest_achieved_figure_then_a_milestone(plan: Plan) -> None:
    text = "2020年，110人。2021年，120人。到2022年，130人。到2025年，200人。"
    achieved = {"text": "110人", **TALENT, "role": "achieved", "period": "2020年"}
    later = {"text": "120人", **TALENT, "role": "achieved", "period": "2021年"}
    mile = {"text": "130人", **TALENT, "period": "到2022年"}
    goal = {"text": "200人", **TALENT, "period": "到2025年"}
    targets = build_tables(plan(text, achieved, later, mile, goal)).targets
    assert targets["baseline_year"].tolist() == [2021, 2021]
    assert targets["basis"].tolist() == ["achieved", "achieved"]


@pytest.mark.parametrize(
    ("early", "late", "value", "basis"),
    [
        ({"role": "baseline"}, {"role": "baseline"}, 120, "stated"),
        ({"role": "baseline"}, {"role": "baseline", "same_fact_as": "early"}, 110, "stated"),
        ({"role": "baseline", "same_fact_as": "late"}, {"role": "achieved"}, 110, "stated"),
        ({"role": "achieved"}, {"role": "achieved", "same_fact_as": "early"}, 110, "achieved"),
    ],
)
def test_a_figure_that_stands_elsewhere_in_the_table_gives_way_to_it(
    plan: Plan, early: dict[str, str], late: dict[str, str], value: int, basis: str
) -> None:
    places = {"early": "plan-2021:6", "late": "plan-2021:17"}
    first, second = (
        {key: places.get(word, word) for key, word in note.items()} for note in (early, late)
    )
    tables = build_tables(
        plan(
            "2019年，110人。2020年，120人。到2025年，200人。",
            {"text": "110人", **TALENT, "period": "2019年", **first},
            {"text": "120人", **TALENT, "period": "2020年", **second},
            {"text": "200人", **TALENT, "period": "到2025年"},
        )
    )
    target = tables.targets.iloc[0]
    assert (target["baseline_value"], target["basis"]) == (value, basis)


def test_an_earlier_target_is_a_milestone_to_start_from(plan: Plan) -> None:
    mile = {"text": "130人", **TALENT, "period": "到2022年"}
    goal = {"text": "200人", **TALENT, "period": "到2025年"}
    targets = build_tables(plan("到2022年，130人。到2025年，200人。", mile, goal)).targets
    assert targets["basis"].tolist() == ["none", "milestone"]
    assert targets["baseline_value"].tolist()[1] == 130
    assert targets["baseline_year"].tolist() == [pd.NA, 2022]


def test_what_another_window_accumulates_is_no_baseline(plan: Plan) -> None:
    flow = {**TALENT, "measure": "cumulative_flow"}
    early = {"text": "130人", **flow, "period": "到2022年"}
    late = {"text": "200人", **flow, "period": "到2025年"}
    targets = build_tables(plan("到2022年，130人。到2025年，200人。", early, late)).targets
    assert targets["basis"].tolist() == ["none", "none"]
    assert targets["baseline_id"].isna().all()


@pytest.mark.parametrize(("year", "basis"), [("2020年", "stated"), ("2021年", "none")])
def test_an_increment_starts_from_the_level_of_the_year_it_names(
    plan: Plan, year: str, basis: str
) -> None:
    base = {"text": "5%", **TALENT, "role": "baseline", "period": year}
    rise = {"text": "3个百分点", **TALENT, "period": "2020年|到2025年"}
    share = {"indicator_id": "rd_intensity"}
    target = build_tables(
        plan(
            f"{year}，比例5%。到2025年，比2020年提高3个百分点。",
            {**base, **share, "measure": "ratio"},
            {**rise, **share, "measure": "increment"},
        )
    ).targets.iloc[0]
    assert target["basis"] == basis
    if basis == "stated":
        assert (target["baseline_value"], target["baseline_year"]) == (5, 2020)


def test_a_stated_baseline_anchors_the_year_an_achieved_figure_shares(plan: Plan) -> None:
    text = "截至2020年底，110人。2020年，120人。到2025年，200人。"
    achieved = {"text": "110人", **TALENT, "role": "achieved", "period": "截至2020年底"}
    base = {"text": "120人", **TALENT, "role": "baseline", "period": "2020年"}
    goal = {"text": "200人", **TALENT, "period": "到2025年"}
    tables = build_tables(plan(text, achieved, base, goal))
    assert tables.series["value"].tolist() == [120, 200]
    assert tables.targets["baseline_value"].tolist() == [120]


@pytest.mark.parametrize(
    "other",
    [
        {"same_fact_as": "plan-2021:8"},
        {"authority": "国务院办公厅"},
        {"per": "每个团队"},
        {"measure": "threshold"},
        {"role": "rule"},
        {"period": ""},
    ],
)
def test_what_is_no_course_in_time_is_no_series(plan: Plan, other: dict[str, str]) -> None:
    text, base, goal = two_dates()
    series = build_tables(plan(text, base, {**goal, **other})).series
    assert series.empty


def test_a_series_is_named_after_what_sets_it_apart(plan: Plan) -> None:
    plan(*two_dates())
    text = "到2025年，新增人才300人。2025年，江津人才400人。2025年培训人才500人。"
    workspace = plan(
        text,
        {"text": "300人", **TALENT, "period": "到2025年"},
        {"text": "400人", **TALENT, "region_id": "jiangjin", "period": "2025年"},
        {"text": "500人", **TALENT, "measure": "annual_flow", "period": "2025年"},
        doc_id="other-2022",
    )
    series = build_tables(workspace).series
    assert series["series_id"].tolist() == [
        "jiangjin/talent_total",
        "yongchuan/talent_total/annual_flow",
        "yongchuan/talent_total/other-2022",
        "yongchuan/talent_total/plan-2021",
        "yongchuan/talent_total/plan-2021",
    ]


def test_an_achieved_figure_nobody_promises_to_change_is_no_series(plan: Plan) -> None:
    text, base, _ = two_dates()
    workspace = plan(text, base, {"text": "200", "reason": "idiom"})
    assert build_tables(workspace).series.empty


# --- the account


def test_the_account_counts_what_stands_in_the_tables(workspace: Workspace) -> None:
    account = check(workspace)
    statements, exclusions = load_statements(workspace), load_exclusions(workspace)
    assert sum(sum(found.statements.values()) for found in account.documents) == len(statements)
    assert sum(sum(found.exclusions.values()) for found in account.documents) == len(exclusions)
    for found in account.documents:
        own = statements[statements["doc_id"] == found.doc_id]
        assert found.statements == own["role"].value_counts().to_dict()
        assert found.unaccounted == ()


def test_every_number_of_every_table_is_held_to_the_text(copied: Workspace) -> None:
    """Alter one cell after another; each must be named by file, row and column."""
    altered = [
        ("statements", "value", "83600", "83601"),
        ("targets", "baseline_value", "83600", "83601"),
        ("series", "lower", "83550", "83551"),
        ("exclusions", "end", "14", "15"),
    ]
    wanted = set()
    for name, column, old, new in altered:
        file = copied.tables / f"{name}.csv"
        with file.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream))
        place = rows[0].index(column)
        row = next(number for number, cells in enumerate(rows[1:], 1) if cells[place] == old)
        rows[row][place] = new
        with file.open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream, lineterminator="\n").writerows(rows)
        wanted.add((f"data/tables/{name}.csv", row + 1, column))
    assert {(found.file, found.row, found.field) for found in check(copied).problems} == wanted


def test_a_run_half_covered_is_unaccounted(workspace: Workspace) -> None:
    document = load_corpus(workspace).document("yongchuan-artisans-2023")
    statements, exclusions = (
        table[table["doc_id"] == document.doc_id].copy()
        for table in (load_statements(workspace), load_exclusions(workspace))
    )
    assert unaccounted(document, statements, exclusions) == ()
    statements.loc[statements["start"] == 880, "end"] = 881
    assert unaccounted(document, statements, exclusions) == ("880: 20", "882: 万")


def test_digits_and_quotes_are_held_to_the_text_itself(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Even a reading that agrees with the committed tables must agree with the documents."""
    read = build_tables(workspace)
    changed = read.statements.copy()
    changed.loc[0, ["text", "number", "quote"]] = ["9.36万人", "9.36", "人才总量达到9.36万人"]
    monkeypatch.setattr(accounting, "build_tables", lambda _: replace(read, statements=changed))
    found = [
        (problem.field, problem.found)
        for problem in check(workspace).problems
        if problem.row is None
    ]
    assert found == [("text", "9.36万人"), ("quote", "人才总量达到9.36万人")]


def test_rows_in_another_order_are_noticed(copied: Workspace) -> None:
    file = copied.tables / "series.csv"
    lines = file.read_bytes().splitlines(keepends=True)
    file.write_bytes(b"".join([lines[0], lines[2], lines[1], *lines[3:]]))
    (problem,) = check(copied).problems
    assert problem.file == "data/tables/series.csv"
    assert problem.found == "rows in another order or form"


# --- loading and tracing


@pytest.mark.parametrize("load", [load_statements, load_targets, load_series, load_exclusions])
def test_tables_load_from_any_workspace(
    copied: Workspace, workspace: Workspace, load: Callable[[Workspace | None], pd.DataFrame]
) -> None:
    pd.testing.assert_frame_equal(load(copied), load(workspace))
    pd.testing.assert_frame_equal(load(None), load(workspace))
    shutil.rmtree(copied.tables)
    with pytest.raises(TargetTableError, match="make data"):
        load(copied)


def test_what_is_built_is_what_is_loaded(workspace: Workspace) -> None:
    built = build_tables(workspace)
    for name, load in (
        ("statements", load_statements),
        ("targets", load_targets),
        ("series", load_series),
        ("exclusions", load_exclusions),
    ):
        schema = load_schema(name, workspace)
        ours = getattr(built, name).sort_values(list(schema.primary_key), ignore_index=True)
        theirs = load(workspace).sort_values(list(schema.primary_key), ignore_index=True)
        pd.testing.assert_frame_equal(ours, theirs, check_dtype=False)


# Every twelfth, and those where one numeral governs several places.
WALKS = sorted(
    {*load_statements()["statement_id"][::12]}
    | {key for key in load_statements()["statement_id"] if key.count(":") == 2}
)


@pytest.mark.parametrize("statement_id", WALKS)
def test_every_statement_leads_back_to_its_sentence(
    workspace: Workspace, statement_id: str
) -> None:
    walk = trace(statement_id, workspace)
    row = walk.statement
    assert walk.marked == row["text"]
    text = (workspace.documents / str(row["doc_id"]) / "text.txt").read_bytes().decode()
    # page breaks of a printed edition are closed
    start = int(row["start"])
    assert text[:start].replace("\n" * 4, "").endswith(walk.before)
    assert text[start:].replace("\n" * 4, "").startswith(walk.marked + walk.after)
    assert walk.section == ("" if pd.isna(row["section"]) else row["section"])


def test_a_trace_reads_document_section_sentence_row_and_uses(workspace: Workspace) -> None:
    row = load_statements(workspace).set_index("statement_id")
    total = row[(row["indicator_id"] == "talent_total") & (row["role"] == "baseline")].index[0]
    lines = str(trace(total, workspace)).splitlines()
    assert lines[0].startswith("重庆高新区“十四五”人才发展规划  渝高新发〔2021〕26号  2021-07-13")
    assert lines[1].startswith("第二章 总体思路 › 第三节 发展目标 › 表1")
    assert "【8.36】" in "".join(lines)
    assert "value = 83600.0" in lines
    assert not any(line.endswith("= nan") for line in lines)
    assert "used in series chongqing-hitech/talent_total (baseline 2020)" in lines
    assert any(line.startswith("used in target ") and "(baseline)" in line for line in lines)
    assert any(line.endswith("(same fact as)") for line in lines)


def test_a_total_names_its_parts(workspace: Workspace) -> None:
    uses = trace("yongchuan-artisans-2023:880", workspace).used_in
    assert "statement yongchuan-artisans-2023:897 (total of)" in uses


def test_an_unknown_statement_is_suggested(workspace: Workspace) -> None:
    with pytest.raises(SelectionError, match="did you mean 'yongchuan-artisans-2023:8") as caught:
        trace("yongchuan-artisans-2023:881", workspace)
    assert caught.value.next_command == "labourtargets find WORD"


# --- writing


def test_writing_again_changes_nothing(copied: Workspace) -> None:
    before = {path.name: path.read_bytes() for path in copied.tables.iterdir()}
    files = write_tables(copied)
    assert [path.name for path in files] == [
        "statements.csv",
        "targets.csv",
        "series.csv",
        "exclusions.csv",
        "datapackage.json",
    ]
    assert {path.name: path.read_bytes() for path in copied.tables.iterdir()} == before


def test_a_changed_meaning_reaches_every_table_and_the_package(copied: Workspace) -> None:
    package = (copied.data / "datapackage.json").read_bytes()
    replace_once(
        copied.annotations / "yongchuan-artisans-2023.csv",
        "\n880,20万人,,statement,,target,yongchuan,",
        "\n880,20万人,,statement,,target,jiangjin,",
    )
    changed = {problem.file for problem in check(copied).problems}
    assert changed == {f"data/tables/{name}.csv" for name in ("statements", "targets", "series")}
    write_tables(copied)
    assert check(copied).problems == ()
    assert (copied.data / "datapackage.json").read_bytes() != package
    rows = load_targets(copied).set_index("statement_id")
    assert rows.loc["yongchuan-artisans-2023:880", "region_id"] == "jiangjin"


def test_two_targets_of_one_year_are_not_dropped_silently(copied: Workspace) -> None:
    annotations = copied.annotations / "yongchuan-artisans-2023.csv"
    text = annotations.read_text(encoding="utf-8")
    assert ",high_skilled_workers,stock" in text
    annotations.write_text(
        text.replace(",high_skilled_workers,stock", ",skilled_workers,stock"), encoding="utf-8"
    )
    with pytest.raises(AnnotationError, match="claims the same year of yongchuan/skilled_workers"):
        build_tables(copied)


def test_a_trace_shows_itself_as_it_prints() -> None:
    walk = trace("yongchuan-artisans-2023:880")
    assert repr(walk) == str(walk)
    assert "base_unit = 人" in str(walk)


def test_an_earlier_target_is_traced_as_a_milestone_and_no_baseline() -> None:
    targets = load_targets()
    for basis, how in (("milestone", "milestone"), ("stated", "baseline")):
        row = targets[targets["basis"] == basis].iloc[0]
        uses = trace(row["baseline_id"]).uses
        assert how in {use.how for use in uses if use.identifier == row["statement_id"]}


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        # a position inside the figure, one beside it, and what is none
        ("yongchuan-artisans-2023:881", "did you mean 'yongchuan-artisans-2023:880'?"),
        ("yongchuan-artisans-2023:878", "did you mean 'yongchuan-artisans-2023:880'?"),
        ("yongchuan-artisans-2023:88o", "did you mean 'yongchuan-artisans-2023:880'?"),
    ],
)
def test_a_wrong_address_is_answered_with_the_figure_at_that_place(asked: str, meant: str) -> None:
    with pytest.raises(SelectionError) as caught:
        trace(asked)
    assert caught.value.problems[0].hint == meant
