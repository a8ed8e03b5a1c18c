"""The mark of a print-out (Phụ lục VI phần I mục III.6.k), and pages that hold together."""

from __future__ import annotations

import base64
import re
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document as open_docx
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from hoso_kit.desk.papers import print_form
from hoso_kit.office.forms import printed_by, to_docx, to_html, to_xlsx
from hoso_kit.office.forms.form import PRINT_MARK
from hoso_kit.office.forms.layout import line_count, table_size, text_width
from hoso_kit.office.office import Office
from tests.forms.papers import office, papers
from tests.world import practice_office

IDS = list(papers())


@pytest.mark.parametrize("form_id", IDS)
def test_every_way_of_printing_tells_who_and_when(form_id: str) -> None:
    """Word, sheet and screen bear at the foot that the system printed it, for whom, on which day of the office."""
    form = printed_by(papers()[form_id], "Bùi Thị <Lành> & con", office().today)
    mark = f"{PRINT_MARK}, người in: Bùi Thị <Lành> & con, ngày {office().today:%d/%m/%Y}"
    section = open_docx(BytesIO(to_docx(form))).sections[0]
    assert section.first_page_footer.paragraphs[0].text == section.footer.paragraphs[0].text == mark
    sheet = load_workbook(BytesIO(to_xlsx(form))).worksheets[0]
    assert (sheet.firstFooter.left.text, sheet.oddFooter.left.text) == (mark.replace("&", "&&"),) * 2
    assert mark.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") in to_html(form)


@pytest.mark.parametrize(
    ("form_id", "person"),
    [("case_file_list", "p04"), ("file_list", "p04"), ("incoming_register", "p08"), ("outgoing_progress", "p08")],
)
@pytest.mark.parametrize("kind", ["html", "docx"])
def test_the_desk_marks_what_it_prints(form_id: str, person: str, kind: str) -> None:
    """Who acts on the Desk stands on the paper, with the office's own day and never the machine's."""
    here = Office(practice_office())
    data, name = print_form(here, person, {"form": form_id, "format": kind}).data, here.people_by_id[person].full_name
    if kind == "html":
        text = data["html"]
    else:
        text = open_docx(BytesIO(base64.b64decode(data["base64"]))).sections[0].footer.paragraphs[0].text
    assert f"người in: {name}, ngày {here.today:%d/%m/%Y}" in text


@pytest.mark.parametrize("form_id", [name for name in IDS if papers()[name].signatures])
def test_signatures_never_stand_alone_on_a_page(form_id: str) -> None:
    """What is above the signatures goes over to their page with them: the last row and the foot, or two lines."""
    form = papers()[form_id]
    document = open_docx(BytesIO(to_docx(form)))
    body = [p for p in document.paragraphs if p.text]
    foot = [p for p in body if p.text in form.foot] or [p for p in body if p.text == form.lines[-1].text]
    assert foot
    assert all(p.paragraph_format.keep_with_next for p in foot)
    if form.columns and form.rows:
        table = next(t for t in document.tables if len(t.columns) == len(form.columns))
        assert all(cell.paragraphs[0].paragraph_format.keep_with_next for cell in table.rows[-1].cells)


@pytest.mark.parametrize("form_id", IDS)
def test_a_sheet_s_letters_are_those_of_the_paper(form_id: str) -> None:
    """Every cell, the workbook's own style, header and footer: Times New Roman; A4, as wide as the page."""
    form = papers()[form_id]
    book = load_workbook(BytesIO(to_xlsx(form)))
    sheet = book.worksheets[0]
    assert {cell.font.name for row in sheet.iter_rows() for cell in row} == {"Times New Roman"}
    assert {book._named_styles["Normal"].font.name} == {"Times New Roman"}
    for part in (sheet.oddHeader.center, sheet.oddFooter.left, sheet.firstFooter.left):
        assert part.font.startswith("Times New Roman")
    assert (sheet.oddHeader.center.text, sheet.firstHeader.center.text) == ("&P", None)
    assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (9, 1, 0)


def test_a_long_title_gets_the_lines_that_it_needs() -> None:
    """Hundreds of letters in a narrow column make a high row, and short texts don't."""
    form = papers()["file_list"]
    long, short = ("Hồ sơ về việc giải quyết chế độ " * 12,) * 5, ("Hồ sơ",) * 5
    made = replace(form, rows=(replace(form.rows[0], cells=long), replace(form.rows[0], cells=short)))
    sheet = load_workbook(BytesIO(to_xlsx(made))).worksheets[0]
    heights = [
        sheet.row_dimensions[row[0].row].height for row in sheet.iter_rows() if row[0].value in {long[0], short[0]}
    ]
    assert heights[0] > 20 * heights[1]


@given(st.text(max_size=60), st.floats(20, 400))
def test_lines_hold_their_text(text: str, width: float) -> None:
    """No text is given less room than it is long; more room never makes more lines."""
    lines = line_count(text, width, 13)
    assert lines >= 1
    assert lines * width + 1 >= sum(text_width(word, 13) for word in text.split())
    assert line_count(text, width * 2, 13) <= lines


@pytest.mark.parametrize("form_id", [name for name in IDS if papers()[name].columns])
def test_no_date_and_no_name_of_a_column_is_broken_inside(form_id: str) -> None:
    """Each column holds the longest word of its name, and a date where it has dates, on paper and in the sheet."""
    form = papers()[form_id]
    size, shares = table_size(form), sum(column.width for column in form.columns)
    across = (297 if form.is_landscape else 210) - 30 - 15
    sheet = load_workbook(BytesIO(to_xlsx(form))).worksheets[0]
    for number, column in enumerate(form.columns):
        words = [(word, True) for word in column.name.split()]
        if column.name.startswith("Ngày") or re.search("[0-9]{2}/[0-9]{2}/[0-9]{4}", form.rows[0].cells[number]):
            words.append(("17/12/2024", False))
        needed = max(text_width(word, size, bold=bold) for word, bold in words)
        on_paper = (across * column.width / shares - 1.6) * 72 / 25.4
        in_sheet = sheet.column_dimensions["ABCDEFGHIJ"[number]].width * 5.25 - 3.75
        assert needed <= min(on_paper, in_sheet), column.name


def test_a_long_name_of_an_organ_is_broken_not_shrunk() -> None:
    """In the sheet's letterhead a name of sixty letters takes lines of its own, all of it in letters of one size."""
    form = papers()["transfer_list"]
    assert form.letterhead
    name = "Ban Quản lý Khu bảo tồn thiên nhiên và Vườn quốc gia Chư Mom Ray"
    made = replace(form, letterhead=replace(form.letterhead, organ_name=name))
    sheet = load_workbook(BytesIO(to_xlsx(made))).worksheets[0]
    top = [row[0].value for row in sheet.iter_rows(max_row=6) if row[0].value]
    assert name.upper() not in top
    assert name.upper() in " ".join(top)


def test_widths_are_those_of_the_letters() -> None:
    """Times New Roman: digits are half as wide as high, marks add nothing, bold is wider."""
    assert text_width("0000", 10) == 20
    assert text_width("ế", 12) == text_width("e", 12)
    assert text_width("đ", 12) == text_width("d", 12)
    assert text_width("chữ đậm", 12, bold=True) > text_width("chữ đậm", 12)
