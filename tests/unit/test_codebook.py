"""Names lead to one entry or to none; numbers change unit only within a dimension."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from labourtargets.codebook import Codebook, load_codebook
from labourtargets.errors import CodebookError, TargetTableError
from labourtargets.workspace import Workspace
from spoiling import replace_once

BOOK = load_codebook()
UNITS = sorted(BOOK.unit_map)


@pytest.mark.parametrize(
    "name", ["yongchuan", "永川区", "永川", "Yongchuan District", " YONGCHUAN "]
)
def test_a_region_answers_to_every_name_it_has(name: str) -> None:
    assert BOOK.region(name).region_id == "yongchuan"


@pytest.mark.parametrize("column", ["region_id", "name_zh", "name_en"])
def test_every_region_is_found_by_every_name(column: str) -> None:
    for key, name in zip(BOOK.regions["region_id"], BOOK.regions[column], strict=True):
        assert BOOK.region(name).region_id == key


def test_every_alias_leads_to_its_region() -> None:
    for alias, key in zip(
        BOOK.region_aliases["alias"], BOOK.region_aliases["region_id"], strict=True
    ):
        assert BOOK.region(alias).region_id == key


def test_every_indicator_is_found_by_every_name() -> None:
    for column in ("indicator_id", "name_zh", "name_en"):
        for key, name in zip(BOOK.indicators["indicator_id"], BOOK.indicators[column], strict=True):
            assert BOOK.indicator(name).indicator_id == key


def test_codes_are_words_and_zones_have_none() -> None:
    assert BOOK.region("绵阳市").gb_code == "510700"
    assert BOOK.region("重庆高新区").gb_code is None
    assert BOOK.region("中国").parent_id is None


def test_mianyang_is_not_one_of_the_five() -> None:
    assert BOOK.region("mianyang").parent_id == "sichuan"
    assert "绵阳" not in BOOK.region("川东北5市").name_zh
    assert BOOK.region("川东北5市").region_id != BOOK.region("试验区").region_id


@pytest.mark.parametrize(
    ("find", "name", "field", "meant"),
    [
        (BOOK.region, "yongchaun", "region_id", "did you mean 'yongchuan'"),
        (BOOK.region, "上海市", "region_id", "listed in data/registries/regions.csv"),
        (BOOK.region, "", "region_id", "listed in data/registries/regions.csv"),
        (BOOK.indicator, "hr_revenu", "indicator_id", "did you mean 'hr_revenue'"),
        (
            BOOK.region,
            "Northeast Sichuan",
            "region_id",
            "did you mean 'northeast-sichuan-five' or 'northeast-sichuan-hr-zone'? (",
        ),
        (BOOK.region, "川东北", "region_id", "'northeast-sichuan-five' or 'northeast-sichuan-hr"),
        (BOOK.indicator, "talent", "indicator_id", "did you mean 'top_talent'? ("),
        (BOOK.unit, "万人人", "unit", "did you mean '万人'"),
        (BOOK.unit, "Ten thousand person-times", "unit", "did you mean '万人次'? ("),
        (BOOK.unit, "people", "unit", "did you mean '人' or "),
        (BOOK.unit, "furlong", "unit", "listed in data/registries/units.csv"),
    ],
)
def test_an_unknown_name_is_refused_with_the_near_one_or_the_list(
    find: Callable[[str], object], name: str, field: str, meant: str
) -> None:
    with pytest.raises(CodebookError) as caught:
        find(name)
    (problem,) = caught.value.problems
    assert (problem.field, problem.found) == (field, name)
    assert meant in problem.hint


def test_a_near_name_is_never_taken() -> None:
    for name in ("永川县", "yongchua", "南充地区"):
        with pytest.raises(CodebookError):
            BOOK.region(name)


@given(
    st.sampled_from(UNITS),
    st.sampled_from(UNITS),
    st.decimals(-10_000_000, 10_000_000, places=4).map(float),
)
def test_a_number_converts_there_and_back_or_not_at_all(
    here: str, there: str, value: float
) -> None:
    one, other = BOOK.unit(here), BOOK.unit(there)
    if one.dimension == other.dimension and one.base_unit == other.base_unit:
        there_value = BOOK.convert(value, here, there)
        assert BOOK.convert(there_value, there, here) == pytest.approx(value, rel=1e-12, abs=1e-12)
        exact = Decimal(str(value)) * Decimal(str(one.factor)) / Decimal(str(other.factor))
        assert there_value == float(exact)
    else:
        with pytest.raises(CodebookError) as caught:
            BOOK.convert(value, here, there)
        assert here in str(caught.value)
        assert there in str(caught.value)


@pytest.mark.parametrize(
    ("unit", "to"),
    [("人", "人次"), ("家", "家次"), ("人次", "家次"), ("人", "家"), ("%", "百分点"), ("所", "个")],
)
def test_like_words_are_not_like_quantities(unit: str, to: str) -> None:
    for here, there in ((unit, to), (to, unit)):
        with pytest.raises(CodebookError, match=f"nothing converts it into {there}"):
            BOOK.convert(1, here, there)


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        (8.36, "万人", "人", 83_600.0),
        (166, "亿元", "万元", 1_660_000.0),
        (0.6, "万人次", "人次", 6_000.0),
        (2, "年", "个月", 24.0),
        (5, "个百分点", "百分点", 5.0),
        (np.float64(8.36), "万人", "人", 83_600.0),
        (np.int64(3), "万人", "人", 30_000.0),
        (3, "％", "%", 3.0),
    ],
)
def test_known_conversions(value: float, unit: str, to: str, expected: float) -> None:
    converted = BOOK.convert(value, unit, to)
    assert converted == expected
    assert type(converted) is float


def test_a_missing_number_stays_missing() -> None:
    assert np.isnan(BOOK.convert(float("nan"), "万人", "人"))


def test_every_base_unit_is_its_own_base() -> None:
    for unit in BOOK.unit_map.values():
        base = BOOK.unit(unit.base_unit)
        assert (base.base_unit, base.factor, base.dimension) == (base.unit, 1, unit.dimension)


@pytest.mark.parametrize(
    ("period", "years"),
    [
        ("“十四五”期间", (2021, 2025)),
        ("十三五", (2016, 2020)),
        ("到2025年", None),
        ("", None),
    ],
)
def test_named_periods_have_years(period: str, years: tuple[int, int] | None) -> None:
    assert BOOK.years_of(period) == years


def test_sets_are_the_identifiers() -> None:
    sets = BOOK.sets()
    assert sets["regions"] == BOOK.regions["region_id"].tolist()
    assert sets["indicators"] == BOOK.indicators["indicator_id"].tolist()
    assert sets["units"] == BOOK.units["unit"].tolist()


def broken(workspace: Workspace, file: str, *replacements: tuple[str, str]) -> CodebookError:
    for old, new in replacements:
        replace_once(workspace.registries / file, old, new)
    with pytest.raises(CodebookError) as caught:
        load_codebook(workspace)
    return caught.value


def test_two_entries_may_not_share_a_name(copied: Workspace) -> None:
    error = broken(copied, "regions.csv", ("成都市,Chengdu", "成都市,guangyuan"))
    assert {problem.found for problem in error.problems} == {"guangyuan"}
    assert "shared by 'chengdu' and 'guangyuan'" in str(error)


def test_an_alias_may_not_be_another_regions_name(copied: Workspace) -> None:
    error = broken(copied, "region_aliases.csv", ("\n永川,yongchuan,", "\nNanchong ,yongchuan,"))
    (problem,) = error.problems
    assert problem.found == "nanchong"
    assert "shared by 'nanchong' and 'yongchuan'" in problem.hint


@pytest.mark.parametrize(
    ("file", "old", "new", "field", "expected"),
    [
        ("regions.csv", "district,chongqing,500118", "district,chongking,500118", "parent_id", "a known entry"),
        ("regions.csv", "province,china,510000", "province,nanchong,510000", "parent_id", "does not lie in this one"),
        ("region_aliases.csv", "Bazhong,bazhong", "Bazhong,bazong", "region_id", "a known entry"),
        ("units.csv", "万人,people,人,", "万人,people,人人,", "base_unit", "a known entry"),
        ("units.csv", "万人,people,人,", "万人,people,人次,", "base_unit", "a unit of people with factor 1"),
        ("units.csv", "亿人,people,人,", "亿人,people,万人,", "base_unit", "a unit of people with factor 1"),
        ("units.csv", "亿人,people,人,100000000", "亿人,people,人,0", "factor", "a number above 0"),
    ],
)  # fmt: skip
def test_a_faulty_reference_names_file_row_and_field(
    copied: Workspace, file: str, old: str, new: str, field: str, expected: str
) -> None:
    content = (copied.registries / file).read_text(encoding="utf-8")
    row = content[: content.index(old)].count("\n") + 1
    error = broken(copied, file, (old, new))
    there = [problem for problem in error.problems if problem.row == row]
    assert [problem.field for problem in there] == [field]
    assert expected in there[0].expected
    assert there[0].file == f"data/registries/{file}"


def test_an_indicator_needs_a_known_unit(copied: Workspace) -> None:
    content = (copied.registries / "indicators.csv").read_text(encoding="utf-8")
    row = next(line for line in content.splitlines() if line.startswith("hr_revenue,"))
    error = broken(copied, "indicators.csv", (row, row.replace(",元,", ",圆,")))
    (problem,) = error.problems
    assert (problem.field, problem.found) == ("base_unit", "圆")


def test_a_registry_that_breaks_its_schema_is_a_table_error(copied: Workspace) -> None:
    replace_once(
        copied.registries / "regions.csv", "巴中市,Bazhong,prefecture_city", "巴中市,Bazhong,city"
    )
    with pytest.raises(TargetTableError, match=r"expected one of country(?s:.*)city_group"):
        load_codebook(copied)


def test_the_frames_are_the_registries(workspace: Workspace) -> None:
    book = load_codebook(workspace)
    assert isinstance(book, Codebook)
    assert book.glossary["term_zh"].is_unique
    assert len(book.regions) == len({book.region(key).name_zh for key in book.regions["region_id"]})
