"""What is known of the real targets, and every verdict on made-up figures."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from labourtargets.codebook import load_codebook
from labourtargets.forecast import forecast, refusal
from labourtargets.observations import (
    annual,
    known,
    load_observations,
    newest,
    one_series,
    revisions,
    suspicious,
    worksheet,
    write_worksheet,
)
from labourtargets.progress import (
    EVIDENCE,
    VERDICTS,
    assess,
    attainment,
    build_cases,
    give_verdicts,
    panel,
    read_methods,
)
from labourtargets.statements import load_series, load_targets
from labourtargets.tables import read_table
from labourtargets.trajectories import project
from labourtargets.workspace import Workspace

DEMONSTRATED = "2023-12-15"


def judged(observations: pd.DataFrame, as_of: str) -> tuple[pd.DataFrame, pd.DataFrame]:
    cases = build_cases(
        load_targets(),
        newest(known(observations, as_of)),
        as_of=as_of,
        indicators=load_codebook().indicators,
    )
    return cases, give_verdicts(cases, panel(cases, read_methods(read_table("progress_methods"))))


@pytest.fixture(scope="module")
def made_up() -> pd.DataFrame:
    return load_observations(Workspace.default().observations / "demonstration")


def test_little_is_known_and_nothing_is_invented() -> None:
    _, verdicts = judged(load_observations(), "2026-11-23")
    assert not (verdicts["evidence"] == "assessed").any()
    assert (verdicts["evidence"] == "earlier_figure").sum() == 1
    assert not verdicts["verdict"].isin(["met", "not_met", "met_early", "on_track"]).any()


def test_the_one_real_case_is_reached_before_due_with_its_caveat() -> None:
    _, verdicts = judged(load_observations(), "2026-11-23")
    row = verdicts[verdicts["evidence"] == "earlier_figure"].iloc[0]
    assert (row["region_id"], row["indicator_id"]) == ("chongqing-hitech", "rd_intensity")
    assert (row["verdict"], row["reason"]) == ("due_unreported", "reached_before_due")
    assert row["observed_year"] == 2024
    assert row["within_rounding"]
    assert "territory" in row["caveat"]


def test_an_earlier_day_knows_less() -> None:
    _, then = judged(load_observations(), "2025-06-30")
    assert not (then["evidence"] == "assessed").any()


def test_a_falling_level_without_direction_has_no_verdict(made_up: pd.DataFrame) -> None:
    _, verdicts = judged(made_up, DEMONSTRATED)
    falling = verdicts[verdicts["indicator_id"] == "rural_transfer_employment"]
    assert set(falling["verdict"]) == {"no_verdict"}
    assert falling["observed"].notna().any()


def test_the_demonstration_shows_every_verdict(made_up: pd.DataFrame) -> None:
    _, verdicts = judged(made_up, DEMONSTRATED)
    assert set(verdicts["verdict"]) == set(VERDICTS)
    assert set(verdicts["evidence"]) == set(EVIDENCE)
    only_a_bound = verdicts[verdicts["reason"] == "bound_only"]
    assert set(only_a_bound["evidence"]) == {"not_comparable"}
    reasons = set(verdicts["reason"])
    assert {"reached_before_due", "last_seen_short", "never_reported", "bound_only"} <= reasons
    assert suspicious(made_up, load_targets())["warning"].tolist() == ["percent_as_fraction"]
    assert len(revisions(made_up)) == 1


def test_the_demonstration_can_be_forecast_and_the_real_figures_cannot(
    made_up: pd.DataFrame,
) -> None:
    series = one_series(newest(made_up), "chongqing-hitech", "talent_total")
    assert refusal(series) == ""
    real = one_series(newest(load_observations()), "chongqing-hitech", "rd_intensity")
    assert refusal(real) == "too_short"


def test_all_priors_speak_of_the_series_with_a_past(made_up: pd.DataFrame) -> None:
    seen = newest(known(made_up, DEMONSTRATED))
    cases, _ = judged(made_up, DEMONSTRATED)
    level = cases[(cases["indicator_id"] == "talent_total") & (cases["kind"] == "level")].head(1)
    found = attainment(level, annual(seen), {})
    assert found.set_index("prior")["supported"].to_dict() == {
        "plan_believer": True,
        "sceptical": True,
        "peers": False,
    }
    assert found["lowest"].iloc[0] < found["highest"].iloc[0]


def test_the_backtest_runs_on_a_real_sourced_series() -> None:
    series = one_series(newest(load_observations()), "china", "rd_intensity").tail(12)
    made = forecast(series, until=2025, share=True, models=["naive_drift", "ets"])
    assert made.backtest["forecasts"].min() > 10
    assert made.backtest.set_index("model").loc["ets", "loses"]


def test_the_worksheet_of_all_targets_comes_back_and_is_assessed(tmp_path: Path) -> None:
    targets = load_targets()
    sheet = worksheet(targets, load_observations(), "2026-11-23")
    filled = sheet.assign(
        value="1",
        status="reported",
        source="filled in by the statistics office",
        reliability="high",
        as_of="2026-11-20",
    )
    back = load_observations(write_worksheet(filled, tmp_path / "back.csv"), as_of="2026-11-23")
    assert len(back) == len(sheet)
    _, before = judged(load_observations(), "2026-11-23")
    _, after = judged(back, "2026-11-23")
    helped = before["verdict"] == "due_unreported"
    assert helped.sum() > 100
    assert set(after.loc[helped, "verdict"]) <= {"met", "not_met"}
    # and no figure helps the others
    assert after.loc[~helped, "verdict"].tolist() == before.loc[~helped, "verdict"].tolist()
    again = worksheet(targets, pd.concat([load_observations(), back]), "2026-11-23")
    assert again.empty


def test_one_call_gives_everything_that_can_be_said(made_up: pd.DataFrame) -> None:
    seen = newest(known(made_up, DEMONSTRATED))
    targets = load_targets()
    series = load_series()
    stated = series.loc[series["anchor"] == "target", ["series_id", "statement_id"]]
    paths = project(series, models="all").merge(stated, on="series_id")
    made = assess(
        targets,
        seen,
        as_of=DEMONSTRATED,
        indicators=load_codebook().indicators,
        methods=read_methods(read_table("progress_methods")),
        history=annual(seen),
        paths=paths,
    )
    assert made.counts.groupby("axis")["targets"].sum().to_dict() == {
        "evidence": len(targets),
        "verdict": len(targets),
    }
    assert made.panel.groupby("statement_id")["method"].nunique().eq(8).all()
    assert set(made.pace["statement_id"]) == set(made.panel["statement_id"])
    assert {"ahead", "behind"} == set(made.paths["standing"])
    assert made.paths["path_dependent"].any()
    assert not made.paths["path_dependent"].all()
    decided = made.verdicts.loc[made.verdicts["verdict"].isin(["met", "not_met"]), "statement_id"]
    assert not made.attainment["statement_id"].isin(decided).any()
    assert made.attainment["probability"].dropna().between(0, 1).all()
    assert made.attainment["probability"].notna().sum() > 8


def test_nothing_known_still_gives_a_verdict_on_every_target() -> None:
    nothing = load_observations().iloc[:0]
    made = assess(
        load_targets(),
        nothing,
        as_of="2026-11-23",
        indicators=load_codebook().indicators,
        methods=read_methods(read_table("progress_methods")),
        history=annual(nothing),
    )
    assert made.verdicts["verdict"].notna().all()
    assert made.panel.empty
    assert made.paths.empty
    assert made.attainment.empty
