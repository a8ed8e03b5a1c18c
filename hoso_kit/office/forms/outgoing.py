"""The papers of outgoing documents besides their register: the report of progress, and the list of copies.

The report is one of the six outputs that the system owes (Phụ lục VI mục V.4); the decree gives neither paper a
form, and their notes say so. Nothing is judged here but dates.
"""

from __future__ import annotations

from hoso_kit.office.forms.filing import organ_letterhead
from hoso_kit.office.forms.form import Column, Form, Row, date_text
from hoso_kit.office.forms.registers import type_and_subject
from hoso_kit.office.issuing_boards import OutgoingFacts, copy_symbol, issued, to_issue, to_number, to_seal
from hoso_kit.office.issuing_numbers import COPY_FORMS
from hoso_kit.office.issuing_state import CARRIER_TEXTS, CopyRecord
from hoso_kit.office.office import Office

PROGRESS_COLUMNS = (
    Column("STT", 5, is_centred=True, is_number=True),
    Column("Số, ký hiệu văn bản", 13),
    Column("Tên loại và trích yếu nội dung văn bản", 27),
    Column("Đơn vị, người soạn thảo", 15),
    Column("Ngày ký", 10, is_centred=True),
    Column("Ngày phát hành", 10, is_centred=True),
    Column("Tình trạng nhận", 11),
    Column("Ghi chú", 14),
)
COPIES_COLUMNS = (
    Column("Số, ký hiệu bản sao", 13),
    Column("Ngày sao", 10, is_centred=True),
    Column("Hình thức sao", 11),
    Column("Văn bản được sao", 24),
    Column("Bản nguồn – bản sao", 12),
    Column("Số bản", 6, is_centred=True, is_number=True),
    Column("Người ký", 13),
    Column("Nơi nhận", 12),
)
_NOTE = "Nghị định 30/2020/NĐ-CP không ban hành mẫu {paper} này; các cột do bài tập đặt."


def outgoing_progress_form(office: Office, year: int | None = None) -> Form:
    """*Báo cáo tình hình giải quyết văn bản đi* of one year, by date and number, as of the office's date.

    Signed documents that wait at the registry stand below those with a number.
    """
    year = year or office.today.year
    name = "Báo cáo tình hình giải quyết văn bản đi"
    waiting = to_number(office) if year == office.today.year else ()
    found = (*issued(office, year), *waiting)
    return Form(
        form_id="outgoing_progress",
        name=name,
        citation="nd30.pl6.5.4",
        made_date=office.today,
        letterhead=organ_letterhead(office.scenario.office),
        titles=(name.upper(), f"Năm {year}"),
        subtitles=(f"(Tính đến ngày {date_text(office.today)})",),
        columns=PROGRESS_COLUMNS,
        rows=tuple(_progress_row(office, number, one) for number, one in enumerate(found, start=1)),
        foot=_totals(office, year, found),
        note=_NOTE.format(paper="báo cáo"),
        is_landscape=True,
    )


def copies_form(office: Office, year: int | None = None) -> Form:
    """The year's copies by number; all forms share one series."""
    year = year or office.today.year
    name = "Danh sách bản sao văn bản"
    found = [one for one in office.outgoing.copies if one.made_date.year == year]
    return Form(
        form_id="copies",
        name=name,
        citation="nd30.25",
        made_date=office.today,
        letterhead=organ_letterhead(office.scenario.office),
        titles=(name.upper(), f"Năm {year}"),
        columns=COPIES_COLUMNS,
        rows=tuple(_copy_row(office, one) for one in found),
        foot=(f"Cộng: {len(found):02d} bản sao đã lấy số.",),
        note=_NOTE.format(paper="danh sách"),
        is_landscape=True,
    )


def _progress_row(office: Office, number: int, facts: OutgoingFacts) -> Row:
    document, paper = facts.document, facts.paper
    drafter = office.people_by_id.get(paper.drafter)
    late = f"Phát hành chậm {facts.days_late} ngày" if facts.days_late and paper.sent_date else ""
    overdue = f"Quá hạn phát hành {facts.days_late} ngày" if facts.days_late and not paper.sent_date else ""
    stage = "" if facts.stage == "issued" else facts.stage_text
    return Row(
        (
            str(number),
            document.symbol,
            type_and_subject(document),
            f"{drafter.unit}, {drafter.full_name}" if drafter else "",
            date_text(paper.signed_date),
            date_text(paper.sent_date),
            f"Đã nhận {facts.received}/{facts.recipients}" if facts.recipients and paper.sent_date else "",
            "; ".join(filter(None, (document.urgency, stage, late, overdue, *facts.mended_by))),
        )
    )


def _totals(office: Office, year: int, found: tuple[OutgoingFacts, ...]) -> tuple[str, ...]:
    sent = [one for one in found if one.paper.sent_date is not None]
    late = sum(one.days_late > 0 for one in found)
    recalled = sum(one.stage == "recalled" for one in found)
    total = (
        f"Cộng: {len(found):02d} văn bản; đã phát hành {len(sent):02d}, chậm hoặc quá hạn {late:02d}, "
        f"thu hồi {recalled:02d}."
    )
    if year != office.today.year:
        return (total,)
    return (
        total,
        f"Còn ở Văn thư: chờ cấp số {len(to_number(office)):02d}, chờ ký số cơ quan, đóng dấu "
        f"{len(to_seal(office)):02d}, chờ phát hành {len(to_issue(office)):02d}.",
    )


def _copy_row(office: Office, copy: CopyRecord) -> Row:
    origin = office.outgoing.copy(copy.source)
    document = office.known_document(origin.source if origin else copy.source)
    via = f" (từ {copy_symbol(origin)})" if origin else ""
    signer = office.people_by_id.get(copy.signed_by)
    form = COPY_FORMS[copy.form] + (f": {copy.extract}" if copy.extract else "")
    return Row(
        (
            copy_symbol(copy),
            date_text(copy.made_date),
            form,
            f"{document.type_name} {document.symbol} ngày {date_text(document.issued_date)}{via}",
            f"{CARRIER_TEXTS[copy.source_carrier]} – {CARRIER_TEXTS[copy.carrier]}",
            str(copy.copies),
            signer.full_name if signer else "",
            "; ".join(copy.recipients),
        )
    )
