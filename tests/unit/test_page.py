"""The page: nothing runs that is not ours, every number leads to its sentence."""

from __future__ import annotations

import csv
import html
import io
import json
from html.parser import HTMLParser
from typing import Any

import markupsafe
import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st

from labourreports.page.beside import SCRIPT, lay_beside
from labourreports.page.bilingual import in_language
from labourreports.page.content import answer_text, read_content
from labourreports.page.csv_files import csv_text
from labourreports.page.evidence import Evidence, statement_href, take_caption
from labourreports.page.markup import Markup, clean
from labourreports.page.scrub import scrub
from labourreports.page.templates import POLICY, script_policy
from labourtargets.present.bundles import led
from report_examples import EVIDENCE, page

HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "</script><script>alert(1)</script>",
    "{{7*7}}",
    "{% for x in [].__class__.__base__.__subclasses__() %}",
    "../../etc/passwd",
    "javascript:alert(1)",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href=' JaVaScRiPt:alert(1)'>x</a>",
    "<iframe src=https://example.org></iframe>",
    "<link rel=stylesheet href=https://example.org/x.css>",
    "<style>@import url(https://example.org)</style>",
    "<p style='background:url(https://example.org)'>x</p>",
    "<meta http-equiv=refresh content='0;url=https://example.org'>",
    "<base href=https://example.org>",
    "<form action=https://example.org><input></form>",
    "<object data=x></object><embed src=x>",
    "<!--<script>--><script>alert(1)</script>",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    '"><b onmouseover=alert(1)>x',
    "\u202egnp.exe",
]


def bare(written: str) -> str:
    return clean(written, Markup(lambda _: "", lambda _: "", set()))


