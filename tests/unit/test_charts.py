"""Structure of every figure: what it draws, how, and the words and numbers beside it."""

from __future__ import annotations

import html
import itertools
import json
import math
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chart_examples import CITIES, anchors, examples, projection
from labourtargets import charts, wording
from labourtargets.charts import Chart
from labourtargets.charts.axes import spread, value_axis, year_axis
from labourtargets.charts.frame import CAPTIONED, frame
from labourtargets.charts.style import GRID, INK, MUTED, NARROWEST, ON_LIGHT, PAPER, mark, tint
from labourtargets.charts.text import width, wrap
from labourtargets.errors import LabourTargetsError
from labourtargets.workspace import Workspace

EXAMPLES = {language: examples(language) for language in wording.LANGUAGES}
NAMES = sorted(EXAMPLES["zh"])
SAID = {"title": "t", "subtitle": "s", "language": "zh", "source": "d"}


@pytest.fixture(params=[(name, language) for name in NAMES for language in EXAMPLES])
def chart(request: pytest.FixtureRequest) -> Chart:
    name, language = request.param
    return EXAMPLES[language][name]


def _axes(chart: Chart) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, value in chart.spec["layout"].items():
        if re.fullmatch(r"[xy]axis\d*", name):
            yield name, value


def _words(chart: Chart) -> str:
    layout = chart.spec["layout"]
    words = [layout["title"]["text"], *(note.get("text", "") for note in layout["annotations"])]
    return " ".join(words).replace("<br>", " ")


def _squeezed(text: str) -> str:
    return re.sub(r"\s", "", text).replace("&amp;", "&")


def test_every_public_chart_has_an_example() -> None:
    functions = {name for name in charts.__all__ if name.islower()}
    drawn = {chart.name for chart in EXAMPLES["zh"].values()}
    assert functions == drawn


def test_title_subtitle_and_source_are_drawn(chart: Chart) -> None:
    words = _squeezed(_words(chart))
    for text in (chart.title, chart.subtitle, chart.source):
        assert _squeezed(text) in words


def _split(text: str) -> list[str]:
    return html.unescape(text).split("<br>") if text else []


def _around(layout: dict[str, Any]) -> tuple[list[str], list[str], list[str]]:
    """Return the lines of the title, of the subtitle, and of key and source below the plot."""
    notes = [note for note in layout["annotations"] if note.get("name") == "caption"]
    over, under = ([note for note in notes if note["y"] == end] for end in (1, 0))
    texts = [
        layout["title"]["text"],
        *("".join(note["text"] for note in part) for part in (over, under)),
    ]
    return tuple(map(_split, texts))  # type: ignore[return-value]


def test_words_of_the_caption_fit_a_small_notebook(chart: Chart) -> None:
    for lines, size in zip(_around(chart.spec["layout"]), (16, 13, 11), strict=True):
        assert all(width(line, size) <= CAPTIONED - 8 for line in lines)


def test_margins_follow_the_lines_of_the_caption(chart: Chart) -> None:
    layout = chart.spec["layout"]
    room = layout["meta"]["caption"]
    title, over, under = _around(layout)
    assert room["above"] == 8 + 21 * len(title) + 18 * len(over)
    assert room["below"] == (15 * len(under) + 8 if under else 0)
    # without its words the plot is as high as before, with room for the labels at its edges
    assert layout["margin"]["t"] - room["above"] >= 8
    assert layout["margin"]["b"] - room["below"] >= 4


def test_a_page_is_told_the_words_of_the_caption(chart: Chart) -> None:
    said = chart.spec["layout"]["meta"]["caption"]
    assert html.unescape(said["title"]) == wording.plain(chart.title)
    assert html.unescape(said["subtitle"]).startswith(wording.plain(chart.subtitle))
    assert html.unescape(said["source"]).endswith(wording.plain(chart.source))
    title, over, under = _around(chart.spec["layout"])
    drawn = _squeezed("".join([*title, *over, *under]))
    for text in (said["title"], said["subtitle"], *said["key"], said["source"]):
        assert _squeezed(html.unescape(text)) in drawn


@pytest.mark.parametrize(
    ("text", "language", "least", "most"),
    [("word and words " * 20, "en", 70, 100), ("万人以上的技能人才" * 20, "zh", 38, 46)],
)
def test_a_line_holds_half_as_many_chinese_characters(
    text: str, language: str, least: int, most: int
) -> None:
    look = frame(title="t", subtitle=text, source="", language=language, plot_height=100)
    _, lines, _ = _around(json.loads(json.dumps(look.layout)))
    assert least <= max(map(len, lines)) <= most


