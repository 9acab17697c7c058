"""The one command: a user's mistake gets a message and exit code 2, never a traceback."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from labourreports.cli import main
from labourtargets.observations.periods import FORMS
from labourtargets.workspace import Workspace
from report_examples import ROOT, make_workspace, notebook

GOOD = "notebook: n\ntitle: t\n"


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LABOURTARGETS_CLEAN", "1")


def call(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def test_help_names_every_command_without_loading_any() -> None:
    code = (
        "import sys\nfrom labourreports.cli import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "assert not {'pandas', 'papermill', 'IPython'} & set(sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    for name in (
        "check",
        "data",
        "find",
        "observations",
        "project",
        "report",
        "schedule",
        "tables",
        "trace",
    ):
        assert f"\n  {name} " in done.stdout
        assert call(name, "--help").exit_code == 0


def test_nothing_is_imported_twice_because_a_report_starts_anew() -> None:
    code = (
        "import os, sys\nfrom labourreports.cli import main\n"
        "def again(*_):\n"
        "    assert not {'pandas', 'labourtargets', 'labourreports.runner'} & set(sys.modules)\n"
        # an exit like this one leaves behind what is buffered
        "    print('anew', flush=True)\n    os._exit(0)\n"
        "os.execve = again\nmain(['report'])"
    )
    environment = {k: v for k, v in os.environ.items() if k != "LABOURTARGETS_CLEAN"}
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=environment
    )
    assert done.stdout == "anew\n", done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["repotr"], "Did you mean 'report'?"),
        (["trace", "yongchuan-artisans-2023:881"], "yongchuan-artisans-2023:880"),
        (["trace", "../../etc/passwd"], ""),
        (["find", "--region", "yongchuang"], "did you mean 'yongchuan'?"),
        (["find", "--role", "targt"], "did you mean 'target'?"),
        (["observations", "template", "--out", "no/such/file.csv"], "no folder"),
        (["report", "nosuch"], "a known run"),
        (["report", "--as-of", "yesterday"], "a date YYYY-MM-DD"),
        (["report", "--jobs", "0"], "--jobs"),
        (["--workspace", "/nonexistent", "check"], "a folder with data/"),
        (["tables", "--format", "pdf", "--out", "x"], "--format"),
        (["observations", "validate", "nosuch.csv"], "nosuch.csv"),
    ],
)
def test_mistakes_get_a_message_and_2(arguments: list[str], words: str) -> None:
    result = call(*arguments)
    assert result.exit_code == 2, result.output
    assert words in result.output
    assert "Traceback" not in result.output


def test_check_accounts_for_every_numeral() -> None:
    result = call("check")
    assert result.exit_code == 0, result.output
    assert result.output.count("unaccounted  0") == 5


def test_trace_marks_the_number_and_names_its_uses() -> None:
    result = call("trace", "yongchuan-artisans-2023:880")
    assert "【20万人】" in result.output
    assert "二、建设目标" in result.output


def test_find_prints_rows_or_csv() -> None:
    assert "20万人" in call("find", "技能人才总量", "--region", "永川").output
    lines = call(
        "find", "--indicator", "hr_revenue", "--role", "target", "--csv"
    ).output.splitlines()
    assert lines[0].startswith("statement_id,doc_id,start")
    assert len(lines) > 10


@pytest.mark.parametrize("words", ["Mianyang", "绵阳", "hr_revenue", "recruited", "20万"])
def test_find_knows_what_the_library_finds(words: str) -> None:
    from labourtargets.analysis import find

    lines = call("find", words, "--csv").output.splitlines()
    assert len(lines) == len(find(words).frame) + 1 > 1
    assert call("find", words).output.splitlines()[-1] == f"{len(lines) - 1} rows"


def test_find_narrows_what_is_found() -> None:
    found = call("find", "Revenue", "--region", "Mianyang", "--role", "target", "--csv").output
    assert len(found.splitlines()) == 3
    assert found.count("mianyang,hr_revenue,target") == 2


def test_find_says_when_there_is_nothing() -> None:
    for asked in (["nowhere"], ["nowhere", "--region", "永川"]):
        result = call("find", *asked)
        assert (result.exit_code, result.output) == (0, "nothing found\n")


@pytest.mark.parametrize(
    ("asked", "meant"),
    [("skiled", "skilled"), ("talent totl", "talent total"), ("达洲市", "达州市")],
)
def test_find_suggests_what_was_misspelt(asked: str, meant: str) -> None:
    result = call("find", asked)
    assert (result.exit_code, result.output) == (0, f"nothing found; did you mean {meant!r}?\n")


def test_tables_are_exported(tmp_path: Path) -> None:
    result = call("tables", "--out", str(tmp_path / "out"))
    assert result.exit_code == 0
    assert (tmp_path / "out" / "statements.csv").is_file()
    assert (tmp_path / "out" / "observed.csv").is_file()


def test_a_template_replaces_nothing(tmp_path: Path) -> None:
    out = tmp_path / "new.csv"
    assert call("observations", "template", "--out", str(out)).exit_code == 0
    kept = out.read_text()
    assert call("observations", "template", "--out", str(out)).exit_code == 2
    assert out.read_text() == kept


def test_a_faulty_file_is_validated_again(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("a,b\n1,2\n")
    result = call("observations", "validate", str(file))
    assert result.exit_code == 2
    assert result.output.endswith(f"Fix, then: labourtargets observations validate {file}\n")


@pytest.mark.parametrize(
    ("name", "words", "fault"),
    [
        ("registers/checks.csv", "parts_total", "kind='xparts_total'"),
        ("registers/comparability.csv", "strict", "class='xstrict'"),
        ("observations/published.csv", "high", "reliability='xhigh'"),
    ],
)
def test_check_reads_what_its_errors_send_to_it(
    copied: Workspace, name: str, words: str, fault: str
) -> None:
    file = copied.data / name
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f",{words},", f",x{words},", 1), encoding="utf-8")
    result = call("--workspace", str(copied.root), "check")
    assert result.exit_code == 2
    assert fault in result.stderr


def test_the_template_is_clean_and_its_help_stands_beside_it() -> None:
    result = call("observations", "template")
    assert result.stdout.splitlines() == [
        "region,indicator,period,value,unit,status,source,url,reliability,as_of,note"
    ]
    *told, after = result.stderr.splitlines()
    columns = dict(line.split(": ", 1) for line in told)
    assert "imputed" in columns["status"]
    assert "synthetic" in columns["reliability"]
    assert columns["period"] == f"{FORMS}."
    assert "end of the year after" in columns["as_of (may be empty)"]
    assert after.endswith("labourtargets observations validate FILE")


MINE = (
    "region,indicator,period,value,unit,status,source,url,reliability,as_of,note",
    "永川,skilled_workers,2024,18.2,人,reported,s,www.example.org,high,2025-02,",
    "永川,high_skilled_workers,2024,-6,万人,reported,s,,high,2025-02,",
)


def test_every_warning_names_file_row_and_field(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_bytes(b"\xef\xbb\xbf" + "\r\n".join([*MINE, ""]).encode())
    result = call("observations", "validate", str(file))
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [
        f"3 doubts in {file}",
        "  row 2  value='18.2'; 10⁴ below its series: was 万 forgotten in the unit?",
        "  row 2  url='www.example.org'; no http:// or https:// address",
        "  row 3  value='-6'; below zero, counted in 人",
        f"note: {file} was saved by a spreadsheet (a byte order mark, CRLF line ends); "
        "read as meant",
        "mine.csv: 2 observations, no fault, 3 doubts",
    ]


def test_what_has_no_day_yet_or_one_to_come_is_named_with_its_row(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    rows = (
        MINE[0],
        "永川,skilled_workers,2024,18.2,万人,reported,s,,high,,",
        "永川,high_skilled_workers,2024,6,万人,reported,s,,high,2099-02,",
    )
    file.write_text("\n".join([*rows, ""]), encoding="utf-8")
    told = call("observations", "validate", str(file)).stdout.splitlines()
    today = dt.date.today().isoformat()
    assert told == [
        f"1 doubt in {file}",
        "  row 3  as_of='2099-02'; is a day to come: until then the figure counts for no report "
        f"(today is {today})",
        "note: without as_of (row 2) a figure counts as known from the end of the year after its "
        "period; write the day you know",
        "mine.csv: 2 observations, no fault, 1 doubt",
    ]
    file.write_text("\n".join([rows[0], *[rows[1].replace("2024", str(y)) for y in range(2012, 2022)], ""]),
                    encoding="utf-8")  # fmt: skip
    note = call("observations", "validate", str(file)).stdout.splitlines()[-2]
    assert "(row 2, 3, 4, 5, 6, 7, 8, 9 and 2 more)" in note


def test_words_need_no_quotes() -> None:
    assert (
        call("find", "Nanchong", "placements").output == call("find", "Nanchong placements").output
    )


def test_warnings_come_with_the_faults(tmp_path: Path) -> None:
    file = tmp_path / "mine.csv"
    file.write_text("\n".join([*MINE, ""]).replace("-6", "six"), encoding="utf-8")
    result = call("observations", "validate", str(file))
    assert result.exit_code == 2
    assert "was 万 forgotten" in result.stdout
    assert "row 3  value='six'" in result.stderr


def test_a_file_is_validated_as_of_a_day_and_with_another(tmp_path: Path) -> None:
    files = [tmp_path / "mine.csv", tmp_path / "other.csv"]
    for file in files:
        file.write_text("\n".join([*MINE, ""]), encoding="utf-8")
    result = call("observations", "validate", str(files[0]), "--as-of", "2025-01-31")
    assert result.exit_code == 2
    assert "row 3  as_of='2025-02'  expected no later than 2025-01-31" in result.output
    result = call("observations", "validate", *map(str, files))
    assert f"also in {files[0]} row 2" in result.output


def test_a_path_of_a_run_can_be_validated() -> None:
    result = call("observations", "validate", "data/observations")
    assert result.exit_code == 0


def test_runs_are_listed_without_making_any(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"])}, {"r": GOOD})
    result = call("--workspace", str(root), "report", "--list", "--as-of", "2025-01-01")
    assert result.stdout.splitlines() == [
        "r-zh  2025-01-01  monthly  t",
        "r-en  2025-01-01  monthly  t",
    ]
    assert result.stderr == "run  as of  cadence  title\n"
    assert not (root / "reports").exists()


def test_the_committed_runs_are_valid() -> None:
    from labourreports.spec import load_runs

    assert load_runs(Workspace(ROOT))


@pytest.mark.slow
def test_notify_gets_the_summary(tmp_path: Path) -> None:
    import json

    root = make_workspace(tmp_path / "w", {"n": notebook(["1"])}, {"r": GOOD + "languages: [en]\n"})
    told = tmp_path / "told.json"
    arguments = ["--workspace", str(root), "report", "--notify", f"tee {told}"]
    done = subprocess.run(
        [sys.executable, "-m", "labourreports", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(told.read_text())["reports"][0]["run_id"] == "r-en"
    arguments[-1] = "false"
    again = subprocess.run(
        [sys.executable, "-m", "labourreports", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode == 1


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("no-such-program --loud", "--notify 'no-such-program --loud': No such file or directory"),
        ("say 'it", "No closing quotation"),
        (" ", "no program named"),
        ("sh -c 'exit 3'", "exit code 3"),
    ],
)
def test_a_notification_that_fails_names_its_command(
    capsys: pytest.CaptureFixture[str], command: str, told: str
) -> None:
    from labourreports.cli.report import _notified
    from labourreports.runner.summary import Summary

    assert not _notified(command, Summary([]))
    assert told in capsys.readouterr().err


def test_a_reason_is_told_once_for_both_languages() -> None:
    from labourreports.cli.report import _told
    from labourreports.runner.progress import line
    from labourreports.runner.summary import Result, Summary

    reason = {"kind": "cell", "message": "ValueError: no"}
    results = [Result(f"a-{language}", "failed", **reason) for language in ("zh", "en")]
    assert _told(Summary(results)).splitlines()[1:] == ["failed: a-zh, a-en  cell: ValueError: no"]
    assert line(results[0]) == "FAILED   a-zh  0.00 s  cell"


def test_a_long_message_is_cut_at_a_word() -> None:
    from labourreports.runner.child import _cut

    assert _cut("short") == "short"
    for text in ("word " * 200, "字" * 900):
        cut = _cut(text)
        assert len(cut) <= 500
        assert cut.endswith("word…" if " " in text else "字…")
