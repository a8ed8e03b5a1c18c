"""What the system does and refuses when documents are copied (Điều 25-27; Phụ lục I phần II).

All forms of copy share one series of numbers a year. A copy is a record of its own, never a second document in the
registers. Copies of secret documents are made under another law and never here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from hoso_kit.office.action import Action
from hoso_kit.office.copying_actions import AllowCopy, CopyDocument
from hoso_kit.office.drafting_rules import has_secrecy
from hoso_kit.office.issuing_numbers import COPY_FORMS, copy_notation, next_copy_number
from hoso_kit.office.issuing_signing import right_to_sign
from hoso_kit.office.issuing_state import CARRIER_TEXTS, CopyPermit, CopyRecord, paper_of
from hoso_kit.office.receiving import REGISTRY
from hoso_kit.office.refusals import Refusal
from hoso_kit.records.document import Document
from hoso_kit.records.text import nfc

if TYPE_CHECKING:
    from hoso_kit.office.office import Office

DUTIES: Mapping[type[Action], frozenset[str]] = MappingProxyType(
    {AllowCopy: frozenset({"head_of_office", "head_of_unit"}), CopyDocument: REGISTRY}
)
MAX_COPIES = 999
_SAO_Y = re.compile(r"\bsao y\b")
_PAPER, _ELECTRONIC = "paper", "electronic"
# Điều 25: from what to what each form goes; a trích sao goes every way
_WAYS: Mapping[str, frozenset[tuple[str, str]]] = MappingProxyType(
    {
        "sao y": frozenset({(_PAPER, _PAPER), (_ELECTRONIC, _PAPER), (_PAPER, _ELECTRONIC)}),
        "sao lục": frozenset({(_PAPER, _PAPER), (_PAPER, _ELECTRONIC), (_ELECTRONIC, _PAPER)}),
        "trích sao": frozenset((one, other) for one in CARRIER_TEXTS for other in CARRIER_TEXTS),
    }
)


def allow_copy(office: Office, action: AllowCopy, person: str) -> Office:
    """Điều 27 khoản 1: the head, or whom he gave the signing of copies, decides."""
    _check_form(action.form)
    if right_to_sign(office, person, COPY_FORMS[action.form]) is None:
        raise Refusal("may_not_allow_copy")
    _source(office, action.doc_id, action.form)
    if _permit(office, action.doc_id, action.form) is not None:
        raise Refusal("copy_allowed_already", form=action.form)
    permit = CopyPermit(action.doc_id, action.form, person, office.today)
    return replace(office, outgoing=replace(office.outgoing, permits=(*office.outgoing.permits, permit)))


def copy_document(office: Office, action: CopyDocument, person: str) -> Office:
    """Make one numbered copy, in as many sheets as asked; who decided on it signs it."""
    _check_form(action.form)
    _source(office, action.doc_id, action.form)
    way = (action.source_carrier, action.carrier)
    if not {*way} <= set(CARRIER_TEXTS):
        raise Refusal("copy_carrier_unknown")
    if way not in _WAYS[action.form]:
        raise Refusal(
            "copy_way_not_allowed",
            form=action.form,
            source=CARRIER_TEXTS[action.source_carrier],
            target=CARRIER_TEXTS[action.carrier],
        )
    if (action.form == "trích sao") != bool(action.extract.strip()):
        if action.extract.strip():
            raise Refusal("copy_must_be_whole", form=action.form)
        raise Refusal("extract_blank")
    if not 1 <= action.copies <= MAX_COPIES:
        raise Refusal("copy_count", limit=MAX_COPIES)
    permit = _permit(office, action.doc_id, action.form)
    if permit is None and right_to_sign(office, person, COPY_FORMS[action.form]) is None:
        raise Refusal("copy_not_allowed", form=action.form)
    book = office.outgoing
    record = CopyRecord(
        copy_id=f"sao{len(book.copies) + 1:03d}",
        source=action.doc_id,
        form=action.form,
        code_number=f"{next_copy_number(office):02d}",
        code_notation=copy_notation(office.scenario, action.form),
        made_date=office.today,
        maker=person,
        signed_by=permit.person if permit else person,
        source_carrier=action.source_carrier,
        carrier=action.carrier,
        copies=action.copies,
        extract=action.extract,
        recipients=action.recipients,
    )
    return replace(office, outgoing=replace(book, copies=(*book.copies, record)))


def _check_form(form: str) -> None:
    if form not in COPY_FORMS:
        raise Refusal("copy_form_unknown", form=form)


def _permit(office: Office, source: str, form: str) -> CopyPermit | None:
    return next((one for one in office.outgoing.permits if (one.source, one.form) == (source, form)), None)


def _source(office: Office, source: str, form: str) -> Document:
    """The document that stands behind the copy; raises when it can't be copied in this form."""
    copied = office.outgoing.copy(source)
    if copied is not None and (form != "sao lục" or copied.form != "sao y"):
        raise Refusal("copy_of_a_copy", form=form)
    document = office.document(source if copied is None else copied.source)
    if document is None:
        raise Refusal("copy_source_unknown", doc_id=source)
    if has_secrecy(document):
        raise Refusal("copy_of_secret")
    paper = paper_of(office, document.doc_id)
    if paper is not None and paper.recall is not None:
        raise Refusal("copy_of_recalled", name=document.symbol)
    if document.is_draft or (paper is not None and paper.sealed_date is None):
        raise Refusal("copy_of_draft", name=document.subject)
    if form == "sao lục" and copied is None and not _is_sao_y(document):
        raise Refusal("second_copy_needs_copy", name=document.symbol)
    if form != "sao lục" and _is_sao_y(document):
        raise Refusal("copy_of_a_copy", form=form)
    return document


def _is_sao_y(document: Document) -> bool:
    """Whether it came in as a sao y: its note says so, the sheet alone doesn't tell."""
    # with its diacritics: "theo sao ý kiến" speaks of no copy
    return _SAO_Y.search(nfc(document.note).casefold()) is not None


STEPS: Mapping[type, Callable[[Any, Any, str], Office]] = MappingProxyType(
    {AllowCopy: allow_copy, CopyDocument: copy_document}
)
