"""How the answer to a question is shown: the charts, findings and tables of its kind on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import pandas as pd

from labourtargets.errors import LabourTargetsError, Problem, SelectionError, suggest
from labourtargets.session import spoken

if TYPE_CHECKING:
    from labourtargets.charts import Chart, Column

__all__ = ["Shown", "View"]

# rows of a table in a notebook: `Shown.table` shows all
_SHOWN_HTML = 60


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


class Shown:
    """Put on the page what a kind of answer can tell.

    A kind says that by overriding `chart`, `sentences` and `view`; `figure`, `finding`, `answer`
    and `table` put it on the page with its evidence. Where no language is named, all of them speak
    that of the session at the moment of the call.
    """

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
            Which chart; the first by default. `chart` of the kind of answer names them.
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
        """Display a table; what the library refuses to compute is explained in its place.

        Parameters
        ----------
        name : str, optional
            Which table; the first by default. `view` of the kind of answer names them.
        language : {"zh", "en"}, optional
            That of the session by default.
        """
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

    def _unknown(self, kind: str, name: str, known: Sequence[str]) -> SelectionError:
        expected = f"one of {', '.join(known)}" if known else f"a selection with a {kind}"
        return SelectionError(Problem("", None, kind, name, expected, suggest(name, known)))

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
            language=language, note=wording.joined([*cut, view.note], language),
        )  # fmt: skip
