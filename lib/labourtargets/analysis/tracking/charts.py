"""Charts of judged targets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from labourtargets.analysis.tracking import chances, counting
from labourtargets.analysis.tracking.chances import whole
from labourtargets.errors import ProgressError
from labourtargets.observations import annual
from labourtargets.progress import EVIDENCE
from labourtargets.tables import records
from labourtargets.trajectories import envelope

if TYPE_CHECKING:
    from labourtargets.analysis.tracking.selection import Tracking
    from labourtargets.charts import Chart

__all__ = ["CHARTS", "draw", "nothing"]

_MOST = 8
# a probability takes a row and no column
_MOST_BANDS = 14


def draw(made: Tracking, name: str, language: str) -> Chart:
    """Draw one of `CHARTS`.

    Raises
    ------
    ProgressError
        If no target can be assessed, or there is no probability to draw.

    Examples
    --------
    >>> from labourtargets.analysis import assess
    >>> draw(assess(indicator="rd_intensity", as_of="2026-11-23"), "known", "en").title
    'The one target cannot be assessed'
    """

    if name in ("panel", "path", "probability") and made.parts["panel"].empty:
        raise nothing(made)
    shared = {
        "subtitle": _subtitle(made, language),
        "source": counting.sourced(made, "source", language),
        "language": language,
        "name": name,
    }
    return CHARTS[name](made, language, shared)


def nothing(made: Tracking) -> ProgressError:
    """Return the refusal of a chart for which no target can be assessed, or none has a pace."""
    if len(made.assessed):
        return ProgressError(
            "no target has both a baseline and a figure after it", phrase="tracking.none_with_pace"
        )
    return ProgressError(
        "no target can be assessed, so there is nothing to draw", phrase="tracking.none_assessed"
    )


def _subtitle(made: Tracking, language: str) -> str:
    from labourtargets import wording

    if made.synthetic:
        return wording.phrase("tracking.synthetic", language).rstrip("。.")
    return wording.phrase("page.as_of", language, date=wording.date(made.as_of, language))


def _counted(made: Tracking, axis: str, language: str) -> pd.DataFrame:
    counts = made.parts["counts"]
    rows = counts[(counts["axis"] == axis) & (counts["targets"] > 0)]
    words = [counting.tell(made, f"{axis}.{code}", language) for code in rows["code"]]
    return rows.assign(label=words, count=rows["targets"].astype("int64"))


def _known(made: Tracking, language: str, shared: dict[str, Any]) -> Chart:
    from labourtargets import charts, wording

    order = {code: place for place, code in enumerate(EVIDENCE)}
    counted = _counted(made, "evidence", language)
    counted = counted.sort_values("code", key=lambda codes: codes.map(order))
    assessed = len(made.assessed)
    title = wording.phrase(
        "tracking.title" if assessed else "tracking.title_none",
        language,
        total=len(made.frame),
        **({"assessed": assessed} if assessed else {}),
    )
    return charts.counts(counted, title=title, **shared)


def _verdicts(made: Tracking, language: str, shared: dict[str, Any]) -> Chart:
    from labourtargets import charts

    counted = _counted(made, "verdict", language)
    return charts.counts(counted, title=counting.headline(made, language), **shared)


def _panel(made: Tracking, language: str, shared: dict[str, Any]) -> Chart:
    from labourtargets import charts, wording

    cells = made.parts["panel"]
    if made.methods == "shown":
        cells = cells[cells["shown"]]
    measured = made.with_figure[made.with_figure["statement_id"].isin(cells["statement_id"])]
    measured = measured[measured["evidence"].isin(["assessed", "earlier_figure"])]
    # Many methods stand as rows, and then few targets fit beside each other.
    few = measured.head(_MOST if made.methods == "shown" else _MOST // 2)
    cells = few[["statement_id", "region_id", "indicator_id"]].merge(cells, on="statement_id")
    cells = cells[cells["method"] != "effort"]
    drawn = cells.assign(
        label=made.labels_of(cells, language),
        method=[wording.label("method", code, language) for code in cells["method"]],
        verdict=[wording.label("conclusion", code, language) for code in cells["label"]],
        statistic=[
            wording.digits(value, language, 1, 2) if pd.notna(value) else ""
            for value in cells["statistic"]
        ],
    )
    title = wording.plain(made.sentences("conclusions", language)[0])
    return charts.status_panel(drawn, title=title, **shared)


def _path(made: Tracking, language: str, shared: dict[str, Any]) -> Chart:
    from labourtargets import charts, wording

    anchors, projection = made.parts["anchors"], made.parts["projection"]
    series = anchors.loc[anchors["statement_id"] == made.focus["statement_id"], "series_id"]
    mine = projection[(projection["series_id"] == series.iloc[0]) & (projection["status"] == "ok")]
    seen = annual(made.parts["known"])
    seen = seen[
        (seen["region_id"] == made.focus["region_id"])
        & (seen["indicator_id"] == made.focus["indicator_id"])
        & (seen["year"] <= int(made.focus["period_end"]))
    ]
    rounding = made.parts["known"][["observation_id", "lower", "upper"]]
    seen = seen.merge(rounding, on="observation_id", how="left")
    title = wording.plain(made.sentences("standings", language)[0])
    chart = charts.progress_path(
        mine[mine["model"] != "step"],
        anchors[anchors["series_id"] == series.iloc[0]],
        seen.assign(status="reported"),
        envelope=envelope(mine),
        model="linear",
        as_of=made.as_of,
        title=title,
        **shared,
    )
    last = records(seen.sort_values("year").tail(1))
    if not last:
        return chart
    # The words of the chart name the ends of the path; the observation belongs to them.
    told = wording.phrase(
        "tracking.path_seen",
        language,
        year=wording.year(last[0]["year"], language),
        observed=wording.number(last[0]["value"], made.focus["base_unit"], language),
    )
    return replace(
        chart, alt=chart.alt.rstrip("。.") + told, summary=chart.summary.rstrip("。.") + told
    )


def _probability(made: Tracking, language: str, shared: dict[str, Any]) -> Chart:
    from labourtargets import charts, wording

    rows = made.parts["attainment"].dropna(subset=["probability"])
    if rows.empty:
        if len(made.parts["attainment"]):
            raise ProgressError(
                "no prior is supported, so there is no probability to draw",
                phrase="tracking.no_prior",
            )
        raise ProgressError(
            "every target with a baseline and a figure is decided: no probability is left",
            phrase="tracking.none_open",
        )
    keys = list(dict.fromkeys(rows["statement_id"]))[:_MOST_BANDS]
    rows = rows[rows["statement_id"].isin(keys)].merge(
        made.frame[["statement_id", "region_id", "indicator_id"]], on="statement_id"
    )
    named = rows.assign(label=made.labels_of(rows, language))
    title = wording.plain(made.sentences("chances", language)[0])
    return charts.probability_band(
        named.drop(columns=["region_id", "indicator_id"]), title=title, **shared
    )


def _forecast(made: Tracking, language: str, shared: dict[str, Any]) -> Chart:
    from labourtargets import charts

    paths = made.forecast.paths
    assert made.long_series is not None
    _, indicator, values, _ = made.long_series
    unit = made.unit_of(indicator)
    history = pd.DataFrame({"year": values.index, "value": values.to_numpy()})
    return charts.forecast_fan(
        history,
        whole(paths[paths["model"] == made.best_model], unit),
        unit=unit,
        title=chances.expected(made, language),
        **shared,
    )


CHARTS: dict[str, Callable[[Tracking, str, dict[str, Any]], Chart]] = {
    "known": _known,
    "tally": _verdicts,
    "panel": _panel,
    "path": _path,
    "probability": _probability,
    "forecast": _forecast,
}
