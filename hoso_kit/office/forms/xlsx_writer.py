"""A form as a spreadsheet: one sheet, ready to print, its table free to sort.

A text never becomes a formula: whatever a document's subject begins with (= + - @), the cell holds it as a
string with the quote prefix. Uses openpyxl, loaded only when a sheet is written.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from hoso_kit.office.forms.fixed_zip import without_clock
from hoso_kit.office.forms.form import STATE_MOTTO, STATE_NAME, Form, Letterhead, printable
from hoso_kit.office.forms.layout import FONT, MARGINS, TEXT_SIZE, broken_lines, line_count, organ_lines, table_size

if TYPE_CHECKING:
    from openpyxl.styles import Border
    from openpyxl.worksheet.worksheet import Worksheet

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_MM_PER_INCH = 25.4
# a unit of column width is a digit of the workbook's own letters, TNR 11: 7 dots, of which a cell keeps 5 free
_UNIT, _FREE = 5.25, 3.75  # in points
_WORKBOOK_SIZE, _MARK_SIZE = 11, 10
_UPRIGHT, _ACROSS = 88, 134  # units between the margins
# Excel gives Vietnamese letters of Times New Roman this much room above one another
_LINE = 1.28
_LETTERHEAD_SIZE = 12
_RULE_SIZE = 6
_GAP = 10  # points between the parts of the form
_PEN_ROOM = 48
_LEFT_OF_LETTERHEAD, _LEFT_OF_SIGNATURE = 0.42, 0.45
# text forms have no columns of their own; these give letterhead and signatures their halves
_TEXT_COLUMNS = (42, 8, 50)
_RULES = ("_" * 20, "_" * 64)
_LONGEST_NUMBER = 10


def to_xlsx(form: Form) -> bytes:
    """The form as the bytes of an .xlsx file; the same form gives the same bytes."""
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils.indexed_list import IndexedList

    workbook = Workbook()
    # column widths are counted in digits of this font; one that a machine lacks would shift them all
    own = Font(name=FONT, size=_WORKBOOK_SIZE)
    workbook._fonts = IndexedList([own])  # type: ignore[attr-defined]
    for style in workbook._named_styles:  # type: ignore[attr-defined]
        style.font = own
    sheet = workbook.worksheets[0]
    sheet.title = "Biểu mẫu"
    workbook.properties.creator = workbook.properties.lastModifiedBy = "hoso_kit"
    workbook.properties.title, workbook.properties.description = printable(form.name), printable(form.mark)
    _Page(sheet, form).fill()
    buffer = BytesIO()
    workbook.save(buffer)
    return without_clock(buffer.getvalue(), form.made_date)


class _Page:
    """Writes one form from the top of the sheet downwards."""

    def __init__(self, sheet: Worksheet, form: Form) -> None:
        self._sheet, self._form = sheet, form
        self._row = 0
        self._width = len(form.columns) or len(_TEXT_COLUMNS)
        self._size = table_size(form)
        self._units = _ACROSS if form.is_landscape else _UPRIGHT

    def fill(self) -> None:
        """All parts of the form in the order of the paper."""
        form = self._form
        self._columns()
        if form.letterhead:
            self._letterhead(form.letterhead)
            self._gap(_GAP)
        for title in form.titles:
            self._across(title, bold=True, centred=True)
        for subtitle in form.subtitles:
            self._across(subtitle, italic=True, centred=True)
        self._gap(_GAP)
        for line in form.lines:
            self._across(line.text, bold=line.kind == "strong", italic=line.kind == "italic")
        if form.columns:
            self._table()
            self._gap(_GAP / 2)
        for text in form.foot:
            self._across(text)
        self._signatures()
        if form.note:
            self._gap(_GAP)
            self._across(f"Ghi chú: {form.note}", italic=True, size=10)
        self._print_settings()

    def _columns(self) -> None:
        from openpyxl.utils import get_column_letter

        for number, share in enumerate(self._shares(), start=1):
            self._sheet.column_dimensions[get_column_letter(number)].width = round(self._units * share, 1)

    def _letterhead(self, letterhead: Letterhead) -> None:
        middle = self._split(_LEFT_OF_LETTERHEAD)
        left = [
            (line, bold)
            for name, bold in ((letterhead.superior_name, False), (letterhead.organ_name, True))
            for text in organ_lines(printable(name))
            for line in broken_lines(text, self._room(1, middle), _LETTERHEAD_SIZE, bold=bold)
        ]
        right = [(STATE_NAME, True), (STATE_MOTTO, True)]
        places = ((1, middle), (middle + 1, self._width))
        for number in range(max(len(left), len(right)) + 1):
            self._row += 1
            for lines, place, rule in zip((left, right), places, _RULES, strict=True):
                # the thin line below the names, as long as the motto on the right
                text, bold = lines[number] if number < len(lines) else (rule if number == len(lines) else "", False)
                size = _LETTERHEAD_SIZE if number < len(lines) else _RULE_SIZE
                self._merged(text, *place, bold=bold, centred=True, size=size)
                self._shrink(place[0])
            is_rule = number >= max(len(left), len(right))
            self._sheet.row_dimensions[self._row].height = (_RULE_SIZE if is_rule else _LETTERHEAD_SIZE) * _LINE + 1
        if letterhead.place_date:
            self._row += 1
            self._merged(letterhead.place_date, middle + 1, self._width, italic=True, centred=True)
            self._shrink(middle + 1)

    def _shrink(self, number: int) -> None:
        """A line of the letterhead is never broken: letters become smaller where the place is narrow."""
        from openpyxl.styles import Alignment

        self._sheet.cell(self._row, number).alignment = Alignment(
            horizontal="center", vertical="top", shrink_to_fit=True
        )

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

    def _cells(self, texts: tuple[str, ...], centred: tuple[bool, ...], *, bold: bool = False) -> None:
        self._row += 1
        border = _border()
        for number, text in enumerate(texts, start=1):
            column = self._form.columns[number - 1]
            self._put(number, text, bold=bold, centred=centred[number - 1], is_number=column.is_number)
            self._sheet.cell(self._row, number).border = border
        # spreadsheets don't grow rows by themselves when a file is opened for printing
        lines = max(
            line_count(printable(text), self._room(number, number), self._size, bold=bold)
            for number, text in enumerate(texts, start=1)
        )
        self._sheet.row_dimensions[self._row].height = lines * self._size * _LINE + 4

    def _signatures(self) -> None:
        blocks = self._form.signatures
        if not blocks:
            return
        self._gap(_GAP)
        middle = self._split(_LEFT_OF_SIGNATURE if len(blocks) == 1 else 0.5)
        places = ((1, middle), (middle + 1, self._width))
        spans = places if len(blocks) > 1 else places[1:]
        for name, bold, italic in (("above", False, True), ("title", True, False), ("hint", False, True)):
            if any(getattr(block, name) for block in blocks):
                self._side_by_side([getattr(block, name) for block in blocks], spans, bold=bold, italic=italic)
        self._gap(_PEN_ROOM)
        self._side_by_side([block.full_name for block in blocks], spans, bold=True)

    def _side_by_side(
        self, texts: list[str], spans: tuple[tuple[int, int], ...], *, bold: bool = False, italic: bool = False
    ) -> None:
        self._row += 1
        for text, (first, last) in zip(texts, spans, strict=True):
            self._merged(text, first, last, bold=bold, italic=italic, centred=True)
        lines = max(
            line_count(printable(text), self._room(*span), TEXT_SIZE, bold=bold)
            for text, span in zip(texts, spans, strict=True)
        )
        self._sheet.row_dimensions[self._row].height = lines * TEXT_SIZE * _LINE + 2

    def _gap(self, points: float) -> None:
        self._row += 1
        self._sheet.row_dimensions[self._row].height = points

    def _across(
        self, text: str, *, bold: bool = False, italic: bool = False, centred: bool = False, size: int = 0
    ) -> None:
        self._row += 1
        self._merged(text, 1, self._width, bold=bold, italic=italic, centred=centred, size=size)
        size = size or TEXT_SIZE
        lines = line_count(printable(text), self._room(1, self._width), size, bold=bold)
        self._sheet.row_dimensions[self._row].height = lines * size * _LINE + 2

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

    def _shares(self) -> list[float]:
        """What each column has of the sheet's width."""
        widths = [column.width for column in self._form.columns] or _TEXT_COLUMNS
        return [width / sum(widths) for width in widths]

    def _room(self, first: int, last: int) -> float:
        """Points for text in the columns from first to last."""
        return self._units * sum(self._shares()[first - 1 : last]) * _UNIT - _FREE

    def _split(self, share: float) -> int:
        """The last column on the left when the left has about this share; one column at least stays on the right."""
        shares = self._shares()
        return min(range(1, self._width), key=lambda number: abs(sum(shares[:number]) - share), default=1)

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
        # the page's number at the top in the middle, not on the first page; "&" begins a code there
        mark = printable(self._form.mark).replace("&", "&&")
        sheet.HeaderFooter.differentFirst = True
        sheet.oddHeader = HeaderFooterItem(center=_HeaderFooterPart(text="&P", font=f"{FONT},Regular", size=TEXT_SIZE))
        for name in ("oddFooter", "firstFooter"):
            part = _HeaderFooterPart(text=mark, font=f"{FONT},Italic", size=_MARK_SIZE)
            setattr(sheet, name, HeaderFooterItem(left=part))


def _border() -> Border:
    from openpyxl.styles import Border, Side

    side = Side(style="thin")
    return Border(left=side, right=side, top=side, bottom=side)
