"""The data package, and tables for other tools that read back as what they are."""

from __future__ import annotations

import hashlib
import json
import os
import re
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from labourtargets.errors import SelectionError, TargetTableError
from labourtargets.statements import export_tables, load_statements, write_tables
from labourtargets.statements.exporting import FORMATS
from labourtargets.statements.package import NAMES
from labourtargets.tables import load_schema, read_table, records, write_table
from labourtargets.workspace import Workspace

# Stata User's Guide, 11.3: what no variable may be called
RESERVED = {
    "_all", "_b", "byte", "_coef", "_cons", "double", "float", "if", "in", "int", "long", "_n",
    "_N", "_pi", "_pred", "_rc", "_skip", "strL", "using", "with",
}  # fmt: skip


@pytest.fixture(scope="module")
def exported(workspace: Workspace, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folders = {}
    for table_format in FORMATS:
        folders[table_format] = tmp_path_factory.mktemp(table_format)
        export_tables(folders[table_format], table_format, workspace)
    return folders


def words(frame: pd.DataFrame) -> list[dict[str, object]]:
    """Rows with numbers as floats, so that tools with one kind of number compare equal."""
    return [
        {
            name: float(value)
            if isinstance(value, int | float) and not isinstance(value, bool)
            else value
            for name, value in row.items()
        }
        for row in records(frame)
    ]


@pytest.mark.parametrize("table_format", FORMATS)
def test_the_files_written_are_the_files_named(
    workspace: Workspace, tmp_path: Path, table_format: str
) -> None:
    out = tmp_path / "deep" / "er"
    files = export_tables(out, table_format, workspace)
    assert sorted(files) == sorted(out.iterdir())
    assert all(file.stat().st_size for file in files)
    # a second export replaces the first
    assert export_tables(out, table_format, workspace) == files


@pytest.mark.parametrize("name", NAMES)
def test_csv_is_the_committed_file(
    workspace: Workspace, exported: dict[str, Path], name: str
) -> None:
    home = workspace.data / load_schema(name, workspace).path
    assert (exported["csv"] / f"{name}.csv").read_bytes() == home.read_bytes()


@pytest.mark.parametrize("name", NAMES)
def test_parquet_reads_back_equal(
    workspace: Workspace, exported: dict[str, Path], name: str
) -> None:
    again = pd.read_parquet(exported["parquet"] / f"{name}.parquet")
    pd.testing.assert_frame_equal(again, read_table(name, workspace))


@pytest.mark.parametrize("name", NAMES)
def test_excel_reads_back_equal(workspace: Workspace, exported: dict[str, Path], name: str) -> None:
    frame = read_table(name, workspace)
    again = pd.read_excel(
        exported["xlsx"] / "labourtargets.xlsx",
        sheet_name=name,
        dtype={key: "str" for key, kind in frame.dtypes.items() if kind == "str"},
        keep_default_na=False,
        na_values=[""],
    )
    assert words(again) == words(frame)


@pytest.mark.parametrize("name", NAMES)
def test_stata_reads_back_equal_with_labels(
    workspace: Workspace, exported: dict[str, Path], name: str
) -> None:
    schema = load_schema(name, workspace)
    with pd.read_stata(exported["dta"] / f"{name}.dta", iterator=True) as reader:
        again = reader.read().replace({"": None})
        labels, title = reader.variable_labels(), reader.data_label
    assert words(again) == words(read_table(name, workspace))
    assert list(labels) == schema.columns
    assert not set(schema.columns) & RESERVED
    assert max(map(len, schema.columns)) <= 32
    for column in schema.fields:
        label, whole = labels[column.name], column.description
        if label != whole:
            assert len(label) <= 80 < len(whole)
            assert re.match(rf"{re.escape(label.removesuffix('…'))}\W", whole)
    assert title == schema.title


def test_stata_has_every_description_whole(workspace: Workspace, exported: dict[str, Path]) -> None:
    described = pd.read_stata(exported["dta"] / "columns.dta")
    for name in NAMES:
        schema = load_schema(name, workspace)
        own = described[described["table"] == name]
        assert own["column"].tolist() == schema.columns
        assert own["description"].tolist() == [column.description for column in schema.fields]


def test_observations_of_all_files_are_exported(copied: Workspace, tmp_path: Path) -> None:
    published = read_table("observations", copied)
    row = "永川区,gdp,2030,1,亿元,reported,公报,,high,,\n"
    header = ",".join(published.columns)
    # a worksheet with a row that nobody could fill in
    (copied.observations / "mine.csv").write_text(
        f"{header}\n{row}永川区,gdp,2031,,亿元,,,,,,\n", encoding="utf-8"
    )
    export_tables(tmp_path / "out", "parquet", copied)
    again = pd.read_parquet(tmp_path / "out" / "observations.parquet")
    assert len(again) == len(published) + 1
    assert again["period"].eq("2030").sum() == 1
    (copied.observations / "mine.csv").write_text(f"{header}\n{row.replace('high', 'hihg')}")
    with pytest.raises(TargetTableError, match=r"observations/mine\.csv"):
        export_tables(tmp_path / "out", "parquet", copied)


def test_codes_stay_words_everywhere(exported: dict[str, Path]) -> None:
    parquet = pd.read_parquet(exported["parquet"] / "regions.parquet").set_index("region_id")
    stata = pd.read_stata(exported["dta"] / "regions.dta").set_index("region_id")
    sheet = openpyxl.load_workbook(exported["xlsx"] / "labourtargets.xlsx")["regions"]
    cells = {row[0].value: row[5] for row in sheet.iter_rows(min_row=2)}
    for code in (parquet.loc["nanchong", "gb_code"], stata.loc["nanchong", "gb_code"]):
        assert code == "511300"
    assert (cells["nanchong"].value, cells["nanchong"].data_type) == ("511300", "s")


def test_the_workbook_describes_its_columns(
    workspace: Workspace, exported: dict[str, Path]
) -> None:
    book = openpyxl.load_workbook(exported["xlsx"] / "labourtargets.xlsx")
    assert book.sheetnames == [*NAMES, "columns"]
    assert {sheet.freeze_panes for sheet in book.worksheets} == {"A2"}
    described = pd.read_excel(
        exported["xlsx"] / "labourtargets.xlsx", sheet_name="columns", keep_default_na=False
    )
    for name in NAMES:
        own = described[described["table"] == name]
        schema = load_schema(name, workspace)
        assert own["column"].tolist() == schema.columns
        assert own["description"].tolist() == [column.description for column in schema.fields]


def test_words_that_look_like_a_formula_stay_words(copied: Workspace, tmp_path: Path) -> None:
    glossary = read_table("glossary", copied)
    formula = '=HYPERLINK("http://example.org","看")'
    glossary.loc[0, "term_en"] = formula
    write_table("glossary", glossary, copied)
    term = glossary.loc[0, "term_zh"]
    (book,) = export_tables(tmp_path / "out", "xlsx", copied)
    sheet = openpyxl.load_workbook(book)["glossary"]
    cells = {row[0].value: row[1] for row in sheet.iter_rows(min_row=2)}
    assert (cells[term].value, cells[term].data_type) == (formula, "s")


@pytest.mark.parametrize("table_format", ["csv", "parquet"])
def test_the_package_beside_an_export_hashes_its_files(
    exported: dict[str, Path], table_format: str
) -> None:
    folder = exported[table_format]
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    assert [entry["name"] for entry in package["resources"]] == [
        name.replace("_", "-") for name in NAMES
    ]
    for entry in package["resources"]:
        content = (folder / entry["path"]).read_bytes()
        assert entry["bytes"] == len(content)
        assert entry["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
        assert entry["format"] == table_format


@pytest.mark.parametrize(
    ("table_format", "said"),
    [("xls", "did you mean 'xlsx'"), ("", "expected one of csv, parquet, xlsx, dta")],
)
def test_an_unknown_format_is_refused(
    workspace: Workspace, tmp_path: Path, table_format: str, said: str
) -> None:
    with pytest.raises(SelectionError) as caught:
        export_tables(tmp_path / "out", table_format, workspace)
    assert said in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_a_folder_that_is_a_file_is_refused(workspace: Workspace, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    with pytest.raises(SelectionError, match=r"out='out'  expected a folder that can be written"):
        export_tables(tmp_path / "out", "csv", workspace)
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


def test_a_broken_table_exports_nothing(copied: Workspace, tmp_path: Path) -> None:
    file = copied.tables / "series.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    with pytest.raises(TargetTableError, match="byte order mark"):
        export_tables(tmp_path / "out", "csv", copied)
    assert not (tmp_path / "out").exists()


def test_an_export_that_fails_midway_leaves_the_earlier_one(
    workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out"
    export_tables(out, "parquet", workspace)
    before = {path.name: path.read_bytes() for path in out.iterdir()}

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(pd.DataFrame, "to_parquet", full)
    with pytest.raises(SelectionError, match="No space left on device"):
        export_tables(out, "parquet", workspace)
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.parametrize("last", ["statements.csv", "datapackage.json"])
def test_a_rebuild_that_fails_midway_leaves_no_scraps(
    copied: Workspace, monkeypatch: pytest.MonkeyPatch, last: str
) -> None:
    names = {path.name for path in [*copied.tables.iterdir(), *copied.data.iterdir()]}

    replace = os.replace

    def full(old: Path, new: Path) -> None:
        if Path(new).name == last:
            raise OSError(28, "No space left on device")
        replace(old, new)

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_tables(copied)
    assert {path.name for path in [*copied.tables.iterdir(), *copied.data.iterdir()]} == names


def test_long_quotes_survive_stata(workspace: Workspace, exported: dict[str, Path]) -> None:
    longest = load_statements(workspace)["quote"].str.encode("utf-8").str.len()
    assert longest.max() > 244
    again = pd.read_stata(exported["dta"] / "statements.dta")["quote"]
    assert again.str.encode("utf-8").str.len().max() == longest.max()
