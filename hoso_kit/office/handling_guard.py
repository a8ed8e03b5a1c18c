"""The gate that keeps a recalled incoming document as it was cancelled, whatever room an action belongs to.

`Office.apply` asks here after every step: the document and its data stay (Phụ lục VI phần I mục III.8.b, c), it
goes into no case file any more; taking it out of one is allowed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hoso_kit.office.refusals import Refusal

if TYPE_CHECKING:
    from hoso_kit.office.office import Office


def refuse_change_of_cancelled(before: Office, after: Office) -> None:
    """Refuse the step if it changed a cancelled document or filed it."""
    cancelled = before.handling.cancelled
    if after.own_documents is not before.own_documents or after.handling is not before.handling:
        for doc_id in cancelled:
            is_same_document = after.document(doc_id) == before.document(doc_id)
            if not is_same_document or after.handling.of(doc_id) != before.handling.of(doc_id):
                raise Refusal("incoming_cancelled", symbol=before.known_document(doc_id).symbol)
    if after.case_files is before.case_files:
        return
    for doc_id in cancelled:
        # splitting and joining move what was filed before; only one more file that holds it is refused
        if len(after.files_of(doc_id)) > len(before.files_of(doc_id)):
            raise Refusal("incoming_cancelled", symbol=before.known_document(doc_id).symbol)
