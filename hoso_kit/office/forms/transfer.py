"""The papers of a transfer to the archive: transfer list, handover record, list of files kept back.

Columns and wording of Nghị định 30/2020/NĐ-CP, Phụ lục V mục III and V; Điều 30 khoản 3 and Điều 31 khoản 3.
The values here only carry what is printed: whether a transfer may take place is the office's rule, not theirs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hoso_kit.office.forms.filing import (
    SIGN_WITH_POSITION,
    TRANSFER_COLUMNS,
    count_foot,
    documents_period,
)
from hoso_kit.office.forms.form import (
    Column,
    Form,
    Letterhead,
    Line,
    Row,
    Signature,
    date_text,
    in_words_of,
    place_date,
)
from hoso_kit.office.office import Office
from hoso_kit.records.case_file import CaseFile

RETAINED_COLUMNS = (
    Column("Số TT", 6, is_centred=True, is_number=True),
    Column("Số, ký hiệu hồ sơ", 14, is_centred=True),
    Column("Tiêu đề hồ sơ", 30),
    Column("Thời hạn bảo quản", 12, is_centred=True),
    Column("Ngày đến hạn nộp lưu", 15, is_centred=True),
    Column("Giữ lại đến ngày", 15, is_centred=True),
    Column("Lý do giữ lại", 16),
)
_BLANK = "…" * 12
_SHORT = "…" * 6  # two blanks in one line
DEFAULT_EDITION = "nd30-2011"


@dataclass(frozen=True, slots=True)
class TransferLine:
    """One file of a transfer; ``period`` is the time of its documents, ``extent`` sheets or pages."""

    file_notation: str
    title: str
    period: str
    maintenance: str
    extent: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TransferList:
    """*Mục lục hồ sơ, tài liệu nộp lưu*; ``block_name`` stands below the title, ``organ_name`` above the unit.

    ``year`` names the year of the file list, or several.
    """

    organ_name: str
    unit_name: str
    block_name: str
    year: int | str
    lines: tuple[TransferLine, ...]
    place: str
    made_date: date
    maker_name: str
    edition: str = DEFAULT_EDITION


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a handover: unit, person, position."""

    name: str
    full_name: str
    position: str


@dataclass(frozen=True, slots=True)
class HandoverRecord:
    """*Biên bản giao nhận*; a count left None prints a blank line for the pen."""

    superior_name: str
    organ_name: str
    basis: str
    giver: Party
    receiver: Party
    block_name: str
    period: str
    place: str
    made_date: date
    paper_boxes: int | None = None
    paper_files: int | None = None
    shelf_metres: float | None = None
    electronic_files: int | None = None
    electronic_items: int | None = None
    condition: str = ""


@dataclass(frozen=True, slots=True)
class RetainedLine:
    """One file kept back: when it was due, until when and why it stays."""

    file_notation: str
    title: str
    maintenance: str
    due_date: date
    keep_until: date
    reason: str


@dataclass(frozen=True, slots=True)
class RetainedList:
    """*Danh mục hồ sơ, tài liệu giữ lại*; ``consent`` names the head's written consent (symbol and date) or ""."""

    organ_name: str
    unit_name: str
    year: int
    consent: str
    archive: str
    lines: tuple[RetainedLine, ...]
    place: str
    made_date: date
    maker_name: str
    edition: str = DEFAULT_EDITION


def transfer_lines(office: Office, case_files: Iterable[CaseFile]) -> tuple[TransferLine, ...]:
    """The lines of the given files as the system knows them (pages counted, no sheets)."""
    return tuple(
        TransferLine(
            case_file.file_notation,
            case_file.title,
            documents_period(office, case_file),
            case_file.maintenance,
            f"{office.page_total(case_file)} trang",
        )
        for case_file in case_files
    )


def transfer_list_form(transfer: TransferList) -> Form:
    """Seven columns, the total in digits and in words (Phụ lục V mục III)."""
    rows = tuple(
        Row((str(number), line.file_notation, line.title, line.period, line.maintenance, line.extent, line.note))
        for number, line in enumerate(transfer.lines, start=1)
    )
    form = Form(
        form_id="transfer_list",
        name="Mục lục hồ sơ, tài liệu nộp lưu",
        citation="nd30.pl5.3",
        made_date=transfer.made_date,
        letterhead=Letterhead(transfer.organ_name, transfer.unit_name),
        titles=tuple(filter(None, ("MỤC LỤC HỒ SƠ, TÀI LIỆU NỘP LƯU", transfer.block_name, f"Năm {transfer.year}"))),
        columns=TRANSFER_COLUMNS,
        rows=rows,
        foot=count_foot(len(rows), "hồ sơ (đơn vị bảo quản)"),
        signatures=(_maker(transfer.maker_name, transfer.place, transfer.made_date),),
    )
    return in_words_of(form, transfer.edition)


