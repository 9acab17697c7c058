"""Amounts in the tables of a projection."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labourtargets.analysis.projected.required import change_unit
from labourtargets.analysis.projected.yearly import columns_in

if TYPE_CHECKING:
    from labourtargets.analysis.projected.result import Projection
    from labourtargets.charts import Column

__all__ = ["Amounts"]


class Amounts:
    """Amounts of a table: numbers on one scale where all have one unit, words where not."""

    def __init__(self, result: Projection, language: str) -> None:
        self.unit = result.units[0] if len(result.scales) == 1 else ""
        self.language = language

    def of(self, value: float | None, unit: str, *, signed: bool = False) -> float | str | None:
        """Return an amount as the cell of a column."""
        from labourtargets import wording

        return value if self.unit else wording.number(value, unit, self.language, signed=signed)

    def stated(self, row: dict[str, Any]) -> float | str | None:
        """Return what an anchor states as the cell of a column."""
        from labourtargets import wording

        if self.unit:
            return row["value"]  # type: ignore[no-any-return]
        if row["value"] is None and row["lower"] is None:
            return wording.MISSING
        return wording.stated({**row, "comparator": "exactly"}, self.language, linked=False)

    def column(self, name: str, *, change: bool = False, **more: Any) -> Column:
        """Return the column; a change of a share has another unit than the share."""
        make = columns_in(self.language)
        if not self.unit:
            return make(name, **more)
        unit = change_unit(self.unit) if change else self.unit
        return make(name, unit=unit, type="number", **more)
