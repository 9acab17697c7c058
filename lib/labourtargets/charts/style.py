"""The one look of all charts: colours, fonts, margins, title, source line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from labourtargets import wording
from labourtargets.charts.text import escape, width, wrap

__all__ = [
    "FONT",
    "GRID",
    "INK",
    "MUTED",
    "NARROWEST",
    "ON_LIGHT",
    "PAPER",
    "Frame",
    "Mark",
    "annotation",
    "frame",
    "ink_on",
    "mark",
    "tint",
]

INK = "#1f2933"
MUTED = "#5b6670"
GRID = "#dde2e7"
PAPER = "#ffffff"
# ink on filled cells and bars, the same on a light and on a dark page
ON_LIGHT, ON_DARK = "#101418", "#fdfdfd"
# Helvetica metrics first, so that measured text fits; then the CJK fonts of each system
FONT = (
    '"Helvetica Neue", Helvetica, Arial, "PingFang SC", "Hiragino Sans GB", '
    '"Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
)
# a 375 px screen less the page's margins
NARROWEST = 335
_PAD = 4
_TITLE, _SUBTITLE, _NOTE = 16, 13, 11


@dataclass(frozen=True)
class Mark:
    """A colour and a marker that stand for one thing in every chart."""

    colour: str
    symbol: str
    glyph: str


# Okabe and Ito (2008), darkened where needed so that each has a contrast of 3 on white and on
# a dark page; markers tell them apart in grey
_MARKS = (
    Mark("#0072b2", "circle", "●"),
    Mark("#d55e00", "square", "■"),
    Mark("#009e73", "triangle-up", "▲"),
    Mark("#cc79a7", "diamond", "◆"),
    Mark("#a6761d", "triangle-down", "▼"),
    Mark("#7e57c2", "star", "★"),
    Mark("#6b7280", "hexagon", "⬢"),
    Mark("#3c8dbc", "pentagon", "⬟"),
)
_REGIONS = {
    "mianyang": 0,
    "guangyuan": 1,
    "nanchong": 2,
    "guangan": 3,
    "dazhou": 4,
    "bazhong": 5,
    "northeast-sichuan-hr-zone": 6,
    "northeast-sichuan-five": 7,
    "sichuan": 6,
    "chengdu": 4,
    "chongqing-hitech": 0,
    "yongchuan": 1,
    "jiangjin": 2,
    "jiangjin-park": 3,
    "western-science-city": 5,
    "chongqing": 6,
    "china": 7,
    "shapingba": 4,
    "jiulongpo": 5,
    "beibei": 7,
}


def mark(key: str | int) -> Mark:
    """Return the mark of a region, or of the n-th thing where no region is concerned.

    Examples
    --------
    >>> mark("yongchuan").colour, mark(0).symbol
    ('#d55e00', 'circle')
    """
    if isinstance(key, int):
        return _MARKS[key % len(_MARKS)]
    # a region of another workspace keeps one colour too, whatever it is drawn beside
    return _MARKS[_REGIONS.get(key, sum(map(ord, key)) % len(_MARKS))]


def tint(colour: str, opacity: float) -> str:
    """Return a colour with an opacity.

    Examples
    --------
    >>> tint("#0072b2", 0.2)
    'rgba(0, 114, 178, 0.2)'
    """
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red}, {green}, {blue}, {opacity:g})"


def ink_on(colour: str) -> str:
    """Return the ink that reads best on a filled colour, on any page.

    Examples
    --------
    >>> ink_on("#0072b2"), ink_on("#cc79a7")
    ('#fdfdfd', '#101418')
    """
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    # relative luminance of WCAG 2; at 0.18 dark and light ink contrast alike
    return ON_DARK if 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.18 else ON_LIGHT


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
    room = NARROWEST - 2 * _PAD
    # bold letters are wider
    head = wrap(wording.plain(title), room / 1.06, _TITLE, most=6)
    under = wrap(wording.plain(subtitle), room, _SUBTITLE, most=4)
    named = wording.phrase("chart.source", language, source=wording.plain(source)) if source else ""
    foot = _flow(list(dict.fromkeys(notes)), room, language) + wrap(named, room, _NOTE, most=4)
    title_height = 8 + 21 * len(head)
    top = title_height + 18 * len(under) + 8 + above
    bottom = below + 15 * len(foot) + (12 if foot else 4)
    left, right = round(left), round(right)
    annotations = []
    if under:
        annotations.append(
            annotation(
                "<br>".join(map(escape, under)), size=_SUBTITLE, colour=MUTED,
                xref="paper", x=0, xanchor="left", xshift=_PAD - left, align="left",
                yref="paper", y=1, yanchor="bottom", yshift=above,
            )
        )  # fmt: skip
    if foot:
        annotations.append(
            annotation(
                "<br>".join(map(escape, foot)), size=_NOTE, colour=MUTED,
                xref="paper", x=0, xanchor="left", xshift=_PAD - left, align="left",
                yref="paper", y=0, yanchor="top", yshift=-below - 4,
            )
        )  # fmt: skip
    layout: dict[str, Any] = {
        # none of plotly's own: this is how it writes an empty one
        "template": {"data": {"scatter": [{"type": "scatter"}]}},
        # a page that prints the title itself takes this much away
        "meta": {"title_height": title_height},
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


def annotation(
    text: str, *, size: int = 12, colour: str = INK, arrow: bool = False, **place: Any
) -> dict[str, Any]:
    """Return an annotation in the house font.

    Examples
    --------
    >>> annotation("a", x=1)["showarrow"]
    False
    """
    return {
        "text": text, "showarrow": arrow, "font": {"size": size, "color": colour},
        "borderpad": 0, **place,
    }  # fmt: skip


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
