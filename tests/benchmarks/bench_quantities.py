"""Reading quantities: speed and what is got right, beside general Chinese number readers."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

import cn2an
import emoji
import pandas as pd

from labourtargets.codebook import load_codebook
from labourtargets.corpus import load_corpus
from labourtargets.quantities import Mention, read
from labourtargets.quantities.numerals import MAGNITUDES
from labourtargets.statements import load_statements

warnings.simplefilter("ignore", SyntaxWarning)
# the recognisers import a name that emoji 2 dropped
if not hasattr(emoji, "UNICODE_EMOJI"):
    emoji.UNICODE_EMOJI = emoji.EMOJI_DATA

from recognizers_number import Culture, recognize_number, recognize_percentage  # noqa: E402
from recognizers_number_with_unit import (  # noqa: E402
    recognize_age,
    recognize_currency,
    recognize_dimension,
)

RECOGNISERS = (
    recognize_number,
    recognize_percentage,
    recognize_currency,
    recognize_dimension,
    recognize_age,
)
# what the recognisers call the base units that they know
RIVAL_UNITS = {"Chinese yuan": "元", "Square meter": "平方米", "%": "%"}


class Answer(NamedTuple):
    """One reading of a number by the recognisers."""

    end: int
    value: float
    unit: str


def main() -> None:
    """Print speed and hits; the times are the best of several runs of the same minute."""
    texts = {document.doc_id: document.text for document in load_corpus()}
    units = load_codebook().unit_map
    characters = sum(map(len, texts.values()))
    read("", units)
    ours = _best(lambda: [read(text, units) for text in texts.values()], runs=7)
    recognise("一次")
    theirs = _best(lambda: [recognise(text) for text in texts.values()], runs=1)
    print(f"five texts, {characters:,} characters")
    print(f"{'':<34}{'seconds':>9}{'characters/s':>14}{'÷ quantities':>14}")
    for name, spent in (("quantities.read", ours), ("recognizers-text, five models", theirs)):
        print(f"{name:<34}{spent:>9.3f}{characters / spent:>14,.0f}{spent / ours:>14.1f}")
    statements = load_statements().drop_duplicates(["doc_id", "start"])
    bounded = statements[statements["comparator"].fillna("exactly").ne("exactly")]
    print(f"\n{len(statements)} places with a statement, {len(bounded)} of them with a bound")
    places = set(zip(statements["doc_id"], statements["start"], strict=True))
    print(f"{'right at its position':<34}{'numbers':>9}{'units':>9}{'bounds':>9}{'elsewhere':>11}")
    mentions = {
        (doc_id, mention.start): mention
        for doc_id, text in texts.items()
        for mention in read(text, units)
    }
    elsewhere = len(mentions.keys() - places)
    hits = _our_hits(statements, bounded, mentions)
    print(f"{'quantities.read':<34}" + _columns(hits) + f"{elsewhere:>11}")
    answers = {
        (doc_id, start): found
        for doc_id, text in texts.items()
        for start, found in recognise(text).items()
    }
    elsewhere = len(answers.keys() - places)
    hits = _their_hits(statements, answers)
    print(f"{'recognizers-text, best model':<34}" + _columns(hits) + f"{elsewhere:>11}")
    hits = (_cn2an_hits(statements), 0, 0)
    print(f"{'cn2an, handed numeral and 万 or 亿':<32}" + _columns(hits) + f"{'-':>11}")
    print(
        "elsewhere: numbers reported where nothing is stated (dates, names, list numbers, words).\n"
        "The statements are built with quantities and reviewed against the texts by hand, so its\n"
        "row shows that code and table agree. A number is right when 万 and 亿 are applied; no\n"
        "rival states a bound."
    )


def recognise(text: str) -> dict[int, list[Answer]]:
    found: dict[int, list[Answer]] = {}
    for recogniser in RECOGNISERS:
        for result in recogniser(text, Culture.Chinese):
            value = str((result.resolution or {}).get("value") or "")
            unit = "%" if value.endswith("%") else str(result.resolution.get("unit") or "")
            try:
                number = float(value.rstrip("%"))
            except ValueError:
                continue
            found.setdefault(result.start, []).append(Answer(result.end + 1, number, unit))
    return found


def _our_hits(
    statements: pd.DataFrame, bounded: pd.DataFrame, mentions: dict[tuple[str, int], Mention]
) -> tuple[int, int, int]:
    def hits(frame: pd.DataFrame, *columns: str) -> int:
        total = 0
        for row in frame.itertuples():
            mention = mentions.get((row.doc_id, row.start))
            total += mention is not None and all(
                _same(getattr(row, column), getattr(mention, column)) for column in columns
            )
        return total

    return (
        hits(statements, "number", "value"),
        hits(statements, "unit", "base_unit"),
        hits(bounded, "comparator"),
    )


def _their_hits(
    statements: pd.DataFrame, answers: dict[tuple[str, int], list[Answer]]
) -> tuple[int, int, int]:
    numbers = units = 0
    for row in statements.itertuples():
        found = answers.get((row.doc_id, row.start), [])
        numbers += any(answer.value in _acceptable(row) for answer in found)
        units += any(RIVAL_UNITS.get(answer.unit) == row.base_unit for answer in found)
    return numbers, units, 0


def _cn2an_hits(statements: pd.DataFrame) -> int:
    return sum(
        _cn2an(str(row.number) + _magnitude(row)) in _acceptable(row)
        for row in statements.itertuples()
    )


def _cn2an(number: str) -> float | None:
    try:
        return float(cn2an.cn2an(number, "smart"))
    except ValueError:
        return None


def _acceptable(row: Any) -> set[float | None]:
    if pd.isna(row.value):
        return set()
    try:
        printed = float(row.number.replace(",", ""))
    except ValueError:
        return {float(row.value)}
    # 2年 is right as 2, before it is turned into months
    return {float(row.value), round(printed * MAGNITUDES.get(_magnitude(row), 1), 6)}


def _magnitude(row: Any) -> str:
    unit = "" if pd.isna(row.unit) else str(row.unit)
    return next((name for name in MAGNITUDES if unit.startswith(name)), "")


def _same(one: object, other: object) -> bool:
    if pd.isna(one) or other is None or other == "":
        return bool(pd.isna(one)) and (other is None or other == "")
    return one == other


def _columns(hits: Iterable[int]) -> str:
    return "".join(f"{hit:>9}" for hit in hits)


def _best(run: Callable[[], object], runs: int) -> float:
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        run()
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
