"""Two checks for the proof-reading lesson: dates that no calendar has, and symbols of another body.

They read text and point; they never correct, and they don't find every slip.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hoso_kit.records.text import fold, nfc

_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(\d{4})(?![\d/]|[.-]\d)")
_SPELLED = re.compile(r"(?<!\w)ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})(?!\d)", re.IGNORECASE)
# number[/year]/TYPE-BODY, or BODY-UNIT for a công văn
_SYMBOL = re.compile(r"(?<![\w/])\d{1,5}(?:/\d{4})?/([A-ZĐ][A-Za-zĐđ]*)-([A-ZĐ][A-Za-zĐđ]+)(?!\w)")
_REFERENCE = re.compile(r"\s*(?:\d+[.)]\s*)?([^()\n]+?)\s*\(\d{4}\)\s*,")

# What each of these bodies writes in its symbols; bodies that aren't here are not judged.
_BODIES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("Ủy ban nhân dân", ("UBND",)),
    ("Hội đồng nhân dân", ("HĐND",)),
    ("Sở Nội vụ", ("SNV",)),
    ("Sở Tài chính", ("STC",)),
    ("Sở Tư pháp", ("STP",)),
    ("Sở Y tế", ("SYT",)),
    ("Sở Xây dựng", ("SXD",)),
    ("Chính phủ", ("CP",)),
    ("Thủ tướng Chính phủ", ("TTg",)),
)
_OWNERS = {symbol: name for name, symbols in _BODIES for symbol in symbols}


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something to look up: the words as they stand, where they begin, and why they can't be right."""

    seen: str
    start: int
    reason: str


def impossible_dates(text: str) -> tuple[Doubt, ...]:
    """Dates (31/11/2022, ngày 31 tháng 11 năm 2022) that are in no calendar, in the order of the text."""
    return tuple(sorted(_impossible(_composed(text)), key=lambda doubt: doubt.start))


def _impossible(text: str) -> Iterator[Doubt]:
    found = [(m, (m[1], m[3], m[4])) for m in _NUMERIC.finditer(text)]
    found += [(m, (m[1], m[2], m[3])) for m in _SPELLED.finditer(text)]
    for match, parts in found:
        day, month, year = map(int, parts)
        if reason := _calendar_fault(day, month, year):
            yield Doubt(match[0], match.start(), reason)


def _calendar_fault(day: int, month: int, year: int) -> str:
    if year == 0:
        return "Không có năm 0."
    if not 1 <= month <= 12:
        return f"Không có tháng {month}."
    following = date(year + month // 12, month % 12 + 1, 1) if (year, month) != (9999, 12) else None
    last = (following.toordinal() - date(year, month, 1).toordinal()) if following else 31
    if 1 <= day <= last:
        return ""
    return f"Tháng {month} năm {year} chỉ có {last} ngày." if day > last else "Không có ngày 0."


def foreign_symbol(organ_name: str, symbol: str) -> str:
    """Why the symbol can't be this body's; "" when it fits, or when either is not known here.

    The type says nothing about the body (BC-SNV is a báo cáo of Sở Nội vụ); a công văn has none (2045/SNV-TĐKT).
    """
    match = _SYMBOL.search(nfc(symbol))
    issuer = _body_of(nfc(organ_name))
    if match is None or issuer is None:
        return ""
    written = match[1] if match[1] in _OWNERS else match[2]
    owner = _OWNERS.get(written)
    if owner is None or owner == issuer:
        return ""
    return f"Ký hiệu {written} là của {owner}, nhưng cơ quan ban hành ghi là {nfc(organ_name)}."


def mismatched_symbols(text: str) -> tuple[Doubt, ...]:
    """References of the kind “Cơ quan (năm), … số …/BC-SNV” whose body and symbol don't fit, line by line.

    The body is what stands before the year in brackets; a line without one is not judged.
    """
    return tuple(
        Doubt(match[0], line.start() + match.start(), reason)
        for line in re.finditer(r"[^\n]+", _composed(text))
        if (reference := _REFERENCE.match(line[0]))
        for match in _SYMBOL.finditer(line[0])
        if (reason := foreign_symbol(reference[1], match[0]))
    )


def _composed(text: str) -> str:
    """NFC with every space and line break kept, so that ``start`` counts in the text as the reader has it."""
    return unicodedata.normalize("NFC", text)


def _body_of(organ_name: str) -> str | None:
    """The kind of body that a name begins with (Ủy ban nhân dân tỉnh … is an Ủy ban nhân dân)."""
    folded = fold(organ_name)
    kinds = sorted((name for name, _ in _BODIES), key=len, reverse=True)
    return next((name for name in kinds if folded == fold(name) or folded.startswith(fold(name) + " ")), None)
