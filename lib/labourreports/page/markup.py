"""HTML a notebook made, cleaned and linked: nothing that runs, every number led to its sentence."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from html.parser import HTMLParser

__all__ = ["SLOT", "Heading", "Markup", "clean"]

# a slot keeps the place of what is put in after the cleaning: figures, controls
SLOT = "data-lt-slot"
_DROPPED = {"script", "style", "iframe", "object", "embed", "form", "input", "button", "textarea", "select",
            "link", "meta", "base", "frame", "frameset", "applet", "svg", "math", "template", "noscript",
            "title", "head"}  # fmt: skip
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
# the page's own style says what these say, on every cell of every table
_USUAL = {"lt-text"}
_VOID = {"br", "hr", "img", "col", "wbr", "link", "meta", "base", "input", "embed", "frame"}
_ALLOWED = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del",
    "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section",
    "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
    "time", "tr", "u", "ul", "var", "wbr", "article", "aside",
}  # fmt: skip
_ATTRIBUTES = {"class", "id", "title", "alt", "colspan", "rowspan", "scope", "lang", "dir", "start",
               "datetime", "width", "height", "headers", "open", "hidden", "role"}  # fmt: skip
_SAFE_LINK = re.compile(
    r"(?:https?://|mailto:|#|\.{1,2}/|[\w%-][\w%./-]*(?:[#?]|$))", re.IGNORECASE
)
_SAFE_IMAGE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml);base64,[A-Za-z0-9+/=\s]+$")
_SAFE_STYLE = re.compile(r"[\w\s:;#.,%()\-]*")
# nbconvert's own boxes around cells and outputs mean nothing to a reader
_STRUCTURE = {"cell", "inner_cell", "output_wrapper", "output", "output_area", "output_subarea",
              "text_cell_render", "prompt", "input"}  # fmt: skip
_UNWRITTEN, _ANCHOR = "\0unwritten", "\0anchor"


class Heading:
    """A heading of the page, for the contents."""

    def __init__(self, level: int) -> None:
        self.level = level
        self.anchor = ""
        self.text = ""


class Markup(HTMLParser):
    """Write HTML again with only what is allowed; collect headings and statements on the way.

    Parameters
    ----------
    href : callable
        From a statement id to its address; an empty string leaves the number unlinked.
    footnote : callable
        From a statement id to what stands behind a number outside tables.
    taken : set of str
        Ids already used on the page.
    headings : bool, default True
        Whether headings stay headings; in a line that stands by itself they are paragraphs.
    """

    def __init__(
        self,
        href: Callable[[str], str],
        footnote: Callable[[str], str],
        taken: set[str],
        headings: bool = True,
    ) -> None:
        super().__init__(convert_charrefs=True)
        self.statements: list[str] = []
        self.headings: list[Heading] = []
        self._href, self._footnote, self._taken = href, footnote, taken
        self._out: list[str] = []
        self._skipping = 0
        self._open: list[tuple[str, str]] = []
        self._tables = 0
        self._heading: Heading | None = None
        self._keep_headings = headings

    @property
    def written(self) -> str:
        """The cleaned HTML, every element closed."""
        while self._open:
            self._close()
        return "".join(self._out)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Write an allowed element; skip the content of a forbidden one."""
        if tag in _DROPPED:
            self._skipping += tag not in _VOID
            return
        if self._skipping or tag not in _ALLOWED:
            return
        given = {name: value or "" for name, value in attrs}
        if tag == "a" and "anchor-link" in given.get("class", ""):
            self._skipping += 1
            self._open.append(("a", _ANCHOR))
            return
        if tag == "div" and _STRUCTURE & set(given.get("class", "").split()):
            self._open.append(("div", _UNWRITTEN))
            return
        after = ""
        kept = self._attributes(tag, given)
        if tag == "a" and "data-statement" in given:
            after = self._number(given["data-statement"], kept)
        if tag in _HEADINGS and not self._keep_headings:
            tag = "p"
        if tag in _HEADINGS:
            tag = "h2" if tag == "h1" else tag
            self._heading = Heading(int(tag[1]))
            self.headings.append(self._heading)
            kept.pop("id", None)
            self._heading.anchor = str(len(self._out))
            self._out.append("")
            self._open.append((tag, ""))
            return
        self._tables += tag == "table"
        written = "".join(f' {name}="{html.escape(value)}"' for name, value in kept.items())
        self._out.append(f"<{tag}{written}>")
        if tag not in _VOID:
            self._open.append((tag, after))

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and whatever was left open inside it."""
        if tag in _DROPPED and self._skipping:
            self._skipping -= 1
            return
        if self._skipping and not (tag == "a" and self._open and self._open[-1] == ("a", _ANCHOR)):
            return
        tag = "h2" if tag == "h1" else tag
        tag = "p" if tag in _HEADINGS and not self._keep_headings else tag
        if tag not in _VOID and any(name == tag for name, _ in self._open):
            while self._open and self._close() != tag:
                continue

    def handle_data(self, data: str) -> None:
        """Write text, escaped."""
        if self._skipping:
            return
        if self._heading is not None:
            self._heading.text += data
        self._out.append(html.escape(data, quote=False))

    def _close(self) -> str:
        tag, after = self._open.pop()
        if after in (_ANCHOR, _UNWRITTEN):
            self._skipping -= after == _ANCHOR
            return tag
        self._tables -= tag == "table"
        if self._heading is not None and tag == f"h{self._heading.level}":
            self._finish_heading(tag)
        self._out.append(f"</{tag}>{after}")
        return tag

    def _finish_heading(self, tag: str) -> None:
        assert self._heading is not None
        place = int(self._heading.anchor)
        self._heading.text = " ".join(self._heading.text.split())
        self._heading.anchor = self._free(
            re.sub(r"\W+", "-", self._heading.text.casefold()).strip("-")
        )
        self._out[place] = f'<{tag} id="{html.escape(self._heading.anchor)}">'
        self._heading = None

    def _free(self, wanted: str) -> str:
        wanted = wanted or "section"
        name, number = wanted, 1
        while name in self._taken:
            number += 1
            name = f"{wanted}-{number}"
        self._taken.add(name)
        return name

    def _attributes(self, tag: str, given: dict[str, str]) -> dict[str, str]:
        kept = {}
        for name, value in given.items():
            if name == "class":
                value = " ".join(part for part in value.split() if part not in _USUAL)
                if not value:
                    continue
            elif name == "id":
                value = self._free(value)
            elif name == "href":
                if not _SAFE_LINK.match(value.strip()):
                    continue
            elif name == "src":
                if tag != "img" or not _SAFE_IMAGE.match(value):
                    continue
            elif name == "style":
                if not _SAFE_STYLE.fullmatch(value) or "url" in value.casefold():
                    continue
            elif name not in _ATTRIBUTES and not name.startswith(("aria-", "data-v", SLOT)):
                continue
            kept[name] = value
        if tag == "img":
            kept.setdefault("alt", "")
        if kept.get("href", "").startswith("http"):
            kept["rel"] = "noopener noreferrer"
        return kept

    def _number(self, statement_id: str, kept: dict[str, str]) -> str:
        # the tip names a call of Python: on a page the number leads to its sentence itself
        kept.pop("title", None)
        href = self._href(statement_id)
        if not href:
            return ""
        self.statements.append(statement_id)
        kept["href"] = href
        if self._tables:
            kept.pop("class", None)
            return ""
        kept["class"] = "lt-number"
        return self._footnote(statement_id)


def clean(written: str, markup: Markup) -> str:
    """Return cleaned HTML of one piece of a page.

    Examples
    --------
    >>> clean('<b onclick="x()">1</b><script>alert(1)</script>',
    ...       Markup(lambda _: "", lambda _: "", set()))
    '<b>1</b>'
    """
    markup.feed(written)
    markup.close()
    return markup.written
