"""The checks on the page: what is told first, linked, and left out."""

from __future__ import annotations

import pytest

from labourtargets.analysis import Reconciliation, reconcile
from labourtargets.errors import CheckError, SelectionError
from labourtargets.wording import plain, statement_ids


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
    assert "获支持" in agreement.sentences("answer", "zh")[0]


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


def test_unlike_units_and_concepts_are_both_shown_and_never_subtracted(
    agreement: Reconciliation,
) -> None:
    codes = agreement.frame["explanation"].fillna("").str.split("|").map(set)
    unlike = agreement.frame["verdict"].eq("not_reconcilable") & codes.map(
        lambda own: bool(own & {"unit_differs", "concept_differs"})
    )
    assert unlike.any()
    assert agreement.frame.loc[unlike, "gap"].isna().all()
    assert set(agreement.frame.loc[unlike, "gap_text"]) == {""}
    rows = agreement.view("checks", "zh").frame
    assert {"无差额：单位不同，不能相减", "无差额：概念不同，不能相减"} <= set(rows["gap"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_pair_that_is_not_reconcilable_prints_a_gap_or_why_not(
    agreement: Reconciliation, language: str
) -> None:
    rows = agreement.view("checks", language).frame
    told = rows.loc[rows["verdict"].isin(["无法对账", "not reconcilable"]), "gap"]
    no_discrepancy = told[told.str.contains("不应视为不一致|not to be read as a discrepancy")]
    # the running totals: one unit and concept, read as what they are not
    assert len(no_discrepancy) == 4
    assert told.drop(no_discrepancy.index).str.contains("无差额|无单一差额|no gap|no single").all()
    assert (
        agreement.frame.loc[agreement.frame["verdict"] == "not_reconcilable", "size"].isna().all()
    )


def test_sides_and_gaps_speak_the_language_of_the_page(agreement: Reconciliation) -> None:
    shown = agreement.view("checks", "en").frame
    numbers = shown[~shown["left"].str.contains("“|: ")]
    cells = [plain(cell) for name in ("left", "right", "gap") for cell in numbers[name]]
    chinese = [cell for cell in cells if any("一" <= sign <= "龥" for sign in cell)]
    assert all("(“" in cell for cell in chinese), chinese
    assert "−200 people" in set(shown["gap"])
    assert "−200名" in set(agreement.view("checks", "zh").frame["gap"])


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_yearly_loss_is_told_with_both_denominators(language: str) -> None:
    found = reconcile("hitech-talent-2021", attrition=0.03)
    flows, net, gross = found.need(found.attrition)
    assert (flows, net) == (23_850, 116_400)
    # a loop over the years: whoever is replaced is counted, at every year's end
    stock = 83_600.0
    for _ in range(5):
        stock = stock * 0.97 + gross / 5
    assert stock == pytest.approx(200_000)
    answer = found.sentences("answer", language)[0]
    assert "17.5%" in answer
    assert "20.5%" in answer
    assert "3%" in found.sentences("attrition", language)[1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_section_without_checks_is_one_sentence(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    found = reconcile("hitech-talent-2021")
    found.section("totals", language)
    said = capsys.readouterr().out.strip()
    expected = {"zh": "没有印出带分项的合计", "en": "prints no total with its parts"}
    assert expected[language] in said
    assert len(said.splitlines()) == 1


def test_observed_figures_carry_source_link_and_reliability(agreement: Reconciliation) -> None:
    view = agreement.view("observed", "en")
    assert {"source", "trust", "period", "printed"} <= {one.name for one in view.columns}
    assert next(one for one in view.columns if one.name == "source").href == "url"
    used = {one for cell in agreement.frame["observation_ids"] for one in cell.split("|") if one}
    assert set(view.frame["observation_id"]) == used
    assert view.frame["source"].notna().all()
    when = agreement.view("observed", "zh").frame.set_index("period_text")["period"]
    assert when["2021-2025 (each year)"] == "2021—2025年每年"
    assert when["2022-10"].eq("2022年10月").all()


def test_kinds_of_evidence_are_counted_apart(agreement: Reconciliation) -> None:
    counts = agreement.classes.value_counts()
    assert counts.sum() == len(agreement.frame)
    assert counts["lists"] == (agreement.frame["kind"] == "count_list").sum()
    told = agreement.sentences("answer", "en")[-1]
    assert all(str(count) in told for count in counts)


def test_a_sum_of_flows_is_as_exact_as_its_terms() -> None:
    """The plan says 左右 of each flow it itemises."""
    (told,) = reconcile("hitech-talent-2021").sentences("items", "en")
    assert told.startswith("The plan itemises about 23,850 people: ")


@pytest.mark.parametrize(
    ("language", "tiers", "group"),
    [
        ("en", "The four tiers lie within the talent total (2025): the classes add to 3,850 people, "
         "the figure they are held against is 200,000 people (holds).",
         "the figure they are held against is about 4,000 people (within wording)."),
        ("zh", "四类人才在人才资源总量之内（2025年）：各类相加3850人，对照的数字是20万人（成立）。",
         "对照的数字是约4000人（措辞所容）。"),
    ],
)  # fmt: skip
def test_classes_are_held_against_the_figure_over_them(
    agreement: Reconciliation, language: str, tiers: str, group: str
) -> None:
    told = [plain(one) for one in agreement.sentences("gaps", language)]
    assert tiers in told
    assert sum(one.endswith(group) for one in told) == 2


def test_english_sides_of_several_figures_have_no_chinese_comma(agreement: Reconciliation) -> None:
    rows = agreement.view("checks", "en").frame
    sought = rows[rows["check"] == "Subsidies of training bases: sought and given"].iloc[0]
    assert plain(sought["left"]) == "5 million yuan, 1 million yuan"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_answer_names_every_check_the_wording_carries(
    agreement: Reconciliation, language: str
) -> None:
    told = " ".join(agreement.sentences("answer", language))
    carried = agreement.frame[agreement.frame["verdict"] == "within_wording"]
    assert set(carried["gap"].eq(0)) == {True, False}
    for name in carried[f"title_{language}"]:
        assert name in told
