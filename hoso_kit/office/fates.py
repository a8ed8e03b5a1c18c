"""What became of documents after they were issued or registered: recalled, corrected, replaced, cancelled.

A document that its issuer took back keeps its place in lists, files and registers; whoever meets it there must be told.
Read-only; what may still be done with it is for the rooms of issuing and handling to say.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from hoso_kit.office.issuing_boards import mended_by

if TYPE_CHECKING:
    from hoso_kit.office.office import Office


class Fate(NamedTuple):
    """One thing that became of a document; ``is_gone`` when its issuer took it back."""

    text: str
    is_gone: bool


def document_fates(office: Office) -> dict[str, tuple[Fate, ...]]:
    """What became of each document, by id; a document with which nothing is wrong has no entry."""
    fates: dict[str, list[Fate]] = {}
    for doc_id in office.handling.cancelled:
        event = office.handling.last(doc_id, "cancelled")
        day = f" ngày {event.made_date:%d/%m/%Y}" if event else ""
        fates.setdefault(doc_id, []).append(Fate(f"Đã hủy{day} (bên gửi thu hồi)", is_gone=True))
    papers = office.outgoing.papers.values()
    for paper in papers:
        if paper.recall is not None:
            text = f"Đã thu hồi ngày {paper.recall.on:%d/%m/%Y}"
            fates.setdefault(paper.doc_id, []).append(Fate(text, is_gone=True))
    for doc_id in dict.fromkeys(one.corrects or one.replaces or "" for one in papers):
        told = [Fate(text, is_gone=False) for text in mended_by(office, doc_id)] if doc_id else []
        fates.setdefault(doc_id, []).extend(told)
    return {doc_id: tuple(told) for doc_id, told in fates.items() if told}
