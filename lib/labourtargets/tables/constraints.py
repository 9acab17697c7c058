"""Hold the cells of a table to its schema, all failures at once."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import pandas as pd

from labourtargets.errors import Problems, suggest
from labourtargets.tables.schema import Schema

__all__ = ["faults_of"]

# What a cell must look like before it is converted; the words say what was expected.
_CELL_FORMS = {
    "integer": (r"[+-]?\d+", "a whole number"),
    "number": (r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", "a number"),
    "boolean": (r"true|false", "true or false"),
    "date": (r"\d{4}-\d{2}-\d{2}", "a date YYYY-MM-DD"),
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

    members: dict[str, list[str]] = {}
    columns: dict[str, Any] = {}
    for column in schema.fields:
        checks = []
        if column.type in _CELL_FORMS:
            form, words = _CELL_FORMS[column.type]
            checks.append(pa.Check.str_matches(f"^(?:{form})$", error=words))
        allowed = list(column.enum) or sorted(sets.get(column.set, ()))
        if allowed:
            members[column.name] = allowed
            many = column.set if column.set in sets else "the closed set"
            checks.append(pa.Check.isin(allowed, error=f"one of {many}"))
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
    members: Mapping[str, list[str]],
    label: str,
    problems: Problems,
) -> None:
    # A duplicate key is reported by pandera once per key column: one problem per row is enough.
    seen: set[tuple[int, str]] = set()
    for case in cases.sort_values("index", kind="stable").itertuples():
        index = int(case.index)
        if case.schema_context == "DataFrameSchema" or "unique" in str(case.check):
            column, found = ", ".join(key), ", ".join(str(frame.loc[index, name]) for name in key)
            expected, hint = "no duplicate", ""
        else:
            column, found = (
                str(case.column),
                "" if pd.isna(case.failure_case) else str(case.failure_case),
            )
            missing = "nullable" in str(case.check)
            expected = "a value" if missing else str(case.check)
            hint = "" if missing else suggest(found, members.get(column, []))
        if (index, column) not in seen:
            seen.add((index, column))
            problems.add(label, index + 2, column, found, expected, hint)
