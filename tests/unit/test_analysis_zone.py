"""The outlook of a zone: overview, places, classes, checks, what is refused and what is missing."""

from __future__ import annotations

import math
import re

import pandas as pd
import pytest

import labourtargets as lt
from labourtargets import wording
from labourtargets.analysis import ZoneOutlook
from labourtargets.analysis.zone.tables import TABLED
from labourtargets.analysis.zone.territory import overlapping
from labourtargets.analysis.zone.words import WORDED
from labourtargets.errors import LabourTargetsError, SelectionError
from labourtargets.workspace import Workspace
from spoiling import replace_once

SICHUAN = "northeast-sichuan-hr-zone"
CITIES = ("mianyang", "guangyuan", "nanchong", "guangan", "dazhou", "bazhong")
DIVIDED = [
    "hr_revenue",
    "hr_placements",
    "hr_employers_served",
    "talent_recruited",
    "rural_transfer_employment",
]
TIERS = ["top_talent", "outstanding_talent", "leading_talent", "young_talent"]
HITECH = ["talent_total", *TIERS, "rd_intensity", "talent_budget_share", "national_science_awards"]
OF_PLACES = ["cities", "grid", "contributions", "convergence", "totals"]
languages = pytest.mark.parametrize("language", ["zh", "en"])


@pytest.fixture(scope="module")
def sichuan() -> ZoneOutlook:
    return lt.zone_outlook(SICHUAN)


@pytest.fixture(scope="module")
def hitech() -> ZoneOutlook:
    return lt.zone_outlook("高新区", HITECH)


def test_panels_tick_the_years_of_their_figures_and_name_the_ranges_of_the_text(
    sichuan: ZoneOutlook,
) -> None:
    drawn = sichuan.chart("paths").figure.layout
    assert [list(drawn[axis].tickvals) for axis in ("xaxis", "xaxis2")] == [[2020, 2022, 2025]] * 2
    said = " ".join(note.text for note in drawn.annotations)
    assert "浅色带：文件所给区间之间" in said
    assert "等比增长的范围" not in said


def test_the_gap_of_parts_and_total_is_said_of_both_years(sichuan: ZoneOutlook) -> None:
    one = sichuan.by_indicator["hr_employers_served"]
    said = " ".join(one.sentences("split", "en"))
    assert "+1,500 establishment-times in 2022 and +1,000 establishment-times in 2025" in said


def row(found: ZoneOutlook, indicator: str) -> pd.Series:
    return found.frame.set_index("indicator_id").loc[indicator]


def test_the_places_are_those_of_the_printed_totals(sichuan: ZoneOutlook) -> None:
    assert sichuan.places == CITIES
    assert sichuan.shared == DIVIDED
    assert sichuan.main == "hr_revenue"
    assert sichuan.years == (2022, 2025)


def test_the_overview_says_what_each_indicator_asks(sichuan: ZoneOutlook) -> None:
    revenue = row(sichuan, "hr_revenue")
    assert revenue[["start_year", "start_value", "end_year", "end_value"]].tolist() == [
        2022,
        143e8,
        2025,
        166e8,
    ]
    assert revenue["growth"] == pytest.approx(100 * ((166 / 143) ** (1 / 3) - 1), abs=1e-9)
    assert revenue["verdicts"] == "2022:parts_total:exact|2025:parts_total:exact"
    served = row(sichuan, "hr_employers_served")
    assert served["verdicts"] == ("2022:parts_total:total_rounded|2025:parts_total:parts_rounded")
    parks = row(sichuan, "provincial_hr_parks_new")
    assert parks["move"] == "accumulates"
    assert parks[["end_lower", "end_upper"]].tolist() == [2, 4]
    assert math.isnan(parks["growth"])


def test_a_fall_without_a_wanted_direction_gets_no_verdict(sichuan: ZoneOutlook) -> None:
    transfer = row(sichuan, "rural_transfer_employment")
    assert (transfer["move"], transfer["direction"]) == ("falls", "none")
    assert transfer["change"] == -38e4
    assert "农村劳动力转移就业" in sichuan.sentences("undirected", "zh")[0]


