"""Headings above columns, always level: side by side, or by turns on two heights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from labourtargets.charts.text import width, wrap

__all__ = ["Heads", "lay_heads", "stand"]

_SIZE, _LINE = 11, 14
# between neighbours; on two heights a heading has the width of two columns but for the line that
# leads down between two of them
_APART, _LED = 4.0, 3.0
# a heading of several words keeps further from that line; a single word is not broken for it
_CLEAR = 6.0


@dataclass(frozen=True)
class Heads:
    """Lines of each heading, how far it is lifted, and pixels they take above and beyond the plot."""

    texts: tuple[tuple[str, ...], ...]
    lifts: tuple[int, ...]
    height: int
    room: float
    beyond: float


def lay_heads(names: Sequence[str], pixels: float) -> Heads:
    """Set headings above equal columns: wrapped, and lifted by turns where a word is too wide.

    Parameters
    ----------
    names : sequence of str
    pixels : float
        Width of all columns on the narrowest page.

    Returns
    -------
    Heads
        A word wider than two columns is broken.

    Examples
    --------
    >>> lay_heads(["绵阳", "广元"], 80).lifts
    (0, 0)
    >>> lay_heads(["Mianyang", "Guangyuan", "Nanchong"], 120).lifts
    (0, 15, 0)
    """
    room = pixels / max(len(names), 1)
    if len(names) < 2 or stand(names, room):
        texts = [tuple(_broken(name, room - _APART)) for name in names]
        lines = max(map(len, texts), default=1)
        return Heads(tuple(texts), (0,) * len(names), _LINE * lines + 10, room, 0.0)
    # half of the last heading, if wider than its column, stands beyond the plot
    wide = 2 * room - _LED
    texts = [tuple(_broken(name, wide, wide - _CLEAR)) for name in names]
    beyond = max(0.0, max((width(line, _SIZE) for line in texts[-1]), default=0.0) / 2 - room / 2)
    lower = _LINE * max(len(text) for text in texts[::2]) + 1
    upper = _LINE * max(len(text) for text in texts[1::2])
    lifts = tuple(lower if place % 2 else 0 for place in range(len(names)))
    # the margin holds the rest, but for what a browser sets wider than was measured
    beyond = max(0.0, beyond - 5)
    room = (pixels - beyond) / len(names)
    return Heads(tuple(texts), lifts, lower + upper + 10, room, beyond)


def stand(names: Sequence[str], room: float) -> bool:
    """Say whether every word of the headings fits its column.

    Examples
    --------
    >>> stand(["R&D"], 40), stand(["Internationalisation"], 40)
    (True, False)
    """
    return all(
        width(line, _SIZE) <= room - _APART
        for name in names
        for line in wrap(name, room - _APART, _SIZE)
    )


def _broken(name: str, pixels: float, wrapped: float | None = None) -> list[str]:
    """Wrap a heading; a word that is wider than its place goes on in the next line."""
    lines: list[str] = []
    for line in wrap(name, pixels if wrapped is None else wrapped, _SIZE):
        while width(line, _SIZE) > pixels and len(line) > 1:
            cut = max(
                (end for end in range(1, len(line)) if width(line[:end] + "-", _SIZE) <= pixels),
                default=1,
            )
            lines.append(line[:cut] + "-")
            line = line[cut:]
        lines.append(line)
    return lines
