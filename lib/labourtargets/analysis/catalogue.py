"""What is promised: statements, what is dated, what has a baseline, what cannot be projected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

import pandas as pd

from labourtargets.analysis.finding import Names, select
from labourtargets.analysis.selection import Selection, View, named
from labourtargets.corpus import load_corpus
from labourtargets.statements import (
    load_exclusions,
    load_series,
    load_statements,
    load_targets,
    unaccounted,
)
from labourtargets.statements.anchors import SERIES_MEASURES
from labourtargets.tables import records
from labourtargets.trajectories import coverage, project
from labourtargets.workspace import Workspace

if TYPE_CHECKING:
    from labourtargets.charts import Chart

__all__ = ["Catalogue", "catalogue", "series_coverage"]

_PROJECTED = "projected"
#: A starting value that was measured; an earlier milestone is a promise itself.
BASELINES = ("stated", "achieved")
ROLES = ("target", "baseline", "achieved", "award", "rule")


def series_coverage(workspace: Workspace | None = None) -> pd.DataFrame:
    """Say of every series whether it projects, and if not why.

    Parameters
    ----------
    workspace : Workspace, optional

    Returns
    -------
    pandas.DataFrame
        One row per series, sorted: series_id, region_id, indicator_id, status (ok,
        cannot_project), models (how many of all), reason (codes).

    Examples
    --------
    >>> rows = series_coverage().set_index("series_id")
    >>> rows.loc[["chongqing-hitech/talent_total", "yongchuan/skilled_workers"], "status"].tolist()
    ['ok', 'cannot_project']
    """
    return coverage(project(load_series(workspace), models="all"))


def catalogue(
    region: Names = None,
    indicator: Names = None,
    *,
    document: Names = None,
    role: Names = None,
    year: int | None = None,
    workspace: Workspace | None = None,
) -> Catalogue:
    """Catalogue the statements of documents, with what can and cannot be projected.

    Parameters
    ----------
    region, indicator, document, role, year, workspace
        As in `labourtargets.analysis.select`.

    Returns
    -------
    Catalogue
        ``frame`` holds the statements; ``parts`` holds targets (with the column outlook:
        projected, or why not), documents (statements by role) and exclusions.

    Raises
    ------
    SelectionError
        Every unknown name at once.

    Examples
    --------
    >>> catalogue(document="yongchuan-artisans-2023").sentences("headline", "en")[0][:42]
    'The document makes 46 quantified statement'
    """
    chosen = select(region, indicator, document=document, role=role, year=year, workspace=workspace)
    workspace = chosen.workspace
    targets = load_targets(workspace)
    targets = targets[targets["statement_id"].isin(chosen.frame["statement_id"])]
    exclusions = load_exclusions(workspace)
    exclusions = exclusions[exclusions["doc_id"].isin(chosen.frame["doc_id"])]
    return Catalogue(
        chosen.frame,
        workspace,
        {
            "targets": _with_outlook(targets, chosen.frame, workspace),
            "documents": _by_document(chosen.frame, workspace),
            "exclusions": exclusions.reset_index(drop=True),
        },
    )


def _with_outlook(
    targets: pd.DataFrame, statements: pd.DataFrame, workspace: Workspace
) -> pd.DataFrame:
    """Add ``outlook``: projected, or the code of the reason."""
    series = load_series(workspace)
    status = series_coverage(workspace).set_index("series_id")
    anchors = series.set_index("statement_id")["series_id"]
    same = statements.set_index("statement_id")["same_fact_as"]
    outlook = []
    for row in records(targets):
        statement = row["statement_id"]
        fact = same.get(statement)
        series_id = anchors.get(statement)
        if row["authority"] is not None:
            outlook.append("quoted_goal")
        elif isinstance(fact, str):
            outlook.append("same_fact")
        elif row["measure"] not in SERIES_MEASURES:
            outlook.append("increment" if row["measure"] == "increment" else "not_a_course")
        elif row["period_end"] is None:
            outlook.append("no_year")
        elif series_id is None:
            outlook.append("not_a_course")
        elif status.loc[series_id, "status"] == "ok":
            outlook.append(_PROJECTED)
        else:
            outlook.append(str(status.loc[series_id, "reason"]).split(":")[0])
    return targets.assign(outlook=pd.array(outlook, dtype="str")).reset_index(drop=True)


def _by_document(statements: pd.DataFrame, workspace: Workspace) -> pd.DataFrame:
    counts = statements.groupby(["doc_id", "role"]).size().rename("count").reset_index()
    sources = {document.doc_id: document.source for document in load_corpus(workspace)}
    for column in ("region_id", "issued_on"):
        counts[column] = [getattr(sources[doc_id], column) for doc_id in counts["doc_id"]]
    return counts


@dataclass(frozen=True, repr=False)
class Catalogue(Selection):
    """The statements of documents; see `catalogue`."""

    QUESTION: ClassVar[str] = "question.01_what_is_promised"
    CHARTS: ClassVar[tuple[str, ...]] = ("roles", "outlook")

    def chart(self, name: str = "", language: str = "zh") -> Chart:
        """Draw ``roles`` (statements by document and role) or ``outlook`` (what projects)."""
        from labourtargets import charts, wording

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

    def sentences(self, name: str = "answer", language: str = "zh") -> list[str]:
        """Word ``answer``, ``headline``, ``roles``, ``accounted``, ``dated`` or ``outlook``."""
        from labourtargets.wording import phrase

        targets = self.parts["targets"]
        projected = int((targets["outlook"] == _PROJECTED).sum())
        alike = len(targets) == len(self.frame)
        headline = phrase(
            "finding.statements_all" if alike else "finding.statements",
            language,
            documents=self.frame["doc_id"].nunique(),
            statements=len(self.frame),
            **({} if alike else {"targets": len(targets)}),
        )
        left = len(targets) - projected
        outlook = phrase(
            "catalogue.outlook" if left else "catalogue.outlook_all",
            language,
            targets=len(targets),
            **({"projected": projected, "left": left} if left else {}),
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

    def view(self, name: str = "", language: str = "zh") -> View:
        """Return ``statements``, ``targets`` (with outlook) or ``exclusions`` (counted)."""
        from labourtargets import wording
        from labourtargets.charts import Column

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
