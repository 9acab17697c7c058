"""What is promised: statements, what is dated, what has a baseline, what cannot be projected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from labourtargets.analysis.selection import Selection, View, named
from labourtargets.corpus import load_corpus
from labourtargets.session import spoken
from labourtargets.statements import load_statements, unaccounted
from labourtargets.tables import records

if TYPE_CHECKING:
    from labourtargets.charts import Chart

__all__ = ["PROJECTED", "Catalogue"]

PROJECTED = "projected"
#: A starting value that was measured; an earlier milestone is a promise itself.
BASELINES = ("stated", "achieved")
ROLES = ("target", "baseline", "achieved", "award", "rule")


@dataclass(frozen=True, repr=False)
class Catalogue(Selection):
    """The statements of documents; see `catalogue`."""

    QUESTION: ClassVar[str] = "question.01_what_is_promised"
    CHARTS: ClassVar[tuple[str, ...]] = ("roles", "outlook")

    def chart(self, name: str = "", language: str | None = None) -> Chart:
        """Draw ``roles`` (statements by document and role) or ``outlook`` (what projects)."""
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
        counted = self.parts["targets"].groupby("outlook").size().rename("count").reset_index()
        counted["label"] = [
            wording.phrase(f"outlook.{code}", language) for code in counted["outlook"]
        ]
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
        projected = int((targets["outlook"] == PROJECTED).sum())
        alike = len(targets) == len(self.frame)
        headline = phrase(
            "finding.statements_all" if alike else "finding.statements",
            language,
            documents=self.frame["doc_id"].nunique(),
            statements=len(self.frame),
            **({} if alike else {"targets": len(targets)}),
        )
        left = len(targets) - projected
        partly = bool(projected and left)
        outlook = phrase(
            f"catalogue.outlook{'' if partly else '_none' if left else '_all'}",
            language,
            targets=len(targets),
            **({"projected": projected, "left": left} if partly else {}),
        )
        if name == "answer":
            return [headline, outlook]
        if name in ("headline", "roles"):
            return [headline]
        if name == "outlook":
            return [outlook]
        if name == "dated":
            return self._dated(language)
        if name == "accounted":
            return [
                phrase(
                    "finding.accounted",
                    language,
                    statements=len(self.frame),
                    exclusions=len(self.parts["exclusions"]),
                    left=self._left(),
                )
            ]
        raise self._unknown(
            "finding", name, ("answer", "headline", "roles", "dated", "accounted", "outlook")
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
        if not milestones:
            return [said]
        return [said, phrase("finding.milestones", language, count=milestones)]

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
        """Return ``statements``, ``targets`` (with outlook) or ``exclusions`` (counted)."""
        from labourtargets import wording
        from labourtargets.charts import Column

        language = spoken(language)
        if name in ("", "statements"):
            return self._statements(language)
        if name == "targets":
            return self._targets(language)
        if name == "exclusions":
            counted = (
                self.parts["exclusions"].groupby("reason").size().rename("count").reset_index()
            )
            counted["label"] = [
                wording.label("reason", reason, language) for reason in counted["reason"]
            ]
            columns = [
                Column("label", wording.phrase("column.reason", language)),
                Column(
                    "count", wording.phrase("column.count", language), type="number", decimals=0
                ),
            ]
            title = wording.phrase("catalogue.exclusions", language)
            return View(counted.sort_values("count", ascending=False), columns, title)
        raise self._unknown("table", name, ("statements", "targets", "exclusions"))

    def _statements(self, language: str) -> View:
        from labourtargets import wording
        from labourtargets.charts import Column

        frame = named(self.frame, language)
        frame["note"] = wording.notes(frame["note"], language, self.workspace)
        frame["role_label"] = [wording.label("role", role, language) for role in frame["role"]]
        frame["period"] = [
            wording.period(start, end, language)
            for start, end in zip(frame["period_start"], frame["period_end"], strict=True)
        ]
        columns = [
            Column("region", wording.phrase("column.region", language)),
            Column("indicator", wording.phrase("column.indicator", language)),
            Column("role_label", wording.phrase("column.role", language)),
            Column("text", wording.phrase("column.text", language), statement="statement_id"),
            Column("period", wording.phrase("column.period", language)),
            Column("note", wording.phrase("column.note", language)),
        ]
        return View(frame, columns, wording.phrase("catalogue.statements", language))

    def _targets(self, language: str) -> View:
        from labourtargets import wording
        from labourtargets.charts import Column

        frame = named(self.parts["targets"], language)
        frame["said"] = [wording.stated(row, language, linked=False) for row in records(frame)]
        starts = [
            wording.phrase(
                "catalogue.start",
                language,
                value=wording.number(row["baseline_value"], row["base_unit"], language),
                year=wording.year(row["baseline_year"], language),
            )
            if pd.notna(row["baseline_value"])
            else wording.MISSING
            for row in records(frame)
        ]
        # A milestone is an earlier promise: it never stands in the column of baselines.
        for name, bases in (("baseline", BASELINES), ("milestone", ("milestone",))):
            mine = frame["basis"].isin(bases)
            frame[name] = [
                start if own else wording.MISSING for start, own in zip(starts, mine, strict=True)
            ]
            frame[f"{name}_in"] = frame["baseline_id"].where(mine)
        frame["why"] = [wording.phrase(f"outlook.{code}", language) for code in frame["outlook"]]
        columns = [
            Column("region", wording.phrase("column.region", language)),
            Column("indicator", wording.phrase("column.indicator", language)),
            Column(
                "baseline", wording.phrase("column.baseline", language), statement="baseline_in"
            ),
            Column(
                "milestone", wording.phrase("column.milestone", language), statement="milestone_in"
            ),
            Column("said", wording.phrase("column.target", language), statement="statement_id"),
            Column("period_end", wording.phrase("column.year", language), type="year"),
            Column("why", wording.phrase("column.outlook", language)),
        ]
        return View(frame, columns, wording.phrase("catalogue.targets", language))
