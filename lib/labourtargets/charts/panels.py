"""Where small panels stand in one figure, and how they are headed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from labourtargets.charts.axes import ValueAxis, bare_axis, year_axis
from labourtargets.charts.style import NARROWEST, annotation
from labourtargets.charts.text import escape, wrap

__all__ = ["Panels"]

_GUTTER, _LINE = 28, 15


@dataclass(frozen=True)
class Panels:
    """A grid of equal panels, in pixels of the narrowest page.

    Parameters
    ----------
    count : int
        Panels, filled row by row.
    columns : int, default 2
    lines : int, default 2
        Lines a heading may take.
    plot, foot : int
        Height of the plot of a panel, and of what stands below it.

    Examples
    --------
    >>> Panels(3).height, Panels(3).domain(2)[0]
    (324, [0.0, 0.4582089552238806])
    """

    count: int
    columns: int = 2
    lines: int = 2
    plot: int = 92
    foot: int = 34

    def fitting(self, names: Iterable[str], most: int = 6) -> Panels:
        """Return the panels with headings just as high as these names need."""
        lines = max(len(wrap(name, self.width, 12, most=most)) for name in names)
        return replace(self, lines=lines)

    @property
    def head(self) -> int:
        """Height of a heading."""
        return 6 + _LINE * self.lines

    @property
    def height(self) -> int:
        """Height of all panels."""
        return -(-self.count // self.columns) * (self.head + self.plot + self.foot)

    @property
    def width(self) -> float:
        """Width of one panel, less the outer margin."""
        return (NARROWEST - 8 - _GUTTER * (self.columns - 1)) / self.columns

    @staticmethod
    def axes(place: int) -> dict[str, str]:
        """Return plotly's names of the axes of one panel."""
        suffix = str(place + 1) if place else ""
        return {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}

    def domain(self, place: int) -> tuple[list[float], list[float]]:
        """Return the shares of the figure that one panel takes, across and up."""
        column, row = place % self.columns, place // self.columns
        share = _GUTTER / NARROWEST
        wide = (1 - share * (self.columns - 1)) / self.columns
        left = column * (wide + share)
        top = 1 - (row * (self.head + self.plot + self.foot) + self.head) / self.height
        return [left, min(1.0, left + wide)], [max(0.0, top - self.plot / self.height), top]

    def layout(
        self, place: int, years: Sequence[int], values: ValueAxis, kept: Iterable[int] = ()
    ) -> dict[str, Any]:
        """Lay out the axes of one panel: years below, values without ticks.

        Several panels label the first and the last year, and those to be kept that have the room.
        """
        across, up = self.domain(place)
        axes = self.axes(place)
        suffix = axes["xaxis"][1:]
        return {
            f"xaxis{suffix}": year_axis(
                years,
                self.width - 20,
                kept,
                sparse=self.columns > 1,
                domain=across,
                anchor=axes["yaxis"],
            ),
            f"yaxis{suffix}": bare_axis(
                domain=up, anchor=axes["xaxis"], range=[values.low, values.high]
            ),
        }

    def heading(self, name: str, place: int) -> dict[str, Any]:
        """Head one panel with a name."""
        lines = wrap(name, self.width, 12, most=self.lines)
        axes = self.axes(place)
        return annotation(
            "<br>".join(map(escape, lines)), x=0, xref=f"{axes['xaxis']} domain", xanchor="left",
            y=1, yref=f"{axes['yaxis']} domain", yanchor="bottom", yshift=4, align="left",
        )  # fmt: skip
