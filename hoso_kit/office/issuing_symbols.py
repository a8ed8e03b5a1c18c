"""Checks of a document's *số, ký hiệu* by Phụ lục I phần I mục II.3 and Phụ lục III.

For documents of any office: an incoming one is checked by the same rules. Nothing is refused or mended here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from hoso_kit.records.document import Document
from hoso_kit.records.text import nfc
from hoso_kit.regulations import UnknownDocumentType, document_type, document_types

_YEAR_GROUP = re.compile(r"^\d{4}/")


@dataclass(frozen=True, slots=True)
class SymbolFault:
    """One fault, in Vietnamese, with the place in the law."""

    text: str
    citation: str


def symbol_faults(document: Document) -> tuple[SymbolFault, ...]:
    """What is wrong with the document's symbol; a draft is asked for its notation only."""
    faults = [] if document.is_draft else _number_faults(document.code_number)
    return (*faults, *notation_faults(document.type_name, document.code_notation))


def notation_faults(type_name: str, code_notation: str) -> tuple[SymbolFault, ...]:
    """What is wrong with the notation alone."""
    # a normative document carries its year: 05/2023/QĐ-UBND
    notation = _YEAR_GROUP.sub("", nfc(code_notation))
    if not notation:
        return (SymbolFault("Văn bản chưa có ký hiệu.", "nd30.pl1.2.3.b"),)
    faults = []
    if " " in notation:
        faults.append(SymbolFault("Các nhóm chữ viết tắt trong ký hiệu không cách chữ.", "nd30.pl1.2.3.c"))
    if any(mark in notation for mark in "/.–_"):
        faults.append(SymbolFault("Giữa các nhóm chữ viết tắt dùng dấu gạch nối (-).", "nd30.pl1.2.3.c"))
    groups = [group.strip() for group in re.split(r"[-–/._]", notation)]
    if not all(groups):
        faults.append(SymbolFault("Ký hiệu có nhóm chữ bị bỏ trống.", "nd30.pl1.2.3.c"))
    return (*faults, *_type_faults(type_name, groups))


def _type_faults(type_name: str, groups: list[str]) -> list[SymbolFault]:
    try:
        kind = document_type(type_name)
    except UnknownDocumentType:
        return [SymbolFault(f"“{type_name}” không phải tên loại văn bản hành chính.", "nd30.7")]
    faults = []
    rest = groups
    if kind.abbreviation:
        rest = groups[1:]
        if groups[0] != kind.abbreviation:
            faults.append(
                SymbolFault(
                    f"Ký hiệu của {kind.name} phải bắt đầu bằng {kind.abbreviation}, không phải {groups[0]}.",
                    "nd30.pl3",
                )
            )
        if not rest:
            faults.append(SymbolFault("Thiếu chữ viết tắt tên cơ quan ban hành.", "nd30.pl1.2.3.b"))
    elif kind.name == "Công văn":
        if groups[0] in {one.abbreviation for one in document_types() if one.abbreviation}:
            faults.append(
                SymbolFault(
                    f"Ký hiệu của công văn không có chữ viết tắt tên loại ({groups[0]}).",
                    "nd30.pl1.2.3.b",
                )
            )
        elif len(groups) == 1:
            faults.append(SymbolFault("Công văn thiếu chữ viết tắt đơn vị soạn thảo hoặc lĩnh vực.", "nd30.pl1.2.3.b"))
    if any(group != group.upper() for group in rest):
        faults.append(SymbolFault("Chữ viết tắt tên cơ quan, đơn vị phải viết in hoa.", "nd30.pl1.2.3.c"))
    return faults


def _number_faults(code_number: str) -> list[SymbolFault]:
    if not (code_number.isascii() and code_number.isdigit()) or int(code_number) == 0:
        return [SymbolFault("Số của văn bản phải ghi bằng chữ số Ả Rập, bắt đầu từ 01.", "nd30.pl1.2.3.a")]
    return []
