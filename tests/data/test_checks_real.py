"""What the declared checks find in the documents, and that they find it by computing."""

from __future__ import annotations

import dataclasses

import pandas as pd
import pytest

from labourtargets.consistency import VERDICTS, Material, load_checks, load_wording, run_checks
from labourtargets.statements import build_tables
from labourtargets.tables import read_table
from labourtargets.workspace import Workspace

EXPECTED = {
    "cities-revenue-2022": ("exact", "0亿元"),
    "cities-revenue-2025": ("exact", "0亿元"),
    "cities-placements-2022": ("exact", "0万人次"),
    "cities-placements-2025": ("exact", "0万人次"),
    "cities-transfer-2022": ("exact", "0万人"),
    "cities-transfer-2025": ("exact", "0万人"),
    "cities-talent-2022": ("total_rounded", "−0.02万人次"),
    "cities-talent-2025": ("total_rounded", "−0.13万人次"),
    "cities-employers-2022": ("total_rounded", "+0.15万家次"),
    "cities-employers-2025": ("parts_rounded", "+0.1万家次"),
    "high-end-tiers-level": ("within_wording", "−200名"),
    "high-end-tiers-prose": ("within_wording", "−200名"),
    "talent-increment": ("exact", "0万人"),
    "skilled-share-triangle": ("exact", "0万人"),
    "parks-supported-2025": ("discrepancy", "+1家"),
    "parks-supported-both-dates": ("within_wording", "0家"),
    "innovation-talent-selected": ("not_reconcilable", ""),
    "two-talent-totals": ("not_reconcilable", ""),
    "two-thirty-percent": ("not_reconcilable", ""),
    "card-holders-tiers": ("coincidence", "0人"),
    "assessments-within-trainings": ("within_wording", "+0.4万人次"),
    "base-subsidies-sought-given": ("not_reconcilable", ""),
    "talent-items-deliver-prose": ("holds", "−9.255万人"),
    "running-total-placements": ("not_reconcilable", "+56万人次"),
    "five-cities-named": ("exact", "0"),
}


@pytest.fixture(scope="module")
def material(workspace: Workspace) -> Material:
    registries = [read_table(name, workspace) for name in ("units", "indicators", "regions")]
    texts = {
        folder.name: (folder / "text.txt").read_bytes().decode("utf-8")
        for folder in workspace.documents.iterdir()
    }
    return Material(build_tables(workspace).statements, *registries, texts)


def outcome(material: Material, **options: float) -> pd.DataFrame:
    return run_checks(load_checks(), material, load_wording(), **options).set_index("check_id")


@pytest.fixture(scope="module")
def found(material: Material) -> pd.DataFrame:
    return outcome(material)


def altered(material: Material, statement_id: str, number: str, value: float) -> Material:
    statements = material.statements.copy()
    row = statements["statement_id"] == statement_id
    assert row.sum() == 1
    statements.loc[row, "number"] = number
    statements.loc[row, ["value", "lower", "upper"]] = value
    return dataclasses.replace(material, statements=statements)


@pytest.mark.parametrize("check_id", EXPECTED)
def test_verdicts_come_out_as_the_texts_have_them(found: pd.DataFrame, check_id: str) -> None:
    row = found.loc[check_id]
    assert (row["verdict"], row["gap_text"]) == EXPECTED[check_id]


def test_every_verdict_is_of_the_ladder_and_says_what_it_does(found: pd.DataFrame) -> None:
    assert set(found["verdict"]) <= set(VERDICTS)
    for column in ("consequence_zh", "consequence_en", "title_zh", "title_en"):
        assert (found[column].str.len() > 0).all(), column
    assert (
        not found[["title_zh", "title_en"]].apply(lambda s: s.str.contains("[{}]")).any(axis=None)
    )


def test_what_is_sought_stands_side_by_side_and_is_not_added(found: pd.DataFrame) -> None:
    row = found.loc["base-subsidies-sought-given"]
    assert (row["left_text"], row["right_text"]) == ("500万元、100万元", "10万元")
    assert row["left_ids"] == "jiangjin-park-2021:1798|jiangjin-park-2021:1804"
    assert pd.isna(row["gap"])


def test_activities_side_by_side_are_no_part_and_whole(found: pd.DataFrame) -> None:
    row = found.loc["assessments-within-trainings"]
    for column in ("consequence", "about"):
        assert "整体" not in row[f"{column}_zh"]
        assert "whole" not in row[f"{column}_en"]
    # the general sentence of its kind still holds elsewhere
    assert "整体" in found.loc["high-skilled-within-skilled", "consequence_zh"]


def test_full_scope_is_named_where_the_province_stands_beside_the_zone() -> None:
    checks = load_checks().set_index("check_id")
    beside = [f"zone-{what}-within-province" for what in ("employers", "placements", "revenue")]
    assert checks.loc[beside, "right"].str.endswith("_full_scope/2022").all()
    for column in ("about_zh", "about_en"):
        assert checks.loc[beside, column].nunique() == 1


def test_every_list_agrees_with_its_number_but_the_parks(found: pd.DataFrame) -> None:
    lists = found[found["kind"] == "count_list"]
    assert len(lists) >= 20
    assert set(lists.index[lists["verdict"] != "exact"]) == {
        "parks-supported-2025",
        "parks-supported-both-dates",
    }


