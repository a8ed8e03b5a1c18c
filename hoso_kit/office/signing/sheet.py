"""Draws a document's sheets as a PDF with two empty fields for the signatures.

Nothing here signs, judges or decides where a line breaks (`layout` does). Every sheet says at its foot that it is for
training, signed or not. The page's text is left uncompressed: a training file should be one that a teacher can open
and show.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hoso_kit.office.signing.certificates import TRAINING_NOTICE
from hoso_kit.office.signing.fonts import FontFamily, find_family
from hoso_kit.office.signing.layout import (
    HEIGHT,
    LEFT,
    MM,
    RIGHT,
    WIDTH,
    Box,
    Frame,
    Layout,
    Mark,
    Rule,
    Text,
    lay_out,
)
from hoso_kit.records.document import Document

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PERSON_FIELD = "NguoiCoThamQuyen"
AGENCY_FIELD = "CoQuan"
_RED = (0.85, 0.1, 0.1)
_FOOT = f"{TRAINING_NOTICE} · Văn bản giả định, do phần mềm luyện tập tạo ra"


@dataclass(frozen=True, slots=True)
class Drawn:
    """The unsigned sheets and where the signatures go, on sheet ``signed_page`` (from 0)."""

    pdf: bytes
    signed_page: int
    person_box: Box
    seal_box: Box


def make_pdf(document: Document, family: FontFamily | None = None) -> bytes:
    """The document as a PDF with two empty signature fields, unsigned."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign.fields import SigFieldSpec, append_signature_field

    drawn = draw(document, family or find_family())
    writer = IncrementalPdfFileWriter(io.BytesIO(drawn.pdf))
    for name, (x1, y1, x2, y2) in ((PERSON_FIELD, drawn.person_box), (AGENCY_FIELD, drawn.seal_box)):
        box = (round(x1), round(y1), round(x2), round(y2))
        append_signature_field(writer, SigFieldSpec(name, on_page=drawn.signed_page, box=box))
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]
    return out.getvalue()


def draw(document: Document, family: FontFamily) -> Drawn:
    """The sheets alone."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), pageCompression=0, invariant=1)  # invariant: no machine's clock
    canvas.setTitle(f"{document.type_name} {document.symbol}".strip())
    canvas.setSubject(document.subject)
    canvas.setAuthor(document.organ_name)
    canvas.setCreator(TRAINING_NOTICE)
    layout = lay_out(document)
    draw_pages(canvas, layout, family)
    canvas.save()
    return Drawn(out.getvalue(), layout.signed_page, layout.person_box, layout.seal_box)


def draw_pages(canvas: Canvas, layout: Layout, family: FontFamily) -> None:
    """All sheets of one document, each ended."""
    for page in layout.pages:
        for mark in page:
            _draw(canvas, mark, family)
        canvas.setFillGray(0.45)
        _text(canvas, Text(_FOOT, "italic", 8.5, (LEFT + RIGHT) / 2, 11 * MM, RIGHT - LEFT, "centre"), family)
        canvas.setFillGray(0)
        canvas.showPage()


def _draw(canvas: Canvas, mark: Mark, family: FontFamily) -> None:
    match mark:
        case Rule(x, y, length):
            canvas.setLineWidth(0.7)
            canvas.line(x, y, x + length, y)
        case Frame(x, y, width, height):
            canvas.setLineWidth(0.7)
            canvas.setStrokeColorRGB(*_RED)
            canvas.rect(x, y, width, height, stroke=1, fill=0)
            canvas.setStrokeGray(0)
        case Text(is_red=True):
            canvas.setFillColorRGB(*_RED)
            _text(canvas, mark, family)
            canvas.setFillGray(0)
        case Text():
            _text(canvas, mark, family)


def _text(canvas: Canvas, mark: Text, family: FontFamily) -> None:
    """One line. Lines were broken by the widths of Times: where this machine's letters are wider, they are drawn
    narrower, so that no line leaves its room."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    face, size = family.face(mark.face), mark.size * family.scale
    natural = float(stringWidth(mark.text, face, size))
    squeeze = min(1.0, mark.room / natural) if natural else 1.0
    gaps = mark.text.count(" ")
    x = mark.x - natural * squeeze / 2 if mark.align == "centre" else mark.x
    line = canvas.beginText(x, mark.y)
    line.setFont(face, size)
    if squeeze < 1:
        line.setHorizScale(100 * squeeze)
    elif mark.align == "justified" and gaps:
        line.setWordSpace((mark.room - natural) / gaps)
    line.textOut(mark.text)
    canvas.drawText(line)
