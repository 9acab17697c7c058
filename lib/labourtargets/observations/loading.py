"""Load observations, shipped or supplied; every faulty row is reported at once."""

from __future__ import annotations

import csv
import datetime as dt
import io
import logging
from collections.abc import Iterable, Sequence
from pathlib import Path

import pandas as pd

from labourtargets.codebook import load_codebook
from labourtargets.errors import ObservationError, Problems, TargetTableError
from labourtargets.observations.periods import last_day
from labourtargets.observations.rows import Entry, Row, read_entry
from labourtargets.tables import load_schema, read_table
from labourtargets.workspace import Workspace

__all__ = ["COLUMNS", "load_observations", "template"]

logger = logging.getLogger("labourtargets")

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
_NEXT = "labourtargets check"


def template(workspace: Workspace | None = None) -> pd.DataFrame:
    """Return the empty table that users fill in.

    Returns
    -------
    pandas.DataFrame
        No rows; columns of ``data/schema/observations.json``, all ``str``.

    Examples
    --------
    >>> template().columns[:5].tolist()
    ['region', 'indicator', 'period', 'value', 'unit']
    """
    return pd.DataFrame(columns=load_schema("observations", workspace).columns, dtype="str")


def load_observations(
    path: Path | str | Sequence[Path | str] | None = None,
    *,
    workspace: Workspace | None = None,
    as_of: str | dt.date | None = None,
    with_shipped: bool = False,
) -> pd.DataFrame:
    """Load published figures: all vintages, in base units, each with its source.

    Parameters
    ----------
    path : path or sequence of paths, optional
        CSV files of the form of `template`; a folder means its CSV files. By default the shipped
        ``data/observations/*.csv``; the demonstration in its subfolder is loaded only when asked
        for by path.
    workspace : Workspace, optional
    as_of : str or datetime.date, optional
        A day no figure of the files may lie or be published after.
    with_shipped : bool, default False
        Whether to add the shipped figures to those of `path`.

    Returns
    -------
    pandas.DataFrame
        One row per published figure, sorted by region, indicator, period and vintage, by 18
        columns, str unless said otherwise: observation_id, region_id, indicator_id,
        period_start, period_end, period_text, value, lower, upper, comparator, unit, base_unit,
        status, source, url, reliability, as_of, note. ``observation_id`` is
        region/indicator/period, followed by @vintage for figures replaced by a newer one.
        ``period_start`` and ``period_end`` are days, both included. ``value`` (float64) in
        ``base_unit``,
        with ``unit`` as published; ``lower`` and ``upper`` (float64) are what rounding hides, or
        NaN on the open side of a bound, which ``comparator`` names. Rows of a worksheet still
        without a value are left out and counted in the log.

    Raises
    ------
    ObservationError
        Every fault of every row at once: unknown names with suggestions, units that measure
        something else, text in numbers, impossible periods, figures published before their
        period is over, duplicates, synthetic figures among real ones.

    Examples
    --------
    >>> seen = load_observations()
    >>> seen.loc[seen["observation_id"] == "chongqing-hitech/rd_intensity/2024", "value"].item()
    5.5
    """
    workspace = workspace or Workspace.default()
    day = dt.date.fromisoformat(as_of) if isinstance(as_of, str) else as_of
    files = _files(path, workspace, with_shipped)
    codebook, problems = load_codebook(workspace), Problems()
    fields = load_schema("observations", workspace).fields
    rows: list[Row] = []
    for file in files:
        label = workspace.relative(file)
        for number, entry in _entries(file, label, workspace, problems):
            row = read_entry(entry, number, label, fields, codebook, problems)
            if row is not None:
                rows.append(row)
                _check_day(row, number, label, day, problems)
    _check_duplicates(rows, problems)
    _check_synthetic(rows, problems)
    problems.items.sort(key=lambda issue: (issue.file, issue.row or 0))
    problems.raise_as(ObservationError, next_command=_NEXT)
    return _frame(rows)


def _files(
    path: Path | str | Sequence[Path | str] | None, workspace: Workspace, with_shipped: bool
) -> list[Path]:
    given = [path] if isinstance(path, (str, Path)) else list(path or [])
    folders = [*([workspace.observations] if path is None or with_shipped else []), *given]
    files: list[Path] = []
    problems = Problems()
    for each in map(Path, folders):
        found = sorted(each.glob("*.csv")) if each.is_dir() else [each]
        for file in found:
            if not file.is_file():
                problems.add(
                    workspace.relative(file),
                    None,
                    "path",
                    file.name,
                    "a CSV file",
                    "labourtargets.observations.template() gives the form",
                )
        files += found
    problems.raise_as(ObservationError)
    return list(dict.fromkeys(files))


def _entries(
    file: Path, label: str, workspace: Workspace, problems: Problems
) -> Iterable[tuple[int, Entry]]:
    schema = load_schema("observations", workspace)
    content = file.read_bytes()
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig", "replace"), newline="")))
    blank = {
        number
        for number, row in enumerate(rows[1:], start=2)
        if len(row) == len(schema.columns)
        and not row[schema.columns.index("value")].strip()
        and not row[schema.columns.index("source")].strip()
    }
    try:
        read_table("observations", workspace, file)
    except TargetTableError as fault:
        # Cells are checked below, so that a ragged row hides no fault of another; rows of a
        # worksheet that nobody could fill in are no fault.
        problems.extend(
            issue
            for issue in fault.problems
            if issue.field not in schema.columns and issue.row not in blank
        )
    if not rows or rows[0] != schema.columns:
        return []
    if blank:
        logger.info("%s: %d rows without a value left out", label, len(blank))
    return [
        (number, dict(zip(schema.columns, (cell.strip() for cell in row), strict=True)))
        for number, row in enumerate(rows[1:], start=2)
        if len(row) == len(schema.columns) and number not in blank
    ]


def _check_day(row: Row, number: int, label: str, day: dt.date | None, problems: Problems) -> None:
    published = last_day(row["as_of"]) if row["as_of"] else None
    if day is not None and row["period_end"] > day.isoformat():
        problems.add(label, number, "period", row["period_text"], f"over by {day}")
    elif day is not None and published is not None and published > day:
        problems.add(label, number, "as_of", row["as_of"], f"no later than {day}")


def _check_duplicates(rows: list[Row], problems: Problems) -> None:
    first: dict[tuple[str, ...], Row] = {}
    for row in rows:
        key = (row["region_id"], row["indicator_id"], row["period_text"], row["as_of"])
        earlier = first.setdefault(key, row)
        # The same words twice in one file: the table's key has said so already.
        worded_alike = (row["file"], row["same_text"]) == (earlier["file"], earlier["same_text"])
        if earlier is not row and not worded_alike:
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
