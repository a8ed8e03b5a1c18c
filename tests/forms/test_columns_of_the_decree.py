"""What stands on each form, compared with the appendices of Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import unicodedata

import pytest

from hoso_kit.office.forms import FORMS, Form, FormError, closing_note_form, incoming_register_form
from hoso_kit.regulations import cite
from tests.forms.papers import case_file, office, papers

# typed from Phụ lục IV and V, not from the code
COLUMNS = {
    "file_list": "Số và ký hiệu hồ sơ|Tên đề mục và tiêu đề hồ sơ|Thời hạn bảo quản|Người lập hồ sơ|Ghi chú",
    "contents_list": "STT|Số, ký hiệu văn bản|Ngày tháng năm văn bản|Tên loại và trích yếu nội dung văn bản"
    "|Tác giả văn bản|Tờ số/ Trang số|Ghi chú",
    "transfer_list": "Số TT|Số, ký hiệu hồ sơ|Tiêu đề hồ sơ|Thời gian tài liệu|Thời hạn bảo quản"
    "|Số tờ/ Số trang|Ghi chú",
    "incoming_register": "Ngày đến|Số đến|Tác giả|Số, ký hiệu văn bản|Ngày tháng văn bản"
    "|Tên loại và trích yếu nội dung văn bản|Đơn vị hoặc người nhận|Ngày chuyển|Ký nhận|Ghi chú",
    "outgoing_register": "Số, ký hiệu văn bản|Ngày tháng văn bản|Tên loại và trích yếu nội dung văn bản|Người ký"
    "|Nơi nhận văn bản|Đơn vị, người nhận bản lưu|Số lượng bản|Ngày chuyển|Ký nhận|Ghi chú",
    "post_register": "Ngày chuyển|Số, ký hiệu văn bản|Nơi nhận văn bản|Số lượng bì|Ký nhận và dấu bưu điện|Ghi chú",
    "kept_copies_register": "Ngày tháng|Họ tên người sử dụng|Số, ký hiệu ngày tháng văn bản"
    "|Tên loại và trích yếu nội dung văn bản|Số và ký hiệu HS|Ký nhận|Ngày trả|Người cho phép sử dụng|Ghi chú",
}


def words(form: Form) -> str:
    """All text of the form."""
    cells = [cell for row in form.rows for cell in row.cells]
    return "\n".join(
        (*form.titles, *form.subtitles, *(line.text for line in form.lines), *cells, *form.foot, form.note)
    )


@pytest.mark.parametrize("form_id", COLUMNS)
def test_columns_are_the_appendix_s_word_for_word(form_id: str) -> None:
    """Names, number and order of the columns are the decree's, numbered (1) (2) …"""
    form = papers()[form_id]
    assert "|".join(column.name for column in form.columns) == COLUMNS[form_id]
    assert form.column_numbers == tuple(f"({n})" for n in range(1, len(form.columns) + 1))


def test_the_registry_offers_every_form() -> None:
    """Each form on offer resolves its citation, names its builder's arguments and bears the name it is offered by."""
    made = papers()
    assert set(made) == set(FORMS)
    for form_id, kind in FORMS.items():
        assert cite(kind.citation).text
        assert (made[form_id].form_id, made[form_id].name) == (form_id, kind.name)
        assert made[form_id].citation == kind.citation
        assert kind.signature.parameters


def test_a_form_that_the_decree_lacks_says_so() -> None:
    """Where no form is decreed the note tells, and only there it tells of the exercise's own columns."""
    for form_id, kind in FORMS.items():
        note = papers()[form_id].note
        assert kind.is_decreed != ("không ban hành mẫu" in note or "không có mẫu riêng" in note), form_id


def test_all_text_is_nfc() -> None:
    """No form holds decomposed Vietnamese."""
    assert [name for name, form in papers().items() if not unicodedata.is_normalized("NFC", words(form))] == []


def test_the_file_list_has_headings_and_totals() -> None:
    """Roman and Arabic headings stand in column 2; the foot gives total, permanent and temporary files."""
    form = papers()["file_list"]
    total, permanent, temporary = office().scenario.file_list.totals()
    assert next(row.cells[1] for row in form.rows if row.kind == "heading").startswith("I. ")
    assert any(row.cells[1].startswith("1. ") for row in form.rows if row.kind == "subheading")
    assert sum(row.kind == "entry" for row in form.rows) == total
    assert form.foot == (
        f"Danh mục hồ sơ này có {total:02d} hồ sơ, bao gồm:",
        f"{permanent:02d} hồ sơ bảo quản vĩnh viễn;",
        f"{temporary:02d} hồ sơ bảo quản có thời hạn.",
    )


def test_the_transfer_list_counts_in_digits_and_words() -> None:
    """21 files: "21" and "hai mươi mốt", with the maker's block below."""
    form = papers()["transfer_list"]
    assert form.foot == (
        "Mục lục này gồm: 21 hồ sơ (đơn vị bảo quản).",
        "Viết bằng chữ: hai mươi mốt hồ sơ (đơn vị bảo quản).",
    )
    assert [(block.title, block.hint) for block in form.signatures] == [
        ("Người lập", "(Ký và ghi rõ họ và tên, chức vụ)")
    ]


def test_the_handover_record_has_the_decree_s_sentences() -> None:
    """Both parties, the five numbered points and the two copies are on the record; unknown counts stay blank."""
    text = words(papers()["handover_record"])
    for sentence in (
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        "BÊN GIAO: Văn hóa – Xã hội",
        "BÊN NHẬN: Lưu trữ cơ quan",
        "1. Tên khối tài liệu giao nộp:",
        "2. Thời gian của hồ sơ, tài liệu:",
        "3. Số lượng tài liệu:",
        "- Tổng số hộp (cặp): …",
        "- Tổng số tệp tin trong hồ sơ: 41",
        "4. Tình trạng tài liệu giao nộp:",
        "5. Mục lục hồ sơ, tài liệu nộp lưu kèm theo.",
        "Biên bản này được lập thành hai bản; bên giao giữ một bản, bên nhận giữ một bản./.",
    ):
        assert sentence in text
    assert [block.title for block in papers()["handover_record"].signatures] == [
        "ĐẠI DIỆN BÊN GIAO",
        "ĐẠI DIỆN BÊN NHẬN",
    ]


def test_registers_are_in_order_and_hold_no_draft() -> None:
    """Incoming by arrival number, once each; no draft among the issued; only the year asked for."""
    numbers = [int(row.cells[1]) for row in papers()["incoming_register"].rows]
    assert numbers == sorted(numbers)
    assert numbers
    assert not [row for row in papers()["outgoing_register"].rows if row.cells[0].startswith("…")]
    assert incoming_register_form(office(), 1999).rows == ()


def test_a_closing_note_needs_sheets() -> None:
    """A closing note counts the numbered sheets in words; without any there is nothing to close."""
    assert "105 tờ (viết bằng chữ: một trăm linh năm tờ)" in words(papers()["closing_note"])
    with pytest.raises(FormError, match="số tờ"):
        closing_note_form(office(), case_file(), 0)
