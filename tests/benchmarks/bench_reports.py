"""The report suite against the usual loop: papermill, then nbconvert, one notebook at a time.

Everything is measured in this run, on the committed notebooks and runs, in copies of the
workspace under a temporary folder. ``LABOURTARGETS_BENCH_REPORTS`` sets how many small reports
the last part makes (1000), ``LABOURTARGETS_BENCH_SAMPLE`` how many runs go through the usual
loop (one of each notebook).
"""

from __future__ import annotations

import gzip
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import nbformat
import yaml

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
TINY = "notebook: tiny\ntitle: Tiny {{number}}\nlanguages: [en]\nmatrix: {{number: [{numbers}]}}\n"


def main() -> None:
    """Print every figure the reports are held to, beside what it is held to."""
    with tempfile.TemporaryDirectory() as folder:
        suite = workspace(Path(folder) / "suite")
        cold = report(suite, "--force")
        warm = report(suite, "--force")
        unchanged = min((report(suite) for _ in range(3)), key=lambda told: told["process_seconds"])
        whole = report(suite, "--force", "--standalone", next_run(suite))
        print_suite(suite, cold, warm, unchanged, whole)
        print_loop(suite, warm)
        print_start(suite, warm)
        print_flatness(Path(folder))


def workspace(root: Path) -> Path:
    """Make a workspace whose reports are its own and whose rest is the committed one."""
    root.mkdir()
    for name in ("data", "notebooks", "params"):
        (root / name).symlink_to(ROOT / name)
    return root