def test_words_speak_the_language_of_the_chart(chart: Chart) -> None:
    chinese = re.compile(r"[一-鿿，。；：（）]")
    if chart.language == "en":
        hovers = [str(trace.get(key, "")) for trace in chart.spec["data"]
                  for key in ("text", "hovertext")]  # fmt: skip
        for text in (_words(chart), chart.alt, chart.summary, *hovers):
            assert not chinese.search(text), text
        assert not any(chinese.search(column.label) for column in chart.columns)
    else:
        assert chinese.search(chart.alt)


def test_alternative_text_and_drawn_numbers_stand_beside(chart: Chart) -> None:
    assert len(chart.alt) > 10
    assert chart.summary
    assert chart.rows
    assert all(len(row) == len(chart.columns) for row in chart.rows)
    json.dumps(chart.rows, allow_nan=False)


def test_plotly_finds_nothing_to_correct(chart: Chart) -> None:
    drawn = chart.spec
    assert json.loads(chart.figure.to_json()) == {name: drawn[name] for name in ("data", "layout")}


def test_a_figure_that_was_changed_is_shown_as_changed() -> None:
    chart = examples("zh")["counts"]
    chart.figure.update_layout(height=321)
    assert chart.spec["layout"]["height"] == 321


def test_no_pie_no_second_axis(chart: Chart) -> None:
    assert {trace["type"] for trace in chart.spec["data"]} <= {"scatter", "bar"}
    for _, axis in _axes(chart):
        assert "overlaying" not in axis


def test_bars_start_at_zero(chart: Chart) -> None:
    for trace in chart.spec["data"]:
        if trace["type"] == "bar":
            axis = chart.spec["layout"][trace.get("xaxis", "x").replace("x", "xaxis")]
            assert axis["range"][0] <= 0 <= axis["range"][1]
            assert not trace.get("base")
            assert axis["range"][0] == 0 or min(trace["x"]) < 0 or "contributions" in chart.name


def test_no_upload_button_and_a_fixed_height(chart: Chart) -> None:
    config, layout = chart.spec["config"], chart.spec["layout"]
    assert config["showSendToCloud"] is False
    assert config["displaylogo"] is False
    assert config["responsive"] is False
    assert layout["autosize"] is True
    assert "width" not in layout
    assert layout["height"] > layout["margin"]["t"] + layout["margin"]["b"]
    assert layout["showlegend"] is False


def test_the_same_frame_gives_the_same_bytes() -> None:
    again = examples("zh")
    for name in NAMES:
        first, second = (json.dumps(one.spec) for one in (EXAMPLES["zh"][name], again[name]))
        assert first == second
        assert "uid" not in first
        assert "bdata" not in first


def test_figures_are_small(chart: Chart) -> None:
    assert len(json.dumps(chart.spec)) < 40_000


def _lines(chart: Chart) -> list[dict[str, Any]]:
    return [
        trace
        for trace in chart.spec["data"]
        if trace.get("mode") == "lines" and trace["name"] in {"interpolated", "extrapolated"}
    ]


def test_extrapolation_is_dashed_and_interpolation_solid() -> None:
    for line in _lines(EXAMPLES["zh"]["trajectory_cities"]):
        if line["name"] == "extrapolated":
            assert line["line"]["dash"] == "dash"
            assert max(line["x"]) == 2022
        else:
            assert line["line"]["dash"] == "solid"
            assert min(line["x"]) == 2022
    assert len(_lines(EXAMPLES["zh"]["trajectory_cities"])) == 2 * len(CITIES)


@given(st.lists(st.booleans(), min_size=2, max_size=8))
def test_every_step_is_drawn_once_and_dashed_iff_an_end_is_extrapolated(made: list[bool]) -> None:
    basis = ["extrapolated" if one else "interpolated" for one in made]
    path = pd.DataFrame({
        "series_id": "a/b", "region_id": "yongchuan", "indicator_id": "skilled_workers",
        "model": "linear", "year": range(2020, 2020 + len(made)),
        "value": [float(n + 1) for n in range(len(made))], "basis": basis,
    })  # fmt: skip
    stated = anchors("yongchuan", "skilled_workers", {2020: 1.0}, "人").assign(series_id="a/b")
    steps = {}
    for line in _lines(charts.trajectory(path, stated, **SAID)):
        for left, right in pairwise(line["x"]):
            assert right == left + 1
            assert left not in steps
            steps[left] = line["line"]["dash"]
    assert steps == {
        2020 + n: "dash" if made[n] or made[n + 1] else "solid" for n in range(len(made) - 1)
    }


