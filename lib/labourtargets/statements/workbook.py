"""The tables as one Excel workbook, made to be read: descriptions first, names beside identifiers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from unicodedata import east_asian_width

import pandas as pd

from labourtargets.statements.describing import described
from labourtargets.tables import Field, Schema

__all__ = ["write_workbook"]

# registries whose entries have names, by the identifier that other tables hold
_NAMED = {"region_id": "regions", "indicator_id": "indicators"}
# characters: what a column takes at least and at most, and rows looked at to tell
_NARROW, _WIDE, _LOOKED_AT = 8, 60, 400


def write_workbook(
    frames: Mapping[str, pd.DataFrame], schemas: Mapping[str, Schema], file: Path
) -> None:
    """Write tables into a workbook, a sheet each, after a sheet that describes every column.

    Headers stay in sight and can be filtered by; where a table has identifiers of regions or
    indicators, their names stand beside them.

    Parameters
    ----------
    frames : mapping of str to pandas.DataFrame
        By name of the table, regions and indicators among them.
    schemas : mapping of str to Schema
        Of the same tables.
    file : pathlib.Path

    Examples
    --------
    >>> import tempfile
    >>> from labourtargets.tables import load_schema, read_table
    >>> names = ["regions", "indicators", "series"]
    >>> file = Path(tempfile.mkdtemp(), "book.xlsx")
    >>> write_workbook({name: read_table(name) for name in names},
    ...                {name: load_schema(name) for name in names}, file)
    >>> pd.read_excel(file, sheet_name="series").columns[1:4].tolist()
    ['region_id', 'region_zh', 'region_en']
    """
    shown = {name: _with_names(frame, name, frames) for name, frame in frames.items()}
    told = {name: _told(schema, shown[name], schemas) for name, schema in schemas.items()}
    with pd.ExcelWriter(file, engine="openpyxl") as book:
        for name, frame in {"columns": described(told), **shown}.items():
            frame.to_excel(book, sheet_name=name, index=False)
            _laid_out(book.sheets[name], frame)


def _with_names(frame: pd.DataFrame, name: str, frames: Mapping[str, pd.DataFrame]) -> pd.DataFrame:
    """Set the names of regions and indicators behind their identifiers."""
    result = frame.copy()
    for key, registry in _NAMED.items():
        if key not in result or name == registry:
            continue
        names = frames[registry].set_index(key)
        for language in ("en", "zh"):
            place = list(result.columns).index(key) + 1
            named = result[key].map(names[f"name_{language}"])
            result.insert(place, _beside(key, language), named)
    return result


def _beside(key: str, language: str) -> str:
    return f"{key.removesuffix('_id')}_{language}"


def _told(schema: Schema, frame: pd.DataFrame, schemas: Mapping[str, Schema]) -> Schema:
    """Describe the columns of a sheet, those of names as their registry does."""
    own = {column.name: column for column in schema.fields}
    for key, registry in _NAMED.items():
        entries = {column.name: column for column in schemas[registry].fields}
        for language in ("zh", "en"):
            name = _beside(key, language)
            if name in frame and name not in own:
                entry: Field = entries[f"name_{language}"]
                own[name] = replace(entry, name=name, description=f"{entry.description} Of {key}.")
    return replace(schema, fields=tuple(own[str(name)] for name in frame.columns))


def _laid_out(sheet: Any, frame: pd.DataFrame) -> None:
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    for number, name in enumerate(frame.columns, start=1):
        cells = [str(name), *frame[name].head(_LOOKED_AT).dropna().astype("str")]
        longest = max(map(_width, cells))
        # the mark of the filter covers the end of a header
        width = min(max(_NARROW, _width(str(name)) + 4, longest + 2), _WIDE)
        sheet.column_dimensions[get_column_letter(number)].width = width
    for cells in sheet.iter_rows(min_row=2):
        for cell in cells:
            # words that begin with = are words, never formulas
            if cell.data_type == "f":
                cell.data_type = "s"
            if cell.data_type == "s":
                cell.alignment = Alignment(vertical="top", wrap_text=len(cell.value) > _WIDE)
            else:
                cell.alignment = Alignment(vertical="top")


def _width(text: str) -> int:
    """Return the width of a text in half-width characters."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)
