"""Draws what is laid out onto a reportlab canvas, in whatever font of ours the machine has.

Where its letters are wider than those of Times, by which lines were broken, they are drawn narrower: no line leaves
its room. Decides nothing: not where a line breaks, not what is drawn.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from hoso_kit.office.paging.fonts import FontFamily
from hoso_kit.office.paging.layout import LEFT, MM, RIGHT, Frame, Mark, Rule, Text

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_RED = (0.85, 0.1, 0.1)


def draw_page(canvas: Canvas, marks: Iterable[Mark], foot: str, family: FontFamily) -> None:
    """One sheet with a small grey line at its foot; the caller ends the page."""
    for mark in marks:
        _draw(canvas, mark, family)
    canvas.setFillGray(0.45)
    _text(canvas, Text(foot, "italic", 8.5, (LEFT + RIGHT) / 2, 11 * MM, RIGHT - LEFT, "centre"), family)
    canvas.setFillGray(0)


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
    from reportlab.pdfbase.pdfmetrics import stringWidth

    face, size = family.face(mark.face), mark.size * family.scale
    natural = float(stringWidth(mark.text, face, size))
    squeeze = min(1.0, mark.room / natural) if natural else 1.0
    gaps = mark.text.count(" ")
    x = mark.x - natural * squeeze / 2 if mark.align == "centre" else mark.x
    line = canvas.beginText(x, mark.y)
    line.setFont(face, size)
    # both stay in force for the lines that follow: each line sets its own
    line.setHorizScale(100 * squeeze)
    line.setWordSpace((mark.room - natural * squeeze) / gaps if mark.align == "justified" and gaps else 0)
    line.textOut(mark.text)
    canvas.drawText(line)
