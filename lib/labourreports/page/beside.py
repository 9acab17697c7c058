"""What would make a page heavy lies beside it: a script the page loads at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from labourreports.page.blocks import Block, script_text

__all__ = ["BUDGET", "SCRIPT", "Beside", "lay_beside"]

SCRIPT = "rest.js"
# bytes of one page; what all pages share is not counted
BUDGET = 100_000
# rows of a table that stay on the page itself where more than twice as many would not
_KEPT_ROWS = 6
_ROWS = re.compile(r"(?s)(?<=<tbody>)(.*?)(?=</tbody>)")
_ROW_ENDS = re.compile(r"</tr>")


@dataclass
class Beside:
    """The parts of a page that its script brings back: by block, and the list of sentences."""

    figures: dict[str, object] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    notes: str = ""

    def __bool__(self) -> bool:
        """Tell whether anything lies beside the page."""
        return bool(self.figures or self.rows or self.notes)

    @property
    def script(self) -> str:
        """The script, which only names the parts: the script of all pages puts them in place."""
        return f"window.labourtargetsRest = {script_text(vars(self))};\n"


def lay_beside(blocks: Sequence[Block], notes: str, excess: int) -> Beside:
    """Take out of a page what it can show a moment later, the heaviest first.

    Parameters
    ----------
    blocks : sequence of Block
        Changed in place: figures and the later rows of long tables go.
    notes : str
        The list of sentences, which goes last and only if the rest is not enough.
    excess : int
        Bytes that the page is to lose.

    Returns
    -------
    Beside
        What was taken; false when nothing was.

    Examples
    --------
    >>> from labourreports.page.evidence import Evidence
    >>> rows = "".join(f"<tr><td>{number}</td></tr>" for number in range(40))
    >>> table = Evidence(version=1, kind="table")
    >>> block = Block(table, "list", f"<table><tbody>{rows}</tbody></table>")
    >>> taken = lay_beside([block], "", 100)
    >>> taken.rows["list"][:19], block.html.count("<tr>"), block.beside
    ('<tr><td>6</td></tr>', 6, True)
    """
    parts = sorted(
        ((len(text.encode("utf-8")), index, block, text) for index, block in enumerate(blocks)
         if (text := block.figure_json if block.figure else _later_rows(block.html))),
        key=lambda part: (-part[0], part[1]),
    )  # fmt: skip
    taken = Beside()
    for size, _, block, text in parts:
        if excess <= 0:
            return taken
        excess -= size
        block.beside = True
        if block.figure:
            taken.figures[block.slug] = block.figure
        else:
            taken.rows[block.slug] = text
            block.html = type(block.html)(block.html.replace(text, "", 1))
    if excess > 0:
        taken.notes = notes
    return taken


def _later_rows(written: str) -> str:
    """Return the rows of the one table of a block after those that stay."""
    bodies = _ROWS.findall(written)
    if len(bodies) != 1:
        return ""
    ends = [match.end() for match in _ROW_ENDS.finditer(bodies[0])]
    return str(bodies[0][ends[_KEPT_ROWS - 1] :]) if len(ends) > 2 * _KEPT_ROWS else ""
