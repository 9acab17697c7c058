"""What a change of a control costs, beside the bare call it makes."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from itertools import cycle

import labourtargets as lt

REPEATS = 9
REGIONS = ("mianyang", "nanchong", "dazhou")
INDICATOR = "hr_revenue"


def seconds(call: Callable[[], object]) -> float:
    """Return the median time of a call."""
    taken = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        call()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    """Print the ratios."""
    start = time.perf_counter()
    explorer = lt.explore(language="en", region=REGIONS[-1], indicator=INDICATOR)
    opened = time.perf_counter() - start
    regions = cycle(REGIONS)
    bare = seconds(lambda: lt.project(next(regions), INDICATOR))
    regions = cycle(REGIONS)

    def choose() -> None:
        explorer.widget.children[1].children[0].value = next(regions)

    def draw() -> None:
        lt.project(next(regions), INDICATOR).plot("path", "en")

    changed, plotted = seconds(choose), seconds(draw)
    print(
        f"explorer: another region shown (figure, table, sentences, code) {changed * 1e3:.0f} ms, "
        f"bare lt.project {bare * 1e3:.0f} ms: ratio {changed / bare:.2f}; "
        f"beside lt.project(…).plot {plotted * 1e3:.0f} ms: ratio {changed / plotted:.2f}"
    )
    print(f"explorer: opened {opened:.2f} s: ratio {opened / changed:.1f} to one change")


if __name__ == "__main__":
    main()
