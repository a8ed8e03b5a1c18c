"""What the registry sees of deliveries: the post of the day, one delivery closely, its PDF and what a check saw.

A projection of `office.receiving_views`. It never tells whether a delivery is in order: the clerk looks at the
envelope, the sheet and the validator's findings, and decides.
"""

from __future__ import annotations

from typing import Any

from hoso_kit.desk.arrived_papers import paper_that_came
from hoso_kit.desk.notices import Reply, data, fault
from hoso_kit.desk.papers import file_of, safe_name
from hoso_kit.desk.screens.care_words import may_read
from hoso_kit.desk.screens.screen import Asking
from hoso_kit.desk.signed_papers import NoSignedPaper, check_paper
from hoso_kit.office.forms.form import date_text
from hoso_kit.office.office import Office
from hoso_kit.office.receiving import REGISTRY, deliveries, known_delivery
from hoso_kit.office.receiving_state import Delivery
from hoso_kit.office.receiving_views import CHANNEL_TEXTS, DeliveryFacts, delivery_facts, trace_of
from hoso_kit.records.document import Document
from hoso_kit.records.structure import make_converter
from hoso_kit.regulations import cite

# what a clerk writes when he sends something back; he chooses, the office knows no right one
REFUSAL_PHRASES = (
    "Văn bản gửi không đúng nơi nhận; đề nghị gửi đến cơ quan, tổ chức có tên trên văn bản.",
    "Nội dung văn bản đã bị thay đổi sau khi ký số; đề nghị ký số và gửi lại.",
    "Chứng thư số hết hiệu lực tại thời điểm ký; đề nghị ký số bằng chứng thư số còn hiệu lực và gửi lại.",
    "Không xác minh được nơi cấp chứng thư số; đề nghị ký bằng chứng thư số được công nhận và gửi lại.",
    "Văn bản chưa có chữ ký số của cơ quan ban hành; đề nghị ký số cơ quan và gửi lại.",
    "Văn bản chưa có chữ ký số; đề nghị ký số của người có thẩm quyền và của cơ quan rồi gửi lại.",
    "Văn bản trùng với văn bản đã gửi trước đó.",
    "Văn bản có độ mật không được gửi qua Hệ thống này; đề nghị gửi theo quy định về bảo vệ bí mật nhà nước.",
    "Bì không còn nguyên vẹn; đề nghị cùng lập biên bản và gửi lại.",
)


def delivery_row(office: Office, facts: DeliveryFacts) -> dict[str, Any]:
    """One line of the post."""
    document = _shown_document(facts)
    if document is not None:
        symbol, about = document.symbol, f"{document.type_name}: {document.subject}"
    elif facts.envelope is not None:
        symbol, about = ", ".join(facts.envelope.symbols), "Bì chưa bóc"
    else:
        symbol, about = "", "Văn bản có độ mật"
    return {
        "delivery_id": facts.delivery_id,
        "channel": facts.channel,
        "channel_text": CHANNEL_TEXTS[facts.channel],
        "state": facts.state,
        "state_text": facts.state_text,
        "name": facts.name,
        "symbol": symbol,
        "about": about,
        "sender_name": facts.sender_name,
        "urgency": facts.urgency,
        "secrecy": facts.secrecy,
        "delivered_text": date_text(facts.delivered_date),
        "is_late": facts.is_late and facts.acknowledged_date is None,
        "has_duplicates": bool(facts.duplicates),
    }


def chosen_delivery(office: Office, facts: DeliveryFacts) -> dict[str, Any]:
    """Everything that can be seen of one delivery now, the trace to its sender included."""
    document, envelope = _shown_document(facts), facts.envelope
    own = office.scenario.office
    return delivery_row(office, facts) | {
        "document": None if document is None else sheet_of(document),
        "is_hidden": facts.document is not None and document is None,
        "to_organ_name": facts.to_organ_name,
        "to_organ_id": facts.to_organ_id,
        "own_organ": f"{own.organ_name} (mã {own.organ_id})",
        "copies": facts.copies,
        "envelope": None
        if envelope is None
        else {
            "symbols": ", ".join(envelope.symbols),
            "condition": envelope.condition,
            "seal": envelope.seal,
            "named_person": envelope.named_person,
            "marks": "; ".join(envelope.marks),
            "has_receipt_form": envelope.has_receipt_form,
        },
        "duplicates": [_duplicate(office, doc_id) for doc_id in facts.duplicates],
        "acknowledge_text": date_text(facts.acknowledge_by),
        "acknowledged_text": date_text(facts.acknowledged_date),
        "trace": trace_lines(office, facts.delivery_id),
    }


