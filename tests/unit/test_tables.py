"""The only reader and writer of our CSVs: canonical bytes out, every fault of a file at once in."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from labourtargets.errors import Problem, TargetTableError, WorkspaceError
from labourtargets.tables import (
    Field,
    Schema,
    load_schema,
    parse_table,
    read_table,
    records,
    serialise,
    write_table,
)
from labourtargets.workspace import Workspace

HEADER = "key,count,amount,open,day,region,words"
SCHEMA = Schema(
    name="sample",
    title="Sample",
    description="One column of each type.",
    path="tables/sample.csv",
    version="1",
    primary_key=("key",),
    sort=("key",),
    fields=(
        Field("key", "string", "Key.", required=True),
        Field("count", "integer", "Whole number."),
        Field("amount", "number", "Number."),
        Field("open", "boolean", "Yes or no."),
        Field("day", "date", "Date."),
        Field("region", "string", "Place.", set="regions"),
        Field("words", "string", "Words.", enum=()),
    ),
)
CLOSED = Schema(
    **{
        **SCHEMA.__dict__,
        "fields": (*SCHEMA.fields[:-1], Field("words", "string", "", enum=("stock", "ratio"))),
    }
)
ALL_SCHEMAS = sorted(path.stem for path in (Workspace.default().schema).glob("*.json"))


def parse(
    *rows: str, schema: Schema = SCHEMA, sets: dict[str, list[str]] | None = None
) -> pd.DataFrame:
    return parse_table("\n".join([HEADER, *rows, ""]).encode(), schema, "sample.csv", sets)


def faults(content: bytes | str, schema: Schema = SCHEMA, **keywords: Any) -> list[Problem]:
    content = content.encode() if isinstance(content, str) else content
    with pytest.raises(TargetTableError) as caught:
        parse_table(content, schema, "sample.csv", **keywords)
    assert all(problem.file == "sample.csv" for problem in caught.value.problems)
    assert "sample.csv" in str(caught.value)
    return list(caught.value.problems)


def test_types_are_those_of_the_schema() -> None:
    frame = parse("a,1,1.5,true,2021-07-13,yongchuan,永川", "b,,,false,,,", "c,-7,.5,,,,NA")
    assert {name: str(kind) for name, kind in frame.dtypes.items()} == {
        "key": "str",
        "count": "Int64",
        "amount": "float64",
        "open": "boolean",
        "day": "str",
        "region": "str",
        "words": "str",
    }
    assert frame["count"].tolist() == [1, pd.NA, -7]
    assert frame["amount"].tolist()[::2] == [1.5, 0.5]
    assert np.isnan(frame["amount"][1])
    assert frame["open"].tolist() == [True, False, pd.NA]
    assert frame["words"].isna().tolist() == [False, True, False]
    assert frame["words"].tolist()[2] == "NA"


def test_a_file_of_the_header_alone_is_an_empty_table() -> None:
    frame = parse()
    assert frame.shape == (0, 7)
    assert str(frame["count"].dtype) == "Int64"


@pytest.mark.parametrize(
    ("cell", "column", "expected"),
    [
        ("a,1.5,,,,,", "count", "a whole number"),
        ("a,２,,,,,", "count", "a whole number"),
        ("a,99999999999999999999,,,,,", "count", "a whole number"),
        ('a,"1\n",,,,,', "count", "a whole number"),
        ("a,,20万,,,,", "amount", "a number"),
        ("a,,nan,,,,", "amount", "a number"),
        ("a,,1e999,,,,", "amount", "a number"),
        ('a,,"1,000",,,,', "amount", "a number"),
        ("a,,,TRUE,,,", "open", "true or false"),
        ("a,,,1,,,", "open", "true or false"),
        ("a,,,,2021/07/13,,", "day", "a date YYYY-MM-DD"),
        ("a,,,,2021-02-30,,", "day", "a date YYYY-MM-DD"),
        (",1,,,,,", "key", "a value"),
    ],
)
def test_a_cell_of_another_form_is_named(cell: str, column: str, expected: str) -> None:
    (problem,) = faults(f"{HEADER}\nz,1,1,true,2021-01-01,,\n{cell}\n")
    assert (problem.row, problem.field, problem.expected) == (3, column, expected)


def test_a_value_outside_the_closed_set_is_named_with_the_near_one() -> None:
    (problem,) = faults(f"{HEADER}\na,,,,,,stok\n", CLOSED)
    assert (problem.row, problem.field, problem.found) == (2, "words", "stok")
    assert problem.expected == "one of stock, ratio"
    assert problem.hint == "did you mean 'stock'?"


def test_a_member_of_a_registry_is_checked_where_the_registry_is_given() -> None:
    row = "a,,,,,yongchaun,"
    assert parse(row)["region"].tolist() == ["yongchaun"]
    sets = {"regions": ["nanchong", "yongchuan"]}
    (problem,) = faults(f"{HEADER}\n{row}\n", sets=sets)
    assert (problem.field, problem.expected) == ("region", "one of regions")
    assert problem.hint == "did you mean 'yongchuan'? (data/registries/regions.csv)"


def test_a_duplicate_key_is_reported_once_at_the_later_row() -> None:
    schema = Schema(**{**SCHEMA.__dict__, "primary_key": ("key", "count")})
    content = f"{HEADER}\na,1,,,,,\na,2,,,,,\na,1,,,,,\na,,,,,,\na,,,,,,\n"
    assert [(p.row, p.field, p.found, p.expected) for p in faults(content, schema)] == [
        (4, "key, count", "a, 1", "no duplicate"),
        (6, "key, count", "a, ", "no duplicate"),
    ]


def test_every_fault_of_a_file_is_told_at_once_in_the_order_of_rows() -> None:
    content = f"{HEADER}\na,x,y,,,,\nb,,,maybe,,,\na,1,1,,,,oops\n"
    found = [(problem.row, problem.field) for problem in faults(content, CLOSED)]
    assert sorted(found) == [
        (2, "amount"),
        (2, "count"),
        (3, "open"),
        (4, "key"),
        (4, "words"),
    ]
    assert [row for row, _ in found] == sorted(row for row, _ in found)


def test_bytes_are_judged_before_cells() -> None:
    content = b"\xef\xbb\xbf" + f"{HEADER}\r\na,1,,,,,\r\nb,1\r\n".encode()
    assert [(p.row, p.found, p.expected) for p in faults(content)] == [
        (1, "a byte order mark", "UTF-8 without one"),
        (None, "CR line ends", "LF"),
        (3, "2 cells", "7 cells"),
    ]
    assert "spreadsheet" in faults(content)[0].hint


@pytest.mark.parametrize(
    ("content", "row", "found"),
    [
        (f"{HEADER}\na,,,,,,永川\n".encode("gb18030"), 2, "bytes that are not UTF-8"),
        (f"{HEADER}\na,,,,,,\0\n".encode(), None, "a NUL byte"),
        (HEADER.replace(",", ";").encode() + b"\na;1;;;;;\n", 1, "semicolons"),
        (f'{HEADER}\na,,,,,,"open\nb,,,,,,\n'.encode(), 2, "unexpected end of data"),
        (f'{HEADER}\na,,,,,,"x"y\n'.encode(), 2, "',' expected after '\"'"),
        (f'{HEADER}\na,,,,,,"{"x" * 140_000}"\n'.encode(), 2, "field larger than field limit"),
        (f"{HEADER}\na,,,,,,\n\nb,,,,,,\n".encode(), 3, "0 cells"),
        (f"{HEADER}\na,,,,,,,\n".encode(), 2, "8 cells"),
    ],
)
def test_a_file_that_is_no_table_of_ours_is_refused(content: bytes, row: int, found: str) -> None:
    (problem,) = faults(content)
    assert problem.row == row
    assert found in problem.found


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("key,cuont,amount,open,day,region,words", [("column", "cuont"), ("column", "count")]),
        ("count,key,amount,open,day,region,words", [("header", None)]),
        ("key,count,amount,open,day,region", [("column", "words")]),
        ("key,count,amount,open,day,region,words,key", [("header", None)]),
        ("", [("column", name) for name in HEADER.split(",")]),
    ],
)
def test_a_header_must_be_the_schemas(header: str, said: list[tuple[str, str | None]]) -> None:
    found = faults(f"{header}\n")
    assert [problem.field for problem in found] == [field for field, _ in said]
    for problem, (_, column) in zip(found, said, strict=True):
        assert problem.row == 1
        assert column is None or problem.found == column
    if "cuont" in header:
        assert found[0].hint == "did you mean 'count'?"
    if header.startswith("count"):
        assert found[0].expected == f"the order {HEADER}"


def test_an_empty_file_lacks_every_column() -> None:
    assert {problem.found for problem in faults(b"")} == set(HEADER.split(","))


cells = st.text(
    st.characters(blacklist_categories=["Cs"], blacklist_characters="\r\0"), max_size=12
)
rows = st.fixed_dictionaries(
    {
        "key": cells.filter(bool),
        "count": st.none() | st.integers(-(10**17), 10**17),
        "amount": st.none() | st.floats(allow_nan=False, allow_infinity=False),
        "open": st.none() | st.booleans(),
        "day": st.none() | st.dates().map(lambda day: day.isoformat()),
        "region": st.none() | cells.filter(bool),
        "words": st.none() | cells.filter(bool),
    }
)


@given(st.lists(rows, max_size=6, unique_by=lambda row: row["key"]))
def test_what_is_written_reads_back_the_same(written: list[dict[str, Any]]) -> None:
    frame = pd.DataFrame(written, columns=SCHEMA.columns, dtype=object)
    content = serialise(frame, SCHEMA)
    again = parse_table(content, SCHEMA, "sample.csv")
    # numbers that are whole are written without a point: 2.0 and 2 are the same cell
    assert records(again) == sorted(written, key=lambda row: row["key"])
    assert serialise(again, SCHEMA) == content


@given(st.lists(rows, max_size=6, unique_by=lambda row: row["key"]), st.randoms())
def test_the_bytes_do_not_depend_on_the_order_of_rows(
    written: list[dict[str, Any]], random: Any
) -> None:
    shuffled = random.sample(written, len(written))
    one, other = (
        serialise(pd.DataFrame(some, columns=SCHEMA.columns, dtype=object), SCHEMA)
        for some in (written, shuffled)
    )
    assert one == other


@given(st.binary(max_size=60))
def test_no_bytes_break_the_reader_itself(content: bytes) -> None:
    try:
        frame = parse_table(f"{HEADER}\n".encode() + content, SCHEMA, "sample.csv")
    except TargetTableError:
        return
    assert frame.columns.tolist() == SCHEMA.columns


def test_the_canonical_form_is_utf8_lf_sorted_and_plain() -> None:
    frame = pd.DataFrame(
        {
            "key": ["乙", "甲,", "丙"],
            "count": [2, None, 3],
            "amount": [83600.0, 0.1, float("nan")],
            "open": [True, None, np.bool_(False)],
            "day": None,
            "region": None,
            "words": ['say "so"', "=1+1", None],
        }
    )
    assert serialise(frame, SCHEMA).decode() == (
        f'{HEADER}\n丙,3,,false,,,\n乙,2,83600,true,,,"say ""so"""\n"甲,",,0.1,,,,=1+1\n'
    )


