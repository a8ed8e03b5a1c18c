"""A form as a Word document, ready to print: A4, Times New Roman 13, table header on each page.

Margins and size follow Phụ lục I phần I (top and bottom 20–25 mm, left 30–35 mm, right 15–20 mm; letters 13–14)
[memory: not among the texts that we read, to be compared with the original]. Uses python-docx, loaded only when
a document is written.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from hoso_kit.office.forms.fixed_zip import without_clock
from hoso_kit.office.forms.form import STATE_MOTTO, STATE_NAME, Form, Letterhead, Row, printable
from hoso_kit.office.forms.layout import FONT, MARGINS, PAPER, TEXT_SIZE, organ_lines, table_size

if TYPE_CHECKING:
    from docx.document import Document as Docx
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph

_SMALL = 10
_BEFORE_TITLE = 12
_LINES_KEPT = 2  # lines of a text that stay with the signatures
_ONE_SIGNATURE = (0.42, 0.58)
_MOTTO_WIDTH = 68  # mm in bold 13, with the cell's own padding
_PADDING = 0.8  # mm beside a cell's text; Word's 1.9 would break dates in narrow columns


def to_docx(form: Form) -> bytes:
    """The form as the bytes of a .docx file; the same form gives the same bytes."""
    from docx import Document

    document = Document()
    _set_up(document, form)
    if form.letterhead:
        _letterhead(document, form.letterhead, _printable_width(form))
    for number, title in enumerate(form.titles):
        before = _BEFORE_TITLE if form.letterhead and number == 0 else 0
        _paragraph(document.add_paragraph(), title, bold=True, centred=True, before=before)
    for subtitle in form.subtitles:
        _paragraph(document.add_paragraph(), subtitle, italic=True, centred=True)
    _space(document)
    for number, line in enumerate(form.lines, start=1):
        # signatures never stand on a page of their own
        keep = bool(form.signatures) and not form.columns and number > len(form.lines) - _LINES_KEPT
        paragraph = document.add_paragraph()
        _paragraph(paragraph, line.text, bold=line.kind == "strong", italic=line.kind == "italic", after=3, keep=keep)
    if form.columns:
        _table(document, form)
    for text in form.foot:
        _paragraph(document.add_paragraph(), text, before=4, keep=bool(form.signatures))
    if form.signatures:
        _signatures(document, form)
    if form.note:
        _paragraph(document.add_paragraph(), f"Ghi chú: {form.note}", italic=True, size=_SMALL, before=10)
    buffer = BytesIO()
    document.save(buffer)
    return without_clock(buffer.getvalue(), form.made_date)


def _set_up(document: Docx, form: Form) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(TEXT_SIZE)
    fonts = style.element.rPr.rFonts
    for script in ("w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    width, height = PAPER if not form.is_landscape else PAPER[::-1]
    section.orientation = WD_ORIENT.LANDSCAPE if form.is_landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    top, right, bottom, left = MARGINS
    section.top_margin, section.bottom_margin = Mm(top), Mm(bottom)
    section.left_margin, section.right_margin = Mm(left), Mm(right)
    section.header_distance = section.footer_distance = Mm(10)
    # the page's number at the top in the middle, not on the first page
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _page_number(number)
    for footer in (section.footer, section.first_page_footer):
        _paragraph(footer.paragraphs[0], form.mark, italic=True, size=_SMALL)
    core = document.core_properties
    core.title, core.author, core.last_modified_by = printable(form.name), "hoso_kit", "hoso_kit"
    core.comments, core.language = printable(form.mark), "vi-VN"


def _letterhead(document: Docx, letterhead: Letterhead, width: int) -> None:
    left = width * 42 // 100
    table = _plain_table(document, (left, width - left))
    organ, state = table.rows[0].cells
    lines = [(text, False) for text in organ_lines(printable(letterhead.superior_name)) if text]
    lines += [(text, True) for text in organ_lines(printable(letterhead.organ_name))]
    for number, (text, bold) in enumerate(lines):
        paragraph = organ.add_paragraph() if number else organ.paragraphs[0]
        _paragraph(paragraph, text, bold=bold, centred=True, size=12)
    _rule(organ, left * 3 // 10)
    _paragraph(state.paragraphs[0], STATE_NAME, bold=True, centred=True, size=12)
    _paragraph(state.add_paragraph(), STATE_MOTTO, bold=True, centred=True)
    # the rule is as long as the motto
    _rule(state, (width - left - _MOTTO_WIDTH) // 2)
    if letterhead.place_date:
        _paragraph(state.add_paragraph(), letterhead.place_date, italic=True, centred=True, before=4)
    _space(document)


def _table(document: Docx, form: Form) -> None:
    width = _printable_width(form)
    shares = sum(column.width for column in form.columns)
    widths = tuple(width * column.width / shares for column in form.columns)
    table = _plain_table(document, widths, rows=2 + len(form.rows))
    table.style = "Table Grid"
    _pad(table)
    size = table_size(form)
    centred = tuple(column.is_centred for column in form.columns)
    rows = list(table.rows)
    _row(rows[0], Row(tuple(column.name for column in form.columns)), (True,) * len(widths), size, bold=True)
    _row(rows[1], Row(form.column_numbers), (True,) * len(widths), size)
    for header in rows[:2]:
        _flag(header, "w:tblHeader")
    for number, (shown, row) in enumerate(zip(rows[2:], form.rows, strict=True), start=1):
        # a heading never stands alone at the foot of a page, nor what follows the table at the head of one
        keep = row.kind != "entry" or number == len(form.rows)
        _row(shown, row, centred, size, bold=row.kind != "entry", keep=keep)
    for shown in rows:
        _flag(shown, "w:cantSplit")


def _row(
    shown: Any, row: Row, centred: tuple[bool, ...], size: float, *, bold: bool = False, keep: bool = False
) -> None:
    for cell, text, is_centred in zip(shown.cells, row.cells, centred, strict=True):
        _paragraph(cell.paragraphs[0], text, bold=bold, centred=is_centred, size=size, before=2, after=2, keep=keep)


def _signatures(document: Docx, form: Form) -> None:
    from docx.shared import Mm

    width = _printable_width(form)
    _space(document, keep=True)
    blocks = form.signatures if len(form.signatures) > 1 else (None, *form.signatures)
    # a single block is wide enough for place and date in one line
    shares = _ONE_SIGNATURE if len(form.signatures) == 1 else (1 / len(blocks),) * len(blocks)
    table = _plain_table(document, tuple(width * share for share in shares))
    _flag(table.rows[0], "w:cantSplit")
    for cell, block in zip(table.rows[0].cells, blocks, strict=True):
        if block is None:
            continue
        if block.above:
            _paragraph(cell.paragraphs[0], block.above, italic=True, centred=True, keep=True)
            cell.add_paragraph()
        _paragraph(cell.paragraphs[-1], block.title, bold=True, centred=True, keep=True)
        _paragraph(cell.add_paragraph(), block.hint, italic=True, centred=True, size=12, keep=True)
        space = cell.add_paragraph()
        # room for the hand
        space.paragraph_format.space_after = Mm(18)
        _paragraph(cell.add_paragraph(), block.full_name, bold=True, centred=True)


def _plain_table(document: Docx, widths: tuple[float, ...], rows: int = 1) -> Table:
    from docx.enum.table import WD_TABLE_ALIGNMENT
    from docx.shared import Mm

    table: Table = document.add_table(rows, len(widths))
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    return table


def _paragraph(
    paragraph: Paragraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    centred: bool = False,
    size: float = 0,
    before: float = 0,
    after: float = 0,
    keep: bool = False,
) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    run = paragraph.add_run(printable(text))
    run.bold, run.italic = bold or None, italic or None
    if size:
        run.font.size = Pt(size)
    if centred:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    if before:
        paragraph.paragraph_format.space_before = Pt(before)
    if after:
        paragraph.paragraph_format.space_after = Pt(after)
    if keep:
        paragraph.paragraph_format.keep_with_next = True


def _space(document: Docx, *, keep: bool = False) -> None:
    from docx.shared import Pt

    paragraph = document.add_paragraph()
    paragraph.paragraph_format.keep_with_next = keep or None
    paragraph.paragraph_format.line_spacing = Pt(8)


def _rule(cell: _Cell, indent: float) -> None:
    """A thin line below a text, shortened from both sides."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt

    paragraph = cell.add_paragraph()
    paragraph.paragraph_format.line_spacing = Pt(3)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(indent)
    borders, bottom = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    # the schema wants pBdr before spacing and ind
    paragraph._p.get_or_add_pPr().insert(0, borders)


def _page_number(paragraph: Paragraph) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)


def _pad(table: Table) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm

    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(Mm(_PADDING).twips))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    # the schema wants it between the layout and the look
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is None:
        table._tbl.tblPr.append(margins)
    else:
        look.addprevious(margins)


def _flag(row: Any, name: str) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement(name))


def _printable_width(form: Form) -> int:
    _, right, _, left = MARGINS
    return (PAPER[1] if form.is_landscape else PAPER[0]) - left - right
