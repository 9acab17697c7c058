"""Charts of a projection."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from labourtargets.analysis.projected.standing import range_over
from labourtargets.corpus import load_corpus
from labourtargets.errors import Problem, TrajectoryError
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.projected.result import Projection
    from labourtargets.charts import Chart

__all__ = ["drawn", "indexed"]

_MOST_LINES = 8


def drawn(result: Projection, name: str, language: str) -> Chart:
    """Draw ``path``, ``index``, ``multiples`` or ``scenarios``.

    Raises
    ------
    TrajectoryError
        For a path of series in different units, an index of what has no growth to compare, or
        scenarios of more than one series.
    """
    from labourtargets import charts, wording

    anchors = _anchors(result)
    shared: dict[str, Any] = {
        "title": wording.plain(result.sentences(f"{name}_title", language)[0]),
        "subtitle": result.about(language),
        "language": language,
        "source": _source(result, language),
        "name": "scenario-paths" if name == "scenarios" else name,
    }
    if name == "scenarios":
        if len(result.series) > 1:
            found = f"{len(result.series)} series"
            raise TrajectoryError(
                Problem("", None, name, found, "one series"), phrase="project.one_series"
            )
        labels = {
            one.name: result.sentences(f"scenario:{one.name}", language)[0]
            for one in result.scenarios
        }
        rows = result.frame[result.frame["model"] == result.model]
        return charts.scenarios(rows, anchors, labels=labels, **shared)
    if name == "index":
        return _index(result, anchors, language, shared)
    rows, band = _in_order(result), _band(result)
    over = range_over(result, language)
    if name == "path":
        if len(result.units) > 1:
            found = ", ".join(result.units)
            raise TrajectoryError(
                Problem("", None, name, found, "series of one unit"), phrase="project.one_unit"
            )
        return charts.trajectory(
            rows, anchors, envelope=band, over=over, model=result.model,
            as_of=result.as_of or None, **shared,
        )  # fmt: skip
    facet: Literal["region_id", "indicator_id", "series_id"] = "series_id"
    if anchors["indicator_id"].nunique() == 1:
        facet = "region_id"
    elif anchors["region_id"].nunique() == 1:
        facet = "indicator_id"
    return charts.small_multiples(
        rows, anchors, facet=facet, envelope=band, over=over, model=result.model, **shared
    )


def indexed(result: Projection) -> int | None:
    """Return the year in which an index of the series is 100, or None where there is none.

    Growth is compared on one scale: of levels that start in one year, no more than a chart names.
    """
    implied = result.parts["implied"]
    rows = implied[implied["series_id"].isin(result.projected)]
    years = set(rows["from_year"])
    fit = 2 <= len(rows) <= _MOST_LINES and rows["growth"].notna().all() and len(years) == 1
    return int(years.pop()) if fit else None


def _index(
    result: Projection, anchors: pd.DataFrame, language: str, shared: dict[str, Any]
) -> Chart:
    """Draw all series on one scale, the first stated year being 100."""
    from labourtargets import charts, wording

    year = indexed(result)
    if year is None:
        expected = f"2 to {_MOST_LINES} levels with a growth rate that start in one year"
        raise TrajectoryError(
            Problem("", None, "index", f"{len(result.series)} series", expected),
            phrase="project.no_index",
            values={"most": _MOST_LINES},
        )
    rows = result.stated[result.stated["model"] == result.model]
    base = rows[rows["year"] == year].set_index("series_id")["value"]

    def against_base(frame: pd.DataFrame) -> pd.DataFrame:
        ends = {
            end: 100 * frame[end] / frame["series_id"].map(base)
            for end in ("value", "lower", "upper")
        }
        # an index has no unit
        return frame.assign(**ends, base_unit="")

    hundred = wording.phrase("chart.index", language, year=year)
    about = wording.phrase("chart.subtitle", language, text=shared["subtitle"], unit=hundred)
    lines = against_base(_in_order(result))
    lines = lines[lines["model"] == result.model]
    ends = lines.drop_duplicates("series_id", keep="last").set_index("series_id")["value"]
    labels = {
        one: f"{result.name_of(one, language)} {wording.digits(end, language, decimals=1)}"
        for one, end in zip(map(str, ends.index), ends, strict=True)
    }
    chart = charts.trajectory(
        lines.assign(label=lines["series_id"].map(labels)),
        against_base(anchors[anchors["series_id"].isin(result.projected)]),
        model=result.model,
        **{**shared, "subtitle": about},
    )
    # the labels end in the last value: names alone stand in the words
    ends_told = _index_told(result, lines, language)
    years = wording.period(int(lines["year"].min()), int(lines["year"].max()), language)
    alt = wording.phrase("alt.index", language, scale=hundred, years=years, ends=ends_told)
    return replace(chart, alt=alt, summary=ends_told)


def _index_told(result: Projection, lines: pd.DataFrame, language: str) -> str:
    """Say where each index starts and ends, with the years."""
    from labourtargets import wording

    parts = []
    for series_id, own in lines.groupby("series_id", sort=False):
        start, end = (
            wording.phrase(
                "alt.at",
                language,
                value=wording.digits(row["value"], language, decimals=1),
                year=wording.year(row["year"], language),
            )
            for row in records(own.sort_values("year").iloc[[0, -1]])
        )
        name = result.name_of(str(series_id), language)
        parts.append(wording.phrase("alt.from_to", language, name=name, start=start, end=end))
    return wording.phrase("alt.separator", language).join(parts)


def _in_order(result: Projection) -> pd.DataFrame:
    order = {name: number for number, name in enumerate(result.series)}
    rows = result.stated
    return rows.assign(order=rows["series_id"].map(order)).sort_values(
        ["order", "model", "year"], kind="stable"
    )


def _band(result: Projection) -> pd.DataFrame | None:
    """Return the range over models; a range stated without a value is its own band."""
    band = result.parts["envelope"]
    if len(result.used) < 2 and band["low"].notna().all():
        return None
    low, high = band["low"].fillna(band["lower"]), band["high"].fillna(band["upper"])
    return band.assign(low=low, high=high)


def _anchors(result: Projection) -> pd.DataFrame:
    """Repeat a claim on each year, with its bounds, in every year it is made for."""
    anchors, rows = result.parts["anchors"], []
    for row in records(anchors):
        if row["timing"] == "each_year" and row["period_start"] is not None:
            years = range(int(row["period_start"]), row["year"])
            rows += [{**row, "year": year} for year in years]
        rows.append(row)
    return pd.DataFrame(rows, columns=anchors.columns).astype(anchors.dtypes.to_dict())


def _source(result: Projection, language: str) -> str:
    from labourtargets import wording

    used = set(result.parts["anchors"]["doc_id"])
    titles = [
        source.title_zh if language == "zh" else source.title_en
        for source in (document.source for document in load_corpus(result.workspace))
        if source.doc_id in used
    ]
    owners = list(dict.fromkeys(given.owner for given in result.baselines))
    return wording.listed([*titles, *owners], language)
