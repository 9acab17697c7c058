"""The ladder of verdicts, the small arithmetic under it, and what faulty declarations get."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from labourtargets.consistency import (
    VERDICTS,
    Figure,
    Material,
    evaluate,
    itemised_share,
    judge,
    printed_figure,
    run_checks,
)
from labourtargets.consistency.counting import count_word, named_items
from labourtargets.consistency.ladder import gap
from labourtargets.errors import CheckError, TargetTableError
from labourtargets.statements import build_tables
from labourtargets.tables import read_table
from labourtargets.workspace import Workspace

FAULTS = Path(__file__).parents[1] / "faults"


def figure(number: str, comparator: str = "exactly", unit: str = "万人", **more: object) -> Figure:
    base, factor = {
        "万人": ("人", 1e4),
        "人": ("人", 1.0),
        "人次": ("人次", 1.0),
        "%": ("%", 1.0),
        "家": ("家", 1.0),
    }[unit]
    role = str(more.pop("role", "target"))
    return printed_figure("d:1", number, unit, base, factor, comparator, role, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        ("20.48", "20.48", "exact"),
        ("20.480", "20.48", "exact"),
        ("20.48", "20.5", "total_rounded"),
        ("23.87", "24", "total_rounded"),
        ("7.15", "7", "total_rounded"),
        ("6.5", "7", "total_rounded"),
        ("8.4", "8.5", "discrepancy"),
        ("7.6", "7", "discrepancy"),
    ],
)
def test_single_figures_climb_the_ladder(left: str, right: str, verdict: str) -> None:
    assert judge(figure(left), "=", figure(right))[0] == verdict


def test_parts_rounded_needs_the_parts_to_be_rounded_too() -> None:
    parts = {str(i): figure(n) for i, n in enumerate(["2", "1.1", "1.3", "1.2", "1.9", "1.1"])}
    total = evaluate(" + ".join(parts), parts.__getitem__)
    assert total.value == Decimal("8.6")
    assert judge(total, "=", figure("8.5"))[0] == "parts_rounded"
    # people counted one by one hide no rounding
    counted = {str(i): figure(n, unit="人") for i, n in enumerate(["4", "4"])}
    sum_of_counts = evaluate("0 + 1", counted.__getitem__)
    assert judge(sum_of_counts, "=", figure("9", unit="人"))[0] == "discrepancy"


@pytest.mark.parametrize(
    ("comparator", "verdict"),
    [("about", "within_wording"), ("exactly", "discrepancy"), ("at_least", "discrepancy"),
     ("at_most", "within_wording")],
)  # fmt: skip
def test_wording_admits_what_rounding_cannot(comparator: str, verdict: str) -> None:
    assert judge(figure("3800", unit="人"), "=", figure("4000", comparator, "人"))[0] == verdict


def test_a_narrower_reading_of_about_changes_the_verdict() -> None:
    total = figure("4000", "about", "人", delta=0.04)
    assert judge(figure("3800", unit="人"), "=", total)[0] == "discrepancy"


def test_a_range_takes_what_lies_inside_and_measures_from_its_nearer_end() -> None:
    between = figure("2—4", "range", "家", ends=(2, 4))
    assert judge(figure("3", unit="家"), "=", between) == ("within_wording", ["inside_range"])
    assert judge(figure("5", unit="家"), "=", between) == ("discrepancy", ["outside_range"])
    assert gap(figure("5", unit="家"), between) == 1
    assert gap(figure("1", unit="家"), between) == -1
    assert gap(figure("3", unit="家"), between) == 0


def test_unlike_units_are_never_reconciled() -> None:
    assert judge(figure("134", unit="人"), "=", figure("102", unit="人次"))[0] == "not_reconcilable"


def test_a_dash_gives_no_verdict() -> None:
    assert judge(figure("-"), "=", figure("1"))[0] == "cannot_tell"


def test_order_holds_or_is_admitted_or_fails() -> None:
    assert judge(figure("7"), "<=", figure("20"))[0] == "holds"
    assert judge(figure("1"), "<=", figure("0.6", "at_least"))[0] == "within_wording"
    assert judge(figure("1"), "<=", figure("0.6"))[0] == "discrepancy"


def test_products_bind_closer_than_sums_and_keep_the_unit() -> None:
    figures = {"a": figure("20"), "b": figure("35", unit="%"), "c": figure("1")}
    out = evaluate("c + a * b", figures.__getitem__)
    assert (out.value, out.unit) == (Decimal("8.00"), "万人")
    share = evaluate("c / a", figures.__getitem__)
    assert (share.value, share.unit) == (Decimal(5), "%")
    implied = evaluate("a / b", figures.__getitem__)
    assert implied.value is not None
    assert float(implied.value) == pytest.approx(20 / 0.35)


def test_sums_of_unlike_scale_are_shown_in_the_larger_unit() -> None:
    figures = {"a": figure("2500", unit="人"), "b": figure("2")}
    total = evaluate("a + b", figures.__getitem__)
    assert (total.value, total.unit, total.text) == (Decimal("2.25"), "万人", "2500人 + 2万人")


@pytest.mark.parametrize("expression", ["a +", "a b", "a % b", ""])
def test_malformed_expressions_are_refused(expression: str) -> None:
    with pytest.raises(CheckError, match="no expression"):
        evaluate(expression, lambda _: figure("1"))


def test_people_and_person_times_are_never_added_nor_multiplied() -> None:
    figures = {"a": figure("1", unit="人"), "b": figure("1", unit="人次"), "c": figure("1")}
    with pytest.raises(CheckError, match="never added"):
        evaluate("a + b", figures.__getitem__)
    with pytest.raises(CheckError, match="no unit"):
        evaluate("a / b", figures.__getitem__)
    with pytest.raises(CheckError, match="no unit"):
        evaluate("a * c", figures.__getitem__)


decimals = st.decimals(min_value=0, max_value=10**6, places=2, allow_nan=False)


@given(st.lists(decimals, min_size=1, max_size=8))
def test_a_total_that_is_the_sum_is_exact_and_its_rounding_is_total_rounded(
    parts: list[Decimal],
) -> None:
    figures = {str(i): figure(str(part)) for i, part in enumerate(parts)}
    left = evaluate(" + ".join(figures), figures.__getitem__)
    assert judge(left, "=", figure(str(sum(parts))))[0] == "exact"
    rounded = left.rounded(0)
    verdict = judge(left, "=", figure(str(rounded)))[0]
    assert verdict == ("exact" if rounded == sum(parts) else "total_rounded")


@given(decimals, decimals, st.sampled_from(["exactly", "about", "at_least", "at_most"]))
def test_every_pair_ends_in_one_verdict_of_the_ladder(a: Decimal, b: Decimal, said: str) -> None:
    verdict, _ = judge(figure(str(a)), "=", figure(str(b), said))
    assert verdict in VERDICTS
    assert (verdict == "exact") == (a == b)


def test_itemised_share_follows_the_stock_year_by_year() -> None:
    flows, baseline, target, years, lost = 2.385, 8.36, 20.0, 5, 0.03
    without = baseline
    added = 0.0
    for _ in range(years):
        without *= 1 - lost
        added = added * (1 - lost) + flows / years
    assert itemised_share(flows, baseline, target, years, lost) == pytest.approx(
        added / (target - without), abs=1e-12
    )
    assert itemised_share(flows, baseline, target, years) == pytest.approx(2.385 / 11.64)


@pytest.mark.parametrize(("years", "lost"), [(0, 0.0), (5, 1.0), (5, -0.1)])
def test_itemised_share_refuses_the_impossible(years: int, lost: float) -> None:
    with pytest.raises(CheckError):
        itemised_share(1, 1, 2, years, lost)


def test_names_are_counted_once_and_number_words_read() -> None:
    text = {"d": "支持甲市建园。支持乙市建园。再次支持甲市建园。共十二家"}
    assert named_items(text, "d", "支持.*建园", "支持(.市)建园").names == ("甲市", "乙市")
    assert count_word(text, "d", "共(.+)家")[0] == 12
    with pytest.raises(CheckError):
        count_word(text, "d", "支持(.)市")


@pytest.fixture(scope="module")
def material(workspace: Workspace) -> Material:
    registries = [read_table(name, workspace) for name in ("units", "indicators", "regions")]
    texts = {
        folder.name: (folder / "text.txt").read_bytes().decode("utf-8")
        for folder in workspace.documents.iterdir()
    }
    return Material(build_tables(workspace).statements, *registries, texts)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("check_unknown_statement", "did you mean 'nesichuan-hr-2021:1390'"),
        ("check_missing_passage", "没有这句话"),
        ("check_bad_expression", "no expression"),
        ("check_unlike_units", "never added"),
    ],
)
def test_faulty_declarations_are_refused_with_their_row(
    fault: str, words: str, material: Material
) -> None:
    checks = read_table("checks", path=FAULTS / fault / "checks.csv")
    with pytest.raises(CheckError, match=r"checks\.csv") as refusal:
        run_checks(checks, material, pd.DataFrame(columns=["key", "zh", "en"]))
    assert words in str(refusal.value)
    assert "row 2" in str(refusal.value)


def test_all_faulty_rows_are_named_at_once(material: Material) -> None:
    checks = read_table("checks", path=FAULTS / "check_unknown_statement" / "checks.csv")
    with pytest.raises(CheckError) as refusal:
        run_checks(checks, material, pd.DataFrame(columns=["key", "zh", "en"]))
    assert {problem.row for problem in refusal.value.problems} == {2, 3}


def test_an_unknown_kind_breaks_the_register() -> None:
    with pytest.raises(TargetTableError, match="did you mean 'parts_total'"):
        read_table("checks", path=FAULTS / "check_unknown_kind" / "checks.csv")
