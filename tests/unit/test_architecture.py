"""The arrows of the house: who may import whom, and what an import costs."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

LIB = Path(__file__).parents[2] / "lib"

ALLOWED = {
    "errors": set(),
    "session": set(),
    "workspace": {"errors"},
    "tables": {"errors", "workspace"},
    "codebook": {"errors", "tables", "workspace"},
    "intervals": {"errors"},
    "quantities": {"errors", "intervals"},
    "corpus": {"errors", "workspace", "tables"},
    "statements": {
        "errors",
        "session",
        "workspace",
        "tables",
        "codebook",
        "intervals",
        "quantities",
        "corpus",
    },
    "observations": {"errors", "workspace", "tables", "codebook"},
    "trajectories": {"errors", "intervals"},
    "progress": {"errors", "trajectories"},
    "forecast": {"errors"},
    "consistency": {"errors", "workspace", "tables", "intervals"},
    "comparison": {"errors", "workspace", "tables", "codebook", "intervals"},
    "analysis": {
        "errors",
        "session",
        "workspace",
        "tables",
        "codebook",
        "intervals",
        "quantities",
        "corpus",
        "statements",
        "observations",
        "trajectories",
        "progress",
        "forecast",
        "consistency",
        "comparison",
        "wording",
        "charts",
        "present",
    },
    "wording": {"codebook", "errors", "session", "workspace", "tables"},
    "charts": {"errors", "codebook", "wording"},
    "present": {"charts", "wording", "errors", "session"},
    "explore": {
        "session",
        "analysis",
        "charts",
        "present",
        "wording",
        "errors",
        "workspace",
        "codebook",
    },
}
REPORTS_MAY_READ = {
    "errors",
    "workspace",
    "tables",
    "statements",
    "codebook",
    "corpus",
    "present",
}
# A run is validated before anything starts, the observations it names among its inputs: only the
# validation reads them, what they say reaches a report through its notebook. Its other parameters
# are held against the closed sets and the reader of scenarios their notebook would refuse them by.
RUN_CHECKER = {
    "spec": {"observations", "analysis", "comparison", "consistency", "trajectories"},
}
# Looking a figure up on the index is answered in the words of the library: how a figure is said,
# what the register says of two of them, and what the path of a target rests on.
LOOKUP = {"lookup": {"wording", "comparison", "analysis"}}
# The command line is a thin wrapper over the front desk; nothing else of labourreports calls it.
FRONT_DESK_CALLERS = {"cli"}


def modules(package: str) -> list[tuple[str, Path]]:
    found = []
    for path in sorted((LIB / package).rglob("*.py")):
        parts = path.relative_to(LIB / package).with_suffix("").parts
        if parts[0] != "__init__":
            found.append((parts[0], path))
    return found


def imported(path: Path, package: str) -> set[str]:
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            targets = [node.module]
            if node.module == package:
                targets = [f"{package}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level:
            pytest.fail(f"{path}: relative import")
        else:
            continue
        names |= {name.split(".")[1] for name in targets if name.startswith(f"{package}.")}
    return names


@pytest.mark.parametrize(("module", "path"), modules("labourtargets"), ids=str)
def test_modules_import_along_the_arrows(module: str, path: Path) -> None:
    assert module in ALLOWED, f"{module} has no place in the house"
    assert imported(path, "labourtargets") - {module} <= ALLOWED[module]


@pytest.mark.parametrize(("module", "path"), modules("labourtargets"), ids=str)
def test_the_library_does_not_know_the_reports(module: str, path: Path) -> None:
    assert imported(path, "labourreports") == set()


@pytest.mark.parametrize(("module", "path"), modules("labourreports"), ids=str)
def test_reports_read_only_what_they_may(module: str, path: Path) -> None:
    names = imported(path, "labourtargets")
    if module in FRONT_DESK_CALLERS:
        return
    assert names <= REPORTS_MAY_READ | RUN_CHECKER.get(module, set()) | LOOKUP.get(module, set())


def test_only_reports_use_the_clock_the_environment_and_papermill() -> None:
    forbidden = {"papermill", "nbconvert", "nbclient", "time", "socket", "urllib", "requests"}
    for _, path in modules("labourtargets"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                assert not {alias.name.split(".")[0] for alias in node.names} & forbidden, path
            if isinstance(node, ast.ImportFrom) and node.module:
                assert node.module.split(".")[0] not in forbidden, path
            if isinstance(node, ast.Attribute):
                assert node.attr not in {"now", "today", "environ", "getenv"}, (path, node.attr)


def test_importing_the_library_loads_nothing_heavy() -> None:
    code = (
        "import sys, labourtargets; "
        "print(*[m for m in ('statsmodels','pandera','plotly','pyarrow.parquet','IPython','scipy.stats',"
        "'ipywidgets','papermill') if m in sys.modules])"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == ""


def test_nothing_else_lies_at_the_top() -> None:
    top = {
        path.name
        for path in LIB.parent.iterdir()
        if not path.name.startswith(".") and path.name != "build"
    }
    assert top <= {
        "README.md",
        "environment.yml",
        "pyproject.toml",
        "requirements.lock",
        "Makefile",
        "LICENSE",
        "CITATION.cff",
        "CHANGELOG.md",
        "data",
        "lib",
        "notebooks",
        "params",
        "reports",
        "tests",
    }
