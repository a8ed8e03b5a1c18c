"""The types of administrative document and their abbreviations.

Twenty-nine types (NĐ 30/2020 Điều 7) and three forms of copy (Điều 25), with the abbreviations of
Phụ lục III. It must never build a document's number or notation: that is work for `records`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from hoso_kit.regulations._data import read_toml


class UnknownDocumentType(KeyError):
    """No type or form of copy has this name."""


@dataclass(frozen=True, slots=True)
class DocumentType:
    """A type of document. `abbreviation` is empty for công văn and thư công."""

    name: str
    official_name: str
    abbreviation: str
    is_copy: bool
    citation: str


def document_types() -> tuple[DocumentType, ...]:
    """The twenty-nine types in the order of Điều 7."""
    return tuple(row for row in _rows() if not row.is_copy)


def copy_forms() -> tuple[DocumentType, ...]:
    """The three forms of copy in the order of Phụ lục III."""
    return tuple(row for row in _rows() if row.is_copy)


def document_type(name: str) -> DocumentType:
    """The type or form of copy with this everyday or official name; raises UnknownDocumentType."""
    try:
        return _by_name()[name]
    except KeyError:
        raise UnknownDocumentType(name) from None


@lru_cache(maxsize=1)
def _rows() -> tuple[DocumentType, ...]:
    data = read_toml("document_types.toml")
    return tuple(
        DocumentType(
            name=row["name"],
            official_name=row.get("official_name", row["name"]),
            abbreviation=row["abbreviation"],
            is_copy=is_copy,
            citation=row["citation"],
        )
        for table, is_copy in (("document_type", False), ("copy_form", True))
        for row in data[table]
    )


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, DocumentType]:
    return MappingProxyType({row.official_name: row for row in _rows()} | {row.name: row for row in _rows()})
