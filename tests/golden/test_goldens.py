"""What the five documents come to, on three pages that a reviewer can read.

A change of the annotations, the grammar or the registries that moves a count or an anchor shows
here. The failing test writes the new page beside the old one and prints the command that accepts it.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from pathlib import Path

import pytest

from labourtargets.statements import check, load_series, load_statements, load_targets
from labourtargets.tables import records
from labourtargets.workspace import Workspace

HERE = Path(__file__).parent


def assert_golden(page: str, golden: Path) -> None:
    """Hold a page to its golden file; a difference leaves ``<name>.new.txt`` beside it."""
    beside = golden.with_suffix(f".new{golden.suffix}")
    accepted = golden.read_text(encoding="utf-8") if golden.is_file() else ""
    if page == accepted:
        beside.unlink(missing_ok=True)
        return
    beside.write_text(page, encoding="utf-8")
    root = HERE.parents[1]
    old, new = (
        path.relative_to(root) if path.is_relative_to(root) else path for path in (golden, beside)
    )
    changes = difflib.unified_diff(
        accepted.splitlines(), page.splitlines(), str(old), str(new), n=0, lineterm=""
    )
    pytest.fail("\n".join([*changes, "", "If this is what you meant:", f"  mv {new} {old}"]))


def number(value: float | None) -> str:
    return "?" if value is None else f"{value:.12g}"


def account_page(workspace: Workspace) -> str:
    targets = load_targets(workspace)
    lines = []
    for document in check(workspace).documents:
        own = targets[targets["doc_id"] == document.doc_id]
        lines += [
            document.doc_id,
            f"  numerals    arabic {document.arabic}  chinese {document.chinese}"
            f"  unaccounted {len(document.unaccounted)}",
            f"  statements  {counted(document.statements)}",
            f"  exclusions  {counted(document.exclusions)}",
            f"  targets     {counted(own['basis'].value_counts().to_dict())}"
            f"  dated {own['period_end'].notna().sum()}",
            "",
        ]
    return "\n".join(lines)


def counted(counts: Mapping[str, int]) -> str:
    return "  ".join(f"{name} {count}" for name, count in sorted(counts.items()))


def series_page(workspace: Workspace) -> str:
    lines = []
    for series_id, anchors in load_series(workspace).groupby("series_id", sort=False):
        points = []
        for anchor in records(anchors):
            bounds = f"[{number(anchor['lower'])}, {number(anchor['upper'])}]"
            points.append(f"{anchor['anchor']} {anchor['year']} {number(anchor['value'])} {bounds}")
        unit = anchors["base_unit"].iloc[0]
        lines.append(f"{series_id} ({unit}): {'; '.join(points)}")
    return "\n".join([*lines, ""])


def wording_page(workspace: Workspace) -> str:
    """How often each kind of statement is worded, timed and promised in which way."""
    statements = load_statements(workspace)
    lines = []
    for role, rows in statements.groupby("role"):
        lines.append(str(role))
        for column in ("measure", "timing", "comparator", "commitment", "base_unit"):
            lines.append(f"  {column:<12}{counted(rows[column].value_counts().to_dict())}")
    return "\n".join([*lines, ""])


PAGES = {"account": account_page, "series": series_page, "wording": wording_page}


@pytest.mark.parametrize("name", PAGES)
def test_the_page_is_the_accepted_one(workspace: Workspace, name: str) -> None:
    assert_golden(PAGES[name](workspace), HERE / f"{name}.txt")


def test_a_difference_is_written_beside_with_the_command(tmp_path: Path) -> None:
    golden = tmp_path / "account.txt"
    golden.write_text("a\nb\n", encoding="utf-8")
    with pytest.raises(pytest.fail.Exception) as caught:
        assert_golden("a\nc\n", golden)
    new = tmp_path / "account.new.txt"
    assert new.read_text(encoding="utf-8") == "a\nc\n"
    told = str(caught.value)
    assert "-b\n+c" in told
    assert told.endswith(f"mv {new} {golden}")
    assert golden.read_text(encoding="utf-8") == "a\nb\n"
    new.replace(golden)
    assert_golden("a\nc\n", golden)
    new.write_text("stale", encoding="utf-8")
    assert_golden("a\nc\n", golden)
    assert not new.exists()


def test_a_missing_golden_is_a_difference(tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"account\.new\.txt"):
        assert_golden("a\n", tmp_path / "account.txt")


def test_a_number_keeps_its_digits() -> None:
    assert number(83_600.0) == "83600"
    assert number(14_300_000_000.0) == "14300000000"
    assert number(4.85) == "4.85"
    assert number(None) == "?"
