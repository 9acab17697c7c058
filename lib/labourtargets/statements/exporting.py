"""Export the tables for other tools: CSV, Parquet, Excel, Stata."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from labourtargets.errors import Problem, SelectionError, suggest
from labourtargets.statements.describing import DESCRIBED, described
from labourtargets.statements.package import NAMES, package_text
from labourtargets.statements.workbook import write_workbook
from labourtargets.tables import Schema, load_schema, parse_table, read_table, serialise
from labourtargets.workspace import Workspace

__all__ = ["FORMATS", "export_tables"]

FORMATS = ("csv", "parquet", "xlsx", "dta")
# Stata allows 80 characters in a variable label and 244 in a fixed string.
_STATA_LABEL = 80
_STATA_FIXED = 244


def export_tables(
    out: Path,
    table_format: str = "csv",
    workspace: Workspace | None = None,
    further: Mapping[str, pd.DataFrame] | None = None,
) -> list[Path]:
    """Export tables, registries, observations and the comparability register for another tool.

    Parameters
    ----------
    out : pathlib.Path
        Folder; made if missing. Files of the same names are replaced. The observations of all
        files of ``data/observations`` stand in one table.
    table_format : {"csv", "parquet", "xlsx", "dta"}
        Excel gets one workbook with a sheet of column descriptions and then one per table; Stata
        gets variable labels, and ``columns.dta`` with the descriptions that are longer than a
        label; CSV and Parquet get a Frictionless data package beside them.
    workspace : Workspace, optional
    further : mapping of str to pandas.DataFrame, optional
        Tables made from these, by the name of their schema, to be exported with them: this
        package does not know how observations become numbers.

    Returns
    -------
    list of pathlib.Path
        Files written.

    Raises
    ------
    SelectionError
        If the format is unknown or the folder cannot be written.
    TargetTableError
        If a table breaks its schema.

    Examples
    --------
    >>> import tempfile
    >>> files = export_tables(Path(tempfile.mkdtemp()), "parquet")
    >>> "statements.parquet" in [file.name for file in files]
    True
    """
    workspace = workspace or Workspace.default()
    if table_format not in FORMATS:
        raise SelectionError(
            Problem(
                "",
                None,
                "format",
                table_format,
                f"one of {', '.join(FORMATS)}",
                suggest(table_format, FORMATS),
            )
        )
    frames = {
        name: _observations(workspace) if name == "observations" else read_table(name, workspace)
        for name in NAMES
    } | {name: _held(frame, name, workspace) for name, frame in (further or {}).items()}
    try:
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=out, prefix=".export-") as staging:
            files = _write_all(frames, table_format, Path(staging), workspace)
            return [Path(shutil.move(file, out / file.name)) for file in files]
    except OSError as error:
        raise SelectionError(
            Problem("", None, "out", out.name, "a folder that can be written", str(error.strerror))
        ) from error


def _write_all(
    frames: dict[str, pd.DataFrame], table_format: str, folder: Path, workspace: Workspace
) -> list[Path]:
    schemas = {name: load_schema(name, workspace) for name in frames}
    files = []
    if table_format == "xlsx":
        files.append(folder / "labourtargets.xlsx")
        write_workbook(frames, schemas, files[-1])
    for name, frame in frames.items():
        file = folder / f"{name}.{table_format}"
        if table_format == "csv":
            file.write_bytes(serialise(frame, schemas[name]))
        elif table_format == "parquet":
            frame.to_parquet(file, index=False)
        elif table_format == "dta":
            _stata(frame, schemas[name], file)
        else:
            continue
        files.append(file)
    if table_format == "dta":
        files.append(folder / "columns.dta")
        title = "Every column of every table, described in full"
        _write_stata(described(schemas), DESCRIBED, title, files[-1])
    if table_format in ("csv", "parquet"):
        package = folder / "datapackage.json"
        package.write_text(
            package_text(workspace, folder, table_format, tuple(frames)), encoding="utf-8"
        )
        files.append(package)
    return files


def _held(frame: pd.DataFrame, name: str, workspace: Workspace) -> pd.DataFrame:
    """Hold a table made elsewhere to its schema."""
    schema = load_schema(name, workspace)
    return parse_table(serialise(frame, schema), schema, schema.path)


def _observations(workspace: Workspace) -> pd.DataFrame:
    """Read all files of observations; rows of a worksheet that nobody filled in are left out."""
    schema = load_schema("observations", workspace)
    value, source = (schema.columns.index(name) for name in ("value", "source"))
    frames = []
    for file in sorted(workspace.observations.glob("*.csv")):
        content = file.read_bytes()
        rows = list(csv.reader(io.StringIO(content.decode("utf-8", "replace"), newline="")))
        filled = [
            row for row in rows if len(row) <= max(value, source) or row[value] or row[source]
        ]
        if len(filled) < len(rows):
            text = io.StringIO(newline="")
            csv.writer(text, lineterminator="\n").writerows(filled)
            content = text.getvalue().encode("utf-8")
        frames.append(parse_table(content, schema, workspace.relative(file)))
    return pd.concat(frames, ignore_index=True) if frames else pd.DataFrame(columns=schema.columns)


def _stata(frame: pd.DataFrame, schema: Schema, file: Path) -> None:
    plain = frame.copy()
    for column in schema.fields:
        if column.type in ("integer", "boolean"):
            plain[column.name] = plain[column.name].astype("float64")
    labels = {column.name: column.description for column in schema.fields}
    _write_stata(plain, labels, schema.title, file)


def _write_stata(frame: pd.DataFrame, labels: Mapping[str, str], title: str, file: Path) -> None:
    words = frame.select_dtypes(exclude="number").columns
    plain = frame.copy()
    for name in words:
        plain[name] = plain[name].astype(object).where(plain[name].notna(), "")
    long = [
        name
        for name in words
        if max((len(text.encode("utf-8")) for text in plain[name]), default=0) > _STATA_FIXED
    ]
    # pandas keeps words of Stata's matrix language, such as end and class, from being the names of
    # variables; Stata does not: the names are put back
    plain.columns = pd.Index([f"{name}_" for name in frame.columns])
    # public in pandas, absent from its stubs
    from pandas.io.stata import StataWriterUTF8  # type: ignore[attr-defined]

    writer = StataWriterUTF8(
        file,
        plain,
        write_index=False,
        version=118,
        variable_labels={f"{name}_": _stata_label(text) for name, text in labels.items()},
        data_label=_stata_label(title),
        convert_strl=[f"{name}_" for name in long],
    )
    writer.varlist = list(frame.columns)
    writer.write_file()


def _stata_label(text: str) -> str:
    """Cut a text at a word, to what Stata takes for a label.

    Examples
    --------
    >>> _stata_label("Sum of " + "many " * 20)[-10:]
    'many many…'
    """
    if len(text) <= _STATA_LABEL:
        return text
    kept = text[:_STATA_LABEL]
    # where no blank stands, as in Chinese, every character may be the last
    cut = kept[: kept.rfind(" ")] if " " in kept else kept[:-1]
    return cut.rstrip(" ,;:.") + "…"
