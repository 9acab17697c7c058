"""Observations: loading, faults, vintages, suspicious magnitudes, the worksheet there and back."""

from __future__ import annotations

import datetime as dt
import logging
import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from labourtargets.errors import ObservationError
from labourtargets.observations import (
    COLUMNS,
    annual,
    examine,
    known,
    load_observations,
    newest,
    one_series,
    read_period,
    revisions,
    suspicious,
    template,
    worksheet,
    write_worksheet,
)
from labourtargets.workspace import Workspace

FAULTS = sorted((Path(__file__).parents[1] / "faults").glob("observations_*"))
HEADER = "region,indicator,period,value,unit,status,source,url,reliability,as_of,note"


@pytest.fixture
def write(tmp_path: Path):
    def written(*rows: str, name: str = "mine.csv", header: str = HEADER) -> Path:
        path = tmp_path / name
        path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
        return path

    return written


@pytest.fixture(scope="module")
def shipped() -> pd.DataFrame:
    return load_observations()


# faults


@pytest.mark.parametrize("folder", FAULTS, ids=lambda folder: folder.name)
def test_every_fault_is_reported_at_once(folder: Path) -> None:
    with pytest.raises(ObservationError) as caught:
        load_observations(folder / "observations.csv")
    assert str(caught.value) + "\n" == (folder / "expected.txt").read_text(encoding="utf-8")


def test_there_is_a_folder_for_each_kind_of_fault() -> None:
    assert len(FAULTS) >= 9


def test_dates_after_the_day_of_the_report_are_refused(write) -> None:
    file = write(
        "永川区,skilled_workers,2023,17.5,万人,reported,永川区人社局,,high,2024-02-01,",
        "永川区,skilled_workers,2024,18.2,万人,reported,永川区人社局,,high,,",
    )
    assert len(load_observations(file)) == 2
    with pytest.raises(ObservationError) as caught:
        load_observations(file, as_of="2023-12-31")
    assert [(issue.row, issue.field) for issue in caught.value.problems] == [
        (2, "as_of"),
        (3, "period"),
    ]


@pytest.mark.parametrize(
    ("text", "unit", "hint"),
    [
        ("18万", "人", "did you mean '180000'? or keep '18' and write the unit 万人"),
        ("1.8亿", "人", "did you mean '180000000'? or keep '1.8' and write the unit 亿人"),
        ("18千", "人", "did you mean '18000'?"),
        ("18万人", "人", "did you mean '180000'? or keep '18' and write the unit 万人"),
        ("18万", "万人", "did you mean '18'? the unit column has 万人 already"),
        ("18亿", "万元", "write 18亿 in digits, as a number of 万元"),
        ("18亿元", "万元", "did you mean '180000'? or keep '18' and write the unit 亿元"),
        ("18万元", "人", "万元 measures money, 人 measures people"),
        ("18%", "人", "% is a share, and 人 is not: write the number of 人"),
        ("18%", "%", "did you mean '18'? the unit column has % already"),
        ("182,000", "人", "did you mean '182000'?"),
        ("1.8e5", "人", "did you mean '180000'?"),
        ("18,5", "%", "write one number, with a point before decimals and no spaces or commas"),
        ("18-20", "万人", "write one number, with a point before decimals and no spaces or commas"),
    ],
)
def test_no_hint_changes_what_was_meant(write, text: str, unit: str, hint: str) -> None:
    name = {"%": "high_skilled_share", "万元": "gdp"}.get(unit, "skilled_workers")
    with pytest.raises(ObservationError) as raised:
        load_observations(write(f'永川,{name},2024,"{text}",{unit},reported,s,,high,,'))
    assert [problem.hint for problem in raised.value.problems] == [hint]


def test_a_missing_file_says_where_the_form_is(tmp_path: Path) -> None:
    with pytest.raises(ObservationError, match="template"):
        load_observations(tmp_path / "nowhere.csv")


ROW = "永川,skilled_workers,2024,18.2,万人,reported,统计局,,high,2025-02,"
SAVED = b"\xef\xbb\xbf" + f"{HEADER}\r\n{ROW}\r\n".encode()


