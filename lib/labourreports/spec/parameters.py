"""The parameters cell of a notebook, read without running it."""

from __future__ import annotations

import ast
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labourreports.spec.model import RunError
from labourtargets.errors import Problem

__all__ = ["Parameter", "accepts", "notebook_parameters", "read_parameters"]

_PLAIN: Mapping[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (int, float),
    "bool": (bool,),
    "None": (type(None),),
}


@dataclass(frozen=True)
class Parameter:
    """One line of a parameters cell: ``name: annotation = default  # comment``."""

    name: str
    annotation: str
    default: object
    choices: tuple[object, ...] = ()


def notebook_parameters(path: Path, shown_as: str) -> dict[str, Parameter]:
    """Read the annotated literals of the cell tagged ``parameters``.

    Parameters
    ----------
    path : pathlib.Path
        The notebook.
    shown_as : str
        Its name in an error.

    Returns
    -------
    dict of str to Parameter
        In the order of the cell.

    Raises
    ------
    RunError
        If the notebook cannot be read, has no such cell or more than one, or a line of the
        cell is not ``name: annotation = literal``.
    """
    try:
        return read_parameters(path.read_text(encoding="utf-8"), shown_as)
    except (OSError, ValueError) as fault:
        raise _no_notebook(fault, shown_as) from fault


def read_parameters(text: str, shown_as: str) -> dict[str, Parameter]:
    """Read the parameters of a notebook already in hand, as `notebook_parameters` does."""
    try:
        notebook = json.loads(text)
        cells = [
            "".join(cell["source"])
            for cell in notebook["cells"]
            if "parameters" in cell.get("metadata", {}).get("tags", [])
        ]
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        raise _no_notebook(fault, shown_as) from fault
    if len(cells) != 1:
        raise RunError(
            Problem(
                shown_as, None, "parameters", f"{len(cells)} cells", "one cell tagged `parameters`"
            )
        )
    return _read_cell(cells[0], shown_as)


def accepts(parameter: Parameter, value: object) -> bool:
    """Tell whether a plain JSON value has the type a parameter is annotated with.

    Examples
    --------
    >>> accepts(Parameter("start_year", "int", 2020), True)
    False
    >>> accepts(Parameter("models", "list[str]", []), ["linear"])
    True
    """
    return _matches(ast.parse(parameter.annotation, mode="eval").body, value)


def _no_notebook(fault: Exception, shown_as: str) -> RunError:
    return RunError(Problem(shown_as, None, "notebook", type(fault).__name__, "a notebook"))


def _read_cell(source: str, shown_as: str) -> dict[str, Parameter]:
    problems = []
    parameters: dict[str, Parameter] = {}
    try:
        lines = ast.parse(source).body
    except SyntaxError as fault:
        raise RunError(
            Problem(shown_as, fault.lineno, "parameters", str(fault.msg), "Python")
        ) from fault
    for line in lines:
        if isinstance(line, ast.Expr) and isinstance(line.value, ast.Constant):
            continue
        if not (
            isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name) and line.value
        ):
            found = ast.unparse(line)[:80]
            problems.append(
                Problem(shown_as, line.lineno, "parameters", found, "name: type = literal")
            )
            continue
        try:
            default = ast.literal_eval(line.value)
        except ValueError:
            found = ast.unparse(line.value)[:80]
            problems.append(Problem(shown_as, line.lineno, line.target.id, found, "a literal"))
            continue
        annotation = ast.unparse(line.annotation)
        parameter = Parameter(line.target.id, annotation, default, _choices(line.annotation))
        if not accepts(parameter, default):
            problems.append(
                Problem(shown_as, line.lineno, line.target.id, repr(default), annotation)
            )
        parameters[parameter.name] = parameter
    if problems:
        raise RunError(problems)
    return parameters


def _choices(annotation: ast.expr) -> tuple[object, ...]:
    if isinstance(annotation, ast.Subscript) and _name(annotation.value) == "Literal":
        return tuple(_elements(annotation.slice, literal=True))
    return ()


def _matches(annotation: ast.expr, value: Any) -> bool:
    if isinstance(annotation, ast.BinOp):
        return _matches(annotation.left, value) or _matches(annotation.right, value)
    if isinstance(annotation, ast.Constant):
        return value is None if annotation.value is None else False
    if isinstance(annotation, ast.Subscript):
        kind = _name(annotation.value)
        if kind == "Literal":
            return any(
                value == choice and type(value) is type(choice) for choice in _choices(annotation)
            )
        if kind == "Optional":
            return value is None or _matches(annotation.slice, value)
        if kind in ("list", "tuple", "List", "Sequence"):
            item = _elements(annotation.slice)[0]
            return isinstance(value, list) and all(_matches(item, each) for each in value)
        return False
    kind = _name(annotation)
    if kind == "list":
        return isinstance(value, list)
    allowed = _PLAIN.get(kind, ())
    # a bool is an int to Python, never to a reader
    return isinstance(value, allowed) and (bool in allowed or not isinstance(value, bool))


def _elements(node: ast.expr, *, literal: bool = False) -> list[Any]:
    items = node.elts if isinstance(node, ast.Tuple) else [node]
    return [ast.literal_eval(item) for item in items] if literal else list(items)


def _name(node: ast.expr) -> str:
    if isinstance(node, ast.Name):
        return node.id
    return node.attr if isinstance(node, ast.Attribute) else ""
