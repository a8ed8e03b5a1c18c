"""The fields of Phụ lục VI phần II with their values for one case file, and the lengths that they may have.

Names, types and lengths are the decree's (nd30.pl6.p2.1, .2, .3). A value that doesn't fit is never cut: the
export is refused and the field named. Nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hoso_kit.office.forms.form import FormError, printable
from hoso_kit.office.forms.registers import receivers
from hoso_kit.office.issuing_recipients import sent_to
from hoso_kit.office.office import Office
from hoso_kit.records.case_file import CaseFile
from hoso_kit.records.document import Document

LANGUAGE = "Tiếng Việt"
# Phụ lục VI gives Priority one digit and no table of codes: these are the exercise's (design.priority-codes)
PRIORITY_CODES = (("hỏa tốc", 3), ("hoả tốc", 3), ("thượng khẩn", 2), ("khẩn", 1))

# name -> Vietnamese name and length; numbers count digits
_LENGTHS: dict[str, tuple[str, int]] = {
    "OrganId": ("Mã định danh của cơ quan, tổ chức", 13),
    "FileCatalog": ("Năm hình thành hồ sơ", 4),
    "FileNotation": ("Số và ký hiệu hồ sơ", 20),
    "DocOrdinal": ("Số thứ tự văn bản trong hồ sơ", 3),
    "TypeName": ("Tên loại văn bản", 100),
    "CodeNumber": ("Số của văn bản", 11),
    "CodeNotation": ("Ký hiệu của văn bản", 30),
    "OrganName": ("Tên cơ quan, tổ chức", 200),
    "Subject": ("Trích yếu nội dung", 500),
    "PageAmount": ("Số trang của văn bản", 3),
    "Description": ("Ghi chú", 500),
    "ArrivalNumber": ("Số đến", 10),
    "Position": ("Chức vụ của người ký văn bản", 100),
    "FullName": ("Họ và tên người ký văn bản", 50),
    "Priority": ("Mức độ khẩn, độ mật", 1),
    "ToPlaces": ("Đơn vị hoặc người nhận", 1000),
    "Title": ("Tiêu đề hồ sơ", 500),
    "Maintenance": ("Thời hạn bảo quản", 30),
    "Rights": ("Chế độ sử dụng", 30),
    "Creator": ("Người lập hồ sơ", 30),
    "DocTotal": ("Tổng số văn bản trong hồ sơ", 4),
    "PageTotal": ("Tổng số trang của hồ sơ", 4),
}
_OTHER_LABELS = {
    "Language": "Ngôn ngữ",
    "StartDate": "Thời gian bắt đầu",
    "EndDate": "Thời gian kết thúc",
    "IssuedDate": "Ngày, tháng, năm văn bản",
    "ArrivalDate": "Ngày, tháng, năm đến",
    "DueDate": "Hạn trả lời văn bản",
    "TraceHeaderList": "Ý kiến phân phối, chỉ đạo, trạng thái xử lý",
    "IncomingDocument": "Văn bản đến",
    "OutgoingDocument": "Văn bản đi",
}
# fields that the schema wants filled
_NEEDED = {"OrganId", "FileNotation", "TypeName", "Subject", "Title", "Maintenance", "Creator"}


class ExportError(FormError):
    """A case file that can't be exported as it is; the message names every fault."""


def label_of(name: str) -> str:
    """The Vietnamese name of a field; a stranger's own name as it is."""
    return _LENGTHS[name][0] if name in _LENGTHS else _OTHER_LABELS.get(name, name)


@dataclass(frozen=True, slots=True)
class Field:
    """One element: its English name and either a text or further fields."""

    name: str
    text: str = ""
    parts: tuple[Field, ...] = ()

    def flat(self) -> Iterator[Field]:
        """This field and all within it."""
        yield self
        for part in self.parts:
            yield from part.flat()


def case_file_of(office: Office, file_notation: str) -> CaseFile:
    """The office's file of that notation, else an `ExportError`."""
    case_file = office.case_files.get(file_notation)
    if case_file is None:
        raise ExportError(f"Chưa có hồ sơ {file_notation} để kết xuất.")
    return case_file


