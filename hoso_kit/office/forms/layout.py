"""What the writers share about the look of a page; no words of a form stand here."""

from __future__ import annotations

from math import ceil

from hoso_kit.office.forms.form import Form
from hoso_kit.office.paging.widths import width, wrap

FONT = "Times New Roman"
TEXT_SIZE = 13
PAPER = (210, 297)  # A4 upright, in mm
MARGINS = (20, 15, 20, 30)  # top, right, bottom, left in mm [memory: Phụ lục I phần I]
# ten columns in 13 pt break most words; 12 is the smallest that the registers are printed in
_SIZE_OF_WIDE_TABLES = 12
_WIDE = 7


def table_size(form: Form) -> int:
    """Size of the letters in the table, in points."""
    return _SIZE_OF_WIDE_TABLES if len(form.columns) >= _WIDE else TEXT_SIZE


def organ_lines(organ_name: str) -> tuple[str, ...]:
    """The organ's name in capitals; a people's committee breaks before its place, as letterheads do."""
    name = organ_name.upper()
    committee = "ỦY BAN NHÂN DÂN"
    if name.startswith(f"{committee} "):
        return committee, name.removeprefix(f"{committee} ")
    return (name,) if name else ()


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How long the text stands on paper in Times New Roman, in points."""
    return width(text, "bold" if bold else "regular", size)


def broken_lines(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines that the text takes in ``room`` points, broken at words; a longer word keeps a line to itself."""
    face = "bold" if bold else "regular"
    return tuple(line for part in text.split("\n") for line in (wrap(part, face, size, room) or [""]))


def line_count(text: str, room: float, size: float, *, bold: bool = False) -> int:
    """How many lines the text takes in ``room`` points; a word longer than that is broken where it must be."""
    lines = broken_lines(text, room, size, bold=bold)
    return sum(max(1, ceil(text_width(line, size, bold=bold) / max(room, size))) for line in lines)
