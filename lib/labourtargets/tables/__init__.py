"""The only reader and writer of our CSVs; columns, types, keys and closed sets from the schemas."""

from __future__ import annotations

from labourtargets.tables.reading import parse_table, read_rows, read_table
from labourtargets.tables.rows import records
from labourtargets.tables.schema import Field, Schema, load_schema
from labourtargets.tables.writing import serialise, write_table

__all__ = [
    "Field",
    "Schema",
    "load_schema",
    "parse_table",
    "read_rows",
    "read_table",
    "records",
    "serialise",
    "write_table",
]
