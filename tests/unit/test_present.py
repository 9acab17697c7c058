"""Bundles of evidence: what is shown, what the report suite receives, and escaping."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from chart_examples import examples
from labourtargets import present, wording
from labourtargets.errors import LabourTargetsError
from labourtargets.present import EVIDENCE, Column, bundles, pieces, tabular

HOSTILE = '<script>alert(1)</script>" onmouseover="x" {{7*7}} \u202e'


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Collect what is displayed instead of displaying it."""
    collected: list[dict[str, Any]] = []
    for module in (pieces, tabular):
        monkeypatch.setattr(module, "show", collected.append)
    return collected


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def _tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = _Tags()
    parser.feed(html)
    assert not parser.open
    return parser.tags


ROWS = pd.DataFrame({
    "region": ["永川区", "重庆高新区", None],
    "value": [200000.0, 83600.0, np.nan],
    "share": [35.0, 15.87, 30.0],
    "year": pd.array([2025, 2020, None], dtype="Int64"),
    "binding": pd.array([True, False, None], dtype="boolean"),
    "statement_id": ["yongchuan-artisans-2023:812", "hitech-talent-2021:3121:1", None],
})  # fmt: skip
COLUMNS = [
    Column("region", "地区"),
    Column("value", "数值", "人", "number"),
    Column("share", "占比", "%", "number"),
    Column("year", "年份", type="year"),
    Column("binding", "约束性"),
]


def test_table_bundle(shown: list[dict[str, Any]]) -> None:
    present.table(ROWS, name="levels", title="水平", language="zh", columns=COLUMNS, note="注")
    (bundle,) = shown
    payload = bundle[EVIDENCE]
    assert set(bundle) == {EVIDENCE, "text/html", "text/plain"}
    assert payload["version"] == 1
    assert payload["kind"] == "table"
    assert payload["name"] == "levels"
    assert payload["columns"][1] == {
        "name": "value", "label": "数值", "unit": "人", "type": "number", "decimals": None,
    }  # fmt: skip
    # the CSV is written from raw values in base units
    assert payload["rows"][0] == ["永川区", 200000.0, 35.0, 2025, True]
    assert payload["rows"][2] == [None, None, 30.0, None, None]
    assert payload["statement_ids"] == ["yongchuan-artisans-2023:812", "hitech-talent-2021:3121:1"]
    json.dumps(bundle, allow_nan=False)
    html = bundle["text/html"]
    assert "数值（万人）" in html
    tip = "lt.trace('yongchuan-artisans-2023:812')"
    assert f'data-statement="yongchuan-artisans-2023:812" title="{tip}">20.00</a>' in html
    assert '<td class="lt-num"><a class="lt-number" data-statement="hitech' in html
    assert ">8.36<" in html
    assert html.count('class="lt-number"') == 2
    numbers = [tag for tag, attrs in _tags(html) if attrs.get("class") == "lt-num"]
    assert numbers.count("td") == 9
    assert "是" in html
    assert "否" in html


def test_decimals_are_the_same_in_a_column(shown: list[dict[str, Any]]) -> None:
    present.table(
        ROWS,
        name="levels",
        title="t",
        language="en",
        columns=[
            Column("value", "Value", "人", "number"),
            Column("share", "Share", "%", "number", 1),
        ],
    )
    html = shown[0]["text/html"]
    assert "Value (people)" in html
    assert ">200,000<" in html
    assert re.findall(r"<td[^>]*>([\d.]+)</td>", html) == ["35.0", "15.9", "30.0"]


def test_several_statements_behind_one_number(shown: list[dict[str, Any]]) -> None:
    frame = pd.DataFrame({"sum": [7.0], "ids": ["a-1:1|a-1:2"], "source": ["a-1:1|a-1:2"]})
    present.table(frame, name="t", title="t", language="en", columns=[
        Column("sum", "Sum", type="number", statement="ids"),
        Column("source", "Text", type="statement"),
    ])  # fmt: skip
    html = shown[0]["text/html"]
    assert html.count('data-statement="a-1:1"') == 2
    assert html.count("title=\"lt.trace('a-1:2')\">2</a>") == 2
    assert ">source</a>" in html


def test_a_column_prints_another_and_leads_to_its_address(shown: list[dict[str, Any]]) -> None:
    rows = pd.DataFrame({
        "region": ["yongchuan", "jiangjin", "chengdu"],
        "name": ["永川区", "江津区", "成都市"],
        "url": ["https://a.example/?a=1&b=2", "javascript:alert(1)", None],
    })  # fmt: skip
    present.table(
        rows,
        name="t",
        title="t",
        language="zh",
        columns=[Column("region", "地区", shown="name", href="url")],
    )
    bundle = shown[0]
    assert bundle[EVIDENCE]["rows"] == [["yongchuan"], ["jiangjin"], ["chengdu"]]
    assert "永川区" in bundle["text/plain"]
    assert "yongchuan" not in bundle["text/html"]
    links = [attributes for tag, attributes in _tags(bundle["text/html"]) if tag == "a"]
    assert links == [{"href": "https://a.example/?a=1&b=2"}]


