"""Outcomes of the checks on the page: charts, findings, tables, sections, contract."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from labourtargets.analysis.reconciled import drawing, tabling
from labourtargets.analysis.reconciled.outcomes import Outcomes
from labourtargets.analysis.reconciled.words import WORDED
from labourtargets.analysis.selection import View
from labourtargets.consistency import KINDS
from labourtargets.errors import CheckError
from labourtargets.session import spoken
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.charts import Chart

__all__ = ["Reconciliation"]

# figure, findings and table on one matter
_SECTIONS: dict[str, tuple[str, tuple[str, ...], str]] = {
    "totals": ("totals", ("gaps",), ""),
    "items": ("items", ("attrition",), ""),
    "same_figure": ("", ("same_figure",), ""),
    "observed": ("", (), "observed"),
    "direction": ("", ("direction",), "milestones"),
    "same_fact": ("", (), "same_fact"),
}


@dataclass(frozen=True, repr=False)
class Reconciliation(Outcomes):
    """Outcomes of the checks; see `reconcile`."""

    QUESTION: ClassVar[str] = "question.04_do_the_numbers_agree"

    def chart(self, name: str = "", language: str | None = None) -> Chart:
        """Draw ``verdicts`` (counted by class), ``totals`` (parts and total) or ``items`` (flows)."""
        language = spoken(language)
        name = name or "verdicts"
        if name not in drawing.CHARTS:
            raise self._unknown("chart", name, drawing.CHARTS)
        return drawing.draw(self, name, language)

    def sentences(self, name: str = "answer", language: str | None = None) -> list[str]:
        """Word one of the findings; numbers of documents carry their statement."""
        from labourtargets.wording import phrase

        language = spoken(language)
        if name not in WORDED:
            raise self._unknown("finding", name, tuple(WORDED))
        try:
            return WORDED[name](self, language) or [phrase("agree.nothing", language)]
        except CheckError:
            return [phrase("agree.nothing", language)]

    def view(self, name: str = "", language: str | None = None) -> View:
        """Return ``checks``, ``sentences``, ``milestones``, ``same_fact`` or ``observed``."""
        language = spoken(language)
        name = name or "checks"
        if name not in tabling.TABLES:
            raise self._unknown("table", name, tabling.TABLES)
        return tabling.lay(self, name, language)

    def section(self, name: str, language: str | None = None) -> None:
        """Display what there is on one matter, or one sentence that there is nothing.

        Parameters
        ----------
        name : {"totals", "items", "same_figure", "observed", "direction", "same_fact"}
        language : {"zh", "en"}, optional
            That of the session by default.

        Raises
        ------
        SelectionError
            If there is no such section.
        """
        from labourtargets import present, wording

        language = spoken(language)
        if name not in _SECTIONS:
            raise self._unknown("section", name, tuple(_SECTIONS))
        if not self._about(name):
            key = f"agree.absent.{name}" if self.document else "agree.nothing"
            present.finding([wording.phrase(key, language)], name=f"no-{name}".replace("_", "-"),
                            language=language)  # fmt: skip
            return
        figure, findings, table = _SECTIONS[name]
        if figure:
            self.figure(figure, language)
        for finding in findings:
            self.finding(finding, language)
        if table:
            self.table(table, language)

    def _about(self, name: str) -> bool:
        """Say whether the checks chosen have anything on a matter."""
        if name == "items":
            return self.itemises
        if name == "same_figure":
            return bool(WORDED["same_figure"](self, "zh"))
        if name == "observed":
            return bool((self.frame["observation_ids"] != "").any())
        kind = {"totals": "parts_total", "direction": "milestones"}.get(name, name)
        return self.has(kind)

    def contract(self) -> list[str]:
        """Return the headline numbers as plain lines that do not depend on the language.

        Examples
        --------
        >>> from labourtargets.analysis import reconcile
        >>> reconcile(kind=["increment"]).contract()
        ['increment: exact 1, holds 4', 'itemised: none', 'discrepancies: none']
        """
        lines = []
        for kind in KINDS:
            rows = self.frame[self.frame["kind"] == kind]
            if not rows.empty:
                counted = self.counted(rows)
                told = ", ".join(f"{row['verdict']} {row['count']}" for row in records(counted))
                lines.append(f"{kind}: {told}")
        shares = [
            f"{size:.2f}%" for size in self.frame.loc[self.frame["kind"] == "flows_stock", "size"]
        ]
        gaps = self.frame[self.frame["verdict"] == "discrepancy"]
        named = [f"{row['check_id']} {row['gap_text']}" for row in records(gaps)]
        # nbval compares at most fifteen lines: the last kinds share one
        lines = [*lines[:12], "; ".join(lines[12:])] if len(lines) > 13 else lines
        return [
            *lines,
            "itemised: " + (", ".join(shares) or "none"),
            "discrepancies: " + (", ".join(named) or "none"),
        ]