def test_a_schema_without_an_order_keeps_the_rows() -> None:
    schema = Schema(**{**SCHEMA.__dict__, "sort": ()})
    frame = pd.DataFrame([{"key": "b"}, {"key": "a"}], columns=SCHEMA.columns)
    assert serialise(frame, schema).decode().splitlines()[1:] == ["b,,,,,,", "a,,,,,,"]


@pytest.mark.parametrize("name", ALL_SCHEMAS)
def test_every_schema_describes_its_columns(workspace: Workspace, name: str) -> None:
    schema = load_schema(name, workspace)
    assert schema.name == name
    assert set(schema.primary_key) <= set(schema.columns)
    assert set(schema.sort) <= set(schema.columns)
    assert len(set(schema.columns)) == len(schema.columns)
    for column in schema.fields:
        assert column.type in {"string", "integer", "number", "boolean", "date"}
        assert column.description, (name, column.name)


@pytest.mark.parametrize("name", ALL_SCHEMAS)
def test_every_committed_table_is_in_canonical_form(workspace: Workspace, name: str) -> None:
    schema = load_schema(name, workspace)
    files = [workspace.data / schema.path]
    if "<" in schema.path:
        files = sorted((workspace.data / schema.path).parent.glob("*.csv"))
    for file in files:
        if file.is_file():
            frame = read_table(name, workspace, file)
            assert serialise(frame, schema) == file.read_bytes(), workspace.relative(file)


