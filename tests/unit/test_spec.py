"""Run files: everything that is wrong is said at once, and nothing hostile gets through."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from labourreports.spec import (
    RunError,
    doubtful_observations,
    figures_beside,
    load_runs,
    notebook_parameters,
)
from labourreports.spec.parameters import Parameter, accepts
from labourreports.spec.reading import MAX_FILE, read_yaml
from labourtargets.errors import ObservationError
from labourtargets.observations import examine, load_observations
from labourtargets.workspace import Workspace
from report_examples import PARAMETERS, make_workspace, notebook, run

DECLARED = (
    PARAMETERS
    + '\nregion: str = "yongchuan"  # one\nindicators: list[str] = []\nstart_year: int = 2020\n'
    'end_year: int = 2025\nmodel: Literal["linear", "growth"] = "linear"\nshare: float | None = None'
)
GOOD = "notebook: n\ntitle: {zh: 标题, en: Title}\n"
TODAY = dt.date(2026, 11, 23)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "w", {"n": notebook(["1"], DECLARED)}, {})


def write(root: Path, text: str | bytes, name: str = "r.yaml") -> None:
    content = text if isinstance(text, bytes) else text.encode()
    (root / "params" / name).write_bytes(content)


def faults(root: Path) -> list[Any]:
    with pytest.raises(RunError) as raised:
        load_runs(Workspace(root), today=TODAY)
    return list(raised.value.problems)


def test_a_run_in_both_languages(root: Path) -> None:
    write(root, GOOD + "parameters: {region: 永川, end_year: 2024}\n")
    zh, en = load_runs(Workspace(root), today=TODAY)
    assert (zh.run_id, en.run_id) == ("r-zh", "r-en")
    assert zh.title == "标题"
    assert en.parameters == {
        "language": "en",
        "as_of": "2026-10-31",
        "region": "yongchuan",
        "indicators": [],
        "start_year": 2020,
        "end_year": 2024,
        "model": "linear",
        "share": None,
    }


def test_the_date_is_the_end_of_the_last_full_period(root: Path) -> None:
    write(root, GOOD + "cadence: quarterly\n")
    assert load_runs(Workspace(root), today=TODAY)[0].as_of == "2026-09-30"
    write(root, GOOD + "as_of: 2025-06-30\n")
    assert load_runs(Workspace(root), today=TODAY)[0].as_of == "2025-06-30"
    assert load_runs(Workspace(root), today=TODAY, as_of="2024-01-01")[0].as_of == "2024-01-01"


def test_a_matrix_explodes(root: Path) -> None:
    write(root, GOOD + "matrix:\n  region: [yongchuan, 江津区]\n  model: '*'\n")
    names = [each.name for each in load_runs(Workspace(root), today=TODAY, languages=["en"])]
    assert names == [
        "r-jiangjin-growth",
        "r-jiangjin-linear",
        "r-yongchuan-growth",
        "r-yongchuan-linear",
    ]


def test_every_region_with_a_target(root: Path) -> None:
    write(
        root,
        GOOD
        + "matrix: {region: '*'}\nlanguages: [zh]\ntitle: '{region}如何'\n".replace("title", "x"),
    )
    write(root, "notebook: n\ntitle: '{region}如何'\nlanguages: [zh]\nmatrix: {region: '*'}\n")
    runs = load_runs(Workspace(root), today=TODAY)
    assert {"yongchuan", "mianyang"} <= {str(each.parameters["region"]) for each in runs}
    assert "beibei" not in {each.parameters["region"] for each in runs}
    assert "永川区如何" in {each.title for each in runs}


@pytest.mark.parametrize(
    ("text", "field", "words"),
    [
        ("notebook: m\ntitle: x\n", "notebook", "a notebook of ours"),
        (GOOD + "titel: x\n", "titel", "did you mean 'title'?"),
        (GOOD + "parameters: {regoin: yongchuan}\n", "parameters.regoin", "did you mean 'region'?"),
        (GOOD + "parameters: {region: yongchuang}\n", "region", "did you mean 'yongchuan'?"),
        (GOOD + "parameters: {region: NO}\n", "region", "quote it"),
        (GOOD + "parameters: {region: 310000}\n", "region", "the name of a region"),
        (
            GOOD + "parameters: {indicators: [hr_revenu]}\n",
            "indicators",
            "did you mean 'hr_revenue'?",
        ),
        (
            GOOD + "parameters: {indicators: hr_revenue}\n",
            "indicators",
            "indicators='hr_revenue'  expected a list, as [hr_revenue]",
        ),
        (GOOD + "parameters: {indicators: {}}\n", "parameters.indicators", "a plain value"),
        (
            GOOD + "parameters: {region: [绵阳, 南充]}\n",
            "region",
            "region='[绵阳, 南充]'  expected one text",
        ),
        (GOOD + "parameters: {start_year: 20200}\n", "start_year", "a year"),
        (
            GOOD + "parameters: {start_year: '2020'}\n",
            "start_year",
            "start_year='2020'  expected a year",
        ),
        (GOOD + "parameters: {start_year: '2020'}\n", "start_year", "write it without quotes"),
        (GOOD + "parameters: {start_year: 2026}\n", "end_year", "2026 or later"),
        (GOOD + "parameters: {model: cubic}\n", "model", "expected one of "),
        (
            GOOD + "parameters: {share: yes}\n",
            "share",
            "share='true'  expected a number or nothing",
        ),
        (GOOD + "parameters: {as_of: 2025-01-01}\n", "parameters.as_of", "`as_of:` beside"),
        (GOOD + "parameters: {language: zh}\n", "parameters.language", "`languages:` beside"),
        (GOOD + "as_of: '2025-02-30'\n", "as_of", "a date"),
        (GOOD + "as_of: 2025-02-30\n", "as_of", "a day of the calendar"),
        (GOOD + "cadence: hourly\n", "cadence", "expected one of daily, weekly, monthly"),
        (GOOD + "languages: [NO]\n", "languages.0", "quote it"),
        (GOOD + "matrix: {start_year: '*'}\n", "matrix.start_year", "a list of values"),
        (GOOD + "limits: {seconds: -1}\n", "limits.seconds", "greater than 0"),
        (GOOD + "inputs: [../../etc/passwd]\n", "inputs", "a file of the workspace"),
        ("notebook: ../../etc/passwd\ntitle: x\n", "notebook", "a notebook of ours"),
        ("notebook: n\ntitle: '{regoin}'\n", "title", "did you mean 'region'?"),
        ("notebook: n\ntitle: ''\n", "title", "some text"),
        ("notebook: n\ntitle: 'a\\u202eb'\n".replace("'", '"'), "title", "no control"),
        ('notebook: n\ntitle: "a\\0b"\n', "title", "no control"),
        ("notebook: n\ntitle: " + "x" * 600 + "\n", "title", "at most 500"),
        ("notebook: n\ntitle: " + "x" * 10_000_000 + "\n", "file", f"at most {MAX_FILE}"),
        ("notebook: n\ntitle: !!python/object/apply:os.system [id]\n", "YAML", "plain YAML"),
        ("notebook: n\ntitle: !x y\n", "YAML", "plain YAML"),
        ("notebook: n\nnotebook: n\ntitle: x\n", "YAML", "twice"),
        ("a: &a [x]\nb: [*a, *a]\n", "YAML", "alias"),
        ("[" * 3000, "YAML", "plain YAML"),
        ("- a\n", "YAML", "a list"),
        ("", "YAML", "nothing"),
        (GOOD + "parameters: x\n", "parameters", "keys and values"),
        (GOOD + "parameters: {region: {a: b}}\n", "parameters.region", "a plain value"),
        ("notebook: n\ntitle: 5\n", "title", "text, or `zh` and `en`"),
        (GOOD + "matrix: {region: 5}\n", "matrix.region", "a list of plain values"),
        ("notebook: n\ntitle:\n", "title", "nothing"),
        ("notebook: [\n", "YAML", "plain YAML"),
        (b"\xff\xfe", "file", "UTF-8"),
    ],
)
def test_faults_are_named(root: Path, text: str | bytes, field: str, words: str) -> None:
    write(root, text)
    found = faults(root)
    assert [problem.field for problem in found] == [field]
    assert words in str(found[0])
    assert len(str(found[0])) < 700


def test_all_faults_of_all_files_come_at_once(root: Path) -> None:
    write(root, GOOD + "parameters: {region: x, start_year: 1}\n", "a.yaml")
    write(root, "title: x\n", "b.yaml")
    write(root, GOOD, "..%2f<script>.yaml")
    assert {problem.file for problem in faults(root)} == {
        "params/a.yaml",
        "params/b.yaml",
        "'params/..%2f<script>.yaml'",
    }
    assert len(faults(root)) == 4


ASKED = DECLARED + (
    '\nmodels: list[str] = ["all"]\nscenarios: list[str] = []\nbefore: str = "none"'
    '\ndelta: float = 0.05\nyears: list[int] = []\nmeasure: str = "level"\nmethods: str = "shown"'
    "\nkind: list[str] = []\nattrition: float = 0.0"
)


@pytest.mark.parametrize(
    ("given", "field", "words"),
    [
        ("models: [lineer]", "models", "did you mean 'linear'?"),
        ("models: []", "models", "at least one of"),
        ("scenarios: [delayd_start]", "scenarios", "did you mean 'delayed_start'?"),
        ("scenarios: ['late: delayd_start=1']", "scenarios", "did you mean 'delayed_start'?"),
        ("scenarios: ['late: delayed_start=200']", "scenarios", "less than 100"),
        ("before: groth", "before", "did you mean 'growth'?"),
        ("delta: 5", "delta", "from 0 to 1"),
        ("years: [2025, 2020]", "years", "the first year before the last"),
        ("measure: levl", "measure", "did you mean 'level'?"),
        ("methods: foo", "methods", "one of shown, all"),
        ("kind: [ratio_triangel]", "kind", "did you mean 'ratio_triangle'?"),
        ("attrition: 1", "attrition", "less than 1"),
    ],
)
def test_values_no_notebook_would_take_are_refused_before_it_starts(
    tmp_path: Path, given: str, field: str, words: str
) -> None:
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"], ASKED)}, {})
    write(root, f"{GOOD}parameters: {{{given}}}\n")
    (found,) = faults(root)
    assert (found.file, found.field) == ("params/r.yaml", field)
    assert words in str(found)


def test_values_a_notebook_takes_pass(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"], ASKED)}, {})
    given = (
        "models: [linear, constant growth, 龚珀兹], "
        "scenarios: [shortfall, 'late: delayed_start=1'], years: [2020, 2025]"
    )
    write(root, f"{GOOD}parameters: {{{given}, before: flat, delta: 0, kind: []}}\n")
    assert len(load_runs(Workspace(root), today=TODAY)) == 2


def test_the_next_command_is_about_what_is_wrong(root: Path) -> None:
    def command(*names: str) -> str:
        with pytest.raises(RunError) as raised:
            load_runs(Workspace(root), names, today=TODAY)
        return raised.value.next_command

    write(root, GOOD + "parameters: {region: x}\n")
    write(root, GOOD, "good.yaml")
    assert command() == "labourtargets report r"
    assert command("r-zh") == "labourtargets report r-zh"
    # a sound run is not stopped by its neighbours
    assert len(load_runs(Workspace(root), ["good"], today=TODAY)) == 2
    write(root, "title: x\n", "other.yaml")
    assert command() == "labourtargets report"
    for name in ("r", "other"):
        (root / "params" / f"{name}.yaml").unlink()
    (root / "data" / "observations").mkdir(exist_ok=True)
    (root / "data" / "observations" / "bad one.csv").write_text("a,b\n1,2\n")
    # the folder is read as one: a row may be wrong only beside one of another file
    assert command() == "labourtargets observations validate data/observations"


def test_nothing_is_known_on_a_day_to_come(root: Path) -> None:
    write(root, GOOD + "as_of: 2026-11-24\n")
    (found,) = faults(root)
    assert (found.file, found.field) == ("params/r.yaml", "as_of")
    assert "a day up to today, 2026-11-23" in str(found)
    write(root, GOOD)
    with pytest.raises(RunError, match="--as-of"):
        load_runs(Workspace(root), today=TODAY, as_of="2026-11-24")


PATHS = DECLARED + '\nmodels: list[str] = ["linear"]'
WATCHED = DECLARED + '\nobservations: str = ""  # a file'


def test_a_pair_without_a_series_is_refused_where_paths_are_shown(tmp_path: Path) -> None:
    root = make_workspace(
        tmp_path / "w", {"n": notebook(["1"], DECLARED), "paths": notebook(["1"], PATHS)}, {}
    )
    asked = "title: x\nparameters: {region: 永川区, indicators: [hr_revenue]}\n"
    for name in ("n", "paths"):
        write(root, f"notebook: {name}\n{asked}")
        (found,) = faults(root)
        assert (found.field, found.found) == ("region, indicators", "yongchuan / hr_revenue")
        assert "hr_revenue: bazhong, dazhou" in found.hint
        assert "yongchuan: agricultural_skilled_absorbed" in found.hint
        assert "more" in found.hint
    # a statement without a year is something to catalogue and nothing to draw a path through
    asked = "title: x\nparameters: {region: jiangjin-park, indicators: [hr_park_output]}\n"
    write(root, f"notebook: n\n{asked}")
    assert load_runs(Workspace(root), today=TODAY)
    write(root, f"notebook: paths\n{asked}")
    assert "data/tables/series.csv" in str(faults(root)[0])
    write(root, "notebook: paths\ntitle: x\nparameters: {region: beibei}\n")
    assert [problem.found for problem in faults(root)] == ["beibei"]


def test_a_comparison_in_a_year_without_figures_is_refused(tmp_path: Path) -> None:
    compared = (
        DECLARED.replace("indicators", "indicator") + '\nmeasure: str = "level"\nyear: int = 2025'
    )
    root = make_workspace(
        tmp_path / "w",
        {"n": notebook(["1"], compared), "other": notebook(["1"], DECLARED + "\nyear: int = 2025")},
        {},
    )
    asked = "title: x\nparameters: {{region: 绵阳, indicator: {}, year: {}}}\n"
    write(root, "notebook: n\n" + asked.format("[hr_revenue]", 2024))
    assert [str(found) for found in faults(root)] == [
        "year='2024'  expected a year with figures: 2022, 2025"
    ]
    write(root, "notebook: n\n" + asked.format("[hr_revenue]", 2022))
    assert load_runs(Workspace(root), today=TODAY)
    # the first is ranked: another may lack the year
    write(root, "notebook: n\n" + asked.format("[hr_revenue, skilled_workers]", 2022))
    assert load_runs(Workspace(root), today=TODAY)
    # what a year means to a notebook that compares nothing is not known
    other = asked.replace("indicator:", "indicators:").format("[hr_revenue]", 2024)
    write(root, "notebook: other\n" + other)
    assert load_runs(Workspace(root), today=TODAY)


def test_paths_beyond_the_last_figure_are_refused_before_the_run(tmp_path: Path) -> None:
    paths = DECLARED + '\nmodels: list[str] = ["linear"]\nyears: list[int] = []'
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"], paths)}, {})
    asked = "notebook: n\ntitle: x\nparameters: {{region: 绵阳, indicators: [{}], years: {}}}\n"
    for years in ("[2022, 2027]", "[2050]"):
        write(root, asked.format("hr_revenue", years))
        assert [str(found) for found in faults(root)] == [
            f"years='{years}'  expected years up to 2025, the last with a figure of what is chosen"
        ]
    for years in ("[2020, 2025]", "[]"):
        write(root, asked.format("hr_revenue", years))
        assert load_runs(Workspace(root), today=TODAY)


def test_a_run_that_is_empty_in_part_is_made(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"], PATHS)}, {})
    write(root, GOOD + "parameters: {region: 永川区, indicators: [hr_revenue, skilled_workers]}\n")
    assert len(load_runs(Workspace(root), today=TODAY)) == 2


def test_a_star_stands_for_what_the_notebook_can_show(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"], PATHS)}, {})
    write(root, GOOD + "parameters: {region: jiangjin-park}\nmatrix: {indicators: '*'}\n")
    asked = [each.parameters["indicators"] for each in load_runs(Workspace(root), today=TODAY)]
    assert ["hr_park_output"] not in asked
    assert asked


HEADER = "region,indicator,period,value,unit,status,source,url,reliability,as_of,note\n"
OBSERVED = "高新区,rd_intensity,2021,5.1,%,reported,公报,,high,2022-03-01,\n"


def _watched(tmp_path: Path, parameters: str) -> Path:
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"], WATCHED)}, {})
    write(root, f"notebook: n\ntitle: x\nlanguages: [zh]\nparameters: {{{parameters}}}\n")
    (root / "mine").mkdir()
    return root


SUPPLIED = DECLARED + '\nmodels: list[str] = ["linear"]\nbaselines: list[str] = []'
SKILLED = "region: 永川区, indicators: [skilled_workers], baselines: "


@pytest.mark.parametrize(
    ("given", "found", "words"),
    [
        ("[nothing]", "nothing", "region/indicator: year=…, value=…, owner=…"),
        ("['永川区/skilled_workers: yeer=2022, value=1, owner=x']", "永川区/skilled_workers: yeer=2022",
         "did you mean 'year'?"),
        ("['永川区/skilled_workers: year=2022, value=1']", "永川区/skilled_workers: owner=",
         "owner=…"),
        ("['永川区/skilled_workers: year=2022, value=1, owner=']", "永川区/skilled_workers: owner=",
         "whose figure it is"),
        ("['永川曲/skilled_workers: year=2022, value=1, owner=x']", "永川曲/skilled_workers: region_id=永川曲",
         "did you mean '永川"),
        ("['永川区/skiled_workers: year=2022, value=1, owner=x']",
         "永川区/skiled_workers: indicator_id=skiled_workers", "did you mean 'skilled_workers'?"),
        ("['skilled_workers: year=2022, value=1, owner=x']", "series_id=skilled_workers",
         "region/indicator"),
        ("['永川区/skilled_workers: year=2026, value=1, owner=x']",
         "yongchuan/skilled_workers: year=2026", "a year before 2025"),
        ("['永川区/skilled_workers: observation=chongqing/skilled_workers/2022']",
         "永川区/skilled_workers: observation=chongqing/skilled_workers/2022", "did you mean"),
        ("['绵阳市/hr_revenue: year=2020, value=1, owner=x']", "series_id=mianyang/hr_revenue",
         "a series of the run's places and indicators"),
    ],
)  # fmt: skip
def test_baselines_are_refused_before_a_run(
    tmp_path: Path, given: str, found: str, words: str
) -> None:
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"], SUPPLIED)}, {})
    write(root, f"{GOOD}parameters: {{{SKILLED}{given}}}\n")
    (problem,) = faults(root)
    assert (problem.file, problem.field, problem.found) == ("params/r.yaml", "baselines", found)
    assert words in str(problem)


def test_all_faulty_baselines_come_at_once_and_sound_ones_pass(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"], SUPPLIED)}, {})
    two = "['永川区/skilled_workers: year=2026, value=1, owner=x', 'x/skilled_workers: value=1']"
    write(root, f"{GOOD}parameters: {{{SKILLED}{two}}}\n")
    assert len({problem.found for problem in faults(root)}) == 4
    sound = "['永川区/skilled_workers: year=2022, value=150000, owner=me, for a test']"
    write(root, f"{GOOD}parameters: {{{SKILLED}{sound}}}\n")
    assert len(load_runs(Workspace(root), today=TODAY)) == 2


def test_a_baseline_nobody_knew_on_the_day_of_the_run_is_refused(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"], SUPPLIED)}, {})
    named = "['高新区/rd_intensity: observation=chongqing-hitech/rd_intensity/2024']"
    asked = f"region: 高新区, indicators: [rd_intensity], baselines: {named}"
    write(root, f"{GOOD}as_of: 2022-01-01\nparameters: {{{asked}}}\n")
    (problem,) = faults(root)
    assert "a known observation" in problem.expected


def test_observations_that_are_faulty_stop_the_run(tmp_path: Path) -> None:
    root = _watched(tmp_path, "region: chongqing-hitech, observations: mine/seen.csv")
    (missing,) = faults(root)
    assert (missing.file, missing.field, missing.found) == (
        "params/r.yaml", "observations", "mine/seen.csv"
    )  # fmt: skip
    file = root / "mine" / "seen.csv"
    file.write_text(HEADER + OBSERVED.replace("高新区", "高新曲") + OBSERVED.replace("5.1", "五"))
    assert [(problem.file, problem.row) for problem in faults(root)] == [
        ("mine/seen.csv", 2), ("mine/seen.csv", 3)
    ]  # fmt: skip
    file.write_bytes(b"\xff\xfe\x00")
    assert faults(root)
    file.write_text(HEADER + OBSERVED)
    (made,) = load_runs(Workspace(root), today=TODAY)
    assert made.inputs == ("mine/seen.csv",)


FAULTS = sorted((Path(__file__).parents[1] / "faults").glob("observations_*/observations.csv"))


def test_a_faulty_file_of_observations_is_to_be_validated(tmp_path: Path) -> None:
    own = tmp_path / "my own.csv"
    own.write_text("a,b\n1,2\n")
    root = _watched(tmp_path, f"region: chongqing-hitech, observations: {own}")
    with pytest.raises(RunError) as raised:
        load_runs(Workspace(root), today=TODAY)
    assert raised.value.next_command == f"labourtargets observations validate '{own}'"


@pytest.mark.parametrize("file", FAULTS, ids=lambda file: file.parent.name)
def test_every_fault_of_observations_is_told_before_a_run(tmp_path: Path, file: Path) -> None:
    root = _watched(tmp_path, "region: chongqing-hitech, observations: mine/seen.csv")
    shutil.copy(file, root / "mine" / "seen.csv")
    expected: list[Any] = []
    try:
        load_observations(root / "mine" / "seen.csv", workspace=Workspace(root))
    except ObservationError as fault:
        expected += fault.problems
    if expected:
        assert faults(root) == expected
    else:
        # faulty only beside a day, and a report looks no further than its own
        assert load_runs(Workspace(root), today=TODAY)


def test_a_folder_of_observations_that_gives_none_stops_the_run(tmp_path: Path) -> None:
    root = _watched(tmp_path, "region: chongqing-hitech, observations: mine")
    (problem,) = faults(root)
    assert (problem.file, problem.field, problem.found) == ("params/r.yaml", "observations", "mine")
    (root / "mine" / "seen.xlsx").write_bytes(b"PK\x03\x04")
    assert [str(problem) for problem in faults(root)] == [
        "a workbook  expected CSV UTF-8; save its sheet as one"
    ]
    (root / "mine" / "seen.CSV").write_text(HEADER + OBSERVED)
    (made,) = load_runs(Workspace(root), today=TODAY)
    assert made.inputs == ("mine/seen.CSV",)
    (root / "mine" / "more.xlsx").write_bytes(b"PK\x03\x04")
    assert [problem.file for problem in faults(root)] == ["mine/more.xlsx"]


def test_figures_that_look_wrong_by_their_size_stop_nothing_and_are_warned_of(
    tmp_path: Path,
) -> None:
    root = _watched(tmp_path, "region: chongqing-hitech, observations: mine")
    file = root / "mine" / "seen.csv"
    file.write_text(HEADER + OBSERVED)
    (made,) = load_runs(Workspace(root), today=TODAY)
    assert made.inputs == ("mine/seen.csv",)
    assert doubtful_observations([made], Workspace(root)) == []
    file.write_text(HEADER + OBSERVED.replace("5.1", "0.051"))
    (made,) = load_runs(Workspace(root), today=TODAY)
    assert doubtful_observations([made, made], Workspace(root)) == [
        "mine/seen.csv row 2  value='0.051'; looks like a fraction: shares are written in percent, "
        "30 and not 0.3 (used as it is)"
    ]
    file.write_text(HEADER + "".join(
        OBSERVED.replace("5.1", "0.051").replace("2021,", f"{year},") for year in range(2017, 2022)
    ))  # fmt: skip
    *first, rest = doubtful_observations([made], Workspace(root))
    assert len(first) == 3
    assert rest == (
        "mine/seen.csv: 2 more like these: labourtargets observations validate mine/seen.csv"
    )
    file.unlink()
    assert doubtful_observations([made], Workspace(root)) == []


def test_figures_made_up_to_show_a_report_are_not_doubted() -> None:
    shown = "data/observations/demonstration"
    workspace = Workspace.default()
    assert examine(workspace.root / shown).doubts(figures_beside(workspace))
    (made, *_) = load_runs(workspace, ["track-demonstration"])
    assert made.parameters["observations"] == shown
    assert doubtful_observations([made], workspace) == []


@pytest.mark.parametrize("path", ["x" * 400, "../../../etc/hostname-of-nobody", "a/../b.csv"])
def test_a_path_that_leads_nowhere_is_a_fault_of_the_run(tmp_path: Path, path: str) -> None:
    root = _watched(tmp_path, f"region: chongqing-hitech, observations: {path}")
    assert [(problem.file, problem.field) for problem in faults(root)] == [
        ("params/r.yaml", "observations")
    ]


def test_a_faulty_shipped_file_stops_every_run(root: Path) -> None:
    write(root, GOOD)
    file = root / "data" / "observations" / "published.csv"
    file.write_text(file.read_text(encoding="utf-8") + OBSERVED.replace("5.1", "五"), "utf-8")
    found = faults(root)
    assert {problem.file for problem in found} == {"data/observations/published.csv"}
    done = run(root, "report")
    assert done.returncode == 2
    assert "data/observations/published.csv" in done.stderr
    assert not (root / "reports").exists()


def test_braces_are_no_template(root: Path) -> None:
    write(root, "notebook: n\ntitle: '{{7*7}} {% raw %} <script>'\nlanguages: [zh]\n")
    assert load_runs(Workspace(root), today=TODAY)[0].title == "{{7*7}} {% raw %} <script>"


def test_two_files_may_not_make_one_name(root: Path) -> None:
    write(root, GOOD + "matrix: {region: [yongchuan]}\n", "r.yaml")
    write(root, GOOD, "r-yongchuan.yaml")
    assert {problem.found for problem in faults(root)} == {"r-yongchuan-zh", "r-yongchuan-en"}


def test_a_notebook_must_declare_language_and_date(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"], "a: int = 1")}, {"r": GOOD})
    assert [problem.field for problem in faults(root)] == ["language", "as_of"]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a = 1", "name: type = literal"),
        ("a: int = 1 + x", "a literal"),
        ("a: int = 'x'", "int"),
        ("a: int = True", "int"),
        ("import os", "name: type = literal"),
        ("a: int = (", "Python"),
    ],
)
def test_a_parameters_cell_is_annotated_literals(tmp_path: Path, source: str, words: str) -> None:
    import nbformat

    nbformat.write(notebook(["1"], source), tmp_path / "n.ipynb")
    with pytest.raises(RunError) as raised:
        notebook_parameters(tmp_path / "n.ipynb", "notebooks/n.ipynb")
    assert words in str(raised.value)


def test_one_cell_must_be_tagged(tmp_path: Path) -> None:
    import nbformat

    nbformat.write(nbformat.v4.new_notebook(), tmp_path / "n.ipynb")
    with pytest.raises(RunError, match="0 cells"):
        notebook_parameters(tmp_path / "n.ipynb", "notebooks/n.ipynb")


@given(st.one_of(st.integers(), st.text(), st.booleans(), st.none(), st.lists(st.integers())))
def test_a_value_is_accepted_by_its_own_type_only(value: object) -> None:
    annotations = {"int": int, "str": str, "bool": bool, "None": type(None), "list[int]": list}
    for annotation, kind in annotations.items():
        assert accepts(Parameter("x", annotation, None), value) == (type(value) is kind)


@given(st.text(max_size=60))
def test_any_file_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("y") / "x.yaml"
    path.write_text(text, encoding="utf-8", errors="ignore")
    content, problems = read_yaml(path, "x.yaml")
    assert content is None or problems or content == yaml.safe_load(path.read_text("utf-8"))


def test_the_command_exits_2_and_writes_nothing(root: Path) -> None:
    write(root, GOOD + "parameters: {region: yongchuang}\n")
    done = run(root, "report")
    assert done.returncode == 2
    assert "did you mean 'yongchuan'?" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (root / "reports").exists()


def test_a_title_is_wanted_in_the_languages_of_the_run_alone(root: Path) -> None:
    write(root, "notebook: n\nlanguages: [en]\ntitle: {en: Title}\n")
    (alone,) = load_runs(Workspace(root), today=TODAY)
    assert (alone.run_id, alone.title) == ("r-en", "Title")
    write(root, "notebook: n\ntitle: {en: Title}\n")
    (problem,) = faults(root)
    assert str(problem) == (
        "title.zh=''  expected a title in each of the languages: zh, en; `languages: [en]` makes it "
        "in one alone"
    )
    write(root, "notebook: n\ntitle: {en: Title, fr: Titre}\n")
    assert [problem.field for problem in faults(root)] == ["title.fr"]
    write(root, "notebook: n\n")
    (problem,) = faults(root)
    assert str(problem) == "title=''  expected a line such as `title: \"…\"`"


def test_what_a_file_leaves_to_the_notebook_is_checked_as_well(tmp_path: Path) -> None:
    wrong = DECLARED + '\nbefore: str = "grwth"'
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"], wrong)}, {})
    write(root, GOOD)
    (found,) = faults(root)
    assert found.file == "notebooks/n.ipynb"
    assert "before='grwth'" in str(found)
    assert "did you mean 'growth'" in str(found)
    write(root, GOOD + "parameters: {before: growth}\n")
    assert load_runs(Workspace(root), today=TODAY)


def test_a_day_that_is_none_hides_no_other_mistake(tmp_path: Path) -> None:
    root = make_workspace(tmp_path / "w", {"n": notebook(["1"], DECLARED)}, {})
    write(root, GOOD + "cadence: fortnightly\nas_of: 2026-13-01\n")
    told = " ".join(str(found) for found in faults(root))
    assert "2026-13-01" in told
    assert "fortnightly" in told
