"""What the writers share about the look of a page; no words of a form stand here."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
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


def line_count(text: str, width: float, size: float, *, bold: bool = False) -> int:
    """How many lines the text takes in ``width`` points, broken at words; a longer word is broken where it must."""
    space = text_width(" ", size, bold=bold)
    count = 0
    for paragraph in text.split("\n"):
        count, used = count + 1, 0.0
        for word in paragraph.split():
            length = text_width(word, size, bold=bold)
            if used and used + space + length > width:
                count, used = count + 1, 0.0
            used += length + (space if used else 0)
            if used > width:
                more = int(used // max(width, size))
                count, used = count + more, used - more * width
    return count