def test_empty_table_says_so(shown: list[dict[str, Any]]) -> None:
    present.table(ROWS.head(0), name="none", title="t", language="en", columns=COLUMNS)
    assert "No rows." in shown[0]["text/html"]
    assert shown[0][EVIDENCE]["rows"] == []


def test_columns_are_inferred(shown: list[dict[str, Any]]) -> None:
    present.table(ROWS, name="all", title="t", language="zh")
    kinds = {column["name"]: column["type"] for column in shown[0][EVIDENCE]["columns"]}
    assert kinds == {
        "region": "text", "value": "number", "share": "number", "year": "year",
        "binding": "text", "statement_id": "statement",
    }  # fmt: skip


def test_table_refuses_columns_that_are_not_there() -> None:
    with pytest.raises(LabourTargetsError, match="'region'"):
        present.table(ROWS, name="t", title="t", language="zh", columns=[Column("regoin", "x")])


@pytest.mark.parametrize("name", ["", "A", "a b", "../x", "表", "-a"])
def test_names_are_slugs(name: str) -> None:
    with pytest.raises(ValueError, match="name="):
        present.finding("x", language="zh", name=name)


def test_language_is_needed_and_known() -> None:
    with pytest.raises(TypeError):
        present.question("x")  # type: ignore[call-arg]
    with pytest.raises(ValueError, match="zh, en"):
        present.question("x", language="fr")


def test_answer_links_its_numbers(shown: list[dict[str, Any]]) -> None:
    said = wording.number(200000, "人", "zh", "hitech-talent-2021:3121")
    present.answer([f"目标为{said}。", "第二行。"], language="zh", unit="人", as_of="2026-11-01",
                   source="规划", statements=["hitech-talent-2021:9"])  # fmt: skip
    payload, html = shown[0][EVIDENCE], shown[0]["text/html"]
    assert payload["statement_ids"] == ["hitech-talent-2021:3121", "hitech-talent-2021:9"]
    assert payload["summary"] == "目标为20万人。 第二行。"
    tip = "lt.trace('hitech-talent-2021:3121')"
    assert f'data-statement="hitech-talent-2021:3121" title="{tip}">20万人</a>' in html
    assert "单位：人 · 数据截至2026年11月1日 · 来源：规划" in html
    assert "⟦" not in json.dumps(shown[0], ensure_ascii=False)


def test_refusal_says_why_and_what_is_missing(shown: list[dict[str, Any]]) -> None:
    present.refusal("Cannot project", "No baseline.", language="en", name="r",
                    missing=["a value before 2025"])  # fmt: skip
    payload = shown[0][EVIDENCE]
    assert payload["kind"] == "refusal"
    assert payload["summary"] == "No baseline."
    assert payload["rows"] == [["a value before 2025"]]
    assert '<ul class="lt-missing"><li>a value before 2025</li></ul>' in shown[0]["text/html"]
    assert shown[0]["text/plain"].endswith("What is missing: a value before 2025")


def test_sources_are_grouped_by_document(shown: list[dict[str, Any]]) -> None:
    rows = pd.DataFrame({
        "statement_id": ["a-1:7", "b-1:3", "a-1:9"], "doc_id": ["a-1", "b-1", "a-1"],
        "quote": ["达到20万人", "30%", "<b>35%"], "text": ["20万人", "30%", "35%"],
        "place": [2, 0, 3], "section": ["目标", None, None],
    })  # fmt: skip
    present.sources(rows, language="zh", documents={"a-1": "甲文件"})
    html = shown[0]["text/html"]
    assert html.count("<h3>") == 2
    assert "达到<mark>20万人</mark>" in html
    assert "&lt;b&gt;<mark>35%</mark>" in html
    assert shown[0][EVIDENCE]["rows"][1] == ["b-1:3", "b-1", "30%"]
    _tags(html)


def test_a_number_that_stands_twice_is_marked_at_its_place(shown: list[dict[str, Any]]) -> None:
    rows = pd.DataFrame({
        "statement_id": ["a-1:7"], "doc_id": ["a-1"], "quote": ["南充1.1万家次、广安1万家次"],
        "text": ["1万家次"], "place": [11], "section": [None],
    })  # fmt: skip
    present.sources(rows, language="zh")
    assert "南充1.1万家次、广安<mark>1万家次</mark></" in shown[0]["text/html"]


