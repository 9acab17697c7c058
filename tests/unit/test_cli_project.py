"""The command `project`, and the count of series that `check` prints."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner, Result

from labourreports.cli import main

TALENT = ("project", "--region", "高新区", "--indicator", "人才资源总量")
REVENUE = ("project", "--region", "绵阳", "--region", "广元", "--indicator", "hr_revenue")


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_prints_a_table_with_units_and_sentences() -> None:
    done = call(*TALENT, "--model", "linear")
    assert done.exit_code == 0, done.output
    for word in ("106880.0", "人", "interpolated", "hitech-talent-2021:4762", "6 rows"):
        assert word in done.output


@pytest.mark.parametrize(
    ("settings", "arguments", "names"),
    [
        ({"LANG": "zh_CN.UTF-8"}, [], ["重庆高新区", "人才资源总量"]),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C.UTF-8"}, [], ["Chongqing", "talent"]),
        ({"LANG": "en_GB.UTF-8", "LC_MESSAGES": "zh_SG"}, [], ["重庆高新区", "人才资源总量"]),
        ({}, [], ["Chongqing", "talent"]),
        ({}, ["--lang", "zh"], ["重庆高新区", "人才资源总量"]),
    ],
)
def test_the_table_names_place_and_indicator_in_the_language_of_the_session(
    monkeypatch: pytest.MonkeyPatch,
    settings: dict[str, str],
    arguments: list[str],
    names: list[str],
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    done = call(*TALENT, "--model", "linear", *arguments)
    for word in (*names, "chongqing-hitech/talent_total"):
        assert word in done.output
    as_csv = call(*TALENT, "--model", "linear", "--format", "csv", *arguments).output
    assert as_csv.splitlines()[0].startswith("series_id,region_id,indicator_id,model,scenario,year")


def test_identifiers_are_printed_whole() -> None:
    table = call("project", "--region", "高新区", "--model", "linear", "--lang", "en").output
    rows = pd.read_csv(
        StringIO(
            call("project", "--region", "高新区", "--model", "linear", "--format", "csv").output
        )
    )
    for column in ("series_id", "statement_id"):
        for name in rows[column].dropna().unique():
            assert name in table


def test_csv_is_for_programs() -> None:
    done = call(*REVENUE, "--years", "2020-2023", "--before", "growth", "--format", "csv")
    rows = pd.read_csv(StringIO(done.output))
    assert sorted(rows["year"].unique()) == [2020, 2021, 2022, 2023]
    assert set(rows.loc[rows["year"] < 2022, "basis"]) == {"extrapolated"}
    assert set(rows["region_id"]) == {"mianyang", "guangyuan"}


def test_scenarios_and_baselines_pass_through() -> None:
    done = call(
        "project", "--region", "永川", "--indicator", "skilled_workers", "--model", "linear",
        "--baseline", "永川/skilled_workers: year=2022, value=150000, owner=an assumption",
        "--scenario", "half: shortfall=50", "--format", "csv",
    )  # fmt: skip
    rows = pd.read_csv(StringIO(done.output)).set_index(["scenario", "year"])["value"]
    assert rows["half", 2025] == 175_000
    assert rows["stated", 2025] == 200_000


OWN = (
    "region,indicator,period,value,unit,status,source,url,reliability,as_of,note\n"
    "永川,skilled_workers,2022,15,万人,reported,s,,low,2023-03,\n"
)


def test_a_baseline_names_an_observation_of_ones_own(tmp_path: Path) -> None:
    file = tmp_path / "my own.csv"
    file.write_text(OWN, encoding="utf-8")
    asked = ("project", "--region", "永川", "--indicator", "skilled_workers", "--format", "csv")
    given = ("--observations", str(file))
    named = "永川/skilled_workers: observation=yongchuan/skilled_workers/2022"
    rows = pd.read_csv(StringIO(call(*asked, *given, "--baseline", named).output))
    assert rows.loc[rows["basis"] == "baseline", "value"].unique().tolist() == [150_000]
    file.write_text(OWN.replace("15", "fifteen"), encoding="utf-8")
    for baseline in ((), ("--baseline", named)):
        done = call(*asked, *given, *baseline)
        assert done.exit_code == 2
        assert "value='fifteen'" in done.stderr
        again = f"Fix, then: labourtargets observations validate '{file}'\n"
        assert done.stderr.endswith(again)


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_writes_a_file(form: str, tmp_path: Path) -> None:
    path = tmp_path / f"talent.{form}"
    done = call(*TALENT, "--format", form, "--out", str(path))
    assert done.exit_code == 0, done.output
    read = pd.read_csv if form == "csv" else pd.read_parquet
    assert len(read(path)) == 12
    assert str(path) in done.output


def test_the_ending_of_the_file_says_the_format(tmp_path: Path) -> None:
    path = tmp_path / "talent.parquet"
    assert call(*TALENT, "--out", str(path)).exit_code == 0
    assert len(pd.read_parquet(path)) == 12
    for name, words in (("talent.xlsx", ".csv or .parquet"), ("no/talent.csv", "no folder")):
        done = call(*TALENT, "--out", str(tmp_path / name))
        assert done.exit_code == 2
        assert words in " ".join(done.output.split())
        assert not (tmp_path / name).exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--region", "绵阳z", "--indicator", "hr_revenu"], "did you mean 'hr_revenue'?"),
        (["--model", "lnear", "--scenario", "shorfall"], "did you mean 'shortfall'?"),
        (["--years", "soon"], "FIRST-LAST"),
        (["--format", "parquet"], "--out"),
        (["--region", "绵阳", "--indicator", "talent_total"], "hr_revenue"),
    ],
)
def test_a_mistake_gets_a_message_and_exit_code_2(arguments: list[str], words: str) -> None:
    done = call("project", *arguments)
    assert done.exit_code == 2
    assert words in done.output + (done.stderr if done.stderr_bytes else "")


def test_check_counts_the_series_that_project() -> None:
    done = call("check")
    assert done.exit_code == 0, done.output
    assert "series: 109, 98 project, 11 cannot" in done.output
