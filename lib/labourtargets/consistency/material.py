"""What checks are run on, and how a declared operand is looked up in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from labourtargets.consistency.figures import Figure, Row, printed_figure, statement_figure
from labourtargets.errors import CheckError, Problem, suggest
from labourtargets.tables import read_table
from labourtargets.workspace import Workspace

__all__ = ["Material", "MissingObservationError", "load_checks", "load_wording", "observed_number"]

OBSERVATION = "obs:"
CHECKS = "data/registers/checks.csv"


class MissingObservationError(CheckError):
    """A check rests on an observed figure that nobody has supplied."""


@dataclass(frozen=True)
class Material:
    """Bring together what the checks look at.

    Parameters
    ----------
    statements : pandas.DataFrame
        The statements table.
    units, indicators, regions : pandas.DataFrame
        The registries: factors, directions and names.
    texts : mapping of str to str, optional
        Document texts by id, for counts that rest on names.
    observations : pandas.DataFrame, optional
        Observed figures, for comparisons with another tier.
    delta : float, default 0.05
        What 左右 admits, as a share.

    Examples
    --------
    >>> import pandas as pd
    >>> empty = pd.DataFrame()
    >>> Material(empty, empty, empty, empty).delta
    0.05
    """

    statements: pd.DataFrame
    units: pd.DataFrame
    indicators: pd.DataFrame
    regions: pd.DataFrame
    texts: Mapping[str, str] = field(default_factory=dict)
    observations: pd.DataFrame | None = None
    delta: float = 0.05

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Statements by id."""
        return {str(row["statement_id"]): row for row in self.statements.to_dict("records")}

    @cached_property
    def factors(self) -> dict[str, float]:
        """Base units in one printed unit."""
        return dict(zip(self.units["unit"], self.units["factor"].astype(float), strict=True))

    def has(self, operand: str) -> bool:
        """Say whether an operand can name something: a statement, or any observation."""
        return operand in self.rows or operand.startswith(OBSERVATION)

    def figure(self, operand: str) -> Figure:
        """Read the figure of a statement id or of ``obs:region/indicator/year``.

        Raises
        ------
        MissingObservationError
            If there is no such observation.
        CheckError
            If there is no such statement.
        """
        if operand.startswith(OBSERVATION):
            return self._observed(operand)
        if operand not in self.rows:
            raise CheckError(
                Problem(
                    CHECKS, None, "statement", operand, "a statement", suggest(operand, self.rows)
                )
            )
        row = self.rows[operand]
        return statement_figure(row, self._factor(row), self.delta)

    def nearest(self, operand: str) -> str:
        """Suggest the statement of the same document that stands nearest to a wrong id.

        Examples
        --------
        >>> rows = pd.DataFrame({"statement_id": ["d:1380", "d:1390"]})
        >>> empty = pd.DataFrame()
        >>> Material(rows, empty, empty, empty).nearest("d:1391")
        "did you mean 'd:1390'?"
        """
        doc_id, _, start = operand.partition(":")
        near = {
            abs(int(key.split(":")[1]) - int(start)): key
            for key in self.rows
            if key.startswith(f"{doc_id}:") and start.isdecimal()
        }
        return f"did you mean {near[min(near)]!r}?" if near else suggest(operand, self.rows)

    def _factor(self, row: Row) -> float:
        return self.factors.get(str(row["unit"]), 1.0)

    def _observed(self, operand: str) -> Figure:
        region, indicator, year = operand.removeprefix(OBSERVATION).split("/")
        found = self._vintages(region, indicator, int(year))
        if found.empty:
            raise MissingObservationError(
                Problem("data/observations", None, "observation", operand, "an observed figure")
            )
        newest = found.sort_values("as_of", kind="stable", na_position="first").iloc[-1]
        unit = str(newest["unit"])
        factor = self.factors.get(unit, 1.0)
        return printed_figure(
            str(newest["observation_id"]),
            observed_number(float(newest["value"]), factor),
            unit,
            str(newest["base_unit"]),
            factor,
            str(newest["comparator"]),
            "observed",
            delta=self.delta,
        )

    def _vintages(self, region: str, indicator: str, year: int) -> pd.DataFrame:
        table = self.observations
        if table is None or table.empty:
            return pd.DataFrame()
        years = table["period_end"].astype(str).str.slice(0, 4)
        return table[
            (table["region_id"] == region)
            & (table["indicator_id"] == indicator)
            & (years == str(year))
        ]

    def name(self, table: str, key: str, language: str) -> str:
        """Give the name of a region or an indicator; its id where the registry lacks it."""
        return self._names[table, language].get(key, key)

    def direction(self, indicator_id: str) -> str:
        """Give the wanted direction of an indicator: up, down or none."""
        return self._directions.get(indicator_id, "none")

    @cached_property
    def _names(self) -> dict[tuple[str, str], dict[str, str]]:
        registries = {"region": self.regions, "indicator": self.indicators}
        return {
            (table, language): dict(
                zip(frame[f"{table}_id"], frame[f"name_{language}"].astype(str), strict=True)
            )
            for table, frame in registries.items()
            for language in ("zh", "en")
        }

    @cached_property
    def _directions(self) -> dict[str, str]:
        table = self.indicators
        return dict(zip(table["indicator_id"], table["desired_direction"].astype(str), strict=True))


def observed_number(value: float, factor: float) -> str:
    """Write an observed value as a number of its own unit.

    Examples
    --------
    >>> observed_number(6_700_000.0, 10_000.0), observed_number(206.586e9, 1e8)
    ('670', '2065.86')
    """
    number = value / factor
    return str(int(number)) if number.is_integer() else repr(round(number, 9))


def load_checks(workspace: Workspace | None = None) -> pd.DataFrame:
    """Read the declared checks.

    Parameters
    ----------
    workspace : Workspace, optional

    Returns
    -------
    pandas.DataFrame
        One row per declared check, sorted by ``check_id``; columns of ``data/schema/checks.json``,
        all ``str``.

    Raises
    ------
    TargetTableError
        If the register breaks its schema.

    Examples
    --------
    >>> checks = load_checks()
    >>> checks.loc[checks.check_id == "skilled-share-triangle", "kind"].item()
    'ratio_triangle'
    """
    return read_table("checks", workspace)


def load_wording(workspace: Workspace | None = None) -> pd.DataFrame:
    """Read the sentences that explain a gap and say what a verdict does to the analysis.

    Returns
    -------
    pandas.DataFrame
        ``key`` (``kind:…``, ``code:…``, ``consequence:check, kind or */verdict``), ``zh``, ``en``.

    Examples
    --------
    >>> wording = load_wording()
    >>> wording.loc[wording.key == "kind:parts_total", "en"].item()
    'Parts and total'
    """
    return read_table("check_wording", workspace)
