"""Draws a document as the A4 sheets that Phụ lục I describes, with two empty fields for the signatures.

Nothing here signs or judges. Every sheet says at its foot that it is for training, signed or not. The page's text
is left uncompressed: a training file should be one that a teacher can open and show.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hoso_kit.office.signing.certificates import TRAINING_NOTICE
from hoso_kit.office.signing.fonts import FontFamily, find_family
from hoso_kit.office.signing.pictures import paint_person, paint_seal
from hoso_kit.records.document import Document, Signer

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

PERSON_FIELD = "NguoiCoThamQuyen"
AGENCY_FIELD = "CoQuan"
Box = tuple[float, float, float, float]

_MM = 72 / 25.4
_WIDTH, _HEIGHT = 210 * _MM, 297 * _MM
_LEFT, _RIGHT = 30 * _MM, _WIDTH - 15 * _MM
_TOP, _BOTTOM = _HEIGHT - 20 * _MM, 20 * _MM
_ORGAN_CENTRE, _STATE_CENTRE = _LEFT + 84, _RIGHT - 138
_ORGAN_WIDTH = 196
_SIGNER_CENTRE, _SIGNER_WIDTH = _RIGHT - 118, 220
_RECEIVERS_WIDTH = 205
_SIGNING_SPACE = 84
_PERSON_SIZE, _SEAL_SIZE = (132.0, 64.0), 34 * _MM
_BODY_SIZE, _BODY_LINE, _INDENT = 14, 18, 36.0
_MOST_KEPT = 12  # lines of the last paragraph that move on with the signature
_RIGHTS = re.compile(r" (?=(?:KT|TL|TUQ|Q)\. )")  # each right to sign stands on its own line
_FLUSH = re.compile(r"(?:Điều \d|Căn cứ|[IVX]+\.|\d+\.)")


@dataclass(frozen=True, slots=True)
class Drawn:
    """The unsigned sheets and where the signatures go, on the last one."""

    pdf: bytes
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
        append_signature_field(writer, SigFieldSpec(name, on_page=-1, box=box))
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
    canvas = Canvas(out, pagesize=(_WIDTH, _HEIGHT), pageCompression=0, invariant=1)  # invariant: no machine's clock
    canvas.setTitle(f"{document.type_name} {document.symbol}".strip())
    canvas.setSubject(document.subject)
    canvas.setAuthor(document.organ_name)
    canvas.setCreator(TRAINING_NOTICE)
    pen = _Pen(canvas, family)
    _head(pen, document)
    for number, paragraph in enumerate(document.body):
        if number == len(document.body) - 1:  # the signature never stands alone on a sheet
            lines = pen.wrap(paragraph, "regular", _BODY_SIZE, _RIGHT - _LEFT, _INDENT)
            pen.need(min(len(lines), _MOST_KEPT) * _BODY_LINE + 6 + _foot_height(*_foot_lines(pen, document)))
        _paragraph(pen, paragraph)
    person_box = _foot(pen, document)
    x, y = person_box[0] + _PERSON_SIZE[0] / 3 - _SEAL_SIZE, (person_box[1] + person_box[3] - _SEAL_SIZE) / 2
    if is_scan:
        if document.signer.full_name:
            with _at(canvas, person_box[0], person_box[1]):
                paint_person(canvas, document.signer.full_name, _PERSON_SIZE, family)
        with _at(canvas, x, y):
            paint_seal(canvas, document.organ_name, _SEAL_SIZE, family)
    pen.end_page()
    canvas.save()
    return Drawn(out.getvalue(), person_box, (x, y, x + _SEAL_SIZE, y + _SEAL_SIZE))


@contextmanager
def _at(canvas: Canvas, x: float, y: float) -> Iterator[None]:
    """Draw from this place on, and leave the canvas as it was."""
    canvas.saveState()
    canvas.translate(x, y)
    yield
    canvas.restoreState()


@dataclass(slots=True)
class _Pen:
    """Where the next line goes on the sheet."""

    canvas: Canvas
    family: FontFamily
    y: float = _TOP
    page: int = field(default=1)

    def width(self, text: str, face: str, size: float) -> float:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        return float(stringWidth(text, self.family.face(face), size * self.family.scale))

    def wrap(self, text: str, face: str, size: float, width: float, indent: float = 0) -> list[str]:
        """Lines that fit; the first one has ``indent`` less room."""
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and self.width(longer, face, size) <= width - (indent if len(lines) == 1 else 0):
                lines[-1] = longer
            else:
                lines.append(word)
        return lines

    def put(self, text: str, face: str, size: float, x: float, y: float, stretch: float = 0) -> None:
        line = self.canvas.beginText(x, y)
        line.setFont(self.family.face(face), size * self.family.scale)
        line.setWordSpace(stretch)
        line.textOut(text)
        self.canvas.drawText(line)

    def centred(self, text: str, face: str, size: float, centre: float, y: float) -> None:
        self.put(text, face, size, centre - self.width(text, face, size) / 2, y)

    def block(self, text: str, face: str, size: float, centre: float, y: float, width: float) -> float:
        """Centred lines of about the same length from ``y`` down; gives the place of the next line."""
        lines = self.wrap(text, face, size, width)
        while width > 20 and len(closer := self.wrap(text, face, size, width - 8)) == len(lines):
            lines, width = closer, width - 8
        for line in lines:
            self.centred(line, face, size, centre, y)
            y -= size * 1.18
        return y

    def rule(self, centre: float, y: float, width: float) -> None:
        self.canvas.setLineWidth(0.7)
        self.canvas.line(centre - width / 2, y, centre + width / 2, y)

    def end_page(self) -> None:
        self.canvas.setFillGray(0.45)
        text = f"{TRAINING_NOTICE} · Văn bản giả định, do phần mềm luyện tập tạo ra"
        self.centred(text, "italic", 8.5, (_LEFT + _RIGHT) / 2, 11 * _MM)
        self.canvas.setFillGray(0)
        self.canvas.showPage()

    def need(self, height: float) -> None:
        """Go to a new sheet where this doesn't fit any more; sheets from the second on are numbered at the top."""
        if self.y - height < _BOTTOM:
            self.end_page()
            self.page += 1
            self.centred(str(self.page), "regular", 13, _WIDTH / 2, _HEIGHT - 13 * _MM)
            self.y = _TOP - 6