def test_baselines_are_open_and_targets_filled() -> None:
    symbols = {
        trace["name"]: trace["marker"]["symbol"]
        for trace in EXAMPLES["en"]["trajectory"].spec["data"]
        if trace["name"] in {"baseline", "target"}
    }
    assert symbols == {"baseline": "circle-open", "target": "circle"}


def test_a_floor_gets_an_arrow_and_a_rounding_a_whisker() -> None:
    floor, about = (EXAMPLES["en"][name].spec for name in ("trajectory", "trajectory_about"))
    arrows = [note for note in floor["layout"]["annotations"] if note.get("arrowhead") == 2]
    assert [(note["x"], note["y"]) for note in arrows] == [(2025, 200000.0)]
    assert arrows[0]["yshift"] > 0
    assert not any(trace["name"] == "whisker" for trace in floor["data"])
    whiskers = [trace for trace in about["data"] if trace["name"] == "whisker"]
    assert whiskers[-1]["error_y"]["array"] == [pytest.approx(10000)]
    assert not any(note.get("arrowhead") == 2 for note in about["layout"]["annotations"])
    assert "whisker" in _words(EXAMPLES["en"]["trajectory_about"])


def test_envelope_is_a_light_band_and_other_models_are_thin() -> None:
    spec = EXAMPLES["zh"]["trajectory"].spec
    filled = [trace for trace in spec["data"] if trace.get("fill") == "tonexty"]
    assert len(filled) == 1
    assert filled[0]["fillcolor"].endswith("0.16)")
    widths = [trace["line"]["width"] for trace in spec["data"] if trace in _lines_of(spec)]
    assert widths == [1, 1, 1, 2.5]
    said = _words(EXAMPLES["zh"]["trajectory"])
    assert "浅色带：前慢后快、巴斯扩散、等比增长和线性的范围" in _squeezed(said)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_thin_line_has_a_number_that_the_key_explains(language: str) -> None:
    chart = EXAMPLES[language]["trajectory"]
    numbers = [trace for trace in chart.spec["data"] if trace["name"] == "model"]
    assert sorted(trace["text"][0] for trace in numbers) == ["1", "2", "3"]
    said = _words(chart).replace("\u00a0", " ")
    for trace in numbers:
        assert f"{trace['text'][0]} {trace['hovertext'][0]}" in said
    # the discs stand apart, on the narrowest page too
    wide, tall = NARROWEST - 60, 250
    low, high = chart.spec["layout"]["yaxis"]["range"]
    spots = [
        ((one["x"][0] - 2020) / 5 * wide, (one["y"][0] - low) / (high - low) * tall)
        for one in numbers
    ]
    assert min(math.dist(*pair) for pair in itertools.combinations(spots, 2)) > 12


def test_a_number_stands_on_the_line_it_names() -> None:
    ends = {2020: 1e5, 2025: 2e5}
    models = {"linear": 1.0, "growth": 1.3, "back_loaded": 2.0, "front_loaded": 0.5}
    rows = pd.concat([
        *(projection("yongchuan", "brand_trainees", ends, *each) for each in models.items()),
        projection("yongchuan", "brand_trainees", ends, "step").assign(
            value=lambda rows: np.where(rows["year"] < 2025, 1e5, 2e5)),
    ])  # fmt: skip
    chart = charts.trajectory(rows, anchors("yongchuan", "brand_trainees", ends, "人"), **SAID)
    found = {}
    for trace in (trace for trace in chart.spec["data"] if trace["name"] == "model"):
        name = next(each for each in [*models, "step"] if wording.label("model", each, "zh")
                    == trace["hovertext"][0])  # fmt: skip
        own = rows[rows["model"] == name]
        at, height = trace["x"][0], trace["y"][0]
        on = 1e5 if name == "step" else np.interp(at, own["year"], own["value"])
        assert height == pytest.approx(on, rel=1e-3)
        found[name] = trace["text"][0]
    # read downwards
    assert found == {"front_loaded": "1", "growth": "2", "back_loaded": "3", "step": "4"}


