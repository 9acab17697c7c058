"""The explorer: what the controls say, what they show, and the code that gives it again."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pytest

import labourtargets as lt
from labourtargets import wording
from labourtargets.errors import SelectionError
from labourtargets.explore import explore, page
from labourtargets.explore.panel import Explorer
from labourtargets.explore.query import Query, series_at_hand
from labourtargets.trajectories import MODELS, RULES
from labourtargets.workspace import Workspace

REFUSED = 'class="lt lt-refusal"'
HITECH = Query("chongqing-hitech", "talent_total")
QUERIES = [
    HITECH,
    Query("mianyang", "hr_revenue", ("linear", "logistic"), before="growth", years=(2020, 2025)),
    Query("chongqing-hitech", "rd_intensity", ("logit_linear",), scenario="delayed_start"),
    Query("nanchong", "rural_transfer_employment", years=(2023, 2024)),
    Query("yongchuan", "skilled_workers"),
]


@pytest.fixture
def explorer() -> Explorer:
    return explore(language="zh", region="高新区", indicator="人才资源总量")


def choose(explorer: Explorer, **controls: Any) -> None:
    for name, value in controls.items():
        getattr(explorer, f"_{name}").value = value


def plain(html: str) -> str:
    return re.sub(r"<[^>]+>", "", re.sub(r"<style.*?</style>", "", html))


def drawn(explorer: Explorer) -> str:
    """The figure, without the identifiers a widget gives its traces."""
    return re.sub(r'"uid":"[^"]*"', "", explorer.figure.to_json())


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: f"{query.region}-{query.indicator}")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_code_gives_the_same_rows(
    query: Query, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    space: dict[str, Any] = {}
    exec(query.code(language), space)
    pd.testing.assert_frame_equal(space["projection"].frame, query.run().frame)
    assert capsys.readouterr().out


def test_the_code_names_another_workspace(
    tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    place = tmp_path / "mine"
    place.mkdir()
    (place / "data").symlink_to(Workspace.default().data)
    elsewhere = Workspace(place)
    space: dict[str, Any] = {}
    exec(HITECH.code("en", elsewhere), space)
    assert space["projection"].workspace == elsewhere
    assert capsys.readouterr().out


def test_controls_and_view_say_the_same(explorer: Explorer) -> None:
    choose(explorer, region="mianyang", indicator="hr_revenue", scenario="shortfall")
    explorer._models["gompertz"].value = True
    assert explorer.query == Query(
        "mianyang", "hr_revenue", ("linear", "growth", "gompertz"), "shortfall"
    )
    assert explorer.code == explorer.query.code("zh")
    assert explorer.result is not None
    pd.testing.assert_frame_equal(explorer.result.frame, explorer.query.run().frame)


def test_figure_table_and_sentences_follow_together(explorer: Explorer) -> None:
    before = [drawn(explorer), *shown(explorer)]
    choose(explorer, region="mianyang")
    after = [drawn(explorer), *shown(explorer)]
    assert all(old != new for old, new in zip(before, after, strict=True))
    assert explorer.result is not None
    assert "绵阳" in plain(explorer._answer.value)
    chart = explorer.result.chart("path", "zh")
    assert [trace.y for trace in explorer.figure.data] == [trace.y for trace in chart.figure.data]
    assert explorer.figure.layout.to_plotly_json() == chart.figure.layout.to_plotly_json()
    stated = explorer.result.frame["statement_id"].dropna().unique()
    assert explorer._sentences.value.count("<mark>") == len(stated)


def shown(explorer: Explorer) -> list[str]:
    return [explorer._answer.value, explorer._table.value, explorer._sentences.value, explorer.code]


def test_one_change_projects_once(explorer: Explorer, monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[Query] = []
    run = Query.run

    def counted(query: Query, workspace: Workspace | None = None) -> Any:
        ran.append(query)
        return run(query, workspace)

    monkeypatch.setattr(Query, "run", counted)
    choose(explorer, region="guangyuan")
    assert len(ran) == 1
    choose(explorer, scenario="delayed_start")
    assert len(ran) == 2


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("scenario", ["delayed_start", "shortfall", "early_finish"])
def test_answer_and_table_speak_of_the_scenario_shown(
    language: str, scenario: str, capsys: pytest.CaptureFixture[str]
) -> None:
    explorer = explore(language=language, region="高新区", indicator="人才资源总量")
    alone = plain(explorer._answer.value), explorer._table.value.count("<table")
    choose(explorer, scenario=scenario)
    told = explorer.result.sentences("scenarios", language)
    assert told[0] in plain(explorer._answer.value)
    assert explorer.result.sentences("answer", language)[0] in wording.plain(
        plain(explorer._answer.value)
    )
    assert explorer._table.value.count("<table") == alone[1] + 1
    assert explorer.result.view("scenarios", language).title in explorer._table.value
    # the table's baseline and target, and the sentences that say the same in prose
    assert explorer._sentences.value.count("<mark>") == 4
    assert explorer._sentences.value.count(wording.phrase("page.again", language)) == 2
    # the code says all of it too
    exec(explorer.code, {})
    printed = capsys.readouterr().out
    assert told[0] in printed
    assert explorer.result.view("scenarios", language).title in printed
    choose(explorer, scenario="")
    assert (plain(explorer._answer.value), explorer._table.value.count("<table")) == alone


def test_a_scenario_that_does_not_apply_is_shown_with_its_reason() -> None:
    explorer = explore(language="zh", region="永川区", indicator="brand_trainees")
    choose(explorer, scenario="delayed_start")
    assert "不适用" in plain(explorer._answer.value)
    why_not = explorer.result.view("why_not", "zh")
    assert why_not.title in explorer._table.value
    assert 'table("why_not", "zh")' in explorer.code


@pytest.mark.parametrize(
    ("region", "indicator"),
    [("chongqing-hitech", "talent_total"), ("yongchuan", "skilled_workers")],
)
def test_the_code_quotes_the_sentences_and_reasons_of_the_view(
    region: str, indicator: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A path, and a target without a start: reasons once, and the same sentences."""
    explorer = explore(language="en", region=region, indicator=indicator)
    assert explorer.result is not None
    exec(explorer.code, {})
    printed = capsys.readouterr().out
    quoted = printed[printed.index(wording.phrase("page.sources", "en")) :].splitlines()[1:]
    assert len(quoted) == explorer._sentences.value.count("<mark>") > 0
    if not explorer.result.projected:
        for reason in map(wording.plain, explorer.result.sentences("why_not", "en")):
            assert printed.count(reason) == 1
        assert explorer.result.view("why_not", "en").title in printed