def report(root: Path, *arguments: str) -> Any:
    """Run the command; return its summary with the seconds of the whole process."""
    told = root / "summary.json"
    started, used = time.perf_counter(), processor()
    done = subprocess.run(
        [sys.executable, "-m", "labourreports", "--workspace", str(root), "report", "--quiet",
         "--notify", f"tee {told}", *[each for each in arguments if each]],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode not in (0, 1) or not told.exists():
        raise SystemExit(done.stderr or done.stdout)
    summary = json.loads(told.read_text())
    summary["process_seconds"] = time.perf_counter() - started
    summary["process_cpu"] = processor() - used
    return summary


def processor() -> float:
    """Return the processor time of every process ended so far: a busy machine adds none."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def next_run(root: Path) -> str:
    """Name one run that can be made."""
    listed = json.loads((root / "reports" / "site.json").read_text())["reports"]
    return next(str(each["name"]) for each in listed if each["status"] == "ok")


def overheads(summary: Any) -> list[float]:
    """Return processor time beyond the cells, of every report made."""
    return [
        each["cpu_seconds"] - each["cell_cpu_seconds"]
        for each in summary["reports"]
        if each["status"] == "ok"
    ]


def line(what: str, found: str, wanted: str) -> None:
    """Print one figure."""
    print(f"{what:<58} {found:>22}   {wanted}")


def print_suite(root: Path, cold: Any, warm: Any, unchanged: Any, whole: Any) -> None:
    """Print what the suite itself costs."""
    made = [each for each in warm["reports"] if each["status"] == "ok"]
    line("reports made, failed", f"{len(made)}, {warm['failed']}", "none failed")
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    line(
        "load of the machine, processors", f"{load:.1f}, {cores()}", "seconds mean little when busy"
    )
    line(
        "overhead per report, median CPU",
        f"{statistics.median(overheads(warm)):.3f} s",
        "gate: 0.15 s",
    )
    line("overhead per report, worst CPU", f"{max(overheads(warm)):.3f} s", "")
    cells = sum(each["cell_cpu_seconds"] for each in made)
    limit = cells / cores()
    line("suite, cold", f"{cold['process_seconds']:.1f} s", "")
    line("suite, packages known from an earlier run", f"{warm['process_seconds']:.1f} s", "")
    ratio = f"{warm['process_seconds'] / limit:.2f}"
    line("… against cells' own time / cores", f"{limit:.1f} s, ratio {ratio}", "1.5")
    imports = [sys.executable, "-c", "import labourtargets, click, yaml, pydantic"]
    startup = min(timed(imports) for _ in range(3))
    extra = unchanged["process_seconds"] - startup
    line("second run, nothing changed, beyond start-up", f"{extra:.2f} s", "1 s")
    sizes = sorted(path.stat().st_size for path in (root / "reports").glob("*/index.html"))
    line(
        "page, median and largest",
        f"{sizes[len(sizes) // 2] / 1e3:.0f}, {sizes[-1] / 1e3:.0f} KB",
        "100 KB",
    )
    singles = [path.read_bytes() for path in (root / "reports").glob("*/standalone.html")]
    largest = max((len(gzip.compress(content)) for content in singles), default=0)
    line(f"standalone page, gzipped ({len(singles)})", f"{largest / 1e6:.2f} MB", "1.6 MB")
    line("standalone, overhead, median CPU", f"{statistics.median(overheads(whole)):.3f} s", "")


def print_loop(root: Path, warm: Any) -> None:
    """Run one report of each notebook the usual way, and compare per report."""
    sample = sample_runs(root)
    before = processor()
    alone = [loop_seconds(root, each) for each in sample]
    loop_cpu = (processor() - before) / len(sample)
    with ThreadPoolExecutor(cores()) as pool:
        started = time.perf_counter()
        list(pool.map(lambda each: loop_seconds(root, each), sample))
        together = time.perf_counter() - started
    ours = warm["process_seconds"]
    number = warm["made"]
    one_by_one = statistics.mean(alone) * number
    all_cores = together / len(sample) * number
    shown = f"{statistics.mean(alone):.1f} s a report"
    line(f"usual loop, sample of {len(sample)}, one after the other", shown, "")
    ours_cpu = warm["process_cpu"] / max(number, 1)
    shown = f"{loop_cpu:.2f} s, {ours_cpu:.2f} s: {loop_cpu / ours_cpu:.1f}x"
    line("processor time per report, loop and suite", shown, "")
    line("suite against the loop, one after the other", f"{one_by_one / ours:.1f}x", "20x")
    line("suite against the loop on all cores", f"{all_cores / ours:.1f}x", "10x")


def sample_runs(root: Path) -> list[Any]:
    """Return manifests of one report for each notebook."""
    chosen: dict[str, Any] = {}
    for path in sorted((root / "reports").glob("*/run.json")):
        manifest = json.loads(path.read_text())
        chosen.setdefault(manifest["notebook"], manifest)
    most = int(os.environ.get("LABOURTARGETS_BENCH_SAMPLE", len(chosen)))
    return list(chosen.values())[:most]


def loop_seconds(root: Path, manifest: Any) -> float:
    """Make one report with the two commands everybody uses."""
    with tempfile.TemporaryDirectory() as folder:
        parameters = Path(folder) / "parameters.yaml"
        parameters.write_text(yaml.safe_dump(manifest["parameters"]), encoding="utf-8")
        out = Path(folder) / "out.ipynb"
        return timed(
            [str(BIN / "papermill"), str(root / manifest["notebook"]), str(out), "-k", "python3",
             "-f", str(parameters), "--no-progress-bar"]
        ) + timed([str(BIN / "jupyter"), "nbconvert", "--to", "html", "--no-input", str(out)])  # fmt: skip


def print_start(root: Path, warm: Any) -> None:
    """Compare the way to the first report with importing the same packages."""
    from labourreports.runner.warm import ALWAYS

    known = json.loads((root / "reports" / ".warm.json").read_text())
    modules = sorted({*ALWAYS, *(name for names in known.values() for name in names)})
    code = "import importlib\nfor name in %r:\n    try: importlib.import_module(name)\n    except Exception: pass"
    imports = min(timed([sys.executable, "-c", code % modules]) for _ in range(2))
    first = warm["first_seconds"]
    line("import of the same packages", f"{imports:.2f} s", "")
    line("start to first report", f"{first:.2f} s, ratio {first / imports:.2f}", "1.5")


def print_flatness(folder: Path) -> None:
    """Make few and many small reports: cost and memory must not grow."""
    most = int(os.environ.get("LABOURTARGETS_BENCH_REPORTS", "1000"))
    for count in (10, most):
        root = folder / f"tiny-{count}"
        for name in ("notebooks", "params"):
            (root / name).mkdir(parents=True)
        (root / "data").symlink_to(ROOT / "data")
        nbformat.write(tiny_notebook(), root / "notebooks" / "tiny.ipynb")
        numbers = ", ".join(map(str, range(count)))
        (root / "params" / "tiny.yaml").write_text(TINY.format(numbers=numbers), encoding="utf-8")
        summary = report(root)
        each = statistics.mean(overheads(summary))
        shown = f"{each * 1e3:.0f} ms CPU, {summary['parent_mb']:.0f} MB"
        line(f"{count} small reports: overhead each, memory of the parent", shown, "flat")
        line("… from start to end", f"{summary['process_seconds']:.1f} s", "")


def tiny_notebook() -> Any:
    """Return a notebook with one figure."""
    declared = nbformat.v4.new_code_cell(
        'language: str = "en"\nas_of: str = "2025-12-31"\nnumber: int = 0',
        metadata={"tags": ["parameters"]},
    )
    drawn = nbformat.v4.new_code_cell(
        "import plotly.graph_objects as go\ngo.Figure(go.Bar(x=[1, 2], y=[number, 1]))"
    )
    return nbformat.v4.new_notebook(
        cells=[nbformat.v4.new_markdown_cell("# Tiny"), declared, drawn]
    )


def timed(command: Sequence[str]) -> float:
    """Run a command to its end; return seconds."""
    started = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - started


def cores() -> int:
    """Return the processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


if __name__ == "__main__":
    main()