def test_counted_names_can_be_pointed_at(found: pd.DataFrame, material: Material) -> None:
    for _, row in found[found["kind"] == "count_list"].iterrows():
        for place in row["evidence"].split("|"):
            doc_id, span = place.rsplit(":", 1)
            start, end = (int(edge) for edge in span.split("-"))
            assert material.texts[doc_id][start:end] in row["left_text"]


def test_the_thirty_five_series_go_their_way(found: pd.DataFrame) -> None:
    rows = found[(found["kind"] == "milestones") & (found["doc_id"] == "nesichuan-hr-2021")]
    cities = rows[rows["indicator_id"] != "provincial_hr_parks_new"]
    assert len(cities) == 35
    transfer = cities["indicator_id"] == "rural_transfer_employment"
    assert set(cities.loc[~transfer, "verdict"]) == {"holds"}
    assert set(cities.loc[transfer, "verdict"]) == {"no_claim"}
    zone = cities.loc["milestones/northeast-sichuan-hr-zone/rural_transfer_employment"]
    assert zone["explanation"] == "no_direction|planned_fall"


def test_facts_stated_twice_agree_and_say_where_wording_or_measure_differ(
    found: pd.DataFrame,
) -> None:
    twice = found[found["kind"] == "same_fact"]
    assert len(twice) >= 12
    assert set(twice["verdict"]) == {"exact"}
    assert "wording_differs" in found.loc["same-fact/hitech-talent-2021:4662", "explanation"]
    assert "measure_differs" in found.loc["same-fact/hitech-talent-2021:4025", "explanation"]


def test_a_fifth_of_the_talent_increase_is_itemised_and_less_with_attrition(
    found: pd.DataFrame, material: Material
) -> None:
    plain = found.loc["talent-items-deliver-prose", "size"]
    assert plain == pytest.approx(100 * 23850 / 116400)
    with_loss = outcome(material, attrition=0.05).loc["talent-items-deliver-prose", "size"]
    assert with_loss < plain


def test_what_needs_observations_says_so_without_them(found: pd.DataFrame) -> None:
    row = found.loc["yongchuan-municipal-ambition"]
    assert (row["verdict"], row["explanation"]) == ("cannot_tell", "missing_observation")
    assert row["left_text"] == "35%"


@pytest.mark.parametrize(
    ("statement_id", "number", "value", "check_id", "verdict"),
    [
        ("nesichuan-hr-2021:1380", "41.5", 4.15e9, "cities-revenue-2022", "parts_rounded"),
        ("nesichuan-hr-2021:1464", "23", 230_000, "cities-placements-2022", "parts_rounded"),
        ("nesichuan-hr-2021:1464", "32", 320_000, "cities-placements-2022", "discrepancy"),
        ("nesichuan-hr-2021:1512", "3.65", 36_500, "cities-employers-2022", "discrepancy"),
        ("nesichuan-hr-2021:1999", "1.9", 19_000, "cities-employers-2025", "exact"),
        ("nesichuan-hr-2021:2165", "300", 3e6, "cities-transfer-2025", "discrepancy"),
        ("hitech-talent-2021:7002", "5000", 5000, "high-end-tiers-level", "discrepancy"),
        ("hitech-talent-2021:3977", "12.64", 126_400, "talent-increment", "discrepancy"),
        ("hitech-talent-2021:1110", "528", 528, "card-holders-tiers", "no_claim"),
        ("hitech-talent-2021:4575", "330", 330, "same-fact/hitech-talent-2021:4575", "discrepancy"),
    ],
)  # fmt: skip
def test_altering_one_figure_changes_the_verdict(
    material: Material,
    found: pd.DataFrame,
    statement_id: str,
    number: str,
    value: float,
    check_id: str,
    verdict: str,
) -> None:
    changed = outcome(altered(material, statement_id, number, value))
    assert found.loc[check_id, "verdict"] != verdict
    assert changed.loc[check_id, "verdict"] == verdict


def test_altering_a_unit_makes_two_facts_comparable(material: Material) -> None:
    statements = material.statements.copy()
    row = statements["statement_id"] == "hitech-talent-2021:1094"
    same = statements["statement_id"] == "hitech-talent-2021:1133"
    for column in ("unit", "base_unit", "indicator_id", "region_id", "commitment", "period_end"):
        statements.loc[row, column] = statements.loc[same, column].item()
    changed = outcome(dataclasses.replace(material, statements=statements))
    assert changed.loc["innovation-talent-selected", "verdict"] == "discrepancy"


def test_a_city_dropped_from_the_tasks_changes_the_count(material: Material) -> None:
    texts = dict(material.texts)
    words = "支持巴中市创建省级人力资源服务产业园"
    assert words in texts["nesichuan-hr-2021"]
    texts["nesichuan-hr-2021"] = texts["nesichuan-hr-2021"].replace(words, "支持巴中市")
    changed = outcome(dataclasses.replace(material, texts=texts))
    assert changed.loc["parks-supported-2025", "verdict"] == "within_wording"
