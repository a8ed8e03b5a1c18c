"""The two registers that the system prints: incoming and outgoing documents, ten columns each.

Columns of Nghị định 30/2020/NĐ-CP, Phụ lục IV mục I.2 and VI.2, word for word ("tối thiểu gồm 10 nội dung").
What the system doesn't know (number of copies, date and sign of receipt) stays empty for the pen.
"""

from __future__ import annotations

from hoso_kit.office.contents import lower_first
from hoso_kit.office.forms.filing import organ_letterhead
from hoso_kit.office.forms.form import Column, Form, Row, date_text
from hoso_kit.office.issuing_boards import OutgoingFacts, issued
from hoso_kit.office.issuing_recipients import kept_by, sent_to
from hoso_kit.office.issuing_state import OutgoingPaper
from hoso_kit.office.office import Office
from hoso_kit.office.receiving_registration import arrival_year
from hoso_kit.office.scenario import Scenario
from hoso_kit.records.document import Document

INCOMING_COLUMNS = (
    Column("Ngày đến", 10, is_centred=True),
    Column("Số đến", 6, is_centred=True, is_number=True),
    Column("Tác giả", 12),
    Column("Số, ký hiệu văn bản", 13),
    Column("Ngày tháng văn bản", 10, is_centred=True),
    Column("Tên loại và trích yếu nội dung văn bản", 23),
    Column("Đơn vị hoặc người nhận", 13),
    Column("Ngày chuyển", 10, is_centred=True),
    Column("Ký nhận", 7),
    Column("Ghi chú", 10),
)
OUTGOING_COLUMNS = (
    Column("Số, ký hiệu văn bản", 12),
    Column("Ngày tháng văn bản", 10, is_centred=True),
    Column("Tên loại và trích yếu nội dung văn bản", 24),
    Column("Người ký", 11),
    Column("Nơi nhận văn bản", 14),
    Column("Đơn vị, người nhận bản lưu", 9),
    Column("Số lượng bản", 7, is_centred=True),
    Column("Ngày chuyển", 10, is_centred=True),
    Column("Ký nhận", 7),
    Column("Ghi chú", 8),
)
_NOTE = "Bản in phần nội dung đăng ký ({count} cột) của sổ; bìa và trang đầu của sổ theo mẫu tại Phụ lục IV."


def incoming_register_form(office: Office, year: int | None = None) -> Form:
    """*Sổ đăng ký văn bản đến* of the year, in order of the arrival numbers (Phụ lục IV mục VI).

    A cancelled document keeps its line; a secret one never stood here.
    """
    scenario = office.scenario
    year = year or office.today.year
    arrived = [
        d
        for d in office.documents
        if d.direction == "incoming" and arrival_year(d) == year and d.doc_id not in scenario.former_documents
    ]
    arrived.sort(key=lambda d: (d.arrival_number or 0, d.doc_id))
    rows = tuple(
        Row(
            (
                date_text(document.arrival_date),
                str(document.arrival_number or ""),
                document.organ_name,
                document.symbol,
                date_text(document.issued_date),
                type_and_subject(document),
                receivers(scenario, document),
                _transfer_date(office, document),
                "",
                _incoming_note(office, document),
            )
        )
        for document in arrived
    )
    name = "Sổ đăng ký văn bản đến"
    total = f"{len(rows):02d} văn bản"
    return year_register(office, year, "incoming_register", name, "nd30.pl4.6", INCOMING_COLUMNS, rows, total)


def outgoing_register_form(office: Office, year: int | None = None) -> Form:
    """*Sổ đăng ký văn bản đi* of the year, by date and number (Phụ lục IV mục I); drafts have no number yet.

    A recalled document keeps its line and its number.
    """
    year = year or office.today.year
    rows = tuple(
        Row(
            (
                facts.document.symbol,
                date_text(facts.document.issued_date),
                type_and_subject(facts.document),
                facts.document.signer.full_name,
                "; ".join(one.recipient for one in facts.paper.receipts) or "; ".join(sent_to(facts.document)),
                kept_by(facts.document),
                *_sending(facts),
                _outgoing_note(facts),
            )
        )
        for facts in issued(office, year)
    )
    name = "Sổ đăng ký văn bản đi"
    total = f"{len(rows):02d} văn bản"
    return year_register(office, year, "outgoing_register", name, "nd30.pl4.1", OUTGOING_COLUMNS, rows, total)


def type_and_subject(document: Document) -> str:
    """The type and the subject in one phrase, as the registers want it."""
    return f"{document.type_name} {lower_first(document.subject)}"


def receivers(scenario: Scenario, document: Document) -> str:
    """*Đơn vị hoặc người nhận*: the lead, then those who support."""
    people = scenario.people_by_id
    names = [people[person].full_name for person in (document.lead, *document.support) if person]
    return "; ".join(names)


def _sending(facts: OutgoingFacts) -> tuple[str, str, str]:
    """Number of copies, date of sending and receipt: known of what went out here, left to the pen of what is given."""
    paper = facts.paper
    if paper.sent_date is None or not _was_issued_here(paper):
        return "", "", ""
    received = f"{facts.received}/{facts.recipients}" if facts.recipients else ""
    return str(facts.recipients), date_text(paper.sent_date), received


def _was_issued_here(paper: OutgoingPaper) -> bool:
    """Whether it went out here, and not before the situation began."""
    return any(one.kind == "issue_document" for one in paper.events)


def _was_numbered_here(paper: OutgoingPaper) -> bool:
    return any(one.kind == "assign_number" for one in paper.events)


def _outgoing_note(facts: OutgoingFacts) -> str:
    recall = facts.paper.recall
    gone = f"Thu hồi ngày {date_text(recall.on)}" if recall else ""
    urgency = facts.document.urgency if _was_numbered_here(facts.paper) else ""
    return "; ".join(filter(None, (urgency, facts.document.note, gone, *facts.mended_by)))


def _transfer_date(office: Office, document: Document) -> str:
    """*Ngày chuyển*: the day of the directive, on which the system hands the document over (Điều 23 khoản 4)."""
    directed = office.handling.last(document.doc_id, "directed")
    return date_text(directed.made_date) if directed else ""


def _incoming_note(office: Office, document: Document) -> str:
    due = f"Hạn {date_text(document.due_date)}" if document.due_date else ""
    cancelled = office.handling.last(document.doc_id, "cancelled")
    gone = f"Đã hủy ngày {date_text(cancelled.made_date)} (bên gửi thu hồi)" if cancelled else ""
    return "; ".join(filter(None, (document.urgency, due, gone, document.note)))


def year_register(
    office: Office,
    year: int,
    form_id: str,
    name: str,
    citation: str,
    columns: tuple[Column, ...],
    rows: tuple[Row, ...],
    total: str,
) -> Form:
    """One year of a book of Phụ lục IV, as it is printed from the system."""
    return Form(
        form_id=form_id,
        name=name,
        citation=citation,
        made_date=office.today,
        letterhead=organ_letterhead(office.scenario.office),
        titles=(name.upper(), f"Năm {year}"),
        columns=columns,
        rows=rows,
        foot=(f"Cộng: {total}.",),
        note=_NOTE.format(count=f"{len(columns):02d}"),
        is_landscape=True,
    )
