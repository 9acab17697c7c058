"""What the controls say, as the call that answers it."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pandas as pd

from labourtargets.analysis import project, select, series_coverage
from labourtargets.analysis.finding import indicator_ids, region_ids
from labourtargets.analysis.projected import Projection
from labourtargets.codebook import load_codebook
from labourtargets.errors import Problems, SelectionError
from labourtargets.workspace import Workspace

__all__ = ["MODELS", "Query", "series_at_hand", "start"]

#: Models shown when nothing is chosen: those of `labourtargets.project`.
MODELS = ("linear", "growth")


@dataclass(frozen=True)
class Query:
    """One view of the explorer.

    Parameters
    ----------
    region, indicator : str
        Identifiers.
    models : tuple of str, default ("linear", "growth")
    scenario : str, default ""
        One of the scenarios that go by a name, beside the path as stated.
    years : tuple of int, optional
        First and last; those of the series by default.
    before : str, default "none"
        Rule for years before the first figure.

    Examples
    --------
    >>> Query("chongqing-hitech", "talent_total").run().projected
    ['chongqing-hitech/talent_total']
    """

    region: str
    indicator: str
    models: tuple[str, ...] = MODELS
    scenario: str = ""
    years: tuple[int, int] | None = None
    before: str = "none"

    @property
    def chart(self) -> str:
        """Which chart of the projection shows it."""
        return "scenarios" if self.scenario else "path"

    @property
    def tables(self) -> tuple[str, ...]:
        """Which tables of the projection stand below it: of a scenario, why it fails as well."""
        return ("years", "scenarios", "why_not") if self.scenario else ("years",)

    def run(self, workspace: Workspace | None = None) -> Projection:
        """Project.

        Raises
        ------
        SelectionError
            For a choice that gives nothing, such as no model at all.
        """
        return project(
            self.region,
            self.indicator,
            models=self.models,
            scenarios=[self.scenario] if self.scenario else [],
            years=self.years,
            before=self.before,
            workspace=workspace,
        )

    def code(
        self, language: str, workspace: Workspace | None = None, *, projected: bool = True
    ) -> str:
        """Write the calls that reproduce the view; what is default is left out.

        Where nothing is projected (`projected` False) they show the reasons instead.

        Examples
        --------
        >>> print(Query("mianyang", "hr_revenue", ("linear",), before="growth").code("en"))
        import labourtargets as lt
        <BLANKLINE>
        projection = lt.project("mianyang", "hr_revenue", models=["linear"], before="growth")
        projection.answer("en")
        projection.figure("path", "en")
        projection.table("years", "en")
        projection.sources("en", projection.parts["anchors"]["statement_id"])
        """
        given = [json.dumps(self.region), json.dumps(self.indicator)]
        if self.models != MODELS:
            given.append(f"models={json.dumps(list(self.models))}")
        if self.scenario:
            given.append(f"scenarios={json.dumps([self.scenario])}")
        if self.years is not None:
            given.append(f"years={list(self.years)}")
        if self.before != "none":
            given.append(f"before={json.dumps(self.before)}")
        head = ["import labourtargets as lt", ""]
        if workspace is not None and workspace.root != Workspace.installed().root:
            head.insert(1, "from labourtargets.workspace import Workspace")
            place = json.dumps(str(workspace.root), ensure_ascii=False)
            given.append(f"workspace=Workspace({place})")
        said = json.dumps(language)
        scenario = [f'projection.finding("scenarios", {said})'] if self.scenario else []
        shown = [
            f"projection.answer({said})",
            *scenario,
            f"projection.figure({json.dumps(self.chart)}, {said})",
            *(f"projection.table({json.dumps(name)}, {said})" for name in self.tables),
        ]
        if not projected:
            shown = [
                f'projection.finding("why_not", {said})',
                f'projection.table("why_not", {said})',
            ]
        return "\n".join(
            [
                *head,
                f"projection = lt.project({', '.join(given)})",
                *shown,
                f'projection.sources({said}, projection.parts["anchors"]["statement_id"])',
            ]
        )


def series_at_hand(workspace: Workspace | None = None) -> pd.DataFrame:
    """List the series an explorer can show.

    Returns
    -------
    pandas.DataFrame
        One row per pair of region_id and indicator_id, in the order of the documents, with
        status (ok if one of its series projects, else cannot_project).

    Examples
    --------
    >>> rows = series_at_hand().set_index(["region_id", "indicator_id"])["status"]
    >>> rows["chongqing-hitech", "talent_total"], rows["yongchuan", "skilled_workers"]
    ('ok', 'cannot_project')
    """
    rows = series_coverage(workspace).sort_values("status", ascending=False, kind="stable")
    pairs = rows.drop_duplicates(["region_id", "indicator_id"])
    named = select(workspace=workspace).frame[["region_id", "indicator_id"]].drop_duplicates()
    return named.merge(pairs[["region_id", "indicator_id", "status"]])


def start(region: str, indicator: str, workspace: Workspace) -> Query:
    """Resolve where to begin; what is not given is the first series that projects.

    Raises
    ------
    SelectionError
        For unknown names, all at once, or a pair without a series.

    Examples
    --------
    >>> start("永川", "", Workspace.default()).region
    'yongchuan'
    """
    codebook, problems = load_codebook(workspace), Problems()
    chosen = series_at_hand(workspace)
    for column, members in (
        ("region_id", region_ids(region, codebook, problems)),
        ("indicator_id", indicator_ids(indicator, codebook, problems)),
    ):
        if members is not None:
            chosen = chosen[chosen[column].isin(members)]
    if chosen.empty and not problems:
        expected = "a region and an indicator with a series"
        problems.add("", None, "region, indicator", f"{region} / {indicator}", expected)
    problems.raise_as(SelectionError, next_command="labourtargets find WORD")
    first = chosen.sort_values("status", ascending=False, kind="stable").iloc[0]
    return Query(str(first["region_id"]), str(first["indicator_id"]))
