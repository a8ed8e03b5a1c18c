"""A form as PDF, ready to print: the look of the Word file, drawn by reportlab on every machine alike.

The same form gives the same bytes. `flowables` is what stands on the pages, for whoever puts more behind it. Adds no
words but the mark of a print-out and the pages' numbers.
"""

from __future__ import annotations

from functools import partial
from html import escape
from io import BytesIO
from typing import TYPE_CHECKING, Any

from hoso_kit.office.forms.form import STATE_MOTTO, STATE_NAME, Form, FormError, Letterhead, Signature, printable
from hoso_kit.office.forms.layout import MARGINS, PAPER, TEXT_SIZE, organ_lines, table_size
from hoso_kit.office.paging.fonts import FontFamily, NoFont, find_family

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

_MM = 72 / 25.4
_SMALL = 10
_ORGAN_SHARE = 0.42
_MOTTO_WIDTH = 65  # mm in bold 13
_HAND = 18  # mm for the hand between title and name
_PADDING = 2.3
_RULE = 0.6
_LEAST = 0.75  # of the size that letters should have
# platypus adds 6 points on every side of a frame
_EDGES = tuple(side * _MM - 6 for side in MARGINS)
# left, bottom, width and height of an upright page's frame, for whoever puts more pages behind a form
PAGE_FRAME = (
    _EDGES[3],
    _EDGES[2],
    PAPER[0] * _MM - _EDGES[1] - _EDGES[3],
    PAPER[1] * _MM - _EDGES[0] - _EDGES[2],
)


def to_pdf(form: Form) -> bytes:
    """The form as the bytes of a .pdf file; raises `FormError` where no font has the Vietnamese letters."""
    from reportlab.platypus import SimpleDocTemplate

    family = usable_family()
    width, height = (side * _MM for side in (PAPER[::-1] if form.is_landscape else PAPER))
    out = BytesIO()
    template = SimpleDocTemplate(
        out,
        pagesize=(width, height),
        topMargin=_EDGES[0],
        rightMargin=_EDGES[1],
        bottomMargin=_EDGES[2],
        leftMargin=_EDGES[3],
        title=printable(form.name),
        author="hoso_kit",
        subject=printable(form.mark),
        lang="vi-VN",
        invariant=1,  # no machine's clock
    )
    edge = partial(page_edge, form=form, family=family)
    template.build(flowables(form, family), onFirstPage=edge, onLaterPages=edge)
    return out.getvalue()


def usable_family() -> FontFamily:
    """The font to write with; raises `FormError`."""
    try:
        return find_family()
    except NoFont:
        raise FormError(
            "Máy này không có phông chữ tiếng Việt nào dùng được nên chưa xuất được PDF. Vui lòng tải bản Word."
        ) from None


def flowables(form: Form, family: FontFamily) -> list[Flowable]:
    """All that stands on the form's pages, in order."""
    from reportlab.platypus import KeepTogether, Spacer

    width = _printable_width(form)
    parts: list[Flowable] = []
    if form.letterhead:
        parts += [_letterhead(form.letterhead, width, family), Spacer(1, 10)]
    parts += [_text(family, title, bold=True, centred=True) for title in form.titles]
    parts += [_text(family, subtitle, italic=True, centred=True) for subtitle in form.subtitles]
    parts.append(Spacer(1, 8))
    lines = [
        _text(family, line.text, bold=line.kind == "strong", italic=line.kind == "italic", after=3)
        for line in form.lines
    ]
    # signatures never stand on a page of their own: the last lines go with them
    kept = lines[-2:] if form.signatures and not form.columns else []
    parts += lines[: len(lines) - len(kept)]
    if form.columns:
        parts.append(_table(form, width, family))
    end: list[Flowable] = [*kept, *(_text(family, text, before=4) for text in form.foot)]
    if form.signatures:
        end += [Spacer(1, 8), _signatures(form.signatures, width, family)]
    if end:
        parts.append(KeepTogether(end))
    if form.note:
        parts.append(_text(family, f"Ghi chú: {form.note}", italic=True, size=_SMALL, before=10))
    return parts


def _letterhead(letterhead: Letterhead, width: float, family: FontFamily) -> Flowable:
    organ = [_text(family, text, centred=True, size=12) for text in organ_lines(letterhead.superior_name) if text]
    organ += [_text(family, text, bold=True, centred=True, size=12) for text in organ_lines(letterhead.organ_name)]
    state = [
        _text(family, STATE_NAME, bold=True, centred=True, size=12),
        _text(family, STATE_MOTTO, bold=True, centred=True),
    ]
    organ.append(_rule(width * _ORGAN_SHARE * 0.4))
    # the rule is as long as the motto
    state.append(_rule(_MOTTO_WIDTH * _MM))
    if letterhead.place_date:
        state.append(_text(family, letterhead.place_date, italic=True, centred=True, before=4))
    return _plain_table([[organ, state]], [width * _ORGAN_SHARE, width * (1 - _ORGAN_SHARE)])


