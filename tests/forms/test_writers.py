"""Word, sheet, screen and PDF: read back by other eyes than those that wrote them."""

from __future__ import annotations

import unicodedata
import zipfile
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO

import pytest
from docx import Document as open_docx
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from hoso_kit.office.forms import FORM_STYLE, Row, to_docx, to_html, to_xlsx
from hoso_kit.office.forms.form import PRINT_MARK, STATE_MOTTO, STATE_NAME, printable
from tests.forms.papers import papers

IDS = list(papers())
ANY_TEXT = st.text(max_size=40)


@pytest.mark.parametrize("form_id", IDS)
def test_word_file_holds_the_form(form_id: str) -> None:
    """The table read back is the form's: names, numbers row, every cell, in Vietnamese NFC."""
    form = papers()[form_id]
    document = open_docx(BytesIO(to_docx(form)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert all(title in text for title in (*form.titles, *form.foot))
    if form.columns:
        table = next(t for t in document.tables if len(t.columns) == len(form.columns))
        cells = [tuple(cell.text for cell in row.cells) for row in table.rows]
        assert cells[0] == tuple(column.name for column in form.columns)
        assert cells[1] == form.column_numbers
        assert cells[2:] == [row.cells for row in form.rows]
        assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows[:3]] == [True, True, False]
    if form.letterhead:
        head = "\n".join(cell.text for cell in document.tables[0].rows[0].cells)
        assert STATE_NAME in head
        assert STATE_MOTTO in head
    assert unicodedata.is_normalized("NFC", text)


@pytest.mark.parametrize("form_id", IDS)
def test_word_page_is_the_office_s(form_id: str) -> None:
    """A4, Times New Roman 13, margins within 20–25, 30–35 and 15–20 mm, wide registers across, the mark at the foot."""
    form = papers()[form_id]
    document = open_docx(BytesIO(to_docx(form)))
    section, normal = document.sections[0], document.styles["Normal"]
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(13))
    sides = sorted((round(section.page_width / Mm(1)), round(section.page_height / Mm(1))))
    assert sides == [210, 297]
    assert (section.page_width > section.page_height) == form.is_landscape
    assert all(20 <= round(m / Mm(1)) <= 25 for m in (section.top_margin, section.bottom_margin))
    assert 30 <= round(section.left_margin / Mm(1)) <= 35
    assert 15 <= round(section.right_margin / Mm(1)) <= 20
    assert section.first_page_footer.paragraphs[0].text == section.footer.paragraphs[0].text == PRINT_MARK


@pytest.mark.parametrize("form_id", IDS)
def test_sheet_holds_the_form(form_id: str) -> None:
    """The sheet read back has the columns, each row, the frozen header and a print area; no cell is a formula."""
    form = papers()[form_id]
    sheet = load_workbook(BytesIO(to_xlsx(form))).worksheets[0]
    rows = [
        tuple("" if cell.value is None else str(cell.value) for cell in row[: len(form.columns)])
        for row in sheet.iter_rows()
    ]
    if form.columns:
        top = rows.index(tuple(column.name for column in form.columns))
        assert rows[top + 1] == form.column_numbers
        assert rows[top + 2 : top + 2 + len(form.rows)] == [row.cells for row in form.rows]
        assert sheet.freeze_panes == f"A{top + 3}"
        assert sheet.print_title_rows == f"${top + 1}:${top + 2}"
        assert sheet.cell(top + 3, 1).font.name == "Times New Roman"
    assert sheet.print_area
    assert sheet.page_setup.orientation == ("landscape" if form.is_landscape else "portrait")
    assert sheet.oddFooter.left.text == PRINT_MARK
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", '=HYPERLINK("http://x")', "=cmd|' /C calc'!A0"])
def test_text_never_becomes_a_formula(text: str) -> None:
    """A title that looks like a formula is stored as text with the quote prefix and reads back letter by letter."""
    form = papers()["contents_list"]
    row = Row(("1", text, text, text, text, text, text))
    sheet = load_workbook(BytesIO(to_xlsx(replace(form, rows=(row,), titles=(text,))))).worksheets[0]
    found = [cell for cells in sheet.iter_rows() for cell in cells if cell.value == text]
    assert len(found) == 7
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in found)


@pytest.mark.parametrize("form_id", IDS)
def test_same_form_same_bytes(form_id: str) -> None:
    """Two print-outs of one form are byte-identical, and no entry of the archive tells the machine's time."""
    form = papers()[form_id]
    for write in (to_docx, to_xlsx):
        content = write(form)
        assert content == write(papers()[form_id])
        with zipfile.ZipFile(BytesIO(content)) as archive:
            assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
            assert form.made_date.isoformat() in archive.read("docProps/core.xml").decode()


class _Texts(HTMLParser):
    """Collects the texts of table cells and the names of tags."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.add(tag)
        if tag == "td":
            self.cells.append("")
        if tag == "br" and self.cells:
            self.cells[-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self.cells:
            self.cells[-1] += data


@pytest.mark.parametrize("form_id", IDS)
def test_screen_page_lies_as_the_paper_does(form_id: str) -> None:
    """Printed from a browser, a wide form goes across an A4 page, any other stands upright."""
    form = papers()[form_id]
    assert ('data-page="across"' in to_html(form)) == form.is_landscape
    assert "@page hk-form-across{size:A4 landscape" in FORM_STYLE


@settings(max_examples=60)
@given(ANY_TEXT)
def test_screen_escapes_everything(text: str) -> None:
    """Whatever a text holds, the screen shows that text and no tag comes out of it."""
    form = replace(papers()["file_list"], rows=(Row((text,) * 5),), foot=(), note="")
    page = _Texts()
    page.feed(to_html(form))
    assert page.cells[5:9] == [printable(text)] * 4
    assert page.tags <= {
        "section",
        "div",
        "p",
        "header",
        "h3",
        "em",
        "strong",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "br",
        "span",
    }


@settings(max_examples=25)
@given(ANY_TEXT)
def test_any_text_can_be_printed(text: str) -> None:
    """No character stops a print-out; what is printed reads back as the text without its control characters."""
    form = replace(papers()["contents_list"], rows=(Row(("1", text, "", "", "", "", "")),))
    table = open_docx(BytesIO(to_docx(form))).tables[0]
    assert table.rows[2].cells[1].text == printable(text)
    sheet = load_workbook(BytesIO(to_xlsx(form))).worksheets[0]
    found = [row[1].value for row in sheet.iter_rows() if row[0].value == 1]
    assert (found[0] or "").strip() == printable(text).strip()