def test_two_thin_lines_at_most_are_named_where_they_run() -> None:
    ends = {2020: 1e5, 2025: 2e5}
    rows = pd.concat([
        projection("yongchuan", "brand_trainees", ends, model, power)
        for model, power in (("linear", 1.0), ("growth", 1.4), ("front_loaded", 0.7))
    ])  # fmt: skip
    chart = charts.trajectory(rows, anchors("yongchuan", "brand_trainees", ends, "人"), **SAID)
    notes = [note["text"] for note in chart.spec["layout"]["annotations"]]
    assert {"等比增长", "前快后慢"} <= set(notes)
    assert not any(trace["name"] == "model" for trace in chart.spec["data"])


def test_a_model_under_the_bold_line_is_named_with_it() -> None:
    ends = {2020: 1e5, 2025: 2e5}
    models = {"linear": 1.0, "pchip": 1.0, "growth": 1.3, "back_loaded": 2.0, "front_loaded": 0.5}
    rows = pd.concat([
        projection("yongchuan", "brand_trainees", ends, *each) for each in models.items()
    ])  # fmt: skip
    chart = charts.trajectory(rows, anchors("yongchuan", "brand_trainees", ends, "人"), **SAID)
    assert "粗线：线性和保形插值；细线：1" in _squeezed(_words(chart))


def _lines_of(spec: dict[str, Any]) -> list[dict[str, Any]]:
    return [trace for trace in spec["data"] if trace["name"] in {"interpolated", "extrapolated"}]


def test_step_path_jumps_at_its_year() -> None:
    path = projection("yongchuan", "skilled_workers", {2020: 1e5, 2025: 2e5}, "step")
    stated = anchors("yongchuan", "skilled_workers", {2020: 1e5, 2025: 2e5}, "人")
    assert {line["line"]["shape"] for line in _lines(charts.trajectory(path, stated, **SAID))} == {
        "hv"
    }


def test_what_cannot_be_projected_is_said_not_drawn() -> None:
    path = projection("yongchuan", "skilled_workers", {2024: 1.0, 2025: 2e5}).assign(
        value=np.nan, status="cannot_project"
    )
    stated = anchors("yongchuan", "skilled_workers", {2025: 2e5}, "人")
    single = charts.trajectory(path, stated, **SAID)
    assert not _lines(single)
    panel = charts.small_multiples(path, stated, **SAID)
    assert "不能推算" in _words(panel)
    assert "20万人" in _words(panel)


def test_an_extrapolated_start_is_not_printed_as_a_number_of_the_document() -> None:
    chart = EXAMPLES["zh"]["multiples_regions"]
    assert "560亿元" in _words(chart)
    assert "504亿元" not in _words(chart)


def test_one_colour_and_marker_a_region_in_every_chart() -> None:
    bars = EXAMPLES["zh"]["contributions"].spec["data"]
    dots = [t for t in EXAMPLES["zh"]["rank_ranges"].spec["data"] if t["name"] == "rank"]
    for place, city in enumerate(CITIES):
        assert bars[place]["marker"]["color"] == mark(city).colour
        assert dots[place]["marker"]["color"] == mark(city).colour
    assert len({mark(city).colour for city in CITIES}) == len(CITIES)
    assert len({mark(city).symbol for city in CITIES}) == len(CITIES)


def _luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("number", range(8))
def test_marks_stand_out_on_white_and_on_a_dark_page(number: int) -> None:
    light = _luminance(mark(number).colour)
    assert 1.05 / (light + 0.05) >= 3
    assert (light + 0.05) / (_luminance("#111111") + 0.05) >= 2.9


def test_text_and_grid_contrast() -> None:
    assert 1.05 / (_luminance(INK) + 0.05) >= 7
    assert _luminance(GRID) > 0.6


def test_pages_repaint_the_very_colours_of_the_style() -> None:
    script = Workspace.default().root / "lib" / "labourreports" / "assets" / "report.js"
    repainted = script.read_text(encoding="utf-8")
    for colour in (INK, MUTED, GRID, PAPER):
        assert f'"{colour}":' in repainted
    for colour in (INK, MUTED):
        assert f'"{tint(colour, 1)[:-3]}":' in repainted
    # ink on filled cells must not follow the page
    assert ON_LIGHT not in repainted


