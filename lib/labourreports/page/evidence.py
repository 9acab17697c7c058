"""What a notebook says about a figure, a table or a sentence it shows."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

__all__ = ["EVIDENCE", "PLOTLY", "Column", "Evidence", "read_evidence", "statement_href"]

EVIDENCE = "application/vnd.labourtargets.evidence+json"
PLOTLY = "application/vnd.plotly.v1+json"
STATEMENT = re.compile(r"([a-z0-9][a-z0-9-]*):(\d+)(?::(\d+))?")

Text = Annotated[str, BeforeValidator(lambda value: "" if value is None else value)]


class Column(BaseModel):
    """One column of a table or of the numbers a figure draws."""

    model_config = ConfigDict(extra="ignore")

    name: str
    label: Text = ""
    unit: Text = ""
    type: Literal["text", "number", "year", "statement"] = "text"
    decimals: int | None = None


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