def _head(pen: _Pen, document: Document) -> None:
    left = right = pen.y
    if document.superior_name:
        left = pen.block(document.superior_name.upper(), "regular", 12, _ORGAN_CENTRE, left, _ORGAN_WIDTH)
    left = pen.block(document.organ_name.upper(), "bold", 12.5, _ORGAN_CENTRE, left, _ORGAN_WIDTH)
    pen.rule(_ORGAN_CENTRE, left + 10, 66)
    right = pen.block("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bold", 12.5, _STATE_CENTRE, right, 300)
    motto = "Độc lập - Tự do - Hạnh phúc"
    pen.centred(motto, "bold", 13.5, _STATE_CENTRE, right - 1)
    pen.rule(_STATE_CENTRE, right - 6, pen.width(motto, "bold", 13.5))
    y = min(left - 8, right - 27)
    symbol = document.symbol if document.code_number else f"        /{document.code_notation}"
    pen.centred(f"Số: {symbol}", "regular", 13, _ORGAN_CENTRE, y)
    pen.centred(_place_and_date(document), "italic", 13.5, _STATE_CENTRE, y)
    y -= 17
    is_letter = document.type_name == "Công văn"
    if is_letter:
        y = pen.block(_about(document.subject), "regular", 12, _ORGAN_CENTRE, y, _ORGAN_WIDTH)
    for mark in (document.secrecy, document.urgency):  # ô 10a, then 10b
        if mark:
            y = _red_mark(pen, mark.upper(), y)
    centre = (_LEFT + _RIGHT) / 2
    y -= 14
    if not is_letter:
        pen.centred(document.type_name.upper(), "bold", 14, centre, y - 4)
        y = pen.block(document.subject, "bold", 14, centre, y - 21, _RIGHT - _LEFT - 90)
        pen.rule(centre, y + 10, 100)
        y -= 12
    if document.addressee:
        y = pen.block(f"Kính gửi: {document.addressee}", "regular", 14, centre, y - 4, _RIGHT - _LEFT - 60) - 8
    pen.y = y - 4


