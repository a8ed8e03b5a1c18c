"""What the writers share about the look of a page; no words of a form stand here."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from math import ceil
from types import MappingProxyType

from hoso_kit.office.forms.form import Form

FONT = "Times New Roman"
TEXT_SIZE = 13
PAPER = (210, 297)  # A4 upright, in mm
MARGINS = (20, 15, 20, 30)  # top, right, bottom, left in mm [memory: Phụ lục I phần I]
# ten columns in 13 pt break most words; 12 is the smallest that the registers are printed in
_SIZE_OF_WIDE_TABLES = 12
_WIDE = 7
# advance widths of Times New Roman in thousandths of the letter size, by the letter without its marks
_ADVANCES: Mapping[str, int] = MappingProxyType(
    {
        letter: width
        for letters, width in (
            ("ijlt/:;", 278),
            (" .,", 250),
            ("frI!()-[]", 333),
            ("aczesJ?", 440),
            ("FPS", 556),
            ("BCELRTZ", 660),
            ("ADGHKNOQUVXY…", 730),
            ("mMW", 890),
            ("w", 722),
        )
        for letter in letters
    }
)
_OTHER_ADVANCE = 500
_BOLD = 1.07


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
    """About how long the text stands on paper, in points."""
    letters = (letter for letter in unicodedata.normalize("NFD", text) if not unicodedata.combining(letter))
    width = sum(_ADVANCES.get(letter.translate({0x111: "d", 0x110: "D"}), _OTHER_ADVANCE) for letter in letters)
    return width * size / 1000 * (_BOLD if bold else 1)


def broken_lines(text: str, width: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines that the text takes in ``width`` points, broken at words; a longer word keeps a line to itself."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if line and text_width(longer, size, bold=bold) > width:
                lines.append(line)
                longer = word
            line = longer
        lines.append(line)
    return tuple(lines)


def line_count(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """How many lines the text takes in ``width`` points; a word longer than that is broken where it must be."""
    lines = broken_lines(text, width, size, bold=bold)
    return sum(max(1, ceil(text_width(line, size, bold=bold) / max(width, size))) for line in lines)