@pytest.mark.parametrize(
    ("content", "otherwise"),
    [
        (SAVED, ["a byte order mark", "CRLF line ends"]),
        (f"{HEADER}\r\n{ROW}\r\n".encode("gb18030"), ["GB18030 text", "CRLF line ends"]),
        (f"{HEADER}\n{ROW}\n\n,,,,,,,,,,\n\n".encode(), ["blank lines at its end"]),
        (f"{HEADER}\n{ROW}".encode(), []),
        ("".join(f'"{row}"\n'.replace(",", '","') for row in (HEADER, ROW)).encode(), []),
    ],
    ids=["utf-8", "gb18030", "blank lines", "no line end", "quoted"],
)
def test_a_file_saved_by_a_spreadsheet_is_read(
    tmp_path: Path, content: bytes, otherwise: list[str]
) -> None:
    path = tmp_path / "excel.csv"
    path.write_bytes(content)
    read = examine(path)
    assert read.otherwise == ({str(path): otherwise} if otherwise else {})
    assert load_observations(path)[["value", "source"]].values.tolist() == [[182000, "统计局"]]


@pytest.mark.parametrize(
    ("row", "encoding", "found"),
    [
        # Müller would read as Chinese, and no name of a registry shows that it is not
        (
            "yongchuan,high_skilled_share,2024,34,%,reported,Müller,,high,2025-02,",
            "latin-1",
            "bytes that are not UTF-8",
        ),
        (ROW.replace("万", "萬").replace("永川", "永川區"), "big5", "bytes that are not UTF-8"),
        (ROW, "utf-16", "UTF-16 text"),
    ],
)
def test_bytes_that_nothing_explains_are_one_fault(
    tmp_path: Path, row: str, encoding: str, found: str
) -> None:
    path = tmp_path / "excel.csv"
    path.write_bytes(f"{HEADER}\n{row}\n".encode(encoding, "replace"))
    with pytest.raises(ObservationError) as raised:
        load_observations(path)
    (problem,) = raised.value.problems
    assert (problem.found, problem.expected) == (found, "UTF-8")
    assert "CSV UTF-8" in problem.hint


