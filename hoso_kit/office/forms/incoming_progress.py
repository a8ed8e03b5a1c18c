"""*Báo cáo tình hình giải quyết văn bản đến*: one of the six outputs that the system owes (Phụ lục VI mục V.2).

The decree gives this report no form; its columns are those of the book that follows the handling (Phụ lục IV mục
VIII.2, seven columns, word for word), with the totals at its foot. Nothing is judged here but dates.
"""

from __future__ import annotations

from hoso_kit.office.forms.filing import organ_letterhead
from hoso_kit.office.forms.form import Column, Form, Row, date_text
from hoso_kit.office.forms.registers import receivers
from hoso_kit.office.handling_boards import IncomingFacts, incoming_facts
from hoso_kit.office.office import Office

PROGRESS_COLUMNS = (
    Column("Số đến", 7, is_centred=True, is_number=True),
    Column("Tên loại, số, ký hiệu, ngày, tháng và tên cơ quan, tổ chức ban hành văn bản", 34),
    Column("Đơn vị hoặc người nhận", 15),
    Column("Thời hạn giải quyết", 11, is_centred=True),
    Column("Tiến độ giải quyết", 17),
    Column("Số, ký hiệu văn bản trả lời", 13),
    Column("Ghi chú", 11),
)
_NOTE = (
    "Nghị định 30/2020/NĐ-CP không ban hành mẫu báo cáo này; "
    "các cột theo Sổ theo dõi giải quyết văn bản đến (Phụ lục IV mục VIII)."
)


def incoming_progress_form(office: Office, year: int | None = None) -> Form:
    """The report of one year, by arrival number, as of the office's date."""
    year = year or office.today.year
    found = incoming_facts(office, year)
    name = "Báo cáo tình hình giải quyết văn bản đến"
    return Form(
        form_id="incoming_progress",
        name=name,
        citation="nd30.pl6.5.2",
        made_date=office.today,
        letterhead=organ_letterhead(office.scenario.office),
        titles=(name.upper(), f"Năm {year}"),
        subtitles=(f"(Tính đến ngày {date_text(office.today)})",),
        columns=PROGRESS_COLUMNS,
        rows=tuple(_row(office, one) for one in found),
        foot=_totals(found),
        note=_NOTE,
        is_landscape=True,
    )


def progress_text(facts: IncomingFacts) -> str:
    """How far a document is, in words: the stage, and late by how much."""
    if facts.is_overdue and facts.days_left is not None:
        return f"{facts.stage_text}, quá hạn {-facts.days_left} ngày"
    if facts.stage == "registered" and facts.is_submitted_late:
        return f"{facts.stage_text}, quá hạn trình"
    if facts.resolved_date is None:
        return facts.stage_text
    late = " (quá hạn)" if facts.is_resolved_late else ""
    return f"{facts.stage_text} ngày {date_text(facts.resolved_date)}{late}"


def _row(office: Office, facts: IncomingFacts) -> Row:
    document = office.known_document(facts.doc_id)
    symbol = f"{document.symbol}, " if document.symbol else ""
    what = f"{document.type_name} {symbol}ngày {date_text(document.issued_date)}, {document.organ_name}"
    answers = "; ".join(office.known_document(one).symbol for one in facts.answered_by)
    urged = f"Đã đôn đốc {facts.times_urged} lần" if facts.times_urged else ""
    return Row(
        (
            str(facts.arrival_number),
            what,
            receivers(office.scenario, document),
            date_text(facts.due_date),
            progress_text(facts),
            answers,
            "; ".join(filter(None, (facts.urgency, urged))),
        )
    )


def _totals(found: tuple[IncomingFacts, ...]) -> tuple[str, ...]:
    resolved = [one for one in found if one.stage == "resolved"]
    cancelled = sum(one.stage == "cancelled" for one in found)
    open_ones = [one for one in found if one.stage not in ("resolved", "cancelled")]
    late = sum(one.is_resolved_late for one in resolved)
    overdue = sum(one.is_overdue for one in open_ones)
    return (
        f"Cộng: {len(found):02d} văn bản đến, trong đó:",
        f"Đã giải quyết: {len(resolved):02d} (quá hạn: {late:02d});",
        f"Chưa giải quyết xong: {len(open_ones):02d} (quá hạn: {overdue:02d});",
        f"Đã hủy do bên gửi thu hồi: {cancelled:02d}.",
    )
