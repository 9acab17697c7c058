"""A fault is a list of problems, told once, with file, row, field, found and expected."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import labourtargets as lt
from labourtargets import errors
from labourtargets.analysis.transforms import TRANSFORMS
from labourtargets.comparison import MEASURES
from labourtargets.errors import (
    LabourTargetsError,
    Problem,
    Problems,
    SelectionError,
    TargetTableError,
    suggest,
)

KINDS = [
    getattr(errors, name)
    for name in errors.__all__
    if isinstance(getattr(errors, name), type) and issubclass(getattr(errors, name), Exception)
]


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (Problem("a.csv", 3, "unit", "人人", "a unit"), "row 3  unit='人人'  expected a unit"),
        (Problem("a.csv", None, "unit", "x", ""), "unit='x'"),
        (Problem("a.csv", 1, "", "a mark", "none"), "row 1  a mark  expected none"),
        (Problem("a.csv", None, "k", "x", "y", "look"), "k='x'  expected y; look"),
    ],
)
def test_a_problem_says_row_field_found_and_expected(problem: Problem, said: str) -> None:
    assert str(problem) == said


def test_an_error_lists_every_problem_under_its_file() -> None:
    error = TargetTableError(
        [
            Problem("a.csv", 2, "x", "1", "one"),
            Problem("b.csv", 9, "z", "3", "three"),
            Problem("a.csv", 5, "y", "2", "two"),
        ],
        next_command="make data",
    )
    assert str(error).splitlines() == [
        "2 problems in a.csv",
        "  row 2  x='1'  expected one",
        "  row 5  y='2'  expected two",
        "1 problem in b.csv",
        "  row 9  z='3'  expected three",
        "Fix, then: make data",
    ]


def test_an_error_about_a_whole_file_names_it() -> None:
    error = TargetTableError(Problem("a.csv", 1, "", "a byte order mark", "UTF-8 without one"))
    assert str(error).splitlines()[0] == "1 problem in a.csv"


def test_an_error_may_be_one_sentence() -> None:
    error = LabourTargetsError("nothing to draw", next_command="make reports")
    assert str(error) == "nothing to draw\nFix, then: make reports"
    assert error.problems == (Problem("", None, "", "nothing to draw", ""),)


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_is_ours_says_when_and_survives_another_process(
    kind: type[LabourTargetsError],
) -> None:
    assert issubclass(kind, LabourTargetsError)
    assert kind.__doc__
    error = kind([Problem("a.csv", 2, "x", "1", "one", "see b.csv")], next_command="make test")
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is kind
    assert again.problems == error.problems
    assert again.next_command == "make test"
    assert str(again) == str(error)


def test_problems_are_collected_and_raised_once() -> None:
    problems = Problems()
    problems.raise_as(TargetTableError)
    problems.add("a.csv", 2, "year", 2025, "a year")
    problems.extend([Problem("a.csv", 3, "year", "x", "a year", "see schema")])
    assert len(problems) == 2
    assert [problem.found for problem in problems] == ["2025", "x"]
    with pytest.raises(TargetTableError) as caught:
        problems.raise_as(TargetTableError, next_command="make data")
    assert caught.value.problems == tuple(problems)
    assert caught.value.next_command == "make data"


@pytest.mark.parametrize(
    ("word", "listed_in", "hint"),
    [
        ("hr_revenu", "a.csv", "did you mean 'hr_revenue'? (a.csv)"),
        ("hr_revenu", "", "did you mean 'hr_revenue'?"),
        ("zzz", "a.csv", "listed in a.csv"),
        ("zzz", "", ""),
    ],
)
def test_suggest_names_the_near_word_or_the_list(word: str, listed_in: str, hint: str) -> None:
    assert suggest(word, ["talent_total", "hr_revenue"], listed_in) == hint


@given(st.lists(st.text(min_size=1), min_size=1), st.data())
def test_a_word_of_the_list_is_its_own_suggestion(words: list[str], data: st.DataObject) -> None:
    word = data.draw(st.sampled_from(words))
    assert suggest(word, words) == f"did you mean {word!r}?"


@given(
    st.lists(
        st.tuples(st.sampled_from(["a.csv", "b.csv"]), st.integers(1, 99), st.text(max_size=9)),
        min_size=1,
    )
)
def test_no_problem_is_lost_from_the_message(rows: list[tuple[str, int, str]]) -> None:
    problems = [Problem(file, row, "cell", found, "") for file, row, found in rows]
    told = str(TargetTableError(problems))
    for problem in problems:
        assert f"  {problem}" in told
        assert problem.file in told


def test_growth_is_told_under_the_name_a_function_has_for_it() -> None:
    assert suggest("growth", MEASURES) == "did you mean 'required_growth'?"
    assert suggest("required_growth", TRANSFORMS) == "did you mean 'growth'?"
    assert suggest("CAGR", MEASURES) == "did you mean 'required_growth'?"


def test_an_error_ends_with_what_its_reader_can_type() -> None:
    with pytest.raises(SelectionError) as caught:
        lt.select("nowhere")
    assert str(caught.value).endswith('\nFix, then: lt.find("WORD")')
    assert caught.value.in_terminal().endswith("\nFix, then: labourtargets find WORD")
    assert str(caught.value).splitlines()[:-1] == caught.value.in_terminal().splitlines()[:-1]


def test_per_head_is_told_under_the_name_a_function_has_for_it() -> None:
    assert suggest("per_head", MEASURES) == "did you mean 'per_10k_residents'?"
    assert suggest("per_10k_residents", TRANSFORMS) == "did you mean 'per_head'?"
    assert suggest("per_capita", TRANSFORMS) == "did you mean 'per_head'?"


def test_a_notebook_shows_the_message_and_no_line_of_the_library() -> None:
    from IPython.core.interactiveshell import InteractiveShell

    error = TargetTableError(Problem("a.csv", 3, "unit", "人人", "a unit"), next_command="mend")
    shell = InteractiveShell()
    seen: list[list[str]] = []
    shell._showtraceback = lambda kind, value, lines: seen.append(lines)
    shell.user_ns["error"] = error
    shell.run_cell("raise error")
    assert seen == [
        [
            "TargetTableError: 1 problem in a.csv",
            "  row 3  unit='人人'  expected a unit",
            "Fix, then: mend",
        ]
    ]
