"""The requests that the screen of outgoing documents makes: a symbol, the PDF, the check of its signatures.

They read and change nothing but the history, which says that a signature was checked. The PDF is made of the
office's state; what the check saw is told as it is.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.notices import Reply, data, fault
from hoso_kit.desk.papers import file_of, safe_name
from hoso_kit.desk.screens.screen import Asking
from hoso_kit.desk.signed_papers import NoSignedPaper, check_outgoing, copy_paper, outgoing_paper
from hoso_kit.office.access import may_see_document
from hoso_kit.office.drafting_rules import has_secrecy
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.issuing_boards import copy_symbol
from hoso_kit.office.issuing_numbers import make_notation
from hoso_kit.office.issuing_state import CopyRecord, OutgoingPaper, paper_of
from hoso_kit.office.issuing_symbols import notation_faults
from hoso_kit.records.document import Document
from hoso_kit.records.text import nfc
from hoso_kit.regulations import cite, document_types


def notation(asking: Asking, args: dict[str, Any]) -> Reply:
    """The symbol that a draft of this type will bear, and what the appendices say of it."""
    office, kind = asking.office, nfc(str(args.get("type_name", "")))
    paper = paper_of(office, str(args.get("doc_id", "")))
    if kind not in {one.name for one in document_types()}:
        return fault("Không có tên loại văn bản này.", "Chọn tên loại trong danh sách.", "nd30.7")
    drafter = office.people_by_id.get(paper.drafter if paper else asking.person)
    made = make_notation(office.scenario, kind, drafter.unit if drafter else "", nfc(str(args.get("council", ""))))
    faults = [{"text": one.text, "citation": cite(one.citation).told} for one in notation_faults(kind, made)]
    return data({"code_notation": made, "faults": faults})


def verify(asking: Asking, args: dict[str, Any]) -> Reply:
    """Check the signatures of the document's PDF for real; the history says that it was done."""
    office, found = asking.office, _readable(asking, args)
    if not isinstance(found, tuple):
        return found
    document, paper = found
    if paper.carrier == "paper":
        return fault("Văn bản giấy không có chữ ký số.", "Xem chữ ký, dấu trên bản giấy.", "nd30.13.5")
    if paper.is_unsigned:
        return fault("Dự thảo chưa ký nên chưa có chữ ký số để kiểm tra.", "Ký rồi kiểm tra.", "nd30.13.5")
    try:
        seen = check_outgoing(office, document, outgoing_paper(office, document, paper))
    except NoSignedPaper as error:
        return fault(error.seen, error.advice, title="Chưa kiểm tra được chữ ký số")
    asking.work.note(
        f"Kiểm tra chữ ký số của {document.type_name} {document.symbol if document.code_number else ''}".strip()
    )
    waits = paper.sealed_date is None and bool(seen.signatures) and all(one.is_sound for one in seen.signatures)
    cited = [cite(one) for one in seen.citations]
    return data(
        seen.as_data()
        | {
            "citations": [{"text": one.text, "confidence": one.confidence} for one in cited],
            "moment_text": date_text(office.today),
            # before the registry's step there is no signature of the agency to be missed
            "waits_text": "Chữ ký số của người có thẩm quyền hợp lệ; văn bản chưa qua bước ký số của cơ quan."
            if waits
            else "",
        }
    )


def open_paper(asking: Asking, args: dict[str, Any]) -> Reply:
    """The PDF of a document, or of an electronic copy."""
    office = asking.office
    copy = office.outgoing.copy(str(args.get("copy_id", "")))
    if copy is not None:
        return _open_copy(asking, copy)
    found = _readable(asking, args)
    if not isinstance(found, tuple):
        return found
    document, paper = found
    try:
        pdf = outgoing_paper(office, document, paper)
    except NoSignedPaper as error:
        return fault(error.seen, error.advice, title="Chưa mở được văn bản")
    stem = safe_name(document.symbol if document.code_number else f"du thao {document.doc_id}")
    return data(file_of(f"{stem}.pdf", pdf))


def _open_copy(asking: Asking, copy: CopyRecord) -> Reply:
    office = asking.office
    first = office.outgoing.copy(copy.source)
    source = office.document(first.source if first else copy.source)
    if copy.carrier != "electronic" or source is None:
        return fault("Bản sao giấy không có tệp.", "Xem bản sao trên giấy.", "nd30.25")
    if not may_see_document(office, source.doc_id, asking.person):
        return _not_yours()
    try:
        pdf = copy_paper(office, copy, source)
    except NoSignedPaper as error:
        return fault(error.seen, error.advice, title="Chưa mở được bản sao")
    return data(file_of(f"{safe_name(copy_symbol(copy))}.pdf", pdf))


def _not_yours() -> Reply:
    return fault("Anh (chị) chưa có quyền xem văn bản này.", "Đề nghị người soạn thảo hoặc Văn thư.", "nd30.pl6.3.3.b")


def _readable(asking: Asking, args: dict[str, Any]) -> tuple[Document, OutgoingPaper] | Reply:
    """The outgoing document whose PDF this person may open, or why not."""
    office, doc_id = asking.office, str(args.get("doc_id", ""))
    document, paper = office.document(doc_id), paper_of(office, doc_id)
    if document is None or paper is None:
        return fault("Không có văn bản đi này.", "Chọn văn bản trong danh sách.", "nd30.15")
    if has_secrecy(document):
        return fault(
            "Văn bản có độ mật không ở trên Hệ thống kết nối mạng.",
            "Soạn thảo, phát hành theo quy định về bảo vệ bí mật nhà nước.",
            "nd30.22.4",
        )
    if not may_see_document(office, doc_id, asking.person):
        return _not_yours()
    return document, paper
