"""Hold the cells of a table to its schema, all failures at once."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from typing import Any

import pandas as pd

from labourtargets.errors import Problems, suggest
from labourtargets.tables.rows import records
from labourtargets.tables.schema import Schema

__all__ = ["faults_of"]

# Digits are ASCII: a full-width figure is words of a document, never a number of ours. Eighteen of
# them fit an Int64.
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_NUMBER = re.compile(r"[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][+-]?[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def _is_whole(cell: str) -> bool:
    return _WHOLE.fullmatch(cell) is not None


def _is_number(cell: str) -> bool:
    return _NUMBER.fullmatch(cell) is not None and math.isfinite(float(cell))


def _is_boolean(cell: str) -> bool:
    return cell in ("true", "false")


def _is_date(cell: str) -> bool:
    if _DATE.fullmatch(cell) is None:
        return False
    try:
        date.fromisoformat(cell)
    except ValueError:
        return False
    return True


# sets that a registry of the same name lists
_REGISTRIES = ("regions", "indicators", "units")

# What a cell must look like before it is converted; the words say what was expected.
_CELL_FORMS: dict[str, tuple[Callable[[str], bool], str]] = {
    "integer": (_is_whole, "a whole number"),
    "number": (_is_number, "a number"),
    "boolean": (_is_boolean, "true or false"),
    "date": (_is_date, "a date YYYY-MM-DD"),
}


def faults_of(
    frame: pd.DataFrame,
    schema: Schema,
    label: str,
    sets: Mapping[str, Collection[str]],
) -> Problems:
    """Collect every cell that breaks the schema.

    Parameters
    ----------
    frame : pandas.DataFrame
        The cells as text, missing ones NaN.
    schema : Schema
    label : str
        File name for messages.
    sets : mapping of str to collection of str
        Members of the sets that columns refer to.

    Returns
    -------
    Problems
        In the order of rows; a row of the file is the index plus 2.

    Examples
    --------
    >>> from labourtargets.tables.schema import load_schema
    >>> cells = pd.DataFrame({"alias": ["永川"], "region_id": [pd.NA], "note": [pd.NA]}, dtype="str")
    >>> [str(problem) for problem in faults_of(cells, load_schema("region_aliases"), "x.csv", {})]
    ["row 2  region_id=''  expected a value"]
    """
    import pandera.pandas as pa

    members: dict[str, tuple[list[str], str]] = {}
    columns: dict[str, Any] = {}
    for column in schema.fields:
        checks = []
        if column.type in _CELL_FORMS:
            has_form, words = _CELL_FORMS[column.type]
            checks.append(pa.Check(has_form, element_wise=True, error=words))
        allowed = list(column.enum) or sorted(sets.get(column.set, ()))
        if allowed:
            listed = f"data/registries/{column.set}.csv" if column.set in _REGISTRIES else ""
            members[column.name] = allowed, listed
            words = ", ".join(column.enum) or column.set
            checks.append(pa.Check.isin(allowed, error=f"one of {words}"))
        columns[column.name] = pa.Column(None, checks, nullable=not column.required, required=True)
    key = list(schema.primary_key)
    form = pa.DataFrameSchema(columns, unique=key or None, report_duplicates="exclude_first")
    problems = Problems()
    try:
        form.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as failure:
        _translate(failure.failure_cases, frame, key, members, label, problems)
    return problems


def _translate(
    cases: pd.DataFrame,
    frame: pd.DataFrame,
    key: list[str],
    members: Mapping[str, tuple[list[str], str]],
    label: str,
    problems: Problems,
) -> None:
    # A duplicate key is reported by pandera once per key column: one problem per row is enough.
    seen: set[tuple[int, str]] = set()
    for case in records(cases.sort_values("index", kind="stable")):
        index, check = int(case["index"]), str(case["check"])
        if case["schema_context"] == "DataFrameSchema" or "unique" in check:
            column = ", ".join(key)
            found = ", ".join(str(cell) for cell in frame.loc[index, key].fillna(""))
            expected, hint = "no duplicate", ""
        else:
            column = str(case["column"])
            found = "" if case["failure_case"] is None else str(case["failure_case"])
            missing = "nullable" in check
            expected = "a value" if missing else check
            hint = "" if missing else suggest(found, *members.get(column, ([], "")))
        if (index, column) not in seen:
            seen.add((index, column))
            problems.add(label, index + 2, column, found, expected, hint)