def test_only_indicators_with_series_are_offered(explorer: Explorer) -> None:
    at_hand = series_at_hand()
    for region in at_hand["region_id"].unique():
        choose(explorer, region=region)
        offered = {value for _, value in explorer._indicator.options}
        assert offered == set(at_hand.loc[at_hand["region_id"] == region, "indicator_id"])
        assert explorer.query.indicator in offered


def test_the_indicator_is_kept_where_the_next_region_has_it(explorer: Explorer) -> None:
    choose(explorer, region="mianyang", indicator="hr_placements")
    choose(explorer, region="dazhou")
    assert explorer.query.indicator == "hr_placements"


def test_what_cannot_be_projected_is_refused_with_what_is_missing(explorer: Explorer) -> None:
    choose(explorer, region="yongchuan", indicator="skilled_workers")
    assert "不能推算" in dict(map(reversed, explorer._indicator.options))["skilled_workers"]
    assert explorer._drawing.layout.display == "none"
    assert REFUSED in explorer._answer.value
    assert "2025年以前" in plain(explorer._answer.value)
    # the sentence of the target is still quoted
    assert "<mark>20万人</mark>" in explorer._sentences.value
    choose(explorer, region="mianyang")
    assert explorer._drawing.layout.display is None
    assert REFUSED not in explorer._answer.value


