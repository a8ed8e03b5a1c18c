"""The forms of filing: file list, contents list, list of case files, closing note.

Columns of Nghị định 30/2020/NĐ-CP, Phụ lục V mục II and IV, word for word. Where the decree names a paper but
gives no form (list of case files, closing note), the form's note says so. Nothing is judged here.
"""

from __future__ import annotations

from collections.abc import Iterable

from hoso_kit.office.contents import contents_list
from hoso_kit.office.forms.form import (
    Column,
    Form,
    FormError,
    Letterhead,
    Line,
    Row,
    Signature,
    date_text,
    in_words_of,
    place_date,
)
from hoso_kit.office.forms.words import number_words
from hoso_kit.office.office import Office
from hoso_kit.office.scenario import Organ, Scenario
from hoso_kit.records.case_file import STATUS_TEXTS, CaseFile
from hoso_kit.records.file_list import FileList, FileListEntry
from hoso_kit.regulations import edition

SIGN_WITH_POSITION = "(Ký và ghi rõ họ và tên, chức vụ)"

FILE_LIST_COLUMNS = (
    Column("Số và ký hiệu hồ sơ", 15, is_centred=True),
    Column("Tên đề mục và tiêu đề hồ sơ", 42),
    Column("Thời hạn bảo quản", 15, is_centred=True),
    Column("Người lập hồ sơ", 17),
    Column("Ghi chú", 13),
)
CONTENTS_COLUMNS = (
    Column("STT", 7, is_centred=True, is_number=True),
    Column("Số, ký hiệu văn bản", 17),
    Column("Ngày tháng năm văn bản", 15, is_centred=True),
    Column("Tên loại và trích yếu nội dung văn bản", 30),
    Column("Tác giả văn bản", 15),
    Column("Tờ số/ Trang số", 9, is_centred=True),
    Column("Ghi chú", 10),
)
TRANSFER_COLUMNS = (
    Column("Số TT", 6, is_centred=True, is_number=True),
    Column("Số, ký hiệu hồ sơ", 15, is_centred=True),
    Column("Tiêu đề hồ sơ", 32),
    Column("Thời gian tài liệu", 17, is_centred=True),
    Column("Thời hạn bảo quản", 13, is_centred=True),
    Column("Số tờ/ Số trang", 9, is_centred=True),
    Column("Ghi chú", 12),
)
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def file_list_form(scenario: Scenario, issued: FileList | None = None) -> Form:
    """*Danh mục hồ sơ* (the scenario's unless given) with headings and the totals at the foot (Phụ lục V mục II)."""
    file_list, people = issued or scenario.file_list, scenario.people_by_id

    def entry_row(entry: FileListEntry) -> Row:
        creator = people[entry.creator].full_name
        return Row((entry.file_notation, entry.title, entry.maintenance, creator, entry.description))

    rows = []
    for heading in file_list.headings:
        rows.append(Row(("", f"{roman(heading.ordinal)}. {heading.name}", "", "", ""), "heading"))
        rows += map(entry_row, heading.entries)
        for subheading in heading.subheadings:
            rows.append(Row(("", f"{subheading.ordinal}. {subheading.name}", "", "", ""), "subheading"))
            rows += map(entry_row, subheading.entries)
    total, permanent, temporary = file_list.totals()
    decided = place_date("", file_list.decision_date).lower()
    form = Form(
        form_id="file_list",
        name="Danh mục hồ sơ",
        citation="nd30.pl5.2",
        made_date=file_list.decision_date,
        letterhead=organ_letterhead(scenario.office),
        titles=("DANH MỤC HỒ SƠ", f"Năm {file_list.file_catalog}"),
        subtitles=(f"(Kèm theo Quyết định số {file_list.decision_symbol} {decided} của {scenario.office.organ_name})",),
        columns=FILE_LIST_COLUMNS,
        rows=tuple(rows),
        foot=(
            f"Danh mục hồ sơ này có {total:02d} hồ sơ, bao gồm:",
            f"{permanent:02d} hồ sơ bảo quản vĩnh viễn;",
            f"{temporary:02d} hồ sơ bảo quản có thời hạn.",
        ),
    )
    return in_words_of(form, scenario.edition)


def contents_form(office: Office, case_file: CaseFile) -> Form:
    """*Mục lục văn bản, tài liệu* in a file (Phụ lục V mục IV)."""
    rows = tuple(
        Row((str(r.doc_ordinal), r.symbol, r.date_text, r.type_and_subject, r.organ_name, r.pages, r.note))
        for r in contents_list(office, case_file)
    )
    return Form(
        form_id="contents_list",
        name="Mục lục văn bản, tài liệu trong hồ sơ",
        citation="nd30.pl5.4",
        made_date=office.today,
        titles=(
            "MỤC LỤC VĂN BẢN, TÀI LIỆU",
            f"Số, ký hiệu hồ sơ: {case_file.file_notation}",
            f"Năm {office.catalog_of(case_file)}",
        ),
        columns=CONTENTS_COLUMNS,
        rows=rows,
    )


