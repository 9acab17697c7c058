"""Verdicts: every stage, every way of not knowing, each with its reason."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from labourtargets.errors import ProgressError
from labourtargets.progress import (
    EVIDENCE,
    REASONS,
    VERDICTS,
    against_paths,
    build_cases,
    give_verdicts,
    panel,
    read_methods,
)
from labourtargets.tables import read_table

METHODS = read_methods(read_table("progress_methods"))
COLUMNS = [
    "region_id",
    "indicator_id",
    "period_start",
    "period_end",
    "period_text",
    "value",
    "lower",
    "upper",
    "comparator",
    "status",
    "as_of",
    "note",
    "observation_id",
]


def target(**changes: Any) -> dict[str, Any]:
    row = {
        "statement_id": "d:1",
        "region_id": "r",
        "indicator_id": "i",
        "measure": "stock",
        "timing": "at_date",
        "comparator": "at_least",
        "period_start": 2025,
        "period_end": 2025,
        "value": 550.0,
        "lower": 550.0,
        "upper": np.nan,
        "baseline_value": 467.5,
        "baseline_year": 2020,
        "basis": "stated",
        "note": None,
    }
    return row | changes


def seen(period: str | int, value: float, **changes: Any) -> dict[str, Any]:
    text = str(period)
    start, end = text[:4], text[5:9] if len(text) > 4 else text[:4]
    row = {
        "region_id": "r",
        "indicator_id": "i",
        "period_start": f"{start}-01-01",
        "period_end": f"{end}-12-31",
        "period_text": text,
        "value": value,
        "lower": value - 0.05,
        "upper": value + 0.05,
        "comparator": "exactly",
        "status": "reported",
        "as_of": None,
        "note": None,
        "observation_id": f"r/i/{text}",
    }
    return row | changes


def counted(direction: str = "up", measure: str = "annual_flow") -> pd.DataFrame:
    return pd.DataFrame(
        {"indicator_id": ["i"], "desired_direction": [direction], "measure": [measure]}
    )


def judge(
    promised: dict[str, Any],
    *known: dict[str, Any],
    as_of: str,
    direction: str = "up",
    measure: str = "annual_flow",
) -> dict[str, Any]:
    cases = build_cases(
        pd.DataFrame([promised]),
        pd.DataFrame(list(known), columns=COLUMNS),
        as_of=as_of,
        indicators=counted(direction, measure),
    )
    given = give_verdicts(cases, panel(cases, METHODS))
    row: dict[str, Any] = given.iloc[0].to_dict()
    assert row["verdict"] in VERDICTS
    assert row["reason"] in REASONS
    assert row["evidence"] in EVIDENCE
    assert row["reason_en"] == REASONS[row["reason"]]
    return row


def told(row: dict[str, Any]) -> tuple[str, str]:
    return row["verdict"], row["reason"]


def test_the_target_year_decides_once_it_is_over() -> None:
    assert told(judge(target(), seen(2025, 560), as_of="2026-03-01")) == ("met", "reached")
    missed = judge(target(), seen(2025, 549), as_of="2026-03-01")
    assert told(missed) == ("not_met", "short")
    assert missed["gap"] == -1
    assert missed["stage"] == "final"


def test_before_the_year_is_over_its_figure_is_not_final() -> None:
    row = judge(target(), seen(2024, 560), seen(2025, 500), as_of="2025-12-31")
    assert row["stage"] == "running"
    assert told(row) != ("not_met", "short")


def test_as_of_decides_what_was_known() -> None:
    known = (seen(2022, 500.5), seen(2024, 510), seen(2025, 560))
    assert judge(target(), *known, as_of="2023-06-30")["observed_year"] == 2022
    assert judge(target(), *known, as_of="2023-06-30")["verdict"] == "on_track"
    assert judge(target(), *known, as_of="2025-06-30")["observed_year"] == 2024
    assert judge(target(), *known, as_of="2026-06-30")["verdict"] == "met"


def test_due_and_unreported() -> None:
    assert told(judge(target(), as_of="2026-01-01")) == ("due_unreported", "never_reported")
    early = judge(target(), seen(2024, 550), as_of="2026-01-01")
    assert told(early) == ("due_unreported", "reached_before_due")
    # the latest figure is of another year than the due one: it decides nothing
    assert early["evidence"] == "earlier_figure"
    assert early["missing"] == "observation"
    late = judge(target(), seen(2024, 540), as_of="2026-01-01")
    assert told(late) == ("due_unreported", "last_seen_short")
    assert late["attained"] is np.False_ or late["attained"] is False


def test_reached_early_while_running() -> None:
    assert told(judge(target(), seen(2024, 551), as_of="2025-06-30")) == (
        "met_early",
        "reached_early",
    )


@pytest.mark.parametrize(
    ("value", "verdict", "reason"),
    [
        (500.5, "on_track", "methods_agree_on_course"),
        (490.0, "mixed", "methods_disagree"),
        (470.0, "off_track", "methods_agree_short"),
        (460.0, "moving_away", "wrong_direction"),
    ],
)
def test_while_running_the_shown_methods_decide(value: float, verdict: str, reason: str) -> None:
    row = judge(target(), seen(2022, value), as_of="2023-06-30")
    assert told(row) == (verdict, reason)
    assert row["disagree"] == (verdict == "mixed" or value == 460.0)


def test_only_a_baseline_is_no_evidence_and_not_red() -> None:
    row = judge(target(), as_of="2023-01-15")
    assert told(row) == ("no_evidence", "only_a_baseline")
    assert row["evidence"] == "no_observation"
    assert row["missing"] == "observation"
    assert pd.isna(row["attained"])


def test_not_yet_due_before_a_year_is_over() -> None:
    assert told(judge(target(), as_of="2021-08-01")) == ("not_yet_due", "too_early")


def test_no_baseline_says_what_is_missing() -> None:
    row = judge(
        target(baseline_value=np.nan, baseline_year=pd.NA, basis="none"), as_of="2024-01-01"
    )
    assert told(row) == ("cannot_assess", "no_baseline")
    assert row["missing"] == "baseline|observation"
    assert row["evidence"] == "no_baseline"
    seen_once = judge(
        target(baseline_value=np.nan, baseline_year=pd.NA, basis="none"),
        seen(2023, 500),
        as_of="2024-06-01",
    )
    assert seen_once["missing"] == "baseline"
    assert seen_once["verdict"] == "cannot_assess"


def test_a_final_verdict_needs_no_baseline() -> None:
    bare = target(baseline_value=np.nan, baseline_year=pd.NA, basis="none")
    row = judge(bare, seen(2025, 600), as_of="2026-02-01")
    assert told(row) == ("met", "reached")
    assert row["evidence"] == "assessed"


def test_a_due_target_lacks_a_figure_and_never_a_baseline() -> None:
    bare = target(baseline_value=np.nan, baseline_year=pd.NA, basis="none")
    row = judge(bare, as_of="2026-02-01")
    assert told(row) == ("due_unreported", "never_reported")
    assert (row["evidence"], row["missing"]) == ("no_observation", "observation")


def test_two_figures_supply_the_baseline_a_plan_lacks() -> None:
    bare = target(baseline_value=np.nan, baseline_year=pd.NA, basis="none")
    known = pd.DataFrame([seen(2022, 500), seen(2023, 517)], columns=COLUMNS)
    cases = build_cases(pd.DataFrame([bare]), known, as_of="2024-06-01", indicators=counted())
    assert cases["baseline"].item() == 500
    assert cases["baseline_basis"].item() == "observed"
    assert give_verdicts(cases, panel(cases, METHODS))["verdict"].item() == "on_track"


def test_a_promised_milestone_is_no_baseline() -> None:
    after = target(basis="milestone", baseline_year=2022)
    row = judge(after, seen(2023, 500), as_of="2024-06-01")
    assert told(row) == ("cannot_assess", "only_a_milestone")
    assert (row["evidence"], row["missing"]) == ("no_baseline", "baseline")
    due = judge(after, as_of="2026-06-01")
    assert (due["evidence"], due["missing"]) == ("no_observation", "observation")


def test_met_at_the_baseline_is_told_apart_from_achieved_since() -> None:
    before = target(baseline_value=560.0)
    assert told(judge(before, seen(2025, 570), as_of="2026-02-01")) == ("met", "met_at_baseline")
    assert told(judge(before, seen(2023, 565), as_of="2024-02-01")) == ("maintained", "still_met")
    assert told(judge(before, seen(2023, 540), as_of="2024-02-01")) == (
        "not_maintained",
        "fallen_below",
    )


def test_a_target_equal_to_its_baseline_is_to_be_maintained() -> None:
    level = target(baseline_value=550.0)
    assert judge(level, seen(2023, 550), as_of="2024-02-01")["verdict"] == "maintained"
    assert judge(level, seen(2023, 549), as_of="2024-02-01")["verdict"] == "not_maintained"


def test_direction_none_never_gives_a_verdict() -> None:
    # 农村劳动力转移就业 is planned to fall: its fall is no failure
    row = judge(target(), seen(2025, 400), as_of="2026-02-01", direction="none")
    assert told(row) == ("no_verdict", "no_direction")
    assert judge(target(), as_of="2026-02-01", direction="none")["verdict"] == "no_verdict"


def test_an_open_target_cannot_be_assessed() -> None:
    empty = target(value=np.nan, lower=np.nan)
    assert told(judge(empty, as_of="2026-02-01")) == ("cannot_assess", "no_target_value")
    undated = target(period_start=pd.NA, period_end=pd.NA)
    row = judge(undated, seen(2024, 1), as_of="2026-02-01")
    assert told(row) == ("cannot_assess", "no_target_year")
    assert row["evidence"] == "incomplete_target"


def test_half_a_year_of_a_flow_is_not_comparable() -> None:
    half = seen(2023, 41.0, period_end="2023-06-30", period_text="2023H1")
    row = judge(target(measure="annual_flow"), half, as_of="2024-01-31")
    assert row["evidence"] == "not_comparable"
    assert row["missing"] == "observation|comparable"
    assert row["verdict"] == "no_evidence"
    stock = judge(target(), half, as_of="2024-01-31")
    assert stock["evidence"] == "assessed"


def test_a_projection_of_the_source_is_no_observation() -> None:
    row = judge(target(), seen(2024, 560, status="projected"), as_of="2026-01-31")
    assert row["evidence"] == "not_comparable"
    assert row["verdict"] == "due_unreported"


def test_a_figure_printed_as_a_bound_decides_only_what_it_can() -> None:
    more = seen(2025, 540, comparator="more_than", lower=540.0, upper=np.nan)
    undecided = judge(target(), more, as_of="2026-01-31")
    assert told(undecided) == ("cannot_assess", "bound_only")
    assert (undecided["evidence"], undecided["missing"]) == ("not_comparable", "comparable")
    enough = seen(2025, 670, comparator="more_than", lower=670.0, upper=np.nan)
    assert told(judge(target(), enough, as_of="2026-01-31")) == ("met", "reached")


def test_rounding_that_hides_the_answer_is_flagged() -> None:
    row = judge(
        target(lower=5.5, value=5.5, baseline_value=4.9), seen(2025, 5.5), as_of="2026-02-01"
    )
    assert row["verdict"] == "met"
    assert row["within_rounding"]
    assert not judge(target(), seen(2025, 560), as_of="2026-02-01")["within_rounding"]


def test_the_note_of_the_observation_is_carried() -> None:
    row = judge(target(), seen(2025, 560, note="直管园 or 全域?"), as_of="2026-02-01")
    assert row["caveat"] == "直管园 or 全域?"


def test_each_year_is_missed_by_one_year() -> None:
    yearly = target(
        timing="each_year",
        measure="annual_flow",
        period_start=2021,
        value=60.0,
        lower=60.0,
        baseline_value=np.nan,
        baseline_year=pd.NA,
    )
    good = [seen(year, 70.0) for year in range(2021, 2026)]
    assert told(judge(yearly, *good, as_of="2026-02-01")) == ("met", "every_year_met")
    assert told(judge(yearly, *good[:3], as_of="2024-02-01")) == ("on_track", "reported_years_met")
    assert told(judge(yearly, *good[:3], as_of="2026-02-01")) == (
        "due_unreported",
        "years_unreported",
    )
    none = judge(yearly, as_of="2026-02-01")
    assert told(none) == ("due_unreported", "no_year_reported")
    assert none["evidence"] == "no_observation"
    bad = [*good[:2], seen(2023, 50.0), *good[3:]]
    assert told(judge(yearly, *bad, as_of="2024-02-01")) == ("not_met", "year_missed")
    assert judge(yearly, as_of="2021-06-01")["verdict"] == "not_yet_due"
    assert judge(yearly, as_of="2022-06-01")["verdict"] == "no_evidence"


def test_a_floor_over_each_year_counts_for_every_year() -> None:
    yearly = target(
        timing="each_year",
        measure="annual_flow",
        period_start=2021,
        value=2500.0,
        lower=2500.0,
        baseline_value=np.nan,
        baseline_year=pd.NA,
    )
    floor = seen("2021-2025 (each year)", 2500.0, comparator="at_least", lower=2500.0, upper=np.nan)
    assert judge(yearly, floor, as_of="2026-02-01")["verdict"] == "met"
    higher = yearly | {"value": 2600.0, "lower": 2600.0}
    assert judge(higher, floor, as_of="2026-02-01")["verdict"] == "due_unreported"


def test_an_average_over_the_period() -> None:
    average = target(
        timing="average",
        measure="annual_flow",
        period_start=2021,
        value=60.0,
        lower=60.0,
        baseline_value=np.nan,
        baseline_year=pd.NA,
    )
    years = [
        seen(year, value)
        for year, value in zip(range(2021, 2026), (50, 55, 60, 70, 70), strict=True)
    ]
    assert told(judge(average, *years, as_of="2026-02-01")) == ("met", "average_reached")
    assert told(judge(average, *years[:3], as_of="2024-02-01")) == (
        "off_track",
        "average_so_far_short",
    )
    mean = seen("2021-2025 (mean/yr)", 70.0)
    assert told(judge(average, mean, as_of="2026-02-01")) == ("met", "average_reached")


def test_a_cumulative_target_starts_from_nothing() -> None:
    total = target(
        timing="cumulative",
        measure="cumulative_flow",
        period_start=2021,
        value=100.0,
        lower=100.0,
        baseline_value=np.nan,
        baseline_year=pd.NA,
    )
    years = [seen(year, 25.0) for year in range(2021, 2024)]
    cases = build_cases(
        pd.DataFrame([total]),
        pd.DataFrame(years, columns=COLUMNS),
        as_of="2024-02-01",
        indicators=counted(),
    )
    assert cases[["baseline", "baseline_year", "observed", "observed_year"]].iloc[0].tolist() == [
        0.0,
        2020,
        75.0,
        2023,
    ]
    assert judge(total, *years, as_of="2024-02-01")["verdict"] == "on_track"
    four = [*years, seen(2024, 25.0)]
    assert told(judge(total, *four, as_of="2025-02-01")) == ("met_early", "sum_reached")
    # a sum does not fall again: 2024 is enough although 2025 is unreported
    assert told(judge(total, *four, as_of="2026-02-01")) == ("met", "sum_reached")
    gap = [years[0], years[2]]
    assert judge(total, *gap, as_of="2024-02-01")["observed"] == 25.0
    assert judge(total, years[2], as_of="2024-02-01")["evidence"] == "not_comparable"
    whole = seen("2021-2025 (sum)", 104.0)
    assert told(judge(total, whole, as_of="2026-02-01")) == ("met", "sum_reached")


def test_a_sum_over_the_period_is_cumulative_however_it_is_worded() -> None:
    # 到2025年，引进培育…名: dated to a year, counted over the plan
    total = target(
        measure="cumulative_flow",
        period_start=2021,
        value=100.0,
        lower=100.0,
        baseline_value=np.nan,
        baseline_year=pd.NA,
    )
    years = [seen(2021, 30.0), seen(2022, 30.0)]
    row = judge(total, *years, as_of="2023-02-01")
    assert row["observed"] == 60.0
    assert row["observation_ids"] == "r/i/2021|r/i/2022"
    # levels of a stock are never added up
    levels = judge(total, *years, as_of="2023-02-01", measure="stock")
    assert levels["evidence"] == "not_comparable"
    assert levels["verdict"] == "no_evidence"
    whole = judge(total, seen("2021-2025 (sum)", 104.0), as_of="2026-02-01", measure="stock")
    assert whole["verdict"] == "met"


def test_an_increment_is_added_to_its_baseline() -> None:
    points = target(measure="increment", value=3.0, lower=3.0, baseline_value=10.0)
    assert judge(points, seen(2025, 13.0), as_of="2026-02-01")["verdict"] == "met"
    assert judge(points, seen(2025, 12.9), as_of="2026-02-01")["verdict"] == "not_met"
    # an increase is on the plan's own starting point, not on whatever figure comes first
    bare = points | {"baseline_value": np.nan, "baseline_year": pd.NA, "basis": "none"}
    unknown = judge(bare, seen(2023, 10.0), seen(2025, 14.0), as_of="2026-02-01")
    assert told(unknown) == ("cannot_assess", "no_base_of_increase")


def test_a_figure_of_the_baseline_year_is_not_progress() -> None:
    row = judge(target(), seen(2020, 467.5), as_of="2023-02-01")
    assert told(row) == ("no_evidence", "only_a_baseline")
    assert row["evidence"] == "no_observation"


def test_a_figure_published_later_is_refused() -> None:
    with pytest.raises(ProgressError, match=r"observations\.known"):
        judge(target(), seen(2022, 500, as_of="2024-03"), as_of="2023-02-01")


def test_as_of_must_be_a_day() -> None:
    with pytest.raises(ProgressError, match="YYYY-MM-DD"):
        judge(target(), as_of="2023")


# paths


def paths(**tracks: list[float]) -> pd.DataFrame:
    return pd.concat(
        [
            pd.DataFrame(
                {"statement_id": "d:1", "model": model, "year": range(2020, 2026), "value": values}
            )
            for model, values in tracks.items()
        ]
    )


LINEAR = [467.5, 484.0, 500.5, 517.0, 533.5, 550.0]
BACK = [467.5, 470.8, 480.7, 497.2, 520.3, 550.0]


def observed(value: float, half: float = 0.0) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "statement_id": ["d:1"],
            "direction": ["up"],
            "observed": [value],
            "observed_lower": [value - half],
            "observed_upper": [value + half],
            "observed_bound": [False],
            "observed_year": [2022],
        }
    )


def test_a_verdict_that_changes_with_the_path_says_so() -> None:
    found = against_paths(observed(490.0), paths(linear=LINEAR, back_loaded=BACK))
    assert dict(zip(found["model"], found["standing"], strict=True)) == {
        "back_loaded": "ahead",
        "linear": "behind",
    }
    assert found["path_dependent"].all()
    both = against_paths(observed(470.0), paths(linear=LINEAR, back_loaded=BACK))
    assert not both["path_dependent"].any()


def test_a_path_within_the_rounding_of_the_figure_is_neither_ahead_nor_behind() -> None:
    tracks = paths(linear=LINEAR, back_loaded=BACK)
    found = against_paths(observed(500.0, 5.0), tracks)
    hidden = dict(zip(found["model"], found["within_rounding"], strict=True))
    assert hidden == {"back_loaded": False, "linear": True}
    assert str(found["within_rounding"].dtype) == "boolean"
    # exact figures leave nothing open, even on the path itself
    assert not against_paths(observed(500.5), tracks)["within_rounding"].any()


@pytest.mark.parametrize(
    ("value", "half", "direction", "open_"),
    [
        (505.5, 5.0, "up", False),  # the lowest value admitted lies on the path: ahead
        (505.5, 5.0, "down", True),  # there it is on the path, above it behind
        (495.5, 5.0, "up", False),  # the interval ends below the path
        (495.5, 5.0, "down", False),
        (500.5, 0.5, "up", True),
        (500.5, 0.5, "down", True),
    ],
)
def test_a_rounding_ends_below_its_upper_end(
    value: float, half: float, direction: str, open_: bool
) -> None:
    figure = observed(value, half).assign(direction=direction)
    assert against_paths(figure, paths(linear=LINEAR))["within_rounding"].tolist() == [open_]


def test_a_figure_printed_as_a_bound_has_no_rounding_to_hold_against_a_path() -> None:
    bound = observed(500.0, 5.0).assign(observed_bound=True)
    assert against_paths(bound, paths(linear=LINEAR))["within_rounding"].isna().all()


def test_on_the_path_is_neither_ahead_nor_behind_by_any_year() -> None:
    found = against_paths(observed(500.5), paths(linear=LINEAR))
    assert found["standing"].item() == "ahead"
    assert found["years_ahead"].item() == pytest.approx(0.0)


def test_years_behind_are_read_off_the_path() -> None:
    assert against_paths(observed(484.0), paths(linear=LINEAR))["years_ahead"].item() == (
        pytest.approx(-1.0)
    )
    assert np.isnan(against_paths(observed(400.0), paths(linear=LINEAR))["years_ahead"].item())


def test_the_step_path_does_not_make_a_verdict_path_dependent() -> None:
    step = [467.5] * 5 + [550.0]
    found = against_paths(observed(470.0), paths(linear=LINEAR, step=step))
    assert not found["path_dependent"].any()


def test_downward_paths_mirror() -> None:
    down = observed(490.0).assign(direction="down")
    assert against_paths(down, paths(linear=LINEAR[::-1]))["standing"].item() == "ahead"