def decided_rows(office: Office) -> list[dict[str, Any]]:
    """What the registry has dealt with, the latest first; what sender or receiver was told."""
    rows = []
    for delivery in reversed(deliveries(office)):
        facts = delivery_facts(office, delivery.delivery_id)
        if facts.state in ("waiting", "received", "handed_back"):
            continue
        receiver = office.people_by_id[facts.to_person].full_name if facts.to_person else ""
        number = f"Số đến {facts.arrival_number}" if facts.arrival_number else ""
        rows.append(
            delivery_row(office, facts)
            | {"result": facts.reason or receiver or number, "trace": trace_lines(office, delivery.delivery_id)}
        )
    return rows


def trace_lines(office: Office, any_id: str) -> list[dict[str, str]]:
    """What the sender gets to know, by delivery or document."""
    return [
        {"status": one.status, "text": one.text, "date_text": date_text(one.made_date)}
        for one in trace_of(office, any_id)
    ]


def sheet_of(document: Document) -> dict[str, Any]:
    """The document as the page draws a sheet; nothing of how it came."""
    written: dict[str, Any] = make_converter(detailed=False).unstructure(document)
    return written | {"symbol": document.symbol, "date_text": date_text(document.issued_date), "support": []}


def verify(asking: Asking, args: dict[str, Any]) -> Reply:
    """Verify the PDF of a delivery for real; the history says that it was done."""
    found = _readable(asking, args)
    if not isinstance(found, Delivery):
        return found
    try:
        pdf = paper_that_came(asking.office, asking.folder, found, again=args.get("again") is True)
        seen = check_paper(found, pdf, asking.office.today)
    except NoSignedPaper as error:
        return fault(error.seen, error.advice, title="Chưa kiểm tra được chữ ký số")
    asking.work.note(f"Kiểm tra chữ ký số của {found.name}")
    cited = [cite(one) for one in seen.citations]
    told = seen.as_data() | {
        "citations": [{"text": one.text, "confidence": one.confidence} for one in cited],
        "moment_text": date_text(asking.office.today),
    }
    return data(told)


def open_paper(asking: Asking, args: dict[str, Any]) -> Reply:
    """The PDF itself, to be opened beside the Desk or kept."""
    found = _readable(asking, args)
    if not isinstance(found, Delivery):
        return found
    try:
        pdf = paper_that_came(asking.office, asking.folder, found)
    except NoSignedPaper as error:
        return fault(error.seen, error.advice, title="Chưa mở được văn bản")
    stem = safe_name(found.document.symbol or found.delivery_id)
    return data(file_of(f"{stem}.pdf", pdf))


def _readable(asking: Asking, args: dict[str, Any]) -> Delivery | Reply:
    """The electronic delivery whose PDF this person may open, or why not."""
    if not REGISTRY & asking.office.roles_of(asking.person):
        return fault("Việc này do Văn thư cơ quan làm.", "Chuyển sang vai văn thư.", "nd30.22.1")
    delivery = known_delivery(asking.office, str(args.get("delivery_id")))
    if not delivery.is_electronic:
        return fault("Văn bản giấy không có tệp kèm chữ ký số.", "Xem bì và văn bản giấy.", "nd30.21.1.a")
    if delivery.secrecy:
        return fault(
            f"Văn bản có độ mật “{delivery.secrecy}” không được mở trên Hệ thống kết nối mạng.",
            "Trả lại bên gửi và báo ngay người có trách nhiệm.",
            "nd30.22.4",
        )
    receipts = asking.office.receiving.receipts_of(delivery.delivery_id)
    if any(one.doc_id and not may_read(asking.office, one.doc_id, asking.person) for one in receipts):
        # what came is what lies in the file: closed with its period, gone when it was destroyed
        return fault(
            "Anh (chị) không còn được đọc văn bản này.", "Hỏi người làm lưu trữ.", "design.closed-after-period"
        )
    return delivery


def _shown_document(facts: DeliveryFacts) -> Document | None:
    """The document unless its envelope is closed or it is a secret that must not be read here."""
    return None if facts.secrecy and facts.channel == "electronic" else facts.document


def _duplicate(office: Office, doc_id: str) -> dict[str, str]:
    document = office.known_document(doc_id)
    number = f", số đến {document.arrival_number} ngày {date_text(document.arrival_date)}"
    return {
        "doc_id": doc_id,
        "text": f"{document.type_name} {document.symbol} ngày {date_text(document.issued_date)}"
        f"{number if document.arrival_number else ''}",
    }
