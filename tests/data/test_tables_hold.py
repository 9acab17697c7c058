"""Every number of the tables against the text, and the figures that everything stands on."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal

import pandas as pd
import pytest

from labourtargets.codebook import load_codebook
from labourtargets.corpus import load_corpus
from labourtargets.statements import check, load_exclusions, load_statements, load_targets
from labourtargets.tables import records
from labourtargets.workspace import Workspace

TEXTS = {
    "hitech-talent-2021": "564fc1eecc3f7b9141c10492420b2abbe42ab1035ffd276a3fb74fa57b5eaf0f",
    "jiangjin-jobs-2018": "5b2986d6f6937f5021c9c7bccde79d8fa0225ead4e9fbfbab905954ce54ce492",
    "jiangjin-park-2021": "739946525f83cdf7a39c86bf63621f5f3dc26d5ec406f586188933066443f3a0",
    "nesichuan-hr-2021": "419d11af03a48b630bbd91e314398a59ac3c69ab6ae379d2fa2ea38c75bb75ad",
    "yongchuan-artisans-2023": "e8d8693a31b498a9c1badab31c13df05aee668dde0840487ba251b631dac6ba4",
}

# name in the table, unit, 2020, 2025
TABLE_1 = [
    ("talent_total", "万人", "8.36", "20"),
    ("top_talent", "人", "25", "50"),
    ("outstanding_talent", "人", "159", "300"),
    ("leading_talent", "人", "343", "1000"),
    ("young_talent", "人", "834", "2500"),
    ("high_level_professional_share", "%", "20.53", "30"),
    ("high_skilled_share", "%", "15.87", "30"),
    ("rd_intensity", "%", "4.9", "5.5"),
    ("talent_budget_share", "%", "-", "1.5"),
    ("national_science_awards", "件", "-", "20"),
    ("invention_patents_per_10k", "件", "44.5", "70"),
    ("technology_contract_value", "亿元", "5", "20"),
    ("major_science_facilities", "个", "0", "3"),
    ("rd_institutions_municipal", "个", "272", "320"),
    ("international_platforms", "个", "0", "2"),
    ("incubator_area", "万平方米", "92", "300"),
]

CITIES = ["mianyang", "guangyuan", "nanchong", "guangan", "dazhou", "bazhong"]
ZONE = "northeast-sichuan-hr-zone"
# unit, then for 2022 and 2025 the total and the six cities in the order above
NOTICE = {
    "hr_revenue": ("亿元", "143 40.5 22.5 31 22 19 8", "166 47 26 36 25.5 22 9.5"),
    "hr_placements": ("万人次", "128 55 11 22 11 16 13", "152 65 13 26 13 20 15"),
    "hr_employers_served": ("万家次", "7 1.65 0.9 1.1 1 1.6 0.9", "8.5 2 1.1 1.3 1.2 1.9 1.1"),
    "talent_recruited": ("万人次", "20.5 5.03 3.33 5.2 2.52 1.9 2.5", "24 5.82 3.85 5.8 3.2 2.2 3"),
    "rural_transfer_employment": (
        "万人",
        "842 134 92 200 140 168 108",
        "804 130 86 200 120 160 108",
    ),
}
FACTORS = {"亿": Decimal(10) ** 8, "万": Decimal(10) ** 4}


def expanded(number: str, unit: str) -> Decimal:
    return Decimal(number) * FACTORS.get(unit[0], Decimal(1))


@pytest.fixture(scope="module")
def statements(workspace: Workspace) -> pd.DataFrame:
    return load_statements(workspace)


@pytest.mark.parametrize("doc_id", TEXTS)
def test_the_text_is_the_published_one(workspace: Workspace, doc_id: str) -> None:
    content = (workspace.documents / doc_id / "text.txt").read_bytes()
    assert hashlib.sha256(content).hexdigest() == TEXTS[doc_id]


def test_committed_tables_say_what_the_texts_say(workspace: Workspace) -> None:
    account = check(workspace)
    assert [str(problem) for problem in account.problems] == []
    assert len(account.documents) == 5


def test_every_numeral_is_a_statement_or_excluded(
    workspace: Workspace, statements: pd.DataFrame
) -> None:
    exclusions = load_exclusions(workspace)
    runs = 0
    for document in load_corpus(workspace):
        covered = set()
        for table in (statements, exclusions):
            for row in table[table["doc_id"] == document.doc_id].itertuples():
                covered |= set(range(row.start, row.end))
        pattern = r"[0-9０-９]+|[〇零一二两三四五六七八九十百千万亿廿半]+"
        for run in re.finditer(pattern, document.text):
            runs += 1
            assert covered >= set(range(*run.span())), (document.doc_id, run)
    assert runs == 1136


def test_statements_and_exclusions_do_not_overlap(
    workspace: Workspace, statements: pd.DataFrame
) -> None:
    exclusions = load_exclusions(workspace)
    for doc_id, rows in statements.groupby("doc_id"):
        excluded = exclusions[exclusions["doc_id"] == doc_id]
        for row in rows.itertuples():
            clash = excluded[(excluded["start"] < row.end) & (row.start < excluded["end"])]
            assert clash.empty, (row.statement_id, clash["text"].tolist())


def test_every_plain_number_expands_to_its_value(statements: pd.DataFrame) -> None:
    """The test expands 万 and 亿 by itself, knowing nothing of the grammar."""
    seen = 0
    for row in statements.itertuples():
        plain = re.fullmatch(r"\d+(?:\.\d+)?", str(row.number))
        if plain and row.base_unit in ("人", "人次", "家", "家次", "元", "%", "平方米", "个", "件"):
            seen += 1
            assert Decimal(str(row.value)) == expanded(row.number, row.unit), row.statement_id
    assert seen > 180


def test_every_text_stands_at_its_place(workspace: Workspace, statements: pd.DataFrame) -> None:
    corpus = load_corpus(workspace)
    for row in statements.itertuples():
        text = corpus.document(row.doc_id).text
        assert text[row.start : row.end] == row.text
        assert row.text.replace(" ", "").startswith(str(row.number).replace(" ", ""))
        assert row.statement_id.startswith(f"{row.doc_id}:{row.start}")


def test_every_text_stands_at_its_place_in_its_quote(
    workspace: Workspace, statements: pd.DataFrame
) -> None:
    """The same words may stand earlier in the sentence: the mark is set by position."""
    corpus = load_corpus(workspace)
    twice = 0
    for row in records(statements):
        place = corpus.document(row["doc_id"]).place_in_quote(row["start"], row["end"])
        assert row["quote"].startswith(row["text"], place), row["statement_id"]
        twice += row["quote"].index(row["text"]) < place
    assert twice == 9


@pytest.mark.parametrize(("indicator", "unit", "before", "after"), TABLE_1)
@pytest.mark.parametrize(("column", "role", "year"), [(0, "baseline", 2020), (1, "target", 2025)])
def test_table_1_of_the_talent_plan(
    statements: pd.DataFrame,
    indicator: str,
    unit: str,
    before: str,
    after: str,
    column: int,
    role: str,
    year: int,
) -> None:
    number = (before, after)[column]
    cells = statements[
        (statements["doc_id"] == "hitech-talent-2021")
        & statements["section"].str.contains("表1")
        & (statements["indicator_id"] == indicator)
        & (statements["role"] == role)
        & statements["authority"].isna()
    ]
    assert len(cells) == 1
    cell = cells.iloc[0]
    assert (cell["number"], cell["unit"]) == (number, unit)
    assert (cell["period_end"], cell["timing"]) == (
        year,
        "cumulative" if (indicator, role) == ("national_science_awards", "target") else "at_date",
    )
    assert cell["region_id"] == "chongqing-hitech"
    if number == "-":
        assert pd.isna(cell["value"])
        assert pd.isna(cell["lower"])
    else:
        assert Decimal(str(cell["value"])) == expanded(number, unit)
        assert cell["lower"] <= cell["value"] <= cell["upper"]


def test_table_1_has_32_cells_two_of_them_dashes(statements: pd.DataFrame) -> None:
    cells = statements[
        statements["section"].fillna("").str.contains("表1") & statements["authority"].isna()
    ]
    assert len(cells) == 32
    assert (cells["number"] == "-").sum() == 2


@pytest.mark.parametrize("indicator", NOTICE)
@pytest.mark.parametrize("year", [2022, 2025])
def test_the_figures_of_the_sichuan_notice(
    statements: pd.DataFrame, indicator: str, year: int
) -> None:
    unit, early, late = NOTICE[indicator]
    expected = dict(zip([ZONE, *CITIES], (early if year == 2022 else late).split(), strict=True))
    rows = statements[
        (statements["doc_id"] == "nesichuan-hr-2021")
        & (statements["indicator_id"] == indicator)
        & (statements["period_end"] == year)
    ]
    assert dict(zip(rows["region_id"], rows["number"], strict=True)) == expected
    assert (rows["unit"] == unit).all()
    assert (rows["role"] == "target").all()
    assert (rows["timing"] == "at_date").all()
    assert (rows["comparator"] == "exactly").all()
    assert (rows["value"] == rows["lower"]).all()
    measure = "stock" if indicator == "rural_transfer_employment" else "annual_flow"
    assert (rows["measure"] == measure).all()
    total = rows.loc[rows["region_id"] == ZONE, "statement_id"].item()
    assert (rows.loc[rows["region_id"] != ZONE, "part_of"] == total).all()


HEADLINES = [
    ("skilled_workers", "20", "万人", 200_000),
    ("high_skilled_workers", "7", "万人", 70_000),
    ("skilled_share_of_employed", "30", "%", 30),
    ("high_skilled_share", "35", "%", 35),
]


@pytest.mark.parametrize(("indicator", "number", "unit", "value"), HEADLINES)
def test_the_headlines_of_yongchuan(
    statements: pd.DataFrame, indicator: str, number: str, unit: str, value: int
) -> None:
    row = statements[
        (statements["region_id"] == "yongchuan") & (statements["indicator_id"] == indicator)
    ].iloc[0]
    assert (row["number"], row["unit"], row["value"]) == (number, unit, value)
    assert (row["comparator"], row["lower"]) == ("at_least", value)
    assert pd.isna(row["upper"])
    assert (row["role"], row["period_end"]) == ("target", 2025)


def test_targets_of_yongchuan_have_no_baseline(workspace: Workspace) -> None:
    targets = load_targets(workspace)
    headline = targets[
        (targets["region_id"] == "yongchuan")
        & targets["indicator_id"].isin([indicator for indicator, *_ in HEADLINES])
    ]
    assert len(headline) == 4
    assert (headline["basis"] == "none").all()


def test_baselines_of_the_talent_plan_are_joined(workspace: Workspace) -> None:
    targets = load_targets(workspace).set_index("statement_id")
    total = targets[(targets["indicator_id"] == "talent_total") & (targets["measure"] == "stock")]
    assert set(total["baseline_value"]) == {83_600}
    assert set(total["baseline_year"]) == {2020}
    assert set(total["baseline_lower"]) == {83_550}
    assert set(total["baseline_upper"]) == {83_650}
    rise = targets[targets["measure"] == "increment"].iloc[0]
    level = total.iloc[0]
    assert (rise["baseline_id"], rise["basis"]) == (level["baseline_id"], "stated")
    assert rise["baseline_value"] + rise["value"] == level["value"]
    dash = targets[targets["indicator_id"] == "talent_budget_share"].iloc[0]
    assert dash["basis"] == "none"
    assert isinstance(dash["baseline_id"], str)


def test_awards_pair_with_their_grades(statements: pd.DataFrame) -> None:
    group = statements[statements["group_id"] == "training-base-subsidy"]
    assert group["value"].tolist() == [5_000_000, 1_000_000, 100_000]
    studio = statements[statements["statement_id"].str.fullmatch(r"jiangjin-park-2021:1879:[12]")]
    assert studio["number"].tolist() == ["1：1", "1：1"]
    assert studio["subject"].nunique() == 2


JUDGEMENTS = [
    ("talent_total", "chongqing-hitech", "skilled_workers|技能人才"),
    ("high_skilled_share", "yongchuan", "definition|floor|defin"),
    ("rural_transfer_employment", ZONE, "fall|level"),
    ("hr_employers_served", ZONE, "7.15|8.6|sum|add"),
    ("talent_recruited", ZONE, "20.48|23.87|sum|add"),
    ("high_end_talent", "chongqing-hitech", "3800|sum|add"),
    ("top_talent", "chongqing-hitech", "科学城|引进"),
    ("skilled_trained_programmes", "yongchuan", "overlap|学徒"),
    ("skilled_workers", "yongchuan", "baseline"),
]


@pytest.mark.parametrize(("indicator", "region", "words"), JUDGEMENTS)
def test_judgements_are_notes_on_their_rows(
    statements: pd.DataFrame, indicator: str, region: str, words: str
) -> None:
    rows = statements[
        (statements["indicator_id"] == indicator) & (statements["region_id"] == region)
    ]
    assert rows["note"].fillna("").str.contains(words).any(), rows["note"].tolist()


def test_the_national_goal_is_not_the_zones(statements: pd.DataFrame) -> None:
    quoted = statements[statements["authority"].fillna("").str.contains("国务院")]
    assert quoted["region_id"].tolist() == ["china"]
    assert quoted["note"].str.contains("2019").all()


def test_units_and_regions_are_known(workspace: Workspace, statements: pd.DataFrame) -> None:
    codebook = load_codebook(workspace)
    for row in statements.itertuples():
        assert codebook.region(row.region_id).region_id == row.region_id
        assert codebook.indicator(row.indicator_id).indicator_id == row.indicator_id


def test_magnitudes_are_plausible(statements: pd.DataFrame) -> None:
    """A lost or doubled 万 moves a value by four orders of magnitude."""
    share = statements[statements["base_unit"] == "%"]
    assert share["value"].dropna().between(0, 100).all()
    people = statements[(statements["base_unit"] == "人") & (statements["role"] == "target")]
    assert people["value"].dropna().between(1, 10_000_000).all()
    money = statements[statements["base_unit"] == "元"]
    assert money["value"].dropna().between(1_000, 10**11).all()