def test_hostile_words_are_escaped() -> None:
    frame = pd.DataFrame({"label": ["<img src=x onerror=alert(1)>"], "count": [3]})
    text = json.dumps(charts.counts(
        frame, title="<script>", subtitle="<b>&", language="en", source="</script>"
    ).spec)  # fmt: skip
    assert not re.search(r"<(?!br>)", text)


def test_links_do_not_show_in_figures() -> None:
    frame = pd.DataFrame({"label": ["a"], "count": [3]})
    said = {**SAID, "title": "目标⟦20万人|a-2021:7⟧"}
    assert "⟦" not in json.dumps(charts.counts(frame, **said).spec)


def test_missing_columns_are_named_together() -> None:
    with pytest.raises(LabourTargetsError) as raised:
        charts.dumbbell(
            pd.DataFrame({"region_id": ["dazhou"], "start_yaer": [1]}), unit="元", **SAID
        )
    assert "start_year" in str(raised.value)
    assert "start_yaer" in str(raised.value)
    assert "end_value" in str(raised.value)


def test_ranges_without_a_number_are_whiskers_without_a_point() -> None:
    stated = anchors("yongchuan", "skilled_workers", {2020: 2e5, 2025: 3e5}, "人")
    stated.loc[1, ["value", "lower", "upper"]] = [np.nan, 2.5e5, 3.5e5]
    path = projection("yongchuan", "skilled_workers", {2020: 2e5, 2025: 3e5}).head(1)
    traces = charts.trajectory(path, stated, **SAID).spec["data"]
    assert [trace["x"] for trace in traces if trace["name"] == "whisker"] == [[2025]]
    assert [trace["x"] for trace in traces if trace["name"] in {"baseline", "target"}] == [[2020]]


def test_date_line_only_inside_the_years() -> None:
    drawn = EXAMPLES["en"]["progress_path"].spec["layout"]["shapes"]
    assert len(drawn) == 1
    assert 2022.3 < drawn[0]["x0"] < 2022.4
    path = projection("yongchuan", "skilled_workers", {2020: 1e5, 2025: 2e5})
    stated = anchors("yongchuan", "skilled_workers", {2020: 1e5, 2025: 2e5}, "人")
    after = charts.trajectory(path, stated, as_of="2027-01-01", **SAID)
    assert "shapes" not in after.spec["layout"]


def test_statements_of_the_anchors_are_known() -> None:
    assert EXAMPLES["zh"]["trajectory"].statement_ids == (
        "hitech-talent-2021:20200", "hitech-talent-2021:20251",
    )  # fmt: skip
    assert len(EXAMPLES["zh"]["dumbbell"].statement_ids) == 2 * len(CITIES)


def test_verdicts_are_words_and_glyphs_not_colour_alone() -> None:
    words = _words(EXAMPLES["en"]["status_panel"])
    for text in (
        "on track ●",
        "moderate ◐",
        "regression ○",
        "undefined",
        "● on course",
        "○ standing still",
    ):
        assert text in words


def test_cells_keep_the_same_decimals() -> None:
    notes = EXAMPLES["en"]["heatmap"].spec["layout"]["annotations"]
    cells = [
        note["text"]
        for note in notes
        if re.fullmatch(r"[−\d.]+", note["text"]) and note.get("name") != "bound"
    ]
    assert len(cells) == 29
    assert {len(cell.split(".")[1]) for cell in cells} == {2}


@given(
    st.lists(st.floats(0, 300), min_size=1, max_size=9),
    st.floats(10, 24),
)
def test_spread_labels_never_touch_and_keep_their_order(heights: list[float], gap: float) -> None:
    placed = spread(heights, [gap] * len(heights), 300)
    order = np.argsort(heights, kind="stable")
    ranked = [placed[index] for index in order]
    for low, high in pairwise(ranked):
        assert high - low >= gap - 1e-6
    if gap * len(heights) < 300:
        assert min(placed) >= gap / 2 - 1e-6
        assert max(placed) <= 300 - gap / 2 + 1e-6


@given(st.lists(st.floats(-1e12, 1e12, allow_nan=False), min_size=1, max_size=9), st.booleans())
def test_value_axis_holds_its_values(values: list[float], zero: bool) -> None:
    axis = value_axis(values, "元", "zh", zero=zero)
    assert axis.low <= min(values)
    assert axis.high >= max(values)
    assert len(set(axis.texts)) == len(axis.texts)
    if zero and min(values) >= 0:
        assert axis.low == 0