def test_shares_of_shares_move_in_points(hitech: ZoneOutlook) -> None:
    intensity = row(hitech, "rd_intensity")
    assert intensity["points"] == pytest.approx((5.5 - 4.9) / 5)
    assert math.isnan(intensity["growth"])
    assert row(hitech, "talent_budget_share")["move"] == "no_start"
    assert row(hitech, "national_science_awards")["move"] == "accumulates"


def test_contributions_and_shares_add_up(sichuan: ZoneOutlook) -> None:
    for name, rows in sichuan.divided.groupby("indicator_id"):
        split = sichuan.by_indicator[str(name)].split
        assert split.adds_up
        assert math.fsum(rows["contribution"]) == pytest.approx(split.total, abs=1e-9)
        for share in ("start_share", "end_share", "share_of_change"):
            assert math.fsum(rows[share]) == pytest.approx(100, abs=1e-9)
    revenue = sichuan.divided.query("indicator_id == 'hr_revenue'").set_index("region_id")
    assert revenue.loc["mianyang", "contribution"] == pytest.approx(100 * 6.5 / 143)
    assert revenue.loc["mianyang", "end_share"] == pytest.approx(100 * 47 / 166)


def test_the_sum_stands_below_the_places(sichuan: ZoneOutlook) -> None:
    shown = sichuan.view("parts:hr_employers_served", "zh").frame
    assert shown["region"].iloc[-1] == "各地之和"
    assert shown["end"].iloc[-1] == pytest.approx(86000)
    assert shown["start_share"].iloc[-1] == pytest.approx(100)


def test_a_gap_shows_in_the_rate_of_growth(sichuan: ZoneOutlook) -> None:
    told = [wording.plain(one) for one in sichuan.sentences("gaps", "en")]
    assert any("7,000" in one or "70,000" in one for one in told)
    stated = 100 * ((85 / 70) ** (1 / 3) - 1)
    summed = 100 * ((86 / 71.5) ** (1 / 3) - 1)
    rates = [one for one in told if one.startswith("Employers served: growth")]
    assert rates == [
        f"Employers served: growth is {stated:.2f}% a year by the printed totals, {summed:.2f}% "
        "by the sum of the places."
    ]
    assert not any(one.startswith("Annual revenue") for one in told)


def test_the_total_splits_into_its_classes(hitech: ZoneOutlook) -> None:
    total, split = hitech.classes
    assert total["indicator_id"] == "talent_total"
    assert split.frame["region_id"].tolist() == [*TIERS, "rest"]
    assert split.adds_up
    assert split.total == pytest.approx(100 * 11.64 / 8.36)
    named = split.frame.iloc[:-1]
    assert named["change"].sum() == 25 + 141 + 657 + 1666
    assert split.frame["end"].sum() == 200000


def test_the_itemised_share_is_told(hitech: ZoneOutlook) -> None:
    assert "20.5%" in " ".join(hitech.sentences("answer", "zh"))
    assert hitech.parts["items"]["value"].sum() == 23850