def test_no_model_is_refused_and_leaves_no_old_table(explorer: Explorer) -> None:
    for name in ("linear", "growth"):
        explorer._models[name].value = False
    assert explorer.result is None
    assert REFUSED in explorer._answer.value
    assert "请至少选一个模型。" in explorer._answer.value
    assert explorer._table.value == explorer._sentences.value == ""
    assert explorer._drawing.layout.display == "none"
    # another series can still be chosen, and one model brings the view back
    choose(explorer, region="mianyang")
    explorer._models["linear"].value = True
    assert explorer.result is not None
    assert explorer.query.models == ("linear",)


def test_a_rule_for_earlier_years_shows_them(explorer: Explorer) -> None:
    choose(explorer, region="mianyang", indicator="hr_revenue")
    assert explorer.query.years is None
    choose(explorer, before="linear")
    assert explorer.query.years == (2020, 2025)
    assert explorer.result is not None
    extrapolated = explorer.result.frame["basis"] == "extrapolated"
    assert set(explorer.result.frame.loc[extrapolated, "year"]) == {2020, 2021}
    choose(explorer, before="none")
    assert explorer.query.years is None


def test_a_model_that_fails_before_the_first_figure_says_so_beside_the_rule() -> None:
    explorer = explore(
        language="en", region="chongqing-hitech", indicator="major_science_facilities"
    )
    choose(explorer, before="growth")
    assert explorer.result is not None
    failed = explorer.result.frame["reason"].str.contains("growth_needs_positive")
    assert failed.any()
    assert "<table" in explorer._table.value


def test_the_slider_takes_the_years_of_each_series(explorer: Explorer) -> None:
    for region, indicator in (("nanchong", "hr_revenue"), ("chongqing-hitech", "talent_total")):
        choose(explorer, region=region, indicator=indicator)
        assert explorer.result is not None
        years = explorer.result.parts["anchors"]["year"]
        assert tuple(explorer._years.value) == (years.min(), years.max())
        assert explorer._years.max == years.max()
    choose(explorer, years=(2022, 2024))
    assert explorer.query.years == (2022, 2024)
    assert sorted(explorer.result.frame["year"].unique()) == [2022, 2023, 2024]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_control_is_worded_in_the_language(language: str) -> None:
    explorer = explore(language=language, region="广元市")
    controls = [
        explorer._region, explorer._indicator, explorer._scenario, explorer._before,
        explorer._years, *explorer._models.values(),
    ]  # fmt: skip
    words = [control.description for control in controls]
    words += [name for control in controls[:4] for name, _ in control.options]
    assert all(words)
    chinese = [bool(re.search(r"[一-鿿]", word)) for word in words]
    assert all(chinese) if language == "zh" else not any(chinese)
    assert f'lang="{language}"' in explorer._answer.value


def test_all_models_and_rules_are_offered(explorer: Explorer) -> None:
    assert set(explorer._models) == set(MODELS)
    assert [value for _, value in explorer._before.options] == list(RULES)


def test_shown_by_a_notebook_and_light_to_import() -> None:
    explorer = explore(language="en", region="yongchuan")
    bundle = explorer._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in str(bundle)
    assert lt.explore is explore


def test_where_to_begin_is_checked() -> None:
    with pytest.raises(SelectionError) as refused:
        explore(language="zh", region="永川县", indicator="hr_revenu")
    assert len(refused.value.problems) == 2
    with pytest.raises(SelectionError, match="with a series"):
        explore(language="zh", region="mianyang", indicator="talent_total")
    with pytest.raises(ValueError, match="fr"):
        explore(language="fr")
    begun = explore(language="en")
    assert begun.result is not None
    assert begun.result.projected


def test_sentences_and_refusals_escape_what_they_show() -> None:
    assert "<script>" not in page.refused("<script>alert(1)</script>", "en")
    html = page.answer(HITECH.run(), "en", alt="<b>")
    assert "&lt;b&gt;" in html
