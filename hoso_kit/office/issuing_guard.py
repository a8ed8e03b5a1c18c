"""The gate that keeps recalled documents frozen (Phụ lục VI phần I mục III.8.a), whatever room an action belongs to.

`Office.apply` asks here after every step. The document, what was done with it and the files that hold it (its file
code is among its data: phần II mục I.1) stay as they were; only the course of the recall itself goes on (III.8.c).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from hoso_kit.office.refusals import Refusal

if TYPE_CHECKING:
    from hoso_kit.office.issuing_state import OutgoingPaper
    from hoso_kit.office.office import Office


def refuse_change_of_recalled(before: Office, after: Office) -> None:
    """Refuse the step that led to ``after`` if it changed a document that was recalled in ``before``."""
    for doc_id in before.outgoing.recalled():
        document = before.known_document(doc_id)
        if (
            after.document(doc_id) != document
            or _fixed(after.outgoing.papers.get(doc_id)) != _fixed(before.outgoing.papers[doc_id])
            or set(after.files_of(doc_id)) != set(before.files_of(doc_id))
        ):
            raise Refusal("recalled_is_frozen", name=document.symbol, reason=_reason(before, doc_id))


def _fixed(paper: OutgoingPaper | None) -> OutgoingPaper | None:
    """The paper without the course of its recall; None as well for one whose recall was undone."""
    if paper is None or paper.recall is None:
        return None
    return replace(paper, recall=replace(paper.recall, answers=()))


def _reason(office: Office, doc_id: str) -> str:
    recall = office.outgoing.papers[doc_id].recall
    return recall.reason if recall else ""