def case_file_fields(office: Office, case_file: CaseFile) -> tuple[Field, ...]:
    """The eleven fields of mục III in their order."""
    people = office.scenario.people_by_id
    return _present(
        _file_code(office, case_file),
        Field("Title", printable(case_file.title)),
        Field("Maintenance", printable(case_file.maintenance)),
        _text("Rights", case_file.rights),
        Field("Creator", printable(people[case_file.creator].full_name)),
        Field("Language", LANGUAGE),
        _date("StartDate", case_file.start_date),
        _date("EndDate", case_file.end_date),
        Field("DocTotal", str(case_file.doc_total)),
        Field("PageTotal", str(office.page_total(case_file))),
        _text("Description", case_file.description),
    )


def document_fields(office: Office, case_file: CaseFile, document: Document, doc_ordinal: int) -> Field:
    """A document of the file with the fields of mục I (outgoing) or mục II (incoming) in their order."""
    common = (
        _file_code(office, case_file),
        Field("DocOrdinal", str(doc_ordinal)),
        Field("TypeName", printable(document.type_name)),
        Field("CodeNumber", printable(document.code_number)),
        Field("CodeNotation", printable(document.code_notation)),
        _date("IssuedDate", document.issued_date),
        Field("OrganName", printable(document.organ_name)),
        Field("Subject", printable(document.subject)),
        Field("Language", LANGUAGE),
        Field("PageAmount", str(document.page_amount)),
        _text("Description", "; ".join(filter(None, ("Bản thảo" if document.is_draft else "", document.note)))),
    )
    signer = Field(
        "SignerInfo",
        parts=(
            Field("Position", printable(document.signer.position)),
            Field("FullName", printable(document.signer.full_name)),
        ),
    )
    priority = Field("Priority", str(priority_code(document.urgency)))
    due = _date("DueDate", document.due_date)
    if document.direction == "outgoing":
        to = (Field("To", parts=(Field("OrganName", printable(name)),)) for name in sent_to(document))
        return Field("OutgoingDocument", parts=_present(*common, signer, *to, priority, due))
    number = document.arrival_number
    return Field(
        "IncomingDocument",
        parts=_present(
            *common,
            _date("ArrivalDate", document.arrival_date),
            None if number is None else Field("ArrivalNumber", str(number)),
            signer,
            priority,
            _text("ToPlaces", receivers(office.scenario, document)),
            _text("TraceHeaderList", document.directive),
            due,
        ),
    )


def refuse_misfits(fields: tuple[Field, ...]) -> None:
    """Raise an `ExportError` that names each field whose value is empty or longer than the decree allows."""
    faults = []
    for top in fields:
        ordinal = next((part.text for part in top.parts if part.name == "DocOrdinal"), "")
        place = f"văn bản thứ {ordinal}" if ordinal else "hồ sơ"
        for field in top.flat():
            name, limit = _LENGTHS.get(field.name, ("", 0))
            if not name:
                continue
            if len(field.text) > limit:
                faults.append(f"{place}: {name} ({field.name}) dài {len(field.text)} ký tự, tối đa {limit}")
            elif not field.text and field.name in _NEEDED:
                faults.append(f"{place}: thiếu {name} ({field.name})")
    if faults:
        raise ExportError(f"Chưa kết xuất được theo Phụ lục VI. {'; '.join(faults)}.")


def priority_code(urgency: str) -> int:
    """0 without urgency, 1 khẩn, 2 thượng khẩn, 3 hỏa tốc."""
    spoken = urgency.strip().lower()
    return next((code for name, code in PRIORITY_CODES if spoken == name), 0)


def _file_code(office: Office, case_file: CaseFile) -> Field:
    return Field(
        "FileCode",
        parts=(
            Field("OrganId", office.organ_of(case_file)),
            Field("FileCatalog", str(office.catalog_of(case_file))),
            Field("FileNotation", printable(case_file.file_notation)),
        ),
    )


def _present(*fields: Field | None) -> tuple[Field, ...]:
    return tuple(field for field in fields if field is not None)


def _text(name: str, text: str) -> Field | None:
    return Field(name, printable(text)) if printable(text) else None


def _date(name: str, day: date | None) -> Field | None:
    return None if day is None else Field(name, day.isoformat())
