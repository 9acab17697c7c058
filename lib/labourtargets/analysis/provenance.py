"""Where a number comes from, as a table a reader can read."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

import pandas as pd

from labourtargets.corpus import Source
from labourtargets.session import spoken
from labourtargets.statements import Trace, Use
from labourtargets.statements import trace as walked
from labourtargets.tables import records
from labourtargets.workspace import Workspace

__all__ = ["Provenance", "numbered", "trace"]


@dataclass(frozen=True, repr=False)
class Provenance(Trace):
    """The walk from a number to its place in the document, shown in the session's language.

    The text of the document stays Chinese.

    Parameters
    ----------
    frame, source, section, note_zh, before, marked, after, uses
        As in `labourtargets.statements.Trace`.
    row, rows : int
        Which row of a selection this is, counted from 0, and how many that has.
    """

    row: int = 0
    rows: int = 1

    def lines(self, language: str | None = None) -> dict[str, str]:
        """Return what is known of the number, by heading, in the order it is shown.

        Parameters
        ----------
        language : {"zh", "en"}, optional
            That of the session by default.

        Examples
        --------
        >>> trace("yongchuan-artisans-2023:880").lines("en")["value"]
        'at least 200,000 people'
        """
        from labourtargets import wording

        language = spoken(language)
        row = records(self.frame)[0]
        note = self.note_zh if language == "zh" else row["note"]
        told = {
            "sentence": f"…{self.before}【{self.marked}】{self.after}…",
            "document": self._document(language),
            "section": self.section,
            "position": wording.phrase(
                "trace.position", language, first=row["start"], end=row["end"],
                id=row["statement_id"],
            ),
            "value": wording.stated(row, language, linked=False),
            "region": wording.region_name(row["region_id"], language),
            "indicator": wording.indicator_name(row["indicator_id"], language),
            "role": wording.label("role", row["role"], language),
            "period": wording.period(row["period_start"], row["period_end"], language),
            "note": "" if pd.isna(note) else str(note),
            "used_in": "\n".join(_used(use, language) for use in self.uses),
            "of_selection": self._of_selection(language),
        }  # fmt: skip
        return {
            wording.phrase(f"column.{key}", language): text for key, text in told.items() if text
        }

    def _of_selection(self, language: str) -> str:
        from labourtargets import wording

        if self.rows < 2:
            return ""
        another = self.row + 1 if self.row + 1 < self.rows else 0
        return wording.phrase(
            "trace.of_selection", language, count=self.row + 1, total=self.rows, row=another
        )

    def _document(self, language: str) -> str:
        from labourtargets import wording

        title = self.source.title_zh if language == "zh" else self.source.title_en
        return wording.phrase(
            "stated.document", language, title=title, **numbered(self.source, language)
        )

    def __str__(self) -> str:
        from labourtargets import wording

        colon = wording.phrase("page.colon", spoken(None))
        # cells of a table and uses stand on lines of their own: here one line each
        gap = wording.phrase("alt.separator", spoken(None))
        used = wording.phrase("column.used_in", spoken(None))
        return "\n".join(
            f"{heading}{colon}{gap.join(text.splitlines()) if heading == used else ' '.join(text.split())}"
            for heading, text in self.lines().items()
        )

    def _repr_html_(self) -> str:
        """Show the table, and the row of the statements table when unfolded."""
        from labourtargets import wording
        from labourtargets.present.bundles import STYLE

        language = spoken(None)
        quoted = wording.phrase("column.sentence", language)
        rows = []
        for heading, text in self.lines(language).items():
            cell = escape(text).replace("\n", "<br>")
            if heading == quoted:
                before, marked, after = map(escape, (self.before, self.marked, self.after))
                cell = f'<p lang="zh">…{before}<mark>{marked}</mark>{after}…</p>'
            rows.append(
                f'<tr><th scope="row" class="lt-text">{escape(heading)}</th>'
                f'<td class="lt-text">{cell}</td></tr>'
            )
        title = wording.phrase("trace.title", language)
        raw = wording.phrase("trace.row", language)
        fields = "\n".join(
            f"{name} = {value}" for name, value in self.statement.items() if pd.notna(value)
        )
        return (
            f'{STYLE}<div class="lt" lang="{language}"><div class="lt-scroll" tabindex="0">'
            f'<table class="lt-table"><caption>{title}</caption><tbody>{"".join(rows)}</tbody>'
            f"</table></div><details><summary>{raw}</summary><pre>{escape(fields)}</pre></details></div>"
        )


def _used(use: Use, language: str) -> str:
    from labourtargets import wording

    if use.year is None:
        how = wording.label("trace", use.how.replace(" ", "_"), language)
    else:
        anchor = wording.label("anchor", use.how, language)
        how = wording.phrase(
            "trace.anchor", language, anchor=anchor, year=wording.year(use.year, language)
        )
    kind = wording.label("trace", use.kind, language)
    return wording.phrase("trace.use", language, kind=kind, id=use.identifier, how=how)


def trace(statement_id: str, workspace: Workspace | None = None) -> Provenance:
    """Follow a statement to its sentence.

    Parameters
    ----------
    statement_id : str
        ``doc_id:start`` or ``doc_id:start:k``.
    workspace : Workspace, optional

    Returns
    -------
    Provenance
        Shown, it is a table of sentence, document, section, position, figure, place, role, period
        and uses, in the language of the session; ``lines(language)`` returns the same.
        ``frame`` has one row per statement, this one, with the columns of
        ``data/schema/statements.json``; ``statement`` is that row (pandas.Series), ``source`` the
        document's metadata, ``section`` the heading path, ``before``, ``marked`` and ``after``
        the sentence cut around the number, ``used_in`` what refers to it.

    Raises
    ------
    SelectionError
        If there is no such statement; near identifiers are suggested.

    Examples
    --------
    >>> trace("yongchuan-artisans-2023:880").marked
    '20万人'
    """
    walk = walked(statement_id, workspace)
    return Provenance(**vars(walk))


def numbered(source: Source, language: str) -> dict[str, str]:
    """Word the number and the date of a document, as phrases that name one take them.

    Examples
    --------
    >>> from labourtargets.corpus import load_corpus
    >>> numbered(load_corpus().document("hitech-talent-2021").source, "zh")["number"]
    '渝高新发〔2021〕26号'
    """
    from labourtargets import wording

    return {
        "number": source.document_number or wording.phrase("page.no_number", language),
        "date": wording.date(source.issued_on, language),
    }
