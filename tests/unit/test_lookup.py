"""What the index knows of every figure of the documents."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from labourreports.lookup import lookup_script, lookup_table
from labourreports.site import LOOKUP, build_site
from labourtargets import wording
from labourtargets.analysis import footing
from labourtargets.codebook import load_codebook
from labourtargets.statements import load_statements
from labourtargets.workspace import Workspace

TABLE_ZH, SENTENCE = "hitech-talent-2021:4768", "hitech-talent-2021:3964"
REPORTS: list[dict[str, Any]] = [
    {"run_id": "all-zh", "title": "全部", "language": "zh", "parameters": {},
     "statements": [TABLE_ZH, "yongchuan-artisans-2023:880"]},
    {"run_id": "two-zh", "title": "两项", "language": "zh",
     "parameters": {"indicator": ["top_talent", "talent_total"]},
     "statements": [SENTENCE, "hitech-talent-2021:4784", "hitech-talent-2021:4788"]},
    {"run_id": "one-en", "title": "One", "language": "en",
     "parameters": {"indicator": ["talent_total"]}, "statements": [SENTENCE]},
]  # fmt: skip


@pytest.fixture(scope="module")
def table() -> dict[str, Any]:
    return lookup_table(Workspace.default(), load_codebook(), REPORTS)


def named(table: dict[str, Any], fact: dict[str, Any]) -> tuple[str, str]:
    place, indicator = table["things"][fact["thing"]]
    return table["places"][place][0], table["indicators"][indicator][0]


def promised(table: dict[str, Any], value: float) -> Iterator[dict[str, Any]]:
    return (f for f in table["facts"] if f.get("value") == value and f["role"] == "target")


def test_one_figure_for_several_things_is_told_apart(table: dict[str, Any]) -> None:
    told = {
        named(table, fact): (fact["said"][0], fact["measure"]) for fact in promised(table, 200_000)
    }
    assert told == {
        ("重庆高新区", "人才资源总量"): ("20万人", "stock"),
        ("达州市", "促进就业和流动"): ("20万人次", "annual_flow"),
        ("永川区", "技能人才总量"): ("20万人以上", "stock"),
    }


def test_the_register_says_what_may_be_compared(table: dict[str, Any]) -> None:
    by_name = {named(table, fact): fact["thing"] for fact in table["facts"]}
    judged = {(one, other): table["reasons"][why] for one, other, why in table["pairs"]}
    talent, skilled = by_name["重庆高新区", "人才资源总量"], by_name["永川区", "技能人才总量"]
    assert judged[min(talent, skilled), max(talent, skilled)][0] == "none"
    # that units differ, or that nobody looked, holds for any two: the search says so itself
    placements = by_name["达州市", "促进就业和流动"]
    assert (min(talent, placements), max(talent, placements)) not in judged
    assert all(one < other for one, other in judged)


def test_every_statement_is_found_once(table: dict[str, Any]) -> None:
    places = [at[0] for fact in table["facts"] for at in fact["at"]]
    assert sorted(places) == sorted(load_statements()["statement_id"])


def test_a_second_sentence_of_a_fact_stands_with_the_first(table: dict[str, Any]) -> None:
    fact = next(fact for fact in table["facts"] if fact["at"][0][0] == TABLE_ZH)
    assert [at[0] for at in fact["at"]] == [TABLE_ZH, SENTENCE]
    assert fact["from"] == {
        "value": 83_600.0, "said": ["8.36万人", "83,600 people"], "year": 2020
    }  # fmt: skip
    assert any("永川" in table["notes"][index][0] for index in fact["notes"])
    # the same tiers as levels in the table and as flows in the prose are two figures
    tier = [fact["measure"] for fact in promised(table, 50) if named(table, fact)[1] == "顶尖人才"]
    assert sorted(tier) == ["cumulative_flow", "cumulative_flow", "stock"]


def test_a_target_rests_on_what_the_catalogue_says(table: dict[str, Any]) -> None:
    told = {at[0]: fact.get("footing") for fact in table["facts"] for at in fact["at"]}
    for row in footing().to_dict("records"):
        if row["outlook"] == "same_fact":
            continue
        rests = row["footing"]
        same = ["outlook", row["outlook"]] if rests == "none" else ["footing", rests]
        assert told[row["statement_id"]] == same
    assert all(told[name] is None for name in set(told) - set(footing()["statement_id"]))
    assert told["nesichuan-hr-2021:1424"] == ["footing", "first"]
    for topic, code in filter(None, told.values()):
        assert table["labels"][topic][code] == [
            wording.phrase(f"{topic}.{code}", language) for language in ("zh", "en")
        ]


def test_reports_about_the_indicator_come_first_then_the_narrowest(table: dict[str, Any]) -> None:
    fact = next(fact for fact in table["facts"] if fact["at"][0][0] == TABLE_ZH)
    assert [table["reports"][index][0] for index in fact["reports"]] == [
        "one-en",
        "two-zh",
        "all-zh",
    ]


def test_units_are_known_by_what_is_printed_and_by_their_gloss(table: dict[str, Any]) -> None:
    units = table["units"]
    assert units["万人"] == ["人", 10_000.0]
    assert units["person-times"] == ["人次", 1.0]
    assert "ten thousand people" not in units


def test_the_script_holds_the_table_and_ends_no_element() -> None:
    script = lookup_script(
        Workspace.default(), load_codebook(), [{**REPORTS[0], "title": "</script>"}]
    )
    assert "</script" not in script
    read = json.loads(script.removeprefix("window.labourtargetsFigures = ").rstrip(";\n"))
    assert read["reports"] == [["all-zh", "</script>", "zh"]]
    assert len(script.encode()) < 250_000


def test_the_index_names_the_figures_only_where_there_are_some(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    (tmp_path / "data" / "documents").mkdir(parents=True)
    build_site(Workspace(tmp_path))
    index = tmp_path / "reports" / "index.html"
    assert 'data-figures=""' in index.read_text()
    shutil.rmtree(tmp_path / "data")
    shutil.copytree(Workspace.default().data, tmp_path / "data")
    build_site(Workspace(tmp_path))
    assert f'data-figures="{LOOKUP}"' in index.read_text()
    good = (tmp_path / "reports" / LOOKUP).read_bytes()
    # faulty data: the reports stand on the figures they had
    (tmp_path / "data" / "tables" / "statements.csv").write_text("x\n")
    build_site(Workspace(tmp_path))
    assert (tmp_path / "reports" / LOOKUP).read_bytes() == good