def _about(subject: str) -> str:
    plain = re.sub(r"^về việc\s+", "", subject, flags=re.IGNORECASE)
    return f"V/v {plain[:1].lower()}{plain[1:]}" if plain[1:2].islower() or plain[1:2] == " " else f"V/v {plain}"


def _place_and_date(document: Document) -> str:
    day = document.issued_date
    if not document.code_number:  # number and date come together, from the registry (Điều 15)
        return f"{document.place}, ngày       tháng       năm {day.year}"
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)  # only months 1 and 2 take a 0
    return f"{document.place}, ngày {day.day:02d} tháng {month} năm {day.year}"


def _red_mark(pen: _Pen, text: str, y: float) -> float:
    width = 30 * _MM if len(text) < 9 else 40 * _MM
    pen.canvas.setStrokeColorRGB(0.85, 0.1, 0.1)
    pen.canvas.setFillColorRGB(0.85, 0.1, 0.1)
    pen.canvas.rect(_ORGAN_CENTRE - width / 2, y - 14, width, 8 * _MM, stroke=1, fill=0)
    pen.centred(text, "bold", 13.5, _ORGAN_CENTRE, y - 7)
    pen.canvas.setStrokeGray(0)
    pen.canvas.setFillGray(0)
    return y - 26


def _paragraph(pen: _Pen, text: str) -> None:
    width = _RIGHT - _LEFT
    face = "bold" if len(text) < 70 and _FLUSH.match(text) else "regular"
    lines = pen.wrap(text, face, _BODY_SIZE, width, _INDENT)
    for number, line in enumerate(lines):
        pen.need(_BODY_LINE)
        offset = _INDENT if number == 0 else 0
        spare = width - offset - pen.width(line, face, _BODY_SIZE)
        gaps = line.count(" ")
        stretch = spare / gaps if gaps and number < len(lines) - 1 else 0
        pen.put(line, face, _BODY_SIZE, _LEFT + offset, pen.y, stretch)
        pen.y -= _BODY_LINE
    pen.y -= 6


def _foot_lines(pen: _Pen, document: Document) -> tuple[list[str], list[str]]:
    """The receivers' lines and the signer's titles."""
    receivers: list[str] = []
    for number, text in enumerate(document.recipients):
        end = "." if number == len(document.recipients) - 1 else ";"
        receivers += pen.wrap(f"- {text}{end}", "regular", 11, _RECEIVERS_WIDTH)
    titles = [line for text in _titles(document.signer) for line in pen.wrap(text, "bold", 13.5, _SIGNER_WIDTH)]
    return receivers, titles


def _foot_height(receivers: list[str], titles: list[str]) -> float:
    return max(len(titles) * 16 + _SIGNING_SPACE + 40, 30 + 13 * len(receivers))


def _foot(pen: _Pen, document: Document) -> Box:
    """Nơi nhận on the left, the signer on the right; gives the place of the person's signature."""
    receivers, titles = _foot_lines(pen, document)
    pen.need(_foot_height(receivers, titles))
    top = pen.y - 14
    pen.put("Nơi nhận:", "bold_italic", 12, _LEFT, top)
    for number, line in enumerate(receivers):
        pen.put(line, "regular", 11, _LEFT, top - 15 - 13 * number)
    y = top
    for line in titles:
        pen.centred(line, "bold", 13.5, _SIGNER_CENTRE, y)
        y -= 16
    middle = y + 8 - _SIGNING_SPACE / 2
    pen.centred(document.signer.full_name, "bold", 14, _SIGNER_CENTRE, y - _SIGNING_SPACE)
    width, height = _PERSON_SIZE
    x = _SIGNER_CENTRE - width / 2
    return (x, middle - height / 2, x + width, middle + height / 2)


def _titles(signer: Signer) -> list[str]:
    authority = _RIGHTS.split(signer.authority) if signer.authority else []
    return [text for text in (*authority, signer.position) if text]
