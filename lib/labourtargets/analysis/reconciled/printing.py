"""Sides and gaps of a check in the page's language, figures linked to their sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from labourtargets.analysis.reconciled.outcomes import Outcomes

__all__ = ["change", "gap", "side"]

_POINTS = "个百分点"
_TURNED = str.maketrans("+−", "−+")


def side(found: Outcomes, row: dict[str, Any], which: str, language: str) -> str:
    """Print one side of a check: as the document does in Chinese, in English units in English.

    Examples
    --------
    >>> from labourtargets.analysis import reconcile
    >>> from labourtargets.wording import plain
    >>> found = reconcile(kind=["ratio_triangle"])
    >>> row = found.frame.iloc[0].to_dict()
    >>> [plain(side(found, row, "left", language)) for language in ("zh", "en")]
    ['20万人 × 35%', '200,000 people × 35%']
    """
    from labourtargets import wording

    text, other = str(row[f"{which}_text"]), "right" if which == "left" else "left"
    if row["kind"] == "count_list" and language == "en":
        return _counted(found, row, which)
    # a rate also names the figure of the other side
    ids = [one for key in (which, other) for one in str(row[f"{key}_ids"]).split("|") if one]
    figures = [(one, found.statement(one)) for one in ids]
    printed: list[tuple[str, str | None, dict[str, Any]]] = [
        (f"{own['number']}{own['unit']}", one, own) for one, own in figures
    ]
    if not row[f"{which}_ids"]:
        printed = [
            (_observed_text(own), None, own)
            for own in (found.observed(one) for one in str(row["observation_ids"]).split("|") if one)
        ]  # fmt: skip
    linked, rest = "", text if language == "zh" else text.replace("、", ", ")
    for shown, statement_id, own in printed:
        before, match, after = rest.partition(shown)
        if match:
            said = _said(shown, own, language)
            linked += before + wording.link(said, statement_id)
            rest = after
    return linked + rest


def gap(found: Outcomes, row: dict[str, Any], language: str) -> str:
    """Print what the left side has more than the right; why there is no gap; "—" if one is missing.

    The gap of figures that cannot be reconciled says that it is no discrepancy.

    Examples
    --------
    >>> from labourtargets.analysis import reconcile
    >>> found = reconcile(kind=["tiers_group"])
    >>> [gap(found, found.frame.iloc[0].to_dict(), language) for language in ("zh", "en")]
    ['−200名', '−200 people']
    """
    from labourtargets import wording

    if row["verdict"] == "not_reconcilable":
        if not wording.known(row["gap"]):
            return _no_gap(row, language)
        told = _gap(found, row, language)
        return wording.phrase("agree.gap.no_discrepancy", language, gap=told)
    return _gap(found, row, language) if wording.known(row["gap"]) else wording.MISSING


def _no_gap(row: dict[str, Any], language: str) -> str:
    """Say why neither figure is taken from the other."""
    from labourtargets import wording

    codes = str(row["explanation"]).split("|")
    reason = next((one for one in ("unit", "concept") if f"{one}_differs" in codes), "several")
    return wording.phrase(f"agree.no_gap.{reason}", language)


def _gap(found: Outcomes, row: dict[str, Any], language: str) -> str:
    from labourtargets import wording

    if language == "zh":
        # 五大产业 are five, and none less is 0个
        return str(row["gap_text"]).replace("大", "个")
    unit = str(row["unit"])
    if unit == _POINTS:
        return wording.number(row["gap"], "百分点", language, signed=True)
    known = found.codebook.unit_map.get(unit)
    if known is None or (row["kind"] == "count_list" and not row["right_ids"]):
        return wording.number(row["gap"], "", language, signed=True)
    return wording.number(found.in_base(row["gap"], unit), known.base_unit, language, signed=True)


def change(found: Outcomes, row: dict[str, Any], language: str) -> str:
    """Print what the later of two figures has more than the earlier one, which stands left.

    Examples
    --------
    >>> from labourtargets.analysis import reconcile
    >>> found = reconcile("hitech-talent-2021", ["milestones"]).frame.set_index("indicator_id")
    >>> row = found.loc["talent_total"].to_dict()
    >>> change(reconcile(kind=["milestones"]), row, "zh")
    '+11.64万人'
    """
    turned = str(row["gap_text"]).translate(_TURNED)
    later = {**row, "gap": -row["gap"] if row["gap"] else row["gap"], "gap_text": turned}
    return gap(found, later, language)


def _counted(found: Outcomes, row: dict[str, Any], which: str) -> str:
    """Print a count of names: the number, the names in the document's words, places in English."""
    from labourtargets import wording

    text, value = str(row[f"{which}_text"]), row[f"{which}_value"]
    ids = [one for one in str(row[f"{which}_ids"]).split("|") if one]
    if which == "left":
        regions = found.codebook.regions.set_index("name_zh")["region_id"]
        places = [regions.get(name) for name in text.split("、")]
        if all(isinstance(place, str) for place in places):
            text = wording.listed([wording.region_name(str(one), "en") for one in places], "en")
        return wording.phrase("agree.names", "en", count=int(value), names=text)
    if len(ids) > 1 and wording.known(value):
        # a group of figures, counted
        figures = [wording.stated(found.statement(one), "en") for one in ids]
        names = wording.listed(figures, "en")
        return wording.phrase("agree.names", "en", count=int(value), names=names)
    if ids:
        return " + ".join(wording.stated(found.statement(one), "en") for one in ids)
    if text == str(int(value)):
        return text
    return wording.phrase("agree.word", "en", count=int(value), word=text)


def _said(shown: str, own: dict[str, Any], language: str) -> str:
    """Print one figure of an expression; a dash is no number and gets no unit."""
    from labourtargets import wording

    if not wording.known(own["value"]) and own["comparator"] != "range":
        return wording.phrase("agree.dash", language)
    return shown if language == "zh" else _figure(own, language)


def _figure(own: dict[str, Any], language: str) -> str:
    from labourtargets import wording

    unit = str(own["base_unit"])
    if own["comparator"] == "range":
        return wording.interval(own["lower"], own["upper"], unit, language)
    return wording.number(own["value"], unit, language)


def _observed_text(own: dict[str, Any]) -> str:
    return f"{own['text']}{own['unit']}"
