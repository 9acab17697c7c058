"""The checks on the page: what is told first, linked, and left out."""

from __future__ import annotations

import pytest

from labourtargets.analysis import Reconciliation, reconcile
from labourtargets.errors import CheckError, SelectionError
from labourtargets.wording import statement_ids


@pytest.fixture(scope="module")
def agreement() -> Reconciliation:
    return reconcile()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", ["verdicts", "totals", "items"])
def test_charts_have_titles_and_words(agreement: Reconciliation, name: str, language: str) -> None:
    chart = agreement.chart(name, language)
    assert chart.title
    assert chart.alt


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_figure_of_the_parts_is_linked(agreement: Reconciliation, language: str) -> None:
    rows = agreement.view("checks", language).frame
    totals = agreement.frame[agreement.frame["kind"] == "parts_total"]
    for title in totals[f"title_{language}"]:
        row = rows[rows["check"] == title].iloc[0]
        assert len(statement_ids(row["left"])) == 6
        assert len(statement_ids(row["right"])) == 1


def test_what_does_not_agree_is_told_first(agreement: Reconciliation) -> None:
    first = agreement.view("checks", "zh").frame.iloc[0]
    assert first["verdict"] == "不一致"
    assert "获支持" in agreement.sentences("answer", "zh")[1]


def test_observed_upper_tiers_are_used(agreement: Reconciliation) -> None:
    row = agreement.frame.set_index("check_id").loc["yongchuan-municipal-ambition"]
    assert (row["gap_text"], row["explanation"]) == ("+3个百分点", "above_tier")
    before = reconcile(kind=["ambition"], as_of="2021-01-01").frame.set_index("check_id")
    assert before.loc["yongchuan-municipal-ambition", "verdict"] == "cannot_tell"


def test_a_document_keeps_its_own_checks() -> None:
    found = reconcile("jiangjin-park-2021")
    assert set(found.frame["doc_id"]) == {"jiangjin-park-2021"}
    assert "没有这类核对" in found.sentences("totals", "zh")[0]
    with pytest.raises(CheckError):
        found.chart("totals", "zh")


def test_attrition_lowers_the_share_that_is_itemised() -> None:
    shares = [
        reconcile(kind=["flows_stock"], attrition=lost).frame["size"].iloc[-1]
        for lost in (0.0, 0.03)
    ]
    assert shares[0] > shares[1]


def test_unknown_names_are_refused_together() -> None:
    with pytest.raises(SelectionError, match="did you mean 'parts_total'") as refusal:
        reconcile("nesichuan", ["parts_totals"])
    assert len(refusal.value.problems) == 2


def test_the_contract_is_short_and_tells_the_gaps(agreement: Reconciliation) -> None:
    lines = agreement.contract()
    assert len(lines) <= 15
    assert lines[-1] == "discrepancies: parks-supported-2025 +1家"
