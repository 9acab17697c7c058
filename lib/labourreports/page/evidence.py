"""What a notebook says about a figure, a table or a sentence it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

__all__ = [
    "EVIDENCE", "PLOTLY", "Caption", "Column", "Evidence", "read_evidence", "statement_href",
    "take_caption",
]  # fmt: skip

EVIDENCE = "application/vnd.labourtargets.evidence+json"
PLOTLY = "application/vnd.plotly.v1+json"
STATEMENT = re.compile(r"([a-z0-9][a-z0-9-]*):(\d+)(?::(\d+))?")

Text = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]
# escaped for plotly, as all words of a figure are
Drawn = Annotated[str, AfterValidator(unescape)]


class Column(BaseModel):
    """One column of a table or of the numbers a figure draws."""

    model_config = ConfigDict(extra="ignore")

    name: str
    label: Text = ""
    unit: Text = ""
    type: Literal["text", "number", "year", "statement"] = "text"
    decimals: int | None = None


class Caption(BaseModel):
    """The words a figure brings around its plot, and the pixels it leaves them."""

    model_config = ConfigDict(extra="ignore")

    title: Drawn = ""
    subtitle: Drawn = ""
    key: list[Drawn] = Field(default_factory=list)
    source: Drawn = ""
    above: Annotated[int, Field(ge=0)]
    below: Annotated[int, Field(ge=0)]


class Evidence(BaseModel):
    """The payload beside a display, version 1."""

    model_config = ConfigDict(extra="ignore")

    version: Literal[1]
    kind: Literal[
        "question", "answer", "finding", "figure", "table", "refusal", "sources", "inputs"
    ]
    name: Text = ""
    title: Text = ""
    subtitle: Text = ""
    language: Text = ""
    statement_ids: list[str] = Field(default_factory=list)
    observation_ids: list[str] = Field(default_factory=list)
    unit: Text = ""
    alt: Text = ""
    summary: Text = ""
    columns: list[Column] = Field(default_factory=list)
    rows: list[list[Any]] = Field(default_factory=list)

    @property
    def slug(self) -> str:
        """The name as part of an address and of a file name."""
        return re.sub(r"[^a-z0-9]+", "-", self.name.casefold()).strip("-")[:60]


def read_evidence(bundle: Mapping[str, Any]) -> Evidence | None:
    """Read the evidence of a display bundle.

    Returns
    -------
    Evidence or None
        None where the display has none.

    Raises
    ------
    ValueError
        If it has one that is not of version 1.
    """
    if EVIDENCE not in bundle:
        return None
    try:
        return Evidence.model_validate(bundle[EVIDENCE])
    except ValidationError as fault:
        first = fault.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise ValueError(f"evidence of a display: {place}: {first['msg']}") from fault


def take_caption(figure: dict[str, Any]) -> Caption | None:
    """Take the words of a figure, which a page prints itself: only their room stays in it.

    Parameters
    ----------
    figure : dict
        Of plotly, changed in place.

    Returns
    -------
    Caption or None
        None where the figure says nothing of its words, as one made elsewhere.

    Examples
    --------
    >>> figure = {"layout": {"meta": {"caption": {"source": "Plan", "above": 29, "below": 23}}}}
    >>> take_caption(figure).source, figure["layout"]["meta"]
    ('Plan', {'caption': {'above': 29, 'below': 23}})
    """
    meta = (figure.get("layout") or {}).get("meta")
    if not isinstance(meta, dict) or "caption" not in meta:
        return None
    try:
        caption = Caption.model_validate(meta.pop("caption"))
    except ValidationError:
        return None
    meta["caption"] = {"above": caption.above, "below": caption.below}
    return caption


def statement_href(statement_id: str) -> str:
    """Return the address of a statement's sentence, from a report's folder.

    Examples
    --------
    >>> statement_href("yongchuan-artisans-2023:812:2")
    '../sources/yongchuan-artisans-2023.html#s-812-2'
    >>> statement_href("../../etc/passwd")
    ''
    """
    match = STATEMENT.fullmatch(statement_id)
    if match is None:
        return ""
    place = match[2] + (f"-{match[3]}" if match[3] else "")
    return f"../sources/{match[1]}.html#s-{place}"
