"""The one look of all charts: colours, fonts, marks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = [
    "FONT",
    "GRID",
    "INK",
    "MUTED",
    "NARROWEST",
    "ON_LIGHT",
    "PAPER",
    "Mark",
    "annotation",
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
    '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", "Nimbus Sans", "PingFang SC", '
    '"Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif'
)
# a 375 px screen less the page's margins
NARROWEST = 335


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