@given(st.integers(1990, 2030), st.integers(0, 60), st.floats(80, 900))
def test_year_axis_labels_first_and_last(first: int, span: int, pixels: float) -> None:
    ticks = year_axis([first, first + span], pixels)["tickvals"]
    assert ticks[0] == first
    assert ticks[-1] == first + span


@given(st.text(st.sampled_from("人才资源总量（）“”，。20万% abcXYZ/"), max_size=60))
def test_wrapping_loses_nothing_and_keeps_the_width(text: str) -> None:
    lines = wrap(text, 90, 12, most=99)
    assert re.sub(r"\s", "", "".join(lines)) == re.sub(r"\s", "", text)
    for line in lines:
        breakable = re.findall(r"[^\s/]+", line)
        assert width(line, 12) <= 90 or len(breakable) <= 2 or re.search(r"[（）“”，。%\d]", line)


def test_long_labels_are_cut() -> None:
    assert wrap("人" * 100, 60, 12, most=2)[-1].endswith("…")


def _cells(values: dict[tuple[str, str], float], **more: object) -> pd.DataFrame:
    rows = [{"row": row, "column": head, "value": value} for (row, head), value in values.items()]
    return pd.DataFrame(rows).assign(**more)


def test_a_grid_turns_where_its_headings_are_long_and_its_rows_short() -> None:
    words = {"title": "t", "subtitle": "", "language": "en", "source": "d"}
    heads = [f"Internationalisation{n}" for n in range(5)]
    cells = _cells({(place, head): 1.0 for place in ("x", "y", "z") for head in heads})
    notes = charts.heatmap(cells, unit="%", **words).figure.layout.annotations
    assert {note.text for note in notes if note.yref == "paper"} >= {"x", "y", "z"}
    assert "5 rows and 3 columns" in charts.heatmap(cells, unit="%", **words).alt


def _fills(chart: charts.Chart) -> list[str]:
    """Return the colours of the cells, without those of the key."""
    return [shape.fillcolor for shape in chart.figure.layout.shapes if shape.name != "step"]


def test_the_key_of_a_grid_bounds_every_colour_in_use() -> None:
    words = {"title": "t", "subtitle": "", "language": "en", "source": "d"}
    values = {("a", "x"): 1.0, ("b", "x"): 3.0, ("c", "x"): 6.0}
    chart = charts.heatmap(_cells(values), unit="%", **words)
    layout = chart.figure.layout
    steps = [shape.fillcolor for shape in layout.shapes if shape.name == "step"]
    assert set(_fills(chart)) <= set(steps)
    bounds = [note.text for note in layout.annotations if note.name == "bound"]
    assert bounds == ["1", "2", "3", "4", "5", "6"]
    # a value on a bound begins the next colour
    assert _fills(chart)[1] == steps[2]
    signed = charts.heatmap(_cells({**values, ("d", "x"): -2.5}), unit="%", **words)
    below = [n.text for n in signed.figure.layout.annotations if n.name == "bound"][6:]
    assert below == ["0.0", "−1.2", "−2.4", "−3.6"]
    # what is counted in ones has no bound between two of them
    counted = charts.heatmap(_cells({**values, ("c", "x"): 7.0}), unit="件", **words)
    whole = [n.text for n in counted.figure.layout.annotations if n.name == "bound"]
    assert whole == ["1", "3", "5", "7", "9"]
    equal = charts.heatmap(_cells({("a", "x"): 1.0, ("b", "x"): 1.0}), unit="%", **words)
    assert not [n for n in equal.figure.layout.annotations if n.name == "bound"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "name", ["heatmap", "heatmap_turned", "status_panel", "status_panel_eight"]
)
def test_no_heading_of_a_grid_is_turned(name: str, language: str) -> None:
    notes = EXAMPLES[language][name].spec["layout"]["annotations"]
    assert not [note["text"] for note in notes if note.get("textangle")]


def test_a_grid_tells_signs_apart_and_keeps_totals_out_of_its_colours() -> None:
    words = {"title": "t", "subtitle": "", "language": "zh", "source": "d"}
    cells = _cells({("甲", "一"): -1.0, ("乙", "一"): 1.0, ("丙", "一"): 0.0, ("合计", "一"): 90.0})
    cells["apart"] = cells["row"] == "合计"
    chart = charts.heatmap(cells, unit="%", **words)
    fills = _fills(chart)
    assert len(set(fills)) == 4
    # the total, however large, leaves the colours of the others as they are
    alone = charts.heatmap(cells[~cells["apart"]], unit="%", **words)
    assert _fills(alone) == fills[:3]
    assert any("橙色为负" in (note.text or "") for note in chart.figure.layout.annotations)


