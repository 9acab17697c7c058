"""What an import, a load and a rebuild cost, each beside a named alternative of the same run."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable

import pandas as pd
from bench_quantities import recognise

import labourtargets as lt
from labourtargets.corpus import load_corpus
from labourtargets.statements import build_tables
from labourtargets.tables import load_schema, parse_table
from labourtargets.workspace import Workspace

REPEATS = 5


def seconds(call: Callable[[], object], repeats: int = REPEATS) -> float:
    """Return the median wall time of a call, after one that warms it."""
    call()
    taken = []
    for _ in range(repeats):
        begun = time.perf_counter()
        call()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def importing(module: str) -> float:
    return seconds(lambda: subprocess.run([sys.executable, "-c", f"import {module}"], check=True))


def main() -> None:
    """Print the ratios."""
    ours, floor = importing("labourtargets"), importing("pandas")
    print(
        f"import labourtargets {ours:.2f} s, import pandas {floor:.2f} s: ratio {ours / floor:.2f}"
    )
    table = Workspace.default().tables / "targets.csv"
    content, schema = table.read_bytes(), load_schema("targets")
    checked, plain = (
        seconds(lambda: parse_table(content, schema, table.name)),
        seconds(lambda: pd.read_csv(table)),
    )
    again = seconds(lt.load_targets)
    print(
        f"targets typed, every cell checked {checked * 1e3:.0f} ms, pandas.read_csv "
        f"{plain * 1e3:.1f} ms: ratio {checked / plain:.1f}; load_targets once more, unchanged "
        f"{again * 1e3:.1f} ms: ratio {again / plain:.1f}"
    )
    texts = [document.text for document in load_corpus()]
    rebuilt, recognised = (
        seconds(build_tables, 3),
        seconds(lambda: [recognise(text) for text in texts], 1),
    )
    characters = sum(map(len, texts))
    print(
        f"rebuild all tables from {characters} characters {rebuilt:.2f} s, general recognisers "
        f"(recognizers-text, five models) on the same characters {recognised:.1f} s: "
        f"ratio {rebuilt / recognised:.3f}"
    )


if __name__ == "__main__":
    main()
