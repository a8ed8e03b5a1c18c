"""Draws a document's sheets as a PDF with two empty fields for the signatures.

Nothing here signs, judges or decides where a line breaks (`paging.layout` does). Every sheet says at its foot that it
is for training, signed or not. The page's text is left uncompressed: a training file should be one that a teacher can
open and show.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hoso_kit.office.paging.drawing import draw_page
from hoso_kit.office.paging.fonts import FontFamily, find_family
from hoso_kit.office.paging.layout import HEIGHT, WIDTH, Box, Layout, lay_out
from hoso_kit.office.signing.certificates import TRAINING_NOTICE
from hoso_kit.office.signing.pictures import paint_person, paint_seal
from hoso_kit.records.document import Document

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PERSON_FIELD = "NguoiCoThamQuyen"
AGENCY_FIELD = "CoQuan"
SHEET_FOOT = f"{TRAINING_NOTICE} · Văn bản giả định, do phần mềm luyện tập tạo ra"


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


def make_scan(document: Document, family: FontFamily | None = None) -> bytes:
    """The signed and sealed paper document as it looks when scanned: its signature and seal are pictures only."""
    return draw(document, family or find_family(), is_scan=True).pdf


def draw(document: Document, family: FontFamily, *, is_scan: bool = False) -> Drawn:
    """The sheets alone."""
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(WIDTH, HEIGHT), pageCompression=0, invariant=1)  # invariant: no machine's clock
    canvas.setTitle(f"{document.type_name} {document.symbol}".strip())
    canvas.setSubject(document.subject)
    canvas.setAuthor(document.organ_name)
    canvas.setCreator(TRAINING_NOTICE)
    layout = lay_out(document)
    for number, page in enumerate(layout.pages):
        draw_page(canvas, page, SHEET_FOOT, family)
        if is_scan and number == layout.signed_page:
            _paint_signatures(canvas, document, layout, family)
        canvas.showPage()
    canvas.save()
    return Drawn(out.getvalue(), layout.signed_page, layout.person_box, layout.seal_box)


def _paint_signatures(canvas: Canvas, document: Document, layout: Layout, family: FontFamily) -> None:
    left, bottom, right, top = layout.person_box
    if document.signer.full_name:
        with _at(canvas, left, bottom):
            paint_person(canvas, document.signer.full_name, (right - left, top - bottom), family)
    left, bottom, right, _ = layout.seal_box
    with _at(canvas, left, bottom):
        paint_seal(canvas, document.organ_name, right - left, family)


@contextmanager
def _at(canvas: Canvas, x: float, y: float) -> Iterator[None]:
    """Draw from this place on, and leave the canvas as it was."""
    canvas.saveState()
    canvas.translate(x, y)
    yield
    canvas.restoreState()
