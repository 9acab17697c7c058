"""Compare places: the question behind the third notebook."""

from __future__ import annotations

import pandas as pd

from labourtargets.analysis.compared import Comparison
from labourtargets.analysis.finding import Names, indicator_ids, region_ids
from labourtargets.codebook import Codebook, load_codebook
from labourtargets.comparison import MEASURES, Side, load_comparability
from labourtargets.comparison.register import rules_of, said_of
from labourtargets.errors import Problems, SelectionError, suggest
from labourtargets.observations import known, load_observations
from labourtargets.statements import load_series, load_statements
from labourtargets.workspace import Workspace

__all__ = ["compare"]


_FEWEST = 2


def compare(
    region: Names = None,
    indicator: Names = None,
    *,
    measure: str = "level",
    since: int | None = None,
    year: int | None = None,
    as_of: str = "",
    workspace: Workspace | None = None,
) -> Comparison:
    """Compare the promised figures of places, as far as the register allows.

    Parameters
    ----------
    region : str or list of str, optional
        Identifiers, official names, glosses or aliases; all places with a series by default.
    indicator : str or list of str
        The first is ranked and decomposed; all stand in the grid of growth.
    measure : str, default "level"
        One of `labourtargets.comparison.MEASURES`.
    since, year : int, optional
        Years compared; the first and the last of the chosen series by default.
    as_of : str, default ""
        Take denominators known on this day; all by default.
    workspace : Workspace, optional

    Returns
    -------
    Comparison
        ``frame``: the anchors chosen, one row per place, indicator and year, sorted by series
        and year, with the 16 columns, dtypes and units of ``data/schema/series.json``.
        ``parts`` holds the frames ranks, growth, convergence and contributions are reckoned
        from: statements, register (what may be compared, and why) and observations.

    Raises
    ------
    SelectionError
        Every unknown name at once, an unknown measure, no indicator, no series, or years out of
        order.
    ComparisonError
        Not from the call, whose result shows every pair with its reason, but from what is asked
        of it: ``.plot()`` where the register does not let figures stand side by side, a named
        chart or table, ``.ranks``, ``.growth`` and the like where it forbids ranking or adding,
        or where a figure to divide by is missing.

    References
    ----------
    Barro, R. J. and Sala-i-Martin, X. (1992), Convergence, Journal of Political Economy 100;
    Theil, H. (1967), Economics and Information Theory; REAT, Regional Economic Analysis Toolbox
    (R package), for the regional measures. Which figures may be compared is declared in
    ``data/registers/comparability.csv``.

    Examples
    --------
    >>> compare(["绵阳", "达州"], "hr_revenue").sentences("answer", "en")[0][:38]
    '2 places are strictly comparable. Annu'
    """
    workspace = workspace or Workspace.default()
    codebook = load_codebook(workspace)
    problems = Problems()
    regions = region_ids(region, codebook, problems)
    indicators = indicator_ids(indicator, codebook, problems)
    if measure not in MEASURES:
        expected = f"one of {', '.join(MEASURES)}"
        problems.add("", None, "measure", measure, expected, suggest(measure, MEASURES))
    if not indicator:
        problems.add("", None, "indicator", "", "at least one indicator")
    problems.raise_as(SelectionError, next_command="labourtargets find WORD")
    assert indicators is not None
    series = load_series(workspace)
    chosen = series[series["indicator_id"].isin(indicators)]
    if regions is not None:
        chosen = chosen[chosen["region_id"].isin(regions)]
    if chosen.empty:
        problems.add("", None, "region", str(region), "places with a dated figure of the indicator")
        problems.raise_as(SelectionError)
    if chosen.drop_duplicates(["region_id", "indicator_id"]).shape[0] < _FEWEST:
        there = chosen[["region_id", "indicator_id"]].iloc[0]
        for place in sorted(set(regions or []) - set(chosen["region_id"])):
            problems.add(
                "",
                None,
                "region",
                place,
                "a place with a dated figure of the indicator",
                _refused(Side(*there), place, series, codebook, workspace)
                or "with one figure there is nothing to compare",
            )
    first, last = _years(chosen, since, year, problems)
    problems.raise_as(SelectionError)
    present = [name for name in indicators if name in set(chosen["indicator_id"])]
    return Comparison(
        chosen.reset_index(drop=True),
        workspace,
        {
            "statements": load_statements(workspace),
            "register": load_comparability(workspace),
            "observations": _observed(workspace, as_of),
        },
        measure,
        first,
        last,
        tuple(present),
    )


def _refused(
    here: Side, place: str, series: pd.DataFrame, codebook: Codebook, workspace: Workspace
) -> str:
    """Say what the register says of the figures that a place does have, beside this one."""
    rules = rules_of(load_comparability(workspace))
    reasons: dict[str, list[str]] = {}
    for indicator in dict.fromkeys(series.loc[series["region_id"] == place, "indicator_id"]):
        judged = said_of(here, Side(place, indicator), rules, codebook)
        if judged is not None:
            reasons.setdefault(judged.reason_en, []).append(indicator)
    return " ".join(f"{', '.join(those)} there: {reason}" for reason, those in reasons.items())


def _observed(workspace: Workspace, as_of: str) -> pd.DataFrame:
    """Return the observations known on a day; all of them without one."""
    observations = load_observations(workspace=workspace)
    return known(observations, as_of) if as_of else observations


def _years(
    chosen: pd.DataFrame, since: int | None, year: int | None, problems: Problems
) -> tuple[int, int]:
    dated = chosen.loc[chosen["lower"].notna() | chosen["value"].notna(), "year"]
    first, last = since or int(dated.min()), year or int(dated.max())
    stated = sorted({int(one) for one in chosen["year"]})
    if last not in stated:
        problems.add("", None, "year", last, f"a year with figures: {', '.join(map(str, stated))}")
    if since is not None and first >= last:
        problems.add("", None, "since", first, f"a year before {last}")
    return first, last