def test_parts_are_all_named_in_a_legend_with_their_colours() -> None:
    checks = pd.DataFrame({
        "check_id": ["a"], "label": ["2022"], "parts_sum": [101.0], "total": [100.0],
        "gap": [1.0], "base_unit": ["家"], "verdict": ["total_rounded"],
    })  # fmt: skip
    parts = pd.DataFrame(
        {"check_id": "a", "region_id": ["dazhou", "bazhong"], "value": [100.0, 1.0]}
    )
    words = {"title": "t", "subtitle": "", "language": "zh", "source": "d"}
    notes = charts.parts_and_total(checks, parts, **words).figure.layout.annotations
    legend = next(note.text for note in notes if "■" in note.text)
    assert "达州" in legend
    assert "巴中" in legend
    # the sliver has no room for its name, nor has what lies under the total's mark
    assert [note.text for note in notes].count("巴中") == 0


def test_labels_of_points_leave_a_line_free() -> None:
    from labourtargets.charts.labels import beside

    free = beside(["name"], [(100.0, 100.0)], 300.0)[0]
    crossed = beside(["name"], [(100.0, 100.0)], 300.0, [(100.0, 100.0), (200.0, 100.0)])[0]
    assert free["xanchor"] == "left"
    assert (crossed["xanchor"], crossed["xshift"]) != (free["xanchor"], free["xshift"])


def test_parts_are_held_against_what_is_needed_without_being_called_a_total() -> None:
    parts = pd.DataFrame({"label": ["a"], "contribution": [20.0], "share": [20.0]})
    chart = charts.contributions(
        parts, unit="人", against=[("Net increase", 100.0, None)], title="t", subtitle="",
        language="en", source="d",
    )  # fmt: skip
    assert "Net increase 100 people" in chart.alt
    assert "Total" not in chart.alt


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("rises", [False, True])
def test_the_key_names_what_can_be_seen(language: str, rises: bool) -> None:
    """Models of a claim on each year lie on one line: no band, no thin lines, no key to them."""
    points = {year: 50.0 + 10 * rises * (year - 2020) for year in range(2020, 2026)}
    models = {"linear": 1.0, "growth": 1.0 + rises, "front_loaded": 1.0 + rises}
    ends = {2020: points[2020], 2025: points[2025]} if rises else points
    rows = pd.concat([
        projection("yongchuan", "brand_trainees", ends, model, power)
        for model, power in models.items()
    ])  # fmt: skip
    edges = rows.groupby(["series_id", "year"])["value"].agg(["min", "max"]).reset_index()
    edges = edges.rename(columns={"min": "low", "max": "high"})
    stated = anchors("yongchuan", "brand_trainees", ends, "人")
    said = {**SAID, "language": language}
    path = charts.trajectory(rows, stated, envelope=edges, model="linear", **said)
    panel = charts.small_multiples(rows, stated, envelope=edges, model="linear", **said)
    keys = {
        key: wording.phrase(f"chart.key.{key}", language, **dict.fromkeys(words, "…")).split("…")[0]
        for key, words in (("envelope", ["over"]), ("models_numbered", ["bold", "models"]))
    }
    # without a word for them, the models of the band are named
    named = wording.label("model", "front_loaded", language)
    for chart, listed in ((path, ("envelope", "models_numbered")), (panel, ("envelope",))):
        names = [trace["name"] for trace in chart.spec["data"]]
        assert ("envelope" in names) == rises
        for key in listed:
            assert (keys[key] in _words(chart)) == rises
        assert (named in _words(chart)) == rises
    thin = [trace for trace in _lines(path) if trace["line"]["width"] == 1]
    assert bool(thin) == rises


@pytest.mark.parametrize(
    "indicators",
    [["enterprise_staff_trained"], ["enterprise_staff_trained", "rural_skilled_trained"]],
)
def test_a_floor_is_open_in_every_year_it_is_promised_for(indicators: list[str]) -> None:
    from labourtargets.analysis import project

    chart = project("永川", indicators, models="linear").chart("path", "en")
    arrows = [note for note in chart.figure.layout.annotations if note.showarrow and not note.text]
    assert sorted(arrow.x for arrow in arrows) == [2023, 2024, 2025]
