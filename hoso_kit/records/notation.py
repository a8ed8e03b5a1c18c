"""Code numbers: *số và ký hiệu* of documents and files, and the file code.

Builds and checks the forms of Nghị định 30/2020/NĐ-CP, Phụ lục I phần I mục II.3
(documents), Phụ lục V phần I khoản 2 and Phụ lục VI phần II (files). It never
hands out a number: that is the office's work.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hoso_kit.records.text import nfc

_FILE_NOTATION = re.compile(r"^(\d{2,})\.([A-ZĐ]+)$")
_LOOSE_FILE_NOTATION = re.compile(r"^(\d+)\s*[.\-_/ ]\s*([^\W\d_]+)$")
MAX_FILE_NOTATION = 20
MAX_ORGAN_ID = 13


@dataclass(frozen=True, slots=True)
class FileNotation:
    """*Số và ký hiệu hồ sơ*: ``01.VHXH`` = ordinal 1 under the heading VHXH."""

    ordinal: int
    abbreviation: str

    def __str__(self) -> str:
        return f"{self.ordinal:02d}.{self.abbreviation}"


def parse_file_notation(text: str) -> FileNotation | None:
    """The notation written exactly in the form of Phụ lục V (``01.TCCB``), else None."""
    match = _FILE_NOTATION.match(nfc(text))
    if match is None or len(nfc(text)) > MAX_FILE_NOTATION or int(match.group(1)) == 0:
        return None
    notation = FileNotation(int(match.group(1)), match.group(2))
    return notation if str(notation) == nfc(text) else None


def read_file_notation_loosely(text: str) -> FileNotation | None:
    """What the clerk meant by ``1.vhxh``, ``01-VHXH`` or ``01 VHXH``; None if it can't be told."""
    match = _LOOSE_FILE_NOTATION.match(nfc(text))
    if match is None or int(match.group(1)) == 0:
        return None
    return FileNotation(int(match.group(1)), match.group(2).upper())


def document_symbol(code_number: str, code_notation: str) -> str:
    """``09/QĐ-UBND``; numbers below 10 get a leading zero; a draft without number shows its notation only."""
    if not code_number:
        return f"…/{code_notation}" if code_notation else "(chưa có số)"
    shown = f"{int(code_number):02d}" if code_number.isascii() and code_number.isdigit() else code_number
    return f"{shown}/{code_notation}" if code_notation else shown


def file_code(organ_id: str, file_catalog: int, file_notation: str) -> str:
    """*Mã hồ sơ* = organ_id, year, notation joined by dots (Phụ lục VI phần II mục III.1)."""
    return f"{organ_id}.{file_catalog}.{file_notation}"
