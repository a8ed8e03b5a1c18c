"""A form as a spreadsheet: one sheet, ready to print, its table free to sort.

A text never becomes a formula: whatever a document's subject begins with (= + - @), the cell holds it as a
string with the quote prefix. Uses openpyxl, loaded only when a sheet is written.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from hoso_kit.office.forms.fixed_zip import without_clock
from hoso_kit.office.forms.form import PRINT_MARK, STATE_MOTTO, STATE_NAME, Form, Letterhead, printable
from hoso_kit.office.forms.layout import FONT, MARGINS, TEXT_SIZE, organ_lines, table_size

if TYPE_CHECKING:
    from openpyxl.styles import Border
    from openpyxl.worksheet.worksheet import Worksheet

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_MM_PER_INCH = 25.4
_LONGEST_NUMBER = 10


def to_xlsx(form: Form) -> bytes:
    """The form as the bytes of an .xlsx file; the same form gives the same bytes."""
    from openpyxl import Workbook

    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Biểu mẫu"
    workbook.properties.creator = workbook.properties.lastModifiedBy = "hoso_kit"
    workbook.properties.title, workbook.properties.description = printable(form.name), PRINT_MARK
    _Page(sheet, form).fill()
    buffer = BytesIO()
    workbook.save(buffer)
    return without_clock(buffer.getvalue(), form.made_date)


class _Page:
    """Writes one form from the top of the sheet downwards."""

    def __init__(self, sheet: Worksheet, form: Form) -> None:
        self._sheet, self._form = sheet, form
        self._row = 0
        # text forms have no columns of their own
        self._width = len(form.columns) or 4
        self._size = table_size(form)
        self._letters = 125 if form.is_landscape else 88

    def fill(self) -> None:
        """All parts of the form in the order of the paper."""
        form = self._form
        self._columns()
        if form.letterhead:
            self._letterhead(form.letterhead)
        for title in form.titles:
            self._across(title, bold=True, centred=True)
        for subtitle in form.subtitles:
            self._across(subtitle, italic=True, centred=True)
        self._row += 1
        for line in form.lines:
            self._across(line.text, bold=line.kind == "strong", italic=line.kind == "italic")
        if form.columns:
            self._table()
        for text in form.foot:
            self._across(text)
        self._signatures()
        if form.note:
            self._row += 1
            self._across(f"Ghi chú: {form.note}", italic=True, size=10)
        self._print_settings()

    def _columns(self) -> None:
        from openpyxl.utils import get_column_letter

        shares = [column.width for column in self._form.columns] or [1] * self._width
        for number, share in enumerate(shares, start=1):
            self._sheet.column_dimensions[get_column_letter(number)].width = round(
                self._letters * share / sum(shares), 1
            )

    def _letterhead(self, letterhead: Letterhead) -> None:
        from openpyxl.styles import Alignment

        left = [(text, False) for text in organ_lines(printable(letterhead.superior_name))]
        left += [(text, True) for text in organ_lines(printable(letterhead.organ_name))]
        right = [(STATE_NAME, True), (STATE_MOTTO, True)]
        middle = self._middle()
        for number in range(max(len(left), len(right))):
            self._row += 1
            for side, (first, last) in ((left, (1, middle)), (right, (middle + 1, self._width))):
                text, bold = side[number] if number < len(side) else ("", False)
                self._merged(text, first, last, bold=bold, centred=True, size=12)
                self._sheet.cell(self._row, first).alignment = Alignment(horizontal="center", shrink_to_fit=True)
        if letterhead.place_date:
            self._row += 1
            self._merged(letterhead.place_date, middle + 1, self._width, italic=True, centred=True)
        self._row += 1

    def _table(self) -> None:
        form = self._form
        centred = (True,) * self._width
        self._cells(tuple(column.name for column in form.columns), centred, bold=True)
        first = self._row
        self._cells(form.column_numbers, centred)
        self._sheet.freeze_panes = f"A{self._row + 1}"
        self._sheet.print_title_rows = f"{first}:{self._row}"
        alignment = tuple(column.is_centred for column in form.columns)
        for row in form.rows:
            self._cells(row.cells, alignment, bold=row.kind != "entry")
        self._row += 1

    def _cells(self, texts: tuple[str, ...], centred: tuple[bool, ...], *, bold: bool = False) -> None:
        self._row += 1
        border = _border()
        for number, text in enumerate(texts, start=1):
            column = self._form.columns[number - 1]
            self._put(number, text, bold=bold, centred=centred[number - 1], is_number=column.is_number)
            self._sheet.cell(self._row, number).border = border
        shares = sum(column.width for column in self._form.columns)
        # spreadsheets don't grow rows by themselves when a file is opened for printing
        lines = max(
            _line_count(text, self._letters * column.width / shares)
            for text, column in zip(texts, self._form.columns, strict=True)
        )
        self._sheet.row_dimensions[self._row].height = lines * self._size * 1.35 + 4

    def _signatures(self) -> None:
        blocks = self._form.signatures
        if not blocks:
            return
        self._row += 1
        middle = self._middle()
        places = ((1, middle), (middle + 1, self._width))
        spans = places if len(blocks) > 1 else places[1:]
        parts = (("above", False, True), ("title", True, False), ("hint", False, True), ("", False, False))
        for name, bold, italic in (*parts, ("", False, False), ("", False, False), ("full_name", True, False)):
            self._row += 1
            for block, (first, last) in zip(blocks, spans, strict=True):
                text = getattr(block, name) if name else ""
                self._merged(text, first, last, bold=bold, italic=italic, centred=True)

    def _across(
        self, text: str, *, bold: bool = False, italic: bool = False, centred: bool = False, size: int = 0
    ) -> None:
        self._row += 1
        self._merged(text, 1, self._width, bold=bold, italic=italic, centred=centred, size=size)
        size = size or TEXT_SIZE
        lines = _line_count(text, self._letters * 11 / size)
        self._sheet.row_dimensions[self._row].height = lines * size * 1.35 + 2

    def _merged(
        self,
        text: str,
        first: int,
        last: int,
        *,
        bold: bool = False,
        italic: bool = False,
        centred: bool = False,
        size: int = 0,
    ) -> None:
        if last > first:
            self._sheet.merge_cells(start_row=self._row, start_column=first, end_row=self._row, end_column=last)
        self._put(first, text, bold=bold, italic=italic, centred=centred, size=size or TEXT_SIZE)

    def _put(
        self,
        number: int,
        text: str,
        *,
        bold: bool = False,
        italic: bool = False,
        centred: bool = False,
        size: int = 0,
        is_number: bool = False,
    ) -> None:
        from openpyxl.styles import Alignment, Font

        cell = self._sheet.cell(self._row, number)
        cell.font = Font(name=FONT, size=size or self._size, bold=bold, italic=italic)
        cell.alignment = Alignment(horizontal="center" if centred else "left", vertical="top", wrap_text=True)
        text = printable(text)
        if not text:
            return
        if is_number and text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER:
            cell.value = int(text)
            return
        cell.value = text
        # openpyxl takes "=…" for a formula and "#N/A" for an error: here all is text
        cell.data_type = "s"
        cell.number_format = "@"
        if text.startswith(_FORMULA_STARTS):
            cell.quotePrefix = True

    def _middle(self) -> int:
        """The last column of the left half by width."""
        shares = [column.width for column in self._form.columns] or [1] * self._width
        reached = 0
        for number, share in enumerate(shares, start=1):
            reached += share
            if reached * 2 >= sum(shares):
                # keep at least one column on the right
                return min(number, self._width - 1)
        return self._width - 1

    def _print_settings(self) -> None:
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
        from openpyxl.worksheet.properties import PageSetupProperties

        sheet = self._sheet
        sheet.print_area = f"A1:{get_column_letter(self._width)}{self._row}"
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_setup.orientation = "landscape" if self._form.is_landscape else "portrait"
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        top, right, bottom, left = (size / _MM_PER_INCH for size in MARGINS)
        margins = sheet.page_margins
        margins.top, margins.right, margins.bottom, margins.left = top, right, bottom, left
        sheet.oddFooter = HeaderFooterItem(
            left=_HeaderFooterPart(text=PRINT_MARK), right=_HeaderFooterPart(text="Trang &P/&N")
        )


def _border() -> Border:
    from openpyxl.styles import Border, Side

    side = Side(style="thin")
    return Border(left=side, right=side, top=side, bottom=side)


def _line_count(text: str, width: float) -> int:
    """How many lines the text takes in a cell about ``width`` letters wide, broken at words."""
    count = 0
    for paragraph in text.split("\n"):
        count, used = count + 1, 0
        for word in paragraph.split():
            if used and used + 1 + len(word) > width:
                count, used = count + 1, 0
            used += len(word) + (1 if used else 0)
            while used > width:
                count, used = count + 1, used - max(int(width), 1)
    return count
