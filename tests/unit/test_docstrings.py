"""`help()` of every public function answers: what goes in, what comes out, in which unit."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

import labourtargets as lt
from labourtargets.tables import load_schema

FUNCTIONS = [name for name in lt.__all__ if inspect.isfunction(getattr(lt, name))]
ORDER = ["Parameters", "Returns", "Raises", "See Also", "Notes", "References", "Examples"]
# whose numbers follow a method, not only the text
METHODS = {"assess", "compare", "project", "reconcile", "transform", "zone_outlook"}
CALLS: dict[str, Callable[[], Any]] = {
    "assess": lambda: lt.assess(indicator="rd_intensity", as_of="2026-11-23"),
    "catalogue": lambda: lt.catalogue(region="南充市"),
    "compare": lambda: lt.compare(["绵阳", "达州"], "hr_revenue"),
    "find": lambda: lt.find("人才"),
    "load_observations": lt.load_observations,
    "load_series": lt.load_series,
    "load_statements": lt.load_statements,
    "load_targets": lt.load_targets,
    "project": lambda: lt.project("高新区", "人才资源总量"),
    "reconcile": lambda: lt.reconcile(kind=["increment"]),
    "trace": lambda: lt.trace("yongchuan-artisans-2023:880"),
    "select": lambda: lt.select(region="南充市"),
    "zone_outlook": lambda: lt.zone_outlook("川东北试验区", ["hr_revenue"]),
}


def sections(name: str) -> dict[str, str]:
    """Return the sections of a docstring by heading, in their order."""
    text = inspect.getdoc(getattr(lt, name)) or ""
    parts = re.split(r"^([A-Z][A-Za-z ]+)\n-{3,}\n", text, flags=re.M)
    return {"": parts[0], **dict(zip(parts[1::2], parts[2::2], strict=True))}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_says_what_it_takes_gives_and_refuses(name: str) -> None:
    found, signature = sections(name), inspect.signature(getattr(lt, name))
    # what takes nothing has nothing to refuse
    takes = ("Parameters", "Raises") if signature.parameters else ()
    gives = () if signature.return_annotation == "None" else ("Returns",)
    for heading in (*takes, *gives, "Examples"):
        assert found.get(heading, "").strip(), heading
    assert [heading for heading in ORDER if heading in found] == list(found)[1:]
    assert re.match(r"[A-Z][a-z]+ .*\.$", found[""].strip().splitlines()[0])
    assert ">>> " in found["Examples"]
    if name in METHODS:
        assert found["References"].strip()


@pytest.mark.parametrize("name", FUNCTIONS)
def test_every_parameter_is_described(name: str) -> None:
    described = {
        part.strip()
        for line in sections(name).get("Parameters", "").splitlines()
        if line and not line.startswith(" ")
        for part in line.split(":")[0].split(",")
    }
    assert set(inspect.signature(getattr(lt, name)).parameters) == described


@pytest.mark.parametrize("name", sorted(CALLS))
def test_every_column_returned_is_named_with_its_kind_and_unit(name: str) -> None:
    said = sections(name)["Returns"]
    made = CALLS[name]()
    frame = made if isinstance(made, pd.DataFrame) else made.frame
    columns = [str(column) for column in frame.columns]
    schemas = re.findall(r"data/schema/(\w+)\.json", said)
    of_schema = {column for schema in schemas for column in load_schema(schema).columns}
    named = set(re.findall(r"\w+", said))
    assert [column for column in columns if column not in named | of_schema] == []
    counted = re.search(r"(\d+) columns", said)
    if counted:
        assert int(counted[1]) == len(columns)
    assert re.search(r"One row per|one row per", said)
    if any(pd.api.types.is_float_dtype(dtype) for dtype in frame.dtypes):
        assert "base_unit" in said or "base unit" in said or "unit" in named or schemas


def test_every_function_that_gives_a_frame_is_tried() -> None:
    assert set(FUNCTIONS) - set(CALLS) == {
        "explore",
        "language",
        "set_language",
        "transform",
    }


@pytest.mark.parametrize("name", ["regions", "indicators"])
def test_the_names_explain_themselves(name: str) -> None:
    found = sections(name)
    assert ">>> " in found["Examples"]
    assert found["Parameters"].strip()


def test_help_names_every_model_scenario_and_measure() -> None:
    from labourtargets.analysis.assumptions import PREDEFINED
    from labourtargets.comparison import MEASURES
    from labourtargets.trajectories import MODELS

    for name in (*MODELS, *PREDEFINED):
        assert name in str(lt.project.__doc__)
    for name in MEASURES:
        assert name in str(lt.compare.__doc__)
