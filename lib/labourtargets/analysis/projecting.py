"""Where every year should stand: series projected by every model a plan could mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

import pandas as pd

from labourtargets.analysis.assumptions import (
    Supplied,
    Supposed,
    read_baselines,
    read_scenarios,
    years_expected,
)
from labourtargets.analysis.finding import (
    Names,
    Paths,
    indicator_ids,
    observation_paths,
    region_ids,
)
from labourtargets.analysis.names import model_name
from labourtargets.analysis.projected import Projection
from labourtargets.analysis.projected.anchors import admitting, sourced, with_supplied
from labourtargets.analysis.projected.beside import implied_parts
from labourtargets.codebook import load_codebook
from labourtargets.errors import LabourTargetsError, Problem, Problems, SelectionError, suggest
from labourtargets.intervals import DELTA
from labourtargets.observations import known, load_observations
from labourtargets.statements import load_series, load_statements
from labourtargets.trajectories import (
    MODELS,
    RULES,
    STATED,
    coverage,
    envelope,
    implied_quantities,
)
from labourtargets.trajectories import project as projected
from labourtargets.trajectories.models import model
from labourtargets.workspace import Workspace

__all__ = ["project"]


def project(
    region: Names = None,
    indicator: Names = None,
    *,
    models: str | Sequence[str] = ("linear", "growth"),
    years: Iterable[int] | None = None,
    scenarios: Iterable[Supposed] = (),
    before: str = "none",
    delta: float = DELTA,
    baselines: Iterable[Supplied] = (),
    as_of: str = "",
    observations: Paths = "",
    workspace: Workspace | None = None,
) -> Projection:
    """Project what the documents promise, year by year, by several models.

    Parameters
    ----------
    region, indicator : str or list of str, optional
        Identifiers, official names, glosses or aliases; all by default.
    models : str or sequence of str, default ("linear", "growth")
        Of linear, growth, back_loaded, front_loaded, logistic, gompertz, bass, logit_linear,
        pchip and step; "all" for every one. `labourtargets.trajectories.MODELS` holds their
        parameters.
    years : iterable of int, optional
        Every year from the least of these to the greatest; by default the years from the first
        to the last figure of each series. A path ends with the last figure of its series: a plan
        promises nothing after it.
    scenarios : iterable of str, mapping or Scenario, default ()
        Compared with the path as stated: ``delayed_start`` (a year late), ``shortfall`` (20 % of
        the way left open), ``early_finish`` (a year early), or of one's own, as
        ``"late: delayed_start=1, shortfall=10"``.
    before : {"none", "growth", "linear", "flat"}, default "none"
        Rule for years before the first figure; such rows are extrapolated.
    delta : float, default 0.05
        Half-width of 左右 and 约.
    baselines : iterable of str, mapping or Baseline, default ()
        Starting values the documents do not give, with their owner:
        ``"永川区/技能人才总量: year=2022, value=150000, owner=…"`` or ``observation=…``.
    as_of : str, default ""
        Use the observations known on this day; all by default.
    observations : path or sequence of paths, default ""
        CSV files or folders of observations that baselines may name, relative to the workspace;
        the shipped ones by default.
    workspace : Workspace, optional

    Returns
    -------
    labourtargets.analysis.Projection
        ``frame``: one row per series, model, scenario and year, sorted in that order; so series
        × models × scenarios × years rows where all can be projected, each by 14 columns:
        series_id, region_id, indicator_id, model, scenario (str); year (Int64); value, lower,
        upper (float64, in base_unit: 人, 元, %, …; the bounds are what the rounding of a baseline
        and the wording of a target admit, NaN on the open side: a plain target is exact as
        printed, and `compare` says what rounding could hide of it); basis (baseline, stated,
        interpolated, extrapolated);
        status (ok, cannot_project); reason (codes; missing where ok); base_unit (str);
        statement_id (str; missing where no document states the value). A series that cannot be
        projected keeps its anchors as rows, with the reason. ``parts`` holds frames: anchors,
        envelope (least and greatest value over the models a year), coverage, implied (growth
        and pace asked for), denominators, increments and items. ``.plot()``, ``.table()`` and
        ``.trace()`` show them.

    Raises
    ------
    SelectionError
        Unknown names, models, rules, scenarios and baselines, all at once, with suggestions; or
        nothing to project.
    ObservationError
        Every fault of the files of observations at once.
    TrajectoryError
        If a supplied baseline does not fit its series.

    See Also
    --------
    labourtargets.trajectories.project : the arithmetic, on any frame of anchors.
    labourtargets.trajectories.MODELS : every model with its parameters and their bounds.

    References
    ----------
    Bass, F. M. (1969), A new product growth for model consumer durables, Management Science 15
    (model ``bass``); Fritsch, F. N. and Carlson, R. E. (1980), Monotone piecewise cubic
    interpolation, SIAM Journal on Numerical Analysis 17 (``pchip``). The other models are
    closed forms of the share of the way that is gone, written out in
    `labourtargets.trajectories.models`.

    Examples
    --------
    >>> rows = project("高新区", "人才资源总量", models="linear").frame
    >>> rows[["year", "value", "basis"]].iloc[[0, 1, 5]].values.tolist()
    [[2020, 83600.0, 'baseline'], [2021, 106880.0, 'interpolated'], [2025, 200000.0, 'stated']]
    """
    workspace = workspace or Workspace.default()
    codebook, problems = load_codebook(workspace), Problems()
    regions = region_ids(region, codebook, problems)
    indicators = indicator_ids(indicator, codebook, problems)
    # what is a name of the registries can be looked up
    following = "labourtargets find WORD" if problems else "labourtargets project --help"
    chosen_models = _models(models, problems)
    supposed = read_scenarios(scenarios, problems)

    paths = observation_paths(observations, workspace)

    @cache
    def observed() -> pd.DataFrame:
        loaded = load_observations(paths, workspace=workspace)
        return known(loaded, as_of) if as_of else loaded

    if paths is not None:
        # a faulty file is told, whether a baseline names it or not
        observed()
    supplied = read_baselines(baselines, codebook, observed, problems)
    wanted = _years(years, problems)
    if before not in RULES:
        problems.add(
            "", None, "before", before, f"one of {', '.join(RULES)}", suggest(before, RULES)
        )
    if isinstance(delta, bool) or not 0 <= delta <= 1:
        problems.add("", None, "delta", delta, "a number from 0 to 1")
    problems.raise_as(SelectionError, next_command=following)
    statements = load_statements(workspace)
    series = _chosen(load_series(workspace), regions, indicators, statements)
    _within(wanted, series)
    frame = projected(
        series,
        models=chosen_models,
        years=wanted,
        scenario=[STATED, *supposed],
        before=before,
        delta=delta,
        baselines=supplied,
    )
    ends = series.groupby("series_id")["year"].max()
    frame = frame[(frame["year"] > frame["series_id"].map(ends)).ne(True).to_numpy(bool)]
    frame = frame.reset_index(drop=True)
    anchors = with_supplied(admitting(series, delta), supplied)
    stated = frame[frame["scenario"] == STATED.name]
    parts = {
        "anchors": anchors,
        "envelope": envelope(stated),
        "coverage": coverage(stated),
        "implied": implied_quantities(series, delta=delta, baselines=supplied),
        **implied_parts(series, statements, codebook),
    }
    return Projection(
        sourced(frame, series),
        workspace,
        parts,
        models=chosen_models,
        scenarios=supposed,
        before=before,
        delta=delta,
        baselines=supplied,
        as_of=as_of,
        without=tuple(sorted(set(regions or []) - set(series["region_id"]))),
    )


def _models(given: str | Sequence[str], problems: Problems) -> tuple[str, ...]:
    names = [model_name(name) for name in ([given] if isinstance(given, str) else given)]
    if "all" in names:
        return tuple(MODELS)
    if not names:
        problems.add("", None, "models", "", f"at least one of {', '.join(MODELS)}")
    for name in names:
        try:
            model(name)
        except LabourTargetsError as unknown:
            problems.extend(unknown.problems)
    # the order of the registry, not of the asking: reports of the same models read alike
    return tuple(name for name in MODELS if name in names)


def _years(years: Iterable[int] | None, problems: Problems) -> range | None:
    if isinstance(years, int):
        problems.add("", None, "years", years, f"first and last year, as [{years}, {years}]")
        return None
    wanted = [] if years is None else list(years)
    if not wanted:
        return None
    if not all(isinstance(year, int) and 1900 <= year <= 2100 for year in wanted):
        problems.add("", None, "years", wanted, "whole years, first and last")
        return None
    return range(min(wanted), max(wanted) + 1)


def _within(years: range | None, series: pd.DataFrame) -> None:
    """Refuse years that no chosen series reaches."""
    expected = years_expected(years or (), int(series["year"].max()))
    if years and expected:
        found = f"{years[0]} to {years[-1]}" if len(years) > 1 else str(years[0])
        raise SelectionError(Problem("", None, "years", found, expected))


def _chosen(
    series: pd.DataFrame,
    regions: list[str] | None,
    indicators: list[str] | None,
    statements: pd.DataFrame,
) -> pd.DataFrame:
    """Keep the series asked for: in the order asked for, or else that of the documents."""
    rows = series
    for column, members in (("region_id", regions), ("indicator_id", indicators)):
        if members is not None:
            rows = rows[rows[column].isin(members)]
    if rows.empty:
        near = sorted(set(series.loc[series["region_id"].isin(regions or []), "indicator_id"]))
        having = sorted(set(series.loc[series["indicator_id"].isin(indicators or []), "region_id"]))
        known = (
            f"an indicator of the region: {', '.join(near)}"
            if near
            else f"a region with a figure of it: {', '.join(having)}"
            if having
            else "a region and an indicator that a document gives a number for"
        )
        found = f"{', '.join(regions or ['*'])} / {', '.join(indicators or ['*'])}"
        raise SelectionError(_no_series(found, known), next_command="labourtargets find WORD")
    place = {name: number for number, name in enumerate(statements["statement_id"])}
    asked = [
        {name: number for number, name in enumerate(members or [])}
        for members in (indicators, regions)
    ]
    first: dict[str, int] = {}
    order = []
    keys = ("indicator_id", "region_id", "series_id", "statement_id", "year")
    for *names, series_id, statement, year in zip(
        *(rows[key].tolist() for key in keys), strict=True
    ):
        begins = first.setdefault(series_id, place.get(statement, len(place)))
        wanted = [known.get(name, 0) for known, name in zip(asked, names, strict=True)]
        order.append((*wanted, begins, series_id, year))
    return rows.iloc[sorted(range(len(rows)), key=order.__getitem__)].reset_index(drop=True)


def _no_series(found: str, known: str) -> Problems:
    problems = Problems()
    problems.add("", None, "region, indicator", found, known)
    return problems
