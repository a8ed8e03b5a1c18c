"""Where everything of a document stands on the A4 sheets that Phụ lục I describes, and how many sheets there are.

A pure function of the document: it opens no font and no file, so that PageAmount, which the system fills in
(Phụ lục VI phần I mục III.1.g), is the same on every machine and in every replay. `drawing` draws what is laid out.
Places are in points from the sheet's lower left corner.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Literal

from hoso_kit.office.paging.widths import width, wrap, wrap_evenly
from hoso_kit.records.document import Document, Signer

Box = tuple[float, float, float, float]
Align = Literal["left", "centre", "justified"]

MM = 72 / 25.4
WIDTH, HEIGHT = 210 * MM, 297 * MM
LEFT, RIGHT = 30 * MM, WIDTH - 15 * MM
_TOP, _BOTTOM = HEIGHT - 20 * MM, 20 * MM
_ORGAN_CENTRE, _STATE_CENTRE = LEFT + 84, RIGHT - 138
_ORGAN_WIDTH, _STATE_WIDTH = 196, 300
_SIGNER_CENTRE, _SIGNER_WIDTH = RIGHT - 118, 220
_RECEIVERS_WIDTH = 205
_SIGNING_SPACE = 84
_PERSON_SIZE, _SEAL_SIZE = (132.0, 64.0), 34 * MM
_BODY_SIZE, _BODY_LINE, _INDENT = 14, 18, 36.0
_MOST_KEPT = 12  # lines of the last paragraph that move on with the signature
_RIGHTS = re.compile(r" (?=(?:KT|TL|TUQ|Q)\. )")  # each right to sign stands on its own line
_LEFT_OUT = "(Trang này của văn bản được lược bớt trong bản luyện tập.)"
_FLUSH = re.compile(r"(?:Điều \d|Căn cứ|[IVX]+\.|\d+\.)")


@dataclass(frozen=True, slots=True)
class Text:
    """One line: ``x`` is its left end, or its middle if it is centred; ``room`` is what it must not exceed."""

    text: str
    face: str
    size: float
    x: float
    y: float
    room: float
    align: Align = "left"
    is_red: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line from ``x`` to the right."""

    x: float
    y: float
    length: float


@dataclass(frozen=True, slots=True)
class Frame:
    """The red frame of a mark of secrecy or urgency."""

    x: float
    y: float
    width: float
    height: float


Mark = Text | Rule | Frame


@dataclass(frozen=True, slots=True)
class Layout:
    """The sheets, at least one; the person's and the agency's signatures go on sheet ``signed_page`` (from 0)."""

    pages: tuple[tuple[Mark, ...], ...]
    signed_page: int
    person_box: Box
    seal_box: Box


def page_amount(document: Document) -> int:
    """PageAmount: how many sheets the document's text fills."""
    return len(lay_out(replace(document, page_amount=0)).pages)


def lay_out(document: Document) -> Layout:
    """The document on its sheets.

    A situation tells little of a long document's text: sheets that say so follow the signature, until there are as
    many as the document's PageAmount.
    """
    pen = _Pen()
    _head(pen, document)
    receivers, titles = _foot_lines(document)
    for number, paragraph in enumerate(document.body):
        if number == len(document.body) - 1:  # the signature never stands alone on a sheet
            lines = wrap(paragraph, "regular", _BODY_SIZE, RIGHT - LEFT, _INDENT)
            pen.need(min(len(lines), _MOST_KEPT) * _BODY_LINE + 6 + _foot_height(receivers, titles))
        _paragraph(pen, paragraph)
    box, signed_page = _foot(pen, document.signer, receivers, titles)
    x, y = box[0] + _PERSON_SIZE[0] / 3 - _SEAL_SIZE, (box[1] + box[3] - _SEAL_SIZE) / 2
    while len(pen.pages) < document.page_amount:
        pen.next_page()
        pen.centred(_LEFT_OUT, "italic", 12, WIDTH / 2, pen.y - 24, RIGHT - LEFT)
    pages = tuple(tuple(page) for page in pen.pages)
    return Layout(pages, signed_page, box, (x, y, x + _SEAL_SIZE, y + _SEAL_SIZE))


@dataclass(slots=True)
class _Pen:
    """Where the next line goes."""

    y: float = _TOP
    pages: list[list[Mark]] = field(default_factory=lambda: [[]])

    def put(self, mark: Mark) -> None:
        self.pages[-1].append(mark)

    def centred(self, text: str, face: str, size: float, centre: float, y: float, room: float) -> None:
        self.put(Text(text, face, size, centre, y, room, "centre"))

    def block(self, text: str, face: str, size: float, centre: float, y: float, room: float) -> float:
        """Centred lines of about the same length from ``y`` down; gives the place of the next line."""
        for line in wrap_evenly(text, face, size, room):
            self.centred(line, face, size, centre, y, room)
            y -= size * 1.18
        return y

    def rule(self, centre: float, y: float, length: float) -> None:
        self.put(Rule(centre - length / 2, y, length))

    def need(self, height: float) -> None:
        """Go to a new sheet where this doesn't fit any more."""
        if self.y - height < _BOTTOM:
            self.next_page()

    def next_page(self) -> None:
        """A new sheet; from the second on they are numbered at the top."""
        self.pages.append([])
        self.centred(str(len(self.pages)), "regular", 13, WIDTH / 2, HEIGHT - 13 * MM, 60)
        self.y = _TOP - 6


