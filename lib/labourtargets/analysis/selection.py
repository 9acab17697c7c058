"""What every question to the front desk returns: a frozen result that can show itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from labourtargets.analysis.provenance import Provenance, numbered, trace
from labourtargets.analysis.showing import Shown, View
from labourtargets.codebook import load_codebook
from labourtargets.corpus import load_corpus
from labourtargets.errors import Problem, SelectionError
from labourtargets.session import spoken
from labourtargets.statements import load_statements, restated
from labourtargets.tables import records
from labourtargets.workspace import Workspace

__all__ = ["Selection", "View", "named", "placeless"]

# rows of a printed frame
_SHOWN_ROWS = 12


@dataclass(frozen=True, repr=False)
class Selection(Shown):
    """Hold the answer to a question; nothing in it changes.

    What it can tell and how that is shown is said in `Shown`; here are its rows and the walk from
    them back to the documents.

    Parameters
    ----------
    frame : pandas.DataFrame
        The rows of the answer: a plain frame.
    workspace : Workspace
        Where it was read from.
    parts : mapping of str to pandas.DataFrame
        Further frames the answer rests on.

    Examples
    --------
    >>> from labourtargets.analysis import select
    >>> select(region="永川区", role="baseline").frame.empty
    True
    """

    frame: pd.DataFrame
    workspace: Workspace
    parts: Mapping[str, pd.DataFrame] = field(default_factory=dict)

    @property
    def statement_ids(self) -> list[str]:
        """Statements the selection rests on, in the order of the documents."""
        found: set[str] = set()
        for frame in (self.frame, *self.parts.values()):
            for column in ("statement_id", "baseline_id"):
                if column in frame.columns:
                    found |= set(frame[column].dropna())
        known = load_statements(self.workspace)["statement_id"]
        return [statement for statement in known if statement in found]

    def inputs(self, language: str | None = None) -> None:
        """Display the documents used, with number and date."""
        from labourtargets import present, wording

        language = spoken(language)
        used = {statement.split(":", 1)[0] for statement in self.statement_ids}
        entries = {
            (source.title_zh if language == "zh" else source.title_en): wording.phrase(
                "page.document", language, **numbered(source, language)
            )
            for source in (document.source for document in load_corpus(self.workspace))
            if source.doc_id in used
        }
        present.inputs(entries, language=language)

    def sources(
        self, language: str | None = None, statement_ids: Iterable[str] | None = None
    ) -> None:
        """Display the sentences everything shown rests on, each linked to its document.

        Where a document states a fact twice, the other sentence stands there too and says so.

        Parameters
        ----------
        language : {"zh", "en"}, optional
            That of the session by default.
        statement_ids : iterable of str, optional
            These, and what says the same, in the order of the documents.
        """
        from labourtargets import present

        language = spoken(language)
        statements = load_statements(self.workspace)
        asked = self.statement_ids if statement_ids is None else list(statement_ids)
        again = self.said_again(asked)
        chosen = statements[statements["statement_id"].isin([*asked, *again])]
        chosen = chosen.assign(again=chosen["statement_id"].isin(again))
        corpus = load_corpus(self.workspace)
        chosen = chosen.assign(
            place=[
                corpus.document(row["doc_id"]).place_in_quote(row["start"], row["end"])
                for row in records(chosen)
            ]
        )
        titles = {
            document.doc_id: document.source.title_zh
            if language == "zh"
            else document.source.title_en
            for document in corpus
        }
        present.sources(chosen, language=language, documents=titles)

    def said_again(self, statement_ids: Iterable[str]) -> list[str]:
        """Return the statements that say again what some statements say; see `restated`."""
        return restated(load_statements(self.workspace), statement_ids)

    def trace(self, row: int = 0) -> Provenance:
        """Follow one row back to its sentence.

        Parameters
        ----------
        row : int, default 0
            Position in ``frame``.

        Returns
        -------
        Provenance
            Shown as a table; its ``frame`` is the row of the statements table.

        Raises
        ------
        SelectionError
            If there is no such row, or it rests on no statement.

        Examples
        --------
        >>> from labourtargets.analysis import select
        >>> select(region="永川区", indicator="技能人才总量").trace().marked
        '20万人'
        """
        if "statement_id" not in self.frame.columns or not 0 <= row < len(self.frame):
            expected = (
                f"0 to {len(self.frame) - 1} of statements"
                if len(self.frame)
                else "a selection with rows: this one has none"
            )
            raise SelectionError(Problem("", None, "row", str(row), expected))
        statement = self.frame["statement_id"].iloc[row]
        if pd.isna(statement):
            raise SelectionError(f"row {row} rests on no statement of a document")
        return replace(trace(str(statement), self.workspace), row=row, rows=len(self.frame))

    def __len__(self) -> int:
        return len(self.frame)

    def __repr__(self) -> str:
        rows = f"{len(self)} row" + ("" if len(self) == 1 else "s")
        if len(self) > _SHOWN_ROWS:
            rows += f", the first {_SHOWN_ROWS}"
        # the dimensions of what is shown would contradict the line above it
        with pd.option_context("display.show_dimensions", False):
            return f"{type(self).__name__}: {rows}\n{self.frame.head(_SHOWN_ROWS)}"


def named(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """Add the names of regions, indicators and documents in a language.

    Parameters
    ----------
    frame : pandas.DataFrame
        With any of region_id, indicator_id.
    language : {"zh", "en"}

    Returns
    -------
    pandas.DataFrame
        A copy with columns region and indicator where the identifiers stand.

    Examples
    --------
    >>> named(pd.DataFrame({"region_id": ["yongchuan"]}), "zh")["region"].tolist()
    ['永川区']
    """
    codebook = load_codebook()
    chosen = f"name_{language}"
    result = frame.copy()
    for column, registry in (("region", codebook.regions), ("indicator", codebook.indicators)):
        if f"{column}_id" in frame.columns:
            names = registry.set_index(f"{column}_id")[chosen]
            result[column] = frame[f"{column}_id"].map(names)
    return result


def placeless(regions: Iterable[str], language: str) -> list[str]:
    """Name places that were asked for and have no figure of what was asked for."""
    from labourtargets import wording

    names = [wording.region_name(one, language) for one in regions]
    if not names:
        return []
    told = wording.listed(names, language)
    return [wording.phrase("finding.placeless", language, places=told)]
