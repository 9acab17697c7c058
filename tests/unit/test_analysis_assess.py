"""The front desk on progress: what is told, what is refused, what comes back."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from labourtargets import wording
from labourtargets.analysis import assess
from labourtargets.analysis.tracking import Tracking
from labourtargets.analysis.tracking.charts import CHARTS
from labourtargets.analysis.tracking.tables import TABLES
from labourtargets.analysis.tracking.words import FINDINGS
from labourtargets.errors import ObservationError, ProgressError, SelectionError
from labourtargets.observations import known_since, load_observations, newest, template

MADE_UP = "data/observations/demonstration"


@pytest.fixture(scope="module")
def real() -> Tracking:
    return assess(as_of="2026-11-23")


@pytest.fixture(scope="module")
def made_up() -> Tracking:
    return assess(as_of="2023-12-15", observations=MADE_UP, methods="all")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", FINDINGS)
def test_every_finding_is_worded(
    real: Tracking, made_up: Tracking, name: str, language: str
) -> None:
    for selection in (real, made_up):
        said = selection.sentences(name, language)
        assert said
        assert all(sentence and "nan" not in sentence.lower() for sentence in said)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", TABLES)
def test_every_table_has_its_columns(
    real: Tracking, made_up: Tracking, name: str, language: str
) -> None:
    for selection in (real, made_up):
        view = selection.view(name, language)
        assert {column.name for column in view.columns} <= set(view.frame.columns)


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_drawn(real: Tracking, made_up: Tracking, name: str) -> None:
    for selection in (real, made_up):
        chart = selection.chart(name, "zh")
        assert chart.rows
        assert chart.alt


def test_the_path_chart_holds_only_its_own_series(real: Tracking) -> None:
    top = max(float(row[6]) for row in real.chart("path", "en").rows if row[6] is not None)
    assert top < 10


def test_the_first_lines_tell_how_little_is_known(real: Tracking) -> None:
    first, case, rounding, others = real.sentences("answer", "en")
    assert f"none of {len(real.frame)} targets can be assessed" in first
    assert "one has only a figure of an earlier year" in others
    assert "No figure for 2025 is on file: due, unreported." in case
    # the figure stands at the target only as rounded
    assert "either side of the target (5.45% to 5.55%)" in rounding
    told = sum(int(part.split()[-1]) for part in real.contract()[1].split(": ")[1].split(", "))
    assert told == len(real.frame)


def test_made_up_figures_say_so_first_and_everywhere(made_up: Tracking) -> None:
    assert "made up" in made_up.sentences("answer", "en")[0]
    assert "虚构" in made_up.chart("known", "zh").subtitle
    assert "made up" in made_up.view("verdicts", "en").note


def test_numbers_of_documents_carry_their_statement(real: Tracking) -> None:
    linked = wording.statement_ids(real.sentences("cases", "zh")[0])
    assert linked == ["hitech-talent-2021:5163"]


def test_repeated_sentences_and_quoted_goals_are_left_out_and_counted(real: Tracking) -> None:
    assert real.dropped > 0
    assert real.frame["statement_id"].is_unique
    assert not (real.frame["region_id"] == "china").any()


def test_earlier_days_know_less() -> None:
    then = assess(indicator="rd_intensity", as_of="2025-06-30")
    assert then.frame["verdict"].tolist() == ["no_evidence"]
    with pytest.raises(ProgressError, match="nothing to draw"):
        then.chart("panel")


def test_without_anything_assessed_charts_are_refused_and_words_remain() -> None:
    bare = assess("yongchuan", as_of="2026-11-23")
    assert bare.assessed.empty
    for name in ("panel", "path", "probability"):
        with pytest.raises(ProgressError):
            bare.chart(name)
    for name in FINDINGS:
        assert bare.sentences(name, "zh")


def test_without_a_long_series_no_forecast_is_made() -> None:
    bare = assess("yongchuan", as_of="2026-11-23")
    assert bare.long_series is None
    assert "untested on real data" in bare.sentences("forecasting", "en")[0]
    with pytest.raises(ProgressError, match="8 years"):
        bare.chart("forecast")


def test_before_the_reprint_the_national_series_is_unknown_and_the_page_says_so() -> None:
    then = assess(as_of="2023-12-15")
    assert then.long_series is None
    for language, day in (("zh", "2023年12月15日"), ("en", "15 December 2023")):
        assert all(day in sentence for sentence in then.sentences("forecasting", language))
    with pytest.raises(ProgressError, match="8 years"):
        then.chart("forecast")
    now = assess(as_of="2026-11-23").long_series
    assert now is not None
    assert now[0] == "china"


@pytest.mark.parametrize(
    ("status", "verdict"), [("projected", "due_unreported"), ("reported", "met")]
)
def test_an_announced_figure_is_never_an_observation(
    tmp_path: Path, status: str, verdict: str
) -> None:
    path = tmp_path / "announced.csv"
    header = ",".join(template().columns)
    row = f"yongchuan,skilled_workers,2025,21,万人,{status},s,,high,2026-02,"
    path.write_text(f"{header}\n{row}\n", encoding="utf-8")
    made = assess("yongchuan", "skilled_workers", as_of="2026-11-23", observations=path)
    assert made.frame["verdict"].tolist() == [verdict]
    assert len(made.assessed) == (status == "reported")
    # and the figure is still asked for
    asked = made.view("worksheet", "zh").frame["period"].tolist()
    assert ("2025" in asked) == (status == "projected")


def test_announced_targets_of_other_tiers_enter_no_verdict(real: Tracking) -> None:
    known = real.parts["known"]
    announced = set(known.loc[known["status"] == "projected", "observation_id"])
    assert announced
    assert not announced & set(real.parts["cases"]["observation_id"].dropna())


def test_unknown_names_days_and_options() -> None:
    with pytest.raises(SelectionError, match="did you mean"):
        assess(indicator="rd_intensty", as_of="2026-11-23")
    with pytest.raises(SelectionError) as caught:
        assess(as_of="autumn", methods="some")
    assert [problem.field for problem in caught.value.problems] == ["as_of", "methods"]
    with pytest.raises(SelectionError, match="chart"):
        assess(indicator="rd_intensity", as_of="2026-11-23").chart("pie")


def test_without_a_day_all_observations_are_known(tmp_path: Path) -> None:
    made = assess("重庆高新区", "rd_intensity")
    assert made.as_of == known_since(load_observations())
    assert len(made.parts["known"]) == len(newest(load_observations()))
    empty = tmp_path / "empty.csv"
    template().to_csv(empty, index=False)
    with pytest.raises(SelectionError, match="a day, YYYY-MM-DD"):
        assess("重庆高新区", "rd_intensity", observations=empty)


def test_faulty_files_are_refused_before_anything_is_judged(tmp_path: Path) -> None:
    with pytest.raises(ObservationError):
        assess(as_of="2026-11-23", observations=tmp_path / "none.csv")


def test_the_worksheet_comes_back_and_changes_verdicts(real: Tracking, tmp_path: Path) -> None:
    sheet = real.view("worksheet", "zh").frame
    mine = sheet["region"].eq("yongchuan") & sheet["indicator"].eq("skilled_workers")
    assert sheet[mine]["period"].tolist() == ["2025"]
    filled = sheet[mine].assign(
        value="20.6",
        status="reported",
        source="永川区人力资源和社会保障局",
        reliability="high",
        as_of="2026-02",
    )
    path = tmp_path / "filled.csv"
    filled[template().columns].to_csv(path, index=False, lineterminator="\n")
    judged = assess("yongchuan", "skilled_workers", as_of="2026-11-23", observations=path)
    assert judged.frame["verdict"].tolist() == ["met"]


def test_a_changed_figure_changes_the_contract(tmp_path: Path) -> None:
    source = pd.read_csv(
        Path(__file__).parents[2] / "data/observations/published.csv", dtype="str"
    ).fillna("")
    case = source["region"].eq("chongqing-hitech") & source["indicator"].eq("rd_intensity")
    source.loc[case, "value"] = "5.4"
    source.to_csv(tmp_path / "changed.csv", index=False, lineterminator="\n")
    changed = assess(as_of="2026-11-23", observations=tmp_path / "changed.csv")
    assert changed.contract() != assess(as_of="2026-11-23").contract()


def test_an_increment_whose_level_is_stated_is_not_judged_again():
    made = assess("重庆高新区", "talent_total", as_of="2026-11-23")
    assert made.frame["value"].tolist() == [200_000]
    assert made.frame["reason"].tolist() == ["never_reported"]


@pytest.fixture(scope="module")
def case() -> Tracking:
    return assess("重庆高新区", "rd_intensity", as_of="2026-11-23")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_one_real_case_tells_one_story(case: Tracking, language: str) -> None:
    """No figure of the due year; the latest stands at the target; nothing says met or missed."""
    due, latest = ("2025年", "2024年") if language == "zh" else ("2025", "2024")
    answer = case.sentences("answer", language)[1]
    assert answer.index(due) < answer.index(latest)
    assert wording.label("verdict", "due_unreported", language) in answer
    for name in ("conclusions", "standings", "paces", "chances"):
        assert latest in case.sentences(name, language)[0]
    assert due in case.sentences("conclusions", language)[1]
    assert due in case.sentences("chances", language)[0]
    assert latest in case.chart("path", language).alt
    # what would change it is that one figure
    assert case.view("worksheet", language).frame["period"].tolist() == ["2025"]
    assert due in case.view("verdicts", language).frame["lacking"].item()


def test_a_standing_the_rounding_leaves_open_is_named(case: Tracking) -> None:
    told, aside = case.sentences("standings", "en")
    assert aside.startswith("The path “step” moves nothing until the end")
    assert "5.45% to 5.55%" in told
    assert told.endswith("2 of them: Gompertz and logistic.")
    assert "龚珀兹和逻辑斯蒂" in case.sentences("standings", "zh")[0]
    table = case.view("paths", "en").frame.set_index("model")["hidden"]
    assert set(table[table == "yes"].index) == {"Gompertz", "logistic"}
    assert "paths: 10, ahead 10, within rounding 2" in case.contract()


def test_a_probability_says_what_its_prior_assumes(case: Tracking, made_up: Tracking) -> None:
    told, warning, *_ = case.sentences("chances", "en")
    assert told.endswith(
        "given a prior that assumes the growth the plan itself needs (plan-believer)."
    )
    assert "no evidence" in warning
    assert "规划自身所需的增速" in case.chart("probability", "zh").title
    assert "不是规划可以达成的证据" in case.sentences("chances", "zh")[1]
    both = made_up.sentences("chances", "en")[0]
    assert both.index("(plan-believer), or ") < both.index("(sceptical)")


def test_every_conclusion_of_a_method_stands_with_its_conditions(case: Tracking) -> None:
    printed = {
        language: case.view("methods", language).frame.set_index("method")["bands"]
        for language in ("zh", "en")
    }
    dns = printed["en"]["german_dns"].split("; ")
    assert dns[:2] == [
        "sun: target met or <\N{NO-BREAK SPACE}0.05",
        "sun and cloud: ≤\N{NO-BREAK SPACE}0.20",
    ]
    assert printed["zh"]["german_dns"].startswith("晴：达到目标或<\N{NO-BREAK SPACE}0.05；")
    assert printed["en"]["pace"] == "ahead: ≥\N{NO-BREAK SPACE}0; behind: <\N{NO-BREAK SPACE}0"
    assert printed["en"]["effort"] == wording.MISSING
    for bands in printed["en"].drop("effort"):
        assert all(": " in band for band in bands.split("; "))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_observed_mark_has_a_whisker_for_its_rounding(case: Tracking, language: str) -> None:
    chart = case.chart("path", language)
    (whisker,) = [
        trace for trace in chart.figure.data if trace.name == "whisker" and trace.x[0] == 2024
    ]
    assert (whisker.y[0], whisker.error_y.array[0]) == (pytest.approx(5.5), pytest.approx(0.05))
    (mark,) = [trace for trace in chart.figure.data if trace.name == "observed"]
    assert mark.text[0].endswith(("5.45—5.55%", "5.45–5.55%"))


def test_an_exact_figure_has_none() -> None:
    # the top talent of the demonstration is counted by head
    exact = assess("chongqing-hitech", "top_talent", as_of="2023-12-15", observations=MADE_UP)
    chart = exact.chart("path", "en")
    assert [trace.x[0] for trace in chart.figure.data if trace.name == "observed"] == [2021, 2022]
    assert not any(trace.name == "whisker" for trace in chart.figure.data)


def test_nowhere_is_the_target_said_to_be_reached_without_its_rounding(case: Tracking) -> None:
    for name in ("answer", "cases", "conclusions", "standings", "paces"):
        assert any("5.45% to 5.55%" in line for line in case.sentences(name, "en")), name
    verdict = case.view("verdicts", "en").frame.iloc[0]
    assert "5.45% to 5.55%" in verdict["remark"]


def test_a_rounding_that_spans_every_path_leaves_no_standing(tmp_path: Path) -> None:
    path = own_figures(tmp_path, "重庆高新区,rd_intensity,2021,5,%,reported,mine,,high,2022-03,")
    made = assess("chongqing-hitech", "rd_intensity", as_of="2022-06-01", observations=path)
    assert made.parts["paths"]["within_rounding"].all()
    assert "from any of them" in made.sentences("standings", "en")[0]


def test_targets_no_figure_can_help_are_counted_and_not_asked_for(real: Tracking) -> None:
    evidence = real.frame.set_index("statement_id")["evidence"]
    asked = real.view("worksheet", "en").frame["note"].str.cat(sep="; ")
    for statement in real.helpless["statement_id"]:
        assert f"{statement}: " not in asked
    assert f"No figure can help {len(real.helpless)} other targets" in " ".join(
        real.sentences("missing", "en")
    )
    assert set(evidence[real.helpless["statement_id"]]) == {"incomplete_target", "no_direction"}


def test_the_worksheet_prints_names_and_keeps_identifiers(real: Tracking) -> None:
    view = real.view("worksheet", "zh")
    assert [column.name for column in view.columns] == template().columns.tolist()
    shown = {column.name: column.shown for column in view.columns if column.shown}
    first = view.frame.iloc[0]
    assert (first["region"], first[shown["region"]]) == ("bazhong", "巴中市")
    assert wording.statement_ids(first[shown["note"]])
    assert not view.frame[["status", "reliability", "source"]].any(axis=None)


def test_sources_are_links_in_the_language_of_the_page(case: Tracking) -> None:
    for language, said in (("zh", "重庆高新区官网"), ("en", "official website")):
        view = case.view("observations", language)
        row = view.frame.iloc[0]
        column = next(column for column in view.columns if column.href)
        assert said in row[column.shown]
        assert row[column.href].startswith("https://gxq.cq.gov.cn/")
        assert " / " not in row["remark"]
        assert wording.phrase("tracking.reliability", language) in view.note


def test_every_year_of_a_sum_is_listed(made_up: Tracking) -> None:
    rows = made_up.view("observations", "en").frame
    awards = rows[rows["indicator_id"] == "national_science_awards"]
    assert awards["period_text"].tolist() == ["2021", "2022"]


def test_a_suspicious_figure_is_named_beside_its_verdict(made_up: Tracking) -> None:
    verdicts = made_up.view("verdicts", "en").frame
    (mine,) = verdicts[verdicts["statement_id"].isin(made_up.doubted)].to_dict("records")
    assert "looks like a fraction" in mine["remark"]
    for name in ("judged", "priors", "pace"):
        frame = made_up.view(name, "en").frame
        doubted = frame[frame["statement_id"] == mine["statement_id"]]["indicator"]
        assert doubted.str.endswith("(suspicious figure)").all()
    told = made_up.sentences("used", "en")[1]
    assert "/" not in told
    assert "Chongqing High-tech Zone, 2022" in told


def test_priors_that_are_left_out_say_why(case: Tracking) -> None:
    frame = case.view("priors", "en").frame.set_index("prior")
    assert frame.loc["sceptical", "rests"] == "no figure from before the baseline"
    assert sum("left out" in said for said in case.sentences("chances", "en")) == 2


def test_the_forecast_says_which_model_is_drawn(real: Tracking, made_up: Tracking) -> None:
    assert real.best_model == "naive_drift"
    assert "Every model loses to the naive drift" in real.sentences("forecasting", "en")[-1]
    assert "by naive drift, from figures up to 2022" in real.chart("forecast", "en").title
    assert made_up.best_model == "arima"
    assert "by ARIMA, from figures up to" in made_up.chart("forecast", "en").title
    assert ".70" not in made_up.chart("forecast", "en").alt


def own_figures(tmp_path: Path, *rows: str) -> Path:
    path = tmp_path / "mine.csv"
    path.write_text("\n".join([",".join(template().columns), *rows]) + "\n", encoding="utf-8")
    return path


def test_a_decided_target_of_own_figures_tells_one_story(tmp_path: Path) -> None:
    path = own_figures(
        tmp_path,
        "chongqing-hitech,top_talent,2023,40,人,reported,own,,high,2024-02,",
        "chongqing-hitech,top_talent,2025,55,人,reported,own,,high,2026-02,",
    )
    made = assess("chongqing-hitech", "top_talent", as_of="2026-11-23", observations=path)
    assert made.frame["verdict"].tolist() == ["met"]
    assert made.sentences("chances", "en") == [
        "The one target with a baseline and a figure after it is decided: no probability is left."
    ]
    with pytest.raises(ProgressError, match="decided"):
        made.chart("probability", "en")
    # models for shares are no path of a head count
    assert "logit_linear" not in set(made.parts["paths"]["model"])
    listed = made.view("observations", "en")
    assert listed.frame["period_text"].tolist() == ["2023", "2025"]
    assert "mine.csv" in listed.title
    assert "mine.csv" in made.sentences("answer", "en")[0]
    assert "mine.csv" in made.chart("path", "zh").source


def test_shipped_files_are_nobody_s_own(real: Tracking, made_up: Tracking) -> None:
    assert not real.own
    assert not made_up.own
    assert not assess("chongqing-hitech", as_of="2026-11-23", observations="data/observations").own


def test_a_figure_not_yet_known_is_named(real: Tracking, tmp_path: Path) -> None:
    sheet = real.view("worksheet", "zh").frame
    mine = sheet["region"].eq("yongchuan") & sheet["indicator"].eq("skilled_workers")
    filled = sheet[mine].assign(value="20.6", status="reported", source="s", reliability="high")
    path = tmp_path / "filled.csv"
    filled[template().columns].to_csv(path, index=False, lineterminator="\n")
    early = assess("yongchuan", "skilled_workers", as_of="2026-11-23", observations=path)
    told = (
        "One given figure is not yet known on this day: Skilled workers, Yongchuan District, "
        "2025; write the day it became known into as_of."
    )
    assert told in early.sentences("used", "en")
    assert told in early.sentences("answer", "en")
    later = assess("yongchuan", "skilled_workers", as_of="2027-01-01", observations=path)
    assert later.frame["verdict"].tolist() == ["met"]
    assert not any("as_of" in each for each in later.sentences("used", "en"))
    # what the form says of its purpose is no remark of the reader
    assert later.frame["caveat"].tolist() == [""]


def test_no_pace_is_asked_for_after_the_due_year(tmp_path: Path) -> None:
    """The year of the target is over and missed: there is no time left to make up for."""
    own = own_figures(
        tmp_path, "chongqing-hitech,rd_intensity,2025,5.2,%,reported,own,,low,2026-05-01,"
    )
    made = assess("重庆高新区", "rd_intensity", as_of="2026-11-23", observations=own)
    for language, said in (("en", "no pace is left to make up"), ("zh", "此后已无进度可言")):
        (told,) = made.sentences("paces", language)
        assert said in told
        assert "—" not in told


@pytest.mark.parametrize("language", wording.LANGUAGES)
def test_a_verdict_on_a_suspicious_figure_is_named_in_the_answer(
    made_up: Tracking, language: str
) -> None:
    told = made_up.sentences("answer", language)
    doubted = made_up.assessed[made_up.assessed["statement_id"].isin(made_up.doubted)]
    assert len(doubted) == 1
    indicator = wording.indicator_name(doubted["indicator_id"].iloc[0], language)
    suspicious = "suspicious magnitude" if language == "en" else "大小可疑"
    assert sum(suspicious in one and indicator in one for one in told) == 1


OWN = (
    "region,indicator,period,value,unit,status,source,url,reliability,as_of,note\n"
    "南充,hr_placements,2025,27,万人次,reported,s,,low,{day},\n"
)


def test_where_no_target_has_a_pace_the_charts_of_pace_say_so(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text(OWN.format(day="2026-03-01"), encoding="utf-8")
    found = assess(as_of="2026-11-23", observations=file)
    assert found.frame["verdict"].eq("met").sum() == 1
    with pytest.raises(ProgressError, match="both a baseline and a figure after it"):
        found.chart("panel", "en")
    with pytest.raises(ProgressError, match="no target can be assessed"):
        assess(indicator="hr_revenue", as_of="2026-11-23").chart("panel", "en")


def test_a_figure_without_its_day_is_asked_for_the_day_alone(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    asked = {}
    for day in ("", "2026-03-01"):
        file.write_text(OWN.format(day=day), encoding="utf-8")
        found = assess("南充", "hr_placements", as_of="2026-10-31", observations=file)
        asked[day] = found.parts["worksheet"]["period"].tolist()
    assert asked[""] == asked["2026-03-01"]
    assert "2025" not in asked[""]
    # what is shipped is asked for until it is known
    assert "no own observation known on this day" in " ".join(
        assess(as_of="2026-10-31", observations=file).sentences("answer", "en")
    )


def test_a_figure_that_decides_nothing_is_no_ground_for_a_method(made_up: Tracking) -> None:
    undecided = made_up.frame.loc[made_up.frame["evidence"] == "not_comparable", "statement_id"]
    assert len(undecided)
    for name in ("panel", "pace", "paths", "attainment"):
        assert set(made_up.parts[name]["statement_id"]).isdisjoint(undecided)
    assert set(made_up.parts["agreement"].index).isdisjoint(undecided)