class Reader(HTMLParser):
    """Collect elements and attributes the way a browser would see them."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.feed(written)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]


def cell(kind: str, written: str, **told: Any) -> Any:
    evidence = {"version": 1, "kind": kind, "name": kind, **told}
    output = nbformat.v4.new_output(
        "display_data", data={"text/html": written, EVIDENCE: evidence}, metadata={}
    )
    return nbformat.v4.new_code_cell("show()", outputs=[output])


def notebook(*cells: Any) -> Any:
    return nbformat.v4.new_notebook(cells=list(cells))


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_html_loses_what_runs_or_calls_out(text: str) -> None:
    seen = Reader(bare(text))
    assert not {"script", "style", "iframe", "svg", "link", "meta", "base", "form", "object"} & set(
        seen.tags
    )
    for name, value in seen.attributes:
        assert not name.startswith("on")
        assert "javascript" not in value.casefold()
        assert "example.org" not in value


@given(st.text(alphabet=st.sampled_from(list("<>/\"'= abscriptonx&;!-{}")), max_size=80))
def test_no_markup_makes_a_script(text: str) -> None:
    seen = Reader(bare(text))
    assert "script" not in seen.tags
    assert not [name for name, _ in seen.attributes if name.startswith("on")]
    assert bare(bare(text)) == bare(text)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_shown_as_words(text: str) -> None:
    table = cell(
        "table", f"<table><tbody><tr><td>{html.escape(text)}</td></tr></tbody></table>",
        title=text, summary=text, columns=[{"name": text, "label": text}], rows=[[text]],
    )  # fmt: skip
    figure = cell("figure", "", title=text, alt=text, summary=text)
    figure.outputs[0].data["application/vnd.plotly.v1+json"] = {
        "data": [{"name": text}], "layout": {"title": {"text": text}}
    }  # fmt: skip
    made = page(read_content(notebook(table, figure), "en", {}), title=text)
    seen = Reader(made)
    kinds = [dict(seen.attributes).get("type")]
    assert kinds
    assert seen.tags.count("script") == 3
    assert not [name for name, _ in seen.attributes if name.startswith("on")]
    assert "49" not in made.replace(text, "")
    block = made.split('data-figure="')[1].split(">", 1)[1].split("</script>")[0]
    assert json.loads(block)["data"][0]["name"] == text


CAPTION = {
    "title": "T",
    "subtitle": "S &amp; s",
    "key": ["open: baseline", "solid"],
    "source": "Plan",
}


def drawn(**meta: Any) -> Any:
    """Show a figure made by a chart, which has words around its plot."""
    figure = cell("figure", "", name="drawn")
    layout = {"title": {"text": "T<br>t"}, "height": 400, "meta": meta}
    figure.outputs[0].data["application/vnd.plotly.v1+json"] = {"data": [], "layout": layout}
    return read_content(notebook(figure), "en", {})


def test_the_words_around_a_figure_are_text_of_the_page() -> None:
    content = drawn(caption={**CAPTION, "above": 50, "below": 38})
    made = page(content)
    figcaption, below = made.split("<figure", 1)[1].split("</figcaption>", 1)
    assert 'id="drawn-title">T</p>' in figcaption
    assert '<p class="subtitle">S &amp; s</p>' in figcaption
    assert '<ul class="key"><li>open: baseline</li><li>solid</li></ul>' in below
    assert '<p class="source">Plan</p>' in below
    # the figure keeps the room they take in a picture, for the script to leave out
    assert content.blocks[0].figure["layout"]["meta"] == {"caption": {"above": 50, "below": 38}}


@pytest.mark.parametrize(
    "meta",
    [
        {},
        {"caption": None},
        {"caption": CAPTION},
        {"caption": {**CAPTION, "above": -1, "below": 0}},
    ],
)
def test_a_figure_that_says_nothing_of_its_words_keeps_them(meta: dict[str, Any]) -> None:
    content = drawn(**meta)
    made = page(content)
    assert 'id="drawn-title">T t</p>' in made
    assert 'class="key"' not in made
    assert 'class="source"' not in made
    assert "caption" not in content.blocks[0].figure["layout"]["meta"]


@pytest.mark.parametrize("layout", [None, {}, {"meta": None}, {"meta": ["caption"]}])
def test_a_figure_made_elsewhere_has_no_caption(layout: Any) -> None:
    assert take_caption({"data": [], "layout": layout}) is None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_around_a_figure_are_shown_as_words(text: str) -> None:
    for said in (text, html.escape(text)):
        words = {"title": said, "subtitle": said, "key": [said], "source": said}
        made = page(drawn(caption={**words, "above": 50, "below": 38}))
        seen = Reader(made)
        assert seen.tags.count("script") == 3
        assert not [name for name, _ in seen.attributes if name.startswith("on")]
        assert f'<p class="source">{markupsafe.escape(text)}</p>' in made


def heavy(text: str = "x", rows: int = 40) -> Any:
    body = "".join(f"<tr><td>{html.escape(text)} {row}</td></tr>" for row in range(rows))
    table = cell("table", f"<table><tbody>{body}</tbody></table>", name="long", title="Long")
    figure = cell("figure", "", name="drawn", title="Drawn")
    figure.outputs[0].data["application/vnd.plotly.v1+json"] = {"data": [{"name": text}]}
    return read_content(notebook(table, figure), "en", {})


@pytest.mark.parametrize("text", HOSTILE)
def test_what_lies_beside_a_page_is_as_harmless_as_the_page(text: str) -> None:
    content = heavy(text)
    taken = lay_beside(content.blocks, "", 10**9)
    script = taken.script
    assert "<" not in script
    told = json.loads(script.removeprefix("window.labourtargetsRest = ").removesuffix(";\n"))
    assert told["figures"]["drawn"]["data"][0]["name"] == text
    assert "script" not in Reader(told["rows"]["long"]).tags
    assert not [name for name, _ in Reader(told["rows"]["long"]).attributes if name[:2] == "on"]


def test_a_page_and_its_script_hold_every_row_once_and_in_order() -> None:
    content = heavy()
    whole = str(content.blocks[0].html)
    taken = lay_beside(content.blocks, "", 10**9)
    kept = str(content.blocks[0].html)
    assert kept.replace("</tbody>", taken.rows["long"] + "</tbody>") == whole
    made = page(content, beside=taken)
    assert f'src="{SCRIPT}"' in made
    assert "data-figure" not in made
    assert made.count("<noscript>") == 2


@pytest.mark.parametrize(
    ("excess", "moved"), [(0, set()), (1, {"rows"}), (800, {"rows", "figures"})]
)
def test_the_heaviest_parts_go_first_and_no_more_than_must(excess: int, moved: set[str]) -> None:
    content = heavy()
    taken = lay_beside(content.blocks, "", excess)
    assert {name for name in ("rows", "figures", "notes") if getattr(taken, name)} == moved


def test_the_sentences_go_last() -> None:
    assert lay_beside(heavy().blocks, "<ol></ol>", 10**9).notes == "<ol></ol>"
    assert lay_beside(heavy().blocks, "<ol></ol>", 100).notes == ""


def drawn_and_found(title: str, *lines: str) -> Any:
    figure = cell("figure", "", name="drawn", title=title)
    figure.outputs[0].data["application/vnd.plotly.v1+json"] = {"data": []}
    found = cell("finding", "".join(f"<p>{line}</p>" for line in lines), name="found")
    return read_content(notebook(figure, found), "en", QUOTES)


def test_a_finding_that_says_the_title_lends_it_its_links() -> None:
    content = drawn_and_found("Rises to 20万.", f"Rises to {NUMBER}.", "And more.")
    made = page(content)
    assert made.count("Rises to") == 2  # title and label of the figure
    assert 'id="drawn-title">Rises to <a class="lt-number"' in made
    assert "<p>And more.</p>" in made
    assert [block.slug for block in content.body if not isinstance(block, str)] == [
        "drawn",
        "found",
    ]
    alone = drawn_and_found("Rises to 20万.", f"Rises to {NUMBER}.")
    assert [block.slug for block in alone.body if not isinstance(block, str)] == ["drawn"]
    assert alone.notes


def test_a_reason_is_given_once_and_pointed_to_again() -> None:
    refused = [
        cell("refusal", f"<div><p>{reason}</p></div>", name=f"refused-{number}")
        for number, reason in enumerate(("No baseline.", "No baseline.", "Another unit."))
    ]
    made = page(read_content(notebook(*refused), "en", {}))
    assert made.count("No baseline.") == 1
    assert made.count("Another unit.") == 1
    assert made.count('<a href="#refused-0">') == 1
    assert 'id="refused-1"' in made


def test_a_figure_is_drawn_once_and_pointed_to_again() -> None:
    figures = [
        cell("figure", "", name=name, title="Rises.") for name in ("drawn", "again", "another")
    ]
    for figure, drawn in zip(figures, ([1, 2], [1, 2], [2, 3]), strict=True):
        figure.outputs[0].data["application/vnd.plotly.v1+json"] = {"data": [{"y": drawn}]}
    made = page(read_content(notebook(*figures), "en", {}))
    assert made.count('class="plot"') == 2
    assert '<div class="figure" id="again"><p><a href="#drawn">' in made


def test_a_finding_that_says_something_else_stays() -> None:
    content = drawn_and_found("Rises.", "Falls.")
    assert "<p>Falls.</p>" in page(content)
    assert content.blocks[0].title_html == ""


def test_short_tables_stay_whole() -> None:
    content = heavy(rows=12)
    assert not lay_beside(content.blocks[:1], "", 10**9)


def test_the_policy_allows_nothing_from_outside() -> None:
    made = page(read_content(notebook(), "en", {}))
    assert html.escape(POLICY, quote=True) in made or POLICY.replace("'", "&#39;") in made
    assert "http:" not in POLICY
    assert "https:" not in POLICY
    assert "unsafe-inline" not in POLICY.split("script-src")[1].split(";")[0]
    assert "'self'" not in script_policy(["x"]).split("script-src")[1].split(";")[0]


NUMBER = '<a class="lt-number" data-statement="yongchuan-artisans-2023:880">20万</a>'
QUOTES = {
    "yongchuan-artisans-2023:880": {
        "text": "20万人", "quote": "达到20万人以上", "section": "二、建设目标", "document": "Plan"
    }
}  # fmt: skip


def test_the_index_gives_the_date_of_an_answer_apart() -> None:
    told = '<p>All met.</p><p class="lt-meta">Data as of 31 October 2026</p>'
    made = read_content(notebook(cell("answer", told)), "en", {})
    assert "31 October" in str(made.answers[0])
    assert answer_text(made) == "All met."


def test_the_index_keeps_the_reserve_at_the_end_of_a_long_answer() -> None:
    """Sentences go whole: those that go first are the last of a very long answer."""
    long, reserve = f"Six cities{', among others' * 30}.", "Rounding could change the order."
    kept = read_content(notebook(cell("answer", f"<p>{long}</p><p>{reserve}</p>")), "en", {})
    assert answer_text(kept) == f"{long} {reserve}"
    cut = read_content(notebook(cell("answer", f"<p>{long}</p><p>{long}</p>")), "en", {})
    assert answer_text(cut) == long


def test_a_number_leads_to_its_sentence_and_a_note_leads_back() -> None:
    made = read_content(
        notebook(cell("answer", f"<p>{NUMBER} now, {NUMBER} then</p>", unit="人")), "en", QUOTES
    )
    answer = str(made.answers[0])
    assert answer.count('href="../sources/yongchuan-artisans-2023.html#s-880"') == 2
    assert answer.count('id="r1"') == 1
    ((document, sections),) = made.notes
    assert (document, sections[0][0]) == ("Plan", "二、建设目标")
    assert sections[0][1][0].quote == "达到20万人以上"
    assert made.units == ["人"]
    assert answer_text(made) == "20万 now, 20万 then"
    written = page(made)
    assert 'href="#r1"' in written
    assert 'id="n1"' in written


@pytest.mark.parametrize("wrapped", ["<p>{}</p>", "<table><tr><td>{}</td></tr></table>"])
@pytest.mark.parametrize("address", ["../sources/a.html#s-7", ""])
def test_the_tip_of_a_number_stays_in_the_notebook(wrapped: str, address: str) -> None:
    number = led("a-2021:7", "20")
    assert "title=\"lt.trace('a-2021:7')\"" in number
    written = clean(wrapped.format(number), Markup(lambda _: address, lambda _: "", set()))
    assert "20</a>" in written
    assert "title" not in written
    other = clean('<abbr title="a">b</abbr>', Markup(lambda _: "", lambda _: "", set()))
    assert other == '<abbr title="a">b</abbr>'


def test_numbers_in_tables_are_linked_without_notes() -> None:
    table = cell(
        "table", f"<table><tr><td>{NUMBER}</td></tr></table>", columns=[{"name": "a"}], rows=[["x"]]
    )
    made = read_content(notebook(table), "en", QUOTES)
    assert "lt-note" not in str(made.blocks[0].html)
    assert made.statements == ["yongchuan-artisans-2023:880"]


@given(st.text(max_size=40))
def test_a_statement_leads_nowhere_but_to_a_document(text: str) -> None:
    href = statement_href(text)
    assert href == "" or href.startswith("../sources/")
    assert ".." not in href.removeprefix("../")


def test_ids_are_unique_and_never_random() -> None:
    cells = [nbformat.v4.new_markdown_cell("## Same\n\n## Same\n\n### notes")]
    first, second = (
        page(read_content(notebook(*map(dict_copy, cells)), "en", {})) for _ in range(2)
    )
    assert first == second
    seen = Reader(first)
    assert len(seen.ids) == len(set(seen.ids))


def dict_copy(cell: Any) -> Any:
    return nbformat.from_dict(json.loads(json.dumps(cell)))


def test_prose_that_leads_to_nothing_is_left_out() -> None:
    contract = nbformat.v4.new_code_cell(
        "print(1)",
        outputs=[nbformat.v4.new_output("stream", text="1\n")],
        metadata={"tags": ["keep_output"]},
    )
    cells = [
        nbformat.v4.new_markdown_cell("# Title\n\nIntroduction."),
        nbformat.v4.new_markdown_cell("## In short"),
        cell("answer", "<p>1</p>"),
        nbformat.v4.new_markdown_cell("## Kept\n\nBecause it explains."),
        nbformat.v4.new_markdown_cell("## Contract"),
        contract,
    ]
    made = read_content(notebook(*cells), "en", {})
    assert made.heading == "Title"
    assert [heading.text for heading in made.headings] == ["Kept"]
    assert "Introduction." in "".join(map(str, made.body))


def test_two_displays_of_one_name_are_refused() -> None:
    tables = [cell("table", "<table></table>", columns=[{"name": "a"}], rows=[]) for _ in range(2)]
    with pytest.raises(ValueError, match="names are unique"):
        read_content(notebook(*tables), "en", {})


def test_evidence_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="version"):
        read_content(notebook(cell("finding", "x", version=2)), "en", {})


@pytest.mark.parametrize(
    ("source", "zh", "en"),
    [
        ("## 简答 · In short", "## 简答", "## In short"),
        ("中文一句。 English here.", "中文一句。", "English here."),
        ("中文。\n\nEnglish.", "中文。", "English."),
        ("Only English.", "Only English.", "Only English."),
        ("只有中文 R&D。", "只有中文 R&D。", "只有中文 R&D。"),
        ("# 多少？ How many?", "# 多少？", "# How many?"),
        ("20万 · 30万", "20万 · 30万", "20万 · 30万"),
    ],
)
def test_bilingual_prose_is_read_in_one_language(source: str, zh: str, en: str) -> None:
    assert in_language(source, "zh") == zh
    assert in_language(source, "en") == en


FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    "＝1+1",
    "=cmd|' /C calc'!A0",
]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_is_a_text_to_a_spreadsheet(text: str) -> None:
    table = Evidence(version=1, kind="table", columns=[{"name": text}], rows=[[text]])
    rows = list(csv.reader(io.StringIO(csv_text(table))))
    assert [row[0][0] for row in rows] == ["'", "'"]


@given(st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**12), 10**12))
def test_numbers_survive_the_csv(value: float) -> None:
    table = Evidence(version=1, kind="table", columns=[{"name": "a"}], rows=[[value]])
    rows = list(csv.reader(io.StringIO(csv_text(table))))
    assert float(rows[1][0]) == value


def test_missing_values_dashes_and_negative_numbers_stay() -> None:
    rows = [[None, "-", -1.5, "-1.5%", "12%"]]
    table = Evidence(version=1, kind="table", columns=[{"name": n} for n in "abcde"], rows=rows)
    assert csv_text(table).splitlines()[1] == ",-,-1.5,-1.5%,12%"


def test_places_of_the_machine_are_hidden() -> None:
    import sys

    text = scrub(
        f"{sys.prefix}/lib/x.py /tmp/ipykernel_12/34.py <A at 0x7f0012345678> /w/s/a", "/w/s"
    )
    assert sys.prefix not in text
    assert text.endswith("./a")
    assert "ipykernel" not in text
    assert "7f0012345678" not in text
    assert scrub("<A at 0x7f0012345678>") == "<A at 0x…>"


def test_a_heading_never_takes_the_name_of_a_table() -> None:
    import nbformat

    made = notebook(cell("figure", "", name="overview"))
    made.cells.insert(0, nbformat.v4.new_markdown_cell("## Overview"))
    content = read_content(made, "en", {})
    assert [block.slug for block in content.blocks] == ["overview"]
    assert [heading.anchor for heading in content.headings] == ["overview-2"]
