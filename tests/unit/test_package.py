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

from labourtargets.analysis import export
from labourtargets.errors import SelectionError, TargetTableError
from labourtargets.observations import load_observations
from labourtargets.statements import export_tables, load_statements, write_tables
from labourtargets.statements.describing import DESCRIBED
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
    assert words(again[list(frame.columns)]) == words(frame)


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
        assert own["name"].tolist() == schema.columns
        assert own["description"].tolist() == [column.description for column in schema.fields]


@pytest.mark.parametrize("name", [*NAMES, "observed"])
def test_every_column_has_a_label_in_both_languages(workspace: Workspace, name: str) -> None:
    for column in load_schema(name, workspace).fields:
        assert re.search(r"[\u4e00-\u9fff]", column.label_zh), column.name
        assert re.fullmatch(r"[A-Z][\w/ ,-]+", column.label_en), column.name


def test_the_ends_of_what_is_admitted_are_neither_floor_nor_ceiling(workspace: Workspace) -> None:
    for name in ("statements", "targets", "series"):
        said = {column.name: column.description for column in load_schema(name, workspace).fields}
        assert "where less is wanted" in said["lower"]
        assert "where more is wanted" in said["upper"]
        assert all("empty where open" in said[end] for end in ("lower", "upper"))


@pytest.mark.parametrize("table_format", FORMATS)
def test_observations_are_numbers_in_base_units_too(
    workspace: Workspace, tmp_path: Path, table_format: str
) -> None:
    files = export(tmp_path, table_format, workspace)
    expected = load_observations(workspace=workspace)
    if table_format == "xlsx":
        again = pd.read_excel(files[0], sheet_name="observed")
    else:
        file = tmp_path / f"observed.{table_format}"
        again = getattr(pd, {"dta": "read_stata"}.get(table_format, f"read_{table_format}"))(file)
    for end in ("value", "lower", "upper"):
        assert again[end].tolist() == pytest.approx(expected[end].tolist(), nan_ok=True)
    assert again["observation_id"].tolist() == expected["observation_id"].tolist()
    assert set(again["base_unit"]) == set(expected["base_unit"])
    if table_format in ("csv", "parquet"):
        package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
        assert package["resources"][-1]["path"] == f"observed.{table_format}"


def test_without_observations_there_are_no_numbers_of_them(
    copied: Workspace, tmp_path: Path
) -> None:
    for file in copied.observations.glob("*.csv"):
        file.unlink()
    export(tmp_path / "out", "csv", copied)
    assert len((tmp_path / "out" / "observed.csv").read_text(encoding="utf-8").splitlines()) == 1


def test_what_is_passed_in_is_held_to_its_schema(workspace: Workspace, tmp_path: Path) -> None:
    wrong = load_observations(workspace=workspace).assign(status="guessed")
    with pytest.raises(TargetTableError, match="guessed"):
        export_tables(tmp_path / "out", "csv", workspace, {"observed": wrong})
    assert not (tmp_path / "out").exists()


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


def test_the_workbook_describes_its_columns_first(
    workspace: Workspace, exported: dict[str, Path]
) -> None:
    book = openpyxl.load_workbook(exported["xlsx"] / "labourtargets.xlsx")
    assert book.sheetnames == ["columns", *NAMES]
    described = pd.read_excel(
        exported["xlsx"] / "labourtargets.xlsx", sheet_name="columns", keep_default_na=False
    )
    assert described.columns.tolist() == list(DESCRIBED)
    for name in NAMES:
        own = described[described["table"] == name]
        schema = load_schema(name, workspace)
        assert own["name"].tolist() == [cell.value for cell in book[name][1]]
        fields = own.set_index("name")
        assert (fields[["label_zh", "label_en", "description"]] != "").all(axis=None)
        for column in schema.fields:
            said = fields.loc[column.name]
            assert said["description"] == column.description
            assert (said["label_zh"], said["type"]) == (column.label_zh, column.type)
            if column.enum:
                assert said["values"].split(" | ") == list(column.enum)
            elif column.set in NAMES:
                assert said["values"] == f"see {column.set}"


def test_a_sheet_can_be_read_as_it_opens(exported: dict[str, Path]) -> None:
    book = openpyxl.load_workbook(exported["xlsx"] / "labourtargets.xlsx")
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        widths = [sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]]
        assert all(8 <= width <= 60 for width in widths)
        assert all(
            width > len(str(cell.value)) for width, cell in zip(widths, sheet[1], strict=True)
        )


def test_names_stand_beside_identifiers_in_the_workbook(
    workspace: Workspace, exported: dict[str, Path]
) -> None:
    regions = read_table("regions", workspace).set_index("region_id")
    book = exported["xlsx"] / "labourtargets.xlsx"
    for name in ("statements", "targets", "series", "region_aliases"):
        rows = pd.read_excel(book, sheet_name=name)
        place = rows.columns.get_loc("region_id")
        assert rows.columns[place + 1 : place + 3].tolist() == ["region_zh", "region_en"]
        assert rows["region_zh"].tolist() == regions.loc[rows["region_id"], "name_zh"].tolist()
    assert pd.read_excel(book, sheet_name="statements")["indicator_en"].notna().all()
    assert "region_zh" not in pd.read_excel(book, sheet_name="regions")


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
