"""Compare places: the question behind the third notebook."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from labourtargets.analysis.compared import Comparison
from labourtargets.analysis.compared.summing_up import summary
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
        level, required_growth (% a year), points_a_year (of shares), per_10k_residents (census
        of 2020) or per_gdp.
    since, year : int, optional
        Years compared; the first and the last of the chosen series by default.
    as_of : str, default ""
        Take denominators known on this day; all by default.
    workspace : Workspace, optional

    Returns
    -------
    labourtargets.analysis.Comparison
        ``frame`` has one row per place and indicator, by 21 columns: region_id, indicator_id;
        start_year, end_year (Int64), start_value, end_value (float64, in base_unit; missing where
        none is stated) and base_unit; growth, growth_lower, growth_upper (float64, percent a year
        required between the two; missing for shares, which move in points, and without an earlier
        figure); measure, value, lower, upper (float64, in unit) and unit, by the measure chosen;
        rank, rank_best, rank_worst (Int64: among the places of the indicator, and the range that
        printed decimals leave), missing where the register forbids it, with the reason (str);
        start_id and statement_id (str), the statements of the first and last figure. Indicators
        in the order asked for, best rank first. ``anchors`` are the figures it is reckoned from,
        one row per place, indicator and year, as in ``data/schema/series.json``; ``parts`` holds
        statements, register (what may be compared, and why) and observations too.

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
    >>> compare(["达州", "绵阳"], "hr_revenue").frame[["region_id", "rank"]].to_numpy().tolist()
    [['mianyang', 1], ['dazhou', 2]]
    """
    workspace = workspace or Workspace.default()
    codebook = load_codebook(workspace)
    problems = Problems()
    regions = region_ids(region, codebook, problems)
    indicators = indicator_ids(indicator, codebook, problems)
    # what is a name of the registries can be looked up
    following = "labourtargets find WORD" if problems else ""
    if measure not in MEASURES:
        expected = f"one of {', '.join(MEASURES)}"
        problems.add("", None, "measure", measure, expected, suggest(measure, MEASURES))
    if not indicator:
        problems.add("", None, "indicator", "", "at least one indicator")
    problems.raise_as(SelectionError, next_command=following)
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
    anchors = chosen.reset_index(drop=True)
    found = Comparison(
        anchors,
        workspace,
        {
            "anchors": anchors,
            "statements": load_statements(workspace),
            "register": load_comparability(workspace),
            "observations": _observed(workspace, as_of),
        },
        measure,
        first,
        last,
        tuple(present),
        without=tuple(sorted(set(regions or []) - set(chosen["region_id"]))),
    )
    return replace(found, frame=summary(found))


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
    return " ".join(
        f"it has figures of {', '.join(those)}, but: {reason}" for reason, those in reasons.items()
    )


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
