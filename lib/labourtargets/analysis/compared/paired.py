"""What may be compared, and what stands side by side only: in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from labourtargets.comparison import require
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.analysis.compared.result import Comparison

__all__ = ["beside", "grades", "judged", "mismatch", "stated", "title"]


def stated(found: Comparison, language: str) -> list[str]:
    """Tell every figure of the last year, as worded."""
    from labourtargets import wording

    rows = found.anchors[found.anchors["year"] == found.year]
    return [
        wording.phrase(
            "compare.stated",
            language,
            region=wording.region_name(row["region_id"], language),
            indicator=wording.indicator_name(row["indicator_id"], language),
            year=wording.year(row["year"], language),
            value=wording.stated(row, language),
        )
        for row in records(rows)
    ]


def title(found: Comparison, language: str) -> list[str]:
    """Tell the figures of the last year in one line, and that none ranks before another."""
    from labourtargets import wording

    rows = records(found.anchors[found.anchors["year"] == found.year])
    figures = [
        wording.phrase(
            "compare.figure",
            language,
            region=wording.region_name(row["region_id"], language, short=True),
            value=wording.stated(row, language),
        )
        for row in rows
    ]
    listed = wording.listed(figures, language)
    return [wording.phrase("compare.beside_title", language, figures=listed)]


def grades(found: Comparison, language: str) -> list[str]:
    """Count the pairs by how far they may be compared."""
    from labourtargets import wording

    counted = found.grades["class"].value_counts()
    known = [grade for grade in ("strict", "loose", "none") if grade in counted.index]
    names = {grade: wording.label("comparability", grade, language) for grade in known}
    count = len(found.grades)
    if count == 1:
        said = wording.phrase("compare.grades.one", language, grade=names[known[0]])
    elif len(known) == 1:
        said = wording.phrase("compare.grades.all", language, count=count, grade=names[known[0]])
    else:
        told = [
            wording.phrase("compare.grade", language, grade=names[grade], count=int(counted[grade]))
            for grade in known
        ]
        grades = wording.listed(told, language)
        said = wording.phrase("compare.grades", language, count=count, grades=grades)
    return [said, *_divided(found, language)]


def _divided(found: Comparison, language: str) -> list[str]:
    """Say of an intensity that its denominators come from elsewhere, and from which year."""
    from labourtargets import wording

    divided = found.attempt(lambda: found.denominators)
    if divided is None or divided.empty:
        return []
    alone = wording.phrase("compare.promised_alone", language)
    return [alone, *mismatch(found, language)]


def mismatch(found: Comparison, language: str) -> list[str]:
    """Say how far apart promised figures and observed denominators of an intensity lie."""
    from labourtargets import wording

    divided = found.attempt(lambda: found.denominators)
    if divided is None or divided.empty:
        return []
    years = sorted({int(str(day)[:4]) for day in divided["period_end"]})
    if years == [found.year]:
        return []
    return [
        wording.phrase(
            "compare.mismatch",
            language,
            year=wording.year(found.year, language),
            base=wording.period(years[0], years[-1], language),
            gap=abs(found.year - years[-1]),
        )
    ]


def beside(found: Comparison, language: str) -> list[str]:
    """Set loose pairs side by side, each with its reason."""
    require(found.sides, "beside", found.register, found.codebook)
    loose = found.grades[found.grades["class"] == "loose"]
    said = [judged(found, pair, language) for pair in records(loose)]
    return said or grades(found, language)


def judged(found: Comparison, pair: dict[str, Any], language: str) -> str:
    """Tell the figures of a loose pair with the reason; of any other pair, the reason alone."""
    from labourtargets import wording

    if pair["class"] != "loose":
        return str(pair[f"reason_{language}"])
    rows = found.anchors[found.anchors["year"] == found.year]
    keyed = {(row["region_id"], row["indicator_id"]): row for row in records(rows)}
    first, second = (
        keyed[(pair[f"region_{letter}"], pair[f"indicator_{letter}"])] for letter in ("a", "b")
    )
    return wording.phrase(
        "finding.side_by_side",
        language,
        first=wording.region_name(first["region_id"], language),
        first_value=wording.stated(first, language),
        second=wording.region_name(second["region_id"], language),
        second_value=wording.stated(second, language),
        reason=pair[f"reason_{language}"],
    )