def handover_record_form(record: HandoverRecord) -> Form:
    """The text form of Phụ lục V mục V with both parties."""
    metres = _SHORT if record.shelf_metres is None else f"{record.shelf_metres:g}".replace(".", ",")
    texts = (
        Line("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;", "italic"),
        Line(f"Căn cứ {record.basis or _BLANK},", "italic"),
        Line("Chúng tôi gồm:"),
        *_party("BÊN GIAO", record.giver),
        *_party("BÊN NHẬN", record.receiver),
        Line("Thống nhất lập biên bản giao nhận tài liệu với những nội dung như sau:"),
        Line(f"1. Tên khối tài liệu giao nộp: {record.block_name}"),
        Line(f"2. Thời gian của hồ sơ, tài liệu: {record.period}"),
        Line("3. Số lượng tài liệu:"),
        Line("a) Đối với hồ sơ, tài liệu giấy"),
        Line(f"- Tổng số hộp (cặp): {_count(record.paper_boxes)}"),
        Line(f"- Tổng số hồ sơ (đơn vị bảo quản): {_count(record.paper_files, _SHORT)}. Quy ra mét giá: {metres} mét."),
        Line("b) Đối với hồ sơ, tài liệu điện tử"),
        Line(f"- Tổng số hồ sơ: {_count(record.electronic_files)}"),
        Line(f"- Tổng số tệp tin trong hồ sơ: {_count(record.electronic_items)}"),
        Line(f"4. Tình trạng tài liệu giao nộp: {record.condition or _BLANK}"),
        Line("5. Mục lục hồ sơ, tài liệu nộp lưu kèm theo."),
        Line("Biên bản này được lập thành hai bản; bên giao giữ một bản, bên nhận giữ một bản./."),
    )
    return Form(
        form_id="handover_record",
        name="Biên bản giao nhận hồ sơ, tài liệu",
        citation="nd30.pl5.5",
        made_date=record.made_date,
        letterhead=Letterhead(record.superior_name, record.organ_name, place_date(record.place, record.made_date)),
        titles=("BIÊN BẢN", "Giao nhận hồ sơ, tài liệu"),
        lines=texts,
        signatures=(
            Signature("ĐẠI DIỆN BÊN GIAO", "(Ký và ghi rõ họ và tên)", record.giver.full_name),
            Signature("ĐẠI DIỆN BÊN NHẬN", "(Ký và ghi rõ họ và tên)", record.receiver.full_name),
        ),
    )


def retained_list_form(retained: RetainedList) -> Form:
    """Files kept back after their day with the head's consent (Điều 31 khoản 3 điểm d)."""
    rows = tuple(
        Row(
            (
                str(number),
                line.file_notation,
                line.title,
                line.maintenance,
                date_text(line.due_date),
                date_text(line.keep_until),
                line.reason,
            )
        )
        for number, line in enumerate(retained.lines, start=1)
    )
    form = Form(
        form_id="retained_list",
        name="Danh mục hồ sơ, tài liệu giữ lại",
        citation="nd30.31.3.d",
        made_date=retained.made_date,
        letterhead=Letterhead(retained.organ_name, retained.unit_name),
        titles=("DANH MỤC HỒ SƠ, TÀI LIỆU GIỮ LẠI", f"Năm {retained.year}"),
        subtitles=(f"Kính gửi: {retained.archive}",),
        lines=(Line(f"Văn bản đồng ý của người đứng đầu cơ quan, tổ chức: {retained.consent or _BLANK}"),),
        columns=RETAINED_COLUMNS,
        rows=rows,
        foot=(f"Danh mục này gồm: {len(rows):02d} hồ sơ.",),
        signatures=(_maker(retained.maker_name, retained.place, retained.made_date),),
        note="Nghị định 30/2020/NĐ-CP (Điều 31 khoản 3 điểm d) buộc lập Danh mục này gửi Lưu trữ cơ quan nhưng không "
        "ban hành mẫu; các cột ở đây là quy ước của bài tập. Thời hạn giữ lại không quá 02 năm kể từ ngày đến hạn.",
    )
    return in_words_of(form, retained.edition)


def _maker(name: str, place: str, day: date) -> Signature:
    return Signature("Người lập", SIGN_WITH_POSITION, name, above=place_date(place, day))


def _party(side: str, party: Party) -> tuple[Line, ...]:
    return (
        Line(f"{side}: {party.name}", "strong"),
        Line(f"Ông (bà): {party.full_name}"),
        Line(f"Chức vụ công tác: {party.position}"),
    )


def _count(number: int | None, blank: str = _BLANK) -> str:
    return blank if number is None else f"{number:02d}"