@languages
@pytest.mark.parametrize("name", OF_PLACES)
def test_without_places_charts_of_them_are_refused(
    hitech: ZoneOutlook, name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(LabourTargetsError):
        hitech.chart(name, language)
    hitech.figure(name, language)
    said = capsys.readouterr().out
    if name == "grid":
        assert said == ""
        return
    assert wording.phrase("refusal.not_shown", language) in said
    assert wording.region_name("chongqing-hitech", language) in said
    assert "expected" not in said


@pytest.mark.parametrize("name", ["tiers", "items"])
def test_without_classes_or_items_that_is_said(
    sichuan: ZoneOutlook, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    sichuan.figure(name, "zh")
    assert wording.phrase("refusal.not_shown", "zh") in capsys.readouterr().out
    sichuan.finding(name, "zh")
    sichuan.table("tiers", "zh")
    assert capsys.readouterr().out == ""


@languages
@pytest.mark.parametrize("name", ["paths", "growth", "cities", "grid", "contributions"])
def test_charts_of_a_zone_with_places(sichuan: ZoneOutlook, name: str, language: str) -> None:
    chart = sichuan.chart(name, language)
    assert chart.title
    assert chart.rows


@languages
def test_charts_of_a_zone_without(hitech: ZoneOutlook, language: str) -> None:
    for name in ("paths", "growth", "tiers", "items"):
        assert hitech.chart(name, language).rows


def test_names_on_a_page_are_unique(sichuan: ZoneOutlook, monkeypatch: pytest.MonkeyPatch) -> None:
    from labourtargets import present

    names: list[str] = []

    def note(*args: object, name: str = "", **more: object) -> None:
        names.append(name or str(getattr(args[0], "name", "")))

    for kind in ("figure", "finding", "table", "refusal"):
        monkeypatch.setattr(present, kind, note)
    for name in sichuan.CHARTS:
        sichuan.figure(name, "zh")
    for name in set(WORDED) - {"missing"}:
        sichuan.finding(name, "zh")
    for name in {"parts", *TABLED} - {"missing"}:
        sichuan.table(name, "zh")
    sichuan.missing("zh")
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9_-]+", name) for name in names)


@languages
def test_findings_hold_no_placeholder_and_both_languages_say_as_much(
    sichuan: ZoneOutlook, hitech: ZoneOutlook, language: str
) -> None:
    for found in (sichuan, hitech):
        for name in WORDED:
            said = found.sentences(name, language)
            assert len(said) == len(found.sentences(name, "zh"))
            assert not any(re.search(r"[{}]|nan|None", one) for one in said)


@languages
def test_tables_have_the_columns_they_promise(
    sichuan: ZoneOutlook, hitech: ZoneOutlook, language: str
) -> None:
    for found, names in (
        (sichuan, ["parts", "spread", "slopes", "overview", "checks", "missing", "overlaps"]),
        (hitech, ["overview", "tiers", "checks", "missing", "overlaps"]),
    ):
        for name in names:
            view = found.view(name, language)
            assert {column.name for column in view.columns} <= set(view.frame.columns)


def test_what_has_no_start_is_named_chosen_or_not(
    hitech: ZoneOutlook, capsys: pytest.CaptureFixture[str]
) -> None:
    hitech.missing("zh")
    said = capsys.readouterr().out
    assert wording.phrase("refusal.cannot_project", "zh") in said
    for name in ("talent_budget_share", "municipal_key_labs", "pilot_scale_platforms"):
        assert wording.indicator_name(name, "zh") in said


def test_the_zone_is_not_the_five_cities(sichuan: ZoneOutlook) -> None:
    said = sichuan.sentences("overlaps", "zh")[0]
    assert "绵阳市加川东北5市" in said
    assert {rule["reason_zh"] for rule in overlapping(sichuan)} == {
        "“川东北5市”已包括该五市。",
        "试验区已包括六市。",
    }


def test_the_science_city_is_not_the_high_tech_zone(hitech: ZoneOutlook) -> None:
    said = hitech.sentences("overlaps", "zh")
    assert "科学城" in said[0]
    assert len(overlapping(hitech)) == 3


def test_checks_stay_within_the_documents_of_the_zone(hitech: ZoneOutlook) -> None:
    ids = hitech.agreement.parts["used"]["statement_id"]
    assert set(ids.str.split(":").str[0]) == {"hitech-talent-2021"}
    assert "talent-increment" in set(hitech.agreement.frame["check_id"])
    assert hitech.statement_ids


def test_years_before_the_first_figure_are_marked() -> None:
    found = lt.zone_outlook(SICHUAN, ["hr_revenue"], before="growth")
    early = found.whole.frame[found.whole.frame["year"] < 2022]
    assert set(early["year"]) == {2021}
    assert set(early["basis"]) == {"extrapolated"}
    assert early["statement_id"].isna().all()
    assert found.years == (2022, 2025)
    assert "2021" in found.sentences("paths", "zh")[-1]


def test_claims_on_each_year_neither_rise_nor_fall() -> None:
    found = lt.zone_outlook("永川区", ["vocational_teachers_trained", "skilled_workers"])
    assert sorted(found.frame["move"]) == ["each_year", "no_start"]


@pytest.mark.parametrize("zone", ["", " "])
def test_a_zone_must_be_named(zone: str) -> None:
    with pytest.raises(SelectionError, match="one zone"):
        lt.zone_outlook(zone)


def test_unknown_names_are_told_together() -> None:
    with pytest.raises(SelectionError) as told:
        lt.zone_outlook("nowhere", ["hr_revenu"], models="lineer")
    assert {"nowhere", "hr_revenu", "lineer"} <= {fault.found for fault in told.value.problems}


def test_unknown_charts_findings_and_tables_are_refused(sichuan: ZoneOutlook) -> None:
    for ask in (sichuan.chart, sichuan.sentences, sichuan.view):
        with pytest.raises(SelectionError):
            ask("pathz")
    with pytest.raises(SelectionError):
        sichuan.chart("cities:talent_total")
    with pytest.raises(SelectionError):
        sichuan.view("parts:talent_total")


def test_the_contract_is_short_plain_and_about_everything(
    sichuan: ZoneOutlook, hitech: ZoneOutlook
) -> None:
    every = lt.zone_outlook("永川区")
    for found in (sichuan, hitech, every):
        lines = found.contract()
        assert len(lines) <= 15
        assert all(re.search(r"\d|none", line) for line in lines)
        assert all(name in " ".join(lines) for name in found.indicators)
    assert any("parts add up: True" in line for line in sichuan.contract())
    assert any("itemised 20.4897%" in line for line in hitech.contract())


def test_all_that_tie_for_the_largest_share_are_named(copied: Workspace) -> None:
    # 55 to 59 instead of 65: as much more as two other cities
    for table in ("statements", "series"):
        path = copied.root / "data" / "tables" / f"{table}.csv"
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        mine = frame["statement_id"] == "nesichuan-hr-2021:1931"
        assert mine.sum() == 1
        frame.loc[mine, ["value", "lower", "upper"]] = "590000"
        frame.to_csv(path, index=False, lineterminator="\n")
    lines = lt.zone_outlook(SICHUAN, workspace=copied).contract()
    shares = next(line for line in lines if line.startswith("largest share of change"))
    assert "hr_placements mianyang = nanchong = dazhou 22.2222%" in shares


def test_another_figure_changes_contract_and_verdict(
    sichuan: ZoneOutlook, copied: Workspace
) -> None:
    for table in ("statements", "series"):
        path = copied.root / "data" / "tables" / f"{table}.csv"
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        mine = frame["statement_id"] == "nesichuan-hr-2021:1865"
        assert mine.sum() == 1
        for column, value in (("value", "5700000000"), ("lower", "5700000000"),
                              ("upper", "5700000000"), ("number", "57")):  # fmt: skip
            if column in frame:
                frame.loc[mine, column] = value
        frame.to_csv(path, index=False, lineterminator="\n")
    found = lt.zone_outlook(SICHUAN, workspace=copied)
    assert row(found, "hr_revenue")["verdicts"] == (
        "2022:parts_total:exact|2025:parts_total:discrepancy"
    )
    assert found.contract() != sichuan.contract()
    assert all(one.split.adds_up for one in found.by_indicator.values())


def test_groups_of_places_are_known_from_the_register(copied: Workspace) -> None:
    register = copied.root / "data" / "registers" / "comparability.csv"
    replace_once(register, "five-contain-cities,add,", "five-contain-cities,compare,")
    found = lt.zone_outlook(SICHUAN, ["hr_revenue"], workspace=copied)
    assert len(overlapping(found)) == 1
    assert "绵阳市加" not in " ".join(found.sentences("overlaps", "zh"))


@languages
def test_growth_names_its_class_and_leading_names_all_that_tie(
    sichuan: ZoneOutlook, hitech: ZoneOutlook, language: str
) -> None:
    for found in (sichuan, hitech):
        count = int(found.frame["growth"].notna().sum())
        assert str(count) in found.sentences("growth", language)[0]
    # ends of a rate that two places share are told in one sentence of the comparison
    served = sichuan.by_indicator["hr_employers_served"].sentences("fastest", "zh")[0]
    assert "巴中市和广元市" in served


@languages
def test_a_zone_without_parts_is_never_said_to_add_up(hitech: ZoneOutlook, language: str) -> None:
    view = hitech.view("overview", language)
    labels = [column.label for column in view.columns]
    assert wording.phrase("column.agreement", language) not in labels
    total = view.frame.set_index("indicator_id").loc["talent_total", "agreement"]
    # the figure is held against baseline and increment, and says so
    assert hitech.agreement.kinds["increment"][language] in total


@languages
def test_what_a_page_leaves_out_is_one_sentence_and_no_box(
    sichuan: ZoneOutlook, hitech: ZoneOutlook, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert hitech.absent == ("cities", "contributions", "convergence", "totals")
    assert sichuan.absent == ("tiers", "items")
    for found in (sichuan, hitech):
        assert len(found.sentences("absent", language)) == 1
        for name in found.absent:
            found.section(name, language)
        # whoever runs the notebook is told, in plain text that no page takes
        told = capsys.readouterr().out.splitlines()
        assert len(told) == len(found.absent)
        start = "（报告略去此节" if language == "zh" else "(A report leaves this section out"
        assert all(line.startswith(start) for line in told)
    shown = hitech.sentences("absent", language)[0]
    # four sections, one reason
    assert shown.count("（" if language == "zh" else "(") == 1
    sichuan.section("totals", language)
    assert capsys.readouterr().out
    with pytest.raises(SelectionError):
        sichuan.section("nothing", language)


def test_a_city_does_not_boast_of_the_totals_of_its_zone() -> None:
    found = lt.zone_outlook("巴中市")
    assert found.owned.frame.empty
    assert "totals" in found.absent
    assert "10 totals" not in found.sentences("answer", "en")[1]


@pytest.mark.parametrize("zone", ["永川区", "江津园区"])
def test_without_a_rate_of_growth_nothing_is_said_of_one(zone: str) -> None:
    found = lt.zone_outlook(zone)
    assert found.sentences("growth", "zh") == []
    assert "growth" in found.absent


def test_the_contract_adds_no_unlike_things(sichuan: ZoneOutlook) -> None:
    last = sichuan.contract()[-1]
    units = {sichuan.whole.parts["anchors"]["base_unit"].iloc[0], "人次", "家次", "人"}
    assert all(f"{unit} " in last for unit in units)


def test_sides_of_the_whole_are_certain_only_beyond_rounding(sichuan: ZoneOutlook) -> None:
    told = dict(zip(sichuan.shared, sichuan.sentences("beside", "en"), strict=True))
    # all five per cent or so, printed with one decimal of 亿元
    assert told["hr_revenue"].endswith("rounding could change each of these.")
    assert told["talent_recruited"].endswith("whatever the rounding: Guang'an.")


@languages
def test_findings_on_one_indicator_name_it(sichuan: ZoneOutlook, language: str) -> None:
    name = wording.indicator_name("hr_revenue", language)
    assert sichuan.sentences("contributions", language)[0].startswith(name)
    of_one = sichuan.sentences("convergence", language)[1:]
    assert all(name in one for one in of_one)


def test_an_indicator_of_other_places_is_no_column_beside_the_rest(copied: Workspace) -> None:
    # the table no longer counts one city of the placements among the parts
    for table in ("statements", "series"):
        path = copied.root / "data" / "tables" / f"{table}.csv"
        frame = pd.read_csv(path, dtype=str, keep_default_na=False)
        if "part_of" in frame:
            frame.loc[frame["statement_id"] == "nesichuan-hr-2021:1931", "part_of"] = ""
        frame.to_csv(path, index=False, lineterminator="\n")
    found = lt.zone_outlook(SICHUAN, workspace=copied)
    assert "hr_placements" not in found.shared
    assert found.places == CITIES
    assert "hr_placements" in found.indicators