def _head(pen: _Pen, document: Document) -> None:
    left = right = pen.y
    if document.superior_name:
        left = pen.block(document.superior_name.upper(), "regular", 12, _ORGAN_CENTRE, left, _ORGAN_WIDTH)
    left = pen.block(document.organ_name.upper(), "bold", 12.5, _ORGAN_CENTRE, left, _ORGAN_WIDTH)
    pen.rule(_ORGAN_CENTRE, left + 10, 66)
    right = pen.block("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "bold", 12.5, _STATE_CENTRE, right, _STATE_WIDTH)
    motto = "Độc lập - Tự do - Hạnh phúc"
    pen.centred(motto, "bold", 13.5, _STATE_CENTRE, right - 1, _STATE_WIDTH)
    pen.rule(_STATE_CENTRE, right - 6, width(motto, "bold", 13.5))
    y = min(left - 8, right - 27)
    symbol = document.symbol if document.code_number else f"        /{document.code_notation}"
    pen.centred(f"Số: {symbol}", "regular", 13, _ORGAN_CENTRE, y, _ORGAN_WIDTH)
    pen.centred(_place_and_date(document), "italic", 13.5, _STATE_CENTRE, y, _STATE_WIDTH)
    y -= 17
    is_letter = document.type_name == "Công văn"
    if is_letter:
        y = pen.block(_about(document.subject), "regular", 12, _ORGAN_CENTRE, y, _ORGAN_WIDTH)
    for mark in (document.secrecy, document.urgency):  # ô 10a, then 10b
        if mark:
            y = _red_mark(pen, mark.upper(), y)
    centre, across = (LEFT + RIGHT) / 2, RIGHT - LEFT
    y -= 14
    if not is_letter:
        pen.centred(document.type_name.upper(), "bold", 14, centre, y - 4, across)
        y = pen.block(document.subject, "bold", 14, centre, y - 21, across - 90)
        pen.rule(centre, y + 10, 100)
        y -= 12
    if document.addressee:
        y = pen.block(f"Kính gửi: {document.addressee}", "regular", 14, centre, y - 4, across - 60) - 8
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
    wide = 30 * MM if len(text) < 9 else 40 * MM
    pen.put(Frame(_ORGAN_CENTRE - wide / 2, y - 14, wide, 8 * MM))
    pen.put(Text(text, "bold", 13.5, _ORGAN_CENTRE, y - 7, wide - 4, "centre", is_red=True))
    return y - 26


def _paragraph(pen: _Pen, text: str) -> None:
    across = RIGHT - LEFT
    face = "bold" if len(text) < 70 and _FLUSH.match(text) else "regular"
    lines = wrap(text, face, _BODY_SIZE, across, _INDENT)
    for number, line in enumerate(lines):
        pen.need(_BODY_LINE)
        offset = _INDENT if number == 0 else 0
        align: Align = "justified" if number < len(lines) - 1 else "left"
        pen.put(Text(line, face, _BODY_SIZE, LEFT + offset, pen.y, across - offset, align))
        pen.y -= _BODY_LINE
    pen.y -= 6


def _foot_lines(document: Document) -> tuple[list[str], list[str]]:
    """The receivers' lines and the signer's titles."""
    receivers: list[str] = []
    for number, text in enumerate(document.recipients):
        end = "." if number == len(document.recipients) - 1 else ";"
        receivers += wrap(f"- {text}{end}", "regular", 11, _RECEIVERS_WIDTH)
    titles = [line for text in _titles(document.signer) for line in wrap(text, "bold", 13.5, _SIGNER_WIDTH)]
    return receivers, titles


def _foot_height(receivers: list[str], titles: list[str]) -> float:
    return max(len(titles) * 16 + _SIGNING_SPACE + 40, 30 + 13 * len(receivers))


def _foot(pen: _Pen, signer: Signer, receivers: list[str], titles: list[str]) -> tuple[Box, int]:
    """Nơi nhận on the left, the signer on the right; gives the place and the sheet of the person's signature."""
    pen.need(_foot_height(receivers, titles))
    top = pen.y - 14
    signed_page = len(pen.pages) - 1
    y = top
    for line in titles:
        pen.centred(line, "bold", 13.5, _SIGNER_CENTRE, y, _SIGNER_WIDTH)
        y -= 16
    middle = y + 8 - _SIGNING_SPACE / 2
    pen.centred(signer.full_name, "bold", 14, _SIGNER_CENTRE, y - _SIGNING_SPACE, _SIGNER_WIDTH)
    pen.put(Text("Nơi nhận:", "bold_italic", 12, LEFT, top, _RECEIVERS_WIDTH))
    pen.y = top - 15
    for line in receivers:
        pen.need(0)  # a list that is longer than a sheet goes on
        pen.put(Text(line, "regular", 11, LEFT, pen.y, _RECEIVERS_WIDTH))
        pen.y -= 13
    wide, high = _PERSON_SIZE
    x = _SIGNER_CENTRE - wide / 2
    return (x, middle - high / 2, x + wide, middle + high / 2), signed_page


def _titles(signer: Signer) -> list[str]:
    authority = _RIGHTS.split(signer.authority) if signer.authority else []
    return [text for text in (*authority, signer.position) if text]
