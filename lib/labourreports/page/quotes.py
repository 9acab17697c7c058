"""The sentences statements were read from, looked up once for all reports."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

__all__ = ["load_quotes"]


@functools.cache
def load_quotes(root: str) -> Mapping[str, Mapping[str, str]]:
    """Read what a note says of each statement.

    Parameters
    ----------
    root : str
        The workspace.

    Returns
    -------
    mapping of str to mapping
        By statement id: ``text``, ``quote``, ``section``, ``document_zh`` and ``document_en``. Empty
        where the workspace has no statements table.
    """
    from labourtargets.corpus import load_corpus
    from labourtargets.tables import read_table
    from labourtargets.workspace import Workspace

    workspace = Workspace(Path(root))
    if not (workspace.tables / "statements.csv").is_file():
        return {}
    sources = {document.doc_id: document.source for document in load_corpus(workspace)}
    statements = read_table("statements", workspace)
    columns = ("statement_id", "doc_id", "text", "quote", "section")
    rows = zip(*(statements[column].fillna("") for column in columns), strict=True)
    return {
        statement_id: {
            "text": text,
            "quote": quote,
            "section": section,
            "document_zh": sources[doc_id].title_zh,
            "document_en": sources[doc_id].title_en,
        }
        for statement_id, doc_id, text, quote, section in rows
    }