def test_an_unknown_schema_is_suggested(workspace: Workspace) -> None:
    with pytest.raises(WorkspaceError, match="did you mean 'statements'") as caught:
        load_schema("statement", workspace)
    assert caught.value.problems[0].file == "data/schema"


def test_a_changed_schema_is_read_again(copied: Workspace) -> None:
    before = load_schema("units", copied)
    path = copied.schema / "units.json"
    described = json.loads(path.read_text(encoding="utf-8"))
    described["title"] = "Measures"
    path.write_text(json.dumps(described), encoding="utf-8")
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns + 10**9))
    assert before.title == "Units"
    assert load_schema("units", copied).title == "Measures"


def test_a_missing_file_is_named_and_a_generated_one_can_be_built(copied: Workspace) -> None:
    (copied.tables / "series.csv").unlink()
    with pytest.raises(TargetTableError, match=r"data/tables/series\.csv(?s:.*)make data"):
        read_table("series", copied)
    (copied.registries / "units.csv").unlink()
    with pytest.raises(TargetTableError, match=r"data/registries/units\.csv") as caught:
        read_table("units", copied)
    assert "make data" not in str(caught.value)


def test_a_table_elsewhere_has_the_same_form(workspace: Workspace, tmp_path: Path) -> None:
    aliases = read_table("region_aliases", workspace)
    file = write_table("region_aliases", aliases, workspace, tmp_path / "new" / "mine.csv")
    assert file.read_bytes() == (workspace.registries / "region_aliases.csv").read_bytes()
    pd.testing.assert_frame_equal(read_table("region_aliases", workspace, file), aliases)
    assert [path.name for path in file.parent.iterdir()] == ["mine.csv"]