@pytest.mark.parametrize("start", [b"PK\x03\x04\x14\x00", b"\xd0\xcf\x11\xe0\xa1\xb1"])
@pytest.mark.parametrize("name", ["mine.xlsx", "mine.csv"])
def test_a_workbook_is_called_one(tmp_path: Path, name: str, start: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(start + b"\r\x00")
    with pytest.raises(ObservationError) as raised:
        load_observations(path)
    (problem,) = raised.value.problems
    assert str(problem) == "a workbook  expected CSV UTF-8; save its sheet as one"


def test_a_folder_is_read_whatever_case_its_files_end_in(write) -> None:
    path = write(ROW, name="mine.CSV")
    assert load_observations(path.parent)["value"].tolist() == [182000]


def test_a_folder_without_a_csv_file_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(ObservationError, match="expected a folder with a CSV file"):
        load_observations(tmp_path)
    (tmp_path / "mine.xlsx").write_bytes(b"PK\x03\x04")
    with pytest.raises(ObservationError, match="a workbook  expected CSV UTF-8") as raised:
        load_observations(tmp_path)
    assert [problem.file for problem in raised.value.problems] == [str(tmp_path / "mine.xlsx")]


def test_a_workbook_beside_other_files_is_a_fault_until_it_is_saved_as_one(write) -> None:
    folder = write(ROW).parent
    # the workbook of the file itself, and what a spreadsheet keeps while one is open
    for name in ("mine.xlsx", "~$other.xlsx"):
        (folder / name).write_bytes(b"PK\x03\x04")
    assert len(load_observations(folder)) == 1
    for name in ("other.xls", "third.ODS"):
        (folder / name).write_bytes(b"PK\x03\x04")
    with pytest.raises(ObservationError) as raised:
        load_observations(folder)
    assert [Path(problem.file).name for problem in raised.value.problems] == [
        "other.xls",
        "third.ODS",
    ]
    for name in ("other.csv", "third.csv"):
        write(name=name)
    assert len(load_observations(folder)) == 1


def test_faults_of_every_kind_come_in_one_round(write) -> None:
    made_up = ROW.replace("high", "synthetic").replace("2024", "2023")
    file = write(ROW, "short,row", ROW.replace("18.2", "x"), made_up, ROW.replace("人,", "个,"))
    with pytest.raises(ObservationError) as raised:
        load_observations(file, as_of="2024-12-31")
    assert [(each.row, each.field) for each in raised.value.problems] == [
        (2, "as_of"),
        (3, ""),
        (4, "value"),
        (4, "as_of"),
        (4, "period"),
        (5, "as_of"),
        (5, "reliability"),
        (6, "unit"),
        (6, "as_of"),
        (6, "period"),
    ]


def test_a_date_a_spreadsheet_rewrote_is_answered_with_ours(write) -> None:
    file = write(ROW.replace("2024", "2024/6/30").replace("2025-02", "2025/2/1"))
    with pytest.raises(ObservationError) as raised:
        load_observations(file)
    assert [each.hint for each in raised.value.problems] == [
        "did you mean '2025-02-01'?",
        "did you mean '2024-06-30'?",
    ]


def test_the_next_command_names_all_that_was_read_together(write) -> None:
    files = [write(ROW, name=name) for name in ("mine.csv", "the other.csv")]
    with pytest.raises(ObservationError) as raised:
        load_observations(files)
    again = f"labourtargets observations validate {files[0]} '{files[1]}'"
    assert raised.value.next_command == again


def test_a_byte_order_mark_among_the_shipped_tables_is_named(copied: Workspace) -> None:
    path = copied.observations / "excel.csv"
    path.write_bytes(SAVED)
    with pytest.raises(ObservationError, match="byte order mark") as caught:
        load_observations(path, workspace=copied)
    assert "CR line ends" in str(caught.value)


# reading


def test_names_units_and_bounds_are_read(write) -> None:
    file = write(
        "永川,技能人才总量,2024,18.20,万人,reported,s,,high,,note here",
        "Yongchuan District,high_skilled_workers,2024-06-30,62500,人,estimated,s,,medium,2024-08,",
        "重庆,人才资源总量,2025,>670,万人,reported,s,,high,,",
        "四川,农村劳动力转移就业,2021-2025 (each year),>=2500,万人,reported,s,,high,,",
        "永川,high_skilled_share,2024,34,%,reported,s,,high,,",
    )
    frame = load_observations(file).set_index("observation_id")
    assert list(frame.reset_index().columns) == list(COLUMNS)
    stock = frame.loc["yongchuan/skilled_workers/2024"]
    assert (stock["value"], stock["lower"], stock["upper"]) == (182000, 181950, 182050)
    assert (stock["unit"], stock["base_unit"]) == ("万人", "人")
    exact = frame.loc["yongchuan/high_skilled_workers/2024-06-30"]
    assert exact["lower"] == exact["value"] == exact["upper"] == 62500
    more = frame.loc["chongqing/talent_total/2025"]
    assert more["comparator"] == "more_than"
    assert more["lower"] == 6.7e6
    assert pd.isna(more["upper"])
    each = frame.loc["sichuan/rural_transfer_employment/2021-2025-each-year"]
    assert (each["period_start"], each["period_end"]) == ("2021-01-01", "2025-12-31")
    share = frame.loc["yongchuan/high_skilled_share/2024"]
    assert (share["lower"], share["upper"]) == (33.5, 34.5)


@pytest.mark.parametrize(
    ("text", "start", "end", "kind"),
    [
        ("2020-11-01", "2020-11-01", "2020-11-01", "day"),
        ("2022-10", "2022-10-01", "2022-10-31", "part"),
        ("2024", "2024-01-01", "2024-12-31", "year"),
        ("2023H1", "2023-01-01", "2023-06-30", "part"),
        ("2023Q4", "2023-10-01", "2023-12-31", "part"),
        ("2021-2025 (sum)", "2021-01-01", "2025-12-31", "sum"),
        ("2021-2025 (mean/yr)", "2021-01-01", "2025-12-31", "mean/yr"),
        ("2021-2025 (each year)", "2021-01-01", "2025-12-31", "each year"),
    ],
)
def test_period_forms(text: str, start: str, end: str, kind: str) -> None:
    period = read_period(text)
    assert period is not None
    assert (period.start.isoformat(), period.end.isoformat(), period.kind) == (start, end, kind)


@pytest.mark.parametrize(
    "text", ["", "2025年", "2022-13", "2023-02-30", "2025-2021 (sum)", "24", "2021-2025", "H1"]
)
def test_other_forms_are_no_period(text: str) -> None:
    assert read_period(text) is None


@given(st.dates(dt.date(1950, 1, 1), dt.date(2090, 12, 31)))
def test_every_day_reads_back(day: dt.date) -> None:
    period = read_period(day.isoformat())
    assert period is not None
    assert period.start == period.end == day


# what is shipped


def test_shipped_figures_have_source_status_and_reliability(shipped: pd.DataFrame) -> None:
    assert shipped[["source", "status", "reliability", "base_unit"]].notna().all().all()
    assert set(shipped["reliability"]) <= {"high", "medium", "low"}
    assert shipped["observation_id"].is_unique
    assert not shipped["source"].str.contains("synthetic").any()


def test_shipped_magnitudes_are_not_suspicious(shipped: pd.DataFrame) -> None:
    assert suspicious(shipped).empty


def value(shipped: pd.DataFrame, key: str) -> float:
    return float(shipped.set_index("observation_id").loc[key, "value"])


def test_shipped_figures_are_plausible_against_each_other(shipped: pd.DataFrame) -> None:
    # 41万 is 68.3 % of the year's task: 60万
    assert value(shipped, "chongqing/urban_new_employment/2023H1") / 0.683 == pytest.approx(
        6e5, rel=0.001
    )
    # three of the five cities make up less than the five
    parts = [value(shipped, f"{city}/gdp/2020") for city in ("dazhou", "guangan", "bazhong")]
    assert sum(parts) < value(shipped, "northeast-sichuan-five/gdp/2020")
    # GDP per resident times residents is about GDP
    product = value(shipped, "jiangjin/gdp_per_capita/2023") * value(
        shipped, "jiangjin/population_year_end/2023"
    )
    assert product == pytest.approx(value(shipped, "jiangjin/gdp/2023"), rel=0.02)
    assert value(shipped, "yongchuan/population_urban_census2020/2020-11-01") < value(
        shipped, "yongchuan/population_census2020/2020-11-01"
    )
    # the sum of five years, and the last of them
    total = value(shipped, "sichuan/urban_new_employment/2021-2025-sum")
    assert total / 5 == pytest.approx(value(shipped, "sichuan/urban_new_employment/2025"), rel=0.05)


def test_the_caveat_on_territory_travels_with_the_real_case(shipped: pd.DataFrame) -> None:
    row = shipped.set_index("observation_id").loc["chongqing-hitech/rd_intensity/2024"]
    assert row["value"] == 5.5
    assert "直管园" in row["note"]
    assert "全域" in row["note"]


def test_context_of_the_municipality_is_no_observation_of_a_district(shipped: pd.DataFrame) -> None:
    skilled = shipped[shipped["indicator_id"].isin(["skilled_workers", "high_skilled_workers"])]
    assert set(skilled["region_id"]) == {"chongqing"}
    assert set(skilled["status"]) == {"reported"}
    promised = shipped[shipped["indicator_id"].str.endswith("_target")]
    assert set(promised["status"]) == {"projected"}


def test_full_scope_figures_are_not_the_indicators_of_the_plan(shipped: pd.DataFrame) -> None:
    listed = shipped[shipped["source"].str.startswith("行业网站")]
    assert len(listed) == 5
    assert listed["indicator_id"].str.endswith("_full_scope").all()
    promised = {"hr_revenue", "hr_placements", "hr_employers_served", "talent_recruited"}
    assert not promised & set(shipped.loc[shipped["region_id"] == "sichuan", "indicator_id"])


def test_shipped_sources_and_notes_speak_both_languages(
    shipped: pd.DataFrame, workspace: Workspace
) -> None:
    made_up = load_observations(workspace.observations / "demonstration")
    for table in (shipped, made_up):
        for column in ("source", "note"):
            for text in table[column].dropna().unique():
                chinese, english = text.split(" / ")
                assert re.search("[\u4e00-\u9fff]", chinese)
                assert re.search("[a-z]{3}", english)


def test_the_drop_by_the_census_is_explained_where_it_occurs(shipped: pd.DataFrame) -> None:
    notes = shipped.set_index("observation_id")["note"]
    told = notes[notes.str.contains("re-basing", na=False)].index
    assert list(told) == [
        f"{city}/population_year_end_precensus/2019" for city in ("bazhong", "dazhou")
    ]


# vintages


def test_what_was_known_on_a_day(shipped: pd.DataFrame) -> None:
    assert "chongqing-hitech/rd_intensity/2024" not in set(
        known(shipped, "2025-06-30")["observation_id"]
    )
    assert "chongqing-hitech/rd_intensity/2024" in set(
        known(shipped, "2025-12-31")["observation_id"]
    )
    assert known(shipped, dt.date(2021, 5, 12))["region_id"].ne("chongqing").any()


def test_a_replay_does_not_know_revised_values(shipped: pd.DataFrame) -> None:
    def national(day: str) -> list[float]:
        seen = known(shipped, day)
        mine = (seen["region_id"] == "china") & (seen["indicator_id"] == "rd_intensity")
        return seen.loc[mine, "value"].to_list()

    # only the first publication of 2022 has a day before the reprint
    assert national("2023-12-15") == national("2025-06-29") == [2.54]
    assert len(national("2025-06-30")) == 33


def test_several_vintages_are_kept_the_newest_used_and_the_revision_listed(write) -> None:
    file = write(
        "绵阳市,hr_revenue,2022,52,亿元,reported,first,,high,2023-02,",
        "绵阳市,hr_revenue,2022,55,亿元,reported,second,,high,2024-02,",
        "绵阳市,hr_revenue,2022,54,亿元,reported,third,,high,2024-12-20,",
    )
    frame = load_observations(file)
    assert frame["observation_id"].tolist() == [
        "mianyang/hr_revenue/2022@2023-02",
        "mianyang/hr_revenue/2022@2024-02",
        "mianyang/hr_revenue/2022",
    ]
    assert newest(frame)["source"].tolist() == ["third"]
    listed = revisions(frame)
    assert listed["change"].tolist() == [3e8, -1e8]
    assert listed["replaces"].tolist() == frame["observation_id"].tolist()[:2]
    # in mid-2023 the first figure was the newest
    assert newest(known(frame, "2023-07-01"))["source"].tolist() == ["first"]


def test_nothing_is_dropped_by_loading(write) -> None:
    rows = [
        f"绵阳市,hr_revenue,{year},{year - 1970},亿元,reported,s,,high,,"
        for year in range(2015, 2025)
    ]
    assert len(load_observations(write(*rows))) == len(rows)


def test_shipped_and_supplied_figures_stand_together_when_asked(write) -> None:
    file = write("永川区,skilled_workers,2024,18.2,万人,reported,s,,high,,")
    both = load_observations(file, with_shipped=True)
    assert len(both) == len(load_observations()) + 1


# one series


def test_populations_before_and_after_the_census_never_mix(shipped: pd.DataFrame) -> None:
    with pytest.raises(ObservationError, match="side by side"):
        one_series(
            newest(shipped), "jiangjin", ["population_year_end", "population_year_end_precensus"]
        )
    with pytest.raises(ObservationError, match="one indicator"):
        one_series(newest(shipped), "jiangjin", ["gdp", "gdp_per_capita"])
    with pytest.raises(ObservationError, match="annual observations"):
        one_series(newest(shipped), "yongchuan", "skilled_workers")


def test_a_series_of_annual_figures(shipped: pd.DataFrame) -> None:
    series = one_series(newest(shipped), "china", "rd_intensity")
    assert series.index.tolist() == list(range(1991, 2023))
    parts = annual(newest(shipped))
    assert "2023H1" not in set(parts["observation_id"].str.split("/").str[-1])
    assert parts["year"].dtype == "Int64"


# suspicious magnitudes


def observed(value: float, base_unit: str = "人") -> pd.DataFrame:
    return pd.DataFrame(
        {
            "observation_id": ["r/i/2024"],
            "region_id": ["r"],
            "indicator_id": ["i"],
            "value": [value],
            "base_unit": [base_unit],
        }
    )


def promised(value: float) -> pd.DataFrame:
    return pd.DataFrame({"region_id": ["r"], "indicator_id": ["i"], "value": [value]})


@pytest.mark.parametrize(
    ("value", "unit", "target", "warning"),
    [
        (18.2, "人", 2e5, ["wan_forgotten"]),
        (1.82e9, "人", 2e5, ["wan_doubled"]),
        (52.0, "元", 5e9, ["yi_forgotten"]),
        (0.34, "%", 35.0, ["percent_as_fraction"]),
        (0.012, "%", 1.5, ["percent_as_fraction"]),
        (0.9, "%", 1.5, []),
        (3400.0, "%", 35.0, ["share_above_100"]),
        (1.82e5, "人", 2e5, []),
        (1.82e4, "人", 2e5, ["far_off"]),
        (0.0, "人", 2e5, []),
    ],
)
def test_slips_of_magnitude_are_warned_of(
    value: float, unit: str, target: float, warning: list[str]
) -> None:
    frame = observed(value, unit)
    assert suspicious(frame, promised(target))["warning"].tolist() == warning
    assert frame["value"].item() == value


def test_without_a_target_the_other_years_are_the_measure() -> None:
    years = pd.concat(
        [observed(v).assign(observation_id=f"r/i/{n}") for n, v in enumerate((1.7e5, 1.8e5, 18.9))]
    )
    found = suspicious(years)
    assert found["observation_id"].tolist() == ["r/i/2"]
    assert found["warning"].tolist() == ["wan_forgotten"]


# the worksheet


def target(**changes: object) -> dict[str, object]:
    row: dict[str, object] = {
        "statement_id": "d:1",
        "region_id": "yongchuan",
        "indicator_id": "skilled_workers",
        "measure": "stock",
        "timing": "at_date",
        "number": "20",
        "unit": "万人",
        "period_start": 2025,
        "period_end": 2025,
        "baseline_year": pd.NA,
    }
    return row | changes


def asked(as_of: str, *rows: dict[str, object]) -> list[tuple[str, str]]:
    sheet = worksheet(pd.DataFrame(list(rows)), load_observations(), as_of)
    return list(zip(sheet["indicator"], sheet["period"], strict=True))


def test_the_worksheet_asks_for_what_would_change_a_verdict() -> None:
    based = target(region_id="nanchong", indicator_id="hr_revenue", baseline_year=2022, unit="亿元")
    assert asked("2026-02-01", based) == [("hr_revenue", "2025")]
    assert asked("2024-02-01", based) == [("hr_revenue", "2023")]
    assert asked("2023-02-01", based) == []
    # a target that is due is decided by its own year: no baseline is asked for
    assert asked("2026-02-01", target()) == [("skilled_workers", "2025")]
    running = [("skilled_workers", "2023"), ("skilled_workers", "2024")]
    assert asked("2025-02-01", target()) == running
    milestone = target(baseline_year=2022, basis="milestone")
    assert asked("2025-02-01", milestone) == running
    assert asked("2026-02-01", target(period_end=pd.NA)) == []
    assert asked("2025-02-01", target(measure="increment")) == []


def periods(as_of: str, **changes: object) -> list[str]:
    flow = target(indicator_id="hr_revenue", measure="annual_flow", unit="亿元", period_start=2023)
    return [period for _, period in asked(as_of, flow | changes)]


def test_a_claim_on_each_year_asks_for_each_and_a_sum_for_one_figure() -> None:
    assert periods("2026-02-01", timing="each_year") == ["2023", "2024", "2025"]
    assert periods("2026-02-01", timing="average") == ["2023-2025 (mean/yr)"]
    assert periods("2026-02-01", timing="cumulative") == ["2023-2025 (sum)"]
    assert periods("2026-02-01", measure="cumulative_flow") == ["2023-2025 (sum)"]
    assert periods("2025-02-01", timing="cumulative") == ["2023-2024 (sum)"]
    assert periods("2023-02-01", timing="cumulative") == []
    # the levels of single years are never added
    level = {"indicator_id": "skilled_workers", "unit": "万人"}
    assert periods("2026-02-01", timing="each_year", **level) == ["2023-2025 (each year)"]


def test_half_a_year_and_a_bound_answer_no_question(write) -> None:
    half = "yongchuan,hr_revenue,2025H1,3,亿元,reported,s,,high,2025-08,"
    bound = "yongchuan,skilled_workers,2025,>=18,万人,reported,s,,high,2026-01,"
    seen = load_observations(write(half, bound))
    flow = target(indicator_id="hr_revenue", measure="annual_flow", unit="亿元")
    sheet = worksheet(pd.DataFrame([flow, target()]), seen, "2026-02-01")
    assert sheet["period"].tolist() == ["2025", "2025"]
    autumn = "yongchuan,skilled_workers,2025-10,20.1,万人,reported,s,,high,2025-12,"
    counted = load_observations(write(autumn))
    assert worksheet(pd.DataFrame([target()]), counted, "2026-02-01").empty


def test_the_worksheet_does_not_ask_for_what_is_known() -> None:
    known_already = target(
        region_id="chongqing-hitech",
        indicator_id="rd_intensity",
        unit="%",
        baseline_year=2020,
        period_end=2024,
        number="5.5",
    )
    assert asked("2026-02-01", known_already) == []
    assert asked("2025-06-30", known_already) == [("rd_intensity", "2024")]


def test_the_worksheet_asks_for_nothing_that_gives_no_verdict() -> None:
    falling = target(region_id="nanchong", indicator_id="rural_transfer_employment")
    assert asked("2026-02-01", falling) == []


def test_two_targets_ask_for_one_figure_once() -> None:
    both = (target(), target(statement_id="d:2"))
    sheet = worksheet(pd.DataFrame(list(both)), load_observations(), "2026-02-01")
    assert len(sheet) == 1
    assert all("d:1" in note and "d:2" in note for note in sheet["note"])


def test_the_worksheet_goes_out_empty_and_comes_back_filled(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    rows = worksheet(
        pd.DataFrame([target(), target(indicator_id="high_skilled_share", unit="%")]),
        load_observations(),
        "2026-02-01",
    )
    assert rows.columns.tolist() == template().columns.tolist()
    path = write_worksheet(rows, tmp_path / "missing.csv")
    with caplog.at_level(logging.INFO, logger="labourtargets"):
        assert load_observations(path).empty
    assert "2 rows without a value left out" in caplog.text
    # nobody has vouched yet for a figure nobody has
    assert not rows[["value", "status", "source", "reliability"]].any(axis=None)
    filled = rows.copy()
    first = filled.index[filled["indicator"] == "skilled_workers"]
    filled.loc[first, ["value", "status", "reliability"]] = ["20.4", "reported", "high"]
    filled.loc[first, "source"] = "永川区人力资源和社会保障局"
    filled.loc[first, "as_of"] = "2026-02-20"
    back = load_observations(write_worksheet(filled, tmp_path / "filled.csv"))
    assert back["value"].tolist() == [204000]
    # what was filled in is no longer asked for
    again = worksheet(pd.DataFrame([target()]), back, "2026-03-01")
    assert again.empty


def test_a_value_without_its_source_is_a_fault(tmp_path: Path) -> None:
    rows = worksheet(pd.DataFrame([target()]), load_observations(), "2026-02-01")
    rows.loc[0, "value"] = "18.2"
    with pytest.raises(ObservationError, match="source"):
        load_observations(write_worksheet(rows, tmp_path / "half.csv"))


def test_a_workspace_without_observations_has_none(copied: Workspace) -> None:
    for file in copied.observations.glob("*.csv"):
        file.unlink()
    empty = load_observations(workspace=copied)
    assert empty.empty
    assert list(empty.columns) == list(COLUMNS)
    assert newest(known(empty, "2026-01-01")).empty
    assert revisions(empty).empty
    assert suspicious(empty).empty
    assert annual(empty).empty


# the demonstration


def test_the_demonstration_is_labelled_and_never_loaded_by_default(workspace: Workspace) -> None:
    folder = workspace.observations / "demonstration"
    made_up = load_observations(folder)
    assert set(made_up["reliability"]) == {"synthetic"}
    assert made_up["source"].str.contains("made up for demonstration").all()
    assert not load_observations()["reliability"].eq("synthetic").any()
    with pytest.raises(ObservationError, match="no made-up figure among published ones"):
        load_observations(folder, with_shipped=True)
