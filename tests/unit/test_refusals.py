"""What is refused on a page is said in the language of the page; raised, it stays in English."""

from __future__ import annotations

import ast
import pickle
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import labourtargets as lt
from labourtargets import wording
from labourtargets.errors import LabourTargetsError, ProgressError

LIB = Path(lt.__file__).parent
HAN = re.compile(r"[一-鿿]")
REFUSED: dict[str, tuple[Callable[[], Any], tuple[str, ...]]] = {
    "undated": (lambda: lt.select(role="award"), ("points",)),
    "nothing": (lambda: lt.select(region="永川区", role="baseline"), ("points",)),
    "units": (lambda: lt.project("重庆高新区"), ("path",)),
    "two-places": (
        lambda: lt.compare(["绵阳", "达州"], "hr_revenue"), ("contributions", "convergence")
    ),
    "no-flows": (lambda: lt.reconcile(kind=["same_fact"]), ("totals", "items")),
    "nothing-known": (
        lambda: lt.assess(as_of="2021-01-01"), ("panel", "path", "probability", "forecast")
    ),
}  # fmt: skip
CASES = [(case, chart) for case, (_, names) in REFUSED.items() for chart in names]


@pytest.mark.parametrize(("case", "chart"), CASES)
def test_a_refusal_speaks_the_language_of_the_page(
    case: str, chart: str, capsys: pytest.CaptureFixture[str]
) -> None:
    result = REFUSED[case][0]()
    result.figure(chart, "zh")
    chinese = capsys.readouterr().out
    result.figure(chart, "en")
    english = capsys.readouterr().out
    title, _, reason = chinese.strip().partition("\n")
    assert title == wording.phrase("refusal.not_shown", "zh")
    assert HAN.search(reason)
    assert not re.search(r"[A-Za-z]{2,} [a-z]{2,}", reason), reason
    assert not HAN.search(english)
    with pytest.raises(LabourTargetsError) as raised:
        result.plot(chart, language="zh")
    # an error is English, though it names units by their identifiers
    assert reason.splitlines()[0] not in str(raised.value)


@pytest.mark.parametrize(("chart", "language"), [("scenarios", "zh"), ("index", "en")])
def test_charts_of_one_series_or_several_say_so(chart: str, language: str) -> None:
    places = ["绵阳", "达州"] if chart == "scenarios" else "绵阳"
    result = lt.project(places, "hr_revenue", scenarios=["shortfall"])
    with pytest.raises(LabourTargetsError) as raised:
        result.chart(chart, language)
    assert wording.phrase(raised.value.phrase, language, **raised.value.values)


def _raised() -> Iterator[tuple[str, set[str]]]:
    """Every phrase an error of the library names, with the values it gives."""
    for path in LIB.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            given = {word.arg: word.value for word in getattr(node, "keywords", ())}
            key = given.get("phrase")
            if isinstance(key, ast.Constant):
                values = given.get("values")
                keys = values.keys if isinstance(values, ast.Dict) else []
                yield key.value, {name.value for name in keys if isinstance(name, ast.Constant)}


def test_every_phrase_an_error_names_is_in_the_catalogue() -> None:
    found = list(_raised())
    assert len({key for key, _ in found}) >= 10
    for key, values in found:
        for language in wording.LANGUAGES:
            assert wording.phrase(key, language, **dict.fromkeys(values, 1))


def test_an_error_keeps_its_phrase_through_pickling() -> None:
    error = ProgressError("none of 3", phrase="finding.stated_none", values={"count": 3})
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again)) == (ProgressError, "none of 3")
    assert (again.phrase, again.values) == ("finding.stated_none", {"count": 3})
