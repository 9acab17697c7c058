"""What every question to the front desk returns: a frozen result that can show itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from labourtargets.analysis.provenance import Provenance, trace
from labourtargets.codebook import load_codebook
from labourtargets.corpus import load_corpus
from labourtargets.errors import LabourTargetsError, Problem, SelectionError, suggest
from labourtargets.session import spoken
from labourtargets.statements import load_statements
from labourtargets.workspace import Workspace

if TYPE_CHECKING:
    from labourtargets.charts import Chart, Column

__all__ = ["Selection", "View", "named"]

# rows of a printed frame, and of a table in a notebook: `Selection.table` shows all
_SHOWN_ROWS, _SHOWN_HTML = 12, 60


@dataclass(frozen=True)
class View:
    """One table of a selection: rows, the columns worth showing, heading and a line below.

    Parameters
    ----------
    frame : pandas.DataFrame
    columns : sequence of Column
    title : str
    note : str, default ""
    """

    frame: pd.DataFrame
    columns: Sequence[Column]
    title: str
    note: str = ""


@dataclass(frozen=True, repr=False)
class Selection:
    """Hold the answer to a question; nothing in it changes.

    A kind of selection says what it can tell by overriding `chart`, `sentences` and `view`;
    `figure`, `finding`, `table`, `answer` and `sources` put that on the page with its evidence.
    Where no language is named, all of them speak that of the session at the moment of the call.

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

    QUESTION: ClassVar[str] = ""

    def question(self, language: str | None = None, subtitle: str = "") -> None:
        """Display the question this kind of selection answers."""
        from labourtargets import present, wording

        language = spoken(language)
        present.question(
            wording.phrase(self.QUESTION, language), language=language, subtitle=subtitle
        )

    def chart(self, name: str = "", language: str | None = None) -> Chart:
        """Draw one of the charts of this kind of selection.

        Raises
        ------
        SelectionError
            If there is no such chart.
        """
        raise self._unknown("chart", name, ())

    def sentences(self, name: str = "answer", language: str | None = None) -> list[str]:
        """Word a finding from the computed numbers; numbers of documents carry their statement.

        Raises
        ------
        SelectionError
            If there is no such finding.
        """
        raise self._unknown("finding", name, ())

    def view(self, name: str = "", language: str | None = None) -> View:
        """Return one of the tables of this kind of selection; the statements by default.

        Raises
        ------
        SelectionError
            If there is no such table.
        """
        raise self._unknown("table", name, ())

    def plot(self, name: str = "", language: str | None = None) -> Any:
        """Return a chart of the selection as a plotly figure.

        Parameters
        ----------
        name : str, optional
            Which chart; the first by default.
        language : {"zh", "en"}, optional
            That of the session by default.

        Returns
        -------
        plotly.graph_objects.Figure

        Raises
        ------
        SelectionError
            If there is no such chart.
        LabourTargetsError
            If there is nothing to draw.
        """
        return self.chart(name, language).figure

    def figure(self, name: str = "", language: str | None = None) -> None:
        """Display a chart; what the library refuses to draw is explained in its place."""
        from labourtargets import present

        language = spoken(language)
        try:
            chart = self.chart(name, language)
        except SelectionError:
            raise
        except LabourTargetsError as refused:
            self.refuse(refused, name or "figure", language)
        else:
            present.figure(chart)

    def refuse(self, refused: LabourTargetsError, name: str, language: str) -> None:
        """Display a refusal of the library where its figure or table would have stood."""
        from labourtargets import present, wording

        present.refusal(
            wording.phrase("refusal.not_shown", language),
            self._why(refused, language),
            name=f"refused-{name}".replace("_", "-"),
            language=language,
        )

    def _why(self, refused: LabourTargetsError, language: str) -> str:
        """Word a refusal in the language of the page, where the catalogue has words for it."""
        from labourtargets import wording

        if not refused.phrase:
            return str(refused)
        return wording.phrase(refused.phrase, language, **refused.values)

    def finding(self, name: str, language: str | None = None) -> None:
        """Display a finding worded from the computed numbers."""
        from labourtargets import present

        language = spoken(language)
        present.finding(
            self.sentences(name, language), name=name.replace("_", "-"), language=language
        )

    def answer(self, language: str | None = None, as_of: str = "") -> None:
        """Display the answer in a line or two."""
        from labourtargets import present

        language = spoken(language)
        present.answer(self.sentences("answer", language), language=language, as_of=as_of)

    def table(self, name: str = "", language: str | None = None) -> None:
        """Display a table; what the library refuses to compute is explained in its place."""
        from labourtargets import present

        language = spoken(language)
        try:
            view = self.view(name, language)
        except SelectionError:
            raise
        except LabourTargetsError as refused:
            self.refuse(refused, name or "table", language)
            return
        present.table(
            view.frame,
            name=name.replace("_", "-") or type(self).__name__.lower(),
            title=view.title,
            columns=view.columns,
            language=language,
            note=view.note,
        )

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
                "page.document",
                language,
                number=source.document_number or "—",
                date=wording.date(source.issued_on, language),
            )
            for source in (document.source for document in load_corpus(self.workspace))
            if source.doc_id in used
        }
        present.inputs(entries, language=language)

    def sources(self, language: str | None = None) -> None:
        """Display the sentences everything shown rests on, each linked to its document."""
        from labourtargets import present

        language = spoken(language)
        statements = load_statements(self.workspace)
        chosen = statements[statements["statement_id"].isin(self.statement_ids)]
        titles = {
            document.doc_id: document.source.title_zh
            if language == "zh"
            else document.source.title_en
            for document in load_corpus(self.workspace)
        }
        present.sources(chosen, language=language, documents=titles)

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
            raise SelectionError(
                Problem("", None, "row", str(row), f"0 to {len(self.frame) - 1} of statements")
            )
        statement = self.frame["statement_id"].iloc[row]
        if pd.isna(statement):
            raise SelectionError(f"row {row} rests on no statement of a document")
        return trace(str(statement), self.workspace)

    def _unknown(self, kind: str, name: str, known: Sequence[str]) -> SelectionError:
        expected = f"one of {', '.join(known)}" if known else f"a selection with a {kind}"
        return SelectionError(Problem("", None, kind, name, expected, suggest(name, known)))

    def __len__(self) -> int:
        return len(self.frame)

    def __repr__(self) -> str:
        rows = f"{len(self)} row" + ("" if len(self) == 1 else "s")
        return f"{type(self).__name__}: {rows}\n{self.frame.head(_SHOWN_ROWS)}"

    def _repr_html_(self) -> str:
        """Show the main table in the language of the session, in the other when unfolded."""
        from labourtargets import wording

        first = spoken(None)
        other = next(one for one in wording.LANGUAGES if one != first)
        return (
            f'{self._html(first)}<details lang="{other}">'
            f"<summary>{wording.phrase('page.language', other)}</summary>"
            f"{self._html(other)}</details>"
        )

    def _html(self, language: str) -> str:
        from labourtargets import present, wording

        view = self.view(language=language)
        cut = (
            [wording.phrase("page.first_rows", language, shown=_SHOWN_HTML, count=len(view.frame))]
            if len(view.frame) > _SHOWN_HTML
            else []
        )
        return present.table_html(
            view.frame.head(_SHOWN_HTML), columns=view.columns, title=view.title,
            language=language, note=" ".join(filter(None, [*cut, view.note])),
        )  # fmt: skip


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
