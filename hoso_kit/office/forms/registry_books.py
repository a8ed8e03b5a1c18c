"""The registry's two books beside the registers: paper sent by post, and the use of kept originals.

Columns of Nghị định 30/2020/NĐ-CP, Phụ lục IV mục III.2 and IV.2, word for word ("tối thiểu gồm 06 nội dung", "09 nội
dung"). Signatures and the post's stamp are for the pen: those columns stay empty. Nothing is judged here.
"""

from __future__ import annotations

from hoso_kit.office.forms.form import Column, Form, Row, date_text
from hoso_kit.office.forms.registers import type_and_subject, year_register
from hoso_kit.office.office import Office
from hoso_kit.office.registry_books_state import Loan, Posting

POST_COLUMNS = (
    Column("Ngày chuyển", 12, is_centred=True),
    Column("Số, ký hiệu văn bản", 18),
    Column("Nơi nhận văn bản", 30),
    Column("Số lượng bì", 9, is_centred=True, is_number=True),
    Column("Ký nhận và dấu bưu điện", 17),
    Column("Ghi chú", 14),
)
KEPT_COPIES_COLUMNS = (
    Column("Ngày tháng", 10, is_centred=True),
    Column("Họ tên người sử dụng", 14),
    Column("Số, ký hiệu ngày tháng văn bản", 15),
    Column("Tên loại và trích yếu nội dung văn bản", 22),
    Column("Số và ký hiệu HS", 10),
    Column("Ký nhận", 8),
    Column("Ngày trả", 10, is_centred=True),
    Column("Người cho phép sử dụng", 14),
    Column("Ghi chú", 9),
)


def post_register_form(office: Office, year: int | None = None) -> Form:
    """*Sổ gửi văn bản đi bưu điện* of the year, line by line as it was given to the post."""
    year = year or office.today.year
    found = [one for one in office.registry_books.postings if one.on.year == year]
    envelopes = sum(one.envelopes for one in found)
    return year_register(
        office,
        year,
        "post_register",
        "Sổ gửi văn bản đi bưu điện",
        "nd30.pl4.3",
        POST_COLUMNS,
        tuple(_posting(office, one) for one in found),
        f"{len(found):02d} lượt gửi, {envelopes:02d} bì",
    )


def kept_copies_register_form(office: Office, year: int | None = None) -> Form:
    """*Sổ sử dụng bản lưu* of the year, by the day on which the original was taken."""
    year = year or office.today.year
    found = [one for one in office.registry_books.loans if one.lent_date.year == year]
    out = sum(one.returned_date is None for one in found)
    return year_register(
        office,
        year,
        "kept_copies_register",
        "Sổ sử dụng bản lưu",
        "nd30.pl4.4",
        KEPT_COPIES_COLUMNS,
        tuple(_loan(office, one) for one in found),
        f"{len(found):02d} lượt sử dụng, chưa trả {out:02d}",
    )


def _posting(office: Office, one: Posting) -> Row:
    symbol = office.known_document(one.doc_id).symbol
    return Row((date_text(one.on), symbol, "; ".join(one.recipients), str(one.envelopes), "", one.note))


def _loan(office: Office, one: Loan) -> Row:
    document, people = office.known_document(one.doc_id), office.people_by_id
    return Row(
        (
            date_text(one.lent_date),
            people[one.user].full_name,
            f"{document.symbol}, ngày {date_text(document.issued_date)}",
            type_and_subject(document),
            "; ".join(office.files_of(one.doc_id)),
            "",
            date_text(one.returned_date),
            people[one.allowed_by].full_name,
            one.note,
        )
    )
