"""The documents read, each held to its recorded hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from labourtargets.corpus.document import Document
from labourtargets.corpus.source import Source, read_source
from labourtargets.errors import CorpusError, Problems, suggest
from labourtargets.workspace import Workspace

__all__ = ["Corpus", "load_corpus"]


@dataclass(frozen=True)
class Corpus:
    """The documents by identifier."""

    documents: Mapping[str, Document]

    def document(self, doc_id: str) -> Document:
        """Return one document.

        Raises
        ------
        CorpusError
            If there is none of that name.

        Examples
        --------
        >>> load_corpus().document("yongchuan-artisans-2023").source.region_id
        'yongchuan'
        """
        if doc_id not in self.documents:
            problems = Problems()
            problems.add(
                "data/documents",
                None,
                "doc_id",
                doc_id,
                "a known document",
                suggest(doc_id, self.documents, "data/documents"),
            )
            problems.raise_as(CorpusError)
        return self.documents[doc_id]

    def __iter__(self) -> Iterator[Document]:
        return iter(self.documents.values())


def load_corpus(workspace: Workspace | None = None) -> Corpus:
    """Read the documents and hold each to its recorded hash.

    Parameters
    ----------
    workspace : Workspace, optional

    Returns
    -------
    Corpus
        In the order of identifiers.

    Raises
    ------
    CorpusError
        For every document that changed by a byte, lacks its sidecar or has a faulty one.

    Examples
    --------
    >>> len(load_corpus().documents)
    5
    """
    workspace = workspace or Workspace.default()
    problems = Problems()
    documents = {}
    if not workspace.documents.is_dir():
        problems.add(
            workspace.relative(workspace.documents), None, "", "no folder", "the documents"
        )
        problems.raise_as(CorpusError)
    for folder in sorted(path for path in workspace.documents.iterdir() if path.is_dir()):
        label = workspace.relative(folder)
        source = read_source(workspace, folder.name, problems)
        text_file = folder / "text.txt"
        if not text_file.is_file():
            problems.add(label, None, "text.txt", "no file", "the text of the document")
        elif source is not None:
            content = text_file.read_bytes()
            found = hashlib.sha256(content).hexdigest()
            if found != source.sha256:
                problems.add(
                    f"{label}/text.txt",
                    None,
                    "sha256",
                    found,
                    source.sha256,
                    "the text is never edited: restore it",
                )
                continue
            try:
                documents[folder.name] = _document(source, content)
            except UnicodeDecodeError as error:
                line = content[: error.start].count(b"\n") + 1
                problems.add(f"{label}/text.txt", line, "", "bytes that are not UTF-8", "UTF-8")
    problems.raise_as(CorpusError, next_command="labourtargets check")
    return Corpus(documents)


@lru_cache(maxsize=16)
def _document(source: Source, content: bytes) -> Document:
    # one object for the same bytes: what it found in its text is found once
    return Document(source, content.decode("utf-8"))