def case_file_list_form(office: Office, case_files: Iterable[CaseFile] | None = None) -> Form:
    """*Mục lục hồ sơ*, an output that Phụ lục VI names without a form; all files of the office unless given."""
    chosen = tuple(office.case_files.values() if case_files is None else case_files)
    years = sorted({office.catalog_of(one) for one in chosen} or {office.scenario.file_list.file_catalog})
    rows = tuple(
        Row(
            (
                str(number),
                # two years' files may bear the same notation
                case_file.name
                if case_file.fonds
                else f"{office.catalog_of(case_file)}.{case_file.file_notation}"
                if len(years) > 1
                else case_file.file_notation,
                case_file.title,
                documents_period(office, case_file),
                case_file.maintenance,
                extent(office, case_file),
                "; ".join(filter(None, (STATUS_TEXTS[case_file.status], case_file.description))),
            )
        )
        for number, case_file in enumerate(chosen, start=1)
    )
    form = Form(
        form_id="case_file_list",
        name="Mục lục hồ sơ",
        citation="nd30.pl6.5.6",
        made_date=office.today,
        letterhead=organ_letterhead(office.scenario.office),
        titles=("MỤC LỤC HỒ SƠ", f"Năm {', '.join(map(str, years))}"),
        columns=TRANSFER_COLUMNS,
        rows=rows,
        foot=count_foot(len(rows), "hồ sơ"),
        note="Phụ lục VI (phần I mục V.6) nêu Mục lục hồ sơ là thông tin đầu ra của Hệ thống nhưng không có mẫu riêng; "
        "các cột ở đây lấy theo mẫu Mục lục hồ sơ, tài liệu nộp lưu (Phụ lục V mục III).",
        is_landscape=True,
    )
    return in_words_of(form, office.scenario.edition)


def closing_note_form(
    office: Office, case_file: CaseFile, sheets: int, contents_sheets: int = 0, condition: str = ""
) -> Form:
    """*Chứng từ kết thúc* of a paper file (Điều 29 khoản 4 điểm c) as it was written, else a draft to be completed.

    ``sheets`` are those that were numbered; a draft can't be without them.
    """
    scenario = office.scenario
    creator = scenario.people_by_id[case_file.creator]
    day = case_file.end_date or office.today
    if case_file.has_closing_note:
        lines = [Line(text) for text in case_file.closing_note.splitlines()]
    else:
        lines = _drafted_closing_note(office, case_file, sheets, contents_sheets, condition)
    return Form(
        form_id="closing_note",
        name="Chứng từ kết thúc hồ sơ giấy",
        citation="nd30.29.4.c",
        made_date=day,
        letterhead=organ_letterhead(scenario.office),
        titles=("CHỨNG TỪ KẾT THÚC",),
        lines=tuple(lines),
        signatures=(
            Signature("Người lập", SIGN_WITH_POSITION, creator.full_name, above=place_date(scenario.office.place, day)),
        ),
        note="Nghị định 30/2020/NĐ-CP buộc viết chứng từ kết thúc cho mọi hồ sơ giấy nhưng không ban hành mẫu; "
        "nội dung ở đây là quy ước của bài tập.",
    )


def _drafted_closing_note(
    office: Office, case_file: CaseFile, sheets: int, contents_sheets: int, condition: str
) -> list[Line]:
    if sheets < 1 or contents_sheets < 0:
        raise FormError("Chứng từ kết thúc cần số tờ đã đánh số, từ 1 tờ trở lên.")
    lines = [
        Line(f"Hồ sơ số: {case_file.file_notation}", "strong"),
        Line(f"Tiêu đề hồ sơ: {case_file.title}"),
        Line(f"Hồ sơ này gồm có: {sheets} tờ (viết bằng chữ: {number_words(sheets)} tờ),"),
        Line(f"được đánh số từ tờ 01 đến tờ {sheets:02d}."),
    ]
    if contents_sheets:
        lines.append(
            Line(f"Mục lục văn bản: {contents_sheets} tờ (viết bằng chữ: {number_words(contents_sheets)} tờ).")
        )
    lines.append(Line(f"{edition(office.scenario.edition).terms.maintenance}: {case_file.maintenance}."))
    lines.append(Line(f"Tình trạng tài liệu: {condition or '…' * 20}"))
    return lines


def organ_letterhead(organ: Organ, place_date_text: str = "") -> Letterhead:
    """The organ's own letterhead."""
    return Letterhead(organ.written_above, organ.organ_name, place_date_text)


def documents_period(office: Office, case_file: CaseFile) -> str:
    """*Thời gian tài liệu*: dates of the earliest and the latest document, "" for an empty file."""
    days = sorted(office.known_document(doc_id).issued_date for doc_id in case_file.documents)
    if not days:
        return ""
    return date_text(days[0]) if days[0] == days[-1] else f"{date_text(days[0])} - {date_text(days[-1])}"


def extent(office: Office, case_file: CaseFile) -> str:
    """*Số tờ/ Số trang*: numbered sheets of a paper file, else the pages of its documents."""
    if case_file.has_paper and case_file.sheet_total:
        return f"{case_file.sheet_total} tờ"
    return f"{office.page_total(case_file)} trang"


def count_foot(count: int, what: str) -> tuple[str, str]:
    """The two foot lines of Phụ lục V mục III: in digits and in words."""
    return (f"Mục lục này gồm: {count:02d} {what}.", f"Viết bằng chữ: {number_words(count)} {what}.")


def roman(number: int) -> str:
    """The Roman numeral of a heading (below 40)."""
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text, number = text + sign, number - value
    return text
