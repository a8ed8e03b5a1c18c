"""What is told of an outgoing document: a line of a list, and everything about the one that is chosen.

Projections of the office's boards into words. Which buttons stand beside a document follows from where it lies and
who looks; whether an act is right is the office's to say.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hoso_kit.desk.screens.incoming_deliveries import sheet_of
from hoso_kit.desk.screens.outgoing_books import books_of, offered
from hoso_kit.desk.screens.people_words import person_name, person_names
from hoso_kit.office.drafting_boards import draft_history, superiors_for
from hoso_kit.office.drafting_rules import DRAFTERS
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.issuing_boards import OutgoingFacts, copies_of, copy_symbol, outgoing_facts, receipts_of
from hoso_kit.office.issuing_numbers import COPY_FORMS, next_number, series_of
from hoso_kit.office.issuing_recipients import kept_by, sent_to
from hoso_kit.office.issuing_signing import right_to_sign
from hoso_kit.office.issuing_state import CARRIER_TEXTS, RECEIPT_TEXTS, CopyRecord, OutgoingPaper, Recall
from hoso_kit.office.issuing_symbols import symbol_faults
from hoso_kit.office.office import Office
from hoso_kit.records.document import Document
from hoso_kit.regulations import cite

_CORRECTED, _REPLACED, _RECALLED = (
    "Sai thể thức, kỹ thuật trình bày, thủ tục ban hành: sửa bằng một công văn.",
    "Sai nội dung: ban hành văn bản có hình thức tương đương để thay.",
    "Bên nhận gửi lại (giấy) hoặc hủy bỏ (điện tử); văn bản được giữ nguyên, không ai sửa được nữa.",
)


def row_of(office: Office, document: Document, paper: OutgoingPaper, person: str) -> dict[str, Any]:
    """One line of a list."""
    facts = outgoing_facts(office, document, paper)
    last = paper.events[-1] if paper.events else None
    return {
        "doc_id": document.doc_id,
        "name": document.symbol if document.code_number else document.type_name,
        "symbol": document.symbol if document.code_number else "",
        "type_name": document.type_name,
        "subject": document.subject,
        "urgency": document.urgency,
        "stage": facts.stage,
        "stage_text": facts.stage_text,
        "is_mine": paper.holder == person and paper.is_unsigned,
        "is_sent_back": last is not None and last.kind == "send_back_draft",
        "is_late": facts.days_late > 0,
        "late_text": _late_text(office, facts),
        "limit_text": date_text(facts.limit_date),
        "drafter_name": person_name(office, paper.drafter),
        "holder_name": person_name(office, paper.holder),
        "date_text": date_text(document.issued_date if document.code_number else last.on if last else None),
        "receipts_text": _receipts_text(facts),
        "mended_by": list(facts.mended_by),
        "is_paper": paper.carrier == "paper",
    }


def chosen_of(office: Office, document: Document, paper: OutgoingPaper, person: str) -> dict[str, Any]:
    """Everything about the chosen document."""
    answered = office.document(document.replies_to) if document.replies_to else None
    faults = symbol_faults(document)
    return row_of(office, document, paper, person) | {
        "sheet": shown_sheet(office, document, paper),
        "will_be": _number_preview(office, document)
        if paper.stage == "signed" and "registry_clerk" in office.roles_of(person)
        else "",
        "faults": [{"text": one.text, "citation": cite(one.citation).told} for one in faults],
        "carrier_text": CARRIER_TEXTS[paper.carrier],
        "page_amount": document.page_amount,
        "identifier": document.identifier,
        "signed_text": _act_text(office, paper.signed_by, paper.signed_date),
        # who approved signs, mostly on the same day: one line says both
        "approved_text": "" if paper.signed_date else _act_text(office, paper.approved_by, paper.approved_date),
        "sent_text": date_text(paper.sent_date),
        "kept_text": _kept_text(document, paper),
        "files": list(office.files_of(document.doc_id)),
        "answers": f"{answered.symbol} ngày {date_text(answered.issued_date)} – {answered.organ_name}"
        if answered
        else "",
        "mends": _mends_text(office, paper),
        "asked_names": person_names(office, document.support),
        "attachments": list(document.attachments),
        "recipients": list(sent_to(document)),
        "history": [
            {
                "date_text": date_text(line.on),
                "person": line.full_name,
                "name": line.what,
                "text": _event_text(office, line.what, line.text),
                "to": line.to_full_name,
            }
            for line in draft_history(office, document.doc_id)
        ],
        "versions": [shown_sheet(office, one, paper) for one in paper.versions],
        "receipts": [
            {
                "recipient": one.recipient,
                "status": one.status,
                "status_text": one.status_text,
                "date_text": date_text(one.on),
                # a message's own words are often just the status
                "note": "" if one.note == one.status_text else one.note,
                "recall_text": ("đã hủy hoặc gửi lại" if one.recall_done else "chờ hủy hoặc gửi lại")
                if one.is_told_of_recall
                else "",
                "is_recall_done": one.recall_done,
            }
            for one in receipts_of(office, document.doc_id)
        ],
        "statuses": _statuses(paper),
        "recall": _recall(office, paper.recall),
        "copies": [copy_row(office, one) for one in copies_of(office, document.doc_id)],
        "superiors": [
            {"id": one, "text": f"{person_name(office, one)} – {office.people_by_id[one].position}"}
            for one in superiors_for(office, document.doc_id, person)
        ],
        "does": _offered(office, document, paper, person),
        **books_of(office, paper),
        "mending": {"correct": _CORRECTED, "replace": _REPLACED, "recall": _RECALLED},
    }


def shown_sheet(office: Office, document: Document, paper: OutgoingPaper) -> dict[str, Any]:
    """The sheet as it is now: number and date come from the registry, so a draft shows neither."""
    shown = replace(document, copy="draft" if paper.is_unsigned else "original")
    sheet = sheet_of(shown)
    if not document.code_number:
        sheet["issued_date"] = ""
    if paper.is_unsigned:
        sheet["signed_text"] = ""
    elif paper.carrier == "paper":
        sheet["signed_text"] = "(đã ký, đóng dấu)" if paper.sealed_date else "(đã ký)"
    else:
        sheet["signed_text"] = "(đã ký số; có chữ ký số của cơ quan)" if paper.sealed_date else "(đã ký số)"
    return sheet


def copy_row(office: Office, copy: CopyRecord) -> dict[str, Any]:
    """One copy in words."""
    origin = office.document(copy.source)
    first = office.outgoing.copy(copy.source)
    return {
        "copy_id": copy.copy_id,
        "symbol": copy_symbol(copy),
        "form": copy.form,
        "source": origin.symbol if origin else copy_symbol(first) if first else copy.source,
        "date_text": date_text(copy.made_date),
        "copies": copy.copies,
        "way": f"{CARRIER_TEXTS[copy.source_carrier]} → {CARRIER_TEXTS[copy.carrier]}",
        "signed_by": person_name(office, copy.signed_by),
        "recipients": "; ".join(copy.recipients),
        "is_electronic": copy.carrier == "electronic",
    }


def _offered(office: Office, document: Document, paper: OutgoingPaper, person: str) -> list[str]:
    """The acts that stand as buttons beside the document for this person."""
    roles = office.roles_of(person)
    is_registry, stage = "registry_clerk" in roles, paper.stage
    holds, drafts = paper.is_unsigned and paper.holder == person, bool(roles & DRAFTERS)
    may_sign = drafts and right_to_sign(office, person, document.type_name) is not None
    is_out = stage == "issued" or (stage == "recalled" and paper.sent_date is not None)
    offers = {
        "sign_document": holds and may_sign and paper.approved_date is not None,
        "approve_draft": holds and may_sign and paper.approved_date is None,
        "submit_draft": holds and drafts and not may_sign,
        "send_back_draft": (holds and paper.drafter != person) or (is_registry and stage == "signed"),
        "edit_draft": holds and drafts,
        "attach": holds and drafts and paper.approved_date is None,
        "comment_on_draft": paper.is_unsigned,
        "assign_number": is_registry and stage == "signed",
        "seal_document": is_registry and stage == "numbered",
        "issue_document": is_registry and stage == "sealed",
        "keep_original": is_registry and is_out and paper.carrier == "paper" and paper.kept_date is None,
        **offered(office, paper, is_registry=is_registry),
        "record_receipt": is_registry and is_out and bool(paper.receipts),
        "file_document": is_out and drafts and not office.files_of(document.doc_id),
        "correct_document": is_out and drafts,
        "replace_document": is_out and drafts,
        "recall_document": is_out and "head_of_office" in roles,
        "allow_copy": is_out and right_to_sign(office, person, COPY_FORMS["sao y"]) is not None,
        "copy_document": is_out and is_registry,
    }
    return [name for name, is_offered in offers.items() if is_offered]


def _number_preview(office: Office, document: Document) -> str:
    series = series_of(office.scenario, document)
    return replace(document, code_number=f"{next_number(office, series):02d}").symbol


def _receipts_text(facts: OutgoingFacts) -> str:
    # of what the situation gives nobody tells any more
    if not facts.paper.events or not facts.paper.sent_date or not facts.recipients:
        return ""
    return f"{facts.received}/{facts.recipients} nơi đã nhận"


def _mends_text(office: Office, paper: OutgoingPaper) -> str:
    """What this document corrects or replaces."""
    mended = office.document(paper.corrects or paper.replaces or "")
    if mended is None:
        return ""
    return f"{'Đính chính' if paper.corrects else 'Thay thế'} {mended.type_name} số {mended.symbol}"


def _late_text(office: Office, facts: OutgoingFacts) -> str:
    if facts.days_late <= 0:
        return ""
    return f"{'phát hành chậm' if facts.paper.sent_date else 'chậm'} {facts.days_late} ngày"


def _act_text(office: Office, person: str, day: Any) -> str:
    return f"{person_name(office, person)}, ngày {date_text(day)}" if person and day else date_text(day)


def _kept_text(document: Document, paper: OutgoingPaper) -> str:
    if paper.sent_date is None:
        return ""
    if paper.carrier == "electronic":
        return "bản gốc điện tử lưu trên Hệ thống"
    if paper.kept_date:
        return f"bản gốc giấy lưu tại Văn thư ngày {date_text(paper.kept_date)}"
    place = kept_by(document)
    return f"bản gốc giấy chờ lưu ({place})" if place else "bản gốc giấy chờ lưu tại Văn thư"


def _event_text(office: Office, what: str, text: str) -> str:
    # a signature's event keeps the authority line, which stands on the sheet already
    return "" if what == "Ký" else text


def _statuses(paper: OutgoingPaper) -> list[dict[str, str]]:
    """What a receiver may tell now; the office says whether it may follow what he told before."""
    is_recalled = paper.recall is not None
    return [
        {"id": name, "text": text}
        for name, text in RECEIPT_TEXTS.items()
        if name != "sent" and (name == "cancelled") == is_recalled
    ]


def _recall(office: Office, recall: Recall | None) -> dict[str, Any] | None:
    if recall is None:
        return None
    notice = office.document(recall.notice) if recall.notice else None
    return {
        "reason": recall.reason,
        "text": f"{person_name(office, recall.person)} thu hồi ngày {date_text(recall.on)}",
        "notice": notice.symbol if notice else "",
        "answered": f"{len(recall.answers)}/{len(recall.told)} nơi đã hủy hoặc gửi lại",
    }
