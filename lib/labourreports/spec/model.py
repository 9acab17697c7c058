"""What a run file may say, and what a run is once it has been checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
)

from labourtargets.errors import LabourTargetsError

__all__ = ["CADENCES", "LANGUAGES", "Limits", "Run", "RunError", "RunFile"]

LANGUAGES = ("zh", "en")
CADENCES = ("daily", "weekly", "monthly", "quarterly", "yearly", "manual")

Scalar = StrictBool | StrictInt | StrictFloat | StrictStr | None
Literals = Scalar | list[Scalar]


class RunError(LabourTargetsError):
    """A run file asks for what does not exist or cannot be."""


def _iso(value: object) -> object:
    """YAML turns an unquoted 2025-06-30 into a date; a parameter is plain JSON."""
    return value.isoformat() if type(value) is dt.date else value


def _iso_values(values: object) -> object:
    if not isinstance(values, dict):
        return values
    return {
        name: [_iso(item) for item in value] if isinstance(value, list) else _iso(value)
        for name, value in values.items()
    }


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Title(_Model):
    """A report's title in each language it is made in."""

    zh: StrictStr | None = None
    en: StrictStr | None = None


class Limits(_Model):
    """What one report may use before it is stopped."""

    seconds: float = Field(default=300, gt=0, le=86_400)
    memory_mb: int = Field(default=2048, ge=64, le=65_536)
    retries: int = Field(default=1, ge=0, le=5)


class RunFile(_Model):
    """One YAML file under ``params/``, before the matrix is expanded."""

    notebook: StrictStr
    title: StrictStr | Title
    languages: list[Literal["zh", "en"]] = Field(default=["zh", "en"], min_length=1, max_length=2)
    cadence: Literal["daily", "weekly", "monthly", "quarterly", "yearly", "manual"] | None = None
    as_of: Annotated[StrictStr | None, BeforeValidator(_iso)] = None
    parameters: Annotated[dict[StrictStr, Literals], BeforeValidator(_iso_values)] = {}
    matrix: Annotated[
        dict[StrictStr, list[Scalar] | Literal["*"]], BeforeValidator(_iso_values)
    ] = {}
    inputs: list[StrictStr] = []
    limits: Limits = Limits()


@dataclass(frozen=True)
class Run:
    """One report to make: a notebook, its resolved parameters and a language.

    Parameters
    ----------
    name : str
        Name of the run file, with the values of its matrix joined on.
    language : str
        ``zh`` or ``en``.
    file, notebook : str
        Paths relative to the workspace.
    title : str
        In the run's language, unescaped.
    parameters : mapping
        Every parameter of the notebook with its resolved value: plain JSON.
    cadence : str
        One of `CADENCES`.
    twins : tuple of str
        The languages this run is published in.
    inputs : tuple of str
        Files beyond ``data/`` whose change makes the report out of date.
    seconds, memory_mb, retries : float, int, int
        Limits; retries answer faults of the machine, never of a cell.
    """

    name: str
    language: str
    file: str
    notebook: str
    title: str
    parameters: Mapping[str, object]
    cadence: str = "monthly"
    twins: tuple[str, ...] = LANGUAGES
    inputs: tuple[str, ...] = ()
    seconds: float = 300.0
    memory_mb: int = 2048
    retries: int = 1

    @property
    def run_id(self) -> str:
        """Folder name of the report."""
        return f"{self.name}-{self.language}"

    @property
    def twin(self) -> str:
        """The other language this run is published in; empty where there is none."""
        return next((language for language in self.twins if language != self.language), "")

    @property
    def twin_id(self) -> str:
        """Folder name of the report in the other language, if there is to be one."""
        return f"{self.name}-{self.twin}"

    @property
    def as_of(self) -> str:
        """The date up to which the report looks, ISO."""
        return str(self.parameters["as_of"])

    @property
    def question(self) -> str:
        """The notebook's stem: reports that answer one question stand together."""
        return self.notebook.rsplit("/", 1)[-1].removesuffix(".ipynb")
