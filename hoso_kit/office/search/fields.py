"""The fields that a search reads and a screen may show, by the law's names.

Every input field of Phụ lục VI phần II (documents: mục I, II; case files: mục III) stands here, and the body
text. What the system counts by itself (pages, ordinal numbers, totals) can be shown but isn't searched:
a number typed would be met by any page count. No SQL and no matching here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from hoso_kit.office.search.schema import COPY_TEXTS, DIRECTION_TEXTS, STATUS_TEXTS
from hoso_kit.records.notation import document_symbol

Kind = Literal["document", "case_file"]
Group = Literal["symbol", "title", "organ", "text"]
Row = Mapping[str, Any]
KIND_TEXTS: dict[str, str] = {"document": "Văn bản", "case_file": "Hồ sơ"}


def _symbol(row: Row) -> str:
    number, notation = row["code_number"], row["code_notation"]
    return document_symbol(number, notation) if number else str(notation)


def _day(column: str) -> Callable[[Row], str]:
    def show(row: Row) -> str:
        value = row[column]
        return f"{value[8:]}/{value[5:7]}/{value[:4]}" if value else ""

    return show


def _plain(column: str) -> Callable[[Row], str]:
    def show(row: Row) -> str:
        value = row[column]
        return "" if value is None else str(value)

    return show


def _named(column: str, texts: Mapping[str, str]) -> Callable[[Row], str]:
    return lambda row: texts.get(row[column], str(row[column]))


@dataclass(frozen=True, slots=True)
class Field:
    """A field: ``group`` is the part of the index that holds it, None if it is only shown."""

    name: str
    label: str
    group: Group | None
    show: Callable[[Row], str]


def _field(name: str, label: str, group: Group | None, show: Callable[[Row], str] | None = None) -> Field:
    return Field(name, label, group, show or _plain(name))


DOCUMENT_FIELDS = (
    _field("symbol", "Số, ký hiệu", "symbol", _symbol),
    _field("arrival_number", "Số đến", "symbol"),
    _field("file_code", "Mã hồ sơ", "symbol"),
    _field("subject", "Trích yếu", "title"),
    _field("organ_name", "Cơ quan ban hành", "organ"),
    _field("type_name", "Tên loại văn bản", "text"),
    _field("issued_date", "Ngày văn bản", "text", _day("issued_date")),
    _field("arrival_date", "Ngày đến", "text", _day("arrival_date")),
    _field("due_date", "Thời hạn giải quyết", "text", _day("due_date")),
    _field("signer_full_name", "Người ký", "text"),
    _field("signer_position", "Chức vụ người ký", "text"),
    _field("to_organ_name", "Nơi nhận", "text"),
    _field("to_places", "Đơn vị, người nhận", "text"),
    _field("priority", "Mức độ khẩn", "text"),
    _field("trace_header_list", "Ý kiến chỉ đạo", "text"),
    _field("issued_amount", "Số bản phát hành", "text"),
    _field("language", "Ngôn ngữ", "text"),
    _field("description", "Ghi chú", "text"),
    _field("lead", "Người chủ trì", "text"),
    _field("copy", "Loại bản", "text", _named("copy", COPY_TEXTS)),
    _field("body", "Nội dung", "text"),
    _field("direction", "Đến, đi", None, _named("direction", DIRECTION_TEXTS)),
    _field("code_number", "Số", None),
    _field("code_notation", "Ký hiệu", None),
    _field("file_notation", "Số, ký hiệu hồ sơ", None),
    _field("doc_ordinal", "Số thứ tự trong hồ sơ", None),
    _field("page_amount", "Số trang", None),
)
CASE_FIELDS = (
    _field("file_code", "Mã hồ sơ", "symbol"),
    _field("title", "Tiêu đề hồ sơ", "title"),
    _field("organ_name", "Cơ quan lập hồ sơ", "organ"),
    _field("maintenance", "Thời hạn bảo quản", "text"),
    _field("rights", "Chế độ sử dụng", "text"),
    _field("creator", "Người lập hồ sơ", "text"),
    _field("language", "Ngôn ngữ", "text"),
    _field("start_date", "Thời gian bắt đầu", "text", _day("start_date")),
    _field("end_date", "Thời gian kết thúc", "text", _day("end_date")),
    _field("description", "Ghi chú", "text"),
    _field("return_reason", "Lý do trả lại", "text"),
    _field("status", "Trạng thái", None, _named("status", STATUS_TEXTS)),
    _field("file_notation", "Số, ký hiệu hồ sơ", None),
    _field("file_catalog", "Năm hình thành hồ sơ", None),
    _field("organ_id", "Mã định danh cơ quan", None),
    _field("doc_total", "Tổng số văn bản", None),
    _field("page_total", "Tổng số trang", None),
)
FIELDS: dict[str, tuple[Field, ...]] = {"document": DOCUMENT_FIELDS, "case_file": CASE_FIELDS}


@dataclass(frozen=True, slots=True)
class Column:
    """A column that a clerk may choose: its Vietnamese name, and each kind's field (None: stays empty)."""

    name: str
    label: str
    document: str | None
    case_file: str | None


