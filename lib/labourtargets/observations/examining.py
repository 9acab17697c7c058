"""Look a file of observations through: every fault, every doubt, and what can be used."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from labourtargets.codebook import Codebook, load_codebook
from labourtargets.errors import ObservationError, Problem, Problems
from labourtargets.observations.files import read_entries
from labourtargets.observations.periods import last_day
from labourtargets.observations.places import find_files, label_of
from labourtargets.observations.rows import Row, read_entry
from labourtargets.observations.suspicion import improper, suspicious
from labourtargets.tables import load_schema
from labourtargets.workspace import Workspace

__all__ = ["COLUMNS", "Examination", "examine"]

COLUMNS = (
    "observation_id",
    "region_id",
    "indicator_id",
    "period_start",
    "period_end",
    "period_text",
    "value",
    "lower",
    "upper",
    "comparator",
    "unit",
    "base_unit",
    "status",
    "source",
    "url",
    "reliability",
    "as_of",
    "note",
)
_REALS = ("value", "lower", "upper")


@dataclass(frozen=True)
class Examination:
    """Hold what files of observations say, and what is wrong with them.

    Parameters
    ----------
    frame : pandas.DataFrame
        The rows without a fault, as `labourtargets.observations.load_observations` returns them.
    faults : tuple of Problem
        By file and row.
    otherwise : mapping of str to list of str
        By file, what a spreadsheet saved otherwise than our tables are; it was read as meant.
    command : str
        What to type after mending.
    """

    frame: pd.DataFrame
    faults: tuple[Problem, ...]
    otherwise: dict[str, list[str]]
    command: str
    _rows: dict[str, Row]
    _codebook: Codebook

    def raise_faults(self) -> None:
        """Raise every fault at once; do nothing where there is none.

        Raises
        ------
        ObservationError
        """
        if self.faults:
            raise ObservationError(self.faults, next_command=self.command)

    def doubts(self, reference: pd.DataFrame | None = None) -> tuple[Problem, ...]:
        """Name every cell that is no fault and looks wrong; `reference` as in `suspicious`.

        Examples
        --------
        >>> examine().doubts()
        ()
        """
        found = [
            (self._rows[doubt["observation_id"]], str(doubt["field"]), str(doubt["message"]))
            for doubts in (suspicious(self.frame, reference), improper(self.frame, self._codebook))
            for doubt in doubts.to_dict("records")
        ]
        found.sort(key=lambda each: (each[0]["file"], each[0]["row"]))
        return tuple(
            Problem(row["file"], row["row"], field, row["cells"][field], "", message)
            for row, field, message in found
        )

    @property
    def undated(self) -> list[int]:
        """Lines of the figures that do not say when they became known, file by file."""
        rows = self.frame.loc[self.frame["as_of"].isna(), "observation_id"]
        lines = [(self._rows[one]["file"], self._rows[one]["row"]) for one in rows]
        return [line for _, line in sorted(lines)]

    def to_come(self, today: dt.date) -> tuple[Problem, ...]:
        """Name the days of becoming known that are still to come.

        Examples
        --------
        >>> examine().to_come(dt.date(2026, 11, 23))
        ()
        """
        stamped = self.frame[self.frame["as_of"].notna()]
        days = [last_day(stamp) for stamp in stamped["as_of"]]
        found = [
            self._rows[one]
            for one, day in zip(stamped["observation_id"], days, strict=True)
            if day is not None and day > today
        ]
        expected = (
            f"is a day to come: until then the figure counts for no report (today is "
            f"{today.isoformat()})"
        )
        return tuple(
            Problem(row["file"], row["row"], "as_of", row["cells"]["as_of"], "", expected)
            for row in found
        )


def examine(
    path: Path | str | Sequence[Path | str] | None = None,
    *,
    workspace: Workspace | None = None,
    as_of: str | dt.date | None = None,
    with_shipped: bool = False,
) -> Examination:
    """Read observations and collect what is wrong, in form and in content, in one round.

    A byte order mark, CRLF line ends, blank lines at the end and GB18030 text, as spreadsheets
    save them, are faults in ``data/observations`` alone.

    Parameters
    ----------
    path, workspace, as_of, with_shipped
        As in `labourtargets.observations.load_observations`.

    Returns
    -------
    Examination

    Raises
    ------
    ObservationError
        Every path that leads nowhere or to a folder without a CSV file, and every workbook of a
        folder that no CSV file of its name stands for.

    Examples
    --------
    >>> examine().faults, examine().command
    ((), 'labourtargets observations validate data/observations')
    """
    workspace = workspace or Workspace.default()
    day = dt.date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    files, named = find_files(path, workspace, with_shipped)
    codebook, problems = load_codebook(workspace), Problems()
    fields = load_schema("observations", workspace).fields
    rows: list[Row] = []
    otherwise = {}
    for file in files:
        label = label_of(file, workspace)
        entries, otherwise[label] = read_entries(file, workspace, codebook, problems)
        rows += [
            read_entry(entry, number, label, fields, codebook, problems)
            for number, entry in entries
        ]
    _check_days(rows, day, problems)
    _check_duplicates(rows, problems)
    _check_synthetic(rows, problems)
    faults = sorted(problems, key=lambda issue: (issue.file, issue.row or 0))
    faulty = {(issue.file, issue.row) for issue in faults}
    usable = [row for row in rows if row["usable"] and (row["file"], row["row"]) not in faulty]
    frame = _frame(usable)
    return Examination(
        frame,
        tuple(faults),
        {label: found for label, found in otherwise.items() if found},
        shlex.join(["labourtargets", "observations", "validate", *named]),
        {row["observation_id"]: row for row in usable},
        codebook,
    )


def _check_days(rows: list[Row], day: dt.date | None, problems: Problems) -> None:
    if day is None:
        return
    for row in rows:
        published = last_day(row["as_of"]) if row["as_of"] else None
        if row["period_end"] > day.isoformat():
            problems.add(row["file"], row["row"], "period", row["period_text"], f"over by {day}")
        elif published is not None and published > day:
            problems.add(row["file"], row["row"], "as_of", row["as_of"], f"no later than {day}")


def _check_duplicates(rows: list[Row], problems: Problems) -> None:
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = tuple(row[name] for name in ("region_id", "indicator_id", "period_text", "as_of"))
        earlier = first.setdefault(key, row)
        if earlier is not row and all(key[:3]):
            problems.add(
                row["file"],
                row["row"],
                "period",
                row["period_text"],
                f"once for {row['region_id']} {row['indicator_id']}",
                f"also in {earlier['file']} row {earlier['row']}; another vintage needs "
                "its own as_of",
            )


def _check_synthetic(rows: list[Row], problems: Problems) -> None:
    made_up = [row for row in rows if row["reliability"] == "synthetic"]
    if made_up and len(made_up) < len(rows):
        for row in made_up:
            problems.add(
                row["file"],
                row["row"],
                "reliability",
                "synthetic",
                "no made-up figure among published ones",
            )


def _frame(rows: list[Row]) -> pd.DataFrame:
    ordered = sorted(
        rows,
        key=lambda row: (
            row["region_id"],
            row["indicator_id"],
            row["period_start"],
            row["period_end"],
            row["period_text"],
            row["published"],
        ),
    )
    seen: dict[str, Row] = {}
    for row in ordered:
        replaced = seen.get(row["observation_id"])
        seen[row["observation_id"]] = row
        if replaced is not None:
            replaced["observation_id"] += f"@{replaced['as_of'] or 'undated'}"
    frame = pd.DataFrame(ordered, columns=list(COLUMNS)).astype(dict.fromkeys(_REALS, "float64"))
    texts = [column for column in COLUMNS if column not in _REALS]
    words = frame[texts].astype("str")
    return frame.assign(**{name: words[name].mask(words[name] == "") for name in texts})