def test_texts_are_kept_as_pandas_is_told_to_keep_them(workspace: Workspace) -> None:
    for storage in ("python", "pyarrow", "python"):
        with pd.option_context("mode.string_storage", storage):
            assert read_table("units", workspace)["unit"].dtype.storage == storage


def test_a_faulty_frame_writes_nothing(copied: Workspace) -> None:
    before = (copied.registries / "units.csv").read_bytes()
    units = read_table("units", copied)
    with pytest.raises(TargetTableError, match="no duplicate"):
        write_table("units", pd.concat([units, units.head(1)]), copied)
    assert (copied.registries / "units.csv").read_bytes() == before


def test_a_write_that_fails_leaves_the_old_file(
    copied: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = (copied.registries / "units.csv").read_bytes()
    names = sorted(path.name for path in copied.registries.iterdir())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_table("units", read_table("units", copied).head(3), copied)
    assert (copied.registries / "units.csv").read_bytes() == before
    assert sorted(path.name for path in copied.registries.iterdir()) == names


def test_records_are_plain_values() -> None:
    frame = parse("a,1,1.5,true,2021-07-13,,", "b,,,,,,")
    first, second = records(frame)
    assert first == {
        "key": "a",
        "count": 1,
        "amount": 1.5,
        "open": True,
        "day": "2021-07-13",
        "region": None,
        "words": None,
    }
    assert set(second.values()) == {"b", None}


def test_csv_module_and_ours_agree_on_the_committed_statements(workspace: Workspace) -> None:
    content = (workspace.tables / "statements.csv").read_text(encoding="utf-8")
    plain = list(csv.DictReader(io.StringIO(content, newline="")))
    ours = read_table("statements", workspace)
    assert [row["text"] for row in plain] == ours["text"].tolist()
    assert [float(row["value"] or "nan") for row in plain] == pytest.approx(
        ours["value"].tolist(), nan_ok=True
    )