def _table(form: Form, width: float, family: FontFamily) -> Flowable:
    from reportlab.lib.colors import black
    from reportlab.platypus import LongTable

    shares = sum(column.width for column in form.columns)
    widths = [width * column.width / shares for column in form.columns]

    def cells(texts: tuple[str, ...], centred: tuple[bool, ...], *, bold: bool = False) -> list[Flowable]:
        return [
            _text(family, text, bold=bold, centred=is_centred, size=table_size(form), room=wide - 2 * _PADDING)
            for text, is_centred, wide in zip(texts, centred, widths, strict=True)
        ]

    everywhere, as_told = (True,) * len(widths), tuple(column.is_centred for column in form.columns)
    rows = [
        cells(tuple(column.name for column in form.columns), everywhere, bold=True),
        cells(form.column_numbers, everywhere),
        *(cells(row.cells, as_told, bold=row.kind != "entry") for row in form.rows),
    ]
    style: list[tuple[Any, ...]] = [
        ("GRID", (0, 0), (-1, -1), _RULE, black),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
        ("TOPPADDING", (0, 0), (-1, -1), 1),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    # a heading never stands alone at the foot of a page
    headings = [number for number, row in enumerate(form.rows, start=2) if row.kind != "entry"]
    style += [("NOSPLIT", (0, number), (-1, number + 1)) for number in headings if number + 1 < len(rows)]
    return LongTable(rows, widths, repeatRows=2, style=style, splitInRow=1)


def _signatures(signatures: tuple[Signature, ...], width: float, family: FontFamily) -> Flowable:
    from reportlab.platypus import Spacer

    columns: list[list[Flowable]] = []
    for block in signatures:
        column = [_text(family, block.above, italic=True, centred=True)] if block.above else []
        column += [
            _text(family, block.title, bold=True, centred=True),
            _text(family, block.hint, italic=True, centred=True, size=12),
            Spacer(1, _HAND * _MM),
            _text(family, block.full_name, bold=True, centred=True),
        ]
        columns.append(column)
    if len(columns) == 1:
        # a single block is wide enough for place and date in one line
        return _plain_table([["", columns[0]]], [width * 0.42, width * 0.58])
    return _plain_table([columns], [width / len(columns)] * len(columns))


def _plain_table(rows: list[list[Any]], widths: list[float]) -> Flowable:
    from reportlab.platypus import Table

    whole = (0, 0), (-1, -1)
    style = [
        ("VALIGN", *whole, "TOP"),
        ("ALIGN", *whole, "CENTER"),
        ("LEFTPADDING", *whole, 2),
        ("RIGHTPADDING", *whole, 2),
    ]
    return Table(rows, widths, style=style)


def _text(
    family: FontFamily,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    centred: bool = False,
    size: float = TEXT_SIZE,
    before: float = 0,
    after: float = 0,
    room: float = 0,
) -> Flowable:
    """One paragraph; a word that is too long for ``room`` makes all its letters a little smaller."""
    from reportlab.lib.enums import TA_CENTER, TA_LEFT
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase.pdfmetrics import stringWidth
    from reportlab.platypus import Paragraph

    face = "bold_italic" if bold and italic else "bold" if bold else "italic" if italic else "regular"
    shown = printable(text)
    if room:
        longest = max((stringWidth(word, family.face(face), size * family.scale) for word in shown.split()), default=0)
        size *= max(_LEAST, min(1, 0.99 * room / longest)) if longest else 1
    style = ParagraphStyle(
        face,
        fontName=family.face(face),
        fontSize=size * family.scale,
        leading=size * 1.2,
        alignment=TA_CENTER if centred else TA_LEFT,
        spaceBefore=before,
        spaceAfter=after,
        splitLongWords=1,  # what is still too long is broken, never drawn over the next column
    )
    return Paragraph(escape(shown).replace("\n", "<br/>"), style)


def _rule(length: float) -> Flowable:
    from reportlab.lib.colors import black
    from reportlab.platypus import HRFlowable

    return HRFlowable(width=length, thickness=_RULE, color=black, spaceBefore=2, spaceAfter=2, hAlign="CENTER")


def page_edge(canvas: Canvas, template: Any, *, form: Form, family: FontFamily) -> None:
    """The mark at the foot, and from the second page on the number at the top in the middle."""
    width, height = template.pagesize
    canvas.saveState()
    canvas.setFont(family.face("italic"), _SMALL * family.scale)
    canvas.drawString(MARGINS[3] * _MM, 10 * _MM, printable(form.mark))
    if template.page > 1:
        canvas.setFont(family.face("regular"), TEXT_SIZE * family.scale)
        canvas.drawCentredString(width / 2, height - 13 * _MM, str(template.page))
    canvas.restoreState()


def _printable_width(form: Form) -> float:
    _, right, _, left = MARGINS
    return ((PAPER[1] if form.is_landscape else PAPER[0]) - left - right) * _MM
