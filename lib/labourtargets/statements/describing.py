"""What every column of every table is, as a table of its own."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from labourtargets.tables import Field, Schema

__all__ = ["DESCRIBED", "described"]

#: The columns of that table, each with what it says.
DESCRIBED = {
    "table": "Table the column stands in.",
    "name": "Name of the column.",
    "label_zh": "Short name in Chinese.",
    "label_en": "Short name in English.",
    "type": "string, integer, number, boolean or date.",
    "unit": "Unit of all its values; where rows differ, the column base_unit has it.",
    "description": "What it holds.",
    "values": "Members of a closed set, joined by |; or the table that lists them.",
}


def described(schemas: Mapping[str, Schema]) -> pd.DataFrame:
    """List every column of tables with its labels, description and closed set.

    Parameters
    ----------
    schemas : mapping of str to Schema

    Returns
    -------
    pandas.DataFrame
        One row per column, in the order of tables and columns, by the columns of `DESCRIBED`.

    Examples
    --------
    >>> from labourtargets.tables import load_schema
    >>> rows = described({"series": load_schema("series")}).set_index("name")
    >>> rows.loc["anchor", "values"], rows.loc["region_id", "values"]
    ('baseline | milestone | target', '')
    """
    rows = [
        {
            "table": name,
            "name": column.name,
            "label_zh": column.label_zh,
            "label_en": column.label_en,
            "type": column.type,
            "unit": column.unit,
            "description": column.description,
            "values": " | ".join(column.enum) or _listed_in(column, schemas),
        }
        for name, schema in schemas.items()
        for column in schema.fields
    ]
    return pd.DataFrame(rows, columns=list(DESCRIBED))


def _listed_in(column: Field, schemas: Mapping[str, Schema]) -> str:
    return f"see {column.set}" if column.set in schemas else ""
