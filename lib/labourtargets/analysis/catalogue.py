"""What is promised: statements, what is dated, what a path rests on, what cannot be projected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from labourtargets.analysis.catalogued import BASELINES, TABLES, tabled
from labourtargets.analysis.footing import FOOTINGS, UNFOOTED, years_judged
from labourtargets.analysis.selection import Selection, View
from labourtargets.corpus import load_corpus
from labourtargets.session import spoken
from labourtargets.statements import load_statements, unaccounted

if TYPE_CHECKING:
    from labourtargets.charts import Chart

__all__ = ["Catalogue"]

ROLES = ("target", "baseline", "achieved", "award", "rule")


@dataclass(frozen=True, repr=False)
class Catalogue(Selection):
    """The statements of documents; see `catalogue`."""

    QUESTION: ClassVar[str] = "question.01_what_is_promised"
    CHARTS: ClassVar[tuple[str, ...]] = ("roles", "outlook")

    def chart(self, name: str = "", language: str | None = None) -> Chart:
        """Draw ``roles`` (statements by document and role) or ``outlook`` (what paths rest on)."""
        from labourtargets import charts, wording

        language = spoken(language)
        name = name or "roles"
        if name not in self.CHARTS:
            raise self._unknown("chart", name, self.CHARTS)
        shared = {
            "title": self.sentences(name, language)[0],
            "subtitle": wording.phrase("catalogue.counted", language),
            "source": wording.phrase("catalogue.source", language),
            "language": language,
            "name": name,
        }
        if name == "roles":
            return charts.heatmap(self._roles(language), unit="", decimals=0, **shared)
        shared["title"] = self._footing_title(language)
        counted = self.view("footing", language).frame
        return charts.counts(counted.sort_values("count", ascending=False), **shared)

    def _roles(self, language: str) -> pd.DataFrame:
        from labourtargets import wording

        documents = self.parts["documents"]
        kinds = [role for role in ROLES if role in set(documents["role"])]
        counts = documents.set_index(["doc_id", "role"])["count"]
        years = documents.drop_duplicates("doc_id").set_index("doc_id")
        cells = [
            (
                f"{wording.region_name(row.region_id, language)} {row.issued_on[:4]}",
                wording.label("role", kind, language),
                float(counts.get((doc_id, kind), 0)),
            )
            for doc_id, row in years.iterrows()
            for kind in kinds
        ]
        return pd.DataFrame(cells, columns=["row", "column", "value"])

    def sentences(self, name: str = "answer", language: str | None = None) -> list[str]:
        """Word ``answer``, ``headline``, ``roles``, ``accounted``, ``dated`` or ``outlook``."""
        from labourtargets.wording import phrase

        language = spoken(language)
        targets = self.parts["targets"]
        alike = len(targets) == len(self.frame)
        headline = phrase(
            "finding.statements_all" if alike else "finding.statements",
            language,
            documents=self.frame["doc_id"].nunique(),
            statements=len(self.frame),
            **({} if alike else {"targets": len(targets)}),
        )
        if name == "answer":
            return [headline, self._footing(language), *self._tracked(language)]
        if name in ("headline", "roles"):
            return [headline]
        if name == "outlook":
            return [self._footing(language)]
        if name == "dated":
            return self._dated(language)
        if name == "accounted":
            told = phrase(
                "finding.accounted",
                language,
                statements=len(self.frame),
                exclusions=len(self.parts["exclusions"]),
                left=self._left(),
            )
            # a place where a document prints no number says as much, and has its row
            dashes = int((self.frame["value"].isna() & self.frame["lower"].isna()).sum())
            more = [phrase("finding.dashes", language, count=dashes)] if dashes else []
            return [told, *more]
        raise self._unknown(
            "finding", name, ("answer", "headline", "roles", "dated", "accounted", "outlook")
        )

    def _tracked(self, language: str) -> list[str]:
        """Say how many targets are counted where they are tracked, if not all."""
        from labourtargets import wording

        counted = self.parts["targets"]["tracked"]
        if counted.all():
            return []
        return [
            wording.phrase(
                "catalogue.tracked", language,
                dropped=int((~counted).sum()), tracked=int(counted.sum()),
            )
        ]  # fmt: skip

    def _footing(self, language: str) -> str:
        """Say what the paths of the targets rest on, and how many have none."""
        from labourtargets import wording

        counted = self.parts["targets"]["footing"].value_counts()
        found = [(each, int(counted[each])) for each in FOOTINGS if each in counted]
        if not found:
            return wording.phrase("catalogue.footing_empty", language)
        if len(found) == 1 and found[0][0] != UNFOOTED:
            label = wording.phrase(f"footing.{found[0][0]}", language)
            return wording.phrase(
                "catalogue.footing_alike", language, targets=found[0][1], label=label
            )
        if len(found) == 1:
            return wording.phrase("catalogue.outlook_none", language, targets=found[0][1])
        parts = [wording.phrase(f"footing.count.{each}", language, count=n) for each, n in found]
        return wording.phrase(
            "catalogue.footing",
            language,
            targets=len(self.parts["targets"]),
            parts=wording.phrase("catalogue.footing_join", language).join(parts),
        )

    def _footing_title(self, language: str) -> str:
        """Say how many targets start from what the document states was there."""
        from labourtargets import wording

        targets = self.parts["targets"]
        stated = int(targets["footing"].eq("stated").sum())
        return wording.phrase(
            "catalogue.footing_title" if stated else "catalogue.footing_title_none",
            language,
            targets=len(targets),
            **({"stated": stated} if stated else {}),
        )

    def _dated(self, language: str) -> list[str]:
        """Say how many targets carry a year, how many a baseline, how many only a milestone."""
        from labourtargets.wording import phrase

        targets = self.parts["targets"]
        milestones = int((targets["basis"] == "milestone").sum())
        dated = int(targets["period_end"].notna().sum())
        baseline = int(targets["basis"].isin(BASELINES).sum())
        said = phrase(
            "finding.dated_all" if dated == len(targets) else "finding.dated",
            language,
            targets=len(targets),
            baseline=baseline or phrase("catalogue.none", language),
            **({} if dated == len(targets) else {"dated": dated}),
        )
        told = [said]
        judged = int((years_judged(targets["note"]) & targets["period_end"].notna()).sum())
        if judged:
            told.append(phrase("finding.judged_years", language, count=judged))
        apart = baseline - int(targets["footing"].eq("stated").sum())
        if apart:
            told.append(phrase("finding.baselines_apart", language, count=apart))
        undated = targets[targets["period_end"].isna()]
        elsewhere = int(undated["outlook"].ne("no_year").sum())
        if elsewhere:
            told.append(phrase("finding.undated_apart", language, count=elsewhere))
        if milestones:
            told.append(phrase("finding.milestones", language, count=milestones))
        return told

    def contract(self) -> list[str]:
        """Return the headline numbers as plain lines that do not depend on the language.

        Examples
        --------
        >>> from labourtargets.analysis import catalogue
        >>> catalogue(document="yongchuan-artisans-2023").contract()[0]
        'yongchuan-artisans-2023: achieved 2, rule 2, target 42'
        """
        lines = []
        for doc_id, rows in self.frame.groupby("doc_id"):
            roles = rows["role"].value_counts().sort_index()
            lines.append(f"{doc_id}: " + ", ".join(f"{role} {n}" for role, n in roles.items()))
        outlook = self.parts["targets"]["outlook"].value_counts().sort_index()
        basis = self.parts["targets"]["basis"].value_counts().sort_index()
        lines.append("basis: " + ", ".join(f"{code} {n}" for code, n in basis.items()))
        lines.append("outlook: " + ", ".join(f"{code} {n}" for code, n in outlook.items()))
        rests = self.parts["targets"]["footing"].value_counts()
        told = ", ".join(f"{each} {rests[each]}" for each in FOOTINGS if each in rests)
        lines.append(f"rests on: {told}")
        lines.append(f"exclusions: {len(self.parts['exclusions'])}, left: {self._left()}")
        sums = self.frame.groupby("base_unit")["value"].sum()
        lines += [
            f"checksum of values in {unit}: {sums[unit]:.10g}"
            for unit in ("人", "元", "%")
            if unit in sums
        ]
        return lines

    def _left(self) -> int:
        statements, exclusions = load_statements(self.workspace), self.parts["exclusions"]
        return sum(
            len(
                unaccounted(
                    document,
                    *(
                        table[table["doc_id"] == document.doc_id]
                        for table in (statements, exclusions)
                    ),
                )
            )
            for document in load_corpus(self.workspace)
            if document.doc_id in set(self.frame["doc_id"])
        )

    def view(self, name: str = "", language: str | None = None) -> View:
        """Return ``statements``, ``targets``, ``footing`` or ``exclusions`` (both counted)."""
        name = name or "statements"
        if name not in TABLES:
            raise self._unknown("table", name, TABLES)
        return tabled(self, name, spoken(language))
