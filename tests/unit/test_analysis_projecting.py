"""What the front desk projects, says, draws, refuses; and what a reader may assume."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

import pandas as pd
import pytest

import labourtargets as lt
from labourtargets import wording
from labourtargets.analysis.assumptions import read_baselines
from labourtargets.analysis.projected import Projection
from labourtargets.analysis.projected.rounded import rivals
from labourtargets.codebook import load_codebook
from labourtargets.errors import LabourTargetsError, Problems, SelectionError, TrajectoryError
from labourtargets.tables import records
from labourtargets.trajectories import COLUMNS, MODELS, Baseline, Scenario
from labourtargets.wording import catalogue
from labourtargets.wording.catalogue.projecting import PROJECTING

CITIES = ["绵阳", "广元", "南充", "广安", "达州", "巴中"]
TIERS = ["top_talent", "outstanding_talent", "leading_talent", "young_talent"]
HEADLINES = [
    "skilled_workers",
    "high_skilled_workers",
    "skilled_share_of_employed",
    "high_skilled_share",
]
FINDINGS = (
    "answer",
    "choice",
    "scenarios",
    "why_not",
    "interval",
    "extrapolation",
    "assumptions",
    "itemised",
    "implied",
)
TABLES = ("years", "anchors", "implied", "why_not", "scenarios")


@pytest.fixture(scope="module")
def talent() -> Projection:
    return lt.project(
        "高新区", "人才资源总量", models="all", scenarios=["delayed_start", "shortfall"]
    )


@pytest.fixture(scope="module")
def cities() -> Projection:
    return lt.project(CITIES, "hr_revenue", years=[2020, 2025], before="growth")


@pytest.fixture(scope="module")
def headlines() -> Projection:
    return lt.project("永川", HEADLINES)


def value(result: Projection, year: int, model: str, scenario: str = "stated") -> float:
    rows = result.frame
    chosen = rows[
        (rows["year"] == year) & (rows["model"] == model) & (rows["scenario"] == scenario)
    ]
    return float(chosen["value"].item())


def said(result: Projection, name: str, language: str = "en") -> str:
    return " ".join(result.sentences(name, language))


def test_rows_are_the_projection_with_unit_and_sentence(talent: Projection) -> None:
    assert list(talent.frame.columns) == [*COLUMNS, "base_unit", "statement_id"]
    assert set(talent.frame["base_unit"]) == {"人"}
    assert value(talent, 2021, "linear") == 83600 + (200000 - 83600) / 5
    assert value(talent, 2022, "growth") == pytest.approx(83600 * (200000 / 83600) ** 0.4)


def test_only_what_stands_in_a_document_names_a_sentence(talent: Projection) -> None:
    rows = talent.stated[talent.stated["status"] == "ok"]
    stated = rows["basis"].isin(["baseline", "stated"])
    assert rows["statement_id"].notna().equals(stated)
    trace = lt.trace(rows.loc[stated, "statement_id"].iloc[0])
    assert trace.marked == "8.36"


def test_a_shortfall_leaves_the_last_year_without_a_sentence(talent: Projection) -> None:
    rows = talent.frame[(talent.frame["scenario"] == "shortfall") & (talent.frame["year"] == 2025)]
    assert rows.loc[rows["model"] == "linear", "statement_id"].isna().all()
    assert value(talent, 2025, "linear", "shortfall") == pytest.approx(83600 + 0.8 * 116400)


def test_names_are_resolved_and_series_keep_the_order_asked_for(cities: Projection) -> None:
    assert cities.series == [
        f"{one}/hr_revenue"
        for one in ("mianyang", "guangyuan", "nanchong", "guangan", "dazhou", "bazhong")
    ]


def test_everything_wrong_is_said_at_once() -> None:
    with pytest.raises(SelectionError) as fault:
        lt.project(
            "永穿",
            "hr_revenu",
            models=["lnear"],
            scenarios=["shorfall", "x: delayed_strat=1"],
            before="grwth",
            years=["2020"],  # type: ignore[list-item]
            delta=2,
            baselines=["nothing"],
        )
    text = str(fault.value)
    for word in (
        "did you mean 'hr_revenue'?",
        "did you mean 'linear'?",
        "did you mean 'shortfall'?",
        "did you mean 'delayed_start'?",
        "did you mean 'growth'?",
        "永穿",
        "whole years",
        "delta",
        "region/indicator: year=…",
    ):
        assert word in text


@pytest.mark.parametrize("models", ["", []])
def test_no_model_is_refused(models: Any) -> None:
    with pytest.raises(SelectionError, match="models"):
        lt.project("高新区", "人才资源总量", models=models)


def test_a_pair_without_a_series_names_those_there_are() -> None:
    with pytest.raises(SelectionError, match="hr_placements"):
        lt.project("绵阳", "talent_total")


def test_two_scenarios_of_one_name_are_refused() -> None:
    with pytest.raises(SelectionError, match="of its own"):
        lt.project("高新区", "talent_total", scenarios=["shortfall", Scenario("shortfall")])
    with pytest.raises(SelectionError, match="stated"):
        lt.project("高新区", "talent_total", scenarios=[{"name": "stated"}])


def test_scenarios_may_be_texts_mappings_or_objects() -> None:
    wanted = lt.project(
        "高新区",
        "talent_total",
        models="back_loaded",
        scenarios=[
            "late: delayed_start=1, shortfall=10, back_loaded.p=2",
            {
                "name": "same",
                "delayed_start": 1,
                "shortfall": 10,
                "shapes": {"back_loaded": {"p": 2}},
            },
            Scenario("again", shapes={"back_loaded": {"p": 2}}, delayed_start=1, shortfall=10),
        ],
    )
    paths = wanted.frame.pivot_table(index="year", columns="scenario", values="value")
    assert paths["late"].equals(paths["same"].rename("late"))
    assert paths["late"].equals(paths["again"].rename("late"))
    assert paths.loc[2023, "late"] == pytest.approx(83600 + 0.9 * 116400 * 0.5**2)
    assert "late (start delayed by 1 year" in said(wanted, "scenarios")


def test_extrapolated_years_say_so_everywhere(cities: Projection) -> None:
    rows = cities.frame[cities.frame["year"] < 2022]
    assert set(rows["basis"]) == {"extrapolated"}
    assert rows["statement_id"].isna().all()
    assert rows["reason"].str.contains("extrapolated_by:growth").all()
    for language, word in (("zh", "外推"), ("en", "extrapolat")):
        assert word in said(cities, "answer", language)
        assert word in said(cities, "extrapolation", language)
        assert word in cities.about(language)
        assert word in cities.chart("", language).subtitle
        table = cities.view("years", language).frame
        assert table.loc[table["year"] < 2022, "basis"].str.contains(word).all()
    dashes = {trace.line.dash for trace in cities.chart().figure.data if trace.mode == "lines"}
    assert "dash" in dashes


def test_sums_leave_extrapolated_years_out(cities: Projection) -> None:
    table = cities.view("years", "zh").frame
    first = table[table["series_id"] == "mianyang/hr_revenue"].set_index("year")["summed"]
    assert first.loc[[2020, 2021]].isna().all()
    assert first.loc[2023] == pytest.approx(4.05e9 + 4.05e9 + (4.7e9 - 4.05e9) / 3)


def test_a_running_sum_is_headed_by_the_year_it_begins_in() -> None:
    late = lt.project("绵阳", "hr_revenue", years=[2024, 2025])
    for result, year in ((lt.project("绵阳", "hr_revenue", before="growth"), 2022), (late, 2024)):
        for language, told in (("zh", f"{year}年起逐年相加"), ("en", f"running sum from {year}")):
            labels = {
                column.name: column.label for column in result.view("years", language).columns
            }
            assert labels["summed"] == told
            # no column is spoken of that the table does not have
            note = result.view("years", language).note
            assert note.endswith((f"推算的列：{told}。", f"By the model “linear”: {told}."))
    both = lt.project(["绵阳", "高新区"], ["hr_revenue", "technology_contract_value"])
    assert "running sum, each from its first year" in {
        column.label for column in both.view("years", "en").columns
    }


def test_a_counter_is_no_sum_and_says_that_its_figures_are_totals() -> None:
    view = lt.project("永川", "new_training_centres").view("years", "en")
    assert "summed" not in {column.name for column in view.columns}
    assert "running totals" in view.note
    assert "running totals" not in lt.project("绵阳", "hr_revenue").view("years", "en").note


def test_without_a_rule_years_outside_are_refused_by_row() -> None:
    result = lt.project("绵阳", "hr_revenue", years=range(2020, 2026))
    rows = result.frame[result.frame["year"] < 2022]
    assert set(rows["status"]) == {"cannot_project"}
    assert rows["value"].isna().all()
    assert "2020 and 2021" in said(result, "extrapolation")
    why = result.view("why_not", "en").frame
    assert why["years"].tolist() == ["2020 and 2021"]


def test_no_starting_value_is_a_result(
    headlines: Projection, capsys: pytest.CaptureFixture[str]
) -> None:
    assert headlines.projected == []
    assert "cannot be projected" in said(headlines, "answer")
    for language, wanted in (
        ("zh", "2025年以前的一个已知值"),
        ("en", "a value of a year before 2025"),
    ):
        told = said(headlines, "answer", language)
        assert wanted in told
        assert "yongchuan/" not in told
    headlines.figure(language="en")
    shown = capsys.readouterr().out
    assert "Cannot project" in shown
    # once for all, and once for each
    assert shown.count("a value of a year before 2025") == 1 + 4
    assert len(headlines.view("why_not", "zh").frame) == 4
    # what the text says is shown all the same
    assert headlines.view("anchors", "zh").frame["statement_id"].notna().all()


def test_implied_wholes_take_both_floors_as_just_holding(headlines: Projection) -> None:
    wholes = headlines.parts["denominators"].set_index("statement_id")["value"]
    assert wholes["yongchuan-artisans-2023:918"] == pytest.approx(200000 / 0.30)
    assert wholes["yongchuan-artisans-2023:938"] == pytest.approx(70000 / 0.35)
    assert "66.67万人" in wording.plain(said(headlines, "implied", "zh"))


@pytest.mark.parametrize(
    "given",
    [
        "永川区/技能人才总量: year=2022, value=150000, owner=an assumption, for this test",
        {
            "series_id": "yongchuan/skilled_workers",
            "year": 2022,
            "value": 150000,
            "owner": "an assumption, for this test",
        },
        Baseline("yongchuan/skilled_workers", 2022, 150000, "an assumption, for this test"),
    ],
)
def test_a_supplied_baseline_bears_its_owner(given: Any) -> None:
    result = lt.project("永川", "skilled_workers", baselines=[given])
    assert value(result, 2024, "linear") == pytest.approx(150000 + 50000 * 2 / 3)
    first = result.frame[result.frame["year"] == 2022]
    assert first["statement_id"].isna().all()
    for name in ("answer", "assumptions"):
        assert "an assumption, for this test" in said(result, name)
        assert "no document states it" in said(result, name)
    assert "an assumption, for this test" in result.chart("path", "en").source
    words = result.view("anchors", "en").frame["words"].tolist()
    assert words[0] == "an assumption, for this test"


OBSERVED = pd.DataFrame(
    {
        "observation_id": ["yongchuan/skilled_workers/2022", "chongqing/skilled_workers/2022"],
        "region_id": ["yongchuan", "chongqing"],
        "indicator_id": ["skilled_workers", "skilled_workers"],
        "period_end": ["2022-12-31", "2022-12-31"],
        "value": [160_000.0, 4_940_000.0],
        "lower": [155_000.0, None],
        "upper": [165_000.0, None],
        "source": ["a made-up yearbook", "a made-up bulletin"],
    }
)


def observed(text: str) -> tuple[tuple[Baseline, ...], Problems]:
    problems = Problems()
    return read_baselines([text], load_codebook(), lambda: OBSERVED, problems), problems


def test_a_baseline_may_name_an_observation() -> None:
    found, problems = observed("永川/技能人才总量: observation=yongchuan/skilled_workers/2022")
    assert not problems.items
    assert found == (
        Baseline(
            "yongchuan/skilled_workers", 2022, 160_000, "a made-up yearbook", 155_000, 165_000
        ),
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("chongqing/skilled_workers/2022", "an observation of yongchuan/skilled_workers"),
        ("yongchuan/skilled_workers/2020", "a known observation"),
    ],
)
def test_an_observation_of_elsewhere_is_no_baseline(name: str, expected: str) -> None:
    found, problems = observed(f"永川/技能人才总量: observation={name}")
    assert not found
    assert [problem.expected for problem in problems] == [expected]


def test_what_was_not_known_yet_is_no_baseline() -> None:
    given = ["高新区/rd_intensity: observation=chongqing-hitech/rd_intensity/2024"]
    with pytest.raises(SelectionError, match="a known observation"):
        lt.project("高新区", "rd_intensity", baselines=given, as_of="2022-01-01")
    with pytest.raises(TrajectoryError, match="the document states one"):
        lt.project("高新区", "rd_intensity", baselines=given, as_of="2026-11-23")


def test_a_baseline_where_the_document_states_one_is_refused() -> None:
    with pytest.raises(TrajectoryError, match="the document states one"):
        lt.project(
            "高新区", "talent_total",
            baselines=["高新区/talent_total: year=2019, value=70000, owner=me"],
        )  # fmt: skip


def test_itemised_flows_are_a_fifth_of_the_increase(talent: Projection) -> None:
    items = talent.parts["items"]
    assert items["value"].sum() / items["of"].iloc[0] == pytest.approx(23850 / 116400)
    assert items["net"].sum() == 20000 + 25 + 141 + 657 + 1666
    text = said(talent, "itemised")
    assert "20.5%" in text
    assert "19.3%" in text
    # the document says 左右: neither an item nor their sum is exact
    assert set(items["comparator"]) == {"about"}
    assert "about 23,850 people" in text
    assert "about 50 people" in text
    assert set(wording.statement_ids(text)) == {
        "hitech-talent-2021:3977",
        *items["statement_id"],
    }
    assert talent.parts["increments"]["gap"].tolist() == [0]


def test_a_claim_on_each_year_repeats_and_sums() -> None:
    result = lt.project("永川", "high_skilled_recruited", models="linear")
    assert result.frame["year"].tolist() == [2023, 2024, 2025]
    assert result.frame["value"].tolist() == [500, 500, 500]
    assert result.frame["statement_id"].nunique() == 1
    assert result.frame["statement_id"].notna().all()
    assert "at least 1,500 people" in wording.plain(said(result, "answer"))


def test_a_cumulative_target_is_due_in_whole_units() -> None:
    table = lt.project("永川", "master_studios_municipal").view("years", "zh").frame
    assert table["due"].dropna().tolist() == [1, 2, 2]


def test_levels_without_a_wanted_direction_are_planned_not_required() -> None:
    result = lt.project("northeast-sichuan-hr-zone", "rural_transfer_employment")
    assert "neither rise nor fall is judged" in said(result, "answer")
    assert "must" not in said(result, "answer")
    assert "summed" not in result.view("years", "zh").frame


def test_the_widest_year_is_the_widest(talent: Projection) -> None:
    band = talent.parts["envelope"]
    widest = band.loc[band["spread"].idxmax()]
    assert str(widest["year"]) in said(talent, "choice")
    assert wording.number(widest["spread"], "人", "en") in said(talent, "choice")
    assert "step" not in {*band["low_model"], *band["high_model"]}


def test_a_way_is_assumed_only_where_the_text_leaves_one(talent: Projection) -> None:
    assumed = "The text gives end points only"
    assert assumed in said(talent, "assumptions")
    each_year = lt.project("永川", "enterprise_staff_trained")
    assert assumed not in said(each_year, "assumptions")
    assert "promises it for each year" in said(each_year, "assumptions")
    # that the promise runs for three years is a judgement, and said to be one
    assert "The clause names no years" in said(each_year, "assumptions")
    assert "names no years" not in said(talent, "assumptions")
    mixed = lt.project(["永川", "高新区"], ["enterprise_staff_trained", "talent_total"])
    assert "Enterprise staff trained, Yongchuan: the clause names no years" in said(
        mixed, "assumptions"
    )


def test_a_scenario_and_its_reference_have_the_same_decimals(talent: Projection) -> None:
    for result, shown in ((talent, 2), (lt.project(
        ["高新区", "绵阳"], ["人才资源总量", "hr_revenue"], scenarios=["delayed_start"]
    ), None)):  # fmt: skip
        columns = {one.name: one.decimals for one in result.view("scenarios", "zh").columns}
        assert (columns["reached"], columns["path"]) == (shown, shown)


def test_a_model_that_does_not_apply_is_named(talent: Projection) -> None:
    assert "logit_linear" not in talent.used
    assert set(talent.used) == set(MODELS) - {"logit_linear"}
    assert "logit-linear" in said(talent, "assumptions")
    assert talent.view("why_not", "en").frame["models"].tolist() == ["logit-linear"]
    assert "logit_linear" not in [column.name for column in talent.view("years", "en").columns]


def test_numbers_of_the_table_link_where_they_are_stated(talent: Projection) -> None:
    table = talent.view("years", "zh").frame.set_index("year")
    assert table.loc[2020, "linear_id"] == "hitech-talent-2021:4762"
    assert table.loc[2025, "gompertz_id"] == "hitech-talent-2021:4768"
    assert table.loc[[2021, 2022, 2023, 2024], "linear_id"].isna().all()


def test_magnitudes_and_units_stand_in_tables_of_their_own() -> None:
    result = lt.project("高新区", ["talent_total", *TIERS, "rd_intensity"])
    assert [len(part) for part in result.scales] == [1, 4, 1]
    assert {column.unit for column in result.view("years", "zh", 2).columns} == {"", "%"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "asked",
    [
        {"region": "高新区", "indicator": "人才资源总量", "models": "all"},
        {"region": CITIES, "indicator": "hr_revenue", "scenarios": ["shortfall"]},
        {"region": CITIES, "indicator": "rural_transfer_employment"},
        {"region": "高新区", "models": "all", "scenarios": ["delayed_start"]},
        {"region": "永川"},
        {"region": "永川", "indicator": HEADLINES},
        {"region": "永川", "indicator": ["high_skilled_recruited", "rural_skilled_trained"]},
        {"region": "高新区", "indicator": ["rd_intensity", "high_skilled_share"]},
        {"region": "northeast-sichuan-hr-zone", "indicator": "provincial_hr_parks_new"},
        {"region": "northeast-sichuan-hr-zone", "years": [2020, 2025], "before": "linear"},
    ],
    ids=lambda asked: "-".join(map(str, asked.values()))[:40],
)
def test_every_selection_shows_itself_whole(
    asked: dict[str, Any], language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    result = lt.project(**asked)
    result.question(language)
    result.answer(language, "2026-11-23")
    result.inputs(language)
    result.figure(language=language)
    result.figure("index", language)
    result.figure("scenarios", language)
    for name in FINDINGS:
        sentences = result.sentences(name, language)
        assert sentences
        assert not any("nan" in one.split() or "None" in one for one in sentences)
        result.finding(name, language)
    for name in TABLES:
        result.table(name, language)
    result.sources(language)
    shown = capsys.readouterr().out
    assert "⟦" not in shown
    assert 1 <= len(result.contract()) <= 15


def test_contract_lines_tell_headline_numbers(talent: Projection, headlines: Projection) -> None:
    lines = talent.contract()
    assert "chongqing-hitech/talent_total: 2020 83600 to 2025 200000, 23280 a year, 19.06%" in lines
    assert any(
        line.startswith("itemised of hitech-talent-2021:3977: 23850, 20.49%") for line in lines
    )
    assert "yongchuan/skilled_workers: no_baseline:2025" in headlines.contract()


def test_unknown_views_are_named(talent: Projection) -> None:
    for call in (talent.chart, talent.sentences, talent.view):
        with pytest.raises(SelectionError, match="expected one of"):
            call("nosuch")


def test_series_of_several_units_make_no_single_chart() -> None:
    result = lt.project("高新区", ["talent_total", "rd_intensity"])
    with pytest.raises(LabourTargetsError, match="one unit"):
        result.chart("path")
    with pytest.raises(LabourTargetsError, match="one series"):
        result.chart("scenarios")


def test_statement_ids_hold_everything_linked(talent: Projection, headlines: Projection) -> None:
    for result in (talent, headlines):
        linked = {
            mark for name in FINDINGS for mark in wording.statement_ids(said(result, name, "zh"))
        }
        assert linked <= set(result.statement_ids)


def test_every_series_projects_or_says_why() -> None:
    coverage = lt.project(models="all").parts["coverage"]
    assert coverage["status"].value_counts().to_dict() == {"ok": 98, "cannot_project": 11}
    assert coverage.loc[coverage["status"] != "ok", "reason"].str.startswith("no_baseline").all()


def test_phrases_are_defined_once() -> None:
    for module in pkgutil.iter_modules(catalogue.__path__):
        if module.name != "projecting":
            loaded = importlib.import_module(f"{catalogue.__name__}.{module.name}")
            for name, phrases in vars(loaded).items():
                if name.isupper() and isinstance(phrases, dict):
                    assert not set(phrases) & set(PROJECTING), module.name


def test_the_figure_of_a_lone_series_is_sought_elsewhere(talent: Projection) -> None:
    told = [wording.plain(one) for one in talent.sentences("interval", "en")]
    assert [one for one in told if one.startswith("The same figure")] == [
        "The same figure stands elsewhere: skilled workers in Yongchuan District, at least "
        "200,000 people in 2025 – not comparable: Skilled workers and talent resources are two "
        "concepts, even where the figures are the same."
    ]
    both = lt.project("高新区", ["talent_total", "top_talent"])
    assert "The same figure" not in said(both, "interval")


def test_what_is_planned_to_fall_is_not_said_to_have_to_grow() -> None:
    found = lt.project("南充市", ["hr_revenue", "hr_placements", "rural_transfer_employment"])
    told = [wording.plain(one) for one in found.sentences("answer", "en")]
    assert told[2].startswith(
        "Of the 2 series with a wanted direction and a growth rate, employment and mobility"
    )
    assert told[3].startswith("Rural workers in transfer employment in Nanchong is planned to")
    assert all("rural" not in one.casefold() for one in told if "must grow" in one)


@pytest.mark.parametrize(
    ("models", "language", "over", "other"),
    [
        (["linear", "growth"], "en", "Over linear and constant growth alone, the", "constant growth"),
        (["linear", "growth"], "zh", "线性和等比增长在", "等比增长"),
        ("all", "en", "Over all models but “step”, the", "another model"),
        ("all", "zh", "除“期末一次到位”外的各模型在", "其他模型"),
        (["linear", "growth", "bass"], "en", "Over linear, constant growth and Bass diffusion alone",
         "one of constant growth and Bass diffusion"),
    ],
)  # fmt: skip
def test_models_are_all_only_where_all_were_asked_for(
    models: Any, language: str, over: str, other: str
) -> None:
    found = lt.project("高新区", "talent_total", models=models)
    told = found.sentences("choice", language)
    assert told[0].startswith(over)
    assert f"{' for ' if language == 'en' else '换用'}{other}" in told[1]
    key = " ".join(found.chart("path", language).spec["layout"]["meta"]["caption"]["key"])
    band = {"en": "range over ", "zh": "浅色带："}[language] + over.removeprefix("Over ")
    assert band.removesuffix(", the").removesuffix("在") in key
    assert ("all models" in key or "各模型" in key) == (models == "all")


def test_a_refusal_names_the_models_unless_all_there_are_fail() -> None:
    refused = lt.project("永川区", "skilled_workers", models=["linear", "growth"])
    assert set(refused.view("why_not", "en").frame["models"]) == {"linear and constant growth"}
    refused = lt.project("永川区", "skilled_workers", models="all")
    assert set(refused.view("why_not", "en").frame["models"]) == {"all models"}


def test_a_target_that_a_path_starts_from_is_called_one(talent: Projection) -> None:
    one = lt.project("巴中市", "hr_revenue")
    told = wording.plain(said(one, "answer"))
    assert "from the target of 800 million yuan for 2022 to 950" in told
    told = wording.plain(said(one, "answer", "zh"))
    assert "由2022年的目标8亿元提高到2025年的9.5亿元" in told
    # a baseline, stated or supplied, is no target
    assert "from 83,600 people in 2020" in wording.plain(said(talent, "answer"))
    supplied = lt.project(
        "巴中市",
        "hr_revenue",
        baselines=["巴中市/hr_revenue: year=2020, value=700000000, owner=me"],
    )
    assert "must rise from 700 million yuan in 2020" in said(supplied, "answer")
    cities = lt.project(CITIES, "hr_revenue")
    assert cities.sentences("answer", "en")[1] == (
        "All 6 start from an earlier target: the document states no baseline for them."
    )
    mixed = lt.project("northeast-sichuan-hr-zone").sentences("answer", "zh")
    assert mixed[1] == "其中5个由此前的阶段目标起算，文件没有写明它们的基期。"
    assert "earlier target" not in said(lt.project("高新区", TIERS), "answer")


def test_a_share_says_once_what_it_asks_a_year() -> None:
    told = said(lt.project("高新区", "high_skilled_share"), "answer")
    assert told.count("2.83 percentage points a year") == 1


def test_frames_are_plain(talent: Projection) -> None:
    assert type(talent.frame) is pd.DataFrame
    assert str(talent.frame["year"].dtype) == "Int64"


# ---- what the sentences must not hide ----


def test_a_class_is_named_and_shares_have_no_growth() -> None:
    table = lt.project("高新区", ["talent_total", "rd_institutions_municipal", "rd_intensity",
                                "high_skilled_share", "national_science_awards"])  # fmt: skip
    told = [wording.plain(one) for one in table.sentences("answer", "en")]
    assert told[1].startswith("Of the 2 series with a growth rate,")
    assert told[2].startswith("Of the 2 shares,")
    assert "percentage points" in told[2]
    assert "20" in told[3]
    shown = table.view("implied", "en").frame.set_index("series")
    share = shown.loc["R&D expenditure as a share of GDP"]
    assert pd.isna(share["growth"])
    assert pd.isna(share["doubling_years"])
    # a counter's zero stands in no document
    counter = shown.loc["National science and technology awards newly won"]
    assert counter["start"] == wording.MISSING


def test_all_that_tie_are_named() -> None:
    fastest = lt.project(CITIES, "hr_employers_served")
    ties = {"zh": "广元（+6.9%，由0.9万家次到1.1万家次）和巴中（+6.9%，由0.9万家次到1.1万家次）",
            "en": "Guangyuan and Bazhong (+6.9%)"}  # fmt: skip
    told = wording.plain(said(fastest, "answer", "zh")).replace("9000家次", "0.9万家次")
    assert ties["zh"] in told
    assert ties["en"] in fastest.chart("multiples", "en").title
    level = lt.project(["南充", "巴中"], "rural_transfer_employment")
    assert "all ask for the same a year: 0.0%" in level.chart("multiples", "en").title


def test_leaving_the_reference_path_is_measured_from_it(talent: Projection) -> None:
    rows = talent.stated[(talent.stated["status"] == "ok") & talent.stated["model"].ne("step")]
    bold = rows[rows["model"] == "linear"].set_index("year")["value"]
    off = (rows["value"] / rows["year"].map(bold) - 1).abs().max()
    told = said(talent, "choice")
    assert f"is {100 * off:.1f}%: in" in told
    assert "left out of these ranges" in told


def test_the_answer_says_where_each_year_should_stand(talent: Projection) -> None:
    first = wording.plain(talent.sentences("answer", "en")[0])
    for year in (2021, 2022, 2023, 2024):
        assert f"in {year}" in first
    assert "106,880 people (91,471–110,944) in 2021" in first
    assert "all models but “step”" in first
    lines = talent.sentences("answer", "en")
    growth = next(place for place, line in enumerate(lines) if "19.1%" in line)
    assert "doubles in 4.0 years" in lines[growth + 1]


def test_a_scenario_says_what_it_does_to_the_end_or_to_the_pace(talent: Projection) -> None:
    late, short = talent.sentences("scenarios", "en")
    assert "29,100 people, against 23,280 people" in late
    assert "2025 ends at 176,720 people, 23,280 people below the reference path" in short
    assert "比参照路径（线性）少2.328万人" in said(talent, "scenarios", "zh")
    several = lt.project("高新区", TIERS, scenarios=["delayed_start", "shortfall"])
    told = said(several, "scenarios")
    assert "1.25 times" in told
    assert "young talent (13.3%)" in told


def test_a_fall_is_said_as_a_fall() -> None:
    whole = lt.project("northeast-sichuan-hr-zone", "rural_transfer_employment")
    assert "降到" in said(whole, "answer", "zh")
    assert "a decrease of 380,000 people" in said(whole, "answer")


def test_growth_is_drawn_on_one_scale(cities: Projection, headlines: Projection) -> None:
    chart = cities.chart("index", "en")
    assert "2022 = 100" in chart.subtitle
    rows = pd.DataFrame(chart.rows, columns=[column.name for column in chart.columns])
    ends = rows[rows["year"] == 2025].set_index("region_id")["value"]
    assert ends["bazhong"] == pytest.approx(100 * 9.5 / 8)
    assert "Each panel on its own scale" in cities.chart("multiples", "en").subtitle
    for result in (headlines, lt.project("高新区", ["talent_total", "rd_intensity"])):
        with pytest.raises(TrajectoryError, match="growth rate"):
            result.chart("index")


def test_people_are_whole_on_every_path(talent: Projection) -> None:
    columns = {column.name: column for column in talent.view("years", "en").columns}
    assert columns["growth"].decimals == 0
    assert columns["lower"].decimals == 0
    assert "rounding and wording only" in columns["lower"].label
    zh = {column.name: column.decimals for column in talent.view("years", "zh").columns}
    assert (zh["growth"], zh["lower"]) == (2, 3)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_projects_nowhere_is_shown_as_its_reasons(language: str) -> None:
    result = lt.project("永川区", "skilled_workers")
    reasons = result.view("why_not", language)
    assert result.view(language=language).title == reasons.title
    assert not reasons.frame.empty
    assert reasons.title in result._repr_html_()
    assert result.view("years", language).title not in result._repr_html_()


@pytest.mark.parametrize(
    ("models", "said", "unsaid"),
    [
        ("all", "over all models but “step”", "alone"),
        (["linear", "growth"], "over linear and constant growth alone", "all models"),
    ],
)
def test_a_range_names_its_models_where_they_are_not_all(
    models: str | list[str], said: str, unsaid: str
) -> None:
    told = lt.project("高新区", "人才资源总量", models=models).sentences("answer", "en")[0]
    assert said in told
    assert unsaid not in told


@pytest.mark.parametrize("language", ["zh", "en"])
def test_series_that_tie_for_the_widest_range_are_all_named(language: str) -> None:
    # both cities plan 11 to 13 (万人次)
    both = lt.project(["guangyuan", "guangan"], ["hr_placements"])
    widest, left = both.sentences("choice", language)[:2]
    for place in ("guangyuan", "guangan"):
        name = wording.region_name(place, language, short=True)
        assert name in widest
        assert name in left


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_index_says_in_words_what_is_a_hundred(language: str) -> None:
    cities = lt.project(["mianyang", "bazhong"], ["hr_revenue"])
    chart = cities.chart("index", language)
    assert "100" in chart.alt.split("2022—" if language == "zh" else "2022–")[0]
    # the label of a line ends in its last value; its name in words does not
    assert "118.8" in chart.alt
    assert chart.alt.count("118.8") == 1


def test_a_rule_that_running_totals_do_not_take_is_not_asked_for_again() -> None:
    asked = {"years": [2018, 2019, 2021, 2025], "models": ["linear"]}
    series = ("江津园区", "big_data_professionals_new")
    ruled = lt.project(*series, before="growth", **asked)
    assert "not extrapolated" in said(ruled, "extrapolation")
    assert "no rule of extrapolation was chosen" not in said(ruled, "extrapolation")
    (row,) = records(ruled.view("why_not", "en").frame)
    assert "running totals" in row["why"]
    assert "choice of a rule" not in row["wanted"]
    # without a rule, one is still asked for
    assert "no rule of extrapolation was chosen" in said(
        lt.project(*series, **asked), "extrapolation"
    )


def test_a_path_ends_with_the_last_figure_of_its_series() -> None:
    for years in ([2022, 2027], [2050]):
        with pytest.raises(SelectionError, match="years up to 2025, the last with a figure"):
            lt.project("南充市", "hr_revenue", before="growth", years=years)
    with pytest.raises(SelectionError, match=r"first and last year, as \[2023, 2023\]"):
        lt.project("南充市", "hr_revenue", years=2023)  # type: ignore[arg-type]


def test_a_series_that_ends_early_has_no_years_beside_a_later_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from labourtargets.analysis import projecting

    series = projecting.load_series()
    shifted = series["series_id"].eq("mianyang/hr_revenue")
    longer = series.assign(year=series["year"].where(~shifted, series["year"] + 3))
    monkeypatch.setattr(projecting, "load_series", lambda workspace: longer)
    found = lt.project(["绵阳市", "南充市"], "hr_revenue", years=[2022, 2028], before="growth")
    ends = found.frame.groupby("region_id")["year"].agg(["min", "max"])
    assert ends.loc["mianyang"].tolist() == [2022, 2028]
    assert ends.loc["nanchong"].tolist() == [2022, 2025]
    assert found.frame["status"].eq("ok").all()


def test_the_explorer_quotes_every_sentence_the_path_rests_on() -> None:
    from labourtargets.explore.page import sentences

    whole = lt.project("高新区", "talent_total")
    part = lt.project("高新区", "talent_total", years=[2020, 2021, 2022])
    for result in (whole, part):
        for statement in result.parts["anchors"]["statement_id"]:
            assert f'data-statement="{statement}"' in sentences(result, "zh")


@pytest.mark.parametrize(
    "indicator",
    ["hr_revenue", "hr_placements", "hr_employers_served", "talent_recruited"],
)
def test_who_may_grow_fastest_is_who_may_rank_first(indicator: str) -> None:
    """The reserve of the trajectory and the ranks of the comparison are one judgement."""
    found = lt.project(CITIES, indicator)
    rows = found.parts["implied"].to_dict("records")
    ranks = lt.compare(CITIES, indicator, measure="required_growth").ranks
    both = rivals(found, "required_growth", rows)
    for able, rank in zip(both, (ranks["rank_best"].eq(1), ranks["rank_worst"].eq(6)), strict=True):
        assert {rows[place]["region_id"] for place in able} == set(ranks.loc[rank, "region_id"])


def test_who_must_grow_fastest_is_said_with_what_rounding_leaves_open() -> None:
    revenue = lt.project(CITIES, "hr_revenue")
    assert said(revenue, "answer").endswith(
        "That is by the figures as printed; had they been rounded, any of them could be first or last."
    )
    assert "figures as printed: of the 6 places" in wording.plain(
        revenue.sentences("path_title", "en")[0]
    )
    recruited = said(lt.project(CITIES, "talent_recruited"), "answer")
    assert recruited.endswith(
        "had they been rounded, Bazhong could be first as well, and Dazhou and Bazhong last."
    )
    table = said(lt.project("高新区"), "answer")
    assert "had they been rounded, floor area of incubators could be first as well." in table


def test_what_rounding_cannot_change_is_said_without_a_reserve() -> None:
    falling = lt.project(CITIES, "rural_transfer_employment")
    assert "as printed" not in said(falling, "answer")
    assert "as printed" not in said(falling, "path_title")


def test_what_only_the_last_could_change_is_said_of_the_last() -> None:
    three = lt.project(["广安市", "南充市", "达州市"], "talent_recruited")
    assert said(three, "answer").endswith("had they been rounded, Dazhou could be last as well.")
    three = lt.project(["广安市", "巴中市", "绵阳市"], "talent_recruited")
    assert said(three, "answer").endswith("Bazhong could be first or last as well.")


def test_a_place_without_figures_is_told_which_places_have_them() -> None:
    with pytest.raises(SelectionError, match="a region with a figure of it: bazhong, dazhou, "):
        lt.project("成都市", "hr_placements")
    with pytest.raises(SelectionError, match="an indicator of the region: hr_employers_served, "):
        lt.project("南充", "talent_total")


def test_of_two_places_the_order_alone_is_doubted() -> None:
    told = " ".join(lt.project(["达州市", "南充市"], "hr_placements").sentences("answer", "en"))
    assert "it could be the other way round" in told
    assert "could be first as well" not in told
