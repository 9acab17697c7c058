"""From what a notebook displayed to the blocks of a page."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from labourreports.page.bilingual import in_language
from labourreports.page.evidence import PLOTLY, Caption, Evidence, read_evidence, take_caption
from labourreports.page.markup import SLOT

__all__ = ["Block", "Blocks", "collect", "script_text"]

_TITLE = re.compile(r"\s*# (.*)\n?")
_LANGUAGE_TAGS = {"zh", "en"}


def script_text(value: object) -> str:
    """Write a value as JSON that cannot end the script element it stands in.

    Examples
    --------
    >>> script_text({"b": "</script>", "a": 1})
    '{"a":1,"b":"\\\\u003c/script>"}'
    """
    written = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return written.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


@dataclass
class Block:
    """One figure or table: what was said about it and what it is made of.

    `beside` says that the figure, or the later rows, lie in the script beside the page;
    `title_html` is the title with its numbers linked, where a finding said the same;
    `caption` are the words of a figure that the page prints around it.
    """

    evidence: Evidence
    slug: str
    html: str = ""
    figure: dict[str, Any] | None = None
    caption: Caption | None = None
    csv: str = ""
    beside: bool = False
    title_html: str = ""

    @property
    def figure_json(self) -> str:
        """The figure as text that cannot end its script element."""
        return script_text(self.figure)


@dataclass
class Blocks:
    """What stands apart from the running text, in reading order."""

    heading: str = ""
    questions: list[str] = field(default_factory=list)
    answers: list[tuple[Evidence, str]] = field(default_factory=list)
    inputs: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    shown: list[Block] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)
    tables: list[tuple[str, str]] = field(default_factory=list)


def collect(notebook: Any, language: str) -> Blocks:
    """Take figures, tables and headline sentences out of a notebook, leaving slots.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        Changed in place: prose of the other language, cells that show nothing, the prose that
        leads up to them and the first title go; displays become HTML with slots.
    language : {"zh", "en"}

    Returns
    -------
    Blocks

    Raises
    ------
    ValueError
        If evidence is malformed, or two tables share a name.
    """
    blocks = Blocks()
    names: set[str] = set()
    kept: list[Any] = []
    # prose that only leads up to cells of which nothing is left to show
    waiting: list[Any] = []
    ran = False
    for cell in notebook.cells:
        tags = set(cell.metadata.get("tags", []))
        if tags & _LANGUAGE_TAGS and language not in tags:
            continue
        if cell.cell_type != "code":
            if waiting and not ran:
                kept += waiting
            cell.source = in_language(cell.source.replace(SLOT, ""), language)
            waiting, ran = [cell], False
            if not kept and not blocks.heading:
                _take_title(cell, blocks)
            continue
        if tags & {"parameters", "injected-parameters"}:
            continue
        ran = True
        # contract cells print the headline numbers once more, for the tests
        if not tags & {"keep_output", "nbval-check-output", "hide"}:
            cell.outputs = [
                made for output in cell.outputs if (made := _take(output, blocks, names))
            ]
            if cell.outputs:
                kept += [*waiting, cell]
                waiting = []
    if waiting and not ran:
        kept += waiting
    notebook.cells = kept
    return blocks


def _take_title(cell: Any, blocks: Blocks) -> None:
    """Take the notebook's title: the page's own stands above."""
    first = _TITLE.match(cell.source)
    if first:
        blocks.heading = first[1].strip()
        cell.source = cell.source[first.end() :]


def _take(output: Any, blocks: Blocks, names: set[str]) -> Any:
    if output.output_type not in ("display_data", "execute_result"):
        # what a cell merely prints is for whoever runs it
        return None
    bundle = output.data
    evidence = read_evidence(bundle)
    if evidence is None:
        if PLOTLY in bundle:
            return _slot(output, _figure(Evidence(version=1, kind="figure"), bundle, blocks, names))
        if "text/html" in bundle:
            bundle["text/html"] = bundle["text/html"].replace(SLOT, "")
        return output if set(bundle) - {"text/plain"} else None
    blocks.statements += evidence.statement_ids
    written = _text(bundle)
    if evidence.kind == "question":
        blocks.questions.append(written)
        return None
    if evidence.kind == "answer":
        blocks.answers.append((evidence, written))
        return None
    if evidence.kind == "inputs":
        blocks.inputs.append(written)
        return None
    if evidence.kind == "sources":
        # the page gathers the sentences itself, with the way back to where each is used
        blocks.sources += evidence.statement_ids
        return None
    if evidence.kind == "figure" and PLOTLY in bundle:
        return _slot(output, _figure(evidence, bundle, blocks, names))
    block = Block(evidence, _slug(evidence, blocks, names), html=written)
    if evidence.kind == "table" and evidence.columns:
        _add_csv(block, blocks)
    return _slot(output, _keep(block, blocks))


def _figure(evidence: Evidence, bundle: Any, blocks: Blocks, names: set[str]) -> int:
    figure = json.loads(json.dumps(bundle[PLOTLY]))
    caption = take_caption(figure)
    block = Block(evidence, _slug(evidence, blocks, names), figure=figure, caption=caption)
    if not evidence.title:
        title = figure.get("layout", {}).get("title") or {}
        said = caption.title if caption else _plain(title.get("text", ""))
        block.evidence = evidence.model_copy(update={"title": said})
    if evidence.columns and evidence.rows:
        _add_csv(block, blocks)
    return _keep(block, blocks)


def _add_csv(block: Block, blocks: Blocks) -> None:
    from labourreports.page.csv_files import csv_text

    block.csv = f"{block.slug}.csv"
    blocks.tables.append((block.csv, csv_text(block.evidence)))


def _keep(block: Block, blocks: Blocks) -> int:
    blocks.shown.append(block)
    return len(blocks.shown) - 1


def _slug(evidence: Evidence, blocks: Blocks, names: set[str]) -> str:
    wanted = evidence.slug or f"{evidence.kind}-{len(blocks.shown) + 1}"
    if wanted in names:
        if evidence.slug:
            raise ValueError(
                f"two displays are named {evidence.name!r}; names are unique in a notebook"
            )
        wanted = f"{wanted}-{len(names)}"
    names.add(wanted)
    return wanted


def _slot(output: Any, index: int) -> Any:
    output.data = {"text/html": f'<div {SLOT}="{index}"></div>'}
    output.metadata = {}
    return output


def _text(bundle: Any) -> str:
    if "text/html" in bundle:
        return str(bundle["text/html"])
    import html

    return f"<p>{html.escape(str(bundle.get('text/plain', '')))}</p>"


def _plain(text: str) -> str:
    return re.sub(r"<[^>]*>", " ", str(text)).strip()