COLUMNS: dict[str, Column] = {
    column.name: column
    for column in (
        Column("symbol", "Số, ký hiệu", "symbol", "file_notation"),
        Column("title", "Trích yếu, tiêu đề", "subject", "title"),
        Column("organ_name", "Cơ quan", "organ_name", "organ_name"),
        Column("work_date", "Ngày", "issued_date", "start_date"),
        Column("creator", "Người chủ trì, người lập", "lead", "creator"),
        Column("file_code", "Mã hồ sơ", "file_code", "file_code"),
        *(
            Column(name, label, document, case_file)
            for name, label, document, case_file in (
                ("file_notation", "Số, ký hiệu hồ sơ", "file_notation", "file_notation"),
                ("type_name", "Tên loại văn bản", "type_name", None),
                ("code_number", "Số", "code_number", None),
                ("code_notation", "Ký hiệu", "code_notation", None),
                ("issued_date", "Ngày văn bản", "issued_date", None),
                ("arrival_date", "Ngày đến", "arrival_date", None),
                ("arrival_number", "Số đến", "arrival_number", None),
                ("due_date", "Thời hạn giải quyết", "due_date", None),
                ("direction", "Đến, đi", "direction", None),
                ("signer_full_name", "Người ký", "signer_full_name", None),
                ("signer_position", "Chức vụ người ký", "signer_position", None),
                ("to_organ_name", "Nơi nhận", "to_organ_name", None),
                ("to_places", "Đơn vị, người nhận", "to_places", None),
                ("priority", "Mức độ khẩn", "priority", None),
                ("trace_header_list", "Ý kiến chỉ đạo", "trace_header_list", None),
                ("issued_amount", "Số bản phát hành", "issued_amount", None),
                ("doc_ordinal", "Số thứ tự trong hồ sơ", "doc_ordinal", None),
                ("page_amount", "Số trang", "page_amount", None),
                ("copy", "Loại bản", "copy", None),
                ("maintenance", "Thời hạn bảo quản", None, "maintenance"),
                ("rights", "Chế độ sử dụng", None, "rights"),
                ("status", "Trạng thái", None, "status"),
                ("start_date", "Thời gian bắt đầu", None, "start_date"),
                ("end_date", "Thời gian kết thúc", None, "end_date"),
                ("file_catalog", "Năm hình thành hồ sơ", None, "file_catalog"),
                ("organ_id", "Mã định danh cơ quan", None, "organ_id"),
                ("doc_total", "Tổng số văn bản", None, "doc_total"),
                ("page_total", "Tổng số trang", None, "page_total"),
                ("return_reason", "Lý do trả lại", None, "return_reason"),
                ("language", "Ngôn ngữ", "language", "language"),
                ("description", "Ghi chú", "description", "description"),
            )
        ),
    )
}
DEFAULT_COLUMNS = ("symbol", "title", "organ_name", "work_date", "creator")
_BY_NAME = {kind: {field.name: field for field in fields} for kind, fields in FIELDS.items()}


def field_of(kind: str, name: str) -> Field:
    """A kind's field by name."""
    return _BY_NAME[kind][name]


def cell(kind: str, row: Row, column: str) -> str:
    """What stands in a chosen column for this row ("" where the kind has no such field)."""
    name = COLUMNS[column].document if kind == "document" else COLUMNS[column].case_file
    return "" if name is None else field_of(kind, name).show(row)


def searched_texts(kind: str, row: Row) -> list[tuple[Field, str]]:
    """The searched fields of a row that hold anything, in the order of their weight."""
    return [(field, text) for field in FIELDS[kind] if field.group is not None and (text := field.show(row))]
