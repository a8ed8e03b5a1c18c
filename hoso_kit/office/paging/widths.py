"""How wide Vietnamese text is in Times New Roman, on every machine the same.

Phụ lục I asks for that font; not every machine has it, and lines broken by the widths of whatever font is there
would give one document two pages here and three there. So lines are broken by the widths of Adobe's Times, which
Times New Roman shares and which reportlab carries as numbers, whatever font the sheet is then drawn with. A letter is
as wide as it is without its marks. Nothing is drawn here.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_FACES = {
    "regular": "Times-Roman",
    "bold": "Times-Bold",
    "italic": "Times-Italic",
    "bold_italic": "Times-BoldItalic",
}
# the one letter that doesn't come apart into a base and its marks
_PLAIN_D = str.maketrans("đĐ", "dD")


@lru_cache(maxsize=20_000)
def width(text: str, face: str, size: float) -> float:
    """The text's width in points at ``size`` points; a sign that Times lacks counts as a question mark."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    apart = unicodedata.normalize("NFD", text).translate(_PLAIN_D)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return float(stringWidth(plain.encode("cp1252", "replace").decode("cp1252"), _FACES[face], size))


def wrap(text: str, face: str, size: float, room: float, indent: float = 0) -> list[str]:
    """Lines of whole words that fit ``room`` points; the first has ``indent`` less. A longer word has its own line."""
    space = width(" ", face, size)
    lines: list[list[str]] = []
    left = room - indent
    for word in text.split():
        wide = width(word, face, size)
        if lines and space + wide <= left:
            lines[-1].append(word)
            left -= space + wide
        else:
            left = (room - indent if not lines else room) - wide
            lines.append([word])
    return [" ".join(words) for words in lines]


def wrap_evenly(text: str, face: str, size: float, room: float) -> list[str]:
    """As few lines as fit, all of about the same length: how titles are broken."""
    lines = wrap(text, face, size, room)
    while room > 20 and len(closer := wrap(text, face, size, room - 8)) == len(lines):
        lines, room = closer, room - 8
    return lines
