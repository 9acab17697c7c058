"""The controls and what follows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import ipywidgets as widgets
import plotly.graph_objects as go

from labourtargets import wording
from labourtargets.analysis.projected import Projection
from labourtargets.charts import Chart
from labourtargets.charts.chart import CONFIG
from labourtargets.errors import LabourTargetsError
from labourtargets.explore import page
from labourtargets.explore.copying import Code
from labourtargets.explore.query import MODELS, Query, series_at_hand, start
from labourtargets.workspace import Workspace

__all__ = ["Explorer"]

_MODELS = (
    "linear", "growth", "back_loaded", "front_loaded", "logistic", "gompertz", "bass",
    "logit_linear", "pchip", "step",
)  # fmt: skip
_SCENARIOS = ("", "delayed_start", "shortfall", "early_finish")
_RULES = ("none", "growth", "linear", "flat")
# years a reader may look back beyond the first figure, and how far a rule first goes
_BACK, _FIRST_BACK = 10, 2
# as wide as the longest name of an indicator needs
_WIDE = "560px"


class Explorer:
    """Controls with the figure, the table and the sentences of one series; see `explore`.

    Parameters
    ----------
    language : {"zh", "en"}
    region, indicator : str
        Where to begin; empty for the first series that projects.
    workspace : Workspace

    Attributes
    ----------
    query : Query
        What the controls say.
    result : Projection or None
        What is shown; None where the library refused.
    widget : ipywidgets.VBox
    """

    def __init__(self, language: str, region: str, indicator: str, workspace: Workspace) -> None:
        self._language, self._workspace = language, workspace
        self._series = series_at_hand(workspace)
        self.result: Projection | None = None
        begin = start(region, indicator, workspace)
        self._region = self._dropdown("region", self._regions(), begin.region)
        self._indicator = self._dropdown(
            "indicator", self._indicators(begin.region), begin.indicator
        )
        self._scenario = self._dropdown("scenario", self._options("scenario", _SCENARIOS), "")
        self._before = self._dropdown("before", self._options("rule", _RULES), "none")
        self._years = widgets.IntRangeSlider(
            description=self._word("years"), continuous_update=False,
            style={"description_width": "90px"}, layout={"width": _WIDE},
        )  # fmt: skip
        self._models = {
            name: widgets.Checkbox(
                value=name in begin.models, description=wording.label("model", name, language),
                indent=False, layout={"width": "auto", "margin": "0 14px 0 0"},
            )
            for name in _MODELS
        }  # fmt: skip
        self._own_years = (0, 0)
        self._answer, self._table, self._sentences = (widgets.HTML() for _ in range(3))
        self.figure: go.FigureWidget | None = None
        self._drawing = widgets.VBox(layout={"width": "100%"})
        self._code = Code(
            **{name: self._word(f"code.{name}") for name in ("label", "copied", "selected")}
        )
        self._quiet = False
        self._ran: tuple[Query, Projection] | None = None
        self._listen()
        self._fit_years()
        self._show()
        self.widget = self._laid_out()

    @property
    def query(self) -> Query:
        """What the controls say."""
        years = tuple(self._years.value)
        return Query(
            self._region.value,
            self._indicator.value,
            tuple(name for name, box in self._models.items() if box.value),
            self._scenario.value,
            None if years == self._own_years else (years[0], years[1]),
            self._before.value,
        )

    @property
    def code(self) -> str:
        """The calls that reproduce the view."""
        return str(self._code.code)

    def _repr_mimebundle_(self, **options: Any) -> Any:
        return self.widget._repr_mimebundle_(**options)

    def _listen(self) -> None:
        self._region.observe(self._when(self._region_changed), "value")
        self._indicator.observe(self._when(self._fit_years), "value")
        self._before.observe(self._when(self._rule_changed), "value")
        for control in (self._scenario, self._years, *self._models.values()):
            control.observe(self._when(lambda: None), "value")

    def _when(self, adapt: Callable[[], None]) -> Callable[[Any], None]:
        """Adapt the other controls to a change, then show once."""

        def changed(_: Any) -> None:
            if self._quiet:
                return
            self._quiet = True
            try:
                adapt()
            finally:
                self._quiet = False
            self._show()

        return changed

    def _region_changed(self) -> None:
        kept = self._indicator.value
        options = self._indicators(self._region.value)
        offered = [value for _, value in options]
        self._indicator.options = options
        self._indicator.value = kept if kept in offered else offered[0]
        self._fit_years()

    def _rule_changed(self) -> None:
        first, last = self._years.value
        own = self._own_years[0]
        if self._before.value != "none" and first >= own:
            first = own - _FIRST_BACK
        elif self._before.value == "none":
            first = max(first, own)
        self._years.value = (first, last)

    def _fit_years(self) -> None:
        """Give the slider the years of the series."""
        own = replace(self.query, years=None, models=self.query.models or MODELS)
        years = self._run(own).frame["year"].dropna()
        first, last = (int(years.min()), int(years.max())) if len(years) else (0, 0)
        self._own_years = (first, last)
        # the ends may only move outwards while the old value lies between them
        self._years.min, self._years.max = min(self._years.min, first), max(self._years.max, last)
        back = _FIRST_BACK if self._before.value != "none" else 0
        self._years.value = (first - back, last)
        self._years.min, self._years.max = first - _BACK, last
        self._years.disabled = not len(years)

    def _show(self) -> None:
        query, language = self.query, self._language
        try:
            self.result = self._run(query)
            if self.result.projected:
                chart = self.result.chart(query.chart, language)
                self._draw(chart)
                self._answer.value = page.answer(self.result, language, chart.alt)
                self._table.value = page.tables(self.result, query.tables, language)
            else:
                self._draw(None)
                self._answer.value = page.why_not(self.result, language)
                self._table.value = ""
            self._sentences.value = page.sentences(self.result, language)
        except LabourTargetsError as fault:
            self.result = None
            self._draw(None)
            reason = str(fault) if query.models else self._word("no_model")
            self._answer.value = page.refused(reason, language)
            self._table.value = self._sentences.value = ""
        # last: the page fits the figure to its place when the code changes
        projected = self.result is None or bool(self.result.projected)
        self._code.code = query.code(language, self._workspace, projected=projected)

    def _run(self, query: Query) -> Projection:
        if self._ran is None or self._ran[0] != query:
            self._ran = (query, query.run(self._workspace))
        return self._ran[1]

    def _draw(self, chart: Chart | None) -> None:
        self._drawing.layout.display = "none" if chart is None else None
        if chart is None:
            return
        if self.figure is None:
            # made with what it draws: a page that met it empty could miss what came after
            self.figure = go.FigureWidget(chart.figure)
            # what fits the figures of a notebook to their place does not reach those of a widget
            self.figure._config = {**CONFIG, "responsive": True}
            self._drawing.children = (self.figure,)
        else:
            with self.figure.batch_update():
                self.figure.data = ()
                self.figure.layout = chart.figure.layout
                self.figure.add_traces(chart.figure.data)

    def _laid_out(self) -> widgets.VBox:
        wrap = {"flex_flow": "row wrap", "width": "100%"}
        models = widgets.HBox(
            [
                widgets.Label(self._word("models"), layout={"width": "90px", "flex": "none"}),
                widgets.Box(list(self._models.values()), layout=wrap),
            ],
            layout={"width": "100%"},
        )
        models.add_class("lt-models")
        controls = [self._region, self._indicator, self._scenario, self._before, self._years]
        panel = widgets.VBox(
            [widgets.HTML(page.LOOK), widgets.Box(controls, layout=wrap), models, self._answer, self._drawing,
             self._table, self._sentences, self._code],
            layout={"width": "100%", "max_width": "1100px"},
        )  # fmt: skip
        panel.add_class("lt-explorer")
        return panel

    def _dropdown(self, name: str, options: list[tuple[str, str]], value: str) -> widgets.Dropdown:
        return widgets.Dropdown(
            options=options, value=value, description=self._word(name),
            style={"description_width": "90px"}, layout={"width": _WIDE},
        )  # fmt: skip

    def _word(self, name: str) -> str:
        return wording.phrase(f"explore.{name}", self._language)

    def _options(self, topic: str, values: tuple[str, ...]) -> list[tuple[str, str]]:
        return [
            (wording.label(topic, value or "stated", self._language), value) for value in values
        ]

    def _regions(self) -> list[tuple[str, str]]:
        regions = dict.fromkeys(self._series["region_id"])
        return [(wording.region_name(one, self._language), one) for one in regions]

    def _indicators(self, region: str) -> list[tuple[str, str]]:
        """Offer what the region has series of, those without a path marked and last."""
        rows = self._series[self._series["region_id"] == region]
        rows = rows.sort_values("status", ascending=False, kind="stable")
        named = []
        for indicator, status in zip(rows["indicator_id"], rows["status"], strict=True):
            name = wording.indicator_name(indicator, self._language)
            if status != "ok":
                name = wording.phrase("explore.no_path", self._language, name=name)
            named.append((name, str(indicator)))
        return named
