"""The words around a plot: title and subtitle above it, reading key and source line below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from labourtargets import wording
from labourtargets.charts.style import FONT, INK, MUTED, NARROWEST, PAPER, annotation
from labourtargets.charts.text import escape, width, wrap

__all__ = ["CAPTIONED", "Frame", "frame"]

# Where a figure brings its own words: a notebook beside its sidebar on a small screen, a saved
# picture. A page prints the words itself, as text that flows.
CAPTIONED = 600
_PAD = 4
_TITLE, _SUBTITLE, _NOTE = 16, 13, 11


@dataclass(frozen=True)
class Frame:
    """Layout around a plot of known height: pixels above, below and at the sides."""

    layout: dict[str, Any]
    plot_height: int
    left: int
    right: int

    @property
    def plot_width(self) -> int:
        """Width of the plot on the narrowest page."""
        return NARROWEST - self.left - self.right


def frame(
    *,
    title: str,
    subtitle: str,
    source: str,
    language: str,
    plot_height: int,
    notes: Sequence[str] = (),
    left: float = 40,
    right: float = 16,
    above: int = 8,
    below: int = 26,
) -> Frame:
    """Lay out title, subtitle, reading key and source line around a plot.

    Parameters
    ----------
    title, subtitle : str
        The finding; unit and date.
    source : str
        What the source line names.
    language : {"zh", "en"}
    plot_height : int
        Pixels between the axes: fixed, so that labels can be kept apart without a browser.
    notes : sequence of str
        Keys to the marks used, below the plot.
    left, right : float
        Pixels for the labels at the sides.
    above, below : int
        Pixels for what stands between title and plot, and between plot and notes.

    Returns
    -------
    Frame

    Examples
    --------
    >>> frame(title="a", subtitle="b", source="c", language="en", plot_height=200).plot_width
    279
    """
    room = CAPTIONED - 2 * _PAD
    title, subtitle = wording.plain(title), wording.plain(subtitle)
    keys = list(dict.fromkeys(notes))
    named = wording.phrase("chart.source", language, source=wording.plain(source)) if source else ""
    # bold letters are wider
    head = wrap(title, room / 1.06, _TITLE, most=4)
    under = wrap(subtitle, room, _SUBTITLE, most=4)
    foot = _flow(keys, room, language) + wrap(named, room, _NOTE, most=4)
    said_above = 8 + 21 * len(head) + 18 * len(under)
    said_below = 15 * len(foot) + 8 if foot else 0
    top = said_above + 8 + above
    bottom = below + 4 + said_below
    left, right = round(left), round(right)
    said: dict[str, Any] = {
        "name": "caption", "colour": MUTED, "align": "left",
        "xref": "paper", "x": 0, "xanchor": "left", "xshift": _PAD - left,
    }  # fmt: skip
    annotations = []
    if under:
        annotations.append(
            annotation("<br>".join(map(escape, under)), size=_SUBTITLE, yref="paper", y=1,
                       yanchor="bottom", yshift=above, **said)
        )  # fmt: skip
    if foot:
        annotations.append(
            annotation("<br>".join(map(escape, foot)), size=_NOTE, yref="paper", y=0,
                       yanchor="top", yshift=-below - 4, **said)
        )  # fmt: skip
    layout: dict[str, Any] = {
        # none of plotly's own: this is how it writes an empty one
        "template": {"data": {"scatter": [{"type": "scatter"}]}},
        # for a page that prints the words itself: what they are, and the pixels they leave free
        "meta": {
            "caption": {
                "title": escape(title), "subtitle": escape(subtitle),
                "key": [escape(key) for key in keys], "source": escape(named),
                "above": said_above, "below": said_below,
            },
        },
        "autosize": True,
        "height": top + plot_height + bottom,
        "margin": {"l": left, "r": right, "t": top, "b": bottom, "pad": 0},
        "paper_bgcolor": PAPER,
        "plot_bgcolor": PAPER,
        "font": {"family": FONT, "size": 12, "color": INK},
        "title": {
            "text": "<br>".join(map(escape, head)),
            "font": {"size": _TITLE, "weight": 700, "color": INK},
            "xref": "container", "x": 0, "xanchor": "left",
            # plotly sets a single line lower than the first of several
            "pad": {"l": _PAD, "t": 8 + (_TITLE if len(head) > 1 else 4)},
            "yref": "container", "y": 1, "yanchor": "top",
        },
        "showlegend": False,
        "hovermode": "closest",
        "hoverlabel": {"align": "left", "font": {"family": FONT, "size": 12}},
        # a finger that scrolls the page must not zoom the chart
        "dragmode": False,
        "annotations": annotations,
        "shapes": [],
    }  # fmt: skip
    return Frame(layout, plot_height, left, right)


def _flow(notes: list[str], room: float, language: str) -> list[str]:
    """Set notes one after the other, never breaking inside one that fits a line."""
    gap = wording.phrase("chart.join", language)
    lines: list[str] = []
    for note in notes:
        if lines and width(lines[-1] + gap + note, _NOTE) <= room:
            lines[-1] += gap + note
        else:
            lines.extend(wrap(note, room, _NOTE))
    return lines
