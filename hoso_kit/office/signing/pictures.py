"""What a signature shows on the sheet: the signer's stroke in blue, the agency's seal in red, the copy's line.

The person's is blue, between position and name; the agency's is its seal, red, over about a third of it on the left:
so we know it of Phụ lục I from practice, its words not read (Điều 13.7 and 17.2 refer to it). The seal says in its
middle and on its rim that it is for training, so that nobody can take it for a real one. A copy's line stands at the
top right of the first sheet without a picture (Phụ lục I phần II mục I.3); its three facts are again from practice.
"""

from __future__ import annotations

import hashlib
import io
import math
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from hoso_kit.office.paging.fonts import FontFamily

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_BLUE = (0.05, 0.2, 0.7)
_RED = (0.85, 0.08, 0.08)


def person_picture(full_name: str, size: tuple[float, float], family: FontFamily) -> bytes:
    """A pen's stroke that is the same for the same name, as a one-page PDF without background."""
    return _page(size, lambda canvas: paint_person(canvas, full_name, size, family))


def paint_person(canvas: Canvas, full_name: str, size: tuple[float, float], family: FontFamily) -> None:
    """The pen's stroke, drawn from the canvas's origin."""
    width, height = size
    canvas.setStrokeColorRGB(*_BLUE)
    canvas.setFillColorRGB(*_BLUE)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    canvas.setLineWidth(1.5)
    initial = full_name.split()[-1][:1]
    canvas.saveState()
    canvas.translate(width * 0.1, height * 0.3)
    canvas.transform(1, 0, 0.32, 1, 0, 0)
    canvas.setFont(family.face("italic"), height * 0.62)
    canvas.drawString(0, 0, initial)
    canvas.restoreState()
    path = canvas.beginPath()
    points = _stroke(full_name, width, height)
    path.moveTo(*points[0])
    for a, b, c in zip(points[1::3], points[2::3], points[3::3], strict=False):
        path.curveTo(*a, *b, *c)
    canvas.drawPath(path, stroke=1, fill=0)


def _stroke(full_name: str, width: float, height: float) -> list[tuple[float, float]]:
    """Bezier points: loops that get smaller to the right, then a flourish back under them."""
    marks = [value / 255 for value in hashlib.sha256(full_name.encode()).digest()]
    x, points = width * 0.36, [(width * 0.3, height * 0.36)]
    loops = 3 + int(marks[0] * 5)
    step = width * 0.5 / loops
    for loop in range(loops):
        up = height * (0.08 + 0.6 * marks[loop + 1]) * (1 - loop / (loops + 3))
        base = height * (0.34 + 0.06 * marks[loop + 9])
        points += [(x + step * 0.7, base + up * 1.3), (x - step * 0.25, base + up * 1.25), (x + step * 0.3, base)]
        x += step
    points += [(x + step, height * 0.2), (width * 0.98, height * (0.5 + 0.2 * marks[20])), (width * 0.8, height * 0.3)]
    points += [
        (width * 0.6, height * 0.1),
        (width * 0.4, height * 0.1),
        (width * 0.16, height * (0.14 + 0.1 * marks[21])),
    ]
    return points


def seal_picture(organ_name: str, size: float, family: FontFamily) -> bytes:
    """The agency's round red seal, as a one-page PDF without background."""
    return _page((size, size), lambda canvas: paint_seal(canvas, organ_name, size, family))


def paint_seal(canvas: Canvas, organ_name: str, size: float, family: FontFamily) -> None:
    """The round red seal, drawn from the canvas's origin."""
    centre = size / 2
    canvas.setStrokeColorRGB(*_RED)
    canvas.setFillColorRGB(*_RED)
    canvas.setLineWidth(1.6)
    canvas.circle(centre, centre, centre - 1.5)
    canvas.setLineWidth(0.6)
    canvas.circle(centre, centre, centre - 4)
    canvas.circle(centre, centre, centre * 0.56)
    around = _Ring(canvas, family, centre)
    around.write(organ_name.upper(), 8.4, top=True)
    around.write("KHÔNG CÓ GIÁ TRỊ PHÁP LÝ", 6.2, top=False)
    _star(canvas, centre, centre + 9, 6)
    for text, drop in (("LUYỆN", -5), ("TẬP", -15)):
        canvas.setFont(family.face("bold"), 9.5 * family.scale)
        canvas.drawCentredString(centre, centre + drop, text)


class _Ring:
    """Letters along the rim of the seal."""

    def __init__(self, canvas: Canvas, family: FontFamily, centre: float) -> None:
        self.canvas, self.family, self.centre = canvas, family, centre

    def write(self, text: str, size: float, *, top: bool) -> None:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        font, rim = self.family.face("bold"), self.centre * 0.64
        radius = rim if top else self.centre - 7 - size * 0.35
        room = math.radians(215 if top else 125) * radius
        size *= self.family.scale
        whole = stringWidth(text, font, size) * 1.06
        size *= min(1.0, room / whole)
        self.canvas.setFont(font, size)
        gap = 1.06
        sweep = stringWidth(text, font, size) * gap / radius
        turn = -1 if top else 1
        angle = (math.pi / 2 + sweep / 2) if top else (-math.pi / 2 - sweep / 2)
        for letter in text:
            wide = stringWidth(letter, font, size) * gap / radius
            angle += turn * wide / 2
            self.canvas.saveState()
            self.canvas.translate(self.centre + radius * math.cos(angle), self.centre + radius * math.sin(angle))
            self.canvas.rotate(math.degrees(angle) + (-90 if top else 90))
            self.canvas.drawCentredString(0, 0, letter)
            self.canvas.restoreState()
            angle += turn * wide / 2


def _star(canvas: Canvas, x: float, y: float, radius: float) -> None:
    path = canvas.beginPath()
    for number in range(10):
        reach = radius if number % 2 == 0 else radius * 0.4
        angle = math.pi / 2 + number * math.pi / 5
        point = (x + reach * math.cos(angle), y + reach * math.sin(angle))
        (path.lineTo if number else path.moveTo)(*point)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def copy_picture(lines: Sequence[str], size: tuple[float, float], family: FontFamily) -> bytes:
    """The copy's line: upright, size 10, black, no picture."""

    def paint(canvas: Canvas) -> None:
        for number, line in enumerate(lines):
            canvas.setFont(family.face("regular"), 10 * family.scale)
            canvas.drawRightString(size[0] - 1, size[1] - 10 - 11.5 * number, line)

    return _page(size, paint)


def copy_lines(copy_form: str, organ_name: str, when: datetime) -> tuple[str, str, str]:
    """Form of the copy, who made it, when: with the time zone as ISO 8601 writes it."""
    zone = when.strftime("%z")
    return (copy_form, organ_name, f"{when:%d/%m/%Y %H:%M:%S} {zone[:3]}:{zone[3:]}")


def _page(size: tuple[float, float], paint: Callable[[Canvas], None]) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=1)
    paint(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