def test_figure_bundle(shown: list[dict[str, Any]]) -> None:
    chart = examples("zh")["trajectory"]
    present.figure(chart, name="path", statements="hitech-talent-2021:77", observations=["o1"])
    bundle = shown[0]
    payload, spec = bundle[EVIDENCE], bundle["application/vnd.plotly.v1+json"]
    assert set(bundle) == {EVIDENCE, "application/vnd.plotly.v1+json", "text/plain"}
    assert set(spec) == {"data", "layout", "config"}
    assert payload["name"] == "path"
    assert payload["unit"] == "人"
    assert payload["alt"] == bundle["text/plain"]
    assert payload["statement_ids"][-1] == "hitech-talent-2021:77"
    assert payload["observation_ids"] == ["o1"]
    assert len(payload["rows"]) == 24
    json.dumps(bundle, allow_nan=False)


def test_inputs_are_listed(shown: list[dict[str, Any]]) -> None:
    present.inputs({"甲": "渝〔2021〕26号", "乙": ""}, language="zh")
    assert shown[0][EVIDENCE]["rows"] == [["甲", "渝〔2021〕26号"], ["乙", ""]]
    assert "乙</li>" in shown[0]["text/html"].replace('<span class="lt-meta"></span>', "")


def test_hostile_text_is_escaped_everywhere(shown: list[dict[str, Any]]) -> None:
    frame = pd.DataFrame({
        "a": [HOSTILE], "statement_id": ["a-1:1"], "doc_id": ["a-1"], "quote": [HOSTILE],
        "text": [HOSTILE[3:9]], "place": [3], "section": [HOSTILE],
    })  # fmt: skip
    said: dict[str, Any] = {"language": "en"}
    present.question(HOSTILE, subtitle=HOSTILE, **said)
    present.answer(HOSTILE, source=HOSTILE, **said)
    present.finding(HOSTILE, name="f", **said)
    present.refusal(HOSTILE, HOSTILE, name="r", missing=[HOSTILE], **said)
    present.sources(frame, documents={"a-1": HOSTILE}, **said)
    present.inputs({HOSTILE: HOSTILE}, title=HOSTILE, **said)
    present.table(frame, name="t", title=HOSTILE, subtitle=HOSTILE, note=HOSTILE,
                  columns=[Column("a", HOSTILE)], **said)  # fmt: skip
    assert len(shown) == 7
    allowed = {"class", "data-statement", "lang", "role", "scope", "tabindex", "data-lt", "colspan",
               "title"}  # fmt: skip
    for bundle in shown:
        for tag, attrs in _tags(bundle["text/html"]):
            assert tag != "script"
            assert set(attrs) <= allowed
            assert "title" not in attrs or "data-statement" in attrs
        assert "style=" not in bundle["text/html"]


@given(st.text(max_size=40))
def test_any_text_survives_escaping(text: str) -> None:
    class _Text(HTMLParser):
        found = ""

        def handle_data(self, data: str) -> None:
            self.found += data

    parser = _Text()
    parser.feed(bundles.linked(text))
    parser.close()
    assert parser.found.replace("\r", "\n") == wording.plain(text).replace("\r", "\n")


def test_the_same_calls_give_the_same_bytes(shown: list[dict[str, Any]]) -> None:
    for _ in range(2):
        present.table(ROWS, name="levels", title="t", language="zh")
        present.figure(examples("en")["heatmap"])
    first, second = (json.dumps(shown[n : n + 2]) for n in (0, 2))
    assert first == second


def test_without_a_notebook_the_plain_text_is_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # another test may have left a shell behind
    monkeypatch.setattr("IPython.get_ipython", lambda: None)
    present.finding("差距⟦11.64万人|a-1:2⟧。", language="zh", name="gap")
    assert capsys.readouterr().out == "差距11.64万人。\n"


def test_works_where_ipython_is_not_installed() -> None:
    code = (
        "import sys; sys.modules['IPython'] = None\n"
        "from labourtargets import present\n"
        "present.finding('x', language='en', name='f')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout == "x\n", done.stderr


def test_in_a_notebook_the_bundle_is_published() -> None:
    from IPython.core.interactiveshell import InteractiveShell
    from IPython.utils.capture import capture_output

    shell = InteractiveShell.instance()
    try:
        with capture_output() as captured:
            shell.run_cell(
                "from labourtargets import present\n"
                "present.finding('差距', language='zh', name='gap')"
            )
        bundle = captured.outputs[0].data
        assert bundle[EVIDENCE]["kind"] == "finding"
        assert "text/html" in bundle
    finally:
        InteractiveShell.clear_instance()
