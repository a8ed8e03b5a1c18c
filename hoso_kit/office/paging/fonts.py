"""Finds a serif font with every Vietnamese letter on this machine; no font file is part of the kit.

Phụ lục I asks for Times New Roman. Where the machine has it, or Liberation Serif which has the same widths, that one
is taken; else DejaVu Serif, which comes with matplotlib, drawn a little smaller because its letters are wider.
A font's name says nothing of its letters (old Liberation fonts lack half of the Vietnamese ones), so they are counted.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

FACES = ("regular", "bold", "italic", "bold_italic")
_TONES = "".join(map(chr, range(0x1EA0, 0x1EFA)))  # ạ to ỹ, the block that Unicode keeps for Vietnamese
VIETNAMESE = "ĂÂĐÊÔƠƯăâđêôơưÀÁÃÈÉÌÍĨÒÓÕÙÚŨÝàáãèéìíĩòóõùúũý–“”…" + _TONES
_TIMES = ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")
_TIMES_MAC = tuple(f"Times New Roman{style}.ttf" for style in ("", " Bold", " Italic", " Bold Italic"))
_LIBERATION = tuple(f"LiberationSerif-{style}.ttf" for style in ("Regular", "Bold", "Italic", "BoldItalic"))
_DEJAVU = tuple(f"DejaVuSerif{style}.ttf" for style in ("", "-Bold", "-Italic", "-BoldItalic"))


class NoFont(RuntimeError):
    """This machine has no font with Vietnamese letters that we know."""


@dataclass(frozen=True, slots=True)
class FontFamily:
    """Four font files and how much smaller than asked they are drawn."""

    name: str
    files: tuple[Path, Path, Path, Path]
    scale: float

    def face(self, face: str) -> str:
        """The name by which reportlab knows one face, registered when first asked for."""
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        name = f"hoso-{self.name}-{face}"
        if name not in pdfmetrics.getRegisteredFontNames():
            # ASCII stays readable in the page's text: searchable, and a changed digit can be shown (samples.py)
            pdfmetrics.registerFont(TTFont(name, str(self.files[FACES.index(face)]), asciiReadable=1))
        return name

    def missing_letters(self) -> str:
        """The Vietnamese letters that a face of this family lacks."""
        from reportlab.pdfbase import pdfmetrics

        glyphs = [pdfmetrics.getFont(self.face(face)).face.charToGlyph for face in FACES]
        return "".join(letter for letter in VIETNAMESE if any(ord(letter) not in known for known in glyphs))


def find_family() -> FontFamily:
    """The best family that is here and has every Vietnamese letter; raises NoFont."""
    for name, folder, files, scale in _candidates():
        regular, bold, italic, bold_italic = (folder / file for file in files)
        family = FontFamily(name, (regular, bold, italic, bold_italic), scale)
        if all(path.is_file() for path in family.files) and not family.missing_letters():
            return family
    raise NoFont("no Times New Roman, Liberation Serif or DejaVu Serif with Vietnamese letters found")


def _candidates() -> Iterator[tuple[str, Path, tuple[str, ...], float]]:
    windows = os.environ.get("WINDIR")
    if windows:
        yield "times", Path(windows, "Fonts"), _TIMES, 1.0
    yield "times-mac", Path("/System/Library/Fonts/Supplemental"), _TIMES_MAC, 1.0
    for folder in ("/usr/share/fonts/truetype/liberation", "/usr/share/fonts/liberation-serif"):
        yield "liberation", Path(folder), _LIBERATION, 1.0
    # find_spec looks where matplotlib lies without loading it: this floor must stay light
    spec = find_spec("matplotlib")
    if spec and spec.origin:
        yield "dejavu", Path(spec.origin).parent / "mpl-data" / "fonts" / "ttf", _DEJAVU, 0.82
